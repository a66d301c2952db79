// A title that says the ages count from the invoice's own date: such ages are no lateness. Due dates beside them count; without
// due dates the clerk gives the days of credit, and an age beyond them is past due.
import type { Question } from '../sheet.ts';
import type { LabelledBucket } from './buckets.ts';
import { cellName, widthOf } from './grid.ts';
import type { Layout } from './layout.ts';
import { VOCABULARIES } from './vocabulary.ts';
import { plain, wordsOf } from './words.ts';

const SPEAKS_OF_AGES =
  /(?<!\p{L})(?:age?ing|aged?|ages|alters\p{L}*|alterung|agees?|anciennete|antiguedad|ouderdom\p{L}*|anzianita|antiguidade)(?!\p{L})/u;
const BY_INVOICE: ReadonlySet<string> = new Set(VOCABULARIES.flatMap(({ ageing }) => ageing.byInvoice));
const MOST_WORDS = 4;

function saysByInvoice(text: string): boolean {
  if (!SPEAKS_OF_AGES.test(plain(text))) return false;
  const words = wordsOf(text);
  return words.some((_, from) =>
    Array.from({ length: MOST_WORDS }, (__, i) => words.slice(from, from + i + 1).join(' ')).some((phrase) =>
      BY_INVOICE.has(phrase),
    ),
  );
}

/** The cell of the title that says so, or null. */
export function agedByInvoice({ header, body: { cells } }: Layout): string | null {
  for (let row = 0; row < (header.upper ?? header.at); row += 1) {
    const texts = Array.from({ length: widthOf(cells) }, (_, column) => cells.values[row]?.[column] ?? '');
    if (!saysByInvoice(texts.filter((value) => typeof value === 'string').join(' '))) continue;
    return cellName(
      cells,
      row,
      texts.findIndex((value) => value !== ''),
    );
  }
  return null;
}

/** Whether an age since the invoice's date lies beyond the days of credit; null where it may or may not. */
function isBeyond({ said: { from, to } }: LabelledBucket, terms: number): boolean | null {
  if (from !== null && from > terms) return true;
  return to !== null && to <= terms ? false : null;
}

/** The ageing columns as they count: where they count from the invoice's date, by the days of credit that the clerk gave. */
export function bucketsByTerms(layout: Layout): readonly LabelledBucket[] {
  const { buckets, answers } = layout;
  const { terms } = answers;
  if (terms === null || buckets.length === 0 || layout.at('dueDate') !== null || agedByInvoice(layout) === null)
    return buckets;
  return buckets.map((bucket) =>
    answers.bucket(bucket.column) === null && bucket.said.month === null
      ? { ...bucket, pastDue: isBeyond(bucket, terms) }
      : bucket,
  );
}

/** Ages that count from the invoice's date, on a sheet without due dates, before the clerk has said how long the credit is. */
export function invoiceAgesQuestion(layout: Layout): Question[] {
  const { buckets, answers } = layout;
  const isOpen = buckets.some(({ column, pastDue }) => pastDue === true && answers.bucket(column) === null);
  const cell = isOpen && answers.terms === null && layout.at('dueDate') === null ? agedByInvoice(layout) : null;
  if (cell === null) return [];
  const text = `The title says that the ages count from the invoice’s date (${cell}), and the sheet has no due dates. How many days after the invoice date are invoices due?`;
  return [{ topic: 'terms', text, assumed: null, blocking: true, cells: [cell] }];
}
