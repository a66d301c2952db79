// Ageing: days overdue = as-of day − due day in calendar days. Due today is current; every amount falls in exactly one
// bucket, so the buckets always sum to the total. The edges are input; the usual ones are 30, 60, 90 and 120 days.
import { type CalendarDay, daysBetween } from './calendar.ts';
import { type Money, sumByCurrency } from './money.ts';

/** `current`, then closed ranges such as `1-30`, and an open end such as `121+`. */
export type AgeingBucket = string;

export const USUAL_EDGES: readonly number[] = [30, 60, 90, 120];

/** Calendar days past the due date; 0 on the due date, negative before it. */
export const daysOverdue = (dueDate: CalendarDay, asOf: CalendarDay): number => daysBetween(dueDate, asOf);

/** The buckets in order for some edges: `['current', '1-30', '31-60', '61-90', '91-120', '121+']`. */
export function bucketsOf(edges: readonly number[] = USUAL_EDGES): AgeingBucket[] {
  const closed = edges.map((edge, i) => `${(edges[i - 1] ?? 0) + 1}-${edge}`);
  return ['current', ...closed, `${(edges.at(-1) ?? 0) + 1}+`];
}

/** The bucket a number of days overdue falls in: 0 is `current`, 30 is `1-30`, 31 is `31-60`, 121 is `121+`. */
export function bucketOf(days: number, edges: readonly number[] = USUAL_EDGES): AgeingBucket {
  const names = bucketsOf(edges);
  if (days <= 0) return 'current';
  const position = edges.findIndex((edge) => days <= edge);
  return names[position === -1 ? names.length - 1 : position + 1] ?? 'current';
}

/** What stands in one bucket in one currency. */
export interface AgeingLine {
  readonly bucket: AgeingBucket;
  readonly amount: Money;
  readonly count: number;
}

/** Amount and count per bucket for each currency, every bucket named, in order; the amounts of a currency sum to its total. */
export function ageingOf(
  items: readonly { readonly bucket: AgeingBucket | null; readonly outstanding: Money | null }[],
  edges: readonly number[] = USUAL_EDGES,
): { readonly currency: string; readonly lines: readonly AgeingLine[] }[] {
  const open = items.flatMap(({ bucket, outstanding }) =>
    outstanding ? [{ bucket: bucket ?? 'current', outstanding }] : [],
  );
  return sumByCurrency(open.map(({ outstanding }) => outstanding)).map(({ currency }) => ({
    currency,
    lines: bucketsOf(edges).map((bucket) => {
      const here = open.filter((item) => item.bucket === bucket && item.outstanding.currency === currency);
      const amount = sumByCurrency(here.map((item) => item.outstanding))[0] ?? { minor: 0, currency };
      return { bucket, amount, count: here.length };
    }),
  }));
}
