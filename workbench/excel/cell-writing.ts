// Putting entries and looks into cells, without telling anyone: Workbook does that once for a whole area.
import { type Area, intersect, MAX_COLUMNS, MAX_ROWS } from './a1.ts';
import type { StyleBook } from './cell-style.ts';
import type { CellValue } from './cells.ts';
import type { Sheet } from './sheet.ts';
import { readTypedText } from './typed-text.ts';

interface WritingWorkbook {
  readonly styles: StyleBook;
  readonly locale: string;
  readonly dateEpoch: 1900 | 1904;
}

function enterText(workbook: WritingWorkbook, sheet: Sheet, row: number, column: number, text: string): void {
  const { cells } = sheet;
  const styleNumber = sheet.styleNumber(row, column);
  const { numberFormat } = workbook.styles.get(styleNumber);
  const asText = numberFormat === '@';
  const isFormula = !asText && text.length > 1 && text.startsWith('=');
  cells.setFormula(row, column, isFormula ? text : undefined);
  if (isFormula || text === '') {
    cells.setValue(row, column, isFormula ? 0 : undefined);
    return;
  }
  const typed = asText ? { value: text, numberFormat: null } : readTypedText(text, workbook.locale, workbook.dateEpoch);
  cells.setValue(row, column, typed.value);
  if (typed.numberFormat === null || numberFormat !== 'General') return;
  cells.setStyle(row, column, workbook.styles.change(styleNumber, { numberFormat: typed.numberFormat }));
  sheet.lookVersion++;
}

/** Puts one entry into a cell: a formula, a typed text or a value; '' empties the cell. A text-formatted cell keeps texts as they are. */
export function enterCell(
  workbook: WritingWorkbook,
  sheet: Sheet,
  row: number,
  column: number,
  entry: CellValue,
): void {
  if (typeof entry === 'string') {
    enterText(workbook, sheet, row, column, entry);
    return;
  }
  sheet.cells.setFormula(row, column, undefined);
  sheet.cells.setValue(row, column, entry);
}

function restyleLines(styles: Map<number, number>, first: number, count: number, next: (number: number) => number) {
  for (let line = first; line < first + count; line++) styles.set(line, next(styles.get(line) ?? 0));
}

/** Gives every cell of the area the look `next` makes of its present one; whole rows and columns keep it for cells to come. */
export function restyle(sheet: Sheet, area: Area, next: (number: number) => number): void {
  const wholeColumns = area.rows >= MAX_ROWS;
  const wholeRows = !wholeColumns && area.columns >= MAX_COLUMNS;
  if (wholeColumns) restyleLines(sheet.columnStyles, area.column, area.columns, next);
  if (wholeRows) restyleLines(sheet.rowStyles, area.row, area.rows, next);
  const stored = sheet.storedPart(area);
  if (!stored) return;
  for (let column = stored.column; column < stored.column + stored.columns; column++) {
    for (let row = stored.row; row < stored.row + stored.rows; row++) {
      const own = sheet.cells.style(row, column);
      if ((wholeColumns || wholeRows) && own === undefined) continue;
      sheet.cells.setStyle(row, column, next(own ?? sheet.styleNumber(row, column)));
    }
  }
}

/** A table's columns are called what its heading cells say; Excel keeps a heading that is emptied under a name of its own. */
export function followHeadings(sheet: Sheet, area: Area): void {
  for (const table of sheet.tables) {
    if (!table.showHeaders || !intersect({ ...table.area, rows: 1 }, area)) continue;
    table.columns = table.columns.map((column, index) => {
      const heading = String(sheet.value(table.area.row, table.area.column + index));
      return heading === '' || heading === column.name ? column : { ...column, name: heading };
    });
  }
}
