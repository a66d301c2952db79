import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDay } from '../../core/calendar.ts';
import { type LetterInput, writeReminder } from '../../core/letter.ts';
import { escapeHtml } from '../../core/letter-html.ts';
import { LETTER_LANGUAGES } from '../../core/letter-wording.ts';
import { plainLine } from '../../core/plain-line.ts';
import { isRefusal } from '../../core/refusal.ts';
import { reminderRequestSchema } from '../../core/reminder.ts';
import { LARKFIELD } from './companies.ts';

const day = (text: string) => text as CalendarDay;

const input: LetterInput = {
  level: 1,
  lastReminderOn: null,
  today: day('2026-09-15'),
  settings: LARKFIELD,
  request: {
    ...{ customerName: 'Moorland Feeds Ltd', customerNumber: 'C-118', contactName: null },
    ...{ to: 'accounts@moorland.example', asOf: day('2026-09-15'), credits: [] },
    invoices: [
      {
        ...{ invoiceNumber: 'INV-7', invoiceDate: null, dueDate: day('2026-08-19'), original: null },
        outstanding: { minor: 12_000, currency: 'GBP' },
      },
    ],
  },
};

const written = (note: string | undefined, language = 'en') =>
  writeReminder({ ...input, language, request: { ...input.request, ...(note === undefined ? {} : { note }) } });

function letterWith(note: string | undefined, language = 'en') {
  const letter = written(note, language);
  if (isRefusal(letter)) throw new Error(letter.because);
  return letter;
}

describe('a note in the letter', () => {
  it('stands as a paragraph of its own between the opening and the invoices, in both parts', () => {
    const { text, html } = letterWith('Thank you for calling on Monday.');
    const blocks = text.split('\n\n');
    const at = blocks.indexOf('A personal note: Thank you for calling on Monday.');
    expect(blocks[at + 1]).toBe('Overdue invoices');
    expect(blocks[at - 1]).toContain('22 September 2026');
    expect(html).toContain('<strong>A personal note:</strong> Thank you for calling on Monday.</p>\n<table');
  });

  it('is all that changes: with the note taken out the letter is the same as without', () => {
    const without = letterWith(undefined);
    const { text, html, ...rest } = letterWith('See you soon.');
    expect(text.replace('A personal note: See you soon.\n\n', '')).toBe(without.text);
    expect(html.replace(/<p[^>]*><strong>A personal note:<\/strong> See you soon\.<\/p>\n/, '')).toBe(without.html);
    expect(rest).toEqual({ ...rest, subject: without.subject, totals: without.totals, payBy: without.payBy });
  });

  it.each([
    ['en', 'A personal note: À bientôt'],
    ['de', 'Persönliche Anmerkung: À bientôt'],
    ['fr', 'Mot personnel\u00a0: À bientôt'],
    ['es', 'Nota personal: À bientôt'],
    ['nl', 'Persoonlijke opmerking: À bientôt'],
  ])('may be in any language and is marked in the letter’s: %s', (language, line) => {
    expect(LETTER_LANGUAGES).toContain(language);
    expect(letterWith('À bientôt', language).text).toContain(line);
  });

  it.each([
    ['markup', '<b onerror=x> & "you"', '<b onerror=x> & "you"', '&lt;b onerror=x&gt; &amp; &quot;you&quot;'],
    ['placeholders', '{totalOpen} {payBy} {zzz}', '{totalOpen} {payBy} {zzz}', '{totalOpen} {payBy} {zzz}'],
    [
      'line breaks and headers',
      'one\r\nBcc: all of them\n\ntwo',
      'one Bcc: all of them two',
      'one Bcc: all of them two',
    ],
    ['a reversed word', 'pay \u202edehsinif\u202c now\u200b', 'pay dehsinif now', 'pay dehsinif now'],
    ['a formula', '=HYPERLINK()', '=HYPERLINK()', '=HYPERLINK()'],
  ])('keeps %s as plain words', (_, note, shown, inHtml) => {
    const { text, html } = letterWith(note);
    expect(text).toContain(`A personal note: ${shown}\n`);
    expect(html).toContain(`<strong>A personal note:</strong> ${inHtml}</p>`);
  });

  it('refuses a letter whose note has a link or payment details in it', () => {
    expect(written('Pay at pay-here.example')).toMatchObject({ refused: 'note-not-allowed', source: 'note' });
    expect(written('Our new account is 12345678.')).toMatchObject({ refused: 'note-not-allowed' });
  });

  it('either is refused or stands in both parts, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (note) => {
        const asked = reminderRequestSchema.safeParse({ ...input.request, note });
        if (!asked.success) return;
        const letter = writeReminder({ ...input, request: asked.data });
        if (isRefusal(letter)) {
          expect(letter.refused).toBe('note-not-allowed');
          return;
        }
        expect(letter.text).toContain(`A personal note: ${plainLine(note)}\n`);
        expect(letter.html).toContain(`</strong> ${escapeHtml(plainLine(note))}</p>`);
      }),
    );
  });
});

describe('what may be asked for as a note', () => {
  const asked = (note: unknown) => reminderRequestSchema.safeParse({ ...input.request, note }).success;

  it('has one to five hundred characters, of which one can be read', () => {
    expect([asked('x'), asked('x'.repeat(500))]).toEqual([true, true]);
    expect([asked(''), asked('   '), asked('\u200b\u202e'), asked('x'.repeat(501)), asked(null)]).toEqual(
      Array.from({ length: 5 }, () => false),
    );
  });
});
