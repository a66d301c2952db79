// The main job as a clerk does it, in both of Excel's profiles: open her own list, flag it, write to one customer, take the
// first mail back, send it, read it, see it delivered and bounced, and find the history again after a restart.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildAddin, buildFunctions } from '../../infra/build.ts';
import { startWorkbench, type Workbench } from '../../workbench/server.ts';
import { openBrowser, type TestBrowser } from '../browser.ts';
import { openPage } from './desk.ts';
import { wordsOn } from './page-words.ts';

const SHEET = new URL('../sheets/06-clerk-own-simple.xlsx', import.meta.url).pathname;
const PATIENCE = 20_000;

interface InboxMail {
  readonly to: readonly string[];
  readonly subject: string;
  readonly state: string;
  readonly text: string;
  readonly html: string;
}

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duebook-journey-'));
  await Promise.all([buildFunctions(folder), buildAddin(folder, { release: false })]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each([
  { host: 'Excel for Windows (http)', secure: false },
  { host: 'Excel on the web (https)', secure: true },
])('a clerk’s morning in $host', ({ secure }) => {
  let workbench: Workbench;
  let browser: TestBrowser;
  let page: Page;
  let pane: FrameLocator;
  const faults: string[] = [];
  const { button, contacts, fillOf, heading, select, tab, text } = wordsOn(() => page);

  const start = () =>
    startWorkbench({
      port: 0,
      dataDir: join(folder, secure ? 'web' : 'windows'),
      fresh: false,
      openFile: SHEET,
      secure,
      undoSeconds: 4,
      deliveryAfter: 300,
      builtFolder: folder,
    });

  async function openSheet(): Promise<void> {
    ({ page, pane } = await openPage(browser, workbench.address, PATIENCE, faults));
    await pane.getByText('Debtors', { exact: true }).first().waitFor();
  }

  const inbox = async (): Promise<InboxMail[]> => {
    const response = await page.request.get(`${workbench.address}inbox.json`);
    return ((await response.json()) as { mails: InboxMail[] }).mails;
  };

  beforeAll(async () => {
    workbench = await start();
    browser = await openBrowser();
    await openSheet();
  });
  afterAll(async () => {
    await browser.close();
    await workbench.stop();
  });

  it('the sheet is recognised and ties out before anything is asked', async () => {
    await pane.getByText('Ties out').waitFor();
    expect(await pane.locator('body').innerText()).toContain('Header in row 1');
  });

  it('flagging colours the overdue rows and nothing else', async () => {
    await button(/^Flag/).click();
    await text(/overdue rows? flagged/).waitFor();
    expect(await fillOf('A2')).toMatch(/^#[0-9A-F]{6}$/);
    expect(await fillOf('A72')).toBe(null);
    expect(await fillOf('A1')).not.toBe(await fillOf('A2'));
  });

  it('a selected row shows its customer and the first reminder asks for a look at the address', async () => {
    await select('B2');
    await tab('Account').click();
    await heading('Westerby Agricultural Ltd').waitFor();
    await button('Send reminder…').click();
    await pane.getByText('first mail to accounts@westerbyagricultur.example').waitFor();
    const send = button(/^Send reminder 1 to accounts@westerbyagricultur\.example: \d+ invoices?, £/);
    expect(await send.getAttribute('aria-disabled')).toBe('true');
    await pane.getByRole('checkbox').check();
    await send.click();
  });

  it('a reminder taken back in time never leaves', async () => {
    await button('Undo').click();
    await contacts().getByText('Taken back').first().waitFor();
    expect(await inbox()).toEqual([]);
  });

  it('sent again, it goes out once and its delivery shows by itself', async () => {
    await button('Send reminder…').click();
    await pane.getByRole('checkbox').check();
    await button(/^Send reminder 1 to/).click();
    await contacts().getByText('Delivered').first().waitFor();
    const mails = await inbox();
    expect(mails.map(({ to }) => to)).toEqual([['accounts@westerbyagricultur.example']]);
    for (const part of [mails[0]?.text, mails[0]?.html]) {
      expect(part).toContain('INV-10402');
      expect(part).toContain('£6,160.43');
      expect(part).toContain('our bank details have not changed');
    }
  });

  it('a bounce comes back to the account and stops further mail', async () => {
    await page.goto(`${workbench.address}inbox`);
    await page
      .getByRole('link', { name: /Harbour Lane/ })
      .first()
      .click();
    await page.getByRole('button', { name: /bounce/i }).click();
    await openSheet();
    await select('B2');
    await tab('Account').click();
    await contacts().getByText('Bounced').first().waitFor();
    await text('bounced. Nothing is sent there').waitFor();
  });

  it('after a restart the history is still there', async () => {
    await page.close();
    await workbench.stop();
    workbench = await start();
    await openSheet();
    await select('B2');
    await tab('Account').click();
    await contacts().getByText('Bounced').first().waitFor();
    expect(await contacts().getByText('Taken back').count()).toBeGreaterThan(0);
    expect(await inbox()).toHaveLength(1);
    expect(faults).toEqual([]);
  });
});
