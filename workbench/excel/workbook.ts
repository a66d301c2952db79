// The workbook in memory: what the page draws and Office.js reads and writes. Everything that others must hear of
// (the page, the add-in's events, recalculation) happens through the methods here.
import { type Area, singleCell } from './a1.ts';
import { type CellStyle, StyleBook, type StyleChange } from './cell-style.ts';
import { enterCell, followHeadings, restyle } from './cell-writing.ts';
import type { CellValue } from './cells.ts';
import { ConditionalLooks, type ShownLook } from './conditional-formats.ts';
import { displayText, isDateFormat } from './display-text.ts';
import { Calculation } from './formulas.ts';
import { Sheet } from './sheet.ts';
import { renameInFormulas } from './sheet-names.ts';
import type { CustomXmlPart, DefinedName, FrozenPanes, SheetProtection, SheetTable } from './sheet-parts.ts';
import type { Origin, WorkbookEvent, WorkbookListener } from './workbook-events.ts';

export interface WorkbookOptions {
  readonly name?: string;
  /** BCP 47; decides how typed days are read and shown. Default en-GB. */
  readonly locale?: string;
  /** The clock behind TODAY() and NOW(). */
  readonly now?: () => Date;
}

/** What may be put into a cell: a value, a typed text, a formula; null leaves the cell alone. */
export type CellEntry = CellValue | null | undefined;

export class Workbook {
  name: string;
  readonly locale: string;
  dateEpoch: 1900 | 1904 = 1900;
  readonly sheets: Sheet[] = [];
  readonly styles = new StyleBook();
  readonly names: DefinedName[] = [];
  /** workbook.settings of Office.js, by key. */
  readonly settings = new Map<string, unknown>();
  /** Office.context.document.settings: one bag a save overwrites. */
  documentSettings: Readonly<Record<string, string>> = {};
  readonly customXmlParts: CustomXmlPart[] = [];
  readonly calculation: Calculation;
  readonly #looks: ConditionalLooks;
  readonly #listeners = new Set<WorkbookListener>();
  #active: Sheet | null = null;
  #lastId = 0;

  constructor(options: WorkbookOptions = {}) {
    this.name = options.name ?? 'Book1.xlsx';
    this.locale = options.locale ?? 'en-GB';
    this.calculation = new Calculation(this, options.now ?? (() => new Date()));
    this.#looks = new ConditionalLooks(this);
  }

  /** Calls the listener for every event until the returned function is called. */
  on(listener: WorkbookListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(event: WorkbookEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** An id no other part of this workbook has, in the shape Excel gives: `{00000001-…}`. */
  newId(): string {
    this.#lastId++;
    return `{${this.#lastId.toString(16).toUpperCase().padStart(8, '0')}-0001-0000-0000-000000000000}`;
  }

  /** A small number no table of this workbook has, as text. */
  newTableId(): string {
    this.#lastId++;
    return String(this.#lastId);
  }

  /** The sheet by id or by name in any case. */
  sheet(nameOrId: string): Sheet | undefined {
    const key = nameOrId.toLowerCase();
    return this.sheets.find((sheet) => sheet.id.toLowerCase() === key || sheet.name.toLowerCase() === key);
  }

  get activeSheet(): Sheet {
    const active = this.#active ?? this.sheets.find((sheet) => sheet.visibility === 'Visible') ?? this.sheets[0];
    if (!active) throw new Error(`Workbook ${this.name} has no sheet`);
    return active;
  }

  /** Adds a sheet at the end; without a name it is called Sheet1, Sheet2… */
  addSheet(name?: string, origin: Origin = 'clerk'): Sheet {
    let count = this.sheets.length + 1;
    while (name === undefined && this.sheet(`Sheet${count}`)) count++;
    const sheet = new Sheet(this.newId(), name ?? `Sheet${count}`);
    this.sheets.push(sheet);
    this.emit({ kind: 'sheetAdded', sheet, origin });
    return sheet;
  }

  deleteSheet(sheet: Sheet, origin: Origin = 'clerk'): void {
    const index = this.sheets.indexOf(sheet);
    if (index < 0) return;
    const wasActive = this.activeSheet === sheet;
    this.sheets.splice(index, 1);
    this.calculation.rebuild();
    this.emit({ kind: 'sheetDeleted', sheet, origin });
    if (wasActive) this.#activate(this.sheets[Math.min(index, this.sheets.length - 1)] ?? this.activeSheet, null);
  }

  /** Keeps what Office.context.document.settings saves. */
  saveDocumentSettings(settings: Readonly<Record<string, string>>): void {
    this.documentSettings = settings;
    this.emit({ kind: 'settings' });
  }

  /** Renames a sheet, in formulas and names too. */
  renameSheet(sheet: Sheet, name: string): void {
    renameInFormulas(this, sheet.name, name);
    sheet.name = name;
    this.calculation.rebuild();
    this.emit({ kind: 'layout', sheet });
  }

  freeze(sheet: Sheet, frozen: FrozenPanes): void {
    sheet.frozen = frozen;
    this.emit({ kind: 'layout', sheet });
  }

  /** Hides or shows rows by hand, which is apart from what a filter hides. */
  hideRows(sheet: Sheet, area: Area, hidden: boolean): void {
    for (let row = area.row; row < area.row + area.rows; row++) {
      if (hidden) sheet.hiddenRows.add(row);
      else sheet.hiddenRows.delete(row);
    }
    this.emit({ kind: 'rowsHidden', sheet, area, hidden });
    this.emit({ kind: 'layout', sheet });
  }

  /** Protects a sheet, or with null lifts its protection. */
  protect(sheet: Sheet, protection: SheetProtection | null): void {
    sheet.protection = protection;
    this.emit({ kind: 'layout', sheet });
  }

  activate(sheet: Sheet): void {
    if (this.activeSheet !== sheet) this.#activate(sheet, this.activeSheet);
  }

  /** Selects cells, bringing their sheet to the front. */
  select(sheet: Sheet, area: Area, origin: Origin = 'clerk'): void {
    this.activate(sheet);
    sheet.selection = area;
    this.emit({ kind: 'selection', sheet, area, origin });
  }

  /** Every table with its sheet. */
  get tables(): { sheet: Sheet; table: SheetTable }[] {
    return this.sheets.flatMap((sheet) => sheet.tables.map((table) => ({ sheet, table })));
  }

  style(sheet: Sheet, row: number, column: number): CellStyle {
    return this.styles.get(sheet.styleNumber(row, column));
  }

  /** What the cell shows, with a conditional format's number format where one applies. */
  displayText(sheet: Sheet, row: number, column: number): string {
    const value = sheet.value(row, column);
    if (value === '') return '';
    return displayText(value, this.shownLook(sheet, row, column).numberFormat, this);
  }

  /** How the cell shows: its own look with conditional formats laid over it. */
  shownLook(sheet: Sheet, row: number, column: number): ShownLook {
    return this.#looks.shownLook(sheet, row, column);
  }

  /** What the formula bar shows: the formula, or the value as one would type it. */
  editText(sheet: Sheet, row: number, column: number): string {
    const formula = sheet.formula(row, column);
    const value = sheet.value(row, column);
    if (formula !== null) return formula;
    if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
    if (typeof value !== 'number') return value;
    const { numberFormat } = this.style(sheet, row, column);
    if (isDateFormat(numberFormat)) return displayText(value, value % 1 === 0 ? 'mm-dd-yy' : numberFormat, this);
    return numberFormat.includes('%') ? `${Number((value * 100).toPrecision(15))}%` : String(value);
  }

  /** The clerk types into one cell: read as Excel reads typed text; '' empties the cell. */
  typeIntoCell(sheet: Sheet, row: number, column: number, text: string): void {
    this.write(sheet, singleCell(row, column), () => text, 'clerk');
  }

  /**
   * Writes an area, recalculates what depends on it and tells the listeners once. `entryAt` is asked per cell, counted
   * from the area's corner; '' empties a cell, null leaves it, a text starting with `=` is a formula, other texts are read as typed.
   */
  write(sheet: Sheet, area: Area, entryAt: (row: number, column: number) => CellEntry, origin: Origin): void {
    const before = sheet.value(area.row, area.column);
    for (let column = 0; column < area.columns; column++) {
      for (let row = 0; row < area.rows; row++) {
        const entry = entryAt(row, column);
        if (entry !== null && entry !== undefined) enterCell(this, sheet, area.row + row, area.column + column, entry);
      }
    }
    followHeadings(sheet, area);
    this.contentChanged(sheet, area);
    const single = area.rows * area.columns === 1;
    const values = single ? { before, after: sheet.value(area.row, area.column) } : {};
    this.emit({ kind: 'changed', sheet, area, origin, changeType: 'RangeEdited', shift: 'None', ...values });
  }

  /** Recalculates after cells were put in place without `write`. */
  contentChanged(sheet: Sheet, area: Area): void {
    sheet.contentVersion++;
    for (const touched of this.calculation.changed(sheet, area)) {
      touched.contentVersion++;
      this.emit({ kind: 'calculated', sheet: touched });
    }
  }

  /** Changes the look of areas and tells the listeners once per area. Whole columns and rows keep it for empty cells too. */
  changeStyle(sheet: Sheet, areas: readonly Area[], change: StyleChange, origin: Origin): void {
    for (const area of areas) restyle(sheet, area, (number) => this.styles.change(number, change));
    this.lookChanged(sheet, areas, origin);
  }

  /** Takes every look off the areas. */
  clearStyle(sheet: Sheet, areas: readonly Area[], origin: Origin): void {
    for (const area of areas) restyle(sheet, area, () => 0);
    this.lookChanged(sheet, areas, origin);
  }

  lookChanged(sheet: Sheet, areas: readonly Area[], origin: Origin): void {
    sheet.lookVersion++;
    for (const area of areas) this.emit({ kind: 'format', sheet, area, origin });
  }

  #activate(sheet: Sheet, previous: Sheet | null): void {
    this.#active = sheet;
    this.emit({ kind: 'activated', sheet, previous });
  }
}
