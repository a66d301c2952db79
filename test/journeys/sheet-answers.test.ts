// Any sheet, as a clerk meets it in a real browser: a question answered in place, flagged, remembered and recalled; a column
// chosen by clicking its heading; a list of suppliers refused; a long reading stopped; what is remembered looked through.
import { readFile } from 'node:fs/promises';
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk } from './desk.ts';
import { SCHEMES, wordsOn } from './page-words.ts';
import {
  AMBIGUOUS,
  CHANGED_REPORT,
  longLedger,
  NEXT_MONTH,
  PAYABLES_FIRST,
  STRANGE_HEADINGS,
  SUMMARY,
  UNCLEAR_HEADINGS,
  UNREADABLE_AMOUNT,
  UNSEEN,
  workbookOf,
} from './sheet-workbooks.ts';

/** Enough that a slow machine reads them for seconds. */
const ROWS = 30_000;

let desk: Desk;
let page: Page;
let pane: FrameLocator;
const { button, expectSound, fillOf, heading, select, showIn, tab, text } = wordsOn(() => page);

beforeAll(async () => {
  const bytes = await workbookOf({ 'Open items': AMBIGUOUS });
  desk = await openDesk({ workbook: { name: 'Open items.xlsx', bytes }, undoSeconds: 3 });
});
afterAll(() => desk?.close());
beforeEach(async () => {
  ({ page, pane } = await desk.openPage(10_000));
  await heading('Open items').waitFor();
});
afterEach(async () => {
  await page.close();
  expect(desk.faults).toEqual([]);
});

const focused = () => pane.locator(':focus').evaluate((at) => at.getAttribute('aria-label') ?? at.textContent);

/** Opens a file in place of what is open, as a clerk does. */
async function openFile(name: string, bytes: Uint8Array): Promise<void> {
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await page.setInputFiles('#file-chooser', { name, mimeType, buffer: Buffer.from(bytes) });
}

async function flag(rows: number): Promise<void> {
  await button('Flag overdue rows').click();
  await text(`${rows} overdue row`).waitFor();
}

async function downloadCopy(): Promise<Uint8Array> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+S')]);
  return readFile(await download.path());
}

describe('a question of the sheet', () => {
  it('is answered in place, flagged, kept in the file and for the company, and proposed for next month’s', async () => {
    await text('Is the day or the month first?').waitFor();
    expect(await button('Flag overdue rows').getAttribute('aria-disabled')).toBe('true');
    await button('Go to cell C4').click();
    await text('3 rows overdue, £460.75').waitFor();
    await text('4 rows overdue, £315.75').waitFor();
    await button('Day first').click();
    await text('Order of day and month: Day first').waitFor();
    await text('Kept in this workbook and for all clerks of your company.').waitFor();
    await flag(3);
    expect([await fillOf('A3'), await fillOf('A6')]).toEqual([expect.any(String), expect.any(String)]);
    expect(await fillOf('A4')).toBe(null);

    await page.locator('#file-name').click();
    const copy = await downloadCopy();
    await openFile('Copy.xlsx', copy);
    await text('as answered in this workbook before').waitFor();
    await flag(3);

    await openFile('December.xlsx', await workbookOf({ December: NEXT_MONTH }));
    await heading('December').waitFor();
    await text('Nothing on this sheet shows that its dates are day first, as they were.').waitFor();
    expect(await button('Flag overdue rows').getAttribute('aria-disabled')).toBe('true');
    await button('Use the earlier answers').click();
    await text('Order of day and month: Day first').waitFor();
    await flag(2);
  });

  it('is asked anew when the report has changed, with what changed and the earlier answers on offer', async () => {
    await text('Nothing on this sheet shows that its dates are day first').waitFor();
    await openFile('Changed.xlsx', await workbookOf({ Changed: CHANGED_REPORT }));
    await text('but it is not as it was. Its answers are not used.').waitFor();
    await text('Column “Due date” is gone.').waitFor();
    expect(await button('Flag overdue rows').getAttribute('aria-disabled')).toBe('true');
    await button('Use the earlier answers').click();
    await text('Order of day and month: Day first').waitFor();
  });

  it('can be answered otherwise, for all clerks, and taken back', async () => {
    await button('Use the earlier answers').click();
    await text('Order of day and month: Day first').waitFor();
    await button('Change: Order of day and month').click();
    await button('Month first').click();
    await text('Order of day and month: Month first').waitFor();
    await text('Kept in this workbook and for all clerks').waitFor();
    await flag(4);
    await button('Change: Order of day and month').click();
    await button('Take back: Order of day and month').click();
    await text('Needs an answer before rows can be flagged').waitFor();
  });
});

describe('the answer to a question', () => {
  it('is one that settles it, and takes the focus to the next question and then to where it can be changed', async () => {
    await openFile('Unreadable.xlsx', await workbookOf({ Unreadable: UNREADABLE_AMOUNT }, [2]));
    await text('1 amount of what is outstanding cannot be read').waitFor();
    await text('3 invoices, 3 customers').waitFor();
    await text('1 invoice with nothing outstanding and 1 invoice whose amount cannot be read').waitFor();
    expect(await button('The whole amount is owed').count()).toBe(0);
    await button('Count as nothing owed').press('Enter');
    await text('Amounts that are missing: Count as nothing owed').waitFor();
    expect(await focused()).toBe('Accept the difference and flag anyway');
    await button('Accept the difference and flag anyway').press('Enter');
    await text('Difference in the tie-out: Accept the difference').waitFor();
    expect(await focused()).toBe('Change: Difference in the tie-out');
    await text('Holds while the pane is open, as long as the question stays the same.').waitFor();
    expect(await text('for all clerks of your company').count()).toBe(0);
    await page.keyboard.press('Enter');
    await button('Cancel changing Difference in the tie-out').press('Enter');
    expect(await focused()).toBe('Change: Difference in the tie-out');
  });
});

describe('columns', () => {
  it('are chosen by clicking a heading in the sheet, which Escape ends without a change', async () => {
    await openFile('Unclear.xlsx', await workbookOf({ Unclear: UNCLEAR_HEADINGS }, [2, 3]));
    await text('How many days after the invoice date are invoices due?').waitFor();
    await button('Click it in the sheet').first().click();
    await text('Click the heading of the column for Due date').waitFor();
    await page.keyboard.press('Escape');
    await text('Click the heading of the column for Due date').waitFor({ state: 'detached' });
    expect(await focused()).toBe('Click it in the sheet');
    await select('E1');
    await button('Click it in the sheet').first().click();
    await select('D1');
    await text('Due date: Column D').waitFor();
    await button(/columns recognised/).click();
    await text('Chosen by you.').waitFor();
    await flag(8);
  });

  it('follow when a column is put in before them', async () => {
    await openFile('Moved.xlsx', await workbookOf({ Moved: UNCLEAR_HEADINGS.map((row) => ['', ...row]) }, [3, 4]));
    await text('as answered on').waitFor();
    await text('Due date: Column E').waitFor();
    await flag(8);
  });

  it('show two values each, and another one can be taken from the list', async () => {
    await button(/columns recognised/).click();
    await text('For example Alder & Finch and Beacon Bakery').waitFor();
    await button('Change the column for Customer').click();
    await pane.getByLabel('Column for Customer', { exact: true }).selectOption('E');
    await button('Use this column').click();
    await text('Customer: Column E').waitFor();
  });
});

describe('a sheet whose headings nobody knows', () => {
  it('is read once the clerk has pointed at their row and said what the columns hold', async () => {
    await openFile('Strange.xlsx', await workbookOf({ Strange: STRANGE_HEADINGS }, [2]));
    await text('Which row holds the headings?').waitFor();
    await select('B5');
    await button('Row 5 holds the headings').click();
    await text('With row 5 as the headings the list cannot be read either.').waitFor();
    await select('B3');
    await button('Row 3 holds the headings').click();
    await button('Click it in the sheet').click();
    await select('D3');
    await heading('Strange').waitFor();
    await text('Header in row 3').waitFor();
    await text('Row of headings: Row 3').waitFor();
  });
});

describe('a sheet with one row for each customer', () => {
  it('shows what a customer owes by its own columns, and says why no reminder goes out from it', async () => {
    await openFile('Summary.xlsx', await workbookOf({ Summary: SUMMARY }));
    await heading('Summary').waitFor();
    await select('A3');
    await tab('Account').click();
    await heading('Alder & Finch').waitFor();
    for (const line of ['Current', '1 - 30', '31 - 60', '£48.00']) await text(line).waitFor();
    await text('No reminder can be sent from this sheet').waitFor();
    await tab('Worklist').click();
    await text('This sheet has one line for each customer').waitFor();
    await expectSound('worklist of a summary');
  });
});

describe('another sheet of the workbook', () => {
  it('is proposed where the one in front lists what is owed to suppliers', async () => {
    await openFile('Year end.xlsx', await workbookOf(PAYABLES_FIRST, [2]));
    await text('this is a list of what you owe, not of what customers owe you').waitFor();
    await text('The list looks to be on “Debtors”').waitFor();
    expect(await button('Flag overdue rows').count()).toBe(0);
    await button('Go to Debtors').click();
    await heading('Debtors').waitFor();
    await text('The list looks to be on').waitFor({ state: 'detached' });
    await button('Flag overdue rows').waitFor();
  });
});

describe('a long reading', () => {
  it('tells how far it is, can be stopped, and leaves the pane answering', { timeout: 90_000 }, async () => {
    await openFile('Long.xlsx', await workbookOf({ Long: longLedger(ROWS) }, [3, 4]));
    await text('30,000 invoices, 900 customers').waitFor({ timeout: 60_000 });
    const machine = await desk.browser.context.newCDPSession(page);
    await machine.send('Emulation.setCPUThrottlingRate', { rate: 15 });
    // A reading can be over before a browser driver has made sure of a button, so the clerk's press waits in the page.
    await pane.locator('body').evaluate((body) => {
      new MutationObserver((_, observer) => {
        const cancel = [...body.querySelectorAll('button')].find(({ textContent }) => textContent === 'Cancel');
        if (cancel === undefined) return;
        observer.disconnect();
        cancel.click();
      }).observe(body, { subtree: true, childList: true });
    });
    await button('Read the sheet again').click();
    await heading('Reading was stopped').waitFor({ timeout: 30_000 });
    await pane.locator('body').evaluate((body) => {
      new MutationObserver(() => {
        if (/Reading the sheet/.test(body.textContent ?? '')) body.dataset.sawProgress = 'yes';
      }).observe(body, { subtree: true, childList: true, characterData: true });
    });
    await button('Read the sheet again').click();
    await machine.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await text('30,000 invoices, 900 customers').waitFor({ timeout: 60_000 });
    expect(await pane.locator('body').getAttribute('data-saw-progress')).toBe('yes');
  });
});

describe('what the company remembers', () => {
  it('is listed behind the gear and removed on a second press', async () => {
    await button('Settings').click();
    await button('Remembered report layouts').click();
    await heading('Remembered report layouts').first().waitFor();
    const remove = button(/^Remove Customer, Invoice no, Posted/);
    await remove.click();
    await text('No clerk’s sheet will be recognised by it any more.').waitFor();
    await button('Keep').click();
    await remove.click();
    await button('Remove for all clerks').click();
    await remove.waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await heading('Settings').waitFor();
    await page.keyboard.press('Escape');
    await heading('Open items').waitFor();
  });
});

describe.each(Object.entries(SCHEMES))('in %s', (_, scheme) => {
  it.each([320, 350])('the new screens have no violation of accessibility at %i px', async (width) => {
    await showIn(scheme, `${width}px`);
    await openFile('Unclear.xlsx', await workbookOf({ Unclear: UNCLEAR_HEADINGS }, [2, 3]));
    await text('How many days after the invoice date').waitFor();
    await button(/columns recognised/).click();
    await expectSound('question of a number of days');
    await button('Click it in the sheet').first().click();
    await expectSound('click awaited');
    await openFile('Region.xlsx', await workbookOf({ Region: UNSEEN }));
    await text('3 rows overdue, £460.75').waitFor();
    await expectSound('question with choices');
    await button('Settings').click();
    await button('Remembered report layouts').click();
    await heading('Remembered report layouts').first().waitFor();
    await expectSound('settings');
  });
});
