// Days written as text in a cell: `08/16/2025`, `3 Mar 2026`, `2026-03-12T00:00:00`, `Di., 3. März 2026`, `12.03.26`, `20260312`.
// Numbers alone leave open which is the day and which the month; that is settled in date-order.ts.
import { type CalendarDay, dayFrom, parseDay } from '../calendar.ts';
import { isWeekday, monthNamed, weekdayNamed } from './months.ts';
import { remembered } from './remembered.ts';

/** How a text date is written. `numeric` leaves day and month open. */
type DateForm = 'numeric' | 'ISO' | 'YMD' | 'D-MON-Y';

export interface DateText {
  readonly form: DateForm;
  /** The day, where the form settles it; null for `numeric`. */
  readonly day: CalendarDay | null;
  /** The first two numbers of a numeric date, its year and its sign. */
  readonly a: number;
  readonly b: number;
  readonly year: number;
  readonly sign: string;
  /** 1 Monday to 7 Sunday, where the text names the day of the week. */
  readonly weekday: number | null;
  /** True for a numeric date of two digits each: then its year may stand first. */
  readonly isShort: boolean;
}

const TIME = String.raw`(?:,?[\sT]+\d{1,2}[:.]\d{2}.*)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})\.?${TIME}$`, 'i');
const NUMERIC = new RegExp(
  String.raw`^(?:(\p{L}{2,12})\.?,?\s+)?(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\3\s?(\d{4}|\d{2})\.?${TIME}$`,
  'u',
);
const COMPACT = /^(19|20)(\d{2})(\d{2})(\d{2})$/;
const LONGEST = 40;

/** Two-digit years are those around now: 70 to 99 are of the last century. */
export const shortYear = (year: number): number => (year < 70 ? 2000 + year : 1900 + year);
const wholeYear = (text: string): number => (text.length === 4 ? Number(text) : shortYear(Number(text)));

const settled = (form: DateForm, day: CalendarDay | null): DateText | null =>
  day ? { form, day, a: 0, b: 0, year: 0, sign: '', weekday: null, isShort: false } : null;

/** `3. März 2026`, `March 3, 2026`, `3 de marzo de 2026`, `03-Mar-26`, `2026-Mar-03`. */
function named(text: string): DateText | null {
  const parts = text.replace(new RegExp(`${TIME}$`), '').match(/\p{L}+|\d+/gu) ?? [];
  const numbers = parts.filter((part) => /^\d+$/.test(part));
  const months = parts.flatMap((part) => (/^\d+$/.test(part) ? [] : (monthNamed(part) ?? [])));
  const strange = parts.filter(
    (part) =>
      !/^\d+$/.test(part) &&
      !monthNamed(part) &&
      !isWeekday(part) &&
      !/^(st|nd|rd|th|er|de|del|of|the|o|a|º)$/i.test(part),
  );
  const [first = '', second = ''] = numbers;
  const [month] = months;
  if (numbers.length !== 2 || months.length !== 1 || !month || strange.length > 0) return null;
  if (first.length === 4) return settled('D-MON-Y', dayFrom(Number(first), month, Number(second)));
  return /^(\d{2}|\d{4})$/.test(second) ? settled('D-MON-Y', dayFrom(wholeYear(second), month, Number(first))) : null;
}

function yearFirst(text: string): DateText | null {
  const found = YEAR_FIRST.exec(text);
  if (!found) return null;
  const [, year, sign, month, day] = found;
  return settled(sign === '-' ? 'ISO' : 'YMD', dayFrom(Number(year), Number(month), Number(day)));
}

function numeric(text: string): DateText | null {
  const found = NUMERIC.exec(text);
  if (!found) return null;
  const [, weekday, first, sign = '', second, year = ''] = found;
  const [a, b] = [Number(first), Number(second)];
  const whole = wholeYear(year);
  const isShort = year.length === 2 && first?.length === 2 && !weekday;
  const isYearFirst = isShort && dayFrom(shortYear(a), b, Number(year)) !== null;
  if (!dayFrom(whole, b, a) && !dayFrom(whole, a, b) && !isYearFirst) return null;
  const named = weekday ? weekdayNamed(weekday) : null;
  return { form: 'numeric', day: null, a, b, year: whole, sign, weekday: named, isShort };
}

const known = new Map<string, DateText | null>();

function read(text: string): DateText | null {
  if (text.length > LONGEST || text.length < 6 || !/\d/.test(text)) return null;
  return numeric(text) ?? yearFirst(text) ?? (/\p{L}/u.test(text) ? named(text) : null);
}

/** Reads a text as a day; null for a text that is none. Each distinct text is read once. */
export function dateText(raw: string): DateText | null {
  const before = known.get(raw);
  if (before !== undefined) return before;
  const found = read(raw.trim());
  if (known.size > 20_000) known.clear();
  known.set(raw, found);
  return found;
}

/** `20260312`, as a text or a number: only where a whole column is written so. */
export function compactDay(value: string | number): CalendarDay | null {
  const found = COMPACT.exec(String(value).trim());
  return found ? parseDay(`${found[1]}${found[2]}-${found[3]}-${found[4]}`) : null;
}

/** Sheets repeat their dates: whether there is such a day is worked out once. */
const dayOnce = remembered((date: number) =>
  dayFrom(Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100),
);

/** The day of a year, a month and a day of two digits at most, or null when there is none. */
export const dayNumbered = (year: number, month: number, day: number): CalendarDay | null =>
  dayOnce(year * 10_000 + month * 100 + day);

/** The day of a numeric date in an order, or null when there is no such day. */
export const dayInOrder = ({ a, b, year }: DateText, order: 'DMY' | 'MDY'): CalendarDay | null =>
  order === 'DMY' ? dayNumbered(year, b, a) : dayNumbered(year, a, b);
