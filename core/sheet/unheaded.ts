// A list that begins without headings: its first rows plainly are lines, with a name, a day and an amount each.
import type { CellValue, SheetCells } from '../sheet.ts';
import { amountText } from './amount-text.ts';
import { dateText } from './date-text.ts';
import { isEmpty } from './grid.ts';
import { HEADER_SEARCH_ROWS } from './header.ts';
import { meaningOf } from './number-format.ts';

/** Two lines on end are no accident. */
const ENOUGH = 2;

type Looks = 'day' | 'amount' | 'text' | 'nothing';

function looksOf(value: CellValue, format: string): Looks {
  if (isEmpty(value) || typeof value === 'boolean') return 'nothing';
  if (typeof value === 'number') return meaningOf(format).isDate ? 'day' : 'amount';
  if (dateText(value) !== null) return 'day';
  return amountText(value) === null ? 'text' : 'amount';
}

/** True for a row that could be a line of the list and no row of headings: with a text, a day and an amount. */
export function looksLikeLine({ values, numberFormats }: SheetCells, row: number): boolean {
  const looks = new Set((values[row] ?? []).map((value, at) => looksOf(value, numberFormats[row]?.[at] ?? '')));
  return looks.has('text') && looks.has('day') && looks.has('amount');
}

/** The position of the first line of a list that has no headings; null where no two lines stand on end near the top, or something like headings stands above. */
export function firstUnheadedLine(cells: SheetCells, height: number): number | null {
  let before = 0;
  for (let row = 0; row < Math.min(height, HEADER_SEARCH_ROWS); row += 1) {
    before = looksLikeLine(cells, row) ? before + 1 : 0;
    if (before === ENOUGH) return mayBeHeaded(cells, row - ENOUGH) ? null : row + 1 - ENOUGH;
  }
  return null;
}

/** Several texts above the first line: headings, in whatever words. */
const mayBeHeaded = ({ values }: SheetCells, above: number): boolean =>
  (values[above] ?? []).filter((value) => !isEmpty(value)).length > 1;
