// The workbook itself, the application, its region's habits and the runtime.
import { singleCell } from '../../a1.ts';
import type { Workbook } from '../../workbook.ts';
import { asFlag, type HostObject, hostType, readOnly } from '../host-type.ts';
import { found } from '../office-error.ts';
import { rangeOf } from '../ranges.ts';

const nothing = () => null;

/** Nothing is lost or shown late in the workbench, so these calls have no work to do. */
const applicationMethods = {
  SuspendApiCalculationUntilNextSync: nothing,
  SuspendScreenUpdatingUntilNextSync: nothing,
};

export const WorkbookType = hostType<HostObject>({
  properties: {
    Name: readOnly((_, { workbook }) => workbook.name),
    ReadOnly: readOnly(() => false),
    IsDirty: readOnly(() => false),
    AutoSave: readOnly(() => false),
    PreviouslySaved: readOnly(() => true),
    UsePrecisionAsDisplayed: readOnly(() => false),
    CalculationEngineVersion: readOnly(() => 191_029),
  },
  navigation: {
    Application: () => ({ type: 'Application' }),
    CustomXmlParts: () => ({ type: 'CustomXmlPartCollection' }),
    Names: () => ({ type: 'NamedItemCollection' }),
    Protection: () => ({ type: 'WorkbookProtection' }),
    Settings: () => ({ type: 'SettingCollection' }),
    Tables: () => ({ type: 'TableCollection' }),
    Worksheets: () => ({ type: 'WorksheetCollection' }),
    _Runtime: () => ({ type: 'Runtime' }),
  },
  methods: {
    GetActiveCell: (_, __, { workbook: { activeSheet } }) => {
      return rangeOf(activeSheet, singleCell(activeSheet.selection.row, activeSheet.selection.column));
    },
    GetSelectedRange: (_, __, { workbook: { activeSheet } }) => rangeOf(activeSheet, activeSheet.selection),
    GetSelectedRanges: (_, __, { workbook: { activeSheet } }) => {
      return { type: 'RangeAreas', sheet: activeSheet, areas: [activeSheet.selection] };
    },
    Save: nothing,
    _GetObjectByReferenceId: (_, args, context) => found(context.kept(args.text(0))),
    _GetRangeForEventByReferenceId: (_, args, context) => found(context.kept(args.text(0))),
    _GetRangeOrNullObjectForEventByReferenceId: (_, args, context) => context.kept(args.text(0)) ?? null,
    _GetReferenceCount: (_, __, context) => context.keptCount,
    _RemoveReference: (_, args, context) => {
      context.release(args.text(0));
      return null;
    },
    _RemoveAllReferences: (_, __, context) => {
      context.releaseAll();
      return null;
    },
  },
});

export const WorkbookProtection = hostType<HostObject>({ properties: { Protected: readOnly(() => false) } });

export const Application = hostType<HostObject>({
  properties: {
    CalculationMode: { get: () => 'Automatic', set: nothing },
    CalculationState: readOnly(() => 'Done'),
    CalculationEngineVersion: readOnly(() => 191_029),
    DecimalSeparator: readOnly((_, { workbook }) => numberPart(workbook, 'decimal')),
    ThousandsSeparator: readOnly((_, { workbook }) => numberPart(workbook, 'group')),
    UseSystemSeparators: readOnly(() => true),
  },
  navigation: { CultureInfo: () => ({ type: 'CultureInfo' }) },
  methods: {
    Calculate: (_, __, { workbook }) => {
      for (const touched of workbook.calculation.recalculate('all')) touched.contentVersion++;
      return null;
    },
    ...applicationMethods,
  },
});

function numberPart(workbook: Workbook, type: 'decimal' | 'group'): string {
  const parts = new Intl.NumberFormat(workbook.locale).formatToParts(12_345.6);
  return parts.find((part) => part.type === type)?.value ?? '';
}

export const CultureInfo = hostType<HostObject>({
  properties: { Name: readOnly((_, { workbook }) => workbook.locale) },
  navigation: {
    NumberFormat: () => ({ type: 'NumberFormatInfo' }),
    DatetimeFormat: () => ({ type: 'DatetimeFormatInfo' }),
  },
});

export const NumberFormatInfo = hostType<HostObject>({
  properties: {
    NumberDecimalSeparator: readOnly((_, { workbook }) => numberPart(workbook, 'decimal')),
    NumberGroupSeparator: readOnly((_, { workbook }) => numberPart(workbook, 'group')),
    CurrencySymbol: readOnly(() => '¤'),
  },
});

const DAY_PARTS: Readonly<Record<string, string>> = { day: 'dd', month: 'MM', year: 'yyyy' };

export const DatetimeFormatInfo = hostType<HostObject>({
  properties: {
    DateSeparator: readOnly(
      (_, { workbook }) => dateParts(workbook).find((part) => part.type === 'literal')?.value ?? '/',
    ),
    ShortDatePattern: readOnly((_, { workbook }) => {
      return dateParts(workbook)
        .map((part) => DAY_PARTS[part.type] ?? part.value)
        .join('');
    }),
  },
});

function dateParts(workbook: Workbook): Intl.DateTimeFormatPart[] {
  const format = new Intl.DateTimeFormat(workbook.locale, { year: 'numeric', month: '2-digit', day: '2-digit' });
  return format.formatToParts(new Date(0));
}

export const Runtime = hostType<HostObject>({
  properties: {
    EnableEvents: {
      get: (_, context) => context.enableEvents,
      set: (_, value, context) => {
        context.enableEvents = asFlag(value);
      },
    },
  },
});

/** Charts, shapes and pivot tables: the workbench has none, and says so by an empty list. */
export const ChartCollection = hostType<HostObject>({
  collection: { items: () => [], find: () => null },
  properties: { Count: readOnly(() => 0) },
});
