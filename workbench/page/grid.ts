// The sheet on screen: RevoGrid draws and scrolls the rows and columns it is given; what a cell shows comes from the workbook.
// RevoGrid's own selection and editing stay off, because Excel's reach over frozen panes, whole rows and whole columns.
import { type Area, columnIndex, columnLetters, formatAddress, singleCell } from '../excel/a1.ts';
import type { Sheet } from '../excel/sheet.ts';
import type { Workbook } from '../excel/workbook.ts';
import { type CellLook, lookOf, type SpillPart } from './cell-look.ts';
import { hasFilterButton, isFiltered } from './filter-buttons.ts';
import { DEFAULT_ROW_HEIGHT, type GridLayout, layOut, offsetOf, type Track } from './grid-layout.ts';
import { mergedDrawing } from './merged-cells.ts';
import {
  createRevoGrid,
  type DrawNode,
  type DrawnNode,
  type GridColumn,
  type NodeAttributes,
  type RevoGrid,
  resizedColumns,
} from './revo-grid.ts';
import type { CellPosition } from './selection.ts';

const ROW_HEADER_WIDTH = 44;

/** What a row of the grid knows of itself: its 0-based position on the sheet. */
interface GridRow {
  readonly sheetRow: number;
}

/** The drawn sheet. Positions are the sheet's, never the screen's. */
export interface Grid {
  readonly element: HTMLElement;
  /** Lays out a sheet: rows, columns, panes; `reach` is drawn even when it lies beyond the data. */
  readonly show: (workbook: Workbook, sheet: Sheet, reach: Area) => void;
  /** Draws the cells again where they are. */
  readonly redraw: () => void;
  readonly layout: () => GridLayout;
  /** Scrolls as little as needed to bring the cell in full view. */
  readonly scrollTo: (cell: CellPosition) => void;
  readonly pageRows: () => number;
  /** Rows and columns that are drawn just now, as the row headings and column headings show them. */
  readonly drawn: () => { rows: number[]; columns: number[] };
  readonly cellElement: (cell: CellPosition) => HTMLElement | null;
}

/** Puts an empty grid into the container. `onResize` hears a column's new width, `onScroll` every change of what is drawn. */
export function createGrid(
  container: HTMLElement,
  listeners: { onResize: (column: number, pixels: number) => void; onScroll: () => void },
): Grid {
  const grid = createRevoGrid<GridRow>();
  grid.id = 'sheet';
  grid.setAttribute('aria-label', 'Sheet');
  grid.rowSize = DEFAULT_ROW_HEIGHT;
  container.append(grid);
  let layout: GridLayout | null = null;
  const current = (): GridLayout => {
    if (layout === null) throw new Error('the grid shows no sheet yet');
    return layout;
  };
  grid.addEventListener('aftercolumnresize', (event) => {
    for (const { prop, size } of resizedColumns(event)) listeners.onResize(columnIndex(prop), size);
  });
  for (const name of ['viewportscroll', 'afterrender', 'aftergridrender'] as const) {
    grid.addEventListener(name, listeners.onScroll);
  }
  return {
    element: grid,
    show: (workbook, sheet, reach) => {
      layout = layOut(sheet, reach);
      fill(grid, layout, workbook, sheet);
    },
    redraw: () => void grid.refresh('all'),
    layout: current,
    scrollTo: (cell) => scrollTo(grid, current(), cell),
    pageRows: () => Math.max(1, Math.floor((scrolledRows(grid)?.clientHeight ?? 0) / DEFAULT_ROW_HEIGHT) - 1),
    drawn: () => drawn(grid),
    cellElement: ({ row, column }) => grid.querySelector(`[data-address="${formatAddress(singleCell(row, column))}"]`),
  };
}

function fill(grid: RevoGrid<GridRow>, layout: GridLayout, workbook: Workbook, sheet: Sheet): void {
  const row = ({ index }: Track): GridRow => ({ sheetRow: index });
  grid.rowHeaders = {
    size: ROW_HEADER_WIDTH,
    cellTemplate: (_h, { model }) => String(model.sheetRow + 1),
    cellProperties: ({ model }) => ({ 'data-row': model.sheetRow + 1 }),
  };
  grid.columns = [
    ...layout.frozenColumns.map((track) => ({ ...columnOf(track, workbook, sheet), pin: 'colPinStart' as const })),
    ...layout.columns.map((track) => columnOf(track, workbook, sheet)),
  ];
  grid.pinnedTopSource = layout.frozenRows.map(row);
  grid.source = layout.rows.map(row);
  grid.rowDefinitions = [
    ...heights(layout.frozenRows).map((height) => ({ ...height, type: 'rowPinStart' as const })),
    ...heights(layout.rows).map((height) => ({ ...height, type: 'rgRow' as const })),
  ];
  grid.classList.toggle('without-gridlines', !sheet.showGridlines);
}

const heights = (rows: readonly Track[]): { index: number; size: number }[] =>
  rows.flatMap(({ size }, index) => (size === DEFAULT_ROW_HEIGHT ? [] : [{ index, size }]));

function columnOf({ index, size }: Track, workbook: Workbook, sheet: Sheet): GridColumn<GridRow> {
  const letters = columnLetters(index);
  const look = (row: number): CellLook => {
    const merged = mergedDrawing(sheet, row, index);
    return merged === null
      ? lookOf(workbook, sheet, row, index, size)
      : lookOf(workbook, sheet, merged.area.row, merged.area.column, merged.width);
  };
  return {
    prop: letters,
    name: letters,
    size,
    minSize: 8,
    cellTemplate: (h, { model: { sheetRow } }) => cellContent(h, sheet, sheetRow, index, look(sheetRow)),
    cellProperties: ({ model: { sheetRow } }) => cellAttributes(sheet, sheetRow, index, look(sheetRow)),
    columnProperties: () => ({ 'data-column': letters }),
  };
}

function cellContent(h: DrawNode, sheet: Sheet, row: number, column: number, look: CellLook): DrawnNode[] {
  const parts = [h('span', { class: 'text' }, look.text)];
  if (look.spill.length > 0) parts.unshift(h('i', { class: 'spill', style: spillCss(look.spill) }));
  if (!hasFilterButton(sheet, row, column)) return parts;
  const name = `Sort and filter column ${columnLetters(column)}`;
  const state = isFiltered(sheet, row, column) ? 'filter-button filtering' : 'filter-button';
  return [...parts, h('button', { class: state, type: 'button', tabindex: -1, 'aria-label': name })];
}

/** Takes the gridlines from under a text, and leaves every cell it runs over its fill. */
function spillCss(parts: readonly SpillPart[]): Record<string, string> {
  let end = 0;
  const stops = parts.map(({ width, fill }) => {
    const start = end;
    end += width;
    return `${fill ?? 'var(--sheet)'} ${start}px ${end}px`;
  });
  return { width: `${end}px`, background: `linear-gradient(to right, ${stops.join(', ')})` };
}

function cellAttributes(sheet: Sheet, row: number, column: number, look: CellLook): NodeAttributes {
  const address = formatAddress(singleCell(row, column));
  const merged = mergedDrawing(sheet, row, column);
  const draws = merged !== null && merged.row === row && merged.column === column;
  return {
    id: `cell-${address}`,
    'data-address': address,
    'data-row': row + 1,
    'data-column': columnLetters(column),
    class: {
      'has-filter': hasFilterButton(sheet, row, column),
      covered: merged !== null && !draws,
      merged: draws,
      spills: look.spill.length > 0,
      marked: look.isMarked,
    },
    style: draws ? { ...look.css, minWidth: `${merged.width}px`, minHeight: `${merged.height}px` } : look.css,
    ...(look.title !== null && { title: look.title }),
  };
}

const scrolledRows = (grid: HTMLElement): HTMLElement | null =>
  grid.querySelector('revogr-viewport-scroll.rgCol .vertical-inner');
const scrolledColumns = (grid: HTMLElement): HTMLElement | null => grid.querySelector('revogr-viewport-scroll.rgCol');

function scrollTo(grid: HTMLElement, layout: GridLayout, { row, column }: CellPosition): void {
  const rows = scrolledRows(grid);
  const columns = scrolledColumns(grid);
  const down = offsetOf(layout.rows, row);
  const across = offsetOf(layout.columns, column);
  if (rows !== null && down !== null) rows.scrollTop = nearest(rows.scrollTop, rows.clientHeight, down);
  if (columns !== null && across !== null) {
    columns.scrollLeft = nearest(columns.scrollLeft, columns.clientWidth, across);
  }
}

/** The scroll position next to the present one that shows the whole of a track. */
function nearest(position: number, room: number, { start, size }: { start: number; size: number }): number {
  if (start < position) return start;
  return start + size > position + room ? start + size - room : position;
}

function drawn(grid: HTMLElement): { rows: number[]; columns: number[] } {
  const rows = [...grid.querySelectorAll<HTMLElement>('.rowHeaders .rgCell[data-row]')];
  const columns = [...grid.querySelectorAll<HTMLElement>('.rgHeaderCell[data-column]')];
  return {
    rows: rows.map((cell) => Number(cell.dataset.row) - 1),
    columns: columns.map((cell) => columnIndex(cell.dataset.column ?? '')),
  };
}
