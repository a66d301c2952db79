// Making a column as wide as its texts, as Excel does for a double click on its edge and for a day typed into a narrow column.
import type { Sheet } from '../excel/sheet.ts';
import type { Workbook } from '../excel/workbook.ts';
import { neededWidth } from './cell-look.ts';

const MEASURED_ROWS = 300;
const WIDEST = 420;
const NARROWEST = 24;

/** Sets the widths of columns to what their first few hundred texts need, between 24 and 420 pixels. Empty columns stay. */
export function fitColumns(workbook: Workbook, sheet: Sheet, columns: readonly number[]): void {
  const used = sheet.usedArea(true);
  if (used === null) return;
  for (const column of columns) {
    let needed = 0;
    for (let row = used.row; row < Math.min(used.row + used.rows, used.row + MEASURED_ROWS); row += 1) {
      needed = Math.max(needed, neededWidth(workbook, sheet, row, column));
    }
    if (needed > 0) sheet.setColumnPixels(column, Math.max(NARROWEST, Math.min(needed, WIDEST)));
  }
  workbook.emit({ kind: 'layout', sheet });
}

/** Gives every column of a sheet without widths (a .csv has none) the width of its texts. */
export function fitUnsizedColumns(workbook: Workbook, sheet: Sheet): void {
  const used = sheet.usedArea(true);
  if (used === null || sheet.columnWidths.size > 0) return;
  fitColumns(
    workbook,
    sheet,
    Array.from({ length: used.columns }, (_, index) => used.column + index),
  );
}

/** Widens a column that nobody has sized when the number or day just typed into it does not fit. */
export function widenForTyped(workbook: Workbook, sheet: Sheet, row: number, column: number): void {
  if (sheet.columnWidths.has(column) || typeof sheet.value(row, column) !== 'number') return;
  const needed = neededWidth(workbook, sheet, row, column);
  if (needed <= sheet.columnPixels(column)) return;
  sheet.setColumnPixels(column, needed);
  workbook.emit({ kind: 'layout', sheet });
}
