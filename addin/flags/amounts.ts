// What is owed in a row, as a formula and in code: amounts as numbers, or as text with a decimal comma or point.
import { minorDigits } from '../../core/money.ts';
import type { SheetCells, SheetReading } from '../../core/sheet.ts';
import { cellIn, lookAtTexts, type RowCells } from './conditions.ts';

/** How the cells of an amount column are written; text needs its decimal mark said. */
export interface AmountColumn {
  readonly index: number;
  readonly writtenAs: 'number' | 'text with comma' | 'text with point';
  /** The least amount that is not nothing: half a minor unit, so that the dust of a formula does not count as owed. */
  readonly least: number;
}

/** Half a minor unit of the currency with the most digits on the sheet: 0.005 for pounds, 0.5 for yen alone. */
export function leastAmount(reading: SheetReading): number {
  const digits = reading.outstandingByCurrency.map(({ currency }) => minorDigits(currency));
  return Number(`5e-${Math.max(...(digits.length === 0 ? [2] : digits)) + 1}`);
}

/** An amount column by what stands in some of its rows (1-based). */
export function amountColumn(cells: SheetCells, index: number, rows: readonly number[], least: number): AmountColumn {
  let writtenAs: AmountColumn['writtenAs'] = 'number';
  lookAtTexts(cells, index, rows, (text) => {
    const hasComma = /,\d{1,2}$/.test(text.trim());
    writtenAs = hasComma ? 'text with comma' : 'text with point';
    return hasComma;
  });
  return { index, writtenAs, least };
}

const PLAIN_TEXT_AMOUNT = {
  'text with comma': /^\d{1,3}(\.?\d{3})*(,\d+)?$/,
  'text with point': /^\d{1,3}(,?\d{3})*(\.\d+)?$/,
} as const;

/** Whether something is owed, as {@link owedParts} ask it; null when Excel may take the text for a number we do not know. */
export function isOwed({ index, writtenAs, least }: AmountColumn, cells: RowCells): boolean | null {
  const value = cells(index);
  if (typeof value === 'number') return value >= least;
  if (typeof value !== 'string' || writtenAs === 'number') return false;
  const text = value.trim();
  if (!/\d/.test(text)) return false;
  // A plain amount behind a minus is less than nothing; a minus behind it, brackets, a currency: who knows.
  if (!PLAIN_TEXT_AMOUNT[writtenAs].test(text.replace(/^-/, ''))) return null;
  if (text.startsWith('-')) return false;
  const plain = writtenAs === 'text with comma' ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', '');
  return Number(plain) >= least;
}

const textAmount = (cell: string, writtenAs: AmountColumn['writtenAs']): string =>
  `IFERROR(IF(ISNUMBER(${cell}),${cell},NUMBERVALUE(${cell},${writtenAs === 'text with comma' ? '",","."' : '".",","'})),0)`;

/** The parts of a formula that say something is owed in this column. */
export function owedParts({ index, writtenAs, least }: AmountColumn, topRow: number): string[] {
  const cell = cellIn(index, topRow);
  if (writtenAs === 'number') return [`ISNUMBER(${cell})`, `${cell}>=${least}`];
  return [`${textAmount(cell, writtenAs)}>=${least}`];
}

/** The part that says nothing is owed in this column. Excel fails on an error there and takes TRUE for 1. */
export function nothingOwedPart({ index, writtenAs, least }: AmountColumn, topRow: number): string {
  const cell = cellIn(index, topRow);
  return `${writtenAs === 'number' ? `N(${cell})` : textAmount(cell, writtenAs)}<${least}`;
}

/** Whether nothing is owed, as {@link nothingOwedPart} asks it; null where Excel reads the cell in a way of its own. */
export function isNothingOwed(column: AmountColumn, cells: RowCells): boolean | null {
  const value = cells(column.index);
  if (typeof value === 'boolean' || (typeof value === 'string' && value.startsWith('#'))) return null;
  const owed = isOwed(column, cells);
  return owed === null ? null : !owed;
}
