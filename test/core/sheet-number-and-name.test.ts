// A customer's number and name in one text are two facts; a name that begins with a number is one.
import { describe, expect, it } from 'vitest';
import { numberAndNameReader } from '../../core/sheet/number-and-name.ts';
import { date, read, rowAt, type TestCell } from './cells.ts';

const partsOf = (names: readonly string[]) => {
  const reader = numberAndNameReader(names);
  return names.map((name) => reader?.(name) ?? null);
};
const party = (customerId: string, customer: string) => ({ customerId, customer });

describe('a number and a name', () => {
  it.each([
    ['10021--Brennan Foods', party('10021', 'Brennan Foods')],
    ['C0034 - Total Fitness Ltd', party('C0034', 'Total Fitness Ltd')],
    ['D-10012', null],
    ['KD1001 – Zeta Überbau GmbH', party('KD1001', 'Zeta Überbau GmbH')],
    ['1001: Orchard Row', party('1001', 'Orchard Row')],
    ['24 - Hour Couriers', null],
    ['91 Opslag', null],
    ['Brennan Foods', null],
  ])('are taken apart where a sign parts them: %s', (text, parts) => {
    expect(partsOf([text])).toEqual([parts]);
  });

  it('are parted by a space where every name of the sheet begins so', () => {
    expect(partsOf(['10021 Brennan Foods', '10034 Total Fitness Ltd'])).toEqual([
      party('10021', 'Brennan Foods'),
      party('10034', 'Total Fitness Ltd'),
    ]);
    expect(partsOf(['365 Gyms Ltd', 'Total Fitness Ltd'])).toEqual([null, null]);
  });

  it('head a group, in one cell or in two', () => {
    const line = (number: string): TestCell[] => ['', number, date('2026-08-01'), 50];
    for (const head of [['10021--Brennan Foods'], ['10021', 'Brennan Foods'], [10_021, 'Brennan Foods']]) {
      const rows = [['', 'Invoice', 'Due date', 'Balance'], head, line('A-1'), line('A-2')];
      expect(rowAt(read(rows), 3)).toMatchObject(party('10021', 'Brennan Foods'));
    }
  });

  it('head a group before what else is told of the customer, and before its sum', () => {
    const headings = ['Ref', 'Date', 'Due', 'Details', 'Amount', 'Balance'];
    const line = (number: string): TestCell[] => [number, date('2026-07-01'), date('2026-08-01'), 'Goods', 50, 50];
    const told = ['A010', 'Ashdown Joinery Ltd', '', 'Tel: 01632 960100', '', 'Limit:', 5000];
    const first = read([headings, told, line('S-1'), line('S-2')]);
    expect(rowAt(first, 3)).toMatchObject(party('A010', 'Ashdown Joinery Ltd'));
    const beside = (number: string): TestCell[] => ['', date('2026-07-01'), number, date('2026-08-01'), 50];
    const second = read([
      ['A/C', 'Date', 'Invoice', 'Due', 'Balance'],
      ...[['A011', 'Bramley & Sons', '', '', 100], beside('S-1'), beside('S-2')],
      ...[['A012', 'Carr Ltd', '', '', 50], beside('S-3')],
    ]);
    expect(rowAt(second, 3)).toMatchObject(party('A011', 'Bramley & Sons'));
    expect(rowAt(second, 6)).toMatchObject(party('A012', 'Carr Ltd'));
  });

  it('stand in the column of customers', () => {
    const line = (name: string, number: string): TestCell[] => [name, number, date('2026-08-01'), 50];
    const headings = ['Customer', 'Invoice', 'Due date', 'Balance'];
    const reading = read([headings, line('10021--Brennan Foods', 'A-1'), line('10034--Total Fitness', 'A-2')]);
    expect(rowAt(reading, 3)).toMatchObject(party('10034', 'Total Fitness'));
    const mixed = read([headings, line('91 Opslag', 'A-1'), line('Brennan Foods', 'A-2')]);
    expect(rowAt(mixed, 2)).toMatchObject({ customer: '91 Opslag', customerId: null });
  });
});
