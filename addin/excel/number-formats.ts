// Number formats while a sheet is read. They are asked for only where a column holds numbers, because a format decides what a
// number is (a date, an amount in euros) and nothing else; rows with the same formats share one list.
import type { CellValue } from '../../core/sheet.ts';

/** Neighbouring columns of some rows, counted from the first cell that is read. */
interface FormatsWanted {
  readonly row: number;
  readonly rowCount: number;
  readonly column: number;
  readonly columnCount: number;
}
interface FormatsAsked extends FormatsWanted {
  readonly range: Excel.Range;
}
type RangeAt = (row: number, column: number, rowCount: number, columnCount: number) => Excel.Range;

/** The number formats of the rows read so far; what is still missing is asked along with the next block. */
export class NumberFormats {
  /** By row; '' where none was asked for. Rows that look alike are one and the same list. */
  readonly rows: string[][] = [];
  readonly #rangeAt: RangeAt;
  readonly #blank: string[];
  readonly #hasNumbers: boolean[];
  #missing: FormatsWanted[] = [];
  #asked: FormatsAsked[] = [];
  #done: Excel.Range[] = [];

  constructor(columns: number, rangeAt: RangeAt) {
    this.#rangeAt = rangeAt;
    this.#blank = Array.from({ length: columns }, () => '');
    this.#hasNumbers = Array.from({ length: columns }, () => false);
  }

  /** True while formats of rows that were read are still to be asked for. */
  get isIncomplete(): boolean {
    return this.#missing.length > 0;
  }

  /** Queues what is missing, and for the block that is read next the columns that held numbers so far. */
  ask(row: number, rowCount: number): void {
    for (const range of this.#done) range.untrack();
    this.#done = [];
    const ahead = rowCount === 0 ? [] : this.#wanted(this.#hasNumbers, row, rowCount);
    this.#asked = [...this.#missing, ...ahead].map((wanted) => ({
      ...wanted,
      range: this.#rangeAt(wanted.row, wanted.column, wanted.rowCount, wanted.columnCount).load('numberFormat'),
    }));
  }

  /** Takes what has arrived with a block of values, and notes the columns in which numbers appear for the first time. */
  take(row: number, values: readonly (readonly CellValue[])[]): void {
    for (let i = 0; i < values.length; i += 1) this.rows.push(this.#blank);
    for (const asked of this.#asked) this.#lay(asked, asked.range.numberFormat as string[][]);
    this.#done = this.#asked.map(({ range }) => range);
    this.#asked = [];
    const appeared = numbersAppearing(values, this.#hasNumbers);
    this.#missing = this.#wanted(appeared, row, values.length);
    for (const [column, isNew] of appeared.entries()) if (isNew) this.#hasNumbers[column] = true;
  }

  #lay({ row, column, columnCount }: FormatsWanted, formats: readonly (readonly string[])[]): void {
    let before: readonly string[] = [];
    let laidOver: readonly string[] | null = null;
    let laid: string[] = this.#blank;
    for (let i = 0; i < formats.length; i += 1) {
      const now = formats[i] ?? [];
      const under = this.rows[row + i] ?? this.#blank;
      if (under !== laidOver || !isSame(before, now)) {
        laid = [...under];
        for (let j = 0; j < columnCount; j += 1) laid[column + j] = now[j] ?? '';
        laidOver = under;
      }
      before = now;
      this.rows[row + i] = laid;
    }
  }

  #wanted(columns: readonly boolean[], row: number, rowCount: number): FormatsWanted[] {
    const groups: { column: number; columnCount: number }[] = [];
    for (const [column, isWanted] of columns.entries()) {
      const group = groups.at(-1);
      if (!isWanted) continue;
      if (group !== undefined && group.column + group.columnCount === column) group.columnCount += 1;
      else groups.push({ column, columnCount: 1 });
    }
    return groups.map((group) => ({ row, rowCount, ...group }));
  }
}

/** By column: true where numbers stand that did not before. Row by row, because that is how the cells lie in memory. */
function numbersAppearing(values: readonly (readonly CellValue[])[], known: readonly boolean[]): boolean[] {
  const appeared = known.map(() => false);
  let open = known.flatMap((isKnown, column) => (isKnown ? [] : [column]));
  for (const row of values) {
    let found = false;
    for (const column of open) {
      if (typeof row[column] !== 'number') continue;
      appeared[column] = true;
      found = true;
    }
    if (found) open = open.filter((column) => !appeared[column]);
  }
  return appeared;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  for (let i = 0; i < one.length; i += 1) if (one[i] !== other[i]) return false;
  return true;
}
