// A customer's number and name in one text, or side by side in a heading: `10021--Brennan Foods`, `C0034 - Total Fitness Ltd`.
import type { CellValue } from '../sheet.ts';
import { isEmpty } from './grid.ts';
import type { GroupFacts } from './labels.ts';
import { isLabel } from './plain-labels.ts';
import { plain } from './words.ts';

/** Who is meant: the number and the name. */
export type NumberAndName = Pick<GroupFacts, 'customer' | 'customerId'>;

const NUMBER = String.raw`[\p{L}\p{N}./_]*\d[\p{L}\p{N}./_]*`;
const NAME = String.raw`[^\d\s].*\p{L}.*`;
const PARTED = new RegExp(String.raw`^(${NUMBER})(--|\s+[-–—|]\s+|\s*:\s+|\s{2,})(${NAME})$`, 'u');
const SPACED = new RegExp(String.raw`^(${NUMBER})()\s(${NAME})$`, 'u');
const CODE = /^[\p{L}\p{N}./_-]*\d[\p{L}\p{N}./_-]*$/u;
/** `24 - Hour Couriers` is a name: a number of customers is longer. */
const LEAST_DIGITS = 3;

function parted(text: string, pattern: RegExp): NumberAndName | null {
  const [, number = '', sign = '', name = ''] = pattern.exec(text.trim()) ?? [];
  const isNumber = sign === '--' || number.replace(/\D/g, '').length >= LEAST_DIGITS;
  return name !== '' && isNumber ? { customerId: number, customer: name.trim() } : null;
}

const LABELLED = /^(\D{2,30}?)\s+(\S*\d.*)$/;

/** `Debitor 10045 Lutz AG` without the word for what follows it; null where no such word stands first. */
function behindLabel(text: string): string | null {
  const [, label = '', behind = ''] = LABELLED.exec(text.trim()) ?? [];
  return isLabel(label) ? behind : null;
}

type PartsReader = (text: string) => NumberAndName | null;
const spaced: PartsReader = (text) => parted(text, SPACED) ?? parted(text, PARTED);

/**
 * Reads names of one sheet: a number is taken off where a sign or a word for it parts it from the name, and where a space does
 * only if all of some names begin so. Null where names stand alone.
 */
export function numberAndNameReader(samples: readonly string[]): PartsReader | null {
  if (samples.length === 0) return null;
  const all = (reads: PartsReader): PartsReader | null =>
    samples.every((text) => reads(text) !== null) ? reads : null;
  const labelled: PartsReader = (text) => {
    const behind = behindLabel(text);
    return behind === null ? null : spaced(behind);
  };
  return all((text) => parted(text, PARTED)) ?? (samples.length >= 2 ? all(spaced) : null) ?? all(labelled);
}

const SHORT_NAME = /^[\p{Lu}\p{N}._-]{2,12}$/u;
const LEAST_ALIKE = 3;

/** `ADDISON` beside `Addison, Inc.`: the short name of a customer begins as the name does. */
export function isShortOf(code: string, name: string): boolean {
  const letters = (text: string): string => plain(text).replace(/[^a-z]/g, '');
  const begins = letters(code).slice(0, LEAST_ALIKE);
  return begins.length === LEAST_ALIKE && letters(name).startsWith(begins);
}

/** True where all headings are short names with names beside them, rather than names with towns beside them. */
export function codesBesideNames(heads: readonly (readonly [first: string, second: string])[]): boolean {
  const named = heads.filter(([, second]) => second !== '');
  if (named.length === 0 || !named.every(([first, second]) => SHORT_NAME.test(first) && /\p{Ll}/u.test(second)))
    return false;
  return named.filter(([first, second]) => isShortOf(first, second)).length * 2 > named.length;
}

/** A number and a name in the first two filled cells of a row that has little else without a label; null for any other row. */
export function numberBesideName(row: readonly CellValue[]): NumberAndName | null {
  const [first, second, ...more] = row.filter((value) => !isEmpty(value)).map((value) => String(value).trim());
  if (first === undefined || second === undefined) return null;
  if (more.length > 2 && more.filter((text) => !text.includes(':')).length > 2) return null;
  const isName = /\p{L}{2}/u.test(second) && !/[:@]/.test(second) && !CODE.test(second);
  return isName && CODE.test(first) ? { customerId: first, customer: second } : null;
}
