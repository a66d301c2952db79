// Where Excel shows the sort-and-filter arrow: in the header row of the sheet's filter and of every table that has one.
import { type Area, containsCell } from '../excel/a1.ts';
import type { Sheet } from '../excel/sheet.ts';
import { type FilterCriteria, type SheetTable, tableHeader } from '../excel/sheet-parts.ts';

/** A filtered or sortable block: the sheet's own filter or a table. `area` includes the header row. */
export interface FilterBlock {
  readonly table: SheetTable | null;
  readonly area: Area;
  readonly criteria: ReadonlyMap<number, FilterCriteria>;
}

/** The block whose header row holds the cell, or null. */
export function filterBlockAt(sheet: Sheet, row: number, column: number): FilterBlock | null {
  const { filter } = sheet;
  if (filter !== null && containsCell({ ...filter.area, rows: 1 }, row, column)) return { table: null, ...filter };
  const table = sheet.tableAt(row, column);
  const header = table?.showFilterButton ? tableHeader(table) : null;
  if (table === null || header === null || !containsCell(header, row, column)) return null;
  return { table, area: table.area, criteria: table.criteria };
}

export const hasFilterButton = (sheet: Sheet, row: number, column: number): boolean =>
  filterBlockAt(sheet, row, column) !== null;

/** True when the column under this header lets only some rows through. */
export function isFiltered(sheet: Sheet, row: number, column: number): boolean {
  const block = filterBlockAt(sheet, row, column);
  return block?.criteria.has(column - block.area.column) ?? false;
}
