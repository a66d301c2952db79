// The pane as a clerk meets it, in a real browser on the real Office.js: the first look, every state it can be in, by
// keyboard alone, narrow, in the dark, in contrast colours, and without a network.
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorkbook, saveWorkbook } from '../../workbench/excel/xlsx.ts';
import { writeSampleWorkbook } from '../../workbench/sample.ts';
import type { Workbench } from '../../workbench/server.ts';
import { type Desk, type DeskOptions, openDesk, openWorkbench } from './desk.ts';
import { SCHEMES, wordsOn } from './page-words.ts';
import { TODAY } from './sheet-workbooks.ts';

/** Rows of the sample's customers; Calder has two addresses, Granite none. */
const ALDER = 'A5';
const BEACON = 'A9';
const CALDER = 'A14';
const GRANITE = 'A31';
const CLOVER = 'A17';
const DRIFTWOOD = 'A22';
const ELMHURST = 'A24';
const MERIDIAN = 'A46';
const PARKSIDE = 'A51';

let ledger: DeskOptions;
let desk: Desk;
let page: Page;
let pane: FrameLocator;
const { button, expectSound, fillOf, heading, select, showIn, tab, type } = wordsOn(() => page);

beforeAll(async () => {
  const sample = await openWorkbook(await writeSampleWorkbook(TODAY), 'Ledger.xlsx');
  sample.addSheet('Empty');
  ledger = { workbook: { name: 'Ledger.xlsx', bytes: await saveWorkbook(sample) }, undoSeconds: 3 };
  desk = await openDesk(ledger);
});
afterAll(() => desk?.close());
beforeEach(async () => {
  ({ page, pane } = await desk.openPage(8000));
  await button('Flag overdue rows').waitFor();
});
afterEach(async () => {
  await desk.browser.context.setOffline(false);
  await page.close();
  expect(desk.faults).toEqual([]);
});

async function openAccount(address: string): Promise<void> {
  await tab('Account').click();
  await select(address);
  await heading('Next reminder').waitFor();
}

/** Opens the preview of an account nobody has written to yet and ticks what has to be looked at. */
async function openPreview(): Promise<void> {
  await button(/^(Send reminder…|Preview…)$/).click();
  await pane.locator('iframe').waitFor();
  for (const box of await pane.getByRole('checkbox').all()) await box.check();
}

describe('the first look', () => {
  it('shows what was recognised, what is overdue and whether it ties out, while nobody can sign in', async () => {
    await page.route('**/dev/token**', (route) => route.abort());
    await page.reload();
    await heading('Aged debtors').waitFor();
    await pane.getByText('Ties out', { exact: true }).waitFor();
    await pane.getByText('Overdue, 39 rows').waitFor();
    await pane.getByText('121+ days').waitFor();
    expect(await pane.getByText('Signed in as').count()).toBe(0);
  });

  it('flags the overdue rows, says so, and takes the flags off again', async () => {
    const before = await fillOf(ALDER);
    await button('Flag overdue rows').click();
    await pane.getByText('39 overdue rows flagged.').first().waitFor();
    expect(await fillOf(ALDER)).not.toBe(before);
    await button('What the flags mean').click();
    await pane.getByText('31–60 days overdue').waitFor();
    // What was counted before an edit is not said after it.
    const counted = pane.locator('.action-bar').getByText('39 overdue rows flagged.');
    await counted.waitFor();
    await type('H5', '0');
    await counted.waitFor({ state: 'detached' });
    await type('H5', '1240.50');
    await counted.waitFor();
    await button('Remove flags').click();
    await pane.getByText('Flags removed.').waitFor({ state: 'attached' });
    expect(await fillOf(ALDER)).toBe(before);
  });

  it('names every column with its evidence and every row it left out, and goes there', async () => {
    await button(/columns recognised/).click();
    await pane.getByText('Column E', { exact: true }).waitFor();
    await button(/rows left out/).click();
    await button('Go to row 67').click();
    await tab('Account').click();
    await pane.getByText('Row 67 is not an invoice: total.').waitFor();
  });

  it('reads an empty sheet as what it is and says what it looks for', async () => {
    await page.getByRole('tab', { name: 'Empty' }).click();
    await heading('No aged-debtor sheet here').waitFor();
    await button('Read the sheet again').waitFor();
    await page.getByRole('tab', { name: 'Aged debtors' }).click();
    await heading('Aged debtors').waitFor();
  });

  it('offers the most overdue accounts while no account is selected', async () => {
    await select('A1');
    await tab('Account').click();
    await heading('No account selected').waitFor();
    await button(/^Go to Larch Hill Brewery/).click();
    await heading('Larch Hill Brewery').waitFor();
  });
});

describe('the account of the selected row', () => {
  it('asks which of several addresses, and takes a typed one where the sheet has none', async () => {
    await openAccount(CALDER);
    await pane.getByRole('radio', { name: 't.ryecroft@caldercycles.example' }).check();
    await pane.getByText('This is the first mail to t.ryecroft@caldercycles.example').waitFor();
    await select(GRANITE);
    await pane.getByText('There is no e-mail address in this row.').waitFor();
    await pane.getByLabel('E-mail address').fill('nonsense');
    await button('Use this address').click();
    await pane.getByText('“nonsense” is not an e-mail address.').waitFor();
    await pane.getByLabel('E-mail address').fill('pay@granite.example');
    await button('Use this address').click();
    await pane.getByText('This is the first mail to pay@granite.example').waitFor();
    await select(CALDER);
    expect(await pane.getByRole('radio', { name: 't.ryecroft@caldercycles.example' }).isChecked()).toBe(true);
  });

  it('says why there is no reminder when nothing is overdue', async () => {
    await openAccount(PARKSIDE);
    await pane.getByText('No reminder: nothing is overdue as of').waitFor();
    expect(await button(/^Send reminder/).count()).toBe(0);
  });

  it('keeps what is typed into a note while another row is selected', async () => {
    await openAccount(BEACON);
    await button('Add a note').click();
    await pane.getByRole('textbox', { name: 'Note' }).fill('rings back on Monday');
    await select(CALDER);
    await heading('Calder Valley Cycles').waitFor();
    await select(BEACON);
    expect(await pane.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('rings back on Monday');
    await button('Save note').click();
    await pane.getByText('rings back on Monday').waitFor();
  });

  it('asks to sign in in place when nobody is signed in, and then goes on with what was typed', async () => {
    await openAccount(ELMHURST);
    await button('Add a note').click();
    await pane.getByRole('textbox', { name: 'Note' }).fill('wants a copy of the delivery note');
    await button('Sign out').click();
    await pane.getByText('Sign in to see what was already written').waitFor();
    await button('Save note').click();
    await pane.getByText('Sign in to go on. Nothing you typed is lost.').waitFor();
    await button('Sign in').last().click();
    await pane.locator('.timeline').getByText('wants a copy of the delivery note').waitFor();
    await pane.getByText('Signed in as').waitFor();
  });

  it('hides amounts and notes with one key', async () => {
    await openAccount(ALDER);
    await pane.getByText('£4,075.75').first().waitFor();
    await tab('Account').press('Control+Alt+h');
    await pane.getByText('•••').first().waitFor();
    expect(await pane.getByText('£').count()).toBe(0);
    await button('Show amounts and notes').click();
    await pane.getByText('£4,075.75').first().waitFor();
  });
});

describe('the buttons of the ribbon', () => {
  const press = async (name: string) => {
    await page.getByRole('tab', { name: 'Duebook' }).click();
    await page.locator('#ribbon').getByRole('button', { name }).click();
  };

  it('bring the pane to the reminder and to the form of the selected row', async () => {
    await select(ELMHURST);
    await press('Send reminder');
    await heading('Reminder 1 to Elmhurst Garden Centre').waitFor();
    await button('Back').click();
    await press('Log contact');
    await heading('Log a call').waitFor();
  });

  it('flag the rows and show what came of it', async () => {
    await tab('Account').click();
    await press('Flag overdue rows');
    await pane.getByText('39 overdue rows flagged.').waitFor();
  });
});

describe('sending', () => {
  it('needs a second press for a first mail, can be undone, and shows the delivery by itself', async () => {
    await openAccount(ALDER);
    await button('Send reminder…').click();
    await heading('Reminder 1 to Alder & Finch Ltd').waitFor();
    const fact = button('Send reminder 1 to accounts@alderfinch.example: 3 invoices, £4,075.75');
    expect(await fact.getAttribute('aria-disabled')).toBe('true');
    await pane.frameLocator('iframe').getByText('HL-20428').first().waitFor();
    await pane.getByRole('checkbox', { name: 'I have checked this' }).check();
    await fact.click();
    await button('Undo').click();
    await pane.getByText('Taken back', { exact: true }).waitFor();
    await openPreview();
    await fact.click();
    await pane.getByText('Delivered', { exact: true }).waitFor();
    const inbox: { to: string[] }[] = await (await fetch(`${desk.workbench.address}inbox.json`)).json();
    expect(JSON.stringify(inbox).split('accounts@alderfinch.example').length).toBeGreaterThan(1);
  });

  it('carries a note that was looked at in the mail, and none with a link in it', async () => {
    await openAccount(DRIFTWOOD);
    await openPreview();
    await button('Add a note to the reminder to').click();
    const note = pane.getByRole('textbox', { name: 'Note in this reminder' });
    const send = button(/^Send reminder 1/);
    await note.fill('Pay at pay-here.example');
    await pane.getByText('477 characters left.').waitFor();
    expect(await send.getAttribute('aria-disabled')).toBe('true');
    await button('Use this note').click();
    await pane.getByText('The note holds what reads as a web address, at “pay-he…”.').waitFor();
    await note.fill('Thank you for calling on Monday.');
    await button('Use this note').click();
    const mail = pane.frameLocator('iframe');
    await mail.getByText('A personal note: Thank you for calling on Monday.').waitFor();
    expect(await note.inputValue()).toBe('Thank you for calling on Monday.');
    for (const box of await pane.getByRole('checkbox').all()) await box.check();
    expect(await send.getAttribute('aria-disabled')).not.toBe('true');
  });

  it('says what changed in the sheet since the preview and sends nothing', async () => {
    await openAccount(BEACON);
    await openPreview();
    await type('H9', '100.00');
    await button(/^Send reminder 1 to omar/).click();
    await pane.getByText('The sheet changed since this preview. Nothing was sent.').waitFor();
    await pane.getByText('£312.40 is now £100.00').waitFor();
    await button('Show the new preview').click();
    await button('Send reminder 1 to omar@beaconbakery.example: 2 invoices, £398.15').waitFor();
  });

  it('loses nothing without a network and sends once when it is back', async () => {
    await openAccount(MERIDIAN);
    await openPreview();
    await desk.browser.context.setOffline(true);
    await button(/^Send reminder 1/).click();
    await pane.getByText('it goes out once at most').waitFor();
    expect(await pane.getByRole('checkbox').isChecked()).toBe(true);
    await desk.browser.context.setOffline(false);
    await button('Try again').click();
    await button('Undo').waitFor();
  });
});

describe('without a network', { timeout: 60_000 }, () => {
  it('the Worklist says once that nobody answers, and of nothing that it may have been sent', async () => {
    await desk.browser.context.setOffline(true);
    await tab('Worklist').click();
    await button('Try again').waitFor();
    expect(await pane.getByText("We couldn't reach the server").count()).toBe(1);
    expect(await pane.getByText('not sure whether the reminder was accepted').count()).toBe(0);
    await desk.browser.context.setOffline(false);
    await button('Try again').click();
    await pane.getByText(/^Together \d+ invoices/).waitFor();
    expect(await pane.getByText("We couldn't reach the server").count()).toBe(0);
  });

  it('there is a way back from the settings', async () => {
    await desk.browser.context.setOffline(true);
    await button('Settings').click();
    await pane.getByText("We couldn't reach the server").waitFor();
    await button('Back').click();
    await button('Flag overdue rows').waitFor();
    await desk.browser.context.setOffline(false);
  });
});

/** Excel on the web moves the focus itself, so what works in one of the two need not work in the other. */
describe.each([
  ['Excel for Windows', false],
  ['Excel on the web', true],
])('by keyboard alone in %s', (_, secure) => {
  let web: Workbench | null = null;
  beforeAll(async () => {
    web = secure ? await openWorkbench(ledger, secure) : null;
  });
  afterAll(() => web?.stop());
  beforeEach(async () => {
    await page.goto((web ?? desk.workbench).address);
    await button('Flag overdue rows').waitFor();
  });
  const focused = () => pane.locator(':focus');

  it('goes through the tabs, opens the preview, closes it with Escape and is back where it was', async () => {
    await select(ELMHURST);
    await tab('Sheet').focus();
    await page.keyboard.press('ArrowRight');
    expect(await focused().textContent()).toBe('Account');
    await button('Send reminder…').focus();
    await page.keyboard.press('Enter');
    await pane.locator('iframe').waitFor();
    expect(await focused().textContent()).toBe('Back');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await heading('Next reminder').waitFor();
    expect(await focused().textContent()).toBe('Send reminder…');
  });

  it('can read the mail to its end', async () => {
    await openAccount(DRIFTWOOD);
    await button('Send reminder…').click();
    await pane.locator('iframe').waitFor();
    const active = () => pane.locator('html').evaluate(() => document.activeElement?.tagName);
    for (let presses = 0; presses < 4 && (await active()) !== 'IFRAME'; presses++) await page.keyboard.press('Tab');
    expect(await active()).toBe('IFRAME');
  });

  it('sends, and has Undo next', async () => {
    await openAccount(CLOVER);
    await openPreview();
    await button(/^Send reminder 1/).focus();
    await page.keyboard.press('Enter');
    await button('Undo').waitFor();
    expect(await focused().textContent()).toBe('Undo');
    await page.keyboard.press('Enter');
    await pane.getByText('Taken back', { exact: true }).first().waitFor();
    await button('Undo').waitFor({ state: 'detached' });
    expect(await focused().textContent()).toBe('Account');
  });

  it('reaches every control of the sheet, each with a focus that shows and is not covered', async () => {
    await tab('Sheet').focus();
    const names: string[] = [];
    for (let presses = 0; presses < 12 && !names.includes('Flag overdue rows'); presses++) {
      await page.keyboard.press('Tab');
      const seen = await focused().evaluate((element) => {
        const { outlineStyle, boxShadow } = getComputedStyle(element);
        const after = getComputedStyle(element, '::after');
        const box = element.getBoundingClientRect();
        const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return {
          name: element.textContent ?? '',
          isOutlined: outlineStyle !== 'none' || boxShadow !== 'none' || after.outlineStyle !== 'none',
          isCovered: !(top !== null && (element.contains(top) || top.contains(element))),
        };
      });
      expect(seen).toMatchObject({ isOutlined: true, isCovered: false });
      names.push(seen.name);
    }
    expect(names).toEqual(expect.arrayContaining(['What the flags mean', 'Read the sheet again', 'Flag overdue rows']));
  });
});

describe.each(Object.entries(SCHEMES))('in %s', (_, scheme) => {
  it.each([320, 350])('has no violation of accessibility and nothing to scroll sideways at %i px', async (width) => {
    await showIn(scheme, `${width}px`);
    for (const fold of ['What the flags mean', /columns recognised/, /rows left out/]) await button(fold).click();
    await expectSound('Sheet');
    await openAccount(DRIFTWOOD);
    await button('Log a call').click();
    await expectSound('Account');
    await openPreview();
    expect(await pane.locator('iframe').getAttribute('title')).toBe('The mail as the customer sees it');
    // Axe cannot look into the mail's frame, where no script may run, and would wait for it; the letter has tests of its own.
    await button('Hide amounts and notes').click();
    await expectSound('Preview');
  });
});
