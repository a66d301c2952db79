// Where a merged cell is drawn: in its first visible cell, stretched over the others. One that lies across a frozen line is drawn
// in its larger part, since the grid scrolls the parts separately.
import type { Area } from '../excel/a1.ts';
import type { Sheet } from '../excel/sheet.ts';
import { rowPixels } from './grid-layout.ts';

/** The cell that draws a merged area, and the size in pixels it draws it in. */
export interface MergedDrawing {
  /** The whole merged area; its text and look are those of its top left cell. */
  readonly area: Area;
  readonly row: number;
  readonly column: number;
  readonly width: number;
  readonly height: number;
}

/** How the merged area around a cell is drawn; null for a cell that is not merged. */
export function mergedDrawing(sheet: Sheet, row: number, column: number): MergedDrawing | null {
  const area = sheet.mergedAt(row, column);
  if (area === null) return null;
  const rows = largerPart(area.row, area.rows, sheet.frozen.rows, (index) => rowPixels(sheet, index));
  const columns = largerPart(area.column, area.columns, sheet.frozen.columns, (index) => sheet.columnPixels(index));
  return { area, row: rows.first, column: columns.first, width: columns.size, height: rows.size };
}

interface Part {
  readonly first: number;
  readonly size: number;
}

/** The side of the frozen line where more of the span shows: its first visible line and its size. */
function largerPart(start: number, count: number, frozen: number, sizeOf: (index: number) => number): Part {
  const before = partOf(start, Math.min(start + count, frozen), sizeOf);
  const after = partOf(Math.max(start, frozen), start + count, sizeOf);
  return before.size >= after.size && before.size > 0 ? before : after;
}

function partOf(from: number, to: number, sizeOf: (index: number) => number): Part {
  let first = from;
  let size = 0;
  for (let index = from; index < to; index += 1) {
    if (size === 0) first = index;
    size += sizeOf(index);
  }
  return { first, size };
}
