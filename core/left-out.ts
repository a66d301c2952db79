// Which overdue invoices a reminder asks for, and in one sentence why each other is left out: disputed, promised, on hold,
// covered by a credit, below what the company reminds of. Every invoice is in one of the two lists, and in one only.
import { type AccountStop, isHardStop, stopOn } from './account-stop.ts';
import { formatDay } from './calendar.ts';
import type { CompanySettings } from './company-settings.ts';
import { totalsOf } from './letter.ts';
import { formatMoney, type Money } from './money.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { LeftOut, ReminderCredit, ReminderInvoice, ReminderRequest } from './reminder.ts';

/** What the letter is written about, and what it is not. */
export interface AskedFor {
  readonly invoices: readonly ReminderInvoice[];
  /** Credits in the currencies that are asked for, or in none of the sheet's invoices. */
  readonly credits: readonly ReminderCredit[];
  readonly leftOut: readonly LeftOut[];
}

type Items = Pick<ReminderRequest, 'invoices' | 'credits'>;
type Reason = Pick<LeftOut, 'code' | 'because'>;
type AmountSettings = Pick<CompanySettings, 'minimumAmounts' | 'locale'>;

/** Why a stop keeps an invoice out of a reminder, in the words of the company's language. */
export function reasonOfStop({ kind, until, reason }: AccountStop, locale: string): Reason {
  const end = until === null ? '' : ` until ${formatDay(until, locale)}`;
  if (kind === 'dispute') return { code: 'disputed', because: `Disputed${end}: ${reason}` };
  if (kind === 'promise') return { code: 'promised', because: `Payment promised${end}: ${reason}` };
  return { code: 'on-hold', because: `On hold${end}: ${reason}` };
}

function stoppedBecause(invoiceNumber: string, stops: readonly AccountStop[], locale: string): Reason | null {
  const stop = stopOn(
    stops.filter((each) => !isHardStop(each)),
    invoiceNumber,
  );
  return stop && reasonOfStop(stop, locale);
}

/** Why nothing in a currency is asked for: credits cover it, or it is too little to write about. */
function uncollectedBecause({ minor, currency }: Money, { minimumAmounts, locale }: AmountSettings): Reason | null {
  if (minor <= 0)
    return { code: 'credits-cover-it', because: `Open credits in ${currency} cover it. Allocate them before writing.` };
  const minimum = minimumAmounts.find((amount) => amount.currency === currency)?.minor ?? 0;
  if (minor >= minimum) return null;
  const shown = formatMoney({ minor, currency }, locale);
  return { code: 'below-minimum', because: `${shown} is below the amount your company reminds of.` };
}

/** Splits the invoices of a request. `stops` are those that hold today. */
export function askedFor(items: Items, stops: readonly AccountStop[], settings: AmountSettings): AskedFor {
  const stopped = new Map(
    items.invoices.map((invoice) => [invoice, stoppedBecause(invoice.invoiceNumber, stops, settings.locale)]),
  );
  const open = items.invoices.filter((invoice) => stopped.get(invoice) === null);
  const totals = totalsOf({ invoices: open, credits: items.credits });
  const uncollected = new Map(totals.map((total) => [total.currency, uncollectedBecause(total, settings)]));
  const reasonFor = (invoice: ReminderInvoice): Reason | null =>
    stopped.get(invoice) ?? uncollected.get(invoice.outstanding.currency) ?? null;
  const leftOut = items.invoices.flatMap((invoice) => {
    const reason = reasonFor(invoice);
    return reason ? [{ invoiceNumber: invoice.invoiceNumber, ...reason }] : [];
  });
  return {
    invoices: items.invoices.filter((invoice) => reasonFor(invoice) === null),
    credits: items.credits.filter(({ outstanding }) => !uncollected.get(outstanding.currency)),
    leftOut,
  };
}

const MOST_REASONS = 3;

/** Why nothing is left to ask for, from the reasons of the invoices; the commonest code stands for all. */
export function refusalOfNothingLeft(leftOut: readonly LeftOut[]): Refusal {
  const codes = leftOut.map(({ code }) => code);
  const countOf = (code: string) => codes.filter((each) => each === code).length;
  const commonest = [...new Set(codes)].sort((a, b) => countOf(b) - countOf(a))[0] ?? 'nothing-to-ask';
  const reasons = [...new Set(leftOut.map(({ because }) => because))];
  const more = reasons.length > MOST_REASONS ? ` And ${reasons.length - MOST_REASONS} more reasons.` : '';
  return refuse(commonest, `${reasons.slice(0, MOST_REASONS).map(asSentence).join(' ')}${more}`);
}

const asSentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
