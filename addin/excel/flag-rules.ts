// Our conditional formats on a sheet: found by the mark in their formula, so removal takes exactly ours, also after the
// file was saved, sorted, cut into pieces by Excel or opened by a colleague. The clerk's own formats are never touched.
import { type Refusal, refuse } from '../../core/refusal.ts';
import type { SheetCells } from '../../core/sheet.ts';
import { isOurFormula } from '../flags/conditions.ts';
import { type FlagRule, rowCells } from '../flags.ts';
import { PROTECTED_CELLS } from './office-refusal.ts';

/** What stands on a sheet before flags are set or removed. */
export interface SheetState {
  readonly sheet: Excel.Worksheet;
  readonly isProtected: boolean;
  /** Our rules, lowest priority first, so that deleting one never moves another that is still to go. */
  readonly ours: readonly Excel.ConditionalFormat[];
}

/** The sheet's protection and our rules in two requests, however many rows or rules there are. */
export async function readState(context: Excel.RequestContext): Promise<SheetState> {
  const sheet = context.workbook.worksheets.getActiveWorksheet().load('name');
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

/** A row as it stands on the sheet now, to be compared with how it was read. */
interface RowAsked {
  readonly row: number;
  readonly range: Excel.Range;
}

/** Queues the values of some rows (1-based) over the width that was read; they arrive with the next request. */
export function askRows(context: Excel.RequestContext, rows: readonly number[], cells: SheetCells): RowAsked[] {
  const sheet = context.workbook.worksheets.getActiveWorksheet();
  const width = cells.values[0]?.length ?? 1;
  return rows.map((row) => ({
    row,
    range: sheet.getRangeByIndexes(row - 1, cells.firstColumn, 1, width).load('values'),
  }));
}

/** A refusal when another sheet is in front or these rows no longer hold what was read: rules would land on wrong rows. */
export function whyNotAsRead({ sheet }: SheetState, asked: readonly RowAsked[], cells: SheetCells): Refusal | null {
  if (sheet.name !== cells.sheetName) {
    return refuse('sheet-changed', `Another sheet is in front now. Go back to "${cells.sheetName}", then flag again.`);
  }
  const isSame = ({ row, range }: RowAsked): boolean => {
    const cellIn = rowCells(cells, row);
    const now = range.values[0] ?? [];
    return now.every((value, i) => cellIn(cells.firstColumn + i) === '' || cellIn(cells.firstColumn + i) === value);
  };
  const moved = asked.find((one) => !isSame(one));
  if (moved === undefined) return null;
  return refuse(
    'sheet-changed',
    `Row ${moved.row} has changed since the sheet was read. Read the sheet again, then flag.`,
  );
}

/** Takes our rules off and puts others on, in one request; a sheet that shows the same rules twice never comes about. */
export async function replaceRules(
  context: Excel.RequestContext,
  { sheet, ours }: SheetState,
  rules: readonly FlagRule[],
): Promise<void> {
  for (const format of ours) format.delete();
  for (const rule of rules) addRule(sheet, rule);
  await context.sync();
}

function addRule(sheet: Excel.Worksheet, { address, runs, formula, condition }: FlagRule): void {
  const target = runs.length === 1 ? sheet.getRange(address) : sheet.getRanges(address);
  const format = target.conditionalFormats.add(Excel.ConditionalFormatType.custom).custom;
  format.rule.formula = formula;
  format.format.fill.color = condition.band.fill;
  if (condition.band.bold) format.format.font.bold = true;
}
