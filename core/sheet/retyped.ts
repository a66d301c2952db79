// A copy of a sheet's cells in which single cells are typed anew.
import type { CellValue, SheetCells } from '../sheet.ts';

/** Copies rows only when something in them changes. */
export class Retyped {
  readonly #cells: SheetCells;
  #values: (readonly CellValue[])[] = [];
  #formats: (readonly string[])[] = [];
  readonly #copied = new Set<number>();

  constructor(cells: SheetCells) {
    this.#cells = cells;
  }

  set(row: number, column: number, value: number, format: string): void {
    if (this.#copied.size === 0) {
      this.#values = [...this.#cells.values];
      this.#formats = [...this.#cells.numberFormats];
    }
    if (!this.#copied.has(row)) {
      this.#copied.add(row);
      this.#values[row] = [...(this.#values[row] ?? [])];
      this.#formats[row] = [...(this.#formats[row] ?? [])];
    }
    (this.#values[row] as CellValue[])[column] = value;
    (this.#formats[row] as string[])[column] = format;
  }

  get cells(): SheetCells {
    return this.#copied.size === 0
      ? this.#cells
      : { ...this.#cells, values: this.#values, numberFormats: this.#formats };
  }
}
