// Readings of a sheet written down row by row: one customer's overdue invoices unless a test says otherwise.
import { SheetRows } from '../../core/sheet/sheet-rows.ts';
import type { SheetReading, SheetRow } from '../../core/sheet.ts';
import { day } from './cells.ts';

const sum = (rows: readonly SheetRow[]) =>
  rows.reduce((minor, { outstanding }) => minor + (outstanding?.minor ?? 0), 0);

export const gbp = (minor: number) => ({ minor, currency: 'GBP' });

/** An overdue invoice of £100 of Acme, but for what a test says of it. */
export function row(its: Partial<SheetRow> & Pick<SheetRow, 'row'>): SheetRow {
  return {
    type: 'invoice',
    customer: 'Acme Ltd',
    customerId: 'C-1',
    contactName: null,
    invoiceNumber: `INV-${its.row}`,
    invoiceDate: day('2026-07-01'),
    dueDate: day('2026-08-01'),
    amount: gbp(10_000),
    outstanding: gbp(10_000),
    email: 'ap@acme.example',
    phone: null,
    daysOverdue: 31,
    overdue: true,
    bucket: '31-60',
    because: 'due 1 Aug 2026',
    ...its,
  };
}

/** The rows as a sheet in pounds, read on 1 September 2026. */
export const readingOf = (rows: readonly SheetRow[]): SheetReading => ({
  sheetName: 'Ledger',
  kind: 'detail',
  headerRow: 1,
  firstDataRow: 2,
  lastDataRow: 99,
  asOf: day('2026-09-01'),
  asOfFrom: 'sheet',
  columns: [],
  buckets: [],
  dateOrder: 'EXCEL',
  questions: [],
  rows: SheetRows.of(rows),
  outstandingByCurrency: [],
  overdueByCurrency: rows.some(({ overdue }) => overdue) ? [gbp(sum(rows.filter(({ overdue }) => overdue)))] : [],
  overdueRowCount: rows.filter(({ overdue }) => overdue).length,
  tieOut: [],
});
