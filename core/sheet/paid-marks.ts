// Where the clerk marks an invoice as paid: `Paid`, `PAID - 20/10 BACS`, `bezahlt am 20.10.`, `réglé le 20/10`. What says that a part
// was paid, that it was on account or that it will be paid is no such mark.
import type { CellValue } from '../sheet.ts';
import type { ColumnProfile } from './column-profile.ts';
import { dateText } from './date-text.ts';
import { type Layout, positionsWithRole } from './layout.ts';
import { isWeekday, monthNamed } from './months.ts';
import { remembered } from './remembered.ts';
import { JOINING } from './vocabulary.ts';
import { beginningsOf, isOneOf, phraseAt } from './word-lists.ts';
import { plain, wordsOf } from './words.ts';
import { yearlessDay } from './yearless.ts';

/** A column in which a paid invoice may be marked by a word; in one headed as paid, by its day of payment or by yes as well. */
interface MarkColumn {
  readonly at: number;
  readonly isPaidColumn: boolean;
  /** It says what the invoice is about: `Solde` there is the balance of an order. */
  readonly isSubject: boolean;
}

/** Words between the word for paid and when or how; they say nothing by themselves. */
const BETWEEN: ReadonlySet<string> = new Set('am as at by con dia em im met mit om op via with'.split(' '));
/** Nouns as well: `Lettre 20/10` is a letter to the customer. */
const ONLY_ALONE: ReadonlySet<string> = new Set(['lettre', 'solde']);
const SUBJECTS: ReadonlySet<string> = new Set(['libelle', 'designation', 'objet']);
const LONGEST_MARK = 120;
/** So many codes are no remarks. */
const MANY = 1000;

const isBetween = (word: string): boolean => BETWEEN.has(word) || JOINING.has(word);
const isWhen = (word: string): boolean => /^\d/.test(word) || monthNamed(word) !== null || isWeekday(word);

/** The words of a text that come to something else than so many words beside the word for paid, from a position on. */
function skip(words: readonly string[], from: number, beside: (position: number) => number): number {
  let position = from;
  for (let length = beside(position); length > 0 && position < words.length; length = beside(position))
    position += length;
  return position;
}

/** What tells when or how was paid: a day, an amount, `in full`, `by BACS`. */
const tellsHow = (words: readonly string[], position: number): number =>
  phraseAt(words, position, 'besidePaid') || (isWhen(words[position] ?? '') ? 1 : 0);

/** `Paid 20/10`: the word for paid, then when or how; `20.10. bezahlt`: nothing but those before it. */
function isPaidSentence(words: readonly string[]): boolean {
  const besides = (position: number): number =>
    phraseAt(words, position, 'paid') > 0 ? 0 : tellsHow(words, position) || (isBetween(words[position] ?? '') ? 1 : 0);
  const begins = skip(words, 0, besides);
  const length = phraseAt(words, begins, 'paid');
  if (length === 0 || ONLY_ALONE.has(words[begins] ?? '')) return false;
  const after = skip(words, begins + length, (position) => (isBetween(words[position] ?? '') ? 1 : 0));
  return begins + length === words.length || (after < words.length && tellsHow(words, after) > 0);
}

const takesBack = (words: readonly string[]): boolean =>
  words.some((word, position) => word.endsWith('%') || phraseAt(words, position, 'notPaid') > 0);

/** True for a text by which a line is marked as paid. */
export function isPaidMark(text: string): boolean {
  if (text.length > LONGEST_MARK) return false;
  const words = wordsOf(text);
  const mayBegin = beginningsOf('paid');
  if (!words.some((word) => mayBegin.has(word))) return false;
  if (isOneOf(text, 'paid')) return true;
  return isPaidSentence(words) && !takesBack(words);
}

const YES = /^(?:y|yes|x|true|ok|ja|j|oui|o|si|s|sim|✓|✔)$/;
const DAY_AND_MONTH = /^\d{1,2}[./-]\d{1,2}\.?$/;

/** In a column that says by its heading what is paid: the day, as a text. */
const saysDay = (text: string): boolean =>
  dateText(text) !== null || yearlessDay(text) !== null || DAY_AND_MONTH.test(text.trim());

/** A column in which a text may say that a line is paid: remarks and status, what was paid, or one whose heading says nothing. */
function mayHoldMarks({ said: { concepts }, texts, filled, patterns }: ColumnProfile): boolean {
  if (filled === 0) return false;
  if (concepts.has('comment') || concepts.has('settled') || concepts.has('promise')) return true;
  return concepts.size === 0 && texts > 0 && (patterns.codeLike < 0.5 || filled < MANY);
}

/** A column for the day of payment or for yes: not of promises, nor of the day until which a discount is given. */
function isPaidColumn({ said: { concepts }, dates, texts, numbers }: ColumnProfile): boolean {
  const isOther = (['promise', 'terms', 'discount'] as const).some((concept) => concepts.has(concept));
  return concepts.has('settled') && !isOther && dates + texts >= numbers;
}

/** The columns in which paid invoices may be marked; the column that gives an age in words is none of them. */
function markColumns(layout: Layout, age: number | null): MarkColumn[] {
  const used = new Set([...positionsWithRole(layout), ...layout.settled, ...(age === null ? [] : [age])]);
  return layout.profiles
    .filter((profile) => mayHoldMarks(profile) && !used.has(profile.at))
    .map((profile) => ({
      at: profile.at,
      isPaidColumn: isPaidColumn(profile),
      isSubject: wordsOf(profile.heading).some((word) => SUBJECTS.has(word)),
    }))
    .filter(({ at, isPaidColumn: isPaid }) => isPaid || (layout.profiles[at]?.texts ?? 0) > 0);
}

/** What marks a line as paid: its position, or null. A day beside a part-payment that the balance reckons with is that one's. */
export type PaidMarkAt = (row: number, isPartPaid: (row: number) => boolean) => number | null;

/** Finds the marks of the lines of a layout; null where no column may hold any. */
export function paidMarkReader(layout: Layout, age: number | null): PaidMarkAt | null {
  const marks = markColumns(layout, age);
  if (marks.length === 0) return null;
  const saysPaid = remembered(isPaidMark);
  const isDay = remembered(saysDay);
  const { values } = layout.body.cells;
  const isMark = (value: CellValue, row: number, isPartPaid: (row: number) => boolean): boolean => {
    if (typeof value === 'string' && YES.test(value.trim().toLowerCase())) return true;
    if (typeof value === 'boolean') return value;
    return (typeof value === 'number' ? value !== 0 : isDay(value)) && !isPartPaid(row);
  };
  return (row, isPartPaid) => {
    for (const { at, isPaidColumn: isPaid, isSubject } of marks) {
      const value = values[row]?.[at] ?? '';
      if (value === '') continue;
      if (
        (typeof value === 'string' && saysPaid(value) && !(isSubject && ONLY_ALONE.has(plain(value)))) ||
        (isPaid && isMark(value, row, isPartPaid))
      )
        return at;
    }
    return null;
  };
}
