// A morning's bulk as clerks do it in a real browser: fifty customers with something overdue, five not to be reminded for five
// reasons, one press for the others; two mails come back, the mail service throttles once, one is taken back; and a second
// clerk sees the same run and cannot send the same again.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountIdOf } from '../../core/account-id.ts';
import { addDays, type CalendarDay, dayIn, serialOf } from '../../core/calendar.ts';
import type { CellValue } from '../../core/sheet.ts';
import type {} from '../../workbench/page/test-door.ts';
import { startWorkbench, type Workbench } from '../../workbench/server.ts';
import { openBrowser, type TestBrowser } from '../browser.ts';
import { workbookOf } from './sheet-workbooks.ts';

const PATIENCE = 60_000;
const CUSTOMERS = 50;
const TODAY = dayIn('Europe/London', new Date().toISOString());
const due = (daysAgo: number): number => serialOf(addDays(TODAY, -daysAgo) as CalendarDay);

/** What is unusual about some of the fifty; every other customer has one address and one overdue invoice of £100. */
const SPECIAL: Readonly<Record<number, { readonly email?: string; readonly credit?: number }>> = {
  1: { email: '' },
  2: { email: 'a@two.example; b@two.example' },
  3: { email: 'someone@harbourlane.example' },
  4: { credit: -150 },
  // 5 disputes its invoice.
  6: { email: 'bounce@simulator.amazonses.com' },
  7: { email: 'bounce+7@simulator.amazonses.com' },
};

const nameOf = (n: number): string => `Customer ${String(n).padStart(2, '0')} Ltd`;
const numberOf = (n: number): string => `C-${100 + n}`;

function rowsOf(n: number): CellValue[][] {
  const { email = `ap@customer${n}.example`, credit } = SPECIAL[n] ?? {};
  const row = (invoice: string, day: number, amount: number) => [numberOf(n), nameOf(n), invoice, day, amount, email];
  return [row(`INV-${n}`, due(20 + n), 100), ...(credit === undefined ? [] : [row(`CN-${n}`, due(1), credit)])];
}

const SHEET: CellValue[][] = [
  ['Customer no', 'Customer', 'Invoice no', 'Due date', 'Outstanding GBP', 'E-mail'],
  ...Array.from({ length: CUSTOMERS }, (_, i) => rowsOf(i + 1)).flat(),
];

let folder: string;
let workbench: Workbench;
let browser: TestBrowser;
let page: Page;
let pane: FrameLocator;
const faults: string[] = [];

async function api(method: string, path: string, body?: unknown): Promise<Response> {
  const { access_token } = await workbench.identity.issueToken('clerk');
  return fetch(`${workbench.address}api${path}`, {
    method,
    headers: {
      authorization: `Bearer ${access_token}`,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function openPane(): Promise<[Page, FrameLocator]> {
  const opened = await browser.context.newPage();
  opened.on('pageerror', (error) => faults.push(error.message));
  opened.setDefaultTimeout(PATIENCE);
  await opened.goto(workbench.address);
  const frame = opened.frameLocator('#pane-frame iframe');
  await frame.getByRole('heading', { name: 'Debtors' }).waitFor();
  return [opened, frame];
}

const accountOf = (n: number): string => accountIdOf({ customerNumber: numberOf(n), customerName: nameOf(n) });
const button = (name: string | RegExp) => pane.getByRole('button', { name });
const text = (words: string | RegExp) => pane.getByText(words).first();
const tab = (name: string) => pane.getByRole('tab', { name });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duebook-bulk-'));
  await writeFile(join(folder, 'Debtors.xlsx'), await workbookOf({ Debtors: SHEET }, [3]));
  workbench = await startWorkbench({
    ...{ port: 0, fresh: true, undoSeconds: 25, deliveryAfter: 200, secure: false },
    ...{ dataDir: join(folder, 'data'), openFile: join(folder, 'Debtors.xlsx') },
  });
  const stop = { kind: 'dispute', reason: 'says the goods never came', until: null, invoices: null };
  expect((await api('POST', `/v1/accounts/${accountOf(5)}/stops`, stop)).status).toBe(201);
  browser = await openBrowser();
  [page, pane] = await openPane();
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await workbench?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('fifty customers on one morning', { timeout: 180_000 }, () => {
  it('are listed: forty-five to be written to, five not, each with its reason, and every invoice is accounted for', async () => {
    await tab('Worklist').click();
    await text('Together 50 invoices: each is in a reminder or has a reason.').waitFor();
    await text('45 in reminders that are not ticked').waitFor();
    await text('5 not to be reminded').waitFor();
    const not = pane.getByRole('region', { name: 'Not to be reminded: 5 customers' });
    const said = await not.innerText();
    for (const reason of [
      'There is no e-mail address for this customer.',
      'There are 2 addresses for this customer. Choose one of them.',
      'someone@harbourlane.example belongs to your own company.',
      'Open credits in GBP cover it. Allocate them before writing.',
      'isputed',
    ])
      expect(said).toContain(reason);
  });

  it('have nothing that stands against it in narrow, dark or contrast views', async () => {
    for (const media of [
      { colorScheme: 'light', forcedColors: 'none' },
      { colorScheme: 'dark', forcedColors: 'none' },
      { colorScheme: 'light', forcedColors: 'active' },
    ] as const) {
      await page.emulateMedia(media);
      await page.locator('#pane').evaluate((element) => {
        element.style.width = '320px';
      });
      const size = await pane.locator('html').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
      expect(size).toBeLessThanOrEqual(0);
      const { violations } = await new AxeBuilder({ page }).include(['#pane-frame iframe', 'html']).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
    await page.locator('#pane').evaluate((element) => {
      element.style.width = '';
    });
  });

  it('are ticked as they are looked at, and one can be opened in full and left out', async () => {
    await button('Open the reminder to Customer 08 Ltd').click();
    await pane.getByRole('heading', { name: 'Reminder 1 to Customer 08 Ltd' }).waitFor();
    await button('Back').click();
    for (;;) {
      const more = button(/^Show \d+ more$/);
      if ((await more.count()) === 0) break;
      await more.first().click();
    }
    await button('I have checked these 45').click();
    await text('45 in reminders that are ticked').waitFor();
    await pane.getByRole('checkbox', { name: 'Customer 50 Ltd' }).uncheck();
    await text('44 customers, 44 invoices, £4,400.00').waitFor();
    await pane.getByRole('checkbox', { name: 'Customer 50 Ltd' }).check();
  });

  it('are not written to where the sheet changed meanwhile, and the list says what changed', async () => {
    const row = SHEET.findIndex(([, name]) => name === nameOf(9)) + 1;
    await page.evaluate((at) => window.workbench?.type(at, '60'), `E${row}`);
    workbench.aws.mail.failNext('throttle');
    await button('Remind all…').click();
    await text('Send 45 reminders?').waitFor();
    await button('Queue 45 reminders').click();
    await text('44 waiting').waitFor();
    const changed = pane.getByRole('region', { name: 'Changed since you looked: 1 customer' });
    await changed.getByText('INV-9: £100.00 is now £60.00').waitFor();
  });

  it('leave one by one but for the one taken back; a throttled mail is only late, two come back', async () => {
    const row = SHEET.findIndex(([, name]) => name === nameOf(10)) + 1;
    await page.evaluate((at) => window.workbench?.select(at), `A${row}`);
    await tab('Account').click();
    await pane.getByRole('heading', { name: nameOf(10) }).waitFor();
    await pane.getByRole('region', { name: 'Contacts' }).getByRole('button', { name: 'Undo' }).click();
    await pane.getByRole('region', { name: 'Contacts' }).getByText('Taken back').first().waitFor();
    await tab('Worklist').click();
    await text('Nothing moves any more.').waitFor();
    await text('41 sent, 2 failed, 1 cancelled').waitFor();
    const mails = workbench.aws.mail.mails.map(({ mail }) => String(mail.destination));
    expect(new Set(mails).size).toBe(43);
    expect(mails).toHaveLength(43);
  });

  it('can be looked at again where a mail came back: the address is blocked until another is confirmed', async () => {
    await button('Look again at the 2 that failed').click();
    await text('bounced').waitFor();
    await text('48 customers').waitFor({ state: 'detached' });
    expect(await pane.getByRole('region', { name: /^Not to be reminded/ }).innerText()).toContain('bounce');
  });

  it('are the same run for a second clerk, who cannot send the same again', async () => {
    const [other, frame] = await openPane();
    await frame.getByRole('tab', { name: 'Worklist' }).click();
    await frame.getByRole('button', { name: 'Reminders sent together' }).click();
    await frame.getByText('41 sent, 2 failed, 1 cancelled').waitFor();
    await frame.getByText('Together 50 invoices: each is in a reminder or has a reason.').waitFor();
    await frame.getByRole('region', { name: 'Not to be reminded: 48 customers' }).waitFor();
    await other.close();
    expect(faults).toEqual([]);
  });
});
