// Where the headings stand: the row among the first thirty whose words name the most roles of an aged-debtor sheet, alone or
// together with the row above or below it where headings are written over two rows.
import type { CellValue, ColumnRole, SheetCells } from '../sheet.ts';
import { amountText } from './amount-text.ts';
import { bucketLabel } from './bucket-label.ts';
import { dateText } from './date-text.ts';
import { isEmpty, valueAt, widthOf } from './grid.ts';
import { remembered } from './remembered.ts';
import { SAYINGS, saidRole } from './sayings.ts';
import { conceptsOf } from './vocabulary.ts';
import { yearlessDay } from './yearless.ts';

/** Headings are looked for in this many rows from the top of the sheet. */
export const HEADER_SEARCH_ROWS = 30;

const ROLES = Object.keys(SAYINGS) as ColumnRole[];
const ENOUGH = 2.2;
const LONGEST_HEADING = 60;
/** What a second row has to add before it counts as part of the headings. */
const WORTH_TWO_ROWS = 0.15;

/** The row of headings by position in the block (the lower of two), and its texts, those of both rows together. */
export interface Header {
  readonly at: number;
  readonly headings: readonly string[];
  /** The upper of two rows of headings. */
  readonly upper: number | null;
}

/** `SALES_LEDGER.NAME`: what stands before the point is the table that the column was exported from. */
const OF_TABLE = /^[A-Z]+(?:_[A-Z\d]+)+\.(?=[A-Z])/;

const asText = (value: CellValue): string => (typeof value === 'string' ? value.trim().replace(OF_TABLE, '') : '');

/** `30`, `60`, `90` side by side: columns headed by the days of their ages alone. */
function bareAges(values: readonly CellValue[]): ReadonlySet<number> {
  const found = values.flatMap((value, at) =>
    /^\d{1,3}$/.test(String(value).trim()) ? [{ at, days: Number(value) }] : [],
  );
  const isRun = found.every(({ at, days }, i) => {
    const before = found[i - 1];
    return days > 0 && (!before || (at === before.at + 1 && days > before.days));
  });
  const isEven = [7, 15].some((step) => found.every(({ days }) => days % step === 0));
  return new Set(found.length >= 2 && isRun && isEven ? found.map(({ at }) => at) : []);
}

function textsAt(cells: SheetCells, row: number): string[] {
  const ages = bareAges(cells.values[row] ?? []);
  return Array.from({ length: widthOf(cells) }, (_, column) => {
    const value = valueAt(cells, row, column);
    return ages.has(column) ? `${Number(value)} days` : asText(value);
  });
}

const isHeadingText = (text: string): boolean =>
  text !== '' && text.length <= LONGEST_HEADING && !text.endsWith(':') && dateText(text) === null;

function bestRole(text: string): [string, number] {
  const said = conceptsOf(text);
  // `Cur` is short for currency as well as for current.
  if (bucketLabel(text) && !said.concepts.has('currency')) return [`bucket ${text}`, 0.5];
  // Lists of what we owe have headings too: they are found, and then refused.
  if (said.concepts.has('supplier')) return ['supplier', 0.95];
  let best: [string, number] = ['', 0];
  if (said.concepts.size === 0) return best;
  for (const role of ROLES) {
    const score = saidRole(role, said);
    if (score > best[1]) best = [role, score];
  }
  return best;
}

/** One point a role that is named. */
function rolesNamed(texts: readonly string[]): number {
  const best = new Map<string, number>();
  for (const text of texts) {
    if (!isHeadingText(text)) continue;
    const [role, score] = bestRole(text);
    if (score >= 0.5) best.set(role, Math.max(best.get(role) ?? 0, score));
  }
  return [...best.values()].reduce((sum, score) => sum + score, 0);
}

/** How far a row reads as headings: the roles it names, less for cells that are no headings. */
function headingScore(cells: SheetCells, row: number): number {
  const texts = textsAt(cells, row);
  const strange = texts.filter((text, column) => !isHeadingText(text) && !isEmpty(valueAt(cells, row, column)));
  return rolesNamed(texts) - strange.length * 0.5;
}

/** A customer and an amount are enough for the headings of a small table below the list. */
const ENOUGH_BELOW = 1.7;

/** True when a row, wherever it stands, names enough roles to be headings of a table that may be small. */
export const readsAsHeadings = (cells: SheetCells, row: number): boolean => headingScore(cells, row) >= ENOUGH_BELOW;

const ofMoney = remembered((text: string): boolean => {
  const [role] = text === '' ? [''] : bestRole(text);
  return ['amount', 'outstanding'].includes(role) || role.startsWith('bucket') || isSettledAmount(text);
});

/** `Paid`, `Bezahlt`: what was paid, and not when. */
function isSettledAmount(text: string): boolean {
  const { concepts } = conceptsOf(text);
  return concepts.has('settled') && !concepts.has('date');
}

/** Positions of the headings that speak of money. */
export const moneyHeadings = (headings: readonly string[]): number[] =>
  headings.flatMap((text, at) => (ofMoney(text) ? [at] : []));

/** `0,01`, `INV-10023`, `15 Sep`: an amount, a number of a document or a day without its year, as texts of a line. */
const isOfALine = (text: string): boolean =>
  (amountText(text)?.decimal ?? null) !== null ||
  /\d{5}/.test(text) ||
  (bucketLabel(text) === null && yearlessDay(text) !== null);

/** True for a row of nothing but short texts, at least so many of them different, that could not stand on a line. */
function isAllHeadings(cells: SheetCells, row: number, least: number): boolean {
  const texts = (cells.values[row] ?? []).filter((value) => !isEmpty(value)).map(asText);
  return texts.every((text) => isHeadingText(text) && !isOfALine(text)) && new Set(texts).size >= least;
}

/** One heading of two rows: `Invoice` over `No` is `Invoice No`; a range of days needs no more words. */
function joined(upper: string, lower: string, isAbove: boolean): string {
  if (upper === '' || lower === '') return upper === '' || !isAbove ? lower : upper;
  // `Customer/` over `Invoice Number`: the upper one is for the rows that name the customer.
  if (upper.endsWith('/') && bestRole(lower)[1] >= 0.9) return lower;
  const both = `${upper} ${lower}`;
  if (isAbove && (bucketLabel(both) || bestRole(both)[1] >= 0.9)) return both;
  if (bucketLabel(lower)) return lower;
  return !isAbove && bestRole(lower)[1] >= 0.7 ? lower : both;
}

/** The headings of two rows: a text of the upper row stands for the columns right of it too, as merged cells do. */
function headingsOfBoth(cells: SheetCells, upper: number, lower: number): string[] {
  const above = textsAt(cells, upper);
  let spanning = '';
  return textsAt(cells, lower).map((text, column) => {
    const own = above[column] ?? '';
    if (own !== '') spanning = own;
    return joined(own === '' ? spanning : own, text, own !== '');
  });
}

/** Every text of the upper row has one right below it, and there are two or more: the beginnings of headings. */
function standsOn(cells: SheetCells, upper: number, lower: number): boolean {
  const below = textsAt(cells, lower);
  const above = textsAt(cells, upper);
  return (
    above.filter((text) => text !== '').length >= 2 &&
    above.every((text, column) => text === '' || below[column] !== '')
  );
}

function withSecondRow(cells: SheetCells, at: number, height: number): Header {
  const alone: Header = { at, headings: textsAt(cells, at), upper: null };
  const score = rolesNamed(alone.headings);
  const pairs: [number, number][] = [
    [at - 1, at],
    [at, at + 1],
  ];
  for (const [upper, lower] of pairs) {
    if (upper < 0 || lower >= height) continue;
    const other = upper === at ? lower : upper;
    if (!isAllHeadings(cells, other, isEmpty(valueAt(cells, other, 0)) ? 1 : 2)) continue;
    const headings = headingsOfBoth(cells, upper, lower);
    const gain = rolesNamed(headings) - score;
    const isOnTop = upper !== at && standsOn(cells, upper, lower) && gain > -0.01;
    if (gain >= WORTH_TWO_ROWS || isOnTop) return { at: lower, headings, upper };
  }
  return alone;
}

/**
 * The row whose cells most plainly are headings, or null when no row of the first thirty names enough roles. The row the
 * clerk points at (as Excel numbers it) is the header whatever its words.
 */
export function findHeader(cells: SheetCells, height: number, pointedAt: number | null): Header | null {
  const answered = pointedAt === null ? -1 : pointedAt - cells.firstRow - 1;
  if (answered >= 0 && answered < height) return withSecondRow(cells, answered, height);
  let found: { at: number; score: number } | null = null;
  for (let row = 0; row < height && cells.firstRow + row < HEADER_SEARCH_ROWS; row += 1) {
    const score = headingScore(cells, row);
    if (score >= ENOUGH && score > (found?.score ?? 0)) found = { at: row, score };
  }
  if (found) return withSecondRow(cells, found.at, height);
  return twoWeakRows(cells, height);
}

/** Two rows that only together name enough. */
function twoWeakRows(cells: SheetCells, height: number): Header | null {
  for (let row = 0; row + 1 < height && cells.firstRow + row + 1 < HEADER_SEARCH_ROWS; row += 1) {
    if (!isAllHeadings(cells, row, 2) || !isAllHeadings(cells, row + 1, 2)) continue;
    const headings = headingsOfBoth(cells, row, row + 1);
    if (rolesNamed(headings) >= ENOUGH) return { at: row + 1, headings, upper: row };
  }
  return null;
}
