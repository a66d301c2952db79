// What a range says of itself: values, texts, formulas, formats, where it is, what is hidden.
import { MAX_COLUMNS, MAX_ROWS, qualifiedAddress } from '../../a1.ts';
import { isErrorText } from '../../display-text.ts';
import type { Sheet } from '../../sheet.ts';
import type { CellEntry, Workbook } from '../../workbook.ts';
import { type EngineContext, type Property, readOnly } from '../host-type.ts';
import { OfficeError } from '../office-error.ts';
import { checkCellCount, checkProtection, gridOf, isUnbounded, type RangeObject } from '../ranges.ts';

const WRONG_SIZE =
  "The number of rows or columns in the input array doesn't match the size or dimensions of the range.";

/** Throws InvalidArgument unless a two-dimensional input has exactly the range's size. */
export function checkSize(range: RangeObject, rows: number, columns: readonly number[]): void {
  const fits = rows === range.area.rows && columns.every((count) => count === range.area.columns);
  if (!fits) throw new OfficeError('InvalidArgument', WRONG_SIZE);
}

/** What to put into each cell: from a two-dimensional array of the range's size, or the same value everywhere. */
function entriesOf(range: RangeObject, input: unknown): (row: number, column: number) => unknown {
  if (isUnbounded(range.area)) throw new OfficeError('InvalidArgument');
  checkCellCount(range.area);
  if (!Array.isArray(input)) return () => input;
  const lines: readonly unknown[] = input;
  const widths = lines.map((line) => (Array.isArray(line) ? line.length : -1));
  checkSize(range, lines.length, widths);
  return (row, column) => (lines[row] as readonly unknown[])[column];
}

function asEntry(input: unknown): CellEntry {
  if (input === null || input === undefined) return null;
  if (typeof input === 'string' || typeof input === 'number' || typeof input === 'boolean') return input;
  throw new OfficeError('InvalidArgument');
}

function writeEntries(range: RangeObject, input: unknown, { workbook }: EngineContext): void {
  checkProtection(workbook, range.sheet, [range.area], null);
  const entryAt = entriesOf(range, input);
  workbook.write(range.sheet, range.area, (row, column) => asEntry(entryAt(row, column)), 'addin');
}

function writeNumberFormats(range: RangeObject, input: unknown, { workbook }: EngineContext): void {
  const { sheet, area } = range;
  checkProtection(workbook, sheet, [area], 'allowFormatCells');
  if (typeof input === 'string') {
    workbook.changeStyle(sheet, [area], { numberFormat: input }, 'addin');
    return;
  }
  const entryAt = entriesOf(range, input);
  for (let row = 0; row < area.rows; row++) {
    for (let column = 0; column < area.columns; column++) {
      const numberFormat = entryAt(row, column);
      if (numberFormat === null || numberFormat === undefined) continue;
      if (typeof numberFormat !== 'string') throw new OfficeError('InvalidArgument');
      const [atRow, atColumn] = [area.row + row, area.column + column];
      const style = workbook.styles.change(sheet.styleNumber(atRow, atColumn), { numberFormat });
      sheet.cells.setStyle(atRow, atColumn, style);
    }
  }
  workbook.lookChanged(sheet, [area], 'addin');
}

/** Empty, String, Double, Boolean or Error, as range.valueTypes says it. */
export function valueTypeOf(sheet: Sheet, row: number, column: number): string {
  const value = sheet.cells.value(row, column);
  if (value === undefined) return 'Empty';
  if (typeof value === 'number') return 'Double';
  if (typeof value === 'boolean') return 'Boolean';
  return isErrorText(value) ? 'Error' : 'String';
}

function formulas({ sheet, area }: RangeObject): unknown {
  return gridOf(area, (row, column) => sheet.formula(row, column) ?? sheet.value(row, column));
}

function hiddenLines(first: number, count: number, isHidden: (line: number) => boolean, all: number): boolean | null {
  if (count >= all) return false;
  const hidden = isHidden(first);
  for (let line = first + 1; line < first + count; line++) if (isHidden(line) !== hidden) return null;
  return hidden;
}

const rowsHidden = ({ sheet, area }: RangeObject) =>
  hiddenLines(area.row, area.rows, (row) => sheet.isRowHidden(row), MAX_ROWS);
const columnsHidden = ({ sheet, area }: RangeObject) =>
  hiddenLines(area.column, area.columns, (column) => sheet.isColumnHidden(column), MAX_COLUMNS);

function wholeHidden(range: RangeObject): boolean | null {
  const [rows, columns] = [rowsHidden(range), columnsHidden(range)];
  if (rows === true || columns === true) return true;
  return rows === null || columns === null ? null : false;
}

function hideRows({ sheet, area }: RangeObject, value: unknown, { workbook }: EngineContext): void {
  if (typeof value !== 'boolean' || area.rows >= MAX_ROWS) throw new OfficeError('InvalidArgument');
  checkProtection(workbook, sheet, [area], 'allowFormatRows');
  workbook.hideRows(sheet, area, value);
}

function hideColumns({ sheet, area }: RangeObject, value: unknown, { workbook }: EngineContext): void {
  if (typeof value !== 'boolean') throw new OfficeError('InvalidArgument');
  checkProtection(workbook, sheet, [area], 'allowFormatColumns');
  for (let column = area.column; column < area.column + area.columns; column++) {
    if (value) sheet.hiddenColumns.add(column);
    else sheet.hiddenColumns.delete(column);
  }
  workbook.emit({ kind: 'layout', sheet });
}

const address = readOnly<RangeObject>(({ sheet, area }) => qualifiedAddress(sheet.name, area));

const numberFormats: Property<RangeObject> = {
  get: ({ sheet, area }, { workbook }) =>
    gridOf(area, (row, column) => workbook.style(sheet, row, column).numberFormat),
  set: writeNumberFormats,
};

function pixelsBefore(line: number, pixelsOf: (line: number) => number): number {
  let sum = 0;
  for (let one = 0; one < line; one++) sum += pixelsOf(one);
  return sum;
}

const POINTS_PER_PIXEL = 0.75;
const DEFAULT_ROW_POINTS = 15;

/** A row's height in points; 0 when it is hidden. */
export function rowPoints(sheet: Sheet, row: number): number {
  return sheet.isRowHidden(row) ? 0 : (sheet.rowHeights.get(row) ?? DEFAULT_ROW_POINTS);
}

/** The link of a cell as Office.js gives it, null without one. */
function hyperlink(workbook: Workbook, { sheet, area }: RangeObject): unknown {
  const target = sheet.hyperlinks.get(`${area.row},${area.column}`);
  return target ? { address: target, textToDisplay: workbook.displayText(sheet, area.row, area.column) } : null;
}

export const RANGE_PROPERTIES: Readonly<Record<string, Property<RangeObject>>> = {
  Address: address,
  AddressLocal: address,
  CellCount: readOnly(({ area }) => {
    const count = area.rows * area.columns;
    return count > 2_147_483_647 ? -1 : count;
  }),
  ColumnCount: readOnly(({ area }) => area.columns),
  ColumnHidden: { get: columnsHidden, set: hideColumns },
  ColumnIndex: readOnly(({ area }) => area.column),
  Formulas: { get: formulas, set: writeEntries },
  FormulasLocal: { get: formulas, set: writeEntries },
  HasSpill: readOnly(() => false),
  Height: readOnly(({ sheet, area }) => {
    return pixelsBefore(area.row + Math.min(area.rows, 10_000), (row) => (row < area.row ? 0 : rowPoints(sheet, row)));
  }),
  Hidden: readOnly(wholeHidden),
  Hyperlink: readOnly((range, { workbook }) => hyperlink(workbook, range)),
  IsEntireColumn: readOnly(({ area }) => area.rows >= MAX_ROWS),
  IsEntireRow: readOnly(({ area }) => area.columns >= MAX_COLUMNS),
  Left: readOnly(
    ({ sheet, area }) => pixelsBefore(area.column, (column) => sheet.columnPixels(column)) * POINTS_PER_PIXEL,
  ),
  NumberFormat: numberFormats,
  NumberFormatLocal: numberFormats,
  RowCount: readOnly(({ area }) => area.rows),
  RowHidden: { get: rowsHidden, set: hideRows },
  RowIndex: readOnly(({ area }) => area.row),
  Style: readOnly(() => 'Normal'),
  Text: readOnly(({ sheet, area }, { workbook }) => {
    return gridOf(area, (row, column) => workbook.displayText(sheet, row, column));
  }),
  Top: readOnly(({ sheet, area }) => pixelsBefore(area.row, (row) => rowPoints(sheet, row))),
  Values: { get: ({ sheet, area }) => gridOf(area, (row, column) => sheet.value(row, column)), set: writeEntries },
  ValueTypes: readOnly(({ sheet, area }) => gridOf(area, (row, column) => valueTypeOf(sheet, row, column))),
  Width: readOnly(({ sheet, area }) => {
    const end = area.column + Math.min(area.columns, 1000);
    return pixelsBefore(end, (column) => (column < area.column ? 0 : sheet.columnPixels(column))) * POINTS_PER_PIXEL;
  }),
};
