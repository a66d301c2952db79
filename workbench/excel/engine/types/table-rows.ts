// The rows of a table's body.
import type { Area } from '../../a1.ts';
import { addTableRows, deleteTableRows } from '../../excel-tables.ts';
import { tableBody } from '../../sheet-parts.ts';
import { hostType, readOnly } from '../host-type.ts';
import { OfficeError } from '../office-error.ts';
import { checkProtection, gridOf, rangeOf } from '../ranges.ts';
import { asEntries } from './table-columns.ts';
import { bodyOf, type TableObject } from './tables.ts';

interface TableRowObject extends TableObject {
  readonly place: number;
}

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
