import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDay } from '../../core/calendar.ts';
import { type LetterInput, type LetterLevel, writeReminder } from '../../core/letter.ts';
import { LETTER_LANGUAGES, LETTER_LEVELS } from '../../core/letter-wording.ts';
import { isRefusal } from '../../core/refusal.ts';
import { LARKFIELD } from './companies.ts';

const day = (text: string) => text as CalendarDay;
const eur = (minor: number) => ({ minor, currency: 'EUR' });

const settings = {
  ...LARKFIELD,
  creditorAddress: ['12 Mill Lane', 'Hexham NE46 1AA', 'United Kingdom'],
  senderPhone: '+44 1632 960100',
};

const invoices = [
  {
    invoiceNumber: 'INV-7',
    invoiceDate: day('2026-07-20'),
    days: 27,
    original: eur(1_250_000),
    outstanding: eur(512_000),
  },
  { invoiceNumber: 'INV-2', invoiceDate: null, days: 1, original: null, outstanding: eur(44_130) },
].map(({ days, ...invoice }) => ({ ...invoice, dueDate: addDays(day('2026-09-15'), -days) }));
const comingDue = invoices.map((invoice, i) => ({ ...invoice, dueDate: day(`2026-09-2${i}`) }));
const credit = { reference: 'CN-4', date: day('2026-09-01'), outstanding: eur(-6130) };
const dollars = {
  invoiceNumber: 'US-1',
  invoiceDate: day('2026-08-01'),
  dueDate: day('2026-08-31'),
  original: { minor: 99_900, currency: 'USD' },
  outstanding: { minor: 99_900, currency: 'USD' },
};

const input: LetterInput = {
  level: 1,
  lastReminderOn: null,
  settings,
  today: day('2026-09-15'),
  request: {
    customerName: 'Moorland Feeds',
    customerNumber: 'C-118',
    contactName: 'Jo Miller',
    to: 'accounts@moorland.example',
    asOf: day('2026-09-15'),
    invoices,
    credits: [],
  },
};
const { request } = input;

/** What happens on the way up: two invoices coming due, one late, two with a credit, interest, two currencies and the end. */
const STORY: Readonly<Record<LetterLevel, Partial<LetterInput>>> = {
  0: { request: { ...request, invoices: comingDue } },
  1: { request: { ...request, contactName: null, invoices: invoices.slice(0, 1) } },
  2: { request: { ...request, credits: [credit] }, lastReminderOn: day('2026-08-25') },
  3: {
    lastReminderOn: day('2026-09-01'),
    nextStep: 'stop-credit',
    interestLines: [
      {
        kind: 'interest',
        amount: eur(3844),
        law: '2011/7/EU',
        rates: [{ percent: 10.15, from: day('2026-08-20'), to: day('2026-09-15') }],
      },
      { kind: 'compensation', amount: eur(4000), law: '2011/7/EU', invoiceNumber: 'INV-7' },
    ],
  },
  4: {
    request: { ...request, invoices: [...invoices, dollars] },
    lastReminderOn: day('2026-09-08'),
    nextStep: 'court',
    legalActionAuthorised: true,
    enclosures: ['account-statement', 'invoice-copies'],
    legalMentions: ['Larkfield Supplies Ltd, England 01234567'],
  },
};

describe.each(LETTER_LANGUAGES)('in %s', (language) => {
  it.each(LETTER_LEVELS)('the letter of level %i reads as it was read and found good', async (level) => {
    const letter = writeReminder({ ...input, ...STORY[level], level, language });
    if (isRefusal(letter)) throw new Error(letter.because);
    expect(letter).toMatchObject({ level, language });
    const page = `${letter.subject}\n${'='.repeat([...letter.subject].length)}\n\n${letter.text}`;
    await expect(page).toMatchFileSnapshot(`letters/${language}-${level}.txt`);
  });
});
