// What is owed, told by arithmetic: in two currencies, before and after tax, in debits and credits, in ages that leave room
// for doubt.
import { describe, expect, it } from 'vitest';
import type { SheetReading } from '../../core/sheet.ts';
import { columnOf, date, read, type TestCell, TODAY, topicsOf } from './cells.ts';

const LATE = date('2026-08-01');
const EARLY = date('2026-10-01');

const answered = (rows: readonly TestCell[][], answers: Readonly<Record<string, string>>): SheetReading =>
  read(rows, {}, { ...TODAY, answers });

const owed = ({ rows }: SheetReading): (string | null)[] =>
  rows.flatMap(({ outstanding, invoiceNumber, customer }) =>
    outstanding && customer !== null
      ? [`${invoiceNumber ?? customer} ${outstanding.currency} ${outstanding.minor}`]
      : [],
  );

const stopsOf = (reading: SheetReading): string[] =>
  reading.questions.filter(({ blocking }) => blocking).map(({ topic }) => topic);

describe('debts in the document’s currency and in the company’s', () => {
  const lines: readonly (readonly [string, string, number, number])[] = [
    ['B-1', 'EUR', 100.1, 100.1],
    ['B-2', 'USD', 200.2, 180.18],
    ['B-3', 'GBP', 300.3, 360.36],
    ['B-4', 'USD', 400.4, 360.36],
  ];

  it('are those of the document, with the codes that stand before them', () => {
    const reading = read([
      ['Kunde', 'Beleg', 'Fällig', 'Hauswährung', 'Betrag HW', 'Währung', 'Betrag BW'],
      ...lines.map(([number, code, amount, local]): TestCell[] => ['Hofer', number, LATE, 'EUR', local, code, amount]),
    ]);
    expect(stopsOf(reading)).toEqual([]);
    expect(owed(reading)).toEqual(['B-1 EUR 10010', 'B-2 USD 20020', 'B-3 GBP 30030', 'B-4 USD 40040']);
  });

  it('are those of the document, with the codes that stand behind them', () => {
    const reading = read([
      ['Cliente', 'Documento', 'Scadenza', 'Importo', 'Divisa', 'Importo', 'Divisa'],
      ...lines.map(([number, code, amount, local]): TestCell[] => ['Rossi', number, LATE, amount, code, local, 'EUR']),
    ]);
    expect(stopsOf(reading)).toEqual([]);
    expect(owed(reading)).toEqual(['B-1 EUR 10010', 'B-2 USD 20020', 'B-3 GBP 30030', 'B-4 USD 40040']);
  });
});

describe('payments without a balance', () => {
  const rows: TestCell[][] = [
    ['Customer', 'Invoice', 'Due date', 'Net', 'VAT', 'Gross', 'Paid'],
    ['Ashdown', 'A-1', LATE, 100.5, 20.1, 120.6, 20.6],
    ['Brackley', 'A-2', LATE, 50.5, 10.1, 60.6, ''],
    ['Calder', 'A-3', LATE, 10.5, 2.1, 12.6, 12.6],
  ];

  it('are asked about, with what was invoiced before any payment, tax included', () => {
    const reading = read(rows);
    expect(stopsOf(reading)).toEqual(['payments']);
    expect(columnOf(reading, 'outstanding')).toBe('F');
  });

  it.each([
    ['takeOff', ['A-1 XXX 10000', 'A-2 XXX 6060', 'A-3 XXX 0'], 2],
    ['inFull', ['A-1 XXX 12060', 'A-2 XXX 6060', 'A-3 XXX 1260'], 3],
  ] as const)('are as the clerk says: %s', (answer, expected, overdue) => {
    const reading = answered(rows, { payments: answer });
    expect(stopsOf(reading)).toEqual([]);
    expect(owed(reading)).toEqual(expected);
    expect(reading.overdueRowCount).toBe(overdue);
  });
});

describe('amounts that rise from line to line, with nothing beside them', () => {
  // 112.40, 310.05, 95.60, 240.15, 18.90, 402.75, 77.35 and 150.00 carried forward.
  const carried = [112.4, 422.45, 518.05, 758.2, 777.1, 1179.85, 1257.2, 1407.2];
  const months = [
    '2026-01-05',
    '2026-02-03',
    '2026-02-20',
    '2026-03-11',
    '2026-04-02',
    '2026-05-08',
    '2026-06-01',
    '2026-07-15',
  ];
  const head: TestCell[] = ['Customer', 'Invoice', 'Date', 'Due date', 'Balance EUR'];

  type LineOf = (i: number) => readonly [customer: string, issued: string, balance: number];
  const stopsWith = (lineOf: LineOf): string[] =>
    stopsOf(
      read([
        head,
        ...carried.map((_, i): TestCell[] => {
          const [customer, issued, balance] = lineOf(i);
          return [customer, `A-${i + 1}`, date(issued), LATE, balance];
        }),
      ]),
    );
  const monthOf = (i: number): string => months[i] ?? '';

  it('are asked about where they follow the days of one customer, as balances of a statement do', () => {
    expect(stopsWith((i) => ['Ashdown', monthOf(i), carried[i] ?? 0])).toEqual(['column.outstanding']);
    const two: LineOf = (i) => [i < 4 ? 'Ashdown' : 'Brackley', monthOf(i % 4), carried[i] ?? 0];
    expect(stopsWith(two)).toEqual(['column.outstanding']);
  });

  it.each<[string, LineOf]>([
    ['the list is sorted by them', (i) => ['Ashdown', monthOf((i * 3) % 8), carried[i] ?? 0]],
    ['every line is of another customer', (i) => [`Customer ${i}`, monthOf(i), carried[i] ?? 0]],
    ['they rise by one', (i) => ['Ashdown', monthOf(i), 101 + i]],
    ['a line is less than the one above', (i) => ['Ashdown', monthOf(i), i === 4 ? 700 : (carried[i] ?? 0)]],
  ])('are what each invoice owes where %s', (_, lineOf) => {
    expect(stopsWith(lineOf)).toEqual([]);
  });
});

describe('debits and credits with a running balance', () => {
  const head: TestCell[] = ['Kunde', 'Beleg', 'Fällig', 'Soll', 'Haben', 'Saldo'];

  it('are debits less credits, customer by customer', () => {
    const reading = read([
      head,
      ['Hofer', 'B-1', LATE, 100.5, '', 100.5],
      ['Hofer', 'G-1', LATE, '', 20.5, 80],
      ['Maier', 'B-2', EARLY, 50.25, '', 50.25],
      ['Maier', 'B-3', LATE, 10, '', 60.25],
    ]);
    expect(stopsOf(reading)).toEqual([]);
    expect(owed(reading)).toEqual(['B-1 EUR 10050', 'G-1 EUR -2050', 'B-2 EUR 5025', 'B-3 EUR 1000']);
  });

  it('are a statement where a credit is as large as a debit: asked about', () => {
    const reading = read([
      head,
      ['Hofer', 'B-1', LATE, 100.5, '', 100.5],
      ['Hofer', 'Z-1', LATE, '', 100.5, 0],
      ['Maier', 'B-2', EARLY, 50.25, '', 50.25],
      ['Maier', 'B-3', LATE, 10, '', 60.25],
    ]);
    expect(stopsOf(reading)).toEqual(['column.outstanding']);
  });
});

describe('ages', () => {
  it('under “Future” and “Current” are asked about: the nearer may hold what is late', () => {
    const rows: TestCell[][] = [
      ['A/C', 'Balance', 'Future', 'Current', '1 - 30', 'Older'],
      ['ASHD01', 100.5, 80, 20.5, '', ''],
      ['BRAC01', 60.25, '', '', 60.25, ''],
    ];
    expect(stopsOf(read(rows))).toEqual(['bucket.D']);
    expect(answered(rows, { 'bucket.D': 'pastDue' }).overdueRowCount).toBe(2);
    expect(answered(rows, { 'bucket.D': 'notDue' }).overdueRowCount).toBe(1);
  });

  it('that do not come to the balance stop the flagging until the clerk accepts it', () => {
    const rows: TestCell[][] = [
      ['Customer', 'Balance', 'Not due', '1-30', '31-60', 'Over 60'],
      ['Ashdown', 100.5, 100.5, '', '', ''],
      ['Brackley', 60.25, '', 30.25, '', ''],
      ['Calder', 70.75, 10.75, 30, 30, ''],
      ['Dunmore', 10.5, '', '', '', 10.5],
    ];
    expect(stopsOf(read(rows))).toEqual(['balance']);
    expect(stopsOf(answered(rows, { balance: 'accept' }))).toEqual([]);
  });

  it('that the total stands among, under another’s heading, are asked about', () => {
    const reading = read([
      ['Customer', 'Not due', '1-30', '31-60', 'Balance', 'Over 60'],
      ['Ashdown', 100.5, '', '', '', 100.5],
      ['Brackley', '', 60.25, '', '', 60.25],
      ['Calder', '', 30.25, '', 40.5, 70.75],
    ]);
    expect(stopsOf(reading)).toContain('column.outstanding');
  });

  it('of a payment raise no doubt about due dates', () => {
    const reading = read([
      ['As at 15 September 2026'],
      ['Customer', 'Invoice', 'Due date', 'Balance', 'Not due', '1-30', '31-60'],
      ['Ashdown', 'A-1', LATE, 100.5, '', '', 100.5],
      ['Ashdown', 'P-1', LATE, -50.25, -50.25, '', ''],
      ['Brackley', 'A-2', EARLY, 60, 60, '', ''],
    ]);
    expect(topicsOf(reading)).not.toContain('ageing!');
  });
});

describe('an amount without number and date that equals the row above', () => {
  const rows: TestCell[][] = [
    ['Customer', 'Invoice', 'Due date', 'Balance'],
    ['Kite', 'A-1', LATE, 100],
    ['Kite', '', '', 100],
    ['Lomax', 'A-2', LATE, 150],
  ];

  it('is asked about, and counts as the clerk says', () => {
    expect(stopsOf(read(rows))).toEqual(['loneAmounts']);
    expect(answered(rows, { loneAmounts: 'debts' }).outstandingByCurrency).toMatchObject([{ minor: 35_000 }]);
    expect(answered(rows, { loneAmounts: 'totals' }).outstandingByCurrency).toMatchObject([{ minor: 25_000 }]);
  });

  it.each([
    [350, 35_000],
    [250, 25_000],
  ])('is settled by the total: %d', (total, minor) => {
    const reading = read([...rows, ['Total', '', '', total]]);
    expect(stopsOf(reading)).toEqual([]);
    expect(reading.outstandingByCurrency).toMatchObject([{ minor }]);
  });
});
