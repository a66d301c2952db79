// tables and one table.
import type { Area } from '../../a1.ts';
import { addTable, deleteTable, overlapsTable, removeTable, showTotals } from '../../excel-tables.ts';
import type { Sheet } from '../../sheet.ts';
import { type SheetTable, tableBody, tableHeader, tableTotals } from '../../sheet-parts.ts';
import type { Workbook } from '../../workbook.ts';
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
import { checkProtection, rangeOf, resolveRange } from '../ranges.ts';
import { worksheetOf } from './worksheets.ts';

export interface TableObject extends HostObject {
  readonly sheet: Sheet;
  readonly table: SheetTable;
}

interface TablesObject extends HostObject {
  /** null for the tables of the whole workbook. */
  readonly sheet?: Sheet;
}

const tableOf = (sheet: Sheet, table: SheetTable): TableObject => ({ type: 'Table', sheet, table });

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
export const bodyOf = (table: SheetTable): Area =>
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
