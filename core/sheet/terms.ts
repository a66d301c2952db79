// Terms of payment as sheets write them: `30 days`, `Net 30`, `2/10 net 30`, `14 Tage 2 % Skonto, 30 Tage netto`, `30 jours fin
// de mois`. Where the end of a month is meant, custom differs on what comes first, and both ends are kept.
import { addDays, type CalendarDay, dayFrom } from '../calendar.ts';
import { plain } from './words.ts';

/** Days of credit; `monthEnd` where the month is then run to its end. */
export interface Terms {
  readonly days: number;
  readonly monthEnd: boolean;
}

const AT_ONCE =
  /immediat|sofort|contado|comptant|a vista|cash|on receipt|upon receipt|due on|a reception|des reception|contanti|contant|bij ontvangst|pronto pagamento|prepaid|vorkasse/;
/** Words of a due date itself: at once is when the invoice comes. */
const ON_RECEIPT =
  /^(?:(?:due|payable|payment|fallig|zahlbar|payable|pago|pagamento|te betalen|a payer)\s+)?(?:immediate(?:ly)?|sofort|(?:up)?on receipt|on demand|a reception|des reception|comptant|immediat|al contado|contado|inmediato|a vista|a la vista|imediato|contanti|immediato|a ricevimento|pronto pagamento|direct|per direct|bij ontvangst|contant)(?:\s+(?:fallig|zahlbar|netto|ohne abzug|payable|due))?$/;
const MONTH_END =
  /(?<!\p{L})(?:eom|end of (?:the )?month|month[- ]?end|fin de mois|fdm|fin de mes|fim d[oe] mes|monatsende|ultimo|einde maand|fine mese|f\.?m\.?)(?!\p{L})/gu;
const WEEKS = /(\d{1,2})\s*(?:weeks?|wochen?|semaines?|semanas?|weken|settiman[ae])/g;
/** Months are no number of days, and a day of the next month is none either. */
const OTHER =
  /(?<!\p{L})(?:months?|monate?n?|mois|mes|meses|maand(?:en)?|mes[ei]|following|prox|suivant|folgemonat|volgende)(?!\p{L})/u;
const DISCOUNT = /(?<!\d)\d(?:[.,]\d+)?\s*%?\s*\/\s*\d{1,3}(?=\D+\d)/;
const PERCENT = /\d+(?:[.,]\d+)?\s*%/g;
const SAYS_DISCOUNT = /%|skonto|escompte|sconto|descuento|desconto|discount|korting/;
const NET =
  /(?<!\p{L})(?:net|netto|neto|rein netto|ohne abzug|n)[\s/]*(\d{1,3})(?!\d)|(?<!\d)(\d{1,3})\s*(?:days?|tagen?|jours?|jrs?|dias?|dagen|giorni|gg|d|t|j)?\.?\s*(?:net|netto|neto|rein|ohne abzug)(?!\p{L})/u;
/** Keys of an accounting system, whose digits are no days: `Z030`, `0001`. */
const KEY = /\p{L}0\d|(?<!\d)0\d/u;
const MOST_DAYS = 365;

/** The days that are meant, of a text without words for the end of a month; null where it leaves them open. */
function daysIn(text: string): number | null {
  const plainDays = text.replace(DISCOUNT, ' ').replace(PERCENT, ' ');
  const net = NET.exec(plainDays);
  if (net) return Number(net[1] ?? net[2]);
  const found = (plainDays.match(/\d+/g) ?? []).map(Number);
  if (found.length > 1 && SAYS_DISCOUNT.test(text) && !plainDays.includes('/')) return Math.max(...found);
  const [only] = found;
  return found.length === 1 && only !== undefined ? only : null;
}

/** The terms that a text gives; null for one that gives none, or several. */
export function termsIn(raw: string): Terms | null {
  const text = plain(raw.trim());
  const withoutEnd = text.replace(MONTH_END, ' ');
  const monthEnd = withoutEnd !== text;
  if (!/\d/.test(text)) return monthEnd || AT_ONCE.test(text) ? { days: 0, monthEnd } : null;
  const rest = withoutEnd.replace(WEEKS, (_, weeks: string) => `${Number(weeks) * 7} `);
  if (OTHER.test(rest) || KEY.test(rest)) return null;
  const days = daysIn(rest);
  return days === null || days > MOST_DAYS ? null : { days, monthEnd };
}

/** True for a due date in words that is the invoice's own day: `On receipt`, `sofort`, `à réception`. */
export const isOnReceipt = (raw: string): boolean => ON_RECEIPT.test(plain(raw.trim()).replace(/[.,!]+$/, ''));

const endOfMonth = (year: number, month: number): CalendarDay | null => {
  const next = dayFrom(year + Math.floor(month / 12), (month % 12) + 1, 1);
  return next && addDays(next, -1);
};
const endOfMonthOf = (day: CalendarDay): CalendarDay =>
  endOfMonth(Number(day.slice(0, 4)), Number(day.slice(5, 7))) ?? day;

/** The first and the last day that may be meant: one and the same unless the end of a month is in the terms. */
export function dueByTerms(issued: CalendarDay, { days, monthEnd }: Terms): readonly [CalendarDay, CalendarDay] {
  const due = addDays(issued, days);
  if (!monthEnd) return [due, due];
  const [year, month] = [Number(issued.slice(0, 4)), Number(issued.slice(5, 7))];
  const months = month - 1 + days / 30;
  const byMonths =
    days % 30 === 0 ? (endOfMonth(year + Math.floor(months / 12), (months % 12) + 1) ?? due) : endOfMonthOf(due);
  const meant = [endOfMonthOf(due), addDays(endOfMonthOf(issued), days), byMonths].sort();
  return [meant[0] ?? due, meant.at(-1) ?? due];
}

/** Terms in words: `30 days`, `30 days, end of month`. */
export const termsInWords = ({ days, monthEnd }: Terms): string =>
  `${days === 1 ? '1 day' : `${days} days`}${monthEnd ? ', end of month' : ''}`;
