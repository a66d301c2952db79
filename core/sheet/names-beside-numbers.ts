// A column of names right of the customers' numbers, under a heading that says nothing of customers (`Libellé`, `Título`): told
// by one number standing beside one name throughout.
import type { ColumnProfile } from './column-profile.ts';
import { type Body, type ChosenColumn, letterAt, sampleRows } from './evidence.ts';
import { isEmpty, valueAt } from './grid.ts';

const MOSTLY = 0.9;

const areNames = ({ filled, texts, patterns }: ColumnProfile): boolean =>
  filled > 0 && texts >= filled * MOSTLY && patterns.nameLike >= MOSTLY && patterns.ageLabel === 0;

/** How often a number comes again, always beside the same name; null where it stands beside two. */
function repeats(body: Body, numbers: number, names: number): number | null {
  const known = new Map<string, string>();
  let again = 0;
  for (const row of sampleRows(body)) {
    const [number, name] = [valueAt(body.cells, row, numbers), valueAt(body.cells, row, names)];
    if (isEmpty(number) || isEmpty(name)) continue;
    const before = known.get(String(number));
    if (before !== undefined && before !== String(name)) return null;
    if (before !== undefined) again += 1;
    known.set(String(number), String(name));
  }
  return new Set(known.values()).size === known.size || again > 0 ? again : null;
}

/** The columns of who and which, with the names beside customers' numbers where no other column names them. */
export function withNamesBeside(
  body: Body,
  profiles: readonly ColumnProfile[],
  chosen: readonly ChosenColumn[],
  { taken, hasDates }: { readonly taken: ReadonlySet<number>; readonly hasDates: boolean },
): readonly ChosenColumn[] {
  const of = (role: ChosenColumn['role']) => chosen.find((column) => column.role === role);
  const [number, customer] = [of('customerId'), of('customer')];
  const names = number && profiles[number.at + 1];
  if (!number || !names || (customer && customer.at !== number.at) || !areNames(names)) return chosen;
  if (taken.has(names.at) || chosen.some(({ at }) => at === names.at)) return chosen;
  const again = repeats(body, number.at, names.at);
  // Where every customer stands once, texts beside the numbers may be of the invoices.
  if (again === null || (again === 0 && (hasDates || of('invoiceNumber')))) return chosen;
  const because = `Every number in column ${letterAt(body, number.at)} has its name here.`;
  return [...chosen.filter((column) => column !== customer), { role: 'customer', at: names.at, because }];
}
