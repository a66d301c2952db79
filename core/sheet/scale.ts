// Amounts that stand in thousands or millions: `£000`, `TEUR`, `k€`, `in Tausend`, `en milliers d'euros`, `x 1.000`. They are
// read in full, to the minor unit, and the clerk is always asked: what was rounded off cannot stand in a letter.
import type { Question, SheetCells } from '../sheet.ts';
import type { Answers } from './answers.ts';
import { type Body, letterAt, numbersIn, sampleRows } from './evidence.ts';
import { cellName, valueAt, widthOf } from './grid.ts';
import type { Header } from './header.ts';
import { MOST, shareEqual } from './money-arithmetic.ts';
import { meaningOf } from './number-format.ts';
import { Retyped } from './retyped.ts';
import { plain } from './words.ts';

type Scale = 1_000 | 1_000_000;

const UNIT = String.raw`(?:[€£$¥]|[ac]?\$|r\$|eur|gbp|usd|chf|cad|aud|brl|euros?|pounds?|dollars?|reais|pfund)`;
const END = String.raw`(?![\p{L}\p{N}])`;
const START = String.raw`(?<![\p{L}\p{N}])`;

const said = (...patterns: readonly string[]): RegExp => new RegExp(patterns.join('|'), 'u');

/** A word counts after `in`, in brackets or beside a currency: `Thousand Oaks Ltd` is a name. */
const counted = (words: string): string =>
  [
    `${START}(?:in|en|em|x|of)\\s+(?:${words})${END}`,
    `[(/]\\s*(?:${words})${END}`,
    `${START}(?:${words})\\s+(?:(?:d|de|di|of|van|von)['’ ]\\s*)?${UNIT}${END}`,
    `${UNIT}\\s+(?:${words})${END}`,
  ].join('|');

const THOUSANDS = said(
  `${UNIT}\\s?['’´]?\\s?0{3}(?:['’]?s)?${END}`,
  `['’´]0{3}s?${END}`,
  "\\(\\s?0{3}(?:['’]?s)?\\s?\\)",
  `${START}x\\s?${UNIT}?\\s?1[.,'’ ]?000${END}`,
  `${START}t\\s?(?:€|eur|chf|usd|gbp)${END}`,
  `${START}k\\s?${UNIT}${END}`,
  `[€£$]\\s?k${END}`,
  `${START}(?:eur|gbp|usd|chf)\\s?k${END}`,
  `${START}tsd${END}`,
  counted('thousands?|tausend|duizend(?:en)?|migliaia|milhares|milliers|mil|miles'),
);
const MILLIONS = said(
  `${START}(?:mio|mios)${END}`,
  `[€£$]\\s?mn?${END}`,
  `${START}m\\s?[€£$]`,
  `${START}(?:eur|gbp|usd|chf)\\s?mn?${END}`,
  counted('millions?|millionen|miljoen(?:en)?|milioni|millones|milhoes'),
);
const LONGEST = 120;

/** What a text says its amounts are counted in; null where it says nothing. */
export function scaleIn(text: string): Scale | null {
  if (text.length > LONGEST) return null;
  const words = plain(text);
  if (THOUSANDS.test(words)) return 1_000;
  return MILLIONS.test(words) ? 1_000_000 : null;
}

interface Said {
  readonly scale: Scale;
  readonly text: string;
  readonly cell: string;
}

function saidInTitle(cells: SheetCells, before: number): Said | null {
  for (let row = 0; row < before; row += 1)
    for (let column = 0; column < widthOf(cells); column += 1) {
      const value = valueAt(cells, row, column);
      const scale = typeof value === 'string' ? scaleIn(value) : null;
      if (scale !== null) return { scale, text: String(value).trim(), cell: cellName(cells, row, column) };
    }
  return null;
}

/** Digits are moved rather than multiplied: 4.2105 thousands are 4210.5 exactly. */
const scaled = (value: number, scale: number): number => {
  const digits = String(Math.log10(scale));
  const written = String(value);
  return written.includes('e') ? value * scale : Number(`${written}e${digits}`);
};

function inFull({ cells, from, to }: Body, columns: ReadonlyMap<number, number>): SheetCells {
  const typed = new Retyped(cells);
  for (let row = from; row < to; row += 1)
    for (const [at, scale] of columns) {
      const value = cells.values[row]?.[at];
      const format = cells.numberFormats[row]?.[at] ?? '';
      if (typeof value !== 'number' || value === 0 || meaningOf(format).isPercent) continue;
      typed.set(row, at, scaled(value, scale), format);
    }
  return typed.cells;
}

/** A sheet's cells with its amounts in full, and what the clerk is asked about them. */
export interface InFull {
  readonly cells: SheetCells;
  readonly doubts: readonly Question[];
}

/** Ages that come to what is outstanding as both are written stand in its thousands, whatever their own headings say. */
function scaledWith(body: Body, header: Header, { ages, owedAt }: Aged): Said | null {
  const heading = owedAt === null ? '' : (header.headings[owedAt] ?? '');
  const scale = scaleIn(heading);
  if (scale === null || owedAt === null || ages.length === 0) return null;
  const rows = sampleRows(body);
  const columns = ages.map((at) => numbersIn(body, at, rows));
  const sum = (row: number): number => columns.reduce((total, column) => total + (column[row] ?? 0), 0);
  const owed = numbersIn(body, owedAt, rows);
  if (shareEqual(owed, sum, (row) => owed[row] !== 0) < MOST) return null;
  return { scale, text: heading, cell: `${letterAt(body, owedAt)}${body.cells.firstRow + header.at + 1}` };
}

/** The ageing columns of a sheet, and the column of what is outstanding. */
interface Aged {
  readonly ages: readonly number[];
  readonly owedAt: number | null;
}

/** Brings the columns of money (positions in the block) that stand in thousands or millions to full amounts. */
export function amountsInFull(
  body: Body,
  header: Header,
  money: readonly number[],
  aged: Aged,
  answers: Answers,
): InFull {
  const title = saidInTitle(body.cells, header.upper ?? header.at);
  const ofAges = scaledWith(body, header, aged);
  const headed = money.flatMap((at): (Said & { at: number })[] => {
    const text = header.headings[at] ?? '';
    const scale = scaleIn(text);
    if (scale !== null)
      return [{ at, scale, text, cell: `${letterAt(body, at)}${body.cells.firstRow + header.at + 1}` }];
    const other = title ?? (aged.ages.includes(at) ? ofAges : null);
    return other === null ? [] : [{ ...other, at }];
  });
  const [first] = headed;
  const answer = answers.oneOf('scale', ['1', '1000', '1000000'] as const);
  if (!first) return { cells: body.cells, doubts: [] };
  const scaleOf = ({ scale }: Said): number => (answer === null ? scale : Number(answer));
  const columns = new Map(headed.map((one) => [one.at, scaleOf(one)] as const).filter(([, scale]) => scale !== 1));
  const cells = columns.size === 0 ? body.cells : inFull(body, columns);
  return { cells, doubts: answer === null ? [scaleDoubt(first)] : [] };
}

function scaleDoubt({ scale, text, cell }: Said): Question {
  const times = scale === 1_000 ? 'thousands' : 'millions';
  return {
    topic: 'scale',
    text: `“${text}” says that amounts stand in ${times}: they are multiplied by ${scale.toLocaleString('en')}. What was rounded off is lost, so such amounts fit no letter. Do they stand in ${times}?`,
    assumed: String(scale),
    blocking: true,
    cells: [cell],
  };
}
