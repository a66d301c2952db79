// Words of headings and labels, as concepts: `Inv No` says document and ident, in whatever language. A language adds one
// file of word lists under vocabularies/ and a line in VOCABULARIES; what a combination of concepts means is in sayings.ts.
import { ENGLISH } from './vocabularies/english.ts';

export type Concept =
  | 'party'
  | 'supplier'
  | 'name'
  | 'ident'
  | 'document'
  | 'date'
  | 'due'
  | 'issue'
  | 'money'
  | 'open'
  | 'original'
  | 'settled'
  | 'debit'
  | 'overdue'
  | 'days'
  | 'currency'
  | 'email'
  | 'phone'
  | 'contact'
  | 'kind'
  | 'local'
  | 'tax'
  | 'terms'
  | 'limit'
  | 'percent'
  | 'price'
  | 'comment'
  | 'order'
  | 'group'
  | 'place'
  | 'period'
  | 'promise'
  | 'bank';

/** The words of one language, lower case, without accents or punctuation: a phrase of several words is written with spaces. */
export interface Vocabulary {
  readonly language: string;
  readonly concepts: Readonly<Partial<Record<Concept, readonly string[]>>>;
  /** Words that make a row a total when they stand alone (`grand total`). */
  readonly totals: readonly string[];
  /** Words that may stand beside a total word without naming anybody (`total for all customers`). */
  readonly totalFillers: readonly string[];
  /** Words of document types. */
  readonly invoices: readonly string[];
  readonly payments: readonly string[];
  readonly credits: readonly string[];
  /** Labels of the day to judge by (`as of`), and labels whose date is something else (`date from`, `printed`). */
  readonly asOf: readonly string[];
  readonly notAsOf: readonly string[];
  readonly months: readonly string[];
  /** Titles of the two kinds of ageing: customers who owe us, suppliers we owe. */
  readonly receivables: readonly string[];
  readonly payables: readonly string[];
  /** Words by which a status cell says that an invoice is paid. */
  readonly paid: readonly string[];
}

export const VOCABULARIES: readonly Vocabulary[] = [ENGLISH];

/** The words of a heading: camelCase, snake_case and punctuation split, accents off: `customerID` is `customer id`. */
export function wordsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}#%]+/u)
    .filter((word) => word !== '');
}

const LONGEST_PHRASE = 3;

const phrases: ReadonlyMap<string, readonly Concept[]> = (() => {
  const found = new Map<string, Concept[]>();
  for (const { concepts } of VOCABULARIES)
    for (const [concept, words] of Object.entries(concepts) as [Concept, readonly string[]][])
      for (const word of words) found.set(word, [...(found.get(word) ?? []), concept]);
  return found;
})();

/** What a heading says: its concepts, and how many of its words no language here knows. */
export interface Said {
  readonly concepts: ReadonlySet<Concept>;
  readonly unknown: number;
}

/** The concepts of a heading, longest phrases first: `Days past due` is days and overdue, not due. */
export function conceptsOf(text: string): Said {
  const words = wordsOf(text);
  const concepts = new Set<Concept>();
  let unknown = 0;
  let position = 0;
  while (position < words.length) {
    const length = phraseLengthAt(words, position);
    if (length === 0) unknown += 1;
    for (const concept of phrases.get(words.slice(position, position + length).join(' ')) ?? []) concepts.add(concept);
    position += Math.max(length, 1);
  }
  return { concepts, unknown };
}

function phraseLengthAt(words: readonly string[], position: number): number {
  for (let length = Math.min(LONGEST_PHRASE, words.length - position); length > 0; length -= 1)
    if (phrases.has(words.slice(position, position + length).join(' '))) return length;
  return 0;
}

type WordList =
  | 'invoices'
  | 'payments'
  | 'credits'
  | 'asOf'
  | 'notAsOf'
  | 'receivables'
  | 'payables'
  | 'paid'
  | 'totals'
  | 'totalFillers';

/** True when a text contains one of the phrases of a list as whole words. */
export function mentions(text: string, list: WordList): boolean {
  const words = ` ${wordsOf(text).join(' ')} `;
  return VOCABULARIES.some((vocabulary) => vocabulary[list].some((phrase) => words.includes(` ${phrase} `)));
}

/** True when a text is one of the phrases of a list and nothing else. */
export function isOneOf(text: string, list: WordList): boolean {
  const words = wordsOf(text).join(' ');
  return VOCABULARIES.some((vocabulary) => vocabulary[list].includes(words));
}

/** `total`: total words and fillers only. `maybe`: a total word first or last, then something that may be a name. */
export function saysTotal(text: string): 'total' | 'maybe' | 'no' {
  const words = wordsOf(text);
  const isTotalWord = (word: string): boolean => VOCABULARIES.some(({ totals }) => totals.includes(word));
  const isFiller = (word: string): boolean => VOCABULARIES.some(({ totalFillers }) => totalFillers.includes(word));
  const [first, last] = [words[0] ?? '', words.at(-1) ?? ''];
  if (!words.some(isTotalWord)) return 'no';
  if (words.every((word) => isTotalWord(word) || isFiller(word))) return 'total';
  return isTotalWord(first) || isTotalWord(last) || isFiller(first) ? 'maybe' : 'no';
}
