// The sheet as if its texts had been typed in: text dates become dates and text amounts numbers, each only where the sheet
// settles what is meant. Everything after this reads numbers and dates alone.
import { type CalendarDay, serialOf } from '../calendar.ts';
import type { Question, ReadingContext, SheetCells, SheetReading } from '../sheet.ts';
import { eachInSteps, rowsInSteps, type Steps } from '../steps.ts';
import { type AmountText, amountText, amountValue, type DecimalSign, isDash } from './amount-text.ts';
import { Answers } from './answers.ts';
import { type DateTexts, type DayOrder, exchanged, looksSwapped, provenOrder, settleOrder } from './date-order.ts';
import { compactDay, type DateText, dateText, dayInOrder } from './date-text.ts';
import { cellName, valueAt } from './grid.ts';
import { remembered } from './remembered.ts';
import { Retyped } from './retyped.ts';
import { saidRole } from './sayings.ts';
import { type TextKind, textKindOf } from './text-kinds.ts';
import { typeYearless } from './typed-yearless.ts';
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
import { conceptsOf, languageOf } from './vocabulary.ts';
import { dayYearFirst, placeOfYear } from './year-first.ts';

export interface TypedCells {
  readonly cells: SheetCells;
  /** How the dates of a column are written; EXCEL where they are dates. */
  readonly dateOrderOf: (column: number) => SheetReading['dateOrder'];
  /** How the sheet writes its days, once that is settled: the title's days follow it. */
  readonly order: DayOrder | null;
  readonly doubts: readonly Question[];
}

// ---- amounts

interface AmountCell {
  readonly row: number;
  readonly at: number;
  readonly amount: AmountText;
}

function* amountsIn(task: Task, columns: readonly Column[]): Steps<readonly AmountCell[]> {
  const { typed } = task;
  const amounts: AmountCell[] = [];
  for (const { at } of columns)
    yield* textsInSteps(task, at, (row, text) => {
      const amount = amountText(text);
      if (amount) amounts.push({ row, at, amount });
      else if (isDash(text)) typed.set(row, at, 0, '');
    });
  return amounts;
}

function decimalSignOf({ answers }: Task, amounts: readonly AmountCell[]): DecimalSign | null {
  const answer = answers.oneOf('numberStyle', ['comma', 'point', ',', '.'] as const);
  if (answer) return answer === 'comma' || answer === ',' ? ',' : '.';
  const signs = new Set<DecimalSign>();
  for (const { amount } of amounts) if (amount.decimal) signs.add(amount.decimal);
  const [only = null] = signs;
  return signs.size === 1 ? only : null;
}

function* typeAmounts(task: Task, columns: readonly Column[]): Steps<Question[]> {
  const amounts = yield* amountsIn(task, columns);
  const sign = decimalSignOf(task, amounts);
  const open: AmountCell[] = [];
  yield* rowsInSteps(0, amounts.length, (from, to) => {
    for (const cell of amounts.slice(from, to)) {
      const { row, at, amount } = cell;
      const format = amount.currency ? `[$${amount.currency}]0.00` : '';
      if (amount.isOpen && !sign) open.push(cell);
      else task.typed.set(row, at, amountValue(amount, sign ?? '.'), format);
    }
  });
  if (open.length === 0) return [];
  const cells = open.slice(0, NAMED).map(({ row, at }) => cellName(task.cells, row, at));
  const [first] = open;
  const example = first ? String(valueAt(task.cells, first.row, first.at)) : '';
  const text = `Amounts are text and can be read in two ways: ${cells.slice(0, 3).join(', ')} (“${example}”). Is the comma or the point the decimal sign?`;
  return [{ topic: 'numberStyle', text, assumed: null, blocking: true, cells }];
}

// ---- dates

interface DateColumn extends Column, DateTexts {
  readonly texts: ReadonlyMap<number, DateText>;
  readonly serials: ReadonlyMap<number, CalendarDay>;
}

function* dateColumn(task: Task, column: Column): Steps<DateColumn> {
  const dateOf = remembered(dateText);
  const texts = new Map<number, DateText>();
  yield* textsInSteps(task, column.at, (row, text) => {
    const date = dateOf(text);
    if (date) texts.set(row, date);
  });
  const serials = serialsIn(task, column.at);
  yield;
  return {
    ...column,
    role: roleOf(column.heading),
    texts,
    serials,
    byRow: new Map<number, DateText | CalendarDay>([...texts, ...serials]),
  };
}

function daysLateIn({ cells, headings, from, to }: Task): Map<number, number> {
  const at = headings.findIndex((heading) => saidRole('daysOverdue', conceptsOf(heading)) >= 0.7);
  const days = new Map<number, number>();
  for (let row = from; at >= 0 && row < to; row += 1) {
    const value = valueAt(cells, row, at);
    if (typeof value === 'number' && Number.isInteger(value)) days.set(row, value);
    else if (typeof value === 'string' && /^-?\d{1,4}$/.test(value.trim())) days.set(row, Number(value));
  }
  return days;
}

interface OrderFound {
  readonly order: DayOrder;
  readonly doubts: readonly Question[];
  /** True when Excel read the real dates of these columns in the wrong order. */
  readonly swapBack: boolean;
  readonly settled: boolean;
}

/** Short dates whose year stands first stand as the days they are; where the years do not tell, the clerk is asked. */
function withYearsFirst(
  task: Task,
  columns: readonly DateColumn[],
): { columns: readonly DateColumn[]; doubts: Question[] } {
  const dates = columns.flatMap(({ texts }) => [...texts.values()].filter(({ form }) => form === 'numeric'));
  const answer = task.answers.oneOf('dateOrder', ['DMY', 'MDY', 'YMD', 'EXCEL'] as const);
  const place = answer === null ? placeOfYear(dates, latestOf(task)) : answer === 'YMD' ? 'first' : 'last';
  if (place === 'last') return { columns, doubts: [] };
  const doubts = place === null ? [yearDoubt(task, columns)] : [];
  return { columns: columns.map(yearFirst), doubts };
}

function yearFirst(column: DateColumn): DateColumn {
  const texts = new Map(
    [...column.texts].map(([row, date]): [number, DateText] => {
      const day = date.form === 'numeric' ? dayYearFirst(date) : null;
      return [row, day ? { ...date, form: 'YMD', day } : date];
    }),
  );
  return { ...column, texts, byRow: new Map<number, DateText | CalendarDay>([...texts, ...column.serials]) };
}

function yearDoubt(task: Task, columns: readonly DateColumn[]): Question {
  const cells = openCells(task, columns).slice(0, NAMED);
  const text = `Dates are text, and nothing tells whether their year stands first or last (${cells.slice(0, 3).join(', ')}). Is it the year, the day or the month that stands first?`;
  return { topic: 'dateOrder', text, assumed: 'YMD', blocking: true, cells };
}

const SAMPLES: Readonly<Record<DayOrder, string>> = { DMY: 'day first', MDY: 'month first' };

function openCells({ cells }: Task, columns: readonly DateColumn[]): string[] {
  return columns.flatMap(({ at, texts }) =>
    [...texts].flatMap(([row, date]) => (date.form === 'numeric' ? [cellName(cells, row, at)] : [])),
  );
}

function swappedDoubt(task: Task, columns: readonly DateColumn[], order: DayOrder, settled: boolean): Question {
  const cells = openCells(task, columns).slice(0, NAMED);
  const text = `Some dates are text (${cells.slice(0, 3).join(', ')}) and the others have no day above the twelfth: Excel seems to have exchanged day and month when the file was opened. Are the dates written ${SAMPLES[order]}, so that Duebook exchanges them back, or do they stand as they are?`;
  return { topic: 'dateOrder', text, assumed: order, blocking: !settled, cells };
}

function orderDoubt(
  task: Task,
  columns: readonly DateColumn[],
  because: string,
  order: DayOrder,
  blocking: boolean,
): Question {
  const cells = openCells(task, columns).slice(0, NAMED);
  const [first] = columns.flatMap(({ texts }) => [...texts.values()].filter(({ form }) => form === 'numeric'));
  const [dmy, mdy] = first ? [dayInOrder(first, 'DMY'), dayInOrder(first, 'MDY')] : [null, null];
  const text = blocking
    ? `Dates are text and day and month can be told apart nowhere: ${because} (${cells.slice(0, 3).join(', ')}; the first is ${dmy ?? 'no day'} or ${mdy ?? 'no day'}). Is the day or the month first?`
    : `Dates are read ${SAMPLES[order]}: ${because}.`;
  return { topic: 'dateOrder', text, assumed: blocking ? null : order, blocking, cells };
}

function findOrder(task: Task, columns: readonly DateColumn[]): OrderFound {
  const answer = task.answers.oneOf('dateOrder', ['DMY', 'MDY', 'EXCEL'] as const);
  const texts = columns.flatMap((column) => [...column.texts.values()].filter(({ form }) => form === 'numeric'));
  const serials = columns.flatMap((column) => [...column.serials.values()]);
  const swapped = looksSwapped(texts, serials);
  if (swapped) {
    // What stayed text can only be read one way; any other answer leaves the real dates as they are.
    const doubts = [swappedDoubt(task, columns, swapped, answer !== null)];
    return { order: swapped, doubts, swapBack: answer === null || answer === swapped, settled: answer !== null };
  }
  const proven = provenOrder(texts);
  const isBorneOut = proven === null || proven === answer;
  if ((answer === 'DMY' || answer === 'MDY') && isBorneOut)
    return { order: answer, doubts: [], swapBack: false, settled: true };
  const isMixed = texts.length > 0 && serials.length > texts.length;
  const found = settleOrder({
    columns,
    latest: latestOf(task),
    daysLate: daysLateIn(task),
    title: task.title,
    dayFirstLanguage: !isMixed && languageOf(task.headings) !== 'en',
  });
  const asked = found.how !== 'proven';
  const doubts = asked ? [orderDoubt(task, columns, found.because, found.order, found.how === 'open')] : [];
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

function typeCompact(task: Task, columns: readonly Column[]): void {
  const { cells, from, to, typed } = task;
  for (const { at } of columns)
    for (let row = from; row < to; row += 1) {
      const value = valueAt(cells, row, at);
      const day = typeof value === 'boolean' ? null : compactDay(value);
      if (day) typed.set(row, at, serialOf(day, cells.dateEpoch), DATE_FORMAT);
    }
}

function formOf({ texts, serials }: DateColumn, order: DayOrder): SheetReading['dateOrder'] {
  if (serials.size >= texts.size) return 'EXCEL';
  const forms = [...texts.values()].map(({ form }) => form);
  const most = (form: DateText['form']): number => forms.filter((one) => one === form).length;
  if (most('numeric') * 2 >= forms.length) return order;
  if (most('ISO') * 2 >= forms.length) return 'ISO';
  return most('YMD') * 2 >= forms.length ? 'YMD' : 'D-MON-Y';
}

/** Types the texts of the rows from `from` to before `to` that are dates or amounts; `title` are the dates above them. */
export function* typeCells(
  cells: SheetCells,
  headings: readonly string[],
  rows: { readonly from: number; readonly to: number },
  title: readonly DateText[],
  context: ReadingContext,
): Steps<TypedCells> {
  const task: Task = {
    cells,
    headings,
    ...rows,
    context,
    answers: new Answers(context),
    title,
    typed: new Retyped(cells),
  };
  const columns = headings.flatMap((heading, at): Column[] => {
    const kind = textKindOf(cells, at, heading, rows.from, rows.to);
    return kind ? [{ at, heading, kind }] : [];
  });
  const ofKind = (kind: TextKind): Column[] => columns.filter((column) => column.kind === kind);
  const numberDoubts = yield* typeAmounts(task, ofKind('amount'));
  typeCompact(task, ofKind('compact'));
  const yearless = typeYearless(task, ofKind('yearless'));
  const dated: DateColumn[] = [];
  for (const column of ofKind('date')) dated.push(yield* dateColumn(task, column));
  const { columns: dates, doubts: yearDoubts } = withYearsFirst(task, dated);
  yield;
  const hasNumeric = dates.some(({ texts }) => [...texts.values()].some(({ form }) => form === 'numeric'));
  const found = hasNumeric ? findOrder(task, dates) : null;
  yield;
  yield* typeDates(task, dates, found ?? { order: 'DMY', doubts: [], swapBack: false, settled: true });
  return {
    cells: task.typed.cells,
    dateOrderOf: (at) => {
      const column = dates.find((one) => one.at === at);
      if (column) return formOf(column, found?.order ?? 'DMY');
      return columns.some((one) => one.at === at && one.kind === 'compact') ? 'YMD' : 'EXCEL';
    },
    order: found?.settled ? found.order : null,
    doubts: [...numberDoubts, ...yearless, ...yearDoubts, ...(found?.doubts ?? [])],
  };
}
