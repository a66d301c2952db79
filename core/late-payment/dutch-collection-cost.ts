// Dutch collection cost: the scale of Besluit BIK (Stb. 2012, 141, art. 2), and the free 14-day letter a consumer must have
// had before any of it may be charged (BW 6:96(6), HR 25-11-2016 ECLI:NL:HR:2016:2704).
import { addDays, type CalendarDay } from '../calendar.ts';
import type { Money } from '../money.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { roundHalfUp } from './fraction.ts';

const BANDS: readonly { readonly upToMinor: number; readonly basisPoints: number }[] = [
  { upToMinor: 250_000, basisPoints: 1500 },
  { upToMinor: 500_000, basisPoints: 1000 },
  { upToMinor: 1_000_000, basisPoints: 500 },
  { upToMinor: 20_000_000, basisPoints: 100 },
  { upToMinor: Number.MAX_SAFE_INTEGER, basisPoints: 50 },
];
const MINIMUM_MINOR = 4_000;
const MAXIMUM_MINOR = 677_500;

/**
 * The cost of collecting an unpaid sum of euros in the Netherlands, without VAT: 15 % of the first 2,500, 10 % of the next
 * 2,500, 5 % of the next 5,000, 1 % up to 200,000, 0.5 % above; at least 40, at most 6,775. €1,000 costs €150. Refuses
 * another currency; 0 when nothing is unpaid.
 */
export function dutchCollectionCost(unpaid: Money): Money | Refusal {
  if (unpaid.currency !== 'EUR')
    return refuse('other-currency', `The Dutch scale is in EUR; this is in ${unpaid.currency}.`, 'NL_BIK');
  if (unpaid.minor <= 0) return { minor: 0, currency: 'EUR' };
  const parts = BANDS.map(({ upToMinor, basisPoints }, band) => {
    const inBand = Math.max(0, Math.min(unpaid.minor, upToMinor) - (BANDS[band - 1]?.upToMinor ?? 0));
    return BigInt(inBand) * BigInt(basisPoints);
  });
  const scaled = roundHalfUp({ over: parts.reduce((sum, part) => sum + part), under: 10_000n });
  return { minor: Math.min(MAXIMUM_MINOR, Math.max(MINIMUM_MINOR, scaled)), currency: 'EUR' };
}

const ACCEPTED_TERMS: readonly string[] = [
  'binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd',
  'binnen vijftien dagen nadat deze brief bij u is bezorgd',
];
const REJECTED_TERMS: readonly string[] = [
  'binnen veertien dagen na heden',
  'binnen veertien dagen na verzending van deze brief',
  'binnen veertien dagen na dagtekening',
];

/** The letter as it was delivered; its text must give the term in a wording the Hoge Raad accepts. */
export interface FourteenDayLetter {
  readonly deliveredOn: CalendarDay;
  readonly text: string;
}

/** A payment on the debt. */
interface Payment {
  readonly on: CalendarDay;
  readonly minor: number;
}

/** What a consumer owes in collection cost, and on what it is reckoned. */
export interface ConsumerCollectionCost {
  readonly letterValid: boolean;
  /** The last day on which payment avoids the cost; null for a letter that is not valid. */
  readonly lastFreeDay: CalendarDay | null;
  readonly scaleBase: Money;
  readonly collectionCost: Money;
}

/** True when the term is worded as the Hoge Raad accepts; `binnen veertien dagen na heden` is not. */
export function hasAcceptedTerm(letterText: string): boolean {
  const text = letterText.toLowerCase().replace(/\s+/g, ' ');
  return ACCEPTED_TERMS.some((term) => text.includes(term)) && !REJECTED_TERMS.some((term) => text.includes(term));
}

/**
 * The collection cost a Dutch consumer owes on `asOf`: nothing without a valid letter, nothing up to day 14 after the day
 * of delivery; then the scale over what was not paid in time. A wrong term cannot be repaired: a new letter is needed.
 */
export function consumerCollectionCost(
  unpaidAtLetter: Money,
  letter: FourteenDayLetter | null,
  payments: readonly Payment[],
  asOf: CalendarDay,
): ConsumerCollectionCost | Refusal {
  const nothing = { minor: 0, currency: 'EUR' };
  if (!letter || !hasAcceptedTerm(letter.text))
    return { letterValid: false, lastFreeDay: null, scaleBase: unpaidAtLetter, collectionCost: nothing };
  const lastFreeDay = addDays(letter.deliveredOn, 14);
  const inTime = payments.filter(({ on }) => on <= lastFreeDay).reduce((sum, { minor }) => sum + minor, 0);
  const scaleBase = { ...unpaidAtLetter, minor: Math.max(0, unpaidAtLetter.minor - inTime) };
  const collectionCost = asOf > lastFreeDay ? dutchCollectionCost(scaleBase) : nothing;
  return 'refused' in collectionCost ? collectionCost : { letterValid: true, lastFreeDay, scaleBase, collectionCost };
}
