// The row the clerk has selected: read, and selected for her when she picks an invoice in the pane.
import { columnLetters } from '../flags/row-ranges.ts';

/** Where the clerk is: `row` (1-based) is the top row of what is selected; more than one row or area is said, not guessed at. */
export interface RowSelection {
  readonly sheetName: string;
  readonly row: number;
  readonly rowCount: number;
  /** The letters of the leftmost selected column. */
  readonly column: string;
  /** Separate areas picked with Ctrl; 1 for an ordinary selection. */
  readonly areaCount: number;
}

/** The selection now. Throws Office.js' InvalidSelection when a chart or picture is selected instead of a cell. */
export async function readSelection(context: Excel.RequestContext): Promise<RowSelection> {
  const selected = context.workbook.getSelectedRanges().load('areaCount');
  const first = selected.areas.getItemAt(0).load('rowIndex,rowCount,columnIndex');
  const sheet = selected.worksheet.load('name');
  await context.sync();
  return {
    sheetName: sheet.name,
    row: first.rowIndex + 1,
    rowCount: first.rowCount,
    column: columnLetters(first.columnIndex),
    areaCount: selected.areaCount,
  };
}

/** Selects cells (`D12`, `A5:F5`) on a sheet, or on the active one, and scrolls them into view. */
export async function selectAddress(
  context: Excel.RequestContext,
  address: string,
  sheetName: string | null,
): Promise<void> {
  const { worksheets } = context.workbook;
  const sheet = sheetName === null ? worksheets.getActiveWorksheet() : worksheets.getItem(sheetName);
  if (sheetName !== null) sheet.activate();
  sheet.getRange(address).select();
  await context.sync();
}
