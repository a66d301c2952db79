// When a rule shows a flag: each condition exists twice, as the formula Excel evaluates and as the same question in code,
// so that what the rules show can be compared with how the rows were read before anything is said to be done.
import type { CellValue, SheetCells } from '../../core/sheet.ts';
import type { AgeingBand } from './ageing-bands.ts';
import { columnLetters } from './row-ranges.ts';

/** Always true, and in every rule of ours and nobody else's: removal finds our rules by it, also after the file is reopened. */
const OUR_MARK = 'N("Duebook")=0';

/** Excel takes no longer formula for a conditional format. */
const LONGEST_FORMULA = 255;

/** True for a rule that Duebook wrote, however Excel has spaced or cased it since. */
export const isOurFormula = (formula: string): boolean =>
  formula.replaceAll(/\s/g, '').toUpperCase().includes(OUR_MARK.toUpperCase());

/** The cells of one row by their 0-based column on the sheet; '' outside what was read. */
export type RowCells = (column: number) => CellValue;

/** The cells of any row (1-based). One row at a time: what is asked of one row is over when the next is taken. */
export function rowReader({ values, firstRow, firstColumn }: SheetCells): (row: number) => RowCells {
  let cells: readonly CellValue[] | undefined;
  const cellIn: RowCells = (column) => cells?.[column - firstColumn] ?? '';
  return (row) => {
    cells = values[row - 1 - firstRow];
    return cellIn;
  };
}

/** Looks at the texts that stand in a column on some rows (1-based), until the look has seen enough and says so. */
export function lookAtTexts(
  { values, firstRow, firstColumn }: SheetCells,
  index: number,
  rows: readonly number[],
  look: (text: string, row: number) => boolean,
): void {
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i] ?? 0;
    const value = values[row - 1 - firstRow]?.[index - firstColumn];
    if (typeof value === 'string' && value !== '' && look(value, row)) return;
  }
}

/** One band's condition: what a formula asks of a range whose top row is `topRow`, all of it to be true. */
export interface FlagCondition {
  readonly band: AgeingBand;
  parts(topRow: number): readonly string[];
}

/** No condition shows on the row. */
export const NOT_SHOWN = -1;
/** Excel may read what stands in the row in a way that code does not know: the row is to be kept out of the rules. */
export const UNSURE = -2;

/** The conditions of a sheet's rules with the one question they answer about a row. At most one of them shows on a row. */
export interface RowJudge {
  readonly conditions: readonly FlagCondition[];
  /** The position of the condition that shows on a row, else {@link NOT_SHOWN} or {@link UNSURE}. */
  shownOn(cells: RowCells): number;
}

/** The formula of a condition for a range whose top row is `topRow`. */
export function formulaOf(condition: FlagCondition, topRow: number): string {
  const parts = condition.parts(topRow);
  return parts.length === 0 ? `=${OUR_MARK}` : `=AND(${[OUR_MARK, ...parts].join(',')})`;
}

/** A cell as a rule refers to it: the column stands, the row moves along. */
export const cellIn = (index: number, topRow: number): string => `$${columnLetters(index)}${topRow}`;

/** True when Excel takes every formula of the judge for rows down to `lastRow`. */
export const isShortEnough = ({ conditions }: RowJudge, lastRow: number): boolean =>
  conditions.every((condition) => formulaOf(condition, lastRow).length <= LONGEST_FORMULA);
