// The cells of one sheet, kept by column: values, formulas and looks in separate lists, so that
// 100,000 rows of a ledger cost a few megabytes and reading a block is a walk over plain lists.
import type { Area } from './a1.ts';

/** What a cell holds. A date is its serial number; an error is its text (`#N/A`). */
export type CellValue = string | number | boolean;

interface Column {
  readonly values: (CellValue | undefined)[];
  readonly styles: (number | undefined)[];
  readonly formulas: Map<number, string>;
}

/** A cell lifted out, to be put elsewhere. */
export interface CellContent {
  readonly value: CellValue | undefined;
  readonly formula: string | undefined;
  readonly style: number | undefined;
}

/** Sparse cells by 0-based row and column. It knows nothing of events or recalculation. */
export class Cells {
  #columns: (Column | undefined)[] = [];

  /** undefined for a cell that holds nothing; '' for one that holds an empty text. */
  value(row: number, column: number): CellValue | undefined {
    return this.#columns[column]?.values[row];
  }

  /** The formula with its leading `=`, or undefined. */
  formula(row: number, column: number): string | undefined {
    return this.#columns[column]?.formulas.get(row);
  }

  /** The number of the cell's own look, undefined where it takes the row's or column's. */
  style(row: number, column: number): number | undefined {
    return this.#columns[column]?.styles[row];
  }

  setValue(row: number, column: number, value: CellValue | undefined): void {
    const list = this.#column(column).values;
    if (value !== undefined || row < list.length) list[row] = value;
  }

  setFormula(row: number, column: number, formula: string | undefined): void {
    const { formulas } = this.#column(column);
    if (formula === undefined) formulas.delete(row);
    else formulas.set(row, formula);
  }

  setStyle(row: number, column: number, style: number | undefined): void {
    const list = this.#column(column).styles;
    if (style !== undefined || row < list.length) list[row] = style;
  }

  take(row: number, column: number): CellContent {
    const from = this.#columns[column];
    return { value: from?.values[row], formula: from?.formulas.get(row), style: from?.styles[row] };
  }

  put(row: number, column: number, content: CellContent): void {
    this.setValue(row, column, content.value);
    this.setFormula(row, column, content.formula);
    this.setStyle(row, column, content.style);
  }

  /** Every formula of the sheet, columns from the left, rows in the order they were entered. */
  *formulas(): Generator<{ row: number; column: number; formula: string }> {
    for (const [column, list] of this.#columns.entries()) {
      if (list) for (const [row, formula] of list.formulas) yield { row, column, formula };
    }
  }

  get columnCount(): number {
    return this.#columns.length;
  }

  /** One more than the last row that may hold something. */
  get rowCount(): number {
    let rows = 0;
    for (const list of this.#columns) if (list) rows = Math.max(rows, list.values.length, list.styles.length);
    return rows;
  }

  /** The smallest area with every value and, unless `valuesOnly`, every look, of the part `within`; null when there is none. */
  extent(valuesOnly: boolean, within?: Area): Area | null {
    let top = Number.POSITIVE_INFINITY;
    let bottom = -1;
    let left = -1;
    let right = -1;
    for (const [column, list] of this.#columns.entries()) {
      if (!list || (within && (column < within.column || column >= within.column + within.columns))) continue;
      const rows = rowsUsed(list, valuesOnly, within);
      if (!rows) continue;
      if (left < 0) left = column;
      right = column;
      top = Math.min(top, rows.first);
      bottom = Math.max(bottom, rows.last);
    }
    return left < 0 ? null : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
  }

  /** Makes room for rows at `at` (count > 0) or takes rows out there (count < 0), in the columns named. */
  shiftRows(at: number, count: number, firstColumn: number, columns: number): void {
    const end = Math.min(firstColumn + columns, this.#columns.length);
    for (let column = firstColumn; column < end; column++) {
      const list = this.#columns[column];
      if (list) shiftColumnRows(list, at, count);
    }
  }

  /** Makes room for columns at `at` (count > 0) or takes columns out there (count < 0). */
  shiftColumns(at: number, count: number): void {
    const kept = this.#columns.slice(0, at);
    const tail = this.#columns.slice(count < 0 ? at - count : at);
    kept.length = at + Math.max(count, 0);
    this.#columns = [...kept, ...tail];
  }

  #column(column: number): Column {
    const known = this.#columns[column];
    if (known) return known;
    const made: Column = { values: [], styles: [], formulas: new Map() };
    this.#columns[column] = made;
    return made;
  }
}

function firstAndLast(list: readonly (unknown | undefined)[], counts: (item: unknown) => boolean, within?: Area) {
  const top = within?.row ?? 0;
  let last = Math.min(list.length, within ? top + within.rows : list.length) - 1;
  while (last >= top && !counts(list[last])) last--;
  if (last < top) return null;
  let first = top;
  while (!counts(list[first])) first++;
  return { first, last };
}

function rowsUsed(list: Column, valuesOnly: boolean, within?: Area): { first: number; last: number } | null {
  const values = firstAndLast(list.values, (value) => value !== undefined, within);
  const looks = valuesOnly ? null : firstAndLast(list.styles, (style) => style !== undefined && style !== 0, within);
  if (!values || !looks) return values ?? looks;
  return { first: Math.min(values.first, looks.first), last: Math.max(values.last, looks.last) };
}

function shiftColumnRows(list: Column, at: number, count: number): void {
  shiftList(list.values, at, count);
  shiftList(list.styles, at, count);
  const moved = [...list.formulas].filter(([row]) => row >= at);
  for (const [row] of moved) list.formulas.delete(row);
  for (const [row, formula] of moved) if (count > 0 || row >= at - count) list.formulas.set(row + count, formula);
}

function shiftList<Item>(list: (Item | undefined)[], at: number, count: number): void {
  if (at >= list.length) return;
  if (count < 0) {
    list.splice(at, -count);
    return;
  }
  const before = list.length;
  list.length += count;
  list.copyWithin(at + count, at, before);
  list.fill(undefined, at, at + count);
}
