// A customer's number and name in one text, or side by side in a heading: `10021--Brennan Foods`, `C0034 - Total Fitness Ltd`.
import type { CellValue } from '../sheet.ts';
import { isEmpty } from './grid.ts';
import type { GroupFacts } from './labels.ts';

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

/**
 * Reads names of one sheet: a number is taken off where a sign parts it from the name, and where a space does only if all of
 * some names begin so. Null where names stand alone.
 */
export function numberAndNameReader(samples: readonly string[]): ((text: string) => NumberAndName | null) | null {
  const isParted = samples.length > 0 && samples.every((text) => parted(text, PARTED) !== null);
  if (isParted) return (text) => parted(text, PARTED);
  const isSpaced =
    samples.length >= 2 && samples.every((text) => (parted(text, SPACED) ?? parted(text, PARTED)) !== null);
  return isSpaced ? (text) => parted(text, SPACED) ?? parted(text, PARTED) : null;
}

/** A number and a name in the first two filled cells of a row that has little else; null for any other row. */
export function numberBesideName(row: readonly CellValue[]): NumberAndName | null {
  const [first, second, ...more] = row.filter((value) => !isEmpty(value)).map((value) => String(value).trim());
  if (first === undefined || second === undefined || more.length > 2) return null;
  const isName = /\p{L}{2}/u.test(second) && !/[:@]/.test(second) && !CODE.test(second);
  return isName && CODE.test(first) ? { customerId: first, customer: second } : null;
}
