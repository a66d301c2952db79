// From an .xlsx file, as exceljs reads it, to the workbook in memory.
import type { Cell, CellErrorValue, Worksheet } from 'exceljs';
import ExcelJS from 'exceljs';
import { type Area, areaOfAddress, bounding, containsCell, singleCell } from './a1.ts';
import type { CellValue } from './cells.ts';
import type { Sheet } from './sheet.ts';
import type { SheetTable, TableColumn } from './sheet-parts.ts';
import { Workbook, type WorkbookOptions } from './workbook.ts';
import { readRules } from './xlsx-rules.ts';
import { hexColor, StyleReader } from './xlsx-styles.ts';

const DAY = 86_400_000;
const SERIAL_OF_1970 = 25_569;
const DAYS_FROM_1900_TO_1904 = 1462;

const VISIBILITY = { visible: 'Visible', hidden: 'Hidden', veryHidden: 'VeryHidden' } as const;
const PERMISSIONS = [
  'formatCells',
  'formatColumns',
  'formatRows',
  'insertColumns',
  'insertRows',
  'insertHyperlinks',
  'deleteColumns',
  'deleteRows',
  'sort',
  'autoFilter',
  'pivotTables',
];

/** Office.js's name of a permission in a file: `formatCells` is `allowFormatCells`. */
function permissionName(name: string): string {
  return `allow${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** What exceljs knows of a sheet beyond its own types. */
interface SheetInside {
  readonly sheetProtection?: Readonly<Record<string, unknown>> | null;
  readonly conditionalFormattings?: Parameters<typeof readRules>[0];
  readonly tables: Readonly<Record<string, { readonly table?: FileTable; readonly model?: FileTable }>>;
  readonly dataValidations?: { readonly model: unknown };
}

interface FileTable {
  readonly name: string;
  readonly tableRef: string;
  readonly headerRow?: boolean;
  readonly totalsRow?: boolean;
  readonly columns: readonly {
    readonly name: string;
    readonly totalsRowLabel?: string;
    readonly totalsRowFunction?: string;
  }[];
  readonly style?: { readonly theme?: string; readonly showRowStripes?: boolean; readonly showColumnStripes?: boolean };
}

/** Reads an .xlsx file. Throws what exceljs throws when the bytes are not one. */
export async function readXlsx(bytes: Uint8Array, options: WorkbookOptions): Promise<Workbook> {
  const file = new ExcelJS.Workbook();
  // A copy of its own: a Buffer's slice would be a view into Node's shared pool.
  await file.xlsx.load(new Uint8Array(bytes).buffer);
  if (file.worksheets.length === 0) throw new Error('The file holds no worksheet');
  const workbook = new Workbook(options);
  workbook.dateEpoch = file.properties.date1904 ? 1904 : 1900;
  const styles = new StyleReader(workbook.styles);
  for (const worksheet of file.worksheets) readSheet(worksheet, workbook, styles);
  for (const { name, ranges } of file.definedNames.model) {
    const refersTo = ranges.join(',');
    if (!name.startsWith('_xlnm.')) workbook.names.push({ name, refersTo, sheetId: null, visible: true, comment: '' });
  }
  const active = workbook.sheets[file.views?.[0]?.activeTab ?? 0];
  if (active && active.visibility === 'Visible') workbook.activate(active);
  return workbook;
}

function readSheet(worksheet: Worksheet, workbook: Workbook, styles: StyleReader): void {
  const sheet = workbook.addSheet(worksheet.name);
  const inside = worksheet as unknown as SheetInside;
  sheet.visibility = VISIBILITY[worksheet.state];
  sheet.tabColor = hexColor(worksheet.properties.tabColor);
  const filtered = areaOfAddress(String(worksheet.autoFilter ?? ''));
  if (filtered) sheet.filter = { area: filtered, criteria: new Map() };
  readColumns(worksheet, sheet, styles);
  readCells(worksheet, workbook, sheet, styles);
  readView(worksheet, sheet);
  sheet.tables = Object.values(inside.tables).flatMap((table) => readTable(table.table ?? table.model, workbook));
  sheet.conditionalFormats = readRules(inside.conditionalFormattings ?? [], () => workbook.newId());
  readProtection(inside, sheet);
  sheet.carried = {
    pageSetup: worksheet.pageSetup,
    headerFooter: worksheet.headerFooter,
    dataValidations: inside.dataValidations?.model,
  };
}

function readColumns(worksheet: Worksheet, sheet: Sheet, styles: StyleReader): void {
  for (const [index, column] of (worksheet.columns ?? []).entries()) {
    if (column.width !== undefined) sheet.columnWidths.set(index, column.width);
    if (column.hidden) sheet.hiddenColumns.add(index);
    const style = styles.number(column.style);
    if (style) sheet.columnStyles.set(index, style);
  }
}

function readCells(worksheet: Worksheet, workbook: Workbook, sheet: Sheet, styles: StyleReader): void {
  const merged = new Map<string, Area>();
  worksheet.eachRow({ includeEmpty: true }, (line, number) => {
    const row = number - 1;
    if (line.hidden) hideRow(sheet, row);
    if (line.height !== undefined && line.height > 0) sheet.rowHeights.set(row, line.height);
    if (!line.hasValues && line.actualCellCount === 0 && line.cellCount === 0) return;
    line.eachCell({ includeEmpty: true }, (cell, at) => {
      const column = at - 1;
      sheet.cells.setStyle(row, column, styles.number(cell.style));
      if (cell.isMerged) mergeCell(merged, cell, row, column);
      if (!cell.isMerged || cell.master.address === cell.address) readCell(cell, workbook, sheet, row, column);
    });
  });
  sheet.merged = [...merged.values()];
}

function hideRow(sheet: Sheet, row: number): void {
  const byFilter = sheet.filter !== null && containsCell(sheet.filter.area, row, sheet.filter.area.column);
  if (byFilter) sheet.filteredRows.add(row);
  else sheet.hiddenRows.add(row);
}

function mergeCell(merged: Map<string, Area>, cell: Cell, row: number, column: number): void {
  const key = cell.master.address;
  const here = singleCell(row, column);
  const known = merged.get(key);
  merged.set(key, known ? bounding(known, here) : here);
}

function readCell(cell: Cell, workbook: Workbook, sheet: Sheet, row: number, column: number): void {
  const { formula } = cell;
  if (formula) {
    sheet.cells.setFormula(row, column, `=${formula}`);
    sheet.cells.setValue(row, column, plainValue(cell.result, workbook.dateEpoch));
    return;
  }
  sheet.cells.setValue(row, column, plainValue(cell.value, workbook.dateEpoch));
  if (cell.hyperlink) sheet.hyperlinks.set(`${row},${column}`, cell.hyperlink);
}

/** A file's value as Excel's cell value: a day becomes its serial number, rich text its text, an error its code. */
function plainValue(value: unknown, epoch: 1900 | 1904): CellValue | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Date) {
    const serial = value.getTime() / DAY + SERIAL_OF_1970 - (epoch === 1904 ? DAYS_FROM_1900_TO_1904 : 0);
    return Math.round(serial * 1e9) / 1e9;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  if ('error' in value) return String((value as CellErrorValue).error);
  if ('richText' in value && Array.isArray(value.richText)) return value.richText.map((run) => run.text).join('');
  if ('text' in value) return plainValue(value.text, epoch);
  return undefined;
}

function readView(worksheet: Worksheet, sheet: Sheet): void {
  const view = worksheet.views?.[0];
  if (!view) return;
  if (view.state === 'frozen') sheet.frozen = { rows: view.ySplit ?? 0, columns: view.xSplit ?? 0 };
  sheet.showGridlines = view.showGridLines !== false;
  const selected = view.activeCell ? areaOfAddress(view.activeCell) : null;
  if (selected) sheet.selection = selected;
}

function readTable(table: FileTable | undefined, workbook: Workbook): SheetTable[] {
  const area = table ? areaOfAddress(table.tableRef) : null;
  if (!table || !area) return [];
  const columns = table.columns.map(
    (column, index): TableColumn => ({
      id: index + 1,
      name: column.name,
      totalsFunction: column.totalsRowFunction ?? 'none',
      totalsLabel: column.totalsRowLabel ?? null,
    }),
  );
  return [
    {
      id: workbook.newTableId(),
      name: table.name,
      area,
      showHeaders: table.headerRow !== false,
      showTotals: table.totalsRow === true,
      showFilterButton: true,
      showBandedRows: table.style?.showRowStripes === true,
      showBandedColumns: table.style?.showColumnStripes === true,
      style: table.style?.theme ?? 'TableStyleMedium2',
      columns,
      criteria: new Map(),
      sortedBy: [],
    },
  ];
}

function readProtection(inside: SheetInside, sheet: Sheet): void {
  const carried = inside.sheetProtection;
  if (!carried?.sheet) return;
  const allowed = PERMISSIONS.filter((name) => carried[name] === true).map(permissionName);
  sheet.protection = { password: null, allowed: new Set(allowed), carried };
}
