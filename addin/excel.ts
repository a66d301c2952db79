// Excel as Duebook uses it: reading the active sheet, flags, the Days overdue column, the selected row. The only file that
// calls Excel.run. Every "no" of Excel comes back as a refusal in the clerk's words; only bugs are thrown.
import type { DoubtfulCell, SourceCell } from '../core/doubtful-formula.ts';
import { isRefusal, type Refusal, refuse } from '../core/refusal.ts';
import type { SheetCells, SheetReading } from '../core/sheet.ts';
import { todayIn } from './clock.ts';
import { type GlimpsedSheet, glimpseSheets } from './excel/candidate-sheets.ts';
import { findDoubtfulCells } from './excel/doubtful-cells.ts';
import { askRows, readState, replaceRules, whyNotAsRead, whyNotChangeable } from './excel/flag-rules.ts';
import { refusalOf } from './excel/office-refusal.ts';
import {
  DAYS_OVERDUE,
  daysOverdueOf,
  isOwnColumnShown,
  type OwnValues,
  REMINDER_STATUS,
  removeOwnColumn,
  type WrittenColumn,
  writeOwnColumn,
} from './excel/own-columns.ts';
import { type ReadingOptions, readCells } from './excel/reading-cells.ts';
import { type RowSelection, readSelection, selectAddress } from './excel/selection.ts';
import { type Listening, listenForEdits, listenForSelection, type SheetEdit } from './excel/sheet-events.ts';
import { readMemory, removeMemory, type SheetMemory, writeMemory } from './excel/workbook-memory.ts';
import { type LegendLine, planFlagsInSteps } from './flags.ts';
import { inSlices } from './in-slices.ts';

/** What flagging did: which rows show a flag now, in which colours, with how many rules. */
export interface FlagOutcome {
  /** 1-based, ascending: exactly the rows read as overdue. */
  readonly flaggedRows: readonly number[];
  /** Flagged rows whose flag does not move along when the sheet is sorted: say so, and flag again after sorting. */
  readonly fixedRows: readonly number[];
  readonly legend: readonly LegendLine[];
  /** Conditional formats added to the sheet. */
  readonly rules: number;
  /** True when the flags move on by themselves from day to day. */
  readonly followsToday: boolean;
}

const NOT_IN_EXCEL = refuse(
  'not-in-excel',
  'Duebook is not connected to Excel here. Open it from the Duebook tab in Excel.',
);

/** Runs one batch once no cell is being edited; what Excel says no to becomes a refusal, everything else is thrown on. */
async function inExcel<T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T | Refusal> {
  if (typeof Excel === 'undefined') return NOT_IN_EXCEL;
  try {
    return await Excel.run({ delayForCellEdit: true }, batch);
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null) throw error;
    return refusal;
  }
}

/**
 * The values and number formats of the active sheet, hidden and filtered rows included. Formats are '' in columns without
 * numbers. A long reading tells its progress and can be stopped; it then comes to the refusal `reading-stopped`.
 */
export const readActiveSheet = (options?: ReadingOptions): Promise<SheetCells | Refusal> =>
  inExcel((context) => readCells(context, options));

/**
 * Of the cells a reminder takes something from, those whose formula makes them no source: one request, which reads the
 * formulas of these cells and of no others.
 */
export const doubtfulCells = (
  sheetName: string,
  cells: readonly SourceCell[],
): Promise<readonly DoubtfulCell[] | Refusal> => inExcel((context) => findDoubtfulCells(context, sheetName, cells));

/** Every sheet that holds anything, by its first rows: enough for `chooseSheet` to propose the one that lists the debts. */
export const readCandidateSheets = (): Promise<readonly GlimpsedSheet[] | Refusal> => inExcel(glimpseSheets);

/** What this workbook remembers of its sheets, the latest first; whether it still fits is for the sheet's headings to say. */
export const recallAnswers = (): Promise<readonly SheetMemory[] | Refusal> => inExcel(readMemory);

/**
 * Keeps in the workbook how a sheet is laid out and what was answered about it, for whoever opens the file next. Answers that
 * are no day, letter, number or choice are left out. A refusal when a newer Duebook has kept something there.
 */
export const rememberAnswers = (memory: SheetMemory): Promise<Refusal | null> =>
  inExcel((context) => writeMemory(context, memory));

/** Has the workbook forget a sheet's layout and answers; comes to what it still remembers. */
export const forgetAnswers = (sheetName: string): Promise<readonly SheetMemory[] | Refusal> =>
  inExcel((context) => removeMemory(context, sheetName));

/**
 * Flags the overdue rows of the active sheet by conditional formats, in place of flags set before. `cells` are those the
 * reading was made from; refuses when the sheet has changed since, is protected, has an open question or does not tie out.
 */
export function flagOverdueRows(reading: SheetReading, cells: SheetCells): Promise<FlagOutcome | Refusal> {
  return inExcel(async (context) => {
    const plan = await inSlices(planFlagsInSteps(reading, cells, todayIn(null)));
    if (isRefusal(plan)) return plan;
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    const asked = askRows(sheet, [...new Set([reading.headerRow, reading.firstDataRow, reading.lastDataRow])], cells);
    const state = await readState(context, sheet);
    const no = whyNotAsRead(state, asked, cells) ?? whyNotChangeable(state);
    if (no !== null) return no;
    await replaceRules(context, state, plan.rules);
    const { flaggedRows, fixedRows, legend, followsToday } = plan;
    return { flaggedRows, fixedRows, legend, followsToday, rules: plan.rules.length };
  });
}

/** Takes every flag off the active sheet and leaves the rest as it was; answers how many rules went. */
export function removeFlags(): Promise<{ readonly removed: number } | Refusal> {
  return inExcel(async (context) => {
    const state = await readState(context);
    const no = state.ours.length === 0 ? null : whyNotChangeable(state);
    if (no !== null) return no;
    if (state.ours.length > 0) await replaceRules(context, state, []);
    return { removed: state.ours.length };
  });
}

/** Whether flags of ours stand on the active sheet, also from an earlier day or another clerk. */
export function flagsShown(): Promise<{ readonly sheetName: string; readonly shown: boolean } | Refusal> {
  return inExcel(async (context) => {
    const { sheet, ours } = await readState(context);
    return { sheetName: sheet.name, shown: ours.length > 0 };
  });
}

/** Writes the days overdue beside the list, as numbers under the heading Days overdue; again where it already stands. */
export const showDaysOverdueColumn = (reading: SheetReading, cells: SheetCells): Promise<WrittenColumn | Refusal> =>
  inExcel((context) => writeOwnColumn(context, DAYS_OVERDUE, { reading, cells }, daysOverdueOf(reading)));

/** Takes our Days overdue column off the active sheet, and no column of the clerk's; `removed` is false when there was none. */
export function removeDaysOverdueColumn(): Promise<{ readonly removed: boolean } | Refusal> {
  return inExcel((context) => removedOf(context, DAYS_OVERDUE));
}

/** Writes where each reminder is beside the list, under the heading Reminder status; again where it already stands. */
export const showReminderStatus = (
  reading: SheetReading,
  cells: SheetCells,
  statuses: OwnValues,
): Promise<WrittenColumn | Refusal> =>
  inExcel((context) => writeOwnColumn(context, REMINDER_STATUS, { reading, cells }, statuses));

/** Takes our Reminder status column off the active sheet; `removed` is false when there was none. */
export const removeReminderStatus = (): Promise<{ readonly removed: boolean } | Refusal> =>
  inExcel((context) => removedOf(context, REMINDER_STATUS));

/** Whether the Reminder status column stands on the active sheet, also from an earlier day or another clerk. */
export const reminderStatusShown = (): Promise<boolean | Refusal> =>
  inExcel((context) => isOwnColumnShown(context, REMINDER_STATUS));

async function removedOf(context: Excel.RequestContext, own: typeof DAYS_OVERDUE) {
  const removed = await removeOwnColumn(context, own);
  return typeof removed === 'boolean' ? { removed } : removed;
}

/** The row selected now. */
export const selectedRow = (): Promise<RowSelection | Refusal> => inExcel(readSelection);

/** Selects cells (`D12`, `A5:F5`) and brings them into view, on the named sheet or else the active one. */
export async function selectCells(address: string, sheetName?: string): Promise<Refusal | null> {
  const done = await inExcel((context) => selectAddress(context, address, sheetName ?? null));
  return isRefusal(done) ? done : null;
}

/**
 * Tells the selected row now and after every move, on whatever sheet; of moves in quick succession only the last is told.
 * A refusal is told in its place when something other than cells is selected.
 */
export async function onRowSelected(
  handler: (selection: RowSelection | Refusal) => void,
): Promise<Listening | Refusal> {
  const tell = lastOnly(async () => handler(await selectedRow()));
  const listening = await inExcel((context) => listenForSelection(context, tell));
  if (!isRefusal(listening)) tell();
  return listening;
}

/** Tells every edit of cells, rows or columns, every sort, and every change to another sheet. */
export const onSheetEdited = (handler: (edit: SheetEdit) => void): Promise<Listening | Refusal> =>
  inExcel((context) => listenForEdits(context, handler));

/** Runs a task at once, and once more if it was asked for meanwhile: never two at a time, and always with the latest. */
function lastOnly(task: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  const run = async (): Promise<void> => {
    running = true;
    do {
      again = false;
      await task();
    } while (again);
    running = false;
  };
  return () => {
    if (running) again = true;
    else void run();
  };
}
