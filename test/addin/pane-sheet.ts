// A small aged-debtor sheet in memory, standing in for Excel where only the pane's own behaviour is asked about: rows can
// be sorted, inserted, paid and selected while a reminder is being looked at.
import type { SheetMemory } from '../../addin/excel/workbook-memory.ts';
import type { ExcelSide } from '../../addin/sheet-state.ts';
import type { CalendarDay } from '../../core/calendar.ts';
import { serialOf } from '../../core/calendar.ts';
import { doubtOf } from '../../core/doubtful-formula.ts';
import { refuse } from '../../core/refusal.ts';
import type { CellValue, SheetCells } from '../../core/sheet.ts';

const HEADINGS = ['Customer no', 'Customer', 'Invoice no', 'Due date', 'Outstanding', 'E-mail'];
const FORMATS = ['General', 'General', 'General', 'dd/mm/yyyy', '£#,##0.00', 'General'];
const due = (day: string) => serialOf(day as CalendarDay);

/** Two customers, long overdue; Acme owes £100.00 and £20.50, Beta owes £5.00 and names two addresses. */
const LEDGER: readonly (readonly CellValue[])[] = [
  ['C-1', 'Acme Ltd', 'A-100', due('2026-03-02'), 100, 'ap@acme.example'],
  ['C-1', 'Acme Ltd', 'A-101', due('2026-03-09'), 20.5, 'ap@acme.example'],
  ['C-2', 'Beta GmbH', 'B-7', due('2026-04-01'), 5, 'a@beta.example; b@beta.example'],
];

export interface SheetInMemory {
  headings: readonly string[];
  /** The rows below the headings; change them as a clerk would. */
  rows: CellValue[][];
  /** What Excel refuses with; null lets everything through. */
  busy: boolean;
  /** What the workbook remembers of its sheets. */
  remembered: readonly SheetMemory[];
  /** The Reminder status column by row; null while there is none. */
  statuses: ReadonlyMap<number, string | number> | null;
  /** How often the sheet was read. */
  readonly reads: () => number;
  /** Formulas of cells by address; whatever has none holds its value. */
  formulas: Record<string, string>;
  readonly excel: ExcelSide;
  readonly select: (row: number, column?: string) => void;
}

const BUSY = refuse('cell-being-edited', 'A cell is being edited. Press Enter, then try again.');

/** The sheet with the ledger of above; its first invoice stands in row 2. */
export function sheetInMemory(): SheetInMemory {
  let reads = 0;
  let told: Parameters<ExcelSide['onRowSelected']>[0] = () => {};
  const nothing = { stop: async () => {} };
  const sheet: SheetInMemory = {
    headings: HEADINGS,
    rows: LEDGER.map((row) => [...row]),
    busy: false,
    remembered: [],
    statuses: null,
    formulas: {},
    reads: () => reads,
    select: (row, column = 'A') => told({ sheetName: 'Ledger', row, rowCount: 1, column, areaCount: 1 }),
    excel: {
      readActiveSheet: async () => {
        reads += 1;
        return sheet.busy ? BUSY : cellsOf(sheet.headings, sheet.rows);
      },
      flagOverdueRows: async ({ rows }) => ({
        flaggedRows: rows.filter(({ overdue }) => overdue).map(({ row }) => row),
        fixedRows: [],
        legend: [],
        rules: 5,
        followsToday: true,
      }),
      removeFlags: async () => ({ removed: 5 }),
      flagsShown: async () => ({ sheetName: 'Ledger', shown: false }),
      showDaysOverdueColumn: async () => ({ column: 'G', rows: 3 }),
      removeDaysOverdueColumn: async () => ({ removed: false }),
      showReminderStatus: async (_reading, _cells, statuses) => {
        sheet.statuses = statuses;
        return { column: 'G', rows: statuses.size };
      },
      removeReminderStatus: async () => {
        const removed = sheet.statuses !== null;
        sheet.statuses = null;
        return { removed };
      },
      reminderStatusShown: async () => sheet.statuses !== null,
      selectCells: async () => null,
      readCandidateSheets: async () => [],
      recallAnswers: async () => sheet.remembered,
      rememberAnswers: async (memory) => {
        sheet.remembered = [memory];
        return null;
      },
      forgetAnswers: async (sheetName) => {
        sheet.remembered = sheet.remembered.filter((memory) => memory.sheetName !== sheetName);
        return sheet.remembered;
      },
      doubtfulCells: async (_sheetName, cells) =>
        cells.flatMap((cell) => {
          const doubt = doubtOf(sheet.formulas[`${cell.column}${cell.row}`]);
          return doubt === null ? [] : [{ ...cell, doubt }];
        }),
      onRowSelected: async (handler) => {
        told = handler;
        return nothing;
      },
      onSheetEdited: async () => nothing,
    },
  };
  return sheet;
}

const cellsOf = (headings: readonly string[], rows: readonly (readonly CellValue[])[]): SheetCells => ({
  sheetName: 'Ledger',
  firstRow: 0,
  firstColumn: 0,
  values: [headings, ...rows],
  numberFormats: [headings.map(() => 'General'), ...rows.map(() => FORMATS)],
  dateEpoch: 1900,
});
