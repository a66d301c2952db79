// Range and RangeAreas objects: making them, finding them from an address, checking what may be done with them.
import { type Area, cellsOf, MAX_COLUMNS, MAX_ROWS, parseAddress } from '../a1.ts';
import type { Sheet } from '../sheet.ts';
import type { Workbook } from '../workbook.ts';
import type { HostObject } from './host-type.ts';
import { found, OfficeError } from './office-error.ts';

export interface RangeObject extends HostObject {
  readonly type: 'Range';
  readonly sheet: Sheet;
  readonly area: Area;
}

export interface RangeAreasObject extends HostObject {
  readonly type: 'RangeAreas';
  readonly sheet: Sheet;
  readonly areas: readonly Area[];
}

/** Excel reads at most this many cells of one range. */
const MAX_CELLS = 5_000_000;

/** A range object; InvalidArgument where the area leaves the sheet. */
export function rangeOf(sheet: Sheet, area: Area): RangeObject {
  const { row, column, rows, columns } = area;
  const whole = [row, column, rows, columns].every(Number.isInteger);
  const inside = row >= 0 && column >= 0 && row + rows <= MAX_ROWS && column + columns <= MAX_COLUMNS;
  if (!whole || !inside || rows < 1 || columns < 1) throw new OfficeError('InvalidArgument');
  return { type: 'Range', sheet, area };
}

export function rangeAreasOf(sheet: Sheet, areas: readonly Area[]): RangeAreasObject {
  for (const area of areas) rangeOf(sheet, area);
  if (areas.length === 0) throw new OfficeError('ItemNotFound');
  return { type: 'RangeAreas', sheet, areas };
}

export function isRange(value: unknown): value is RangeObject {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Range';
}

/** The range an argument means: a range object, an address, a name or a table's name. */
export function resolveRange(workbook: Workbook, reference: unknown, sheet: Sheet): RangeObject {
  if (isRange(reference)) return reference;
  if (typeof reference !== 'string') throw new OfficeError('InvalidArgument');
  const address = parseAddress(reference.replace(/^=/, ''));
  if (address) {
    const on = address.sheetName === null ? sheet : found(workbook.sheet(address.sheetName));
    const { row, column, rows, columns } = address;
    return rangeOf(on, { row, column, rows, columns });
  }
  const lower = reference.toLowerCase();
  const name = workbook.names.find((one) => one.name.toLowerCase() === lower);
  if (name && parseAddress(name.refersTo)) return resolveRange(workbook, name.refersTo, sheet);
  const table = workbook.tables.find((one) => one.table.name.toLowerCase() === lower);
  if (table) return rangeOf(table.sheet, table.table.area);
  throw new OfficeError('InvalidArgument');
}

/** True for whole rows or columns, whose cells Excel does not list. */
export function isUnbounded(area: Area): boolean {
  return area.rows >= MAX_ROWS || area.columns >= MAX_COLUMNS;
}

/** Throws where Excel refuses to list or take cells one by one: too many. */
export function checkCellCount(area: Area): void {
  if (area.rows * area.columns > MAX_CELLS) throw new OfficeError('RangeExceedsLimit');
}

/** A grid of what `cellAt` gives for each cell, or null for whole rows and columns. */
export function gridOf<Item>(area: Area, cellAt: (row: number, column: number) => Item): Item[][] | null {
  if (isUnbounded(area)) return null;
  checkCellCount(area);
  const grid: Item[][] = [];
  for (let row = area.row; row < area.row + area.rows; row++) {
    const line = new Array<Item>(area.columns);
    for (let index = 0; index < area.columns; index++) line[index] = cellAt(row, area.column + index);
    grid.push(line);
  }
  return grid;
}

/** What all cells have in common, or null where they differ. Whole rows and columns are judged by the cells there are. */
export function commonOf<Item>(
  sheet: Sheet,
  areas: readonly Area[],
  cellAt: (row: number, column: number) => Item,
): Item | null {
  let common: { readonly value: Item } | null = null;
  for (const area of areas) {
    const stored = isUnbounded(area) ? (sheet.storedPart(area) ?? { ...area, rows: 1, columns: 1 }) : area;
    for (const { row, column } of cellsOf(stored)) {
      const value = cellAt(row, column);
      if (common !== null && common.value !== value) return null;
      common ??= { value };
    }
  }
  return common === null ? null : common.value;
}

/** Excel's refusal to change a protected sheet; `permission` is what the clerk may have allowed (allowFormatCells…). */
export function checkProtection(
  workbook: Workbook,
  sheet: Sheet,
  areas: readonly Area[],
  permission: string | null,
): void {
  if (!sheet.protection || (permission !== null && sheet.protection.allowed.has(permission))) return;
  const locked = permission !== null || areas.some((area) => hasLockedCell(workbook, sheet, area));
  if (locked) throw new OfficeError('AccessDenied');
}

function hasLockedCell(workbook: Workbook, sheet: Sheet, area: Area): boolean {
  if (isUnbounded(area)) return true;
  return commonOf(sheet, [area], (row, column) => workbook.style(sheet, row, column).locked) !== false;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const columnSpan = (area: Area): Span => ({ start: area.column, end: area.column + area.columns });
const rowSpan = (area: Area): Span => ({ start: area.row, end: area.row + area.rows });

/** Throws InvalidOperation where moving the cells below (rows) or right (columns) of the area would cut a table apart. */
export function checkTablesWhole(sheet: Sheet, area: Area, axis: 'rows' | 'columns'): void {
  const [along, across] = axis === 'rows' ? [rowSpan, columnSpan] : [columnSpan, rowSpan];
  for (const { area: table } of sheet.tables) {
    const behind = along(table).end > along(area).start;
    const [its, ours] = [across(table), across(area)];
    const touched = its.start < ours.end && ours.start < its.end;
    const whole = ours.start <= its.start && its.end <= ours.end;
    if (behind && touched && !whole) throw new OfficeError('InvalidOperation');
  }
}
