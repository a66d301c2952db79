// Texts that are, or hold, one of the phrases of a list: words for totals, payments, suppliers, references, of all languages.
// What the words of a heading say together is in vocabulary.ts.
import { LONGEST_PHRASE, VOCABULARIES } from './vocabulary.ts';
import { wordsOf } from './words.ts';

type WordList =
  | 'invoices'
  | 'payments'
  | 'credits'
  | 'creditNumbers'
  | 'asOf'
  | 'notAsOf'
  | 'receivables'
  | 'payables'
  | 'purchases'
  | 'references'
  | 'firms'
  | 'firstNames'
  | 'surnames'
  | 'paid'
  | 'besidePaid'
  | 'notPaid'
  | 'unpaid'
  | 'remarks'
  | 'careOf'
  | 'totals'
  | 'totalFillers';

const listsKnown = new Map<WordList, ReadonlySet<string>>();

function listOf(list: WordList): ReadonlySet<string> {
  const known = listsKnown.get(list);
  if (known) return known;
  const words = new Set(VOCABULARIES.flatMap((vocabulary) => vocabulary[list]));
  listsKnown.set(list, words);
  return words;
}

/** True when a text contains one of the phrases of a list as whole words. */
export const mentions = (text: string, list: WordList): boolean => longestMention(text, list) > 0;

/** Letters of the longest phrase of a list in a text; a phrase of up to three letters counts only at the end. */
export function longestMention(text: string, list: WordList): number {
  const words = ` ${wordsOf(text).join(' ')} `;
  let longest = 0;
  for (const phrase of listOf(list)) {
    if (phrase.length <= longest) continue;
    if (phrase.length > 3 ? words.includes(` ${phrase} `) : words.endsWith(` ${phrase} `)) longest = phrase.length;
  }
  return longest;
}

const LEAST_STEM = 5;

/** True when a word of a text begins with a long word of a list: `Lieferantennummer`, `klantnaam`. */
export function opensWith(text: string, list: WordList): boolean {
  const words = wordsOf(text);
  for (const stem of listOf(list))
    if (stem.length >= LEAST_STEM && !stem.includes(' ') && words.some((word) => word.startsWith(stem))) return true;
  return false;
}

/** True when a text is one of the phrases of a list and nothing else. */
export const isOneOf = (text: string, list: WordList): boolean => listOf(list).has(wordsOf(text).join(' '));

const beginningsKnown = new Map<WordList, ReadonlySet<string>>();

/** The words that the phrases of a list begin with: most texts hold none, and need no closer look. */
export function beginningsOf(list: WordList): ReadonlySet<string> {
  const known = beginningsKnown.get(list);
  if (known) return known;
  const words = new Set(Array.from(listOf(list), (phrase) => phrase.split(' ', 1)[0] ?? ''));
  beginningsKnown.set(list, words);
  return words;
}

/** How many words from a position on are a phrase of a list; 0 where none begins there. */
export function phraseAt(words: readonly string[], position: number, list: WordList): number {
  for (let length = Math.min(LONGEST_PHRASE, words.length - position); length > 0; length -= 1)
    if (listOf(list).has(words.slice(position, position + length).join(' '))) return length;
  return 0;
}

/** True when a text is one of the phrases of some lists and nothing else. */
export function isOneOfAny(text: string, lists: readonly WordList[]): boolean {
  const words = wordsOf(text).join(' ');
  return lists.some((list) => listOf(list).has(words));
}

/** `total`: total words and fillers only. `maybe`: a total word first or last, then something that may be a name. */
export function saysTotal(text: string): 'total' | 'maybe' | 'no' {
  const words = wordsOf(text);
  const isTotalWord = listOf('totals');
  if (!words.some((word) => isTotalWord.has(word))) return 'no';
  const isFiller = listOf('totalFillers');
  const [first, last] = [words[0] ?? '', words.at(-1) ?? ''];
  if (words.every((word) => isTotalWord.has(word) || isFiller.has(word))) return 'total';
  return isTotalWord.has(first) || isTotalWord.has(last) || isFiller.has(first) ? 'maybe' : 'no';
}

/** True for a part of a label in which a word for a total stands. */
export const isTotalWord = (part: string): boolean => wordsOf(part).some((word) => listOf('totals').has(word));

/** True for a part of a label that is a word for a total, or that may stand beside one; so is a dash. */
export const mayStandBesideTotal = (part: string): boolean =>
  wordsOf(part).every((word) => listOf('totals').has(word) || listOf('totalFillers').has(word));

/** What is left of a label without its total words and fillers: `Total for Ashdown Ltd` is `Ashdown Ltd`. */
export function withoutTotalWords(text: string): string {
  const parts = text.trim().split(/\s+/);
  let [from, to] = [0, parts.length];
  while (from < to && mayStandBesideTotal(parts[from] ?? '')) from += 1;
  while (to > from && mayStandBesideTotal(parts[to - 1] ?? '')) to -= 1;
  return parts
    .slice(from, to)
    .join(' ')
    .replace(/^[\s:–-]+|[\s:–-]+$/g, '');
}
