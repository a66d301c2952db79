// What is done to Excel tables: making, resizing, their totals row, rows and columns. Cells follow.
import { type Area, intersect, singleCell } from './a1.ts';
import type { Sheet } from './sheet.ts';
import { type SheetTable, type TableColumn, tableBody, tableHeader, tableTotals } from './sheet-parts.ts';
import { deleteCells, insertCells } from './shifting.ts';
import type { CellEntry, Workbook } from './workbook.ts';

const SUBTOTAL_CODES: Readonly<Record<string, number>> = {
  average: 101,
  countNums: 102,
  count: 103,
  max: 104,
  min: 105,
  stdDev: 107,
  sum: 109,
  var: 110,
};

function uniqueName(names: readonly string[], wanted: string): string {
  let name = wanted;
  for (let count = 2; names.some((one) => one.toLowerCase() === name.toLowerCase()); count++)
    name = `${wanted}${count}`;
  return name;
}

function headings(workbook: Workbook, sheet: Sheet, row: Area): string[] {
  const names: string[] = [];
  for (let index = 0; index < row.columns; index++) {
    const shown = workbook.displayText(sheet, row.row, row.column + index);
    names.push(uniqueName(names, shown === '' ? `Column${index + 1}` : shown));
  }
  return names;
}

/**
 * Makes a table of the area. Without headers in the area a header row is put in above it (Column1, Column2…) and the cells move down.
 * Headings become texts, empty ones get a name.
 */
export function addTable(workbook: Workbook, sheet: Sheet, area: Area, hasHeaders: boolean): SheetTable {
  if (!hasHeaders) insertCells(workbook, sheet, { ...area, rows: 1 }, 'Down', 'addin');
  const whole = hasHeaders ? area : { ...area, rows: area.rows + 1 };
  const header = { ...whole, rows: 1 };
  const names = headings(workbook, sheet, header);
  workbook.write(sheet, header, (_, column) => `'${names[column] ?? ''}`, 'addin');
  let count = workbook.tables.length + 1;
  while (workbook.tables.some(({ table }) => table.name === `Table${count}`)) count++;
  const table: SheetTable = {
    id: workbook.newTableId(),
    name: `Table${count}`,
    area: whole,
    showHeaders: true,
    showTotals: false,
    showFilterButton: true,
    showBandedRows: true,
    showBandedColumns: false,
    style: 'TableStyleMedium2',
    columns: names.map((name, index) => ({ id: index + 1, name, totalsFunction: 'none', totalsLabel: null })),
    criteria: new Map(),
    sortedBy: [],
  };
  sheet.tables.push(table);
  workbook.calculation.rebuild();
  workbook.emit({ kind: 'tableAdded', sheet, tableId: table.id, tableName: table.name });
  workbook.emit({ kind: 'layout', sheet });
  return table;
}

/** Makes a table plain cells again. */
export function removeTable(workbook: Workbook, sheet: Sheet, table: SheetTable): void {
  sheet.tables = sheet.tables.filter((one) => one !== table);
  workbook.calculation.rebuild();
  workbook.emit({ kind: 'tableDeleted', sheet, tableId: table.id, tableName: table.name });
  workbook.emit({ kind: 'layout', sheet });
}

/** Deletes a table with its cells' contents. */
export function deleteTable(workbook: Workbook, sheet: Sheet, table: SheetTable): void {
  removeTable(workbook, sheet, table);
  workbook.write(sheet, table.area, () => '', 'addin');
}

function totalsEntry(table: SheetTable, column: TableColumn): string {
  const code = SUBTOTAL_CODES[column.totalsFunction];
  return code === undefined ? `'${column.totalsLabel ?? ''}` : `=SUBTOTAL(${code},${table.name}[${column.name}])`;
}

/** Shows or takes away the totals row below the table's body. */
export function showTotals(workbook: Workbook, sheet: Sheet, table: SheetTable, show: boolean): void {
  if (table.showTotals === show) return;
  const totals = tableTotals(table);
  if (!show && totals) {
    deleteCells(workbook, sheet, totals, 'Up', 'addin');
    table.showTotals = false;
    return;
  }
  const below = { ...table.area, row: table.area.row + table.area.rows, rows: 1 };
  insertCells(workbook, sheet, below, 'Down', 'addin');
  table.area = { ...table.area, rows: table.area.rows + 1 };
  table.showTotals = true;
  if (table.columns.every((column) => column.totalsFunction === 'none')) {
    table.columns = table.columns.map((column, index, all) => {
      if (index === 0) return { ...column, totalsLabel: column.totalsLabel ?? 'Total' };
      return index === all.length - 1 ? { ...column, totalsFunction: 'sum' } : column;
    });
  }
  workbook.calculation.rebuild();
  const entries = table.columns.map((column) => totalsEntry(table, column));
  workbook.write(sheet, below, (_, column) => (entries[column] === "'" ? null : entries[column]), 'addin');
}

/** Puts rows in at a place of the body (null: at its end), moving what is below down. Returns the new rows' area. */
export function addTableRows(
  workbook: Workbook,
  sheet: Sheet,
  table: SheetTable,
  at: number | null,
  rows: readonly (readonly CellEntry[])[],
): Area {
  const head = table.showHeaders ? 1 : 0;
  const count = tableBody(table)?.rows ?? 0;
  const place = Math.min(at ?? count, count);
  const area = { ...table.area, row: table.area.row + head + place, rows: rows.length };
  const before = table.area;
  insertCells(workbook, sheet, area, 'Down', 'addin');
  table.area = { ...before, rows: before.rows + rows.length };
  workbook.calculation.rebuild();
  workbook.write(sheet, area, (row, column) => rows[row]?.[column], 'addin');
  return area;
}

/** Takes rows out of the body, counted from its first row. */
export function deleteTableRows(workbook: Workbook, sheet: Sheet, table: SheetTable, at: number, count: number): void {
  const body = tableBody(table);
  if (body) deleteCells(workbook, sheet, { ...body, row: body.row + at, rows: count }, 'Up', 'addin');
}

/** Puts a column in at a place of the table (null: at its right). `entries` are header and body, top to bottom. */
export function addTableColumn(
  workbook: Workbook,
  sheet: Sheet,
  table: SheetTable,
  at: number | null,
  entries: readonly CellEntry[],
  name: string | undefined,
): number {
  const place = Math.min(at ?? table.columns.length, table.columns.length);
  const area = { ...table.area, column: table.area.column + place, columns: 1 };
  const before = table.area;
  const names = table.columns.map((column) => column.name);
  const heading = uniqueName(
    names,
    (name ?? String(entries[0] ?? '')) ? (name ?? String(entries[0])) : `Column${names.length + 1}`,
  );
  insertCells(workbook, sheet, area, 'Right', 'addin');
  table.area = { ...before, columns: before.columns + 1 };
  const id = table.columns.reduce((most, column) => Math.max(most, column.id), 0) + 1;
  const columns = table.columns.filter((column) => names.includes(column.name));
  table.columns = columns.toSpliced(place, 0, { id, name: heading, totalsFunction: 'none', totalsLabel: null });
  workbook.calculation.rebuild();
  const header = tableHeader(table) ? 1 : 0;
  workbook.write(sheet, area, (row) => (row === 0 && header ? `'${heading}` : entries[row]), 'addin');
  return place;
}

export function deleteTableColumn(workbook: Workbook, sheet: Sheet, table: SheetTable, place: number): void {
  deleteCells(workbook, sheet, { ...table.area, column: table.area.column + place, columns: 1 }, 'Left', 'addin');
}

/** Renames a column, in its heading too. */
export function renameTableColumn(
  workbook: Workbook,
  sheet: Sheet,
  table: SheetTable,
  place: number,
  name: string,
): void {
  table.columns = table.columns.map((column, index) => (index === place ? { ...column, name } : column));
  if (table.showHeaders) {
    workbook.write(sheet, singleCell(table.area.row, table.area.column + place), () => `'${name}`, 'addin');
  }
  workbook.calculation.rebuild();
}

/** True when an area would overlap another table. */
export function overlapsTable(sheet: Sheet, area: Area, except: SheetTable | null): boolean {
  return sheet.tables.some((table) => table !== except && intersect(table.area, area) !== null);
}
