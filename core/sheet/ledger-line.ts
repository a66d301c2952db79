// What one line of the ledger comes to: its kind, what is outstanding, whether it is overdue. Judged for every row of a sheet;
// the words of the row (names, numbers, addresses) are another matter.
import type { AgeingBucket } from '../ageing.ts';
import type { CalendarDay } from '../calendar.ts';
import { toMoney } from '../money.ts';
import type { CellValue } from '../sheet.ts';
import type { CurrencyOfRow } from './currencies.ts';
import { type DueBasis, type GroupSays, type Judgement, pastDueIn } from './due-basis.ts';
import type { Findings } from './findings.ts';
import { cellName, isEmpty, valueAt } from './grid.ts';
import { type Layout, placesOf, positionsWithRole } from './layout.ts';
import { type AmountReader, amountOf, isPartPaid, isTooLarge, outstandingIn } from './line-amounts.ts';
import { outstandingReader } from './outstanding.ts';
import { type PaidMarkAt, paidMarkReader } from './paid-marks.ts';
import { remembered } from './remembered.ts';
import { kindNamed, type LedgerType } from './row-words.ts';
import { isOneOf } from './word-lists.ts';

/** A line of the ledger as it is judged; amounts in minor units of its currency. It is over when the next line is judged. */
export interface LedgerLine {
  readonly type: LedgerType | 'customerSummary';
  readonly currency: string;
  /** null where it cannot be read. */
  readonly outstanding: number | null;
  /** The same as the sheet's own totals count it: with what still stands on a line that the clerk says is settled. */
  readonly printed: number | null;
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

interface Reader extends AmountReader {
  readonly currencyOf: CurrencyOfRow;
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
  line.printed = isLowered ? -outstanding : outstanding;
  line.because = isInvoice ? reasonOf(reader, row, outstanding, judged) : NEVER[type];
  line.outstanding = line.because === MARKED_PAID ? 0 : line.printed;
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
  line.printed = line.outstanding;
  line.overdue = labels.length > 0;
  line.overdueAmount = money.minor;
  line.because = summaryReason(labels, open);
}

type Written<Facts> = { -readonly [Fact in keyof Facts]: Facts[Fact] };

const blankLine = (): Written<LedgerLine> => ({
  type: 'invoice',
  currency: '',
  outstanding: null,
  printed: null,
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
