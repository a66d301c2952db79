// Credits told by a code beside amounts that are all positive: a debit/credit indicator (S/H, D/C), the kind of document
// (`NCC`, `RA`), or what stands in its number or a remark. What a code means is taken from a pair that its heading names, from
// the clerk, or from a printed total.
import type { CellValue, ColumnRole } from '../sheet.ts';
import { rowsInSteps, type Steps } from '../steps.ts';
import type { Answers } from './answers.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { Body } from './evidence.ts';
import { valueAt } from './grid.ts';
import { type Met, NumberCodesMet, RemarksMet } from './number-codes.ts';
import { remembered } from './remembered.ts';
import { kindNamed } from './row-words.ts';
import { saidRole } from './sayings.ts';
import { isOneOf } from './word-lists.ts';
import { plain, wordsOf } from './words.ts';

/** A column of few short codes, one a row. */
export interface CodeColumn {
  readonly at: number;
  readonly heading: string;
  /** Whether it says the kind of document, or debit and credit, or something else; or numbers documents, or remarks on them. */
  readonly says: 'kind' | 'sign' | 'other' | 'number' | 'remark';
  readonly codes: readonly string[];
  /** The code in a cell. */
  readonly codeOf: (text: string) => string;
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
export const codeIn = ({ cells }: Body, row: number, { at, codeOf }: Pick<CodeColumn, 'at' | 'codeOf'>): string =>
  codeOf(String(valueAt(cells, row, at)));

const ownText = (text: string): string => text.trim();

/** What stands in a column on rows with an amount, as long as it may be codes. */
class CodesMet implements Met {
  readonly at: number;
  readonly profile: ColumnProfile;
  readonly #isKind: boolean;
  readonly #found = new Set<CellValue>();
  #last: CellValue | null = null;

  constructor(profile: ColumnProfile, kindAt: number | null) {
    this.at = profile.at;
    this.profile = profile;
    this.#isKind = profile.at === kindAt;
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
    const known = codes.filter((code) => kindNamed(code) !== null).length;
    const areKinds = known === codes.length || (this.#isKind && known > 0);
    const isFew = codes.length > 0 && codes.length <= MOST_CODES && (areKinds || codes.length * 2 <= rows);
    return !this.isTooMany &&
      (isFew || creditOfPair(codes) !== null) &&
      codes.every(({ length }) => length <= LONGEST_CODE)
      ? codes
      : null;
  }
}

function takeAll(met: readonly Met[], values: readonly CellValue[], amount: number): void {
  for (let i = 0; i < met.length; i += 1) {
    const column = met[i];
    if (column && !column.isTooMany) column.take(values[column.at] ?? '', amount);
  }
}

/** The first amount of a row in some columns; null for a row without any. */
function amountIn(values: readonly CellValue[], owedAt: readonly number[]): number | null {
  for (let i = 0; i < owedAt.length; i += 1) {
    const value = values[owedAt[i] ?? 0];
    if (typeof value === 'number') return value;
  }
  return null;
}

/** Shows some columns all rows with an amount, once; how many these are. */
function* meetRows({ cells, from, to }: Body, met: readonly Met[], owedAt: readonly number[]): Steps<number> {
  let rows = 0;
  if (met.length === 0) return rows;
  yield* rowsInSteps(from, to, (first, end) => {
    for (let row = first; row < end; row += 1) {
      const values = cells.values[row] ?? [];
      const amount = amountIn(values, owedAt);
      if (amount === null) continue;
      rows += 1;
      takeAll(met, values, amount);
    }
  });
  return rows;
}

const mayBeCodes = ({ patterns, filled }: ColumnProfile): boolean =>
  patterns.distinct <= 0.5 || filled < 4 || patterns.kindWord >= 0.5;

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
  return { at, heading, says, codes, codeOf: ownText };
}

/** True when the heading itself says that the column tells debit from credit: `S/H`, `Dr/Cr`, `Soll-/Haben-Kz.`. */
export function namesPair({ heading, codes }: Pick<CodeColumn, 'heading' | 'codes'>): boolean {
  const words = wordsOf(heading);
  const named = PAIRS.filter(([debit, credit]) => words.includes(debit) && words.includes(credit));
  return (
    named.length > 0 &&
    (named.some((pair) => codes.every((code) => pair.includes(plain(code)))) || codes.every(isCredit))
  );
}

/** True where numbers or remarks tell credits by their words. */
export const isTold = ({ says }: CodeColumn): boolean => says === 'number' || says === 'remark';

/** `Credit note` among descriptions; `Credit` alone may be a way to pay. */
export const namesCredit = (code: string): boolean => isOneOf(code, 'credits') && wordsOf(code).join('') !== 'credit';

/** True when some code of the column may tell a credit: only then are the rows looked through. */
export function mayTell(column: CodeColumn): boolean {
  if (isTold(column)) return true;
  if (column.says === 'sign') return !namesPair(column);
  return column.says === 'kind' ? column.codes.length >= 2 : column.codes.some(namesCredit);
}

/** The rows of a column whose heading tells debit from credit (`S/H`), where it says credit; null where none does. */
export function creditRowsOf(
  body: Body,
  profiles: readonly ColumnProfile[],
  rows: readonly number[],
): ReadonlySet<number> | null {
  for (const { at, heading, filled, texts } of profiles) {
    if (texts === 0 || texts < filled) continue;
    const codeAt = (row: number): string => codeIn(body, row, { at, codeOf: ownText });
    const codes = [...new Set(rows.map(codeAt))].filter((code) => code !== '');
    const credit = codes.length <= 2 && namesPair({ heading, codes }) ? creditOfPair(codes) : null;
    if (credit !== null) return new Set(rows.flatMap((row, i) => (codeAt(row) === credit ? [i] : [])));
  }
  return null;
}

/** True where a line is below zero; totals of groups, which may well be, are not counted. */
const hasNegative = (profiles: readonly ColumnProfile[], owedAt: readonly number[]): boolean =>
  owedAt.some((at) => (profiles[at]?.negatives ?? 0) > 0);

export interface CodeSources {
  readonly body: Body;
  readonly profiles: readonly ColumnProfile[];
  /** Columns of other roles. */
  readonly used: ReadonlySet<number>;
  readonly at: (role: ColumnRole) => number | null;
  /** Where what is owed stands: in one column, or by its age in one of several. */
  readonly owedAt: readonly number[];
  readonly answers: Answers;
}

/** The numbers of documents, where some are texts. */
function numbersMet({ profiles, at }: CodeSources): NumberCodesMet[] {
  const profile = profiles[at('invoiceNumber') ?? -1];
  return profile && profile.texts > 0 ? [new NumberCodesMet(profile.at)] : [];
}

/** Remarks, and texts under a heading that says nothing. */
const isRemarks = ({ said: { concepts }, texts }: ColumnProfile): boolean =>
  texts > 0 && (concepts.has('comment') || concepts.size === 0);

/** The columns of codes beside amounts; those of remarks and numbers only where no other may tell credits. */
function* codeColumns(sources: CodeSources): Steps<CodeColumn[]> {
  const { body, profiles, used, owedAt } = sources;
  const kindAt = sources.at('documentType');
  const isSigned = hasNegative(profiles, owedAt);
  const free = profiles.filter(({ at, filled }) => filled > 0 && !isSigned && !owedAt.includes(at) && !used.has(at));
  const codes = free.filter(mayBeCodes).map((profile) => new CodesMet(profile, kindAt));
  const remarks = free
    .filter((profile) => isRemarks(profile) && profile.at !== kindAt)
    .map(({ at }) => new RemarksMet(at));
  const numbers = isSigned && kindAt !== null ? [] : numbersMet(sources);
  const rows = yield* meetRows(body, [...codes, ...remarks, ...numbers], owedAt);
  const columns = codes.flatMap((met) => {
    const among = met.among(rows);
    return among === null ? [] : [columnOf(met.profile, among, kindAt)];
  });
  const told = [...remarks, ...numbers].flatMap((met) => toldBy(met, profiles));
  return columns.some((column) => column.says === 'sign' || mayTell(column))
    ? columns
    : [...columns, ...told.slice(0, 1)];
}

/** What remarks or numbers tell of credits. */
function toldBy(met: RemarksMet | NumberCodesMet, profiles: readonly ColumnProfile[]): CodeColumn[] {
  const codes = met.credits();
  const known = new Set(codes);
  const heading = profiles[met.at]?.heading ?? '';
  const codeOf = (text: string): string => {
    const code = met.codeOf(text);
    return known.has(code) ? code : '';
  };
  return codes.length === 0 ? [] : [{ at: met.at, heading, says: met.says, codes, codeOf }];
}

/** The code columns of a sheet whose credits no sign tells, and the codes known or answered to be credits. */
export function* creditCodes(sources: CodeSources): Steps<CreditCodes> {
  const { body, owedAt, answers } = sources;
  if (owedAt.length === 0) return { columns: [], lowers: null };
  const columns = yield* codeColumns(sources);
  const lowering = columns.map((column) => ({
    ...column,
    codes: column.codes.filter((code) => isLowering(column, code, answers)),
  }));
  return { columns, lowers: lowersBy(body, lowering) };
}

function isLowering(column: CodeColumn, code: string, answers: Answers): boolean {
  const answer = answers.oneOf(`credits.${code}`, ['lower', 'asShown']);
  if (answer !== null) return answer === 'lower';
  if (column.says === 'sign') return namesPair(column) && code === creditOfPair(column.codes);
  if (answers.oneOf('credits', ['lower']) === null) return false;
  if (column.says !== 'kind') return isTold(column);
  const kind = kindNamed(code);
  return kind === 'credit' || kind === 'payment';
}

/** Rows whose code in one of the columns is among those that lower. */
export function lowersBy(body: Body, columns: readonly CodeColumn[]): CreditCodes['lowers'] {
  const tests = columns
    .filter(({ codes }) => codes.length > 0)
    .map(({ at, codes, codeOf }) => ({ at, isOne: remembered((text: string) => codes.includes(codeOf(text))) }));
  if (tests.length === 0) return null;
  return (row) => tests.some(({ at, isOne }) => isOne(String(valueAt(body.cells, row, at))));
}
