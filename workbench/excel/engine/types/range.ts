// Range, RangeAreas, their collections and the visible view of a range.
import { type Area, intersect, MAX_COLUMNS, MAX_ROWS, qualifiedAddress, singleCell } from '../../a1.ts';
import type { Sheet } from '../../sheet.ts';
import { type HostObject, hostType, type Property, readOnly } from '../host-type.ts';
import { OfficeError } from '../office-error.ts';
import { gridOf, type RangeAreasObject, type RangeObject, rangeAreasOf, rangeOf, resolveRange } from '../ranges.ts';
import { cellPropertyMethods } from './cell-properties.ts';
import { clearAreas, RANGE_METHODS } from './range-methods.ts';
import { RANGE_NAVIGATION, specialAreas } from './range-navigation.ts';
import { RANGE_PROPERTIES, valueTypeOf } from './range-properties.ts';
import { worksheetOf } from './worksheets.ts';

export interface OfAreas extends HostObject {
  readonly sheet: Sheet;
  readonly areas: readonly Area[];
}

export const Range = hostType<RangeObject>({
  properties: RANGE_PROPERTIES,
  navigation: {
    Format: ({ sheet, area }) => ({ type: 'RangeFormat', sheet, areas: [area] }) as OfAreas,
    ConditionalFormats: ({ sheet, area }) => ({ type: 'ConditionalFormatCollection', sheet, areas: [area] }) as OfAreas,
    Sort: (range) => ({ type: 'RangeSort', range }) as HostObject,
    Worksheet: ({ sheet }) => worksheetOf(sheet),
  },
  methods: { ...RANGE_NAVIGATION, ...RANGE_METHODS, ...cellPropertyMethods },
});

const areasAddress = readOnly<RangeAreasObject>(({ sheet, areas }) =>
  areas.map((area) => qualifiedAddress(sheet.name, area)).join(','),
);

export const RangeAreas = hostType<RangeAreasObject>({
  properties: {
    Address: areasAddress,
    AddressLocal: areasAddress,
    AreaCount: readOnly(({ areas }) => areas.length),
    CellCount: readOnly(({ areas }) => areas.reduce((count, area) => count + area.rows * area.columns, 0)),
    IsEntireColumn: readOnly(({ areas }) => areas.every((area) => area.rows >= MAX_ROWS)),
    IsEntireRow: readOnly(({ areas }) => areas.every((area) => area.columns >= MAX_COLUMNS)),
  },
  navigation: {
    Areas: ({ sheet, areas }) => ({ type: 'RangeCollection', sheet, areas }) as OfAreas,
    Format: ({ sheet, areas }) => ({ type: 'RangeFormat', sheet, areas }) as OfAreas,
    ConditionalFormats: ({ sheet, areas }) => ({ type: 'ConditionalFormatCollection', sheet, areas }) as OfAreas,
    Worksheet: ({ sheet }) => worksheetOf(sheet),
  },
  methods: {
    Clear: ({ sheet, areas }, args, { workbook }) => {
      clearAreas(workbook, sheet, areas, args.text(0, 'All'));
      return null;
    },
    GetEntireColumn: ({ sheet, areas }) =>
      rangeAreasOf(
        sheet,
        areas.map((area) => ({ ...area, row: 0, rows: MAX_ROWS })),
      ),
    GetEntireRow: ({ sheet, areas }) =>
      rangeAreasOf(
        sheet,
        areas.map((area) => ({ ...area, column: 0, columns: MAX_COLUMNS })),
      ),
    GetIntersectionOrNullObject: ({ sheet, areas }, args, { workbook }) => {
      const other = resolveRange(workbook, args.at(0), sheet);
      const shared = areas.map((area) => intersect(area, other.area)).filter((area) => area !== null);
      return shared.length > 0 ? rangeAreasOf(sheet, shared) : null;
    },
    GetSpecialCellsOrNullObject: ({ sheet, areas }, args) => {
      const special = areas.flatMap((area) => specialAreas(sheet, area, args));
      return special.length > 0 ? rangeAreasOf(sheet, special) : null;
    },
  },
});

export const RangeCollection = hostType<OfAreas>({
  collection: {
    items: ({ sheet, areas }) => areas.map((area) => rangeOf(sheet, area)),
    find: ({ sheet, areas }, index) => {
      const area = areas[Number(index)];
      return area && rangeOf(sheet, area);
    },
  },
});

interface RangeViewObject extends OfAreas {
  readonly area: Area;
  readonly index?: number;
}

/** The view's rows and columns: what is left when hidden ones are passed over. */
function visibleLines({ sheet, area }: RangeViewObject): { rows: number[]; columns: number[] } {
  const numbers = (start: number, count: number) => Array.from({ length: count }, (_, index) => start + index);
  return {
    rows: numbers(area.row, area.rows).filter((row) => !sheet.isRowHidden(row)),
    columns: numbers(area.column, area.columns).filter((column) => !sheet.isColumnHidden(column)),
  };
}

function viewGrid<Item>(cellAt: (sheet: Sheet, row: number, column: number) => Item): Property<RangeViewObject> {
  return readOnly((view) => {
    if (gridOf(view.area, () => null) === null) throw new OfficeError('InvalidArgument');
    const { rows, columns } = visibleLines(view);
    return rows.map((row) => columns.map((column) => cellAt(view.sheet, row, column)));
  });
}

export const RangeView = hostType<RangeViewObject>({
  index: ({ index }) => index ?? 0,
  properties: {
    Values: viewGrid((sheet, row, column) => sheet.value(row, column)),
    Formulas: viewGrid((sheet, row, column) => sheet.formula(row, column) ?? sheet.value(row, column)),
    ValueTypes: viewGrid(valueTypeOf),
    CellAddresses: viewGrid((sheet, row, column) => qualifiedAddress(sheet.name, singleCell(row, column))),
    Text: {
      get: (view, { workbook }) => {
        const { rows, columns } = visibleLines(view);
        return rows.map((row) => columns.map((column) => workbook.displayText(view.sheet, row, column)));
      },
    },
    NumberFormat: {
      get: (view, { workbook }) => {
        const { rows, columns } = visibleLines(view);
        return rows.map((row) => columns.map((column) => workbook.style(view.sheet, row, column).numberFormat));
      },
    },
    RowCount: readOnly((view) => visibleLines(view).rows.length),
    ColumnCount: readOnly((view) => visibleLines(view).columns.length),
    Index: readOnly(({ index }) => index ?? 0),
  },
  navigation: { Rows: (view) => ({ ...view, type: 'RangeViewCollection' }) as HostObject },
  methods: { GetRange: ({ sheet, area }) => rangeOf(sheet, area) },
});

export const RangeViewCollection = hostType<RangeViewObject>({
  collection: {
    items: (view) =>
      visibleLines(view).rows.map((row, index) => {
        return { ...view, type: 'RangeView', area: { ...view.area, row, rows: 1 }, index } as HostObject;
      }),
    find: (view, index) => {
      const row = visibleLines(view).rows[Number(index)];
      if (row === undefined) return null;
      return { ...view, type: 'RangeView', area: { ...view.area, row, rows: 1 }, index: Number(index) } as HostObject;
    },
  },
});
