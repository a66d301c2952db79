// Which rules flag a sheet, and on which rows: one rule for each ageing band over all rows that a formula judges rightly,
// and rules over single rows for what only the reading can judge. Pure; excel.ts puts the rules on the sheet.
import type { CalendarDay } from '../core/calendar.ts';
import { type Refusal, refuse } from '../core/refusal.ts';
import type { CellValue, ColumnRole, SheetCells, SheetReading, SheetRow } from '../core/sheet.ts';
import {
  type AgeingBand,
  bandOfDays,
  bucketBands,
  type DayBand,
  dayBands,
  pastDueColumns,
  UNDATED_BAND,
} from './flags/ageing-bands.ts';
import {
  type AmountColumn,
  bucketConditions,
  type DueDateColumn,
  dueDateConditions,
  type FlagCondition,
  fixedCondition,
  isOwed,
  leastAmount,
  type RowCells,
  type TextDateOrder,
} from './flags/conditions.ts';
import { type RowRun, rangesOf, runsOf } from './flags/row-ranges.ts';

/** One conditional format: where it applies, its formula for the top row of those ranges, and its look. */
export interface FlagRule {
  readonly address: string;
  readonly runs: readonly RowRun[];
  readonly formula: string;
  readonly condition: FlagCondition;
}

/** A line of the legend: the colour, what it means in words, and how many rows show it now. */
export interface LegendLine extends AgeingBand {
  readonly rows: number;
}

/** The rules for a sheet and what they will show. */
export interface FlagPlan {
  readonly rules: readonly FlagRule[];
  readonly legend: readonly LegendLine[];
  /** Rows that will show a flag, ascending, 1-based; always exactly the rows read as overdue. */
  readonly flaggedRows: readonly number[];
  /** Of these, the rows whose flag stays on its place when the clerk sorts, because no formula can read their date. */
  readonly fixedRows: readonly number[];
  /** True when the flags move on by themselves from day to day. */
  readonly followsToday: boolean;
}

const columnOf = (reading: SheetReading, role: ColumnRole): number | null =>
  reading.columns.find((column) => column.role === role)?.index ?? null;

/** The cells of a row (1-based) by column; '' outside what was read. */
export const rowCells =
  ({ values, firstRow, firstColumn }: SheetCells, row: number): RowCells =>
  (column): CellValue =>
    values[row - 1 - firstRow]?.[column - firstColumn] ?? '';

function amountColumn(index: number, cells: SheetCells, rows: readonly number[], least: number): AmountColumn {
  const texts = rows
    .map((row) => rowCells(cells, row)(index))
    .filter((value) => typeof value === 'string' && value !== '');
  if (texts.length === 0) return { index, writtenAs: 'number', least };
  const comma = texts.some((text) => /,\d{1,2}$/.test(String(text).trim()));
  return { index, writtenAs: comma ? 'text with comma' : 'text with point', least };
}

const TEXT_ORDERS: Partial<Record<SheetReading['dateOrder'], TextDateOrder>> = {
  DMY: 'DMY',
  MDY: 'MDY',
  YMD: 'YMD',
  ISO: 'YMD',
};

function dueDateColumn(
  index: number,
  reading: SheetReading,
  cells: SheetCells,
  rows: readonly number[],
): DueDateColumn {
  const hasText = rows.some((row) => typeof rowCells(cells, row)(index) === 'string');
  const order = TEXT_ORDERS[reading.dateOrder];
  return { index, writtenAs: hasText && order !== undefined ? order : 'date', epoch: cells.dateEpoch };
}

/** What the rules of one sheet are made from. */
interface Judgement {
  readonly conditions: readonly FlagCondition[];
  readonly owed: AmountColumn | null;
  readonly days: readonly DayBand[];
}

function judgementOf(
  reading: SheetReading,
  cells: SheetCells,
  overdue: readonly number[],
  followsToday: boolean,
): Judgement {
  const least = leastAmount(reading);
  const [due, outstanding] = [columnOf(reading, 'dueDate'), columnOf(reading, 'outstanding')];
  const owed = outstanding === null ? null : amountColumn(outstanding, cells, overdue, least);
  const days = dayBands();
  if (due !== null && owed !== null) {
    const dueColumn = dueDateColumn(due, reading, cells, overdue);
    return { conditions: dueDateConditions(days, dueColumn, owed, { asOf: reading.asOf, followsToday }), owed, days };
  }
  const columns = due === null ? pastDueColumns(reading.buckets) : [];
  const amounts = columns.map(({ index }) => amountColumn(index, cells, overdue, least));
  return { conditions: bucketConditions(bucketBands(columns), amounts), owed, days };
}

/** Which condition shows each row of the sheet's data when the rule lies over all of them. */
function shownByRule(
  reading: SheetReading,
  cells: SheetCells,
  conditions: readonly FlagCondition[],
): Map<number, number> {
  const shown = new Map<number, number>();
  for (let row = reading.firstDataRow; row <= reading.lastDataRow; row += 1) {
    const position = conditions.findIndex((condition) => condition.holds(rowCells(cells, row)));
    if (position !== -1) shown.set(row, position);
  }
  return shown;
}

function bandOfRow(row: SheetRow, days: readonly DayBand[]): AgeingBand {
  const position = row.daysOverdue === null ? null : bandOfDays(days, row.daysOverdue);
  return (position === null ? undefined : days[position]) ?? UNDATED_BAND;
}

function* rowsBetween(first: number, last: number, without: ReadonlySet<number>): Generator<number> {
  for (let row = first; row <= last; row += 1) if (!without.has(row)) yield row;
}

const widthOf = ({ firstColumn, values }: SheetCells) => ({
  first: firstColumn,
  last: firstColumn + (values[0]?.length ?? 1) - 1,
});

const rulesOver = (runs: readonly RowRun[], cells: SheetCells, condition: FlagCondition): FlagRule[] =>
  rangesOf(runs, widthOf(cells)).map((ranges) => ({
    ...ranges,
    condition,
    formula: condition.formula(ranges.runs[0]?.first ?? 1),
  }));

function fixedRules(rows: readonly SheetRow[], cells: SheetCells, { owed, days }: Judgement): FlagRule[] {
  const groups = Map.groupBy(rows, (row) => {
    const asksAmount = owed !== null && isOwed(owed, rowCells(cells, row.row));
    return `${bandOfRow(row, days).words}|${asksAmount}`;
  });
  return [...groups.values()].flatMap((group) => {
    const [row] = group;
    if (row === undefined) return [];
    const asksAmount = owed !== null && isOwed(owed, rowCells(cells, row.row));
    const condition = fixedCondition(bandOfRow(row, days), asksAmount ? owed : null);
    return rulesOver(runsOf(group.map((one) => one.row)), cells, condition);
  });
}

/** The band every row shows under some rules, asked row by row over the same cells, whatever the plan meant to show. */
function bandsShown(rules: readonly FlagRule[], cells: SheetCells): Map<number, AgeingBand> {
  const shown = new Map<number, AgeingBand>();
  for (const { runs, condition } of rules) {
    for (const { first, last } of runs) {
      for (let row = first; row <= last; row += 1) {
        if (!shown.has(row) && condition.holds(rowCells(cells, row))) shown.set(row, condition.band);
      }
    }
  }
  return shown;
}

function legendOf(bands: readonly AgeingBand[], shown: ReadonlyMap<number, AgeingBand>): LegendLine[] {
  const rows = [...shown.values()];
  const named = [...bands, ...rows].filter((band, i, all) => all.findIndex(({ words }) => words === band.words) === i);
  return named.map((band) => ({ ...band, rows: rows.filter(({ words }) => words === band.words).length }));
}

/** Why a sheet is not to be flagged yet: it does not tie out, or a question is open; null when it may be. */
function whyNotFlagged({ questions }: SheetReading): Refusal | null {
  const open = questions.find((question) => question.blocking);
  if (open === undefined) return null;
  const because = `${open.text} Nothing was flagged.`;
  return open.topic === 'tieOut' ? refuse('does-not-tie-out', because) : refuse('question-open', because);
}

/**
 * The rules that show exactly the rows read as overdue. `computerDay` is what Excel's TODAY() says: flags follow it when
 * the sheet is judged by that same day and no day on the sheet says otherwise.
 */
export function planFlags(reading: SheetReading, cells: SheetCells, computerDay: CalendarDay): FlagPlan | Refusal {
  const no = whyNotFlagged(reading);
  if (no !== null) return no;
  const followsToday = reading.asOfFrom === 'today' && reading.asOf === computerDay;
  const overdue = reading.rows.filter((row) => row.overdue);
  const overdueRows = new Set(overdue.map(({ row }) => row));
  const judgement = judgementOf(reading, cells, [...overdueRows], followsToday);
  const { conditions } = judgement;
  const shownByFormula = shownByRule(reading, cells, conditions);
  const leftOut = new Set([...shownByFormula.keys()].filter((row) => !overdueRows.has(row)));
  const fixed = overdue.filter(({ row }) => !shownByFormula.has(row));
  const liveRuns = runsOf(rowsBetween(reading.firstDataRow, reading.lastDataRow, leftOut));
  const judging = fixed.length > 0 && fixed.length === overdue.length ? [] : conditions;
  const live = judging.flatMap((condition) => rulesOver(liveRuns, cells, condition));
  const rules = [...live, ...fixedRules(fixed, cells, judgement)];
  const shown = bandsShown(rules, cells);
  mustShow(overdueRows, shown);
  const bands = judging.length > 0 ? judging.map(({ band }) => band) : fixed.length > 0 ? [] : judgement.days;
  return {
    rules,
    legend: legendOf(bands, shown),
    flaggedRows: [...shown.keys()].toSorted((a, b) => a - b),
    fixedRows: fixed.map(({ row }) => row),
    followsToday,
  };
}

function mustShow(overdue: ReadonlySet<number>, shown: ReadonlyMap<number, AgeingBand>): void {
  const missing = [...overdue].filter((row) => !shown.has(row));
  const extra = [...shown.keys()].filter((row) => !overdue.has(row));
  if (missing.length + extra.length === 0) return;
  throw new Error(`the flags would not show what was read: missing rows ${missing}, wrongly shown rows ${extra}`);
}
