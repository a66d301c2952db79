// How the selection shows: a style sheet over the drawn cells, so that moving it redraws nothing and frozen panes need no seam.
import { type Area, columnLetters, containsCell } from '../excel/a1.ts';
import type { Grid } from './grid.ts';
import { areaOf, type Selection } from './selection.ts';

/** Green lines along the selection's outer edge; each cell draws the sides it lies on. */
const EDGES = [
  'inset var(--edge-left, 0px) 0 var(--accent)',
  'inset calc(0px - var(--edge-right, 0px)) 0 var(--accent)',
  'inset 0 var(--edge-top, 0px) var(--accent)',
  'inset 0 calc(0px - var(--edge-bottom, 0px)) var(--accent)',
].join(', ');
const sheetOfStyles = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheetOfStyles];

/** Shows the selection on what is drawn now; call again after scrolling. */
export function showSelection(grid: Grid, selection: Selection): void {
  const area = areaOf(selection);
  const { rows, columns } = grid.drawn();
  const inRows = rows.filter((row) => containsCell(area, row, area.column));
  const inColumns = columns.filter((column) => containsCell(area, area.row, column));
  sheetOfStyles.replaceSync(selectionCss(area, inRows, inColumns, selection));
  markActive(grid, selection);
}

function selectionCss(area: Area, rows: readonly number[], columns: readonly number[], { anchor }: Selection): string {
  const cells = `revo-grid#sheet .rgCell${oneOf('row', rows.map(rowName))}${oneOf('column', columns.map(columnLetters))}`;
  const active = `revo-grid#sheet .rgCell[data-row="${rowName(anchor.row)}"][data-column="${columnLetters(anchor.column)}"]`;
  const edge = (attribute: string, name: string, side: string): string =>
    `${cells}[data-${attribute}="${name}"] { --edge-${side}: 2px }`;
  return [
    `${cells} { z-index: 2; background-image: linear-gradient(var(--selection-tint), var(--selection-tint)); box-shadow: ${EDGES} }`,
    `${active} { background-image: none !important }`,
    `${cells}.merged { background-image: none; --edge-top: 2px; --edge-right: 2px; --edge-bottom: 2px; --edge-left: 2px }`,
    edge('row', rowName(area.row), 'top'),
    edge('row', rowName(area.row + area.rows - 1), 'bottom'),
    edge('column', columnLetters(area.column), 'left'),
    edge('column', columnLetters(area.column + area.columns - 1), 'right'),
    `revo-grid#sheet .rowHeaders .rgCell${oneOf('row', rows.map(rowName))} { background: var(--heading-selected); color: var(--heading-selected-text); box-shadow: inset -2px 0 var(--accent) }`,
    `revo-grid#sheet .rgHeaderCell${oneOf('column', columns.map(columnLetters))} { background: var(--heading-selected); color: var(--heading-selected-text); box-shadow: inset 0 -2px var(--accent) }`,
    `@media (forced-colors: active) { ${cells} { outline: 1px dashed Highlight; outline-offset: -2px } ${active} { outline: 2px solid Highlight } }`,
  ].join('\n');
}

const rowName = (row: number): string => String(row + 1);

const oneOf = (attribute: string, names: readonly string[]): string =>
  `:is(${names.length === 0 ? 'none' : names.map((name) => `[data-${attribute}="${name}"]`).join(',')})`;

/** Tells assistive technology which cell is active; the keyboard focus itself stays on the grid. */
function markActive(grid: Grid, { anchor }: Selection): void {
  const cell = grid.cellElement(anchor);
  if (cell === null) grid.element.removeAttribute('aria-activedescendant');
  else grid.element.setAttribute('aria-activedescendant', cell.id);
}
