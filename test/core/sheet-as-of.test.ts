import { describe, expect, it } from 'vitest';
import { date, day, pounds, read, type TestCell, TODAY, topicsOf } from './cells.ts';

const LIST: TestCell[][] = [
  ['Customer', 'Invoice', 'Invoice date', 'Due date', 'Balance'],
  ['Ashdown Joinery Ltd', 'A-1', date('2026-04-01'), date('2026-05-01'), pounds(10)],
  ['Brackley & Sons', 'A-2', date('2026-05-20'), date('2026-06-19'), pounds(20)],
];

describe('the day to judge by', () => {
  it.each<[string, TestCell[][], string]>([
    ['day month year', [['As at 30 June 2026']], '2026-06-30'],
    ['month day, year', [['A/R Aging Detail'], ['As of July 31, 2026']], '2026-07-31'],
    ['short month', [['Aged debtors as of 30-Jun-2026']], '2026-06-30'],
    ['ordinal', [['Debtors at 1st Sept 2026']], '2026-09-01'],
    ['ISO', [['Report date: 2026-06-30']], '2026-06-30'],
    ['slashes that only one reading fits', [['As at 30/06/2026']], '2026-06-30'],
    ['month first that only one reading fits', [['As of 06/30/2026']], '2026-06-30'],
    ['dots, always day first', [['As at 05.06.2026']], '2026-06-05'],
    ['a date cell beside its label', [['Aged as of:', date('2026-05-31')]], '2026-05-31'],
    [
      'text beside its label',
      [
        ['Date From:', '', '01/01/1980'],
        ['Date To:', '', '30/06/2026'],
      ],
      '2026-06-30',
    ],
    ['a period, its end', [['Period from 01/01/2026 to 30/06/2026']], '2026-06-30'],
    [
      'the label that says as of, not the day it was printed',
      [['Printed 3 July 2026'], ['As at 30 June 2026']],
      '2026-06-30',
    ],
    ['no label at all', [['Aged debtors 30 June 2026']], '2026-06-30'],
    [
      'swapped readings, of which one lies before the last invoice',
      [['As at 06/05/2026 (all branches)']],
      '2026-06-05',
    ],
  ])('is read from the title block: %s', (_, title, expected) => {
    const reading = read([...title, [], ...LIST]);
    expect(reading).toMatchObject({ asOf: expected, asOfFrom: 'sheet' });
    expect(topicsOf(reading)).not.toContain('asOf!');
  });

  it('is asked, and nothing flagged, when day and month cannot be told apart', () => {
    const reading = read([['As at 08/07/2026'], ...LIST]);
    expect(reading.questions[0]).toMatchObject({ topic: 'asOf', blocking: true, cells: ['A1'] });
    expect(reading.questions[0]?.text).toBe(
      'The day to judge by may be 8 July 2026 or 7 August 2026 (A1). Which one is it?',
    );
  });

  it.each([
    ['the day of printing', 'Printed 3 July 2026'],
    ['a month without a day', 'Aged debtors September 2026'],
    ['the founding of the company', 'Fernhill Trading, established 1 May 1995'],
  ])('is not taken from %s', (_, title) => {
    const reading = read([[title], ...LIST]);
    expect(reading).toMatchObject({ asOf: '2026-09-15', asOfFrom: 'today' });
    expect(topicsOf(reading)).toEqual(['asOf']);
  });

  it('is the day for which the days overdue were worked out, and the clerk is asked', () => {
    const reading = read([
      ['Customer', 'Invoice', 'Due date', 'Days late', 'Balance'],
      ['Ashdown Joinery Ltd', 'A-1', date('2026-05-01'), 60, pounds(10)],
      ['Brackley & Sons', 'A-2', date('2026-06-19'), 11, pounds(20)],
      ['Calder Vale Foods', 'A-3', date('2026-07-10'), -10, pounds(20)],
    ]);
    expect(reading).toMatchObject({ asOf: '2026-06-30', asOfFrom: 'sheet', overdueRowCount: 2 });
    expect(topicsOf(reading)).toContain('asOf');
  });

  it('is the caller’s word before the sheet’s, and the difference is said', () => {
    const reading = read([['As at 30 June 2026'], ...LIST], {}, { ...TODAY, asOf: day('2026-05-02') });
    expect(reading).toMatchObject({ asOf: '2026-05-02', asOfFrom: 'argument', overdueRowCount: 1 });
    expect(reading.questions).toMatchObject([
      {
        topic: 'asOf',
        blocking: false,
        text: 'The sheet speaks of 30 June 2026; rows are judged by 2 May 2026 as you asked.',
      },
    ]);
  });

  it('is proven by two lines of different days with their days overdue, not by two of the same day', () => {
    const sheet = (second: string, late: number): TestCell[][] => [
      ['Name', 'Num', 'Date', 'Due Date', 'Aging', 'Open Balance'],
      ['Baker, Chris', '2214', date('2026-08-20'), date('2026-09-19'), '', 3100],
      ['Cook, Brian', '2190', date('2026-07-01'), date('2026-07-31'), 15, 411.87],
      ['Total Comfort HVAC', '2044', date('2026-03-01'), date(second), late, 1000],
    ];
    expect(read(sheet('2026-03-31', 137))).toMatchObject({ asOf: '2026-08-15', asOfFrom: 'sheet' });
    expect(read(sheet('2026-03-31', 136))).toMatchObject({ asOfFrom: 'today' });
    expect(read(sheet('2026-07-31', 15))).toMatchObject({ asOfFrom: 'today' });
  });
});
