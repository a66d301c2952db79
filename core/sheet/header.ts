// Where the headings stand: the row among the first thirty whose words name the most roles of an aged-debtor sheet.
import type { ColumnRole, SheetCells } from '../sheet.ts';
import { bucketLabel } from './bucket-label.ts';
import { isEmpty, valueAt, widthOf } from './grid.ts';
import { SAYINGS, saidRole } from './sayings.ts';
import { conceptsOf } from './vocabulary.ts';

/** Headings are looked for in this many rows from the top of the sheet. */
export const HEADER_SEARCH_ROWS = 30;

const ROLES = Object.keys(SAYINGS) as ColumnRole[];
const ENOUGH = 2.2;
const LONGEST_HEADING = 60;

/** The row of headings by position in the block, and its texts. */
export interface Header {
  readonly at: number;
  readonly headings: readonly string[];
}

const textAt = (cells: SheetCells, row: number, column: number): string => {
  const value = valueAt(cells, row, column);
  return typeof value === 'string' ? value.trim() : '';
};

/** How far a row reads as headings: one point a role that is named, less for cells that are no headings. */
function headingScore(cells: SheetCells, row: number): number {
  const best = new Map<string, number>();
  let against = 0;
  for (let column = 0; column < widthOf(cells); column += 1) {
    const value = valueAt(cells, row, column);
    if (isEmpty(value)) continue;
    const text = textAt(cells, row, column);
    if (text === '' || text.length > LONGEST_HEADING || text.endsWith(':')) against += 0.5;
    else noteRoles(best, text);
  }
  return [...best.values()].reduce((sum, score) => sum + score, 0) - against;
}

function noteRoles(best: Map<string, number>, text: string): void {
  const said = conceptsOf(text);
  const scored: [string, number][] = ROLES.map((role) => [role, saidRole(role, said)]);
  const bucket = bucketLabel(text);
  if (bucket) scored.push([`bucket ${text}`, 0.5]);
  const [role, score] = scored.reduce((top, next) => (next[1] > top[1] ? next : top));
  if (score >= 0.5) best.set(role, Math.max(best.get(role) ?? 0, score));
}

/** The row whose cells most plainly are headings, or null when no row of the first thirty names enough roles. */
export function findHeader(cells: SheetCells, height: number): Header | null {
  let found: { at: number; score: number } | null = null;
  for (let row = 0; row < height && cells.firstRow + row < HEADER_SEARCH_ROWS; row += 1) {
    const score = headingScore(cells, row);
    if (score >= ENOUGH && score > (found?.score ?? 0)) found = { at: row, score };
  }
  if (!found) return null;
  const { at } = found;
  return { at, headings: Array.from({ length: widthOf(cells) }, (_, column) => textAt(cells, at, column)) };
}
