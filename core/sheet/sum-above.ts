// The first row of a list of customers that is no customer: the report's own line, `Aged Receivable`, with what all customers
// below it owe together. Told by the sums of every column, and by the total below the list or by its name.
import type { Question } from '../sheet.ts';
import { rowsInSteps, type Steps } from '../steps.ts';
import { cellName, rowNumber, valueAt } from './grid.ts';
import type { Layout } from './layout.ts';
import { outstandingReader } from './outstanding.ts';
import type { RowForm } from './row-forms.ts';
import { mentions, saysTotal } from './word-lists.ts';

/** A row, as Excel numbers it, that shows the sum of those below it; asked about where nothing but the sums says so. */
interface SumAbove {
  readonly row: number;
  readonly question: Question | null;
}

/** Fewer customers may come to another one by chance. */
const FEWEST_BELOW = 3;

const thousandths = (value: number): number => Math.round(value * 1000);

/** Reads the amounts of a row: what is owed, then every age. */
function amountsReader(layout: Layout): (row: number) => number[] {
  const { body, buckets } = layout;
  const owed = outstandingReader(layout);
  const ages = buckets.map(({ index }) => index - body.cells.firstColumn);
  return (row) => [
    thousandths(owed(row) ?? 0),
    ...ages.map((at) => thousandths(Number(valueAt(body.cells, row, at)) || 0)),
  ];
}

const areEqual = (one: readonly number[], other: readonly number[]): boolean =>
  one.every((value, i) => value === other[i]);

/** What the rows with amounts between two come to, column by column, and how many they are. */
function* sumBetween(layout: Layout, forms: readonly RowForm[], from: number, to: number) {
  const amountsOf = amountsReader(layout);
  const sums: number[] = new Array(layout.buckets.length + 1).fill(0);
  let rows = 0;
  yield* rowsInSteps(from, to, (first, end) => {
    for (let i = first; i < end; i += 1) {
      if (forms[i] !== 'amountOnly') continue;
      rows += 1;
      amountsOf(layout.body.from + i).forEach((amount, column) => {
        sums[column] = (sums[column] ?? 0) + amount;
      });
    }
  });
  return { sums, rows };
}

const labelAt = ({ body, at }: Layout, row: number): string =>
  String(valueAt(body.cells, row, at('customer') ?? at('customerId') ?? 0)).trim();

/** The sheet or a title calls it so, or it speaks of all customers. */
function isReport({ body: { cells } }: Layout, label: string): boolean {
  const name = label.toLowerCase();
  return cells.sheetName.trim().toLowerCase() === name || mentions(label, 'receivables');
}

/** `Row 2 (“North”) is what the rows below come to`: its total, or a customer? */
function sumQuestion({ body, at }: Layout, position: number, label: string): Question {
  const row = rowNumber(body.cells, position);
  const text = `Row ${row} (“${label}”) is what the rows below it come to. Is it their total, or a customer?`;
  const cells = [cellName(body.cells, position, at('customer') ?? 0)];
  return { topic: 'loneAmounts', text, assumed: 'totals', blocking: true, cells, settledBy: ['debts', 'totals'] };
}

/** The row above a list of customers that holds their sum; null where the first row is a customer. */
function* sumAbove(layout: Layout, forms: readonly RowForm[]): Steps<SumAbove | null> {
  const answer = layout.answers.oneOf('loneAmounts', ['debts', 'totals']);
  const [first, last] = [forms.indexOf('amountOnly'), forms.lastIndexOf('amountOnly')];
  if (layout.kind !== 'summary' || first < 0 || answer === 'debts') return null;
  const amountsOf = amountsReader(layout);
  const [from, to] = [layout.body.from + first, layout.body.from + last];
  const [whole, label] = [amountsOf(from), labelAt(layout, from)];
  if (whole[0] === 0 || label === '') return null;
  const says = saysTotal(labelAt(layout, to));
  const isTotal = says !== 'no' && areEqual(amountsOf(to), whole);
  const { sums, rows } = yield* sumBetween(layout, forms, first + 1, isTotal ? last : last + 1);
  if (!areEqual(sums, whole) || rows < 2 || (says === 'total' && !isTotal)) return null;
  const isSure = isTotal || isReport(layout, label) || answer !== null;
  if (!isTotal && rows < FEWEST_BELOW) return null;
  return { row: rowNumber(layout.body.cells, from), question: isSure ? null : sumQuestion(layout, from, label) };
}

/** The layout, a sum above its customers known for one. */
export function* withoutSumAbove(layout: Layout, forms: readonly RowForm[]): Steps<Layout> {
  const found = yield* sumAbove(layout, forms);
  if (found === null) return layout;
  const doubts = found.question === null ? layout.doubts : [found.question, ...layout.doubts];
  return { ...layout, sumAbove: found.row, doubts };
}
