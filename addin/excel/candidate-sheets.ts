// All sheets of the workbook at a glance, for choosing the one that lists the debts: their first rows with number formats, and
// whether they are hidden, in four requests however many sheets there are.

import type { SheetCandidate } from '../../core/sheet/choose-sheet.ts';
import type { CellValue } from '../../core/sheet.ts';
import { epochShownIn, rowOfNumbers } from './date-system.ts';
import { NumberFormats } from './number-formats.ts';

/** A workbook with more sheets is looked at as far as this. */
const MOST_SHEETS = 40;
const MOST_COLUMNS = 128;
const MOST_ROWS = 300;
/** Cells of all sheets together: well under Excel's 5 MB a message, also with long texts. */
const MOST_CELLS = 90_000;

/** A sheet at a glance. `used` is the size of what it holds; `cells` are the first rows of it. */
export interface GlimpsedSheet extends SheetCandidate {
  readonly used: { readonly rows: number; readonly columns: number };
}

interface Top {
  readonly sheet: Excel.Worksheet;
  readonly used: Excel.Range;
  readonly range: Excel.Range;
  readonly formats: NumberFormats;
}

async function usedRanges(
  context: Excel.RequestContext,
): Promise<{ readonly activeId: string; readonly used: readonly { sheet: Excel.Worksheet; used: Excel.Range }[] }> {
  const { worksheets } = context.workbook;
  worksheets.load('items/id,items/name,items/visibility');
  const active = worksheets.getActiveWorksheet().load('id');
  await context.sync();
  const used = worksheets.items.slice(0, MOST_SHEETS).map((sheet) => ({
    sheet,
    used: sheet.getUsedRangeOrNullObject(true).load('rowIndex,columnIndex,rowCount,columnCount'),
  }));
  await context.sync();
  return { activeId: active.id, used: used.filter((one) => !one.used.isNullObject) };
}

function askTops(found: readonly { sheet: Excel.Worksheet; used: Excel.Range }[]): Top[] {
  const columnsOf = ({ columnCount }: Excel.Range): number => Math.min(columnCount, MOST_COLUMNS);
  const columns = found.reduce((sum, { used }) => sum + columnsOf(used), 0);
  const most = Math.min(MOST_ROWS, Math.floor(MOST_CELLS / Math.max(columns, 1)));
  return found.map(({ sheet, used }) => {
    const rangeAt = (row: number, column: number, rowCount: number, columnCount: number): Excel.Range =>
      sheet.getRangeByIndexes(used.rowIndex + row, used.columnIndex + column, rowCount, columnCount);
    const range = rangeAt(0, 0, Math.min(used.rowCount, most), columnsOf(used)).load('values');
    return { sheet, used, range, formats: new NumberFormats(columnsOf(used), rangeAt) };
  });
}

/** The sheets that hold anything, in their order. */
export async function glimpseSheets(context: Excel.RequestContext): Promise<GlimpsedSheet[]> {
  const { activeId, used } = await usedRanges(context);
  const tops = askTops(used);
  await context.sync();
  const shown = tops.map(({ range, formats }) => {
    const values = range.values as CellValue[][];
    formats.take(0, values);
    formats.ask(values.length, 0);
    return range.getRow(rowOfNumbers(values, values.length)).load('text');
  });
  await context.sync();
  return tops.map(({ sheet, used: { rowIndex, columnIndex, rowCount, columnCount }, range, formats }, i) => {
    const values = range.values as CellValue[][];
    formats.take(values.length, []);
    const rows = { values, numberFormats: formats.rows };
    const dateEpoch = epochShownIn(rows, rowOfNumbers(values, values.length), shown[i]?.text[0] ?? []) ?? 1900;
    return {
      cells: { sheetName: sheet.name, firstRow: rowIndex, firstColumn: columnIndex, ...rows, dateEpoch },
      isHidden: sheet.visibility !== 'Visible',
      isActive: sheet.id === activeId,
      used: { rows: rowCount, columns: columnCount },
    };
  });
}
