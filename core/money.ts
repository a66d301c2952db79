// Money is an integer of minor units with its currency; amounts of two currencies are never added.
// Minor-unit digits follow ISO 4217 as the runtime's Intl knows them (JPY 0, KWD 3, GBP 2).

/** An amount in minor units (pence, cents). `currency` is an ISO 4217 code; `XXX` is ISO's "no currency": the sheet does not say. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

export const NO_CURRENCY = 'XXX';

// Asking Intl takes some 20 µs; a sheet asks it 200,000 times.
const digitsKnown = new Map<string, number>([[NO_CURRENCY, 2]]);
const codesKnown: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

function digitsFromIntl(currency: string): number {
  const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  return maximumFractionDigits ?? 2;
}

/** Digits after the decimal point that the currency uses: 2 for GBP, 0 for JPY, 3 for KWD; 2 when the sheet names none. */
export function minorDigits(currency: string): number {
  const known = digitsKnown.get(currency);
  if (known !== undefined) return known;
  const digits = digitsFromIntl(currency);
  digitsKnown.set(currency, digits);
  return digits;
}

/** True for a three-letter code that Intl accepts as a currency, `XXX` excepted: that is the absence of one. */
export const isCurrencyCode = (code: string): boolean => code !== NO_CURRENCY && codesKnown.has(code);

/** `1.005 × 100` is 100.49999…: half-way cases are decided on the decimal digits, all others by the quick product. */
function scaled(decimal: number, digits: number): number {
  const product = decimal * (digits === 2 ? 100 : 10 ** digits);
  const nearest = Math.round(product);
  if (Math.abs(product - nearest) < 0.49) return nearest;
  const exact = Number(`${decimal}e${digits}`);
  return Math.round(Number.isNaN(exact) ? product : exact);
}

/**
 * A decimal amount as a cell holds it, in minor units, rounded half away from zero: `toMinor(1234.565, 'GBP') === 123457`.
 * Throws RangeError when the amount is not finite or too large to be exact.
 */
export function toMinor(decimal: number, currency: string): number {
  const minor = Math.sign(decimal) * scaled(Math.abs(decimal), minorDigits(currency));
  if (!Number.isSafeInteger(minor)) throw new RangeError(`not an exact amount of money: ${decimal} ${currency}`);
  return minor === 0 ? 0 : minor;
}

/** A decimal amount as money, rounded as {@link toMinor} does. */
export const toMoney = (decimal: number, currency: string): Money => ({ minor: toMinor(decimal, currency), currency });

/** The amount as a decimal number for a cell or a JSON file: `{minor: 123457, currency: 'GBP'}` is `1234.57`. */
export const toDecimal = ({ minor, currency }: Money): number => {
  // Both are exact integers, so the quotient is the number nearest to the decimal amount.
  const digits = minorDigits(currency);
  return minor === 0 ? 0 : minor / (digits === 2 ? 100 : 10 ** digits);
};

/** One sum for every currency that occurs, in order of first appearance. Throws RangeError when a sum is no longer exact. */
export function sumByCurrency(amounts: Iterable<Money>): Money[] {
  const sums = new Map<string, { minor: number; readonly currency: string }>();
  let sum = { minor: 0, currency: '' };
  for (const { minor, currency } of amounts) {
    // Most amounts of a sheet are of the same currency as the one before.
    if (currency !== sum.currency || sums.size === 0) {
      sum = sums.get(currency) ?? { minor: 0, currency };
      sums.set(currency, sum);
    }
    sum.minor += minor;
    if (!Number.isSafeInteger(sum.minor)) throw new RangeError(`sum in ${currency} is too large to be exact`);
  }
  return [...sums.values()];
}

const formatsKnown = new Map<string, Intl.NumberFormat>();

function formatFor(locale: string, currency: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const known = formatsKnown.get(key);
  if (known) return known;
  const digits = minorDigits(currency);
  const style: Intl.NumberFormatOptions =
    currency === NO_CURRENCY
      ? { minimumFractionDigits: digits, maximumFractionDigits: digits }
      : { style: 'currency', currency };
  const format = new Intl.NumberFormat(locale, { ...style, useGrouping: 'always' } as Intl.NumberFormatOptions);
  formatsKnown.set(key, format);
  return format;
}

/** The amount in the words of a locale: `formatMoney({minor: 412000, currency: 'GBP'}, 'en-GB')` is `£4,120.00`; without currency, digits only. */
export const formatMoney = (money: Money, locale: string): string =>
  formatFor(locale, money.currency).format(toDecimal(money));
