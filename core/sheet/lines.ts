// The rows that hold a line of the ledger, for evidence about columns: where a sheet has groups with headings and totals, the
// rows with a date; where it has no dates, those with an amount beside something else.
import type { ColumnProfile } from './column-profile.ts';
import { type Body, dayTest } from './evidence.ts';
import { isEmpty } from './grid.ts';
import { meaningOf } from './number-format.ts';

const FEWEST = 1;

function dateColumns(profiles: readonly ColumnProfile[]): ColumnProfile[] {
  return profiles.filter(({ dates, filled, said, patterns }) => {
    if (filled === 0) return false;
    if (dates >= filled * 0.5) return true;
    const isSaid = (said.concepts.has('date') || said.concepts.has('due')) && !said.concepts.has('days');
    return isSaid && (dates > 0 || patterns.plausibleSerial > 0.5);
  });
}

function rowsWhere({ cells, from, to }: Body, holds: (row: number) => boolean): number[] {
  const rows: number[] = [];
  for (let row = from; row < to; row += 1) if (cells.values[row] && holds(row)) rows.push(row);
  return rows;
}

/** True when a column of dates is filled in all rows but very few: then there are no groups to look out for. */
const isFlat = (body: Body, dates: readonly ColumnProfile[]): boolean =>
  dates.some(({ filled, texts }) => texts === 0 && filled >= (body.to - body.from) * 0.98);

/** The rows that hold a line of the ledger; null when as good as all do. */
export function linesOf(body: Body, profiles: readonly ColumnProfile[]): number[] | null {
  const dates = dateColumns(profiles);
  if (isFlat(body, dates)) return null;
  const { values, numberFormats } = body.cells;
  const tests = dates.map((profile) => dayTest(body.cells, profile));
  const dated = rowsWhere(body, (row) => tests.some((isDay) => isDay(row)));
  if (dated.length >= FEWEST) return dated;
  const isAmount = (row: number, column: number): boolean =>
    typeof values[row]?.[column] === 'number' && !meaningOf(numberFormats[row]?.[column] ?? '').isPercent;
  const withAmount = rowsWhere(body, (row) => {
    const cells = values[row] ?? [];
    const filled = cells.filter((value) => !isEmpty(value)).length;
    return filled >= 2 && cells.some((_, column) => isAmount(row, column));
  });
  return withAmount.length === 0 ? null : withAmount;
}
