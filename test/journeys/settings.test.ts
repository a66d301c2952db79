// The company's settings in the pane, with the people a company has: a finance lead who changes them, a second one who
// approves, a clerk and an auditor who read them. By mouse and keyboard, narrow, in every scheme of colours.
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from './desk.ts';
import { SCHEMES, wordsOn } from './page-words.ts';

let desk: Desk;
let page: Page;
let pane: FrameLocator;
const { button, expectSound, heading, showIn } = wordsOn(() => page);

beforeAll(async () => {
  desk = await openDesk({});
});
afterAll(() => desk?.close());
beforeEach(async () => {
  ({ page, pane } = await desk.openPage(10_000));
  await button('Flag overdue rows').waitFor();
});
afterEach(async () => {
  await page.close();
  expect(desk.faults).toEqual([]);
});

const field = (name: string | RegExp) => pane.getByRole('textbox', { name });
const inForce = async () => {
  const { settings } = await desk
    .colleague('auditor')
    .get<{ settings: Record<string, unknown> }>('/v1/settings/company');
  return settings;
};

async function settingsAs(person: 'finance-lead' | 'second-finance-lead' | 'clerk' | 'auditor'): Promise<void> {
  await page.getByLabel('Signed in as').selectOption(person);
  await button('Flag overdue rows').waitFor();
  await button('Settings').click();
  await button('Contact rules').waitFor();
}

async function section(name: string): Promise<void> {
  await button(new RegExp(`^${name}`)).click();
  await heading(name).first().waitFor();
}

const backToList = async () => {
  await button('Back').click();
  await heading('Settings').waitFor();
};

async function save(reason: string, name: RegExp): Promise<void> {
  await button('Review…').click();
  await heading('Review the changes').waitFor();
  await field('Reason').fill(reason);
  await button(name).click();
  await heading('Settings').waitFor();
}

describe('a finance lead', () => {
  it('changes undo seconds at once and proposes a payment text, which a second one approves', async () => {
    const before = await inForce();
    await settingsAs('finance-lead');
    await section('Creditor and payment');
    await pane.getByText('A change here waits for another finance lead and then 24 hours.').waitFor();
    await field('How to pay').first().fill('To our account DE89 3704 0044 0532 0130 00.');
    await pane.getByText('This names an account in full.').waitFor();
    await field('How to pay').first().fill('To our account at Tidewater Bank, as shown on our invoices.');
    expect(await pane.getByText('This names an account in full.').count()).toBe(0);
    await backToList();
    await section('Sending');
    await field('Seconds to undo a reminder').fill('90');
    await save('moved bank', /^Change 1 setting now, propose 1 setting for approval$/);
    await heading('Change that waits').waitFor();
    await pane.getByText('another finance lead has to approve it').waitFor();
    expect(await button(/^Approve/).count()).toBe(0);
    expect(await inForce()).toEqual({ ...before, undoSeconds: 90 });

    await settingsAs('second-finance-lead');
    await pane.getByText('Proposed by Finn Okafor').waitFor();
    await pane.getByText('To our account at Tidewater Bank').waitFor();
    await button(/^Approve/).click();
    await pane.getByText(/^Approved by Grace Moreau\. In force from/).waitFor();
    expect(await inForce()).toEqual({ ...before, undoSeconds: 90 });
    await section('History of changes');
    await pane.locator('.timeline > li > strong').first().waitFor();
    const entries = await pane.locator('.timeline > li > strong').allTextContents();
    expect(entries.map((entry) => entry.split(',')[0])).toEqual(['Approved', 'Proposed', 'Changed']);
    await backToList();
    await button('Withdraw this change').click();
    await heading('Change that waits').waitFor({ state: 'detached' });
  });

  it('changes a step of the ladder, and it is a ladder of the company’s own', async () => {
    await settingsAs('finance-lead');
    await section('Reminder ladder');
    const second = pane.getByRole('group', { name: 'Level 2, second reminder' });
    await second.getByRole('textbox', { name: 'Day' }).fill('21');
    expect(await pane.getByLabel('Ladder', { exact: true }).inputValue()).toBe('own');
    await save('customers pay on the 20th', /^Change 1 setting now$/);
    const { ladder } = await inForce();
    expect(ladder).toMatchObject({ name: 'own', steps: [{ day: 3 }, { day: 21 }, { day: 30 }, { day: 45 }] });
  });

  it('hears in words what cannot be saved, at the field, and nothing typed is lost on the way', async () => {
    await settingsAs('finance-lead');
    await section('Texts');
    await field('Before the invoices').first().fill('{totalOpen} is open. Please pay by {payBy}, says {boss}.');
    await pane.getByText('{boss} is no placeholder.').waitFor();
    await button('The same as plain text').click();
    await pane.locator('.mail-text').getByText('£1,745.50 is open. Please pay by').waitFor();
    await backToList();
    await section('Sending');
    await field('Seconds to undo a reminder').fill('soon');
    await button('Review…').click();
    await pane.getByText('Texts of your own: {boss} is no placeholder.').waitFor();
    await button('Go to Sending').click();
    const undo = field('Seconds to undo a reminder');
    expect(await undo.inputValue()).toBe('soon');
    expect(await undo.getAttribute('aria-invalid')).toBe('true');
    expect(await undo.evaluate((input) => input === document.activeElement)).toBe(true);
    await button('Settings').click();
    await heading('Aged debtors').waitFor();
    await button('Settings').click();
    expect(await undo.inputValue()).toBe('soon');
    await undo.fill('120');
    await button('Review…').click();
    await button('Put back: Texts of your own').click();
    await field('Reason').fill('longer');
    await button('Change 1 setting now').click();
    await heading('Settings').waitFor();
    expect(await inForce()).toMatchObject({ undoSeconds: 120, ownTexts: [] });
  });

  it('keeps what she typed when a colleague changes the settings meanwhile', async () => {
    await settingsAs('finance-lead');
    await section('Quiet days and holidays');
    await pane.getByRole('checkbox', { name: 'Saturday' }).check();
    await desk.colleague('finance-lead', 'Grace Moreau').changeSettings({ payWithinDays: 14 }, 'agreed');
    await button('Review…').click();
    await field('Reason').fill('quiet weekends');
    await button('Change 1 setting now').click();
    await pane.getByText('A colleague changed the settings meanwhile.').waitFor();
    expect(await field('Reason').inputValue()).toBe('quiet weekends');
    await button('Change 1 setting now').click();
    await heading('Settings').waitFor();
    expect(await inForce()).toMatchObject({ quietDays: [6], payWithinDays: 14 });
  });

  it('goes from the list into a section and back by keyboard alone', async () => {
    await settingsAs('finance-lead');
    const row = button('Late payment');
    await row.focus();
    await row.press('Enter');
    await heading('Late payment').waitFor();
    await pane.locator('#close-settings:focus').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await pane.getByRole('checkbox').first().isChecked()).toBe(true);
    await page.keyboard.press('Escape');
    await pane.locator('#settings-late-payment:focus').waitFor();
    await page.keyboard.press('Escape');
    await heading('Aged debtors').waitFor();
  });
});

describe.each(['clerk', 'auditor'] as const)('the %s', (person) => {
  it('reads every section and can change nothing', async () => {
    await settingsAs(person);
    await pane.getByText('Only a finance lead can change settings.').waitFor();
    for (const name of ['Creditor and payment', 'Reminder ladder', 'Contact rules', 'Late payment', 'Sending']) {
      await section(name);
      await pane.getByText('Only a finance lead can change settings.').waitFor();
      expect(await pane.locator('main').locator('input, textarea').count(), name).toBe(0);
      await backToList();
    }
    expect(await button('Review…').count()).toBe(0);
  });
});

const SECTIONS = [
  ['Creditor and payment', 'Sender and reply-to', 'Sending'],
  ['Reminder ladder', 'Texts', 'Account statement'],
  ['Contact rules', 'Minimums and gaps', 'History of changes'],
  ['Late payment', 'Languages and time zone', 'Quiet days and holidays'],
] as const;

/** A dozen looks by axe take their time on a busy machine. */
const LOOKS = { timeout: 90_000 };

/** What is opened or typed first, so that all of a section is looked at. */
const BEFORE_LOOKING: Readonly<Record<string, () => Promise<void>>> = {
  'Quiet days and holidays': () => button('Add a holiday').click(),
  'Contact rules': () => button('Rules: Good practice').click(),
  Texts: async () => {
    await field('Before the invoices').first().fill('says {boss}');
    // Axe cannot look into the frame of the preview, where no script may run, and would wait for it.
    await button('Hide amounts and notes').click();
  },
};

describe.each(Object.entries(SCHEMES))('in %s', (_, scheme) => {
  beforeEach(() => showIn(scheme, '320px'));

  it.each(SECTIONS)(
    'no section violates accessibility or scrolls sideways at 320 px: %s, %s, %s',
    LOOKS,
    async (...names) => {
      await settingsAs('finance-lead');
      for (const name of names) {
        await section(name);
        await (BEFORE_LOOKING[name] ?? (async () => {}))();
        await expectSound(name);
        if (name === 'Texts') await button('Show amounts and notes').click();
        await backToList();
      }
    },
  );

  it('nor does the list, the review of what cannot be saved, or a section that is only read', LOOKS, async () => {
    await settingsAs('finance-lead');
    await expectSound('list');
    await section('Sending');
    await pane.getByRole('radio', { name: /^Everything goes to the test address/ }).check();
    await button('Review…').click();
    await pane.getByText('This cannot be saved yet:').waitFor();
    await expectSound('review');
    await settingsAs('clerk');
    for (const name of ['Contact rules', 'Late payment', 'Texts']) {
      await section(name);
      await expectSound(`${name}, read only`);
      await backToList();
    }
  });
});
