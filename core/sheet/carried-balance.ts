// Balances that are not those of the line they stand on: a running balance, which carries the line above (or below) forward,
// whole or customer by customer, and a customer's balance repeated on each of its lines.
import { type Body, numbersIn } from './evidence.ts';
import { valueAt } from './grid.ts';
import type { MoneyColumn } from './money-arithmetic.ts';

const CENT = 0.005;
const MOST = 0.95;
const LINES = 200;

/** The first rows with a balance, one after the other, whether or not they have a day. */
function rowsHolding({ cells, from, to }: Body, at: number): number[] {
  const rows: number[] = [];
  for (let row = from; row < to && rows.length < LINES; row += 1)
    if (typeof valueAt(cells, row, at) === 'number') rows.push(row);
  return rows;
}

const rowsWith = (body: Body, { profile }: MoneyColumn): number[] => rowsHolding(body, profile.at);

const same = (a: number, b: number): boolean => Math.abs(a - b) < CENT;

/** True when every line holds the one before plus its own movement, or begins again with its own; one slip in many lines aside. */
function carries(balance: readonly number[], movement: readonly number[]): boolean {
  let [known, carried, held] = [0, 0, 0];
  for (let i = 1; i < balance.length; i += 1) {
    const [before = 0, here = 0, own = 0] = [balance[i - 1], balance[i], movement[i]];
    if (Number.isNaN(before + here + own)) continue;
    known += 1;
    const isCarried = same(here, before + own);
    if (isCarried && !same(before, 0) && !same(own, 0)) carried += 1;
    if (isCarried || same(here, own)) held += 1;
  }
  return carried >= 2 ? held >= known * MOST : carried === 1 && held === known;
}

/** The movements that the other columns of money may stand for: each of them, or one less another. */
function movementsOf(body: Body, rows: readonly number[], others: readonly MoneyColumn[]): number[][] {
  const columns = others.map(({ profile }) => numbersIn(body, profile.at, rows));
  const less = columns.flatMap((debit) =>
    columns
      .filter((credit) => credit !== debit)
      .map((credit) => debit.map((value, i) => value - Math.abs(credit[i] ?? 0))),
  );
  return [...columns, ...less];
}

/** A balance that carries the line above forward is a statement's running balance, not what the line still owes. */
export function isRunning(body: Body, balance: MoneyColumn, others: readonly MoneyColumn[]): boolean {
  const rows = rowsWith(body, balance);
  const carried = numbersIn(body, balance.profile.at, rows);
  const movements = movementsOf(body, rows, others.filter((other) => other !== balance).slice(0, 5));
  return movements.some(
    (movement) => carries(carried, movement) || carries(carried.toReversed(), movement.toReversed()),
  );
}

/** True when every line of a balance holds the one above plus the line's own amount, or begins again with that amount. */
export function isRunningSum(body: Body, balance: number, own: number): boolean {
  const rows = rowsHolding(body, balance);
  const [carried, amounts] = [numbersIn(body, balance, rows), numbersIn(body, own, rows)];
  return carried.every((value, i) => {
    const amount = amounts[i] ?? Number.NaN;
    return same(value, amount) || (i > 0 && same(value, (carried[i - 1] ?? Number.NaN) + amount));
  });
}

/** Positions in the list of the rows of each customer, by the column that names it, else by rows that stand together. */
function rowsByCustomer(body: Body, rows: readonly number[], customer: number | null): number[][] {
  const blocks = rows.map((row, i) => row - i);
  const nameOf = (i: number): string =>
    customer === null ? String(blocks[i]) : String(valueAt(body.cells, rows[i] ?? 0, customer)).trim();
  const groups = Map.groupBy(
    rows.map((_, i) => i),
    nameOf,
  );
  groups.delete('');
  return [...groups.values()].filter(({ length }) => length > 1);
}

/**
 * A customer's balance that stands on each of its lines: the same throughout its lines, and what the lines of another column
 * (or of one less another) come to. Two customers have to bear it out, or one with three lines.
 */
export function isRepeated(
  body: Body,
  balance: MoneyColumn,
  others: readonly MoneyColumn[],
  customer: number | null,
): boolean {
  const rows = rowsWith(body, balance);
  const groups = rowsByCustomer(body, rows, customer);
  if (groups.length < 2 && !groups.some(({ length }) => length > 2)) return false;
  const held = numbersIn(body, balance.profile.at, rows);
  const isSame = (group: readonly number[]): boolean =>
    group.every((i) => same(held[i] ?? 0, held[group[0] ?? 0] ?? 0));
  if (groups.filter(isSame).length < groups.length * MOST) return false;
  const movements = movementsOf(body, rows, others.filter((other) => other !== balance).slice(0, 5));
  return movements.some((lines) => {
    const sums = (group: readonly number[]): boolean =>
      same(
        group.reduce((sum, i) => sum + (lines[i] ?? Number.NaN), 0),
        held[group[0] ?? 0] ?? 0,
      );
    return groups.filter(sums).length >= groups.length * MOST;
  });
}

/** True when a credit is as large as a debit: both stand on the sheet although one has paid the other, as on a statement. */
export function hasPaidDebits(body: Body, debit: MoneyColumn, credit: MoneyColumn): boolean {
  const rows = Array.from({ length: Math.min(LINES, body.to - body.from) }, (_, i) => body.from + i);
  const debits = new Set(numbersIn(body, debit.profile.at, rows).filter((value) => value > 0));
  return numbersIn(body, credit.profile.at, rows).some((value) => debits.has(Math.abs(value)));
}
