// Flags by due date: the column of due dates, or of invoice dates where every invoice has the same terms, as real dates or as
// text of one form, in one band for each ageing bucket.
import { addDays, type CalendarDay, dayFrom, daysBetween, serialOf } from '../../core/calendar.ts';
import type { CellValue } from '../../core/sheet.ts';
import { bandOfDays, type DayBand } from './ageing-bands.ts';
import { type AmountColumn, isOwed, owedParts } from './amounts.ts';
import { cellIn, NOT_SHOWN, type RowCells, type RowJudge, UNSURE } from './conditions.ts';
import type { TextDates } from './text-dates.ts';

/** The dates that decide: their column, how they are written, and the days of grace from them to the due date. */
export interface DueDateColumn {
  readonly index: number;
  /** null when the column holds real dates only. */
  readonly text: TextDates | null;
  readonly epoch: 1900 | 1904;
  /** Days from the date in the column to the due date: 0 in a column of due dates. */
  readonly terms: number;
}

/** The day to judge by: Excel's own today, which moves on by itself, or one day that stands. */
export interface JudgedBy {
  readonly asOf: CalendarDay;
  readonly followsToday: boolean;
}

/** The day Excel's DATE makes of three numbers: 30 February runs on into March, and years before 1900 count from there. */
export function dayAsExcelPuts(year: number, month: number, day: number): CalendarDay | null {
  const months = (year < 1900 ? year + 1900 : year) * 12 + month - 1;
  const first = dayFrom(Math.floor(months / 12), (months % 12) + 1, 1);
  return first === null ? null : addDays(first, day - 1);
}

/** The day so many days before the one to judge by, as a formula for the dates in the column. */
const daysBefore = (days: number, judged: JudgedBy, { epoch, terms }: DueDateColumn): string => {
  const before = days + terms;
  if (!judged.followsToday) return String(serialOf(judged.asOf, epoch) - before);
  return before === 0 ? 'TODAY()' : `TODAY()-${before}`;
};

/**
 * The day to judge by, as a formula for text dates. Excel's DATE makes days in the workbook's own count, which nothing on a sheet
 * without a real date tells us.
 */
const dayOfText = ({ asOf, followsToday }: JudgedBy, terms: number): string => {
  const [year, month, day] = asOf.split('-').map(Number);
  const today = followsToday ? 'TODAY()' : `DATE(${year},${month},${day})`;
  return terms === 0 ? today : `(${today}-${terms})`;
};

/** The parts that say a real date lies within a band; a due date may have a time of day. */
function datedParts(cell: string, { from, to }: DayBand, before: (days: number) => string): string[] {
  return [`ISNUMBER(${cell})`, `${cell}>=${to === null ? 1 : before(to)}`, `${cell}<${before(from - 1)}`];
}

/**
 * The same for a column of text dates: the date is put together once, so that the formula stays short, and compared with
 * the middle of the band. What is no date counts as 0 days overdue, which is in no band.
 */
function textDatedPart(cell: string, text: TextDates, { from, to }: DayBand, asOf: string): string {
  const days = `IFERROR(${asOf}-IF(N(${cell})<1,${text.formula(cell)},INT(${cell})),0)`;
  return to === null ? `${days}>=${from}` : `ABS(${days}-${(from + to) / 2})<${(to - from + 1) / 2}`;
}

/** Days from the date in a cell to the day to judge by; null where there is no date, NaN where Excel may see one. */
function daysReader(due: DueDateColumn, { asOf }: JudgedBy): (value: CellValue) => number | null {
  const today = serialOf(asOf, due.epoch) - due.terms;
  const ofText = new Map<string, number | null>();
  const readText = (text: string): number | null => {
    if (due.text === null || !/\d/.test(text)) return null;
    const day = due.text.dayIn(text);
    return day === null ? Number.NaN : daysBetween(day, asOf) - due.terms;
  };
  return (value) => {
    if (typeof value === 'number' && value >= 1) return today - Math.floor(value);
    // Where text is cut up, Excel cuts up fractions too and takes TRUE for 1.
    if (typeof value !== 'string') return due.text === null || value === 0 ? null : Number.NaN;
    if (value === '') return null;
    const known = ofText.get(value);
    if (known !== undefined) return known;
    const days = readText(value);
    ofText.set(value, days);
    return days;
  };
}

/** One condition a band: something is owed, and the due date lies so many days before the day to judge by. */
export function dueDateJudge(
  bands: readonly DayBand[],
  due: DueDateColumn,
  owed: AmountColumn,
  judged: JudgedBy,
): RowJudge {
  const before = (days: number): string => daysBefore(days, judged, due);
  const { index, text } = due;
  const dueParts = (cell: string, band: DayBand): string[] =>
    text === null ? datedParts(cell, band, before) : [textDatedPart(cell, text, band, dayOfText(judged, due.terms))];
  const daysIn = daysReader(due, judged);
  return {
    conditions: bands.map((band) => ({
      band,
      parts: (topRow) => [...owedParts(owed, topRow), ...dueParts(cellIn(index, topRow), band)],
    })),
    shownOn(cells: RowCells): number {
      const days = daysIn(cells(index));
      if (days === null) return NOT_SHOWN;
      const isOwing = isOwed(owed, cells);
      if (isOwing === false) return NOT_SHOWN;
      if (isOwing === null || Number.isNaN(days)) return UNSURE;
      return bandOfDays(bands, days) ?? NOT_SHOWN;
    },
  };
}
