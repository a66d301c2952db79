// How Duebook reads and flags one sheet of a workbook: the add-in's own reading and flagging on the real Office.js, and what
// the saved copy then shows. Terms and shapes are those of docs/clerk.md.
import { basename } from 'node:path';
import { flagOverdueRows, readActiveSheet } from '../addin/excel.ts';
import { type CalendarDay, dayIn } from '../core/calendar.ts';
import { type Money, NO_CURRENCY, toDecimal } from '../core/money.ts';
import { isRefusal, type Refusal, refuse } from '../core/refusal.ts';
import { type ChosenSheet, chooseSheet, type SheetCandidate } from '../core/sheet/choose-sheet.ts';
import { type ColumnRole, type ReadingContext, readSheet, type SheetReading, type SheetRow } from '../core/sheet.ts';
import { type OfficeInNode, openOffice } from './excel/node-bridge.ts';
import type { Workbook } from './excel/workbook.ts';
import { openWorkbook } from './excel/xlsx.ts';
import { rowsFlagged, whyFlagsDiffer } from './flags-shown.ts';

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
  /** The sheet's own word for the age: the ageing column or group the amount stands in; null where the sheet has none. */
  readonly bucket: string | null;
  /** On a row that stands for a customer: what stands past due. */
  readonly overdueAmount?: number;
  readonly because: string;
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
  readonly overdueFrom: SheetReading['overdueFrom'];
  readonly questions: readonly {
    topic: string;
    text: string;
    assumed: string | null;
    blocking: boolean;
    cells: readonly string[];
  }[];
  readonly rows: readonly CheckedRow[];
  readonly totals: {
    readonly outstandingByCurrency: Readonly<Record<string, number>>;
    readonly overdueByCurrency: Readonly<Record<string, number>>;
    readonly overdueRowCount: number;
  };
  readonly tieOut: Readonly<Record<string, CheckedTieOut>>;
  /** The other sheets of the workbook and why they were passed over. */
  readonly sheets: ChosenSheet['others'];
  /** Rows whose flag shows in the saved workbook, told from its formats alone. */
  readonly flagged: readonly number[];
  /** Which rows show a flag though they are not overdue, or none though they are; null where the flags are what was read. */
  readonly flagsDiffer: string | null;
  readonly host: { readonly syncs: number; readonly bytesSent: number; readonly bytesReceived: number };
}

/** The check, and the refusal that kept the rows from being flagged, or flagged rightly, if any. */
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

function checkedRow(row: SheetRow): CheckedRow {
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
    bucket: row.sheetBucket ?? null,
    ...(row.overdueAmount ? { overdueAmount: toDecimal(row.overdueAmount) } : {}),
    because: row.because,
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

function reportOf(
  file: string,
  reading: SheetReading,
): Omit<SheetCheck, 'flagged' | 'flagsDiffer' | 'host' | 'sheets'> {
  return {
    file,
    sheet: reading.sheetName,
    kind: reading.kind,
    headerRow: reading.headerRow,
    asOf: reading.asOf,
    asOfFrom: reading.asOfFrom,
    columns: columnsOf(reading),
    dateOrder: reading.dateOrder,
    overdueFrom: reading.overdueFrom,
    questions: reading.questions.map(({ topic, text, assumed, blocking, cells }) => ({
      topic,
      text,
      assumed,
      blocking,
      cells,
    })),
    rows: reading.rows.map(checkedRow),
    totals: {
      outstandingByCurrency: byCurrency(reading.outstandingByCurrency),
      overdueByCurrency: byCurrency(reading.overdueByCurrency),
      overdueRowCount: reading.overdueRowCount,
    },
    tieOut: tieOutOf(reading),
  };
}

/** The cells of every sheet, hidden ones too, as the add-in would read them. */
async function candidatesOf(workbook: Workbook): Promise<SheetCandidate[]> {
  const active = workbook.activeSheet;
  const candidates: SheetCandidate[] = [];
  for (const sheet of workbook.sheets) {
    workbook.activate(sheet);
    startExcel(workbook);
    const cells = await readActiveSheet();
    if (!isRefusal(cells))
      candidates.push({ cells, isHidden: sheet.visibility !== 'Visible', isActive: sheet === active });
  }
  workbook.activate(active);
  return candidates;
}

/** The sheet to read: the one asked for, else the only one, else the one that reads best. */
async function bringChosen(
  workbook: Workbook,
  name: string | undefined,
  context: ReadingContext,
): Promise<ChosenSheet | Refusal> {
  const only = name ?? (workbook.sheets.length === 1 ? workbook.sheets[0]?.name : undefined);
  const chosen =
    only === undefined
      ? chooseSheet(await candidatesOf(workbook), context)
      : { sheetName: only, because: '', others: [], questions: [] };
  if (isRefusal(chosen)) return chosen;
  return bringForward(workbook, chosen.sheetName) ?? chosen;
}

/** The sheet that was asked for brought to the front, or a refusal that names the sheets there are. */
function bringForward(workbook: Workbook, name: string): Refusal | null {
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

/** What is asked of a check: one sheet by name, a day to judge by, answers to questions by topic. */
export interface Asked {
  readonly sheet?: string;
  readonly asOf?: CalendarDay;
  readonly answers?: Readonly<Record<string, string>>;
}

/**
 * Reads and flags one sheet of a workbook as the add-in does, and evaluates the flags of a saved copy. Without a name the
 * sheet that reads best is taken. Refuses a sheet that cannot be read; throws UnreadableFile for a file that is no workbook.
 */
export async function checkSheet(bytes: Uint8Array, path: string, asked: Asked): Promise<CheckOutcome | Refusal> {
  const file = basename(path);
  const { sheet, ...given } = asked;
  const context: ReadingContext = { today: today(), ...given };
  const workbook = await openWorkbook(bytes, file, { csv: 'asWritten' });
  const chosen = await bringChosen(workbook, sheet, context);
  if (isRefusal(chosen)) return chosen;
  const host = startExcel(workbook);
  const cells = await readActiveSheet();
  if (isRefusal(cells)) return cells;
  const read = readSheet(cells, context);
  if (isRefusal(read)) return read;
  const reading: SheetReading = { ...read, questions: [...chosen.questions, ...read.questions] };
  const flags = await flagOverdueRows(reading, cells);
  const { syncs, bytesSent, bytesReceived } = host.traffic;
  const flagged = isRefusal(flags) ? [] : await rowsFlagged(workbook, reading.sheetName);
  const notFlagged = isRefusal(flags) ? flags : whyFlagsDiffer(reading.rows.overdueRows(), flagged);
  const check: SheetCheck = {
    ...reportOf(file, reading),
    sheets: chosen.others,
    flagged,
    flagsDiffer: !isRefusal(flags) && notFlagged !== null ? notFlagged.because : null,
    host: { syncs, bytesSent, bytesReceived },
  };
  return { check, notFlagged };
}
