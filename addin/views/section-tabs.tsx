// The tabs of the three sections. One of them is in the tab order; arrows, Home and End go from tab to tab.
import type { KeyboardEvent } from 'react';
import type { Section } from '../pane-state.ts';
import { useStore } from '../store.ts';
import { usePane } from './pane-context.tsx';

const SECTIONS: readonly Section[] = ['sheet', 'account', 'worklist'];

/** The id of what the tabs show. */
export const PANEL = 'section-panel';

/** The id of a section's tab, which names its panel. */
export const tabId = (section: Section): string => `tab-${section}`;

/** Sheet, Account and Worklist. */
export function SectionTabs() {
  const { pane, words } = usePane();
  const { section } = useStore(pane.state);
  const goTo = (next: Section | undefined) => {
    if (next === undefined) return;
    pane.show(next);
    document.getElementById(tabId(next))?.focus();
  };
  const press = (event: KeyboardEvent) => {
    const next = sectionFor(event.key, section);
    if (next === undefined) return;
    event.preventDefault();
    goTo(next);
  };
  return (
    <div role="tablist" aria-label={words.t.tabs.label} className="tabs">
      {SECTIONS.map((its) => (
        <button
          key={its}
          type="button"
          role="tab"
          id={tabId(its)}
          className="tab"
          aria-selected={its === section}
          aria-controls={PANEL}
          tabIndex={its === section ? 0 : -1}
          onClick={() => pane.show(its)}
          onKeyDown={press}
        >
          {words.t.tabs[its]}
        </button>
      ))}
    </div>
  );
}

function sectionFor(key: string, now: Section): Section | undefined {
  const at = SECTIONS.indexOf(now);
  switch (key) {
    case 'ArrowRight':
      return SECTIONS[(at + 1) % SECTIONS.length];
    case 'ArrowLeft':
      return SECTIONS.at(at - 1);
    case 'Home':
      return SECTIONS[0];
    case 'End':
      return SECTIONS.at(-1);
    default:
      return undefined;
  }
}
