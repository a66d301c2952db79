// What is asked for beside the invoices: late-payment interest, compensation, collection cost. Each is a line of its own
// with its law named, never part of an invoice's amount. The amounts are computed elsewhere, by the late-payment rules.
import type { CalendarDay } from './calendar.ts';
import { type ChargeKind, dayInWords, fill, type LetterTexts, unbroken } from './letter-wording.ts';
import { formatMoney, type Money, sumByCurrency } from './money.ts';
import { plainLine } from './plain-line.ts';

/** A year's rate, 12.75 for 12.75 %, with the first and last day it is counted for. */
export interface ChargedRate {
  readonly percent: number;
  readonly from: CalendarDay;
  readonly to: CalendarDay;
}

/** One charge: on one invoice, or on all when no number is given. */
export interface InterestLine {
  readonly kind: ChargeKind;
  readonly amount: Money;
  /** The law or contract it rests on, as it is cited: `Late Payment of Commercial Debts (Interest) Act 1998`. */
  readonly law: string;
  readonly invoiceNumber?: string;
  readonly rates?: readonly ChargedRate[];
}

/** A charge in words; the details (rate, days, law) stand under its name. */
export interface Charge {
  readonly label: string;
  readonly details: readonly string[];
  readonly amount: string;
}

/** The charges in one currency, in the order given. */
export const chargesIn = (currency: string, lines: readonly InterestLine[]): InterestLine[] =>
  lines.filter(({ amount }) => amount.currency === currency);

/** Totals with the charges of their currency added; a currency without total is left out. */
export const totalsDue = (totals: readonly Money[], lines: readonly InterestLine[]): Money[] =>
  totals.map((total) => {
    const [due] = sumByCurrency([total, ...chargesIn(total.currency, lines).map(({ amount }) => amount)]);
    return due ?? total;
  });

/** One charge in the words of the letter's language; each rate is a line of its own. */
export function chargeRow(line: InterestLine, { charges, labels, language }: LetterTexts, locale: string): Charge {
  const format = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 4 });
  const day = (it: CalendarDay) => dayInWords(it, locale, 'medium');
  const rates = (line.rates ?? []).map(({ percent, from, to }) => {
    const rate = fill(labels.rate, { rate: format.format(percent / 100) });
    return `${rate}, ${fill(labels.period, { from: day(from), to: day(to) })}`;
  });
  const invoice = line.invoiceNumber ? `${labels.invoice} ${plainLine(line.invoiceNumber)}` : '';
  return {
    label: unbroken(charges[line.kind], language),
    details: [invoice, ...rates, plainLine(line.law)].filter(Boolean),
    amount: formatMoney(line.amount, locale),
  };
}
