// What one line of the ledger comes to: its kind, what is outstanding, whether it is overdue. Judged for every row of a sheet;
// the words of the row (names, numbers, addresses) are another matter.
import type { AgeingBucket } from '../ageing.ts';
import type { CalendarDay } from '../calendar.ts';
import { toDecimal, toMinor, toMoney } from '../money.ts';
import type { CellValue } from '../sheet.ts';
import { ageOnlyPastDue } from './buckets.ts';
import type { CurrencyOfRow } from './currencies.ts';
import { type DueBasis, type GroupSays, type Judgement, pastDueIn } from './due-basis.ts';
import type { Findings } from './findings.ts';
import { cellName, isEmpty, valueAt } from './grid.ts';
import { type Layout, type LedgerPlaces, placesOf, positionsWithRole } from './layout.ts';
import { MOST_OF_A_CELL, outstandingReader } from './outstanding.ts';
import { type PaidMarkAt, paidMarkReader } from './paid-marks.ts';
import { remembered } from './remembered.ts';
import { kindNamed, type LedgerType } from './row-words.ts';
import { isOneOf } from './vocabulary.ts';

/** A line of the ledger as it is judged; amounts in minor units of its currency. It is over when the next line is judged. */
export interface LedgerLine {
  readonly type: LedgerType | 'customerSummary';
  readonly currency: string;
  /** null where it cannot be read. */
  readonly outstanding: number | null;
  readonly overdue: boolean;
  /** On a row that stands for a customer: what stands past due. */
  readonly overdueAmount: number | null;
  readonly due: CalendarDay | null;
  readonly daysOverdue: number | null;
  readonly bucket: AgeingBucket | null;
  readonly sheetBucket: string | null;
  readonly because: string;
}

/** Judges the row at a position of the block by what it and its group say; what is odd about it goes to the findings. */
export type LedgerLineReader = (row: number, group: GroupSays) => LedgerLine;

interface Reader {
  readonly layout: Layout;
  readonly at: LedgerPlaces;
  readonly findings: Findings;
  readonly currencyOf: CurrencyOfRow;
  readonly basis: DueBasis;
  readonly outstandingAt: (row: number) => number | null;
  readonly kindOf: (written: CellValue) => LedgerType | null;
  readonly paidMarkAt: PaidMarkAt | null;
  /** Whether what is outstanding is what a part-payment left, in columns that add up. */
  readonly isPartPaid: (row: number) => boolean;
  /** What the clerk answered: credits with a positive amount lower what is owed; rows marked as paid are settled. */
  readonly creditsLower: boolean | null;
  readonly marksSettle: boolean | null;
  /** The columns whose texts name no kind of document. */
  readonly withRole: ReadonlySet<number>;
}

const numberOr0 = ({ layout }: Reader, row: number, column: number): number =>
  Number(valueAt(layout.body.cells, row, column)) || 0;

/** What amount less payments leaves, where that is how the sheet works its balances out; else null. */
function leftByArithmetic(reader: Reader, row: number): number | null {
  const { amount } = reader.at;
  const { settled } = reader.layout;
  if (amount === null || settled.length === 0) return null;
  const whole = numberOr0(reader, row, amount);
  let paid = 0;
  for (const column of settled) paid += Math.abs(numberOr0(reader, row, column));
  return whole === 0 ? null : whole - Math.sign(whole) * paid;
}

/** Less than the whole is open, by just what stands as paid. */
function isPartPaid(reader: Reader, row: number): boolean {
  const left = leftByArithmetic(reader, row);
  const owed = reader.outstandingAt(row);
  const isLeft = left !== null && owed !== null && left !== 0 && Math.abs(left - owed) < 0.005;
  return isLeft && Math.abs(numberOr0(reader, row, reader.at.amount ?? 0) - left) > 0.005;
}

function bucketSum({ layout: { buckets, body, kind } }: Reader, row: number): number | null {
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

function noteWrongBalance(reader: Reader, row: number, column: number, outstanding: number, currency: string): void {
  const left = leftByArithmetic(reader, row);
  const sum = bucketSum(reader, row);
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
const isRestNotDue = ({ layout: { buckets } }: Reader, aged: number, owed: number): boolean =>
  aged >= 0 && aged < owed && ageOnlyPastDue(buckets);

const hasAmount = ({ layout, at: { amount } }: Reader, row: number): boolean =>
  amount !== null && Number(valueAt(layout.body.cells, row, amount)) !== 0;

/** No balance: an amount was invoiced, other money stands beside it, or nothing at all. */
function noteBlank(reader: Reader, row: number, column: number): void {
  const { layout, findings } = reader;
  const beside = layout.beside.find((at) => Number(valueAt(layout.body.cells, row, at)) !== 0);
  if (hasAmount(reader, row)) findings.note('balanceBlank', row, column);
  else if (beside !== undefined) findings.note('amountBeside', row, beside);
  else findings.note('amountBlank', row, column);
}

function outstandingIn(reader: Reader, row: number, currency: string): number | null {
  const { layout, findings } = reader;
  const { firstColumn } = layout.body.cells;
  const column = reader.at.outstanding ?? (layout.buckets[0]?.index ?? firstColumn) - firstColumn;
  const value = reader.outstandingAt(row);
  if (value !== null && Math.abs(value) <= MOST_OF_A_CELL) {
    const outstanding = toMinor(value, currency);
    noteWrongBalance(reader, row, column, outstanding, currency);
    return outstanding;
  }
  if (value !== null) findings.note('amountTooLarge', row, tooLargeIn(layout, row) ?? column);
  else if (!isEmpty(valueAt(layout.body.cells, row, column))) findings.note('amountUnreadable', row, column);
  else if (Math.abs(leftByArithmetic(reader, row) ?? 1) < 0.005) return 0;
  else noteBlank(reader, row, column);
  return null;
}

const isTooLarge = (value: unknown): boolean => typeof value === 'number' && Math.abs(value) > MOST_OF_A_CELL;

/** The column of the first amount of a row that is too large; null where only several together are. */
function tooLargeIn({ at, settled, deducted, credits, buckets, body: { cells } }: Layout, row: number): number | null {
  const ages = buckets.map(({ index }) => index - cells.firstColumn);
  const columns = [at('outstanding'), at('amount'), credits, ...settled, ...deducted, ...ages];
  return columns.find((column) => column !== null && isTooLarge(valueAt(cells, row, column))) ?? null;
}

/** The amount of the invoice, for its sign where nothing is outstanding; 0 where there is none. */
function amountOf({ layout, at }: Reader, row: number, currency: string): number {
  const amount = at.amount === null ? '' : valueAt(layout.body.cells, row, at.amount);
  return typeof amount === 'number' && Math.abs(amount) <= MOST_OF_A_CELL ? toMinor(layout.sign * amount, currency) : 0;
}

/** The kind of document that some text of the row names, where no column of kinds does. */
function kindInTexts({ layout: { body }, withRole }: Reader, row: number): LedgerType | null {
  for (const [column, value] of (body.cells.values[row] ?? []).entries()) {
    if (typeof value !== 'string' || value === '' || value.length > 40 || withRole.has(column)) continue;
    if (isOneOf(value, 'payments')) return 'payment';
    if (isOneOf(value, 'credits')) return 'credit';
  }
  return null;
}

function ledgerTypeOf(reader: Reader, row: number, outstanding: number | null, currency: string): LedgerType {
  const column = reader.at.documentType;
  const said = column === null ? '' : valueAt(reader.layout.body.cells, row, column);
  const kind = said === '' ? null : reader.kindOf(said);
  const sign = outstanding || amountOf(reader, row, currency);
  if (sign < 0) return (kind === null || kind === 'invoice' ? kindInTexts(reader, row) : kind) ?? 'credit';
  if (kind === null || kind === 'invoice' || column === null) return 'invoice';
  if (sign > 0 && reader.creditsLower === null) reader.findings.note('creditPositive', row, column);
  return sign > 0 && reader.creditsLower === false ? 'invoice' : kind;
}

function noteDueDate(reader: Reader, row: number): string {
  const column = reader.layout.at('dueDate');
  if (column === null) {
    if (reader.basis.kind !== 'nothing') reader.findings.note('undated', row, reader.layout.at('outstanding') ?? 0);
    return 'The sheet does not say when this is due: not judged.';
  }
  const cell = cellName(reader.layout.body.cells, row, column);
  const blank = isEmpty(valueAt(reader.layout.body.cells, row, column));
  reader.findings.note(blank ? 'dueDateMissing' : 'dueDateUnreadable', row, column);
  return blank ? `No due date in ${cell}: not judged.` : `${cell} is not a date that can be read: not judged.`;
}

/** True when the row is marked as paid and the clerk says such rows are settled. */
function isMarkedPaid({ paidMarkAt, isPartPaid, marksSettle, findings }: Reader, row: number): boolean {
  const at = paidMarkAt === null ? null : paidMarkAt(row, isPartPaid);
  if (at === null) return false;
  if (marksSettle === null) findings.note('markedPaid', row, at);
  return marksSettle === true;
}

const UNREADABLE = 'What is outstanding cannot be read from the sheet: not judged.';
const SETTLED = 'Nothing is outstanding: settled.';
const MARKED_PAID = 'Marked as paid: settled, as you said.';
const NEVER: Readonly<Record<'credit' | 'payment', string>> = {
  credit: 'A credit in the customer’s favour: never overdue.',
  payment: 'A payment on account: never overdue.',
};

/** Why an invoice is overdue or not: what its day or its age says, unless something of its own comes first. */
function reasonOf(reader: Reader, row: number, outstanding: number | null, judged: Judgement): string {
  if (outstanding === null) return UNREADABLE;
  if (outstanding === 0) return SETTLED;
  if (isMarkedPaid(reader, row)) return MARKED_PAID;
  return judged.because === '' ? noteDueDate(reader, row) : judged.because;
}

function judgeLine(reader: Reader, row: number, group: GroupSays, line: Written<LedgerLine>): void {
  const currency = reader.currencyOf(row);
  const outstanding = outstandingIn(reader, row, currency);
  const type = ledgerTypeOf(reader, row, outstanding, currency);
  const { amount } = reader.at;
  if (amount !== null && isTooLarge(valueAt(reader.layout.body.cells, row, amount)))
    reader.findings.note('originalTooLarge', row, amount);
  const judged = reader.basis.judge(row, group);
  const isInvoice = type === 'invoice';
  const isLowered = !isInvoice && outstanding !== null && outstanding > 0 && reader.creditsLower === true;
  line.type = type;
  line.currency = currency;
  line.outstanding = isLowered ? -outstanding : outstanding;
  line.because = isInvoice ? reasonOf(reader, row, outstanding, judged) : NEVER[type];
  line.overdue = isInvoice && judged.late === true && (outstanding ?? 0) > 0 && line.because === judged.because;
  line.due = judged.due;
  line.daysOverdue = isInvoice ? judged.days : null;
  line.bucket = judged.bucket;
  line.sheetBucket = judged.sheetBucket;
}

function summaryReason(labels: readonly string[], open: readonly string[]): string {
  if (labels.length > 0) return `Amounts stand past due: ${labels.map((label) => `“${label}”`).join(', ')}.`;
  if (open.length > 0) return `“${open.join('”, “')}” does not say whether it is past due: not judged.`;
  return 'Nothing stands in a column that is past due.';
}

/** One line per customer: overdue when anything stands past due. */
function judgeSummary(reader: Reader, row: number, line: Written<LedgerLine>): void {
  const currency = reader.currencyOf(row);
  const { money, labels, open } = pastDueIn(reader.layout, row, (value) => toMoney(value, currency));
  line.type = 'customerSummary';
  line.currency = currency;
  line.outstanding = outstandingIn(reader, row, currency);
  line.overdue = labels.length > 0;
  line.overdueAmount = money.minor;
  line.because = summaryReason(labels, open);
}

type Written<Facts> = { -readonly [Fact in keyof Facts]: Facts[Fact] };

const blankLine = (): Written<LedgerLine> => ({
  type: 'invoice',
  currency: '',
  outstanding: null,
  overdue: false,
  overdueAmount: null,
  due: null,
  daysOverdue: null,
  bucket: null,
  sheetBucket: null,
  because: '',
});

/** A reader of lines for a layout. */
export function ledgerLineReader(
  layout: Layout,
  basis: DueBasis,
  currencyOf: CurrencyOfRow,
  findings: Findings,
): LedgerLineReader {
  const { answers } = layout;
  const credits = answers.oneOf('credits', ['lower', 'asShown']);
  const settled = answers.oneOf('settled', ['settled', 'open']);
  const reader: Reader = {
    layout,
    at: placesOf(layout),
    findings,
    currencyOf,
    basis,
    outstandingAt: outstandingReader(layout),
    kindOf: remembered((written: CellValue) => kindNamed(String(written).trim())),
    paidMarkAt: paidMarkReader(layout, basis.ageColumn),
    isPartPaid: (row) => isPartPaid(reader, row),
    creditsLower: credits === null ? null : credits === 'lower',
    marksSettle: settled === null ? null : settled === 'settled',
    withRole: positionsWithRole(layout),
  };
  // One line for all rows: a hundred thousand of them would have to be cleared away while the clerk waits.
  const line = blankLine();
  return (row, group) => {
    if (layout.kind === 'summary') judgeSummary(reader, row, line);
    else judgeLine(reader, row, group, line);
    return line;
  };
}
