// When the rows do not come to the printed total, the sheet is looked at a second time: with some code of its rows taken for
// credits. It is read so when, and only when, its rows then come to the total.
import { isRefusal, type Refusal } from '../refusal.ts';
import type { Question, SheetReading, SheetRow } from '../sheet.ts';
import { type CodeColumn, codeIn, lowersBy } from './credit-codes.ts';
import { letterAt } from './evidence.ts';
import type { Layout } from './layout.ts';
import { isLedgerRow } from './ledger-sums.ts';

type ReadAgain = (layout: Layout) => SheetReading | Refusal;

/** Sums that a printed total may be wanted to come to, in minor units: that of the sheet, else any that no rows come to. */
function wantedSums({ tieOut, rows }: SheetReading): number[] {
  const [only, ...more] = tieOut;
  if (!only || more.length > 0) return [];
  if (only.difference) return only.difference.minor === 0 || !only.sheetTotal ? [] : [only.sheetTotal.minor];
  const printed = rows.filter(({ type, outstanding }) => (type === 'total' || type === 'subtotal') && outstanding);
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

const ties = ({ tieOut }: SheetReading): boolean =>
  tieOut.every(({ difference }) => difference === null || difference.minor === 0);

const stops = ({ questions }: SheetReading): number => questions.filter(({ blocking }) => blocking).length;

/** The reading, or a better one in which the rows come to the printed total. */
export function lookAgain(layout: Layout, reading: SheetReading, readAgain: ReadAgain): SheetReading {
  if (ties(reading) && stops(reading) === 0) return reading;
  for (const { layout: other, question } of withCredits(layout, reading)) {
    const again = readAgain(other);
    if (!isRefusal(again) && ties(again) && stops(again) < stops(reading))
      return { ...again, questions: [...again.questions, question] };
  }
  return reading;
}
