// Which rows and columns of a sheet are drawn and where: hidden ones left out, frozen ones apart, some empty ones beyond the data.
import { type Area, MAX_COLUMNS, MAX_ROWS } from '../excel/a1.ts';
import type { Sheet } from '../excel/sheet.ts';

const ROW_HEIGHT = 20;
const PIXELS_PER_POINT = 4 / 3;
const SPARE_ROWS = 50;
const SPARE_COLUMNS = 8;
const MIN_ROWS = 120;
const MIN_COLUMNS = 26;

/** One drawn row or column: its 0-based position on the sheet and its size in pixels. */
export interface Track {
  readonly index: number;
  readonly size: number;
}

export interface GridLayout {
  readonly frozenRows: readonly Track[];
  readonly rows: readonly Track[];
  readonly frozenColumns: readonly Track[];
  readonly columns: readonly Track[];
  /** The last row and column that are drawn; keys move no further. */
  readonly lastRow: number;
  readonly lastColumn: number;
}

/** The layout of a sheet, stretched far enough to hold `reach` (a selection beyond the data). */
export function layOut(sheet: Sheet, reach: Area): GridLayout {
  const used = sheet.usedArea(false);
  const usedRows = used === null ? 0 : used.row + used.rows;
  const usedColumns = used === null ? 0 : used.column + used.columns;
  const lastRow =
    Math.max(usedRows + SPARE_ROWS, MIN_ROWS, reach.rows >= MAX_ROWS ? 0 : reach.row + reach.rows + 10) - 1;
  const lastColumn =
    Math.max(
      usedColumns + SPARE_COLUMNS,
      MIN_COLUMNS,
      reach.columns >= MAX_COLUMNS ? 0 : reach.column + reach.columns + 2,
    ) - 1;
  const rows = tracks(lastRow, (row) => rowPixels(sheet, row));
  const columns = tracks(lastColumn, (column) => sheet.columnPixels(column));
  return {
    frozenRows: rows.filter(({ index }) => index < sheet.frozen.rows),
    rows: rows.filter(({ index }) => index >= sheet.frozen.rows),
    frozenColumns: columns.filter(({ index }) => index < sheet.frozen.columns),
    columns: columns.filter(({ index }) => index >= sheet.frozen.columns),
    lastRow,
    lastColumn,
  };
}

/** A row's height on screen at 100 %; 0 when the clerk or a filter hides it. */
export function rowPixels(sheet: Sheet, row: number): number {
  if (sheet.isRowHidden(row)) return 0;
  const points = sheet.rowHeights.get(row);
  return points === undefined ? ROW_HEIGHT : Math.round(points * PIXELS_PER_POINT);
}

function tracks(last: number, sizeOf: (index: number) => number): Track[] {
  const list: Track[] = [];
  for (let index = 0; index <= last; index += 1) {
    const size = sizeOf(index);
    if (size > 0) list.push({ index, size });
  }
  return list;
}

/** Where a track begins among the scrolled ones, or null when it is not among them. */
export function offsetOf(list: readonly Track[], index: number): { start: number; size: number } | null {
  let start = 0;
  for (const track of list) {
    if (track.index === index) return { start, size: track.size };
    start += track.size;
  }
  return null;
}

export const DEFAULT_ROW_HEIGHT = ROW_HEIGHT;
