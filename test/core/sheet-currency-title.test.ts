// A currency that stands at the end of a title, and the dollar of the country that a title names.
import { describe, expect, it } from 'vitest';
import { date, read, shownAs, type TestCell } from './cells.ts';

const DUE = date('2026-08-01');
const sheet = (titles: readonly string[], amount: TestCell = 100): TestCell[][] => [
  ...titles.map((title): TestCell[] => [title]),
  ['Customer', 'Invoice', 'Due date', 'Balance'],
  ['Ashdown Ltd', 'A-1', DUE, amount],
];
const currencyOf = (titles: readonly string[], amount?: TestCell): string | undefined =>
  read(sheet(titles, amount)).outstandingByCurrency[0]?.currency;

describe('a title', () => {
  it.each([
    ['Debtors at 31/10/2026 GBP', 'GBP'],
    ['Debtors at 31/10/2026 (GBP)', 'GBP'],
    ['Debtors at 31/10/2026 (final) (EUR)', 'EUR'],
    ['Debtors at 31/10/2026 - CHF', 'CHF'],
    ['Receivables 31/10/2026 in EUR', 'EUR'],
    ['Offene Rechnungen Stand 31.10.2026 in Euro', 'EUR'],
    ['Factures non réglées au 31 octobre 2026 (euros)', 'EUR'],
    ['Debtors at 31/10/2026 £', 'GBP'],
  ])('that ends with a currency names it: %s', (title, currency) => {
    expect(currencyOf([title])).toBe(currency);
    expect(read(sheet([title])).questions.map(({ topic }) => topic)).not.toContain('currency');
  });

  it.each(['Debtors of TOP', 'Debtors of ALL', 'Debtors, GBP customers', 'Debtors at 31/10/2026'])(
    'names none otherwise: %s',
    (title) => {
      expect(currencyOf([title])).not.toBe('TOP');
      expect(currencyOf([title])).not.toBe('ALL');
      expect(read(sheet([title])).questions.map(({ topic }) => topic)).toContain('currency');
    },
  );
});

describe('the dollar sign', () => {
  const dollars = shownAs('"$"#,##0.00', 100);

  it.each([
    [['Clearwater Pty Ltd', '12 Harbour Parade, Sydney NSW 2000'], 'AUD'],
    [['Harbour Freight, Auckland, New Zealand'], 'NZD'],
    [['Maple Ltd, Toronto ON M5V 2T6'], 'CAD'],
    [['Merlion Pte Ltd'], 'SGD'],
    [['Clearwater Inc'], 'USD'],
    [['Debtors of Pty and of New Zealand'], 'USD'],
  ])('is that of the country that the title names, and shown as assumed: %j', (titles, currency) => {
    expect(currencyOf(titles, dollars)).toBe(currency);
    const reading = read(sheet(titles, dollars));
    expect(reading.questions.find(({ topic }) => topic === 'currency')).toMatchObject({ assumed: currency });
    expect(reading.guessedCurrencies).toEqual([currency]);
  });

  it('is not that of a customer', () => {
    const rows = sheet(['Debtors'], dollars).concat([['Clearwater Pty Ltd', 'A-2', DUE, dollars]]);
    expect(read(rows).outstandingByCurrency[0]?.currency).toBe('USD');
  });
});
