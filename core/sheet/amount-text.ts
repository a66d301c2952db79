// Amounts written as text: `1.234,56`, `1 234,56`, `(123.45)`, `123.45-`, `123.45 CR`, `1,23,456.00 Dr`, `€ 45`, `1'234.50`.
// Which sign is the decimal one is told from the amount itself or, where one amount cannot say, by the others of the sheet.
import { currencyNamed } from './number-format.ts';

/** The decimal sign of a text amount; null when the amount has none or leaves both readings open. */
export type DecimalSign = ',' | '.';

/** A text amount taken apart: `digits` without sign and currency, `decimal` the sign it proves. */
export interface AmountText {
  readonly digits: string;
  readonly negative: boolean;
  readonly currency: string | null;
  readonly decimal: DecimalSign | null;
  /** True for `1.234` and `1,234`, which may be a thousand and more or one and a little. */
  readonly isOpen: boolean;
}

const SPACES = /[\s\u00a0\u2007\u2009\u202f]+/g;
const SIGN = /^(?:[-−–+]|\((?=.*\)$))/;
const CREDIT_END = /\s*(?:(?<!\p{L})(?:cr|ch|credit|haben)\.?|(?<=\d ?)[hc])$/iu;
const DEBIT_END = /\s*(?:(?<!\p{L})(?:dr|debit|soll)\.?|(?<=\d )[sd])$/iu;
const CURRENCY_START = /^(\p{Sc}|[A-Z]{1,3}\$|R\$|[A-Z]{3}|Rs\.?|kr\.?|Fr\.?|zł|Kč|Ft|lei)\s*(?=[-−–+(\d.,])/u;
const CURRENCY_END = /(?<=[\d)\-−–.,])\s*(\p{Sc}|[A-Z]{3}|kr\.?|Fr\.?|zł|Kč|Ft|lei)$/u;
const POINT = /^\d{1,3}(,\d{2,3})*,\d{3}(\.\d*)?$|^\d*\.\d+$|^\d+$/;
const COMMA = /^\d{1,3}(\.\d{3})+(,\d*)?$|^\d*,\d+$|^\d+$/;

interface Stripped {
  readonly text: string;
  readonly negative: boolean;
  readonly currency: string | null;
}

/** Takes the currency off one end; the same text where none stands there. */
function withoutCurrency(stripped: Stripped): Stripped {
  const { text, negative, currency } = stripped;
  for (const pattern of [CURRENCY_START, CURRENCY_END]) {
    const found = pattern.exec(text);
    if (!found || !currencyNamed(found[1] ?? '')) continue;
    const rest = pattern === CURRENCY_START ? text.slice(found[0].length) : text.slice(0, found.index);
    return { text: rest.trim(), negative, currency: currency ?? found[1] ?? null };
  }
  return stripped;
}

/** Takes a sign or a word for credit or debit off; the same text where none stands there. */
function withoutSign(stripped: Stripped): Stripped {
  const { text, negative, currency } = stripped;
  if (SIGN.test(text)) {
    const isPlus = text.startsWith('+');
    const rest = text.startsWith('(') ? text.slice(1, -1) : text.slice(1);
    return { text: rest.trim(), negative: isPlus ? negative : !negative, currency };
  }
  if (/\d\s*[-−–]$/.test(text) && !/[.,]\s*[-−–]$/.test(text))
    return { text: text.slice(0, -1).trim(), negative: !negative, currency };
  if (CREDIT_END.test(text)) return { text: text.replace(CREDIT_END, '').trim(), negative: !negative, currency };
  if (DEBIT_END.test(text)) return { text: text.replace(DEBIT_END, '').trim(), negative, currency };
  return stripped;
}

/** Longer than every word for a currency, a credit or a debit. */
const LONG_WORD = /\p{L}{7}/u;
const MOST_SIGNS = 4;

/** Takes all signs and currencies off both ends, one after the other. */
function bareAmount(written: Stripped): Stripped {
  let bare = written;
  for (let turn = 0; turn < MOST_SIGNS; turn += 1) {
    const next = withoutSign(withoutCurrency(bare));
    if (next === bare) break;
    bare = next;
  }
  return bare;
}

function decimalOf(digits: string): { decimal: DecimalSign | null; isOpen: boolean } | null {
  if (/^\d+$/.test(digits)) return { decimal: null, isOpen: false };
  const [point, comma] = [POINT.test(digits), COMMA.test(digits)];
  if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(digits)) return { decimal: null, isOpen: true };
  if (point) return { decimal: '.', isOpen: false };
  return comma ? { decimal: ',', isOpen: false } : null;
}

/** Takes a text apart as an amount; null for a text that is none. */
export function amountText(raw: string): AmountText | null {
  if (raw.length > 40 || !/\d/.test(raw) || LONG_WORD.test(raw)) return null;
  const { text, negative, currency } = bareAmount({
    text: raw.replace(SPACES, ' ').trim(),
    negative: false,
    currency: null,
  });
  const whole = text.replace(/([.,])[-–—]{1,2}$/, '');
  const isWhole = whole !== text;
  const grouped = /\d[ '’´`]\d{3}/.test(whole);
  const digits = whole.replace(/(?<=\d)[ '’´`](?=\d{3}(?!\d))/g, '');
  const sign = decimalOf(digits);
  if (!sign) return null;
  if (isWhole && sign.isOpen)
    return { digits, negative, currency, decimal: digits.includes('.') ? ',' : '.', isOpen: false };
  if (grouped && sign.isOpen)
    return { digits, negative, currency, decimal: digits.includes('.') ? '.' : ',', isOpen: false };
  return { digits, negative, currency, ...sign };
}

/** The number of a text amount with a decimal sign; the amount's own proof goes first. */
export function amountValue({ digits, negative, decimal }: AmountText, sign: DecimalSign): number {
  const chosen = decimal ?? sign;
  const plain = chosen === ',' ? digits.replaceAll('.', '').replace(',', '.') : digits.replaceAll(',', '');
  const value = Number(plain);
  return negative && value !== 0 ? -value : value;
}

/** A dash alone stands for nothing in an amount column. */
export const isDash = (text: string): boolean => /^\s*[-−–—]\s*$/.test(text);
