// The Days overdue column, only when the clerk asks for it: numbers beside the list for those who need words rather than
// colour. A hidden name of the sheet remembers its cells and moves with them, so that removal takes exactly what was written.
import { type Refusal, refuse } from '../../core/refusal.ts';
import type { SheetCells, SheetReading } from '../../core/sheet.ts';
import { columnLetters } from '../flags/row-ranges.ts';
import { asCellText } from './cell-text.ts';
import { PROTECTED_CELLS } from './office-refusal.ts';

/** The sheet's name for the cells of our column. */
export const DAYS_OVERDUE_NAME = 'Duebook_DaysOverdue';
const DAYS_OVERDUE_HEADING = 'Days overdue';
const PRIOR_FORMAT_IS = 'Number format before: ';
const LAST_COLUMN = 16_383;

/** Where the column stands and how many rows got a number. */
export interface DaysOverdueColumn {
  readonly column: string;
  readonly rows: number;
}

/** What is known of our column on a sheet before it is written or removed. */
interface Standing {
  readonly sheet: Excel.Worksheet;
  readonly name: Excel.NamedItem;
  /** The cells the name stands for while our heading is still on top of them; null when the clerk has taken it off. */
  readonly range: Excel.Range | null;
}

/** The cells of our column on a sheet, or null; a request for the name, and two more only where the name exists. */
export async function findOurColumn(context: Excel.RequestContext, name: Excel.NamedItem): Promise<Excel.Range | null> {
  if (name.isNullObject) return null;
  const range = name.getRangeOrNullObject().load('columnIndex');
  await context.sync();
  if (range.isNullObject) return null;
  const heading = range.getCell(0, 0).load('values');
  await context.sync();
  return heading.values[0]?.[0] === DAYS_OVERDUE_HEADING ? range : null;
}

async function readStanding(context: Excel.RequestContext): Promise<Standing | Refusal> {
  const sheet = context.workbook.worksheets.getActiveWorksheet().load('name');
  sheet.protection.load('protected');
  const name = sheet.names.getItemOrNullObject(DAYS_OVERDUE_NAME).load('comment');
  await context.sync();
  if (sheet.protection.protected) return PROTECTED_CELLS;
  return { sheet, name, range: await findOurColumn(context, name) };
}

/** One number format for every cell: Excel takes a single text for all, which its types do not say. */
function formatAll(range: Excel.Range, numberFormat: string): void {
  range.numberFormat = numberFormat as unknown as string[][];
}

/** Empties our column and forgets it; what the clerk has put in its place under another heading stays. */
function takeOff({ name, range }: Standing): void {
  if (range !== null) {
    range.clear(Excel.ClearApplyTo.contents);
    const prior = name.comment.startsWith(PRIOR_FORMAT_IS) ? name.comment.slice(PRIOR_FORMAT_IS.length) : '';
    if (prior !== '') formatAll(range, prior);
  }
  if (!name.isNullObject) name.delete();
}

/** Takes the column off the active sheet; false when there was none. */
export async function removeDaysOverdueFrom(context: Excel.RequestContext): Promise<boolean | Refusal> {
  const standing = await readStanding(context);
  if ('refused' in standing) return standing;
  takeOff(standing);
  await context.sync();
  return standing.range !== null;
}

const lastColumnOf = ({ values, firstColumn }: SheetCells): number =>
  firstColumn + Math.max(0, ...values.map((row) => row.findLastIndex((cell) => cell !== '')));

/** The days of each row from the header down: a number where the row is overdue, nothing elsewhere. */
function daysOverdueCells({ headerRow, lastDataRow, rows }: SheetReading): (string | number)[][] {
  const days = new Map(rows.filter(({ overdue }) => overdue).map((row) => [row.row, row.daysOverdue]));
  const below = Array.from({ length: lastDataRow - headerRow }, (_, i) => [days.get(headerRow + 1 + i) ?? '']);
  return [[asCellText(DAYS_OVERDUE_HEADING)], ...below];
}

/** Writes the column at the right edge of the list, or again where it already stands. */
export async function writeDaysOverdueTo(
  context: Excel.RequestContext,
  reading: SheetReading,
  cells: SheetCells,
): Promise<DaysOverdueColumn | Refusal> {
  const standing = await readStanding(context);
  if ('refused' in standing) return standing;
  const { sheet } = standing;
  if (sheet.name !== reading.sheetName)
    return refuse('sheet-changed', `Go back to the sheet "${reading.sheetName}" first.`);
  const column = standing.range?.columnIndex ?? lastColumnOf(cells) + 1;
  if (column > LAST_COLUMN)
    return refuse('no-room', 'The list fills the sheet to its last column, so there is no room beside it.');
  const target = sheet.getRangeByIndexes(reading.headerRow - 1, column, reading.lastDataRow - reading.headerRow + 1, 1);
  const first = target.getCell(1, 0).load('numberFormat');
  await context.sync();
  takeOff(standing);
  const prior = String(first.numberFormat[0]?.[0] ?? 'General');
  if (prior !== 'General') formatAll(target, 'General');
  const written = daysOverdueCells(reading);
  target.values = written;
  const remembered = sheet.names.add(
    DAYS_OVERDUE_NAME,
    target,
    prior === 'General' ? '' : `${PRIOR_FORMAT_IS}${prior}`,
  );
  remembered.visible = false;
  await context.sync();
  return { column: columnLetters(column), rows: written.filter(([cell]) => typeof cell === 'number').length };
}
