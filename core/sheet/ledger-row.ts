// One ledger row: an invoice, a credit or a payment on account, with its money, its days and why it is or is not overdue.
import { type AgeingBucket, bucketOf } from '../ageing.ts';
import { type CalendarDay, dayOfSerial } from '../calendar.ts';
import { type Money, toDecimal, toMoney } from '../money.ts';
import type { SheetRow } from '../sheet.ts';
import { isPlausibleSerial, looksLikeDate } from './column-profile.ts';
import type { CurrencyOfRow } from './currencies.ts';
import { type DueBasis, type Judgement, pastDueIn } from './due-basis.ts';
import type { Findings } from './findings.ts';
import { cellName, formatAt, isEmpty, rowNumber, textOf, valueAt } from './grid.ts';
import type { GroupFacts } from './labels.ts';
import { type Layout, type LedgerPlaces, placesOf } from './layout.ts';
import { outstandingReader } from './outstanding.ts';
import { remembered } from './remembered.ts';
import { kindNamed, type LedgerType, type MarkColumn, markColumns } from './row-words.ts';
import { isOneOf } from './vocabulary.ts';

/** What the rows above say about the row: the facts of its group and the label of its ageing group. */
export interface Group extends GroupFacts {
  readonly bucket: string | null;
}

/** Reads the row at a position of the block as a ledger row of a group. */
export type LedgerRowReader = (row: number, group: Group) => SheetRow;

interface Reader {
  readonly layout: Layout;
  readonly at: LedgerPlaces;
  readonly findings: Findings;
  readonly currencyOf: CurrencyOfRow;
  readonly basis: DueBasis;
  readonly outstandingAt: (row: number) => number | null;
  readonly dayOf: (serial: number) => CalendarDay | null;
  readonly bucketOf: (days: number) => AgeingBucket;
  readonly kindOf: (text: string) => LedgerType | null;
  readonly saysPaid: (text: string) => boolean;
  readonly saysYes: (text: string) => boolean;
  readonly marks: readonly MarkColumn[];
  /** What the clerk answered: credits with a positive amount lower what is owed; rows marked as paid are settled. */
  readonly creditsLower: boolean | null;
  readonly marksSettle: boolean | null;
  readonly sign: 1 | -1;
}

function textIn({ layout }: Reader, row: number, column: number | null): string | null {
  if (column === null) return null;
  const { cells } = layout.body;
  const value = valueAt(cells, row, column);
  if (value === '') return null;
  const text = textOf(value, typeof value === 'number' ? formatAt(cells, row, column) : '');
  return text === '' ? null : text;
}

function issuedIn({ layout, at, dayOf }: Reader, row: number): CalendarDay | null {
  const column = at.invoiceDate;
  if (column === null) return null;
  const value = valueAt(layout.body.cells, row, column);
  if (typeof value !== 'number' || !isPlausibleSerial(value, layout.body.cells.dateEpoch)) return null;
  return dayOf(Math.floor(value));
}

/** The amount of the invoice; one and the same money as what is outstanding where nothing has been paid. */
function amountIn(
  { layout, at, sign, outstandingAt }: Reader,
  row: number,
  outstanding: Money | null,
  currency: string,
) {
  const value = at.amount === null ? '' : valueAt(layout.body.cells, row, at.amount);
  if (typeof value !== 'number' || Math.abs(value) > 1e11) return null;
  if (outstanding !== null && outstandingAt(row) === value) return outstanding;
  return toMoney(sign * value, currency);
}

/** What amount less payments leaves, where that is how the sheet works its balances out; else null. */
function leftByArithmetic({ layout, at: { amount } }: Reader, row: number): number | null {
  if (amount === null || layout.settled.length === 0) return null;
  const numberAt = (column: number): number => Number(valueAt(layout.body.cells, row, column)) || 0;
  const whole = numberAt(amount);
  const paid = layout.settled.reduce((sum, column) => sum + Math.abs(numberAt(column)), 0);
  return whole === 0 ? null : whole - Math.sign(whole) * paid;
}

function bucketSum({ layout: { buckets, body, kind } }: Reader, row: number): number | null {
  if (buckets.length < 2) return null;
  const values = buckets.map(({ index }) => body.cells.values[row]?.[index - body.cells.firstColumn]);
  if (kind === 'detail' && !values.some((value) => typeof value === 'number' && value !== 0)) return null;
  return values.reduce((sum: number, value) => sum + (typeof value === 'number' ? value : 0), 0);
}

function noteWrongBalance(reader: Reader, row: number, column: number, outstanding: Money): void {
  const [left, sum] = [leftByArithmetic(reader, row), bucketSum(reader, row)];
  if (left === null && sum === null) return;
  const printed = reader.at.outstanding === null ? null : valueAt(reader.layout.body.cells, row, reader.at.outstanding);
  const value = typeof printed === 'number' ? printed : toDecimal(outstanding) * reader.sign;
  if (left !== null && Math.abs(left - value) > 0.005) reader.findings.note('balanceOff', row, column);
  if (sum === null || Math.abs(sum - value) < 0.005 || isRestNotDue(reader, sum, value)) return;
  const judgesByDay = reader.basis.kind === 'dueDate' || reader.basis.kind === 'terms';
  reader.findings.note(judgesByDay ? 'bucketsOff' : 'agesOff', row, column);
}

/** Where the sheet ages only what is past due, the rest is not due. */
function isRestNotDue({ layout: { buckets } }: Reader, aged: number, owed: number): boolean {
  const ages = buckets.every(({ pastDue }) => pastDue === true) && buckets.some(({ said }) => said.from === 1);
  return ages && aged >= 0 && aged < owed;
}

const hasAmount = ({ layout, at: { amount } }: Reader, row: number): boolean =>
  amount !== null && Number(valueAt(layout.body.cells, row, amount)) !== 0;

function outstandingIn(reader: Reader, row: number, currency: string): Money | null {
  const { layout, findings } = reader;
  const column = reader.at.outstanding ?? layout.buckets[0]?.index ?? 0;
  const value = reader.outstandingAt(row);
  if (value !== null && Math.abs(value) <= 1e11) {
    const money = toMoney(value, currency);
    noteWrongBalance(reader, row, column, money);
    return money;
  }
  if (!isEmpty(valueAt(layout.body.cells, row, column))) findings.note('amountUnreadable', row, column);
  else if (Math.abs(leftByArithmetic(reader, row) ?? 1) < 0.005) return { minor: 0, currency };
  else findings.note(hasAmount(reader, row) ? 'balanceBlank' : 'amountBlank', row, column);
  return null;
}

/** The kind of document that some text of the row names, where no column of kinds does. */
function kindInTexts({ layout: { body, columns } }: Reader, row: number): LedgerType | null {
  const used = new Set(columns.map(({ index }) => index - body.cells.firstColumn));
  for (const [column, value] of (body.cells.values[row] ?? []).entries()) {
    if (typeof value !== 'string' || value === '' || value.length > 40 || used.has(column)) continue;
    if (isOneOf(value, 'payments')) return 'payment';
    if (isOneOf(value, 'credits')) return 'credit';
  }
  return null;
}

function ledgerTypeOf(reader: Reader, row: number, outstanding: Money | null, amount: Money | null): LedgerType {
  const sign = outstanding && outstanding.minor !== 0 ? outstanding.minor : (amount?.minor ?? 0);
  const column = reader.at.documentType;
  const kind = reader.kindOf(textIn(reader, row, column) ?? '');
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
function isMarkedPaid(reader: Reader, row: number): boolean {
  for (const { at, isPaidColumn } of reader.marks) {
    const value = valueAt(reader.layout.body.cells, row, at);
    if (value === '') continue;
    const paid =
      typeof value === 'string' ? reader.saysPaid(value) || (isPaidColumn && reader.saysYes(value)) : isPaidColumn;
    if (!paid) continue;
    if (reader.marksSettle === null) reader.findings.note('markedPaid', row, at);
    return reader.marksSettle === true;
  }
  return false;
}

interface Verdict {
  readonly overdue: boolean;
  readonly because: string;
}

function invoiceVerdict(reader: Reader, row: number, outstanding: Money | null, { late, because }: Judgement): Verdict {
  if (!outstanding)
    return { overdue: false, because: 'What is outstanding cannot be read from the sheet: not judged.' };
  if (outstanding.minor === 0) return { overdue: false, because: 'Nothing is outstanding: settled.' };
  if (isMarkedPaid(reader, row)) return { overdue: false, because: 'Marked as paid: settled, as you said.' };
  if (because === '') return { overdue: false, because: noteDueDate(reader, row) };
  return { overdue: late === true, because };
}

const CREDIT_REASONS = {
  credit: 'A credit in the customer’s favour: never overdue.',
  payment: 'A payment on account: never overdue.',
} as const;

/** What a row says itself, and where it says nothing what its group says. */
function partyOf(reader: Reader, row: number, group: Group) {
  const { at } = reader;
  const customer = textIn(reader, row, at.customer) ?? group.customer;
  if (customer === null && at.customer !== null) reader.findings.note('customerMissing', row, at.customer);
  return {
    customer,
    customerId: textIn(reader, row, at.customerId) ?? group.customerId,
    contactName: textIn(reader, row, at.contactName) ?? group.contactName,
    email: textIn(reader, row, at.email) ?? group.email,
    phone: textIn(reader, row, at.phone) ?? group.phone,
  };
}

function readRow(reader: Reader, row: number, group: Group): SheetRow {
  const currency = reader.currencyOf(row);
  const outstanding = outstandingIn(reader, row, currency);
  const amount = amountIn(reader, row, outstanding, currency);
  const type = ledgerTypeOf(reader, row, outstanding, amount);
  const judged = reader.basis.judge(row, group);
  const { customer, customerId, contactName, email, phone } = partyOf(reader, row, group);
  const isInvoice = type === 'invoice';
  const verdict = isInvoice
    ? invoiceVerdict(reader, row, outstanding, judged)
    : { overdue: false, because: CREDIT_REASONS[type] };
  const lowered = !isInvoice && outstanding && outstanding.minor > 0 && reader.creditsLower;
  const read: SheetRow = {
    row: rowNumber(reader.layout.body.cells, row),
    type,
    customer,
    customerId,
    contactName,
    invoiceNumber: textIn(reader, row, reader.at.invoiceNumber),
    invoiceDate: issuedIn(reader, row),
    dueDate: judged.due,
    amount,
    outstanding: lowered ? { ...outstanding, minor: -outstanding.minor } : outstanding,
    email,
    phone,
    daysOverdue: isInvoice ? judged.days : null,
    overdue: verdict.overdue && (outstanding?.minor ?? 0) > 0,
    bucket: judged.days === null ? null : reader.bucketOf(judged.days),
    because: verdict.because,
  };
  return judged.sheetBucket === null ? read : { ...read, sheetBucket: judged.sheetBucket };
}

function summaryReason(labels: readonly string[], open: readonly string[]): string {
  if (labels.length > 0) return `Amounts stand past due: ${labels.map((label) => `“${label}”`).join(', ')}.`;
  if (open.length > 0) return `“${open.join('”, “')}” does not say whether it is past due: not judged.`;
  return 'Nothing stands in a column that is past due.';
}

/** What stands in each ageing column of a row. */
function bucketAmounts({ layout: { buckets, body } }: Reader, row: number, currency: string) {
  return buckets.map(({ label, index }) => {
    const value = Number(valueAt(body.cells, row, index - body.cells.firstColumn)) || 0;
    return { label, amount: toMoney(value, currency) };
  });
}

/** One line per customer: overdue when anything stands past due. */
function readSummary(reader: Reader, row: number, group: Group): SheetRow {
  const currency = reader.currencyOf(row);
  const outstanding = outstandingIn(reader, row, currency);
  const { money, labels, open } = pastDueIn(reader.layout, reader.layout.buckets, row, (value) =>
    toMoney(value, currency),
  );
  return {
    row: rowNumber(reader.layout.body.cells, row),
    type: 'customerSummary',
    ...partyOf(reader, row, group),
    invoiceNumber: null,
    invoiceDate: null,
    dueDate: null,
    amount: null,
    outstanding,
    daysOverdue: null,
    overdue: labels.length > 0,
    bucket: null,
    because: summaryReason(labels, open),
    overdueAmount: money,
    inBuckets: bucketAmounts(reader, row, currency),
  };
}

/** A reader of ledger rows for a layout; what it notices goes to the findings. */
export function ledgerRowReader(
  layout: Layout,
  basis: DueBasis,
  currencyOf: CurrencyOfRow,
  findings: Findings,
): LedgerRowReader {
  const epoch = layout.body.cells.dateEpoch;
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
    dayOf: remembered((serial: number) => dayOfSerial(serial, epoch)),
    bucketOf: remembered((days: number) => bucketOf(days)),
    kindOf: remembered(kindNamed),
    saysPaid: remembered((text: string) => isOneOf(text, 'paid')),
    saysYes: remembered((text: string) => looksLikeDate(text) || /^(y|yes|x|true|✓|✔)$/i.test(text.trim())),
    marks: markColumns(layout, basis.ageColumn),
    creditsLower: credits === null ? null : credits === 'lower',
    marksSettle: settled === null ? null : settled === 'settled',
    sign: answers.oneOf('sign', ['debts', 'credits']) === 'debts' ? -1 : 1,
  };
  return layout.kind === 'summary'
    ? (row, group) => readSummary(reader, row, group)
    : (row, group) => readRow(reader, row, group);
}
