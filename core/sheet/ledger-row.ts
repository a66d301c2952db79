// One ledger row: an invoice, a credit or a payment on account, with its money, its days and why it is or is not overdue.
import { bucketOf } from '../ageing.ts';
import { type CalendarDay, dayOfSerial, formatDay, serialOf } from '../calendar.ts';
import { type Money, toDecimal, toMoney } from '../money.ts';
import type { ColumnRole, SheetRow } from '../sheet.ts';
import { isPlausibleSerial, looksLikeDate } from './column-profile.ts';
import type { CurrencyOfRow } from './currencies.ts';
import type { Findings } from './findings.ts';
import { cellName, formatAt, isEmpty, rowNumber, textOf, valueAt } from './grid.ts';
import type { Layout } from './layout.ts';
import { isOneOf, mentions } from './vocabulary.ts';

/** Reads the row at a position of the block as a ledger row. */
export type LedgerRowReader = (row: number) => SheetRow;

type LedgerType = 'invoice' | 'credit' | 'payment';

/** Remembers the answer to each distinct question: sheets repeat their days, kinds and remarks. */
function remembered<Key, Answer>(answer: (key: Key) => Answer): (key: Key) => Answer {
  const known = new Map<Key, Answer>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = answer(key);
    known.set(key, found);
    return found;
  };
}

const inWords = (days: number): string => (days === 1 ? '1 day' : `${days} days`);

function dueReasons(asOf: CalendarDay, epoch: 1900 | 1904): (serial: number) => string {
  const judged = formatDay(asOf, 'en-GB', 'medium');
  const asOfSerial = serialOf(asOf, epoch);
  return remembered((serial) => {
    const day = dayOfSerial(serial, epoch);
    const due = day ? formatDay(day, 'en-GB', 'medium') : '';
    const days = asOfSerial - serial;
    if (days > 0) return `Due ${due}, ${inWords(days)} before ${judged}: overdue.`;
    return days === 0 ? `Due on ${judged} itself: not overdue yet.` : `Due ${due}: not due for ${inWords(-days)}.`;
  });
}

/** A column in which a paid invoice may be marked: remarks and status (by a word), or its day of payment, or yes. */
interface MarkColumn {
  readonly at: number;
  readonly isPaidColumn: boolean;
}

interface Reader {
  readonly layout: Layout;
  readonly findings: Findings;
  readonly currencyOf: CurrencyOfRow;
  readonly asOfSerial: number;
  readonly dayOf: (serial: number) => CalendarDay | null;
  readonly reasonOf: (serial: number) => string;
  readonly kindOf: (text: string) => LedgerType;
  readonly saysPaid: (text: string) => boolean;
  readonly saysYes: (text: string) => boolean;
  readonly marks: readonly MarkColumn[];
}

function textIn({ layout }: Reader, row: number, role: ColumnRole): string | null {
  const column = layout.at(role);
  if (column === null) return null;
  const { cells } = layout.body;
  const value = valueAt(cells, row, column);
  if (value === '') return null;
  const text = textOf(value, typeof value === 'number' ? formatAt(cells, row, column) : '');
  return text === '' ? null : text;
}

/** The whole serial of a day that can be meant, or null for anything else. */
function serialIn({ layout }: Reader, row: number, role: ColumnRole): number | null {
  const column = layout.at(role);
  if (column === null) return null;
  const value = valueAt(layout.body.cells, row, column);
  return typeof value === 'number' && isPlausibleSerial(value, layout.body.cells.dateEpoch) ? Math.floor(value) : null;
}

function moneyIn({ layout }: Reader, row: number, role: 'amount' | 'outstanding', currency: string): Money | null {
  const column = layout.at(role);
  const value = column === null ? '' : valueAt(layout.body.cells, row, column);
  if (typeof value !== 'number' || Math.abs(value) > 1e11) return null;
  return toMoney(value, currency);
}

/** What amount less payments leaves, where that is how the sheet works its balances out; else null. */
function leftByArithmetic({ layout }: Reader, row: number): number | null {
  const amount = layout.at('amount');
  if (amount === null || layout.settled.length === 0) return null;
  const numberAt = (column: number): number => Number(valueAt(layout.body.cells, row, column)) || 0;
  const whole = numberAt(amount);
  const paid = layout.settled.reduce((sum, column) => sum + Math.abs(numberAt(column)), 0);
  return whole === 0 ? null : whole - Math.sign(whole) * paid;
}

function noteWrongBalance(reader: Reader, row: number, column: number, outstanding: Money): void {
  const left = leftByArithmetic(reader, row);
  if (left !== null && Math.abs(left - toDecimal(outstanding)) > 0.005) reader.findings.note('balanceOff', row, column);
}

function outstandingIn(reader: Reader, row: number, currency: string): Money | null {
  const column = reader.layout.at('outstanding') ?? 0;
  const money = moneyIn(reader, row, 'outstanding', currency);
  if (money) {
    noteWrongBalance(reader, row, column, money);
    return money;
  }
  if (!isEmpty(valueAt(reader.layout.body.cells, row, column))) reader.findings.note('amountUnreadable', row, column);
  else if (Math.abs(leftByArithmetic(reader, row) ?? 1) < 0.005) return { minor: 0, currency };
  else reader.findings.note('amountBlank', row, column);
  return null;
}

function ledgerTypeOf(reader: Reader, row: number, outstanding: Money | null, amount: Money | null): LedgerType {
  const sign = outstanding && outstanding.minor !== 0 ? outstanding.minor : (amount?.minor ?? 0);
  const column = reader.layout.at('documentType');
  const kind = reader.kindOf(textIn(reader, row, 'documentType') ?? '');
  if (sign < 0) return kind === 'payment' ? 'payment' : 'credit';
  if (kind === 'invoice' || column === null) return 'invoice';
  if (sign > 0) reader.findings.note('creditPositive', row, column);
  return kind;
}

function noteDueDate(reader: Reader, row: number): string {
  const column = reader.layout.at('dueDate');
  if (column === null) return 'The sheet has no due date: not judged.';
  const cell = cellName(reader.layout.body.cells, row, column);
  const blank = isEmpty(valueAt(reader.layout.body.cells, row, column));
  reader.findings.note(blank ? 'dueDateMissing' : 'dueDateUnreadable', row, column);
  return blank ? `No due date in ${cell}: not judged.` : `${cell} is not a date that can be read: not judged.`;
}

function notePaidMarks(reader: Reader, row: number): void {
  for (const { at, isPaidColumn } of reader.marks) {
    const value = valueAt(reader.layout.body.cells, row, at);
    if (value === '') continue;
    const paid =
      typeof value === 'string' ? reader.saysPaid(value) || (isPaidColumn && reader.saysYes(value)) : isPaidColumn;
    if (paid) reader.findings.note('markedPaid', row, at);
  }
}

function invoiceReason(reader: Reader, row: number, outstanding: Money | null, due: number | null): string {
  if (!outstanding) return 'What is outstanding cannot be read from the sheet: not judged.';
  if (outstanding.minor === 0) return 'Nothing is outstanding: settled.';
  notePaidMarks(reader, row);
  return due === null ? noteDueDate(reader, row) : reader.reasonOf(due);
}

const CREDIT_REASONS = {
  credit: 'A credit in the customer’s favour: never overdue.',
  payment: 'A payment on account: never overdue.',
} as const;

function readRow(reader: Reader, row: number): SheetRow {
  const currency = reader.currencyOf(row);
  const outstanding = outstandingIn(reader, row, currency);
  const amount = moneyIn(reader, row, 'amount', currency);
  const type = ledgerTypeOf(reader, row, outstanding, amount);
  const [issued, due] = [serialIn(reader, row, 'invoiceDate'), serialIn(reader, row, 'dueDate')];
  const days = due === null ? null : reader.asOfSerial - due;
  const customer = textIn(reader, row, 'customer');
  const customerColumn = reader.layout.at('customer');
  if (customer === null && customerColumn !== null) reader.findings.note('customerMissing', row, customerColumn);
  const isInvoice = type === 'invoice';
  return {
    row: rowNumber(reader.layout.body.cells, row),
    type,
    customer,
    customerId: textIn(reader, row, 'customerId'),
    contactName: textIn(reader, row, 'contactName'),
    invoiceNumber: textIn(reader, row, 'invoiceNumber'),
    invoiceDate: issued === null ? null : reader.dayOf(issued),
    dueDate: due === null ? null : reader.dayOf(due),
    amount,
    outstanding,
    email: textIn(reader, row, 'email'),
    phone: textIn(reader, row, 'phone'),
    daysOverdue: isInvoice ? days : null,
    overdue: isInvoice && (outstanding?.minor ?? 0) > 0 && (days ?? 0) > 0,
    bucket: days === null ? null : bucketOf(days),
    because: isInvoice ? invoiceReason(reader, row, outstanding, due) : CREDIT_REASONS[type],
  };
}

function kindNamed(text: string): LedgerType {
  if (isOneOf(text, 'payments')) return 'payment';
  if (isOneOf(text, 'credits')) return 'credit';
  if (text === '' || mentions(text, 'invoices')) return 'invoice';
  if (mentions(text, 'payments')) return 'payment';
  return mentions(text, 'credits') ? 'credit' : 'invoice';
}

function markColumns({ profiles, columns, body, settled }: Layout): MarkColumn[] {
  const used = new Set([...columns.map(({ index }) => index - body.cells.firstColumn), ...settled]);
  return profiles
    .filter(({ at, filled, dates, texts, numbers }) => filled > 0 && !used.has(at) && dates + texts >= numbers)
    .filter(
      ({ said: { concepts } }) => concepts.has('comment') || (concepts.has('settled') && !concepts.has('promise')),
    )
    .map(({ at, said }) => ({ at, isPaidColumn: said.concepts.has('settled') }));
}

/** A reader of ledger rows for a layout and a day to judge by; what it notices goes to the findings. */
export function ledgerRowReader(
  layout: Layout,
  asOf: CalendarDay,
  currencyOf: CurrencyOfRow,
  findings: Findings,
): LedgerRowReader {
  const epoch = layout.body.cells.dateEpoch;
  const reader: Reader = {
    layout,
    findings,
    currencyOf,
    asOfSerial: serialOf(asOf, epoch),
    dayOf: remembered((serial: number) => dayOfSerial(serial, epoch)),
    reasonOf: dueReasons(asOf, epoch),
    kindOf: remembered(kindNamed),
    saysPaid: remembered((text: string) => isOneOf(text, 'paid')),
    saysYes: remembered((text: string) => looksLikeDate(text) || /^(y|yes|x|true|✓|✔)$/i.test(text.trim())),
    marks: markColumns(layout),
  };
  return (row) => readRow(reader, row);
}
