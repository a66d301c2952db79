// Which rules can judge a sheet live: by due dates, by invoice dates and terms, or by the sheet's own ageing. Each way is
// tried on every row, and the one that shows what was read is taken.
import { type CalendarDay, daysBetween } from '../../core/calendar.ts';
import type { ColumnRole, SheetCells, SheetReading, SheetRow } from '../../core/sheet.ts';
import { rowsInSteps, type Steps } from '../../core/steps.ts';
import { type AgeingBand, bandOfDays, bucketBands, dayBands, pastDueColumns, UNDATED_BAND } from './ageing-bands.ts';
import { type AmountColumn, amountColumn, leastAmount } from './amounts.ts';
import { isShortEnough, lookAtTexts, NOT_SHOWN, type RowCells, type RowJudge, rowReader } from './conditions.ts';
import { type DueDateColumn, dayAsExcelPuts, dueDateJudge } from './due-dates.ts';
import { ageWordsJudge, bucketJudge, daysColumnJudge } from './own-ageing.ts';
import { withRowMarks } from './row-marks.ts';
import { formOf, type TextDates } from './text-dates.ts';

/** A sheet that is to be flagged, as its rules are made from it. */
export interface SheetToFlag {
  readonly reading: SheetReading;
  readonly cells: SheetCells;
  readonly cellsOf: (row: number) => RowCells;
  /** The rows read as overdue, ascending, 1-based; and the same as marks, row by row from the first of the data on. */
  readonly overdueRows: readonly number[];
  readonly isOverdue: Uint8Array;
  /** What is owed in a row; null on a sheet of buckets alone. */
  readonly owed: AmountColumn | null;
  readonly least: number;
  readonly followsToday: boolean;
}

const columnOf = ({ reading }: Pick<SheetToFlag, 'reading'>, role: ColumnRole): number | null =>
  reading.columns.find((column) => column.role === role)?.index ?? null;

/** The sheet with what its rules ask again and again. */
export function sheetToFlag(reading: SheetReading, cells: SheetCells, followsToday: boolean): SheetToFlag {
  const cellsOf = rowReader(cells);
  const overdueRows = reading.rows.overdueRows();
  const isOverdue = new Uint8Array(reading.lastDataRow - reading.firstDataRow + 1);
  for (const row of overdueRows) isOverdue[row - reading.firstDataRow] = 1;
  const least = leastAmount(reading);
  const outstanding = columnOf({ reading }, 'outstanding');
  const owed = outstanding === null ? null : amountColumn(cells, outstanding, overdueRows, least);
  return { reading, cells, cellsOf, overdueRows, isOverdue, owed, least, followsToday };
}

/** A row (1-based) as it was read. */
export function rowRead({ reading }: SheetToFlag, row: number): SheetRow {
  const read = reading.rows.at(row - 1);
  if (!read) throw new RangeError(`row ${row} was not read`);
  return read;
}

/** The first overdue row for which something holds. */
function firstOverdue(sheet: SheetToFlag, holds: (row: SheetRow) => boolean): SheetRow | undefined {
  for (const row of sheet.overdueRows) {
    const read = rowRead(sheet, row);
    if (holds(read)) return read;
  }
  return undefined;
}

/** The band of a row by its days overdue; one band for all that is overdue without a number of days. */
export function bandOfRow({ daysOverdue }: SheetRow): AgeingBand {
  const bands = dayBands();
  const position = daysOverdue === null ? null : bandOfDays(bands, daysOverdue);
  return (position === null ? undefined : bands[position]) ?? UNDATED_BAND;
}

const ENOUGH_TEXTS = 400;

/** The form in which a column writes its dates as text, by the days its overdue rows were read with; null without texts. */
function textDatesIn(
  sheet: SheetToFlag,
  index: number,
  dayOf: (row: SheetRow) => CalendarDay | null,
): TextDates | null {
  const texts = new Map<string, CalendarDay>();
  let hasTexts = false;
  lookAtTexts(sheet.cells, index, sheet.overdueRows, (text, row) => {
    hasTexts = true;
    const day = texts.has(text) ? null : dayOf(rowRead(sheet, row));
    if (day !== null) texts.set(text, day);
    return texts.size >= ENOUGH_TEXTS;
  });
  if (!hasTexts) return null;
  return formOf(
    [...texts].map(([text, day]) => ({ text, day })),
    dayAsExcelPuts,
  );
}

function byDates(sheet: SheetToFlag, due: DueDateColumn): RowJudge[] {
  const { owed, reading, followsToday } = sheet;
  if (owed === null) return [];
  const judge = dueDateJudge(dayBands(), due, owed, { asOf: reading.asOf, followsToday });
  if (due.text === null || isShortEnough(judge, reading.lastDataRow)) return [judge];
  return byDates(sheet, { ...due, text: null });
}

function* byDueDate(sheet: SheetToFlag): Steps<RowJudge[]> {
  const index = columnOf(sheet, 'dueDate');
  if (index === null) return [];
  const text = textDatesIn(sheet, index, ({ dueDate }) => dueDate);
  yield;
  return byDates(sheet, { index, text, epoch: sheet.cells.dateEpoch, terms: 0 });
}

function* byInvoiceDate(sheet: SheetToFlag): Steps<RowJudge[]> {
  const index = columnOf(sheet, 'invoiceDate');
  const { overdueFrom = 'dueDate' } = sheet.reading;
  if (index === null || (overdueFrom !== 'dueDate' && overdueFrom !== 'terms')) return [];
  const dated = firstOverdue(sheet, ({ invoiceDate, dueDate }) => invoiceDate !== null && dueDate !== null);
  if (!dated?.invoiceDate || !dated.dueDate) return [];
  const text = textDatesIn(sheet, index, ({ invoiceDate }) => invoiceDate);
  yield;
  const terms = daysBetween(dated.invoiceDate, dated.dueDate);
  return byDates(sheet, { index, text, epoch: sheet.cells.dateEpoch, terms });
}

/** How many days one of a column of lateness stands for, by the first overdue row that has a number there. */
function unitOf(sheet: SheetToFlag, index: number): number {
  for (const row of sheet.overdueRows) {
    const count = sheet.cellsOf(row)(index);
    const { daysOverdue } = rowRead(sheet, row);
    if (typeof count === 'number' && count > 0 && Number.isInteger(count) && daysOverdue !== null)
      return Math.round(daysOverdue / count);
  }
  return 1;
}

const MOST_AGE_WORDS = 12;

function* byDaysColumn(sheet: SheetToFlag): Steps<RowJudge[]> {
  const index = columnOf(sheet, 'daysOverdue');
  if (index === null || sheet.owed === null) return [];
  const bands = new Map<string, { band: AgeingBand; texts: string[] }>();
  const texts = new Set<string>();
  lookAtTexts(sheet.cells, index, sheet.overdueRows, (text, row) => {
    if (texts.has(text.toLowerCase())) return false;
    if (texts.size === MOST_AGE_WORDS) return true;
    texts.add(text.toLowerCase());
    const band = bandOfRow(rowRead(sheet, row));
    const known = bands.get(band.words) ?? { band, texts: [] };
    bands.set(band.words, known);
    known.texts.push(text);
    return false;
  });
  yield;
  const unit = sheet.reading.overdueFrom === 'days' ? unitOf(sheet, index) : 1;
  const numbers = daysColumnJudge(dayBands(), index, sheet.owed, unit);
  return bands.size === 0 ? [numbers] : [ageWordsJudge([...bands.values()], index, sheet.owed), numbers];
}

function* byBuckets({ reading, cells, overdueRows, least }: SheetToFlag): Steps<RowJudge[]> {
  const columns = pastDueColumns(reading.buckets);
  const amounts: AmountColumn[] = [];
  for (const { index } of columns) {
    amounts.push(amountColumn(cells, index, overdueRows, least));
    yield;
  }
  return columns.length === 0 ? [] : [bucketJudge(bucketBands(columns), amounts)];
}

/** A way to judge a sheet, and what it shows: per row from the first of the data on, a position, NOT_SHOWN or UNSURE. */
export interface Judged {
  readonly judge: RowJudge;
  readonly shown: Int8Array;
}

function* judgeRows({ reading, cellsOf }: SheetToFlag, judge: RowJudge): Steps<Int8Array> {
  const shown = new Int8Array(reading.lastDataRow - reading.firstDataRow + 1);
  yield* rowsInSteps(0, shown.length, (from, to) => {
    for (let i = from; i < to; i += 1) shown[i] = judge.shownOn(cellsOf(reading.firstDataRow + i));
  });
  return shown;
}

/** What a judge makes of the rows: overdue rows it shows, and misses; other rows it shows or may show. */
interface Compared {
  readonly right: number;
  readonly missing: number;
  readonly wrong: readonly number[];
}

function compared({ reading, isOverdue }: SheetToFlag, shown: Int8Array): Compared {
  const wrong: number[] = [];
  let [right, missing] = [0, 0];
  for (let i = 0; i < shown.length; i += 1) {
    const position = shown[i] ?? NOT_SHOWN;
    if (isOverdue[i] === 0) {
      if (position !== NOT_SHOWN) wrong.push(reading.firstDataRow + i);
    } else if (position >= 0) right += 1;
    else missing += 1;
  }
  return { right, missing, wrong };
}

const rightRows = ({ reading, overdueRows }: SheetToFlag, shown: Int8Array): number[] =>
  overdueRows.filter((row) => (shown[row - reading.firstDataRow] ?? NOT_SHOWN) >= 0);

function* tried(sheet: SheetToFlag, judge: RowJudge): Steps<Judged & { readonly faults: number }> {
  const shown = yield* judgeRows(sheet, judge);
  const { right, wrong, missing } = compared(sheet, shown);
  if (right === 0) return { judge, shown, faults: sheet.overdueRows.length === 0 ? 0 : Number.POSITIVE_INFINITY };
  if (wrong.length === 0) return { judge, shown, faults: missing };
  yield;
  const marked = yield* withRowMarks(judge, sheet.reading, { right: rightRows(sheet, shown), wrong }, sheet.cellsOf);
  if (marked === judge) return { judge, shown, faults: missing + wrong.length };
  yield;
  const shownMarked = yield* judgeRows(sheet, marked);
  const after = compared(sheet, shownMarked);
  return { judge: marked, shown: shownMarked, faults: after.missing + after.wrong.length };
}

/**
 * The live judge of a sheet: the first way in the order of trust that shows at least half of what is overdue without a fault,
 * else the one with the fewest faults. Null when no way shows any overdue row.
 */
export function* chooseJudge(sheet: SheetToFlag): Steps<Judged | null> {
  let best: (Judged & { readonly faults: number }) | null = null;
  for (const waysOf of [byDueDate, byInvoiceDate, byDaysColumn, byBuckets]) {
    const ways = yield* waysOf(sheet);
    for (const judge of ways.filter((way) => isShortEnough(way, sheet.reading.lastDataRow))) {
      const one = yield* tried(sheet, judge);
      if (one.faults * 2 <= sheet.overdueRows.length) return one;
      if (one.faults < (best?.faults ?? Number.POSITIVE_INFINITY)) best = one;
    }
  }
  return best;
}
