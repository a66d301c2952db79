// From the workbook in memory to a new .xlsx file, by exceljs.
import type { ConditionalFormattingOptions, TableColumnProperties, Worksheet } from 'exceljs';
import ExcelJS from 'exceljs';
import { cellsOf, formatAddress, singleCell } from './a1.ts';
import type { CellValue } from './cells.ts';
import { isErrorText } from './display-text.ts';
import type { Sheet } from './sheet.ts';
import { type SheetTable, tableBody } from './sheet-parts.ts';
import type { Workbook } from './workbook.ts';
import { writeRules } from './xlsx-rules.ts';
import { fileColor, writeStyle } from './xlsx-styles.ts';

const STATES = { Visible: 'visible', Hidden: 'hidden', VeryHidden: 'veryHidden' } as const;

/** Writes the workbook as it stands: values, formulas with their results, looks, tables, formats, panes, filters, protection. */
export async function writeXlsx(workbook: Workbook): Promise<Uint8Array> {
  const file = new ExcelJS.Workbook();
  file.properties.date1904 = workbook.dateEpoch === 1904;
  const styles = new Map<number, ReturnType<typeof writeStyle>>();
  const style = (number: number) => {
    const known = styles.get(number) ?? writeStyle(workbook.styles.get(number));
    styles.set(number, known);
    return known;
  };
  for (const sheet of workbook.sheets)
    writeSheet(file.addWorksheet(sheet.name, { state: STATES[sheet.visibility] }), sheet, style);
  for (const name of workbook.names) for (const range of name.refersTo.split(',')) addName(file, range, name.name);
  const activeTab = workbook.sheets.indexOf(workbook.activeSheet);
  file.views = [{ x: 0, y: 0, width: 28_800, height: 17_000, firstSheet: 0, activeTab, visibility: 'visible' }];
  return new Uint8Array(await file.xlsx.writeBuffer());
}

function addName(file: ExcelJS.Workbook, range: string, name: string): void {
  // Names of formulas and constants have no range; exceljs writes ranges only.
  if (/![$A-Z0-9:]+$/i.test(range)) file.definedNames.add(range, name);
}

type StyleOf = (number: number) => ReturnType<typeof writeStyle>;

function writeSheet(worksheet: Worksheet, sheet: Sheet, styleOf: StyleOf): void {
  const { carried } = sheet;
  Object.assign(worksheet.pageSetup, carried.pageSetup);
  Object.assign(worksheet.headerFooter, carried.headerFooter);
  const validations = (worksheet as unknown as { dataValidations?: { model: unknown } }).dataValidations;
  if (validations && carried.dataValidations) validations.model = carried.dataValidations;
  if (sheet.tabColor) worksheet.properties.tabColor = fileColor(sheet.tabColor);
  for (const table of sheet.tables) writeTable(worksheet, table, sheet);
  writeColumns(worksheet, sheet, styleOf);
  writeCells(worksheet, sheet, styleOf);
  for (const area of sheet.merged) worksheet.mergeCellsWithoutStyle(formatAddress(area));
  for (const block of writeRules(sheet.conditionalFormats))
    worksheet.addConditionalFormatting(block as ConditionalFormattingOptions);
  if (sheet.filter) worksheet.autoFilter = formatAddress(sheet.filter.area);
  writeView(worksheet, sheet);
  writeProtection(worksheet, sheet);
}

function writeTable(worksheet: Worksheet, table: SheetTable, sheet: Sheet): void {
  const body = tableBody(table);
  const columns = table.columns.map((column, index): TableColumnProperties => {
    const heading = table.showHeaders ? sheet.value(table.area.row, table.area.column + index) : '';
    return {
      name: String(heading) || column.name,
      filterButton: table.showFilterButton,
      ...(column.totalsLabel === null ? {} : { totalsRowLabel: column.totalsLabel }),
      ...(column.totalsFunction === 'none' ? {} : { totalsRowFunction: column.totalsFunction as 'sum' }),
    };
  });
  worksheet.addTable({
    name: table.name,
    ref: formatAddress(singleCell(table.area.row, table.area.column)),
    headerRow: table.showHeaders,
    totalsRow: table.showTotals,
    style: {
      theme: table.style as 'TableStyleMedium2',
      showRowStripes: table.showBandedRows,
      showColumnStripes: table.showBandedColumns,
    },
    columns,
    // Only the count of rows matters here: the cells themselves are written afterwards.
    rows: Array.from({ length: body?.rows ?? 1 }, () => []),
  });
}

function writeColumns(worksheet: Worksheet, sheet: Sheet, styleOf: StyleOf): void {
  for (const [column, characters] of sheet.columnWidths) worksheet.getColumn(column + 1).width = characters;
  for (const column of sheet.hiddenColumns) worksheet.getColumn(column + 1).hidden = true;
  for (const [column, number] of sheet.columnStyles) worksheet.getColumn(column + 1).style = styleOf(number);
}

function writeCells(worksheet: Worksheet, sheet: Sheet, styleOf: StyleOf): void {
  for (const [row, points] of sheet.rowHeights) worksheet.getRow(row + 1).height = points;
  for (const row of [...sheet.hiddenRows, ...sheet.filteredRows]) worksheet.getRow(row + 1).hidden = true;
  const used = sheet.usedArea(false);
  if (!used) return;
  for (const { row, column } of cellsOf(used)) {
    const style = sheet.cells.style(row, column);
    const value = cellToWrite(sheet, row, column);
    if (value === undefined && style === undefined) continue;
    const cell = worksheet.getCell(row + 1, column + 1);
    if (value !== undefined) cell.value = value;
    if (style !== undefined) cell.style = styleOf(style);
  }
}

function cellToWrite(sheet: Sheet, row: number, column: number): ExcelJS.CellValue | undefined {
  const value = sheet.cells.value(row, column);
  const formula = sheet.formula(row, column);
  if (formula !== null) return { formula: formula.slice(1), result: fileValue(value ?? 0) as number };
  const hyperlink = sheet.hyperlinks.get(`${row},${column}`);
  if (hyperlink !== undefined) return { text: String(value ?? ''), hyperlink };
  return value === undefined ? undefined : fileValue(value);
}

function fileValue(value: CellValue): ExcelJS.CellValue {
  return isErrorText(value) ? { error: String(value) as '#N/A' } : value;
}

function writeView(worksheet: Worksheet, sheet: Sheet): void {
  const { rows, columns } = sheet.frozen;
  const activeCell = formatAddress(singleCell(sheet.selection.row, sheet.selection.column));
  const common = { showGridLines: sheet.showGridlines, activeCell };
  if (rows + columns === 0) worksheet.views = [{ state: 'normal', ...common }];
  else worksheet.views = [{ state: 'frozen', xSplit: columns, ySplit: rows, ...common }];
}

function writeProtection(worksheet: Worksheet, sheet: Sheet): void {
  if (!sheet.protection) return;
  const allowed = [...sheet.protection.allowed].map((name) => {
    const short = name.replace(/^allow/, '');
    return [short.charAt(0).toLowerCase() + short.slice(1), true];
  });
  Object.assign(worksheet, {
    sheetProtection: { ...sheet.protection.carried, sheet: true, ...Object.fromEntries(allowed) },
  });
}
