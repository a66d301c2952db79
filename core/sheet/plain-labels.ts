// Labels without a colon: `Debitor | 10045 | Keller Maschinen GmbH`, `Client n° | 411KEL`, `Name      Keller Maschinen GmbH`. A
// text is a label where all its words say what stands beside it; such a word is nobody's name.
import { currencyNamed } from './number-format.ts';
import { type Concept, conceptsOf } from './vocabulary.ts';

/** What the lines above a group's invoices give of its customer. */
const OF_CUSTOMERS: ReadonlySet<Concept> = new Set([
  'party',
  'name',
  'ident',
  'contact',
  'phone',
  'email',
  'place',
  'language',
  'currency',
  'terms',
  'limit',
]);
const LONGEST = 30;
const DIGIT = /\d/;
/** `Telephone 1`, `Name 2`; but a customer may well be called `Customer 7`. */
const COUNTED = /^(\D+)\s[1-3]$/;

/** True for a text that only says what stands beside it: `Customer`, `Client n°`, `Ort`. */
export function isLabel(text: string): boolean {
  if (text === '' || text.length > LONGEST) return false;
  const counted = DIGIT.test(text) ? COUNTED.exec(text)?.[1] : undefined;
  if (counted === undefined && DIGIT.test(text)) return false;
  const { concepts, unknown } = conceptsOf(counted ?? text);
  if (unknown > 0 || concepts.size === 0 || (counted !== undefined && concepts.has('party'))) return false;
  for (const concept of concepts) if (!OF_CUSTOMERS.has(concept)) return false;
  return true;
}

const CODE_OF_CURRENCY = /^[A-Z]{3}$/;

/** False for a text that can be nobody's name: a label, with or without a colon, the code of a currency, nothing but signs. */
export function mayBeName(text: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(text)) return false;
  if (CODE_OF_CURRENCY.test(text) && currencyNamed(text) !== null) return false;
  const [before = '', ...after] = text.split(':');
  return !isLabel(after.length === 0 ? text : before.trim());
}

const GAP = /\s{2,}/;

/** The filled cells of a row; a label and its value that stand wide apart in the first one are two. */
export function partedLabel(cells: readonly string[]): readonly string[] {
  const [first = '', ...more] = cells;
  if (!first.includes('  ')) return cells;
  const parts = first.split(GAP);
  return isLabel(parts[0] ?? '') ? [...parts, ...more] : cells;
}
