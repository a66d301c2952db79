// Ageing: days overdue = as-of day − due day in calendar days. Due today is current; every amount falls in exactly one
// bucket, so the buckets always sum to the total. The edges are input; the usual ones are 30, 60, 90 and 120 days.
import { type CalendarDay, daysBetween } from './calendar.ts';
import type { Money } from './money.ts';

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
  if (days <= 0) return 'current';
  const position = edges.findIndex((edge) => days <= edge);
  if (position === -1) return `${(edges.at(-1) ?? 0) + 1}+`;
  return `${(edges[position - 1] ?? 0) + 1}-${edges[position]}`;
}

/** What stands in one bucket in one currency. */
export interface AgeingLine {
  readonly bucket: AgeingBucket;
  readonly amount: Money;
  readonly count: number;
}

interface AgedItem {
  readonly bucket: AgeingBucket | null;
  readonly outstanding: Money | null;
}

/**
 * Amount and count per bucket for each currency, every bucket named, in order; the amounts of a currency sum to its total.
 * An item without a bucket stands in `current`; settled items (nothing outstanding) are not counted. Throws RangeError
 * for a bucket that the edges do not make.
 */
export function ageingOf(
  items: Iterable<AgedItem>,
  edges: readonly number[] = USUAL_EDGES,
): { readonly currency: string; readonly lines: readonly AgeingLine[] }[] {
  const names = bucketsOf(edges);
  const byCurrency = new Map<string, Map<AgeingBucket, { minor: number; count: number }>>();
  for (const { bucket, outstanding } of items) {
    if (!outstanding) continue;
    const lines = byCurrency.get(outstanding.currency) ?? new Map(names.map((name) => [name, { minor: 0, count: 0 }]));
    byCurrency.set(outstanding.currency, lines);
    const line = lines.get(bucket ?? 'current');
    if (!line) throw new RangeError(`no bucket ${bucket} between the edges ${edges.join(', ')}`);
    line.minor += outstanding.minor;
    if (outstanding.minor !== 0) line.count += 1;
  }
  return [...byCurrency].map(([currency, lines]) => ({
    currency,
    lines: [...lines].map(([bucket, { minor, count }]) => ({ bucket, amount: { minor, currency }, count })),
  }));
}
