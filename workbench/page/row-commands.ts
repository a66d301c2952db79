// What the clerk does with whole rows.
import { type Area, MAX_COLUMNS } from '../excel/a1.ts';
import { deleteCells, insertCells } from '../excel/shifting.ts';
import type { SheetView } from './sheet-view.ts';

export type RowCommandName = 'insert' | 'delete' | 'hide' | 'unhide';

/** The row commands with their names in the cell menu, in its order. */
export const ROW_COMMANDS: readonly [RowCommandName, string][] = [
  ['insert', 'Insert rows'],
  ['delete', 'Delete rows'],
  ['hide', 'Hide rows'],
  ['unhide', 'Unhide rows'],
];

/** Does it to the rows of the selection. Inserted rows come above it and look like the row above them. */
export function runRowCommand(view: SheetView, name: RowCommandName): void {
  const rows: Area = { row: view.area.row, column: 0, rows: view.area.rows, columns: MAX_COLUMNS };
  if (name === 'hide' || name === 'unhide') setHidden(view, rows, name === 'hide');
  else if (view.mayEdit(rows)) insertOrDelete(view, rows, name);
}

function insertOrDelete(view: SheetView, rows: Area, name: 'insert' | 'delete'): void {
  const { workbook, sheet } = view;
  if (name === 'delete') deleteCells(workbook, sheet, rows, 'Up', 'clerk');
  else insertCells(workbook, sheet, rows, 'Down', 'clerk');
}

function setHidden(view: SheetView, rows: Area, hidden: boolean): void {
  const last = Math.min(rows.row + rows.rows - 1, view.grid.layout().lastRow);
  for (let row = rows.row; row <= last; row += 1) {
    if (hidden) view.sheet.hiddenRows.add(row);
    else view.sheet.hiddenRows.delete(row);
  }
  view.workbook.emit({ kind: 'rowsHidden', sheet: view.sheet, area: rows, hidden });
}
