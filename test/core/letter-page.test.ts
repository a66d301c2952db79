import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CalendarDay } from '../../core/calendar.ts';
import { type LetterInput, writeReminder } from '../../core/letter.ts';
import { LETTER_LANGUAGES } from '../../core/letter-wording.ts';
import { isRefusal } from '../../core/refusal.ts';
import { openBrowser, type TestBrowser } from '../browser.ts';
import { LARKFIELD } from './companies.ts';

const day = (text: string) => text as CalendarDay;

const settings = { ...LARKFIELD, senderPhone: '+44 1632 960100' };

/** An invoice whose number and amount are as long as they come. */
const longInvoice = (currency: string, minor: number) => ({
  invoiceNumber: `INV/${currency}/${'0'.repeat(48)}`,
  invoiceDate: day('2026-07-20'),
  dueDate: day('2026-08-19'),
  original: { minor, currency },
  outstanding: { minor, currency },
});

const input: LetterInput = {
  level: 4,
  lastReminderOn: day('2026-09-08'),
  settings,
  today: day('2026-09-15'),
  enclosures: ['account-statement'],
  interestLines: [
    {
      kind: 'interest',
      amount: { minor: 123_400, currency: 'EUR' },
      law: 'Late Payment of Commercial Debts (Interest) Act 1998',
      rates: [{ percent: 12.75, from: day('2026-08-20'), to: day('2026-09-15') }],
    },
  ],
  request: {
    customerName: 'Moorland Feeds',
    customerNumber: 'C-118',
    contactName: 'Jo Miller',
    to: 'accounts@moorland.example',
    asOf: day('2026-09-15'),
    invoices: [longInvoice('EUR', 125_000_000), longInvoice('KWD', 1_234_567_891), longInvoice('JPY', 123_456)],
    credits: [{ reference: '9'.repeat(64), date: null, outstanding: { minor: -6130, currency: 'EUR' } }],
  },
};

let browser: TestBrowser;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
});

it.each(LETTER_LANGUAGES)(
  'a letter in %s fits a small phone, and axe finds nothing, light and dark',
  async (language) => {
    const letter = writeReminder({ ...input, language });
    if (isRefusal(letter)) throw new Error(letter.because);
    const page = await browser.context.newPage();
    await page.setViewportSize({ width: 320, height: 640 });
    await page.setContent(letter.html);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).disableRules(['landmark-one-main', 'region']).analyze();
      expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([]);
    }
    await page.close();
  },
  60_000,
);

it('no line of figures in the plain text is wider than 78', () => {
  for (const language of LETTER_LANGUAGES) {
    const letter = writeReminder({ ...input, language });
    if (isRefusal(letter)) throw new Error(letter.because);
    const wide = letter.text.split('\n').filter((line) => [...line].length > 78);
    // Sentences are left to the reader's window; figures are not.
    expect(wide.filter((line) => !/[.?]\s?$/.test(line))).toEqual([]);
  }
});
