// What the law adds to the invoices of a reminder, as lines of their own: only where the finance lead has switched a rule on
// for the customer's country and kind, from the level the company names, and never beyond the last rate anybody knows.
import { invoiceMark } from './account-checks.ts';
import type { CalendarDay } from './calendar.ts';
import type { CompanySettings } from './company-settings.ts';
import type { CustomerType } from './contact-rules/contact.ts';
import { dutchCollectionCost } from './late-payment/dutch-collection-cost.ts';
import type { InterestSegment } from './late-payment/interest.ts';
import { RATE_SERIES } from './late-payment/rates.ts';
import type { HalfYearRate, LatePaymentRule, RateSeries } from './late-payment/rule.ts';
import { type LatePaymentClaim, latePaymentClaim, latePaymentRuleFor } from './late-payment.ts';
import type { CollectionCost } from './letter-additions.ts';
import type { ChargedRate, InterestLine } from './letter-charges.ts';
import type { LetterLevel } from './letter-wording.ts';
import { type Money, sumByCurrency } from './money.ts';
import { byNumber } from './plain-line.ts';
import { isRefusal, type Refusal } from './refusal.ts';
import type { ReminderCredit, ReminderInvoice } from './reminder.ts';

/** Whose invoices, on which day, in which reminder. Facts nobody knows are null; then nothing is added. */
export interface ChargesInput {
  readonly invoices: readonly ReminderInvoice[];
  readonly credits: readonly ReminderCredit[];
  readonly level: LetterLevel;
  readonly asOf: CalendarDay;
  readonly country: string | null;
  readonly customerType: CustomerType | null;
  readonly settings: Pick<CompanySettings, 'latePaymentRules' | 'chargesFromLevel' | 'lateRates'>;
  /** The invoices the last reminder asked for, by their marks, and its day. */
  readonly reminded: { readonly invoices: readonly string[]; readonly on: CalendarDay | null };
}

/** The lines of a reminder; `unverified` names figures that were not read in a source, for the finance lead. */
export interface Charges {
  readonly lines: readonly InterestLine[];
  readonly unverified: readonly string[];
}

const NONE: Charges = { lines: [], unverified: [] };

/** Up to this many invoices each has lines of its own; more are added up to one line for each law. */
const INVOICES_WITH_OWN_LINES = 3;

type LateRate = CompanySettings['lateRates'][number];

function withOwnRates(series: RateSeries, rates: readonly LateRate[]): RateSeries {
  const own = rates
    .filter((rate) => rate.series === series.id)
    .map(({ halfYear, percent }): HalfYearRate => {
      return { halfYear, basisPoints: Math.round(percent * 100), verified: true, sources: [] };
    });
  const isReplaced = (halfYear: string) => own.some((rate) => rate.halfYear === halfYear);
  return { ...series, rates: [...series.rates.filter(({ halfYear }) => !isReplaced(halfYear)), ...own] };
}

/** The project's rates with the finance lead's own in place of them or after them. */
export const rateSeriesWith = (rates: readonly LateRate[]): RateSeries[] =>
  RATE_SERIES.map((series) => withOwnRates(series, rates));

const byDueDate = (a: ReminderInvoice, b: ReminderInvoice): number =>
  a.dueDate.localeCompare(b.dueDate) || byNumber(a.invoiceNumber, b.invoiceNumber);

/** The invoices as if the open credits had been applied to the oldest first: nobody pays interest on what is covered. */
function lessCredits({ invoices, credits }: Pick<ChargesInput, 'invoices' | 'credits'>): ReminderInvoice[] {
  const left = new Map(sumByCurrency(credits.map((it) => it.outstanding)).map((sum) => [sum.currency, -sum.minor]));
  return [...invoices].sort(byDueDate).map((invoice) => {
    const { minor, currency } = invoice.outstanding;
    const covered = Math.min(minor, left.get(currency) ?? 0);
    left.set(currency, (left.get(currency) ?? 0) - covered);
    return { ...invoice, outstanding: { minor: minor - covered, currency } };
  });
}

interface Claimed {
  readonly invoice: ReminderInvoice;
  readonly claim: LatePaymentClaim;
}

function claimsOf(input: ChargesInput, rule: LatePaymentRule, customerType: CustomerType): Claimed[] | Refusal {
  const { settings, asOf, reminded } = input;
  const series = rateSeriesWith(settings.lateRates);
  const marks = new Set(reminded.invoices);
  const claims: Claimed[] = [];
  for (const invoice of lessCredits(input)) {
    const { dueDate, outstanding } = invoice;
    if (outstanding.minor <= 0 || outstanding.currency !== rule.currency) continue;
    const firstReminderOn = marks.has(invoiceMark(invoice.invoiceNumber)) ? reminded.on : null;
    const claim = latePaymentClaim({ dueDate, outstanding, customerType, firstReminderOn }, rule, asOf, series);
    if (isRefusal(claim)) return claim;
    claims.push({ invoice, claim });
  }
  return claims;
}

const rateOf = ({ from, to, basisPoints }: InterestSegment): ChargedRate => ({ from, to, percent: basisPoints / 100 });

/** Each rate once, with the days it is taken for over all invoices. */
function ratesOf(claims: readonly Claimed[]): ChargedRate[] {
  const rates = new Map<number, ChargedRate>();
  for (const { percent, from, to } of claims.flatMap(({ claim }) => claim.segments.map(rateOf))) {
    const known = rates.get(percent) ?? { percent, from, to };
    const earliest = known.from < from ? known.from : from;
    rates.set(percent, { percent, from: earliest, to: known.to > to ? known.to : to });
  }
  return [...rates.values()].sort((a, b) => a.from.localeCompare(b.from) || a.percent - b.percent);
}

/** The lines of some invoices: interest with its rates, then what the law gives beside it; none for nothing. */
function linesOf(claims: readonly Claimed[], { compensation, ...rule }: LatePaymentRule): InterestLine[] {
  const law = rule.name ?? rule.citation.join(', ');
  const sumOf = (amounts: readonly Money[]): Money =>
    sumByCurrency(amounts)[0] ?? { minor: 0, currency: rule.currency };
  const [only] = claims.length === 1 ? claims : [];
  const named = only ? { invoiceNumber: only.invoice.invoiceNumber } : {};
  const kind = compensation.type === 'dutch-scale' ? 'collection-cost' : 'compensation';
  const lines: InterestLine[] = [
    { ...named, kind: 'interest', law, rates: ratesOf(claims), amount: sumOf(claims.map((it) => it.claim.interest)) },
    { ...named, kind, law, amount: sumOf(claims.map((it) => it.claim.compensation)) },
  ];
  return lines.filter(({ amount }) => amount.minor > 0);
}

/** Nothing is asked of a Dutch consumer before the 14-day letter has run out (BW 6:96(6)). */
const isFourteenDayLetter = ({
  country,
  customerType,
  level,
}: Pick<ChargesInput, 'country' | 'customerType' | 'level'>) =>
  country === 'NL' && customerType === 'consumer' && level === 2;

/**
 * What a reminder asks for beside its invoices, to the end of `asOf`; none before the second reminder. Refuses when a rate
 * is not known, naming the half-year. An invoice in another currency than the law's has nothing added to it.
 */
export function chargesFor(input: ChargesInput): Charges | Refusal {
  const { settings, level, country, customerType } = input;
  if (!country || !customerType || level < Math.max(2, settings.chargesFromLevel)) return NONE;
  const rule = latePaymentRuleFor(country, customerType, settings.latePaymentRules);
  if (!rule || isFourteenDayLetter(input)) return NONE;
  const claims = claimsOf(input, rule, customerType);
  if (isRefusal(claims)) return claims;
  const each = claims.length <= INVOICES_WITH_OWN_LINES ? claims.map((claim) => [claim]) : [claims];
  return {
    lines: each.flatMap((some) => linesOf(some, rule)),
    unverified: [...new Set(claims.flatMap(({ claim }) => claim.unverified))],
  };
}

/** What a Dutch consumer would owe after the 14-day letter, to be named in it; null in every other letter. */
export function costAfterFourteenDays(
  input: Pick<ChargesInput, 'country' | 'customerType' | 'level'>,
  totals: readonly Money[],
): CollectionCost | null {
  const euros = totals.find(({ currency }) => currency === 'EUR');
  if (!isFourteenDayLetter(input) || !euros || totals.length > 1) return null;
  const amount = dutchCollectionCost(euros);
  return isRefusal(amount) ? null : { amount, includesVat: false };
}
