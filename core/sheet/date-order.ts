// Which of the first two numbers of a text date is the day: settled by a date that only one reading allows, by the day of the
// week, by due dates that cannot lie before their invoices, by invoices that cannot lie ahead, by usual terms, by the title.
// Where nothing settles it, the clerk is asked.
import { addDays, type CalendarDay, daysBetween, weekdayOf } from '../calendar.ts';
import { eachInSteps, listInSteps, type Steps } from '../steps.ts';
import { type DateText, dayInOrder } from './date-text.ts';

export type DayOrder = 'DMY' | 'MDY';

/** The text dates of one column by row beside its real ones, with what its heading says. */
export interface DateTexts {
  readonly role: 'due' | 'issued' | null;
  readonly texts: ReadonlyMap<number, DateText>;
  readonly serials: ReadonlyMap<number, CalendarDay>;
}

export interface OrderEvidence {
  readonly columns: readonly DateTexts[];
  /** The dates of all columns that leave day and month open, and how many of them are no day in an order. */
  readonly dates: readonly DateText[];
  readonly impossible: Tally;
  /** No invoice is written long after this day. */
  readonly latest: CalendarDay;
  /** Days overdue by row, where the sheet has them. */
  readonly daysLate: ReadonlyMap<number, number>;
  readonly title: readonly DateText[];
  /** True where the sheet's words are of a language that writes the day first. */
  readonly dayFirstLanguage: boolean;
}

/** How often something is wrong or right in an order. */
export type Tally = Readonly<Record<DayOrder, number>>;

export interface SettledOrder {
  readonly order: DayOrder;
  /** `proven` by the sheet, `likely` by its language and so shown, `open`: the clerk must say. */
  readonly how: 'proven' | 'likely' | 'open';
  readonly because: string;
}

const USUAL_TERMS: ReadonlySet<number> = new Set([
  7, 8, 10, 14, 15, 20, 21, 28, 29, 30, 31, 42, 45, 56, 59, 60, 61, 62, 75, 90, 91, 92, 120,
]);
const AHEAD = 31;

const dayIn = (date: DateText | undefined, order: DayOrder): CalendarDay | null => {
  if (date === undefined) return null;
  return date.form === 'numeric' ? dayInOrder(date, order) : date.day;
};

/** The day of a row in a column; null where it has none. */
const dayAt = ({ texts, serials }: DateTexts, row: number, order: DayOrder): CalendarDay | null =>
  serials.get(row) ?? dayIn(texts.get(row), order);

const sizeOf = ({ texts, serials }: DateTexts): number => texts.size + serials.size;

/** Looks at every day of a column in an order. */
function* daysInSteps(
  column: DateTexts,
  order: DayOrder,
  look: (row: number, day: CalendarDay | null) => void,
): Steps<void> {
  yield* eachInSteps(column.texts, (row, date) => look(row, dayIn(date, order)));
  yield* eachInSteps(column.serials, look);
}

const columnFor = ({ columns }: OrderEvidence, wanted: DateTexts['role']): DateTexts | undefined =>
  columns.find(({ role }) => role === wanted);

/** The order that has no fault where the other has at least `enough`. */
export function faultless(faults: Tally, enough: number): DayOrder | null {
  if (faults.DMY === 0 && faults.MDY >= enough) return 'DMY';
  return faults.MDY === 0 && faults.DMY >= enough ? 'MDY' : null;
}

function* tally(count: (order: DayOrder) => Steps<number>): Steps<Tally> {
  return { DMY: yield* count('DMY'), MDY: yield* count('MDY') };
}

/** In how many of some dates something is so in an order. */
const tallyOf = (
  dates: readonly DateText[],
  holds: (date: DateText, day: CalendarDay | null) => boolean,
): Steps<Tally> =>
  tally(function* (order) {
    let count = 0;
    yield* listInSteps(dates, (date) => {
      if (holds(date, dayInOrder(date, order))) count += 1;
    });
    return count;
  });

/** How many dates are no day in an order: where the other has none of these, the dates alone prove it. */
export const impossible = (dates: readonly DateText[]): Steps<Tally> => tallyOf(dates, (_, day) => day === null);

/** What lies between invoices and their due dates in an order: how many there are, run backwards, are usual terms. */
interface TermsFound {
  readonly pairs: number;
  readonly early: number;
  readonly usual: number;
}

function* termsIn(evidence: OrderEvidence, order: DayOrder): Steps<TermsFound> {
  const [due, issued] = [columnFor(evidence, 'due'), columnFor(evidence, 'issued')];
  let [pairs, early, usual] = [0, 0, 0];
  if (!due || !issued) return { pairs, early, usual };
  yield* daysInSteps(due, order, (row, end) => {
    const start = end && dayAt(issued, row, order);
    if (!end || !start) return;
    const days = daysBetween(start, end);
    pairs += 1;
    if (days < 0) early += 1;
    if (USUAL_TERMS.has(days)) usual += 1;
  });
  return { pairs, early, usual };
}

/** In the other order invoices fall due before they were written. */
function* byEarliness(evidence: OrderEvidence): Steps<DayOrder | null> {
  const [dmy, mdy] = [yield* termsIn(evidence, 'DMY'), yield* termsIn(evidence, 'MDY')];
  return faultless({ DMY: dmy.early, MDY: mdy.early }, Math.max(1, dmy.pairs / 20));
}

function* byTerms(evidence: OrderEvidence): Steps<DayOrder | null> {
  const shareOf = ({ pairs, usual }: TermsFound): number => (pairs < 3 ? -1 : usual / pairs);
  const dmy = shareOf(yield* termsIn(evidence, 'DMY'));
  const mdy = shareOf(yield* termsIn(evidence, 'MDY'));
  if (dmy >= 0.9 && mdy <= 0.5 && mdy >= 0) return 'DMY';
  return mdy >= 0.9 && dmy <= 0.5 && dmy >= 0 ? 'MDY' : null;
}

function* byFuture(evidence: OrderEvidence): Steps<DayOrder | null> {
  const issued = columnFor(evidence, 'issued');
  if (!issued) return null;
  const last = addDays(evidence.latest, AHEAD);
  const ahead = yield* tally(function* (order) {
    let count = 0;
    yield* daysInSteps(issued, order, (_, day) => {
      if ((day ?? '') > last) count += 1;
    });
    return count;
  });
  return faultless(ahead, Math.max(2, sizeOf(issued) / 20));
}

/** Due date + days overdue is one day on every row in the right order. */
function* byDaysLate(evidence: OrderEvidence): Steps<DayOrder | null> {
  const due = columnFor(evidence, 'due');
  const { daysLate } = evidence;
  if (!due || daysLate.size < 3) return null;
  const sums = yield* tally(function* (order) {
    const days = new Set<CalendarDay>();
    let rows = 0;
    yield* daysInSteps(due, order, (row, day) => {
      const late = daysLate.get(row);
      if (!day || late === undefined || late <= 0) return;
      rows += 1;
      days.add(addDays(day, late));
    });
    return rows < 3 ? 0 : days.size;
  });
  if (sums.DMY === 1 && sums.MDY > 1) return 'DMY';
  return sums.MDY === 1 && sums.DMY > 1 ? 'MDY' : null;
}

function* byWeekdays({ dates }: OrderEvidence): Steps<DayOrder | null> {
  const isWrong = ({ weekday }: DateText, day: CalendarDay | null): boolean =>
    weekday !== null && day !== null && weekdayOf(day) !== weekday;
  return faultless(yield* tallyOf(dates, isWrong), 1);
}

function* byPoints({ dates }: OrderEvidence): Steps<DayOrder | null> {
  yield;
  return dates.every(({ sign }) => sign === '.') ? 'DMY' : null;
}

function* byTitle({ title }: OrderEvidence): Steps<DayOrder | null> {
  return faultless(yield* impossible(title), 1);
}

type Clue = readonly [(evidence: OrderEvidence) => Steps<DayOrder | null>, string];

const CLUES: readonly Clue[] = [
  [byWeekdays, 'the days of the week fit no other reading'],
  [byEarliness, 'in the other reading invoices would fall due before they were written'],
  [byDaysLate, 'only so do due dates and days overdue agree on one day'],
  [byFuture, 'in the other reading invoices would be dated ahead'],
  [byTerms, 'only so are the terms usual ones'],
  [byPoints, 'dates with points are written day first'],
  [byTitle, 'a date in the title is written so'],
];

/** Settles the order of all text dates of a sheet together. */
export function* settleOrder(evidence: OrderEvidence): Steps<SettledOrder> {
  const { impossible: faults } = evidence;
  const proven = faultless(faults, 1);
  if (proven)
    return { order: proven, how: 'proven', because: `${faults.DMY + faults.MDY} of the dates fit no other reading` };
  if (faults.DMY > 0) {
    const order = faults.DMY <= faults.MDY ? 'DMY' : 'MDY';
    return { order, how: 'open', because: 'some dates can only be day first, others only month first' };
  }
  for (const [clue, because] of CLUES) {
    const order = yield* clue(evidence);
    if (order) return { order, how: 'proven', because };
  }
  if (evidence.dayFirstLanguage)
    return { order: 'DMY', how: 'likely', because: 'the sheet’s language writes the day first' };
  return { order: 'DMY', how: 'open', because: 'every date can be read both ways' };
}

/** True when real dates look like text dates that Excel read in the wrong order: what it could not read so stayed text. */
export function* looksSwapped(
  { dates, impossible: faults }: Pick<OrderEvidence, 'dates' | 'impossible'>,
  columns: readonly DateTexts[],
): Steps<DayOrder | null> {
  const order = faultless(faults, dates.length);
  let [found, late] = [0, 0];
  for (const { serials } of order === null || dates.length === 0 ? [] : columns)
    yield* eachInSteps(serials, (_, day) => {
      found += 1;
      if (Number(day.slice(8)) > 12) late += 1;
    });
  return found > 0 && late === 0 ? order : null;
}

/** The day with day and month exchanged, or null when there is none. */
export function exchanged(day: CalendarDay): CalendarDay | null {
  const [year, month, date] = day.split('-').map(Number);
  const text: DateText = {
    form: 'numeric',
    day: null,
    a: month ?? 0,
    b: date ?? 0,
    year: year ?? 0,
    sign: '',
    weekday: null,
    isShort: false,
  };
  return dayInOrder(text, 'DMY');
}
