// What is owed by age: a bar, an amount and a count for each bucket, in the colours of the flags and always in words.
import { AGE_UNKNOWN, type AgeingLine, bucketsOf, CREDITS_LINE, UNAGED_LINE } from '../../core/ageing.ts';
import { BAND_FILLS } from '../flags/ageing-bands.ts';
import type { Messages } from '../messages.ts';
import { usePane } from './pane-context.tsx';

const DAY_BUCKETS: readonly string[] = bucketsOf();

/** Days in our words; an age only the sheet tells, in the sheet's. */
function labelOf(bucket: string, ownLabels: readonly string[], { sheet: { ageing } }: Messages): string {
  if (ownLabels.includes(bucket)) return bucket;
  if (bucket === 'current') return ageing.current;
  if (bucket === AGE_UNKNOWN) return ageing.overdue;
  if (bucket === CREDITS_LINE) return ageing.credits;
  if (bucket === UNAGED_LINE) return ageing.unaged;
  return DAY_BUCKETS.includes(bucket) ? ageing.days(bucket) : bucket;
}

/** The colour of the flags for a line: the first line of days, and the first of the sheet's own columns, is not overdue. */
function fillOf(bucket: string, ownLabels: readonly string[]): string | undefined {
  const at = ownLabels.includes(bucket) ? ownLabels.indexOf(bucket) : DAY_BUCKETS.indexOf(bucket);
  return at <= 0 ? undefined : BAND_FILLS[Math.min(at, BAND_FILLS.length) - 1];
}

interface AgeingBarsProps {
  readonly lines: readonly AgeingLine[];
  /** Leaves the empty lines out. */
  readonly filled?: boolean;
  /** The labels of the sheet's own ageing columns, where lines stand under them. */
  readonly ownLabels?: readonly string[];
}

/** The buckets of one currency in order. */
export function AgeingBars({ lines, filled = false, ownLabels = [] }: AgeingBarsProps) {
  const { words } = usePane();
  const { t, money } = words;
  const most = Math.max(1, ...lines.map(({ amount }) => amount.minor));
  const onlyFilled = filled || lines.some(({ bucket }) => isOfTheSheet(bucket));
  return (
    <ul className="ageing">
      {lines
        .filter(({ count }) => !onlyFilled || count > 0)
        .map(({ bucket, amount, count }) => (
          <li key={bucket}>
            <span className="ageing-label">{labelOf(bucket, ownLabels, t)}</span>
            <span className="ageing-count">{t.sheet.ageing.items(count)}</span>
            <span className="amount">{money(amount)}</span>
            {!words.hidden && amount.minor > 0 && (
              <span
                className="ageing-bar"
                aria-hidden="true"
                style={{
                  inlineSize: `${(amount.minor / most) * 100}%`,
                  backgroundColor: fillOf(bucket, ownLabels),
                }}
              />
            )}
          </li>
        ))}
    </ul>
  );
}

/** A line that days do not make: then only the lines that hold something are shown. */
const isOfTheSheet = (bucket: string): boolean => !DAY_BUCKETS.includes(bucket) && bucket !== CREDITS_LINE;
