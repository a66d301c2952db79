// What the page shows and to whom: texts that run over filled cells, flags in forced colours, the grid's mark, and landmarks.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Workbook } from '../../workbench/excel/workbook.ts';
import { saveWorkbook } from '../../workbench/excel/xlsx.ts';
import { openBrowser, type TestBrowser } from '../browser.ts';
import { type ServedPage, servePage } from './served-page.ts';

const STUB_PANE = '<!doctype html><html lang="en"><title>Pane</title><main><h1>Pane</h1></main></html>';
const LONG = 'Debtors of a very small company with a very long name indeed';

/** A long text in A1 beside the filled, empty B1 and C1; D3 is flagged by a rule. */
async function ledger(): Promise<Uint8Array> {
  const workbook = new Workbook({ name: 'Ledger.xlsx' });
  const sheet = workbook.addSheet('Debtors');
  workbook.write(sheet, { row: 0, column: 0, rows: 1, columns: 1 }, () => LONG, 'clerk');
  workbook.write(sheet, { row: 2, column: 3, rows: 2, columns: 1 }, (row) => (row === 0 ? 2000 : 50), 'clerk');
  workbook.changeStyle(sheet, [{ row: 0, column: 1, rows: 1, columns: 1 }], { fill: '#FFF2CC' }, 'clerk');
  workbook.changeStyle(sheet, [{ row: 0, column: 2, rows: 1, columns: 1 }], { fill: '#E2EFDA' }, 'clerk');
  sheet.conditionalFormats = [
    {
      id: 'late',
      areas: [{ row: 2, column: 3, rows: 2, columns: 1 }],
      rule: { kind: 'custom', formula: '=$D3>1000' },
      look: { fill: '#F8CBAD' },
      stopIfTrue: false,
    },
  ];
  for (let column = 0; column < 5; column += 1) sheet.setColumnPixels(column, 96);
  return await saveWorkbook(workbook);
}

let served: ServedPage;
let browser: TestBrowser;
let page: Page;

beforeAll(async () => {
  served = await servePage({ file: ['Ledger.xlsx', await ledger()], pane: STUB_PANE, secure: false });
  browser = await openBrowser();
  page = await browser.context.newPage();
  await page.goto(served.address);
  await page.locator('[data-address="A1"]').waitFor();
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const fillOf = (address: string) =>
  page.locator(`[data-address="${address}"]`).evaluate((cell) => getComputedStyle(cell).backgroundColor);

/** The colour of one pixel on screen, as the browser draws it. */
async function pixelAt(x: number, y: number): Promise<string> {
  const picture = await page.screenshot({ clip: { x, y, width: 1, height: 1 } });
  return await page.evaluate(
    async (bytes) => {
      const image = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
      const canvas = new OffscreenCanvas(1, 1).getContext('2d');
      canvas?.drawImage(image, 0, 0);
      const [red, green, blue] = canvas?.getImageData(0, 0, 1, 1).data ?? [];
      return `rgb(${red}, ${green}, ${blue})`;
    },
    [...picture],
  );
}

async function shownInCorner(address: string): Promise<string> {
  const box = await page.locator(`[data-address="${address}"]`).boundingBox();
  return pixelAt((box?.x ?? 0) + 4, (box?.y ?? 0) + 1);
}

describe('how the sheet looks', () => {
  it('a text that runs over filled cells leaves them their fill', async () => {
    await page.locator('[data-address="A5"]').click();
    expect(await shownInCorner('B1')).toBe('rgb(255, 242, 204)');
    expect(await shownInCorner('C1')).toBe('rgb(226, 239, 218)');
    expect(await shownInCorner('B2')).toBe('rgb(255, 255, 255)');
  });

  it('a flag shows in forced colours too', async () => {
    await page.emulateMedia({ forcedColors: 'active' });
    const [flagged, plain] = [await fillOf('D3'), await fillOf('D4')];
    const drawn = await shownInCorner('D3');
    await page.emulateMedia({ forcedColors: 'none' });
    expect(flagged).toBe('rgb(248, 203, 173)');
    expect(drawn).toBe(flagged);
    expect(plain).not.toBe(flagged);
  });

  it('the mark of the grid’s makers can be read and covers no cell', async () => {
    const mark = page.getByRole('link', { name: 'RevoGrid' });
    const box = await mark.boundingBox();
    const tabs = await page.locator('#sheet-tabs').boundingBox();
    const firstTab = await page.getByRole('tab', { name: 'Debtors' }).boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(tabs?.y ?? Number.POSITIVE_INFINITY);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(firstTab?.x ?? 0);
    expect(box?.width).toBeGreaterThan(30);
    expect(await mark.evaluate((link) => getComputedStyle(link).opacity)).toBe('1');
  });

  it('everything stands in a landmark of its own', async () => {
    const { violations } = await new AxeBuilder({ page })
      .withRules(['region', 'landmark-unique', 'landmark-one-main', 'landmark-main-is-top-level', 'color-contrast'])
      .exclude('revogr-data')
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
  });
});
