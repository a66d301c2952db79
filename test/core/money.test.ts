import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatMoney,
  isCurrencyCode,
  minorDigits,
  NO_CURRENCY,
  sumByCurrency,
  toDecimal,
  toMoney,
} from '../../core/money.ts';

describe('money', () => {
  it.each([
    [1234.57, 'GBP', 123_457],
    [1234.565, 'GBP', 123_457],
    [-1234.565, 'GBP', -123_457],
    [1.005, 'GBP', 101],
    [8.575, 'USD', 858],
    [-0.005, 'EUR', -1],
    [0.004, 'EUR', 0],
    [-0.001, 'GBP', 0],
    [0.1 + 0.2, 'GBP', 30],
    [1538.83 + 1212.94, 'GBP', 275_177],
    [318_441, 'JPY', 318_441],
    [99.5, 'JPY', 100],
    [1.2345, 'KWD', 1_235],
    [5119.85, NO_CURRENCY, 511_985],
    [9e13, 'GBP', 9e15],
  ])('%d %s is %d minor units', (decimal, currency, minor) => {
    expect(toMoney(decimal, currency)).toEqual({ minor, currency });
  });

  it('has no negative zero', () => {
    expect(Object.is(toMoney(-0, 'GBP').minor, 0)).toBe(true);
    expect(Object.is(toMoney(-0.001, 'GBP').minor, 0)).toBe(true);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1e14, -1e300])('refuses %d, which is no exact amount', (decimal) => {
    expect(() => toMoney(decimal, 'GBP')).toThrow(RangeError);
  });

  it.each([
    ['GBP', 2],
    ['JPY', 0],
    ['KWD', 3],
    [NO_CURRENCY, 2],
  ])('%s has %d digits after the point', (currency, digits) => {
    expect(minorDigits(currency)).toBe(digits);
    expect(minorDigits(currency)).toBe(digits);
  });

  it.each([
    ['EUR', true],
    ['GBP', true],
    ['eur', false],
    ['ABC', false],
    ['XXX', false],
    ['EURO', false],
  ])('%s is a currency: %s', (code, is) => {
    expect(isCurrencyCode(code)).toBe(is);
  });

  it('keeps currencies apart when it sums', () => {
    const sums = sumByCurrency([
      { minor: 100, currency: 'GBP' },
      { minor: 250, currency: 'EUR' },
      { minor: -30, currency: 'GBP' },
    ]);
    expect(sums).toEqual([
      { minor: 70, currency: 'GBP' },
      { minor: 250, currency: 'EUR' },
    ]);
  });

  it('refuses a sum that is no longer exact', () => {
    const most = { minor: Number.MAX_SAFE_INTEGER, currency: 'GBP' };
    expect(() => sumByCurrency([most, { minor: 1, currency: 'GBP' }])).toThrow(RangeError);
  });

  it('shows amounts in the words of a locale', () => {
    expect(formatMoney({ minor: 412_000, currency: 'GBP' }, 'en-GB')).toBe('£4,120.00');
    expect(formatMoney({ minor: -412_000, currency: 'EUR' }, 'de-DE')).toBe('-4.120,00\u00a0€');
    expect(formatMoney({ minor: 511_985, currency: NO_CURRENCY }, 'en-GB')).toBe('5,119.85');
    expect(formatMoney({ minor: 318_441, currency: 'JPY' }, 'en-GB')).toBe('JP¥318,441');
  });

  it('comes back from a decimal unchanged', () => {
    const minors = fc.integer({ min: -1e13, max: 1e13 });
    fc.assert(
      fc.property(minors, fc.constantFrom('GBP', 'JPY', 'KWD', 'EUR'), (minor, currency) => {
        expect(toMoney(toDecimal({ minor, currency }), currency)).toEqual({ minor, currency });
      }),
    );
  });

  it('loses nothing when amounts are summed in any order', () => {
    const amounts = fc.array(
      fc.record({ minor: fc.integer({ min: -1e9, max: 1e9 }), currency: fc.constantFrom('GBP', 'EUR') }),
    );
    fc.assert(
      fc.property(amounts, (list) => {
        const total = (currency: string): number =>
          list.filter((money) => money.currency === currency).reduce((sum, { minor }) => sum + minor, 0);
        for (const { minor, currency } of sumByCurrency([...list].reverse())) expect(minor).toBe(total(currency));
      }),
    );
  });
});
