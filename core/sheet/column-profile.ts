// What stands in a column below the headings: counts over the whole column, patterns over a sample of its cells.
// Evidence for a role is judged from profiles, so a sheet of 100,000 rows costs little more than one of 400.
import { languageTag } from '../language-names.ts';
import type { CellValue, SheetCells } from '../sheet.ts';
import { rowsInSteps, type Steps } from '../steps.ts';
import { amountText } from './amount-text.ts';
import { bucketLabel } from './bucket-label.ts';
import { dateText } from './date-text.ts';
import { isEmpty, isError } from './grid.ts';
import { currencyNamed, meaningOf } from './number-format.ts';
import { remembered } from './remembered.ts';
import { conceptsOf, type Said } from './vocabulary.ts';
import { isOneOfAny, saysTotal } from './word-lists.ts';

/** Shares (0 to 1) of the sampled non-empty cells that look like something. */
interface Patterns {
  /** All different: 1; one value throughout: near 0. */
  readonly distinct: number;
  readonly email: number;
  readonly phone: number;
  readonly currencyCode: number;
  /** Languages, by name or code; looked for only where the heading speaks of them: `ES` may be a country. */
  readonly language: number;
  /** Text that is a date to a person (`08/16/2025`), or an amount (`4.277,19`). */
  readonly textDate: number;
  readonly textAmount: number;
  /** Document numbers and account codes: digits with few letters, no running text. */
  readonly codeLike: number;
  /** Names: mostly letters, a space or lower case in it. */
  readonly nameLike: number;
  readonly wholeNumber: number;
  /** 1 for a column that counts up by one from row to row. */
  readonly counter: number;
  /** Labels of ageing columns (`31-60`, `Overdue`), and words for kinds of documents. */
  readonly ageLabel: number;
  readonly kindWord: number;
  /** Words for totals; looked for only under no heading, where the names may stand beside them. */
  readonly totalWord: number;
  /** Numbers that, as Excel serials, are days from 1990 to 2099. */
  readonly plausibleSerial: number;
}

export interface ColumnProfile {
  /** Position in the block, 0-based. */
  readonly at: number;
  readonly heading: string;
  readonly said: Said;
  /** Whole-column counts of non-empty cells by kind. */
  readonly filled: number;
  readonly numbers: number;
  readonly dates: number;
  readonly texts: number;
  readonly errors: number;
  /** Numbers below zero. */
  readonly negatives: number;
  /** True when a number format of the column names a currency. */
  readonly hasCurrencyFormat: boolean;
  readonly patterns: Patterns;
}

const FIRST_SERIAL = 32_874;
const LAST_SERIAL = 73_050;
const EPOCH_SHIFT = 1_462;

/** True for a serial from 1990 to 2099 in the workbook's date system. */
export function isPlausibleSerial(serial: number, epoch: 1900 | 1904): boolean {
  const shift = epoch === 1904 ? EPOCH_SHIFT : 0;
  return serial >= FIRST_SERIAL - shift && serial < LAST_SERIAL - shift;
}

const EMAIL = /[^\s@;,<>]+@[^\s@;,<>]+\.[^\s@;,<>]+/;
const PHONE = /^(\+|\(|0)[\d\s()./+-]{6,}(x\d+|ext\.?\s*\d+)?$/i;

/** True for a text that a person reads as a day (`08/16/2025`, `3 Mar 2026`); which day is another question. */
export const looksLikeDate = (text: string): boolean => dateText(text) !== null;

/** True for a text that a person reads as an amount (`4.277,19`, `£1,200.00`, `(45.00)`). */
function looksLikeAmount(text: string): boolean {
  const amount = amountText(text);
  return amount !== null && (amount.isOpen || amount.decimal !== null || amount.currency !== null);
}

/** True for digits with a few letters and signs: a number of a document or an account rather than a name. */
function looksLikeCode(text: string): boolean {
  if (text.length > 30 || !/\d/.test(text)) return false;
  return !/\s/.test(text) || /^[\p{Lu}\d#./_-]+(\s[\p{Lu}\d#./_-]+){0,2}$/u.test(text);
}

const looksLikeName = (text: string): boolean =>
  /\p{L}{2}/u.test(text) && /[\p{Ll}\s]/u.test(text) && !text.includes('@');

interface Sample {
  readonly value: CellValue;
  readonly isDate: boolean;
}

interface Counts {
  filled: number;
  numbers: number;
  dates: number;
  texts: number;
  errors: number;
  negatives: number;
  hasCurrencyFormat: boolean;
}

/** The rows to profile: all from one to before another, or the lines among them. */
export interface Rows {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly number[] | null;
}

const SAMPLE_SIZE = 300;
const FIRST_SAMPLED = 60;

const NONE: Counts = {
  filled: 0,
  numbers: 0,
  dates: 0,
  texts: 0,
  errors: 0,
  negatives: 0,
  hasCurrencyFormat: false,
};

/** Counts and samples one column, cell by cell from the top. */
class ColumnScan {
  readonly counts: Counts = { ...NONE };
  readonly sample: Sample[] = [];
  readonly #stride: number;
  /** How many cells will be filled when the next one is sampled. */
  #nextSampled = 1;
  #format = '';
  #isDate = false;

  constructor(stride: number) {
    this.#stride = stride;
  }

  takeNumber(value: number, format: string): void {
    if (format !== this.#format) this.#meetFormat(format);
    if (this.#isDate) this.counts.dates += 1;
    else this.counts.numbers += 1;
    if (value < 0) this.counts.negatives += 1;
    this.#takeFilled(value);
  }

  takeOther(value: string | boolean): void {
    if (isEmpty(value)) return;
    if (isError(value)) this.counts.errors += 1;
    else this.counts.texts += 1;
    this.#takeFilled(value);
  }

  #takeFilled(value: CellValue): void {
    this.counts.filled += 1;
    if (this.counts.filled === this.#nextSampled) this.#takeSample(value);
  }

  /** The first cells are all sampled, those below evenly. */
  #takeSample(value: CellValue): void {
    this.sample.push({ value, isDate: this.#isDate });
    const { filled } = this.counts;
    const even = (Math.floor(filled / this.#stride) + 1) * this.#stride;
    this.#nextSampled = filled < FIRST_SAMPLED ? filled + 1 : even;
  }

  #meetFormat(format: string): void {
    const { isDate, currency } = meaningOf(format);
    this.#format = format;
    this.#isDate = isDate;
    if (currency) this.counts.hasCurrencyFormat = true;
  }
}

/** Scans all columns row by row, because that is how the cells lie in memory. */
function* scanColumns(cells: SheetCells, columns: number, rows: Rows): Steps<readonly ColumnScan[]> {
  const { from, to, lines } = rows;
  const size = lines ? lines.length : to - from;
  const stride = Math.max(1, Math.floor(size / SAMPLE_SIZE));
  const scans = Array.from({ length: columns }, () => new ColumnScan(stride));
  yield* rowsInSteps(0, size, (first, end) => {
    for (let i = first; i < end; i += 1) scanRow(scans, cells, lines ? (lines[i] ?? from) : from + i);
  });
  return scans;
}

function scanRow(scans: readonly ColumnScan[], { values, numberFormats }: SheetCells, row: number): void {
  const cells = values[row] ?? NO_CELLS;
  const formats = numberFormats[row] ?? NO_CELLS;
  for (let at = 0; at < scans.length; at += 1) {
    const value = cells[at] ?? '';
    if (typeof value === 'number') scans[at]?.takeNumber(value, formats[at] ?? '');
    else if (value !== '') scans[at]?.takeOther(value);
  }
}

const NO_CELLS: readonly string[] = [];

/** True when the first sampled numbers, which stand in neighbouring rows, each are one more than the one before. */
function countsUp(sample: readonly Sample[]): boolean {
  const first = sample.slice(0, FIRST_SAMPLED).map(({ value }) => Number(value));
  return first.length >= 5 && first.every((value, i) => i === 0 || value === (first[i - 1] ?? 0) + 1);
}

const KINDS = ['invoices', 'payments', 'credits'] as const;
const isKindWord = (text: string): boolean => !/\d/.test(text) && isOneOfAny(text, KINDS);

function patternsOf(sample: readonly Sample[], epoch: 1900 | 1904, { concepts }: Said, isHeaded: boolean): Patterns {
  const size = Math.max(sample.length, 1);
  const texts = sample.flatMap(({ value }) => (typeof value === 'string' ? [value.trim()] : []));
  const numbers = sample.flatMap(({ value, isDate }) => (typeof value === 'number' && !isDate ? [value] : []));
  // Sheets repeat their texts: each test meets every distinct one once.
  const times = new Map<string, number>();
  for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1);
  const distinct = [...times.keys()];
  const share = (test: (text: string) => boolean): number =>
    distinct.reduce((count, text) => (test(text) ? count + (times.get(text) ?? 0) : count), 0) / size;
  const numberShare = (test: (value: number) => boolean): number => numbers.filter(test).length / size;
  const isDate = remembered(looksLikeDate);
  const isWhole = (value: number): boolean => Number.isInteger(value) && value >= 0;
  return {
    distinct: new Set(sample.map(({ value }) => value)).size / size,
    email: share((text) => EMAIL.test(text)),
    phone: share((text) => PHONE.test(text) && !isDate(text)),
    currencyCode: share((text) => text.length <= 3 && currencyNamed(text) !== null),
    language: concepts.has('language') ? share((text) => languageTag(text) !== null) : 0,
    textDate: share(isDate),
    textAmount: share(looksLikeAmount),
    codeLike: share((text) => looksLikeCode(text) && !isDate(text)) + numberShare(isWhole),
    nameLike: share(looksLikeName),
    counter: countsUp(sample) ? 1 : 0,
    ageLabel: share((text) => (bucketLabel(text)?.pastDue ?? null) !== null),
    kindWord: share(isKindWord),
    totalWord: isHeaded ? 0 : share((text) => saysTotal(text) === 'total'),
    wholeNumber: numberShare(Number.isInteger),
    plausibleSerial: numberShare((value) => isPlausibleSerial(value, epoch)),
  };
}

/** Profiles every column over some rows; `headings` are their texts, one per column. */
export function* profileColumns(
  cells: SheetCells,
  headings: readonly string[],
  rows: Rows,
): Steps<readonly ColumnProfile[]> {
  const scans = yield* scanColumns(cells, headings.length, rows);
  return scans.map(({ counts, sample }, at) => {
    const heading = headings[at] ?? '';
    const said = conceptsOf(heading);
    return { at, heading, said, ...counts, patterns: patternsOf(sample, cells.dateEpoch, said, heading !== '') };
  });
}
