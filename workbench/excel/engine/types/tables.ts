// tables, one table, its columns and rows.
import type { Area } from '../../a1.ts';
import {
  addTable,
  addTableColumn,
  addTableRows,
  deleteTable,
  deleteTableColumn,
  deleteTableRows,
  overlapsTable,
  removeTable,
  renameTableColumn,
  showTotals,
} from '../../excel-tables.ts';
import type { Sheet } from '../../sheet.ts';
import { type SheetTable, tableBody, tableHeader, tableTotals } from '../../sheet-parts.ts';
import type { CellEntry, Workbook } from '../../workbook.ts';
import { tableEventMethods } from '../event-methods.ts';
import {
  asFlag,
  asText,
  type EngineContext,
  type HostObject,
  hostType,
  type Property,
  readOnly,
} from '../host-type.ts';
import { found, OfficeError } from '../office-error.ts';
import { checkProtection, gridOf, rangeOf, resolveRange } from '../ranges.ts';
import { worksheetOf } from './worksheets.ts';

export interface TableObject extends HostObject {
  readonly sheet: Sheet;
  readonly table: SheetTable;
}

interface TablesObject extends HostObject {
  /** null for the tables of the whole workbook. */
  readonly sheet?: Sheet;
}

export interface TableColumnObject extends TableObject {
  readonly columnId: number;
}

interface TableRowObject extends TableObject {
  readonly place: number;
}

export const tableOf = (sheet: Sheet, table: SheetTable): TableObject => ({ type: 'Table', sheet, table });

const listed = (workbook: Workbook, sheet: Sheet | undefined): TableObject[] =>
  workbook.tables.filter((one) => !sheet || one.sheet === sheet).map((one) => tableOf(one.sheet, one.table));

function isCalled({ table }: TableObject, key: unknown): boolean {
  return table.id === String(key) || table.name.toLowerCase() === String(key).toLowerCase();
}

export const TableCollection = hostType<TablesObject>({
  collection: {
    items: ({ sheet }, { workbook }) => listed(workbook, sheet),
    find: ({ sheet }, key, { workbook }) => listed(workbook, sheet).find((one) => isCalled(one, key)),
  },
  properties: { Count: readOnly(({ sheet }, { workbook }) => listed(workbook, sheet).length) },
  methods: {
    Add: ({ sheet }, args, { workbook }) => {
      const range = resolveRange(workbook, args.at(0), sheet ?? workbook.activeSheet);
      checkProtection(workbook, range.sheet, [range.area], null);
      if (range.sheet.protection) throw new OfficeError('AccessDenied');
      if (overlapsTable(range.sheet, range.area, null)) throw new OfficeError('InvalidOperation');
      return tableOf(range.sheet, addTable(workbook, range.sheet, range.area, args.flag(1, true)));
    },
    ...tableEventMethods,
  },
});

interface ScopedTablesObject extends HostObject {
  readonly sheet: Sheet;
  readonly tables: readonly SheetTable[];
}

export const TableScopedCollection = hostType<ScopedTablesObject>({
  collection: {
    items: ({ sheet, tables }) => tables.map((table) => tableOf(sheet, table)),
    find: ({ sheet, tables }, key) => tables.map((one) => tableOf(sheet, one)).find((one) => isCalled(one, key)),
  },
  methods: { GetFirst: ({ sheet, tables }) => tableOf(sheet, found(tables[0])) },
});

function flagOf(name: 'showFilterButton' | 'showBandedRows' | 'showBandedColumns'): Property<TableObject> {
  return {
    get: ({ table }) => table[name],
    set: ({ sheet, table }, value, { workbook }) => {
      table[name] = asFlag(value);
      workbook.lookChanged(sheet, [table.area], 'addin');
    },
  };
}

function setName({ table }: TableObject, value: unknown, { workbook }: EngineContext): void {
  const name = asText(value);
  if (!/^[A-Za-z_\\][\w.\\]*$/.test(name)) throw new OfficeError('InvalidArgument');
  if (workbook.tables.some((one) => one.table !== table && one.table.name.toLowerCase() === name.toLowerCase())) {
    throw new OfficeError('ItemAlreadyExists');
  }
  table.name = name;
  workbook.calculation.rebuild();
}

function setTotals({ sheet, table }: TableObject, value: unknown, { workbook }: EngineContext): void {
  checkProtection(workbook, sheet, [table.area], null);
  showTotals(workbook, sheet, table, asFlag(value));
}

const part =
  (pick: (table: SheetTable) => Area | null) =>
  ({ sheet, table }: TableObject) =>
    rangeOf(sheet, found(pick(table)));

/** The body as Office.js gives it: a table without rows still has one, empty. */
const bodyOf = (table: SheetTable): Area =>
  tableBody(table) ?? { ...table.area, row: table.area.row + (table.showHeaders ? 1 : 0), rows: 1 };

export const Table = hostType<TableObject>({
  id: ({ table }) => table.id,
  properties: {
    Id: readOnly(({ table }) => table.id),
    LegacyId: readOnly(({ table }) => table.id),
    Name: { get: ({ table }) => table.name, set: setName },
    ShowHeaders: readOnly(({ table }) => table.showHeaders),
    ShowTotals: { get: ({ table }) => table.showTotals, set: setTotals },
    ShowFilterButton: flagOf('showFilterButton'),
    ShowBandedRows: flagOf('showBandedRows'),
    ShowBandedColumns: flagOf('showBandedColumns'),
    HighlightFirstColumn: readOnly(() => false),
    HighlightLastColumn: readOnly(() => false),
    Style: {
      get: ({ table }) => table.style,
      set: ({ sheet, table }, value, { workbook }) => {
        table.style = asText(value);
        workbook.lookChanged(sheet, [table.area], 'addin');
      },
    },
  },
  navigation: {
    Worksheet: ({ sheet }) => worksheetOf(sheet),
    Columns: (object) => ({ ...object, type: 'TableColumnCollection' }),
    Rows: (object) => ({ ...object, type: 'TableRowCollection' }),
    Sort: (object) => ({ ...object, type: 'TableSort' }),
    AutoFilter: (object) => ({ ...object, type: 'AutoFilter' }),
  },
  methods: {
    GetRange: part((table) => table.area),
    GetHeaderRowRange: part(tableHeader),
    GetDataBodyRange: part(bodyOf),
    GetTotalRowRange: part(tableTotals),
    ConvertToRange: ({ sheet, table }, _, { workbook }) => {
      removeTable(workbook, sheet, table);
      return rangeOf(sheet, table.area);
    },
    Delete: ({ sheet, table }, _, { workbook }) => {
      checkProtection(workbook, sheet, [table.area], null);
      deleteTable(workbook, sheet, table);
      return null;
    },
    Resize: ({ sheet, table }, args, { workbook }) => {
      const { area } = resolveRange(workbook, args.at(0), sheet);
      if (area.row !== table.area.row || overlapsTable(sheet, area, table)) throw new OfficeError('InvalidOperation');
      if (area.column !== table.area.column || area.columns !== table.area.columns)
        throw new OfficeError('NotImplemented');
      table.area = area;
      workbook.calculation.rebuild();
      workbook.emit({ kind: 'layout', sheet });
      return null;
    },
    ...tableEventMethods,
  },
});

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

function asEntries(value: unknown): CellEntry[][] {
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

const rowOf = ({ sheet, table }: TableObject, place: number): TableRowObject => ({
  type: 'TableRow',
  sheet,
  table,
  place,
});

function rowArea({ table, place }: TableRowObject): Area {
  const body = tableBody(table);
  if (!body || place >= body.rows) throw new OfficeError('ItemNotFound');
  return { ...body, row: body.row + place, rows: 1 };
}

export const TableRowCollection = hostType<TableObject>({
  collection: {
    items: (object) => Array.from({ length: tableBody(object.table)?.rows ?? 0 }, (_, place) => rowOf(object, place)),
    find: (object, place) => {
      const count = tableBody(object.table)?.rows ?? 0;
      return typeof place === 'number' && place >= 0 && place < count ? rowOf(object, place) : null;
    },
  },
  properties: { Count: readOnly(({ table }) => tableBody(table)?.rows ?? 0) },
  methods: {
    Add: (object, args, { workbook }) => {
      const { sheet, table } = object;
      checkProtection(workbook, sheet, [table.area], null);
      const at = args.at(0) === undefined || args.whole(0) < 0 ? null : args.whole(0);
      const rows = asEntries(args.at(1));
      if (rows.some((row) => row.length !== table.columns.length)) throw new OfficeError('InvalidArgument');
      const area = addTableRows(workbook, sheet, table, at, rows.length > 0 ? rows : [table.columns.map(() => null)]);
      return rowOf(object, area.row - bodyOf(table).row);
    },
    DeleteRowsAt: ({ sheet, table }, args, { workbook }) => {
      checkProtection(workbook, sheet, [table.area], null);
      deleteTableRows(workbook, sheet, table, args.whole(0), args.whole(1, 1));
      return null;
    },
  },
});

export const TableRow = hostType<TableRowObject>({
  index: ({ place }) => place,
  properties: {
    Index: readOnly(({ place }) => place),
    Values: {
      get: (object) => gridOf(rowArea(object), (row, column) => object.sheet.value(row, column)),
      set: (object, value, { workbook }) => {
        const area = rowArea(object);
        checkProtection(workbook, object.sheet, [area], null);
        const [line = []] = asEntries(value);
        if (line.length !== area.columns) throw new OfficeError('InvalidArgument');
        workbook.write(object.sheet, area, (_, column) => line[column], 'addin');
      },
    },
  },
  methods: {
    GetRange: (object) => rangeOf(object.sheet, rowArea(object)),
    Delete: ({ sheet, table, place }, _, { workbook }) => {
      checkProtection(workbook, sheet, [table.area], null);
      deleteTableRows(workbook, sheet, table, place, 1);
      return null;
    },
  },
});
