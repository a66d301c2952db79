// The workbook as the clerk works on it: the grid, the selection, typing, and the bars that follow them.
// Everything that changes cells goes through the workbook, whose events draw the page again.
import { type Area, formatAddress, parseAddress, sameArea } from '../excel/a1.ts';
import type { Sheet } from '../excel/sheet.ts';
import type { Workbook } from '../excel/workbook.ts';
import type { WorkbookEvent } from '../excel/workbook-events.ts';
import { CellEditing, type EditMode, type Step } from './cell-editing.ts';
import { fitUnsizedColumns, widenForTyped } from './column-fit.ts';
import { createGrid, type Grid } from './grid.ts';
import { areaOf, type CellPosition, moveSelection, type Selection, selectCell, selectionOf } from './selection.ts';
import { showSelection } from './selection-look.ts';
import { showSheetTabs } from './sheet-tabs.ts';
import { sumsOf } from './status-bar.ts';

/** The parts of the page that the view draws into. */
export interface ViewParts {
  readonly sheetArea: HTMLElement;
  readonly sheetTabs: HTMLElement;
  readonly nameBox: HTMLInputElement;
  readonly formulaBar: HTMLInputElement;
  readonly mode: HTMLElement;
  readonly message: HTMLElement;
  readonly sums: HTMLElement;
}

const MODES: Record<EditMode, string> = { enter: 'Enter', edit: 'Edit' };

export class SheetView {
  readonly grid: Grid;
  readonly editing: CellEditing;
  readonly #parts: ViewParts;
  #workbook: Workbook | null = null;
  #selection: Selection = selectCell(0, 0);
  #due: 'nothing' | 'cells' | 'layout' = 'nothing';
  #stopListening: () => void = () => {};
  /** Hears when typing into a cell begins and ends. */
  onEditing: (editing: boolean) => void = () => {};

  constructor(parts: ViewParts) {
    this.#parts = parts;
    this.grid = createGrid(parts.sheetArea, {
      onResize: (column, pixels) => this.#resizeColumns(column, pixels),
      onScroll: () => this.#afterScroll(),
    });
    this.editing = new CellEditing(parts.sheetArea, parts.formulaBar, {
      textOf: ({ row, column }) => this.workbook.editText(this.sheet, row, column),
      elementOf: (cell) => this.grid.cellElement(cell),
      onModeChange: (mode) => this.#showMode(mode),
      onCommit: (cell, text, step) => this.#commit(cell, text, step),
      onCancel: () => this.focus(),
    });
    parts.nameBox.addEventListener('keydown', (event) => this.#goTo(event));
    parts.nameBox.addEventListener('focus', () => parts.nameBox.select());
  }

  /** The workbook on screen. Throws before the first `open`. */
  get workbook(): Workbook {
    if (this.#workbook === null) throw new Error('no workbook is open');
    return this.#workbook;
  }

  get sheet(): Sheet {
    return this.workbook.activeSheet;
  }

  get selection(): Selection {
    return this.#selection;
  }

  get area(): Area {
    return areaOf(this.#selection);
  }

  /** Shows another workbook and forgets the one before. */
  open(workbook: Workbook): void {
    this.editing.commit();
    this.#stopListening();
    this.#workbook = workbook;
    fitUnsizedColumns(workbook, workbook.activeSheet);
    this.#stopListening = workbook.on((event) => this.#hear(event));
    this.#selection = selectionOf(workbook.activeSheet.selection);
    this.#draw('layout');
    this.#showSelection(true);
  }

  focus(): void {
    this.grid.element.focus({ preventScroll: true });
  }

  /** Selects as the clerk does: commits what is being typed, tells the workbook and scrolls to the cell that moved. */
  select(selection: Selection, scroll = true): void {
    this.editing.commit();
    this.#selection = selection;
    this.workbook.select(this.sheet, this.area);
    this.#showSelection(scroll);
  }

  /** A line in the status bar; the next one or the next key press replaces it. */
  say(message: string): void {
    this.#parts.message.textContent = message;
  }

  /** False, with a line that says why, when the sheet is protected and one of the cells is locked. */
  mayEdit(area: Area): boolean {
    const { sheet, workbook } = this;
    const stored = sheet.storedPart(area) ?? area;
    const locked =
      sheet.protection !== null && someCell(stored, (row, column) => workbook.style(sheet, row, column).locked);
    if (locked) this.say('The sheet is protected. To change it, unprotect it first.');
    return !locked;
  }

  #hear(event: WorkbookEvent): void {
    if (event.kind === 'selection') this.#followSelection(event.sheet, event.area);
    else if (event.kind === 'activated') this.#activated(event.sheet);
    else if (redrawsCellsOnly(event)) this.#draw('cells');
    else this.#draw('layout');
  }

  #followSelection(sheet: Sheet, area: Area): void {
    if (sheet !== this.sheet || sameArea(area, this.area)) return;
    this.#selection = selectionOf(area);
    this.#showSelection(true);
  }

  #activated(sheet: Sheet): void {
    this.editing.commit();
    fitUnsizedColumns(this.workbook, sheet);
    this.#selection = selectionOf(sheet.selection);
    this.#draw('layout');
    this.#showSelection(true);
  }

  /** Draws once per frame, however many events ask for it. */
  #draw(what: 'cells' | 'layout'): void {
    if (this.#due === 'nothing') requestAnimationFrame(() => this.#drawNow());
    if (this.#due !== 'layout') this.#due = what;
  }

  #drawNow(): void {
    const beyond = this.#usedBeyondLayout();
    if (this.#due === 'layout' || beyond) {
      this.grid.show(this.workbook, this.sheet, this.area);
      showSheetTabs(this.#parts.sheetTabs, this.workbook);
    } else {
      this.grid.redraw();
    }
    this.#due = 'nothing';
    this.#showSelection(false);
  }

  #usedBeyondLayout(): boolean {
    const used = this.sheet.usedArea(false);
    if (used === null || this.#due === 'layout') return false;
    const { lastRow, lastColumn } = this.grid.layout();
    return used.row + used.rows > lastRow || used.column + used.columns > lastColumn;
  }

  #showSelection(scroll: boolean): void {
    const { anchor, head } = this.#selection;
    if (this.#isBeyond(head)) this.#draw('layout');
    else if (scroll && this.#due !== 'layout') this.grid.scrollTo(this.#cornerToShow());
    showSelection(this.grid, this.#selection);
    this.editing.show(anchor);
    this.#parts.nameBox.value = formatAddress({ ...anchor, rows: 1, columns: 1 });
    this.#parts.sums.textContent = sumsOf(this.workbook, this.sheet, this.area);
  }

  #isBeyond({ row, column }: CellPosition): boolean {
    if (this.#due === 'layout') return false;
    const { lastRow, lastColumn } = this.grid.layout();
    const whole = this.area.rows > 1_000_000 || this.area.columns > 16_000;
    return !whole && (row > lastRow || column > lastColumn);
  }

  /** The end that moves; for whole rows and columns the end that is on the sheet's first column or row. */
  #cornerToShow(): CellPosition {
    const { anchor, head } = this.#selection;
    const row = this.area.rows > 1_000_000 ? anchor.row : head.row;
    return { row, column: this.area.columns > 16_000 ? anchor.column : head.column };
  }

  #afterScroll(): void {
    if (this.#workbook === null) return;
    showSelection(this.grid, this.#selection);
    this.editing.place();
  }

  #commit({ row, column }: CellPosition, text: string, [rows, columns]: Step): void {
    const { workbook, sheet } = this;
    if (text !== workbook.editText(sheet, row, column) && this.mayEdit({ row, column, rows: 1, columns: 1 })) {
      workbook.typeIntoCell(sheet, row, column, text);
      widenForTyped(workbook, sheet, row, column);
    }
    if (rows === 0 && columns === 0) return;
    this.#selection = selectCell(row, column);
    this.move(rows === 0 ? (columns > 0 ? 'ArrowRight' : 'ArrowLeft') : rows > 0 ? 'ArrowDown' : 'ArrowUp');
    this.focus();
  }

  /** Moves by one of the keys of `moveSelection`; true when it is one. */
  move(key: string, keys: { ctrl?: boolean; shift?: boolean } = {}): boolean {
    const move = { key, ctrl: keys.ctrl ?? false, shift: keys.shift ?? false, page: this.grid.pageRows() };
    const next = moveSelection(this.#selection, move, this.sheet, this.grid.layout());
    if (next !== null) this.select(next);
    return next !== null;
  }

  #goTo(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.focus();
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const address = parseAddress(this.#parts.nameBox.value);
    const sheet = address?.sheetName ? this.workbook.sheet(address.sheetName) : this.sheet;
    if (address === null || sheet === undefined) {
      this.say('There are no cells of that name.');
      return;
    }
    this.workbook.activate(sheet);
    this.select(selectionOf(address));
    this.focus();
  }

  #showMode(mode: EditMode | null): void {
    this.#parts.mode.textContent = mode === null ? 'Ready' : MODES[mode];
    this.onEditing(mode !== null);
  }

  #resizeColumns(column: number, pixels: number): void {
    const { sheet, workbook, area } = this;
    const together = area.rows > 1_000_000 && column >= area.column && column < area.column + area.columns;
    const columns = together ? Array.from({ length: area.columns }, (_, index) => area.column + index) : [column];
    for (const one of columns) sheet.setColumnPixels(one, pixels);
    workbook.emit({ kind: 'layout', sheet });
  }
}

/** Edits, looks and sorting stay within the layout; inserted rows, widths, filters and panes do not. */
const redrawsCellsOnly = (event: WorkbookEvent): boolean =>
  event.kind === 'changed'
    ? event.changeType === 'RangeEdited'
    : event.kind === 'format' || event.kind === 'calculated' || event.kind === 'sorted' || event.kind === 'settings';

function someCell(area: Area, test: (row: number, column: number) => boolean): boolean {
  for (let row = area.row; row < area.row + area.rows; row += 1) {
    for (let column = area.column; column < area.column + area.columns; column += 1) {
      if (test(row, column)) return true;
    }
  }
  return false;
}
