import { describe, expect, it } from 'vitest';
import { date, pounds, read, rowAt, type TestCell, topicsOf } from './cells.ts';

const HEADINGS = ['Customer', 'Invoice', 'Due date', 'Balance'];
const invoice = (customer: string, number: string, amount: number): TestCell[] => [
  customer,
  number,
  date('2026-08-01'),
  pounds(amount),
];
const total = (label: string, amount: number): TestCell[] => [label, '', '', pounds(amount)];
const A = invoice('Ashdown Joinery Ltd', 'A-1', 100);
const B = invoice('Ashdown Joinery Ltd', 'A-2', 20.5);
const C = invoice('Brackley & Sons', 'A-3', -30);
const D = invoice('Brackley & Sons', 'A-4', 7.25);

const types = (rows: TestCell[][]): string[] =>
  read(rows)
    .rows.slice(1)
    .map(({ type }) => type);

describe('totals and subtotals', () => {
  it.each(['Balance', 'Amount due', 'Saldo'])('may close debits and credits, in the column of days: %s', (label) => {
    const rows: TestCell[][] = [
      ['Customer', 'Ref', 'Due', 'Dr', 'Cr'],
      ['Acme', '1001', date('2026-08-01'), 500, ''],
      ['Acme', 'C20', '', '', 120],
      ['Bolt', '1002', date('2026-08-10'), 275, ''],
      ['', '', '', 775, 120],
      ['', '', label, 655, ''],
    ];
    const reading = read(rows);
    expect(topicsOf(reading).filter((topic) => topic.endsWith('!'))).toEqual([]);
    expect(reading.tieOut).toMatchObject([{ ledgerTotal: { minor: 65_500 }, difference: { minor: 0 } }]);
    expect(topicsOf(read([...rows.slice(0, -1), ['', '', label, 650, '']]))).toContain('tieOut!');
  });

  it('are no customer called Total, on rows of which some name the day of the last payment', () => {
    const rows: TestCell[][] = [
      ['Customer', 'Balance', 'Overdue', 'Credit limit', 'Last paid'],
      ['Acme', 500, 200, 1000, date('2026-08-01')],
      ['Bolt', 250, 0, 500, date('2026-08-20')],
      ['Total Fitness Ltd', 75, 75, 500, ''],
      ['Total', 825, 275, '', ''],
    ];
    expect(types(rows)).toEqual(['customerSummary', 'customerSummary', 'customerSummary', 'total']);
    expect(read(rows).rows.map(({ overdue }) => overdue)).toEqual([false, true, false, true, false]);
    expect(topicsOf(read(rows)).filter((topic) => topic.endsWith('!'))).toEqual([]);
  });

  it('are recognised by their sums, with a word', () => {
    const rows = [
      HEADINGS,
      A,
      B,
      total('Total Ashdown Joinery Ltd', 120.5),
      C,
      D,
      total('Total Brackley & Sons', -22.75),
      total('Grand total', 97.75),
    ];
    expect(types(rows)).toEqual(['invoice', 'invoice', 'subtotal', 'credit', 'invoice', 'subtotal', 'total']);
    expect(topicsOf(read(rows))).toEqual(['asOf']);
  });

  it('are recognised by their sums, without a word', () => {
    const rows = [HEADINGS, A, B, total('', 120.5), C, D, total('', -22.75), total('', 97.75)];
    expect(types(rows)).toEqual(['invoice', 'invoice', 'subtotal', 'credit', 'invoice', 'subtotal', 'total']);
  });

  it('are recognised by their sums under the customer’s name alone', () => {
    const rows = [HEADINGS, A, B, total('Ashdown Joinery Ltd', 120.5), C, total('Total', 90.5)];
    expect(types(rows)).toEqual(['invoice', 'invoice', 'subtotal', 'credit', 'total']);
  });

  it('may stand above the rows', () => {
    expect(types([HEADINGS, total('Total', 97.75), A, B, C, D])).toEqual([
      'total',
      'invoice',
      'invoice',
      'credit',
      'invoice',
    ]);
  });

  it('may carry a count of invoices', () => {
    expect(types([HEADINGS, A, B, ['Total', 2, '', pounds(120.5)]])).toEqual(['invoice', 'invoice', 'total']);
  });

  it('are never overdue', () => {
    const reading = read([HEADINGS, A, B, ['Total', '', date('2026-01-01'), pounds(120.5)]]);
    expect(rowAt(reading, 4)).toMatchObject({ type: 'total', overdue: false, outstanding: { minor: 12_050 } });
    expect(reading.overdueRowCount).toBe(2);
  });

  it('are not seen in customers whose names begin with Total', () => {
    const rows = [
      HEADINGS,
      A,
      invoice('Total', 'A-9', 5),
      invoice('Total Facilities Ltd', 'A-10', 6),
      total('TOTAL', 111),
    ];
    expect(types(rows)).toEqual(['invoice', 'invoice', 'invoice', 'total']);
  });

  it('leave an unnumbered, undated amount of a customer a ledger row', () => {
    const reading = read([HEADINGS, A, B, ['Brackley & Sons', '', '', pounds(-15)], total('Total', 105.5)]);
    expect(reading.rows.slice(1).map(({ type }) => type)).toEqual(['invoice', 'invoice', 'credit', 'total']);
    expect(reading.outstandingByCurrency).toEqual([{ minor: 10_550, currency: 'GBP' }]);
  });

  it('that add several currencies compare with none of them', () => {
    const rows: TestCell[][] = [
      ['Customer', 'Invoice', 'Due date', 'Balance', 'Currency'],
      ['Ashdown', 'A-1', date('2026-08-01'), 10.5, 'GBP'],
      ['Brackley', 'A-2', date('2026-08-01'), 1000, 'JPY'],
      ['Total', '', '', 1010.5],
    ];
    const reading = read(rows);
    expect(rowAt(reading, 4)).toMatchObject({ type: 'total', outstanding: { currency: 'XXX' } });
    expect(reading.tieOut).toMatchObject([
      { currency: 'GBP', sheetTotal: null, ledgerTotal: { minor: 1050 }, difference: null },
      { currency: 'JPY', sheetTotal: null, ledgerTotal: { minor: 1000 }, difference: null },
    ]);
    expect(topicsOf(reading)).toEqual(['asOf']);
  });
});

describe('the tie-out', () => {
  const offBy = (rows: TestCell[][]): [number | undefined, readonly number[]] => {
    const reading = read(rows);
    expect(topicsOf(reading)[0]).toBe('tieOut!');
    return [reading.tieOut[0]?.difference?.minor, reading.tieOut[0]?.rows ?? []];
  };

  it('names the row that a total leaves out', () => {
    expect(offBy([HEADINGS, A, B, D, total('Total', 107.25)])).toEqual([-2050, [3]]);
  });

  it('names the last rows when the sum stops short', () => {
    expect(offBy([HEADINGS, A, B, C, D, total('Total', 120.5)])).toEqual([2275, [5, 4]]);
  });

  it('names the credits when the total leaves them out', () => {
    const rows = [HEADINGS, A, C, B, invoice('Calder', 'A-7', -1), D, total('Total', 127.75)];
    expect(offBy(rows)).toEqual([3100, [3, 5]]);
  });

  it('shows the difference when no row explains it', () => {
    expect(offBy([HEADINGS, A, B, total('Total', 99)])).toEqual([-2150, []]);
    const text = read([HEADINGS, A, B, total('Total', 99)]).questions[0]?.text;
    expect(text).toContain('total is £99.00, its rows come to £120.50: a difference of -£21.50');
  });

  it('notices a single penny', () => {
    expect(offBy([HEADINGS, A, B, total('Total', 120.51)])[0]).toBe(1);
  });

  it('asks about an amount that is no row’s and no sum', () => {
    const reading = read([HEADINGS, A, B, total('', 55), C, total('Total', 90.5)]);
    expect(reading.questions[0]).toMatchObject({ topic: 'tieOut', blocking: true });
    expect(reading.questions[0]?.text).toContain('row 4');
  });

  it('asks about a subtotal that does not add up', () => {
    const reading = read([HEADINGS, A, B, total('Total Ashdown Joinery Ltd', 120), C, total('Total', 90.5)]);
    expect(topicsOf(reading)[0]).toBe('tieOut!');
  });

  it('has nothing to compare on a sheet without totals', () => {
    const reading = read([HEADINGS, A, B]);
    expect(reading.tieOut).toMatchObject([{ sheetTotal: null, difference: null, ledgerTotal: { minor: 12_050 } }]);
    expect(topicsOf(reading)).toEqual(['asOf']);
  });
});
