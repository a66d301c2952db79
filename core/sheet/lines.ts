// The rows that hold a line of the ledger, for evidence about columns: where a sheet has groups with headings and totals, the
// rows with a date; where it has no dates, those with an amount beside something else.
import type { CellValue } from '../sheet.ts';
import { rowsInSteps, type Steps } from '../steps.ts';
import type { ColumnProfile } from './column-profile.ts';
import { type Body, dayTest } from './evidence.ts';
import { isEmpty } from './grid.ts';
import { meaningOf } from './number-format.ts';

const FEWEST = 1;

/** Days of documents; when somebody last paid or was chased stands on some rows and tells no line from a total. */
function dateColumns(profiles: readonly ColumnProfile[]): ColumnProfile[] {
  return profiles.filter(({ dates, filled, said, patterns }) => {
    if (filled === 0 || said.concepts.has('settled') || said.concepts.has('promise')) return false;
    if (dates >= filled * 0.5) return true;
    const isSaid = (said.concepts.has('date') || said.concepts.has('due')) && !said.concepts.has('days');
    return isSaid && (dates > 0 || patterns.plausibleSerial > 0.5);
  });
}

function* rowsWhere({ cells, from, to }: Body, holds: (row: number) => boolean): Steps<number[]> {
  const rows: number[] = [];
  yield* rowsInSteps(from, to, (first, end) => {
    for (let row = first; row < end; row += 1) if (cells.values[row] && holds(row)) rows.push(row);
  });
  return rows;
}

/** True when a column of dates is filled in all rows but very few: then there are no groups to look out for. */
const isFlat = (body: Body, dates: readonly ColumnProfile[]): boolean =>
  dates.some(({ filled, texts }) => texts === 0 && filled >= (body.to - body.from) * 0.98);

/** The rows with an amount and something beside it. */
function rowsWithAmount(body: Body): Steps<number[]> {
  const { values, numberFormats } = body.cells;
  const isAmount = (value: CellValue, row: number, column: number): boolean =>
    typeof value === 'number' && !meaningOf(numberFormats[row]?.[column] ?? '').isPercent;
  return rowsWhere(body, (row) => {
    let [filled, hasAmount] = [0, false];
    values[row]?.forEach((value, column) => {
      if (!isEmpty(value)) filled += 1;
      hasAmount ||= isAmount(value, row, column);
    });
    return filled >= 2 && hasAmount;
  });
}

/** The rows that hold a line of the ledger; null when as good as all do. */
export function* linesOf(body: Body, profiles: readonly ColumnProfile[]): Steps<number[] | null> {
  const dates = dateColumns(profiles);
  if (isFlat(body, dates)) return null;
  const tests = dates.map((profile) => dayTest(body.cells, profile));
  const dated = yield* rowsWhere(body, (row) => tests.some((isDay) => isDay(row)));
  if (dated.length >= FEWEST) return dated;
  const withAmount = yield* rowsWithAmount(body);
  return withAmount.length === 0 ? null : withAmount;
}
