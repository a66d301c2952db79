// Whether the sheet's own ageing agrees with its due dates. Where it does not, one of the two is not what it seems: a column
// that holds late items under "Current", an ageing that counts from the invoice date, or dates that stand in the wrong rows.
import { addDays, type CalendarDay } from '../calendar.ts';
import type { Question } from '../sheet.ts';
import { rowsInSteps, type Steps } from '../steps.ts';
import type { LabelledBucket } from './buckets.ts';
import { agedByInvoice } from './invoice-ages.ts';
import type { Layout } from './layout.ts';
import type { LedgerLine } from './ledger-line.ts';
import type { SheetRows } from './sheet-rows.ts';

/** The line at a position of the rows as it is judged; undefined where none is. */
type LineAt = (position: number) => LedgerLine | undefined;

/** An ageing column with the lines that stand in it alone, and those whose due date says otherwise. */
class Compared {
  readonly bucket: LabelledBucket;
  lines = 0;
  readonly late: number[] = [];
  readonly early: number[] = [];

  constructor(bucket: LabelledBucket) {
    this.bucket = bucket;
  }

  /** Notes a line (by its row) that differs on whether it is past due; a day's difference is a matter of reckoning. */
  take(row: number, due: CalendarDay, asOf: CalendarDay, dayBefore: CalendarDay): void {
    this.lines += 1;
    if (this.bucket.said.month !== null) return;
    if (this.bucket.pastDue === false && due < dayBefore) this.late.push(row);
    else if (this.bucket.pastDue === true && due > asOf) this.early.push(row);
  }
}

/** Compares the invoices still owed: a payment or a credit is never overdue, wherever the sheet aged it. */
function* compare(
  rows: SheetRows,
  lineAt: LineAt,
  buckets: readonly LabelledBucket[],
  asOf: CalendarDay,
): Steps<Compared[]> {
  const compared = buckets.map((bucket) => new Compared(bucket));
  const byLabel = Map.groupBy(compared, ({ bucket }) => bucket.label);
  const dayBefore = addDays(asOf, -1);
  const take = (position: number): void => {
    if (rows.typeAt(position) !== 'invoice' || !(rows.outstandingAt(position) > 0)) return;
    const line = lineAt(position);
    const due = line?.due ?? null;
    if (due === null) return;
    for (const one of byLabel.get(line?.sheetBucket ?? '') ?? []) one.take(position + 1, due, asOf, dayBefore);
  };
  yield* rowsInSteps(0, rows.length, (from, to) => {
    for (let position = from; position < to; position += 1) take(position);
  });
  return compared;
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
  lineAt: LineAt,
  judged: { readonly asOf: CalendarDay; readonly isSheets: boolean },
): Steps<AgeCheck> {
  if (layout.at('dueDate') === null || buckets.length === 0) return { buckets, questions: [] };
  const compared = yield* compare(rows, lineAt, buckets, judged.asOf);
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
  if (!judged.isSheets || agedByInvoice(layout) !== null) {
    // Aged by another day than it is judged by, or from another date, a sheet may well differ: that is shown, and the due dates count.
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
