// What people decide about one customer, as they do it in a real browser: a customer written to in German from an English
// Excel, an invoice that is disputed, a contact rule set aside by the finance lead with a reason, and the statement saved.
import { readFile } from 'node:fs/promises';
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CellValue } from '../../core/sheet.ts';
import { type Desk, openDesk } from './desk.ts';
import { wordsOn } from './page-words.ts';
import { due, workbookOf } from './sheet-workbooks.ts';

const SHEET: CellValue[][] = [
  ['Customer no', 'Customer', 'Invoice no', 'Due date', 'Outstanding EUR', 'E-mail', 'Language'],
  ['C-1', 'Ostsee Werft GmbH', 'OW-1', due(40), 1200.5, 'buchhaltung@ostseewerft.example'],
  ['C-1', 'Ostsee Werft GmbH', 'OW-2', due(30), 800, 'buchhaltung@ostseewerft.example'],
  ['C-2', 'Bondi Surf Hire', 'BS-1', due(20), 450, 'pay@bondisurf.example'],
  ['C-3', 'Third Customer Ltd', 'TC-1', due(20), 75, 'ap@third.example'],
  ['C-4', 'Isar Papier GmbH', 'IP-1', due(25), 310, 'kreditoren@isarpapier.example', 'Deutsch'],
  ['C-1', 'Ostsee Werft GmbH', 'OW-3', due(-20), 300, 'buchhaltung@ostseewerft.example'],
];
const OSTSEE = 'A2';
const BONDI = 'A4';
const ISAR = 'A6';

/** With consumers in Australia one rule allows three contacts a week. */
const RULES_OF_AUSTRALIA = { rulePacks: ['practice', 'au'] };

let desk: Desk;
let page: Page;
let pane: FrameLocator;
const { button, contacts, expectSound, heading, select, tab, text } = wordsOn(() => page);

async function openAccount(address: string, name: string): Promise<void> {
  await tab('Account').click();
  await select(address);
  await heading(name).waitFor();
  await text('What is known of the customer').waitFor();
}

async function learn(facts: Readonly<Record<string, string>>, chosen: Readonly<Record<string, string>>): Promise<void> {
  await button('Change what is known of the customer…').click();
  for (const [label, value] of Object.entries(facts)) await pane.getByLabel(label, { exact: true }).fill(value);
  for (const [label, value] of Object.entries(chosen))
    await pane.getByLabel(label, { exact: true }).selectOption(value);
  await button('Save what is known').click();
  await button('Save what is known').waitFor({ state: 'detached' });
}

beforeAll(async () => {
  const bytes = await workbookOf({ Debtors: SHEET }, [3]);
  desk = await openDesk({ workbook: { name: 'Debtors.xlsx', bytes }, undoSeconds: 3 });
  await desk.colleague('finance-lead').changeSettings(RULES_OF_AUSTRALIA, 'customers in Australia');
  ({ page, pane } = await desk.openPage(30_000));
  await heading('Debtors').waitFor();
}, 240_000);
afterAll(() => desk?.close());

describe('a German customer in an English Excel', { timeout: 120_000 }, () => {
  it('is written to in German once that is known of it', async () => {
    await openAccount(OSTSEE, 'Ostsee Werft GmbH');
    await text('Written in English').waitFor();
    await learn({ Country: 'de' }, { Language: 'de', 'Kind of customer': 'business' });
    await text('Language: German').waitFor();
    await text('Written in German').waitFor();
  });

  it('is not asked for an invoice it disputes, and the card says why', async () => {
    await button('Stop reminders…').click();
    await pane.getByLabel('In your words').fill('says OW-2 was short delivered');
    await pane.getByRole('checkbox', { name: 'OW-3, not overdue' }).waitFor();
    await pane.getByRole('checkbox', { name: 'OW-2' }).check();
    await expectSound('the form of a stop');
    await button('Stop reminders').last().click();
    await pane.getByText(/^Reminders no longer ask for OW-2\./).waitFor({ state: 'attached' });
    await text('OW-2: €800.00').waitFor();
    await text('Reminder 1: 1 invoice, €1,200.50').waitFor();
    await button('1 invoice not asked for').click();
    await pane.locator('.fold-content').getByText(/OW-2/).first().waitFor();
    await contacts().getByText('says OW-2 was short delivered').waitFor();
  });

  it('gets the German letter, in euros as Germans write them', async () => {
    await button('Send reminder…').click();
    await heading('Reminder 1 to Ostsee Werft GmbH').waitFor();
    for (const box of await pane.getByRole('checkbox').all()) await box.check();
    await button(/^Send reminder 1 to buchhaltung@ostseewerft\.example: 1 invoice, €1,200\.50$/).click();
    await contacts().getByText('Delivered', { exact: true }).first().waitFor();
    const response = await page.request.get(`${desk.workbench.address}inbox.json`);
    const { mails } = (await response.json()) as { mails: { text: string }[] };
    expect(mails[0]?.text).toContain('OW-1');
    expect(mails[0]?.text).not.toContain('OW-2');
    expect(mails[0]?.text).toMatch(/1\.200,50/);
    expect(mails[0]?.text).toMatch(/Guten Tag|Sehr geehrte/);
  });

  it('cannot be written to again before its day, and no button pretends otherwise', async () => {
    await text(/^The last reminder went out on .+\. The next may go out from .+\.$/).waitFor();
    for (const name of [/^Send reminder/, 'Preview…', 'Show the new preview', 'Look again', 'Add a note to'])
      expect(await button(name).count(), String(name)).toBe(0);
    await expectSound('a customer who has just been written to');
  });

  it('has a statement of everything that is open, as a PDF', async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), button('Account statement (PDF)').click()]);
    expect(download.suggestedFilename()).toMatch(/\.pdf$/);
    expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('can be reminded of the invoice again once the dispute is lifted', async () => {
    await button('Lift: Disputed').click();
    await pane.getByLabel('Why does it not hold any more?').fill('the rest was delivered');
    await button('Lift it').click();
    await text('Nothing stops reminders to this customer.').waitFor();
    await contacts().getByText('the rest was delivered').waitFor();
  });
});

describe('a customer whose language stands on the sheet', { timeout: 120_000 }, () => {
  it('is written to in German without anything being noted of it', async () => {
    await openAccount(ISAR, 'Isar Papier GmbH');
    await text('Written in German').waitFor();
    await button('Send reminder…').click();
    await heading('Reminder 1 to Isar Papier GmbH').waitFor();
    await text(/Zahlungserinnerung zu Rechnung IP-1/).waitFor();
    await button('Back').click();
  });
});

describe('a consumer in Australia who was spoken to three times this week', { timeout: 120_000 }, () => {
  it('is not written to by the clerk, who sees the rule with its source', async () => {
    await openAccount(BONDI, 'Bondi Surf Hire');
    await learn({ Country: 'AU', 'Time zone': 'Australia/Sydney' }, { 'Kind of customer': 'consumer' });
    for (const note of ['one', 'two', 'three']) {
      await button('Log a call').click();
      await pane.getByLabel('Result').selectOption('spoke-to-customer');
      await pane.getByRole('textbox', { name: 'Note' }).fill(`call ${note}`);
      await button('Save call').click();
      await contacts().getByText(`call ${note}`).waitFor();
    }
    await button(/contact rules?$/).click();
    await text('RG 96 part 2 s.5').waitFor();
    await expectSound('a rule that blocks');
    await button('Preview…').click();
    expect(await button(/^Send reminder 1/).getAttribute('aria-disabled')).toBe('true');
    expect(await pane.getByLabel('Why may this customer be written to all the same?').count()).toBe(0);
    await button('Back').click();
  });

  it('is written to by the finance lead with a reason, which stands in the history', async () => {
    await page.getByLabel('Signed in as').selectOption('finance-lead');
    await heading('Debtors').waitFor();
    await openAccount(BONDI, 'Bondi Surf Hire');
    await button('Preview…').click();
    await text('You may set this rule aside').waitFor();
    expect(await button(/^Send reminder 1/).getAttribute('aria-disabled')).toBe('true');
    await pane.getByLabel('Why may this customer be written to all the same?').fill('she asked for it in writing');
    for (const box of await pane.getByRole('checkbox').all()) await box.check();
    await expectSound('setting a rule aside');
    await button(/^Send reminder 1 to pay@bondisurf\.example: 1 invoice, €450\.00$/).click();
    await contacts().getByText('Delivered', { exact: true }).first().waitFor();
    await contacts().getByText('she asked for it in writing').waitFor();
    expect(desk.faults).toEqual([]);
  });
});

describe('an auditor', { timeout: 120_000 }, () => {
  it('reads the account and the history, and is offered nothing her role does not allow', async () => {
    await page.getByLabel('Signed in as').selectOption('auditor');
    await heading('Debtors').waitFor();
    await openAccount(BONDI, 'Bondi Surf Hire');
    await contacts().getByText('she asked for it in writing').waitFor();
    await text('Your role may read accounts but not write to customers.').waitFor();
    const offered = await pane.locator('main').getByRole('button').allInnerTexts();
    expect(offered.filter((name) => /send|preview|stop|change|log|note|lift|take back|undo/i.test(name))).toEqual([]);
    await expectSound('an account that is only read');
  });

  it('sees no list that she could not send', async () => {
    await pane.getByRole('tab', { name: 'Worklist' }).click();
    await text('Your role may read accounts but not write to customers.').waitFor();
    for (const name of ['Remind all…', 'Make the list anew', 'Stop sending now', 'Try again'])
      expect(await button(name).count(), name).toBe(0);
    expect(desk.faults).toEqual([]);
  });
});
