// Which formulas refer to which cells. Single cells are looked up at once, ranges are walked.
import { type Area, cellsOf, containsCell, intersect, MAX_COLUMNS, parseAddress } from './a1.ts';
import type { FormulaWorkbook } from './formula-evaluator.ts';
import { findReferences } from './references.ts';
import type { Sheet } from './sheet.ts';
import { resolveTableReferences } from './structured-references.ts';

interface Precedent {
  readonly sheet: Sheet;
  readonly area: Area;
}

/** A cell with a formula and the cells its answer depends on. */
export interface FormulaCell {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
  readonly precedents: readonly Precedent[];
  /** 'day' formulas change with the calendar day, 'always' ones with every calculation. */
  readonly volatile: 'day' | 'always' | null;
}

interface SheetFormulas {
  readonly formulas: Map<number, FormulaCell>;
  /** Formulas by the single cell they refer to. */
  readonly byCell: Map<number, Set<FormulaCell>>;
  readonly byRange: Set<{ readonly area: Area; readonly cell: FormulaCell }>;
}

const keyOf = (row: number, column: number): number => row * MAX_COLUMNS + column;
const isSingle = (area: Area): boolean => area.rows * area.columns === 1;

function volatility(formula: string): FormulaCell['volatile'] {
  if (/\b(?:NOW|RAND|RANDBETWEEN|OFFSET|INDIRECT)\(/i.test(formula)) return 'always';
  return /\bTODAY\(/i.test(formula) ? 'day' : null;
}

export class FormulaIndex {
  readonly #workbook: FormulaWorkbook;
  readonly #sheets = new Map<Sheet, SheetFormulas>();

  constructor(workbook: FormulaWorkbook, sheets: readonly Sheet[]) {
    this.#workbook = workbook;
    for (const sheet of sheets) {
      for (const { row, column, formula } of sheet.cells.formulas()) this.add(sheet, row, column, formula);
    }
  }

  /** Every formula of the workbook. */
  *all(): Generator<FormulaCell> {
    for (const { formulas } of this.#sheets.values()) yield* formulas.values();
  }

  /** The formulas standing in an area. */
  within(sheet: Sheet, area: Area): FormulaCell[] {
    const { formulas } = this.#of(sheet);
    return [...formulas.values()].filter((cell) => containsCell(area, cell.row, cell.column));
  }

  at(sheet: Sheet, row: number, column: number): FormulaCell | undefined {
    return this.#of(sheet).formulas.get(keyOf(row, column));
  }

  add(sheet: Sheet, row: number, column: number, formula: string): FormulaCell {
    const precedents = this.#precedents(formula, sheet, row, column);
    const cell: FormulaCell = { sheet, row, column, formula, precedents, volatile: volatility(formula) };
    this.#of(sheet).formulas.set(keyOf(row, column), cell);
    for (const { sheet: other, area } of precedents) {
      const { byCell, byRange } = this.#of(other);
      if (!isSingle(area)) {
        byRange.add({ area, cell });
        continue;
      }
      const key = keyOf(area.row, area.column);
      byCell.set(key, (byCell.get(key) ?? new Set()).add(cell));
    }
    return cell;
  }

  remove(cell: FormulaCell): void {
    this.#of(cell.sheet).formulas.delete(keyOf(cell.row, cell.column));
    for (const { sheet, area } of cell.precedents) {
      const { byCell, byRange } = this.#of(sheet);
      if (isSingle(area)) byCell.get(keyOf(area.row, area.column))?.delete(cell);
      else for (const entry of byRange) if (entry.cell === cell) byRange.delete(entry);
    }
  }

  /** Formulas that refer to any cell of the area. */
  *dependants(sheet: Sheet, area: Area): Generator<FormulaCell> {
    const { byCell, byRange } = this.#of(sheet);
    for (const entry of byRange) if (intersect(entry.area, area)) yield entry.cell;
    if (area.rows * area.columns <= byCell.size) {
      for (const { row, column } of cellsOf(area)) yield* byCell.get(keyOf(row, column)) ?? [];
      return;
    }
    for (const [key, cells] of byCell) {
      if (containsCell(area, Math.floor(key / MAX_COLUMNS), key % MAX_COLUMNS)) yield* cells;
    }
  }

  /** Those of `among` that the formula refers to. */
  *precedentsAmong(cell: FormulaCell, among: ReadonlySet<FormulaCell>): Generator<FormulaCell> {
    for (const { sheet, area } of cell.precedents) {
      const few = area.rows * area.columns <= among.size;
      const standing = few ? this.#formulasAt(sheet, area) : among;
      for (const other of standing) {
        const within = few || (other.sheet === sheet && containsCell(area, other.row, other.column));
        if (within && among.has(other)) yield other;
      }
    }
  }

  *#formulasAt(sheet: Sheet, area: Area): Generator<FormulaCell> {
    for (const { row, column } of cellsOf(area)) {
      const cell = this.at(sheet, row, column);
      if (cell) yield cell;
    }
  }

  #of(sheet: Sheet): SheetFormulas {
    const known = this.#sheets.get(sheet);
    if (known) return known;
    const made: SheetFormulas = { formulas: new Map(), byCell: new Map(), byRange: new Set() };
    this.#sheets.set(sheet, made);
    return made;
  }

  #precedents(formula: string, sheet: Sheet, row: number, column: number): Precedent[] {
    const plain = resolveTableReferences(formula, this.#workbook, sheet, row, column);
    const areas = findReferences(plain).map(({ sheetName, area }) => ({ sheetName, area }));
    for (const name of this.#workbook.names) {
      const address = mentions(plain, name.name) ? parseAddress(name.refersTo) : null;
      if (address) areas.push({ sheetName: address.sheetName, area: address });
    }
    return areas.flatMap(({ sheetName, area }) => {
      const target = sheetName === null ? sheet : this.#workbook.sheet(sheetName);
      return target ? [{ sheet: target, area }] : [];
    });
  }
}

function mentions(formula: string, name: string): boolean {
  const escaped = name.replace(/[\\.]/g, String.raw`\$&`);
  return new RegExp(String.raw`(?<![\w.])${escaped}(?![\w.(])`, 'i').test(formula);
}
