// The words of the pane: amounts and days in the clerk's habits, plurals, the privacy view, and no word outside the catalogue.
import { readdir, readFile } from 'node:fs/promises';
import { transform } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { createWords, messagesFor } from '../../addin/messages.ts';
import type { CalendarDay } from '../../core/calendar.ts';

const english = messagesFor('en-GB');
const words = createWords(english, 'en-GB', false);
const privately = createWords(english, 'en-GB', true);
const gbp = (minor: number) => ({ minor, currency: 'GBP' });

describe('the words', () => {
  it('carry the fact on the button', () => {
    expect(english.reminder.send(1, 'ap@acme.test', 3, words.moneys([gbp(412_000)]))).toBe(
      'Send reminder 1 to ap@acme.test: 3 invoices, £4,120.00',
    );
    expect(english.reminder.send(2, 'ap@acme.test', 1, words.moneys([gbp(500), { minor: 700, currency: 'EUR' }]))).toBe(
      'Send reminder 2 to ap@acme.test: 1 invoice, £5.00 and €7.00',
    );
  });

  it('write days in the habit of the data', () => {
    expect(words.day('2026-09-30' as CalendarDay)).toBe('30 Sept 2026');
  });

  it('fall back to English for a language without a catalogue', () => {
    expect(messagesFor('xx-YY').language).toBe('en');
    expect(messagesFor('en-US').language).toBe('en');
  });
});

describe('the privacy view', () => {
  it('shows no amount and nothing of a note', () => {
    expect(privately.money(gbp(412_000))).toBe('•••');
    expect(privately.moneys([gbp(1), gbp(2)])).toBe('••• and •••');
    expect(privately.note('pays £500 on Friday')).toBe('•••');
  });

  it.each([
    ['The total is £1,234.50, not 1,200.00.', 'The total is •••, not •••.'],
    ['Rows 12 and 40 differ by €7.', 'Rows 12 and 40 differ by •••.'],
    ['Due 11 Oct 2026, 41 days before 21 Nov 2026.', 'Due 11 Oct 2026, 41 days before 21 Nov 2026.'],
    ['Invoice 2026-1.50 is unpaid.', 'Invoice 2026-1.50 is unpaid.'],
    ['It adds up to -1 234,56.', 'It adds up to •••.'],
  ])('masks the amounts of a sentence and nothing else: %s', (sentence, masked) => {
    expect(privately.sentence(sentence)).toBe(masked);
    expect(words.sentence(sentence)).toBe(sentence);
  });
});

/** Properties whose texts are read or heard. */
const READ_OR_HEARD = /(?:\b(?:children|label|title|placeholder|hint|alt|validationMessage)|"aria-label"): /g;

/** The string literals of an expression's first level: not those inside calls and nested views. */
function literalsAt(code: string, start: number): string[] {
  const texts: string[] = [];
  const first = code[start] === '[' ? 1 : 0;
  let depth = 0;
  for (let at = start; at < code.length && depth >= 0; at++) {
    const sign = code[at] ?? '';
    if ('"`'.includes(sign)) {
      const end = closingQuote(code, at);
      if (depth === first) texts.push(code.slice(at + 1, end));
      at = end;
    }
    depth += Number('([{'.includes(sign)) - Number(')]}'.includes(sign));
    if (depth === 0 && ',\n'.includes(sign)) break;
  }
  return texts;
}

function closingQuote(code: string, opening: number): number {
  let end = opening + 1;
  while (code[end] !== code[opening]) end += code[end] === '\\' ? 2 : 1;
  return end;
}

/** Words a view would put on screen by itself: texts between tags and in attributes that are read or heard. */
async function literalWords(source: string): Promise<string[]> {
  const { code } = await transform(source, { loader: 'tsx', jsx: 'automatic', target: 'esnext', charset: 'utf8' });
  const shown = code.replace(/[!=]== "[^"]*"/g, '');
  return [...shown.matchAll(READ_OR_HEARD)]
    .flatMap(({ index, 0: name }) => literalsAt(shown, index + name.length))
    .map((text) => text.replace(/\$\{[^}]*\}/g, ''))
    .filter((text) => /\p{L}/u.test(text));
}

describe('the views', () => {
  it('say nothing that is not in the catalogue', async () => {
    const files = (await readdir(new URL('../../addin/views', import.meta.url))).filter((file) => /\.tsx$/.test(file));
    expect(files.length).toBeGreaterThan(15);
    const read = (file: string) => readFile(new URL(`../../addin/views/${file}`, import.meta.url), 'utf8');
    const found = await Promise.all(files.map(async (file) => [file, await literalWords(await read(file))] as const));
    expect(found.filter(([, texts]) => texts.length > 0)).toEqual([]);
  });

  it('would be caught with a word of their own', async () => {
    const view = `const V = ({ n }) => <p title="Rows" className="line">{n} overdue <b aria-label={\`\${n} late\`}>Now</b></p>;`;
    expect((await literalWords(view)).sort()).toEqual([' late', ' overdue ', 'Now', 'Rows']);
  });
});
