// When the rows do not come to the printed total, the sheet is looked at a second time: with some code of its rows taken for
// credits. It is read so when, and only when, its rows then come to the total.
import { isRefusal, type Refusal } from '../refusal.ts';
import type { Question, SheetReading } from '../sheet.ts';
import { rowsInSteps, type Steps } from '../steps.ts';
import { type CodeColumn, codeIn, lowersBy } from './credit-codes.ts';
import { type Body, letterAt } from './evidence.ts';
import { excerptOf } from './excerpts.ts';
import type { Layout } from './layout.ts';
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
function* sumsByCode(body: Body, { at }: CodeColumn, lines: SheetRows) {
  const byCode = new Map<string, number>();
  let whole = 0;
  yield* rowsInSteps(0, lines.length, (from, to) => {
    for (let position = from; position < to; position += 1) {
      if (!lines.isLedgerAt(position)) continue;
      const minor = lines.outstandingAt(position) || 0;
      const code = codeIn(body, position - body.cells.firstRow, at);
      whole += minor;
      byCode.set(code, (byCode.get(code) ?? 0) + Math.abs(minor));
    }
  });
  return { byCode, whole };
}

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
  const lowers = lowersBy(layout.body, [{ at: column.at, codes: new Set(codes) }]);
  const text = `Rows with “${codes.join('”, “')}” in column ${letterAt(layout.body, column.at)} (“${column.heading}”) are counted as credits: only so do the rows come to the printed total.`;
  const question: Question = { topic: 'credits', text, assumed: 'lower', blocking: false, cells: [] };
  return { layout: { ...layout, lowers }, question };
}

/** The same sheet with amounts that equal the line above taken for debts. */
function* withLoneDebts(layout: Layout, { rows }: SheetReading): Steps<Reread[]> {
  if (layout.loneDebts || rows.count('subtotal') === 0) return [];
  yield;
  const text =
    'Amounts without number and date that equal the row above are counted as debts: only so do the rows come to the printed total.';
  const question: Question = { topic: 'loneAmounts', text, assumed: 'debts', blocking: false, cells: [] };
  return [{ layout: { ...layout, loneDebts: true }, question }];
}

const shownAgain = (rows: readonly number[]): string =>
  rows.length === 1
    ? `Row ${rows[0]} shows a row of the list once more`
    : `Rows ${rows[0]} to ${rows.at(-1)} show rows of the list once more`;

function* withoutExcerpt(layout: Layout, reading: SheetReading): Steps<Reread[]> {
  const rows = layout.leftOut === null ? yield* excerptOf(reading) : [];
  if (rows.length === 0) return [];
  const text = `${shownAgain(rows)}: not counted again.`;
  const question: Question = { topic: 'duplicates', text, assumed: 'leaveOut', blocking: false, cells: [] };
  return [{ layout: { ...layout, leftOut: new Set(rows) }, question }];
}

/** A block that repeats rows, where no total says whether it counts. */
function* excerptQuestion({ answers }: Layout, reading: SheetReading): Steps<Question[]> {
  const isProven = reading.tieOut.some(({ difference }) => difference?.minor === 0);
  const rows = isProven ? [] : yield* excerptOf(reading);
  if (rows.length === 0 || answers.oneOf('duplicates', ['count']) !== null) return [];
  const text = `${shownAgain(rows)}. Is that left out, or counted as well?`;
  return [{ topic: 'duplicates', text, assumed: 'count', blocking: true, cells: [] }];
}

/** Something printed on the sheet is no sum of its rows as they are read. */
const hasOpenTotal = ({ questions }: SheetReading): boolean =>
  questions.some(({ topic, blocking }) => blocking && (topic === 'tieOut' || topic === 'loneAmounts'));

/** The rows come to a printed total. */
const hasTied = ({ tieOut }: SheetReading): boolean =>
  tieOut.some(({ difference }) => difference !== null) &&
  tieOut.every(({ difference }) => difference === null || difference.minor === 0);

const stops = ({ questions }: SheetReading): number => questions.filter(({ blocking }) => blocking).length;

/** The reading without the rows that the clerk says show others once more. */
function* asAnswered(layout: Layout, reading: SheetReading, readAgain: ReadAgain): Steps<SheetReading> {
  if (layout.answers.oneOf('duplicates', ['leaveOut']) === null) return reading;
  const [other] = yield* withoutExcerpt(layout, reading);
  const again = other ? yield* readAgain(other.layout) : reading;
  return isRefusal(again) ? reading : again;
}

/** A reading of the sheet in some other way in which the rows come to the printed total; null where none does. */
function* betterReading(layout: Layout, reading: SheetReading, readAgain: ReadAgain): Steps<SheetReading | null> {
  for (const waysOf of [withCredits, withoutExcerpt, withLoneDebts])
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
  const open = reading === first ? yield* excerptQuestion(layout, reading) : [];
  return open.length === 0 ? reading : { ...reading, questions: [...open, ...reading.questions] };
}
