// The clerk's mouse, keys and clipboard on the grid.
import { type Area, columnIndex } from '../excel/a1.ts';
import { type CopiedCells, copyCells, pastedCells } from './clipboard.ts';
import { fitColumn } from './column-fit.ts';
import { type CellPosition, selectColumns, selectionOf, selectRows } from './selection.ts';
import type { SheetView } from './sheet-view.ts';

/** What the keys and clicks need beyond the sheet itself. */
export interface InputListeners {
  readonly onMenu: (at: { x: number; y: number }) => void;
  readonly onFilterButton: (cell: CellPosition, at: { x: number; y: number }) => void;
}

/** Joins mouse, keyboard and clipboard to the view. */
export function listenToClerk(view: SheetView, listeners: InputListeners): void {
  listenToPointer(view, listeners);
  view.grid.element.addEventListener('keydown', (event) => onKey(view, event, listeners));
  listenToClipboard(view);
}

type Hit = { kind: 'cell'; cell: CellPosition } | { kind: 'row'; row: number } | { kind: 'column'; column: number };

/** What lies under the pointer: a cell, a row heading or a column heading. */
function hitOf(target: EventTarget | null): Hit | null {
  if (!(target instanceof Element)) return null;
  const cell = target.closest<HTMLElement>('.rgCell[data-row]');
  const row = Number(cell?.dataset.row ?? 0) - 1;
  if (cell !== null && cell.dataset.column === undefined) return { kind: 'row', row };
  if (cell !== null) return { kind: 'cell', cell: { row, column: columnIndex(cell.dataset.column ?? '') } };
  const heading = target.closest<HTMLElement>('.rgHeaderCell[data-column]');
  return heading === null ? null : { kind: 'column', column: columnIndex(heading.dataset.column ?? '') };
}

function listenToPointer(view: SheetView, listeners: InputListeners): void {
  const { element } = view.grid;
  let dragging: Hit | null = null;
  element.addEventListener('pointerdown', (event) => {
    const hit = event.target instanceof Element && event.target.closest('.resizable') ? null : hitOf(event.target);
    if (hit === null || (event.button === 2 && isSelected(view, hit))) return;
    if (event.target instanceof Element && event.target.closest('.filter-button')) return;
    extend(view, event.shiftKey ? { kind: 'cell', cell: view.selection.anchor } : hit, hit);
    dragging = event.button === 0 ? hit : null;
    view.focus();
  });
  element.addEventListener('mousedown', (event) => {
    if (hitOf(event.target) !== null) event.preventDefault(); // else the pressed cell takes the keys away from the grid
  });
  element.addEventListener('pointermove', (event) => {
    const hit = dragging === null || event.buttons !== 1 ? null : hitOf(event.target);
    if (dragging !== null && hit?.kind === dragging.kind) extend(view, dragging, hit);
  });
  window.addEventListener('pointerup', () => {
    dragging = null;
  });
  element.addEventListener('dblclick', (event) => {
    const hit = hitOf(event.target);
    const onEdge = event.target instanceof Element && event.target.closest('.resizable') !== null;
    if (hit?.kind === 'cell') view.editing.begin(hit.cell, null);
    else if (hit?.kind === 'column' && onEdge) fitColumn(view.workbook, view.sheet, hit.column);
  });
  element.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('.filter-button') : null;
    const hit = button === null ? null : hitOf(button);
    if (button === null || hit?.kind !== 'cell') return;
    const { left, bottom } = button.getBoundingClientRect();
    listeners.onFilterButton(hit.cell, { x: left, y: bottom + 2 });
  });
  element.addEventListener('contextmenu', (event) => {
    event.preventDefault();
    if (hitOf(event.target) !== null) listeners.onMenu({ x: event.clientX, y: event.clientY });
  });
}

/** Selects from one hit to another of the same kind; a different kind starts anew. */
function extend(view: SheetView, from: Hit, to: Hit): void {
  if (to.kind === 'row') view.select(selectRows(from.kind === 'row' ? from.row : to.row, to.row), false);
  else if (to.kind === 'column') {
    view.select(selectColumns(from.kind === 'column' ? from.column : to.column, to.column), false);
  } else {
    const anchor = from.kind === 'cell' ? from.cell : to.cell;
    view.select(mergedAware(view, anchor, to.cell), false);
  }
}

/** A click on a merged cell selects all of it. */
function mergedAware(view: SheetView, anchor: CellPosition, head: CellPosition) {
  const merged =
    anchor.row === head.row && anchor.column === head.column ? view.sheet.mergedAt(head.row, head.column) : null;
  return merged === null ? { anchor, head } : selectionOf(merged);
}

function isSelected(view: SheetView, hit: Hit): boolean {
  const { row, column, rows, columns } = view.area;
  const inRows = hit.kind === 'column' || isWithin(hit.kind === 'cell' ? hit.cell.row : hit.row, row, rows);
  const inColumns = hit.kind === 'row' || isWithin(hit.kind === 'cell' ? hit.cell.column : hit.column, column, columns);
  return inRows && inColumns;
}

const isWithin = (index: number, from: number, count: number): boolean => index >= from && index < from + count;

function onKey(view: SheetView, event: KeyboardEvent, listeners: InputListeners): void {
  if (event.isComposing || event.target !== view.grid.element) return;
  const ctrl = event.ctrlKey || event.metaKey;
  if (opensFilter(view, event, listeners) || opensMenu(view, event, listeners)) event.preventDefault();
  else if (event.altKey) return;
  else if (view.move(event.key, { ctrl, shift: event.shiftKey })) event.preventDefault();
  else if (ctrl || event.shiftKey ? selectsWhole(view, event, ctrl) : false) event.preventDefault();
  else if (editsCell(view, event, ctrl)) event.preventDefault();
}

function opensFilter(view: SheetView, event: KeyboardEvent, listeners: InputListeners): boolean {
  if (!event.altKey || event.key !== 'ArrowDown') return false;
  const at = view.grid.cellElement(view.selection.anchor)?.getBoundingClientRect();
  if (at !== undefined) listeners.onFilterButton(view.selection.anchor, { x: at.left, y: at.bottom });
  return true;
}

function opensMenu(view: SheetView, event: KeyboardEvent, listeners: InputListeners): boolean {
  if (event.key !== 'ContextMenu' && !(event.key === 'F10' && event.shiftKey)) return false;
  const at = view.grid.cellElement(view.selection.anchor)?.getBoundingClientRect();
  listeners.onMenu({ x: at?.right ?? 100, y: at?.bottom ?? 100 });
  return true;
}

function selectsWhole(view: SheetView, event: KeyboardEvent, ctrl: boolean): boolean {
  const { row, column, rows, columns } = view.area;
  if (event.key === ' ' && ctrl) view.select(selectColumns(column, column + columns - 1), false);
  else if (event.key === ' ') view.select(selectRows(row, row + rows - 1), false);
  else if (event.key.toLowerCase() === 'a' && ctrl)
    view.select(selectionOf(view.sheet.usedArea(true) ?? view.area), false);
  else return false;
  return true;
}

function editsCell(view: SheetView, event: KeyboardEvent, ctrl: boolean): boolean {
  const { anchor } = view.selection;
  if (event.key === 'F2') view.editing.begin(anchor, null);
  else if (event.key === 'Delete') clearCells(view);
  else if (event.key === 'Backspace') view.editing.begin(anchor, '');
  else if (event.key === 'Enter') view.move(event.shiftKey ? 'ArrowUp' : 'ArrowDown');
  else if (event.key === 'Tab' && !ctrl) return leaveByTab(view, event.shiftKey);
  else if (event.key.length === 1 && !ctrl) view.editing.begin(anchor, event.key);
  else return false;
  return true;
}

/** Tab moves within a sheet as in Excel; at its edge the focus leaves the grid, so that nobody is trapped in it. */
function leaveByTab(view: SheetView, back: boolean): boolean {
  const { column } = view.selection.anchor;
  const atEdge = back ? column === 0 : column >= view.grid.layout().lastColumn;
  return !atEdge && view.move(back ? 'ArrowLeft' : 'ArrowRight');
}

/** Empties the selected cells; looks stay. */
export function clearCells(view: SheetView): void {
  const area = view.sheet.storedPart(view.area);
  if (area !== null && view.mayEdit(area)) view.workbook.write(view.sheet, area, () => '', 'clerk');
}

function listenToClipboard(view: SheetView): void {
  let copied: CopiedCells | null = null;
  const onGrid = (): boolean => document.activeElement === view.grid.element;
  document.addEventListener('copy', (event) => {
    if (onGrid()) copied = take(view, event);
  });
  document.addEventListener('cut', (event) => {
    if (!onGrid() || !view.mayEdit(view.area)) return;
    copied = take(view, event);
    clearCells(view);
  });
  document.addEventListener('paste', (event) => {
    const text = onGrid() ? event.clipboardData?.getData('text/plain') : undefined;
    if (!text) return;
    event.preventDefault();
    pasteText(view, text, copied);
  });
}

function take(view: SheetView, event: ClipboardEvent): CopiedCells {
  const copied = copyCells(view.workbook, view.sheet, view.area);
  event.clipboardData?.setData('text/plain', copied.text);
  event.preventDefault();
  return copied;
}

/** Writes the clipboard's cells from the selection's corner; one cell fills the whole selection. */
function pasteText(view: SheetView, text: string, copied: CopiedCells | null): void {
  const { area, rows } = pastedCells(text, copied, view.area);
  const single = area.rows === 1 && area.columns === 1 ? view.sheet.storedPart(view.area) : null;
  const target: Area = single ?? area;
  if (!view.mayEdit(target)) return;
  const entry = (row: number, column: number) => (single === null ? rows[row]?.[column] : rows[0]?.[0]);
  view.workbook.write(view.sheet, target, entry, 'clerk');
  view.select(single === null ? selectionOf(target) : view.selection, false);
}
