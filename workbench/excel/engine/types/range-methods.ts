// What is done to a range: clearing, inserting, deleting, selecting, merging, copying, sorting.
import { type Area, intersect, subtractArea } from '../../a1.ts';
import type { CellContent } from '../../cells.ts';
import { shiftFormula } from '../../references.ts';
import type { Sheet } from '../../sheet.ts';
import type { SortKey } from '../../sheet-parts.ts';
import { deleteCells, insertCells } from '../../shifting.ts';
import { sortRows } from '../../sorting.ts';
import type { Workbook } from '../../workbook.ts';
import { asRecord, type CallArguments, type EngineContext, type HostObject, hostType } from '../host-type.ts';
import { OfficeError } from '../office-error.ts';
import { checkProtection, checkTablesWhole, type RangeObject, rangeOf, resolveRange } from '../ranges.ts';
import { checkSize } from './range-properties.ts';

type Method = (range: RangeObject, args: CallArguments, context: EngineContext) => unknown;

/** Empties cells and, as asked, takes looks, links and the part of conditional formats that lies in the area. */
export function clearAreas(workbook: Workbook, sheet: Sheet, areas: readonly Area[], what: string): void {
  if (!['All', 'Contents', 'Formats', 'Hyperlinks', 'RemoveHyperlinks'].includes(what)) {
    throw new OfficeError('InvalidArgument');
  }
  checkProtection(workbook, sheet, areas, what === 'Formats' ? 'allowFormatCells' : null);
  if (what === 'All' || what === 'Formats') {
    removeConditionalFormats(sheet, areas);
    workbook.clearStyle(sheet, areas, 'addin');
  }
  for (const area of areas) {
    if (what === 'All' || what.endsWith('Hyperlinks')) clearLinks(sheet, area);
    const stored = what === 'All' || what === 'Contents' ? sheet.storedPart(area) : null;
    if (stored) workbook.write(sheet, stored, () => '', 'addin');
  }
}

function clearLinks(sheet: Sheet, area: Area): void {
  for (const key of [...sheet.hyperlinks.keys()]) {
    const [row = 0, column = 0] = key.split(',').map(Number);
    if (intersect(area, { row, column, rows: 1, columns: 1 })) sheet.hyperlinks.delete(key);
  }
}

/** Takes the areas out of every conditional format; a format left without cells is gone. */
export function removeConditionalFormats(sheet: Sheet, areas: readonly Area[]): void {
  for (const format of sheet.conditionalFormats) {
    const before = format.areas;
    for (const hole of areas) format.areas = format.areas.flatMap((area) => subtractArea(area, hole));
    if (format.areas.length !== before.length) continue;
    if (format.areas.every((area, index) => area === before[index])) format.areas = before;
  }
  sheet.conditionalFormats = sheet.conditionalFormats.filter((format) => format.areas.length > 0);
}

function insert(range: RangeObject, args: CallArguments, { workbook }: EngineContext): RangeObject {
  const shift = args.text(0);
  if (shift !== 'Down' && shift !== 'Right') throw new OfficeError('InvalidArgument');
  checkProtection(workbook, range.sheet, [range.area], shift === 'Down' ? 'allowInsertRows' : 'allowInsertColumns');
  checkTablesWhole(range.sheet, range.area, shift === 'Down' ? 'rows' : 'columns');
  insertCells(workbook, range.sheet, range.area, shift, 'addin');
  return rangeOf(range.sheet, range.area);
}

function remove(range: RangeObject, args: CallArguments, { workbook }: EngineContext): null {
  const shift = args.text(0);
  if (shift !== 'Up' && shift !== 'Left') throw new OfficeError('InvalidArgument');
  checkProtection(workbook, range.sheet, [range.area], shift === 'Up' ? 'allowDeleteRows' : 'allowDeleteColumns');
  checkTablesWhole(range.sheet, range.area, shift === 'Up' ? 'rows' : 'columns');
  deleteCells(workbook, range.sheet, range.area, shift, 'addin');
  return null;
}

function merge({ sheet, area }: RangeObject, args: CallArguments, { workbook }: EngineContext): null {
  checkProtection(workbook, sheet, [area], 'allowFormatCells');
  if (sheet.tables.some((table) => intersect(table.area, area))) throw new OfficeError('InvalidOperation');
  const lines = Array.from({ length: area.rows }, (_, index) => ({ ...area, row: area.row + index, rows: 1 }));
  const parts = args.flag(0, false) ? lines : [area];
  sheet.merged = sheet.merged.filter((one) => !intersect(one, area));
  for (const part of parts) {
    if (part.rows * part.columns === 1) continue;
    workbook.write(sheet, part, (row, column) => (row + column === 0 ? null : ''), 'addin');
    sheet.merged.push(part);
  }
  workbook.lookChanged(sheet, [area], 'addin');
  return null;
}

interface CopyPlan {
  readonly values: boolean;
  readonly formulas: boolean;
  readonly formats: boolean;
}

const COPIES: Readonly<Record<string, CopyPlan>> = {
  All: { values: true, formulas: true, formats: true },
  Formulas: { values: true, formulas: true, formats: false },
  Values: { values: true, formulas: false, formats: false },
  Formats: { values: false, formulas: false, formats: true },
};

function copied(plan: CopyPlan, from: CellContent, to: CellContent, down: number, across: number): CellContent {
  const formula = plan.formulas && from.formula !== undefined ? shiftFormula(from.formula, down, across) : undefined;
  return {
    value: plan.values ? from.value : to.value,
    formula: plan.values ? formula : to.formula,
    style: plan.formats ? from.style : to.style,
  };
}

function copyFrom(range: RangeObject, args: CallArguments, { workbook }: EngineContext): null {
  const source = resolveRange(workbook, args.at(0), range.sheet);
  const plan = COPIES[args.text(1, 'All')];
  if (!plan || args.flag(2, false) || args.flag(3, false)) throw new OfficeError('NotImplemented');
  const rows = Math.max(range.area.rows, source.area.rows);
  const columns = Math.max(range.area.columns, source.area.columns);
  const area = rangeOf(range.sheet, { ...range.area, rows, columns }).area;
  checkProtection(workbook, range.sheet, [area], null);
  const contents = Array.from({ length: source.area.rows * source.area.columns }, (_, index) => {
    const row = source.area.row + Math.floor(index / source.area.columns);
    return source.sheet.cells.take(row, source.area.column + (index % source.area.columns));
  });
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [fromRow, fromColumn] = [row % source.area.rows, column % source.area.columns];
      const from = contents[fromRow * source.area.columns + fromColumn];
      if (!from) continue;
      const [toRow, toColumn] = [area.row + row, area.column + column];
      const down = toRow - source.area.row - fromRow;
      const across = toColumn - source.area.column - fromColumn;
      const content = copied(plan, from, range.sheet.cells.take(toRow, toColumn), down, across);
      range.sheet.cells.put(toRow, toColumn, content);
    }
  }
  workbook.contentChanged(range.sheet, area);
  workbook.lookChanged(range.sheet, [area], 'addin');
  workbook.emit({
    kind: 'changed',
    sheet: range.sheet,
    area,
    origin: 'addin',
    changeType: 'RangeEdited',
    shift: 'None',
  });
  return null;
}

/** Columns and directions out of Office.js's sort fields. */
export function sortKeys(fields: readonly unknown[], columns: number): SortKey[] {
  return fields.map((field) => {
    const { key, ascending } = asRecord(field);
    if (typeof key !== 'number' || key < 0 || key >= columns) throw new OfficeError('InvalidArgument');
    return { column: key, ascending: ascending !== false };
  });
}

interface RangeSortObject extends HostObject {
  readonly type: 'RangeSort';
  readonly range: RangeObject;
}

export const RangeSort = hostType<RangeSortObject>({
  methods: {
    Apply: ({ range }, args, { workbook }) => {
      const { sheet, area } = range;
      if (args.text(3, 'Rows') !== 'Rows') throw new OfficeError('NotImplemented');
      checkProtection(workbook, sheet, [area], null);
      const stored = sheet.storedPart(area);
      const keys = sortKeys(args.list(0), area.columns);
      const options = { matchCase: args.flag(1, false), hasHeaders: args.flag(2, false) };
      if (stored) sortRows(workbook, sheet, stored, keys, options, 'addin');
      return null;
    },
  },
});

export const RANGE_METHODS: Readonly<Record<string, Method>> = {
  Calculate: (_, __, { workbook }) => {
    for (const touched of workbook.calculation.recalculate('all')) touched.contentVersion++;
    return null;
  },
  Clear: ({ sheet, area }, args, { workbook }) => {
    clearAreas(workbook, sheet, [area], args.text(0, 'All'));
    return null;
  },
  CopyFrom: copyFrom,
  Delete: remove,
  Insert: insert,
  Merge: merge,
  Select: ({ sheet, area }, _, { workbook }) => {
    if (sheet.visibility !== 'Visible') throw new OfficeError('InvalidOperation');
    workbook.select(sheet, area, 'addin');
    return null;
  },
  Unmerge: ({ sheet, area }, _, { workbook }) => {
    checkProtection(workbook, sheet, [area], 'allowFormatCells');
    sheet.merged = sheet.merged.filter((one) => !intersect(one, area));
    workbook.lookChanged(sheet, [area], 'addin');
    return null;
  },
  _ValidateArraySize: (range, args) => {
    checkSize(range, args.whole(0), [args.whole(1)]);
    return null;
  },
};
