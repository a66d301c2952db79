// A sheet that was damaged on the way: a column that slipped, a total that is gone, headings exchanged, an amount mistyped.
// Whenever the damage would change which rows are flagged, the tie-out or a question has to notice.
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../core/refusal.ts';
import { readSheet, type SheetCells } from '../../core/sheet.ts';
import { compose, type Style } from '../sheets/composed-sheet.ts';
import { LAYOUTS, LEDGER } from '../sheets/made-up-layouts.ts';
import { day, TODAY } from './cells.ts';

const AS_OF = day('2026-09-15');

interface Seen {
  readonly flagged: readonly number[];
  readonly asks: readonly string[];
}

function seen(cells: SheetCells): Seen {
  const reading = readSheet(cells, { ...TODAY, asOf: AS_OF });
  if (isRefusal(reading)) return { flagged: [], asks: [reading.refused] };
  const stops = reading.questions.some(({ blocking }) => blocking);
  return {
    flagged: stops ? [] : reading.rows.flatMap(({ row, overdue }) => (overdue ? [row] : [])),
    asks: reading.questions.map(({ topic, text }) => `${topic} ${text}`),
  };
}

type Mutation = (cells: SheetCells, headerAt: number) => SheetCells[];

const width = ({ values }: SheetCells): number => values[0]?.length ?? 0;
const columnsOf = (cells: SheetCells): number[] => Array.from({ length: width(cells) }, (_, i) => i);

function changed(
  cells: SheetCells,
  change: (row: number, column: number) => readonly [number, number] | null,
): SheetCells {
  const from = <Of>(grid: readonly (readonly Of[])[], nothing: Of): Of[][] =>
    grid.map((line, row) =>
      line.map((value, column) => {
        const place = change(row, column);
        return place === null ? value : (grid[place[0]]?.[place[1]] ?? nothing);
      }),
    );
  return { ...cells, values: from(cells.values, ''), numberFormats: from(cells.numberFormats, '') };
}

/** One column moves down by a row below the headings. */
const shiftColumn: Mutation = (cells, headerAt) =>
  columnsOf(cells).map((shifted) =>
    changed(cells, (row, column) =>
      column === shifted && row > headerAt ? [row === headerAt + 1 ? -1 : row - 1, column] : null,
    ),
  );

/** Two neighbouring headings change places. */
const swapHeadings: Mutation = (cells, headerAt) =>
  columnsOf(cells)
    .slice(1)
    .map((right) =>
      changed(cells, (row, column) => {
        if (row !== headerAt || (column !== right && column !== right - 1)) return null;
        return [row, column === right ? right - 1 : right];
      }),
    );

/** The last row, the total, is taken away. */
const deleteTotal: Mutation = (cells) => [
  { ...cells, values: cells.values.slice(0, -1), numberFormats: cells.numberFormats.slice(0, -1) },
];

/** Every number of an amount in turn loses its sign or becomes nothing. */
const corruptAmount: Mutation = (cells, headerAt) =>
  cells.values.flatMap((line, row) =>
    line.flatMap((value, column) => {
      if (typeof value !== 'number' || row <= headerAt || Number.isInteger(value)) return [];
      return [0, -value].map((wrong) => ({
        ...cells,
        values: cells.values.map((other, i) =>
          i === row ? other.map((one, j) => (j === column ? wrong : one)) : other,
        ),
      }));
    }),
  );

const MUTATIONS: readonly (readonly [string, Mutation])[] = [
  ['a column that slipped down', shiftColumn],
  ['a total that is gone', deleteTotal],
  ['two headings exchanged', swapHeadings],
  ['an amount mistyped', corruptAmount],
];

const style = (name: string): Style => {
  const found = LAYOUTS.find(([one]) => one === name);
  if (!found) throw new Error(`no layout ${name}`);
  return found[1];
};

const SHEETS: readonly (readonly [string, Style])[] = [
  ['a list with amount, payments and balance', { ...style('English headings over two rows'), twoRows: false }],
  [
    'groups with sums',
    { ...style('German groups under the customer’s name with sums'), numbers: 'number', dates: 'excel' },
  ],
  ['one row per customer', style('English summary in a number format')],
  ['ageing columns beside due dates', { ...style('Dutch ageing columns without due dates'), basis: 'due' }],
];

const CASES = SHEETS.flatMap(([sheet, how]) => MUTATIONS.map(([name, mutate]) => ({ sheet, how, name, mutate })));

describe('a damaged sheet', () => {
  it.each(CASES)('$sheet, $name: is noticed where it matters', ({ how, mutate }) => {
    const whole = compose(how, LEDGER, AS_OF);
    const before = seen(whole.cells);
    expect(before.flagged.length).toBeGreaterThan(0);
    for (const cells of mutate(whole.cells, whole.headerRow - 1)) {
      const after = seen(cells);
      const isSame = JSON.stringify(after.flagged) === JSON.stringify(before.flagged);
      const isNoticed = after.asks.some((question) => !before.asks.includes(question));
      expect({ isSame, isNoticed, headings: cells.values[whole.headerRow - 1] }).not.toMatchObject({
        isSame: false,
        isNoticed: false,
      });
    }
  });
});
