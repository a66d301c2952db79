// Words of headings and labels, as concepts: `Inv No` says document and ident, in whatever language. A language adds one
// file of word lists under vocabularies/ and a line in VOCABULARIES; what a combination of concepts means is in sayings.ts.
import type { AgeingWords } from './ageing-words.ts';
import { DUTCH } from './vocabularies/dutch.ts';
import { ENGLISH } from './vocabularies/english.ts';
import { FRENCH } from './vocabularies/french.ts';
import { GERMAN } from './vocabularies/german.ts';
import { ITALIAN } from './vocabularies/italian.ts';
import { PORTUGUESE } from './vocabularies/portuguese.ts';
import { SPANISH } from './vocabularies/spanish.ts';
import { wordsOf } from './words.ts';

export type Concept =
  | 'party'
  | 'supplier'
  | 'name'
  | 'ident'
  | 'document'
  | 'invoice'
  | 'date'
  | 'due'
  | 'issue'
  | 'money'
  | 'open'
  | 'original'
  | 'settled'
  | 'discount'
  | 'unallocated'
  | 'debit'
  | 'overdue'
  | 'days'
  | 'currency'
  | 'language'
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
  /** Parts of words that are written together (`Rechnungsdatum`, `factuurnummer`) and what they say. */
  readonly compounds?: Readonly<Record<string, readonly Concept[]>>;
  /** Words that make a row a total when they stand alone (`grand total`). */
  readonly totals: readonly string[];
  /** Words that may stand beside a total word without naming anybody (`total for all customers`). */
  readonly totalFillers: readonly string[];
  /** Words of document types. */
  readonly invoices: readonly string[];
  readonly payments: readonly string[];
  readonly credits: readonly string[];
  /** What the numbers of credits and of payments begin with, where the word for them is another or too short for a remark. */
  readonly creditNumbers: readonly string[];
  /** Labels of the day to judge by (`as of`), and labels whose date is something else (`date from`, `printed`). */
  readonly asOf: readonly string[];
  readonly notAsOf: readonly string[];
  readonly months: readonly string[];
  /** Shortened months that are no beginning of the full name, or too short to be told apart (`mrt` is 3). */
  readonly shortMonths: Readonly<Record<string, number>>;
  readonly weekdays: readonly string[];
  /** Titles of the two kinds of ageing: customers who owe us, suppliers we owe. */
  readonly receivables: readonly string[];
  readonly payables: readonly string[];
  /** Kinds of documents that come from suppliers; some countries call their own invoices by these words too. */
  readonly purchases: readonly string[];
  /** Labels of a title by which it names the firm whose list it is, rather than a customer. */
  readonly firms: readonly string[];
  /** Headings of the two parts of a person's name. */
  readonly firstNames: readonly string[];
  readonly surnames: readonly string[];
  /** Words for the number that somebody gave a document: his order, his letter. */
  readonly references: readonly string[];
  /** Words by which a status cell says that an invoice is paid, or that it is open. */
  readonly paid: readonly string[];
  readonly unpaid: readonly string[];
  /** What may stand beside a word for paid: that it is all, by which means, that it has happened. */
  readonly besidePaid: readonly string[];
  /** What takes the word for paid back: a part of it, on account, not yet, sent back. */
  readonly notPaid: readonly string[];
  /** What a clerk's remark between the lines begins with. */
  readonly remarks: readonly string[];
  /** What stands before the name of who is to read a letter. */
  readonly careOf: readonly string[];
  readonly ageing: AgeingWords;
}

export const VOCABULARIES: readonly Vocabulary[] = [ENGLISH, GERMAN, FRENCH, SPANISH, DUTCH, ITALIAN, PORTUGUESE];

/** Words of the longest phrases. */
export const LONGEST_PHRASE = 4;
/** Articles and prepositions: they say nothing, and knowing them takes nothing off. */
export const JOINING: ReadonlySet<string> = new Set(
  'a au aux da das de dei del della den der des di die do dos du e el en et for il in la le les lo los of on par per por the u van von y und d l s i'.split(
    ' ',
  ),
);

const phrases: ReadonlyMap<string, readonly Concept[]> = (() => {
  const found = new Map<string, Concept[]>();
  for (const { concepts } of VOCABULARIES)
    for (const [concept, words] of Object.entries(concepts) as [Concept, readonly string[]][])
      for (const word of words) found.set(word, [...(found.get(word) ?? []), concept]);
  return found;
})();

const compoundParts: readonly (readonly [string, readonly Concept[]])[] = VOCABULARIES.flatMap(({ compounds }) =>
  Object.entries(compounds ?? {}),
).sort(([a], [b]) => b.length - a.length);

const LINKS = ['', 's', 'es', 'n', 'en'];

/** The concepts of a word written together from known parts, or null when a rest is left over. */
function partsOf(word: string): readonly Concept[] | null {
  if (word === '') return [];
  for (const [part, concepts] of compoundParts) {
    if (!word.startsWith(part)) continue;
    for (const link of LINKS) {
      if (!word.startsWith(part + link)) continue;
      const rest = partsOf(word.slice(part.length + link.length));
      if (rest) return [...concepts, ...rest];
    }
  }
  return null;
}

/** Shorter words are not taken apart. */
export const LEAST_COMPOUND = 6;
const wordsKnown = new Map<string, readonly Concept[] | null>();

function conceptsOfWord(word: string): readonly Concept[] | null {
  const known = wordsKnown.get(word);
  if (known !== undefined) return known;
  const concepts = phrases.get(word) ?? (word.length >= LEAST_COMPOUND ? partsOf(word) : null);
  if (wordsKnown.size < 5_000) wordsKnown.set(word, concepts);
  return concepts;
}

/** What a heading says: its concepts, and how many of its words no language here knows. */
export interface Said {
  readonly concepts: ReadonlySet<Concept>;
  readonly unknown: number;
}

/** `Älter` is older; without its dots it would be an age in days, `Alter`. */
const OLDER = /(?<!\p{L})(?:ä|a\u0308)lter/iu;

const SIGN_ALONE = /^\s*\p{Sc}\s*$/u;

/** The concepts of a heading, longest phrases first: `Days past due` is days and overdue, not due. */
export function conceptsOf(text: string): Said {
  const words = wordsOf(text);
  // A sign of a currency alone heads a column of money.
  const concepts = new Set<Concept>(SIGN_ALONE.test(text) ? ['money'] : []);
  let unknown = 0;
  let position = 0;
  while (position < words.length) {
    const length = phraseLengthAt(words, position);
    const word = words[position] ?? '';
    const said = length > 1 ? phrases.get(words.slice(position, position + length).join(' ')) : conceptsOfWord(word);
    if (!said && !JOINING.has(word)) unknown += 1;
    for (const concept of said ?? []) concepts.add(concept);
    position += Math.max(length, 1);
  }
  if (concepts.has('days') && OLDER.test(text)) concepts.delete('days');
  return { concepts, unknown };
}

/** Words that a phrase of several begins with. */
const phraseBeginnings: ReadonlySet<string> = new Set(
  [...phrases.keys()].flatMap((phrase) => (phrase.includes(' ') ? phrase.split(' ', 1) : [])),
);

function phraseLengthAt(words: readonly string[], position: number): number {
  if (!phraseBeginnings.has(words[position] ?? '')) return 1;
  for (let length = Math.min(LONGEST_PHRASE, words.length - position); length > 1; length -= 1)
    if (phrases.has(words.slice(position, position + length).join(' '))) return length;
  return 1;
}
