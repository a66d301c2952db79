// Columns of ours beside the list, only when the clerk asks for them: days overdue as numbers, and where each reminder is. A
// hidden name of the sheet remembers a column's cells and moves with them, so that removal takes exactly what was written. A
// column is made as wide as its words.
import { type Refusal, refuse } from '../../core/refusal.ts';
import type { SheetCells, SheetReading } from '../../core/sheet.ts';
import { columnLetters } from '../flags/row-ranges.ts';
import { asCellText } from './cell-text.ts';
import {
  type ColumnLook,
  isAsWidened,
  lookFrom,
  narrowAgain,
  noteOf,
  WIDTH_OF_COLUMN,
  widthOf,
} from './column-look.ts';
import { PROTECTED_CELLS } from './office-refusal.ts';

/** A column of ours: the sheet's name for its cells, and the heading on top of them. */
export interface OwnColumn {
  readonly name: string;
  readonly heading: string;
}

export const DAYS_OVERDUE: OwnColumn = { name: 'Duebook_DaysOverdue', heading: 'Days overdue' };
export const REMINDER_STATUS: OwnColumn = { name: 'Duebook_ReminderStatus', heading: 'Reminder status' };
/** Every column of ours there may be. */
const OWN_COLUMNS: readonly OwnColumn[] = [DAYS_OVERDUE, REMINDER_STATUS];

const LAST_COLUMN = 16_383;

/** Where a column stands and how many rows got something. */
export interface WrittenColumn {
  readonly column: string;
  readonly rows: number;
}

/** What is known of one column of ours before it is written or removed. */
interface Standing {
  readonly name: Excel.NamedItem;
  /** The cells the name stands for while our heading is still on top of them; null when the clerk has taken it off. */
  readonly range: Excel.Range | null;
}

/** The sheet's names for our columns, to be loaded with the caller's own request. */
export const askOwnColumns = (sheet: Excel.Worksheet): Excel.NamedItem[] =>
  OWN_COLUMNS.map(({ name }) => sheet.names.getItemOrNullObject(name).load('name,comment'));

/** The cells of each of our columns, or null, in their order; requests only where a name exists. */
export async function findOwnColumns(
  context: Excel.RequestContext,
  names: readonly Excel.NamedItem[],
): Promise<(Excel.Range | null)[]> {
  const ranges = names.map((name) =>
    name.isNullObject ? null : name.getRangeOrNullObject().load(`columnIndex,${WIDTH_OF_COLUMN}`),
  );
  if (ranges.every((range) => range === null)) return ranges;
  await context.sync();
  const headings = ranges.map((range) =>
    range === null || range.isNullObject ? null : range.getCell(0, 0).load('values'),
  );
  await context.sync();
  return ranges.map((range, i) => (headings[i]?.values[0]?.[0] === OWN_COLUMNS[i]?.heading ? range : null));
}

interface SheetStanding {
  readonly sheet: Excel.Worksheet;
  readonly columns: readonly Standing[];
}

async function readStanding(context: Excel.RequestContext): Promise<SheetStanding | Refusal> {
  const sheet = context.workbook.worksheets.getActiveWorksheet().load('name');
  sheet.protection.load('protected');
  const names = askOwnColumns(sheet);
  await context.sync();
  if (sheet.protection.protected) return PROTECTED_CELLS;
  const ranges = await findOwnColumns(context, names);
  return { sheet, columns: names.map((name, i) => ({ name, range: ranges[i] ?? null })) };
}

/** One number format for every cell: Excel takes a single text for all, which its types do not say. */
function formatAll(range: Excel.Range, numberFormat: string): void {
  range.numberFormat = numberFormat as unknown as string[][];
}

/** Empties a column of ours and forgets it; what the clerk has put in its place under another heading stays. */
function takeOff({ name, range }: Standing): void {
  if (range !== null) {
    const before = lookFrom(name.comment);
    range.clear(Excel.ClearApplyTo.contents);
    if (before.numberFormat !== 'General') formatAll(range, before.numberFormat);
    narrowAgain(range, before);
  }
  if (!name.isNullObject) name.delete();
}

/** Takes a column of ours off the active sheet; false when there was none. */
export async function removeOwnColumn(context: Excel.RequestContext, own: OwnColumn): Promise<boolean | Refusal> {
  const standing = await readStanding(context);
  if ('refused' in standing) return standing;
  const its = standing.columns[OWN_COLUMNS.indexOf(own)];
  if (its === undefined) return false;
  takeOff(its);
  await context.sync();
  return its.range !== null;
}

/** Whether a column of ours stands on the active sheet, also from an earlier day or another clerk. */
export async function isOwnColumnShown(context: Excel.RequestContext, own: OwnColumn): Promise<boolean> {
  const names = askOwnColumns(context.workbook.worksheets.getActiveWorksheet());
  await context.sync();
  return (await findOwnColumns(context, names))[OWN_COLUMNS.indexOf(own)] !== null;
}

const lastColumnOf = ({ values, firstColumn }: SheetCells): number =>
  firstColumn + Math.max(0, ...values.map((row) => row.findLastIndex((cell) => cell !== '')));

/** What stands in the rows of the list: a number or a text by the row as Excel shows it. */
export type OwnValues = ReadonlyMap<number, string | number>;

/** The days of each row that is overdue. */
export const daysOverdueOf = ({ rows }: SheetReading): OwnValues =>
  new Map(
    rows.overdueRows().flatMap((number) => {
      const days = rows.at(number - 1)?.daysOverdue ?? null;
      return days === null ? [] : [[number, days] as const];
    }),
  );

/** The cells from the heading down. Texts are made safe, whoever wrote them. */
function cellsFrom({ heading }: OwnColumn, { headerRow, lastDataRow }: SheetReading, values: OwnValues) {
  const safe = (value: string | number) => (typeof value === 'string' ? asCellText(value) : value);
  const below = Array.from({ length: lastDataRow - headerRow }, (_, i) => [safe(values.get(headerRow + 1 + i) ?? '')]);
  return [[asCellText(heading)], ...below];
}

/** The next free column beside the list and our other columns. */
const nextColumn = (cells: SheetCells, columns: readonly Standing[]): number =>
  Math.max(lastColumnOf(cells), ...columns.map(({ range }) => range?.columnIndex ?? 0)) + 1;

/** Writes a column at the right edge of the list, or again where it already stands. */
export async function writeOwnColumn(
  context: Excel.RequestContext,
  own: OwnColumn,
  { reading, cells }: { readonly reading: SheetReading; readonly cells: SheetCells },
  values: OwnValues,
): Promise<WrittenColumn | Refusal> {
  const standing = await readStanding(context);
  if ('refused' in standing) return standing;
  const { sheet, columns } = standing;
  const its = columns[OWN_COLUMNS.indexOf(own)];
  if (sheet.name !== reading.sheetName)
    return refuse('sheet-changed', `Go back to the sheet "${reading.sheetName}" first.`);
  const column = its?.range?.columnIndex ?? nextColumn(cells, columns);
  if (column > LAST_COLUMN)
    return refuse('no-room', 'The list fills the sheet to its last column, so there is no room beside it.');
  const target = sheet.getRangeByIndexes(reading.headerRow - 1, column, reading.lastDataRow - reading.headerRow + 1, 1);
  const before = await lookBefore(context, target, its);
  const isHers = its?.range != null && before.ours !== null && !isAsWidened(its.range, before);
  if (its) takeOff(its);
  if (before.numberFormat !== 'General') formatAll(target, 'General');
  const written = cellsFrom(own, reading, values);
  target.values = written;
  const remembered = sheet.names.add(own.name, target, noteOf(before));
  remembered.visible = false;
  if (isHers) await context.sync();
  else await widen(context, { target, remembered, before });
  return { column: columnLetters(column), rows: written.slice(1).filter(([cell]) => cell !== '').length };
}

/** How the column looked before it was ours: as it looks now, or as its name keeps it where it is ours already. */
async function lookBefore(
  context: Excel.RequestContext,
  target: Excel.Range,
  its: Standing | undefined,
): Promise<ColumnLook> {
  const first = target.getCell(1, 0).load('numberFormat');
  target.load(WIDTH_OF_COLUMN);
  await context.sync();
  if (its && its.range !== null) {
    const kept = lookFrom(its.name.comment);
    return { ...kept, width: kept.width ?? widthOf(target) };
  }
  return { numberFormat: String(first.numberFormat[0]?.[0] ?? 'General'), width: widthOf(target), ours: null };
}

interface Widened {
  readonly target: Excel.Range;
  readonly remembered: Excel.NamedItem;
  readonly before: ColumnLook;
}

/** Makes the column as wide as its words, never narrower than it is, and keeps the width with the name. */
async function widen(context: Excel.RequestContext, { target, remembered, before }: Widened): Promise<void> {
  const least = target.format.columnWidth;
  target.format.autofitColumns();
  target.load(WIDTH_OF_COLUMN);
  await context.sync();
  const ours = Math.max(target.format.columnWidth, least);
  if (ours > target.format.columnWidth) target.format.columnWidth = ours;
  remembered.comment = noteOf({ ...before, ours });
  await context.sync();
}
