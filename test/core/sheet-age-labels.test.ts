// Ageing columns whose labels leave open what is past due, and labels that say it in few words: periods, months, `Cur`, `Más`.
import { describe, expect, it } from 'vitest';
import { bucketLabel } from '../../core/sheet/bucket-label.ts';
import { columnOf, read, rowAt, type TestCell, TODAY, topicsOf } from './cells.ts';

/** Judged by 15 September 2026. */
const reading = (rows: TestCell[][], answers = {}) => read(rows, {}, { ...TODAY, answers });
const stops = (rows: TestCell[][], answers = {}): string[] =>
  topicsOf(reading(rows, answers)).filter((topic) => topic.endsWith('!'));
const overdue = (rows: TestCell[][], answers = {}): number[] =>
  [...reading(rows, answers).rows].filter((row) => row.overdue).map(({ row }) => row);

/** Customers with one amount each in the first, second, third and fourth column of ages. */
const aged = (...labels: string[]): TestCell[][] => [
  ['Customer', ...labels, 'Total'],
  ['Ashdown Ltd', 80, 0, 0, 0, 80],
  ['Brackley Ltd', 0, 20, 0, 0, 20],
  ['Cullen plc', 0, 0, 50, 0, 50],
  ['Dunmore Ltd', 100, 0, 0, 30, 130],
  ['Total', 180, 20, 50, 30, 280],
];

describe('a column that is short for current or for currency', () => {
  it.each(['Cur', 'Curr'])('%s over amounts is what is not due', (heading) => {
    const rows = aged(heading, '30 days', '60 days', '90+');
    expect(columnOf(reading(rows), 'currency')).toBeNull();
    expect(stops(rows)).toEqual([]);
    expect(overdue(rows)).toEqual([3, 4, 5]);
  });

  it('of this month holds amounts of invoices, and the clerk says whether they are past due', () => {
    const rows: TestCell[][] = [
      ['Customer', 'Invoice', 'Cur mth', '1 mth', '2 mths', '3 mths +'],
      ['Ashdown Ltd', '1', 100, '', '', ''],
      ['Ashdown Ltd', '2', '', 50, '', ''],
      ['Brackley Ltd', '3', '', '', '', 80],
      ['Total', '', 100, 50, 0, 80],
    ];
    expect(reading(rows).kind).toBe('detail');
    expect(rowAt(reading(rows), 2)).toMatchObject({ invoiceNumber: '1', outstanding: { minor: 100_00 } });
    expect(stops(rows)).toEqual(['bucket.C!']);
    expect(stops(rows, { 'bucket.C': 'notDue' })).toEqual([]);
    expect(overdue(rows, { 'bucket.C': 'notDue' })).toEqual([3, 4]);
  });

  it('over codes is the currency', () => {
    const rows: TestCell[][] = [
      ['Customer', 'Cur', 'Current', '1-30', '31-60', 'Total'],
      ['Ashdown Ltd', 'EUR', 80, 0, 0, 80],
      ['Brackley Ltd', 'USD', 0, 20, 0, 20],
    ];
    expect(columnOf(reading(rows), 'currency')).toBe('B');
    expect(stops(rows)).toEqual([]);
  });
});

describe('numbered periods', () => {
  it.each([
    ['Period 0', 'Period 1', 'Period 2', 'Period 3+'],
    ['Period 1', 'Period 2', 'Period 3', 'Period 4'],
    ['Periode 1', 'Periode 2', 'Periode 3', 'Periode 4+'],
  ])('%s first: the clerk says whether it is past due', (...labels) => {
    expect(stops(aged(...labels))).toEqual(['bucket.B!']);
    expect(stops(aged(...labels), { 'bucket.B': 'notDue' })).toEqual([]);
    expect(overdue(aged(...labels), { 'bucket.B': 'notDue' })).toEqual([3, 4, 5]);
    expect(overdue(aged(...labels), { 'bucket.B': 'pastDue' })).toEqual([2, 3, 4, 5]);
  });

  it('behind what is current are past due', () => {
    expect(stops(aged('Current', 'Period 1', 'Period 2', 'Period 3+'))).toEqual([]);
    expect(overdue(aged('Current', 'Period 1', 'Period 2', 'Period 3+'))).toEqual([3, 4, 5]);
  });
});

describe('columns of months', () => {
  it.each([
    ['Sep', 'Aug', 'Jul', 'Jun & older'],
    ['Sept 2026', 'Août 2026', 'Juillet 2026', 'Juin et avant'],
    ['This month', 'Last month', '2 months ago', '3+ months'],
    ['Dieser Monat', 'Vormonat', 'vor 2 Monaten', 'älter'],
    ['Mes actual', 'Mes anterior', 'Hace 2 meses', 'Más'],
    ['Mese corrente', 'Mese scorso', '2 mesi fa', 'Oltre'],
  ])('%s: this one and the last may hold what is not due yet', (...labels) => {
    expect(stops(aged(...labels)).sort()).toEqual(['bucket.B!', 'bucket.C!']);
    const answers = { 'bucket.B': 'notDue', 'bucket.C': 'notDue' };
    expect(stops(aged(...labels), answers)).toEqual([]);
    expect(overdue(aged(...labels), answers)).toEqual([4, 5]);
  });

  it('are past due by the month where one of what is not due, or of a month to come, stands beside them', () => {
    expect(stops(aged('Not due', 'Sep', 'Aug', 'Jul'))).toEqual([]);
    expect(overdue(aged('Not due', 'Sep', 'Aug', 'Jul'))).toEqual([3, 4, 5]);
    expect(stops(aged('Oct', 'Sep', 'Aug', 'Jul'))).toEqual(['bucket.C!']);
  });

  it('need no second answer where this month is past due', () => {
    expect(stops(aged('Sep', 'Aug', 'Jul', 'Jun'), { 'bucket.B': 'pastDue' })).toEqual([]);
  });
});

describe('a label', () => {
  it.each([
    ['bis 60 T', null, 0, 60],
    ['Period 3+', null, 90, null],
    ['Of which >30 days', true, 31, null],
    ['davon über 30 Tage', true, 31, null],
    ['Non scaduto al 22/11/2026', false, null, 0],
    ['Not due as of 11/22/2026', false, null, 0],
    ['Nicht fällig zum 22.11.2026', false, null, 0],
  ])('%s', (text, pastDue, from, to) => {
    expect(bucketLabel(text)).toMatchObject({ pastDue, from, to });
  });

  it.each(['Month', 'Paid on 22/11/2026', 'Period', 'Over', 'Más', 'Notes at 22/11/2026'])(
    '%s is none by itself',
    (text) => {
      expect(bucketLabel(text)).toBeNull();
    },
  );

  it.each([
    ['nicht fällig', 'bis 30 T', 'bis 60 T', 'älter'],
    ['Corriente', '1 mes', '2 meses', 'Más'],
    ['A scadere', 'Scaduto 30', 'Scaduto 60', 'Oltre'],
    ['Non scaduto al 15/09/2026', '1-30', '31-60', 'Precedenti'],
  ])('%s and those beside it need no question', (...labels) => {
    expect(stops(aged(...labels))).toEqual([]);
    expect(overdue(aged(...labels))).toEqual([3, 4, 5]);
  });

  it('of a part of what is owed says how much of it is past due', () => {
    const rows: TestCell[][] = [
      ['Kunde', 'Saldo', 'davon über 30 Tage', 'davon über 60 Tage', 'davon über 90 Tage'],
      ['Abel GmbH', 150, 100, 50, 0],
      ['Bär KG', 80, 0, 0, 0],
      ['Cuno AG', 70, 70, 70, 70],
      ['Summe', 300, 170, 120, 70],
    ];
    expect(stops(rows)).toEqual([]);
    expect(overdue(rows)).toEqual([2, 4]);
    expect(rowAt(reading(rows), 2).overdueAmount?.minor).toBe(100_00);
  });
});
