// How Duebook reads and flags one sheet of a workbook: the add-in's own reading and flagging on the real Office.js, and what
// the saved copy then shows. Terms and shapes are those of docs/clerk.md.
import { basename } from 'node:path';
import { flagOverdueRows, readActiveSheet } from '../addin/excel.ts';
import { type CalendarDay, dayIn } from '../core/calendar.ts';
import { type Money, NO_CURRENCY, toDecimal } from '../core/money.ts';
import { isRefusal, type Refusal, refuse } from '../core/refusal.ts';
import { type ColumnRole, readSheet, type SheetCells, type SheetReading, type SheetRow } from '../core/sheet.ts';
import { type OfficeInNode, openOffice } from './excel/node-bridge.ts';
import type { Workbook } from './excel/workbook.ts';
import { openWorkbook, saveWorkbook } from './excel/xlsx.ts';

/** The key of amounts without currency. */
const UNSPECIFIED = 'UNSPECIFIED';

const ROLES = [
  'customer',
  'customerId',
  'invoiceNumber',
  'invoiceDate',
  'dueDate',
  'amount',
  'outstanding',
  'currency',
  'email',
  'phone',
] as const satisfies readonly ColumnRole[];

interface CheckedRow {
  readonly row: number;
  readonly type: SheetRow['type'];
  readonly customer: string | null;
  readonly customerId: string | null;
  readonly invoiceNumber: string | null;
  readonly dueDate: CalendarDay | null;
  readonly outstanding: number | null;
  readonly currency: string | null;
  readonly daysOverdue: number | null;
  readonly overdue: boolean;
  /** The sheet's own ageing column the amount stands in; null where the sheet has none. */
  readonly bucket: string | null;
}

interface CheckedTieOut {
  readonly sheetTotal: number | null;
  readonly ledgerTotal: number;
  readonly difference: number | null;
}

/** What `check-sheet --json` prints: columns as letters, days as ISO dates, amounts as decimal numbers. */
export interface SheetCheck {
  readonly file: string;
  readonly sheet: string;
  readonly kind: SheetReading['kind'];
  readonly headerRow: number;
  readonly asOf: CalendarDay;
  readonly asOfFrom: SheetReading['asOfFrom'];
  readonly columns: Readonly<Record<(typeof ROLES)[number], string | null>> & {
    readonly buckets: readonly { column: string; label: string; pastDue: boolean | null }[];
  };
  readonly dateOrder: SheetReading['dateOrder'];
  readonly questions: readonly { topic: string; text: string; assumed: string | null; blocking: boolean }[];
  readonly rows: readonly CheckedRow[];
  readonly totals: {
    readonly outstandingByCurrency: Readonly<Record<string, number>>;
    readonly overdueByCurrency: Readonly<Record<string, number>>;
    readonly overdueRowCount: number;
  };
  readonly tieOut: Readonly<Record<string, CheckedTieOut>>;
  /** Rows whose flag shows in the saved workbook, told from its formats alone. */
  readonly flagged: readonly number[];
  readonly host: { readonly syncs: number; readonly bytesSent: number; readonly bytesReceived: number };
}

/** The check, and the refusal that kept the rows from being flagged, if any. */
export interface CheckOutcome {
  readonly check: SheetCheck;
  readonly notFlagged: Refusal | null;
}

const currencyKey = (currency: string): string => (currency === NO_CURRENCY ? UNSPECIFIED : currency);

const byCurrency = (amounts: readonly Money[]): Record<string, number> =>
  Object.fromEntries(amounts.map((money) => [currencyKey(money.currency), toDecimal(money)]));

function columnsOf(reading: SheetReading): SheetCheck['columns'] {
  const letterOf = (role: ColumnRole): string | null =>
    reading.columns.find((column) => column.role === role)?.column ?? null;
  const letters = Object.fromEntries(ROLES.map((role) => [role, letterOf(role)])) as Record<
    (typeof ROLES)[number],
    string | null
  >;
  const buckets = reading.buckets.map(({ column, label, pastDue }) => ({ column, label, pastDue }));
  return { ...letters, buckets };
}

/** The label of the one ageing column of the sheet that holds an amount in this row. */
function bucketOnSheet(reading: SheetReading, cells: SheetCells, { row, type }: SheetRow): string | null {
  if (type !== 'invoice' && type !== 'credit' && type !== 'payment') return null;
  const values = cells.values[row - 1 - cells.firstRow];
  const filled = reading.buckets.filter(({ index }) => {
    const value = values?.[index - cells.firstColumn];
    return typeof value === 'number' && value !== 0;
  });
  return filled.length === 1 ? (filled[0]?.label ?? null) : null;
}

function checkedRow(reading: SheetReading, cells: SheetCells, row: SheetRow): CheckedRow {
  const { outstanding } = row;
  return {
    row: row.row,
    type: row.type,
    customer: row.customer,
    customerId: row.customerId,
    invoiceNumber: row.invoiceNumber,
    dueDate: row.dueDate,
    outstanding: outstanding ? toDecimal(outstanding) : null,
    currency: outstanding && outstanding.currency !== NO_CURRENCY ? outstanding.currency : null,
    daysOverdue: row.daysOverdue,
    overdue: row.overdue,
    bucket: bucketOnSheet(reading, cells, row),
  };
}

function tieOutOf({ tieOut }: SheetReading): SheetCheck['tieOut'] {
  const decimal = (money: Money | null): number | null => (money ? toDecimal(money) : null);
  return Object.fromEntries(
    tieOut.map(({ currency, sheetTotal, ledgerTotal, difference }) => [
      currencyKey(currency),
      { sheetTotal: decimal(sheetTotal), ledgerTotal: toDecimal(ledgerTotal), difference: decimal(difference) },
    ]),
  );
}

function reportOf(file: string, reading: SheetReading, cells: SheetCells): Omit<SheetCheck, 'flagged' | 'host'> {
  return {
    file,
    sheet: reading.sheetName,
    kind: reading.kind,
    headerRow: reading.headerRow,
    asOf: reading.asOf,
    asOfFrom: reading.asOfFrom,
    columns: columnsOf(reading),
    dateOrder: reading.dateOrder,
    questions: reading.questions.map(({ topic, text, assumed, blocking }) => ({ topic, text, assumed, blocking })),
    rows: reading.rows.map((row) => checkedRow(reading, cells, row)),
    totals: {
      outstandingByCurrency: byCurrency(reading.outstandingByCurrency),
      overdueByCurrency: byCurrency(reading.overdueByCurrency),
      overdueRowCount: reading.overdueRowCount,
    },
    tieOut: tieOutOf(reading),
  };
}

/** Rows (1-based) on which the second workbook shows another fill than the first, in any of the sheet's cells. */
function rowsShownDifferently(before: Workbook, after: Workbook, sheetName: string): number[] {
  const [one, other] = [before.sheet(sheetName), after.sheet(sheetName)];
  const used = one?.usedArea(true);
  if (!one || !other || !used) return [];
  const columns = Array.from({ length: used.columns }, (_, i) => used.column + i);
  return Array.from({ length: used.rows }, (_, i) => used.row + i)
    .filter((row) =>
      columns.some((column) => before.shownLook(one, row, column).fill !== after.shownLook(other, row, column).fill),
    )
    .map((row) => row + 1);
}

/** The sheet that was asked for brought to the front, or a refusal that names the sheets there are. */
function bringForward(workbook: Workbook, name: string | undefined): Refusal | null {
  if (name === undefined) return null;
  const sheet = workbook.sheet(name);
  if (sheet) {
    workbook.activate(sheet);
    return null;
  }
  const names = workbook.sheets.map((one) => `“${one.name}”`).join(', ');
  return refuse('no-such-sheet', `There is no sheet “${name}” in the workbook. It has ${names}.`);
}

/** Gives the add-in its globals over this workbook, as Excel does when a pane opens. */
function startExcel(workbook: Workbook): OfficeInNode {
  const host = openOffice(workbook);
  Object.assign(globalThis, { Excel: host.Excel, Office: host.Office, OfficeExtension: host.OfficeExtension });
  return host;
}

/** The day on the calendar of this computer. */
const today = (): CalendarDay => dayIn(Intl.DateTimeFormat().resolvedOptions().timeZone, new Date().toISOString());

/**
 * Reads and flags one sheet of a workbook as the add-in does, and evaluates the flags of a saved copy. Refuses a sheet that
 * cannot be read; throws UnreadableFile for a file that is no workbook.
 */
export async function checkSheet(
  bytes: Uint8Array,
  path: string,
  asked: { readonly sheet?: string; readonly asOf?: CalendarDay },
): Promise<CheckOutcome | Refusal> {
  const file = basename(path);
  const workbook = await openWorkbook(bytes, file);
  const noSheet = bringForward(workbook, asked.sheet);
  if (noSheet) return noSheet;
  const host = startExcel(workbook);
  const cells = await readActiveSheet();
  if (isRefusal(cells)) return cells;
  const reading = readSheet(cells, { today: today(), ...(asked.asOf ? { asOf: asked.asOf } : {}) });
  if (isRefusal(reading)) return reading;
  const flags = await flagOverdueRows(reading, cells);
  const saved = await openWorkbook(await saveWorkbook(workbook), file.replace(/\.csv$/i, '.xlsx'));
  const flagged = rowsShownDifferently(await openWorkbook(bytes, file), saved, reading.sheetName);
  const { syncs, bytesSent, bytesReceived } = host.traffic;
  const check: SheetCheck = {
    ...reportOf(file, reading, cells),
    flagged,
    host: { syncs, bytesSent, bytesReceived },
  };
  return { check, notFlagged: isRefusal(flags) ? flags : null };
}
