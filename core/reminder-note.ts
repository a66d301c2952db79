// The clerk's own note to one customer, as one plain paragraph. It may not say where to pay nor where to click: a reminder
// with an account number or a link in it is what fraud looks like, and nobody who reads it can tell the two apart.
import { plainLine } from './plain-line.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { ReminderRequest } from './reminder.ts';

/** A note, and what else stands in the reminder it goes with. */
type Noted = Pick<ReminderRequest, 'note' | 'customerNumber' | 'invoices' | 'credits'>;

/** The note as it stands in the letter: line breaks are spaces, what nobody can see is gone; '' when there is none. */
export const noteIn = ({ note }: Pick<ReminderRequest, 'note'>): string => plainLine(note ?? '');

/** What a note may not hold: what to call it, how it looks, and what to do about it. */
interface Forbidden {
  readonly what: string;
  readonly looks: RegExp;
  readonly instead: string;
}

const HOW_TO_PAY = 'Take it out: how to pay stands in every reminder by itself.';
const NO_LINK = 'Take it out. If it is a full stop without a space after it, put the space there.';

const FORBIDDEN: readonly Forbidden[] = [
  { what: 'an e-mail address', looks: /[^\s@]@[^\s@]/u, instead: 'Take it out: your address stands in the reminder.' },
  {
    what: 'a link',
    looks: /[\p{L}\d]:\/\/|(?<![\p{L}\d])(?:www\.|(?:mailto|tel|javascript|data):)/iu,
    instead: NO_LINK,
  },
  { what: 'a web address', looks: /[\p{L}\d]\.(?:\p{L}{2}|xn--)|\d{1,3}(?:\.\d{1,3}){3}/iu, instead: NO_LINK },
  {
    what: 'an IBAN',
    looks: /(?<![\p{L}\d])[a-z]{2}(?=(?:[\s.a-z-]{0,6}\d){10})\d{2}(?:[\s.-]?[a-z\d]{1,4}){3,}/iu,
    instead: HOW_TO_PAY,
  },
  {
    what: 'an account, card or telephone number',
    looks: /\d(?:[\s.()/_*|-]{0,3}\d){7}/u,
    instead: `${HOW_TO_PAY} Part several short numbers with commas.`,
  },
  {
    what: 'a sort code or account number',
    looks: /(?<![\p{L}\d])(?:\d\d-\d\d-\d\d|\d{3,4}-\d{4})(?![\p{L}\d])/u,
    instead: `${HOW_TO_PAY} Write a day with its month in words.`,
  },
];

const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const YEAR = '(?:19|20)\\d\\d';
const TIME = '(?:[01]?\\d|2[0-3])[.:][0-5]\\d';
const WHOLE = "(?:\\d{1,3}(?:[.,'’\\s]\\d{3})+|\\d{1,7})";

/** Days, years, hours and amounts: long figures that no account number looks like. */
const HARMLESS: readonly RegExp[] = [
  `${YEAR}([-./])${DAY}\\1${DAY}`,
  `${DAY}([-./])\\s?${DAY}\\1\\s?${YEAR}`,
  `${YEAR}\\s?[-/]\\s?${YEAR}`,
  `${TIME}\\s?-\\s?${TIME}`,
  `\\p{Sc}\\s?${WHOLE}(?:[.,]\\d{1,3})?`,
  `${WHOLE}(?:[.,]\\d{1,3})?\\s?\\p{Sc}`,
  "\\d{1,3}(?:[.,'’\\s]\\d{3})+[.,]\\d\\d",
].map((looks) => new RegExp(`(?<![\\d.,])${looks}(?![.,/-]?\\d)`, 'gu'));

const DIGIT = /\p{Nd}/u;

/** The digit of any script as we write it. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}

/** The text as its reader takes it, whatever width, script or invisible sign it was typed with. */
const asRead = (text: string): string =>
  plainLine(text.normalize('NFKC').replace(/[\p{Cf}\p{M}]/gu, ''))
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[。․‧]/gu, '.')
    .replace(/\s?[[({]\s?(?:\.|dot)\s?[\])}]\s?/giu, '.')
    .replace(/\s?[[({]\s?(?:@|at)\s?[\])}]\s?/giu, '@');

/** Shorter numbers are no hindrance by themselves, and would hide parts of longer ones. */
const LONG_REFERENCE = 6;

/** What the reminder names anyway may be named in its note too. */
function withoutReferences(text: string, { customerNumber, invoices, credits }: Noted): string {
  const named = [customerNumber, ...invoices.map((it) => it.invoiceNumber), ...credits.map((it) => it.reference)];
  const references = named.map((reference) => asRead(reference ?? '')).filter((it) => it.length >= LONG_REFERENCE);
  return references.reduce((rest, reference) => {
    if (!rest.toLowerCase().includes(reference.toLowerCase())) return rest;
    const literally = reference.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
    return rest.replace(new RegExp(`(?<![\\p{L}\\d])${literally}(?![\\p{L}\\d])`, 'giu'), 'number');
  }, text);
}

/** Enough to find the place; the whole of an account number is not repeated where it might be kept. */
function placeOf(text: string, index: number): string {
  const start = text.lastIndexOf(' ', index) + 1;
  const words = text.slice(start, start + 6);
  return words.length < text.length - start ? `${words}…` : words;
}

/** Why a note may not go out: it holds payment details or a link. Placeholders in it are words like any others. */
export function refusalOfNote(noted: Noted): Refusal | null {
  const note = withoutReferences(asRead(noteIn(noted)), noted);
  const rest = HARMLESS.reduce((text, looks) => text.replace(looks, 'figure'), note);
  for (const { what, looks, instead } of FORBIDDEN) {
    const found = looks.exec(rest);
    if (!found) continue;
    const because = `The note holds what reads as ${what}, at “${placeOf(rest, found.index)}”. ${instead}`;
    return refuse('note-not-allowed', because, 'note');
  }
  return null;
}

/** A request with this note instead of its own; a note that says nothing is none. */
export function withNote(request: ReminderRequest, typed: string): ReminderRequest {
  const { note: _, ...rest } = request;
  const note = typed.trim();
  return plainLine(note) === '' ? rest : { ...rest, note };
}

/** True when a letter of this request would show another note than the one typed. */
export const isOtherNote = (request: Pick<ReminderRequest, 'note'>, typed: string): boolean =>
  noteIn(request) !== plainLine(typed);
