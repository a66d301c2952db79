// The cell references inside a formula: found without touching texts, function names or table references,
// shifted when a formula is copied or a rule is laid over many cells, adjusted when cells move.
import { type Area, columnIndex, columnLetters, MAX_COLUMNS, MAX_ROWS } from './a1.ts';

/** One end of a reference; null where whole rows or columns are meant. */
export interface Corner {
  readonly column: number | null;
  readonly row: number | null;
  readonly columnFixed: boolean;
  readonly rowFixed: boolean;
}

/** A reference in a formula; `start` and `end` are its place in the text, the sheet's prefix included. */
export interface Reference {
  readonly start: number;
  readonly end: number;
  /** The sheet as written ("'Aged debtors'!"), '' without one. */
  readonly prefix: string;
  readonly sheetName: string | null;
  readonly first: Corner;
  readonly last: Corner;
  readonly area: Area;
}

const SHEET = String.raw`((?:'(?:[^']|'')+'|[A-Za-z_\u00C0-\uFFFF][\w.\u00C0-\uFFFF]*)!)?`;
const CELL = String.raw`(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})`;
const BODY = String.raw`(?:${CELL}(?::${CELL})?|(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})|(\$?)([1-9]\d{0,6}):(\$?)([1-9]\d{0,6}))`;
const TOKEN = new RegExp(
  String.raw`"(?:[^"]|"")*"|\[[^\]]*\]|(?<![\w.$\u00C0-\uFFFF'!])${SHEET}${BODY}(?![\w.(!\u00C0-\uFFFF])`,
  'g',
);

function corner(columnFixed = '', column?: string, rowFixed = '', row?: string): Corner {
  return {
    column: column === undefined ? null : columnIndex(column),
    row: row === undefined ? null : Number(row) - 1,
    columnFixed: columnFixed === '$',
    rowFixed: rowFixed === '$',
  };
}

function cornersOf(match: RegExpExecArray): { first: Corner; last: Corner } {
  const part = (index: number) => match[index];
  if (part(3) !== undefined) {
    const first = corner(part(2), part(3), part(4), part(5));
    return { first, last: part(7) === undefined ? first : corner(part(6), part(7), part(8), part(9)) };
  }
  if (part(11) !== undefined) return { first: corner(part(10), part(11)), last: corner(part(12), part(13)) };
  return { first: corner('', undefined, part(14), part(15)), last: corner('', undefined, part(16), part(17)) };
}

function areaOf(first: Corner, last: Corner): Area | null {
  const left = Math.min(first.column ?? 0, last.column ?? 0);
  const right = Math.max(first.column ?? MAX_COLUMNS - 1, last.column ?? MAX_COLUMNS - 1);
  const top = Math.min(first.row ?? 0, last.row ?? 0);
  const bottom = Math.max(first.row ?? MAX_ROWS - 1, last.row ?? MAX_ROWS - 1);
  if (right >= MAX_COLUMNS || bottom >= MAX_ROWS) return null;
  return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}

/** Every reference to cells, left to right. Texts in quotes and `Table[Column]` are passed over. */
export function findReferences(formula: string): Reference[] {
  const found: Reference[] = [];
  for (const match of formula.matchAll(TOKEN)) {
    if (match[0].startsWith('"') || match[0].startsWith('[')) continue;
    const { first, last } = cornersOf(match);
    const area = areaOf(first, last);
    if (!area) continue;
    const prefix = match[1] ?? '';
    const sheetName = prefix ? prefix.slice(0, -1).replace(/^'|'$/g, '').replaceAll("''", "'") : null;
    found.push({ start: match.index, end: match.index + match[0].length, prefix, sheetName, first, last, area });
  }
  return found;
}

/** The formula with each reference replaced by what `write` gives for it. */
export function rewriteReferences(formula: string, write: (reference: Reference) => string): string {
  let text = '';
  let from = 0;
  for (const reference of findReferences(formula)) {
    text += formula.slice(from, reference.start) + write(reference);
    from = reference.end;
  }
  return text + formula.slice(from);
}

function cornerText(corner: Corner): string {
  const column = corner.column === null ? '' : (corner.columnFixed ? '$' : '') + columnLetters(corner.column);
  return column + (corner.row === null ? '' : (corner.rowFixed ? '$' : '') + (corner.row + 1));
}

/** The reference with other corners: "$B2:D$9", "#REF!" where a corner left the sheet. */
export function referenceText(reference: Reference, first: Corner, last: Corner): string {
  const outside = [first, last].some(
    ({ row, column }) =>
      (row !== null && (row < 0 || row >= MAX_ROWS)) || (column !== null && (column < 0 || column >= MAX_COLUMNS)),
  );
  if (outside) return `${reference.prefix}#REF!`;
  const end = cornerText(last);
  const single = reference.first === reference.last;
  return reference.prefix + (single ? cornerText(first) : `${cornerText(first)}:${end}`);
}

/** The formula as if copied `rows` down and `columns` to the right: fixed parts (`$`) stay. */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  const shift = (corner: Corner): Corner => ({
    ...corner,
    row: corner.row === null || corner.rowFixed ? corner.row : corner.row + rows,
    column: corner.column === null || corner.columnFixed ? corner.column : corner.column + columns,
  });
  return rewriteReferences(formula, (reference) =>
    referenceText(reference, shift(reference.first), shift(reference.last)),
  );
}

/** True when the formula gives the same answer in every column of a row: all its columns are fixed. */
export function sameAcrossColumns(formula: string): boolean {
  return findReferences(formula).every(({ first, last }) =>
    [first, last].every((corner) => corner.column === null || corner.columnFixed),
  );
}
