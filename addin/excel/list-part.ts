// Which part of a very wide or very tall sheet is the list. Excel counts a cell far away, or a formula that shows nothing, as
// used; so the used range is asked in strips, and what lies beyond a wide gap is told instead of read.
import { type Refusal, refuse } from '../../core/refusal.ts';
import { columnLetters } from '../flags/row-ranges.ts';

/** Some rows and columns of a sheet, 0-based as Office.js counts. */
export interface Part {
  readonly rowIndex: number;
  readonly columnIndex: number;
  readonly rowCount: number;
  readonly columnCount: number;
}

/** The part to be read, and addresses of what holds something far away from it. */
export interface ListPart {
  readonly part: Part;
  readonly beyond: readonly string[];
}

/** An aged-debtor sheet has a few dozen columns. */
const MOST_COLUMNS = 256;
/** Cells that are worth looking at for the few that hold something: seconds, with progress shown. */
const MOST_CELLS_LOOKED_AT = 40_000_000;
const USUAL_CELLS = 3_000_000;
const STRIP_COLUMNS = 64;
const STRIP_ROWS = 8192;
/** Empty columns or rows after which what follows is no longer the list. */
const WIDE_GAP = { columns: 32, rows: 1000 } as const;
const LOOK_AT_ONCE = 200_000;

/** Where a range stands that has been loaded. */
export const partOf = ({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): Part => ({
  rowIndex,
  columnIndex,
  rowCount,
  columnCount,
});

const endRow = ({ rowIndex, rowCount }: Part): number => rowIndex + rowCount;
const endColumn = ({ columnIndex, columnCount }: Part): number => columnIndex + columnCount;
const cellsIn = ({ rowCount, columnCount }: Part): number => rowCount * columnCount;

function around(parts: readonly Part[]): Part {
  const rowIndex = Math.min(...parts.map((part) => part.rowIndex));
  const columnIndex = Math.min(...parts.map((part) => part.columnIndex));
  const rowCount = Math.max(...parts.map(endRow)) - rowIndex;
  return { rowIndex, columnIndex, rowCount, columnCount: Math.max(...parts.map(endColumn)) - columnIndex };
}

function addressOf(part: Part): string {
  const first = `${columnLetters(part.columnIndex)}${part.rowIndex + 1}`;
  const last = `${columnLetters(endColumn(part) - 1)}${endRow(part)}`;
  return first === last ? first : `${first}:${last}`;
}

/** The refusal for a list with more filled cells than Duebook holds, naming the last of them. */
export const refuseTooLarge = (name: string, part: Part): Refusal =>
  refuse(
    'sheet-too-large',
    `"${name}" is filled as far as cell ${addressOf(part).split(':').at(-1)}, more than Duebook reads. Delete stray cells beyond the list, or copy the list to a sheet of its own.`,
  );

function stripsOf(part: Part, axis: 'columns' | 'rows'): Part[] {
  const step = axis === 'columns' ? STRIP_COLUMNS : STRIP_ROWS;
  const length = axis === 'columns' ? part.columnCount : part.rowCount;
  return Array.from({ length: Math.ceil(length / step) }, (_, i) => {
    const size = Math.min(step, length - i * step);
    return axis === 'columns'
      ? { ...part, columnIndex: part.columnIndex + i * step, columnCount: size }
      : { ...part, rowIndex: part.rowIndex + i * step, rowCount: size };
  });
}

const rangeOf = (sheet: Excel.Worksheet, { rowIndex, columnIndex, rowCount, columnCount }: Part): Excel.Range =>
  sheet.getRangeByIndexes(rowIndex, columnIndex, rowCount, columnCount);

/** The used parts of all strips, in one request. */
async function usedStrips(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  part: Part,
  axis: 'columns' | 'rows',
): Promise<Part[]> {
  const asked = stripsOf(part, axis).map((strip) =>
    rangeOf(sheet, strip).getUsedRangeOrNullObject(true).load('rowIndex,columnIndex,rowCount,columnCount'),
  );
  await context.sync();
  return asked.filter((range) => !range.isNullObject).map(partOf);
}

/** Strips between which no wide gap lies, together. */
function clustersOf(strips: readonly Part[], axis: 'columns' | 'rows'): Part[] {
  const clusters: Part[] = [];
  for (const strip of strips) {
    const last = clusters.at(-1);
    const gap =
      last === undefined
        ? Number.POSITIVE_INFINITY
        : axis === 'columns'
          ? strip.columnIndex - endColumn(last)
          : strip.rowIndex - endRow(last);
    if (last === undefined || gap > WIDE_GAP[axis]) clusters.push(strip);
    else clusters[clusters.length - 1] = around([last, strip]);
  }
  return clusters;
}

/** The largest cluster along an axis; the others are beyond. */
async function largestAlong(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  part: Part,
  axis: 'columns' | 'rows',
): Promise<ListPart> {
  const clusters = clustersOf(await usedStrips(context, sheet, part, axis), axis);
  const largest = clusters.reduce((best, one) => (cellsIn(one) > cellsIn(best) ? one : best), clusters[0] ?? part);
  return { part: largest, beyond: clusters.filter((one) => one !== largest).map(addressOf) };
}

async function holdsSomething(context: Excel.RequestContext, sheet: Excel.Worksheet, part: Part): Promise<boolean> {
  const rows = Math.max(1, Math.floor(LOOK_AT_ONCE / part.columnCount));
  for (let row = part.rowIndex; row < endRow(part); row += rows) {
    const rowCount = Math.min(rows, endRow(part) - row);
    const range = rangeOf(sheet, { ...part, rowIndex: row, rowCount }).load('values');
    await context.sync();
    const isFilled = range.values.some((cells) => cells.some((cell) => cell !== ''));
    range.untrack();
    if (isFilled) return true;
  }
  return false;
}

/** Without the columns at the right edge whose formulas show nothing; many are looked at together, then one strip by one. */
async function withoutEmptyColumns(context: Excel.RequestContext, sheet: Excel.Worksheet, part: Part): Promise<Part> {
  const strips = stripsOf(part, 'columns');
  let together = Math.max(1, Math.floor(LOOK_AT_ONCE / (STRIP_COLUMNS * part.rowCount)));
  while (strips.length > 1) {
    const last = strips.slice(-Math.min(together, strips.length - 1));
    if (!(await holdsSomething(context, sheet, around(last)))) strips.length -= last.length;
    else if (together > 1) together = 1;
    else break;
  }
  return around(strips);
}

/**
 * The part of the used range that holds the list. A sheet of usual size is taken as it is, without a request; a list that is
 * itself too large to be read is refused with the cell that makes it so.
 */
export async function findListPart(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  used: Part,
): Promise<ListPart | Refusal> {
  if (used.columnCount <= MOST_COLUMNS && cellsIn(used) <= USUAL_CELLS) return { part: used, beyond: [] };
  const across = await largestAlong(context, sheet, used, 'columns');
  const { part, beyond } = await largestAlong(context, sheet, across.part, 'rows');
  if (cellsIn(part) > MOST_CELLS_LOOKED_AT) return refuseTooLarge(sheet.name, part);
  const filled = part.columnCount > MOST_COLUMNS ? await withoutEmptyColumns(context, sheet, part) : part;
  if (filled.columnCount > MOST_COLUMNS) return refuseTooLarge(sheet.name, filled);
  return { part: filled, beyond: [...across.beyond, ...beyond] };
}
