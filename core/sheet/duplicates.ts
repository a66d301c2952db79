// An invoice number that stands on several rows of one customer: part lines and instalments do that, and so does a line typed
// twice. All rows count; the clerk is told which.
import type { SheetRow } from '../sheet.ts';

/** Rows (positions in the list) that repeat an earlier row's customer and invoice number, with the position of that row. */
export function repeatedInvoices(rows: readonly SheetRow[]): ReadonlyMap<number, number> {
  const firsts = new Map<string, number[]>();
  const repeated = new Map<number, number>();
  rows.forEach(({ type, invoiceNumber }, i) => {
    if (invoiceNumber === null || type !== 'invoice') return;
    const before = firsts.get(invoiceNumber);
    if (!before) {
      firsts.set(invoiceNumber, [i]);
      return;
    }
    const same = before.find((first) => isSameCustomer(rows[first], rows[i]));
    if (same === undefined) before.push(i);
    else repeated.set(i, same);
  });
  return repeated;
}

function isSameCustomer(a: SheetRow | undefined, b: SheetRow | undefined): boolean {
  return a !== undefined && b !== undefined && (a.customerId ?? a.customer) === (b.customerId ?? b.customer);
}

/** The rows with the repetition said in their reasons. */
export function withRepetitions(rows: readonly SheetRow[], repeated: ReadonlyMap<number, number>): readonly SheetRow[] {
  if (repeated.size === 0) return rows;
  return rows.map((row, i) => {
    const first = rows[repeated.get(i) ?? -1];
    return first
      ? { ...row, because: `${row.because} Invoice ${row.invoiceNumber} is also on row ${first.row}.` }
      : row;
  });
}
