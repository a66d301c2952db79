// Credits told by nothing but a word in another column: in the numbers of documents (`CN0020` among `INV1001`, `1002 CREDIT`),
// or at the beginning of a remark about a document (`Avoir sur FA100`).
import type { CellValue } from '../sheet.ts';
import { kindNamed } from './row-words.ts';
import { beginningsOf, isOneOf, phraseAt } from './word-lists.ts';
import { plain, wordsOf } from './words.ts';

/** True for what stands in the number of a credit or of a payment: `CN`, `GS`, `Avoir`. */
const numbersCredit = (code: string): boolean => isOneOf(code, 'credits') || isOneOf(code, 'creditNumbers');

/** Letters at the beginning of a part of a number, or at its end: `INV`, `N/C`, `Credit note`. */
const LETTERS = /(?<![\p{L}\p{N}])(?:\p{L}\/\p{L}(?!\p{L})|\p{L}(?:[\p{L}. ]*\p{L})?)|\p{L}(?:[\p{L}. ]*\p{L})?$/gu;

/** The letters in a number by which documents are told apart: `INV-1001` has `INV`, `2026/NC/15` has `NC`; '' for none. */
function codeInNumber(number: string): string {
  const parts = number.trim().match(LETTERS) ?? [];
  // `NC A/3`: the kind, then the series.
  const codes = parts.flatMap((part) => [part, part.split(' ', 1)[0] ?? part]);
  return codes.find(numbersCredit) ?? codes.find((code) => isOneOf(code, 'invoices')) ?? codes[0] ?? '';
}

const isLetter = (code: number): boolean => (code > 64 && code < 91) || (code > 96 && code < 123) || code > 127;
const isDigit = (code: number): boolean => code > 47 && code < 58;

function hasLetters(text: string, from: number): boolean {
  for (let at = from; at < text.length; at += 1) if (isLetter(text.charCodeAt(at))) return true;
  return false;
}

function firstDigit(text: string): number {
  for (let at = 0; at < text.length; at += 1) if (isDigit(text.charCodeAt(at))) return at;
  return text.length;
}

/** What is told about a column row by row: what stands in it, and the amount of the row. */
export interface Met {
  readonly at: number;
  readonly isTooMany: boolean;
  take(value: CellValue, amount: number): void;
}

const MOST_CODES = 16;
const MOST_LEADS = 64;
/** So few letters may be those of a branch or a customer, unless other numbers have none or one letter, or say invoice. */
const LONGEST_INITIALS = 3;

/** The codes in the numbers of the rows that are met. */
export class NumberCodesMet implements Met {
  readonly says = 'number';
  readonly codeOf = codeInNumber;
  readonly at: number;
  /** By code whether some amount beside it is below zero: then a sign tells its credits. */
  readonly #isSigned = new Map<string, boolean>();
  /** What stands before the digits of numbers without further letters, and its code: most numbers begin like others. */
  readonly #codes = new Map<string, string>();
  #lead = '';
  #code: string | null = null;

  constructor(at: number) {
    this.at = at;
  }

  get isTooMany(): boolean {
    return this.#isSigned.size > MOST_CODES;
  }

  take(number: CellValue, amount: number): void {
    const before = this.#code;
    const code = typeof number === 'string' ? this.#codeOf(number) : '';
    if (amount < 0) this.#isSigned.set(code, true);
    else if (code !== before && !this.#isSigned.has(code)) this.#isSigned.set(code, false);
    this.#code = code;
  }

  #codeOf(number: string): string {
    if (this.#code !== null && number.startsWith(this.#lead) && !hasLetters(number, this.#lead.length))
      return this.#codes.get(this.#lead) ?? '';
    const lead = number.slice(0, firstDigit(number));
    if (hasLetters(number, lead.length) || this.#codes.size > MOST_LEADS) return codeInNumber(number);
    this.#lead = lead;
    const known = this.#codes.get(lead);
    const code = known ?? codeInNumber(number);
    if (known === undefined) this.#codes.set(lead, code);
    return code;
  }

  /** The codes of credits that stand beside others and never beside an amount below zero; none where there are too many. */
  credits(): string[] {
    const all = [...this.#isSigned.keys()];
    const credits = all.filter((code) => code !== '' && numbersCredit(code));
    if (this.isTooMany || credits.length === all.length) return [];
    const tellsInvoices = all.some((code) => code.length < 2 || kindNamed(code) === 'invoice');
    return credits.filter(
      (code) => this.#isSigned.get(code) === false && (tellsInvoices || code.length > LONGEST_INITIALS),
    );
  }
}

/** Words between a credit and the document that it is for. */
const ABOUT: ReadonlySet<string> = new Set(
  'a al alla auf de del di for fur n no nr o on op per re ref sobre su sur voor zu zur'.split(' '),
);
const LEAST_LETTERS = 4;
/** Words that say other things too when they stand alone: a way to pay, a parcel on its way back. */
const ONLY_WITH_DOCUMENT: ReadonlySet<string> = new Set([
  'credit',
  'credito',
  'return',
  'remise',
  'storno',
  'korrektur',
]);

const isAbout = (words: readonly string[], from: number): boolean =>
  words.slice(from, -1).every((word) => ABOUT.has(word) || isOneOf(word, 'invoices')) && /\d/.test(words.at(-1) ?? '');

/** `Avoir sur FA100`, `Gutschrift zu RE-1001`, `Credit note`: the words for the credit; '' for any other remark. */
function creditInRemark(remark: string): string {
  const first = plain(/^\s*(\p{L}+)/u.exec(remark)?.[1] ?? '');
  if (!beginningsOf('credits').has(first)) return '';
  const words = wordsOf(remark);
  const length = phraseAt(words, 0, 'credits');
  const phrase = words.slice(0, length).join(' ');
  if (phrase.length < LEAST_LETTERS) return '';
  const isCredit = length === words.length ? !ONLY_WITH_DOCUMENT.has(phrase) : isAbout(words, length);
  return isCredit ? phrase : '';
}

/** The credits that remarks name. */
export class RemarksMet implements Met {
  readonly says = 'remark';
  readonly codeOf = creditInRemark;
  readonly isTooMany = false;
  readonly at: number;
  readonly #credits = new Set<string>();
  #others = 0;
  #last: CellValue | null = null;

  constructor(at: number) {
    this.at = at;
  }

  take(remark: CellValue): void {
    if (remark === this.#last) return;
    this.#last = remark;
    const credit = typeof remark === 'string' ? creditInRemark(remark) : '';
    if (credit === '') this.#others += 1;
    else this.#credits.add(credit);
  }

  /** The words for credits, where other rows have none. */
  credits(): string[] {
    return this.#others === 0 ? [] : [...this.#credits];
  }
}
