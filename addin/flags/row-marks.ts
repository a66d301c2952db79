// What tells the invoices of a sheet from its other rows, where a rule alone would also show subtotals, credits or headings:
// a cell that only invoices fill, or a word that only the others carry. With a mark one rule covers a list that is cut into
// a thousand groups.
import type { CellValue, ColumnRole, SheetReading } from '../../core/sheet.ts';
import type { Steps } from '../../core/steps.ts';
import { cellIn, isShortEnough, NOT_SHOWN, type RowCells, type RowJudge, UNSURE } from './conditions.ts';

/** One more thing a formula asks of a row, with the same question in code; null where an error stands in the way. */
interface RowMark {
  part(topRow: number): string;
  holds(cells: RowCells): boolean | null;
}

const TELLING: readonly ColumnRole[] = [
  'invoiceNumber',
  'invoiceDate',
  'dueDate',
  'customerId',
  'customer',
  'documentType',
];
const MOST_WORDS = 3;
/** A word is telling when it stands on several rows; a single one is a name or a number by chance. */
const ROWS_A_WORD = 3;
const MOST_MARKS = 2;

const isErrorText = (value: CellValue): boolean => typeof value === 'string' && value.startsWith('#');

const filled = (index: number): RowMark => ({
  part: (topRow) => `${cellIn(index, topRow)}<>""`,
  holds: (cells) => (isErrorText(cells(index)) ? null : cells(index) !== ''),
});

const isNumber = (index: number): RowMark => ({
  part: (topRow) => `ISNUMBER(${cellIn(index, topRow)})`,
  holds: (cells) => typeof cells(index) === 'number',
});

function noneOf(index: number, words: readonly string[]): RowMark {
  const known = new Set(words.map((word) => word.toLowerCase()));
  return {
    part: (topRow) => words.map((word) => `${cellIn(index, topRow)}<>"${word.replaceAll('"', '""')}"`).join(','),
    holds: (cells) => (isErrorText(cells(index)) ? null : !known.has(String(cells(index)).toLowerCase())),
  };
}

function wordsIn(index: number, rows: readonly number[], cellsOf: (row: number) => RowCells): string[] {
  const words = new Set<string>();
  for (const row of rows) {
    const value = cellsOf(row)(index);
    if (typeof value === 'string' && value !== '' && !isErrorText(value)) words.add(value);
    if (words.size > MOST_WORDS) return [];
  }
  return [...words];
}

/** Rows (1-based) that the rules show: those that are to be shown, and the others. */
export interface ShownRows {
  readonly right: readonly number[];
  readonly wrong: readonly number[];
}

function marksOf(reading: SheetReading, { wrong }: ShownRows, cellsOf: (row: number) => RowCells): RowMark[] {
  const columns = TELLING.flatMap((role) => reading.columns.filter((column) => column.role === role));
  return columns.flatMap(({ index }) => {
    const words = wordsIn(index, wrong, cellsOf);
    const areTelling = words.length > 0 && wrong.length >= words.length * ROWS_A_WORD;
    return [filled(index), isNumber(index), ...(areTelling ? [noneOf(index, words)] : [])];
  });
}

/** The mark that all right rows carry and most of the wrong ones do not; null when no mark takes one out. */
function* bestMark(
  marks: readonly RowMark[],
  { right, wrong }: ShownRows,
  cellsOf: (row: number) => RowCells,
): Steps<{ readonly mark: RowMark; readonly left: readonly number[] } | null> {
  let best: { mark: RowMark; left: readonly number[] } | null = null;
  for (const mark of marks) {
    yield;
    const left = wrong.filter((row) => mark.holds(cellsOf(row)) !== false);
    if (left.length >= (best?.left.length ?? wrong.length)) continue;
    if (right.every((row) => mark.holds(cellsOf(row)) === true)) best = { mark, left };
  }
  return best;
}

const withMark = (judge: RowJudge, mark: RowMark): RowJudge => ({
  conditions: judge.conditions.map(({ band, parts }) => ({
    band,
    parts: (topRow) => [mark.part(topRow), ...parts(topRow)],
  })),
  shownOn(cells) {
    const holds = mark.holds(cells);
    if (holds === false) return NOT_SHOWN;
    const shown = judge.shownOn(cells);
    return holds === null && shown !== NOT_SHOWN ? UNSURE : shown;
  },
});

/** The judge with up to two marks that keep it from wrong rows, as far as Excel takes the longer formulas. */
export function* withRowMarks(
  judge: RowJudge,
  reading: SheetReading,
  shown: ShownRows,
  cellsOf: (row: number) => RowCells,
): Steps<RowJudge> {
  let marked = judge;
  let { wrong } = shown;
  for (let marks = 0; marks < MOST_MARKS && wrong.length > 0; marks += 1) {
    const rows = { right: shown.right, wrong };
    const best = yield* bestMark(marksOf(reading, rows, cellsOf), rows, cellsOf);
    if (best === null) break;
    const longer = withMark(marked, best.mark);
    if (!isShortEnough(longer, reading.lastDataRow)) break;
    marked = longer;
    wrong = best.left;
  }
  return marked;
}
