// The columns of the sheet as a clerk sees them: letter, heading, a few values.
import { type CalendarDay, dayOfSerial } from '../core/calendar.ts';
import { headingRowsOf } from '../core/report-layout.ts';
import { headingsIn } from '../core/report-layout-headings.ts';
import { formatAt, kindOf, letterOf, valueAt } from '../core/sheet/grid.ts';
import type { SheetCells, SheetReading } from '../core/sheet.ts';

/** A value of a column: a day, a number, or a text as it stands. */
export type Sample = { readonly day: CalendarDay } | { readonly number: number } | { readonly text: string };

/** A column of the sheet; `index` is its 0-based position on the sheet. */
export interface SheetColumn {
  readonly column: string;
  readonly index: number;
  readonly heading: string;
}

/** Every column of the list that holds a heading or a value in its first rows. */
export function columnsOf(cells: SheetCells, reading: SheetReading): SheetColumn[] {
  return headingsIn(cells, headingRowsOf(reading)).flatMap((heading, at) => {
    const index = cells.firstColumn + at;
    if (heading === '' && samplesOf(cells, reading, index).length === 0) return [];
    return [{ column: letterOf(index), index, heading }];
  });
}

const LOOKED_AT = 200;
const LONGEST = 40;

/** The first two different values of a column below its heading. */
export function samplesOf(cells: SheetCells, reading: SheetReading, index: number): Sample[] {
  const found = new Map<string, Sample>();
  const from = reading.firstDataRow - 1 - cells.firstRow;
  for (let row = from; row < Math.min(from + LOOKED_AT, cells.values.length) && found.size < 2; row += 1) {
    const sample = sampleAt(cells, row, index - cells.firstColumn);
    if (sample !== null) found.set(JSON.stringify(sample), sample);
  }
  return [...found.values()];
}

function sampleAt(cells: SheetCells, row: number, column: number): Sample | null {
  const value = valueAt(cells, row, column);
  switch (kindOf(value, formatAt(cells, row, column))) {
    case 'empty':
      return null;
    case 'date': {
      const day = dayOfSerial(Number(value), cells.dateEpoch);
      return day === null ? { number: Number(value) } : { day };
    }
    case 'number':
    case 'percent':
      return { number: Number(value) };
    default: {
      const text = String(value).replace(/\s+/gu, ' ').trim();
      return text === '' ? null : { text: text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text };
    }
  }
}
