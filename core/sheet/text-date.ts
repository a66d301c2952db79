// Days written out in titles: `30 June 2026`, `July 31, 2026`, `30/06/2026`, `2026-06-30`. Where day and month cannot be told
// apart both readings are given; which one holds is for the caller to settle or to ask.
import { type CalendarDay, dayFrom, parseDay } from '../calendar.ts';
import { monthNamed } from './months.ts';

/** A day found in a text: one reading, or two when day and month may be swapped. `before` is the text since the last day found. */
export interface WrittenDay {
  readonly readings: readonly CalendarDay[];
  readonly before: string;
  /** The day of two digits each whose year stands first: `26.09.30`; null for any other. */
  readonly yearFirst: CalendarDay | null;
}

const WRITTEN =
  /(?<iso>\d{4}-\d{2}-\d{2})|(?<!\d)(?<a>\d{1,2})(?<sign>[./-])(?<b>\d{1,2})\k<sign>(?<year>\d{4}|\d{2}(?![\d./-]))|(?<!\d)(?<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s-]+(?:de |of )?(?<month>\p{L}{3,10})\.?,?[\s-]+(?:de |del )?(?<year2>\d{4})|(?<month3>\p{L}{3,10})\.?\s+(?<day3>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year3>\d{4})/gu;

const named = (year: string, month: string, day: string): CalendarDay[] => {
  const number = monthNamed(month);
  const found = number === null ? null : dayFrom(Number(year), number, Number(day));
  return found ? [found] : [];
};

/** Dots are written day first everywhere; slashes and hyphens are not. Day first comes first. */
function numeric(a: string, b: string, year: string, sign: string): CalendarDay[] {
  const whole = year.length === 2 ? 2000 + Number(year) : Number(year);
  const dayFirst = dayFrom(whole, Number(b), Number(a));
  const monthFirst = sign === '.' ? null : dayFrom(whole, Number(a), Number(b));
  return [...new Set([dayFirst, monthFirst])].flatMap((day) => day ?? []);
}

function readingsOf(groups: Record<string, string | undefined>): CalendarDay[] {
  const { iso, a, b, sign = '', year, day, month, year2, day3, month3, year3 } = groups;
  if (iso) return [parseDay(iso)].flatMap((found) => found ?? []);
  if (a && b && year) return numeric(a, b, year, sign);
  if (day && month && year2) return named(year2, month, day);
  return day3 && month3 && year3 ? named(year3, month3, day3) : [];
}

function yearFirstOf({ a, b, year }: Record<string, string | undefined>): CalendarDay | null {
  if (a?.length !== 2 || year?.length !== 2) return null;
  return dayFrom(2000 + Number(a), Number(b), Number(year));
}

/** Every day written in a text, in order. */
export function daysWrittenIn(text: string): WrittenDay[] {
  let end = 0;
  return [...text.matchAll(WRITTEN)].flatMap((match) => {
    const readings = readingsOf(match.groups ?? {});
    if (readings.length === 0) return [];
    const before = text.slice(end, match.index);
    end = match.index + match[0].length;
    return [{ readings, before, yearFirst: yearFirstOf(match.groups ?? {}) }];
  });
}
