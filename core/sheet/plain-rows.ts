// Rows that are no line of the ledger: what they are, and why they were left out.
import type { RowType, SheetRow } from '../sheet.ts';
import type { Apart } from './apart.ts';

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
  header2: 'The headings of the columns, second row.',
  repeatHeader: 'The headings again.',
  groupHeader: 'The heading of the rows below.',
  groupFooter: 'Names the customer of the rows above, with their sum.',
  contactLine: 'How to reach the customer of these rows.',
  percent: 'Percentages, not amounts.',
  separator: 'A line between rows.',
  note: 'No amount and no document: a note.',
  footer: 'Below the last amount: a footer.',
  blank: 'Nothing in the row.',
  total: 'A total of the rows above or below, not a debt.',
  subtotal: 'A subtotal of the rows above, not a debt.',
};

/** A row that is no ledger row; the reason is the usual one of its type unless another is given. */
export const plainRow = (row: number, type: RowType, because = REASONS[type] ?? ''): SheetRow => ({
  ...NOTHING,
  row,
  type,
  because,
});

/** A row that looks blank may be one of another table. */
export function plainOrApart({ rows }: Apart, row: number, type: RowType): SheetRow {
  const because = type === 'blank' ? rows.get(row) : undefined;
  return because === undefined ? plainRow(row, type) : plainRow(row, 'note', because);
}
