// Rows above the headings that look like lines of the list: a day where the days stand and an amount where the amounts do.
// They are no title; what they hold is not passed over in silence.
import type { SheetCells } from '../sheet.ts';
import type { Part } from './apart.ts';
import { dateText } from './date-text.ts';
import { formatAt, rowNumber, valueAt } from './grid.ts';
import type { Layout } from './layout.ts';
import { meaningOf } from './number-format.ts';

function isDay(cells: SheetCells, row: number, column: number): boolean {
  const value = valueAt(cells, row, column);
  if (typeof value === 'number') return meaningOf(formatAt(cells, row, column)).isDate;
  return typeof value === 'string' && value !== '' && dateText(value) !== null;
}

function isMoney(cells: SheetCells, row: number, column: number): boolean {
  if (typeof valueAt(cells, row, column) !== 'number') return false;
  const { isDate, isPercent } = meaningOf(formatAt(cells, row, column));
  return !isDate && !isPercent;
}

/** `Date: | 30/06/2026 | … | Page: | 1`: what stands beside labels is no line. */
const hasLabels = ({ values }: SheetCells, row: number): boolean =>
  (values[row] ?? []).some((value) => typeof value === 'string' && value.trim().endsWith(':'));

/** The rows above the headings that hold a day and an amount in the columns of the list, but those some parts hold. */
export function linesAbove({ at, header, buckets }: Layout, cells: SheetCells, parts: readonly Part[]): Part[] {
  const days = [at('dueDate'), at('invoiceDate')].filter((column) => column !== null);
  const amounts = [at('outstanding'), ...buckets.map(({ index }) => index - cells.firstColumn)];
  const found: Part[] = [];
  for (let row = 0; row < (header.upper ?? header.at); row += 1) {
    if (parts.some(({ from, to }) => row >= from && row < to)) continue;
    const isLine =
      !hasLabels(cells, row) &&
      days.some((column) => isDay(cells, row, column)) &&
      amounts.some((column) => column !== null && isMoney(cells, row, column));
    const because = `Above the headings in row ${rowNumber(cells, header.at)}, with a day and an amount: left out.`;
    if (isLine) found.push({ from: row, to: row + 1, because });
  }
  return found;
}
