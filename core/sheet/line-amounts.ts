// What a line of the ledger says is still owed, and what about that is strange: no number, a balance that does not follow, money
// beside a blank balance, amounts larger than any debt.
import { toDecimal, toMinor } from '../money.ts';
import type { CellValue } from '../sheet.ts';
import { amountText } from './amount-text.ts';
import { ageOnlyPastDue } from './buckets.ts';
import type { DueBasis } from './due-basis.ts';
import type { Findings } from './findings.ts';
import { isEmpty, valueAt } from './grid.ts';
import type { Layout, LedgerPlaces } from './layout.ts';
import { MOST_OF_A_CELL } from './outstanding.ts';
import { isPaidMark } from './paid-marks.ts';

/** What the amounts of a line are read with. */
export interface AmountReader {
  readonly layout: Layout;
  readonly at: LedgerPlaces;
  readonly findings: Findings;
  readonly basis: DueBasis;
  readonly outstandingAt: (row: number) => number | null;
}

const numberOr0 = ({ layout }: AmountReader, row: number, column: number): number =>
  Number(valueAt(layout.body.cells, row, column)) || 0;

/** What amount less payments leaves, where that is how the sheet works its balances out; else null. */
function leftByArithmetic(reader: AmountReader, row: number): number | null {
  const { amount } = reader.at;
  const { settled } = reader.layout;
  if (amount === null || settled.length === 0) return null;
  const whole = numberOr0(reader, row, amount);
  let paid = 0;
  for (const column of settled) paid += Math.abs(numberOr0(reader, row, column));
  return whole === 0 ? null : whole - Math.sign(whole) * paid;
}

/** Less than the whole is open, by just what stands as paid. */
export function isPartPaid(reader: AmountReader, row: number): boolean {
  const left = leftByArithmetic(reader, row);
  const owed = reader.outstandingAt(row);
  const isLeft = left !== null && owed !== null && left !== 0 && Math.abs(left - owed) < 0.005;
  return isLeft && Math.abs(numberOr0(reader, row, reader.at.amount ?? 0) - left) > 0.005;
}

function bucketSum({ layout: { buckets, body, kind } }: AmountReader, row: number): number | null {
  if (buckets.length < 2) return null;
  let [sum, hasAmount] = [0, kind !== 'detail'];
  for (const { index } of buckets) {
    const value = body.cells.values[row]?.[index - body.cells.firstColumn];
    if (typeof value !== 'number') continue;
    sum += value;
    if (value !== 0) hasAmount = true;
  }
  return hasAmount ? sum : null;
}

function noteWrongBalance(
  reader: AmountReader,
  row: number,
  column: number,
  outstanding: number,
  currency: string,
): void {
  const left = leftByArithmetic(reader, row);
  // Where nothing but the ages tells what is owed, they add up to it; a credit among them is turned round.
  const sum = reader.at.outstanding === null ? null : bucketSum(reader, row);
  if (left === null && sum === null) return;
  const printed = reader.at.outstanding === null ? null : valueAt(reader.layout.body.cells, row, reader.at.outstanding);
  const value =
    typeof printed === 'number' ? printed : toDecimal({ minor: outstanding, currency }) * reader.layout.sign;
  if (left !== null && Math.abs(left - value) > 0.005) reader.findings.note('balanceOff', row, column);
  if (sum === null || Math.abs(sum - value) < 0.005 || isRestNotDue(reader, sum, value)) return;
  const judgesByDay = reader.basis.kind === 'dueDate' || reader.basis.kind === 'terms';
  reader.findings.note(judgesByDay ? 'bucketsOff' : 'agesOff', row, column);
}

/** Where the sheet ages only what is past due, the rest is not due. */
const isRestNotDue = ({ layout: { buckets } }: AmountReader, aged: number, owed: number): boolean =>
  aged >= 0 && aged < owed && ageOnlyPastDue(buckets);

const hasAmount = ({ layout, at: { amount } }: AmountReader, row: number): boolean =>
  amount !== null && Number(valueAt(layout.body.cells, row, amount)) !== 0;

/** No balance: an amount was invoiced, other money stands beside it, or nothing at all. */
function noteBlank(reader: AmountReader, row: number, column: number): void {
  const { layout, findings } = reader;
  const beside = layout.beside.find((at) => Number(valueAt(layout.body.cells, row, at)) !== 0);
  if (hasAmount(reader, row)) findings.note('balanceBlank', row, column);
  else if (beside !== undefined) findings.note('amountBeside', row, beside);
  else findings.note('amountBlank', row, column);
}

/** An amount that can be read in two ways is asked about as such. */
const isAskedAsText = ({ doubts }: Layout, written: CellValue): boolean =>
  typeof written === 'string' &&
  amountText(written)?.isOpen === true &&
  doubts.some(({ topic }) => topic === 'numberStyle');

/** What is owed where no number stands: nothing, where the clerk has put that it is paid or the payments come to the amount. */
function withoutNumber(reader: AmountReader, row: number, column: number): number | null {
  const { layout, findings } = reader;
  const written = valueAt(layout.body.cells, row, column);
  const isPaid = typeof written === 'string' && isPaidMark(written);
  if (isPaid) findings.note('amountPaid', row, column);
  if (isPaid || (isEmpty(written) && Math.abs(leftByArithmetic(reader, row) ?? 1) < 0.005)) return 0;
  if (isEmpty(written)) noteBlank(reader, row, column);
  else if (!isAskedAsText(layout, written)) findings.note('amountUnreadable', row, column);
  return null;
}

/** What a line owes in minor units of its currency; null where that cannot be read. What is strange goes to the findings. */
export function outstandingIn(reader: AmountReader, row: number, currency: string): number | null {
  const { layout, findings } = reader;
  const { firstColumn } = layout.body.cells;
  const column = reader.at.outstanding ?? (layout.buckets[0]?.index ?? firstColumn) - firstColumn;
  const value = reader.outstandingAt(row);
  if (value !== null && Math.abs(value) <= MOST_OF_A_CELL) {
    const outstanding = toMinor(value, currency);
    noteWrongBalance(reader, row, column, outstanding, currency);
    return outstanding;
  }
  if (value === null) return withoutNumber(reader, row, column);
  findings.note('amountTooLarge', row, tooLargeIn(layout, row) ?? column);
  return null;
}

export const isTooLarge = (value: unknown): boolean => typeof value === 'number' && Math.abs(value) > MOST_OF_A_CELL;

/** The column of the first amount of a row that is too large; null where only several together are. */
function tooLargeIn({ at, settled, deducted, credits, buckets, body: { cells } }: Layout, row: number): number | null {
  const ages = buckets.map(({ index }) => index - cells.firstColumn);
  const columns = [at('outstanding'), at('amount'), credits, ...settled, ...deducted, ...ages];
  return columns.find((column) => column !== null && isTooLarge(valueAt(cells, row, column))) ?? null;
}

/** The amount of the invoice, for its sign where nothing is outstanding; 0 where there is none. */
export function amountOf({ layout, at }: AmountReader, row: number, currency: string): number {
  const amount = at.amount === null ? '' : valueAt(layout.body.cells, row, at.amount);
  return typeof amount === 'number' && Math.abs(amount) <= MOST_OF_A_CELL ? toMinor(layout.sign * amount, currency) : 0;
}
