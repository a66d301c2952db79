// Texts that are nobody's name by their own words: `disputed - short delivery`, `c/o Fisher LLP`, `Hauptstr. 5, 10115 Berlin`.
import { JOINING } from './vocabulary.ts';
import { beginningsOf, phraseAt } from './word-lists.ts';
import { wordsOf } from './words.ts';

const FIRST_WORD = /^\P{L}*(\p{L}+)/u;
const SMALL = /^\p{Ll}{2,}$/u;
/** `van Dijk BV`, `de Boer`, `'t Hoekje`: names that begin small among those that do not. */
const PARTICLES: ReadonlySet<string> = new Set([
  'van',
  'von',
  'vom',
  'zum',
  'zur',
  'ter',
  'ten',
  'dos',
  'degli',
  'della',
]);

const firstWord = (text: string): string => FIRST_WORD.exec(text)?.[1] ?? '';

/** `on stop since Sept`, `de Boer`: a text whose first word is written small throughout. */
export const isWrittenSmall = (text: string): boolean => SMALL.test(firstWord(text));

/** The same, but for words that names begin with. */
export function beginsSmall(text: string): boolean {
  const word = firstWord(text);
  return SMALL.test(word) && !JOINING.has(word) && !PARTICLES.has(word);
}

function beginsWith(text: string, list: 'remarks' | 'careOf'): boolean {
  const words = wordsOf(text);
  return beginningsOf(list).has(words[0] ?? '') && phraseAt(words, 0, list) > 0;
}

/** `Disputed`, `On stop since Sept`, `(promised for Friday)`: a text that begins as clerks' remarks do. */
export const beginsAsRemark = (text: string): boolean => beginsWith(text, 'remarks');

/** `(on stop)`: a text that stands in brackets. */
export const isBracketed = (text: string): boolean => /^[([{].*[)\]}]$/.test(text);

const POSTCODE = String.raw`(?:\p{Lu}{1,3}-)?\d{4,5}(?:\s?[A-Z]{2})?`;
/** `Hauptstr. 5, 10115 Berlin`, `Keizersgracht 1, 1015 CJ Amsterdam`: a town with its number after a comma. */
const TOWN = new RegExp(String.raw`,\s*${POSTCODE}\s+\p{Lu}`, 'u');
/** `12 High Street, Leeds LS1 4AB`, `1 Main St, Springfield, IL 62701`. */
const POSTCODE_LAST = /,.*\b(?:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[A-Z]{2}\s\d{5}(?:-\d{4})?)$/;

/** A text that only tells more of whose name stands above it: his street and town, or who is to read the letter. */
export const tellsMore = (text: string): boolean =>
  TOWN.test(text) || POSTCODE_LAST.test(text) || beginsWith(text, 'careOf');
