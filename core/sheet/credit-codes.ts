// Credits told by a code beside amounts that are all positive: a debit/credit indicator (S/H, D/C), or the kind of document
// (`NCC`, `RA`). What a code means is taken from a pair that its heading names, from the clerk, or from a printed total.
import type { CellValue, Question } from '../sheet.ts';
import { rowsInSteps, type Steps } from '../steps.ts';
import type { Answers } from './answers.ts';
import type { ColumnProfile } from './column-profile.ts';
import { type Body, letterAt } from './evidence.ts';
import { cellName, valueAt } from './grid.ts';
import { remembered } from './remembered.ts';
import { kindNamed } from './row-words.ts';
import { saidRole } from './sayings.ts';
import type { SheetRows } from './sheet-rows.ts';
import { isOneOf } from './vocabulary.ts';
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
function codesOf({ cells, from, to }: Body, profiles: readonly ColumnProfile[], owedAt: number) {
  const met = profiles
    .filter(({ patterns, filled }) => patterns.distinct <= 0.5 || filled < 4 || patterns.kindWord >= 0.5)
    .map((profile) => new CodesMet(profile));
  let rows = 0;
  for (let row = from; row < to; row += 1) {
    const values = cells.values[row];
    if (typeof values?.[owedAt] !== 'number') continue;
    rows += 1;
    takeAll(met, values);
  }
  return met.flatMap((column) => {
    const codes = column.isTooMany ? null : column.among(rows);
    return codes === null ? [] : [{ profile: column.profile, codes }];
  });
}

const isCredit = (code: string): boolean => PAIRS.some(([, credit]) => plain(code) === credit);

/** The credit of a pair whose both sides stand in the column, or whose credit stands there alone. */
function creditOfPair(codes: readonly string[]): string | null {
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
function namesPair({ heading, codes }: CodeColumn): boolean {
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
export function creditCodes({ body, profiles, used, kindAt, owedAt, answers }: CodeSources): CreditCodes {
  const owed = profiles[owedAt ?? -1];
  if (owedAt === null || !owed || hasNegative(owed)) return { columns: [], lowers: null };
  const free = profiles.filter(({ at, filled }) => filled > 0 && at !== owedAt && !used.has(at));
  const columns = codesOf(body, free, owedAt).map(({ profile, codes }) => columnOf(profile, codes, kindAt));
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

/** Rows of a ledger by the code they have. */
interface Coded {
  readonly column: CodeColumn;
  readonly code: string;
  readonly rows: readonly number[];
}

/** The lines by the code that stands in a column; neighbouring lines mostly have the same. */
function* codedRows({ cells }: Body, column: CodeColumn, lines: SheetRows): Steps<Coded[]> {
  const byCode = new Map<string, number[]>();
  const rowsOf = remembered((value: CellValue): number[] => {
    const code = String(value).trim();
    const rows = byCode.get(code) ?? [];
    byCode.set(code, rows);
    return rows;
  });
  yield* rowsInSteps(cells.firstRow, lines.length, (from, to) => {
    for (let position = from; position < to; position += 1)
      if (lines.isLedgerAt(position)) {
        const row = position - cells.firstRow;
        rowsOf(valueAt(cells, row, column.at)).push(row);
      }
  });
  return column.codes.flatMap((code) => {
    const rows = byCode.get(code) ?? [];
    return rows.length > 0 ? [{ column, code, rows }] : [];
  });
}

/** `Credit note` among descriptions; `Credit` alone may be a way to pay. */
const namesCredit = (code: string): boolean => isOneOf(code, 'credits') && wordsOf(code).join('') !== 'credit';

/** True when some code of the column may tell a credit: only then are the rows looked through. */
function mayTell(column: CodeColumn): boolean {
  if (column.says === 'sign') return !namesPair(column);
  return column.says === 'kind' ? column.codes.length >= 2 : column.codes.some(namesCredit);
}

/** Codes of which nothing says whether they lower what is owed: all but those known, and the one on most rows. */
function* openCodes(body: Body, column: CodeColumn, lines: SheetRows): Steps<Coded[]> {
  if (!mayTell(column)) return [];
  const coded = yield* codedRows(body, column, lines);
  if (column.says === 'sign') return coded.filter(({ code }) => code === creditOfPair(column.codes));
  if (column.says === 'other') return coded.filter(({ code }) => namesCredit(code));
  if (coded.length < 2) return [];
  const [usual] = coded.toSorted((a, b) => b.rows.length - a.rows.length);
  return coded.filter((one) => one !== usual && kindNamed(one.code) === null);
}

const isNamed = (column: CodeColumn, answers: Answers): boolean =>
  column.says === 'sign' &&
  namesPair(column) &&
  column.codes.every((code) => answers.oneOf(`credits.${code}`, ['lower', 'asShown']) === null);

const cellsOf = (body: Body, { rows, column }: Coded): string[] =>
  rows.slice(0, 20).map((row) => cellName(body.cells, row, column.at));

const countOf = ({ rows }: Coded): string => (rows.length === 1 ? '1 row' : `${rows.length} rows`);

function codeQuestion(body: Body, coded: Coded, where: string): Question {
  const cells = cellsOf(body, coded);
  const text = `In ${where} stands “${coded.code}” on ${countOf(coded)}, and no amount on the sheet is negative: ${cells.slice(0, 5).join(', ')}. Do these rows lower what customers owe?`;
  return { topic: `credits.${coded.code}`, text, assumed: null, blocking: true, cells };
}

/** An indicator whose heading names the pair is understood, and shown. */
function knownCode(body: Body, coded: Coded, where: string): Question {
  const text = `In ${where} stands “${coded.code}” on ${countOf(coded)}: they are counted as credits.`;
  return { topic: `credits.${coded.code}`, text, assumed: 'lower', blocking: false, cells: cellsOf(body, coded) };
}

/** Questions about codes beside positive amounts, unless a printed total has settled what they mean. */
export function* codeQuestions(
  body: Body,
  { columns }: CreditCodes,
  lines: SheetRows,
  answers: Answers,
  isProven: boolean,
): Steps<Question[]> {
  const questions: Question[] = [];
  for (const column of columns) {
    const where = `column ${letterAt(body, column.at)} (“${column.heading}”)`;
    const open = isProven ? [] : yield* openCodes(body, column, lines);
    const asked = open.filter(({ code }) => answers.oneOf(`credits.${code}`, ['lower', 'asShown']) === null);
    const named = isNamed(column, answers) ? yield* codedRows(body, column, lines) : [];
    const known = named.filter(({ code }) => isCredit(code));
    questions.push(...asked.map((coded) => codeQuestion(body, coded, where)));
    questions.push(...known.map((coded) => knownCode(body, coded, where)));
  }
  return questions;
}
