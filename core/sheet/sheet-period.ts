// The month that the name of a sheet says: `Sep 26`, `Septembre 2026`, `09-2026`, `30.09.2026`, `Aug`.
import { addDays, type CalendarDay, dayFrom } from '../calendar.ts';
import { shortYear } from './date-text.ts';
import { monthNamed } from './months.ts';
import { daysWrittenIn } from './text-date.ts';

const NUMBERED = /(?<!\d)(?:(20\d{2})[-_. ]?(0[1-9]|1[0-2])|(0?[1-9]|1[0-2])[-_. /](20\d{2}))(?!\d)/;
const YEAR = /(?<!\d)(20\d{2}|\d{2})(?!\d)/;
const LEAST_NAME = 3;

const endOf = (year: number, month: number): CalendarDay | null => {
  const next = month === 12 ? dayFrom(year + 1, 1, 1) : dayFrom(year, month + 1, 1);
  return next && addDays(next, -1);
};

/** Without a year, the last such month that has begun. */
function latestSuch(month: number, today: CalendarDay): CalendarDay | null {
  const [year, current] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return endOf(month > current ? year - 1 : year, month);
}

/** The last day of the month, or the day, that a sheet's name says; null for a name that says none. */
export function dayInName(name: string, today: CalendarDay): CalendarDay | null {
  const [written] = daysWrittenIn(name);
  if (written?.readings.length === 1) return written.readings[0] ?? null;
  const [, year, month, month2, year2] = NUMBERED.exec(name) ?? [];
  if (year || year2) return endOf(Number(year ?? year2), Number(month ?? month2));
  const words = name.match(/\p{L}+/gu) ?? [];
  const [only, ...more] = words.flatMap((word) => (word.length < LEAST_NAME ? [] : (monthNamed(word) ?? [])));
  if (only === undefined || more.length > 0) return null;
  const said = YEAR.exec(name)?.[1];
  if (said === undefined) return latestSuch(only, today);
  return endOf(said.length === 4 ? Number(said) : shortYear(Number(said)), only);
}
