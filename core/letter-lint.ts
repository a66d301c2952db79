// Looks a company's own letter texts through before they are kept, and again before one is used: what every reminder must
// say, what none may say, and what reads badly. Source: the trade's lint rules for reminder texts.

import {
  LETTER_LANGUAGES,
  LETTER_TOKENS,
  type LetterLanguage,
  levelTexts,
  type OwnLetterText,
  tokensIn,
} from './letter-wording.ts';
import { LINT_WORDS, type WordKind } from './letters/lint-words.ts';

/** What is wrong with a text: `refused` may not be kept, a `warning` may. `where` is `de.2.subject.one`. */
export interface LetterTextFinding {
  readonly where: string;
  readonly code: string;
  readonly severity: 'refused' | 'warning';
  readonly because: string;
}

/** One wording with the name of its place in the text. */
interface Part {
  readonly place: string;
  readonly words: string;
}

type Found = Omit<LetterTextFinding, 'where'>;

const no = (code: string, because: string): Found => ({ code, severity: 'refused', because });
const careful = (code: string, because: string): Found => ({ code, severity: 'warning', because });

const bodyOf = ({ opening, afterTable }: Pick<OwnLetterText, 'opening' | 'afterTable'>): string =>
  [...opening, ...afterTable].join('\n');

const lines = (place: string, paragraphs: readonly string[]): Part[] =>
  paragraphs.map((words, i) => ({ place: `${place}.${i}`, words }));

function partsOf({ subject, greeting, opening, openingOfSeveral = [], afterTable }: OwnLetterText): Part[] {
  const forms = Object.entries(subject).flatMap(([form, words]) =>
    words ? [{ place: `subject.${form}`, words }] : [],
  );
  return [
    ...forms,
    { place: 'greeting.named', words: greeting.named },
    { place: 'greeting.unnamed', words: greeting.unnamed },
    ...lines('opening', opening),
    ...lines('openingOfSeveral', openingOfSeveral),
    ...lines('afterTable', afterTable),
  ];
}

/** Whole words of any alphabet; `\b` knows ASCII only. */
const wholeWords = (patterns: readonly string[]): RegExp =>
  new RegExp(`(?<!\\p{L})(?:${patterns.join('|')})(?!\\p{L})`, 'giu');

/** Blocks that stand in every reminder by themselves; a wording that names one would show it twice. */
const BLOCKS = ['itemTable', 'payHow', 'bankSafety', 'interestBlock', 'legalMentions'];

function unknownTokens({ words }: Part): Found[] {
  const known: readonly string[] = LETTER_TOKENS;
  const found = tokensIn(words)
    .filter((token) => !known.includes(token))
    .map((token) =>
      BLOCKS.includes(token)
        ? no('block-placeholder', `{${token}} stands in every reminder by itself. Take it out.`)
        : no('unknown-placeholder', `{${token}} is no placeholder.`),
    );
  const rest = words.replace(/\{\w+\}/g, '');
  return /[{}]/.test(rest)
    ? [...found, no('broken-placeholder', 'A curly bracket stands alone or in a pair too many.')]
    : found;
}

/** Placeholders that have no value, or the wrong one, at this place. */
function misplacedTokens({ place, words }: Part, { level, openingOfSeveral = [] }: OwnLetterText): Found[] {
  const used = tokensIn(words);
  const oneOnly = place === 'subject.one' || (place.startsWith('opening.') && openingOfSeveral.length > 0);
  const rules: [boolean, string, string][] = [
    [
      place !== 'greeting.named',
      'contactName',
      'The contact person is not always known; only the named greeting has one.',
    ],
    [!oneOnly, 'invoiceNumber', 'One invoice number is wrong where a reminder has several invoices.'],
    [level < 2, 'lastReminderDate', 'There is no earlier reminder before the second one.'],
    [level < 3, 'nextStep', 'The next step is announced in the final reminder, not before.'],
  ];
  return rules
    .filter(([isWrongHere, token]) => isWrongHere && used.includes(token))
    .map(([, token, because]) => no('misplaced-placeholder', `{${token}} cannot stand here. ${because}`));
}

const SAYS: Readonly<Record<WordKind, { readonly code: string; readonly why: string }>> = {
  threat: { code: 'threat', why: 'threatens with what a reminder may not threaten with' },
  early: { code: 'too-early', why: 'comes too early: courts, lawyers and agencies belong in the last two levels' },
  advertising: { code: 'advertising', why: 'advertises; a reminder with advertising is no business letter any more' },
  private: { code: 'private', why: 'guesses about a person’s life or money' },
  blame: { code: 'blame', why: 'blames; say what is open instead' },
};

function forbiddenWords({ words }: Part, { language, level }: OwnLetterText): Found[] {
  const kinds: WordKind[] = ['threat', 'advertising', 'private', 'blame', ...(level < 3 ? (['early'] as const) : [])];
  return kinds.flatMap((kind) =>
    [...new Set(words.match(wholeWords(LINT_WORDS[language][kind])) ?? [])].map((word) => {
      const { code, why } = SAYS[kind];
      return kind === 'blame' ? careful(code, `“${word}” ${why}.`) : no(code, `“${word}” ${why}.`);
    }),
  );
}

const CAPITALS = /\p{Lu}(?:[\p{Lu}\s]*\p{Lu})?/gu;
const shouts = (words: string): boolean =>
  (words.match(CAPITALS) ?? []).some((run) => run !== 'MISE EN DEMEURE' && run.replace(/\s/g, '').length > 12);

function manners({ place, words }: Part): Found[] {
  const plain = words.replace(/\{\w+\}/g, '');
  const rules: [boolean, Found][] = [
    [/[!¡]/.test(plain), no('exclamation', 'A reminder has no exclamation mark.')],
    [shouts(plain), no('capitals', 'More than twelve letters in capitals read as shouting.')],
    [/https?:|www\./i.test(plain), no('link', 'A link in a reminder is what fraud looks like. Take it out.')],
    [
      /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,}|\d{8,}/.test(plain),
      no('bank-details', 'Account numbers never stand in a text; use {senderPhone} for a telephone number.'),
    ],
    [
      place.startsWith('subject') && /^\s*(?:re|fwd?|aw|wg|rv|tr)\s*:|urgent|dringend|urgente/i.test(plain),
      no('dishonest-subject', 'A subject neither pretends to answer nor calls itself urgent.'),
    ],
    [
      place.startsWith('subject') && !words.includes('{creditorName}'),
      careful('subject-without-sender', 'A subject that names your company with {creditorName} is opened sooner.'),
    ],
  ];
  return rules.filter(([isSo]) => isSo).map(([, found]) => found);
}

/** A placeholder counts as a dozen letters and one word. */
const asRead = (words: string): string => words.replace(/\{\w+\}/g, 'placeholder-');
const wordCount = (words: string): number => words.split(/\s+/).filter(Boolean).length;

function length({ place, words }: Part): Found[] {
  const read = asRead(words);
  if (place.startsWith('subject')) {
    if (read.length > 200) return [no('too-long', 'A subject has at most 200 letters.')];
    return read.length > 70
      ? [careful('long-subject', 'Phones show some 40 letters of a subject; keep it under 70.')]
      : [];
  }
  const longest = Math.max(...read.split(/[.?:]\s/).map(wordCount));
  return longest > 30
    ? [careful('long-sentence', `A sentence of ${longest} words is hard to read; keep it under 30.`)]
    : [];
}

function missingTokens({
  level,
  opening,
  openingOfSeveral = [],
  afterTable,
}: OwnLetterText): (Found & { place: string })[] {
  const openings = { opening, ...(openingOfSeveral.length > 0 ? { openingOfSeveral } : {}) };
  return Object.entries(openings).flatMap(([place, paragraphs]) => {
    const used = tokensIn(bodyOf({ opening: paragraphs, afterTable }));
    return levelTexts(level)
      .mustSay.filter((token) => !used.includes(token))
      .map((token) => ({ place, ...no('missing-element', `This level must say {${token}}, and the text does not.`) }));
  });
}

const smallWords = (words: string, language: LetterLanguage): number =>
  (words.match(wholeWords(LINT_WORDS[language].small)) ?? []).length;

/** Another language whose small words stand in the text more often than those of its own, or null. */
function otherLanguage(text: OwnLetterText): LetterLanguage | null {
  const plain = bodyOf(text).replace(/\{\w+\}/g, ' ');
  const own = smallWords(plain, text.language);
  const counted = LETTER_LANGUAGES.map((language) => ({ language, count: smallWords(plain, language) }));
  const best = counted.reduce((most, it) => (it.count > most.count ? it : most));
  return best.count > own && best.count >= 3 ? best.language : null;
}

function wholeText(text: OwnLetterText): (Found & { place: string })[] {
  const body = bodyOf(text);
  const other = otherLanguage(text);
  const before = wordCount(text.opening.join(' '));
  const rules: [boolean, Found][] = [
    [other !== null, no('wrong-language', `This reads as “${other}”, and it is kept for “${text.language}”.`)],
    [body.length > 4000, no('too-long', 'The words around the invoices have at most 4,000 letters.')],
    [before > 180, careful('long-opening', `${before} words stand before the invoices; keep it under 180.`)],
  ];
  const found = rules.filter(([isSo]) => isSo).map(([, it]) => ({ place: 'opening', ...it }));
  return [...missingTokens(text), ...found];
}

function findingsOf(text: OwnLetterText): LetterTextFinding[] {
  const inParts = partsOf(text).flatMap((part) =>
    [
      ...unknownTokens(part),
      ...misplacedTokens(part, text),
      ...forbiddenWords(part, text),
      ...manners(part),
      ...length(part),
    ].map((found) => ({ place: part.place, ...found })),
  );
  return [...inParts, ...wholeText(text)].map(({ place, ...found }) => ({
    where: `${text.language}.${text.level}.${place}`,
    ...found,
  }));
}

/** Everything wrong with some texts, each with its place; a level and language that stands twice is refused too. */
export function lintLetterTexts(texts: readonly OwnLetterText[]): LetterTextFinding[] {
  const keys = texts.map(({ language, level }) => `${language}.${level}`);
  const twice = [...new Set(keys.filter((key, i) => keys.indexOf(key) !== i))].map((where) => ({
    where,
    ...no('text-twice', 'There are two texts for this level and language.'),
  }));
  return [...twice, ...texts.flatMap(findingsOf)];
}
