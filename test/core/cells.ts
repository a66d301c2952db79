// Sheets written out in tests: rows of plain values, with days and amounts of money in their number formats.
import { type CalendarDay, parseDay, serialOf } from '../../core/calendar.ts';
import { isRefusal } from '../../core/refusal.ts';
import {
  type CellValue,
  type ColumnRole,
  type ReadingContext,
  readSheet,
  type SheetCells,
  type SheetReading,
  type SheetRow,
} from '../../core/sheet.ts';

interface FormattedCell {
  readonly value: CellValue;
  readonly format: string;
}
export type TestCell = CellValue | FormattedCell;

/** A day written out in a test; throws for one that is none. */
export function day(text: string): CalendarDay {
  const found = parseDay(text);
  if (!found) throw new Error(`no day: ${text}`);
  return found;
}

/** A date cell as Excel holds it. */
export const date = (text: string): FormattedCell => ({ value: serialOf(day(text)), format: 'dd/mm/yyyy' });

/** A cell in a number format. */
export const shownAs = (format: string, value: CellValue): FormattedCell => ({ value, format });

/** An amount in the number format of pounds. */
export const pounds = (value: number): FormattedCell => shownAs('"£"#,##0.00;[Red]-"£"#,##0.00', value);

const isFormatted = (cell: TestCell): cell is FormattedCell => typeof cell === 'object';

/** The cells of a sheet from its rows; short rows are filled up with empty cells. */
export function sheetOf(rows: readonly (readonly TestCell[])[], more: Partial<SheetCells> = {}): SheetCells {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const filled = rows.map((row) => Array.from({ length: width }, (_, i): TestCell => row[i] ?? ''));
  return {
    sheetName: 'Debtors',
    firstRow: 0,
    firstColumn: 0,
    values: filled.map((row) => row.map((cell) => (isFormatted(cell) ? cell.value : cell))),
    numberFormats: filled.map((row) => row.map((cell) => (isFormatted(cell) ? cell.format : ''))),
    dateEpoch: 1900,
    ...more,
  };
}

export const TODAY: ReadingContext = { today: day('2026-09-15') };

/** The reading of a sheet that must not be refused. */
export function read(
  rows: readonly (readonly TestCell[])[],
  more: Partial<SheetCells> = {},
  context = TODAY,
): SheetReading {
  const reading = readSheet(sheetOf(rows, more), context);
  if (isRefusal(reading)) throw new Error(`refused: ${reading.because}`);
  return reading;
}

/** The letter of the column of a role, or null. */
export const columnOf = (reading: SheetReading, role: ColumnRole): string | null =>
  reading.columns.find((column) => column.role === role)?.column ?? null;

/** The row as Excel numbers it. */
export function rowAt(reading: SheetReading, row: number): SheetRow {
  const found = reading.rows.find((one) => one.row === row);
  if (!found) throw new Error(`no row ${row}`);
  return found;
}

/** Topics of the questions, the blocking ones marked. */
export const topicsOf = (reading: SheetReading): string[] =>
  reading.questions.map(({ topic, blocking }) => (blocking ? `${topic}!` : topic));
