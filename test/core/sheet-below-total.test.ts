// Amounts alone below the total of a list: statistics and sums of what stands above are no debts; what may be one is asked
// about. And customers that are called like totals.
import { describe, expect, it } from 'vitest';
import type { SheetReading } from '../../core/sheet.ts';
import { date, day, pounds, read, rowAt, type TestCell, TODAY } from './cells.ts';

type Rows = readonly (readonly TestCell[])[];

const readWith = (rows: Rows, answers: Readonly<Record<string, string>> = {}): SheetReading =>
  read(rows, {}, { ...TODAY, asOf: day('2026-10-31'), answers });
const stopsOf = (reading: SheetReading): string[] =>
  reading.questions.filter(({ blocking }) => blocking).map(({ topic }) => topic);
const owed = ({ outstandingByCurrency }: SheetReading): number[] => outstandingByCurrency.map(({ minor }) => minor);
const outcome = (reading: SheetReading) => [stopsOf(reading), owed(reading), reading.rows.overdueRows()];

const LIST: Rows = [
  ['Customer', 'Invoice', 'Date', 'Due', 'Outstanding'],
  ['Alton Mills', 'UK-1', date('2026-09-01'), date('2026-10-01'), pounds(100)],
  ['Alton Mills', 'UK-2', date('2026-10-10'), date('2026-11-09'), pounds(250)],
  ['Barrow Ltd', 'UK-3', date('2026-08-10'), date('2026-09-09'), pounds(75)],
];
const amount = (label: string, value: number): TestCell[] => [label, '', '', '', pounds(value)];
const TOTAL = amount('Total', 425);

describe('amounts alone below a total that the rows come to', () => {
  it.each<[string, Rows]>([
    ['statistics', [amount('Number of invoices', 3), amount('DSO (days)', 42), amount('Cash at bank', 12_000)]],
    ['a provision', [amount('Less: bad debt provision', -20), amount('Net debtors', 405), amount('Difference', 0)]],
    ['ages', [[], ['Ageing'], amount('Not due', 250), amount('1-30 days', 100), amount('31-60 days', 75), TOTAL]],
    ['German ages', [amount('davon überfällig', 175), amount('davon nicht fällig', 250)]],
    ['customers', [[], amount('Alton Mills', 350), amount('Barrow Ltd', 75)]],
    [
      'customers under headings, with their total',
      [[], ['Summary'], ['Customer', '', '', '', 'Total'], amount('Alton Mills', 350), amount('Barrow Ltd', 75), TOTAL],
    ],
    ['the largest customer', [amount('Alton Mills', 350)]],
  ])('are no debts: %s', (_, below) => {
    const reading = readWith([...LIST, TOTAL, ...below]);
    expect(outcome(reading)).toEqual([[], [42_500], [2, 4]]);
    const [first] = reading.rows.filter(({ row, type }) => row > 5 && type === 'note' && row < 12);
    expect(first).toBeDefined();
  });

  it('say why they are left out', () => {
    const reading = readWith([...LIST, TOTAL, amount('Cash at bank', 12_000), amount('Barrow Ltd', 75)]);
    expect(rowAt(reading, 6).because).toBe('Below the total that the rows above come to: not an amount that is owed.');
    expect(rowAt(reading, 7).because).toBe('What the customer owes in the rows above, once more: not counted again.');
  });

  it.each([['Alton Mills'], ['Alton Mills - unallocated receipt'], ['Alton Mills: opening balance']])(
    'may be a customer’s credit, and are asked about: %s',
    (label) => {
      const rows = [...LIST, TOTAL, amount(label, -50)];
      expect(stopsOf(readWith(rows))).toEqual(['loneAmounts', 'tieOut']);
      expect(outcome(readWith(rows, { loneAmounts: 'notOwed' }))).toEqual([[], [42_500], [2, 4]]);
      expect(owed(readWith(rows, { loneAmounts: 'debts', tieOut: 'accept' }))).toEqual([37_500]);
    },
  );

  it('count where the sheet’s own total below them counts them', () => {
    const reading = readWith([...LIST, TOTAL, amount('Cork Crafts', 60), amount('Total', 485)]);
    expect([stopsOf(reading), owed(reading)]).toEqual([[], [48_500]]);
  });
});

describe('amounts alone below a list without a total', () => {
  const summary = [[], ['Summary'], amount('Alton Mills', 350), amount('Barrow Ltd', 75)];

  it('that add up the whole list are asked about', () => {
    const rows = [...LIST, ...summary];
    expect(stopsOf(readWith(rows))).toEqual(['duplicates']);
    expect(outcome(readWith(rows, { duplicates: 'leaveOut' }))).toEqual([[], [42_500], [2, 4]]);
  });

  it('that add it up to the total below them are left out', () => {
    expect(outcome(readWith([...LIST, ...summary, TOTAL]))).toEqual([[], [42_500], [2, 4]]);
  });

  it('that are none of its sums are debts', () => {
    const reading = readWith([...LIST, amount('Cork Crafts', 60), amount('Dingle Deli', 41)]);
    expect([stopsOf(reading), owed(reading)]).toEqual([[], [52_600]]);
  });

  it('are no debts where the clerk says so and the total is another', () => {
    const rows = [...LIST, amount('Total', 400), amount('Cash at bank', 12_000)];
    expect(stopsOf(readWith(rows))).toEqual(['loneAmounts', 'tieOut']);
    expect(owed(readWith(rows, { loneAmounts: 'notOwed', tieOut: 'accept' }))).toEqual([42_500]);
  });
});

describe('a customer that is called like a total', () => {
  const line = (name: string, ...amounts: number[]): TestCell[] => [name, ...amounts.map((value) => pounds(value))];
  const SUMMARY: Rows = [
    ['Customer', 'Balance', 'Not due', '1-30', '31-60'],
    line('Alfa', 100, 0, 100, 0),
    line('Beta', 50, 50, 0, 0),
  ];
  const TOTAL_ENERGIES = line('Total Energies', 150, 50, 100, 0);

  it.each(['Total', 'Grand total', ''])('is one by the total below it, called “%s”', (label) => {
    const rows = [...SUMMARY, TOTAL_ENERGIES, line(label, 300, 100, 200, 0)];
    expect(outcome(readWith(rows))).toEqual([[], [30_000], [2, 4]]);
    expect(outcome(readWith(rows, { tieOut: 'accept' }))).toEqual([[], [30_000], [2, 4]]);
  });

  it('is asked about where no total stands below', () => {
    const rows = [...SUMMARY, TOTAL_ENERGIES];
    expect(stopsOf(readWith(rows))).toEqual(['loneAmounts']);
    expect(outcome(readWith(rows, { loneAmounts: 'debts' }))).toEqual([[], [30_000], [2, 4]]);
    expect(outcome(readWith(rows, { loneAmounts: 'totals' }))).toEqual([[], [15_000], [2]]);
  });

  it.each(['Total debtors', 'Total North region', 'Total outstanding', 'Grand Total GBP'])(
    'is not meant by “%s”',
    (label) => {
      expect(outcome(readWith([...SUMMARY, line(label, 150, 50, 100, 0)]))).toEqual([[], [15_000], [2]]);
    },
  );
});
