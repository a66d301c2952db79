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
    page = await browser.context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    page.setDefaultTimeout(PATIENCE);
    await page.goto(workbench.address);
    pane = page.frameLocator('iframe');
    await pane.getByText('Debtors', { exact: true }).first().waitFor();
  }

  const inbox = async (): Promise<InboxMail[]> => {
    const response = await page.request.get(`${workbench.address}inbox.json`);
    return ((await response.json()) as { mails: InboxMail[] }).mails;
  };
  const fill = (address: string) => page.evaluate((at) => window.workbench?.fill(at) ?? null, address);
  const select = (address: string) => page.evaluate((at) => window.workbench?.select(at), address);
  const timeline = () => pane.getByRole('region', { name: 'Contacts' });

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
    await pane.getByRole('button', { name: /^Flag/ }).click();
    await pane
      .getByText(/overdue rows? flagged/)
      .first()
      .waitFor();
    expect(await fill('A2')).toMatch(/^#[0-9A-F]{6}$/);
    expect(await fill('A72')).toBe(null);
    expect(await fill('A1')).not.toBe(await fill('A2'));
  });

  it('a selected row shows its customer and the first reminder asks for a look at the address', async () => {
    await select('B2');
    await pane.getByRole('tab', { name: 'Account' }).click();
    await pane.getByRole('heading', { name: 'Westerby Agricultural Ltd' }).waitFor();
    await pane.getByRole('button', { name: 'Send reminder…' }).click();
    await pane.getByText('first mail to accounts@westerbyagricultur.example').waitFor();
    const send = pane.getByRole('button', {
      name: /^Send reminder 1 to accounts@westerbyagricultur\.example: \d+ invoices?, £/,
    });
    expect(await send.getAttribute('aria-disabled')).toBe('true');
    await pane.getByRole('checkbox').check();
    await send.click();
  });

  it('a reminder taken back in time never leaves', async () => {
    await pane.getByRole('button', { name: 'Undo' }).click();
    await timeline().getByText('Taken back').first().waitFor();
    expect(await inbox()).toEqual([]);
  });

  it('sent again, it goes out once and its delivery shows by itself', async () => {
    await pane.getByRole('button', { name: 'Send reminder…' }).click();
    await pane.getByRole('checkbox').check();
    await pane.getByRole('button', { name: /^Send reminder 1 to/ }).click();
    await timeline().getByText('Delivered').first().waitFor();
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
    await pane.getByRole('tab', { name: 'Account' }).click();
    await timeline().getByText('Bounced').first().waitFor();
    await pane.getByText('bounced. Nothing is sent there').first().waitFor();
  });

  it('after a restart the history is still there', async () => {
    await page.close();
    await workbench.stop();
    workbench = await start();
    await openSheet();
    await select('B2');
    await pane.getByRole('tab', { name: 'Account' }).click();
    await timeline().getByText('Bounced').first().waitFor();
    expect(await timeline().getByText('Taken back').count()).toBeGreaterThan(0);
    expect(await inbox()).toHaveLength(1);
    expect(faults).toEqual([]);
  });
});
