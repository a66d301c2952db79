// A reading as a clerk accepts it, made by hand: which column was taken for what, on a sheet whose header row is known.
import { headingsIn } from '../../core/report-layout-headings.ts';
import { letterOf } from '../../core/sheet/grid.ts';
import { SheetRows } from '../../core/sheet/sheet-rows.ts';
import type { ColumnRole, Question, SheetCells, SheetReading, SheetRow } from '../../core/sheet.ts';
import { day } from './cells.ts';

export interface Accepted {
  readonly headerRow: number;
  /** Letters of the columns, by role. */
  readonly columns?: Partial<Record<ColumnRole, string>>;
  readonly buckets?: readonly string[];
  readonly questions?: readonly Question[];
  readonly rows?: readonly SheetRow[];
}

const indexOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

export function acceptedReading(cells: SheetCells, accepted: Accepted): SheetReading {
  const { headerRow, columns = {}, buckets = [], questions = [], rows = [] } = accepted;
  const headings = headingsIn(cells, [headerRow]);
  const headingAt = (index: number): string => headings[index - cells.firstColumn] ?? '';
  return {
    ...{ sheetName: cells.sheetName, kind: 'detail', headerRow, asOf: day('2026-09-30'), asOfFrom: 'today' },
    ...{
      firstDataRow: headerRow + 1,
      lastDataRow: headerRow + 1,
      dateOrder: 'EXCEL',
      questions,
      rows: SheetRows.of(rows),
    },
    columns: (Object.entries(columns) as [ColumnRole, string][]).map(([role, column]) => {
      const index = indexOf(column);
      return { role, column, index, heading: headingAt(index), because: 'the clerk accepted it' };
    }),
    buckets: buckets.map((column) => {
      const index = indexOf(column);
      return { column, index, label: headingAt(index), pastDue: null };
    }),
    ...{ outstandingByCurrency: [], overdueByCurrency: [], overdueRowCount: 0, tieOut: [] },
  };
}

/** The letter of the first column with this heading text. */
export const letterUnder = (cells: SheetCells, row: number, heading: string): string =>
  letterOf(cells.firstColumn + (cells.values[row - cells.firstRow - 1] ?? []).indexOf(heading));

/** A row that names somebody. */
export const rowNaming = (names: Partial<SheetRow>): SheetRow => ({
  ...{ row: 2, type: 'invoice', customer: null, customerId: null, contactName: null, invoiceNumber: null },
  ...{ invoiceDate: null, dueDate: null, amount: null, outstanding: null, email: null, phone: null },
  ...{ daysOverdue: null, overdue: false, bucket: null, because: '' },
  ...names,
});
