// When the rows do not come to the printed total, the sheet is looked at a second time: with some code of its rows taken for
// credits. It is read so when, and only when, its rows then come to the total.
import { isRefusal, type Refusal } from '../refusal.ts';
import type { Question, SheetReading, SheetRow } from '../sheet.ts';
import type { Steps } from '../steps.ts';
import { type CodeColumn, codeIn, lowersBy } from './credit-codes.ts';
import { letterAt } from './evidence.ts';
import type { Layout } from './layout.ts';
import { isLedgerRow } from './ledger-sums.ts';

type ReadAgain = (layout: Layout) => Steps<SheetReading | Refusal>;

/** Sums that a printed total may be wanted to come to, in minor units: that of the sheet, else any that no rows come to. */
function wantedSums({ tieOut, rows }: SheetReading): number[] {
  const [only, ...more] = tieOut;
  if (!only || more.length > 0) return [];
  if (only.difference) return only.difference.minor === 0 || !only.sheetTotal ? [] : [only.sheetTotal.minor];
  const printed = rows.filter(
    ({ type, outstanding }) => (type === 'total' || type === 'subtotal') && outstanding !== null,
  );
  return printed.slice(-1).flatMap(({ outstanding }) => outstanding?.minor ?? []);
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

function creditsWanted(
  layout: Layout,
  column: CodeColumn,
  lines: readonly SheetRow[],
  wanted: number,
): string[] | null {
  const { body } = layout;
  const sums = new Map<string, number>();
  let whole = 0;
  for (const { row, outstanding } of lines) {
    const minor = outstanding?.minor ?? 0;
    const code = codeIn(body, row - 1 - body.cells.firstRow, column.at);
    whole += minor;
    sums.set(code, (sums.get(code) ?? 0) + Math.abs(minor));
  }
  const found = choicesOf(column.codes.filter((code) => sums.has(code)).concat(sums.has('') ? [''] : [])).find(
    (codes) =>
      !codes.includes('') && whole - 2 * codes.reduce((sum, code) => sum + (sums.get(code) ?? 0), 0) === wanted,
  );
  return found ?? null;
}

function withCredits(layout: Layout, reading: SheetReading): Reread[] {
  const [wanted] = wantedSums(reading);
  if (wanted === undefined || layout.lowers !== null) return [];
  const lines = reading.rows.filter(isLedgerRow);
  return layout.codes.columns.flatMap((column): Reread[] => {
    const codes = creditsWanted(layout, column, lines, wanted);
    if (!codes) return [];
    const lowers = lowersBy(layout.body, [{ at: column.at, codes: new Set(codes) }]);
    const text = `Rows with “${codes.join('”, “')}” in column ${letterAt(layout.body, column.at)} (“${column.heading}”) are counted as credits: only so do the rows come to the printed total.`;
    return [
      {
        layout: { ...layout, lowers },
        question: { topic: 'credits', text, assumed: 'lower', blocking: false, cells: [] },
      },
    ];
  });
}

/** The same sheet with amounts that equal the line above taken for debts. */
function withLoneDebts(layout: Layout, { rows }: SheetReading): Reread[] {
  if (layout.loneDebts || !rows.some(({ type }) => type === 'subtotal')) return [];
  const text =
    'Amounts without number and date that equal the row above are counted as debts: only so do the rows come to the printed total.';
  const question: Question = { topic: 'loneAmounts', text, assumed: 'debts', blocking: false, cells: [] };
  return [{ layout: { ...layout, loneDebts: true }, question }];
}

const factsOf = ({ customer, invoiceNumber, outstanding, dueDate }: SheetRow): string =>
  JSON.stringify([customer, invoiceNumber, outstanding, dueDate]);

/** Neighbouring lines, up to the next row that is none. */
function blocksOf(rows: Iterable<SheetRow>): SheetRow[][] {
  const blocks: SheetRow[][] = [[]];
  for (const row of rows) {
    if (isLedgerRow(row)) blocks.at(-1)?.push(row);
    else if (blocks.at(-1)?.length !== 0) blocks.push([]);
  }
  return blocks;
}

/** Rows that stand apart and are each a row of the list once more, as a “Top 3” does: the block, as Excel numbers its rows. */
function excerptOf({ rows, questions }: SheetReading): readonly number[] {
  if (!questions.some(({ topic }) => topic === 'duplicates')) return [];
  const counts = new Map<string, number>();
  const blocks = blocksOf(rows).filter(({ length }) => length > 0);
  if (blocks.length < 2) return [];
  for (const row of blocks.flat())
    if (row.invoiceNumber !== null) counts.set(factsOf(row), (counts.get(factsOf(row)) ?? 0) + 1);
  const isExcerpt = (block: readonly SheetRow[]): boolean => {
    const facts = new Set(block.map(factsOf));
    return facts.size === block.length && block.every((row) => (counts.get(factsOf(row)) ?? 0) > 1);
  };
  const [shortest] = blocks.filter(isExcerpt).sort((a, b) => a.length - b.length);
  return shortest?.map(({ row }) => row) ?? [];
}

const shownAgain = (rows: readonly number[]): string =>
  rows.length === 1
    ? `Row ${rows[0]} shows a row of the list once more`
    : `Rows ${rows[0]} to ${rows.at(-1)} show rows of the list once more`;

function withoutExcerpt(layout: Layout, reading: SheetReading): Reread[] {
  const rows = layout.leftOut === null ? excerptOf(reading) : [];
  if (rows.length === 0) return [];
  const text = `${shownAgain(rows)}: not counted again.`;
  const question: Question = { topic: 'duplicates', text, assumed: 'leaveOut', blocking: false, cells: [] };
  return [{ layout: { ...layout, leftOut: new Set(rows) }, question }];
}

/** A block that repeats rows, where no total says whether it counts. */
function excerptQuestion({ answers }: Layout, reading: SheetReading): Question[] {
  const rows = reading.tieOut.some(({ difference }) => difference?.minor === 0) ? [] : excerptOf(reading);
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
  const [other] = withoutExcerpt(layout, reading);
  const again = other ? yield* readAgain(other.layout) : reading;
  return isRefusal(again) ? reading : again;
}

/** The reading, or a better one in which the rows come to the printed total. */
export function* lookAgain(layout: Layout, first: SheetReading, readAgain: ReadAgain): Steps<SheetReading> {
  const reading = yield* asAnswered(layout, first, readAgain);
  const ways = [withCredits, withoutExcerpt, withLoneDebts];
  const rereads = hasOpenTotal(reading) ? ways.flatMap((way) => way(layout, reading)) : [];
  for (const { layout: other, question } of rereads) {
    const again = yield* readAgain(other);
    if (!isRefusal(again) && hasTied(again) && stops(again) < stops(reading))
      return { ...again, questions: [...again.questions, question] };
  }
  const open = reading === first ? excerptQuestion(layout, reading) : [];
  return open.length === 0 ? reading : { ...reading, questions: [...open, ...reading.questions] };
}
