import { describe, expect, it } from 'vitest';
import { currencyNamed, meaningOf } from '../../core/sheet/number-format.ts';
import { date, read, shownAs, type TestCell, topicsOf } from './cells.ts';

function listOf(amounts: readonly TestCell[], heading = 'Balance', title: TestCell[][] = []): TestCell[][] {
  const lines = amounts.map((amount, i): TestCell[] => [`Customer ${i} Ltd`, `A-${i}`, date('2026-08-01'), amount]);
  return [...title, ['Customer', 'Invoice', 'Due date', heading], ...lines];
}

const currencies = (rows: TestCell[][]): string[] =>
  read(rows).rows.flatMap(({ type, outstanding }) => (type === 'invoice' && outstanding ? [outstanding.currency] : []));

describe('the currency of a row', () => {
  it.each([
    ['"£"#,##0.00;[Red]-"£"#,##0.00', 'GBP'],
    ['£#,##0.00', 'GBP'],
    ['[$€-407] #,##0.00', 'EUR'],
    ['#,##0.00\\ "€"', 'EUR'],
    ['[$USD] #,##0.00', 'USD'],
    ['[$$-409]#,##0.00', 'USD'],
    ['[$$-1009]#,##0.00', 'CAD'],
    ['[$¥-804]#,##0', 'CNY'],
    ['_-[$£-809]* #,##0.00_-', 'GBP'],
    ['[$R$-416] #,##0.00', 'BRL'],
    ['#,##0.00 [$kr-41D]', 'SEK'],
  ])('is in its number format %s: %s', (format, currency) => {
    const reading = read(listOf([shownAs(format, 10), shownAs(format, 20)]));
    expect(reading.outstandingByCurrency.map((money) => money.currency)).toEqual([currency]);
    expect(topicsOf(reading)).toEqual(['asOf']);
  });

  it.each([
    ['Balance (£)', 'GBP'],
    ['Outstanding EUR', 'EUR'],
    ['Amount due US$', 'USD'],
  ])('is in the heading %s', (heading, currency) => {
    expect(currencies(listOf([10, 20], heading))).toEqual([currency, currency]);
  });

  it.each([
    [[['Currency:', 'EUR']], 'EUR'],
    [[['All amounts in GBP']], 'GBP'],
    [[['Aged debtors (USD)']], 'USD'],
  ] as [TestCell[][], string][])('is in the title block %j', (title, currency) => {
    expect(currencies(listOf([10], 'Balance', title))).toEqual([currency]);
  });

  it('is not read into words in capitals', () => {
    expect(currencies(listOf([10], 'BALANCE', [['ALL CUSTOMERS (TOP 50)']]))).toEqual(['XXX']);
  });

  it('is each row’s own where formats differ, and never added up', () => {
    const reading = read(listOf([shownAs('[$€-407]0.00', 10), shownAs('"£"0.00', 20), shownAs('[$€-407]0.00', 5)]));
    expect(reading.outstandingByCurrency).toEqual([
      { minor: 1500, currency: 'EUR' },
      { minor: 2000, currency: 'GBP' },
    ]);
  });

  it('is assumed to be that of the other rows where a cell lost its format, and said', () => {
    const reading = read(listOf([shownAs('"£"0.00', 10), 20]));
    expect(reading.outstandingByCurrency).toEqual([{ minor: 3000, currency: 'GBP' }]);
    expect(reading.questions).toMatchObject([
      { topic: 'currency', assumed: 'GBP', blocking: false, cells: ['D3'] },
      { topic: 'asOf' },
    ]);
  });

  it('is asked where a sign stands for several currencies', () => {
    const reading = read(listOf([shownAs('"$"#,##0.00', 10)]));
    expect(reading.outstandingByCurrency).toEqual([{ minor: 1000, currency: 'USD' }]);
    expect(reading.questions[0]).toMatchObject({ topic: 'currency', assumed: 'USD', blocking: false });
  });

  it('is asked where nothing names it; amounts stay without currency and rows are flagged all the same', () => {
    const reading = read(listOf([10, 20]));
    expect(reading.outstandingByCurrency).toEqual([{ minor: 3000, currency: 'XXX' }]);
    expect(reading.questions[0]).toMatchObject({ topic: 'currency', blocking: false });
    expect(reading.overdueRowCount).toBe(2);
  });

  it('is asked for the rows whose currency column holds no currency', () => {
    const reading = read([
      ['Customer', 'Invoice', 'Due date', 'Balance', 'Currency'],
      ['Ashdown', 'A-1', date('2026-08-01'), 10, 'EUR'],
      ['Brackley', 'A-2', date('2026-08-01'), 10, '€'],
      ['Calder', 'A-3', date('2026-08-01'), 10, 'Euroland'],
    ]);
    expect(reading.outstandingByCurrency).toEqual([
      { minor: 2000, currency: 'EUR' },
      { minor: 1000, currency: 'XXX' },
    ]);
    expect(reading.questions[0]).toMatchObject({ topic: 'currency', cells: ['E4'] });
  });
});

describe('a number format', () => {
  it.each([
    ['dd/mm/yyyy', true],
    ['[$-409]d mmm yyyy;@', true],
    ['mm-dd-yy', true],
    ['mmm-yy', true],
    ['General', false],
    ['h:mm', false],
    ['"Due "0', false],
    ['[Red]#,##0.00', false],
    ['#,##0.00;(#,##0.00)', false],
    ['@', false],
    ['0.00E+00', false],
  ])('%s is a date: %s', (format, isDate) => {
    expect(meaningOf(format).isDate).toBe(isDate);
  });

  it('knows percentages and padding', () => {
    expect(meaningOf('0.00%').isPercent).toBe(true);
    expect(meaningOf('00000').padding).toBe(5);
    expect(meaningOf('0').padding).toBe(0);
  });

  it('knows signs and codes, and which signs are shared', () => {
    expect(currencyNamed(' eur ')).toEqual({ code: 'EUR', shared: false });
    expect(currencyNamed('$')).toEqual({ code: 'USD', shared: true });
    expect(currencyNamed('Ltd')).toBeNull();
    expect(currencyNamed('XXX')).toBeNull();
  });
});
