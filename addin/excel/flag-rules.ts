// Our conditional formats on a sheet: found by the mark in their formula, so removal takes exactly ours, also after the
// file was saved, sorted, cut into pieces by Excel or opened by a colleague. The clerk's own formats are never touched.
import { type Refusal, refuse } from '../../core/refusal.ts';
import type { SheetCells } from '../../core/sheet.ts';
import { isOurFormula, rowReader } from '../flags/conditions.ts';
import { type RowRun, runsOf } from '../flags/row-ranges.ts';
import type { FlagRule } from '../flags.ts';
import { PROTECTED_CELLS } from './office-refusal.ts';

/** What stands on a sheet before flags are set or removed. */
export interface SheetState {
  readonly sheet: Excel.Worksheet;
  readonly isProtected: boolean;
  /** Our rules, lowest priority first, so that deleting one never moves another that is still to go. */
  readonly ours: readonly Excel.ConditionalFormat[];
}

/** The sheet in front, its protection and our rules in two requests, however many rows or rules there are. */
export async function readState(
  context: Excel.RequestContext,
  sheet = context.workbook.worksheets.getActiveWorksheet(),
): Promise<SheetState> {
  sheet.load('name');
  sheet.protection.load('protected,options');
  const formats = sheet.getRange().conditionalFormats.load('items/id,items/type,items/priority');
  await context.sync();
  const custom = formats.items.filter(({ type }) => type === 'Custom');
  for (const format of custom) format.custom.rule.load('formula');
  if (custom.length > 0) await context.sync();
  const ours = custom.filter((format) => isOurFormula(format.custom.rule.formula));
  const { protected: locked, options } = sheet.protection;
  return {
    sheet,
    isProtected: locked && options?.allowFormatCells !== true,
    ours: ours.toSorted((a, b) => b.priority - a.priority),
  };
}

/** Why flags cannot be changed here now; null when they can. */
export const whyNotChangeable = ({ isProtected }: SheetState): Refusal | null => (isProtected ? PROTECTED_CELLS : null);

/** Some neighbouring rows as they stand on the sheet now, to be compared with how they were read. */
interface RowsAsked extends RowRun {
  readonly range: Excel.Range;
}

/** Queues the values of some rows (1-based, ascending) over the width that was read; they arrive with the next request. */
export function askRows(sheet: Excel.Worksheet, rows: readonly number[], cells: SheetCells): RowsAsked[] {
  const width = cells.values[0]?.length ?? 1;
  return runsOf(rows).map(({ first, last }) => ({
    ...{ first, last },
    range: sheet.getRangeByIndexes(first - 1, cells.firstColumn, last - first + 1, width).load('values'),
  }));
}

/** A refusal when another sheet is in front or these rows no longer hold what was read: rules would land on wrong rows. */
export function whyNotAsRead({ sheet }: SheetState, asked: readonly RowsAsked[], cells: SheetCells): Refusal | null {
  if (sheet.name !== cells.sheetName) {
    return refuse('sheet-changed', `Another sheet is in front now. Go back to "${cells.sheetName}", then flag again.`);
  }
  const cellsOf = rowReader(cells);
  const isSame = (row: number, now: readonly unknown[]): boolean => {
    const cellIn = cellsOf(row);
    return now.every((value, i) => cellIn(cells.firstColumn + i) === '' || cellIn(cells.firstColumn + i) === value);
  };
  for (const { first, range } of asked) {
    const moved = range.values.findIndex((now, i) => !isSame(first + i, now));
    if (moved === -1) continue;
    const because = `Row ${first + moved} has changed since the sheet was read. Read the sheet again, then flag.`;
    return refuse('sheet-changed', because);
  }
  return null;
}

/** Takes our rules off and puts others on, in one request; a sheet that shows the same rules twice never comes about. */
export async function replaceRules(
  context: Excel.RequestContext,
  { sheet, ours }: SheetState,
  rules: readonly FlagRule[],
): Promise<void> {
  for (const format of ours) format.delete();
  addRules(sheet, rules);
  await context.sync();
}

/** Rules over the same cells share one range, which is most of what they cost to send. */
function addRules(sheet: Excel.Worksheet, rules: readonly FlagRule[]): void {
  for (const [address, together] of Map.groupBy(rules, (rule) => rule.address)) {
    const isOneRange = together[0]?.runs.length === 1;
    const formats = (isOneRange ? sheet.getRange(address) : sheet.getRanges(address)).conditionalFormats;
    for (const { formula, condition } of together) {
      const format = formats.add(Excel.ConditionalFormatType.custom).custom;
      format.rule.formula = formula;
      format.format.fill.color = condition.band.fill;
      if (condition.band.bold) format.format.font.bold = true;
    }
  }
}
