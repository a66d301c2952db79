// Lateness in months and weeks: the rows are as late as the sheet says, in its own words.
import { describe, expect, it } from 'vitest';
import { planFlags } from '../../addin/flags.ts';
import { isRefusal } from '../../core/refusal.ts';
import { readSheet } from '../../core/sheet.ts';
import { date, read, rowAt, sheetOf, type TestCell, TODAY } from './cells.ts';

const sheet = (heading: string): TestCell[][] => [
  ['Customer', 'Invoice', 'Invoice date', 'Balance £', heading],
  ['Ashdown Ltd', 'A-1', date('2026-02-01'), 100, 6],
  ['Brackley Ltd', 'A-2', date('2026-09-01'), 50, 0],
  ['Calder Ltd', 'A-3', date('2026-07-01'), 20, 1],
];

describe('a column of lateness', () => {
  it.each([
    ['Months overdue', 180, '6 months overdue by column E.', '1 month overdue by column E.'],
    ['Monate überfällig', 180, '6 months overdue by column E.', '1 month overdue by column E.'],
    ['Mois de retard', 180, '6 months overdue by column E.', '1 month overdue by column E.'],
    ['Weeks late', 42, '6 weeks overdue by column E.', '1 week overdue by column E.'],
    ['Weken te laat', 42, '6 weeks overdue by column E.', '1 week overdue by column E.'],
    ['Days overdue', 6, '6 days overdue by column E.', '1 day overdue by column E.'],
    ['Days overdue at month end', 6, '6 days overdue by column E.', '1 day overdue by column E.'],
  ])('%s: 6 is %d days', (heading, days, because, one) => {
    const reading = read(sheet(heading));
    expect(rowAt(reading, 2)).toMatchObject({ daysOverdue: days, overdue: true, because });
    expect(rowAt(reading, 3)).toMatchObject({ daysOverdue: 0, overdue: false });
    expect(rowAt(reading, 4)).toMatchObject({ overdue: true, because: one });
  });

  it('in months is flagged in the colours of those months', () => {
    const cells = sheetOf(sheet('Months overdue'));
    const reading = readSheet(cells, TODAY);
    if (isRefusal(reading)) throw new Error(reading.because);
    const plan = planFlags(reading, cells, TODAY.today);
    if (isRefusal(plan)) throw new Error(plan.because);
    expect(plan.flaggedRows).toEqual([2, 4]);
    expect(plan.fixedRows).toEqual([]);
    expect(plan.legend.flatMap(({ words, rows }) => (rows > 0 ? [[words, rows]] : []))).toEqual([
      ['1–30 days overdue', 1],
      ['121 days or more overdue', 1],
    ]);
    expect(plan.rules.every(({ formula }) => formula.includes('$E2*30>='))).toBe(true);
  });
});
