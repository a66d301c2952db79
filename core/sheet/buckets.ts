// The ageing columns a sheet brings along: which of them hold what is past due, told by their labels together, by the title's
// word on what the ageing counts from, and by the clerk where neither says.
import type { CalendarDay } from '../calendar.ts';
import type { BucketColumn, Question } from '../sheet.ts';
import type { Answers } from './answers.ts';
import { type BucketLabel, bucketLabel } from './bucket-label.ts';
import { type Body, letterAt, numbersIn, sampleRows } from './evidence.ts';
import { MOST, shareEqual } from './money-arithmetic.ts';

/** An ageing column with what its label says. */
export interface LabelledBucket extends BucketColumn {
  readonly said: BucketLabel;
}

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

/** Beside a column for what is not due, `0-30` and `30 days` are past due; without one only the first may hold both. */
function settledByNeighbours(found: readonly LabelledBucket[]): LabelledBucket[] {
  const hasNotDue = found.some(({ said }) => said.pastDue === false);
  const open = found.filter(({ said }) => said.pastDue === null && said.month === null);
  const least = Math.min(...open.map(({ said }) => said.from ?? 0));
  return found.map((bucket) => {
    if (!open.includes(bucket) || !(hasNotDue || (bucket.said.from ?? 0) > least)) return bucket;
    return { ...bucket, pastDue: true };
  });
}

/** The ageing columns among some headed ones. A single one is none, unless it says outright that it is past due. */
export function findBuckets(body: Body, columns: readonly Headed[], answers: Answers): LabelledBucket[] {
  const found = columns.flatMap(({ at, heading }): LabelledBucket[] => {
    const said = bucketLabel(heading);
    const column = letterAt(body, at);
    return said ? [{ column, index: body.cells.firstColumn + at, label: heading, pastDue: said.pastDue, said }] : [];
  });
  if (found.length < 2) return [];
  return settledByNeighbours(withoutSums(body, found)).map((bucket) => {
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
    .map((bucket) => ask(bucket, 'may hold amounts that are not due yet.', null, true));
}

const place = ({ said }: LabelledBucket): number => {
  if (said.to === 0) return -1;
  return said.from ?? Number.POSITIVE_INFINITY;
};

/** Ageing columns run one way; one out of its order may stand under another's heading. */
export function misplacedBuckets(buckets: readonly LabelledBucket[], answers: Answers): Question[] {
  const places = buckets.filter(({ said }) => said.month === null).map(place);
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
    .filter((bucket) => bucket.said.month === null && !isAnswered(answers, bucket))
    .slice(0, 1)
    .map((bucket) =>
      ask(bucket, 'and its neighbours do not run from young to old: are two headings exchanged?', null, true),
    );
}

/** Columns of months: those before the month of the day to judge by are past due, if the ageing goes by due date. */
export function monthBuckets(buckets: readonly LabelledBucket[], asOf: CalendarDay): LabelledBucket[] {
  const months = buckets.filter(({ said }) => said.month !== null);
  if (months.length < 2) return [...buckets];
  const current = Number(asOf.slice(5, 7));
  return buckets.map((bucket) => {
    const { month } = bucket.said;
    if (month === null || bucket.pastDue !== null) return bucket;
    const ago = (current - month + 12) % 12;
    return ago === 0 ? bucket : { ...bucket, pastDue: ago < 9 };
  });
}
