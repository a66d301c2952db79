// The active sheet as values and number formats, in blocks that stay well under Excel's 5 MB a message. Values of a block
// come with the number formats of the block before; formats are asked only for columns that hold a number there, because
// a format decides what a number is (a date, an amount in euros) and nothing else. Hidden and filtered rows are read too.
import { type Refusal, refuse } from '../../core/refusal.ts';
import type { CellValue, SheetCells } from '../../core/sheet.ts';
import { columnLetters } from '../flags/row-ranges.ts';
import { dateEpochOf, showsYear } from './date-system.ts';
import { DAYS_OVERDUE_NAME, findOurColumn } from './days-overdue-column.ts';
import { isTooMuchAtOnce } from './office-refusal.ts';

const MOST_ROWS_AT_ONCE = 20_000;
const MOST_CELLS_AT_ONCE = 160_000;
const FEWEST_ROWS_AT_ONCE = 250;
const MOST_COLUMNS = 256;
const MOST_CELLS = 3_000_000;

interface Block {
  readonly offset: number;
  readonly range: Excel.Range;
}
interface FormatsAsked {
  readonly offset: number;
  readonly column: number;
  readonly range: Excel.Range;
}
type Used = Excel.Range;

/**
 * The values and number formats of the active sheet; formats are '' where a cell holds no number. Cells of our own Days
 * overdue column read as empty. Refuses an empty sheet and one too large to read, saying which cell makes it so.
 */
export async function readCells(context: Excel.RequestContext): Promise<SheetCells | Refusal> {
  const sheet = context.workbook.worksheets.getActiveWorksheet().load('name');
  const used = sheet.getUsedRangeOrNullObject(true).load('rowIndex,columnIndex,rowCount,columnCount');
  const ourName = sheet.names.getItemOrNullObject(DAYS_OVERDUE_NAME).load('name');
  await context.sync();
  if (used.isNullObject)
    return refuse('sheet-empty', `The sheet "${sheet.name}" is empty. Go to the sheet that lists the invoices.`);
  const tooLarge = whyTooLarge(used, sheet.name);
  if (tooLarge !== null) return tooLarge;
  const ours = await findOurColumn(context, ourName);
  const read = await readBlocks(context, sheet, used, rowsAtOnce(used.columnCount));
  if (ours !== null) emptyColumn(read.values, ours.columnIndex - used.columnIndex);
  const dateEpoch = await readDateEpoch(context, sheet, used, read);
  return { sheetName: sheet.name, firstRow: used.rowIndex, firstColumn: used.columnIndex, ...read, dateEpoch };
}

function emptyColumn(values: CellValue[][], column: number): void {
  for (const row of values) if (column >= 0 && column < row.length) row[column] = '';
}

function whyTooLarge({ columnIndex, columnCount, rowIndex, rowCount }: Used, name: string): Refusal | null {
  if (columnCount <= MOST_COLUMNS && rowCount * columnCount <= MOST_CELLS) return null;
  const last = `${columnLetters(columnIndex + columnCount - 1)}${rowIndex + rowCount}`;
  return refuse(
    'sheet-too-large',
    `"${name}" is filled as far as cell ${last}, more than Duebook reads. Delete stray cells beyond the list, or copy the list to a sheet of its own.`,
  );
}

const rowsAtOnce = (columns: number): number => Math.min(MOST_ROWS_AT_ONCE, Math.floor(MOST_CELLS_AT_ONCE / columns));

interface CellsRead {
  readonly values: CellValue[][];
  readonly numberFormats: string[][];
}

/** Reads all blocks, and once more in halves when a block of long texts was too much for one answer. */
async function readBlocks(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  used: Used,
  rows: number,
): Promise<CellsRead> {
  try {
    return await readBlocksOf(context, sheet, used, rows);
  } catch (error) {
    if (!isTooMuchAtOnce(error) || rows <= FEWEST_ROWS_AT_ONCE) throw error;
    return readBlocks(context, sheet, used, Math.ceil(rows / 2));
  }
}

async function readBlocksOf(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  used: Used,
  rows: number,
): Promise<CellsRead> {
  const blankFormats = Array.from({ length: used.columnCount }, () => '');
  const values: CellValue[][] = [];
  const numberFormats: string[][] = [];
  let asked: FormatsAsked[] = [];
  for (let offset = 0; offset < used.rowCount || asked.length > 0; offset += rows) {
    const block = offset < used.rowCount ? askValues(sheet, used, offset, rows) : null;
    // One sync a block: its values, and the number formats that the block before turned out to need.
    await context.sync();
    takeFormats(asked, numberFormats);
    asked = [];
    if (block === null) break;
    for (const row of block.range.values as CellValue[][]) {
      values.push(row);
      numberFormats.push([...blankFormats]);
    }
    asked = askFormats(sheet, used, block);
    block.range.untrack();
  }
  return { values, numberFormats };
}

function askValues(sheet: Excel.Worksheet, used: Used, offset: number, rows: number): Block {
  const height = Math.min(rows, used.rowCount - offset);
  const range = sheet.getRangeByIndexes(used.rowIndex + offset, used.columnIndex, height, used.columnCount);
  return { offset, range: range.load('values') };
}

/** Neighbouring columns with a number in them are asked together, from the first to the last row of the block that has one. */
function askFormats(sheet: Excel.Worksheet, used: Used, { offset, range }: Block): FormatsAsked[] {
  const rows = range.values as CellValue[][];
  const hasNumber = Array.from({ length: used.columnCount }, (_, column) =>
    rows.some((row) => typeof row[column] === 'number'),
  );
  return columnGroups(hasNumber).map(([first, last]) => {
    const top = used.rowIndex + offset;
    const asked = sheet.getRangeByIndexes(top, used.columnIndex + first, rows.length, last - first + 1);
    return { offset, column: first, range: asked.load('numberFormat') };
  });
}

function columnGroups(wanted: readonly boolean[]): [number, number][] {
  const groups: [number, number][] = [];
  for (const [column, isWanted] of wanted.entries()) {
    const group = groups.at(-1);
    if (!isWanted) continue;
    if (group !== undefined && group[1] === column - 1) group[1] = column;
    else groups.push([column, column]);
  }
  return groups;
}

function takeFormats(asked: readonly FormatsAsked[], into: string[][]): void {
  const known = new Map<string, string>();
  for (const { offset, column, range } of asked) {
    for (const [i, formats] of (range.numberFormat as string[][]).entries()) {
      for (const [j, format] of formats.entries()) {
        if (!known.has(format)) known.set(format, format);
        const row = into[offset + i];
        if (row !== undefined) row[column + j] = known.get(format) ?? format;
      }
    }
    range.untrack();
  }
}

/** Office.js does not tell the date system, so one date is asked as Excel shows it: the systems lie four years apart. */
async function readDateEpoch(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  used: Used,
  { values, numberFormats }: CellsRead,
): Promise<1900 | 1904> {
  for (const [row, cells] of values.entries()) {
    const formats = numberFormats[row] ?? [];
    const column = cells.findIndex((cell, i) => typeof cell === 'number' && showsYear(formats[i] ?? ''));
    if (column === -1) continue;
    const range = sheet.getRangeByIndexes(used.rowIndex + row, used.columnIndex + column, 1, 1).load('text');
    await context.sync();
    return dateEpochOf(Number(cells[column]), formats[column] ?? '', String(range.text[0]?.[0] ?? ''));
  }
  return 1900;
}
