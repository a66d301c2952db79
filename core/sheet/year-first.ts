// Text dates of two-digit numbers whose year stands first: `26.09.30`. Read from the other end they would be of all years of
// a century's beginning, so the years of all dates together tell; where they do not, the clerk is asked.
import type { CalendarDay } from '../calendar.ts';
import { type DateText, dayNumbered, shortYear } from './date-text.ts';

/** Where the year stands in the short dates of a sheet; null where nothing tells. */
type YearPlace = 'first' | 'last' | null;

const OLDEST = 8;
const AHEAD = 2;
/** Years of one ledger lie closer together than this. */
const WIDE = 3;
/** So many dates of another age may be old debts. */
const FEW = 0.3;

/** The day of a numeric date whose year stands first, or null when there is none. */
export const dayYearFirst = ({ a, b, year, isShort }: DateText): CalendarDay | null =>
  isShort ? dayNumbered(shortYear(a), b, year % 100) : null;

interface Years {
  readonly strange: number;
  readonly span: number;
}

function yearsOf(years: readonly number[], now: number): Years {
  const strange = years.filter((year) => year < now - OLDEST || year > now + AHEAD).length;
  const latest = years.reduce((one, other) => Math.max(one, other), 0);
  const earliest = years.reduce((one, other) => Math.min(one, other), latest);
  return { strange, span: latest - earliest };
}

/** Tells from the short dates of all columns where their year stands; `latest` is about the day to judge by. */
export function placeOfYear(dates: readonly DateText[], latest: CalendarDay): YearPlace {
  if (dates.length === 0 || dates.some((date) => dayYearFirst(date) === null)) return 'last';
  const now = Number(latest.slice(0, 4));
  const first = yearsOf(
    dates.map(({ a }) => shortYear(a)),
    now,
  );
  const last = yearsOf(
    dates.map(({ year }) => year),
    now,
  );
  if (first.strange > 0 && last.strange > 0) return null;
  if (first.strange > 0) return 'last';
  if (last.strange > 0) return last.strange >= dates.length * FEW ? 'first' : null;
  if (first.span >= WIDE && last.span < WIDE) return 'last';
  return last.span >= WIDE && first.span < WIDE ? 'first' : null;
}
