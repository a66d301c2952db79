// An invoice number that stands on several rows of one customer: part lines and instalments do that, and so does a line typed
// twice. All rows count; the clerk is told which.
import type { SheetRow } from '../sheet.ts';

/** Rows (positions in the list) that repeat an earlier row's customer and invoice number, with the position of that row. */
export function repeatedInvoices(rows: readonly SheetRow[]): ReadonlyMap<number, number> {
  if (areAscending(rows)) return new Map();
  const firsts = new Map<string, number>();
  /** Rows of other customers with a number that stood before. */
  const others = new Map<string, number[]>();
  const repeated = new Map<number, number>();
  for (let i = 0; i < rows.length; i += 1) {
    const { type, invoiceNumber } = rows[i] ?? NO_ROW;
    if (invoiceNumber === null || type !== 'invoice') continue;
    const first = firsts.get(invoiceNumber);
    if (first === undefined) {
      firsts.set(invoiceNumber, i);
      continue;
    }
    const more = others.get(invoiceNumber) ?? [];
    const same = [first, ...more].find((before) => isSameCustomer(rows[before], rows[i]));
    if (same === undefined) others.set(invoiceNumber, [...more, i]);
    else repeated.set(i, same);
  }
  return repeated;
}

/** True when every number is longer than the one before, or as long and later: as many programs number and list, and none twice. */
function areAscending(rows: readonly SheetRow[]): boolean {
  let before = '';
  for (const { type, invoiceNumber } of rows) {
    if (invoiceNumber === null || type !== 'invoice') continue;
    const isLater =
      invoiceNumber.length === before.length ? invoiceNumber > before : invoiceNumber.length > before.length;
    if (!isLater) return false;
    before = invoiceNumber;
  }
  return true;
}

const NO_ROW = { type: 'blank', invoiceNumber: null } as const;

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
