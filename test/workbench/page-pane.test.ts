import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pageRoutes } from '../../workbench/page/page-routes.ts';
import { openBrowser, type TestBrowser } from '../browser.ts';

const ROOT = new URL('../..', import.meta.url).pathname.replace(/\/$/, '');

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

let folder: string;
let browser: TestBrowser;
const servers: Server[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duebook-pane-'));
  await writeFile(join(folder, 'taskpane.html'), STUB_PANE);
  await writeFile(join(folder, 'Ledger.csv'), 'Customer,Owed\nAlder,100\nBrook,200\n');
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  for (const server of servers) server.close();
  await rm(folder, { recursive: true, force: true });
});

async function serve(secure: boolean): Promise<string> {
  const routes = pageRoutes({ root: ROOT, openFile: join(folder, 'Ledger.csv'), secure, addinFolder: folder });
  const answer: RequestListener = async (request, response) => {
    if (!(await routes(request, response))) response.writeHead(404).end();
  };
  const server = secure ? createHttpsServer(await certificate(), answer) : createHttpServer(answer);
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `${secure ? 'https' : 'http'}://localhost:${(server.address() as AddressInfo).port}/`;
}

async function certificate(): Promise<{ key: string; cert: string }> {
  const pair = await generate([{ name: 'commonName', value: 'localhost' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  });
  return { key: pair.private, cert: pair.cert };
}

describe.each([
  ['as in Excel for Windows over http', false, 'Excel on PC'],
  ['as in Excel on the web over https', true, 'Excel on OfficeOnline'],
] as const)('the pane %s', (_words, secure, host) => {
  let page: Page;
  let address: string;
  const requests: string[] = [];

  beforeAll(async () => {
    address = await serve(secure);
  });

  beforeEach(async () => {
    await page?.close();
    page = await browser.context.newPage();
    requests.length = 0;
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(address);
    await expect.poll(() => told('selected'), { timeout: 15_000 }).toBe('listening');
  });

  const pane = () => page.frameLocator('#pane-frame iframe');
  const told = (id: string) => pane().locator(`#${id}`).innerText();
  const fill = (cell: string) => page.evaluate((at) => window.workbench?.fill(at), cell);

  it('meets the real Office.js, and nothing is asked of another machine', async () => {
    expect(await told('host')).toBe(host);
    expect(requests.filter((url) => !url.startsWith(address) && !url.startsWith('data:'))).toEqual([]);
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
