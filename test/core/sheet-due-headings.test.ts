// Headings of due dates in the words of clerks, and days and numbers beside them that are something else.
import { describe, expect, it } from 'vitest';
import { columnOf, date, read, type TestCell, topicsOf } from './cells.ts';

const ISSUED = date('2026-07-01');
const DUE = date('2026-08-01');
const stops = (rows: TestCell[][], sheetName = 'Debtors'): string[] =>
  topicsOf(read(rows, { sheetName })).filter((topic) => topic.endsWith('!'));

describe('the day by which an invoice is to be paid', () => {
  it.each([
    'Due for payment',
    'To be paid by',
    'Balance due by',
    'Zahlung bis',
    'Zu bezahlen bis',
    'À payer au plus tard',
    'Pagar hasta',
    'Te betalen op',
    'Da pagare il',
    'A pagar até',
  ])('may be headed “%s”', (heading) => {
    const rows: TestCell[][] = [
      ['Customer', 'Invoice', 'Date', heading, 'Balance'],
      ['Ashdown Ltd', 'A-1', ISSUED, DUE, 100],
      ['Brackley Ltd', 'A-2', ISSUED, date('2026-12-01'), 80],
    ];
    expect(columnOf(read(rows), 'dueDate')).toBe('D');
    expect(stops(rows)).toEqual([]);
    expect(read(rows).rows.overdueRows()).toEqual([2]);
  });

  it('is not the day on which a payment is expected, nor the day of one beside few of the lines', () => {
    const expected: TestCell[][] = [
      ['Kunde', 'Rechnung', 'Datum', 'Fällig', 'Erwartetes Datum', 'Offen'],
      ['Ashdown', 'A-1', ISSUED, DUE, date('2026-10-01'), 100],
      ['Brackley', 'A-2', ISSUED, date('2026-12-01'), '', 80],
    ];
    expect(stops(expected)).toEqual([]);
    expect(columnOf(read(expected), 'dueDate')).toBe('D');
  });

  it('says balance over amounts', () => {
    const rows: TestCell[][] = [
      ['Customer', 'Invoice', 'Due date', 'Balance due'],
      ['Ashdown Ltd', 'A-1', DUE, 100.5],
      ['Brackley Ltd', 'A-2', date('2026-12-01'), 80],
    ];
    expect([columnOf(read(rows), 'dueDate'), columnOf(read(rows), 'outstanding')]).toEqual(['C', 'D']);
  });
});

describe('names below no heading', () => {
  it('are the customers, with the word for the total in the column before them', () => {
    const rows: TestCell[][] = [
      ['', '', 'Current', '1 - 30', '31 - 60', 'TOTAL'],
      ['', 'Abercrombie, Kristy', 500, 227.5, 1240.1, 1967.6],
      ['', 'Baker, Chris', 0, 0, 311.25, 311.25],
      ['TOTAL', '', 500, 227.5, 1551.35, 2278.85],
    ];
    const reading = read(rows);
    expect([...reading.rows].flatMap(({ type, customer }) => (type === 'customerSummary' ? [customer] : []))).toEqual([
      ...['Abercrombie, Kristy', 'Baker, Chris'],
    ]);
    expect(stops(rows)).toEqual([]);
  });
});

describe('bills on the debit side', () => {
  const rows = (side: string): TestCell[][] => [
    ['Party', 'Bill No.', 'Bill date', 'Due on', 'Pending amount'],
    ['Sharma Traders', 'B/101', ISSUED, DUE, `100.00${side}`],
    ['Gupta & Sons', 'B/102', ISSUED, DUE, `80.00${side}`],
  ];

  it('are owed to us; without a side the clerk is asked', () => {
    expect(stops(rows(' Dr'), 'Sheet1')).not.toContain('owedBy!');
    expect(stops(rows(''), 'Sheet1')).toContain('owedBy!');
  });
});
