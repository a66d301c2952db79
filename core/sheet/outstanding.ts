// What a row says is still owed, as a number: its column; else its ageing columns added up; debits less credits where only
// those stand.
import { valueAt } from './grid.ts';
import type { Layout } from './layout.ts';

/** Reads the outstanding amount of a row by its position in the block; null where no number stands. */
export function outstandingReader({ body: { cells }, at, buckets, credits }: Layout): (row: number) => number | null {
  const column = at('outstanding');
  const numberAt = (row: number, position: number): number | null => {
    const value = valueAt(cells, row, position);
    return typeof value === 'number' ? value : null;
  };
  if (column !== null && credits === null) return (row) => numberAt(row, column);
  const positions = buckets.map(({ index }) => index - cells.firstColumn);
  return (row) => {
    if (column !== null && credits !== null) {
      const [debit, credit] = [numberAt(row, column), numberAt(row, credits)];
      return debit === null && credit === null ? null : (debit ?? 0) - Math.abs(credit ?? 0);
    }
    const amounts = positions.flatMap((position) => numberAt(row, position) ?? []);
    return amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0);
  };
}
