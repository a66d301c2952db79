// The rows of a reading: what is summed, aged and flagged from columns is what the rows say when they are looked at.
import { describe, expect, it } from 'vitest';
import { ageingOf } from '../../core/ageing.ts';
import { SheetRows } from '../../core/sheet/sheet-rows.ts';
import { readSheet, type SheetReading, type SheetRow } from '../../core/sheet.ts';
import { compose } from '../sheets/composed-sheet.ts';
import { LAYOUTS, LEDGER } from '../sheets/made-up-layouts.ts';
import { date, day, pounds, read, TODAY } from './cells.ts';

const AS_OF = day('2026-09-15');

/** Everything that is known of rows without looking at them. */
const knownOf = (rows: SheetRows) => ({
  length: rows.length,
  types: Array.from({ length: rows.length }, (_, position) => rows.typeAt(position)),
  ledger: Array.from({ length: rows.length }, (_, position) => rows.isLedgerAt(position)),
  overdue: rows.overdueRows(),
  invoices: rows.count('invoice'),
  aged: ageingOf(rows.aged()),
});

const openOf = ({ outstanding }: SheetRow): number => outstanding?.minor ?? Number.NaN;

function readingOf(name: string): SheetReading {
  const [, style] = LAYOUTS.find(([one]) => one === name) ?? [];
  const reading = style && readSheet(compose(style, LEDGER, AS_OF).cells, { ...TODAY, asOf: AS_OF });
  if (!reading || 'refused' in reading) throw new Error(`not read: ${name}`);
  return reading;
}

describe('what is known of all rows', () => {
  it.each(LAYOUTS.map(([name]) => name))('is what each of them says: %s', (name) => {
    const { rows } = readingOf(name);
    const known = knownOf(rows);
    const inFull = SheetRows.of([...rows]);
    expect(knownOf(inFull)).toEqual(known);
    expect(rows.leftOut()).toEqual(inFull.leftOut());
    const lines = rows.filter((row) => rows.isLedgerAt(row.row - 1));
    expect(lines.map(({ row }) => rows.outstandingAt(row - 1))).toEqual(lines.map(openOf));
  });
});

describe('the rows of a sheet', () => {
  const { rows } = read([
    ['Debtors'],
    [],
    ['Customer', 'Invoice no', 'Due date', 'Outstanding'],
    ['Alder Ltd', 'A-1', date('2026-08-01'), pounds(120)],
    ['Birch plc', 'B-7', date('2026-10-01'), pounds(75.5)],
    ['Alder Ltd', 'A-1', date('2026-08-01'), pounds(30)],
    ['Total', '', '', pounds(225.5)],
  ]);

  it('stand where Excel shows them, and a row stays the same row', () => {
    expect(rows.at(3)).toMatchObject({ row: 4, customer: 'Alder Ltd', overdue: true, outstanding: { minor: 12_000 } });
    expect(rows.at(3)).toBe(rows.at(3));
    expect(rows.at(-1)).toMatchObject({ row: 7, type: 'total' });
    expect([rows.at(7), rows.at(-8)]).toEqual([undefined, undefined]);
    expect(rows.slice(4, 6).map(({ row }) => row)).toEqual([5, 6]);
    expect([...rows].map(({ row }) => row)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('are counted, aged and flagged without being looked at', () => {
    expect([rows.count('invoice'), rows.count('total'), rows.overdueRows()]).toEqual([3, 1, [4, 6]]);
    const [pounds] = ageingOf(rows.aged());
    expect(pounds?.lines.filter(({ count }) => count > 0).map((line) => [line.bucket, line.amount.minor])).toEqual([
      ['current', 7550],
      ['31-60', 15_000],
    ]);
    expect(rows.leftOut().map(({ row, type }) => [row, type])).toEqual([
      [1, 'title'],
      [3, 'header'],
      [7, 'total'],
    ]);
  });

  it('say a repeated invoice number only where it is repeated', () => {
    expect(rows.at(5)?.because).toContain('Invoice A-1 is also on row 4.');
    expect(rows.at(3)?.because).not.toContain('also on row');
  });
});

describe('the invoices of a sheet', () => {
  const reading = read([
    ['Customer', 'Invoice', 'Due date', 'Outstanding', 'Currency'],
    ['Ashdown Ltd', 'A-1', date('2026-08-01'), 50, 'GBP'],
    ['Brackley Ltd', 'A-2', date('2026-08-02'), 60, 'EUR'],
    ['Brackley Ltd', 'A-3', date('2026-08-03'), 70, 'EUR'],
    ['Cray Ltd', 'A-4', date('2026-08-04'), 0, 'EUR'],
    ['Cray Ltd', 'A-5', date('2026-12-04'), 80, 'EUR'],
    ['Cray Ltd', 'A-6', date('2026-08-04'), 'tbc', 'EUR'],
  ]);

  it('are overdue in the currency of each', () => {
    expect(['GBP', 'EUR', 'USD'].map((currency) => reading.rows.overdueIn(currency))).toEqual([1, 2, 0]);
  });

  it('stand in the ageing, are settled or cannot be read', () => {
    const aged = ageingOf(reading.rows.aged()).flatMap(({ lines }) => lines.map(({ count }) => count));
    const { settled, unreadable } = reading.rows.notAged();
    expect([aged.reduce((sum, count) => sum + count), settled, unreadable]).toEqual([4, 1, 1]);
    expect(reading.rows.count('invoice')).toBe(6);
  });
});
