// What the parts of recognition hand to each other: the body of the sheet below its headings, columns chosen for a role
// with the evidence in words.
import type { ColumnRole, SheetCells } from '../sheet.ts';
import type { ColumnProfile } from './column-profile.ts';
import { letterOf, valueAt } from './grid.ts';
import { meaningOf } from './number-format.ts';

/** The rows below the headings: positions in the block, `to` exclusive. */
export interface Body {
  readonly cells: SheetCells;
  readonly from: number;
  readonly to: number;
  /** The rows among them that hold a line of the ledger rather than headings and totals of groups; null for all. */
  readonly lines: readonly number[] | null;
}

/** A column chosen for a role; `at` is its position in the block. */
export interface ChosenColumn {
  readonly role: ColumnRole;
  readonly at: number;
  readonly because: string;
}

/** The column's letter on the sheet. */
export const letterAt = (body: Body, at: number): string => letterOf(body.cells.firstColumn + at);

const ALIGNED_SAMPLE = 400;

/** Rows spread evenly over the body, for evidence that compares columns row by row. */
export function sampleRows({ from, to, lines }: Body): number[] {
  const size = lines ? lines.length : Math.max(to - from, 0);
  const step = Math.max(1, size / ALIGNED_SAMPLE);
  return Array.from({ length: Math.min(ALIGNED_SAMPLE, size) }, (_, i) => {
    const position = Math.floor(i * step);
    return lines ? (lines[position] ?? from) : from + position;
  });
}

/** The first lines of the body, one after the other. */
export function firstLines({ from, to, lines }: Body, count: number): number[] {
  if (lines) return lines.slice(0, count);
  return Array.from({ length: Math.min(count, Math.max(to - from, 0)) }, (_, i) => from + i);
}

/** The numbers of a column in some rows: an empty cell is 0, anything else that is no number is NaN. */
export function numbersIn(body: Body, at: number, rows: readonly number[]): number[] {
  return rows.map((row) => {
    const value = valueAt(body.cells, row, at);
    if (typeof value === 'number') return value;
    return value === '' ? 0 : Number.NaN;
  });
}

/** Tells the days of a date column from other numbers in it: where dates are formatted as dates, only those count. */
export function dayTest(cells: SheetCells, { at, dates }: ColumnProfile): (row: number) => boolean {
  let [format, isDate] = ['', false];
  return (row) => {
    if (typeof cells.values[row]?.[at] !== 'number') return false;
    if (dates === 0) return true;
    const here = cells.numberFormats[row]?.[at] ?? '';
    if (here !== format) [format, isDate] = [here, meaningOf(here).isDate];
    return isDate;
  };
}
