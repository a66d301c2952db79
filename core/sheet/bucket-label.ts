// Labels of ageing columns that a sheet brings along: `1 - 30`, `91 and over`, `Not due`, `Older`, `< 1 Month`, `Period 1`.

/** What a label of an ageing column says; `pastDue` is null where it may hold items that are not due yet (`0-30`). */
export interface BucketLabel {
  readonly pastDue: boolean | null;
}

const NOT_DUE = /^(current|not (yet )?due|not overdue|future|undue|within terms)$/;
const PAST_DUE =
  /^(older|oldest|over \d+( days| months)?|(<|less than) \d+ months?|\d+ months?( and over)?|period \d+|\d+ (days )?(\+|and over|or more|above|plus|and above).*|(>|\+) ?\d+.*)$/;
const RANGE = /^(\d+) ?(-|–|—|to) ?(\d+|above|over)( days?| months?)?( past due| overdue| late)?$/;
const SINGLE = /^\d+ days?( overdue| past due)?$/;

/** What the label says about being past due, or null when it is no label of an ageing column. */
export function bucketLabel(heading: string): BucketLabel | null {
  const label = heading
    .toLowerCase()
    .replace(/[()]/g, ' ')
    .replace(/(\d)\+/, '$1 +')
    .replace(/\s+/g, ' ')
    .trim();
  if (NOT_DUE.test(label)) return { pastDue: false };
  const range = RANGE.exec(label);
  if (range) return { pastDue: range[1] === '0' ? null : true };
  if (SINGLE.test(label)) return { pastDue: null };
  return PAST_DUE.test(label) ? { pastDue: true } : null;
}
