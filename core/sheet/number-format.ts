// What a cell's number format says about its number: a date, a percentage, an amount of a currency. Office.js gives the
// formats as en-US codes in every language. Symbols that several countries share are marked as shared, never taken as sure.
import { isCurrencyCode } from '../money.ts';

/** A currency as a symbol or code names it; `shared` when other currencies use the same sign ($, ¥, kr). */
export interface NamedCurrency {
  readonly code: string;
  readonly shared: boolean;
}

export interface FormatMeaning {
  readonly isDate: boolean;
  readonly isPercent: boolean;
  readonly currency: NamedCurrency | null;
  /** Digits that the format pads a whole number to (`00000` is 5), 0 when it pads none. */
  readonly padding: number;
}

const SURE_SIGNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '£': 'GBP',
    '€': 'EUR',
    '₹': 'INR',
    '₩': 'KRW',
    '₽': 'RUB',
    '₺': 'TRY',
    '₪': 'ILS',
    '₫': 'VND',
    '₴': 'UAH',
    '₦': 'NGN',
    '฿': 'THB',
    US$: 'USD',
    A$: 'AUD',
    AU$: 'AUD',
    C$: 'CAD',
    CA$: 'CAD',
    NZ$: 'NZD',
    HK$: 'HKD',
    S$: 'SGD',
    R$: 'BRL',
    zł: 'PLN',
    Kč: 'CZK',
    Ft: 'HUF',
    lei: 'RON',
  }),
);
const SHARED_SIGNS: ReadonlyMap<string, string> = new Map(
  Object.entries({ $: 'USD', '¥': 'JPY', kr: 'SEK', 'kr.': 'DKK', Rs: 'INR', 'Rs.': 'INR', 'Fr.': 'CHF' }),
);

/** The currencies that shared signs are taken for. */
export const SHARED_CODES: ReadonlySet<string> = new Set(SHARED_SIGNS.values());

// Windows locale ids (hexadecimal, as after the dash of `[$$-1009]`) that settle a shared sign.
const LOCALE_CURRENCIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '409': 'USD',
    '1009': 'CAD',
    C0C: 'CAD',
    C09: 'AUD',
    '1409': 'NZD',
    C04: 'HKD',
    '1004': 'SGD',
    '80A': 'MXN',
    '411': 'JPY',
    '804': 'CNY',
    '41D': 'SEK',
    '414': 'NOK',
    '814': 'NOK',
    '406': 'DKK',
    '40F': 'ISK',
  }),
);

/** The currency a sign or code on its own stands for: `£`, `US$`, `EUR`, `eur`; null for anything else. */
export function currencyNamed(text: string): NamedCurrency | null {
  const word = text.trim();
  const sure = SURE_SIGNS.get(word);
  if (sure) return { code: sure, shared: false };
  const shared = SHARED_SIGNS.get(word);
  if (shared) return { code: shared, shared: true };
  const code = word.toUpperCase();
  return isCurrencyCode(code) ? { code, shared: false } : null;
}

function bracketedCurrency(format: string): NamedCurrency | null {
  for (const [, sign = '', locale = ''] of format.matchAll(/\[\$([^\]-]*)(?:-([0-9A-Fa-f]+))?[^\]]*\]/g)) {
    const named = currencyNamed(sign);
    if (!named) continue;
    const settled = named.shared ? LOCALE_CURRENCIES.get(locale.toUpperCase().replace(/^0+/, '')) : undefined;
    return settled ? { code: settled, shared: false } : named;
  }
  return null;
}

function literalCurrency(format: string): NamedCurrency | null {
  const literals = [...format.matchAll(/"([^"]*)"|\\(.)/g)].map((match) => match[1] ?? match[2] ?? '');
  const bare = format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '').match(/[£€$¥₹₩₽₺₪₫₴₦฿]/g) ?? [];
  for (const literal of [...literals, ...bare]) {
    const named = currencyNamed(literal);
    if (named) return named;
  }
  return null;
}

function readFormat(format: string): FormatMeaning {
  if (format === '' || /^general$/i.test(format)) return NO_MEANING;
  const firstSection = format.split(';')[0] ?? '';
  const codes = firstSection.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '');
  return {
    isDate: /[yd]/i.test(codes) || /m{3,}/i.test(codes),
    isPercent: codes.includes('%'),
    currency: bracketedCurrency(format) ?? literalCurrency(format),
    padding: /^0{2,}$/.test(codes) ? codes.length : 0,
  };
}

const NO_MEANING: FormatMeaning = { isDate: false, isPercent: false, currency: null, padding: 0 };
const known = new Map<string, FormatMeaning>();

/** What a number format says; each distinct format is read once. `General`, '' and `@` say nothing. */
export function meaningOf(format: string): FormatMeaning {
  const before = known.get(format);
  if (before) return before;
  const meaning = readFormat(format);
  if (known.size > 5_000) known.clear();
  known.set(format, meaning);
  return meaning;
}
