// The focus never falls out of the pane: Excel on the web takes the keyboard back when what had the focus is gone.
import { useEffect } from 'react';

/** Marks what has the focus next when the control that had it is gone: what was just done can be undone there. */
export const NEXT_FOCUS = { 'data-next-focus': true } as const;

/** Marks a list whose entries go once they are done: the focus stays in it as long as it has one. */
export const FOCUS_LIST = { 'data-focus-list': true } as const;

/** Marks everything that is about the same, such as a question and its answer: the focus goes from one to the other. */
export const focusTopic = (topic: string) => ({ 'data-focus-topic': topic });

const CONTROLS = 'button, a[href], input, select, textarea, [tabindex="0"]';

const firstIn = (element: Element | null | undefined): HTMLElement | null =>
  element?.isConnected ? element.querySelector<HTMLElement>(CONTROLS) : null;

/** Where a control stands, noted while it is there. */
interface Place {
  readonly control: Element;
  readonly list: Element | null;
  readonly topic: string | null;
}

const placeOf = (control: Element): Place => ({
  control,
  list: control.closest('[data-focus-list]'),
  topic: control.closest('[data-focus-topic]')?.getAttribute('data-focus-topic') ?? null,
});

/** What has the focus next: what is marked, the rest of the list, what is about the same, else the tab of the section. */
function nextOf({ list, topic }: Place): HTMLElement | null {
  const same = topic === null ? null : document.querySelector(`[data-focus-topic="${CSS.escape(topic)}"]`);
  return (
    document.querySelector<HTMLElement>('[data-next-focus]') ??
    firstIn(list) ??
    firstIn(same) ??
    document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')
  );
}

/** When the control with the focus disappears, the focus goes to what is next. */
export function useFocusKept(): void {
  useEffect(() => {
    let last: Place | null = null;
    const note = () => {
      last = document.activeElement === null ? null : placeOf(document.activeElement);
    };
    const keep = () => {
      const isLost = last !== null && !last.control.isConnected && document.activeElement === document.body;
      // While the clerk works in the sheet the focus is hers.
      if (last !== null && isLost && document.hasFocus()) nextOf(last)?.focus();
    };
    const watcher = new MutationObserver(keep);
    watcher.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('focusin', note);
    return () => {
      watcher.disconnect();
      document.removeEventListener('focusin', note);
    };
  }, []);
}
