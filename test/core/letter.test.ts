import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import type { CalendarDay } from '../../core/calendar.ts';
import { type Letter, type LetterInput, writeReminder } from '../../core/letter.ts';
import { escapeHtml } from '../../core/letter-html.ts';
import { fill, LETTER_LANGUAGES, LETTER_LEVELS } from '../../core/letter-wording.ts';
import { plainLine } from '../../core/plain-line.ts';
import { isRefusal } from '../../core/refusal.ts';
import { reminderRequestSchema } from '../../core/reminder.ts';
import { LARKFIELD } from './companies.ts';

const day = (text: string) => text as CalendarDay;
const gbp = (minor: number) => ({ minor, currency: 'GBP' });

const input: LetterInput = {
  level: 1,
  lastReminderOn: null,
  settings: LARKFIELD,
  today: day('2026-09-15'),
  request: {
    customerName: 'Moorland Feeds Ltd',
    customerNumber: 'C-118',
    contactName: 'Joe Miller',
    to: 'accounts@moorland.example',
    asOf: day('2026-09-15'),
    invoices: [
      {
        invoiceNumber: 'INV-7',
        invoiceDate: day('2026-07-20'),
        dueDate: day('2026-08-19'),
        original: gbp(50000),
        outstanding: gbp(12000),
      },
      {
        invoiceNumber: 'INV-2',
        invoiceDate: day('2026-05-17'),
        dueDate: day('2026-06-16'),
        original: gbp(44130),
        outstanding: gbp(44130),
      },
    ],
    credits: [],
  },
};

function letterOf(change: Partial<LetterInput>): Letter {
  const letter = writeReminder({ ...input, ...change });
  if (isRefusal(letter)) throw new Error(letter.because);
  return letter;
}

describe('the first reminder', () => {
  const letter = letterOf({});

  it('names sender, customer, account, dates and what to do by when', () => {
    for (const words of [
      'Larkfield Supplies Ltd',
      '12 Mill Lane',
      'Moorland Feeds Ltd',
      'C-118',
      '15 September 2026',
      'Our records show £561.30 overdue on your account C-118.',
      'Please arrange payment by 22 September 2026',
      'Payment reference: C-118',
      'Ann Carter',
      '01632 960100',
      'ann.carter@larkfield.example',
      'our bank details have not changed',
      'Already paid?',
      'Do you disagree with an item?',
    ]) {
      expect(letter.text).toContain(words);
      expect(letter.html.replaceAll('</strong>', '').replaceAll('<strong>', '')).toContain(escapeHtml(words));
    }
  });

  it('lists the oldest invoice first, with what was invoiced and what is open', () => {
    expect(letter.text).toContain(
      [
        'INV-2, dated 17 May 2026',
        '  Due: 16 Jun 2026, 91 days overdue',
        '  Open: £441.30 (£441.30 invoiced)',
        '',
        'INV-7, dated 20 Jul 2026',
        '  Due: 19 Aug 2026, 27 days overdue',
        '  Open: £120.00 (£500.00 invoiced)',
        '',
        'Total open: £561.30',
      ].join('\n'),
    );
  });

  it('counts the invoices in the subject, and names the number when there is one', () => {
    expect(letter.subject).toBe('Larkfield Supplies Ltd: 2 invoices to check');
    const one = letterOf({ request: { ...input.request, invoices: input.request.invoices.slice(0, 1) } });
    expect(one.subject).toBe('Larkfield Supplies Ltd: reminder for invoice INV-7');
    expect(one.text).toContain('Payment reference: INV-7');
  });

  it('is an accessible document in its language', () => {
    expect(letter.html).toContain('<html lang="en">');
    expect(letter.html).toContain('<title>Larkfield Supplies Ltd: 2 invoices to check</title>');
    expect(letter.html).toContain('<caption');
    expect(letter.html).toContain('<th scope="col"');
    expect(letter.html).not.toMatch(/<script|<form|<style|<img|url\(|href=/i);
  });
});

describe('later reminders', () => {
  it('the second one names the day of the first and the age of the oldest invoice', () => {
    const letter = letterOf({ level: 2, lastReminderOn: day('2026-08-25') });
    expect(letter.text).toContain(
      'We wrote on 25 August 2026 and have not yet received £561.30. The oldest item is 91 days overdue.',
    );
    expect(letter.subject).toBe('Larkfield Supplies Ltd: second reminder, account C-118');
  });

  it('the third one names the next step and offers instalments', () => {
    const letter = letterOf({ level: 3, lastReminderOn: day('2026-09-01') });
    expect(letter.text).toContain('the next step is: we will pass the account to our manager');
    expect(letter.text).toContain('We can agree on instalments.');
  });

  it('a second reminder without a first is refused', () => {
    expect(writeReminder({ ...input, level: 2 })).toMatchObject({ refused: 'no-earlier-reminder' });
  });
});

describe('money in the letter', () => {
  it('currencies get a table and a total each and are never added', () => {
    const usd = {
      invoiceNumber: 'US-1',
      invoiceDate: null,
      dueDate: day('2026-08-01'),
      original: null,
      outstanding: { minor: 99900, currency: 'USD' },
    };
    const letter = letterOf({ request: { ...input.request, invoices: [...input.request.invoices, usd] } });
    expect(letter.totals).toEqual([gbp(56130), { minor: 99900, currency: 'USD' }]);
    expect(letter.text).toContain('Overdue invoices in GBP');
    expect(letter.text).toContain('Overdue invoices in USD');
    expect(letter.text).toContain('£561.30 and US$999.00');
  });

  it('an open credit stands on its own line and lowers the total', () => {
    const credits = [{ reference: 'CN-4', date: day('2026-09-01'), outstanding: gbp(-6130) }];
    const letter = letterOf({ request: { ...input.request, credits } });
    expect(letter.text).toContain('Credit CN-4, not yet applied: -£61.30\nTotal open: £500.00');
    expect(letter.totals).toEqual([gbp(50000)]);
    expect(letter.text).toContain('£500.00 overdue on your account');
  });

  it('yen have no decimals and dinars three', () => {
    const invoice = (minor: number, currency: string) => ({
      invoiceNumber: currency,
      invoiceDate: null,
      dueDate: day('2026-08-01'),
      original: null,
      outstanding: { minor, currency },
    });
    const letter = letterOf({
      request: { ...input.request, invoices: [invoice(123456, 'JPY'), invoice(123456, 'KWD')] },
    });
    expect(letter.text).toContain('JP¥123,456');
    expect(letter.text.replaceAll('\u00a0', ' ')).toContain('KWD 123.456');
  });
});

describe('hostile values stay text', () => {
  const hostile = [
    '<img src=x onerror=alert(1)>',
    '"><a href="http://evil.test">x</a>',
    '{{7*7}}',
    '$'.concat('{x}'),
    '{totalOpen}',
    '$&$1',
    'javascript:alert(1)',
    '=HYPERLINK("http://evil")',
    "O'Brien & Söhne",
    'ACME\r\nBcc: x@evil.test',
  ];

  const hostileInvoice = { invoiceDate: null, dueDate: day('2026-08-01'), original: null, outstanding: gbp(100) };

  it.each(hostile)('the customer name %j appears literally', (customerName) => {
    const letter = letterOf({ request: { ...input.request, customerName } });
    expect(letter.text).toContain(`To: ${plainLine(customerName)}`);
    expect(letter.html).toContain(escapeHtml(plainLine(customerName)));
    expect(letter.html).not.toContain('<img');
    expect(letter.html).not.toContain('<a ');
  });

  it('stays so at every level and in every language, wherever a name stands', () => {
    const enclosures = ['account-statement' as const];
    for (const level of LETTER_LEVELS) {
      for (const language of LETTER_LANGUAGES) {
        const dueDate = level === 0 ? day('2026-09-20') : day('2026-08-01');
        const invoices = hostile.map((invoiceNumber) => ({ ...hostileInvoice, invoiceNumber, dueDate }));
        const [customerName = '', contactName = '', customerNumber = ''] = hostile;
        const request = { ...input.request, customerName, contactName, customerNumber, invoices };
        const letter = letterOf({ level, language, lastReminderOn: day('2026-08-25'), request, enclosures });
        expect(letter.html).not.toMatch(/<img|<a |<script|onerror="/);
        for (const number of hostile) expect(letter.text).toContain(plainLine(number));
        expect(letter.text).not.toContain('\r');
        expect(letter.subject).not.toMatch(/\p{Cc}/u);
      }
    }
  });

  it('a right-to-left override cannot turn an amount round', () => {
    const letter = letterOf({ request: { ...input.request, customerName: 'Acme \u202e00.1\u2066' } });
    expect(letter.text).toContain('To: Acme 00.1\n');
    expect(letter.html).not.toContain('\u202e');
  });

  it('no text a customer can have breaks the subject into two lines', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), (customerName) => {
        fc.pre(plainLine(customerName) !== '');
        const letter = writeReminder({
          ...input,
          level: 3,
          lastReminderOn: day('2026-09-01'),
          request: { ...input.request, customerName, customerNumber: null },
        });
        expect(isRefusal(letter) || !/\p{Cc}/u.test(letter.subject)).toBe(true);
      }),
    );
  });

  it('a name of invisible characters only is a fault in the input', () => {
    expect(
      reminderRequestSchema.safeParse({ ...input.request, customerName: '\u0000\u202e' }).error?.issues[0]?.message,
    ).toBe('holds nothing readable');
  });

  it('filling is done once: a value that looks like a token stays', () => {
    expect(fill('{a} and {b}', { a: '{b}', b: '2' })).toBe('{b} and 2');
    expect(() => fill('{a}', { a: '' })).toThrow('letter wording needs {a}');
  });
});

it('a letter of 500 invoices has a row for each and stays far under the mail limit', () => {
  const invoices = Array.from({ length: 500 }, (_, i) => ({
    invoiceNumber: `INV-${i}`,
    invoiceDate: day('2026-05-01'),
    dueDate: day('2026-06-01'),
    original: gbp(1000),
    outstanding: gbp(1000),
  }));
  const letter = letterOf({ request: { ...input.request, invoices } });
  expect(letter.html.match(/<th scope="row"/g)).toHaveLength(501);
  expect(letter.totals).toEqual([gbp(500_000)]);
  expect(letter.html.length + letter.text.length).toBeLessThan(1_000_000);
  // Mail readers cut long mails off: what must be read stands before the list.
  expect(letter.html.indexOf('bank details have not changed')).toBeLessThan(letter.html.indexOf('<caption'));
  expect(letterOf({}).html.indexOf('bank details have not changed')).toBeGreaterThan(
    letterOf({}).html.indexOf('<caption'),
  );
});

it('settings that leave something out are refused, not sent with a hole', () => {
  expect(writeReminder({ ...input, settings: { ...LARKFIELD, creditorAddress: ['\u202e'] } })).toMatchObject({
    refused: 'incomplete-letter',
  });
});

it('the parser of a mail reader finds the same words in the text part', async () => {
  const letter = letterOf({});
  const mail = await PostalMime.parse(`Subject: x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${letter.text}`);
  expect(mail.text?.trim()).toBe(letter.text.trim());
});
