// Whether the sheet's own ageing agrees with its due dates. Where it does not, one of the two is not what it seems: a column
// that holds late items under "Current", an ageing that counts from the invoice date, or dates that stand in the wrong rows.
import { addDays, type CalendarDay } from '../calendar.ts';
import type { Question, SheetRow } from '../sheet.ts';
import { rowsInSteps, type Steps } from '../steps.ts';
import type { LabelledBucket } from './buckets.ts';
import type { Layout } from './layout.ts';
import type { SheetRows } from './sheet-rows.ts';

/** An invoice still owed: a payment or a credit is never overdue, wherever the sheet aged it. */
const isLine = ({ type, dueDate, outstanding }: SheetRow): boolean =>
  dueDate !== null && type === 'invoice' && (outstanding?.minor ?? 0) > 0;

/** A line whose due date and ageing column differ on whether it is past due; a day's difference is a matter of reckoning. */
function disagrees(row: SheetRow, bucket: LabelledBucket, asOf: CalendarDay): 'late' | 'early' | null {
  const due = row.dueDate;
  if (due === null || bucket.said.month !== null) return null;
  if (bucket.pastDue === false && due < addDays(asOf, -1)) return 'late';
  return bucket.pastDue === true && due > asOf ? 'early' : null;
}

interface Compared {
  readonly bucket: LabelledBucket;
  readonly lines: number;
  readonly late: readonly number[];
  readonly early: readonly number[];
}

function* linesIn(rows: SheetRows): Steps<readonly SheetRow[]> {
  const lines: SheetRow[] = [];
  yield* rowsInSteps(0, rows.length, (from, to) => {
    for (const row of rows.slice(from, to)) if (isLine(row)) lines.push(row);
  });
  return lines;
}

function compare(lines: readonly SheetRow[], buckets: readonly LabelledBucket[], asOf: CalendarDay): Compared[] {
  return buckets.map((bucket) => {
    const inIt = lines.filter(({ sheetBucket }) => sheetBucket === bucket.label);
    const where = (how: 'late' | 'early'): number[] =>
      inIt.filter((row) => disagrees(row, bucket, asOf) === how).map(({ row }) => row);
    return { bucket, lines: inIt.length, late: where('late'), early: where('early') };
  });
}

const MANY = 0.2;

export interface AgeCheck {
  readonly buckets: readonly LabelledBucket[];
  readonly questions: readonly Question[];
}

function question(layout: Layout, rows: readonly number[], hasAnswer: boolean): Question[] {
  if (rows.length === 0) return [];
  const column = layout.columns.find(({ role }) => role === 'dueDate');
  const cells = rows.slice(0, 20).map((row) => `${column?.column ?? ''}${row}`);
  const text = `The due dates and the ageing columns do not agree in ${rows.length === 1 ? '1 row' : `${rows.length} rows`} (${cells.slice(0, 5).join(', ')}). Do the due dates count?`;
  return [{ topic: 'ageing', text, assumed: hasAnswer ? 'dueDate' : null, blocking: !hasAnswer, cells }];
}

/**
 * Compares the ageing columns with the due dates. A column that disagrees one way throughout is said to hold both; single
 * rows that disagree are asked about, when the sheet was aged by the day it is judged by.
 */
export function* checkAges(
  layout: Layout,
  buckets: readonly LabelledBucket[],
  rows: SheetRows,
  judged: { readonly asOf: CalendarDay; readonly isSheets: boolean },
): Steps<AgeCheck> {
  if (layout.at('dueDate') === null || buckets.length === 0) return { buckets, questions: [] };
  const compared = compare(yield* linesIn(rows), buckets, judged.asOf);
  const isMixed = ({ lines, late, early }: Compared): boolean =>
    Math.max(late.length, early.length) >= Math.max(2, lines * MANY) && Math.min(late.length, early.length) === 0;
  const mixed = compared.filter(isMixed);
  // Both ways at once is no way of reckoning.
  const bothWays = mixed.some(({ late }) => late.length > 0) && mixed.some(({ early }) => early.length > 0);
  const strange = compared
    .filter((one) => bothWays || !mixed.includes(one))
    .flatMap(({ late, early }) => [...late, ...early]);
  const isBoth = (bucket: LabelledBucket): boolean => !bothWays && mixed.some((one) => one.bucket === bucket);
  const isSettled = layout.answers.oneOf('ageing', ['dueDate']) !== null;
  if (!judged.isSheets) {
    // Aged by another day than it is judged by, a sheet may well differ: that is shown, and the due dates count.
    const all = compared.flatMap(({ late, early }) => [...late, ...early]);
    return {
      buckets,
      questions: question(
        layout,
        all.sort((a, b) => a - b),
        true,
      ),
    };
  }
  return {
    buckets: buckets.map((bucket) => (isBoth(bucket) ? { ...bucket, pastDue: null } : bucket)),
    questions: question(
      layout,
      strange.sort((a, b) => a - b),
      isSettled,
    ),
  };
}
