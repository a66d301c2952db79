// Calendar days, the only place that touches Date. A day is an ISO string; "today" is always an argument, made from an
// instant and a named time zone at the edge. Excel serials count days from 1899-12-30 (1904-01-01 in 1904 workbooks).

/** A calendar day, `YYYY-MM-DD`, without time or zone. ISO days compare as strings. */
export type CalendarDay = string & { readonly calendarDay: unique symbol };

const DAY_MS = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const LAST_SERIAL = 2_958_465;
const FIRST_MS = Date.UTC(1900, 0, 1);
const LAST_MS = Date.UTC(9999, 11, 31);

const dayOf = (ms: number): CalendarDay => new Date(ms).toISOString().slice(0, 10) as CalendarDay;
const msOf = (day: CalendarDay): number => Date.parse(`${day}T00:00:00Z`);

/** The day if the text is a real ISO date from 1900 to 9999 (`2026-02-30` is not), else null. */
export function parseDay(text: string): CalendarDay | null {
  if (!/^(19|[2-9]\d)\d\d-\d\d-\d\d$/.test(text)) return null;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && dayOf(ms) === text ? (text as CalendarDay) : null;
}

/** The day of a year, month (1-12) and day of the month, or null when there is no such day. */
export const dayFrom = (year: number, month: number, day: number): CalendarDay | null =>
  parseDay(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);

/** Calendar days from one day to another; negative when `to` is earlier: `daysBetween('2026-09-01', '2026-09-15') === 14`. */
export const daysBetween = (from: CalendarDay, to: CalendarDay): number => Math.round((msOf(to) - msOf(from)) / DAY_MS);

/** The day some days later, or earlier for a negative number. Throws RangeError outside the years 1900 to 9999. */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  const ms = msOf(day) + days * DAY_MS;
  if (!(ms >= FIRST_MS && ms <= LAST_MS)) throw new RangeError(`no calendar day ${days} days after ${day}`);
  return dayOf(ms);
}

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day: CalendarDay): number => new Date(msOf(day)).getUTCDay() || 7;

/** The day itself, or the next Monday when it falls on a weekend. Holidays are not known here. */
export function nextWorkingDay(day: CalendarDay): CalendarDay {
  const weekday = weekdayOf(day);
  return weekday < 6 ? day : addDays(day, 8 - weekday);
}

// Excel's 1900 system counts a 29 February 1900 that never was: serial 60, and every serial before it stands one day later.
const PHANTOM_DAY = 60;

/**
 * The day an Excel serial stands for; the time of day is dropped: 46280 is 2026-09-15, in a 1904 workbook 44818 is.
 * Null when there is no such day: below 1 (0 in 1904 workbooks), the 29 February 1900 that Excel invents, after 9999.
 */
export function dayOfSerial(serial: number, epoch: 1900 | 1904 = 1900): CalendarDay | null {
  const day = Math.floor(serial);
  if (epoch === 1904) return day >= 0 && day <= LAST_SERIAL - 1462 ? dayOf(EPOCH_1904 + day * DAY_MS) : null;
  if (!(day >= 1 && day <= LAST_SERIAL) || day === PHANTOM_DAY) return null;
  return dayOf(EPOCH_1900 + (day < PHANTOM_DAY ? day + 1 : day) * DAY_MS);
}

/** The Excel serial of a day: `serialOf('2026-09-15') === 46280`, and 44818 in a 1904 workbook. */
export function serialOf(day: CalendarDay, epoch: 1900 | 1904 = 1900): number {
  if (epoch === 1904) return (msOf(day) - EPOCH_1904) / DAY_MS;
  const serial = (msOf(day) - EPOCH_1900) / DAY_MS;
  return serial <= PHANTOM_DAY ? serial - 1 : serial;
}

/** The same day some years later; 29 February becomes 28 February where there is none. Throws RangeError after 9999. */
export function addYears(day: CalendarDay, years: number): CalendarDay {
  const year = Number(day.slice(0, 4)) + years;
  const same = dayFrom(year, Number(day.slice(5, 7)), Number(day.slice(8))) ?? dayFrom(year, 2, 28);
  if (!same) throw new RangeError(`no calendar day ${years} years after ${day}`);
  return same;
}

/** A half-year with its first and last day: `2026-H1` is 1 January to 30 June 2026. */
interface HalfYear {
  readonly name: string;
  readonly from: CalendarDay;
  readonly to: CalendarDay;
}

/** The half-year a day lies in. */
export function halfYearOf(day: CalendarDay): HalfYear {
  const year = day.slice(0, 4);
  const [half, from, to] = day.slice(5) < '07-01' ? ['H1', '01-01', '06-30'] : ['H2', '07-01', '12-31'];
  return { name: `${year}-${half}`, from: `${year}-${from}` as CalendarDay, to: `${year}-${to}` as CalendarDay };
}

// Making a format takes some 50 µs; a contact rule asks it for every contact of the last month.
const zonesKnown = new Map<string, { readonly day: Intl.DateTimeFormat; readonly time: Intl.DateTimeFormat }>();

function formatsOf(timeZone: string) {
  const known = zonesKnown.get(timeZone);
  if (known) return known;
  const formats = {
    day: new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }),
    time: new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  };
  zonesKnown.set(timeZone, formats);
  return formats;
}

/** True for the name of a time zone the runtime knows: `Europe/London`. */
export function isTimeZone(name: string): boolean {
  try {
    formatsOf(name);
    return true;
  } catch {
    return false;
  }
}

/** The calendar day at an instant in a named time zone: `dayIn('Europe/London', '2026-07-01T23:30:00Z')` is 2026-07-02. */
export const dayIn = (timeZone: string, instant: string): CalendarDay =>
  formatsOf(timeZone).day.format(new Date(instant)) as CalendarDay;

/** The clock at an instant in a named time zone, seconds dropped: `timeIn('Europe/London', '2026-07-01T23:30:59Z')` is `00:30`. */
export const timeIn = (timeZone: string, instant: string): string => formatsOf(timeZone).time.format(new Date(instant));

const stylesKnown = new Map<string, Intl.DateTimeFormat>();

function styleOf(locale: string, dateStyle: 'long' | 'medium'): Intl.DateTimeFormat {
  const key = `${locale} ${dateStyle}`;
  const known = stylesKnown.get(key);
  if (known) return known;
  const style = new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC' });
  stylesKnown.set(key, style);
  return style;
}

/** The day in words of a locale: long is `15 September 2026`, medium is `15 Sept 2026` in en-GB. */
export const formatDay = (day: CalendarDay, locale: string, dateStyle: 'long' | 'medium' = 'long'): string =>
  styleOf(locale, dateStyle).format(msOf(day));

/** Milliseconds since 1970 of an ISO instant; for leases and grace times. */
export const millisOf = (instant: string): number => Date.parse(instant);

/** An ISO instant some seconds after another. */
export const secondsAfter = (instant: string, seconds: number): string =>
  new Date(millisOf(instant) + seconds * 1000).toISOString();
