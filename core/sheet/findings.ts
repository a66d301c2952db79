// What is noticed while the rows are read: which cells, how many. Findings become questions for the clerk.
import { dayOfSerial, formatDay } from '../calendar.ts';
import type { SheetCells } from '../sheet.ts';
import { cellName, formatAt, valueAt } from './grid.ts';
import { meaningOf } from './number-format.ts';

export type FindingKind =
  | 'amountUnreadable'
  | 'amountTooLarge'
  | 'originalTooLarge'
  | 'amountBlank'
  | 'amountPaid'
  | 'amountBeside'
  | 'balanceBlank'
  | 'balanceOff'
  | 'bucketsOff'
  | 'agesOff'
  | 'dueDateUnreadable'
  | 'dueDateMissing'
  | 'undated'
  | 'customerMissing'
  | 'creditPositive'
  | 'markedPaid'
  | 'duplicate'
  | 'currencyUnknown'
  | 'currencyUsual'
  | 'currencyShared'
  | 'currencyAssumed';

/** Cells that were noticed for the same reason; only the first twenty are named. */
export interface Finding {
  readonly cells: readonly string[];
  readonly count: number;
  /** What the first of the cells holds. */
  readonly example: string;
}

const NAMED = 20;

/** What a cell holds, as the clerk sees it: a day for a date. */
function shown(cells: SheetCells, row: number, column: number): string {
  const value = valueAt(cells, row, column);
  const isDate = typeof value === 'number' && meaningOf(formatAt(cells, row, column)).isDate;
  const day = isDate ? dayOfSerial(value, cells.dateEpoch) : null;
  return day ? formatDay(day, 'en-GB', 'medium') : String(value);
}

/** Collects findings of one sheet by kind. */
export class Findings {
  readonly #cells: SheetCells;
  readonly #found = new Map<FindingKind, { cells: string[]; count: number; example: string }>();

  #isClosed = false;

  constructor(cells: SheetCells) {
    this.#cells = cells;
  }

  /** All rows were read: what is noticed when one of them is read again was noticed before. */
  close(): void {
    this.#isClosed = true;
  }

  /** Notes a cell by its position in the block. */
  note(kind: FindingKind, row: number, column: number): void {
    if (this.#isClosed) return;
    const found = this.#found.get(kind) ?? {
      cells: [],
      count: 0,
      example: shown(this.#cells, row, column),
    };
    this.#found.set(kind, found);
    found.count += 1;
    if (found.cells.length < NAMED) found.cells.push(cellName(this.#cells, row, column));
  }

  of(kind: FindingKind): Finding | null {
    return this.#found.get(kind) ?? null;
  }
}
