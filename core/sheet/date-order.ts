// Which of the first two numbers of a text date is the day: settled by a date that only one reading allows, by the day of the
// week, by due dates that cannot lie before their invoices, by invoices that cannot lie ahead, by usual terms, by the title.
// Where nothing settles it, the clerk is asked.
import { addDays, type CalendarDay, daysBetween, weekdayOf } from '../calendar.ts';
import { type DateText, dayInOrder } from './date-text.ts';

export type DayOrder = 'DMY' | 'MDY';

/** The text dates of one column by row, with what its heading says. Days that need no settling stand as they are. */
export interface DateTexts {
  readonly role: 'due' | 'issued' | null;
  readonly byRow: ReadonlyMap<number, DateText | CalendarDay>;
}

export interface OrderEvidence {
  readonly columns: readonly DateTexts[];
  /** No invoice is written long after this day. */
  readonly latest: CalendarDay;
  /** Days overdue by row, where the sheet has them. */
  readonly daysLate: ReadonlyMap<number, number>;
  readonly title: readonly DateText[];
  /** True where the sheet's words are of a language that writes the day first. */
  readonly dayFirstLanguage: boolean;
}

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

const isNumeric = (date: DateText | CalendarDay): date is DateText =>
  typeof date !== 'string' && date.form === 'numeric';

const dayOf = (date: DateText | CalendarDay | undefined, order: DayOrder): CalendarDay | null => {
  if (date === undefined || typeof date === 'string') return date ?? null;
  return date.form === 'numeric' ? dayInOrder(date, order) : date.day;
};

const numericOf = (columns: readonly DateTexts[]): DateText[] =>
  columns.flatMap(({ byRow }) => [...byRow.values()].filter(isNumeric));

type Tally = Readonly<Record<DayOrder, number>>;

/** The order that has no fault where the other has at least `enough`. */
function faultless(faults: Tally, enough: number): DayOrder | null {
  if (faults.DMY === 0 && faults.MDY >= enough) return 'DMY';
  return faults.MDY === 0 && faults.DMY >= enough ? 'MDY' : null;
}

const tally = (count: (order: DayOrder) => number): Tally => ({ DMY: count('DMY'), MDY: count('MDY') });

function pairs({ columns }: OrderEvidence, order: DayOrder): number[] {
  const due = columns.find(({ role }) => role === 'due');
  const issued = columns.find(({ role }) => role === 'issued');
  if (!due || !issued) return [];
  return [...due.byRow].flatMap(([row, date]) => {
    const [end, start] = [dayOf(date, order), dayOf(issued.byRow.get(row), order)];
    return end && start ? [daysBetween(start, end)] : [];
  });
}

function byTerms(evidence: OrderEvidence): DayOrder | null {
  const share = tally((order) => {
    const terms = pairs(evidence, order);
    return terms.length < 3 ? -1 : terms.filter((days) => USUAL_TERMS.has(days)).length / terms.length;
  });
  if (share.DMY >= 0.9 && share.MDY <= 0.5 && share.MDY >= 0) return 'DMY';
  return share.MDY >= 0.9 && share.DMY <= 0.5 && share.DMY >= 0 ? 'MDY' : null;
}

function byFuture({ columns, latest }: OrderEvidence): DayOrder | null {
  const issued = columns.find(({ role }) => role === 'issued');
  if (!issued) return null;
  const last = addDays(latest, AHEAD);
  const ahead = tally((order) => [...issued.byRow.values()].filter((date) => (dayOf(date, order) ?? '') > last).length);
  return faultless(ahead, Math.max(2, issued.byRow.size / 20));
}

/** Due date + days overdue is one day on every row in the right order. */
function byDaysLate({ columns, daysLate }: OrderEvidence): DayOrder | null {
  const due = columns.find(({ role }) => role === 'due');
  if (!due || daysLate.size < 3) return null;
  const sums = tally((order) => {
    const days = [...due.byRow].flatMap(([row, date]) => {
      const [day, late] = [dayOf(date, order), daysLate.get(row)];
      return day && late !== undefined && late > 0 ? [addDays(day, late)] : [];
    });
    return days.length < 3 ? 0 : new Set(days).size;
  });
  if (sums.DMY === 1 && sums.MDY > 1) return 'DMY';
  return sums.MDY === 1 && sums.DMY > 1 ? 'MDY' : null;
}

const impossible = (dates: readonly DateText[]): Tally =>
  tally((order) => dates.filter((date) => !dayInOrder(date, order)).length);

/** The order that the dates alone prove: the other makes no days of some of them. */
export const provenOrder = (dates: readonly DateText[]): DayOrder | null => faultless(impossible(dates), 1);

const wrongWeekdays = (dates: readonly DateText[]): Tally =>
  tally((order) => {
    const isWrong = (date: DateText): boolean => {
      const day = dayInOrder(date, order);
      return date.weekday !== null && day !== null && weekdayOf(day) !== date.weekday;
    };
    return dates.filter(isWrong).length;
  });

type Clue = readonly [(evidence: OrderEvidence, dates: readonly DateText[]) => DayOrder | null, string];

const CLUES: readonly Clue[] = [
  [(_, dates) => faultless(wrongWeekdays(dates), 1), 'the days of the week fit no other reading'],
  [
    (evidence) => {
      const early = tally((order) => pairs(evidence, order).filter((days) => days < 0).length);
      return faultless(early, Math.max(1, pairs(evidence, 'DMY').length / 20));
    },
    'in the other reading invoices would fall due before they were written',
  ],
  [byDaysLate, 'only so do due dates and days overdue agree on one day'],
  [byFuture, 'in the other reading invoices would be dated ahead'],
  [byTerms, 'only so are the terms usual ones'],
  [(_, dates) => (dates.every(({ sign }) => sign === '.') ? 'DMY' : null), 'dates with points are written day first'],
  [({ title }) => faultless(impossible(title), 1), 'a date in the title is written so'],
];

/** Settles the order of all text dates of a sheet together. */
export function settleOrder(evidence: OrderEvidence): SettledOrder {
  const dates = numericOf(evidence.columns);
  const faults = impossible(dates);
  const proven = faultless(faults, 1);
  if (proven)
    return { order: proven, how: 'proven', because: `${faults.DMY + faults.MDY} of the dates fit no other reading` };
  if (faults.DMY > 0) {
    const order = faults.DMY <= faults.MDY ? 'DMY' : 'MDY';
    return { order, how: 'open', because: 'some dates can only be day first, others only month first' };
  }
  for (const [clue, because] of CLUES) {
    const order = clue(evidence, dates);
    if (order) return { order, how: 'proven', because };
  }
  if (evidence.dayFirstLanguage)
    return { order: 'DMY', how: 'likely', because: 'the sheet’s language writes the day first' };
  return { order: 'DMY', how: 'open', because: 'every date can be read both ways' };
}

/** True when real dates look like text dates that Excel read in the wrong order: what it could not read so stayed text. */
export function looksSwapped(texts: readonly DateText[], serialDays: readonly CalendarDay[]): DayOrder | null {
  const faults = impossible(texts);
  if (texts.length === 0 || serialDays.length === 0) return null;
  if (!serialDays.every((day) => Number(day.slice(8)) <= 12)) return null;
  if (faults.MDY === texts.length && faults.DMY === 0) return 'DMY';
  return faults.DMY === texts.length && faults.MDY === 0 ? 'MDY' : null;
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
