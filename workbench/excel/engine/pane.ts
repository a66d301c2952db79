// The add-in's pane as Excel sees it: shown or not, and what the add-in wants of its ribbon buttons.

type PaneListener = (state: string) => void;
type RibbonListener = (update: string) => void;

export class Pane {
  /** Visible, Background or Inactive. */
  state = 'Visible';
  /** Whether the add-in asked to be loaded with the document from now on. */
  startState = 'Inactive';
  readonly #shown = new Set<PaneListener>();
  readonly #ribbon = new Set<RibbonListener>();

  /** Calls the listener when the add-in shows or hides its pane; returns how to stop. */
  onState(listener: PaneListener): () => void {
    this.#shown.add(listener);
    return () => this.#shown.delete(listener);
  }

  /** Calls the listener with the JSON of every ribbon update; returns how to stop. */
  onRibbonUpdate(listener: RibbonListener): () => void {
    this.#ribbon.add(listener);
    return () => this.#ribbon.delete(listener);
  }

  setState(state: string): void {
    this.state = state;
    for (const listener of this.#shown) listener(state);
  }

  updateRibbon(update: string): void {
    for (const listener of this.#ribbon) listener(update);
  }
}
