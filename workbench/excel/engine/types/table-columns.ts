// The columns of a table.
import type { Area } from '../../a1.ts';
import { addTableColumn, deleteTableColumn, renameTableColumn } from '../../excel-tables.ts';
import { tableHeader, tableTotals } from '../../sheet-parts.ts';
import type { CellEntry } from '../../workbook.ts';
import { asText, hostType, readOnly } from '../host-type.ts';
import { found, OfficeError } from '../office-error.ts';
import { checkProtection, gridOf, rangeOf } from '../ranges.ts';
import { bodyOf, type TableObject } from './tables.ts';

export interface TableColumnObject extends TableObject {
  readonly columnId: number;
}

const columnOf = ({ sheet, table }: TableObject, columnId: number): TableColumnObject => {
  return { type: 'TableColumn', sheet, table, columnId };
};

/** A column's place from the left, by its id. */
export function columnPlace({ table, columnId }: TableColumnObject): number {
  const place = table.columns.findIndex((column) => column.id === columnId);
  if (place < 0) throw new OfficeError('ItemNotFound');
  return place;
}

const columnPart = (area: Area, object: TableColumnObject): Area => {
  return { ...area, column: object.table.area.column + columnPlace(object), columns: 1 };
};

/** Values for cells as Office.js sends them: rows of entries, or one entry for each row. */
export function asEntries(value: unknown): CellEntry[][] {
  if (value === undefined || value === null) return [];
  const lines: unknown[] = Array.isArray(value) ? value : [[value]];
  return lines.map((line) => (Array.isArray(line) ? line : [line]));
}

export const TableColumnCollection = hostType<TableObject>({
  collection: {
    items: (object) => object.table.columns.map((column) => columnOf(object, column.id)),
    find: (object, key) => {
      const lower = String(key).toLowerCase();
      const column = object.table.columns.find(
        (one) => one.id === key || one.name.toLowerCase() === lower || String(one.id) === key,
      );
      return column && columnOf(object, column.id);
    },
  },
  properties: { Count: readOnly(({ table }) => table.columns.length) },
  methods: {
    Add: (object, args, { workbook }) => {
      const { sheet, table } = object;
      checkProtection(workbook, sheet, [table.area], null);
      const at = args.at(0) === undefined || args.whole(0) < 0 ? null : args.whole(0);
      const entries = asEntries(args.at(1)).map((line) => line[0]);
      const name = args.at(2) === undefined ? undefined : args.text(2);
      const place = addTableColumn(workbook, sheet, table, at, entries, name);
      return columnOf(object, table.columns[place]?.id ?? 0);
    },
  },
});

export const TableColumn = hostType<TableColumnObject>({
  id: ({ columnId }) => columnId,
  properties: {
    Id: readOnly(({ columnId }) => columnId),
    Index: readOnly(columnPlace),
    Name: {
      get: (object) => object.table.columns[columnPlace(object)]?.name,
      set: (object, value, { workbook }) => {
        renameTableColumn(workbook, object.sheet, object.table, columnPlace(object), asText(value));
      },
    },
    Values: readOnly((object) => {
      return gridOf(columnPart(object.table.area, object), (row, column) => object.sheet.value(row, column));
    }),
  },
  navigation: { Filter: (object) => ({ ...object, type: 'Filter' }) },
  methods: {
    GetRange: (object) => rangeOf(object.sheet, columnPart(object.table.area, object)),
    GetHeaderRowRange: (object) => rangeOf(object.sheet, columnPart(found(tableHeader(object.table)), object)),
    GetDataBodyRange: (object) => rangeOf(object.sheet, columnPart(bodyOf(object.table), object)),
    GetTotalRowRange: (object) => rangeOf(object.sheet, columnPart(found(tableTotals(object.table)), object)),
    Delete: (object, _, { workbook }) => {
      checkProtection(workbook, object.sheet, [object.table.area], null);
      deleteTableColumn(workbook, object.sheet, object.table, columnPlace(object));
      return null;
    },
  },
});
