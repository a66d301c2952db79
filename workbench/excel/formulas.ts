// Recalculation: the new results of formulas after an edit, and on opening a file. Built when first needed.
import { type Area, containsCell, singleCell } from './a1.ts';
import type { CellValue } from './cells.ts';
import { FormulaEvaluator, type FormulaWorkbook } from './formula-evaluator.ts';
import { type FormulaCell, FormulaIndex } from './formula-index.ts';
import type { Sheet } from './sheet.ts';

type CalculatedWorkbook = FormulaWorkbook & { readonly sheets: readonly Sheet[] };

export class Calculation {
  /** Formulas whose functions are unknown here; they keep the result the file had. */
  readonly unsupported = new Set<string>();
  readonly #workbook: CalculatedWorkbook;
  readonly #evaluator: FormulaEvaluator;
  #index: FormulaIndex | null = null;
  #calculatedOn = 0;

  constructor(workbook: CalculatedWorkbook, now: () => Date) {
    this.#workbook = workbook;
    this.#evaluator = new FormulaEvaluator(workbook, now);
  }

  /** The value a formula would have in that cell; nothing is stored. */
  evaluate(formula: string, sheet: Sheet, row: number, column: number): CellValue {
    return this.#evaluator.evaluate(formula, sheet, row, column).value;
  }

  /** Today's serial number in the workbook's epoch. */
  today(): number {
    return Math.floor(this.#evaluator.nowSerial());
  }

  /** Forgets what depends on what; needed after cells, sheets, names or tables moved. */
  rebuild(): void {
    this.#index = null;
  }

  /** Recalculates every formula, or on opening only those without a result and those that change with the day. */
  recalculate(which: 'all' | 'onOpen'): Set<Sheet> {
    const dirty = new Set<FormulaCell>();
    for (const cell of this.#indexed().all()) {
      const empty = cell.sheet.cells.value(cell.row, cell.column) === undefined;
      if (which === 'all' || cell.volatile || empty) this.#addWithDependants(cell, dirty);
    }
    return this.#settle(dirty);
  }

  /** Recalculates the formulas in these cells and all that depend on them. */
  recalculateCells(cells: readonly { sheet: Sheet; row: number; column: number }[]): Set<Sheet> {
    const dirty = new Set<FormulaCell>();
    if (cells.length === 0) return new Set();
    for (const { sheet, row, column } of cells) {
      const cell = this.#indexed().at(sheet, row, column);
      if (cell) this.#addWithDependants(cell, dirty);
    }
    return this.#settle(dirty);
  }

  /** Recalculates formulas in the area and all that depend on it; returns the sheets whose values changed. */
  changed(sheet: Sheet, area: Area): Set<Sheet> {
    const dirty = new Set<FormulaCell>();
    this.#takeIn(sheet, area, dirty);
    const index = this.#indexed();
    for (const dependant of index.dependants(sheet, area)) this.#addWithDependants(dependant, dirty);
    const newDay = this.#calculatedOn !== this.today();
    for (const cell of index.all()) {
      if (cell.volatile === 'always' || (newDay && cell.volatile)) this.#addWithDependants(cell, dirty);
    }
    return this.#settle(dirty);
  }

  #indexed(): FormulaIndex {
    this.#index ??= new FormulaIndex(this.#workbook, this.#workbook.sheets);
    return this.#index;
  }

  /** Takes in formulas written into the area and drops those overwritten. */
  #takeIn(sheet: Sheet, area: Area, dirty: Set<FormulaCell>): void {
    const index = this.#indexed();
    for (const cell of index.within(sheet, area)) {
      if (sheet.cells.formula(cell.row, cell.column) === cell.formula) this.#addWithDependants(cell, dirty);
      else index.remove(cell);
    }
    for (const { row, column, formula } of sheet.cells.formulas()) {
      if (!containsCell(area, row, column) || index.at(sheet, row, column)) continue;
      this.#addWithDependants(index.add(sheet, row, column, formula), dirty);
    }
  }

  #addWithDependants(start: FormulaCell, dirty: Set<FormulaCell>): void {
    const index = this.#indexed();
    const waiting = [start];
    for (let cell = waiting.pop(); cell; cell = waiting.pop()) {
      if (dirty.has(cell)) continue;
      dirty.add(cell);
      waiting.push(...index.dependants(cell.sheet, singleCell(cell.row, cell.column)));
    }
  }

  #settle(dirty: Set<FormulaCell>): Set<Sheet> {
    const touched = new Set<Sheet>();
    for (const start of [...dirty]) this.#settleOne(start, dirty, touched);
    this.#calculatedOn = this.today();
    return touched;
  }

  /** Calculates a formula after those it refers to; a circle takes the values that stand, as Excel does without iteration. */
  #settleOne(start: FormulaCell, dirty: Set<FormulaCell>, touched: Set<Sheet>): void {
    const stack = [start];
    const opened = new Set<FormulaCell>();
    for (let cell = stack.at(-1); cell; cell = stack.at(-1)) {
      if (dirty.has(cell) && !opened.has(cell)) {
        opened.add(cell);
        for (const other of this.#indexed().precedentsAmong(cell, dirty)) if (!opened.has(other)) stack.push(other);
        continue;
      }
      stack.pop();
      if (dirty.delete(cell) && this.#store(cell)) touched.add(cell.sheet);
    }
  }

  #store(cell: FormulaCell): boolean {
    const { cells } = cell.sheet;
    const before = cells.value(cell.row, cell.column);
    const answer = this.#evaluator.evaluate(cell.formula, cell.sheet, cell.row, cell.column);
    if (!answer.supported) this.unsupported.add(cell.formula);
    if (!answer.supported && before !== undefined && before !== 0) return false;
    cells.setValue(cell.row, cell.column, answer.value);
    return before !== answer.value;
  }
}
