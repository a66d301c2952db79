// Sorting rows as Excel does: numbers before texts before truth values before errors, empty cells last in either direction;
// formulas and looks travel with their row.
import type { Area } from './a1.ts';
import type { CellContent, CellValue } from './cells.ts';
import { isErrorText } from './display-text.ts';
import { shiftFormula } from './references.ts';
import type { Sheet } from './sheet.ts';
import type { SortKey } from './sheet-parts.ts';
import type { Workbook } from './workbook.ts';
import type { Origin } from './workbook-events.ts';

export interface SortOptions {
  /** The first row stays where it is. */
  readonly hasHeaders: boolean;
  readonly matchCase: boolean;
}

function kindOf(value: CellValue | undefined): number {
  if (typeof value === 'number') return 0;
  if (typeof value === 'boolean') return 2;
  return isErrorText(value) ? 3 : 1;
}

function compareValues(
  a: CellValue | undefined,
  b: CellValue | undefined,
  key: SortKey,
  collator: Intl.Collator,
): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  const kinds = kindOf(a) - kindOf(b);
  const order = kinds !== 0 ? kinds : typeof a === 'string' ? collator.compare(a, String(b)) : Number(a) - Number(b);
  return key.ascending ? order : -order;
}

interface Line {
  readonly row: number;
  readonly contents: readonly CellContent[];
}

/** Sorts the area's visible rows by the keys; equal rows keep their order. Tells the listeners once. */
export function sortRows(
  workbook: Workbook,
  sheet: Sheet,
  area: Area,
  keys: readonly SortKey[],
  options: SortOptions,
  origin: Origin,
): void {
  const collator = new Intl.Collator(workbook.locale, { sensitivity: options.matchCase ? 'variant' : 'accent' });
  const lines: Line[] = [];
  for (let row = area.row + (options.hasHeaders ? 1 : 0); row < area.row + area.rows; row++) {
    if (sheet.filteredRows.has(row)) continue;
    lines.push({
      row,
      contents: Array.from({ length: area.columns }, (_, index) => sheet.cells.take(row, area.column + index)),
    });
  }
  const sorted = lines.toSorted((a, b) => {
    for (const key of keys) {
      const order = compareValues(a.contents[key.column]?.value, b.contents[key.column]?.value, key, collator);
      if (order !== 0) return order;
    }
    return a.row - b.row;
  });
  for (const [index, line] of sorted.entries()) putLine(sheet, area, lines[index]?.row ?? line.row, line);
  sheet.lookVersion++;
  workbook.calculation.rebuild();
  workbook.contentChanged(sheet, area);
  workbook.emit({ kind: 'sorted', sheet, area, origin });
}

function putLine(sheet: Sheet, area: Area, row: number, line: Line): void {
  for (const [index, content] of line.contents.entries()) {
    const { formula } = content;
    const moved = formula === undefined ? content : { ...content, formula: shiftFormula(formula, row - line.row, 0) };
    sheet.cells.put(row, area.column + index, moved);
  }
}
