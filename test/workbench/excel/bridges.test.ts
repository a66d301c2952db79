// The two ways a browser pane reaches the workbench's Excel, with the real Office.js in a real browser.
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, type TestBrowser } from '../../browser.ts';
import type { PaneAddin } from './pane-addin.ts';
import type { PaneHost } from './pane-host.ts';
import { type PaneServer, servePane } from './pane-server.ts';

declare global {
  interface Window {
    host: PaneHost;
    addin: PaneAddin;
  }
}

describe.each(['windows', 'web'] as const)('a pane over the %s bridge', (kind) => {
  let server: PaneServer;
  let browser: TestBrowser;
  let page: Page;
  let pane: Frame;

  beforeAll(async () => {
    [server, browser] = await Promise.all([servePane(kind), openBrowser()]);
    page = await browser.context.newPage();
    await page.goto(server.url);
    await page.waitForFunction(() => window.host !== undefined);
    await page.evaluate((which) => window.host.openPane(which), kind);
    const frame = page.frames().find((one) => one !== page.mainFrame());
    if (!frame) throw new Error('the pane has no frame');
    pane = frame;
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('tells the add-in that it runs in Excel', async () => {
    const platform = kind === 'windows' ? 'PC' : 'OfficeOnline';
    expect(await pane.evaluate(() => window.addin.ready)).toEqual({ host: 'Excel', platform });
  });

  it('claims the requirement sets of the workbench and none of the rest', async () => {
    const asked = await pane.evaluate(() => {
      const { requirements } = Office.context;
      return [
        requirements.isSetSupported('ExcelApi', '1.10'),
        requirements.isSetSupported('ExcelApi', '1.11'),
        requirements.isSetSupported('NestedAppAuth', '1.1'),
      ];
    });
    expect(asked).toEqual([true, false, false]);
  });

  it('reads the sheet as the clerk sees it', async () => {
    expect(await pane.evaluate(() => window.addin.readValues())).toEqual({
      values: [
        ['Customer', 'Due date', 'Outstanding'],
        ['Acme Ltd', 46185, 120.5],
        ['Bolton & Co', 46356, 80],
      ],
      text: [
        ['Customer', 'Due date', 'Outstanding'],
        ['Acme Ltd', '12/06/2026', '120.5'],
        ['Bolton & Co', '30/11/2026', '80'],
      ],
    });
  });

  it('hears of every row the clerk selects', async () => {
    await pane.evaluate(() => window.addin.listen());
    await page.evaluate(() => {
      const { workbook } = window.host;
      workbook.select(workbook.activeSheet, { row: 1, column: 0, rows: 1, columns: 1 });
    });
    await expect.poll(() => pane.evaluate(() => window.addin.selections)).toEqual(['A2']);
  });

  it('runs a ribbon command until it is completed, and the command opens the pane', async () => {
    await page.evaluate(() => window.host.bridge().runCommand('flagFirstRow', 'FlagButton'));
    const seen = await page.evaluate(() => {
      const { workbook, paneStates } = window.host;
      return { fill: workbook.shownLook(workbook.activeSheet, 1, 0).fill, paneStates };
    });
    expect(seen).toEqual({ fill: '#FFC7CE', paneStates: ['Visible'] });
  });

  it('rejects a command the add-in does not have', async () => {
    const answer = await page.evaluate(() =>
      window.host
        .bridge()
        .runCommand('noSuchCommand', 'Button')
        .then(
          () => 'completed',
          (failure: Error) => failure.message,
        ),
    );
    expect(answer).toContain('The add-in has no function noSuchCommand');
  });

  it('gives the selected cells as text', async () => {
    await page.evaluate(() => {
      const { workbook } = window.host;
      workbook.select(workbook.activeSheet, { row: 1, column: 0, rows: 2, columns: 2 });
    });
    const text = await pane.evaluate(() => window.addin.selectedText());
    expect(text.split(/\r?\n/)).toEqual(['Acme Ltd\t12/06/2026', 'Bolton & Co\t30/11/2026']);
  });

  it('keeps document settings with the workbook', async () => {
    await pane.evaluate(() => window.addin.saveSetting('columns', 'D is the due date'));
    const kept = await page.evaluate(() => Object.keys(window.host.workbook.documentSettings));
    expect(kept).toEqual(['columns']);
  });

  it('answers a call it does not know with a failure instead of hanging', async () => {
    expect(await pane.evaluate(() => window.addin.unknownCall())).toBe('failed');
  });

  it('refuses a request while a cell is being edited', async () => {
    await page.evaluate(() => {
      window.host.engine.cellBeingEdited = true;
    });
    const code = await pane.evaluate(() =>
      window.addin.readValues().then(
        () => 'read',
        (failure: { code: string }) => failure.code,
      ),
    );
    await page.evaluate(() => {
      window.host.engine.cellBeingEdited = false;
    });
    expect(code).toBe('InvalidOperationInCellEditMode');
  });
});
