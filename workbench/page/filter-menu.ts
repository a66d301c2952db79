// What the filter arrow of a column opens: sort both ways, and the column's texts to let through, as Excel lists them.
import { isDateFormat } from '../excel/display-text.ts';
import { type FilterBlock, filterBlockAt } from './filter-buttons.ts';
import { columnTexts, filterColumn, sortByColumn } from './filter-commands.ts';
import { closeOutside, placeWithin } from './popup-menu.ts';
import type { CellPosition } from './selection.ts';
import type { SheetView } from './sheet-view.ts';

const MAX_LISTED = 2_000;
const BLANKS = '(Blanks)';

/** Opens the menu of the column under a header cell; does nothing for a cell without a filter arrow. */
export function openFilterMenu(view: SheetView, cell: CellPosition, at: { x: number; y: number }): void {
  const block = filterBlockAt(view.sheet, cell.row, cell.column);
  if (block === null) return;
  const menu = document.createElement('form');
  menu.className = 'filter-menu';
  menu.setAttribute('role', 'dialog');
  menu.setAttribute('aria-label', 'Sort and filter');
  const abort = new AbortController();
  const close = (): void => {
    if (abort.signal.aborted) return;
    abort.abort();
    menu.remove();
    view.focus();
  };
  const then = (run: () => void) => (): void => {
    close();
    run();
  };
  const list = valueList(view, block, cell.column);
  const [lowestFirst, highestFirst] = sortWords(view, block, cell.column);
  menu.append(
    line(
      lowestFirst,
      then(() => sortByColumn(view, true, cell)),
    ),
    line(
      highestFirst,
      then(() => sortByColumn(view, false, cell)),
    ),
    document.createElement('hr'),
    line(
      'Clear filter',
      then(() => filterColumn(view, block, cell.column, null)),
    ),
    list.search,
    list.values,
    buttons(close),
  );
  menu.addEventListener('submit', (event) => {
    event.preventDefault();
    const chosen = list.chosen();
    close();
    filterColumn(view, block, cell.column, chosen);
  });
  menu.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
  document.body.append(menu);
  placeWithin(menu, at);
  closeOutside(menu, close, abort.signal, ['pointerdown']);
  menu.querySelector('button')?.focus();
}

/** Excel's words for the two directions, by what the column's first cell holds. */
function sortWords({ sheet, workbook }: SheetView, block: FilterBlock, column: number): readonly [string, string] {
  const row = block.area.row + 1;
  if (typeof sheet.value(row, column) !== 'number') return ['Sort A to Z', 'Sort Z to A'];
  return isDateFormat(workbook.style(sheet, row, column).numberFormat)
    ? ['Sort oldest to newest', 'Sort newest to oldest']
    : ['Sort smallest to largest', 'Sort largest to smallest'];
}

function line(label: string, run: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'line';
  button.textContent = label;
  button.addEventListener('click', run);
  return button;
}

function buttons(close: () => void): HTMLElement {
  const row = document.createElement('div');
  row.className = 'buttons';
  const apply = document.createElement('button');
  apply.className = 'main';
  apply.textContent = 'OK';
  const cancel = document.createElement('button');
  cancel.type = 'button';
  cancel.textContent = 'Cancel';
  cancel.addEventListener('click', close);
  row.append(apply, cancel);
  return row;
}

interface ValueList {
  readonly search: HTMLElement;
  readonly values: HTMLElement;
  /** The ticked texts, or null when all are. */
  readonly chosen: () => string[] | null;
}

/** The ticks: "Select all" first, then every text of the column; searching ticks what it finds and unticks the rest. */
function valueList(view: SheetView, block: FilterBlock, column: number): ValueList {
  const texts = columnTexts(view, block, column).slice(0, MAX_LISTED);
  const now = block.criteria.get(column - block.area.column);
  const ticked = (text: string): boolean => now?.kind !== 'values' || now.texts.includes(text);
  const ticks = texts.map((text) => ({ text, ...tick(text === '' ? BLANKS : text, ticked(text)) }));
  const all = tick('(Select all)', texts.every(ticked));
  all.box.addEventListener('change', () => {
    for (const { box, row } of ticks) if (!row.hidden) box.checked = all.box.checked;
  });
  const values = document.createElement('div');
  values.className = 'values';
  values.append(all.row, ...ticks.map(({ row }) => row));
  const search = document.createElement('input');
  search.type = 'search';
  search.placeholder = 'Search';
  search.setAttribute('aria-label', 'Search the values');
  search.addEventListener('input', () => {
    for (const one of ticks) {
      one.row.hidden = !one.text.toLowerCase().includes(search.value.toLowerCase());
      one.box.checked = !one.row.hidden;
    }
  });
  const chosen = (): string[] | null => {
    const checked = ticks.filter(({ box }) => box.checked).map(({ text }) => text);
    return checked.length === ticks.length ? null : checked;
  };
  return { search, values, chosen };
}

function tick(label: string, checked: boolean): { row: HTMLLabelElement; box: HTMLInputElement } {
  const row = document.createElement('label');
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.checked = checked;
  row.append(box, label);
  return { row, box };
}
