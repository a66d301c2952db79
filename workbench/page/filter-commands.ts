// Sorting and filtering as the clerk asks for it: on the block with filter arrows that holds the cell, else on the cells around it.
import { type Area, containsCell } from '../excel/a1.ts';
import { filterTable, setSheetFilter } from '../excel/filtering.ts';
import type { Sheet } from '../excel/sheet.ts';
import type { FilterCriteria } from '../excel/sheet-parts.ts';
import { sortRows } from '../excel/sorting.ts';
import type { FilterBlock } from './filter-buttons.ts';
import type { CellPosition } from './selection.ts';
import type { SheetView } from './sheet-view.ts';

/** The filtered block or table the cell is in, else null. */
function blockAround(sheet: Sheet, { row, column }: CellPosition): FilterBlock | null {
  const table = sheet.tableAt(row, column);
  if (table !== null) return { table, area: withoutTotals(table.area, table.showTotals), criteria: table.criteria };
  const { filter } = sheet;
  return filter !== null && containsCell(filter.area, row, column) ? { table: null, ...filter } : null;
}

const withoutTotals = (area: Area, totals: boolean): Area => (totals ? { ...area, rows: area.rows - 1 } : area);

/** Sorts the block's rows by the column of the active cell. */
export function sortByColumn(view: SheetView, ascending: boolean, cell: CellPosition = view.selection.anchor): void {
  const { sheet, workbook } = view;
  const block = blockAround(sheet, cell);
  const area = block?.area ?? regionAround(sheet, cell);
  if (!view.mayEdit(area)) return;
  const hasHeaders = block !== null || looksLikeHeader(sheet, area);
  const keys = [{ column: cell.column - area.column, ascending }];
  sortRows(workbook, sheet, area, keys, { hasHeaders, matchCase: false }, 'clerk');
}

/** Puts filter arrows on the cells around the active one, or takes the sheet's away and shows every row again. */
export function toggleFilter(view: SheetView): void {
  const { sheet, workbook, selection } = view;
  const area = regionAround(sheet, selection.anchor);
  setSheetFilter(workbook, sheet, sheet.filter === null ? { area, criteria: new Map() } : null);
}

/** Shows every row that a filter hides; the arrows stay. */
export function clearFilters(view: SheetView): void {
  const { sheet, workbook } = view;
  if (sheet.filter !== null) setSheetFilter(workbook, sheet, { ...sheet.filter, criteria: new Map() });
  for (const table of sheet.tables) {
    for (const column of [...table.criteria.keys()]) filterTable(workbook, sheet, table, column, null);
  }
}

/** Lets only rows through whose cell in the column shows one of the texts; null lets all through. `column` is the sheet's. */
export function filterColumn(
  view: SheetView,
  block: FilterBlock,
  column: number,
  texts: readonly string[] | null,
): void {
  const { sheet, workbook } = view;
  const index = column - block.area.column;
  const criteria: FilterCriteria | null = texts === null ? null : { kind: 'values', texts };
  if (block.table !== null) {
    filterTable(workbook, sheet, block.table, index, criteria);
    return;
  }
  const all = new Map(block.criteria);
  if (criteria === null) all.delete(index);
  else all.set(index, criteria);
  setSheetFilter(workbook, sheet, { area: block.area, criteria: all });
}

/** The texts that the column shows below its header, each once, in the order of the sheet's sorting. */
export function columnTexts(view: SheetView, block: FilterBlock, column: number): string[] {
  const { sheet, workbook } = view;
  const texts = new Map<string, number | string | boolean>();
  for (let row = block.area.row + 1; row < block.area.row + block.area.rows; row += 1) {
    texts.set(workbook.displayText(sheet, row, column), sheet.value(row, column));
  }
  const byValue = [...texts].sort(([, a], [, b]) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), workbook.locale),
  );
  return byValue.map(([text]) => text);
}

/** The filled cells that hang together with a cell, up to an empty row and column on every side. */
function regionAround(sheet: Sheet, { row, column }: CellPosition): Area {
  let region: Area = { row, column, rows: 1, columns: 1 };
  for (;;) {
    const grown = grow(sheet, region);
    if (grown.rows === region.rows && grown.columns === region.columns) return region;
    region = grown;
  }
}

function grow(sheet: Sheet, area: Area): Area {
  const { row, column, rows, columns } = area;
  const right = column + columns;
  const bottom = row + rows;
  const up = row > 0 && isFilled(sheet, row - 1, column - 1, 1, columns + 2) ? 1 : 0;
  const left = column > 0 && isFilled(sheet, row - 1, column - 1, rows + 2, 1) ? 1 : 0;
  const down = isFilled(sheet, bottom, column - 1, 1, columns + 2) ? 1 : 0;
  const across = isFilled(sheet, row - 1, right, rows + 2, 1) ? 1 : 0;
  return { row: row - up, column: column - left, rows: rows + up + down, columns: columns + left + across };
}

function isFilled(sheet: Sheet, row: number, column: number, rows: number, columns: number): boolean {
  for (let down = Math.max(row, 0); down < row + rows; down += 1) {
    for (let across = Math.max(column, 0); across < column + columns; across += 1) {
      if (sheet.value(down, across) !== '') return true;
    }
  }
  return false;
}

function looksLikeHeader(sheet: Sheet, area: Area): boolean {
  const cells = Array.from({ length: area.columns }, (_, index) => index + area.column);
  const texts = (row: number): number => cells.filter((column) => typeof sheet.value(row, column) === 'string').length;
  return area.rows > 1 && texts(area.row) === area.columns && texts(area.row + 1) < area.columns;
}
