// The text a cell shows: its value through its number format, in the workbook's locale.
import { format, getFormatFromId } from 'numfmt';
import type { CellValue } from './cells.ts';

/** Excel shows this format as the short date of the machine's region, whatever the file was made with. */
const SHORT_DATE = 'mm-dd-yy';
const SHORT_DATE_ID = 14;
const DAYS_FROM_1900_TO_1904 = 1462;

export interface TextSettings {
  /** BCP 47, "en-GB". */
  readonly locale: string;
  readonly dateEpoch: 1900 | 1904;
}

const ERROR_TEXT = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/;

/** True for the text of an Excel error such as `#N/A`. */
export function isErrorText(value: unknown): boolean {
  return typeof value === 'string' && ERROR_TEXT.test(value);
}

const dateFormats = new Map<string, boolean>();

/** True when the format shows a number as a day or a time ("dd/mm/yyyy", "[h]:mm"). */
export function isDateFormat(numberFormat: string): boolean {
  const known = dateFormats.get(numberFormat);
  if (known !== undefined) return known;
  const plain = numberFormat.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '');
  const shows = /[ymdhs]/i.test(plain) && !/general/i.test(plain);
  dateFormats.set(numberFormat, shows);
  return shows;
}

/** The text of one value. A format Excel would not accept shows the value as General does. */
export function displayText(value: CellValue, numberFormat: string, settings: TextSettings): string {
  if (value === '' || isErrorText(value)) return String(value);
  const pattern = numberFormat === SHORT_DATE ? getFormatFromId(SHORT_DATE_ID, settings.locale) : numberFormat;
  const late = settings.dateEpoch === 1904 && typeof value === 'number' && isDateFormat(pattern);
  const shown = late ? Number(value) + DAYS_FROM_1900_TO_1904 : value;
  const options = { locale: settings.locale, throws: false, dateErrorNumber: false, overflow: '########' };
  return format(pattern || 'General', shown, options);
}
