// A sheet damaged on the way: a column slipped down, the total gone, two headings exchanged, an amount mistyped.
import type { CalendarDay } from '../../core/calendar.ts';
import { isRefusal } from '../../core/refusal.ts';
import { readSheet, type SheetCells } from '../../core/sheet.ts';

/** What would be flagged on a sheet, and what is asked. */
export interface Seen {
  /** The rows that would be flagged, each with what is overdue. */
  readonly flagged: readonly string[];
  readonly asks: readonly string[];
}

/** What Duebook makes of a sheet judged by a day, with what only the clerk can settle answered. */
export function seen(cells: SheetCells, asOf: CalendarDay, answers: Readonly<Record<string, string>> = {}): Seen {
  const reading = readSheet(cells, { today: asOf, asOf, answers });
  if (isRefusal(reading)) return { flagged: [], asks: [reading.refused] };
  const stops = reading.questions.some(({ blocking }) => blocking);
  return {
    flagged: stops
      ? []
      : reading.rows.flatMap(({ row, overdue, outstanding, overdueAmount }) =>
          overdue ? [`${row}: ${(overdueAmount ?? outstanding)?.minor}`] : [],
        ),
    asks: reading.questions.map(({ topic, text }) => `${topic} ${text}`),
  };
}

/** True when other rows would be flagged, or other amounts, and nothing new is asked. */
export const isUnnoticed = (before: Seen, after: Seen): boolean =>
  JSON.stringify(after.flagged) !== JSON.stringify(before.flagged) &&
  after.asks.every((question) => before.asks.includes(question));

/** Every sheet that one kind of damage can make of a sheet whose headings stand at a position. */
export type Mutation = (cells: SheetCells, headerAt: number) => SheetCells[];

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
export const swapHeadings: Mutation = (cells, headerAt) =>
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

/** Every number of an amount in turn loses its sign, becomes nothing or ten times as much. */
const corruptAmount: Mutation = (cells, headerAt) =>
  cells.values.flatMap((line, row) =>
    line.flatMap((value, column) => {
      if (typeof value !== 'number' || row <= headerAt || Number.isInteger(value)) return [];
      return [0, -value, value * 10].map((wrong) => ({
        ...cells,
        values: cells.values.map((other, i) =>
          i === row ? other.map((one, j) => (j === column ? wrong : one)) : other,
        ),
      }));
    }),
  );

/** The kinds of damage by name. */
export const MUTATIONS: readonly (readonly [string, Mutation])[] = [
  ['a column that slipped down', shiftColumn],
  ['a total that is gone', deleteTotal],
  ['two headings exchanged', swapHeadings],
  ['an amount mistyped', corruptAmount],
];
