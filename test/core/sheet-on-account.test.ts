// Money beside a blank balance: what is headed as unallocated, on account or a credit balance counts against what is owed; under
// any other heading it is asked about, never passed over.
import { describe, expect, it } from 'vitest';
import { date, read, rowAt, type TestCell, TODAY, topicsOf } from './cells.ts';

const DUE = date('2026-08-01');
const sheet = (heading: string, amount: TestCell, total: TestCell = ''): TestCell[][] => [
  ['Customer', 'Reference', 'Date', 'Due date', 'Outstanding £', heading],
  ['Alton Mills', 'INV-9', date('2026-07-01'), DUE, 100, ''],
  ['Alton Mills', 'RCPT-2', date('2026-08-05'), '', '', amount],
  ['Barrow Ltd', 'INV-12', date('2026-07-01'), DUE, 80.5, ''],
  ['Total', '', '', '', 180.5, total],
];
const stops = (rows: TestCell[][], answers = {}): string[] =>
  topicsOf(read(rows, {}, { ...TODAY, answers })).filter((topic) => topic.endsWith('!'));

describe('money beside a blank balance', () => {
  it.each<[string, TestCell, TestCell]>([
    ['On account', -60, -60],
    ['Unallocated', -60, -60],
    ['Unallocated', 60, 60],
    ['Credit balance', 60, 60],
    ['Nicht zugeordnet', -60, -60],
    ['Non affecté', -60, -60],
    ['Sin aplicar', 60, 60],
    ['Vooruitbetaald', -60, -60],
    ['In acconto', -60, -60],
    ['Não alocado', -60, -60],
  ])('counts against what is owed under “%s”: %j', (heading, amount, total) => {
    const reading = read(sheet(heading, amount, total));
    expect(rowAt(reading, 3)).toMatchObject({ type: 'credit', outstanding: { minor: -6000, currency: 'GBP' } });
    expect(reading.outstandingByCurrency).toEqual([{ minor: 12_050, currency: 'GBP' }]);
    expect(reading.tieOut[0]).toMatchObject({ difference: { minor: 0 } });
    expect(topicsOf(reading).filter((topic) => topic.endsWith('!'))).toEqual([]);
  });

  it('is asked about under any other heading, and either answer works', () => {
    const rows = sheet('Cash £', 60.25);
    const [question] = read(rows).questions;
    expect(question).toMatchObject({ topic: 'onAccount', blocking: true, cells: ['F3'] });
    const credit = read(rows, {}, { ...TODAY, answers: { onAccount: 'credit', tieOut: 'accept' } });
    expect(rowAt(credit, 3)).toMatchObject({ type: 'credit', outstanding: { minor: -6025 } });
    const nothing = read(rows, {}, { ...TODAY, answers: { onAccount: 'nothing' } });
    expect(rowAt(nothing, 3)).toMatchObject({ outstanding: null, overdue: false });
    expect(stops(rows, { onAccount: 'nothing' })).toEqual([]);
  });

  it('is none where the column is a limit, days or a code', () => {
    expect(stops(sheet('Credit limit', 5000))).toEqual([]);
    expect(stops(sheet('Days', 60))).toEqual([]);
    expect(stops(sheet('Route', 12))).toEqual([]);
  });

  it('leaves payments of an amount and paid invoices with a blank balance as they are', () => {
    const rows: TestCell[][] = [
      ['Customer', 'Invoice', 'Due date', 'Amount', 'Paid', 'Balance'],
      ['Ashdown Ltd', 'A-1', DUE, 100, 40, 60],
      ['Brackley Ltd', 'A-2', DUE, 80, 80, ''],
      ...Array.from({ length: 30 }, (_, i): TestCell[] => ['Calder Ltd', `B-${i}`, DUE, 10, '', 10]),
    ];
    expect(stops(rows)).toEqual([]);
    expect(read(rows).outstandingByCurrency[0]?.minor).toBe(36_000);
  });
});
