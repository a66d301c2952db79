// A late-payment rule and a series of reference rates, as data. Percentages are integers of basis points (12.75 % is 1275),
// amounts integers of minor units.
import type { CustomerType } from '../contact-rules/contact.ts';

/** The rate of one half-year, named `2026-H1` (1 January to 30 June) or `2026-H2`. */
export interface HalfYearRate {
  readonly halfYear: string;
  readonly basisPoints: number;
  /** False: from memory or derived, not read in a source. */
  readonly verified: boolean;
  readonly sources: readonly string[];
  readonly note?: string;
}

export interface RateSeries {
  readonly id: string;
  readonly name: string;
  readonly rates: readonly HalfYearRate[];
}

/** Interest over a reference rate; simple, or with each full year's interest added to the sum (Netherlands). ACT/365. */
export interface ReferenceInterest {
  readonly method: 'simple' | 'yearly-compound';
  readonly reference: string;
  readonly marginBasisPoints: number;
  /**
   * Which rate a day takes: that of the half-year interest started in (Great Britain), of its own half-year, or for all
   * days the one in force on the day of payment (Ireland).
   */
  readonly fixing: 'fixed-at-interest-start' | 'half-year-variable' | 'single-rate-on-payment-date';
}

/** What is due per invoice beside interest. Tiers stand in rising order; the last one reached counts. */
type Compensation =
  | { readonly type: 'none' }
  | { readonly type: 'fixed'; readonly amountMinor: number; readonly verified: boolean }
  | {
      readonly type: 'tiered';
      readonly tiers: readonly { readonly fromMinor: number; readonly amountMinor: number }[];
      readonly verified: boolean;
    }
  /** The Dutch scale; without a reminder the minimum only. */
  | { readonly type: 'dutch-scale'; readonly minimumMinor: number }
  /** Nothing before a correct Dutch 14-day letter has run out. */
  | { readonly type: 'after-fourteen-day-letter' };

export interface LatePaymentRule {
  readonly id: string;
  readonly jurisdiction: string;
  readonly name?: string;
  readonly customerTypes: readonly CustomerType[];
  readonly currency: string;
  /** `contract-only`: no statute gives interest; the product computes none. */
  readonly interest: ReferenceInterest | { readonly method: 'contract-only' };
  /** When an invoice without an agreed due date becomes late. `formal-notice` counts for every invoice of the rule. */
  readonly withoutDueDate?: {
    readonly lateFrom: 'thirty-days-after-receipt' | 'thirty-days-after-receipt-if-warned' | 'formal-notice' | 'never';
    readonly orFirstReminder: boolean;
  };
  readonly compensation: Compensation;
  /** What the sources say beyond what is computed; kept to be read by the finance lead. */
  readonly words?: { readonly [name: string]: string | boolean | readonly string[] };
  readonly citation: readonly string[];
  readonly verified: boolean;
  readonly sources: readonly string[];
}
