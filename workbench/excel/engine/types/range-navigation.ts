// From one range to another: rows, columns, offsets, intersections, used and visible parts, special cells.
import { type Area, bounding, cellsOf, containsCell, intersect, MAX_COLUMNS, MAX_ROWS, singleCell } from '../../a1.ts';
import type { Sheet } from '../../sheet.ts';
import type { CallArguments, EngineContext } from '../host-type.ts';
import { found, OfficeError } from '../office-error.ts';
import { isUnbounded, type RangeObject, rangeAreasOf, rangeOf, resolveRange } from '../ranges.ts';
import { valueTypeOf } from './range-properties.ts';

type Method = (range: RangeObject, args: CallArguments, context: EngineContext) => unknown;

const right = (area: Area): number => area.column + area.columns;
const bottom = (area: Area): number => area.row + area.rows;

function shared(range: RangeObject, args: CallArguments, context: EngineContext): RangeObject | null {
  const other = resolveRange(context.workbook, args.at(0), range.sheet);
  const area = other.sheet === range.sheet ? intersect(range.area, other.area) : null;
  return area && rangeOf(range.sheet, area);
}

function usedPart(range: RangeObject, args: CallArguments): RangeObject | null {
  const area = range.sheet.cells.extent(args.flag(0, false), range.area);
  return area && rangeOf(range.sheet, area);
}

/** Lines of consecutive numbers as spans: [1,2,3,7] is two spans. */
function spansOf(lines: readonly number[]): { start: number; count: number }[] {
  const spans: { start: number; count: number }[] = [];
  for (const line of lines) {
    const last = spans.at(-1);
    if (last && last.start + last.count === line) last.count++;
    else spans.push({ start: line, count: 1 });
  }
  return spans;
}

const numbersFrom = (start: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => start + index);

/** The visible blocks of an area, top to bottom, cut at hidden rows and columns. */
function visibleAreas(sheet: Sheet, area: Area): Area[] {
  const hasHidden = sheet.hiddenRows.size + sheet.filteredRows.size + sheet.hiddenColumns.size > 0;
  if (!hasHidden) return [area];
  const stored = isUnbounded(area) ? (intersect(area, sheet.usedArea(false) ?? area) ?? area) : area;
  const rows = spansOf(numbersFrom(stored.row, stored.rows).filter((row) => !sheet.isRowHidden(row)));
  const columns = spansOf(numbersFrom(stored.column, stored.columns).filter((column) => !sheet.isColumnHidden(column)));
  return rows.flatMap((row) =>
    columns.map((column) => ({ row: row.start, rows: row.count, column: column.start, columns: column.count })),
  );
}

/** Cells that `holds` is true of, joined into areas down each column. */
function areasWhere(area: Area, holds: (row: number, column: number) => boolean): Area[] {
  return numbersFrom(area.column, area.columns).flatMap((column) => {
    const rows = numbersFrom(area.row, area.rows).filter((row) => holds(row, column));
    return spansOf(rows).map(({ start, count }) => ({ row: start, rows: count, column, columns: 1 }));
  });
}

const VALUE_TYPES: Readonly<Record<string, readonly string[]>> = {
  All: ['Double', 'String', 'Boolean', 'Error'],
  Errors: ['Error'],
  ErrorsLogical: ['Error', 'Boolean'],
  ErrorsNumbers: ['Error', 'Double'],
  ErrorsText: ['Error', 'String'],
  ErrorsLogicalNumber: ['Error', 'Boolean', 'Double'],
  ErrorsLogicalText: ['Error', 'Boolean', 'String'],
  ErrorsNumberText: ['Error', 'Double', 'String'],
  Logical: ['Boolean'],
  LogicalNumbers: ['Boolean', 'Double'],
  LogicalText: ['Boolean', 'String'],
  LogicalNumbersText: ['Boolean', 'Double', 'String'],
  Numbers: ['Double'],
  NumbersText: ['Double', 'String'],
  Text: ['String'],
};

/** The areas of special cells inside an area; empty when there are none. */
export function specialAreas(sheet: Sheet, area: Area, args: CallArguments): Area[] {
  const kind = args.text(0);
  if (kind === 'Visible') return visibleAreas(sheet, area);
  const used = intersect(area, sheet.usedArea(false) ?? singleCell(0, 0));
  if (!used) return [];
  const types = VALUE_TYPES[args.text(1, 'All')] ?? [];
  const typed = (row: number, column: number) => types.includes(valueTypeOf(sheet, row, column));
  switch (kind) {
    case 'Blanks':
      return areasWhere(used, (row, column) => valueTypeOf(sheet, row, column) === 'Empty');
    case 'Constants':
      return areasWhere(used, (row, column) => sheet.formula(row, column) === null && typed(row, column));
    case 'Formulas':
      return areasWhere(used, (row, column) => sheet.formula(row, column) !== null && typed(row, column));
    case 'ConditionalFormats':
      return sheet.conditionalFormats.flatMap((format) => {
        return format.areas.map((one) => intersect(one, area)).filter((one) => one !== null);
      });
    default:
      throw new OfficeError('NotImplemented');
  }
}

const STEPS: Readonly<Record<string, readonly [down: number, across: number]>> = {
  Up: [-1, 0],
  Down: [1, 0],
  Left: [0, -1],
  Right: [0, 1],
};

/** Where Ctrl+arrow leads: the end of the filled block, else the next filled cell, else the sheet's edge. */
function edge({ sheet, area }: RangeObject, direction: string): RangeObject {
  const step = STEPS[direction];
  if (!step) throw new OfficeError('InvalidArgument');
  const [down, across] = step;
  const limit = bounding(sheet.usedArea(true) ?? singleCell(0, 0), area);
  const filled = (row: number, column: number) => sheet.cells.value(row, column) !== undefined;
  const cells: { row: number; column: number }[] = [];
  for (let row = area.row, column = area.column; containsCell(limit, row, column); row += down, column += across) {
    cells.push({ row, column });
  }
  const flags = cells.map(({ row, column }) => filled(row, column));
  const inBlock = flags[0] === true && flags[1] === true;
  const end = inBlock ? flags.indexOf(false) - 1 : flags.indexOf(true, 1);
  const cell = cells[inBlock && end < 0 ? cells.length - 1 : end];
  if (cell) return rangeOf(sheet, singleCell(cell.row, cell.column));
  const row = down === 0 ? area.row : down > 0 ? MAX_ROWS - 1 : 0;
  const column = across === 0 ? area.column : across > 0 ? MAX_COLUMNS - 1 : 0;
  return rangeOf(sheet, singleCell(row, column));
}

/** The block of filled cells round a cell, grown until an empty row and column surround it. */
function surroundingRegion(sheet: Sheet, area: Area): Area {
  const used = sheet.usedArea(true);
  if (!used) return area;
  let region = area;
  for (;;) {
    const grown = intersect(used, {
      row: region.row - 1,
      column: region.column - 1,
      rows: region.rows + 2,
      columns: region.columns + 2,
    });
    const filled = grown
      ? [...cellsOf(grown)].filter((cell) => sheet.cells.value(cell.row, cell.column) !== undefined)
      : [];
    const next = filled.reduce<Area>((whole, cell) => bounding(whole, singleCell(cell.row, cell.column)), region);
    if (next.rows === region.rows && next.columns === region.columns) return region;
    region = next;
  }
}

export const RANGE_NAVIGATION: Readonly<Record<string, Method>> = {
  GetAbsoluteResizedRange: ({ sheet, area }, args) =>
    rangeOf(sheet, { ...area, rows: args.whole(0), columns: args.whole(1) }),
  GetBoundingRect: ({ sheet, area }, args, { workbook }) =>
    rangeOf(sheet, bounding(area, resolveRange(workbook, args.at(0), sheet).area)),
  GetCell: ({ sheet, area }, args) => rangeOf(sheet, singleCell(area.row + args.whole(0), area.column + args.whole(1))),
  GetColumn: ({ sheet, area }, args) => rangeOf(sheet, { ...area, column: area.column + args.whole(0), columns: 1 }),
  GetColumnsAfter: ({ sheet, area }, args) =>
    rangeOf(sheet, { ...area, column: right(area), columns: args.whole(0, 1) }),
  GetColumnsBefore: ({ sheet, area }, args) => {
    const columns = args.whole(0, 1);
    return rangeOf(sheet, { ...area, column: area.column - columns, columns });
  },
  GetEntireColumn: ({ sheet, area }) => rangeOf(sheet, { ...area, row: 0, rows: MAX_ROWS }),
  GetEntireRow: ({ sheet, area }) => rangeOf(sheet, { ...area, column: 0, columns: MAX_COLUMNS }),
  GetIntersection: (range, args, context) => found(shared(range, args, context)),
  GetIntersectionOrNullObject: shared,
  GetLastCell: ({ sheet, area }) => rangeOf(sheet, singleCell(bottom(area) - 1, right(area) - 1)),
  GetLastColumn: ({ sheet, area }) => rangeOf(sheet, { ...area, column: right(area) - 1, columns: 1 }),
  GetLastRow: ({ sheet, area }) => rangeOf(sheet, { ...area, row: bottom(area) - 1, rows: 1 }),
  GetMergedAreasOrNullObject: ({ sheet, area }) => {
    const merged = sheet.merged.filter((one) => intersect(one, area));
    return merged.length > 0 ? rangeAreasOf(sheet, merged) : null;
  },
  GetOffsetRange: ({ sheet, area }, args) =>
    rangeOf(sheet, { ...area, row: area.row + args.whole(0), column: area.column + args.whole(1) }),
  GetRangeEdge: (range, args) => edge(range, args.text(0)),
  GetResizedRange: ({ sheet, area }, args) =>
    rangeOf(sheet, { ...area, rows: area.rows + args.whole(0), columns: area.columns + args.whole(1) }),
  GetRow: ({ sheet, area }, args) => rangeOf(sheet, { ...area, row: area.row + args.whole(0), rows: 1 }),
  GetRowsAbove: ({ sheet, area }, args) => {
    const rows = args.whole(0, 1);
    return rangeOf(sheet, { ...area, row: area.row - rows, rows });
  },
  GetRowsBelow: ({ sheet, area }, args) => rangeOf(sheet, { ...area, row: bottom(area), rows: args.whole(0, 1) }),
  GetSpecialCells: ({ sheet, area }, args) => rangeAreasOf(sheet, specialAreas(sheet, area, args)),
  GetSpecialCellsOrNullObject: ({ sheet, area }, args) => {
    const areas = specialAreas(sheet, area, args);
    return areas.length > 0 ? rangeAreasOf(sheet, areas) : null;
  },
  GetSurroundingRegion: ({ sheet, area }) => rangeOf(sheet, surroundingRegion(sheet, area)),
  GetTables: ({ sheet, area }, args) => {
    const within = args.flag(0, false);
    const tables = sheet.tables.filter((table) => {
      const part = intersect(table.area, area);
      return part && (!within || (part.rows === table.area.rows && part.columns === table.area.columns));
    });
    return { type: 'TableScopedCollection', sheet, tables };
  },
  GetUsedRange: (range, args) =>
    usedPart(range, args) ?? rangeOf(range.sheet, singleCell(range.area.row, range.area.column)),
  GetUsedRangeOrNullObject: usedPart,
  GetVisibleView: ({ sheet, area }) => ({ type: 'RangeView', sheet, area, areas: visibleAreas(sheet, area) }),
};
