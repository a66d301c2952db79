// Text dates whose year stands first, or nowhere.
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDay } from '../../core/calendar.ts';
import { dateText } from '../../core/sheet/date-text.ts';
import { placeOfYear } from '../../core/sheet/year-first.ts';
import { yearlessDay } from '../../core/sheet/yearless.ts';
import { day, read, rowAt, type TestCell, TODAY, topicsOf } from './cells.ts';

const list = (dates: readonly TestCell[], heading = 'Due date'): TestCell[][] => [
  ['Customer', 'Invoice', heading, 'Balance'],
  ...dates.map((cell, i): TestCell[] => [`Ashdown ${i} Ltd`, `A-${i}`, cell, 100 + i]),
];
const dueDays = (dates: readonly TestCell[], answers = {}): (CalendarDay | null)[] =>
  read(list(dates), {}, { ...TODAY, answers })
    .rows.slice(1)
    .map(({ dueDate }) => dueDate);
const blocking = (dates: readonly TestCell[], answers = {}) =>
  topicsOf(read(list(dates), {}, { ...TODAY, answers })).filter((topic) => topic.endsWith('!'));

describe('short dates', () => {
  it('are read year first where days as years would be of all years', () => {
    const written = ['26.06.13', '26.08.21', '25.10.18', '26.09.30'];
    expect(dueDays(written)).toEqual(['2026-06-13', '2026-08-21', '2025-10-18', '2026-09-30']);
    expect(blocking(written)).toEqual([]);
    expect(read(list(written)).dateOrder).toBe('YMD');
  });

  it.each([
    ['13.06.26', '21.08.26', '18.10.25'],
    ['13/06/26', '21/08/26', '18/10/25'],
    ['13-06-26', '28-02-26', '18-10-25'],
  ])('are read year last as usual: %s', (...written) => {
    expect(dueDays(written)).toEqual(expect.arrayContaining(['2026-06-13', '2025-10-18']));
    expect(blocking(written)).toEqual([]);
  });

  it('that could be either are asked about, and read as answered', () => {
    const written = ['25.09.26', '26.08.25'];
    expect(blocking(written)).toEqual(['dateOrder!']);
    expect(dueDays(written, { dateOrder: 'YMD' })).toEqual(['2025-09-26', '2026-08-25']);
    expect(dueDays(written, { dateOrder: 'DMY' })).toEqual(['2026-09-25', '2025-08-26']);
    expect(blocking(written, { dateOrder: 'YMD' })).toEqual([]);
  });

  it('of any ledger of one year are told apart once there are some', () => {
    const places = [2, 9, 17, 24, 28].map((days) => addDays(day('2026-07-01'), days));
    const short = (form: (y: string, m: string, d: string) => string) =>
      places.map((one) => dateText(form(one.slice(2, 4), one.slice(5, 7), one.slice(8)))).filter((it) => it !== null);
    expect(
      placeOfYear(
        short((y, m, d) => `${y}.${m}.${d}`),
        day('2026-09-15'),
      ),
    ).toBe('first');
    expect(
      placeOfYear(
        short((y, m, d) => `${d}.${m}.${y}`),
        day('2026-09-15'),
      ),
    ).toBe('last');
  });

  it('in the title are read year first where only that is a day of now', () => {
    const asOf = (title: string) => read([[title], ...list(['26.06.13', '26.08.21'])]).asOf;
    expect(asOf('Stand 26.09.14')).toBe('2026-09-14');
    expect(asOf('Stand 14.09.26')).toBe('2026-09-14');
  });

  it('follow an answer only where they can be such days', () => {
    const written = ['13/06/2026', '21/08/2026'];
    expect(dueDays(written, { dateOrder: 'MDY' })).toEqual(['2026-06-13', '2026-08-21']);
  });
});

describe('dates without a year', () => {
  it('are asked about, each taken for the nearest to the day to judge by', () => {
    const written = ['13 Sep', '30 Dec', '2 Jan', '1 Apr'];
    expect(blocking(written)).toEqual(['year!']);
    expect(dueDays(written)).toEqual(['2026-09-13', '2026-12-30', '2027-01-02', '2026-04-01']);
    expect(blocking(written, { year: 'nearest' })).toEqual([]);
    expect(dueDays(written, { year: '2025' })).toEqual(['2025-09-13', '2025-12-30', '2025-01-02', '2025-04-01']);
  });

  it('fall due after their invoices, which are of the past', () => {
    const rows: TestCell[][] = [
      ['Customer', 'Invoice', 'Invoice date', 'Due date', 'Balance'],
      ['Ashdown Ltd', 'A-1', '20 Dec', '19 Jan', 10],
      ['Brackley Ltd', 'A-2', '4 Aug', '3 Sep', 20],
    ];
    const reading = read(rows);
    expect(rowAt(reading, 2)).toMatchObject({ invoiceDate: '2025-12-20', dueDate: '2026-01-19', overdue: true });
    expect(rowAt(reading, 3)).toMatchObject({ invoiceDate: '2026-08-04', dueDate: '2026-09-03', overdue: true });
  });

  it.each([
    ['13 Sep', 9, 13],
    ['Sep 13', 9, 13],
    ['13. September', 9, 13],
    ['13.09.', 9, 13],
    ['3 de marzo', 3, 3],
    ['1er août', 8, 1],
    ['29 Feb', 2, 29],
  ])('are written %s', (text, month, date) => {
    expect(yearlessDay(text)).toEqual({ month, day: date });
  });

  it.each(['Net 30', '13', 'INV 12', '31 Sep', 'Sep 26 2026', '30 days', '1.234'])('are not %s', (text) => {
    expect(yearlessDay(text)).toBeNull();
  });
});
