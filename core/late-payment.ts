// Late payment: what the law adds to an overdue invoice. Off until the finance lead switches a rule on; shown as lines of
// their own with the law named, never inside the invoice's amount. Not legal advice; a contract may say otherwise.
import { type CalendarDay, daysBetween } from './calendar.ts';
import type { CustomerType } from './contact-rules/contact.ts';
import { type InvoiceDays, lateSince } from './late-payment/default-day.ts';
import { dutchCollectionCost } from './late-payment/dutch-collection-cost.ts';
import { roundHalfUp } from './late-payment/fraction.ts';
import { exactInterest, type InterestSegment, rateDays } from './late-payment/interest.ts';
import { RATE_SERIES } from './late-payment/rates.ts';
import type { LatePaymentRule, RateSeries, ReferenceInterest } from './late-payment/rule.ts';
import { LATE_PAYMENT_RULES } from './late-payment/rules.ts';
import type { Money } from './money.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';

/** An invoice as late payment sees it. */
export interface LateInvoice extends InvoiceDays {
  readonly outstanding: Money;
  /** What was unpaid when it became overdue, where that is more than now; fixed compensation goes by it. */
  readonly unpaidWhenOverdue?: Money;
  readonly customerType: CustomerType;
}

/** What one rule gives for one invoice on one day. Interest and compensation are separate lines. */
export interface LatePaymentClaim {
  readonly ruleId: string;
  readonly citation: readonly string[];
  /** False when the rule is not for this kind of customer, or leaves interest to the contract. */
  readonly applies: boolean;
  /** False while the customer is not late in the law's sense. */
  readonly inDefault: boolean;
  readonly daysLate: number;
  readonly segments: readonly InterestSegment[];
  readonly interest: Money;
  readonly compensation: Money;
  /** Always 0: no flat fee is charged for a reminder. Against German and French consumers none would stand. */
  readonly reminderFee: Money;
  /** Figures used that were not read in a source, in words for the finance lead; empty when all were. */
  readonly unverified: readonly string[];
}

/**
 * The rule switched on for a customer of a country; null when none is. The Directive's minimum stands under `EU` and is
 * taken for no country by itself: national law may give more.
 */
export const latePaymentRuleFor = (
  country: string,
  customerType: CustomerType,
  ruleIdsOn: readonly string[],
): LatePaymentRule | null =>
  LATE_PAYMENT_RULES.find(
    ({ id, jurisdiction, customerTypes }) =>
      ruleIdsOn.includes(id) && jurisdiction === country && customerTypes.includes(customerType),
  ) ?? null;

const noClaim = (rule: LatePaymentRule, currency: string, applies: boolean, inDefault: boolean): LatePaymentClaim => {
  const nothing = { minor: 0, currency };
  return {
    ruleId: rule.id,
    citation: rule.citation,
    applies,
    inDefault,
    daysLate: 0,
    segments: [],
    interest: nothing,
    compensation: nothing,
    reminderFee: nothing,
    unverified: [],
  };
};

/** Fixed compensation for one invoice that is late; tiers go by what was unpaid when it became overdue. */
function compensationOf({ compensation }: LatePaymentRule, invoice: LateInvoice): number {
  const unpaid = invoice.unpaidWhenOverdue ?? invoice.outstanding;
  if (compensation.type === 'fixed') return compensation.amountMinor;
  if (compensation.type === 'tiered')
    return compensation.tiers.findLast(({ fromMinor }) => unpaid.minor >= fromMinor)?.amountMinor ?? 0;
  if (compensation.type !== 'dutch-scale') return 0;
  const scaled = invoice.firstReminderOn ? dutchCollectionCost(unpaid) : null;
  return scaled && !isRefusal(scaled) ? scaled.minor : compensation.minimumMinor;
}

function claimSince(
  rule: LatePaymentRule,
  interest: ReferenceInterest,
  invoice: LateInvoice,
  since: CalendarDay,
  asOf: CalendarDay,
  allSeries: readonly RateSeries[],
): LatePaymentClaim | Refusal {
  const series = allSeries.find(({ id }) => id === interest.reference);
  if (!series) throw new Error(`no series ${interest.reference} for ${rule.id}`);
  const rated = rateDays(interest, series, since, asOf);
  if (isRefusal(rated)) return rated;
  const { minor, currency } = invoice.outstanding;
  const unverifiedRates = rated.rates
    .filter(({ verified }) => !verified)
    .map(({ halfYear }) => `the rate for ${halfYear}`);
  const { compensation } = rule;
  return {
    ...noClaim(rule, currency, true, true),
    daysLate: daysBetween(since, asOf),
    segments: rated.segments,
    interest: { minor: roundHalfUp(exactInterest(minor, interest.method, rated.segments, since)), currency },
    compensation: { minor: compensationOf(rule, invoice), currency },
    unverified: [
      ...unverifiedRates,
      ...('verified' in compensation && !compensation.verified ? ['the fixed compensation'] : []),
    ],
  };
}

/**
 * Interest and compensation for one invoice to the end of `asOf`, exact, rounded once half up: £5,000 due 28 February 2025
 * owes £157.19 and £70 on 29 May. Refuses when a rate is missing, naming the half-year, and when the invoice is in another
 * currency than the rule. An invoice that is settled, in credit or not yet late owes nothing.
 */
export function latePaymentClaim(
  invoice: LateInvoice,
  rule: LatePaymentRule,
  asOf: CalendarDay,
  allSeries: readonly RateSeries[] = RATE_SERIES,
): LatePaymentClaim | Refusal {
  const { minor, currency } = invoice.outstanding;
  if (!rule.customerTypes.includes(invoice.customerType) || rule.interest.method === 'contract-only')
    return noClaim(rule, currency, false, false);
  if (currency !== rule.currency)
    return refuse(
      'other-currency',
      `${rule.citation.join(', ')} is for ${rule.currency}; this invoice is in ${currency}.`,
      rule.id,
    );
  const since = lateSince(rule, invoice);
  if (since === null || since >= asOf) return noClaim(rule, currency, true, false);
  if (minor <= 0) return { ...noClaim(rule, currency, true, true), daysLate: daysBetween(since, asOf) };
  return claimSince(rule, rule.interest, invoice, since, asOf, allSeries);
}
