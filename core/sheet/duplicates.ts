// An invoice number that stands on several rows of one customer: part lines and instalments do that, and so does a line typed
// twice. All rows count; the clerk is told which.
import type { SheetRow } from '../sheet.ts';
import { rowsInSteps, type Steps } from '../steps.ts';
import type { SheetRows } from './sheet-rows.ts';

/** The invoice number at a position of the rows. */
type NumberAt = (position: number) => string | null;

/** By customer, the first row with a number that several rows have. */
type Firsts = Map<string | null, number>;

/**
 * Rows (positions in the list) that repeat an earlier row's customer and invoice number, with the position of that row.
 * Costs a table of all numbers; where they ascend there is none.
 */
export function* repeatedInvoices(rows: SheetRows, numberAt: NumberAt): Steps<ReadonlyMap<number, number>> {
  const firsts = new Map<string, number>();
  const byCustomer = new Map<string, Firsts>();
  const repeated = new Map<number, number>();
  const take = (i: number): void => {
    const number = rows.typeAt(i) === 'invoice' ? numberAt(i) : null;
    if (number === null) return;
    const first = firsts.get(number);
    if (first === undefined) {
      firsts.set(number, i);
      return;
    }
    const known: Firsts = byCustomer.get(number) ?? new Map([[customerOf(rows.at(first)), first]]);
    byCustomer.set(number, known);
    const customer = customerOf(rows.at(i));
    const same = known.get(customer);
    if (same === undefined) known.set(customer, i);
    else repeated.set(i, same);
  };
  yield* rowsInSteps(0, rows.length, (from, to) => {
    for (let i = from; i < to; i += 1) take(i);
  });
  return repeated;
}

const customerOf = (row: SheetRow | undefined): string | null => row?.customerId ?? row?.customer ?? null;

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

/** The rows with the repetition said in their reasons. */
export function withRepetitions(rows: SheetRows, repeated: ReadonlyMap<number, number>): SheetRows {
  if (repeated.size === 0) return rows;
  return rows.reworded((row, position) => {
    const first = repeated.get(position);
    if (first === undefined) return row;
    return { ...row, because: `${row.because} Invoice ${row.invoiceNumber} is also on row ${first + 1}.` };
  });
}
