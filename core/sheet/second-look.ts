// When the rows do not come to the printed total, the sheet is looked at a second time: with some code of its rows taken for
// credits. It is read so when, and only when, its rows then come to the total.
import { isRefusal, type Refusal } from '../refusal.ts';
import type { Question, SheetReading } from '../sheet.ts';
import { rowsInSteps, type Steps } from '../steps.ts';
import { type CodeColumn, codeIn, lowersBy } from './credit-codes.ts';
import { type Body, letterAt } from './evidence.ts';
import { excerptOf } from './excerpts.ts';
import type { Layout } from './layout.ts';
import { loneAtEnd, summaryOf, totalLikeName, totalsWithNames } from './lone-rows.ts';
import type { SheetRows } from './sheet-rows.ts';

type ReadAgain = (layout: Layout) => Steps<SheetReading | Refusal>;

/** What a printed total of the sheet comes to that the rows do not, in minor units; null where there is none. */
function wantedSum({ tieOut, rows }: SheetReading): number | null {
  const [only, ...more] = tieOut;
  if (!only || more.length > 0) return null;
  if (only.difference) return only.difference.minor === 0 ? null : (only.sheetTotal?.minor ?? null);
  return lastPrinted(rows);
}

/** The last amount that is printed as a sum. */
function lastPrinted(rows: SheetRows): number | null {
  for (let position = rows.length - 1; position >= 0; position -= 1) {
    const type = rows.typeAt(position);
    const printed = type === 'total' || type === 'subtotal' ? rows.at(position)?.outstanding : null;
    if (printed) return printed.minor;
  }
  return null;
}

interface Reread {
  readonly layout: Layout;
  readonly question: Question;
}

/** Every choice of some of the codes, smaller ones first, but never of all. */
function choicesOf(codes: readonly string[]): string[][] {
  const all = Array.from({ length: 2 ** codes.length - 2 }, (_, bits) =>
    codes.filter((_code, i) => ((bits + 1) >> i) % 2 === 1),
  );
  return all.sort((a, b) => a.length - b.length);
}

/** What the lines of each code of a column come to without their signs, and what all lines come to. */
function* sumsByCode(body: Body, column: CodeColumn, lines: SheetRows) {
  const byCode = new Map<string, number>();
  let whole = 0;
  yield* rowsInSteps(0, lines.length, (from, to) => {
    for (let position = from; position < to; position += 1) {
      if (!lines.isLedgerAt(position)) continue;
      const minor = lines.outstandingAt(position) || 0;
      const code = codeIn(body, position - body.cells.firstRow, column);
      whole += minor;
      byCode.set(code, (byCode.get(code) ?? 0) + Math.abs(minor));
    }
  });
  return { byCode, whole };
}

/** What the printed total has settled is shown; no answer changes it. */
const SETTLED = { blocking: false, cells: [], settledBy: [] } as const;

function* creditsWanted(body: Body, column: CodeColumn, lines: SheetRows, wanted: number): Steps<string[] | null> {
  const { byCode, whole } = yield* sumsByCode(body, column, lines);
  const lowered = (codes: readonly string[]): number =>
    whole - 2 * codes.reduce((sum, code) => sum + (byCode.get(code) ?? 0), 0);
  const codes = column.codes.filter((code) => byCode.has(code)).concat(byCode.has('') ? [''] : []);
  return choicesOf(codes).find((some) => !some.includes('') && lowered(some) === wanted) ?? null;
}

function* withCredits(layout: Layout, reading: SheetReading): Steps<Reread[]> {
  const wanted = wantedSum(reading);
  if (wanted === null || layout.lowers !== null) return [];
  const rereads: Reread[] = [];
  for (const column of layout.codes.columns) {
    const codes = yield* creditsWanted(layout.body, column, reading.rows, wanted);
    if (codes) rereads.push(asCredits(layout, column, codes));
  }
  return rereads;
}

/** The same sheet with some codes of a column taken for credits. */
function asCredits(layout: Layout, column: CodeColumn, codes: readonly string[]): Reread {
  const lowers = lowersBy(layout.body, [{ ...column, codes }]);
  const text = `Rows with “${codes.join('”, “')}” in column ${letterAt(layout.body, column.at)} (“${column.heading}”) are counted as credits: only so do the rows come to the printed total.`;
  const question: Question = { ...SETTLED, topic: 'credits', text, assumed: 'lower' };
  return { layout: { ...layout, lowers }, question };
}

/** The same sheet with amounts that equal the line above taken for debts. */
function* withLoneDebts(layout: Layout, { rows }: SheetReading): Steps<Reread[]> {
  if (layout.loneDebts || rows.count('subtotal') === 0) return [];
  yield;
  const text =
    'Amounts without number and date that equal the row above are counted as debts: only so do the rows come to the printed total.';
  const question: Question = { ...SETTLED, topic: 'loneAmounts', text, assumed: 'debts' };
  return [{ layout: { ...layout, loneDebts: true }, question }];
}

/** Rows that show others once more: some of them, or all of them added up. */
interface Repeats {
  readonly rows: readonly number[];
  readonly text: string;
}

const namedRows = (rows: readonly number[], one: string, many: string): string =>
  rows.length === 1 ? `Row ${rows[0]} ${one}` : `Rows ${rows[0]} to ${rows.at(-1)} ${many}`;

function* repeatsIn(layout: Layout, reading: SheetReading): Steps<Repeats | null> {
  if (layout.leftOut !== null) return null;
  const excerpt = yield* excerptOf(reading);
  if (excerpt.length > 0)
    return {
      rows: excerpt,
      text: namedRows(excerpt, 'shows a row of the list once more', 'show rows of the list once more'),
    };
  const summary = summaryOf(layout, reading);
  return summary.length === 0
    ? null
    : { rows: summary, text: namedRows(summary, '', 'add up the rows above once more') };
}

const withoutRows = (layout: Layout, rows: readonly number[], because: string): Layout => ({
  ...layout,
  leftOut: new Map(rows.map((row) => [row, because])),
});

const ONCE_MORE = 'Shows rows of the list once more: not counted again.';

function* withoutRepeats(layout: Layout, reading: SheetReading): Steps<Reread[]> {
  const repeats = yield* repeatsIn(layout, reading);
  if (repeats === null) return [];
  const text = `${repeats.text}: not counted again.`;
  const question: Question = { ...SETTLED, topic: 'duplicates', text, assumed: 'leaveOut' };
  return [{ layout: withoutRows(layout, repeats.rows, ONCE_MORE), question }];
}

/** A block that repeats rows, where no total says whether it counts. */
function* repeatsQuestion(layout: Layout, reading: SheetReading): Steps<Question[]> {
  const isProven = reading.tieOut.some(({ difference }) => difference?.minor === 0);
  const repeats = isProven ? null : yield* repeatsIn(layout, reading);
  if (repeats === null || layout.answers.oneOf('duplicates', ['count']) !== null) return [];
  const text = `${repeats.text}. Is that left out, or counted as well?`;
  return [{ topic: 'duplicates', text, assumed: 'count', blocking: true, cells: [] }];
}

const MOST_NAMED_TOTALS = 6;

/** Totals called like customers taken for customers: each for itself, and all of them. */
function* withCustomersCalledTotal(layout: Layout, { rows }: SheetReading): Steps<Reread[]> {
  const found = layout.calledTotal === null ? totalsWithNames(layout, rows) : [];
  yield;
  const choices = found.length > MOST_NAMED_TOTALS ? [] : [...found.map((row) => [row]), ...(found[1] ? [found] : [])];
  return choices.map((some) => {
    const text = `Row ${some.join(', ')} is counted as a customer, though its name may mean a total: only so do the rows come to the printed total.`;
    const question: Question = { ...SETTLED, topic: 'loneAmounts', text, assumed: 'debts' };
    return { layout: { ...layout, calledTotal: new Set(some) }, question };
  });
}

/** Amounts at the end that nothing on the sheet settles: debts, sums, or none of anybody's. */
function loneQuestions(layout: Layout, reading: SheetReading): Question[] {
  if (layout.answers.oneOf('loneAmounts', ['debts', 'totals', 'notOwed']) !== null) return [];
  const lone = hasOpenTotal(reading) ? loneAtEnd(layout, reading.rows).map((position) => position + 1) : [];
  const named = totalLikeName(layout, reading);
  const atEnd = `Amounts without number and date below the list: row ${lone.slice(0, 10).join(', ')}. Are they debts, or nothing that customers owe?`;
  const called = `Row ${named?.row} (“${named?.text}”) is what the rows above come to. Is it their total, or a customer?`;
  const ask = (text: string, assumed: string): Question => ({
    topic: 'loneAmounts',
    text,
    assumed,
    blocking: true,
    cells: [],
  });
  return [...(lone.length > 0 ? [ask(atEnd, 'debts')] : []), ...(named ? [ask(called, 'totals')] : [])];
}

/** Something printed on the sheet is no sum of its rows as they are read, even if the clerk accepts it. */
const hasOpenTotal = ({ questions }: SheetReading): boolean =>
  questions.some(({ topic, blocking }) => topic === 'tieOut' || (blocking && topic === 'loneAmounts'));

/** The rows come to a printed total. */
const hasTied = ({ tieOut }: SheetReading): boolean =>
  tieOut.some(({ difference }) => difference !== null) &&
  tieOut.every(({ difference }) => difference === null || difference.minor === 0);

const stops = ({ questions }: SheetReading): number =>
  questions.filter(({ topic, blocking }) => blocking || topic === 'tieOut').length;

/** The layout as the clerk's answers about rows that stand apart have it; null where they say nothing. */
function* layoutAsAnswered(layout: Layout, reading: SheetReading): Steps<Layout | null> {
  const { answers } = layout;
  if (answers.oneOf('duplicates', ['leaveOut']) !== null) {
    const [other] = yield* withoutRepeats(layout, reading);
    if (other) return other.layout;
  }
  const lone = answers.oneOf('loneAmounts', ['debts', 'notOwed']);
  const rows = lone === 'notOwed' ? loneAtEnd(layout, reading.rows).map((position) => position + 1) : [];
  if (rows.length > 0) return withoutRows(layout, rows, 'No debt, as you said.');
  const named = lone === 'debts' ? totalLikeName(layout, reading) : null;
  return named && { ...layout, calledTotal: new Set([named.row]) };
}

/** The reading with what the clerk says about rows that stand apart. */
function* asAnswered(layout: Layout, reading: SheetReading, readAgain: ReadAgain): Steps<SheetReading> {
  const other = yield* layoutAsAnswered(layout, reading);
  const again = other ? yield* readAgain(other) : reading;
  return isRefusal(again) ? reading : again;
}

/** A reading of the sheet in some other way in which the rows come to the printed total; null where none does. */
function* betterReading(layout: Layout, reading: SheetReading, readAgain: ReadAgain): Steps<SheetReading | null> {
  for (const waysOf of [withCredits, withoutRepeats, withLoneDebts, withCustomersCalledTotal])
    for (const { layout: other, question } of yield* waysOf(layout, reading)) {
      const again = yield* readAgain(other);
      if (!isRefusal(again) && hasTied(again) && stops(again) < stops(reading))
        return { ...again, questions: [...again.questions, question] };
    }
  return null;
}

/** The reading, or a better one in which the rows come to the printed total. */
export function* lookAgain(layout: Layout, first: SheetReading, readAgain: ReadAgain): Steps<SheetReading> {
  const reading = yield* asAnswered(layout, first, readAgain);
  const better = hasOpenTotal(reading) ? yield* betterReading(layout, reading, readAgain) : null;
  if (better) return better;
  const open =
    reading === first ? [...(yield* repeatsQuestion(layout, reading)), ...loneQuestions(layout, reading)] : [];
  return open.length === 0 ? reading : { ...reading, questions: [...open, ...reading.questions] };
}
