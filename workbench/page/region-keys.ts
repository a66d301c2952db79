// F6 goes round the parts of the window, as in Excel: sheet, sheet tabs, pane, ribbon; Shift+F6 goes back.

/** A part of the window that takes the keys. */
interface Region {
  readonly element: HTMLElement;
  readonly focus: () => void;
}

/** The regions in their order of the round; asked for anew at every key, because the pane may be closed. */
export type FindRegions = () => readonly Region[];

/** Moves to the next region when the key is F6. */
export function goRoundRegions(findRegions: FindRegions): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'F6' || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    const regions = findRegions();
    const now = regions.findIndex(({ element }) => element.contains(document.activeElement));
    const next = now < 0 ? 0 : (now + (event.shiftKey ? -1 : 1) + regions.length) % regions.length;
    regions[next]?.focus();
  };
}
