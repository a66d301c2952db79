// What a workbook tells those who listen: the page redraws, the engine informs the add-in.
import type { Area } from './a1.ts';
import type { CellValue } from './cells.ts';
import type { Sheet } from './sheet.ts';

/** Who did it: the clerk at the grid, or the add-in through Office.js. */
export type Origin = 'clerk' | 'addin';

export type ChangeType =
  | 'RangeEdited'
  | 'RowInserted'
  | 'RowDeleted'
  | 'ColumnInserted'
  | 'ColumnDeleted'
  | 'CellInserted'
  | 'CellDeleted';

export type ShiftDirection = 'None' | 'ShiftCellDown' | 'ShiftCellRight' | 'ShiftCellUp' | 'ShiftCellLeft';

export type WorkbookEvent =
  | { readonly kind: 'selection'; readonly sheet: Sheet; readonly area: Area; readonly origin: Origin }
  | {
      readonly kind: 'changed';
      readonly sheet: Sheet;
      readonly area: Area;
      readonly origin: Origin;
      readonly changeType: ChangeType;
      readonly shift: ShiftDirection;
      /** Only where exactly one cell was edited. */
      readonly before?: CellValue;
      readonly after?: CellValue;
    }
  | { readonly kind: 'format'; readonly sheet: Sheet; readonly area: Area; readonly origin: Origin }
  | { readonly kind: 'activated'; readonly sheet: Sheet; readonly previous: Sheet | null }
  /** Widths, hidden rows and columns, panes, tabs, protection, names of sheets: what the page lays out. */
  | { readonly kind: 'layout'; readonly sheet: Sheet }
  | { readonly kind: 'rowsHidden'; readonly sheet: Sheet; readonly area: Area; readonly hidden: boolean }
  | { readonly kind: 'sorted'; readonly sheet: Sheet; readonly area: Area; readonly origin: Origin }
  | { readonly kind: 'filtered'; readonly sheet: Sheet; readonly tableId: string | null }
  | { readonly kind: 'calculated'; readonly sheet: Sheet }
  | { readonly kind: 'sheetAdded'; readonly sheet: Sheet; readonly origin: Origin }
  | { readonly kind: 'sheetDeleted'; readonly sheet: Sheet; readonly origin: Origin }
  | { readonly kind: 'tableAdded'; readonly sheet: Sheet; readonly tableId: string; readonly tableName: string }
  | { readonly kind: 'tableDeleted'; readonly sheet: Sheet; readonly tableId: string; readonly tableName: string }
  | { readonly kind: 'settings' };

export type WorkbookListener = (event: WorkbookEvent) => void;
