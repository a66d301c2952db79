// Money is an integer of minor units with its currency; amounts of two currencies are never added.
// Minor-unit digits follow ISO 4217 as the runtime's Intl knows them (JPY 0, KWD 3, GBP 2).

/** An amount in minor units (pence, cents). `currency` is an ISO 4217 code; `XXX` is ISO's "no currency": the sheet does not say. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

export const NO_CURRENCY = 'XXX';

/** Digits after the decimal point that the currency uses: 2 for GBP, 0 for JPY, 3 for KWD; 2 when the sheet names none. */
export function minorDigits(currency: string): number {
  if (currency === NO_CURRENCY) return 2;
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** True for a three-letter code that Intl accepts as a currency. */
export function isCurrencyCode(code: string): boolean {
  return /^[A-Z]{3}$/.test(code) && Intl.supportedValuesOf('currency').includes(code);
}

/**
 * A decimal amount as a cell holds it, rounded half away from zero to the currency's minor unit:
 * `toMoney(1234.565, 'GBP').minor === 123457`. Throws RangeError when the amount is not finite or too large to be exact.
 */
export function toMoney(decimal: number, currency: string): Money {
  const scaled = Number(`${Math.abs(decimal)}e${minorDigits(currency)}`);
  const minor =
    Math.sign(decimal) * Math.round(Number.isNaN(scaled) ? Math.abs(decimal) * 10 ** minorDigits(currency) : scaled);
  if (!Number.isSafeInteger(minor)) throw new RangeError(`not an exact amount of money: ${decimal} ${currency}`);
  return { minor: minor === 0 ? 0 : minor, currency };
}

/** The amount as a decimal number for a cell or a JSON file: `{minor: 123457, currency: 'GBP'}` is `1234.57`. */
export const toDecimal = (money: Money): number => Number(`${money.minor}e-${minorDigits(money.currency)}`);

/** One sum for every currency that occurs, in order of first appearance. Throws RangeError when a sum is no longer exact. */
export function sumByCurrency(amounts: Iterable<Money>): Money[] {
  const sums = new Map<string, number>();
  for (const { minor, currency } of amounts) {
    const sum = (sums.get(currency) ?? 0) + minor;
    if (!Number.isSafeInteger(sum)) throw new RangeError(`sum in ${currency} is too large to be exact`);
    sums.set(currency, sum);
  }
  return [...sums].map(([currency, minor]) => ({ minor, currency }));
}

/** The amount in the words of a locale: `formatMoney({minor: 412000, currency: 'GBP'}, 'en-GB')` is `£4,120.00`; without currency, digits only. */
export function formatMoney(money: Money, locale: string): string {
  const digits = minorDigits(money.currency);
  const style: Intl.NumberFormatOptions =
    money.currency === NO_CURRENCY
      ? { minimumFractionDigits: digits, maximumFractionDigits: digits }
      : { style: 'currency', currency: money.currency };
  return new Intl.NumberFormat(locale, { ...style, useGrouping: 'always' } as Intl.NumberFormatOptions).format(
    toDecimal(money),
  );
}
