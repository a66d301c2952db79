// Credits told by a code beside amounts that are all positive: a debit/credit indicator (S/H, D/C), or the kind of document
// (`NCC`, `RA`). What a code means is taken from a pair that its heading names, from the clerk, or from a printed total.
import type { CellValue } from '../sheet.ts';
import { rowsInSteps, type Steps } from '../steps.ts';
import type { Answers } from './answers.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { Body } from './evidence.ts';
import { valueAt } from './grid.ts';
import { remembered } from './remembered.ts';
import { kindNamed } from './row-words.ts';
import { saidRole } from './sayings.ts';
import { plain, wordsOf } from './words.ts';

/** A column of few short codes, one a row. */
export interface CodeColumn {
  readonly at: number;
  readonly heading: string;
  /** Whether it says the kind of document, or debit and credit, or something else. */
  readonly says: 'kind' | 'sign' | 'other';
  readonly codes: readonly string[];
}

/** The codes of a sheet whose amounts are all positive, and which of them count against what customers owe. */
export interface CreditCodes {
  readonly columns: readonly CodeColumn[];
  /** True for a row (by position in the block) that counts against what is owed; null when no code does. */
  readonly lowers: ((row: number) => boolean) | null;
}

const MOST_CODES = 8;
const LONGEST_CODE = 25;

/** Debit and credit as the two are written. */
const PAIRS: readonly (readonly [debit: string, credit: string])[] = [
  ['s', 'h'],
  ['d', 'c'],
  ['d', 'h'],
  ['d', 'a'],
  ['dr', 'cr'],
  ['db', 'cr'],
  ['+', '-'],
  ['deb', 'cred'],
  ['debit', 'credit'],
  ['debet', 'credit'],
  ['soll', 'haben'],
  ['debe', 'haber'],
  ['dare', 'avere'],
  ['debito', 'credito'],
];

/** The code of a row, '' for none. */
export const codeIn = ({ cells }: Body, row: number, at: number): string => String(valueAt(cells, row, at)).trim();

/** What stands in a column on rows with an amount, as long as it may be codes. */
class CodesMet {
  readonly profile: ColumnProfile;
  readonly #found = new Set<CellValue>();
  #last: CellValue | null = null;

  constructor(profile: ColumnProfile) {
    this.profile = profile;
  }

  isTooMany = false;

  /** Neighbouring rows mostly say the same. */
  take(value: CellValue): void {
    if (value === this.#last) return;
    this.#last = value;
    this.#found.add(value);
    this.isTooMany = this.#found.size > 2 * MOST_CODES;
  }

  /** The codes, where they are few and short beside so many rows; else null. */
  among(rows: number): string[] | null {
    const codes = [...new Set(Array.from(this.#found, (value) => String(value).trim()))].filter((code) => code !== '');
    const areKinds = codes.every((code) => kindNamed(code) !== null);
    const isFew = codes.length > 0 && codes.length <= MOST_CODES && (areKinds || codes.length * 2 <= rows);
    return (isFew || creditOfPair(codes) !== null) && codes.every(({ length }) => length <= LONGEST_CODE)
      ? codes
      : null;
  }
}

function takeAll(met: readonly CodesMet[], values: readonly CellValue[]): void {
  for (let i = 0; i < met.length; i += 1) {
    const column = met[i];
    if (column && !column.isTooMany) column.take(values[column.profile.at] ?? '');
  }
}

/** The codes of the columns that hold nothing but codes, on all rows with an amount; the rows are gone through once. */
function* codesOf(
  { cells, from, to }: Body,
  profiles: readonly ColumnProfile[],
  owedAt: number,
): Steps<{ readonly profile: ColumnProfile; readonly codes: readonly string[] }[]> {
  const met = profiles
    .filter(({ patterns, filled }) => patterns.distinct <= 0.5 || filled < 4 || patterns.kindWord >= 0.5)
    .map((profile) => new CodesMet(profile));
  let rows = 0;
  yield* rowsInSteps(from, to, (first, end) => {
    for (let row = first; row < end; row += 1) {
      const values = cells.values[row];
      if (typeof values?.[owedAt] !== 'number') continue;
      rows += 1;
      takeAll(met, values);
    }
  });
  return met.flatMap((column) => {
    const codes = column.isTooMany ? null : column.among(rows);
    return codes === null ? [] : [{ profile: column.profile, codes }];
  });
}

/** True for a credit's side of one of the pairs. */
export const isCredit = (code: string): boolean => PAIRS.some(([, credit]) => plain(code) === credit);

/** The credit of a pair whose both sides stand in the column, or whose credit stands there alone. */
export function creditOfPair(codes: readonly string[]): string | null {
  const isIn = (word: string): boolean => codes.some((code) => plain(code) === word);
  const pair = PAIRS.find(
    ([debit, credit]) => codes.every((code) => [debit, credit].includes(plain(code))) && isIn(credit),
  );
  return pair === undefined ? null : (codes.find((code) => plain(code) === pair[1]) ?? null);
}

function columnOf({ at, heading, said }: ColumnProfile, codes: readonly string[], kindAt: number | null): CodeColumn {
  const isKind = at === kindAt || saidRole('documentType', said) >= 0.7;
  const says = creditOfPair(codes) !== null ? 'sign' : isKind ? 'kind' : 'other';
  return { at, heading, says, codes };
}

/** True when the heading itself says that the column tells debit from credit: `S/H`, `Dr/Cr`, `Soll-/Haben-Kz.`. */
export function namesPair({ heading, codes }: CodeColumn): boolean {
  const words = wordsOf(heading);
  const named = PAIRS.filter(([debit, credit]) => words.includes(debit) && words.includes(credit));
  return (
    named.length > 0 &&
    (named.some((pair) => codes.every((code) => pair.includes(plain(code)))) || codes.every(isCredit))
  );
}

/** The rows of a column whose heading tells debit from credit (`S/H`), where it says credit; null where none does. */
export function creditRowsOf(
  body: Body,
  profiles: readonly ColumnProfile[],
  rows: readonly number[],
): ReadonlySet<number> | null {
  for (const { at, heading, filled, texts } of profiles) {
    if (texts === 0 || texts < filled) continue;
    const codes = [...new Set(rows.map((row) => codeIn(body, row, at)))].filter((code) => code !== '');
    const credit = codes.length <= 2 && namesPair({ at, heading, codes, says: 'sign' }) ? creditOfPair(codes) : null;
    if (credit !== null) return new Set(rows.flatMap((row, i) => (codeIn(body, row, at) === credit ? [i] : [])));
  }
  return null;
}

/** True where a line is below zero; totals of groups, which may well be, are not counted. */
const hasNegative = ({ negatives }: ColumnProfile): boolean => negatives > 0;

export interface CodeSources {
  readonly body: Body;
  readonly profiles: readonly ColumnProfile[];
  /** Columns of other roles. */
  readonly used: ReadonlySet<number>;
  readonly kindAt: number | null;
  /** Where what is owed stands. */
  readonly owedAt: number | null;
  readonly answers: Answers;
}

/** The code columns of a sheet without a negative amount, and the codes known or answered to be credits. */
export function* creditCodes({ body, profiles, used, kindAt, owedAt, answers }: CodeSources): Steps<CreditCodes> {
  const owed = profiles[owedAt ?? -1];
  if (owedAt === null || !owed || hasNegative(owed)) return { columns: [], lowers: null };
  const free = profiles.filter(({ at, filled }) => filled > 0 && at !== owedAt && !used.has(at));
  const columns = (yield* codesOf(body, free, owedAt)).map(({ profile, codes }) => columnOf(profile, codes, kindAt));
  const lowering = columns.map((column) => ({
    at: column.at,
    codes: new Set(column.codes.filter((code) => isLowering(column, code, answers))),
  }));
  return {
    columns,
    lowers: lowersBy(
      body,
      lowering.filter(({ codes }) => codes.size > 0),
    ),
  };
}

function isLowering(column: CodeColumn, code: string, answers: Answers): boolean {
  const answer = answers.oneOf(`credits.${code}`, ['lower', 'asShown']);
  if (answer !== null) return answer === 'lower';
  if (column.says === 'sign') return namesPair(column) && code === creditOfPair(column.codes);
  if (column.says !== 'kind' || answers.oneOf('credits', ['lower']) === null) return false;
  const kind = kindNamed(code);
  return kind === 'credit' || kind === 'payment';
}

/** Rows whose code in one of the columns is among those that lower. */
export function lowersBy(
  body: Body,
  columns: readonly { readonly at: number; readonly codes: ReadonlySet<string> }[],
): CreditCodes['lowers'] {
  if (columns.length === 0) return null;
  const tests = columns.map(({ at, codes }) => ({ at, isOne: remembered((code: string) => codes.has(code.trim())) }));
  return (row) => tests.some(({ at, isOne }) => isOne(String(valueAt(body.cells, row, at))));
}
