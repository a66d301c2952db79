// One sheet of the workbook: its cells and what belongs to them. Changes that others must hear of go through Workbook.
import { type Area, intersect, MAX_COLUMNS, MAX_ROWS } from './a1.ts';
import { Cells, type CellValue } from './cells.ts';
import type { ConditionalFormat, FrozenPanes, SheetFilter, SheetProtection, SheetTable } from './sheet-parts.ts';

export type SheetVisibility = 'Visible' | 'Hidden' | 'VeryHidden';

const DEFAULT_COLUMN_CHARACTERS = 8.43;
const DEFAULT_COLUMN_PIXELS = 64;

export class Sheet {
  readonly id: string;
  name: string;
  readonly cells = new Cells();
  visibility: SheetVisibility = 'Visible';
  tabColor: string | null = null;
  showGridlines = true;
  selection: Area = { row: 0, column: 0, rows: 1, columns: 1 };
  frozen: FrozenPanes = { rows: 0, columns: 0 };
  tables: SheetTable[] = [];
  /** In order of priority, first wins. */
  conditionalFormats: ConditionalFormat[] = [];
  merged: Area[] = [];
  filter: SheetFilter | null = null;
  protection: SheetProtection | null = null;
  /** Widths in characters of the default font, as the file keeps them. */
  readonly columnWidths = new Map<number, number>();
  /** Heights in points. */
  readonly rowHeights = new Map<number, number>();
  readonly hiddenColumns = new Set<number>();
  /** Rows the clerk hid. */
  readonly hiddenRows = new Set<number>();
  /** Rows a filter hides. */
  readonly filteredRows = new Set<number>();
  /** Looks of whole rows and columns, for cells without their own. */
  readonly rowStyles = new Map<number, number>();
  readonly columnStyles = new Map<number, number>();
  /** Links by "row,column". */
  readonly hyperlinks = new Map<string, string>();
  /** worksheet.customProperties of Office.js. */
  readonly customProperties = new Map<string, string>();
  /** Print set-up, validation and other parts of the file, saved again as they were. */
  carried: Readonly<Record<string, unknown>> = {};
  /** Counts every change of values and formulas; a memo that remembers it knows when it is stale. */
  contentVersion = 0;
  /** Counts every change of looks and conditional formats. */
  lookVersion = 0;
  #extent: { key: string; area: Area | null } | null = null;

  constructor(id: string, name: string) {
    this.id = id;
    this.name = name;
  }

  /** The cell's value; '' where it holds nothing. */
  value(row: number, column: number): CellValue {
    return this.cells.value(row, column) ?? '';
  }

  /** The formula with its leading `=`, or null where the cell holds a plain value. */
  formula(row: number, column: number): string | null {
    return this.cells.formula(row, column) ?? null;
  }

  /** The number of the cell's look in the workbook's StyleBook: its own, else its row's, else its column's. */
  styleNumber(row: number, column: number): number {
    return this.cells.style(row, column) ?? this.rowStyles.get(row) ?? this.columnStyles.get(column) ?? 0;
  }

  /** The used range; with `valuesOnly` filled but empty cells do not count. null on an empty sheet. */
  usedArea(valuesOnly: boolean): Area | null {
    const key = `${this.contentVersion} ${valuesOnly ? '' : this.lookVersion} ${valuesOnly}`;
    if (this.#extent?.key !== key) this.#extent = { key, area: this.cells.extent(valuesOnly) };
    return this.#extent.area;
  }

  /** The part of an area that can hold anything: whole rows and columns are cut to the cells there are. */
  storedPart(area: Area): Area | null {
    const wide = area.columns >= MAX_COLUMNS ? this.cells.columnCount : area.columns;
    const tall = area.rows >= MAX_ROWS ? this.cells.rowCount : area.rows;
    return intersect(area, { row: area.row, column: area.column, rows: Math.max(tall, 0), columns: Math.max(wide, 0) });
  }

  isRowHidden(row: number): boolean {
    return this.hiddenRows.has(row) || this.filteredRows.has(row);
  }

  isColumnHidden(column: number): boolean {
    return this.hiddenColumns.has(column);
  }

  /** A column's width on screen at 100 %; 0 when it is hidden. */
  columnPixels(column: number): number {
    if (this.hiddenColumns.has(column)) return 0;
    const characters = this.columnWidths.get(column);
    return characters === undefined ? DEFAULT_COLUMN_PIXELS : Math.round(characters * 7 + 5);
  }

  setColumnPixels(column: number, pixels: number): void {
    this.columnWidths.set(column, pixels === DEFAULT_COLUMN_PIXELS ? DEFAULT_COLUMN_CHARACTERS : (pixels - 5) / 7);
  }

  /** True while nobody has given a column a width of its own. */
  hasStandardWidth(column: number): boolean {
    const characters = this.columnWidths.get(column);
    return characters === undefined || characters === DEFAULT_COLUMN_CHARACTERS;
  }

  /** The merged area a cell belongs to, or null. */
  mergedAt(row: number, column: number): Area | null {
    return this.merged.find((area) => intersect(area, { row, column, rows: 1, columns: 1 })) ?? null;
  }

  tableAt(row: number, column: number): SheetTable | null {
    return this.tables.find((table) => intersect(table.area, { row, column, rows: 1, columns: 1 })) ?? null;
  }
}
