// Making a column as wide as its texts, as Excel does for a double click on its edge and for a day typed into a narrow column.
import type { Sheet } from '../excel/sheet.ts';
import type { Workbook } from '../excel/workbook.ts';
import { neededWidth } from './cell-look.ts';
import { hasFilterButton } from './filter-buttons.ts';

const MEASURED_ROWS = 300;
const WIDEST = 420;
const FILTER_BUTTON = 18;

/** Sets a column's width to what its first few hundred texts need, 420 pixels at most. An empty column stays as it is. */
export function fitColumn(workbook: Workbook, sheet: Sheet, column: number): void {
  const needed = widestText(workbook, sheet, column, () => true);
  if (needed > 0) sheet.setColumnPixels(column, needed);
  workbook.emit({ kind: 'layout', sheet });
}

/**
 * Widens the columns that the file gives no width (a .csv, many an export), where Excel would show ####. A text that can run
 * over an empty neighbour, such as a title, does not count.
 */
export function fitUnsizedColumns(workbook: Workbook, sheet: Sheet): void {
  const used = sheet.usedArea(true);
  if (used === null) return;
  for (let column = used.column; column < used.column + used.columns; column += 1) {
    if (sheet.columnWidths.has(column) || sheet.isColumnHidden(column)) continue;
    const counts = (row: number): boolean =>
      typeof sheet.value(row, column) === 'number' || sheet.value(row, column + 1) !== '';
    const needed = widestText(workbook, sheet, column, counts);
    if (needed > sheet.columnPixels(column)) sheet.setColumnPixels(column, needed);
  }
  workbook.emit({ kind: 'layout', sheet });
}

function widestText(workbook: Workbook, sheet: Sheet, column: number, counts: (row: number) => boolean): number {
  const used = sheet.usedArea(true);
  let widest = 0;
  for (let row = used?.row ?? 0; row < Math.min((used?.row ?? 0) + (used?.rows ?? 0), MEASURED_ROWS); row += 1) {
    if (!counts(row)) continue;
    const button = hasFilterButton(sheet, row, column) ? FILTER_BUTTON : 0;
    widest = Math.max(widest, neededWidth(workbook, sheet, row, column) + button);
  }
  return Math.min(widest, WIDEST);
}

/** Widens a column that nobody has sized when the number or day just typed into it does not fit. */
export function widenForTyped(workbook: Workbook, sheet: Sheet, row: number, column: number): void {
  if (sheet.columnWidths.has(column) || typeof sheet.value(row, column) !== 'number') return;
  const needed = neededWidth(workbook, sheet, row, column);
  if (needed <= sheet.columnPixels(column)) return;
  sheet.setColumnPixels(column, needed);
  workbook.emit({ kind: 'layout', sheet });
}
