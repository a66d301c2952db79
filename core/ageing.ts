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

/** Something owed. What is overdue without days counted stands under the sheet's own word for its age. */
interface AgedItem {
  /** How many items it stands for that owe something, all in the same bucket; one when left out. */
  readonly count?: number;
  /** A `credit` or `payment` has a line of its own, because it lowers what is owed at whatever age. */
  readonly type?: string;
  readonly bucket: AgeingBucket | null;
  readonly outstanding: Money | null;
  readonly overdue?: boolean;
  readonly sheetBucket?: string;
  /** On a line that stands for a whole customer: the part of `outstanding` that is overdue. */
  readonly overdueAmount?: Money;
  /** On such a line: what stands in each of the sheet's own ageing columns. */
  readonly inBuckets?: readonly { readonly label: string; readonly amount: Money }[];
}

/** The line for what is overdue by an age nobody has written down. */
export const AGE_UNKNOWN = 'overdue';
/** The line for credits and payments on account that no invoice has used up. */
export const CREDITS_LINE = 'credits';
/** The line for what stands in none of the sheet's ageing columns. */
export const UNAGED_LINE = 'unaged';

type Part = [AgeingBucket, number];

/** The parts of an item and the line each belongs to; they sum to what is outstanding. */
function partsOf(item: AgedItem): Part[] {
  const { type, bucket, outstanding, overdue, sheetBucket, overdueAmount, inBuckets } = item;
  if (!outstanding) return [];
  if (type === 'credit' || type === 'payment') return [[CREDITS_LINE, outstanding.minor]];
  if (bucket !== null) return [[bucket, outstanding.minor]];
  if (inBuckets && inBuckets.length > 0) return partsInBuckets(outstanding, inBuckets);
  if (overdueAmount && overdueAmount.minor !== 0 && overdueAmount.minor !== outstanding.minor)
    return [
      ['current', outstanding.minor - overdueAmount.minor],
      [AGE_UNKNOWN, overdueAmount.minor],
    ];
  return [[overdue ? (overdueAmount ? AGE_UNKNOWN : (sheetBucket ?? AGE_UNKNOWN)) : 'current', outstanding.minor]];
}

function partsInBuckets(outstanding: Money, inBuckets: NonNullable<AgedItem['inBuckets']>): Part[] {
  const parts = inBuckets.map(({ label, amount }): Part => [label, amount.minor]);
  const rest = outstanding.minor - parts.reduce((sum, [, minor]) => sum + minor, 0);
  return rest === 0 ? parts : [...parts, [UNAGED_LINE, rest]];
}

/**
 * Amount and count per bucket for each currency, the buckets of the edges all named and in order, then the sheet's own
 * words where only they tell an age (`sheetLabels` gives their order), then credits; the amounts of a currency sum to its
 * total. Settled items are not counted. Throws RangeError for a bucket that the edges do not make.
 */
export function ageingOf(
  items: Iterable<AgedItem>,
  edges: readonly number[] = USUAL_EDGES,
  sheetLabels: readonly string[] = [],
): { readonly currency: string; readonly lines: readonly AgeingLine[] }[] {
  const names = bucketsOf(edges);
  const byCurrency = new Map<string, Map<AgeingBucket, { minor: number; count: number }>>();
  for (const item of items) {
    if (!item.outstanding) continue;
    if (item.bucket !== null && !names.includes(item.bucket))
      throw new RangeError(`no bucket ${item.bucket} between the edges ${edges.join(', ')}`);
    const { currency } = item.outstanding;
    const lines = byCurrency.get(currency) ?? new Map(names.map((name) => [name, { minor: 0, count: 0 }]));
    byCurrency.set(currency, lines);
    for (const [bucket, minor] of partsOf(item)) {
      const line = lines.get(bucket) ?? { minor: 0, count: 0 };
      lines.set(bucket, { minor: line.minor + minor, count: line.count + (item.count ?? (minor === 0 ? 0 : 1)) });
    }
  }
  const places = [...names, ...sheetLabels];
  const last = [UNAGED_LINE, CREDITS_LINE];
  const place = (bucket: string): number =>
    last.includes(bucket) ? places.length + 1 + last.indexOf(bucket) : [...places, bucket].indexOf(bucket);
  return [...byCurrency].map(([currency, lines]) => ({
    currency,
    lines: [...lines]
      .sort(([a], [b]) => place(a) - place(b))
      .map(([bucket, { minor, count }]) => ({ bucket, amount: { minor, currency }, count })),
  }));
}
