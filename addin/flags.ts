// Which rules flag a sheet, and on which rows: one rule for each ageing band over all rows that a formula judges rightly,
// and rules over single rows for what only the reading can judge. Pure; excel.ts puts the rules on the sheet.
import type { CalendarDay } from '../core/calendar.ts';
import { isRefusal, type Refusal, refuse } from '../core/refusal.ts';
import type { SheetCells, SheetReading } from '../core/sheet.ts';
import { atOnce, listInSteps, rowsInSteps, type Steps } from '../core/steps.ts';
import { type AgeingBand, dayBands } from './flags/ageing-bands.ts';
import { isOwed, owedParts } from './flags/amounts.ts';
import { type FlagCondition, formulaOf, NOT_SHOWN, UNSURE } from './flags/conditions.ts';
import { bandOfRow, chooseJudge, type Judged, rowRead, type SheetToFlag, sheetToFlag } from './flags/judges.ts';
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

/** Rules with the one question in code that they all answer. */
interface RuleSet {
  readonly rules: readonly FlagRule[];
  readonly bands: readonly AgeingBand[];
  /** The position of the band that shows on a row (1-based) of the rules' ranges, or NOT_SHOWN. */
  shownOn(row: number): number;
}

const widthOf = ({ firstColumn, values }: SheetCells) => ({
  first: firstColumn,
  last: firstColumn + (values[0]?.length ?? 1) - 1,
});

const rulesOver = (runs: readonly RowRun[], cells: SheetCells, conditions: readonly FlagCondition[]): FlagRule[] => {
  const ranges = rangesOf(runs, widthOf(cells));
  return conditions.flatMap((condition) =>
    ranges.map((range) => ({ ...range, condition, formula: formulaOf(condition, range.runs[0]?.first ?? 1) })),
  );
};

/** The rows that live rules may lie over: all but those they would show and must not. */
function liveRuns({ reading, isOverdue }: SheetToFlag, shown: Int8Array): RowRun[] {
  const runs: { first: number; last: number }[] = [];
  for (let i = 0; i < shown.length; i += 1) {
    const position = shown[i] ?? UNSURE;
    if (position === UNSURE || (position >= 0 && isOverdue[i] === 0)) continue;
    const row = reading.firstDataRow + i;
    const run = runs.at(-1);
    if (run !== undefined && run.last === row - 1) run.last = row;
    else runs.push({ first: row, last: row });
  }
  return runs;
}

function liveRules(sheet: SheetToFlag, { judge, shown }: Judged): RuleSet {
  const { conditions } = judge;
  return {
    rules: rulesOver(liveRuns(sheet, shown), sheet.cells, conditions),
    bands: conditions.map(({ band }) => band),
    shownOn: (row) => Math.max(NOT_SHOWN, shown[row - sheet.reading.firstDataRow] ?? NOT_SHOWN),
  };
}

/** Rows of one band that are flagged where they stand, and what they owe where that can be read. */
interface FixedRows {
  readonly band: AgeingBand;
  readonly owed: SheetToFlag['owed'];
  readonly rows: number[];
}

/** Rows by band: flagged always, or where the amount can be read, while something is owed. */
function* fixedRowsByBand(rows: readonly number[], sheet: SheetToFlag): Steps<readonly FixedRows[]> {
  const groups = new Map<string, FixedRows>();
  yield* listInSteps(rows, (row) => {
    const band = bandOfRow(rowRead(sheet, row));
    const owed = sheet.owed !== null && isOwed(sheet.owed, sheet.cellsOf(row)) === true ? sheet.owed : null;
    const key = `${band.words}|${owed !== null}`;
    const group = groups.get(key) ?? { band, owed, rows: [] };
    groups.set(key, group);
    group.rows.push(row);
  });
  return [...groups.values()];
}

function* fixedRules(rows: readonly number[], sheet: SheetToFlag): Steps<RuleSet[]> {
  const { cells, cellsOf } = sheet;
  const sets: RuleSet[] = [];
  for (const { band, owed, rows: group } of yield* fixedRowsByBand(rows, sheet)) {
    const condition: FlagCondition = { band, parts: (topRow) => (owed === null ? [] : owedParts(owed, topRow)) };
    const rules = rulesOver(runsOf(group), cells, [condition]);
    const shownOn = (row: number) => (owed === null || isOwed(owed, cellsOf(row)) === true ? 0 : NOT_SHOWN);
    sets.push({ rules, bands: [band], shownOn });
    yield;
  }
  return sets;
}

/** Rows (1-based) that a set of rules lies over; all conditions of a set lie over the same rows. */
function* rowsUnder({ rules }: RuleSet): Generator<RowRun> {
  const [first] = rules;
  for (const { condition, runs } of rules) if (condition === first?.condition) yield* runs;
}

/** What rules show: marks row by row from the first of the data on, and on how many rows each band shows. */
interface Shown {
  readonly isShown: Uint8Array;
  readonly counts: readonly { readonly band: AgeingBand; readonly rows: number }[];
}

/** What some rules show, asked row by row over their ranges, whatever the plan meant to show. */
function* shownBy({ firstDataRow, lastDataRow }: SheetReading, sets: readonly RuleSet[]): Steps<Shown> {
  const isShown = new Uint8Array(lastDataRow - firstDataRow + 1);
  const counts: { band: AgeingBand; rows: number }[] = [];
  for (const set of sets) {
    const counted = set.bands.map((band) => ({ band, rows: 0 }));
    counts.push(...counted);
    const look = (row: number): void => {
      const count = isShown[row - firstDataRow] === 1 ? undefined : counted[set.shownOn(row)];
      if (count === undefined) return;
      count.rows += 1;
      isShown[row - firstDataRow] = 1;
    };
    for (const { first, last } of rowsUnder(set)) {
      yield* rowsInSteps(first, last + 1, (from, to) => {
        for (let row = from; row < to; row += 1) look(row);
      });
    }
  }
  return { isShown, counts };
}

/** A line for each of the bands, and for each other one that shows. */
function legendOf(bands: readonly AgeingBand[], { counts }: Shown): LegendLine[] {
  const all = [...bands.map((band) => ({ band, rows: 0 })), ...counts.filter(({ rows }) => rows > 0)];
  const ofOneBand = [...Map.groupBy(all, ({ band }) => band.words).values()];
  return ofOneBand.flatMap(([first, ...more]) => {
    if (first === undefined) return [];
    return [{ ...first.band, rows: more.reduce((sum, { rows }) => sum + rows, first.rows) }];
  });
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
export function* planFlagsInSteps(
  reading: SheetReading,
  cells: SheetCells,
  computerDay: CalendarDay,
): Steps<FlagPlan | Refusal> {
  const no = whyNotFlagged(reading);
  if (isRefusal(no)) return no;
  const followsToday = reading.asOfFrom === 'today' && reading.asOf === computerDay;
  const sheet = sheetToFlag(reading, cells, followsToday);
  yield;
  const judged = yield* chooseJudge(sheet);
  yield;
  const shownLive = judged?.shown;
  const fixedRows = sheet.overdueRows.filter((row) => (shownLive?.[row - reading.firstDataRow] ?? UNSURE) < 0);
  const live = judged === null ? [] : [liveRules(sheet, judged)];
  yield;
  const sets = [...live, ...(yield* fixedRules(fixedRows, sheet))];
  const shown = yield* shownBy(reading, sets);
  mustShow(sheet, shown);
  const bands = judged?.judge.conditions.map(({ band }) => band) ?? (fixedRows.length > 0 ? [] : dayBands());
  return {
    rules: sets.flatMap(({ rules }) => rules),
    legend: legendOf(bands, shown),
    flaggedRows: sheet.overdueRows,
    fixedRows,
    followsToday,
  };
}

/** The same plan at once. */
export const planFlags = (reading: SheetReading, cells: SheetCells, computerDay: CalendarDay): FlagPlan | Refusal =>
  atOnce(planFlagsInSteps(reading, cells, computerDay));

/** What the rules show is compared with what was read before anything is put on the sheet. */
function mustShow({ reading, isOverdue }: SheetToFlag, { isShown }: Shown): void {
  const wrong: number[] = [];
  for (let i = 0; i < isShown.length; i += 1) if (isShown[i] !== isOverdue[i]) wrong.push(reading.firstDataRow + i);
  if (wrong.length > 0) throw new Error(`the flags would not show what was read, on the rows ${wrong.slice(0, 20)}`);
}
