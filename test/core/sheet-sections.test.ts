// Parts of a list that name a currency of their own: each row has that of its part, and sums of two currencies are never one.
import { describe, expect, it } from 'vitest';
import type { SheetReading } from '../../core/sheet.ts';
import { date, day, read, shownAs, type TestCell, TODAY } from './cells.ts';

type Rows = readonly (readonly TestCell[])[];

const AS_OF = day('2026-10-31');
const readRows = (rows: Rows): SheetReading => read(rows, {}, { ...TODAY, asOf: AS_OF });
const stopsOf = (reading: SheetReading): string[] =>
  reading.questions.filter(({ blocking }) => blocking).map(({ topic }) => topic);
const owed = ({ outstandingByCurrency }: SheetReading): string[] =>
  outstandingByCurrency.map(({ minor, currency }) => `${currency} ${minor / 100}`);
const currencies = ({ rows }: SheetReading): (string | undefined)[] =>
  rows.filter(({ type }) => type === 'invoice').map(({ outstanding }) => outstanding?.currency);

const HEADINGS = ['Customer', 'Invoice', 'Date', 'Due', 'Outstanding'];
const headings = (open: string): string[] => [...HEADINGS.slice(0, 4), open];
const money = (value: number): TestCell => shownAs('#,##0.00', value);
const line = (customer: string, number: string, amount: number): TestCell[] => [
  customer,
  number,
  date('2026-09-01'),
  date('2026-10-01'),
  money(amount),
];
const total = (label: string, amount: number): TestCell[] => [label, '', '', '', money(amount)];
const [A, B, C] = [line('Alton Mills', 'X-1', 100), line('Barrow Ltd', 'X-2', 250), line('Carson', 'X-3', 75)];

describe('a currency of its own', () => {
  it.each<[string, Rows]>([
    ['is named by the headings of the part', [headings('Outstanding £'), A, B, [], headings('Outstanding €'), C]],
    ['is named by a row above each part', [HEADINGS, ['Currency: GBP'], A, B, ['Currency: EUR'], C]],
    ['is named by a label and its value', [HEADINGS, ['Currency', 'GBP'], A, B, ['Currency', 'EUR'], C]],
    ['is named in German', [HEADINGS, ['Währung GBP'], A, B, total('Summe', 350), ['Währung EUR'], C]],
    ['is named in French above the headings', [['Devise : GBP'], HEADINGS, A, B, [], ['Devise : EUR'], HEADINGS, C]],
    ['is named in a title in brackets', [['UK (GBP)'], HEADINGS, A, B, total('Total', 350), ['Ireland (EUR)'], C]],
    ['is named by a code alone', [HEADINGS, ['GBP'], A, B, ['EUR'], C]],
    ['is named by the sums below', [HEADINGS, A, B, total('Total GBP', 350), C, total('Total EUR', 75)]],
  ])('%s', (_, rows) => {
    const reading = readRows(rows);
    expect([stopsOf(reading), currencies(reading)]).toEqual([[], ['GBP', 'GBP', 'EUR']]);
    expect(owed(reading)).toEqual(['GBP 350', 'EUR 75']);
  });

  it('is compared with the sums of its part', () => {
    const parts = [['Currency: GBP'], A, B, total('Total GBP', 350), ['Currency: EUR'], C, total('Total EUR', 75)];
    expect(readRows([HEADINGS, ...parts]).tieOut.map(({ difference }) => difference?.minor)).toEqual([0, 0]);
  });

  it('of one customer ends with that customer', () => {
    const bare = (number: string, amount: number) => line('', number, amount).slice(1);
    const rows = [
      ['Invoice', 'Date', 'Due', 'Outstanding £'],
      ['Customer: Alton Mills', 'Account: K1'],
      bare('X-1', 100),
      ['Customer: Carson', 'Account: K2'],
      ['Currency: USD'],
      bare('X-2', 250),
      ['Customer: Barrow Ltd', 'Account: K3'],
      bare('X-3', 75),
    ];
    expect(currencies(readRows(rows))).toEqual(['GBP', 'USD', 'GBP']);
  });

  it('beside the name of a customer ends with that customer', () => {
    const bare = (number: string, amount: number) => line('', number, amount).slice(1);
    const rows = [
      ['Invoice', 'Date', 'Due', 'Outstanding £'],
      ['Alton Mills'],
      bare('X-1', 100),
      [],
      ['Carson Inc (USD)'],
      bare('X-2', 250),
      [],
      ['Barrow Ltd'],
      bare('X-3', 75),
    ];
    expect(currencies(readRows(rows))).toEqual(['GBP', 'USD', 'GBP']);
  });

  it.each<[string, TestCell[]]>([
    ['the amounts themselves', [shownAs('[$€] #,##0.00', 75)]],
    ['a column of currencies', [money(75), 'EUR']],
  ])('gives way to %s', (_, [amount = '', code = '']) => {
    const rows = [
      [...HEADINGS, 'Currency'],
      ['Currency: USD'],
      [...C.slice(0, 4), amount, code],
      [...A, code === '' ? '' : 'USD'],
    ];
    expect(currencies(readRows(rows))[0]).toBe('EUR');
  });

  it.each([
    'Credit limit (EUR) 5,000',
    'All amounts in GBP',
    'Pays in EUR from November',
    'ABC',
    'Bank: IBAN DE02 (EUR account)',
  ])('is not named by “%s”', (text) => {
    const reading = readRows([headings('Outstanding £'), A, [text], B]);
    expect(currencies(reading)).toEqual(['GBP', 'GBP']);
  });

  it('is not named by a sum of other rows', () => {
    const reading = readRows([headings('Outstanding £'), A, B, total('Total USD', 425), C, total('Total', 425)]);
    expect(currencies(reading)).toEqual(['GBP', 'GBP', 'GBP']);
  });
});
