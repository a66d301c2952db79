// The task pane at the right: the add-in's page in a frame, connected to the workbook as Excel connects it.
// Closing only hides it, because the add-in's runtime lives as long as the workbook is open.
import type { Workbook } from '../excel/workbook.ts';
import { connectPane, type PaneConnection } from './pane-connection.ts';
import { makeResizable } from './pane-size.ts';

/** The parts of the page that make up the pane. */
export interface PaneParts {
  readonly aside: HTMLElement;
  readonly edge: HTMLElement;
  readonly frame: HTMLElement;
  readonly name: HTMLElement;
  readonly closeButton: HTMLButtonElement;
}

export interface PaneListeners {
  readonly onClose: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

export class Pane {
  readonly #parts: PaneParts;
  readonly #listeners: PaneListeners;
  #connection: PaneConnection | null = null;
  #workbook: Workbook | null = null;
  #url = '/addin/taskpane.html';

  constructor(parts: PaneParts, listeners: PaneListeners) {
    this.#parts = parts;
    this.#listeners = listeners;
    makeResizable(parts.aside, parts.edge);
    parts.closeButton.addEventListener('click', () => {
      this.#connection?.show(false);
      listeners.onClose();
    });
  }

  /** The add-in's name and the page it starts with. */
  setAddin(name: string, url: string): void {
    this.#parts.name.textContent = name;
    this.#url = url;
  }

  /** Starts the add-in anew for a workbook; one for the workbook before ends. */
  attach(workbook: Workbook): void {
    this.#workbook = workbook;
    this.#connect();
  }

  /** Starts the add-in anew for the workbook that is open. */
  restart(): void {
    this.#connect();
  }

  /** Brings the pane back at a page of the add-in; the page stays as it is when it is that one already. */
  open(url: string): void {
    if (url !== this.#url) {
      this.#url = url;
      this.#connect();
    }
    this.#connection?.show(true);
    this.focus();
  }

  /** Runs a function that the add-in associated with a button; the pane need not be open for it. Rejects when there is none. */
  async runFunction(name: string, controlId: string): Promise<void> {
    await this.#connection?.runFunction(name, controlId);
  }

  /** While the clerk types into a cell, the add-in's requests wait or fail, as in Excel. */
  setEditing(editing: boolean): void {
    if (this.#connection !== null) this.#connection.engine.cellBeingEdited = editing;
  }

  get isShown(): boolean {
    return !this.#parts.aside.hidden;
  }

  get element(): HTMLElement {
    return this.#parts.aside;
  }

  focus(): void {
    this.#parts.frame.querySelector('iframe')?.contentWindow?.focus();
  }

  #connect(): void {
    if (this.#workbook === null) return;
    this.#connection?.close();
    this.#connection = connectPane(this.#parts.frame, this.#workbook, this.#url, {
      onShow: (shown) => this.#show(shown),
      onKey: this.#listeners.onKey,
    });
  }

  #show(shown: boolean): void {
    this.#parts.aside.hidden = !shown;
    this.#parts.edge.hidden = !shown;
  }
}
