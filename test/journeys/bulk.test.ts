// A morning's bulk as clerks do it in a real browser: fifty customers with something overdue, five not to be reminded for five
// reasons, one press for the others; two mails come back, the mail service throttles once, one is taken back; and a second
// clerk sees the same run and cannot send the same again.
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountIdOf } from '../../core/account-id.ts';
import type { CellValue } from '../../core/sheet.ts';
import { type Desk, openDesk } from './desk.ts';
import { SCHEMES, wordsOn } from './page-words.ts';
import { due, workbookOf } from './sheet-workbooks.ts';

const PATIENCE = 60_000;
const CUSTOMERS = 50;

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

let desk: Desk;
let page: Page;
let pane: FrameLocator;
const { button, contacts, expectSound, heading, select, showIn, tab, text, type } = wordsOn(() => page);

const accountOf = (n: number): string => accountIdOf({ customerNumber: numberOf(n), customerName: nameOf(n) });
const sheetRowOf = (n: number): number => SHEET.findIndex(([, name]) => name === nameOf(n)) + 1;

beforeAll(async () => {
  const bytes = await workbookOf({ Debtors: SHEET }, [3]);
  desk = await openDesk({ workbook: { name: 'Debtors.xlsx', bytes }, undoSeconds: 25 });
  const stop = { kind: 'dispute', reason: 'says the goods never came', until: null, invoices: null };
  await desk.colleague('clerk').post(`/v1/accounts/${accountOf(5)}/stops`, stop, 201);
  ({ page, pane } = await desk.openPage(PATIENCE));
  await heading('Debtors').waitFor();
}, 240_000);
afterAll(() => desk?.close());

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
    for (const [name, scheme] of Object.entries(SCHEMES)) {
      await showIn(scheme, '320px');
      await expectSound(`in ${name}`);
    }
    await showIn(SCHEMES.light, '');
  });

  it('are ticked as they are looked at, and one can be opened in full and left out', async () => {
    await button('Open the reminder to Customer 08 Ltd').click();
    await heading('Reminder 1 to Customer 08 Ltd').waitFor();
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
    await type(`E${sheetRowOf(9)}`, '60');
    desk.workbench.aws.mail.failNext('throttle');
    await button('Remind all…').click();
    await text('Send 45 reminders?').waitFor();
    await button('Queue 45 reminders').click();
    await text('44 waiting').waitFor();
    const changed = pane.getByRole('region', { name: 'Changed since you looked: 1 customer' });
    await changed.getByText('INV-9: £100.00 is now £60.00').waitFor();
  });

  it('leave one by one but for the one taken back; a throttled mail is only late, two come back', async () => {
    await select(`A${sheetRowOf(10)}`);
    await tab('Account').click();
    await heading(nameOf(10)).waitFor();
    await contacts().getByRole('button', { name: 'Undo' }).click();
    await contacts().getByText('Taken back').first().waitFor();
    await tab('Worklist').click();
    await text('Nothing moves any more.').waitFor();
    await text('41 sent, 2 failed, 1 cancelled').waitFor();
    const mails = desk.workbench.aws.mail.mails.map(({ mail }) => String(mail.destination));
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
    const other = await desk.openPage(PATIENCE);
    const seen = wordsOn(() => other.page);
    await seen.heading('Debtors').waitFor();
    await seen.tab('Worklist').click();
    await seen.button('Reminders sent together').click();
    await other.pane.getByText('41 sent, 2 failed, 1 cancelled').waitFor();
    await other.pane.getByText('Together 50 invoices: each is in a reminder or has a reason.').waitFor();
    await other.pane.getByRole('region', { name: 'Not to be reminded: 48 customers' }).waitFor();
    await other.page.close();
    expect(desk.faults).toEqual([]);
  });
});
