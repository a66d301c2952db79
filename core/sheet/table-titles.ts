// Titles of parts of a sheet: “Creditors”, “Paid invoices”, “Written off”, “Customers abroad”. Where groups are headed by the names of
// customers, only a text that is such a title and nothing else is one.
import { conceptsOf } from './vocabulary.ts';
import { isOneOf, mentions, phraseAt } from './word-lists.ts';
import { wordsOf } from './words.ts';

/** What a title says of the rows below it: what we owe, what is paid, or that customers owe it. */
export type SaidByTitle = 'payables' | 'paid' | 'customers';

const MOST_WORDS = 4;
const LEAST_LETTERS = 4;
/** Words for a balance and for a letter as well. */
const AMBIGUOUS: ReadonlySet<string> = new Set(['solde', 'lettre', 'closed']);

export const speaksOfCustomers = (text: string): boolean => mentions(text, 'receivables');

/** `paid`, `bezahlte`, `payées`: a word for paid, as it is or with an ending. */
function isPaidWord(word: string): boolean {
  if (word.length < LEAST_LETTERS || AMBIGUOUS.has(word)) return false;
  const stem = word.replace(/(?:e[nrs]?|s)$/, '');
  return isOneOf(word, 'paid') || (stem.length > LEAST_LETTERS && isOneOf(stem, 'paid'));
}

/** How many words from a position on say that something is paid or written off; 0 where none do. */
function paidWords(words: readonly string[], at: number): number {
  const length = phraseAt(words, at, 'paid');
  return length > 1 ? length : Number(isPaidWord(words[at] ?? ''));
}

/** The words for paid that a title begins or ends with; null for none. */
function paidIn(words: readonly string[]): { readonly at: number; readonly length: number } | null {
  const found = words.map((_, at) => ({ at, length: paidWords(words, at) })).filter(({ length }) => length > 0);
  return found.find(({ at, length }) => at === 0 || at + length === words.length) ?? null;
}

/** `Paid invoices`, `Factures payées`, `Paid this week`, `Written off`; `outright` where a customer may not be called so. */
function saysPaid(words: readonly string[], outright: boolean): SaidByTitle | null {
  const paid = paidIn(words);
  if (paid === null || words.some((_, i) => phraseAt(words, i, 'notPaid') > 0)) return null;
  const others = words.filter((_, i) => i < paid.at || i >= paid.at + paid.length);
  const rest = conceptsOf(others.join(' '));
  if (rest.concepts.has('open') || rest.concepts.has('promise')) return null;
  const isOfInvoices = rest.unknown === 0 && rest.concepts.has('document');
  const isPhrase = paid.length > 1 && others.length === 0;
  return isOfInvoices || isPhrase || (paid.at === 0 && !outright) ? 'paid' : null;
}

/** What a title says of the rows below it; null where it says nothing of the kind. */
export function saidByTitle(title: string): SaidByTitle | null {
  const words = wordsOf(title);
  if (words.length === 0 || words.length > MOST_WORDS) return null;
  const paid = saysPaid(words, false);
  if (paid !== null && !mentions(title, 'payables')) return paid;
  if (speaksOfCustomers(title)) return 'customers';
  return mentions(title, 'payables') ? 'payables' : null;
}

/** The same for a text that may be the name of a customer: it says so with nothing else. */
export function saidByName(title: string): SaidByTitle | null {
  if (title.length < LEAST_LETTERS) return null;
  if (isOneOf(title, 'receivables')) return 'customers';
  if (isOneOf(title, 'payables')) return 'payables';
  const words = wordsOf(title);
  return words.length <= MOST_WORDS ? saysPaid(words, true) : null;
}
