// Whether the column taken for the customers' numbers is one: such a number is the same on all rows of a customer. What differs
// on every row (`Your ref`, `P.O. No.`, `Legal Number`) is a reference of the invoice, and would make as many customers of one.
import type { ColumnProfile } from './column-profile.ts';
import { type Body, type ChosenColumn, firstLines } from './evidence.ts';
import { isEmpty, valueAt } from './grid.ts';
import { labelledFacts } from './labels.ts';
import { isShortOf, numberBesideName } from './number-and-name.ts';
import { mayBeName } from './plain-labels.ts';
import { saysReference } from './sayings.ts';
import { saysTotal } from './word-lists.ts';

const LINES_LOOKED_AT = 400;
const MOSTLY = 0.5;
const NAMES_PER_NUMBER = 2;

/** How the numbers of customers who come again go with their names. */
interface Agreement {
  /** Rows that repeat a customer's number, and rows that give the same name another one. */
  readonly same: number;
  readonly other: number;
  /** How many numbers and names there are among the rows that have both. */
  readonly numbers: number;
  readonly names: number;
  /** Most numbers begin as the names do: `SMI001` beside `Smith Ltd`. */
  readonly isAlike: boolean;
}

/** The name that a row of its own gives to a group: by a label, beside a number, or alone with sums; '' for none. */
function nameIn({ cells, from, to }: Body, row: number): string {
  if (row < from || row >= to) return '';
  const values = cells.values[row] ?? [];
  const { customer, customerId } = { ...numberBesideName(values), ...labelledFacts(values) };
  const [text, ...more] = values.filter((value) => !isEmpty(value));
  if (customer ?? customerId) return customer ?? customerId ?? '';
  const isName = typeof text === 'string' && mayBeName(text) && saysTotal(text) !== 'total';
  return isName && more.every((value) => typeof value === 'number') ? text.trim() : '';
}

/** The same below a group, where `Total 1001` names no more than the lines do. */
function nameBelow(body: Body, row: number): string {
  const name = nameIn(body, row);
  return saysTotal(name) === 'no' ? name : '';
}

/** Some lines with the names that groups give them: those in the rows above the groups, or else below them. */
interface Groups {
  readonly lines: readonly number[];
  readonly names: readonly string[];
  /** How many groups there are, and how many of them have a name. */
  readonly count: number;
  readonly named: number;
}

function groupsOf(body: Body): Groups {
  const lines = firstLines(body, LINES_LOOKED_AT);
  const isFirst = (i: number): boolean => lines[i - 1] !== (lines[i] ?? 0) - 1;
  const isLast = (i: number): boolean => i === lines.length - 1 || lines[i + 1] !== (lines[i] ?? 0) + 1;
  const above = lines.map((row, i) => (isFirst(i) ? nameIn(body, row - 1) : ''));
  const below = lines.map((row, i) => (isLast(i) ? nameBelow(body, row + 1) : ''));
  const isBelow = above[0] === '';
  const own = isBelow ? below.toReversed() : above;
  let name = '';
  const held = own.map((text) => {
    name = text || name;
    return name;
  });
  const names = isBelow ? held.toReversed() : held;
  const count = lines.filter((_, i) => isFirst(i)).length;
  return { lines, names, count, named: own.filter((text) => text !== '').length };
}

/** Some lines with the names of a column; in a sparse one a name holds on. */
function namedLines(body: Body, column: number): Pick<Groups, 'lines' | 'names'> {
  const lines = firstLines(body, LINES_LOOKED_AT);
  let name = '';
  const names = lines.map((row) => {
    name = String(valueAt(body.cells, row, column)).trim() || name;
    return name;
  });
  return { lines, names };
}

/** Compares numbers and names line by line; `column` is null where groups name the customers. */
function agreementOf(body: Body, numbers: number, column: number | null): Agreement {
  const known = new Map<string, Set<string>>();
  const { lines, names } = column === null ? groupsOf(body) : namedLines(body, column);
  let [rows, same, alike] = [0, 0, 0];
  for (const [i, row] of lines.entries()) {
    const [name, number] = [names[i] ?? '', valueAt(body.cells, row, numbers)];
    if (name === '' || isEmpty(number)) continue;
    const its = known.get(name) ?? new Set<string>();
    rows += 1;
    if (its.has(String(number))) same += 1;
    if (isShortOf(String(number), name)) alike += 1;
    known.set(name, its.add(String(number)));
  }
  const several = [...known.values()].filter(({ size }) => size > 1);
  const other = several.reduce((sum, { size }) => sum + size - 1, 0);
  const all = new Set([...known.values()].flatMap((its) => [...its]));
  const isAlike = alike > rows * MOSTLY;
  return { same, other, numbers: all.size, names: known.size, isAlike };
}

/** True for a heading that names the customer's number and no reference: `Customer No.`, `Account`. */
const isOutright = ({ heading, said }: ColumnProfile): boolean => said.concepts.has('party') && !saysReference(heading);

/** True where numbers and names, line by line, show that the numbers are not the customers'. */
function isDisproved(body: Body, profile: ColumnProfile, names: number | null, hasDates: boolean): boolean {
  const { same, other, isAlike, ...found } = agreementOf(body, profile.at, names);
  if (isAlike) return false;
  // One number beside many names is that of an account in the ledger, or no number at all.
  const isOfMany = found.names >= NAMES_PER_NUMBER * found.numbers;
  if (isOfMany && (found.numbers === 1 || !profile.said.concepts.has('party'))) return true;
  // Customers may have one name, and a heading that says customer number outright tells them apart; a group is of one customer.
  if (names !== null && isOutright(profile)) return false;
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

/** The columns of who and which, where numbers stand for names only if no rows of groups name the customers. */
export function withoutNumbersForNames(body: Body, chosen: readonly ChosenColumn[]): readonly ChosenColumn[] {
  const number = chosen.find(({ role }) => role === 'customerId');
  const customer = chosen.find(({ role }) => role === 'customer');
  if (!body.lines || !customer || customer.at !== number?.at) return chosen;
  const { count, named } = groupsOf(body);
  return named >= FEWEST_HEADINGS && named > count * MOSTLY ? chosen.filter((column) => column !== customer) : chosen;
}
