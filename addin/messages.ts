// The words of the pane, one catalogue a language, and how figures are put in words. Every word on screen comes from here,
// from the sheet, or from the server.
import { type CalendarDay, formatDay } from '../core/calendar.ts';
import { formatMoney, type Money } from '../core/money.ts';
import { english } from './messages/english.ts';

export type Messages = typeof english;

const CATALOGUES: readonly Messages[] = [english];

/** The catalogue for a display language such as `en-GB`: the exact one, else its language, else English. */
export function messagesFor(displayLanguage: string): Messages {
  const wanted = displayLanguage.toLowerCase();
  const speaks = (name: string) => CATALOGUES.find(({ language }) => language.toLowerCase() === name);
  return speaks(wanted) ?? speaks(wanted.split('-')[0] ?? '') ?? english;
}

/** Messages together with figures in the habits of the data's locale. With `hidden`, no amount and no note is shown. */
export interface Words {
  readonly t: Messages;
  readonly hidden: boolean;
  readonly money: (amount: Money) => string;
  /** Several currencies, never added: `£4,120.00 and €80.00`. */
  readonly moneys: (amounts: readonly Money[]) => string;
  readonly day: (day: CalendarDay) => string;
  /** The moment in the clerk's own time zone, day and time. */
  readonly moment: (instant: string) => string;
  /** The day of a moment in the clerk's own time zone. */
  readonly date: (instant: string) => string;
  /** A number of the sheet as it is, without currency; hidden like amounts. */
  readonly number: (value: number) => string;
  /** An amount whose currency is not known: grouped, with its decimals. */
  readonly bareAmount: (value: number) => string;
  /** The time of day of a moment. */
  readonly time: (instant: string) => string;
  /** The name of a language in the pane's language: `de` is German. */
  readonly languageName: (language: string) => string;
  /** A sentence of core or the server; in the privacy view its amounts are masked. */
  readonly sentence: (text: string) => string;
  /** A note somebody typed; in the privacy view nothing of it is shown. */
  readonly note: (text: string) => string;
}

/** Digits grouped or with decimals, as amounts are written; dates and invoice numbers are left alone. */
const AMOUNTS =
  /(?<![\w/-])-?[£$€¥]?\d{1,3}(?:[,.'\u00a0\u202f ]\d{3})*[.,]\d{2,3}(?![\w/-])|[£$€¥]\s?\d+(?:[.,]\d+)*/g;

/** The words for one clerk. `locale` decides how amounts and days are written. */
export function createWords(t: Messages, locale: string, hidden: boolean): Words {
  const money = (amount: Money) => (hidden ? t.hidden : formatMoney(amount, locale));
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, useGrouping: false });
  const wholes = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const decimals = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const times = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const languages = new Intl.DisplayNames(t.language, { type: 'language' });
  return {
    t,
    hidden,
    money,
    moneys: (amounts) => t.list(amounts.map(money)),
    day: (day) => formatDay(day, locale, 'medium'),
    moment: (instant) => moments.format(new Date(instant)),
    date: (instant) => dates.format(new Date(instant)),
    number: (value) => (hidden ? t.hidden : numbers.format(value)),
    bareAmount: (value) => (hidden ? t.hidden : (Number.isInteger(value) ? wholes : decimals).format(value)),
    time: (instant) => times.format(new Date(instant)),
    languageName: (language) => languages.of(language) ?? language,
    sentence: (text) => (hidden ? text.replace(AMOUNTS, t.hidden) : text),
    note: (text) => (hidden ? t.hidden : text),
  };
}
