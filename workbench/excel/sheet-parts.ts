// What a sheet has besides cells: tables, conditional formats, filter, protection, panes.
import type { Area } from './a1.ts';
import type { CellFont } from './cell-style.ts';

/** Which values a filtered column lets through. */
export type FilterCriteria =
  | { readonly kind: 'values'; readonly texts: readonly string[] }
  | { readonly kind: 'comparison'; readonly criteria: readonly string[]; readonly operator: 'And' | 'Or' };

/** A sheet's filter, or a table's: criteria by column, counted from 0 at the left of `area`. */
export interface SheetFilter {
  readonly area: Area;
  readonly criteria: ReadonlyMap<number, FilterCriteria>;
}

/** One column to sort by, counted from 0 at the left of the sorted area. */
export interface SortKey {
  readonly column: number;
  readonly ascending: boolean;
}

export interface TableColumn {
  readonly id: number;
  readonly name: string;
  /** none, sum, count, average… as the file says it. */
  readonly totalsFunction: string;
  readonly totalsLabel: string | null;
}

/** An Excel table; `area` includes header and totals row. */
export interface SheetTable {
  readonly id: string;
  name: string;
  area: Area;
  showHeaders: boolean;
  showTotals: boolean;
  showFilterButton: boolean;
  showBandedRows: boolean;
  showBandedColumns: boolean;
  style: string;
  columns: TableColumn[];
  criteria: Map<number, FilterCriteria>;
  sortedBy: readonly SortKey[];
}

export type CellValueOperator =
  | 'Between'
  | 'NotBetween'
  | 'EqualTo'
  | 'NotEqualTo'
  | 'GreaterThan'
  | 'LessThan'
  | 'GreaterThanOrEqual'
  | 'LessThanOrEqual';

export type TextOperator = 'Contains' | 'NotContains' | 'BeginsWith' | 'EndsWith';

/** When a conditional format shows. Formulas are relative to the top left cell of the format's first area. */
export type ConditionalRule =
  | { readonly kind: 'custom'; readonly formula: string }
  | {
      readonly kind: 'cellValue';
      readonly operator: CellValueOperator;
      readonly formula1: string;
      readonly formula2?: string;
    }
  | { readonly kind: 'containsText'; readonly operator: TextOperator; readonly text: string }
  /** Colour scales, data bars, icons…: kept for saving, shown nowhere. */
  | { readonly kind: 'other'; readonly type: string; readonly carried: Readonly<Record<string, unknown>> };

/** What a conditional format lays over the cell; members left out show the cell's own look. */
export interface ConditionalLook {
  fill?: string;
  font?: Partial<Pick<CellFont, 'color' | 'bold' | 'italic' | 'underline' | 'strikethrough'>>;
  numberFormat?: string;
}

/** One conditional format; its place in the sheet's list is its priority, 0 first. */
export interface ConditionalFormat {
  readonly id: string;
  areas: readonly Area[];
  rule: ConditionalRule;
  look: ConditionalLook;
  stopIfTrue: boolean;
  /** The rule's own number in the file it was read from. */
  readonly filePriority?: number;
}

/** A protected sheet; `allowed` holds the permissions that are on, by Office.js name (allowFormatCells…). */
export interface SheetProtection {
  readonly password: string | null;
  readonly allowed: ReadonlySet<string>;
  /** What the file said (salted password hash), saved again as it was. */
  readonly carried: Readonly<Record<string, unknown>>;
}

export interface FrozenPanes {
  readonly rows: number;
  readonly columns: number;
}

/** A name for a range or a formula; `sheetId` is set when only one sheet knows it. */
export interface DefinedName {
  name: string;
  /** Without the leading `=`: "Debtors!$A$1:$K$71" or a formula. */
  refersTo: string;
  readonly sheetId: string | null;
  visible: boolean;
  comment: string;
}

export interface CustomXmlPart {
  readonly id: string;
  xml: string;
}

/** Cells of a table below its header and above its totals; null when there are none. */
export function tableBody(table: SheetTable): Area | null {
  const head = table.showHeaders ? 1 : 0;
  const rows = table.area.rows - head - (table.showTotals ? 1 : 0);
  return rows > 0 ? { ...table.area, row: table.area.row + head, rows } : null;
}

/** The header row's cells, or null when the table shows none. */
export function tableHeader(table: SheetTable): Area | null {
  return table.showHeaders ? { ...table.area, rows: 1 } : null;
}

/** The totals row's cells, or null when the table shows none. */
export function tableTotals(table: SheetTable): Area | null {
  return table.showTotals ? { ...table.area, row: table.area.row + table.area.rows - 1, rows: 1 } : null;
}
