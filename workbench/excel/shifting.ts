// Inserting and deleting cells, rows and columns: the cells beyond move, and with them every formula, table, name,
// conditional format, merged area, filter and hidden row that points at them, as in Excel.
import { type Area, cellsOf, MAX_COLUMNS, MAX_ROWS, parseAddress } from './a1.ts';
import { type Corner, type Reference, referenceText, rewriteReferences } from './references.ts';
import type { Sheet } from './sheet.ts';
import type { Workbook } from './workbook.ts';
import type { ChangeType, Origin, ShiftDirection } from './workbook-events.ts';

/** Lines `at`… of one axis were put in (count > 0) or taken out (count < 0), for the lines `first`…`last` of the other axis. */
export interface Shift {
  readonly axis: 'rows' | 'columns';
  readonly at: number;
  readonly count: number;
  readonly first: number;
  readonly last: number;
}

/** Makes room at the area: what stands there moves down or right. Whole rows and columns take their heights and widths along. */
export function insertCells(workbook: Workbook, sheet: Sheet, area: Area, to: 'Down' | 'Right', origin: Origin): void {
  const shift: Shift =
    to === 'Down'
      ? { axis: 'rows', at: area.row, count: area.rows, ...acrossColumns(area) }
      : { axis: 'columns', at: area.column, count: area.columns, ...acrossRows(area) };
  shiftEverything(workbook, sheet, shift);
  inheritLooks(sheet, area, to);
  tell(workbook, sheet, area, to === 'Down' ? 'ShiftCellDown' : 'ShiftCellRight', origin);
}

/** Takes the area's cells away: what stands below moves up, or what stands right moves left. */
export function deleteCells(workbook: Workbook, sheet: Sheet, area: Area, to: 'Up' | 'Left', origin: Origin): void {
  const shift: Shift =
    to === 'Up'
      ? { axis: 'rows', at: area.row, count: -area.rows, ...acrossColumns(area) }
      : { axis: 'columns', at: area.column, count: -area.columns, ...acrossRows(area) };
  shiftEverything(workbook, sheet, shift);
  tell(workbook, sheet, area, to === 'Up' ? 'ShiftCellUp' : 'ShiftCellLeft', origin);
}

const acrossColumns = (area: Area) => ({ first: area.column, last: area.column + area.columns - 1 });
const acrossRows = (area: Area) => ({ first: area.row, last: area.row + area.rows - 1 });

function tell(workbook: Workbook, sheet: Sheet, area: Area, shift: ShiftDirection, origin: Origin): void {
  const inserted = shift === 'ShiftCellDown' || shift === 'ShiftCellRight';
  const what = area.columns >= MAX_COLUMNS ? 'Row' : area.rows >= MAX_ROWS ? 'Column' : 'Cell';
  const changeType: ChangeType = `${what}${inserted ? 'Inserted' : 'Deleted'}`;
  sheet.lookVersion++;
  sheet.contentVersion++;
  workbook.emit({ kind: 'changed', sheet, area, origin, changeType, shift });
}

function shiftEverything(workbook: Workbook, sheet: Sheet, shift: Shift): void {
  shiftCells(sheet, shift);
  const shrunk = workbook.sheets.flatMap((one) => shiftFormulas(one, sheet, shift));
  shiftNames(workbook, sheet, shift);
  shiftParts(sheet, shift);
  if (shift.axis === 'rows' && shift.first === 0 && shift.last >= MAX_COLUMNS - 1) shiftRowLines(sheet, shift);
  if (shift.axis === 'columns' && shift.first === 0 && shift.last >= MAX_ROWS - 1) shiftColumnLines(sheet, shift);
  workbook.calculation.rebuild();
  for (const touched of workbook.calculation.recalculateCells(shrunk)) touched.contentVersion++;
}

function shiftCells(sheet: Sheet, shift: Shift): void {
  const { cells } = sheet;
  if (shift.axis === 'rows') {
    cells.shiftRows(shift.at, shift.count, shift.first, shift.last - shift.first + 1);
  } else if (shift.last >= MAX_ROWS - 1) cells.shiftColumns(shift.at, shift.count);
  else {
    const width = Math.max(cells.columnCount - shift.at, 0) + Math.max(shift.count, 0);
    for (let row = shift.first; row <= shift.last; row++) {
      const line = Array.from({ length: width }, (_, index) => cells.take(row, shift.at + index));
      const empty = Array.from({ length: Math.abs(shift.count) }, () => cells.take(-1, -1));
      const moved = shift.count > 0 ? [...empty, ...line] : [...line.slice(-shift.count), ...empty];
      for (const [index, content] of moved.slice(0, width).entries()) cells.put(row, shift.at + index, content);
    }
  }
}

/** One axis of an area after the shift; null when all of it was taken out. */
function shiftSpan(start: number, length: number, shift: Shift): { start: number; length: number } | null {
  const { at, count } = shift;
  if (count >= 0) {
    if (start >= at) return { start: start + count, length };
    return { start, length: start + length > at ? length + count : length };
  }
  const end = at - count;
  const kept = Math.max(at - start, 0) + Math.max(start + length - Math.max(end, start), 0);
  const after = Math.min(kept, length);
  if (after === 0) return null;
  return { start: start >= end ? start + count : Math.min(start, at), length: after };
}

/** An area after the shift: itself where it is not wholly among the shifted lines, null when it is gone. */
export function shiftArea(area: Area, shift: Shift): Area | null {
  if (shift.axis === 'rows') {
    if (area.column < shift.first || area.column + area.columns - 1 > shift.last || area.rows >= MAX_ROWS) return area;
    const span = shiftSpan(area.row, area.rows, shift);
    return span && { ...area, row: span.start, rows: span.length };
  }
  if (area.row < shift.first || area.row + area.rows - 1 > shift.last || area.columns >= MAX_COLUMNS) return area;
  const span = shiftSpan(area.column, area.columns, shift);
  return span && { ...area, column: span.start, columns: span.length };
}

function shiftReference(reference: Reference, area: Area | null): string {
  if (!area) return `${reference.prefix}#REF!`;
  const place = (corner: Corner, row: number, column: number): Corner => ({
    ...corner,
    row: corner.row === null ? null : row,
    column: corner.column === null ? null : column,
  });
  const first = place(reference.first, area.row, area.column);
  const last = place(reference.last, area.row + area.rows - 1, area.column + area.columns - 1);
  return referenceText(reference, first, last);
}

/** `shrunk`: a reference lost cells, so the formula's answer may be another. */
function shiftFormula(
  formula: string,
  onSheet: Sheet,
  shifted: Sheet,
  shift: Shift,
): { text: string; shrunk: boolean } {
  let shrunk = false;
  const text = rewriteReferences(formula, (reference) => {
    const target = reference.sheetName === null ? onSheet.name : reference.sheetName;
    if (target.toLowerCase() !== shifted.name.toLowerCase()) return formula.slice(reference.start, reference.end);
    const area = shiftArea(reference.area, shift);
    shrunk ||= !area || area.rows < reference.area.rows || area.columns < reference.area.columns;
    return shiftReference(reference, area);
  });
  return { text, shrunk };
}

function shiftFormulas(sheet: Sheet, shifted: Sheet, shift: Shift): { sheet: Sheet; row: number; column: number }[] {
  const lost: { sheet: Sheet; row: number; column: number }[] = [];
  for (const { row, column, formula } of [...sheet.cells.formulas()]) {
    const { text, shrunk } = shiftFormula(formula, sheet, shifted, shift);
    if (text !== formula) sheet.cells.setFormula(row, column, text);
    if (shrunk) lost.push({ sheet, row, column });
  }
  for (const format of sheet.conditionalFormats) {
    const { rule } = format;
    const move = (formula: string) => shiftFormula(formula, sheet, shifted, shift).text;
    if (rule.kind === 'custom') format.rule = { ...rule, formula: move(rule.formula) };
    if (rule.kind === 'cellValue') {
      const second = rule.formula2 === undefined ? {} : { formula2: move(rule.formula2) };
      format.rule = { ...rule, formula1: move(rule.formula1), ...second };
    }
  }
  return lost;
}

function shiftNames(workbook: Workbook, sheet: Sheet, shift: Shift): void {
  for (const name of workbook.names) {
    const address = parseAddress(name.refersTo);
    const scope = workbook.sheet(name.sheetId ?? '') ?? sheet;
    if (address) name.refersTo = shiftFormula(name.refersTo, scope, sheet, shift).text;
  }
}

function shiftAreas(areas: readonly Area[], shift: Shift): Area[] {
  return areas.map((area) => shiftArea(area, shift)).filter((area) => area !== null);
}

function shiftParts(sheet: Sheet, shift: Shift): void {
  for (const format of sheet.conditionalFormats) format.areas = shiftAreas(format.areas, shift);
  sheet.conditionalFormats = sheet.conditionalFormats.filter((format) => format.areas.length > 0);
  sheet.merged = shiftAreas(sheet.merged, shift);
  sheet.tables = sheet.tables.filter((table) => {
    const area = shiftArea(table.area, shift);
    if (!area) return false;
    if (area.columns !== table.area.columns) shiftTableColumns(table, shift);
    table.area = area;
    return true;
  });
  const filtered = sheet.filter && shiftArea(sheet.filter.area, shift);
  sheet.filter = sheet.filter && filtered ? { ...sheet.filter, area: filtered } : null;
  const links = [...sheet.hyperlinks];
  sheet.hyperlinks.clear();
  for (const [key, link] of links) {
    const [row = 0, column = 0] = key.split(',').map(Number);
    const moved = shiftArea({ row, column, rows: 1, columns: 1 }, shift);
    if (moved) sheet.hyperlinks.set(`${moved.row},${moved.column}`, link);
  }
}

function shiftTableColumns(table: Sheet['tables'][number], shift: Shift): void {
  const at = shift.at - table.area.column;
  if (shift.count < 0) {
    table.columns.splice(Math.max(at, 0), Math.min(-shift.count, -shift.count + at));
    return;
  }
  const lastId = table.columns.reduce((most, column) => Math.max(most, column.id), 0);
  const added = Array.from({ length: shift.count }, (_, index) => {
    return { id: lastId + index + 1, name: `Column${lastId + index + 1}`, totalsFunction: 'none', totalsLabel: null };
  });
  table.columns.splice(at, 0, ...added);
}

function shiftMap<Item>(lines: Map<number, Item>, shift: Shift): void {
  const before = [...lines];
  lines.clear();
  for (const [line, item] of before) {
    const span = shiftSpan(line, 1, shift);
    if (span) lines.set(span.start, item);
  }
}

function shiftSet(lines: Set<number>, shift: Shift): void {
  const before = [...lines];
  lines.clear();
  for (const line of before) {
    const span = shiftSpan(line, 1, shift);
    if (span) lines.add(span.start);
  }
}

function shiftRowLines(sheet: Sheet, shift: Shift): void {
  shiftMap(sheet.rowHeights, shift);
  shiftMap(sheet.rowStyles, shift);
  shiftSet(sheet.hiddenRows, shift);
  shiftSet(sheet.filteredRows, shift);
}

function shiftColumnLines(sheet: Sheet, shift: Shift): void {
  shiftMap(sheet.columnWidths, shift);
  shiftMap(sheet.columnStyles, shift);
  shiftSet(sheet.hiddenColumns, shift);
}

/** Gives new cells the looks of the line above or left of them, as Excel does on inserting. */
function inheritLooks(sheet: Sheet, area: Area, to: 'Down' | 'Right'): void {
  const stored = sheet.storedPart(area);
  if (!stored) return;
  for (const { row, column } of cellsOf(stored)) {
    const [fromRow, fromColumn] = to === 'Down' ? [area.row - 1, column] : [row, area.column - 1];
    if (fromRow >= 0 && fromColumn >= 0) sheet.cells.setStyle(row, column, sheet.cells.style(fromRow, fromColumn));
  }
}
