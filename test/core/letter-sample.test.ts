import { describe, expect, it } from 'vitest';
import type { CalendarDay } from '../../core/calendar.ts';
import { previewText } from '../../core/letter-sample.ts';
import {
  LETTER_LANGUAGES,
  LETTER_LEVELS,
  type LetterLanguage,
  type LetterLevel,
  letterTextOf,
  type OwnLetterText,
} from '../../core/letter-wording.ts';
import { workbenchCompany } from '../../workbench/company.ts';

const today = '2026-09-15' as CalendarDay;
const preview = (text: OwnLetterText) => previewText(text, workbenchCompany, today);
const codesOf = (text: OwnLetterText) => preview(text).findings.map(({ code, severity }) => `${severity} ${code}`);
const german = (change: Partial<OwnLetterText>): OwnLetterText => ({ ...letterTextOf('de', 1), ...change });

const ALL = LETTER_LANGUAGES.flatMap((language) =>
  LETTER_LEVELS.map((level): [LetterLanguage, LetterLevel] => [language, level]),
);

describe('a text while it is written', () => {
  it.each(ALL)('starts from the wording in %s at level %i, in which nothing is wrong', (language, level) => {
    const { subject, html, findings } = preview(letterTextOf(language, level));
    expect(findings.filter(({ severity }) => severity === 'refused')).toEqual([]);
    expect(subject).toContain('Harbour Lane Supplies Ltd');
    expect(html).toContain(`<html lang="${language}">`);
  });

  it('is shown in a letter to an invented customer, in the company’s currency', () => {
    const { text } = preview(letterTextOf('en', 3));
    expect(text).toContain('Northgate Bakery');
    expect(text).toContain('Despite our reminders £1,745.50 is still unpaid.');
    expect(text).toContain('42 days overdue');
  });

  it('says what the level must say and the text does not', () => {
    const { findings, text } = preview(
      german({ opening: ['bei uns ist noch etwas offen, und wir bitten um Zahlung.'] }),
    );
    expect(findings).toEqual([
      expect.objectContaining({ where: 'de.1.opening', code: 'missing-element', severity: 'refused' }),
      expect.objectContaining({ where: 'de.1.opening', code: 'missing-element', severity: 'refused' }),
    ]);
    expect(text).toContain('bei uns ist noch etwas offen');
  });

  it.each<[string, Partial<OwnLetterText>, string]>([
    ['an unknown placeholder', { afterTable: ['Ihre {kundennummer}.'] }, 'refused unknown-placeholder'],
    [
      'another language',
      { opening: ['Please pay {totalOpen} to us by {payBy}, or let us know what is the matter with it.'] },
      'refused wrong-language',
    ],
    ['a threat', { afterTable: ['Sonst kommt der Gerichtsvollzieher zu Ihnen.'] }, 'refused threat'],
    ['a link', { afterTable: ['Hier zahlen: www.beispiel.example'] }, 'refused link'],
    ['a long subject', { subject: { other: `{creditorName}: ${'Erinnerung '.repeat(7)}` } }, 'warning long-subject'],
  ])('is looked through for %s, and shown all the same', (_, change, finding) => {
    expect(codesOf(german(change))).toContain(finding);
    expect(preview(german(change)).text).toContain('Northgate Bakery');
  });

  it('is text and never markup', () => {
    const { html } = preview(german({ afterTable: ['<img src=x onerror=alert(1)>'] }));
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(html).not.toContain('<img');
  });
});
