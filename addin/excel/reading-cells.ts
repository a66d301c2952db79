// The active sheet as values and number formats, in blocks that stay well under Excel's 5 MB a message. A short first block
// shows which columns hold numbers and how long the rows are; hidden and filtered rows are read like all others.
import { type Refusal, refuse } from '../../core/refusal.ts';
import type { CellValue, SheetCells } from '../../core/sheet.ts';
import { epochShownIn, firstDatedRow, rowOfNumbers } from './date-system.ts';
import { findListPart, type Part, partOf, refuseTooLarge } from './list-part.ts';
import { NumberFormats } from './number-formats.ts';
import { isTooMuchAtOnce } from './office-refusal.ts';
import { askOwnColumns, findOwnColumns } from './own-columns.ts';

/** How far a reading has come. */
export interface ReadingProgress {
  readonly rowsRead: number;
  readonly rows: number;
}

/** What a long reading tells and listens to. */
export interface ReadingOptions {
  /** Told after every block; a sheet under 20,000 rows has two. */
  readonly onProgress?: (progress: ReadingProgress) => void;
  /** Stops the reading before its next block; it then comes to the refusal `reading-stopped`. */
  readonly signal?: AbortSignal;
}

const FIRST_ROWS = 200;
const MOST_ROWS_AT_ONCE = 20_000;
/** Of Excel's 5 MB a message; the rest is room for rows that are longer than the first ones. */
const BYTES_AT_ONCE = 4_000_000;
const BYTES_OF_A_FORMAT = 14;
const FEWEST_ROWS_AT_ONCE = 250;
const MOST_CELLS = 3_000_000;

const STOPPED = refuse('reading-stopped', 'Reading was stopped. Nothing on the sheet was changed.');

/** The sheet while it is being read. */
interface Reading {
  readonly context: Excel.RequestContext;
  readonly sheet: Excel.Worksheet;
  readonly part: Part;
  readonly values: CellValue[][];
  readonly formats: NumberFormats;
  /** A row as Excel shows it: Office.js does not tell the date system, but a date in both systems lies four years apart. */
  shownRow: { readonly row: number; readonly range: Excel.Range } | null;
  /** Ranges of the block before, given back with the next request. */
  done: Excel.Range[];
}

/**
 * The values and number formats of the active sheet; formats are '' in columns without numbers. Cells of our own
 * columns read as empty. Refuses an empty sheet, one too large to read (saying which cell makes it so), and a
 * reading that was stopped.
 */
export async function readCells(
  context: Excel.RequestContext,
  options: ReadingOptions = {},
): Promise<SheetCells | Refusal> {
  const sheet = context.workbook.worksheets.getActiveWorksheet().load('name');
  const used = sheet.getUsedRangeOrNullObject(true).load('rowIndex,columnIndex,rowCount,columnCount');
  const ourNames = askOwnColumns(sheet);
  await context.sync();
  if (used.isNullObject)
    return refuse('sheet-empty', `The sheet "${sheet.name}" is empty. Go to the sheet that lists the invoices.`);
  const ours = await findOwnColumns(context, ourNames);
  const list = await findListPart(context, sheet, partOf(used));
  if ('refused' in list) return list;
  const { part } = list;
  const rangeAt = (row: number, column: number, rowCount: number, columnCount: number): Excel.Range =>
    sheet.getRangeByIndexes(part.rowIndex + row, part.columnIndex + column, rowCount, columnCount);
  const formats = new NumberFormats(part.columnCount, rangeAt);
  const reading: Reading = { context, sheet, part, values: [], formats, shownRow: null, done: [] };
  const no = await readBlocks(reading, options);
  if (no !== null) return no;
  for (const own of ours) if (own !== null) emptyColumn(reading.values, own.columnIndex - part.columnIndex);
  return sheetCellsOf(reading, list.beyond, await readDateEpoch(reading));
}

function sheetCellsOf(
  { sheet, part, values, formats }: Reading,
  beyond: readonly string[],
  dateEpoch: 1900 | 1904,
): SheetCells {
  const cells: SheetCells = {
    sheetName: sheet.name,
    firstRow: part.rowIndex,
    firstColumn: part.columnIndex,
    values,
    numberFormats: formats.rows,
    dateEpoch,
  };
  return beyond.length === 0 ? cells : { ...cells, beyond };
}

function emptyColumn(values: CellValue[][], column: number): void {
  for (const row of values) if (column >= 0 && column < row.length) row[column] = '';
}

/** Reads block after block; a block that was too much for one answer is asked again in halves. */
async function readBlocks(reading: Reading, { onProgress, signal }: ReadingOptions): Promise<Refusal | null> {
  const { part, values, formats } = reading;
  const nothing: CellValue[] = Array.from({ length: part.columnCount }, () => '');
  let atOnce = FIRST_ROWS;
  let filledRows = 0;
  while (values.length < part.rowCount || formats.isIncomplete) {
    if (signal?.aborted) return STOPPED;
    const rowCount = Math.min(atOnce, part.rowCount - values.length);
    const block = await readBlock(reading, rowCount);
    if (block === null) {
      atOnce = Math.ceil(rowCount / 2);
      continue;
    }
    const row = values.length;
    filledRows += addRows(values, block, nothing);
    formats.take(row, block);
    if (filledRows * part.columnCount > MOST_CELLS) return refuseTooLarge(reading.sheet.name, part);
    if (row === 0) atOnce = rowsAtOnce(block);
    onProgress?.({ rowsRead: values.length, rows: part.rowCount });
  }
  dropEmptyTail(reading, nothing);
  return null;
}

/** Adds the rows of a block and counts the filled ones; a million empty rows are one empty row. */
function addRows(values: CellValue[][], block: readonly CellValue[][], nothing: CellValue[]): number {
  let filled = 0;
  for (const cells of block) {
    const isFilled = cells[0] !== '' || cells.some(isContent);
    if (isFilled) filled += 1;
    values.push(isFilled ? cells : nothing);
  }
  return filled;
}

const isContent = (cell: CellValue): boolean => cell !== '';

function dropEmptyTail({ values, formats }: Reading, nothing: readonly CellValue[]): void {
  const height = values.findLastIndex((row) => row !== nothing) + 1;
  values.length = height;
  formats.rows.length = height;
}

/** The values of the next rows, with the formats that are due; null when they were too much for one answer. */
async function readBlock(reading: Reading, rowCount: number): Promise<CellValue[][] | null> {
  const { context, values, formats } = reading;
  const row = values.length;
  const range = rowCount === 0 ? null : rowsOf(reading, row, rowCount).load('values');
  formats.ask(row, rowCount);
  reading.shownRow ??= row === 0 ? null : askShownRow(reading);
  for (const before of reading.done) before.untrack();
  try {
    await context.sync();
  } catch (error) {
    if (!isTooMuchAtOnce(error) || rowCount <= FEWEST_ROWS_AT_ONCE) throw error;
    Object.assign(reading, { shownRow: null, done: [] });
    return null;
  }
  reading.done = range === null ? [] : [range];
  return (range?.values ?? []) as CellValue[][];
}

const rowsOf = ({ sheet, part }: Reading, row: number, rowCount: number): Excel.Range =>
  sheet.getRangeByIndexes(part.rowIndex + row, part.columnIndex, rowCount, part.columnCount);

/** Rows of the usual length that fit one message with their formats. */
function rowsAtOnce(block: readonly (readonly CellValue[])[]): number {
  const numbers = block.flat().filter((cell) => typeof cell === 'number').length;
  const bytes = new TextEncoder().encode(JSON.stringify(block)).length + numbers * BYTES_OF_A_FORMAT;
  const rows = Math.floor((BYTES_AT_ONCE * block.length) / bytes);
  return Math.max(FEWEST_ROWS_AT_ONCE, Math.min(MOST_ROWS_AT_ONCE, rows));
}

/** Queues a row as Excel shows it, one that will hold a date where the list has dates. */
function askShownRow(reading: Reading): Reading['shownRow'] {
  const row = rowOfNumbers(reading.values, FIRST_ROWS);
  return { row, range: rowsOf(reading, row, 1).load('text') };
}

async function readDateEpoch(reading: Reading): Promise<1900 | 1904> {
  const { context, values, formats, shownRow } = reading;
  const rows = { values, numberFormats: formats.rows };
  const known = shownRow && epochShownIn(rows, shownRow.row, shownRow.range.text[0] ?? []);
  if (known !== null) return known;
  const row = firstDatedRow(rows);
  if (row === -1) return 1900;
  const range = rowsOf(reading, row, 1).load('text');
  await context.sync();
  return epochShownIn(rows, row, range.text[0] ?? []) ?? 1900;
}
