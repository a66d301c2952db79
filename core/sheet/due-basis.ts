// From what a row is judged overdue: its due date; else the invoice date and the terms; else the sheet's days overdue; else
// its ageing column; else the words or the group that give its age. The first that the row has counts, and is said.
import { type AgeingBucket, bucketOf } from '../ageing.ts';
import { type CalendarDay, dayOfSerial, formatDay, serialOf } from '../calendar.ts';
import type { Money } from '../money.ts';
import type { SheetReading } from '../sheet.ts';
import { bucketLabel } from './bucket-label.ts';
import { ageOnlyPastDue, type LabelledBucket } from './buckets.ts';
import { isPlausibleSerial } from './column-profile.ts';
import { letterAt } from './evidence.ts';
import { isEmpty, valueAt } from './grid.ts';
import { type LatenessUnit, unitOfLateness } from './lateness-unit.ts';
import { type Layout, positionsWithRole } from './layout.ts';
import { MOST_OF_A_CELL } from './outstanding.ts';
import { remembered } from './remembered.ts';
import { dueByTerms, isOnReceipt, type Terms, termsIn, termsInWords } from './terms.ts';
import { isOneOf } from './word-lists.ts';

/** The judgement of one row: `late` null when nothing says. */
export interface Judgement {
  readonly late: boolean | null;
  readonly due: CalendarDay | null;
  readonly days: number | null;
  readonly bucket: AgeingBucket | null;
  /** The sheet's own word for the age. */
  readonly sheetBucket: string | null;
  readonly because: string;
}

/** What the rows above say about a row: terms of its customer, age of its group. */
export interface GroupSays {
  readonly terms: Terms | null;
  readonly bucket: string | null;
}

/** What some headings of groups say about when the rows below them are due. */
export interface HeadingsSay {
  readonly terms: boolean;
  readonly ages: boolean;
}

export interface DueBasis {
  readonly kind: NonNullable<SheetReading['overdueFrom']>;
  readonly judge: (row: number, group: GroupSays) => Judgement;
  /** The column that gives the age in words. */
  readonly ageColumn: number | null;
}

const inWords = (days: number): string => (days === 1 ? '1 day' : `${days} days`);
const inUnits = (count: number, { one, many }: LatenessUnit): string => `${count} ${count === 1 ? one : many}`;

function dueReason(asOf: CalendarDay, asOfSerial: number, epoch: 1900 | 1904): (serial: number) => string {
  const judged = formatDay(asOf, 'en-GB', 'medium');
  return (serial) => {
    const day = dayOfSerial(serial, epoch);
    const due = day ? formatDay(day, 'en-GB', 'medium') : '';
    const days = asOfSerial - serial;
    if (days > 0) return `Due ${due}, ${inWords(days)} before ${judged}: overdue.`;
    return days === 0 ? `Due on ${judged} itself: not overdue yet.` : `Due ${due}: not due for ${inWords(-days)}.`;
  };
}

/** The column of payment terms, if its cells give days. */
function termsColumn(layout: Layout): number | null {
  const used = positionsWithRole(layout);
  const found = layout.profiles.find(
    ({ said, at, filled }) => filled > 0 && said.concepts.has('terms') && !used.has(at) && !said.concepts.has('limit'),
  );
  return found?.at ?? null;
}

/**
 * Only a heading that speaks of lateness makes days say how late a row is: bare days may count from the invoice's own date,
 * and days until the due date count the other way round.
 */
function daysAreLateness({ at, profiles }: Layout): boolean {
  return profiles[at('daysOverdue') ?? -1]?.said.concepts.has('overdue') ?? false;
}

/** A column of words such as `31-60 days`, `Not due`, `Overdue`. */
function ageColumn(layout: Layout): number | null {
  const used = positionsWithRole(layout);
  const found = layout.profiles.find(
    ({ at, texts, filled, patterns }) =>
      texts > 0 && !used.has(at) && patterns.ageLabel >= 0.8 && texts >= filled * 0.8,
  );
  return found?.at ?? null;
}

interface Sources {
  readonly layout: Layout;
  readonly buckets: readonly LabelledBucket[];
  readonly terms: number | null;
  readonly age: number | null;
  readonly daysColumn: number | null;
  readonly unit: LatenessUnit;
  readonly due: number | null;
  readonly termsOf: (text: string) => Terms | null;
  /** Rows due on the same day share their judgement. */
  readonly byDay: (serial: number) => Judgement;
}

const NOTHING: Judgement = { late: null, due: null, days: null, bucket: null, sheetBucket: null, because: '' };

function serialIn({ layout: { body } }: Sources, row: number, column: number | null): number | null {
  if (column === null) return null;
  const value = body.cells.values[row]?.[column];
  return typeof value === 'number' && isPlausibleSerial(value, body.cells.dateEpoch) ? Math.floor(value) : null;
}

const judgeDay = (asOf: CalendarDay, epoch: 1900 | 1904): Sources['byDay'] => {
  const asOfSerial = serialOf(asOf, epoch);
  const reasonOf = dueReason(asOf, asOfSerial, epoch);
  return remembered((serial) => {
    const days = asOfSerial - serial;
    const [due, because] = [dayOfSerial(serial, epoch), reasonOf(serial)];
    return { ...NOTHING, late: days > 0, due, days, bucket: bucketOf(days), because };
  });
};

/** Custom leaves open which end of a month is meant: only what all of them agree on is judged. */
function byMonthEnd({ layout, byDay }: Sources, issued: number, terms: Terms): Judgement | null {
  const { dateEpoch } = layout.body.cells;
  const day = dayOfSerial(issued, dateEpoch);
  const [first, last] = day ? dueByTerms(day, terms).map((due) => byDay(serialOf(due, dateEpoch))) : [];
  return first && last && first.late === last.late ? last : null;
}

/** `On receipt` in place of a due date: the invoice's own date is meant. */
function onReceipt(sources: Sources, row: number, column: number): Judgement | null {
  const written = String(valueAt(sources.layout.body.cells, row, column));
  const issued = serialIn(sources, row, sources.layout.at('invoiceDate'));
  if (issued === null || !isOnReceipt(written)) return null;
  const judged = sources.byDay(issued);
  return { ...judged, because: `${judged.because} “${written.trim()}” is the invoice’s own date.` };
}

function answeredTerms({ answers }: Layout): Terms | null {
  return answers.terms === null ? null : { days: answers.terms, monthEnd: false };
}

function byTerms(sources: Sources, row: number, group: GroupSays): Judgement | null {
  const issued = serialIn(sources, row, sources.layout.at('invoiceDate'));
  if (issued === null) return null;
  const { layout, terms } = sources;
  const written = terms === null ? '' : valueAt(layout.body.cells, row, terms);
  const said = (isEmpty(written) ? null : sources.termsOf(String(written))) ?? group.terms ?? answeredTerms(layout);
  const judged = said && (said.monthEnd ? byMonthEnd(sources, issued, said) : sources.byDay(issued + said.days));
  if (!said || !judged) return null;
  const how = ` Worked out from the invoice date and terms of ${termsInWords(said)}.`;
  return { ...judged, because: judged.because + how };
}

function byDaysColumn({ layout: { body }, daysColumn, unit }: Sources, row: number): Judgement | null {
  const value = daysColumn === null ? '' : valueAt(body.cells, row, daysColumn);
  if (daysColumn === null || typeof value !== 'number') return null;
  const count = Math.round(value);
  const days = count * unit.days;
  const cell = `column ${letterAt(body, daysColumn)}`;
  const lateness = inUnits(count, unit);
  const because = days > 0 ? `${lateness} overdue by ${cell}.` : `Not overdue by ${cell} (${lateness}).`;
  return { ...NOTHING, late: days > 0, days, bucket: bucketOf(days), because };
}

const past = (label: string, pastDue: boolean | null): string => {
  if (pastDue === null) return `Stands in “${label}”, which does not say whether it is past due: not judged.`;
  return pastDue ? `Stands in “${label}”: past due.` : `Stands in “${label}”: not overdue.`;
};

/** The ageing columns with an amount in this row. */
function filledBuckets({ layout: { body }, buckets }: Sources, row: number): readonly LabelledBucket[] {
  if (buckets.length === 0) return buckets;
  return buckets.filter(({ index }) => {
    const value = body.cells.values[row]?.[index - body.cells.firstColumn];
    return typeof value === 'number' && value !== 0;
  });
}

/** Where the sheet ages only what is past due, a row with nothing there is not due. */
function notAged(buckets: readonly LabelledBucket[]): Judgement | null {
  const [first] = buckets;
  return first && ageOnlyPastDue(buckets)
    ? { ...NOTHING, late: false, because: `Nothing stands past due in “${first.label}”.` }
    : null;
}

function byBuckets(filled: readonly LabelledBucket[], buckets: readonly LabelledBucket[]): Judgement | null {
  const [first] = filled;
  if (!first) return notAged(buckets);
  const deciding =
    filled.find(({ pastDue }) => pastDue === true) ?? filled.find(({ pastDue }) => pastDue === null) ?? first;
  return { ...NOTHING, late: deciding.pastDue, because: past(deciding.label, deciding.pastDue) };
}

function byWords(label: string): Judgement | null {
  const said = bucketLabel(label)?.pastDue ?? (isOneOf(label, 'paid') ? false : null);
  return said === null ? null : { ...NOTHING, late: said, because: past(label, said) };
}

const withSheetBucket = (judged: Judgement, sheetBucket: string | null): Judgement =>
  sheetBucket === null ? judged : { ...judged, sheetBucket };

function judgeRow(sources: Sources, row: number, group: GroupSays): Judgement {
  const due = serialIn(sources, row, sources.due);
  const hasOwnAge = sources.buckets.length > 0 || sources.age !== null || group.bucket !== null;
  return due !== null && !hasOwnAge ? sources.byDay(due) : judgeAged(sources, row, group, due);
}

/** Judges a row for which the sheet has an age of its own, or that has no due date. */
function judgeAged(sources: Sources, row: number, group: GroupSays, due: number | null): Judgement {
  const filled = filledBuckets(sources, row);
  const written = sources.age === null ? '' : String(valueAt(sources.layout.body.cells, row, sources.age)).trim();
  const words = written !== '' ? written : (group.bucket ?? '');
  const sheetBucket =
    filled.length === 1 ? (filled[0]?.label ?? null) : filled.length === 0 && words !== '' ? words : null;
  if (due !== null) return withSheetBucket(sources.byDay(due), sheetBucket);
  const column = sources.due;
  const isUnreadable = column !== null && !isEmpty(valueAt(sources.layout.body.cells, row, column));
  if (isUnreadable) return withSheetBucket(onReceipt(sources, row, column) ?? NOTHING, sheetBucket);
  const judged =
    byTerms(sources, row, group) ??
    byDaysColumn(sources, row) ??
    byBuckets(filled, sources.buckets) ??
    (words === '' ? null : byWords(words));
  return withSheetBucket(judged ?? NOTHING, sheetBucket);
}

function kindOf(layout: Layout, { terms, age, daysColumn, buckets }: Sources, groups: HeadingsSay): DueBasis['kind'] {
  if (layout.at('dueDate') !== null) return 'dueDate';
  const hasIssued = layout.at('invoiceDate') !== null;
  const hasTerms = terms !== null || layout.answers.terms !== null || groups.terms;
  if (hasIssued && hasTerms) return 'terms';
  if (daysColumn !== null) return 'days';
  if (buckets.length > 0) return 'bucket';
  if (age !== null || groups.ages) return 'ageText';
  return 'nothing';
}

/** How rows of a layout are judged by a day. `groups` is what headings of groups say. */
export function dueBasisOf(
  layout: Layout,
  asOf: CalendarDay,
  buckets: readonly LabelledBucket[],
  groups: HeadingsSay,
): DueBasis {
  const epoch = layout.body.cells.dateEpoch;
  const hasOther = layout.at('dueDate') !== null || buckets.length > 0;
  const sources: Sources = {
    layout,
    buckets,
    terms: termsColumn(layout),
    age: hasOther ? null : ageColumn(layout),
    daysColumn: daysAreLateness(layout) ? layout.at('daysOverdue') : null,
    unit: unitOfLateness(layout),
    due: layout.at('dueDate'),
    termsOf: remembered(termsIn),
    byDay: judgeDay(asOf, epoch),
  };
  return {
    kind: kindOf(layout, sources, groups),
    judge: (row, group) => judgeRow(sources, row, group),
    ageColumn: sources.age,
  };
}

/** What stands past due in a row of one line per customer. */
export function pastDueIn(
  { buckets, sign, body: { cells } }: Layout,
  row: number,
  money: (value: number) => Money,
): { readonly money: Money; readonly labels: readonly string[]; readonly open: readonly string[] } {
  const amountAt = ({ index }: LabelledBucket): number => {
    const value = Number(cells.values[row]?.[index - cells.firstColumn]) || 0;
    return Math.abs(value) <= MOST_OF_A_CELL ? sign * value : 0;
  };
  const late = buckets.filter(({ pastDue }) => pastDue === true);
  const open = buckets.filter((bucket) => bucket.pastDue === null && amountAt(bucket) > 0);
  const minor = late.reduce((sum, bucket) => sum + money(amountAt(bucket)).minor, 0);
  return {
    money: { ...money(0), minor },
    labels: late.filter((bucket) => amountAt(bucket) > 0).map(({ label }) => label),
    open: open.map(({ label }) => label),
  };
}
