// Columns of dates written as text: each becomes the day that is meant, once it is settled which of its numbers is the day.
import { type CalendarDay, formatDay, serialOf } from '../calendar.ts';
import type { Question, SheetReading } from '../sheet.ts';
import { eachInSteps, rowsInSteps, type Steps } from '../steps.ts';
import {
  type DateTexts,
  type DayOrder,
  exchanged,
  faultless,
  impossible,
  looksSwapped,
  type OrderEvidence,
  type SettledOrder,
  settleOrder,
  type Tally,
} from './date-order.ts';
import { type DateText, dateText, dayInOrder } from './date-text.ts';
import { cellName, valueAt } from './grid.ts';
import { remembered } from './remembered.ts';
import { saidRole } from './sayings.ts';
import { languageOf } from './sheet-language.ts';
import {
  type Column,
  DATE_FORMAT,
  latestOf,
  NAMED,
  roleOf,
  serialsIn,
  type Task,
  textsInSteps,
} from './typing-task.ts';
import { conceptsOf } from './vocabulary.ts';
import { dayYearFirst, placeOfYear } from './year-first.ts';

interface DateColumn extends Column, DateTexts {}

function* dateColumn(task: Task, column: Column): Steps<DateColumn> {
  const dateOf = remembered(dateText);
  const texts = new Map<number, DateText>();
  yield* textsInSteps(task, column.at, (row, text) => {
    const date = dateOf(text);
    if (date) texts.set(row, date);
  });
  return { ...column, role: roleOf(column.heading), texts, serials: yield* serialsIn(task, column.at) };
}

/** The dates of some columns that leave open which number is the day. */
function* numericDates(columns: readonly DateColumn[]): Steps<readonly DateText[]> {
  const dates: DateText[] = [];
  for (const { texts } of columns)
    yield* eachInSteps(texts, (_, date) => {
      if (date.form === 'numeric') dates.push(date);
    });
  return dates;
}

function* daysLateIn({ cells, headings, from, to }: Task): Steps<ReadonlyMap<number, number>> {
  const at = headings.findIndex((heading) => saidRole('daysOverdue', conceptsOf(heading)) >= 0.7);
  const days = new Map<number, number>();
  if (at < 0) return days;
  const take = (row: number): void => {
    const value = valueAt(cells, row, at);
    if (typeof value === 'number' && Number.isInteger(value)) days.set(row, value);
    else if (typeof value === 'string' && /^-?\d{1,4}$/.test(value.trim())) days.set(row, Number(value));
  };
  yield* rowsInSteps(from, to, (first, end) => {
    for (let row = first; row < end; row += 1) take(row);
  });
  return days;
}

interface OrderFound {
  readonly order: DayOrder;
  readonly doubts: readonly Question[];
  /** True when Excel read the real dates of these columns in the wrong order. */
  readonly swapBack: boolean;
  readonly settled: boolean;
}

interface Dates {
  readonly columns: readonly DateColumn[];
  /** Those that leave open which number is the day. */
  readonly open: readonly DateText[];
  readonly doubts: readonly Question[];
}

/** Short dates whose year stands first stand as the days they are; where the years do not tell, the clerk is asked. */
function* withYearsFirst(task: Task, columns: readonly DateColumn[]): Steps<Dates> {
  const open = yield* numericDates(columns);
  const answer = task.answers.oneOf('dateOrder', ['DMY', 'MDY', 'YMD', 'EXCEL'] as const);
  const place = answer === null ? placeOfYear(open, latestOf(task)) : answer === 'YMD' ? 'first' : 'last';
  yield;
  if (place === 'last') return { columns, open, doubts: [] };
  const doubts = place === null ? [yearDoubt(task, columns)] : [];
  const turned: DateColumn[] = [];
  for (const column of columns) turned.push(yield* yearFirst(column));
  return { columns: turned, open: yield* numericDates(turned), doubts };
}

function* yearFirst(column: DateColumn): Steps<DateColumn> {
  const turned = remembered((date: DateText): DateText => {
    const day = date.form === 'numeric' ? dayYearFirst(date) : null;
    return day ? { ...date, form: 'YMD', day } : date;
  });
  const texts = new Map<number, DateText>();
  yield* eachInSteps(column.texts, (row, date) => texts.set(row, turned(date)));
  return { ...column, texts };
}

function yearDoubt(task: Task, columns: readonly DateColumn[]): Question {
  const cells = openCells(task, columns);
  const text = `Dates are text, and nothing tells whether their year stands first or last (${cells.slice(0, 3).join(', ')}). Is it the year, the day or the month that stands first?`;
  return { topic: 'dateOrder', text, assumed: 'YMD', blocking: true, cells };
}

const SAMPLES: Readonly<Record<DayOrder, string>> = { DMY: 'day first', MDY: 'month first' };

/** The first cells whose dates leave open which number is the day. */
function openCells({ cells }: Task, columns: readonly DateColumn[]): string[] {
  const named: string[] = [];
  for (const { at, texts } of columns)
    for (const [row, { form }] of texts) {
      if (form === 'numeric') named.push(cellName(cells, row, at));
      if (named.length === NAMED) return named;
    }
  return named;
}

function swappedDoubt(task: Task, columns: readonly DateColumn[], order: DayOrder, settled: boolean): Question {
  const cells = openCells(task, columns);
  const text = `Some dates are text (${cells.slice(0, 3).join(', ')}) and the others have no day above the twelfth: Excel seems to have exchanged day and month when the file was opened. Are the dates written ${SAMPLES[order]}, so that Duebook exchanges them back, or do they stand as they are?`;
  return { topic: 'dateOrder', text, assumed: order, blocking: !settled, cells };
}

const inWords = (day: CalendarDay | null): string => (day === null ? 'no day' : formatDay(day, 'en-GB', 'medium'));

function orderDoubt(task: Task, { columns, open }: Dates, found: SettledOrder): Question {
  const { order, because } = found;
  const blocking = found.how === 'open';
  const cells = openCells(task, columns);
  const [first] = open;
  const [dmy, mdy] = first ? [dayInOrder(first, 'DMY'), dayInOrder(first, 'MDY')] : [null, null];
  const text = blocking
    ? `Dates are text and day and month can be told apart nowhere: ${because} (${cells.slice(0, 3).join(', ')}; the first is ${inWords(dmy)} or ${inWords(mdy)}). Is the day or the month first?`
    : `Dates are read ${SAMPLES[order]}: ${because}.`;
  return { topic: 'dateOrder', text, assumed: blocking ? null : order, blocking, cells };
}

function* evidenceFor(task: Task, { columns, open }: Dates, faults: Tally): Steps<OrderEvidence> {
  const serials = columns.reduce((sum, column) => sum + column.serials.size, 0);
  return {
    columns,
    dates: open,
    impossible: faults,
    latest: latestOf(task),
    daysLate: yield* daysLateIn(task),
    title: task.title,
    dayFirstLanguage: serials <= open.length && languageOf(task.headings) !== 'en',
  };
}

function* findOrder(task: Task, dates: Dates): Steps<OrderFound> {
  const { columns, open } = dates;
  const answer = task.answers.oneOf('dateOrder', ['DMY', 'MDY', 'EXCEL'] as const);
  const faults = yield* impossible(open);
  const swapped = yield* looksSwapped({ dates: open, impossible: faults }, columns);
  if (swapped) {
    // What stayed text can only be read one way; any other answer leaves the real dates as they are.
    const doubts = [swappedDoubt(task, columns, swapped, answer !== null)];
    return { order: swapped, doubts, swapBack: answer === null || answer === swapped, settled: answer !== null };
  }
  const proven = faultless(faults, 1);
  const isBorneOut = proven === null || proven === answer;
  if ((answer === 'DMY' || answer === 'MDY') && isBorneOut)
    return { order: answer, doubts: [], swapBack: false, settled: true };
  const found = yield* settleOrder(yield* evidenceFor(task, dates, faults));
  const doubts = found.how === 'proven' ? [] : [orderDoubt(task, dates, found)];
  return { order: found.order, doubts, swapBack: false, settled: found.how !== 'open' };
}

function* typeDates(task: Task, columns: readonly DateColumn[], found: OrderFound): Steps<void> {
  const { typed, cells } = task;
  const serialIn = remembered((day: CalendarDay) => serialOf(day, cells.dateEpoch));
  const dayIn = remembered((date: DateText) => dayOfText(date, found));
  const put = (row: number, at: number, day: CalendarDay | null | undefined): void => {
    if (day) typed.set(row, at, serialIn(day), DATE_FORMAT);
  };
  for (const { at, texts, serials } of columns) {
    // A few texts among dates are left to be asked about; a column of texts is read in the likelier order meanwhile.
    const leaveOpen = !found.settled && !found.swapBack && serials.size > texts.size;
    const isTyped = ({ form }: DateText): boolean => !leaveOpen || form !== 'numeric';
    yield* eachInSteps(texts, (row, date) => put(row, at, isTyped(date) ? dayIn(date) : null));
    if (found.swapBack) yield* eachInSteps(serials, (row, day) => put(row, at, exchanged(day)));
  }
}

const dayOfText = (date: DateText, { order }: OrderFound): CalendarDay | null =>
  date.form === 'numeric' ? dayInOrder(date, order) : date.day;

/** How most dates of a column are written. */
function* formOf({ texts, serials }: DateColumn, order: DayOrder): Steps<SheetReading['dateOrder']> {
  if (serials.size >= texts.size) return 'EXCEL';
  const counts = { numeric: 0, ISO: 0, YMD: 0, 'D-MON-Y': 0 };
  yield* eachInSteps(texts, (_, { form }) => {
    counts[form] += 1;
  });
  if (counts.numeric * 2 >= texts.size) return order;
  if (counts.ISO * 2 >= texts.size) return 'ISO';
  return counts.YMD * 2 >= texts.size ? 'YMD' : 'D-MON-Y';
}

/** What was found out about columns of dates. */
interface TypedDates {
  /** How the dates of each column are written. */
  readonly orders: ReadonlyMap<number, SheetReading['dateOrder']>;
  /** Which number is the day, once that is settled. */
  readonly order: DayOrder | null;
  readonly doubts: readonly Question[];
}

const IN_ANY_ORDER: OrderFound = { order: 'DMY', doubts: [], swapBack: false, settled: true };

/** Types the dates of columns that hold them as text. */
export function* typeDateColumns(task: Task, columns: readonly Column[]): Steps<TypedDates> {
  const read: DateColumn[] = [];
  for (const column of columns) read.push(yield* dateColumn(task, column));
  const dates = yield* withYearsFirst(task, read);
  const found = dates.open.length > 0 ? yield* findOrder(task, dates) : null;
  yield* typeDates(task, dates.columns, found ?? IN_ANY_ORDER);
  const orders = new Map<number, SheetReading['dateOrder']>();
  for (const column of dates.columns) orders.set(column.at, yield* formOf(column, found?.order ?? 'DMY'));
  const doubts = [...dates.doubts, ...(found?.doubts ?? [])];
  return { orders, order: found?.settled ? found.order : null, doubts };
}
