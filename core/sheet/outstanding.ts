// What a row says is still owed, as a number: its column; else its ageing columns added up; debits less credits where only
// those stand; the amount less its payments where there is no balance; less than nothing for a row that counts against others.
import { isEmpty, valueAt } from './grid.ts';
import type { Layout } from './layout.ts';

type Owed = (row: number) => number | null;

/** More than any debt; a longer number is no amount. */
export const MOST_OF_A_CELL = 1e11;

/** The column of what is outstanding; where its cell is empty and the clerk said so, the whole amount. */
function byColumn({ body: { cells }, at, credits, deducted, answers }: Layout, column: number): Owed {
  const numberAt = (row: number, position: number): number | null => {
    const value = valueAt(cells, row, position);
    return typeof value === 'number' ? value : null;
  };
  if (credits !== null)
    return (row) => {
      const [debit, credit] = [numberAt(row, column), numberAt(row, credits)];
      return debit === null && credit === null ? null : (debit ?? 0) - Math.abs(credit ?? 0);
    };
  const amount = answers.oneOf('outstanding', ['amount']) === null ? null : at('amount');
  const instead = (row: number): number | null =>
    amount !== null && isEmpty(valueAt(cells, row, column)) ? numberAt(row, amount) : null;
  if (deducted.length === 0)
    return amount === null ? (row) => numberAt(row, column) : (row) => numberAt(row, column) ?? instead(row);
  return (row) => {
    const whole = numberAt(row, column);
    if (whole === null) return null;
    const paid = deducted.reduce((sum, position) => sum + Math.abs(numberAt(row, position) ?? 0), 0);
    return Math.round((whole - Math.sign(whole) * paid) * 1000) / 1000;
  };
}

function byAges({ body: { cells }, buckets }: Layout): Owed {
  const positions = buckets.map(({ index }) => index - cells.firstColumn);
  return (row) => {
    const amounts = positions.flatMap((position) => {
      const value = valueAt(cells, row, position);
      return typeof value === 'number' ? [value] : [];
    });
    return amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0);
  };
}

/** Reads the outstanding amount of a row by its position in the block; null where no number stands. */
export function outstandingReader(layout: Layout): Owed {
  const column = layout.at('outstanding');
  const owed = column === null ? byAges(layout) : byColumn(layout, column);
  const { lowers, sign } = layout;
  if (lowers === null && sign === 1) return owed;
  return (row) => {
    const value = owed(row);
    if (value === null || value === 0) return value;
    return value > 0 && lowers?.(row) ? -value : sign * value;
  };
}
