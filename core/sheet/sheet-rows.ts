// The rows of a sheet, from row 1 to the last filled one. What concerns all of them comes from columns; a row is put into
// words when somebody looks at it, and stays as it was then.
import type { RowType, SheetRow } from '../sheet.ts';
import { columnsOf, type RowColumns } from './row-columns.ts';

/** Rows of one age together. */
type Aged = ReturnType<RowColumns['heaps']>['heaps'][number];

/** A list of rows by position: 0 is row 1 of the sheet. It reads like an array that nobody may change. */
export class SheetRows implements Iterable<SheetRow> {
  readonly #columns: RowColumns;
  readonly #known: (SheetRow | undefined)[];
  readonly #read: (position: number) => SheetRow;
  #overdueIn: Map<string, number> | null = null;

  /** `known` holds rows that already stand in full, `read` gives the others. */
  constructor(columns: RowColumns, known: (SheetRow | undefined)[], read: (position: number) => SheetRow) {
    this.#columns = columns;
    this.#known = known;
    this.#read = read;
  }

  /** Rows that stand in full, the first of the sheet first. */
  static of(rows: readonly SheetRow[]): SheetRows {
    return new SheetRows(columnsOf(rows), [...rows], (position) => {
      throw new RangeError(`there is no row at ${position}`);
    });
  }

  get length(): number {
    return this.#columns.length;
  }

  /** The row at a position; negative ones count from the end. The same row is the same object every time. */
  at(position: number): SheetRow | undefined {
    const at = position < 0 ? this.length + position : position;
    if (!(at >= 0 && at < this.length)) return undefined;
    const known = this.#known[at];
    if (known) return known;
    const read = this.#read(at);
    this.#known[at] = read;
    return read;
  }

  *[Symbol.iterator](): Generator<SheetRow> {
    for (let position = 0; position < this.length; position += 1) {
      const row = this.at(position);
      if (row) yield row;
    }
  }

  typeAt(position: number): RowType {
    return this.#columns.typeAt(position);
  }

  /** True for a row that carries a debt or a credit: an invoice, a credit, a payment, or a customer's one row. */
  isLedgerAt(position: number): boolean {
    return this.#columns.isLedgerAt(position);
  }

  /** In minor units; NaN where there is none or it cannot be read. */
  outstandingAt(position: number): number {
    return this.#columns.outstandingAt(position);
  }

  /** How many rows are of a type. */
  count(type: RowType): number {
    let count = 0;
    for (let position = 0; position < this.length; position += 1) if (this.typeAt(position) === type) count += 1;
    return count;
  }

  /** How many invoices owe nothing any more, and of how many it cannot be read what they owe. */
  notAged(): { readonly settled: number; readonly unreadable: number } {
    let [settled, unreadable] = [0, 0];
    for (let position = 0; position < this.length; position += 1) {
      if (this.typeAt(position) !== 'invoice') continue;
      const owed = this.outstandingAt(position);
      if (owed === 0) settled += 1;
      if (Number.isNaN(owed)) unreadable += 1;
    }
    return { settled, unreadable };
  }

  /** How many rows are overdue in a currency. */
  overdueIn(currency: string): number {
    this.#overdueIn ??= this.#columns.overdueByCurrency();
    return this.#overdueIn.get(currency) ?? 0;
  }

  /** The numbers of the overdue rows as Excel shows them, ascending. */
  overdueRows(): number[] {
    const rows: number[] = new Array(this.#columns.overdue);
    let found = 0;
    for (let position = 0; position < this.length; position += 1) {
      if (!this.#columns.isOverdueAt(position)) continue;
      rows[found] = position + 1;
      found += 1;
    }
    return rows;
  }

  /** The rows that carry no amount owed, blank ones aside, in sheet order. */
  leftOut(): SheetRow[] {
    return this.#where((position) => {
      const isLine = this.isLedgerAt(position) && !Number.isNaN(this.outstandingAt(position));
      return !isLine && this.typeAt(position) !== 'blank';
    });
  }

  /** What is owed, as ageing asks for it: rows of one age together, those of another kind of age one by one. */
  aged(): (Aged | SheetRow)[] {
    const { heaps, others } = this.#columns.heaps();
    return [...heaps, ...others.flatMap((position) => this.at(position) ?? [])];
  }

  /** The same rows, of which some are worded otherwise when they are looked at. */
  reworded(reword: (row: SheetRow, position: number) => SheetRow): SheetRows {
    const rowAt = (position: number): SheetRow => reword(this.#known[position] ?? this.#read(position), position);
    return new SheetRows(this.#columns, new Array(this.length), rowAt);
  }

  #where(holds: (position: number) => boolean): SheetRow[] {
    const rows: SheetRow[] = [];
    for (let position = 0; position < this.length; position += 1) {
      const row = holds(position) ? this.at(position) : undefined;
      if (row) rows.push(row);
    }
    return rows;
  }

  map<Result>(make: (row: SheetRow, position: number) => Result): Result[] {
    return Array.from(this, make);
  }

  flatMap<Result>(make: (row: SheetRow, position: number) => Result | readonly Result[]): Result[] {
    return this.slice().flatMap(make);
  }

  filter(holds: (row: SheetRow) => boolean): SheetRow[] {
    return this.slice().filter(holds);
  }

  find(holds: (row: SheetRow) => boolean): SheetRow | undefined {
    for (const row of this) if (holds(row)) return row;
    return undefined;
  }

  some(holds: (row: SheetRow) => boolean): boolean {
    return this.find(holds) !== undefined;
  }

  every(holds: (row: SheetRow) => boolean): boolean {
    return this.find((row) => !holds(row)) === undefined;
  }

  slice(from = 0, to = this.length): SheetRow[] {
    const rows: SheetRow[] = [];
    for (let position = from; position < Math.min(to, this.length); position += 1) {
      const row = this.at(position);
      if (row) rows.push(row);
    }
    return rows;
  }
}
