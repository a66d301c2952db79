// The focus never falls out of the pane: Excel on the web takes the keyboard back when what had the focus is gone.
import { useEffect } from 'react';

/** Marks what has the focus next when the control that had it is gone: what was just done can be undone there. */
export const NEXT_FOCUS = { 'data-next-focus': true } as const;

/** When the control with the focus disappears, the focus goes to what is marked, else to the tab of the section. */
export function useFocusKept(): void {
  useEffect(() => {
    let last: Element | null = null;
    const note = () => {
      last = document.activeElement;
    };
    const keep = () => {
      const isLost = last !== null && !last.isConnected && document.activeElement === document.body;
      // While the clerk works in the sheet the focus is hers.
      if (!isLost || !document.hasFocus()) return;
      const marked = document.querySelector<HTMLElement>('[data-next-focus]');
      const selectedTab = document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]');
      (marked ?? selectedTab)?.focus();
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
