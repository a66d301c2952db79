// The customer's name in what stands beside the sum of its lines: `Total for Ashdown Ltd`, `Ashdown Ltd – total`. What belongs to
// the label rather than to a name is told by the other sums: `Total Total Fitness Ltd` beside `Total Acme Ltd` is Total Fitness.
import { listInSteps, type Steps } from '../steps.ts';
import { conceptsOf } from './vocabulary.ts';
import { isTotalWord, mayStandBesideTotal, saysTotal } from './word-lists.ts';

/** Articles: with a capital they begin a name (`Totaal De Groot`), else they belong to the label (`Total de García`). */
const ARTICLES: ReadonlySet<string> = new Set(
  'da de del della der des di die do dos du het la las le les los the van'.split(' '),
);
const MOST_PARTS = 6;
/** So many labels must have a second word for a total in common before it belongs to no name. */
const LEAST_ALIKE = 3;

const partsOf = (label: string): string[] => label.trim().split(/\s+/);

/** How many parts at the beginning, or at the end, are words of totals or stand beside them; one part is left for a name. */
function runLength(parts: readonly string[]): number {
  let length = 0;
  while (length < Math.min(MOST_PARTS, parts.length - 1) && mayStandBesideTotal(parts[length] ?? '')) length += 1;
  return length;
}

const hasTotal = (parts: readonly string[], length: number): boolean => parts.slice(0, length).some(isTotalWord);

const keyOf = (parts: readonly string[], length: number): string => parts.slice(0, length).join(' ').toLowerCase();

/** What labels begin with, counted; read from their ends, what they end with. */
class Edges {
  readonly #counts = new Map<string, number>();
  labels = 0;
  /** Labels with a word for a total on this side. */
  withTotal = 0;

  add(parts: readonly string[]): void {
    const length = runLength(parts);
    this.labels += 1;
    if (hasTotal(parts, length)) this.withTotal += 1;
    for (let of = 1; of <= length; of += 1) {
      const key = keyOf(parts, of);
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    }
  }

  /** How many of the parts belong to the label. Up to the word for the total all do, then those that most labels have. */
  lengthIn(parts: readonly string[]): number {
    const run = runLength(parts);
    let length = 0;
    while (length < run && this.#isOfLabel(parts, length)) length += 1;
    return length;
  }

  /** How many parts on this side stand beside the word for a total on the other: `Customer 10045 Total`. */
  besideIn(parts: readonly string[]): number {
    const run = runLength(parts);
    const isBeside = (part: string, at: number): boolean =>
      !isTotalWord(part) && (this.labels > 1 ? this.#isShared(parts, at) : conceptsOf(part).concepts.has('party'));
    const end = parts.slice(0, run).findIndex((part, at) => !isBeside(part, at));
    return end < 0 ? run : end;
  }

  #isOfLabel(parts: readonly string[], at: number): boolean {
    const part = parts[at] ?? '';
    if (!hasTotal(parts, at)) return hasTotal(parts, runLength(parts)) || this.#isShared(parts, at);
    if (isArticleOfName(part) || part.toLowerCase() === parts[at - 1]?.toLowerCase()) return false;
    return isTotalWord(part) ? this.#haveAll(parts, at) : this.#isShared(parts, at);
  }

  #countOf = (parts: readonly string[], at: number): number => this.#counts.get(keyOf(parts, at + 1)) ?? 0;
  #isShared = (parts: readonly string[], at: number): boolean => this.#countOf(parts, at) * 2 > this.labels;
  #haveAll = (parts: readonly string[], at: number): boolean =>
    this.labels >= LEAST_ALIKE && this.#countOf(parts, at) === this.labels;
}

const isArticleOfName = (part: string): boolean =>
  ARTICLES.has(part.toLowerCase()) && part.charAt(0) !== part.charAt(0).toLowerCase();

/** What is left of the parts of a label, the side with the word for a total first. */
function nameIn(parts: readonly string[], own: Edges, other: Edges): string[] {
  const rest = parts.slice(own.lengthIn(parts)).reverse();
  return rest.slice(other.besideIn(rest)).reverse();
}

/** Reads the names in labels like some: those beside all sums of a sheet. */
export function* footerNameReader(labels: readonly string[]): Steps<(label: string) => string> {
  const [first, last] = [new Edges(), new Edges()];
  yield* listInSteps(labels, (label) => {
    if (saysTotal(label) !== 'maybe') return;
    const parts = partsOf(label);
    first.add(parts);
    last.add(parts.toReversed());
  });
  const standsLast = last.withTotal > 0 && last.withTotal >= first.withTotal;
  return (label) => {
    const parts = partsOf(label);
    const name = standsLast ? nameIn(parts.toReversed(), last, first).reverse() : nameIn(parts, first, last);
    return name.join(' ').replace(/^[\s:–-]+|[\s:–-]+$/g, '');
  };
}
