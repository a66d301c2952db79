// What the parts of recognition hand to each other: the body of the sheet below its headings, columns chosen for a role
// with the evidence in words.
import type { ColumnRole, SheetCells } from '../sheet.ts';
import { letterOf, valueAt } from './grid.ts';

/** The rows below the headings: positions in the block, `to` exclusive. */
export interface Body {
  readonly cells: SheetCells;
  readonly from: number;
  readonly to: number;
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
export function sampleRows({ from, to }: Body): number[] {
  const step = Math.max(1, (to - from) / ALIGNED_SAMPLE);
  const count = Math.min(ALIGNED_SAMPLE, Math.max(to - from, 0));
  return Array.from({ length: count }, (_, i) => from + Math.floor(i * step));
}

/** The numbers of a column in some rows: an empty cell is 0, anything else that is no number is NaN. */
export function numbersIn(body: Body, at: number, rows: readonly number[]): number[] {
  return rows.map((row) => {
    const value = valueAt(body.cells, row, at);
    if (typeof value === 'number') return value;
    return value === '' ? 0 : Number.NaN;
  });
}
