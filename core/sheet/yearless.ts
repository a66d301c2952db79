// Text dates without a year: `13 Sep`, `Sep 13`, `13.09.`. An invoice is of the past year, a due date follows its invoice or
// lies near the day to judge by; the clerk is always asked.
import { addDays, type CalendarDay, dayFrom } from '../calendar.ts';
import { monthNamed } from './months.ts';

/** A day of some year. */
export interface YearlessDay {
  readonly month: number;
  readonly day: number;
}

const DAY_FIRST = /^(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s-]*(?:de )?(\p{L}{3,10})\.?$/u;
const MONTH_FIRST = /^(\p{L}{3,10})\.?[\s-]*(\d{1,2})(?:st|nd|rd|th)?$/u;
const POINTED = /^(\d{1,2})\.\s?(\d{1,2})\.$/;
const LEAP_YEAR = 2024;
/** Invoices are hardly dated ahead, and hardly any falls due later than in four months. */
const AHEAD = 31;
const DUE_AHEAD = 120;

const found = (month: number | null, day: number): YearlessDay | null =>
  month !== null && dayFrom(LEAP_YEAR, month, day) ? { month, day } : null;

/** Reads a text as a day and a month; null for any other. */
export function yearlessDay(raw: string): YearlessDay | null {
  const text = raw.trim();
  if (text.length > 20 || !/\d/.test(text)) return null;
  const [, day, month] = DAY_FIRST.exec(text) ?? [];
  if (day && month) return found(monthNamed(month), Number(day));
  const [, name, number] = MONTH_FIRST.exec(text) ?? [];
  if (name && number) return found(monthNamed(name), Number(number));
  const [, first, second] = POINTED.exec(text) ?? [];
  return first && second ? found(Number(second), Number(first)) : null;
}

/** The day in the years around another. */
function around({ month, day }: YearlessDay, near: CalendarDay): CalendarDay[] {
  const year = Number(near.slice(0, 4));
  return [year - 2, year - 1, year, year + 1].flatMap((one) => dayFrom(one, month, day) ?? []);
}

/** What gives a day its year: the clerk's word, or the day to judge by. */
export interface YearSaid {
  readonly year: number | null;
  readonly near: CalendarDay;
}

/** The day of an invoice: in the year said, else the last one that does not lie ahead. */
export function issuedIn(date: YearlessDay, { year, near }: YearSaid): CalendarDay | null {
  if (year !== null) return dayFrom(year, date.month, date.day);
  const last = addDays(near, AHEAD);
  return around(date, near).findLast((day) => day <= last) ?? null;
}

/** The due date: the first on or after the invoice's day, else in the year said, else the last that is not far ahead. */
export function dueIn(date: YearlessDay, issued: CalendarDay | null, { year, near }: YearSaid): CalendarDay | null {
  if (issued !== null) return around(date, issued).find((day) => day >= issued) ?? null;
  if (year !== null) return dayFrom(year, date.month, date.day);
  const last = addDays(near, DUE_AHEAD);
  return around(date, near).findLast((day) => day <= last) ?? null;
}
