// Whether the column taken for the customers' numbers is one: such a number is the same on all rows of a customer. What differs
// on every row (`Your ref`, `P.O. No.`, `Legal Number`) is a reference of the invoice, and would make as many customers of one.
import type { ColumnProfile } from './column-profile.ts';
import { type Body, type ChosenColumn, firstLines } from './evidence.ts';
import { isEmpty, valueAt } from './grid.ts';
import { isShortOf } from './number-and-name.ts';
import { mayBeName } from './plain-labels.ts';
import { mentions } from './vocabulary.ts';

const LINES_LOOKED_AT = 400;
const MOSTLY = 0.5;
/** So many customers with another number on every row disprove even a heading that says customer number outright. */
const DISPROVING_NAMES = 3;

/** How the numbers of customers who come again go with their names. */
interface Agreement {
  /** Rows that repeat a customer's number, and rows that give the same name another one. */
  readonly same: number;
  readonly other: number;
  /** Customers of whom two rows have two numbers. */
  readonly names: number;
  /** Most numbers begin as the names do: `SMI001` beside `Smith Ltd`. */
  readonly isAlike: boolean;
}

/** The text alone in the row right above a line that begins a group; '' for none. */
function headingAbove({ cells, from }: Body, row: number): string {
  const filled = row <= from ? [] : (cells.values[row - 1] ?? []).filter((value) => !isEmpty(value));
  const [text] = filled;
  return filled.length === 1 && typeof text === 'string' && mayBeName(text) ? text.trim() : '';
}

/** Gives the name that a line goes with: its own, else the one that holds on, in a sparse column or from a heading. */
function nameReader(body: Body, names: number | null): (row: number) => string {
  let name = '';
  return (row) => {
    const written = names === null ? headingAbove(body, row) : valueAt(body.cells, row, names);
    if (!isEmpty(written)) name = String(written).trim();
    return name;
  };
}

/** Compares numbers and names line by line; `names` is null where headings of groups name the customers. */
function agreementOf(body: Body, numbers: number, names: number | null): Agreement {
  const known = new Map<string, Set<string>>();
  const nameOf = nameReader(body, names);
  let [rows, same, alike] = [0, 0, 0];
  for (const row of firstLines(body, LINES_LOOKED_AT)) {
    const [name, number] = [nameOf(row), valueAt(body.cells, row, numbers)];
    if (name === '' || isEmpty(number)) continue;
    const its = known.get(name) ?? new Set<string>();
    rows += 1;
    if (its.has(String(number))) same += 1;
    if (isShortOf(String(number), name)) alike += 1;
    known.set(name, its.add(String(number)));
  }
  const several = [...known.values()].filter(({ size }) => size > 1);
  const other = several.reduce((sum, { size }) => sum + size - 1, 0);
  return { same, other, names: several.length, isAlike: alike > rows * MOSTLY };
}

/** True for a heading that names the customer's number and no reference: `Customer No.`, `Account`. */
const isOutright = ({ heading, said }: ColumnProfile): boolean =>
  said.concepts.has('party') && !mentions(heading, 'references');

/** True where numbers and names, line by line, show that the numbers are not the customers'. */
function isDisproved(body: Body, profile: ColumnProfile, names: number | null, hasDates: boolean): boolean {
  const { same, other, names: several, isAlike } = agreementOf(body, profile.at, names);
  if (isAlike) return false;
  if (isOutright(profile)) return same === 0 && several >= DISPROVING_NAMES;
  if (other > same) return true;
  if (profile.said.concepts.has('party')) return false;
  // Something but the heading `No.` makes a number the customer's: it comes again, or stands beside the name.
  const isTold = same > 0 || !hasDates || (names !== null && Math.abs(names - profile.at) === 1);
  return !isTold || profile.filled < (body.lines?.length ?? body.to - body.from) * MOSTLY;
}

/** The column taken for the customers' numbers where its contents say that it holds none; null otherwise. */
export function disprovedNumbers(
  body: Body,
  profiles: readonly ColumnProfile[],
  chosen: readonly ChosenColumn[],
  hasDates: boolean,
): number | null {
  const at = chosen.find(({ role }) => role === 'customerId')?.at;
  const names = chosen.find(({ role }) => role === 'customer')?.at ?? null;
  const profile = profiles[at ?? -1];
  if (at === undefined || !profile || names === at) return null;
  // Without names beside it, only its heading could make it the customer's.
  if (names === null && !profile.said.concepts.has('party')) return at;
  return isDisproved(body, profile, names, hasDates) ? at : null;
}

const FEWEST_HEADINGS = 2;

/** The columns of who and which, where numbers stand for names only if no headings of groups name the customers. */
export function withoutNumbersForNames(body: Body, chosen: readonly ChosenColumn[]): readonly ChosenColumn[] {
  const number = chosen.find(({ role }) => role === 'customerId');
  const customer = chosen.find(({ role }) => role === 'customer');
  if (!body.lines || !customer || customer.at !== number?.at) return chosen;
  const lines = firstLines(body, LINES_LOOKED_AT);
  const begun = lines.filter((row, i) => i === 0 || lines[i - 1] !== row - 1);
  const headed = begun.filter((row) => headingAbove(body, row) !== '');
  const areHeaded = headed.length >= FEWEST_HEADINGS && headed.length > begun.length * MOSTLY;
  return areHeaded && headed[0] === begun[0] ? chosen.filter((column) => column !== customer) : chosen;
}
