// The language of a sheet, told by the words of its headings.
import { LEAST_COMPOUND, VOCABULARIES } from './vocabulary.ts';
import { wordsOf } from './words.ts';

/** The language most headings are of; English where several fit as well. */
export function languageOf(headings: readonly string[]): string {
  const words = headings.flatMap(wordsOf).filter((word) => word.length > 2);
  const scored = VOCABULARIES.map(({ language, concepts, compounds }) => {
    const own = new Set(Object.values(concepts).flat());
    const parts = Object.keys(compounds ?? {});
    const knows = (word: string): boolean =>
      own.has(word) ||
      (word.length >= LEAST_COMPOUND && parts.some((part) => part.length > 4 && word.startsWith(part)));
    return { language, known: words.filter(knows).length };
  });
  return scored.reduce((best, next) => (next.known > best.known ? next : best)).language;
}
