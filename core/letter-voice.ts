// The language a letter is written in: which texts the customer's language gives, and the locale of dates, amounts and counts.
import { languageTag } from './language-names.ts';
import { LETTER_LANGUAGES, LETTERS, type LetterLanguage, type LetterTexts } from './letter-wording.ts';

/** The texts a letter is written in, and the locale of its dates, amounts and counts. */
export interface Voice {
  readonly texts: LetterTexts;
  readonly locale: string;
}

const tagOf = (language: string | null | undefined): string | null => languageTag(language ?? '');

const languageOf = (tag: string): LetterLanguage | null =>
  LETTER_LANGUAGES.find((language) => language === tag.split('-')[0]) ?? null;

/** The first of some languages that letters may be written in, as a tag; null when none can be. The order is the order asked in. */
export function firstLanguage(
  wanted: readonly (string | null | undefined)[],
  allowed: readonly LetterLanguage[] = LETTER_LANGUAGES,
): string | null {
  const isWritten = (tag: string | null): tag is string => {
    const language = tag === null ? null : languageOf(tag);
    return language !== null && allowed.includes(language);
  };
  return wanted.map(tagOf).find(isWritten) ?? null;
}

/**
 * The texts and the locale of dates and money: the customer's language when there are texts in it, else the company's,
 * else British English. A bare `en` takes the region of the company's locale when that is English too.
 */
export function languageFor(customer: string | null | undefined, companyLocale: string): Voice {
  const wanted = firstLanguage([customer, companyLocale]);
  const language = wanted ? languageOf(wanted) : null;
  if (!wanted || !language) return { texts: LETTERS.en, locale: 'en-GB' };
  const company = tagOf(companyLocale);
  const isBare = !wanted.includes('-');
  const locale = isBare && company !== null && languageOf(company) === language ? company : wanted;
  return { texts: LETTERS[language], locale };
}
