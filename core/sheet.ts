// The aged-debtor sheet as Duebook reads it: what it was given (SheetCells), what it understood (SheetReading).
// readSheet() recognises the layout from evidence in the cells, classifies every row, ages it and ties it out.
import type { AgeingBucket } from './ageing.ts';
import type { CalendarDay } from './calendar.ts';
import type { Money } from './money.ts';
import { isRefusal, type Refusal } from './refusal.ts';
import { checkAges } from './sheet/age-check.ts';
import { findAsOf, staleQuestion } from './sheet/as-of.ts';
import { monthBuckets } from './sheet/buckets.ts';
import { currencyReader, guessedCurrencies } from './sheet/currencies.ts';
import { dueBasisOf } from './sheet/due-basis.ts';
import { withRepetitions } from './sheet/duplicates.ts';
import { Findings } from './sheet/findings.ts';
import { heightOf } from './sheet/grid.ts';
import { groupingOf } from './sheet/groups.ts';
import { bucketsByTerms } from './sheet/invoice-ages.ts';
import type { Layout } from './sheet/layout.ts';
import { ledgerRowReader } from './sheet/ledger-row.ts';
import { refusePayables } from './sheet/payables.ts';
import { blockingFirst, questionsOf } from './sheet/questions.ts';
import { refuseEmpty, refuseNoHeader, refuseNoOutstanding, refuseNoRows, refuseTooLarge } from './sheet/refusals.ts';
import { rowForms } from './sheet/row-forms.ts';
import { classifyRows } from './sheet/rows.ts';
import { lookAgain } from './sheet/second-look.ts';
import { sectionCurrencies } from './sheet/section-currencies.ts';
import type { SheetRows } from './sheet/sheet-rows.ts';
import { withoutSumAbove } from './sheet/sum-above.ts';
import { recogniseTable } from './sheet/tables.ts';
import { tieOutRows } from './sheet/tie-out.ts';
import { atOnce, type Steps } from './steps.ts';

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
  /** Addresses of cells that hold something so far away from the list that they were not read (`XFD1`); to be told. */
  readonly beyond?: readonly string[];
}

/** Where the day to judge by comes from when the sheet does not carry it. `today` is the company's, `asOf` the caller's word. */
export interface ReadingContext {
  readonly today: CalendarDay;
  readonly asOf?: CalendarDay;
  /** What the clerk has answered, by the topic of the question: `{ dateOrder: 'DMY', 'column.dueDate': 'F' }`. */
  readonly answers?: Readonly<Record<string, string>>;
  /** A sheet whose own day lies more days back than this is called old; 45 where nothing is said. */
  readonly staleAfterDays?: number;
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
  | 'language'
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

/** One row of the sheet down to the last filled one; `row` is 1-based as Excel shows it. Ledger rows (invoice, credit, payment) carry money. */
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
  /** The customer's language as the sheet writes it; left out where it says none. */
  readonly language?: string;
  /** as-of date − due date in calendar days; negative when not due yet; null without a due date. */
  readonly daysOverdue: number | null;
  readonly overdue: boolean;
  readonly bucket: AgeingBucket | null;
  /** One sentence: why the row is or is not overdue, or why it was left out. */
  readonly because: string;
  /** The sheet's own word for the age: its ageing column with the amount, its group of an age, its age in words. */
  readonly sheetBucket?: string;
  /** On a row that stands for a customer: what stands past due, credits taken off. */
  readonly overdueAmount?: Money;
  /** On a row that stands for a customer: what stands in each ageing column, in their order. */
  readonly inBuckets?: readonly { readonly label: string; readonly amount: Money }[];
}

/** Something the sheet does not settle. `assumed` is what Duebook goes on with; a blocking question stops flagging. */
export interface Question {
  readonly topic: string;
  readonly text: string;
  readonly assumed: string | null;
  readonly blocking: boolean;
  /** Cells the question comes from, e.g. `['D12', 'D40']`. */
  readonly cells: readonly string[];
  /** The answers that settle it, where the topic takes others as well: none where the sheet itself has settled it. Left out where all do. */
  readonly settledBy?: readonly string[];
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
  /** From what rows are judged overdue: the first of these that a row has. */
  readonly overdueFrom?: 'dueDate' | 'terms' | 'days' | 'bucket' | 'ageText' | 'nothing';
  readonly columns: readonly RecognisedColumn[];
  readonly buckets: readonly BucketColumn[];
  readonly dateOrder: 'EXCEL' | 'DMY' | 'MDY' | 'YMD' | 'ISO' | 'D-MON-Y' | 'NONE';
  readonly questions: readonly Question[];
  readonly rows: SheetRows;
  readonly outstandingByCurrency: readonly Money[];
  readonly overdueByCurrency: readonly Money[];
  readonly overdueRowCount: number;
  readonly tieOut: readonly TieOut[];
  /** Currencies among these that nothing on the sheet names: assumed from its country or a sign that several share. */
  readonly guessedCurrencies?: readonly string[];
}

function dateOrderOf({ at, profiles, dateOrderOf: orderOf }: Layout): SheetReading['dateOrder'] {
  const column = at('dueDate') ?? at('invoiceDate') ?? -1;
  const dates = profiles[column];
  return dates && dates.dates + dates.numbers > 0 ? orderOf(column) : 'NONE';
}

function* readBody(found: Layout, context: ReadingContext): Steps<SheetReading | Refusal> {
  const judged = findAsOf(found, context);
  const aged = { ...found, buckets: monthBuckets(bucketsByTerms(found), judged.asOf) };
  const { cells } = aged.body;
  const findings = new Findings(cells);
  const forms = yield* rowForms(aged);
  const layout = yield* withoutSumAbove(aged, forms);
  const grouping = yield* groupingOf(layout, forms);
  const basis = dueBasisOf(layout, judged.asOf, layout.buckets, grouping.says);
  const amounts = layout.at('outstanding') ?? (layout.buckets[0]?.index ?? cells.firstColumn) - cells.firstColumn;
  const sections = yield* sectionCurrencies(layout, forms, amounts);
  const currencyOf = currencyReader(layout, amounts, findings, sections);
  const read = ledgerRowReader(layout, basis, currencyOf, findings);
  const classified = yield* classifyRows(layout, forms, grouping, read);
  const { ledger, rows, totals, lineAt } = classified;
  const { sums, pastDue, firstRow, lastRow, overdueRows } = ledger;
  if (lastRow === 0) return refuseNoRows(layout);
  if (!sums.isExact || !pastDue.isExact) return refuseTooLarge(layout);
  const tieOut = yield* tieOutRows(rows, totals, sums);
  const judgedBy = { asOf: judged.asOf, isSheets: judged.isSheets };
  const ages = yield* checkAges(layout, layout.buckets, rows, lineAt, judgedBy);
  const guessed = guessedCurrencies(
    findings,
    sums.all().map(({ currency }) => currency),
  );
  const by = { basis: basis.kind, ofCustomers: grouping.questions };
  const open = yield* questionsOf({ ...classified, ...by, layout, findings, sums, tieOut });
  return {
    sheetName: cells.sheetName,
    kind: layout.kind,
    headerRow: cells.firstRow + layout.header.at + 1,
    firstDataRow: firstRow,
    lastDataRow: lastRow,
    asOf: judged.asOf,
    asOfFrom: judged.from,
    overdueFrom: basis.kind,
    columns: layout.columns,
    buckets: ages.buckets.map(({ column, index, label, pastDue }) => ({ column, index, label, pastDue })),
    dateOrder: dateOrderOf(layout),
    questions: blockingFirst([...open, ...ages.questions, ...judged.questions, ...staleQuestion(judged, context)]),
    rows: withRepetitions(rows, classified.repeated),
    outstandingByCurrency: ledger.outstanding(),
    overdueByCurrency: pastDue.all(),
    overdueRowCount: overdueRows,
    tieOut,
    ...(guessed.length === 0 ? {} : { guessedCurrencies: guessed }),
  };
}

/** Reads as {@link readSheet} does, in steps of a few milliseconds. */
export function* readSheetInSteps(cells: SheetCells, context: ReadingContext): Steps<SheetReading | Refusal> {
  const height = heightOf(cells);
  if (height === 0) return refuseEmpty(cells);
  const layout = yield* recogniseTable(cells, height, context);
  if (!layout) return refuseNoHeader(cells, height);
  const payables = refusePayables(layout);
  if (payables) return payables;
  if (layout.at('outstanding') === null && layout.buckets.length === 0) return refuseNoOutstanding(layout);
  yield;
  const reading = yield* readBody(layout, context);
  if (isRefusal(reading)) return reading;
  return yield* lookAgain(layout, reading, (other) => readBody(other, context));
}

/**
 * Reads the cells of one sheet as an aged-debtor sheet. A layout that cannot be read is a refusal that says what was looked
 * for and where; what the sheet leaves open is a question of the reading, and while one of them is blocking no row may be flagged.
 */
export const readSheet = (cells: SheetCells, context: ReadingContext): SheetReading | Refusal =>
  atOnce(readSheetInSteps(cells, context));
