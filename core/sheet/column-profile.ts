// What stands in a column below the headings: counts over the whole column, patterns over a sample of its cells.
// Evidence for a role is judged from profiles, so a sheet of 100,000 rows costs little more than one of 400.
import type { CellValue, SheetCells } from '../sheet.ts';
import { formatAt, isEmpty, isError, valueAt } from './grid.ts';
import { currencyNamed, meaningOf } from './number-format.ts';
import { conceptsOf, type Said } from './vocabulary.ts';

/** Shares (0 to 1) of the sampled non-empty cells that look like something. */
interface Patterns {
  /** All different: 1; one value throughout: near 0. */
  readonly distinct: number;
  readonly email: number;
  readonly phone: number;
  readonly currencyCode: number;
  /** Text that is a date to a person (`08/16/2025`), or an amount (`4.277,19`). */
  readonly textDate: number;
  readonly textAmount: number;
  /** Document numbers and account codes: digits with few letters, no running text. */
  readonly codeLike: number;
  /** Names: mostly letters, a space or lower case in it. */
  readonly nameLike: number;
  readonly wholeNumber: number;
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
const TEXT_DATE =
  /^(\p{L}{2,9},?\s+)?(\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}[\s.-]+\p{L}{3,9}\.?,?[\s.-]+\d{2,4}|\p{L}{3,9}\.?\s+\d{1,2},?\s+\d{4})\.?(\s+\d{1,2}:\d{2}.*)?$/u;
const TEXT_AMOUNT = /^[-(]?\s*(\p{Sc}|[A-Z]{3})?\s*[-(]?\d[\d.,'’\s]*[.,]\d{1,3}\)?-?\s*(\p{Sc}|[A-Z]{2,3})?\)?$/u;

/** True for a text that a person reads as a day (`08/16/2025`, `3 Mar 2026`); which day is another question. */
export const looksLikeDate = (text: string): boolean => TEXT_DATE.test(text);

/** True for a text that a person reads as an amount (`4.277,19`, `£1,200.00`, `(45.00)`). */
const looksLikeAmount = (text: string): boolean => TEXT_AMOUNT.test(text);

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
  hasCurrencyFormat: boolean;
}

const SAMPLE_SIZE = 300;

function countKind(counts: Counts, value: CellValue, isDate: boolean): void {
  counts.filled += 1;
  if (typeof value !== 'number') counts[isError(value) ? 'errors' : 'texts'] += 1;
  else counts[isDate ? 'dates' : 'numbers'] += 1;
}

function scan(cells: SheetCells, column: number, from: number, to: number): { counts: Counts; sample: Sample[] } {
  const counts: Counts = { filled: 0, numbers: 0, dates: 0, texts: 0, errors: 0, hasCurrencyFormat: false };
  const sample: Sample[] = [];
  const stride = Math.max(1, Math.floor((to - from) / SAMPLE_SIZE));
  let format = '';
  let meaning = meaningOf(format);
  for (let row = from; row < to; row += 1) {
    const value = valueAt(cells, row, column);
    if (value === '' || isEmpty(value)) continue;
    const formatHere = typeof value === 'number' ? formatAt(cells, row, column) : format;
    if (formatHere !== format) {
      format = formatHere;
      meaning = meaningOf(format);
      if (meaning.currency) counts.hasCurrencyFormat = true;
    }
    countKind(counts, value, meaning.isDate);
    if (sample.length < 60 || counts.filled % stride === 0) sample.push({ value, isDate: meaning.isDate });
  }
  return { counts, sample };
}

function patternsOf(sample: readonly Sample[], epoch: 1900 | 1904): Patterns {
  const size = Math.max(sample.length, 1);
  const texts = sample.flatMap(({ value }) => (typeof value === 'string' ? [value.trim()] : []));
  const numbers = sample.flatMap(({ value, isDate }) => (typeof value === 'number' && !isDate ? [value] : []));
  const share = (test: (text: string) => boolean): number => texts.filter(test).length / size;
  const numberShare = (test: (value: number) => boolean): number => numbers.filter(test).length / size;
  const isWhole = (value: number): boolean => Number.isInteger(value) && value >= 0;
  return {
    distinct: new Set(sample.map(({ value }) => value)).size / size,
    email: share((text) => EMAIL.test(text)),
    phone: share((text) => PHONE.test(text) && !looksLikeDate(text)),
    currencyCode: share((text) => text.length <= 3 && currencyNamed(text) !== null),
    textDate: share(looksLikeDate),
    textAmount: share(looksLikeAmount),
    codeLike: share((text) => looksLikeCode(text) && !looksLikeDate(text)) + numberShare(isWhole),
    nameLike: share(looksLikeName),
    wholeNumber: numberShare(Number.isInteger),
    plausibleSerial: numberShare((value) => isPlausibleSerial(value, epoch)),
  };
}

/** Profiles every column of the rows from `from` to before `to`; `headings` are their texts, one per column. */
export function profileColumns(
  cells: SheetCells,
  headings: readonly string[],
  from: number,
  to: number,
): readonly ColumnProfile[] {
  return headings.map((heading, at) => {
    const { counts, sample } = scan(cells, at, from, to);
    return { at, heading, said: conceptsOf(heading), ...counts, patterns: patternsOf(sample, cells.dateEpoch) };
  });
}
