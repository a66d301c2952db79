import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addYears,
  type CalendarDay,
  dayFrom,
  dayIn,
  dayOfSerial,
  daysBetween,
  formatDay,
  halfYearOf,
  isTimeZone,
  millisOf,
  nextWorkingDay,
  parseDay,
  secondsAfter,
  serialOf,
  timeIn,
  weekdayOf,
} from '../../core/calendar.ts';
import { day } from './cells.ts';

const anyDay = fc.integer({ min: 100, max: 2_958_465 }).map((serial) => dayOfSerial(serial) as CalendarDay);

describe('calendar days', () => {
  it.each(['2026-09-15', '1900-01-01', '2024-02-29', '9999-12-31'])('%s is a day', (text) => {
    expect(parseDay(text)).toBe(text);
  });

  it.each(['2026-02-30', '2025-02-29', '2026-13-01', '2026-9-15', '15/09/2026', '1899-12-31', '', '2026-09-15T00:00'])(
    '%s is no day',
    (text) => {
      expect(parseDay(text)).toBeNull();
    },
  );

  it('makes a day of year, month and day, or none', () => {
    expect(dayFrom(2026, 9, 5)).toBe('2026-09-05');
    expect(dayFrom(2026, 2, 29)).toBeNull();
    expect(dayFrom(26, 2, 1)).toBeNull();
    expect(dayFrom(2026, 0, 1)).toBeNull();
  });

  it('counts days across a leap day and a clock change', () => {
    expect(daysBetween(day('2024-02-28'), day('2024-03-01'))).toBe(2);
    expect(daysBetween(day('2026-03-28'), day('2026-03-30'))).toBe(2);
    expect(daysBetween(day('2026-09-15'), day('2026-09-01'))).toBe(-14);
    expect(addDays(day('2026-12-31'), 1)).toBe('2027-01-01');
    expect(addDays(day('2024-03-01'), -1)).toBe('2024-02-29');
  });

  it('knows the weekday, and the next working day', () => {
    expect(weekdayOf(day('2026-09-14'))).toBe(1);
    expect(weekdayOf(day('2026-09-20'))).toBe(7);
    expect(nextWorkingDay(day('2026-09-18'))).toBe('2026-09-18');
    expect(nextWorkingDay(day('2026-09-19'))).toBe('2026-09-21');
    expect(nextWorkingDay(day('2026-09-20'))).toBe('2026-09-21');
  });

  it.each([
    [46_280, 1900, '2026-09-15'],
    [46_280.99, 1900, '2026-09-15'],
    [44_818, 1904, '2026-09-15'],
    [1, 1900, '1900-01-01'],
    [59, 1900, '1900-02-28'],
    [61, 1900, '1900-03-01'],
    [0, 1904, '1904-01-01'],
    [2_958_465, 1900, '9999-12-31'],
  ] as const)('serial %d of the %d system is %s', (serial, epoch, expected) => {
    expect(dayOfSerial(serial, epoch)).toBe(expected);
  });

  it.each([
    [60, 1900],
    [0, 1900],
    [-1, 1904],
    [2_958_466, 1900],
    [2_957_004, 1904],
    [Number.NaN, 1900],
    [Number.POSITIVE_INFINITY, 1904],
  ] as const)('serial %d of the %d system is no day', (serial, epoch) => {
    expect(dayOfSerial(serial, epoch)).toBeNull();
  });

  it('goes from day to serial and back in both systems', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_958_465 }), (serial) => {
        fc.pre(serial !== 60);
        expect(serialOf(dayOfSerial(serial) as CalendarDay)).toBe(serial);
      }),
    );
    expect(serialOf(day('2026-09-15'))).toBe(46_280);
    expect(serialOf(day('2026-09-15'), 1904)).toBe(44_818);
  });

  it('adds and subtracts days without loss', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -50_000, max: 0 }), (from, days) => {
        fc.pre(serialOf(from) + days > 70);
        expect(daysBetween(from, addDays(from, days))).toBe(days);
        expect(weekdayOf(addDays(from, -7))).toBe(weekdayOf(from));
      }),
    );
    expect(() => addDays(day('9999-12-31'), 1)).toThrow(RangeError);
    expect(() => addDays(day('1900-01-01'), -1)).toThrow(RangeError);
  });

  it('knows the day in the company’s time zone, not in the computer’s', () => {
    expect(dayIn('Europe/London', '2026-07-01T23:30:00Z')).toBe('2026-07-02');
    expect(dayIn('America/New_York', '2026-07-01T03:30:00Z')).toBe('2026-06-30');
    expect(dayIn('Pacific/Auckland', '2026-12-31T12:00:00Z')).toBe('2027-01-01');
  });

  it('knows the clock in a time zone through the changes of summer time, and that some names are no zone', () => {
    expect(timeIn('Europe/London', '2026-07-01T23:30:59Z')).toBe('00:30');
    expect(timeIn('America/New_York', '2026-03-08T06:59:00Z')).toBe('01:59');
    expect(timeIn('America/New_York', '2026-03-08T07:00:00Z')).toBe('03:00');
    expect(timeIn('Asia/Kolkata', '2026-03-10T13:45:00Z')).toBe('19:15');
    expect(isTimeZone('America/New_York')).toBe(true);
    expect(isTimeZone('America/New_Yorck')).toBe(false);
    expect(isTimeZone('')).toBe(false);
  });

  it('adds years, a leap day becoming 28 February', () => {
    expect(addYears(day('2024-02-29'), 1)).toBe('2025-02-28');
    expect(addYears(day('2024-02-29'), 4)).toBe('2028-02-29');
    expect(addYears(day('2026-09-15'), 10)).toBe('2036-09-15');
    expect(() => addYears(day('9999-12-31'), 1)).toThrow(RangeError);
  });

  it.each([
    ['2026-01-01', '2026-H1', '2026-01-01', '2026-06-30'],
    ['2026-06-30', '2026-H1', '2026-01-01', '2026-06-30'],
    ['2026-07-01', '2026-H2', '2026-07-01', '2026-12-31'],
  ])('%s lies in %s', (text, name, from, to) => {
    expect(halfYearOf(day(text))).toEqual({ name, from, to });
  });

  it('writes days out', () => {
    expect(formatDay(day('2026-09-15'), 'en-GB')).toBe('15 September 2026');
    expect(formatDay(day('2026-09-15'), 'en-GB', 'medium')).toBe('15 Sept 2026');
    expect(formatDay(day('2026-09-15'), 'de-DE')).toBe('15. September 2026');
  });

  it('moves instants by seconds', () => {
    expect(secondsAfter('2026-09-15T10:00:00.000Z', 30)).toBe('2026-09-15T10:00:30.000Z');
    expect(millisOf('1970-01-01T00:00:01Z')).toBe(1000);
  });
});
