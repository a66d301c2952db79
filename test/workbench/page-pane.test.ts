import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser, type TestBrowser } from '../browser.ts';
import { type ServedPage, servePage } from './served-page.ts';

/** A pane that says what Excel tells it, and colours the selected cells when the flag button is pressed. */
const STUB_PANE = `<!doctype html><html lang="en"><head><title>Pane</title>
  <script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script></head>
  <body><p id="host">waiting</p><p id="selected"></p><p id="error"></p><button id="read">Read A1</button><p id="read-text"></p><script>
    const say = (id, text) => { document.getElementById(id).textContent = text; };
    Office.onReady(({ host, platform }) => {
      say('host', host + ' on ' + platform);
      Office.actions.associate('FlagOverdueRows', async (event) => {
        await Excel.run(async (context) => {
          context.workbook.getSelectedRange().format.fill.color = '#FFC7CE';
          await context.sync();
        }).catch((error) => say('error', error.message));
        event.completed();
      });
      document.getElementById('read').onclick = () => Excel.run({ delayForCellEdit: true }, async (context) => {
        const cell = context.workbook.worksheets.getActiveWorksheet().getRange('A1').load('values');
        await context.sync();
        say('read-text', String(cell.values[0][0]));
      });
      return Excel.run(async (context) => {
        context.workbook.onSelectionChanged.add(() => Excel.run(async (inner) => {
          const range = inner.workbook.getSelectedRange().load('address');
          await inner.sync();
          say('selected', range.address);
        }));
        await context.sync();
        say('selected', 'listening');
      });
    });
  </script></body></html>`;

const LEDGER = ['Ledger.csv', 'Customer,Owed\nAlder,100\nBrook,200\n'] as const;

let browser: TestBrowser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe.each([
  ['as in Excel for Windows over http', false, 'Excel on PC'],
  ['as in Excel on the web over https', true, 'Excel on OfficeOnline'],
] as const)('the pane %s', (_words, secure, host) => {
  let page: Page;
  let served: ServedPage;
  const requests: string[] = [];

  beforeAll(async () => {
    served = await servePage({ file: LEDGER, pane: STUB_PANE, secure });
  });
  afterAll(() => served?.close());

  beforeEach(async () => {
    await page?.close();
    page = await browser.context.newPage();
    requests.length = 0;
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(served.address);
    await expect.poll(() => told('selected'), { timeout: 15_000 }).toBe('listening');
  });

  const pane = () => page.frameLocator('#pane-frame iframe');
  const told = (id: string) => pane().locator(`#${id}`).innerText();
  const fill = (cell: string) => page.evaluate((at) => window.workbench?.fill(at), cell);

  it('meets the real Office.js, and nothing is asked of another machine', async () => {
    expect(await told('host')).toBe(host);
    expect(requests.filter((url) => !url.startsWith(served.address) && !url.startsWith('data:'))).toEqual([]);
  });

  it('hears what the clerk selects', async () => {
    await page.locator('[data-address="B3"]').click();
    await expect.poll(() => told('selected')).toBe('Ledger!B3');
  });

  it('runs the function behind a ribbon button on the sheet', async () => {
    await page.evaluate(() => window.workbench?.select('A2:B2'));
    await page.locator('[data-command="Duebook.FlagOverdueRows"]').click();
    await expect.poll(() => fill('B2')).toBe('#FFC7CE');
    expect(await fill('B3')).toBe(null);
    await expect
      .poll(() => page.locator('[data-address="B2"]').evaluate((cell) => getComputedStyle(cell).backgroundColor))
      .toBe('rgb(255, 199, 206)');
    expect(await told('error')).toBe('');
  });

  it('says so when the add-in has no function behind a button', async () => {
    await page.locator('[data-command="Duebook.LogContact"]').click();
    await expect.poll(() => page.locator('#message').innerText()).toContain('LogContact');
  });

  it('runs on while it is closed, and the ribbon opens it again', async () => {
    await page.getByRole('button', { name: 'Close the pane' }).click();
    expect(await page.locator('#pane').isVisible()).toBe(false);
    await page.locator('[data-address="B2"]').click();
    await page.locator('[data-command="Duebook.OpenPane"]').click();
    await expect.poll(() => page.locator('#pane').isVisible()).toBe(true);
    await expect.poll(() => told('selected')).toBe('Ledger!B2');
  });

  it('is 350 pixels wide until its edge is moved by keys or mouse', async () => {
    const width = async () => (await page.locator('#pane').boundingBox())?.width;
    expect(await width()).toBe(350);
    await page.locator('#pane-edge').focus();
    await page.keyboard.press('ArrowLeft');
    expect(await width()).toBe(366);
    await page.keyboard.press('End');
    expect(await width()).toBe(320);
    const edge = await page.locator('#pane-edge').boundingBox();
    await page.mouse.move((edge?.x ?? 0) + 2, 400);
    await page.mouse.down();
    await page.mouse.move(1366 - 500, 420, { steps: 4 });
    await page.mouse.up();
    expect(await width()).toBe(500);
  });

  it('waits with its requests while the clerk types into a cell', async () => {
    await page.locator('[data-address="A1"]').click();
    await page.keyboard.type('Kunde');
    await pane()
      .locator('#read')
      .evaluate((button: HTMLElement) => button.click());
    expect(await told('read-text')).toBe('');
    await page.keyboard.press('Enter');
    await expect.poll(() => told('read-text')).toBe('Kunde');
  });

  it('starts anew with another workbook', async () => {
    const csv = { name: 'Other.csv', mimeType: 'text/csv', buffer: Buffer.from('Kunde\nÄsch\n') };
    await page.setInputFiles('#file-chooser', csv);
    await expect.poll(() => page.locator('h1').innerText()).toBe('Other.csv');
    await expect.poll(() => told('selected').catch(() => '')).toBe('listening');
    await page.locator('[data-address="A2"]').click();
    await expect.poll(() => told('selected')).toBe('Other!A2');
  });

  it('is reached and left with F6', async () => {
    await page.locator('[data-address="A1"]').click();
    const inside = () => page.evaluate(() => document.activeElement?.tagName ?? '');
    await page.keyboard.press('F6');
    await page.keyboard.press('F6');
    expect(await inside()).toBe('IFRAME');
    await page.keyboard.press('F6');
    expect(await page.evaluate(() => document.activeElement?.closest('#ribbon') !== null)).toBe(true);
    await page.keyboard.press('F6');
    expect(await inside()).toBe('REVO-GRID');
  });
});
