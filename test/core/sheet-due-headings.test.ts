// Headings over due dates, in the words of clerks; days of payment beside them; columns of money of which each is left of the one before.
import { describe, expect, it } from 'vitest';
import { columnOf, date, read, rowAt, type TestCell, TODAY, topicsOf } from './cells.ts';

const [ISSUED, DUE, LATER] = [date('2026-07-02'), date('2026-08-01'), date('2026-12-05')];
const reading = (rows: TestCell[][], answers = {}) => read(rows, {}, { ...TODAY, answers });
const stops = (rows: TestCell[][], answers = {}): string[] =>
  topicsOf(reading(rows, answers)).filter((topic) => topic.endsWith('!'));

describe('a heading over due dates', () => {
  it.each([
    'Due for payment',
    'To be paid by',
    'Balance due by',
    'Balance due',
    'Amount due by',
    'Payment due on',
    'Payable before',
    'Zahlung bis',
    'Zahlung fällig am',
    'À payer pour le',
    'Paiement avant le',
    'A pagar hasta',
    'Te voldoen vóór',
    'Da saldare entro',
    'Pagamento até',
  ])('%s', (heading) => {
    const rows: TestCell[][] = [
      ['Customer', 'Invoice', 'Date', heading, 'Balance'],
      ['Ashdown Ltd', 'A1', ISSUED, DUE, 100],
      ['Brackley Ltd', 'A2', ISSUED, DUE, 110],
      ['Cullen plc', 'A3', DUE, LATER, 120],
    ];
    expect(stops(rows)).toEqual([]);
    expect([...reading(rows).rows].filter((row) => row.overdue).map(({ row }) => row)).toEqual([2, 3]);
  });

  it('is found in Portuguese words that are written out', () => {
    const rows: TestCell[][] = [
      ['Cliente', 'Fat.', 'de', 'pagar até', 'em falta'],
      ['Alfa Lda', '1', ISSUED, DUE, 10],
      ['Beta Lda', '2', ISSUED, LATER, 20],
    ];
    expect(stops(rows)).toEqual([]);
    expect(columnOf(reading(rows), 'outstanding')).toBe('E');
    expect(rowAt(reading(rows), 2).overdue).toBe(true);
  });

  it('over amounts is no due date', () => {
    const rows: TestCell[][] = [
      ['Customer', 'Invoice', 'Due date', 'Balance due'],
      ['Ashdown Ltd', 'A1', DUE, 100],
      ['Brackley Ltd', 'A2', LATER, 110],
    ];
    expect(stops(rows)).toEqual([]);
    expect(columnOf(reading(rows), 'outstanding')).toBe('D');
  });

  it('of a day that is only expected is none', () => {
    const rows: TestCell[][] = [
      ['Kunde', 'Rechnung', 'Datum', 'Erwartetes Datum', 'Offen'],
      ['Abel GmbH', 'R1', ISSUED, DUE, 100],
      ['Bär KG', 'R2', ISSUED, LATER, 110],
    ];
    expect(stops(rows)).toEqual(['terms!']);
  });
});

describe('the days on which invoices were paid', () => {
  const rows = (when: string): TestCell[][] => [
    ['Customer', 'Inv', 'Date', 'Due', 'Amount', 'Paid?', when],
    ['Ashdown Ltd', '1001', ISSUED, DUE, 500, 'Y', date('2026-09-01')],
    ['Brackley Ltd', '1002', ISSUED, DUE, 250, 'N', ''],
    ['Cullen plc', '1003', DUE, LATER, 75, '', ''],
    ['Dunmore Ltd', '1004', ISSUED, DUE, 61, 'Y', date('2026-09-04')],
  ];

  it('beside invoice and due dates in order are no due dates', () => {
    expect(stops(rows('When'))).toEqual(['settled!']);
    expect(stops(rows('When'), { settled: 'settled' })).toEqual([]);
  });
});

describe('what is due less what was received', () => {
  it('is the balance, in whatever format the amounts are', () => {
    const rows: TestCell[][] = [
      ['Client', 'App/Inv No', 'Due date', 'Gross', 'Less retention 5%', 'Net due', 'Received', 'Balance o/s'],
      ['Moat Homes', 'A7', DUE, 10000, -500, 9500, 4000, 5500],
      ['Moat Homes', 'A8', DUE, 8000, -400, 7600, 0, 7600],
      ['Bovis Lane', 'I1', LATER, 2000, -100, 1900, 0, 1900],
      ['Bovis Lane', 'I2', DUE, 1000, -50, 950, 950, 0],
      ['Totals', '', '', 21000, -1050, 19950, 4950, 15000],
    ].map((row, i) =>
      row.map(
        (cell, at): TestCell =>
          i > 0 && at > 2 && typeof cell === 'number' ? { value: cell, format: '£#,##0.00' } : cell,
      ),
    );
    expect(stops(rows)).toEqual([]);
    expect(columnOf(reading(rows), 'outstanding')).toBe('H');
    expect(reading(rows).tieOut[0]).toMatchObject({ sheetTotal: { minor: 15_000_00 }, difference: { minor: 0 } });
  });
});

describe('bills of a list that speaks of no customers', () => {
  const rows = (first: string, second: string): TestCell[][] => [
    ['Party', 'Bill No.', 'Bill date', 'Due on', 'Pending amount (₹)'],
    ['Sharma Traders', 'B/101', ISSUED, DUE, first],
    ['Sharma Traders', 'B/102', ISSUED, DUE, '10,000.00 Cr'],
    ['Gupta & Sons', 'B/103', DUE, LATER, second],
  ];

  const bills = (first: string, second: string) => read(rows(first, second), { sheetName: 'Sheet1' });

  it('are the customers’ where the amounts are debits', () => {
    const found = bills('1,23,456.00 Dr', '500.00 Dr');
    expect(topicsOf(found).filter((topic) => topic.endsWith('!'))).toEqual([]);
    expect(rowAt(found, 3).outstanding?.minor).toBe(-10_000_00);
  });

  it('are asked about where they are not', () => {
    expect(topicsOf(bills('1,23,456.00', '500.00'))).toContain('owedBy!');
  });
});

describe('a source beside each document', () => {
  it('is its number', () => {
    const rows: TestCell[][] = [
      ['Customer', 'Source', 'Date', 'Due', 'Total'],
      ['Acme Supply', 'INV401', ISSUED, DUE, 100],
      ['Acme Supply', 'INV400', ISSUED, LATER, 110],
    ];
    expect(rowAt(reading(rows), 2).invoiceNumber).toBe('INV401');
  });

  it('is no number where it says where a customer is from', () => {
    const source = ['Web', 'Fair', 'Web', 'Web', 'Fair'];
    const rows: TestCell[][] = [
      ['Customer', 'Source', 'Due', 'Balance'],
      ...source.map((from, i): TestCell[] => [`Customer ${'ABCDE'.charAt(i)} Ltd`, from, DUE, 10 + i]),
    ];
    expect(columnOf(reading(rows), 'invoiceNumber')).toBeNull();
  });
});

describe('names under no heading beside a first column that holds the total alone', () => {
  it('are the customers', () => {
    const rows: TestCell[][] = [
      ['', '', 'Current', '1 - 30', '31 - 60', '61 - 90', '> 90', 'TOTAL'],
      ['', 'Baker, Chris', 0, 0, 0, 0, 311.25, 311.25],
      ['', 'Dunn Roofing LLC', 1200, 0, 0, 0, 0, 1200],
      ['', 'Fisher, Jennifer', 0, -40, 0, 0, 0, -40],
      ['', 'Pretell Real Estate', 75, 20, 0, 0, 0, 95],
      ['TOTAL', '', 1275, -20, 0, 0, 311.25, 1566.25],
    ];
    expect(stops(rows)).toEqual([]);
    expect(reading(rows)).toMatchObject({ kind: 'summary', headerRow: 1 });
    expect([...reading(rows).rows].filter((row) => row.overdue).map(({ customer }) => customer)).toEqual([
      'Baker, Chris',
      'Pretell Real Estate',
    ]);
    expect(reading(rows).tieOut[0]?.difference?.minor).toBe(0);
  });
});
