// Rows as addresses: the fewest ranges that cover some rows, in texts that Excel's getRanges takes whole.

/** Excel cuts a longer list of addresses off without a word. */
export const LONGEST_ADDRESS = 8192;

/** A run of neighbouring rows, 1-based, both included. */
export interface RowRun {
  readonly first: number;
  readonly last: number;
}

/** The letters of a 0-based column: 0 is `A`, 25 is `Z`, 26 is `AA`, 16383 is `XFD`. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + (index % 26));
}

/** Rows (ascending, 1-based) as the fewest runs: `[2, 3, 5]` is rows 2–3 and row 5. */
export function runsOf(rows: Iterable<number>): RowRun[] {
  const runs: { first: number; last: number }[] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    if (run !== undefined && run.last === row - 1) run.last = row;
    else runs.push({ first: row, last: row });
  }
  return runs;
}

/** A list of ranges short enough for one rule, and the rows it covers from the top down. */
export interface RowRanges {
  readonly address: string;
  readonly runs: readonly RowRun[];
}

/** The runs across some columns (0-based, both included), in as few lists of at most `longest` characters as will hold them. */
export function rangesOf(
  runs: readonly RowRun[],
  columns: { readonly first: number; readonly last: number },
  longest = LONGEST_ADDRESS,
): RowRanges[] {
  const [left, right] = [columnLetters(columns.first), columnLetters(columns.last)];
  const lists: { address: string; runs: RowRun[] }[] = [];
  for (const run of runs) {
    const address = `${left}${run.first}:${right}${run.last}`;
    const list = lists.at(-1);
    if (list === undefined || list.address.length + 1 + address.length > longest) lists.push({ address, runs: [run] });
    else {
      list.address += `,${address}`;
      list.runs.push(run);
    }
  }
  return lists;
}
