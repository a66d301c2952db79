// Excel counts days from 1900, in some workbooks from 1904. Office.js does not say which, but a date as it is shown does:
// the same number stands for days four years apart.
import { dayOfSerial } from '../../core/calendar.ts';

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
