// The headings of a sheet as a report layout knows them: by their text, whatever the case, the spaces and the accents, so
// that a column is found again wherever it stands next month.
import { dayOfSerial } from './calendar.ts';
import { formatAt, heightOf, kindOf, valueAt, widthOf } from './sheet/grid.ts';
import type { SheetCells } from './sheet.ts';

/** A column by its heading. Of several columns with one heading it is the `nth` from the left; '' is one without a heading. */
export interface HeadingPlace {
  readonly heading: string;
  readonly nth: number;
}

/** What fills most of a column; `nothing` for an empty one. */
export const COLUMN_CONTENTS = ['dates', 'numbers', 'text', 'nothing'] as const;
export type ColumnContents = (typeof COLUMN_CONTENTS)[number];

/** What two headings have in common when they are the same heading: `  RÉFÉRENCE\nclient` is `reference client`. */
export const headingKey = (text: string): string =>
  text
    .normalize('NFKC')
    // The capital ẞ is its own upper case; the small one is SS.
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .normalize('NFD')
    // Only accents of Latin, Greek and Cyrillic letters: in other scripts such marks are vowels.
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();

function headingText(cells: SheetCells, row: number, column: number): string {
  const value = valueAt(cells, row, column);
  if (value === '') return '';
  const kind = kindOf(value, formatAt(cells, row, column));
  if (kind === 'date') return dayOfSerial(Number(value), cells.dateEpoch) ?? '';
  return kind === 'error' || kind === 'empty' ? '' : String(value).replace(/\s+/gu, ' ').trim();
}

/** The headings above every column of the block; `rows` are the heading rows as Excel numbers them, from the top down. */
export function headingsIn(cells: SheetCells, rows: readonly number[]): string[] {
  const positions = rows.map((row) => row - cells.firstRow - 1);
  return Array.from({ length: widthOf(cells) }, (_, column) =>
    positions.reduce((heading, row) => `${heading} ${headingText(cells, row, column)}`.trim(), ''),
  );
}

/** Positions that have a heading. */
export const filledPositions = (headings: readonly string[]): number[] =>
  headings.flatMap((heading, at) => (heading === '' || headingKey(heading) === '' ? [] : [at]));

/** How often each heading occurs, by its key. */
export function countKeys(headings: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const heading of headings) {
    const key = headingKey(heading);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The place of a position among headings. */
export function placeAt(headings: readonly string[], at: number): HeadingPlace {
  const heading = headings[at] ?? '';
  const key = headingKey(heading);
  return { heading, nth: headings.slice(0, at + 1).filter((other) => headingKey(other) === key).length };
}

/** The position of a place among headings, or null when there are not so many of that heading. */
export function positionOf(headings: readonly string[], { heading, nth }: HeadingPlace): number | null {
  const key = headingKey(heading);
  const found = headings.flatMap((other, at) => (headingKey(other) === key ? [at] : []));
  return found[nth - 1] ?? null;
}

const SAMPLE = 200;

function countContents(cells: SheetCells, rows: readonly number[], column: number) {
  const counts = { dates: 0, numbers: 0, text: 0 };
  for (const row of rows) {
    const kind = kindOf(valueAt(cells, row, column), formatAt(cells, row, column));
    if (kind === 'date') counts.dates += 1;
    else if (kind === 'text') counts.text += 1;
    else if (kind === 'number' || kind === 'percent') counts.numbers += 1;
  }
  return counts;
}

/** What fills most of a column of the block below its heading; rows spread over the whole sheet are looked at. */
export function contentsOf(cells: SheetCells, headerRow: number, column: number): ColumnContents {
  const from = headerRow - cells.firstRow;
  const height = Math.max(heightOf(cells) - from, 0);
  const sample = Math.min(height, SAMPLE);
  const rows = Array.from({ length: sample }, (_, i) => from + Math.floor((i * height) / sample));
  const { dates, numbers, text } = countContents(cells, rows, column);
  const most = Math.max(dates, numbers, text);
  if (most === 0) return 'nothing';
  if (most === dates) return 'dates';
  return most === numbers ? 'numbers' : 'text';
}
