import { describe, expect, it } from 'vitest';
import { type LetterTextFinding, lintLetterTexts } from '../../core/letter-lint.ts';
import {
  LETTER_LANGUAGES,
  LETTER_LEVELS,
  letterTextOf,
  type OwnLetterText,
  ownLetterTextSchema,
} from '../../core/letter-wording.ts';

const english = letterTextOf('en', 1);
const codes = (findings: readonly LetterTextFinding[]) => findings.map(({ code }) => code);
const linted = (change: Partial<OwnLetterText>) => lintLetterTexts([{ ...english, ...change }]);
/** The usual first reminder with one more sentence. */
const saying = (sentence: string, text = english) =>
  codes(lintLetterTexts([{ ...text, opening: [...text.opening, sentence] }]));

describe.each(LETTER_LANGUAGES)('the texts in %s', (language) => {
  it.each(LETTER_LEVELS)('at level %i may be kept as they stand', (level) => {
    const text = letterTextOf(language, level);
    expect(ownLetterTextSchema.parse(text)).toEqual(text);
    const findings = lintLetterTexts([text]);
    expect(findings.filter(({ severity }) => severity === 'refused')).toEqual([]);
    expect(codes(findings).filter((code) => code !== 'long-subject')).toEqual([]);
  });

  it.each(LETTER_LANGUAGES.filter((other) => other !== language))('are not taken for %s', (other) => {
    for (const level of LETTER_LEVELS) {
      const findings = lintLetterTexts([{ ...letterTextOf(language, level), language: other }]);
      expect(codes(findings), `level ${level}`).toContain('wrong-language');
    }
  });
});

describe('a text of the company’s own', () => {
  it('must say what its level must', () => {
    const second = { ...letterTextOf('en', 2), opening: ['Please pay what is open on your account with us.'] };
    expect(lintLetterTexts([second]).filter(({ code }) => code === 'missing-element')).toEqual(
      ['totalOpen', 'payBy', 'lastReminderDate'].map((token) => ({
        where: 'en.2.opening',
        code: 'missing-element',
        severity: 'refused',
        because: `This level must say {${token}}, and the text does not.`,
      })),
    );
  });

  it('must say it for several invoices too', () => {
    const openingOfSeveral = ['Several invoices of yours are open with us.'];
    expect(linted({ openingOfSeveral }).map(({ where, code }) => `${where} ${code}`)).toEqual([
      'en.1.openingOfSeveral missing-element',
      'en.1.openingOfSeveral missing-element',
    ]);
  });

  it.each([
    ['{customer} owes us', 'unknown-placeholder'],
    ['{totalopen} is due', 'unknown-placeholder'],
    ['See {itemTable}', 'block-placeholder'],
    ['Pay {totalOpen} }', 'broken-placeholder'],
    ['Pay {{totalOpen}}', 'broken-placeholder'],
    ['Hello again {contactName}', 'misplaced-placeholder'],
    ['This is about {invoiceNumber}', 'misplaced-placeholder'],
    ['We wrote on {lastReminderDate}', 'misplaced-placeholder'],
    ['Then {nextStep}', 'misplaced-placeholder'],
    ['We will call the police', 'threat'],
    ['This ruins your credit rating', 'threat'],
    ['We will go to court', 'too-early'],
    ['An agency takes over', 'too-early'],
    ['Here is a discount for your next order', 'advertising'],
    ['You may be in financial difficulties', 'private'],
    ['You failed to pay', 'blame'],
    ['Please pay now!', 'exclamation'],
    ['PLEASE PAY TODAY', 'capitals'],
    ['Pay at https://pay.example', 'link'],
    ['Pay to DE89 3704 0044 0532 0130 00', 'bank-details'],
    ['Pay to account 12345678', 'bank-details'],
    [`Please ${'and also '.repeat(16)}pay`, 'long-sentence'],
  ])('that says “%s” is found', (sentence, code) => {
    expect(saying(sentence)).toEqual([code]);
  });

  it('may speak of a court in the last two levels', () => {
    expect(saying('We will go to court.', letterTextOf('en', 3))).toEqual([]);
  });

  it('may say “sin embargo” in Spanish, and threaten with no embargo', () => {
    const spanish = letterTextOf('es', 1);
    expect(saying('Sin embargo, puede llamarnos.', spanish)).toEqual([]);
    expect(saying('Le espera un embargo.', spanish)).toEqual(['threat']);
  });

  it('may not pretend to answer or call itself urgent', () => {
    const subject = { other: 'Re: {creditorName}, urgent' };
    expect(linted({ subject })).toEqual([
      {
        where: 'en.1.subject.other',
        code: 'dishonest-subject',
        severity: 'refused',
        because: 'A subject neither pretends to answer nor calls itself urgent.',
      },
    ]);
  });

  it('is refused when it is too long, and warned of when a subject is', () => {
    const opening = [...english.opening, ...Array.from({ length: 150 }, () => 'This is what we have to say of it.')];
    expect(codes(linted({ opening }))).toEqual(['too-long', 'long-opening']);
    expect(codes(linted({ subject: { other: `{creditorName}: ${'long '.repeat(12)}` } }))).toEqual(['long-subject']);
    expect(codes(linted({ subject: { other: '{creditorName}: your account' } }))).toEqual([]);
    expect(codes(linted({ subject: { other: 'Your account' } }))).toEqual(['subject-without-sender']);
  });

  it('stands once for a level and language', () => {
    expect(lintLetterTexts([english, english]).map(({ where, code }) => [where, code])).toEqual([
      ['en.1', 'text-twice'],
    ]);
  });
});
