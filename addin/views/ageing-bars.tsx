// What is owed by age: a bar, an amount and a count for each bucket, in the colours of the flags and always in words.
import { AGE_UNKNOWN, type AgeingLine, bucketsOf } from '../../core/ageing.ts';
import { BAND_FILLS } from '../flags/ageing-bands.ts';
import type { Messages } from '../messages.ts';
import { usePane } from './pane-context.tsx';

const DAY_BUCKETS: readonly string[] = bucketsOf();

/** Days in our words; an age only the sheet tells, in the sheet's. */
function labelOf(bucket: string, t: Messages): string {
  if (bucket === 'current') return t.sheet.ageing.current;
  if (bucket === AGE_UNKNOWN) return t.sheet.ageing.overdue;
  return DAY_BUCKETS.includes(bucket) ? t.sheet.ageing.days(bucket) : bucket;
}

/** The buckets of one currency in order; `filled` leaves the empty ones out. */
export function AgeingBars({
  lines,
  filled = false,
}: {
  readonly lines: readonly AgeingLine[];
  readonly filled?: boolean;
}) {
  const { words } = usePane();
  const { t, money } = words;
  const most = Math.max(1, ...lines.map(({ amount }) => amount.minor));
  const onlyFilled = filled || lines.some(({ bucket }) => !DAY_BUCKETS.includes(bucket));
  const shown = lines.map((line, position) => ({ ...line, position })).filter(({ count }) => !onlyFilled || count > 0);
  return (
    <ul className="ageing">
      {shown.map(({ bucket, amount, count, position }) => (
        <li key={bucket}>
          <span className="ageing-label">{labelOf(bucket, t)}</span>
          <span className="ageing-count">{t.sheet.ageing.items(count)}</span>
          <span className="amount">{money(amount)}</span>
          {!words.hidden && (
            <span
              className="ageing-bar"
              aria-hidden="true"
              style={{
                inlineSize: `${(Math.max(0, amount.minor) / most) * 100}%`,
                backgroundColor: position === 0 ? undefined : BAND_FILLS[position - 1],
              }}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
