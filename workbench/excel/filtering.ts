// Filtering a sheet or a table: which rows its criteria hide.
import type { Area } from './a1.ts';
import type { CellValue } from './cells.ts';
import { meetsCriterion } from './criterion.ts';
import type { Sheet } from './sheet.ts';
import { type FilterCriteria, type SheetTable, tableBody } from './sheet-parts.ts';
import type { Workbook } from './workbook.ts';

function letsThrough(criteria: FilterCriteria, value: CellValue, text: string): boolean {
  if (criteria.kind === 'values') return criteria.texts.some((one) => one.toLowerCase() === text.toLowerCase());
  const met = criteria.criteria.map((criterion) => meetsCriterion(value, text, criterion));
  return criteria.operator === 'And' ? met.every(Boolean) : met.some(Boolean);
}

function hideFiltered(
  workbook: Workbook,
  sheet: Sheet,
  rows: Area,
  criteria: ReadonlyMap<number, FilterCriteria>,
): void {
  for (let row = rows.row; row < rows.row + rows.rows; row++) {
    const shown = [...criteria].every(([index, one]) => {
      const column = rows.column + index;
      return letsThrough(one, sheet.value(row, column), workbook.displayText(sheet, row, column));
    });
    if (shown) sheet.filteredRows.delete(row);
    else sheet.filteredRows.add(row);
  }
}

/** Puts a filter on the sheet (an area with its header row), keeping the criteria given; null takes it away and shows every row. */
export function setSheetFilter(workbook: Workbook, sheet: Sheet, filter: Sheet['filter']): void {
  const before = sheet.filter;
  if (before) hideFiltered(workbook, sheet, belowHeader(before.area), new Map());
  sheet.filter = filter;
  if (filter) hideFiltered(workbook, sheet, belowHeader(filter.area), filter.criteria);
  workbook.emit({ kind: 'filtered', sheet, tableId: null });
  workbook.emit({ kind: 'layout', sheet });
}

/** Sets or (null) clears the criteria of one column of a table, counted from its left. */
export function filterTable(
  workbook: Workbook,
  sheet: Sheet,
  table: SheetTable,
  column: number,
  criteria: FilterCriteria | null,
): void {
  if (criteria) table.criteria.set(column, criteria);
  else table.criteria.delete(column);
  reapplyTableFilter(workbook, sheet, table);
}

/** Judges every row of the table by its criteria again. */
export function reapplyTableFilter(workbook: Workbook, sheet: Sheet, table: SheetTable): void {
  const body = tableBody(table);
  if (body) hideFiltered(workbook, sheet, body, table.criteria);
  workbook.emit({ kind: 'filtered', sheet, tableId: table.id });
  workbook.emit({ kind: 'layout', sheet });
}

function belowHeader(area: Area): Area {
  return { ...area, row: area.row + 1, rows: Math.max(area.rows - 1, 0) };
}
