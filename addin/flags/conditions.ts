// When a rule shows a flag: each condition exists twice, as the formula Excel evaluates and as the same question in code,
// so that what the rule shows can be compared with how the rows were read before anything is said to be done.
import { addDays, type CalendarDay, dayFrom, dayOfSerial, daysBetween, serialOf } from '../../core/calendar.ts';
import { minorDigits } from '../../core/money.ts';
import type { CellValue, SheetReading } from '../../core/sheet.ts';
import { type AgeingBand, bandOfDays, type DayBand } from './ageing-bands.ts';
import { columnLetters } from './row-ranges.ts';

/** Always true, and in every rule of ours and nobody else's: removal finds our rules by it, also after the file is reopened. */
const OUR_MARK = 'N("Duebook")=0';

/** True for a rule that Duebook wrote, however Excel has spaced or cased it since. */
export const isOurFormula = (formula: string): boolean =>
  formula.replaceAll(/\s/g, '').toUpperCase().includes(OUR_MARK.toUpperCase());

/** The cells of one row by their 0-based column on the sheet. */
export type RowCells = (column: number) => CellValue;

/** One band's condition: the formula for a range whose top row is `topRow`, and the same answer for the cells of a row. */
export interface FlagCondition {
  readonly band: AgeingBand;
  formula(topRow: number): string;
  holds(cells: RowCells): boolean;
}

/** How the cells of an amount column are written; text needs its decimal mark said. */
export interface AmountColumn {
  readonly index: number;
  readonly writtenAs: 'number' | 'text with comma' | 'text with point';
  /** The least amount that is not nothing: half a minor unit, so that the dust of a formula does not count as owed. */
  readonly least: number;
}

/** How the cells of a due-date column are written; text counts only as two-digit day and month with a four-digit year. */
export interface DueDateColumn {
  readonly index: number;
  readonly writtenAs: 'date' | TextDateOrder;
  readonly epoch: 1900 | 1904;
}
export type TextDateOrder = 'DMY' | 'MDY' | 'YMD';

const conditionOf = (parts: readonly string[]): string => `=AND(${[OUR_MARK, ...parts].join(',')})`;
const cellIn = (index: number, topRow: number): string => `$${columnLetters(index)}${topRow}`;

/** Half a minor unit of the currency with the most digits on the sheet: 0.005 for pounds, 0.5 for yen alone. */
export function leastAmount(reading: SheetReading): number {
  const digits = reading.outstandingByCurrency.map(({ currency }) => minorDigits(currency));
  return Number(`5e-${Math.max(...(digits.length === 0 ? [2] : digits)) + 1}`);
}

const PLAIN_TEXT_AMOUNT = {
  'text with comma': /^\d{1,3}(\.?\d{3})*(,\d+)?$/,
  'text with point': /^\d{1,3}(,?\d{3})*(\.\d+)?$/,
} as const;

function amountIn(value: CellValue, writtenAs: AmountColumn['writtenAs']): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || writtenAs === 'number') return null;
  const text = value.trim();
  if (!PLAIN_TEXT_AMOUNT[writtenAs].test(text)) return null;
  return Number(
    writtenAs === 'text with comma' ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', ''),
  );
}

/** The parts of a formula that say something is owed in this column. */
function owedParts(column: AmountColumn, topRow: number): string[] {
  const cell = cellIn(column.index, topRow);
  if (column.writtenAs === 'number') return [`ISNUMBER(${cell})`, `${cell}>=${column.least}`];
  const marks = column.writtenAs === 'text with comma' ? '",","."' : '".",","';
  return [`IFERROR(IF(ISNUMBER(${cell}),${cell},NUMBERVALUE(${cell},${marks})),0)>=${column.least}`];
}

/** Whether something is owed, as {@link owedParts} asks it. */
export function isOwed(column: AmountColumn, cells: RowCells): boolean {
  const amount = amountIn(cells(column.index), column.writtenAs);
  return amount !== null && amount >= column.least;
}

const POSITIONS: Record<TextDateOrder, { year: string; month: string; day: string }> = {
  DMY: { year: '7,4', month: '4,2', day: '1,2' },
  MDY: { year: '7,4', month: '1,2', day: '4,2' },
  YMD: { year: '1,4', month: '6,2', day: '9,2' },
};
const TEXT_DATES: Record<TextDateOrder, RegExp> = {
  DMY: /^(?<day>\d\d)[./-](?<month>\d\d)[./-](?<year>\d{4})$/,
  MDY: /^(?<month>\d\d)[./-](?<day>\d\d)[./-](?<year>\d{4})$/,
  YMD: /^(?<year>\d{4})[./-](?<month>\d\d)[./-](?<day>\d\d)$/,
};

/** The day Excel's DATE makes of three numbers: 30 February runs on into March, and years before 1900 count from there. */
function dayAsExcelPuts(year: number, month: number, day: number): CalendarDay | null {
  const months = (year < 1900 ? year + 1900 : year) * 12 + month - 1;
  const first = dayFrom(Math.floor(months / 12), (months % 12) + 1, 1);
  return first === null ? null : addDays(first, day - 1);
}

/** The due day a cell states, as the rule would read it; null when the rule cannot read it. */
function dueDayIn(value: CellValue, column: DueDateColumn): CalendarDay | null {
  if (typeof value === 'number') return value >= 1 ? dayOfSerial(value, column.epoch) : null;
  if (typeof value !== 'string' || column.writtenAs === 'date') return null;
  const parts = TEXT_DATES[column.writtenAs].exec(value)?.groups;
  return parts === undefined ? null : dayAsExcelPuts(Number(parts.year), Number(parts.month), Number(parts.day));
}

/** The day to judge by: Excel's own today, which moves on by itself, or one day that stands. */
export interface JudgedBy {
  readonly asOf: CalendarDay;
  readonly followsToday: boolean;
}

function asOfText({ asOf, followsToday }: JudgedBy, epoch: 1900 | 1904): string {
  return followsToday ? 'TODAY()' : String(serialOf(asOf, epoch));
}

/** The parts that say a real date lies within a band: two plain bounds. */
function datedParts(cell: string, { from, to }: DayBand, asOf: string): string[] {
  const days = `${asOf}-INT(N(${cell}))`;
  return [`ISNUMBER(${cell})`, `N(${cell})>=1`, `${days}>=${from}`, ...(to === null ? [] : [`${days}<=${to}`])];
}

/**
 * The same for a column of text dates: the date is put together once, so that the formula stays under 255 characters, and
 * compared with the middle of the band. What is no date counts as 0 days overdue, which is in no band.
 */
function textDatedPart(cell: string, order: TextDateOrder, { from, to }: DayBand, asOf: string): string {
  const { year, month, day } = POSITIONS[order];
  const text = `DATE(MID(${cell},${year}),MID(${cell},${month}),MID(${cell},${day}))`;
  const days = `${asOf}-IFERROR(IF(ISNUMBER(${cell})*(${cell}>=1),INT(${cell}),${text}),${asOf})`;
  return to === null ? `${days}>=${from}` : `ABS(${days}-${(from + to) / 2})<${(to - from + 1) / 2}`;
}

/** One condition a band: something is owed, and the due date lies so many days before the day to judge by. */
export function dueDateConditions(
  bands: readonly DayBand[],
  due: DueDateColumn,
  owed: AmountColumn,
  judged: JudgedBy,
): FlagCondition[] {
  const asOf = asOfText(judged, due.epoch);
  const { index, writtenAs } = due;
  const dueParts = (cell: string, band: DayBand): string[] =>
    writtenAs === 'date' ? datedParts(cell, band, asOf) : [textDatedPart(cell, writtenAs, band, asOf)];
  return bands.map((band, position) => ({
    band,
    formula: (topRow) => conditionOf([...owedParts(owed, topRow), ...dueParts(cellIn(index, topRow), band)]),
    holds(cells) {
      const day = dueDayIn(cells(index), due);
      return day !== null && isOwed(owed, cells) && bandOfDays(bands, daysBetween(day, judged.asOf)) === position;
    },
  }));
}

/** One condition a past-due column (newest first): something stands in it, and nothing in an older one. */
export function bucketConditions(bands: readonly AgeingBand[], columns: readonly AmountColumn[]): FlagCondition[] {
  return columns.flatMap((column, i) => {
    const band = bands[i];
    const older = columns.slice(i + 1);
    if (band === undefined) return [];
    return [
      {
        band,
        formula: (topRow: number) =>
          conditionOf([
            ...owedParts(column, topRow),
            ...older.map((other) => `N(${cellIn(other.index, topRow)})<${other.least}`),
          ]),
        holds: (cells: RowCells) => isOwed(column, cells) && !older.some((other) => isOwed(other, cells)),
      },
    ];
  });
}

/** A condition for rows no formula can judge: always shown there, or, where the amount can be read, while something is owed. */
export const fixedCondition = (band: AgeingBand, owed: AmountColumn | null): FlagCondition => ({
  band,
  formula: (topRow) => (owed === null ? `=${OUR_MARK}` : conditionOf(owedParts(owed, topRow))),
  holds: (cells) => owed === null || isOwed(owed, cells),
});
