// How the clerk's keys and clicks move the selection: one active cell, and the rectangle that grows from it with Shift.
// Hidden rows and columns are stepped over, Ctrl jumps to the edge of the data, as in Excel.
import { type Area, bounding, MAX_COLUMNS, MAX_ROWS, singleCell } from '../excel/a1.ts';
import type { Sheet } from '../excel/sheet.ts';

/** A cell by 0-based row and column. */
export interface CellPosition {
  readonly row: number;
  readonly column: number;
}

/** `anchor` is the active cell, `head` the corner that Shift moves. They are the same for a single cell. */
export interface Selection {
  readonly anchor: CellPosition;
  readonly head: CellPosition;
}

export interface SheetEdges {
  readonly lastRow: number;
  readonly lastColumn: number;
}

/** The key presses that move; `page` is the number of rows a screen shows. */
export interface MoveKey {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly page: number;
}

export const selectCell = (row: number, column: number): Selection => ({
  anchor: { row, column },
  head: { row, column },
});

/** The rectangle of a selection. Whole rows and columns reach to Excel's last column or row. */
export const areaOf = ({ anchor, head }: Selection): Area =>
  bounding(singleCell(anchor.row, anchor.column), singleCell(head.row, head.column));

/** The selection for an area, its first cell active. */
export const selectionOf = (area: Area): Selection => ({
  anchor: { row: area.row, column: area.column },
  head: { row: area.row + area.rows - 1, column: area.column + area.columns - 1 },
});

export const selectRows = (from: number, to: number): Selection => ({
  anchor: { row: from, column: 0 },
  head: { row: to, column: MAX_COLUMNS - 1 },
});

export const selectColumns = (from: number, to: number): Selection => ({
  anchor: { row: 0, column: from },
  head: { row: MAX_ROWS - 1, column: to },
});

const STEPS: Record<string, readonly [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The selection after a key, or null when the key does not move anything. */
export function moveSelection(now: Selection, move: MoveKey, sheet: Sheet, edges: SheetEdges): Selection | null {
  const from = move.shift ? now.head : now.anchor;
  const to = target(from, move, sheet, edges);
  if (to === null) return null;
  return move.shift ? { anchor: now.anchor, head: to } : { anchor: to, head: to };
}

function target(from: CellPosition, move: MoveKey, sheet: Sheet, edges: SheetEdges): CellPosition | null {
  const step = STEPS[move.key];
  if (step !== undefined) return move.ctrl ? jump(from, step, sheet, edges) : walk(from, step, 1, sheet, edges);
  switch (move.key) {
    case 'PageDown':
      return walk(from, [1, 0], move.page, sheet, edges);
    case 'PageUp':
      return walk(from, [-1, 0], move.page, sheet, edges);
    case 'Home':
      return { row: move.ctrl ? 0 : from.row, column: 0 };
    case 'End':
      return move.ctrl ? lastUsedCell(sheet) : null;
    default:
      return null;
  }
}

function lastUsedCell(sheet: Sheet): CellPosition {
  const used = sheet.usedArea(true);
  return used === null
    ? { row: 0, column: 0 }
    : { row: used.row + used.rows - 1, column: used.column + used.columns - 1 };
}

/** That many visible cells on, or as far as the sheet goes. */
function walk(
  from: CellPosition,
  step: readonly [number, number],
  count: number,
  sheet: Sheet,
  edges: SheetEdges,
): CellPosition {
  let at = from;
  for (let left = count; left > 0; left -= 1) {
    const next = nextVisible(at, step, sheet, edges);
    if (next === null) return at;
    at = next;
  }
  return at;
}

function nextVisible(
  from: CellPosition,
  [rows, columns]: readonly [number, number],
  sheet: Sheet,
  edges: SheetEdges,
): CellPosition | null {
  let row = from.row + rows;
  let column = from.column + columns;
  while (row >= 0 && column >= 0 && row <= edges.lastRow && column <= edges.lastColumn) {
    if (!(rows !== 0 && sheet.isRowHidden(row)) && !(columns !== 0 && sheet.isColumnHidden(column))) {
      return { row, column };
    }
    row += rows;
    column += columns;
  }
  return null;
}

/** To the last filled cell before an empty one, or over empty cells to the next filled one. */
function jump(from: CellPosition, step: readonly [number, number], sheet: Sheet, edges: SheetEdges): CellPosition {
  const filled = ({ row, column }: CellPosition): boolean => sheet.value(row, column) !== '';
  let at = from;
  let next = nextVisible(at, step, sheet, edges);
  if (next === null) return at;
  const within = filled(at) && filled(next);
  while (next !== null) {
    if (within && !filled(next)) return at;
    at = next;
    if (!within && filled(at)) return at;
    next = nextVisible(at, step, sheet, edges);
  }
  return at;
}
