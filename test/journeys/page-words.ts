// The page as its people go about on it: what is on the pane by the words on it, the cells of the sheet by their addresses,
// and the look at a view that finds what nobody may meet there.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type {} from '../../workbench/page/test-door.ts';
import { PANE } from './desk.ts';

/** The colours a system can ask for. */
export const SCHEMES = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  'contrast colours': { colorScheme: 'light', forcedColors: 'active' },
} as const;

/** What is on the page that is open at the time: a journey may open one after the other. */
export function wordsOn(page: () => Page) {
  const pane = () => page().frameLocator(PANE);
  return {
    button: (name: string | RegExp) => pane().getByRole('button', { name }),
    heading: (name: string | RegExp) => pane().getByRole('heading', { name }),
    tab: (name: string) => pane().getByRole('tab', { name }),
    text: (words: string | RegExp) => pane().getByText(words).first(),
    contacts: () => pane().getByRole('region', { name: 'Contacts' }),

    /** Selects a cell of the sheet, as a click on it does. */
    select: (address: string) => page().evaluate((at) => window.workbench?.select(at), address),
    /** The colour a cell shows, flags included; null without any. */
    fillOf: (address: string) => page().evaluate((at) => window.workbench?.fill(at), address),
    /** Types into a cell of the sheet, as the clerk does while the pane is open. */
    type: (address: string, typed: string) =>
      page().evaluate(([at, what]) => window.workbench?.type(at, what), [address, typed] as const),

    /** Shows the page in a scheme of colours, with the pane as wide as said in CSS; '' gives it its own width back. */
    showIn: async (scheme: (typeof SCHEMES)[keyof typeof SCHEMES], width: string) => {
      await page().emulateMedia(scheme);
      await page()
        .locator('#pane')
        .evaluate((element, wide) => {
          element.style.width = wide;
        }, width);
    },

    /** Expects the pane to have nothing to scroll sideways and no violation of accessibility; `view` says what was looked at. */
    expectSound: async (view: string) => {
      const root = pane().locator('html');
      const size = await root.evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
      expect(size.scrollWidth, view).toBeLessThanOrEqual(size.clientWidth);
      const { violations } = await new AxeBuilder({ page: page() }).include([PANE, 'html']).analyze();
      const found = violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
      expect(found, view).toEqual([]);
    },
  };
}
