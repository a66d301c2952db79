// A new view starts at its top; what is read again in the same view stays where the clerk has scrolled to.
import { useEffect } from 'react';

/** Scrolls to the top when `view` becomes another one. */
export function useTopOfPage(view: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view is the reason to scroll, though nothing is read from it.
  useEffect(() => window.scrollTo(0, 0), [view]);
}
