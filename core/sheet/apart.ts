// Rows of the sheet that stand apart from the list that is read: another table, what we owe, what is paid. They are looked at
// as if they were blank, and each is shown with the reason.
import type { SheetCells } from '../sheet.ts';
import { isEmpty, rowNumber } from './grid.ts';

/** What belongs to other tables than the one that is read. */
export interface Apart {
  /** By the row as Excel numbers it, why it is left out. */
  readonly rows: ReadonlyMap<number, string>;
  /** Positions of rows that hold the headings once more, in other words. */
  readonly again: ReadonlySet<number>;
}

export const NOTHING_APART: Apart = { rows: new Map(), again: new Set() };

/** Why rows are left out, from one position of the block to before another. */
export interface Part {
  readonly from: number;
  readonly to: number;
  readonly because: string;
}

/** The rows of some parts that hold something, each with its reason. */
export function rowsOfParts(cells: SheetCells, parts: readonly Part[]): ReadonlyMap<number, string> {
  const rows = new Map<number, string>();
  for (const { from, to, because } of parts)
    for (let at = from; at < to; at += 1)
      if (!(cells.values[at] ?? []).every(isEmpty)) rows.set(rowNumber(cells, at), because);
  return rows;
}

/** The cells as if some rows were blank. */
export function withoutRows(cells: SheetCells, rows: ReadonlyMap<number, string>): SheetCells {
  if (rows.size === 0) return cells;
  const nothing = (cells.values[0] ?? []).map(() => '');
  const values = cells.values.map((row, at) => (rows.has(rowNumber(cells, at)) ? nothing : row));
  const numberFormats = cells.numberFormats.map((row, at) => (rows.has(rowNumber(cells, at)) ? nothing : row));
  return { ...cells, values, numberFormats };
}
