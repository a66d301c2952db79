// Debts in two currencies side by side: in that of the document and, converted, in the company's own, each with a column of
// codes before or behind it. What the customer owes is the document's.
import type { ColumnProfile } from './column-profile.ts';
import { type Body, sampleRows } from './evidence.ts';
import { valueAt } from './grid.ts';
import { at, type MoneyColumn } from './money-arithmetic.ts';
import { currencyNamed } from './number-format.ts';
import { wordsOf } from './words.ts';

const isCodes = ({ filled, patterns }: ColumnProfile): boolean => filled > 0 && patterns.currencyCode >= 0.8;
const CENT = 0.005;
const MOST = 0.95;

/** The column of codes that goes with a column of money, where a sheet has several of both; null where they do not pair up. */
export function codesBeside(profiles: readonly ColumnProfile[], money: number): number | null {
  const codes = new Set(profiles.filter(isCodes).map((profile) => profile.at));
  if (codes.size < 2) return null;
  const isMoney = (place: number): boolean => {
    const profile = profiles.find((one) => one.at === place);
    return profile !== undefined && profile.numbers > 0 && profile.dates === 0;
  };
  const [before, behind] = [-1, 1].map((side) => [...codes].filter((place) => isMoney(place - side)).length);
  const first = Math.min(...codes);
  const side =
    before === behind ? (isMoney(first + 1) && !isMoney(first - 1) ? -1 : 1) : (before ?? 0) > (behind ?? 0) ? -1 : 1;
  return codes.has(money + side) ? money + side : null;
}

/** True when one column is the other converted: one code throughout, equal where the codes are, and different elsewhere. */
function isConverted(
  body: Body,
  profiles: readonly ColumnProfile[],
  document: MoneyColumn,
  local: MoneyColumn,
): boolean {
  const [theirs, ours] = [document, local].map(({ profile }) => codesBeside(profiles, profile.at));
  if (theirs == null || ours == null || theirs === ours) return false;
  const rows = sampleRows(body);
  const codes = (place: number): string[] => rows.map((row) => String(valueAt(body.cells, row, place)).trim());
  const [their, our] = [codes(theirs), codes(ours)];
  const filled = rows.flatMap((_, i) => (their[i] !== '' && our[i] !== '' && at(document, i) !== 0 ? [i] : []));
  if (filled.length < 2 || new Set(filled.map((i) => our[i])).size > 1) return false;
  const holds = (i: number): boolean =>
    (their[i] === our[i]) === Math.abs(at(document, i) - at(local, i)) < CENT &&
    Math.sign(at(document, i)) === Math.sign(at(local, i));
  return filled.filter(holds).length >= filled.length * MOST;
}

const WIDEST = 1.5;

const codesIn = (heading: string): string[] => wordsOf(heading).flatMap((word) => currencyNamed(word)?.code ?? []);

/** `Amount (GBP)` beside `Amount`: the heading names one currency while some lines are in others, and lines in it are the same. */
function namesOther(body: Body, codes: number, document: MoneyColumn, local: MoneyColumn): boolean {
  const [own] = codesIn(local.profile.heading);
  if (own === undefined || codesIn(document.profile.heading).length > 0) return false;
  const lines = sampleRows(body).map((row, i) => ({
    i,
    code: currencyNamed(String(valueAt(body.cells, row, codes)))?.code ?? null,
  }));
  const isSame = (i: number): boolean => Math.abs(at(document, i) - at(local, i)) < CENT;
  const others = lines.filter(({ i, code }) => code !== null && code !== own && at(document, i) !== 0);
  return others.some(({ i }) => !isSame(i)) && lines.every(({ i, code }) => code !== own || isSame(i));
}

/** True when a heading says so and, currency by currency, the amounts go up and down together as far as rates do. */
function isSaidLocal(
  body: Body,
  profiles: readonly ColumnProfile[],
  document: MoneyColumn,
  local: MoneyColumn,
): boolean {
  const says = ({ profile }: MoneyColumn): boolean => profile.said.concepts.has('local');
  const codes = profiles.find(isCodes)?.at;
  const named = codes !== undefined && namesOther(body, codes, document, local);
  if (!(named || says(local)) || says(document)) return false;
  const rates = new Map<string, number[]>();
  sampleRows(body).forEach((row, i) => {
    const rate = at(local, i) / at(document, i);
    const code = codes === undefined ? '' : String(valueAt(body.cells, row, codes)).trim();
    if (Number.isFinite(rate)) rates.set(code, [...(rates.get(code) ?? []), rate]);
  });
  // Totals stand in no currency or in several.
  const ofLines = [...rates].flatMap(([code, found]) => (code === '' && rates.size > 1 ? [] : [found]));
  return (
    ofLines.length > 0 &&
    ofLines.every((found) => Math.min(...found) > 0 && Math.max(...found) <= Math.min(...found) * WIDEST)
  );
}

/** The columns of money that are another one converted to the company's own currency. */
export function convertedColumns(
  body: Body,
  profiles: readonly ColumnProfile[],
  columns: readonly MoneyColumn[],
): ReadonlySet<MoneyColumn> {
  const isLocal = (local: MoneyColumn): boolean =>
    columns.some(
      (document) =>
        document !== local &&
        (isConverted(body, profiles, document, local) || isSaidLocal(body, profiles, document, local)),
    );
  return new Set(columns.filter(isLocal));
}
