// worksheets, worksheet, frozen panes and protection.
import { intersect, MAX_COLUMNS, MAX_ROWS, WHOLE_SHEET } from '../../a1.ts';
import type { Sheet, SheetVisibility } from '../../sheet.ts';
import type { Workbook } from '../../workbook.ts';
import { eventMethods } from '../event-methods.ts';
import { asFlag, asRecord, asText, type HostObject, hostType, readOnly } from '../host-type.ts';
import { found, OfficeError } from '../office-error.ts';
import { rangeAreasOf, rangeOf, resolveRange } from '../ranges.ts';

export interface WorksheetObject extends HostObject {
  readonly type: 'Worksheet';
  readonly sheet: Sheet;
}

export interface OfSheet extends HostObject {
  readonly sheet: Sheet;
}

export function worksheetOf(sheet: Sheet): WorksheetObject {
  return { type: 'Worksheet', sheet };
}

const worksheetOrNull = (sheet: Sheet | undefined): WorksheetObject | null => (sheet ? worksheetOf(sheet) : null);

function checkSheetName(workbook: Workbook, name: string): void {
  if (name === '' || name.length > 31 || /[\\/?*[\]:]/.test(name)) throw new OfficeError('InvalidArgument');
  if (workbook.sheet(name)) throw new OfficeError('ItemAlreadyExists');
}

function neighbour(workbook: Workbook, sheet: Sheet, step: 1 | -1, visibleOnly: boolean): WorksheetObject | null {
  const sheets = workbook.sheets.filter((one) => one === sheet || !visibleOnly || one.visibility === 'Visible');
  return worksheetOrNull(sheets[sheets.indexOf(sheet) + step]);
}

const visible = (sheets: readonly Sheet[], only: boolean) =>
  sheets.filter((sheet) => !only || sheet.visibility === 'Visible');

export const WorksheetCollection = hostType<HostObject>({
  collection: {
    items: (_, { workbook }) => workbook.sheets.map(worksheetOf),
    find: (_, key, { workbook }) => worksheetOrNull(workbook.sheet(asText(key))),
  },
  methods: {
    GetActiveWorksheet: (_, __, { workbook }) => worksheetOf(workbook.activeSheet),
    GetCount: (_, args, { workbook }) => visible(workbook.sheets, args.flag(0, false)).length,
    GetFirst: (_, args, { workbook }) => found(worksheetOrNull(visible(workbook.sheets, args.flag(0, false))[0])),
    GetLast: (_, args, { workbook }) => found(worksheetOrNull(visible(workbook.sheets, args.flag(0, false)).at(-1))),
    Add: (_, args, { workbook }) => {
      if (args.at(0) === undefined) return worksheetOf(workbook.addSheet(undefined, 'addin'));
      checkSheetName(workbook, args.text(0));
      return worksheetOf(workbook.addSheet(args.text(0), 'addin'));
    },
    ...eventMethods,
  },
});

function setVisibility(workbook: Workbook, sheet: Sheet, visibility: string): void {
  if (!['Visible', 'Hidden', 'VeryHidden'].includes(visibility)) throw new OfficeError('InvalidArgument');
  const others = workbook.sheets.filter((one) => one !== sheet && one.visibility === 'Visible');
  if (visibility !== 'Visible' && others.length === 0) throw new OfficeError('InvalidOperation');
  const wasActive = workbook.activeSheet === sheet;
  sheet.visibility = visibility as SheetVisibility;
  if (wasActive && visibility !== 'Visible' && others[0]) workbook.activate(others[0]);
  workbook.emit({ kind: 'layout', sheet });
}

export const Worksheet = hostType<WorksheetObject>({
  id: ({ sheet }) => sheet.id,
  properties: {
    Id: readOnly(({ sheet }) => sheet.id),
    Name: {
      get: ({ sheet }) => sheet.name,
      set: ({ sheet }, value, { workbook }) => {
        const name = asText(value);
        if (name.toLowerCase() !== sheet.name.toLowerCase()) checkSheetName(workbook, name);
        workbook.renameSheet(sheet, name);
      },
    },
    Position: readOnly(({ sheet }, { workbook }) => workbook.sheets.indexOf(sheet)),
    Visibility: {
      get: ({ sheet }) => sheet.visibility,
      set: ({ sheet }, value, { workbook }) => setVisibility(workbook, sheet, asText(value)),
    },
    TabColor: {
      get: ({ sheet }) => sheet.tabColor ?? '',
      set: ({ sheet }, value, { workbook }) => {
        sheet.tabColor = asText(value) || null;
        workbook.emit({ kind: 'layout', sheet });
      },
    },
    StandardHeight: readOnly(() => 15),
    StandardWidth: readOnly(() => 8.43),
    ShowGridlines: {
      get: ({ sheet }) => sheet.showGridlines,
      set: ({ sheet }, value, { workbook }) => {
        sheet.showGridlines = asFlag(value);
        workbook.emit({ kind: 'layout', sheet });
      },
    },
    ShowHeadings: readOnly(() => true),
    EnableCalculation: readOnly(() => true),
  },
  navigation: {
    Tables: ({ sheet }) => ({ type: 'TableCollection', sheet }) as OfSheet,
    FreezePanes: ({ sheet }) => ({ type: 'WorksheetFreezePanes', sheet }) as OfSheet,
    Names: ({ sheet }) => ({ type: 'NamedItemCollection', sheet }) as OfSheet,
    Protection: ({ sheet }) => ({ type: 'WorksheetProtection', sheet }) as OfSheet,
    AutoFilter: ({ sheet }) => ({ type: 'AutoFilter', sheet }) as OfSheet,
    Charts: () => ({ type: 'ChartCollection' }),
    Shapes: () => ({ type: 'ChartCollection' }),
    PivotTables: () => ({ type: 'ChartCollection' }),
    CustomProperties: ({ sheet }) => ({ type: 'WorksheetCustomPropertyCollection', sheet }) as OfSheet,
  },
  methods: {
    GetRange: ({ sheet }, args, { workbook }) =>
      args.at(0) === undefined ? rangeOf(sheet, WHOLE_SHEET) : resolveRange(workbook, args.at(0), sheet),
    GetRangeByIndexes: ({ sheet }, args) =>
      rangeOf(sheet, { row: args.whole(0), column: args.whole(1), rows: args.whole(2), columns: args.whole(3) }),
    GetRanges: ({ sheet }, args, { workbook }) => {
      if (args.at(0) === undefined) return rangeAreasOf(sheet, [WHOLE_SHEET]);
      // Excel cuts longer lists off without a word; failing here shows the mistake.
      if (args.text(0).length > 8192)
        throw new OfficeError('InvalidArgument', 'The address list is longer than 8,192 characters.');
      return rangeAreasOf(
        sheet,
        args
          .text(0)
          .split(/[,;]/)
          .map((part) => resolveRange(workbook, part.trim(), sheet).area),
      );
    },
    GetCell: ({ sheet }, args) => rangeOf(sheet, { row: args.whole(0), column: args.whole(1), rows: 1, columns: 1 }),
    GetUsedRange: ({ sheet }, args) =>
      rangeOf(sheet, sheet.usedArea(args.flag(0, false)) ?? { row: 0, column: 0, rows: 1, columns: 1 }),
    GetUsedRangeOrNullObject: ({ sheet }, args) => {
      const area = sheet.usedArea(args.flag(0, false));
      return area ? rangeOf(sheet, area) : null;
    },
    GetNext: ({ sheet }, args, { workbook }) => found(neighbour(workbook, sheet, 1, args.flag(0, false))),
    GetNextOrNullObject: ({ sheet }, args, { workbook }) => neighbour(workbook, sheet, 1, args.flag(0, false)),
    GetPrevious: ({ sheet }, args, { workbook }) => found(neighbour(workbook, sheet, -1, args.flag(0, false))),
    GetPreviousOrNullObject: ({ sheet }, args, { workbook }) => neighbour(workbook, sheet, -1, args.flag(0, false)),
    Activate: ({ sheet }, _, { workbook }) => {
      if (sheet.visibility !== 'Visible') throw new OfficeError('InvalidOperation');
      workbook.activate(sheet);
      return null;
    },
    Calculate: ({ sheet }, _, { workbook }) => {
      for (const touched of workbook.calculation.recalculate('all')) touched.contentVersion++;
      workbook.emit({ kind: 'calculated', sheet });
      return null;
    },
    Delete: ({ sheet }, _, { workbook }) => {
      const last = visible(workbook.sheets, true).every((one) => one === sheet);
      if (last || sheet.visibility === 'VeryHidden') throw new OfficeError('GeneralException');
      workbook.deleteSheet(sheet, 'addin');
      return null;
    },
    ...eventMethods,
  },
});

export const WorksheetFreezePanes = hostType<OfSheet>({
  methods: {
    FreezeRows: ({ sheet }, args, { workbook }) => workbook.freeze(sheet, { rows: args.whole(0, 0), columns: 0 }),
    FreezeColumns: ({ sheet }, args, { workbook }) => workbook.freeze(sheet, { rows: 0, columns: args.whole(0, 0) }),
    FreezeAt: ({ sheet }, args, { workbook }) => {
      const { area } = resolveRange(workbook, args.at(0), sheet);
      const rows = area.rows >= MAX_ROWS ? 0 : area.row + area.rows;
      const columns = area.columns >= MAX_COLUMNS ? 0 : area.column + area.columns;
      workbook.freeze(sheet, { rows, columns });
    },
    Unfreeze: ({ sheet }, _, { workbook }) => workbook.freeze(sheet, { rows: 0, columns: 0 }),
    GetLocation: ({ sheet }) => found(frozenRange(sheet)),
    GetLocationOrNullObject: ({ sheet }) => frozenRange(sheet),
  },
});

function frozenRange(sheet: Sheet) {
  const { frozen } = sheet;
  if (frozen.rows + frozen.columns === 0) return null;
  const area = intersect(WHOLE_SHEET, {
    row: 0,
    column: 0,
    rows: frozen.rows || MAX_ROWS,
    columns: frozen.columns || MAX_COLUMNS,
  });
  return area ? rangeOf(sheet, area) : null;
}

const PROTECTION_OPTIONS = [
  'allowAutoFilter',
  'allowDeleteColumns',
  'allowDeleteRows',
  'allowEditObjects',
  'allowEditScenarios',
  'allowFormatCells',
  'allowFormatColumns',
  'allowFormatRows',
  'allowInsertColumns',
  'allowInsertHyperlinks',
  'allowInsertRows',
  'allowPivotTables',
  'allowSort',
];

export const WorksheetProtection = hostType<OfSheet>({
  properties: {
    Protected: readOnly(({ sheet }) => sheet.protection !== null),
    Options: readOnly(({ sheet }) =>
      Object.fromEntries(PROTECTION_OPTIONS.map((name) => [name, sheet.protection?.allowed.has(name) ?? false])),
    ),
  },
  methods: {
    Protect: ({ sheet }, args, { workbook }) => {
      if (sheet.protection) throw new OfficeError('AccessDenied');
      const options = asRecord(args.at(0) ?? {});
      const allowed = PROTECTION_OPTIONS.filter((name) => options[name] === true);
      workbook.protect(sheet, { password: args.text(1, '') || null, allowed: new Set(allowed), carried: {} });
      return null;
    },
    Unprotect: ({ sheet }, args, { workbook }) => {
      const { protection } = sheet;
      const guarded = protection !== null && (protection.password !== null || 'hashValue' in protection.carried);
      if (guarded && args.text(0, '') !== protection.password) throw new OfficeError('AccessDenied');
      workbook.protect(sheet, null);
      return null;
    },
  },
});
