// Which of the cells a reminder draws on have a formula that makes them no source. The only place where formulas are read.
import { type DoubtfulCell, doubtOf, type SourceCell } from '../../core/doubtful-formula.ts';
import { runsOf } from '../flags/row-ranges.ts';

/** The cells with a doubtful formula, in the order asked; in one request however many cells and rows. */
export async function findDoubtfulCells(
  context: Excel.RequestContext,
  sheetName: string,
  cells: readonly SourceCell[],
): Promise<DoubtfulCell[]> {
  if (cells.length === 0) return [];
  const sheet = context.workbook.worksheets.getItem(sheetName);
  const columns = [...new Set(cells.map(({ column }) => column))];
  const asked = columns.flatMap((column) =>
    runsOf(rowsIn(column, cells)).map(({ first, last }) => {
      const range = sheet.getRange(`${column}${first}:${column}${last}`).load('formulas');
      return { column, first, range };
    }),
  );
  await context.sync();
  const formulas = new Map(
    asked.flatMap(({ column, first, range }) =>
      range.formulas.map(([formula], at) => [`${column}${first + at}`, formula] as const),
    ),
  );
  return cells.flatMap((cell) => {
    const doubt = doubtOf(formulas.get(`${cell.column}${cell.row}`));
    return doubt === null ? [] : [{ ...cell, doubt }];
  });
}

const rowsIn = (column: string, cells: readonly SourceCell[]): number[] =>
  [...new Set(cells.filter((cell) => cell.column === column).map(({ row }) => row))].sort((a, b) => a - b);
