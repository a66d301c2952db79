// A copy of a sheet's cells in which single cells are typed anew.
import type { CellValue, SheetCells } from '../sheet.ts';

/** Copies rows only when something in them changes. */
export class Retyped {
  readonly #cells: SheetCells;
  /** Null as long as nothing changed. */
  #copy: { readonly values: (readonly CellValue[])[]; readonly numberFormats: (readonly string[])[] } | null = null;

  constructor(cells: SheetCells) {
    this.#cells = cells;
  }

  set(row: number, column: number, value: CellValue, format: string): void {
    const { values, numberFormats } = this.#cells;
    this.#copy ??= { values: [...values], numberFormats: [...numberFormats] };
    const copy = this.#copy;
    if (copy.values[row] === values[row]) {
      copy.values[row] = [...(values[row] ?? [])];
      copy.numberFormats[row] = [...(numberFormats[row] ?? [])];
    }
    (copy.values[row] as CellValue[])[column] = value;
    (copy.numberFormats[row] as string[])[column] = format;
  }

  get cells(): SheetCells {
    return this.#copy === null ? this.#cells : { ...this.#cells, ...this.#copy };
  }
}
