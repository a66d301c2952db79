// The day to judge by: the caller's word, else the day the title block names ("As at 30 June 2026"), else the day the sheet's
// own days column was worked out for, else today, and then the clerk is asked.
import { type CalendarDay, dayOfSerial, daysBetween, formatDay } from '../calendar.ts';
import type { Question, ReadingContext } from '../sheet.ts';
import { isPlausibleSerial } from './column-profile.ts';
import { numbersIn, sampleRows } from './evidence.ts';
import { cellName, formatAt, isEmpty, kindOf, valueAt, widthOf } from './grid.ts';
import { unitOfLateness } from './lateness-unit.ts';
import type { Layout } from './layout.ts';
import { languageOf } from './sheet-language.ts';
import { daysWrittenIn, type WrittenDay } from './text-date.ts';
import { longestMention } from './word-lists.ts';
import { wordsOf } from './words.ts';

export interface AsOf {
  readonly asOf: CalendarDay;
  readonly from: 'sheet' | 'argument' | 'today';
  readonly questions: readonly Question[];
  /** True when the sheet itself names this day, or was worked out for it. */
  readonly isSheets: boolean;
}

interface TitleDay {
  readonly readings: readonly CalendarDay[];
  readonly cell: string;
  /** 3 a label says as of, 2 a label says date, 1 no label. */
  readonly weight: number;
}

const shown = (day: CalendarDay): string => formatDay(day, 'en-GB');
const WEAK_LABELS: ReadonlySet<string> = new Set(['date', 'at', 'to', 'on', 'datum', 'fecha', 'data', 'bis', 'per']);

function weightOf(label: string): number {
  const [against, inFavour] = [longestMention(label, 'notAsOf'), longestMention(label, 'asOf')];
  if (against > inFavour) return 0;
  if (inFavour === 0) return 1;
  return WEAK_LABELS.has(wordsOf(label).join(' ')) ? 2 : 3;
}

/** The text to the left of a cell in its row: the label of a date that stands alone in its cell. */
function labelOf({ body: { cells } }: Layout, row: number, column: number): string {
  for (let left = column - 1; left >= 0; left -= 1) {
    const value = valueAt(cells, row, left);
    if (!isEmpty(value)) return String(value);
  }
  return '';
}

const YEARS_AROUND = 3;

/** Days of years far from now are read year first where that makes them days of now. */
function plausible({ readings, yearFirst }: WrittenDay, today: CalendarDay): readonly CalendarDay[] {
  const isNow = (day: CalendarDay): boolean =>
    Math.abs(Number(day.slice(0, 4)) - Number(today.slice(0, 4))) <= YEARS_AROUND;
  return yearFirst && isNow(yearFirst) && !readings.some(isNow) ? [yearFirst] : readings;
}

function daysInCell(layout: Layout, row: number, column: number, today: CalendarDay): TitleDay[] {
  const { cells } = layout.body;
  const value = valueAt(cells, row, column);
  const cell = cellName(cells, row, column);
  if (typeof value === 'number') {
    if (kindOf(value, formatAt(cells, row, column)) !== 'date' || !isPlausibleSerial(value, cells.dateEpoch)) return [];
    const day = dayOfSerial(value, cells.dateEpoch);
    return day ? [{ readings: [day], cell, weight: weightOf(labelOf(layout, row, column)) }] : [];
  }
  if (typeof value !== 'string') return [];
  return daysWrittenIn(value).map((written) => {
    const label = written.before.trim() === '' ? labelOf(layout, row, column) : written.before;
    return { readings: plausible(written, today), cell, weight: weightOf(label) };
  });
}

function titleDays(layout: Layout, today: CalendarDay): TitleDay[] {
  const { cells } = layout.body;
  const days: TitleDay[] = [];
  for (let row = 0; row < (layout.header.upper ?? layout.header.at); row += 1)
    for (let column = 0; column < widthOf(cells); column += 1) days.push(...daysInCell(layout, row, column, today));
  return days.filter(({ weight }) => weight > 0);
}

/** The latest invoice date in the sample: an as-of day before it would be strange. */
function latestInvoiceDay({ body, at }: Layout): CalendarDay | null {
  const column = at('invoiceDate');
  if (column === null) return null;
  const serials = numbersIn(body, column, sampleRows(body)).filter((serial) =>
    isPlausibleSerial(serial, body.cells.dateEpoch),
  );
  return serials.length === 0 ? null : dayOfSerial(Math.max(...serials), body.cells.dateEpoch);
}

/** Day and month of a written date as the sheet writes them elsewhere, or as its language does. */
function inSheetsOrder({ dayOrder, header }: Layout, readings: readonly CalendarDay[]): readonly CalendarDay[] {
  const [dayFirst, monthFirst] = readings;
  if (!dayFirst || !monthFirst) return readings;
  const order = dayOrder ?? (languageOf(header.headings) === 'en' ? null : 'DMY');
  if (order === null) return readings;
  return [order === 'DMY' ? dayFirst : monthFirst];
}

function settleReadings(layout: Layout, readings: readonly CalendarDay[]): readonly CalendarDay[] {
  const latest = latestInvoiceDay(layout);
  const possible = latest ? readings.filter((day) => day >= latest) : readings;
  return possible.length > 0 ? possible : readings;
}

const UNNAMED = 'The sheet does not name the day to judge by';

interface SheetDay {
  readonly day: CalendarDay;
  /** False when it only follows from the days overdue. */
  readonly isNamed: boolean;
  readonly question: Question | null;
}

function dayFromTitle(layout: Layout, today: CalendarDay): SheetDay | null {
  const days = titleDays(layout, today);
  const top = Math.max(0, ...days.map(({ weight }) => weight));
  const best = days.filter(({ weight }) => weight === top);
  const readings = settleReadings(layout, [...new Set(best.flatMap((day) => inSheetsOrder(layout, day.readings)))]);
  const [day] = readings;
  if (!day) return null;
  if (readings.length === 1) return { day, isNamed: true, question: null };
  const cells = [...new Set(best.map(({ cell }) => cell))];
  const text = `The day to judge by may be ${readings.map(shown).join(' or ')} (${cells.join(', ')}). Which one is it?`;
  return { day, isNamed: true, question: { topic: 'asOf', text, assumed: day, blocking: true, cells } };
}

/** Due date + days overdue is the same day on every line of a report that was worked out for one day. */
function dayFromDaysColumn(layout: Layout): SheetDay | null {
  const { body, at } = layout;
  const [due, days] = [at('dueDate'), at('daysOverdue')];
  if (due === null || days === null || unitOfLateness(layout).days !== 1) return null;
  const rows = sampleRows(body).filter(
    (row) => typeof valueAt(body.cells, row, days) === 'number' && typeof valueAt(body.cells, row, due) === 'number',
  );
  const late = numbersIn(body, days, rows);
  const dues = numbersIn(body, due, rows);
  const sums = new Set(dues.map((serial, i) => Math.floor(serial) + (late[i] ?? 0)));
  // Two lines will do where they are of different days.
  const isEnough = rows.length >= 3 || (rows.length === 2 && dues[0] !== dues[1]);
  const [sum = Number.NaN] = sums;
  const day = sums.size === 1 && isEnough ? dayOfSerial(sum, body.cells.dateEpoch) : null;
  if (!day) return null;
  const text = `${UNNAMED}; its days overdue were worked out for ${shown(day)}. Is that the day?`;
  return { day, isNamed: false, question: { topic: 'asOf', text, assumed: day, blocking: false, cells: [] } };
}

function fromArgument(asOf: CalendarDay, sheet: SheetDay | null): AsOf {
  if (sheet?.day === asOf && sheet.isNamed) return { asOf, from: 'argument', questions: [], isSheets: true };
  const onSheet = sheet
    ? `The sheet ${sheet.isNamed ? 'speaks of' : 'was worked out for'} ${shown(sheet.day)}`
    : UNNAMED;
  const text = `${onSheet}; rows are judged by ${shown(asOf)} as you asked.`;
  const question: Question = { topic: 'asOf', text, assumed: asOf, blocking: false, cells: [] };
  return { asOf, from: 'argument', questions: [question], isSheets: sheet?.day === asOf };
}

/** The day to judge by and where it comes from. Never a guess in silence: what the sheet does not say is a question. */
export function findAsOf(layout: Layout, { today, asOf: argument }: ReadingContext): AsOf {
  const sheet = dayFromTitle(layout, today) ?? dayFromDaysColumn(layout);
  const asOf = layout.answers.asOf ?? argument;
  if (asOf) return fromArgument(asOf, sheet);
  if (sheet)
    return { asOf: sheet.day, from: 'sheet', questions: sheet.question ? [sheet.question] : [], isSheets: true };
  const text = `${UNNAMED}. Rows are judged by today, ${shown(today)}.`;
  return {
    asOf: today,
    from: 'today',
    questions: [{ topic: 'asOf', text, assumed: today, blocking: false, cells: [] }],
    isSheets: false,
  };
}

const STALE_AFTER_DAYS = 45;

/** A sheet that was made some time ago: what has been paid since is not on it. */
export function staleQuestion(
  { asOf, from }: AsOf,
  { today, staleAfterDays = STALE_AFTER_DAYS }: ReadingContext,
): Question[] {
  const age = daysBetween(asOf, today);
  if (from !== 'sheet' || age <= staleAfterDays) return [];
  const text = `The sheet is of ${shown(asOf)}, ${age} days ago. What has been paid since does not show on it.`;
  return [{ topic: 'stale', text, assumed: asOf, blocking: false, cells: [] }];
}
