// The ageing columns a sheet brings along: which of them hold what is past due, told by their labels together, by the title's
// word on what the ageing counts from, and by the clerk where neither says.
import type { CalendarDay } from '../calendar.ts';
import type { BucketColumn, Question, SheetReading } from '../sheet.ts';
import type { Answers } from './answers.ts';
import { isNested } from './bucket-arithmetic.ts';
import { type BucketLabel, bucketLabel, isMoreAlone, isPeriod } from './bucket-label.ts';
import { type Body, letterAt, numbersIn, sampleRows } from './evidence.ts';
import { MOST, shareEqual } from './money-arithmetic.ts';
import { monthsBefore } from './month-label.ts';
import { conceptsOf } from './vocabulary.ts';

/** An ageing column with what its label says. */
export interface LabelledBucket extends BucketColumn {
  readonly said: BucketLabel;
}

/** True where the sheet ages only what is past due, from its first day on: the rest of what is owed is not due. */
export const ageOnlyPastDue = (buckets: readonly LabelledBucket[]): boolean =>
  buckets.every(({ pastDue }) => pastDue === true) && buckets.some(({ said }) => said.from === 1);

interface Headed {
  readonly at: number;
  readonly heading: string;
}

/** `Overdue` beside `1-30`, `31-60`: their sum, not one more column. */
function withoutSums(body: Body, found: readonly LabelledBucket[]): LabelledBucket[] {
  const isWide = ({ said }: LabelledBucket): boolean => said.pastDue === true && said.from === 1 && said.to === null;
  const parts = found.filter((bucket) => bucket.said.pastDue !== false && !isWide(bucket));
  if (parts.length < 2) return [...found];
  const rows = sampleRows(body);
  const values = parts.map(({ index }) => numbersIn(body, index - body.cells.firstColumn, rows));
  const sum = (row: number): number => values.reduce((total, column) => total + (column[row] ?? 0), 0);
  const isSum = (bucket: LabelledBucket): boolean =>
    isWide(bucket) &&
    shareEqual(numbersIn(body, bucket.index - body.cells.firstColumn, rows), sum, (row) => sum(row) !== 0) >= MOST;
  return found.filter((bucket) => !isSum(bucket));
}

/** `Overdue`, `Over 30`, `Over 60`, where each seems to include the next, widest first; empty where they do not. */
function nestedAges(body: Body, found: readonly LabelledBucket[]): LabelledBucket[] {
  const late = found.filter(({ said }) => said.pastDue !== false);
  const from = ({ said }: LabelledBucket): number => said.from ?? 0;
  const isChain =
    late.length >= 2 && late.every(({ said }) => said.from !== null && said.to === null && said.month === null);
  if (!isChain || new Set(late.map(from)).size < late.length) return [];
  const chain = late.toSorted((a, b) => from(a) - from(b));
  const rows = sampleRows(body);
  return isNested(chain.map(({ index }) => numbersIn(body, index - body.cells.firstColumn, rows))) ? chain : [];
}

/** Of columns that include one another only the first says how much is past due, unless all add up to what is outstanding. */
function withoutNested(
  body: Body,
  found: readonly LabelledBucket[],
  whole: readonly number[] | null,
): LabelledBucket[] {
  const [widest, ...narrower] = whole === null ? [] : nestedAges(body, found);
  if (!widest || whole === null) return [...found];
  const rows = sampleRows(body);
  const all = found.map(({ index }) => numbersIn(body, index - body.cells.firstColumn, rows));
  const sum = (row: number): number => all.reduce((total, column) => total + (column[row] ?? 0), 0);
  const addUp = shareEqual(whole, sum, (row) => sum(row) !== 0) >= MOST;
  return addUp ? [...found] : found.filter((bucket) => !narrower.includes(bucket));
}

/** One of the ages holds what all others come to: it is what is outstanding, under the heading of an age. */
export function wholeAmongAges(body: Body, buckets: readonly LabelledBucket[], answers: Answers): Question[] {
  const rows = sampleRows(body);
  const values = buckets.map(({ index }) => numbersIn(body, index - body.cells.firstColumn, rows));
  const found = buckets.find((_, i) => {
    const sum = (row: number): number =>
      values.reduce((total, column, other) => (other === i ? total : total + (column[row] ?? 0)), 0);
    const counts = (row: number): boolean => values.some((column) => (column[row] ?? 0) !== 0);
    return buckets.length > 2 && shareEqual(values[i] ?? [], sum, counts) >= MOST;
  });
  if (!found || answers.column('outstanding') !== null) return [];
  const text = `Column ${found.column} (“${found.label}”) holds what the other ageing columns come to. Is it what is still owed, and its heading another’s?`;
  return [{ topic: 'column.outstanding', text, assumed: found.column, blocking: true, cells: [] }];
}

/** Columns that seem to include one another, on a sheet that says nowhere what is outstanding. */
export function nestedQuestion(body: Body, buckets: readonly LabelledBucket[], answers: Answers): Question[] {
  const chain = nestedAges(body, buckets);
  if (chain.length === 0 || answers.oneOf('balance', ['accept']) !== null) return [];
  const named = chain.map(({ column, label }) => `${column} (“${label}”)`).join(', ');
  const text = `Columns ${named} seem to include one another, and no column says what is outstanding. Does each count by itself?`;
  return [{ topic: 'balance', text, assumed: 'accept', blocking: true, cells: [] }];
}

/** A label that nothing here can read. */
const UNREAD: BucketLabel = { pastDue: null, from: null, to: null, month: null };
/** A label that among others says that it holds what is older. */
const OLDEST: BucketLabel = { pastDue: true, from: null, to: null, month: null };
const isUnread = ({ said }: LabelledBucket): boolean => said === UNREAD;

/** Beside a column for what is not due, `0-30` and `30 days` are past due; without one only the first may hold both. */
function settledByNeighbours(found: readonly LabelledBucket[]): LabelledBucket[] {
  const hasNotDue = found.some(({ said }) => said.pastDue === false);
  const open = found.filter(
    (bucket) => bucket.said.pastDue === null && bucket.said.month === null && !isUnread(bucket),
  );
  const least = Math.min(...open.map(({ said }) => said.from ?? 0));
  return found.map((bucket) => {
    if (!open.includes(bucket) || !(hasNotDue || (bucket.said.from ?? 0) > least)) return bucket;
    return { ...bucket, pastDue: true };
  });
}

/** `Days overdue`, `Alter` head days; `1-30 days overdue`, `Älter` an amount of that age. */
const countsDays = (heading: string): boolean =>
  !/\d|^ä/i.test(heading.trim()) && conceptsOf(heading).concepts.has('days');

/** The columns whose headings are labels of an age. */
export function labelledBuckets(body: Body, columns: readonly Headed[], answers: Answers): LabelledBucket[] {
  return columns.flatMap(({ at, heading }): LabelledBucket[] => {
    const column = letterAt(body, at);
    const label = countsDays(heading) || answers.column('outstanding') === column ? null : bucketLabel(heading);
    const said = label ?? (answers.bucket(column) === null ? null : UNREAD);
    if (said === null || answers.isNoBucket(column)) return [];
    return [{ column, index: body.cells.firstColumn + at, label: heading, pastDue: said.pastDue, said }];
  });
}

/** A column that sums say to be one of the ages; nothing but credits in it is never past due. */
export function unreadBucket(body: Body, { at, heading }: Headed, values: readonly number[]): LabelledBucket {
  const isCredit = values.every((value) => !(value > 0));
  const [column, index] = [letterAt(body, at), body.cells.firstColumn + at];
  if (isMoreAlone(heading)) return { column, index, label: heading, pastDue: true, said: OLDEST };
  return { column, index, label: heading, pastDue: isCredit ? false : null, said: UNREAD };
}

/** The one column of what is past due, on a sheet without other ages. */
export function overdueBucket(body: Body, { at, heading }: Headed, answers: Answers): LabelledBucket {
  const [column, index] = [letterAt(body, at), body.cells.firstColumn + at];
  const said: BucketLabel = { pastDue: true, from: 1, to: null, month: null };
  return { column, index, label: heading, pastDue: answers.bucket(column) ?? true, said };
}

/** The ageing columns as they count; `whole` is what is outstanding by row. A single one is none. */
export function settledBuckets(
  body: Body,
  labelled: readonly LabelledBucket[],
  whole: readonly number[] | null,
  answers: Answers,
): LabelledBucket[] {
  if (labelled.length < 2) return [];
  const found = labelled.toSorted((a, b) => a.index - b.index);
  return settledByNeighbours(withoutNested(body, withoutSums(body, found), whole)).map((bucket) => {
    const answer = answers.bucket(bucket.column);
    return answer === null ? bucket : { ...bucket, pastDue: answer };
  });
}

const isAnswered = (answers: Answers, { column }: LabelledBucket): boolean => answers.bucket(column) !== null;

const ask = ({ column, label }: LabelledBucket, why: string, assumed: string | null, blocking: boolean): Question => ({
  topic: `bucket.${column}`,
  text: `Column ${column} (“${label}”) ${why} Is what stands there past due?`,
  assumed,
  blocking,
  cells: [],
});

/** Columns whose labels leave open whether they are past due, where rows are judged by them. */
export function openBuckets(buckets: readonly LabelledBucket[], answers: Answers): Question[] {
  return buckets
    .filter((bucket) => bucket.pastDue === null && !isAnswered(answers, bucket))
    .map((bucket) =>
      isUnread(bucket)
        ? ask(bucket, 'is one of the ageing columns by its sums, but its label does not say which.', null, true)
        : ask(bucket, 'may hold amounts that are not due yet.', null, true),
    );
}

/** `Future`, `Current`, `Period 1`: the columns of a system that calls everything past due a period. */
const isBeforePeriods = (buckets: readonly LabelledBucket[], current: LabelledBucket): boolean =>
  isPeriod(buckets[buckets.indexOf(current) + 1]?.label ?? '', 1);

/** `Future` and `Current`: of two columns for what is not due the one nearer to the others may hold what is late. */
export function doubtfulNotDue(
  buckets: readonly LabelledBucket[],
  answers: Answers,
  kind: SheetReading['kind'],
): Question[] {
  const places = buckets.flatMap(({ said }, i) => (said.pastDue === false ? [i] : []));
  const [first = 0, ...more] = places;
  if (more.length === 0) return [];
  const nearer = buckets[first === 0 ? (more.at(-1) ?? 0) : first];
  if (!nearer || isAnswered(answers, nearer)) return [];
  const why = 'stands beside another column for what is not due yet.';
  return [ask(nearer, why, 'notDue', kind === 'summary' && !isBeforePeriods(buckets, nearer))];
}

const place = ({ said }: LabelledBucket): number => {
  if (said.to === 0) return -1;
  return said.from ?? Number.POSITIVE_INFINITY;
};

/** Ageing columns run one way; one out of its order may stand under another's heading. */
export function misplacedBuckets(buckets: readonly LabelledBucket[], answers: Answers): Question[] {
  const places = buckets.filter((bucket) => bucket.said.month === null && !isUnread(bucket)).map(place);
  const rises = places.every((value, i) => i === 0 || value >= (places[i - 1] ?? value));
  const falls = places.every((value, i) => i === 0 || value <= (places[i - 1] ?? value));
  if (rises || falls) return [];
  // A column of what is not due may stand on either side of the others.
  const late = places.filter((value) => value >= 0);
  const inOrder = [late, [...late].reverse()].some((run) =>
    run.every((value, i) => i === 0 || value >= (run[i - 1] ?? 0)),
  );
  const isAtEnd = places.indexOf(-1) === 0 || places.lastIndexOf(-1) === places.length - 1;
  if (inOrder && (isAtEnd || !places.includes(-1))) return [];
  return buckets
    .filter((bucket) => bucket.said.month === null && !isUnread(bucket) && !isAnswered(answers, bucket))
    .slice(0, 1)
    .map((bucket) =>
      ask(bucket, 'and its neighbours do not run from young to old: are two headings exchanged?', null, true),
    );
}

/** Columns of months: those before the month of the day to judge by are past due, if the ageing goes by due date. */
export function monthBuckets(buckets: readonly LabelledBucket[], asOf: CalendarDay): LabelledBucket[] {
  const ago = ({ said }: LabelledBucket): number =>
    said.month === null ? Number.NaN : monthsBefore(Number(asOf.slice(5, 7)), said.month);
  if (buckets.filter(({ said }) => said.month !== null).length < 2) return [...buckets];
  const hasNotDue = buckets.some(({ said }) => said.pastDue === false);
  const isLate = (months: number): boolean => buckets.some((one) => ago(one) === months && one.pastDue === true);
  const goesByDueDate = hasNotDue || isLate(0) || buckets.some((one) => isToCome(ago(one)));
  return buckets.map((bucket) => {
    if (bucket.said.month === null || bucket.pastDue !== null) return bucket;
    if (ago(bucket) === 0) return { ...bucket, pastDue: hasNotDue ? true : null };
    // By the invoices' own months, what was written last month may well not be due yet.
    if (ago(bucket) === 1 && !goesByDueDate) return bucket;
    return { ...bucket, pastDue: !isToCome(ago(bucket)) };
  });
}

/** Months that lie further back than that are those of the year to come. */
const MOST_MONTHS_BACK = 8;
const isToCome = (monthsAgo: number): boolean => monthsAgo > MOST_MONTHS_BACK;
