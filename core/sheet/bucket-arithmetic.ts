// Ageing columns told by sums rather than by labels: those whose label cannot be read and that are needed to come to what is
// outstanding, and columns that include one another (`Overdue`, `Over 30`, `Over 60`), of which only the widest counts.

import { at, hasValues, MOST, type MoneyColumn, shareEqual } from './money-arithmetic.ts';
import type { Concept } from './vocabulary.ts';

/** What a column is that is no part of the age of a debt, whatever stands beside it. */
const NO_AGE: readonly Concept[] = [
  ...(['party', 'ident', 'invoice', 'date', 'terms', 'limit', 'percent', 'price', 'phone', 'tax', 'order'] as const),
  ...(['group', 'place', 'promise', 'bank', 'original', 'currency', 'debit'] as const),
];
/** Few rows may be wrong without hiding what the others come to. */
const NEARLY = 0.8;
const MOST_UNREAD = 8;
const ROWS_ENOUGH = 6;

const mayAge = ({ profile: { said } }: MoneyColumn): boolean => !NO_AGE.some((concept) => said.concepts.has(concept));

const sumOf =
  (columns: readonly MoneyColumn[]) =>
  (row: number): number =>
    columns.reduce((sum, column) => sum + at(column, row), 0);

const rowsWhere = ({ values }: MoneyColumn, holds: (row: number) => boolean): number =>
  values.reduce((count, _, row) => (holds(row) ? count + 1 : count), 0);

/** Share of the rows in which the parts come to the whole; 0 where too few rows say so. */
function shareOf(whole: MoneyColumn, parts: readonly MoneyColumn[]): number {
  const counts = (row: number): boolean => at(whole, row) !== 0;
  return rowsWhere(whole, counts) < 2 ? 0 : shareEqual(whole.values, sumOf(parts), counts);
}

/** Nothing stands in it where ages do: no whole of them. */
function isNoWhole(column: MoneyColumn, ages: readonly MoneyColumn[]): boolean {
  const sum = sumOf(ages);
  const aged = rowsWhere(column, (row) => Math.abs(sum(row)) > 0);
  return aged > 0 && rowsWhere(column, (row) => Math.abs(sum(row)) > 0 && at(column, row) === 0) > aged * (1 - NEARLY);
}

/** Rows in which exactly one of the columns is filled: how single items are aged. */
const isOneEach = (columns: readonly MoneyColumn[], whole: MoneyColumn): boolean => {
  const filled = (row: number): number => columns.filter((column) => at(column, row) !== 0).length;
  const rows = rowsWhere(whole, (row) => at(whole, row) !== 0);
  return rows >= ROWS_ENOUGH && rowsWhere(whole, (row) => at(whole, row) !== 0 && filled(row) === 1) >= rows * MOST;
};

const soundsLikeAge = ({ profile: { heading, said } }: MoneyColumn): boolean =>
  /\d/.test(heading) || said.concepts.has('overdue') || said.concepts.has('days');

/** Neighbouring columns around those that are read, the nearest first; any neighbours at all where none is. */
function* windows(columns: readonly MoneyColumn[], read: ReadonlySet<MoneyColumn>): Generator<readonly MoneyColumn[]> {
  const places = columns.flatMap((column, i) => (read.has(column) ? [i] : []));
  const [first, last] = [Math.min(...places), Math.max(...places)];
  if (places.length === 0) {
    for (let size = columns.length; size >= 3; size -= 1)
      for (let from = 0; from + size <= columns.length; from += 1) yield columns.slice(from, from + size);
    return;
  }
  for (let more = 0; more <= MOST_UNREAD; more += 1)
    for (let before = 0; before <= Math.min(more, first); before += 1)
      if (last + more - before < columns.length) yield columns.slice(first - before, last + more - before + 1);
}

/** Columns that stand in one row with those read, up to the first that is something else. */
function besides(columns: readonly MoneyColumn[], read: ReadonlySet<MoneyColumn>): MoneyColumn[] {
  const places = columns.flatMap((column, i) => (read.has(column) ? [i] : []));
  const isNext = (column: MoneyColumn): boolean => mayAge(column) && column.outstanding < 0.9;
  let [from, to] = [Math.min(...places), Math.max(...places)];
  const near = (i: number, other: number): boolean => {
    const [one, next] = [columns[i], columns[other]];
    return one !== undefined && next !== undefined && Math.abs(one.profile.at - next.profile.at) === 1 && isNext(next);
  };
  while (near(from, from - 1)) from -= 1;
  while (near(to, to + 1)) to += 1;
  return columns.slice(from, to + 1).filter((column) => !read.has(column));
}

function unreadOf(
  whole: MoneyColumn,
  others: readonly MoneyColumn[],
  read: ReadonlySet<MoneyColumn>,
): MoneyColumn[] | null {
  const without = read.size >= 2 ? shareOf(whole, [...read]) : 0;
  if (without === 1) return [];
  const columns = others.filter((column) => column !== whole && (read.has(column) || mayAge(column)));
  for (const window of windows(columns, read)) {
    const unread = window.filter((column) => !read.has(column));
    const share = unread.length === 0 || window.length < 2 ? 0 : shareOf(whole, window);
    if (share < NEARLY || share <= without) continue;
    if (read.size > 0 || unread.filter(soundsLikeAge).length * 2 >= unread.length || isOneEach(unread, whole))
      return unread;
  }
  return without >= NEARLY ? [] : null;
}

/**
 * The columns without a label that can be read that belong to the ages of debts: with those that are read they come to what
 * is outstanding; or, where nothing is said to be outstanding, they stand beside them.
 */
export function unreadAges(numeric: readonly MoneyColumn[], isRead: (column: MoneyColumn) => boolean): MoneyColumn[] {
  const filled = numeric.filter(hasValues);
  const read = new Set(filled.filter(isRead));
  const said = filled.filter((column) => !read.has(column) && column.outstanding > 0);
  const wholes = said.filter((column) => read.size < 2 || !isNoWhole(column, [...read]));
  for (const whole of wholes.sort((a, b) => b.outstanding - a.outstanding)) {
    const unread = unreadOf(whole, filled, read);
    if (unread) return unread;
  }
  return wholes.length > 0 || read.size < 2 ? [] : besides(filled, read);
}

/**
 * True when each column holds no more than the one before, and in some rows more than one is filled. A credit in one of them
 * may make a few rows look otherwise.
 */
export function isNested(columns: readonly (readonly number[])[]): boolean {
  const [widest, ...narrower] = columns;
  if (!widest || narrower.length === 0) return false;
  const filled = widest.flatMap((_, row) => (columns.some((column) => (column[row] ?? 0) !== 0) ? [row] : []));
  const within = (row: number): boolean =>
    narrower.every((column, i) => Math.abs(column[row] ?? 0) <= Math.abs(columns[i]?.[row] ?? 0) + 0.005);
  const several = filled.filter((row) => columns.filter((column) => (column[row] ?? 0) !== 0).length > 1);
  return several.length >= 2 && filled.filter(within).length >= filled.length * NEARLY;
}

/**
 * An amount past due beside what is outstanding (`Overdue`): never more than it, and in some rows all of it. Days late that
 * stand under such a heading are no part of an amount.
 */
export function overdueAmount(numeric: readonly MoneyColumn[]): MoneyColumn | null {
  const said = ({ profile: { said: words } }: MoneyColumn): boolean =>
    words.concepts.has('overdue') && !words.concepts.has('days') && !words.concepts.has('date');
  const wholes = numeric.filter((column) => column.outstanding >= 0.45 && !said(column));
  const isPart = (column: MoneyColumn, whole: MoneyColumn): boolean => {
    const within = column.values.every((value, row) => Math.abs(value || 0) <= Math.abs(at(whole, row) || 0) + 0.005);
    return within && rowsWhere(column, (row) => at(column, row) !== 0 && at(column, row) === at(whole, row)) > 0;
  };
  return numeric.find((column) => said(column) && wholes.some((whole) => isPart(column, whole))) ?? null;
}
