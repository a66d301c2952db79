// Filters of sheets, tables and table columns, and the sorting of tables.
import { filterTable, reapplyTableFilter, setSheetFilter } from '../../filtering.ts';
import type { Sheet } from '../../sheet.ts';
import { type FilterCriteria, type SheetTable, tableBody } from '../../sheet-parts.ts';
import { sortRows } from '../../sorting.ts';
import { asRecord, type EngineContext, type HostObject, hostType, readOnly } from '../host-type.ts';
import { found, OfficeError } from '../office-error.ts';
import { checkProtection, rangeOf, resolveRange } from '../ranges.ts';
import { sortKeys } from './range-methods.ts';
import { columnPlace, type TableColumnObject } from './table-columns.ts';
import type { TableObject } from './tables.ts';

interface FilterObject extends HostObject {
  readonly sheet: Sheet;
  /** The table whose filter it is; left out for the sheet's own. */
  readonly table?: SheetTable;
}

/** Criteria out of Office.js's FilterCriteria: values or one or two custom criteria. */
function readCriteria(input: unknown): FilterCriteria {
  const { filterOn, values, criterion1, criterion2, operator } = asRecord(input);
  if (filterOn === 'Values' && Array.isArray(values)) {
    if (values.some((value) => typeof value !== 'string')) throw new OfficeError('NotImplemented');
    return { kind: 'values', texts: values.map(String) };
  }
  if (filterOn !== 'Custom' || typeof criterion1 !== 'string') throw new OfficeError('NotImplemented');
  const criteria = typeof criterion2 === 'string' ? [criterion1, criterion2] : [criterion1];
  return { kind: 'comparison', criteria, operator: operator === 'Or' ? 'Or' : 'And' };
}

/** Office.js's word for criteria. */
function writeCriteria(criteria: FilterCriteria | undefined): unknown {
  if (!criteria) return null;
  if (criteria.kind === 'values') return { filterOn: 'Values', values: criteria.texts };
  const [criterion1, criterion2] = criteria.criteria;
  const second = criterion2 === undefined ? {} : { criterion2, operator: criteria.operator };
  return { filterOn: 'Custom', criterion1, ...second };
}

function stateOf({ sheet, table }: FilterObject) {
  if (table) return { area: table.area, criteria: table.criteria, enabled: table.showFilterButton };
  return {
    area: sheet.filter?.area ?? null,
    criteria: sheet.filter?.criteria ?? new Map(),
    enabled: sheet.filter !== null,
  };
}

function setCriteria(
  { sheet, table }: FilterObject,
  criteria: ReadonlyMap<number, FilterCriteria>,
  context: EngineContext,
): void {
  const { workbook } = context;
  checkProtection(workbook, sheet, [], 'allowAutoFilter');
  if (table) {
    table.criteria = new Map(criteria);
    reapplyTableFilter(workbook, sheet, table);
  } else if (sheet.filter) setSheetFilter(workbook, sheet, { ...sheet.filter, criteria });
}

function filterRange({ sheet, ...rest }: FilterObject) {
  const { area, enabled } = stateOf({ sheet, ...rest });
  return area && enabled ? rangeOf(sheet, area) : null;
}

export const AutoFilter = hostType<FilterObject>({
  properties: {
    Enabled: readOnly((object) => stateOf(object).enabled),
    IsDataFiltered: readOnly((object) => {
      const { area, criteria } = stateOf(object);
      const hides = [...object.sheet.filteredRows].some((row) => area && row > area.row && row < area.row + area.rows);
      return criteria.size > 0 || hides;
    }),
    Criteria: readOnly((object) => {
      const { area, criteria } = stateOf(object);
      return Array.from({ length: area?.columns ?? 0 }, (_, column) => writeCriteria(criteria.get(column)));
    }),
  },
  methods: {
    Apply: ({ sheet, table }, args, context) => {
      const { workbook } = context;
      const { area } = resolveRange(workbook, args.at(0), sheet);
      checkProtection(workbook, sheet, [], 'allowAutoFilter');
      const criteria = new Map(table?.criteria ?? sheet.filter?.criteria ?? []);
      if (args.at(1) !== undefined && args.at(2) !== undefined) criteria.set(args.whole(1), readCriteria(args.at(2)));
      const used = sheet.storedPart(area) ?? area;
      if (table) setCriteria({ type: 'AutoFilter', sheet, table }, criteria, context);
      else setSheetFilter(workbook, sheet, { area: used, criteria });
      return null;
    },
    ClearColumnCriteria: (object, args, context) => {
      const criteria = new Map(stateOf(object).criteria);
      criteria.delete(args.whole(0));
      setCriteria(object, criteria, context);
      return null;
    },
    ClearCriteria: (object, _, context) => {
      setCriteria(object, new Map(), context);
      return null;
    },
    GetRange: (object) => found(filterRange(object)),
    GetRangeOrNullObject: filterRange,
    Reapply: (object, _, context) => {
      setCriteria(object, stateOf(object).criteria, context);
      return null;
    },
    Remove: ({ sheet, table }, _, { workbook }) => {
      if (table) throw new OfficeError('InvalidOperation');
      checkProtection(workbook, sheet, [], 'allowAutoFilter');
      setSheetFilter(workbook, sheet, null);
      return null;
    },
  },
});

function applyTo(object: TableColumnObject, criteria: FilterCriteria | null, { workbook }: EngineContext): null {
  checkProtection(workbook, object.sheet, [], 'allowAutoFilter');
  filterTable(workbook, object.sheet, object.table, columnPlace(object), criteria);
  return null;
}

export const Filter = hostType<TableColumnObject>({
  properties: { Criteria: readOnly((object) => writeCriteria(object.table.criteria.get(columnPlace(object)))) },
  methods: {
    Apply: (object, args, context) => applyTo(object, readCriteria(args.at(0)), context),
    ApplyValuesFilter: (object, args, context) =>
      applyTo(object, readCriteria({ filterOn: 'Values', values: args.list(0) }), context),
    ApplyCustomFilter: (object, args, context) => {
      const [criterion1, criterion2, operator] = [args.text(0), args.at(1), args.text(2, 'And')];
      return applyTo(object, readCriteria({ filterOn: 'Custom', criterion1, criterion2, operator }), context);
    },
    Clear: (object, _, context) => applyTo(object, null, context),
  },
});

function sortTable({ sheet, table }: TableObject, { workbook }: EngineContext, matchCase: boolean): void {
  const body = tableBody(table);
  checkProtection(workbook, sheet, [table.area], null);
  if (body) sortRows(workbook, sheet, body, table.sortedBy, { matchCase, hasHeaders: false }, 'addin');
}

export const TableSort = hostType<TableObject>({
  properties: {
    Fields: readOnly(({ table }) =>
      table.sortedBy.map(({ column, ascending }) => ({ key: column, ascending, sortOn: 'Value' })),
    ),
    MatchCase: readOnly(() => false),
    Method: readOnly(() => 'PinYin'),
  },
  methods: {
    Apply: (object, args, context) => {
      object.table.sortedBy = sortKeys(args.list(0), object.table.columns.length);
      sortTable(object, context, args.flag(1, false));
      return null;
    },
    Clear: ({ table }) => {
      table.sortedBy = [];
      return null;
    },
    Reapply: (object, _, context) => {
      sortTable(object, context, false);
      return null;
    },
  },
});
