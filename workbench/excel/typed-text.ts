// What Excel makes of a text typed into a cell or found in a .csv: numbers, days, percentages, TRUE and FALSE.
import { getFormatFromId, parseValue } from 'numfmt';
import type { CellValue } from './cells.ts';
import { isDateFormat } from './display-text.ts';

const DAYS_FROM_1900_TO_1904 = 1462;

export interface TypedValue {
  readonly value: CellValue;
  /** The format Excel gives a General cell with it: a day becomes a date format; null keeps the cell's own. */
  readonly numberFormat: string | null;
}

/**
 * Reads a typed text by the locale's habits: in en-GB "03/04/2026" is 3 April, in en-US 4 March, in de-DE "1.234,56" a number.
 * A leading apostrophe keeps the rest as text; what is neither number, day nor truth value stays text.
 */
export function readTypedText(text: string, locale: string, dateEpoch: 1900 | 1904): TypedValue {
  if (text.startsWith("'")) return { value: text.slice(1), numberFormat: null };
  const read = parseValue(text, { locale });
  if (read === undefined) return { value: text, numberFormat: null };
  if (typeof read.value === 'boolean' || read.formatId === undefined) return { value: read.value, numberFormat: null };
  const numberFormat = read.formatId === 14 ? 'mm-dd-yy' : getFormatFromId(read.formatId, locale);
  const late = dateEpoch === 1904 && isDateFormat(numberFormat);
  return { value: late ? read.value - DAYS_FROM_1900_TO_1904 : read.value, numberFormat };
}
