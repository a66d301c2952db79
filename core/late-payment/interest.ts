// Interest by days: which rate each day takes, and the exact sum. ACT/365; the first day is the one after the last day
// before default, the last is the day asked about. Beyond the last known rate nothing is computed.
import { addDays, addYears, type CalendarDay, daysBetween, formatDay, halfYearOf } from '../calendar.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { type Fraction, minus, times, whole } from './fraction.ts';
import type { HalfYearRate, RateSeries, ReferenceInterest } from './rule.ts';

/** Days at one yearly rate, first and last day included. */
export interface InterestSegment {
  readonly from: CalendarDay;
  readonly to: CalendarDay;
  readonly days: number;
  /** Reference rate plus margin; never below 0. */
  readonly basisPoints: number;
}

function missingRow(series: RateSeries, day: CalendarDay): Refusal {
  const { name, from, to } = halfYearOf(day);
  return refuse(
    'no-rate-known',
    `Interest cannot be computed: the rate for ${name} (${formatDay(from, 'en-GB')} to ${formatDay(to, 'en-GB')}) is missing. The finance lead adds it to “${series.name}”.`,
    series.id,
  );
}

function rateOn(series: RateSeries, day: CalendarDay): HalfYearRate | Refusal {
  const { name } = halfYearOf(day);
  return series.rates.find(({ halfYear }) => halfYear === name) ?? missingRow(series, day);
}

function segmentOf(from: CalendarDay, to: CalendarDay, rate: HalfYearRate, margin: number): InterestSegment {
  return { from, to, days: daysBetween(from, to) + 1, basisPoints: Math.max(0, rate.basisPoints + margin) };
}

/** Adds a segment, or lengthens the last one when the rate has not changed. */
function joined(segments: readonly InterestSegment[], next: InterestSegment): InterestSegment[] {
  const last = segments.at(-1);
  if (last?.basisPoints !== next.basisPoints) return [...segments, next];
  return [...segments.slice(0, -1), { ...last, to: next.to, days: last.days + next.days }];
}

/** The rates that days took, and the segments they make. */
interface Rated {
  readonly segments: readonly InterestSegment[];
  readonly rates: readonly HalfYearRate[];
}

function byHalfYears(series: RateSeries, margin: number, first: CalendarDay, asOf: CalendarDay): Rated | Refusal {
  let segments: InterestSegment[] = [];
  const rates: HalfYearRate[] = [];
  for (let from = first; from <= asOf; ) {
    const rate = rateOn(series, from);
    if (isRefusal(rate)) return rate;
    const end = halfYearOf(from).to;
    const to = end < asOf ? end : asOf;
    segments = joined(segments, segmentOf(from, to, rate, margin));
    rates.push(rate);
    from = addDays(to, 1);
  }
  return { segments, rates };
}

/** The segments from the day after `since` to `asOf`; a refusal names the first rate that is missing. */
export function rateDays(
  interest: ReferenceInterest,
  series: RateSeries,
  since: CalendarDay,
  asOf: CalendarDay,
): Rated | Refusal {
  const first = addDays(since, 1);
  if (first > asOf) return { segments: [], rates: [] };
  if (interest.fixing === 'half-year-variable') return byHalfYears(series, interest.marginBasisPoints, first, asOf);
  const rate = rateOn(series, interest.fixing === 'fixed-at-interest-start' ? first : asOf);
  if (isRefusal(rate)) return rate;
  return { segments: [segmentOf(first, asOf, rate, interest.marginBasisPoints)], rates: [rate] };
}

/** Basis points of a year of 365 days: what 100 % over a whole year comes to. */
const FULL = 10_000n * 365n;

/** What 1 grows to over segments of days at simple interest. */
function growth(segments: readonly InterestSegment[]): Fraction {
  const basisPointDays = segments.reduce((sum, { basisPoints, days }) => sum + BigInt(basisPoints * days), 0n);
  return { over: FULL + basisPointDays, under: FULL };
}

/** The part of a segment that lies in some days; null when none does. */
function within(segment: InterestSegment, first: CalendarDay, last: CalendarDay): InterestSegment | null {
  const from = segment.from > first ? segment.from : first;
  const to = segment.to < last ? segment.to : last;
  return from > to ? null : { ...segment, from, to, days: daysBetween(from, to) + 1 };
}

/** Cut at each anniversary of the last day before default: after every full year its interest joins the sum (BW 6:119a). */
function yearsOf(segments: readonly InterestSegment[], since: CalendarDay): InterestSegment[][] {
  const last = segments.at(-1)?.to ?? since;
  const years: InterestSegment[][] = [];
  for (let year = 1, first = addDays(since, 1); first <= last; year += 1) {
    const end = addYears(since, year);
    years.push(segments.map((segment) => within(segment, first, end)).filter((part) => part !== null));
    first = addDays(end, 1);
  }
  return years;
}

/** Interest on an amount, not yet rounded. */
export function exactInterest(
  principalMinor: number,
  method: ReferenceInterest['method'],
  segments: readonly InterestSegment[],
  since: CalendarDay,
): Fraction {
  const periods = method === 'simple' ? [segments] : yearsOf(segments, since);
  const principal = whole(principalMinor);
  return minus(periods.map(growth).reduce(times, principal), principal);
}
