// Every kind of object the workbench's Excel knows, under the name its objects carry.
import type { HostObject, HostType } from './host-type.ts';
import * as conditional from './types/conditional-formats.ts';
import * as conditionalLooks from './types/conditional-looks.ts';
import * as filters from './types/filters.ts';
import * as names from './types/names.ts';
import * as ranges from './types/range.ts';
import * as formats from './types/range-format.ts';
import { RangeSort } from './types/range-methods.ts';
import { SERVICES } from './types/services.ts';
import * as settings from './types/settings.ts';
import * as tableColumns from './types/table-columns.ts';
import * as tableRows from './types/table-rows.ts';
import * as tables from './types/tables.ts';
import * as workbook from './types/workbook.ts';
import * as worksheets from './types/worksheets.ts';

export const HOST_TYPES: Readonly<Record<string, HostType<HostObject>>> = {
  Application: workbook.Application,
  AutoFilter: filters.AutoFilter,
  CellValueConditionalFormat: conditional.CellValueConditionalFormat,
  ChartCollection: workbook.ChartCollection,
  ConditionalFormat: conditional.ConditionalFormatType,
  ConditionalFormatCollection: conditional.ConditionalFormatCollection,
  ConditionalFormatRule: conditional.ConditionalFormatRule,
  ConditionalRangeFill: conditionalLooks.ConditionalRangeFill,
  ConditionalRangeFont: conditionalLooks.ConditionalRangeFont,
  ConditionalRangeFormat: conditionalLooks.ConditionalRangeFormat,
  CultureInfo: workbook.CultureInfo,
  CustomConditionalFormat: conditional.CustomConditionalFormat,
  CustomXmlPart: settings.CustomXmlPartType,
  CustomXmlPartCollection: settings.CustomXmlPartCollection,
  CustomXmlPartScopedCollection: settings.CustomXmlPartScopedCollection,
  DatetimeFormatInfo: workbook.DatetimeFormatInfo,
  Filter: filters.Filter,
  FormatProtection: formats.FormatProtection,
  NamedItem: names.NamedItem,
  NamedItemCollection: names.NamedItemCollection,
  NumberFormatInfo: workbook.NumberFormatInfo,
  Range: ranges.Range,
  RangeAreas: ranges.RangeAreas,
  RangeCollection: ranges.RangeCollection,
  RangeFill: formats.RangeFill,
  RangeFont: formats.RangeFont,
  RangeFormat: formats.RangeFormat,
  RangeSort,
  RangeView: ranges.RangeView,
  RangeViewCollection: ranges.RangeViewCollection,
  Runtime: workbook.Runtime,
  Setting: settings.Setting,
  SettingCollection: settings.SettingCollection,
  Table: tables.Table,
  TableCollection: tables.TableCollection,
  TableColumn: tableColumns.TableColumn,
  TableColumnCollection: tableColumns.TableColumnCollection,
  TableRow: tableRows.TableRow,
  TableRowCollection: tableRows.TableRowCollection,
  TableScopedCollection: tables.TableScopedCollection,
  TableSort: filters.TableSort,
  TextConditionalFormat: conditional.TextConditionalFormat,
  Workbook: workbook.WorkbookType,
  WorkbookProtection: workbook.WorkbookProtection,
  Worksheet: worksheets.Worksheet,
  WorksheetCollection: worksheets.WorksheetCollection,
  WorksheetCustomProperty: settings.WorksheetCustomProperty,
  WorksheetCustomPropertyCollection: settings.WorksheetCustomPropertyCollection,
  WorksheetFreezePanes: worksheets.WorksheetFreezePanes,
  WorksheetProtection: worksheets.WorksheetProtection,
  ...SERVICES,
};
