// Every row below the headings gets one type. Rows with a document number or a day are ledger rows; rows with nothing but an
// amount are totals if they add up, and are named in the tie-out if they do not; the rest are notes and blank rows.
import type { RowType, SheetRow } from '../sheet.ts';
import { isEmpty, rowNumber, textOf, valueAt } from './grid.ts';
import type { Layout } from './layout.ts';
import type { LedgerRowReader } from './ledger-row.ts';
import { LedgerSums, type PrintedTotal } from './ledger-sums.ts';
import { saysTotal } from './vocabulary.ts';

export interface RowsRead {
  readonly rows: readonly SheetRow[];
  readonly totals: readonly PrintedTotal[];
  readonly sums: LedgerSums;
}

type Form = 'ledger' | 'amountOnly' | 'text' | 'blank' | 'repeatHeader';

const NOTHING: Omit<SheetRow, 'row' | 'type' | 'because'> = {
  customer: null,
  customerId: null,
  contactName: null,
  invoiceNumber: null,
  invoiceDate: null,
  dueDate: null,
  amount: null,
  outstanding: null,
  email: null,
  phone: null,
  daysOverdue: null,
  overdue: false,
  bucket: null,
};

const REASONS: Readonly<Partial<Record<RowType, string>>> = {
  title: 'Above the headings: part of the title.',
  header: 'The headings of the columns.',
  repeatHeader: 'The headings again.',
  note: 'No amount and no document: a note.',
  footer: 'Below the last amount: a footer.',
  blank: 'Nothing in the row.',
  total: 'A total of the rows above or below, not a debt.',
  subtotal: 'A subtotal of the rows above, not a debt.',
};

/** A row that is no ledger row; the reason is the usual one of its type unless another is given. */
const plainRow = (row: number, type: RowType, because = REASONS[type] ?? ''): SheetRow => ({
  ...NOTHING,
  row,
  type,
  because,
});

/** The first text of a row, where a total row says that it is one. */
function firstText({ body }: Layout, row: number): string {
  const first = body.cells.values[row]?.find((value) => !isEmpty(value));
  return typeof first === 'string' ? first : '';
}

function isBlank({ body }: Layout, row: number): boolean {
  return (body.cells.values[row] ?? []).every(isEmpty);
}

/** True when the columns that matter hold their own headings again. */
function repeatsHeader({ body, header, at }: Layout, row: number): boolean {
  const outstanding = at('outstanding') ?? 0;
  const value = valueAt(body.cells, row, outstanding);
  if (typeof value !== 'string' || value.trim() === '' || value.trim() !== header.headings[outstanding]) return false;
  return header.headings.every((heading, column) => textOf(valueAt(body.cells, row, column), '') === heading);
}

function formOf(layout: Layout, row: number): Form {
  const { body, at } = layout;
  const filled = (column: number | null): boolean => column !== null && !isEmpty(valueAt(body.cells, row, column));
  const isDay = (column: number | null): boolean =>
    column !== null && typeof valueAt(body.cells, row, column) === 'number';
  const hasAmount = filled(at('outstanding'));
  const hasNumber = filled(at('invoiceNumber'));
  const hasDay = isDay(at('dueDate')) || isDay(at('invoiceDate'));
  if (hasNumber && hasDay) return 'ledger';
  if (!hasAmount) return isBlank(layout, row) ? 'blank' : 'text';
  if (repeatsHeader(layout, row)) return 'repeatHeader';
  const isNumber = typeof valueAt(body.cells, row, at('outstanding') ?? 0) === 'number';
  if (hasNumber || hasDay || filled(at('dueDate')))
    return saysTotal(firstText(layout, row)) === 'total' && isNumber ? 'amountOnly' : 'ledger';
  return isNumber ? 'amountOnly' : 'text';
}

interface Pending {
  readonly index: number;
  readonly value: number;
  readonly says: 'total' | 'maybe' | 'no';
  /** True when the rows since the last subtotal, or all rows so far, came to it. */
  readonly addsUp: boolean;
}

/** Reads the rows below the headings, in order. */
class RowPass {
  readonly rows: SheetRow[] = [];
  readonly sums = new LedgerSums();
  readonly pending: Pending[] = [];
  #run = new LedgerSums();
  readonly #layout: Layout;
  readonly #readLedgerRow: LedgerRowReader;

  constructor(layout: Layout, readLedgerRow: LedgerRowReader) {
    this.#layout = layout;
    this.#readLedgerRow = readLedgerRow;
  }

  read(at: number): void {
    const form = formOf(this.#layout, at);
    const row = rowNumber(this.#layout.body.cells, at);
    if (form === 'ledger') this.#addLedgerRow(at);
    else if (form === 'amountOnly') this.#addAmount(at, row);
    else this.rows.push(plainRow(row, form === 'text' ? 'note' : form));
  }

  #addLedgerRow(at: number): void {
    const read = this.#readLedgerRow(at);
    this.rows.push(read);
    this.sums.add(read.outstanding);
    this.#run.add(read.outstanding);
  }

  /** An amount without document or day: a total, unless a customer stands beside it and no sum of rows comes to it. */
  #addAmount(at: number, row: number): void {
    const value = Number(valueAt(this.#layout.body.cells, at, this.#layout.at('outstanding') ?? 0));
    const says = saysTotal(firstText(this.#layout, at));
    const addsUp =
      (this.#run.count > 0 && this.#run.comesTo(value)) || (this.sums.count > 0 && this.sums.comesTo(value));
    const customer = this.#layout.at('customer');
    const hasCustomer = customer !== null && !isEmpty(valueAt(this.#layout.body.cells, at, customer));
    if (!addsUp && says === 'no' && hasCustomer) {
      this.#addLedgerRow(at);
      return;
    }
    this.pending.push({ index: this.rows.length, value, says, addsUp });
    this.rows.push({ ...plainRow(row, 'subtotal'), outstanding: this.#run.moneyOf(value) });
    if (addsUp) this.#run = new LedgerSums();
  }
}

/** The last row that comes to the whole ledger is the total; one that only says so is too, and has to answer for it. */
function grandTotal(pending: readonly Pending[], sums: LedgerSums): Pending | undefined {
  return (
    pending.findLast(({ value }) => sums.count > 0 && sums.comesTo(value)) ??
    pending.findLast(({ says }) => says === 'total') ??
    pending.findLast(({ says, addsUp }) => says === 'maybe' && !addsUp)
  );
}

function printedTotals(pass: RowPass): PrintedTotal[] {
  const grand = grandTotal(pass.pending, pass.sums);
  return pass.pending.map((entry) => {
    const isGrand = entry === grand;
    const row = pass.rows[entry.index]?.row ?? 0;
    if (isGrand) pass.rows[entry.index] = { ...plainRow(row, 'total'), outstanding: pass.sums.moneyOf(entry.value) };
    const tiesOut = pass.sums.comesTo(entry.value) || (!isGrand && entry.addsUp);
    return { row, value: entry.value, isGrand, tiesOut };
  });
}

/** Rows after the last amount are footers rather than notes. */
function withFooters(rows: SheetRow[]): SheetRow[] {
  const last = rows.findLastIndex(({ type }) => type !== 'note' && type !== 'blank');
  return rows.map((row, i) => (i > last && row.type === 'note' ? plainRow(row.row, 'footer') : row));
}

/** The rows above the headings, from the first of the sheet. */
function titleRows(layout: Layout): SheetRow[] {
  const { cells } = layout.body;
  const above = Array.from({ length: cells.firstRow }, (_, i) => plainRow(i + 1, 'blank'));
  for (let at = 0; at < layout.header.at; at += 1)
    above.push(plainRow(rowNumber(cells, at), isBlank(layout, at) ? 'blank' : 'title'));
  return above;
}

/** Classifies every row of the sheet, from its first to its last filled one. */
export function classifyRows(layout: Layout, readLedgerRow: LedgerRowReader): RowsRead {
  const { body, header } = layout;
  const pass = new RowPass(layout, readLedgerRow);
  for (let at = body.from; at < body.to; at += 1) pass.read(at);
  const totals = printedTotals(pass);
  const heading = plainRow(rowNumber(body.cells, header.at), 'header');
  return { rows: [...titleRows(layout), heading, ...withFooters(pass.rows)], totals, sums: pass.sums };
}
