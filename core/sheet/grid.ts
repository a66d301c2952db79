// The cells of a sheet by position: names as Excel shows them (`D12`), kinds of contents, text as the clerk sees it.
import type { CellValue, SheetCells } from '../sheet.ts';
import { meaningOf } from './number-format.ts';

/** What stands in a cell. `date` is a number with a date format. */
export type CellKind = 'empty' | 'number' | 'date' | 'percent' | 'text' | 'error';

/** `A` for 0, `AA` for 26. */
export function letterOf(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? letterOf(rest) : '') + String.fromCharCode(65 + (index % 26));
}

/** The name of the cell at a position of the block: `D12`. */
export const cellName = (cells: SheetCells, row: number, column: number): string =>
  `${letterOf(cells.firstColumn + column)}${cells.firstRow + row + 1}`;

/** The row number as Excel shows it, of a row of the block. */
export const rowNumber = (cells: SheetCells, row: number): number => cells.firstRow + row + 1;

export const valueAt = (cells: SheetCells, row: number, column: number): CellValue => cells.values[row]?.[column] ?? '';

export const formatAt = (cells: SheetCells, row: number, column: number): string =>
  cells.numberFormats[row]?.[column] ?? '';

/** True for a cell with nothing but spaces in it. */
export const isEmpty = (value: CellValue): boolean =>
  typeof value === 'string' && (value === '' || (isSpaceLike(value.charCodeAt(0)) && value.trim() === ''));

/** False for the characters that most texts begin with; true where only trimming tells whether it is a space. */
const isSpaceLike = (character: number): boolean => character <= 32 || character >= 127;

const ERRORS =
  /^#(N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|UNKNOWN!|CONNECT!|BUSY!|GETTING_DATA)$/;

const HASH = 35;

/** True for a formula's error value, which Office.js gives as its text. */
export const isError = (value: CellValue): boolean =>
  typeof value === 'string' && value.charCodeAt(0) === HASH && ERRORS.test(value);

export function kindOf(value: CellValue, format: string): CellKind {
  if (typeof value === 'number') {
    const meaning = meaningOf(format);
    if (meaning.isDate) return 'date';
    return meaning.isPercent ? 'percent' : 'number';
  }
  if (isEmpty(value)) return 'empty';
  return isError(value) ? 'error' : 'text';
}

/** True for a text without spaces at its ends, told by its first and last character; others are trimmed to tell. */
const isTrim = (text: string): boolean =>
  text !== '' && !isSpaceLike(text.charCodeAt(0)) && !isSpaceLike(text.charCodeAt(text.length - 1));

/** A cell's text without surrounding spaces; a number padded as its format shows it (`00000` makes 123 `00123`). */
export function textOf(value: CellValue, format: string): string {
  if (typeof value === 'string') return isTrim(value) ? value : value.trim();
  const text = String(value);
  const padding = typeof value === 'number' && value >= 0 ? meaningOf(format).padding : 0;
  return padding > text.length ? text.padStart(padding, '0') : text;
}

/** The rows of the block that hold something, without the blank rows below the last of them. */
export function heightOf(cells: SheetCells): number {
  let height = cells.values.length;
  while (height > 0 && (cells.values[height - 1] ?? []).every(isEmpty)) height -= 1;
  return height;
}

/** The widest row of the block. */
export const widthOf = (cells: SheetCells): number => cells.values[0]?.length ?? 0;
