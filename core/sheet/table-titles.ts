// Titles of parts of a sheet: “Creditors”, “Paid invoices”, “Customers abroad”. Where groups are headed by the names of
// customers, only a text that is such a title and nothing else is one.
import { conceptsOf, isOneOf, mentions, phraseAt } from './vocabulary.ts';
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

/** `Paid invoices`, `Factures payées`, `Paid this week`; `outright` where nothing but invoices is spoken of. */
function saysPaid(words: readonly string[], outright: boolean): SaidByTitle | null {
  const at = isPaidWord(words[0] ?? '') ? 0 : words.length - 1;
  if (!isPaidWord(words[at] ?? '') || words.some((_, i) => phraseAt(words, i, 'notPaid') > 0)) return null;
  const rest = conceptsOf(words.filter((_, i) => i !== at).join(' '));
  if (rest.concepts.has('open') || rest.concepts.has('promise')) return null;
  const isOfInvoices = rest.unknown === 0 && rest.concepts.has('document');
  return isOfInvoices || (at === 0 && !outright) ? 'paid' : null;
}

/** What a title says of the rows below it; null where it says nothing of the kind. */
export function saidByTitle(title: string): SaidByTitle | null {
  const words = wordsOf(title);
  if (words.length === 0 || words.length > MOST_WORDS) return null;
  if (speaksOfCustomers(title)) return 'customers';
  return mentions(title, 'payables') ? 'payables' : saysPaid(words, false);
}

/** The same for a text that may be the name of a customer: it says so with nothing else. */
export function saidByName(title: string): SaidByTitle | null {
  if (title.length < LEAST_LETTERS) return null;
  if (isOneOf(title, 'receivables')) return 'customers';
  if (isOneOf(title, 'payables')) return 'payables';
  const words = wordsOf(title);
  return words.length <= MOST_WORDS ? saysPaid(words, true) : null;
}
