// Addresses as Excel writes them: A1, $B$2:D9, whole columns C:D, whole rows 4:7, 'Aged debtors'!A1.
// Rows and columns are counted from 0 in code and from 1 (or A) in the text.

/** A rectangle of cells; `row` and `column` are the 0-based top left corner. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** An area with the sheet it names, when it names one. */
export interface Address extends Area {
  readonly sheetName: string | null;
}

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;
export const WHOLE_SHEET: Area = { row: 0, column: 0, rows: MAX_ROWS, columns: MAX_COLUMNS };

/** `columnLetters(0)` is "A", `columnLetters(27)` is "AB". */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** The 0-based column for letters in either case: `columnIndex('AB')` is 27. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

function spanning(row1: number, column1: number, row2: number, column2: number): Area | null {
  const row = Math.min(row1, row2);
  const column = Math.min(column1, column2);
  const bottom = Math.max(row1, row2);
  const right = Math.max(column1, column2);
  if (row < 0 || column < 0 || bottom >= MAX_ROWS || right >= MAX_COLUMNS) return null;
  return { row, column, rows: bottom - row + 1, columns: right - column + 1 };
}

function parseArea(text: string): Area | null {
  const plain = text.replaceAll('$', '').trim();
  const cells = /^([A-Za-z]{1,3})(\d{1,7})(?::([A-Za-z]{1,3})(\d{1,7}))?$/.exec(plain);
  if (cells) {
    const [, letters = '', digits = '', lastLetters = letters, lastDigits = digits] = cells;
    return spanning(Number(digits) - 1, columnIndex(letters), Number(lastDigits) - 1, columnIndex(lastLetters));
  }
  const wholeColumns = /^([A-Za-z]{1,3}):([A-Za-z]{1,3})$/.exec(plain);
  if (wholeColumns) {
    return spanning(0, columnIndex(wholeColumns[1] ?? ''), MAX_ROWS - 1, columnIndex(wholeColumns[2] ?? ''));
  }
  const wholeRows = /^(\d{1,7}):(\d{1,7})$/.exec(plain);
  if (wholeRows) return spanning(Number(wholeRows[1]) - 1, 0, Number(wholeRows[2]) - 1, MAX_COLUMNS - 1);
  return null;
}

/** Reads an address with or without a sheet; null when the text is not one. */
export function parseAddress(text: string): Address | null {
  const withSheet = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.*)$/.exec(text.trim());
  const area = parseArea(withSheet ? (withSheet[3] ?? '') : text);
  if (!area) return null;
  const sheetName = withSheet ? (withSheet[1]?.replaceAll("''", "'") ?? withSheet[2] ?? null) : null;
  return { ...area, sheetName };
}

/** The area an address names, whatever sheet it says; null when the text is not an address. */
export function areaOfAddress(text: string): Area | null {
  const address = parseAddress(text);
  if (!address) return null;
  const { row, column, rows, columns } = address;
  return { row, column, rows, columns };
}

/** The address without a sheet: "B5", "A1:C3", "C:D", "4:7". */
export function formatAddress(area: Area): string {
  const { row, column, rows, columns } = area;
  if (rows >= MAX_ROWS && columns >= MAX_COLUMNS) return `1:${MAX_ROWS}`;
  if (rows >= MAX_ROWS) return `${columnLetters(column)}:${columnLetters(column + columns - 1)}`;
  if (columns >= MAX_COLUMNS) return `${row + 1}:${row + rows}`;
  const first = `${columnLetters(column)}${row + 1}`;
  return rows === 1 && columns === 1 ? first : `${first}:${columnLetters(column + columns - 1)}${row + rows}`;
}

/** The sheet's name as formulas need it: quoted when it is not a plain word or looks like a cell. */
export function quoteSheetName(name: string): string {
  const plain = /^[A-Za-z_][A-Za-z0-9_.]*$/.test(name) && parseArea(name) === null;
  return plain ? name : `'${name.replaceAll("'", "''")}'`;
}

/** The address with its sheet: "Debtors!A1:C3". */
export function qualifiedAddress(sheetName: string, area: Area): string {
  return `${quoteSheetName(sheetName)}!${formatAddress(area)}`;
}

/** The cells both areas have, or null. */
export function intersect(a: Area, b: Area): Area | null {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null;
}

/** The smallest area that holds both. */
export function bounding(a: Area, b: Area): Area {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  const rows = Math.max(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.max(a.column + a.columns, b.column + b.columns) - column;
  return { row, column, rows, columns };
}

export function containsCell(area: Area, row: number, column: number): boolean {
  return row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns;
}

export function sameArea(a: Area, b: Area): boolean {
  return a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns;
}

/** What is left of `area` when `hole` is cut out: up to four areas, none when the hole covers it. */
export function subtractArea(area: Area, hole: Area): Area[] {
  const shared = intersect(area, hole);
  if (!shared) return [area];
  const above = { ...area, rows: shared.row - area.row };
  const below = { ...area, row: shared.row + shared.rows, rows: area.row + area.rows - shared.row - shared.rows };
  const left = { ...shared, column: area.column, columns: shared.column - area.column };
  const afterColumn = shared.column + shared.columns;
  const right = { ...shared, column: afterColumn, columns: area.column + area.columns - afterColumn };
  return [above, left, right, below].filter((part) => part.rows > 0 && part.columns > 0);
}

export function singleCell(row: number, column: number): Area {
  return { row, column, rows: 1, columns: 1 };
}

/** Every cell of an area, row by row. Not for whole rows or columns: cut them to the stored part first. */
export function* cellsOf(area: Area): Generator<{ row: number; column: number }> {
  for (let row = area.row; row < area.row + area.rows; row++) {
    for (let column = area.column; column < area.column + area.columns; column++) yield { row, column };
  }
}

/** The address as names hold it: "Debtors!$A$1:$K$71". */
export function absoluteAddress(sheetName: string, area: Area): string {
  const parts = formatAddress(area).split(':');
  const fixed = parts.map((part) =>
    part.replace(/^([A-Z]*)(\d*)$/, (_, letters: string, digits: string) => {
      return (letters ? `$${letters}` : '') + (digits ? `$${digits}` : '');
    }),
  );
  return `${quoteSheetName(sheetName)}!${fixed.join(':')}`;
}
