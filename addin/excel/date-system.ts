// Excel counts days from 1900, in some workbooks from 1904. Office.js does not say which, but a date as it is shown does:
// the same number stands for days four years apart.
import { dayOfSerial } from '../../core/calendar.ts';
import type { CellValue, SheetCells } from '../../core/sheet.ts';

/** Cells that were read, with the number formats they have. */
export type ReadRows = Pick<SheetCells, 'values' | 'numberFormats'>;

/** A number format without what it only quotes: colours, locales, literal text. */
const codes = (format: string): string => format.replaceAll(/\[[^\]]*\]|"[^"]*"|\\./g, '');

/** True for a number format that shows the year of a date. */
export const showsYear = (format: string): boolean => /y/i.test(codes(format));

/** How many numbers a date shows before its year: 2 for `dd/mm/yy`, 0 for `yyyy-mm-dd`, 1 for `d mmm yy`. */
function numbersBeforeYear(format: string): number {
  const tokens = codes(format).match(/d+|m+|y+/gi) ?? [];
  const year = tokens.findIndex((token) => /y/i.test(token));
  return tokens.slice(0, year).filter((token) => token.length <= 2).length;
}

/** 1904 when the shown date carries the year its number has in that system: `(44818, 'dd/mm/yyyy', '15/09/2026')`. */
export function dateEpochOf(serial: number, format: string, shown: string): 1900 | 1904 {
  const numbers = shown.match(/\d+/g) ?? [];
  const year = numbers.find((number) => number.length === 4) ?? numbers[numbersBeforeYear(format)];
  const late = dayOfSerial(serial, 1904)?.slice(0, 4);
  return year !== undefined && (year === late || year === late?.slice(2)) ? 1904 : 1900;
}

const numbersIn = (cells: readonly CellValue[]): number => cells.filter((cell) => typeof cell === 'number').length;

/** The row (position) with the most numbers among the first: it will hold a date where the list has dates. */
export function rowOfNumbers(values: readonly (readonly CellValue[])[], among: number): number {
  const counts = values.slice(0, among).map(numbersIn);
  return counts.indexOf(Math.max(...counts));
}

/** The first column that holds a date in a row; -1 when there is none. */
function dateColumn({ values, numberFormats }: ReadRows, row: number): number {
  const formats = numberFormats[row] ?? [];
  return (values[row] ?? []).findIndex((cell, i) => typeof cell === 'number' && showsYear(formats[i] ?? ''));
}

/** The first row (position) with a date, or -1; rows with one list of formats between them are looked at once. */
export function firstDatedRow(rows: ReadRows): number {
  let before: readonly string[] | undefined;
  let isDated = false;
  return rows.numberFormats.findIndex((formats, row) => {
    if (formats !== before) isDated = formats.some(showsYear);
    before = formats;
    return isDated && dateColumn(rows, row) !== -1;
  });
}

/** The date system by a row (position) as Excel shows it; null when the row holds no date. */
export function epochShownIn(rows: ReadRows, row: number, shown: readonly unknown[]): 1900 | 1904 | null {
  const column = dateColumn(rows, row);
  if (column === -1) return null;
  const format = rows.numberFormats[row]?.[column] ?? '';
  return dateEpochOf(Number(rows.values[row]?.[column]), format, String(shown[column] ?? ''));
}
