// What the flags of a sheet show, told from a saved copy as Excel evaluates its formats, and whether that is what was read.
import { removeFlags } from '../addin/excel.ts';
import { type Refusal, refuse } from '../core/refusal.ts';
import type { Workbook } from './excel/workbook.ts';
import { openWorkbook, saveWorkbook } from './excel/xlsx.ts';

/** Rows (1-based) on which the second workbook shows another fill than the first, in any of the sheet's cells. */
function rowsShownDifferently(before: Workbook, after: Workbook, sheetName: string): number[] {
  const [one, other] = [before.sheet(sheetName), after.sheet(sheetName)];
  const used = one?.usedArea(true);
  if (!one || !other || !used) return [];
  const columns = Array.from({ length: used.columns }, (_, i) => used.column + i);
  return Array.from({ length: used.rows }, (_, i) => used.row + i)
    .filter((row) =>
      columns.some((column) => before.shownLook(one, row, column).fill !== after.shownLook(other, row, column).fill),
    )
    .map((row) => row + 1);
}

/**
 * Rows on which a saved copy shows a flag: those that look otherwise in another copy from which the flags were taken off.
 * Afterwards the workbook has none.
 */
export async function rowsFlagged(workbook: Workbook, sheetName: string): Promise<number[]> {
  const copied = async (): Promise<Workbook> => openWorkbook(await saveWorkbook(workbook), 'copy.xlsx');
  const flagged = await copied();
  await removeFlags();
  return rowsShownDifferently(await copied(), flagged, sheetName);
}

/** Flags that are not what was read, as a refusal that names the rows; null where every overdue row shows one and no other does. */
export function whyFlagsDiffer(overdue: readonly number[], flagged: readonly number[]): Refusal | null {
  const [read, shown] = [new Set(overdue), new Set(flagged)];
  const missing = overdue.filter((row) => !shown.has(row));
  const wrong = flagged.filter((row) => !read.has(row));
  if (missing.length + wrong.length === 0) return null;
  const named = (some: readonly number[], what: string): string =>
    some.length === 0 ? '' : ` ${what} ${some.slice(0, 20).join(', ')}${some.length > 20 ? ' and more' : ''}.`;
  const because = `${named(missing, 'Overdue without a flag: rows')}${named(wrong, 'Flagged and not overdue: rows')}`;
  return refuse('flags-differ', `The flags do not show what was read.${because}`);
}
