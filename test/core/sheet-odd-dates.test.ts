// A due date far from its invoice's own date: a mistyped year makes an invoice 300 days overdue, or due in 2062.
import { describe, expect, it } from 'vitest';
import { date, pounds, read, type TestCell, TODAY } from './cells.ts';

const line = (n: number, issued: string, due: string, owed = 100): TestCell[] => [
  ...[`Customer ${n}`, `I-${n}`, date(issued), date(due), pounds(owed)],
];
const sheet = (...odd: TestCell[][]): TestCell[][] => [
  ['Customer', 'Invoice', 'Date', 'Due', 'Outstanding'],
  ...[line(1, '2026-07-01', '2026-07-31'), line(2, '2026-08-01', '2026-08-31'), line(3, '2026-09-01', '2026-10-01')],
  ...odd,
];
const asked = (rows: TestCell[][], answers = {}) =>
  read(rows, {}, { ...TODAY, answers }).questions.filter(({ topic }) => topic === 'oddDates');

describe('a due date far from its invoice', () => {
  it.each([
    ['a year too early', '2026-08-05', '2025-09-04', 'due 4 Sept 2025, invoiced 5 Aug 2026'],
    ['decades too late', '2026-08-05', '2062-09-04', 'due 4 Sept 2062, invoiced 5 Aug 2026'],
  ])('is asked about: %s', (_, issued, due, example) => {
    const rows = sheet(line(4, issued, due));
    expect(asked(rows)).toMatchObject([{ blocking: true, cells: ['D5'] }]);
    expect(asked(rows)[0]?.text).toContain(example);
    expect(asked(rows, { oddDates: 'right' })).toMatchObject([{ blocking: false, assumed: 'right' }]);
  });

  it.each([
    ['due at once', '2026-08-05', '2026-08-05'],
    ['agreed before the invoice was written', '2026-08-05', '2026-07-01'],
    ['a retention of two years', '2024-08-05', '2026-08-05'],
  ])('may be meant: %s', (_, issued, due) => {
    expect(asked(sheet(line(4, issued, due)))).toEqual([]);
  });

  it('does not matter where nothing is owed', () => {
    expect(asked(sheet(line(4, '2026-08-05', '2025-08-05', 0), line(5, '2026-08-05', '2025-08-05', -20)))).toEqual([]);
  });
});
