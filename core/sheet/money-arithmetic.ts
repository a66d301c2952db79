// Arithmetic between columns of money: what tells an original amount from what is left of it, whatever the headings say.
import type { ColumnProfile } from './column-profile.ts';

/** A column of numbers with its sampled values and how plainly its heading says the two roles of money. */
export interface MoneyColumn {
  readonly profile: ColumnProfile;
  readonly values: readonly number[];
  readonly amount: number;
  readonly outstanding: number;
  readonly isSettled: boolean;
}

const CENT = 0.005;

/** Arithmetic counts as evidence when this share of the rows bears it out. */
export const MOST = 0.95;

/** Share of the rows that count in which a column equals a sum of others; 0 when no row counts. */
export function shareEqual(
  whole: readonly number[],
  sum: (row: number) => number,
  counts: (row: number) => boolean,
): number {
  let [held, tested] = [0, 0];
  whole.forEach((value, row) => {
    const other = sum(row);
    if (Number.isNaN(value + other) || !counts(row)) return;
    tested += 1;
    if (Math.abs(value - other) < CENT) held += 1;
  });
  return tested === 0 ? 0 : held / tested;
}

/** The value of a column in a sampled row. */
export const at = (column: MoneyColumn, row: number): number => column.values[row] ?? Number.NaN;
/** True when anything but 0 stands in the column. */
export const hasValues = (column: MoneyColumn): boolean =>
  column.values.some((value) => value !== 0 && !Number.isNaN(value));

/**
 * The settled columns (all of them, or one) that taken from `amount` leave `outstanding`; null when none do. Payments may be
 * written as negative numbers, but then too no more is left than there was.
 */
export function settlement(
  amount: MoneyColumn,
  outstanding: MoneyColumn,
  settled: readonly MoneyColumn[],
): MoneyColumn[] | null {
  const used = settled.filter((column) => column !== amount && column !== outstanding && hasValues(column));
  const choices = [used, ...used.map((column) => [column])].filter((choice) => choice.length > 0);
  const signs = shareWithin(amount, outstanding) >= MOST ? [-1, 1] : [-1];
  for (const choice of choices)
    for (const sign of signs) {
      const left = (row: number): number =>
        choice.reduce((sum, column) => sum + sign * at(column, row), at(amount, row));
      if (shareEqual(outstanding.values, left, (row) => at(amount, row) !== 0 || at(outstanding, row) !== 0) >= MOST)
        return choice;
    }
  return null;
}

/**
 * All columns of money that stand between the amount and what is left of it, if these taken from it leave that: payments,
 * with charges, discounts and what was written off. At least one of them has to say that it is settled.
 */
export function settlementBetween(
  amount: MoneyColumn,
  outstanding: MoneyColumn,
  columns: readonly MoneyColumn[],
): MoneyColumn[] | null {
  const isBetween = ({ profile }: MoneyColumn): boolean =>
    profile.at > amount.profile.at && profile.at < outstanding.profile.at;
  const between = columns.filter(isBetween);
  return between.some(({ isSettled }) => isSettled) ? settlement(amount, outstanding, between) : null;
}

/** Share of rows in which no more is outstanding than was invoiced, with the same sign. */
export function shareWithin(amount: MoneyColumn, outstanding: MoneyColumn): number {
  const tested = outstanding.values.filter((value) => value !== 0 && !Number.isNaN(value)).length;
  const held = outstanding.values.filter((value, row) => {
    const whole = at(amount, row);
    return value !== 0 && Math.sign(value) === Math.sign(whole) && Math.abs(value) <= Math.abs(whole) + CENT;
  }).length;
  return tested === 0 ? 1 : held / tested;
}

/** True when two columns are not the same throughout the sample. */
export const differ = (a: MoneyColumn, b: MoneyColumn): boolean =>
  a.values.some(
    (value, row) => Math.abs(value - at(b, row)) >= CENT || Number.isNaN(value) !== Number.isNaN(at(b, row)),
  );
