// Who the customers are where no heading says so outright: names right of the customers' numbers (`Libellé`, `Título`), told by
// one number standing beside one name throughout; contacts on every row; and the ledger's own account, which is no customer.
import type { ColumnRole } from '../sheet.ts';
import type { ColumnProfile } from './column-profile.ts';
import { type Body, type ChosenColumn, letterAt, sampleRows } from './evidence.ts';
import { isEmpty, valueAt } from './grid.ts';
import { conceptsOf } from './vocabulary.ts';
import { isOneOf } from './word-lists.ts';
import { wordsOf } from './words.ts';

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

/** `Contact`, filled on every row of a sheet that names its customers nowhere else, is the customer. */
export function withContactsAsCustomers(
  { cells, from, to }: Body,
  profiles: readonly ColumnProfile[],
  chosen: readonly ChosenColumn[],
): readonly ChosenColumn[] {
  const contact = chosen.find(({ role }) => role === 'contactName');
  const profile = profiles[contact?.at ?? -1];
  const isNamed = chosen.some(({ role }) => role === 'customer' || role === 'customerId');
  if (!contact || !profile || isNamed || profile.said.concepts.has('name')) return chosen;
  const rows = sampleRows({ cells, from, to, lines: null }).filter((row) => !(cells.values[row] ?? []).every(isEmpty));
  const filled = rows.filter((row) => !isEmpty(valueAt(cells, row, contact.at)));
  // A text alone in its row heads a group: there the customers stand.
  const isHead = (row: number): boolean => (cells.values[row] ?? []).filter((value) => !isEmpty(value)).length === 1;
  if (filled.length < rows.length * MOSTLY || filled.some(isHead)) return chosen;
  const because = `The heading “${profile.heading}” says so, every row has one, and no other column names the customer.`;
  return chosen.map((column) => (column === contact ? { role: 'customer', at: contact.at, because } : column));
}

/** How the number of a ledger's account begins; a customer may well be called `Customer 7`. */
const ACCOUNT_NUMBER = /^\d{3}/;

/** `121000 Account Receivable`: what is left without the number is a word for all customers, and names none. */
function namesLedgerAccount(text: string): boolean {
  if (!ACCOUNT_NUMBER.test(text) && !isOneOf(text, 'receivables')) return false;
  const words = wordsOf(text).filter((word) => !/\d/.test(word));
  const isOfAll = (word: string): boolean => isOneOf(word, 'receivables') || conceptsOf(word).concepts.has('party');
  return words.length > 0 && (words.every(isOfAll) || isOneOf(words.join(' '), 'receivables'));
}

/** The columns of who and which without a column that shows on every line the account of the ledger. */
export function withoutLedgerAccount(body: Body, chosen: readonly ChosenColumn[]): readonly ChosenColumn[] {
  const customer = chosen.find(({ role }) => role === 'customer');
  if (!customer) return chosen;
  const values = sampleRows(body).map((row) => String(valueAt(body.cells, row, customer.at)).trim());
  const filled = values.filter((value) => value !== '');
  const isAccount = filled.length >= 2 && new Set(filled).size <= 2 && filled.every(namesLedgerAccount);
  return isAccount ? chosen.filter((column) => column !== customer) : chosen;
}

/** `Particulars` before nothing but ages: on a sheet without days and documents the first column says who owes them. */
export function withPartiesFirst(
  profiles: readonly ColumnProfile[],
  chosen: readonly ChosenColumn[],
  { taken, hasDates }: { readonly taken: ReadonlySet<number>; readonly hasDates: boolean },
): readonly ChosenColumn[] {
  const isKnown = chosen.some(({ role }) => role === 'customer' || role === 'customerId' || role === 'invoiceNumber');
  const [first] = profiles;
  if (hasDates || isKnown || !first || taken.has(first.at) || !first.said.concepts.has('comment')) return chosen;
  if (!areNames(first) || first.patterns.distinct < MOSTLY) return chosen;
  const because = 'The first column holds names, each of them once.';
  return [...chosen.filter(({ at }) => at !== first.at), { role: 'customer', at: first.at, because }];
}

/** `No.` beside a name, on a sheet without any date, is the customer's number and no document's. */
export function numbersOfCustomers(
  chosen: readonly ChosenColumn[],
  profiles: readonly ColumnProfile[],
  hasDates: boolean,
): readonly ChosenColumn[] {
  const has = (role: ColumnRole): boolean => chosen.some((column) => column.role === role);
  if (hasDates || !has('customer') || has('customerId')) return chosen;
  return chosen.map((column) => {
    const isPlain = column.role === 'invoiceNumber' && !profiles[column.at]?.said.concepts.has('document');
    return isPlain ? { ...column, role: 'customerId' } : column;
  });
}
