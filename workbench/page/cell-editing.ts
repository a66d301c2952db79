// Typing into a cell: in the cell itself and in the formula bar, which always show the same text.
// Enter, Tab and leaving commit, Escape restores; arrows commit only when the clerk began by typing, as in Excel.
import type { CellPosition } from './selection.ts';
import { textWidth } from './text-width.ts';

/** `enter`: begun by typing over the cell; `edit`: begun with F2, a double click or in the formula bar. */
export type EditMode = 'enter' | 'edit';

/** Where the selection goes after a commit, in rows and columns. */
export type Step = readonly [rows: number, columns: number];

export interface EditingListeners {
  /** The cell's text as one would type it. */
  readonly textOf: (cell: CellPosition) => string;
  /** The element of the cell while it is drawn. */
  readonly elementOf: (cell: CellPosition) => HTMLElement | null;
  readonly onModeChange: (mode: EditMode | null) => void;
  readonly onCommit: (cell: CellPosition, text: string, step: Step) => void;
  readonly onCancel: () => void;
}

const COMMIT_KEYS: Record<string, Step> = { Enter: [1, 0], Tab: [0, 1] };
const ARROWS: Record<string, Step> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const STAY: Step = [0, 0];

/** The editor inside the sheet's area and the formula bar, joined into one. */
export class CellEditing {
  readonly #editor: HTMLInputElement;
  readonly #formulaBar: HTMLInputElement;
  readonly #sheetArea: HTMLElement;
  readonly #listeners: EditingListeners;
  #shown: CellPosition | null = null;
  #open: { readonly cell: CellPosition; readonly mode: EditMode } | null = null;

  constructor(sheetArea: HTMLElement, formulaBar: HTMLInputElement, listeners: EditingListeners) {
    this.#sheetArea = sheetArea;
    this.#formulaBar = formulaBar;
    this.#listeners = listeners;
    this.#editor = createEditor(sheetArea);
    mirror(this.#editor, formulaBar, () => this.place());
    formulaBar.addEventListener('focus', () => {
      if (this.#open === null && this.#shown !== null) this.#start(this.#shown, 'edit', listeners.textOf(this.#shown));
    });
    for (const field of [this.#editor, formulaBar]) {
      field.addEventListener('keydown', (event) => this.#onKey(event));
      field.addEventListener('focusout', (event) => this.#onLeave(event));
    }
  }

  get isOpen(): boolean {
    return this.#open !== null;
  }

  /** Begins in the cell; without `typed` its present text is edited. */
  begin(cell: CellPosition, typed: string | null): void {
    this.#start(cell, typed === null ? 'edit' : 'enter', typed ?? this.#listeners.textOf(cell));
    this.#editor.focus();
    this.#editor.setSelectionRange(this.#editor.value.length, this.#editor.value.length);
  }

  /** Commits what is typed, if anything is; the selection then moves by the step. */
  commit(step: Step = STAY): void {
    if (this.#open === null) return;
    const { cell } = this.#open;
    const text = this.#editor.value;
    this.#close();
    this.#listeners.onCommit(cell, text, step);
  }

  /** Puts the editor back over its cell after scrolling. */
  place(): void {
    const element = this.#open === null ? null : this.#listeners.elementOf(this.#open.cell);
    this.#editor.hidden = element === null;
    if (element !== null) placeOver(this.#editor, element, this.#sheetArea);
  }

  /** Shows a cell's text in the formula bar while nothing is being typed. */
  show(cell: CellPosition): void {
    this.#shown = cell;
    if (this.#open === null) this.#formulaBar.value = this.#listeners.textOf(cell);
  }

  #start(cell: CellPosition, mode: EditMode, text: string): void {
    this.#open = { cell, mode };
    this.#editor.value = text;
    this.#formulaBar.value = text;
    this.place();
    this.#listeners.onModeChange(mode);
  }

  #close(): void {
    this.#open = null;
    this.#editor.hidden = true;
    this.#listeners.onModeChange(null);
    if (this.#shown !== null) this.show(this.#shown);
  }

  #onKey(event: KeyboardEvent): void {
    if (this.#open === null || event.isComposing) return;
    const step = COMMIT_KEYS[event.key] ?? (this.#open.mode === 'enter' ? ARROWS[event.key] : undefined);
    if (step === undefined && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (step !== undefined) this.commit(event.shiftKey ? [-step[0], -step[1]] : step);
    else {
      this.#close();
      this.#listeners.onCancel();
    }
  }

  #onLeave({ relatedTarget }: FocusEvent): void {
    if (relatedTarget !== this.#editor && relatedTarget !== this.#formulaBar) this.commit();
  }
}

function createEditor(sheetArea: HTMLElement): HTMLInputElement {
  const editor = document.createElement('input');
  editor.id = 'cell-editor';
  editor.className = 'cell-editor';
  editor.hidden = true;
  editor.autocomplete = 'off';
  editor.spellcheck = false;
  editor.setAttribute('aria-label', 'Cell');
  sheetArea.append(editor);
  return editor;
}

/** What is typed in one field appears in the other. */
function mirror(editor: HTMLInputElement, formulaBar: HTMLInputElement, place: () => void): void {
  editor.addEventListener('input', () => {
    formulaBar.value = editor.value;
    place();
  });
  formulaBar.addEventListener('input', () => {
    editor.value = formulaBar.value;
    place();
  });
}

/** As wide as the cell, or as the text when that is longer and there is room. */
function placeOver(editor: HTMLInputElement, cell: HTMLElement, sheetArea: HTMLElement): void {
  const within = sheetArea.getBoundingClientRect();
  const { left, top, width, height } = cell.getBoundingClientRect();
  const { font } = getComputedStyle(cell);
  const wanted = Math.max(width + 1, textWidth(editor.value, font) + 16);
  Object.assign(editor.style, {
    font,
    left: `${left - within.left - 1}px`,
    top: `${top - within.top - 1}px`,
    width: `${Math.min(wanted, within.right - left)}px`,
    height: `${height + 1}px`,
  });
}
