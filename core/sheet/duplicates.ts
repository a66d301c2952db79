// An invoice number that stands on several rows of one customer: part lines and instalments do that, and so does a line typed
// twice. All rows count; the clerk is told which.
import type { SheetRow } from '../sheet.ts';
import type { SheetRows } from './sheet-rows.ts';

/** The invoice number at a position of the rows. */
type NumberAt = (position: number) => string | null;

/**
 * Rows (positions in the list) that repeat an earlier row's customer and invoice number, with the position of that row.
 * Costs a table of all numbers; where they ascend there is none.
 */
export function repeatedInvoices(rows: SheetRows, numberAt: NumberAt): ReadonlyMap<number, number> {
  const firsts = new Map<string, number>();
  /** Rows of other customers with a number that stood before. */
  const others = new Map<string, number[]>();
  const repeated = new Map<number, number>();
  for (const i of invoicesOf(rows)) {
    const number = numberAt(i);
    if (number === null) continue;
    const first = firsts.get(number);
    if (first === undefined) {
      firsts.set(number, i);
      continue;
    }
    const more = others.get(number) ?? [];
    const same = [first, ...more].find((before) => isSameCustomer(rows.at(before), rows.at(i)));
    if (same === undefined) others.set(number, [...more, i]);
    else repeated.set(i, same);
  }
  return repeated;
}

function* invoicesOf(rows: SheetRows): Generator<number> {
  for (let i = 0; i < rows.length; i += 1) if (rows.typeAt(i) === 'invoice') yield i;
}

/** Sees whether numbers ascend, as many programs number and list: then none stands twice. */
export class NumberOrder {
  isAscending = true;
  #last = '';

  /** The next number down the sheet: it ascends when it is longer than the one before, or as long and later. */
  take(number: string): void {
    if (!this.isAscending) return;
    const before = this.#last;
    this.isAscending = number.length === before.length ? number > before : number.length > before.length;
    this.#last = number;
  }
}

function isSameCustomer(a: SheetRow | undefined, b: SheetRow | undefined): boolean {
  return a !== undefined && b !== undefined && (a.customerId ?? a.customer) === (b.customerId ?? b.customer);
}

/** The rows with the repetition said in their reasons. */
export function withRepetitions(rows: SheetRows, repeated: ReadonlyMap<number, number>): SheetRows {
  if (repeated.size === 0) return rows;
  return rows.reworded((row, position) => {
    const first = repeated.get(position);
    if (first === undefined) return row;
    return { ...row, because: `${row.because} Invoice ${row.invoiceNumber} is also on row ${first + 1}.` };
  });
}
