// A .csv file as Excel opens it by double click: list separator of the locale, quotes doubled, every field read as if typed,
// so numbers and days become numbers and days, and leading zeros are lost as they are in Excel.
import { Workbook, type WorkbookOptions } from './workbook.ts';

const MAX_SHEET_NAME = 31;

/** The locale's list separator: a semicolon where the comma is the decimal sign. */
function listSeparator(locale: string): string {
  return new Intl.NumberFormat(locale).format(1.5).includes(',') ? ';' : ',';
}

/** Rows of fields; quoted fields may hold separators, quotes (doubled) and line ends. */
export function parseCsv(text: string, separator: string): string[][] {
  const sign = separator.replace(/[\\^$.|?*+()[\]{}]/g, String.raw`\$&`);
  const field = new RegExp(`("(?:[^"]|"")*"[^${sign}\\r\\n]*|[^${sign}\\r\\n]*)(${sign}|\\r\\n|\\r|\\n|$)`, 'gy');
  const rows: string[][] = [[]];
  for (const [, raw = '', end = ''] of text.matchAll(field)) {
    rows.at(-1)?.push(raw.startsWith('"') ? unquote(raw) : raw);
    if (end === '') break;
    if (end !== separator) rows.push([]);
  }
  if (rows.at(-1)?.every((cell) => cell === '')) rows.pop();
  return rows;
}

function unquote(raw: string): string {
  const end = raw.lastIndexOf('"');
  return raw.slice(1, end).replaceAll('""', '"') + raw.slice(end + 1);
}

/** The text of the bytes: UTF-8 where it is valid, else Windows-1252 as older exports write it. */
function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** How the fields of a .csv become cells: as Excel types them when the file is opened, or texts but for plain numbers. */
export type CsvTyping = 'asExcel' | 'asWritten';

const SEPARATORS = [',', ';', '\t', '|'];

/** The separator that most lines have equally often; for a file whose country is not known. */
function likelySeparator(text: string): string {
  const lines = text.split(/\r?\n/, 30).filter((line) => line !== '');
  const score = (separator: string): number => {
    const counts = lines.map((line) => line.replace(/"(?:[^"]|"")*"/g, '').split(separator).length - 1);
    const most = Math.max(0, ...counts);
    return most * counts.filter((count) => count === most).length;
  };
  return SEPARATORS.reduce((best, next) => (score(next) > score(best) ? next : best));
}

/** Excel turns `03/04/2026` into one day or another by its country, and `1.234` into a number: as written, only digits count. */
const isPlainNumber = (field: string): boolean => /^-?(0|[1-9]\d{0,14})(\.\d{1,2})?$/.test(field);

/** Opens a .csv as a workbook of one sheet named like the file. A first line `sep=;` sets the separator, as in Excel. */
export function readCsv(bytes: Uint8Array, options: WorkbookOptions, typing: CsvTyping = 'asExcel'): Workbook {
  const workbook = new Workbook(options);
  const name = workbook.name.replace(/\.[^.]*$/, '').replace(/[\\/?*[\]:]/g, '_');
  const sheet = workbook.addSheet(name.slice(0, MAX_SHEET_NAME) || 'Sheet1');
  const text = decodeText(bytes);
  const told = /^sep=(.)\r?\n/i.exec(text);
  const rows = parseCsv(
    told ? text.slice(told[0].length) : text,
    told?.[1] ?? separatorOf(text, workbook.locale, typing),
  );
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (columns === 0) return workbook;
  const area = { row: 0, column: 0, rows: rows.length, columns };
  workbook.write(sheet, area, (row, column) => entryOf(rows[row]?.[column] ?? null, typing), 'clerk');
  return workbook;
}

const separatorOf = (text: string, locale: string, typing: CsvTyping): string =>
  typing === 'asExcel' ? listSeparator(locale) : likelySeparator(text);

/** A text that begins with an apostrophe keeps it when it comes from a file; one put before keeps a field a text. */
function entryOf(field: string | null, typing: CsvTyping): string | null {
  if (field === null || field === '') return field;
  const isText = typing === 'asWritten' && !isPlainNumber(field);
  return isText || field.startsWith("'") ? `'${field}` : field;
}
