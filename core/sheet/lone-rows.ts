// Amounts without number and day below the last line of a list that has both: a summary of the rows above, amounts that are
// nobody's debt, or a debt typed in short. And a customer called “Total …” that looks like the sum of the rows above it.
import { isCurrencyCode } from '../money.ts';
import type { SheetReading } from '../sheet.ts';
import { rowNumber, valueAt } from './grid.ts';
import type { Layout } from './layout.ts';
import type { SheetRows } from './sheet-rows.ts';
import { conceptsOf } from './vocabulary.ts';
import { saysTotal, withoutTotalWords } from './word-lists.ts';

const MOST_LOOKED_AT = 3000;

/** Positions of the lines below the last one with a number or a day, the first first; none where no line has either. */
export function loneAtEnd({ kind, at }: Layout, rows: SheetRows): number[] {
  if (kind === 'summary' || (at('invoiceNumber') ?? at('dueDate') ?? at('invoiceDate')) === null) return [];
  const lone: number[] = [];
  for (let position = rows.length - 1; position >= 0 && lone.length < MOST_LOOKED_AT; position -= 1) {
    const row = rows.isLedgerAt(position) ? rows.at(position) : undefined;
    if (!row) continue;
    if ((row.invoiceNumber ?? row.dueDate ?? row.invoiceDate) !== null) return lone.reverse();
    lone.push(position);
  }
  return [];
}

/** Neighbours among some positions. */
function runsOf(positions: readonly number[]): number[][] {
  const runs: number[][] = [];
  for (const position of positions) {
    const run = runs.at(-1);
    if (run?.at(-1) === position - 1) run.push(position);
    else runs.push([position]);
  }
  return runs;
}

/**
 * Rows, as Excel numbers them, in which the whole list stands once more, as customers or ages added up: blocks of amounts at
 * its end of which each comes to what all lines above them come to.
 */
export function summaryOf(layout: Layout, { rows, outstandingByCurrency }: SheetReading): readonly number[] {
  const [only, ...more] = outstandingByCurrency;
  const lone = only && more.length === 0 ? loneAtEnd(layout, rows) : [];
  if (!only || lone.length < 2) return [];
  const sumOf = (run: readonly number[]): number =>
    run.reduce((sum, position) => sum + (rows.outstandingAt(position) || 0), 0);
  const above = only.minor - sumOf(lone);
  const isWhole = above !== 0 && runsOf(lone).every((run) => run.length > 1 && sumOf(run) === above);
  return isWhole ? lone.map((position) => position + 1) : [];
}

/** Totals, as Excel numbers their rows, beside what may be a customer's name: `Total Energies`. */
export function totalsWithNames({ kind, at, body }: Layout, rows: SheetRows): number[] {
  const column = at('customer');
  if (kind !== 'summary' || column === null) return [];
  const found: number[] = [];
  for (let row = body.from; row < body.to; row += 1) {
    const type = rows.typeAt(rowNumber(body.cells, row) - 1);
    if (type !== 'total' && type !== 'subtotal') continue;
    if (saysTotal(String(valueAt(body.cells, row, column))) === 'maybe') found.push(rowNumber(body.cells, row));
  }
  return found;
}

const FEW = 3;

/** True for a name that is known nowhere, not as a word nor a currency, and not from the sheet's title either. */
function isName({ body: { cells }, header }: Layout, name: string): boolean {
  const said = conceptsOf(name);
  if (said.concepts.size > 0 || said.unknown === 0 || /\d/.test(name) || isCurrencyCode(name)) return false;
  const title = [cells.sheetName, ...cells.values.slice(0, header.at).flat()].join(' ').toLowerCase();
  return !title.includes(name.toLowerCase());
}

/**
 * The one total of a short list of customers that is called like nobody's total (`Total Energies`): its row as Excel numbers
 * it, and its text.
 */
export function totalLikeName(layout: Layout, { rows }: SheetReading): { row: number; text: string } | null {
  const [row, ...more] = totalsWithNames(layout, rows);
  const column = layout.at('customer');
  if (row === undefined || more.length > 0 || column === null) return null;
  if (rows.count('total') + rows.count('subtotal') > 1 || rows.count('customerSummary') > FEW) return null;
  const { cells } = layout.body;
  const text = String(valueAt(cells, row - 1 - cells.firstRow, column)).trim();
  return isName(layout, withoutTotalWords(text)) ? { row, text } : null;
}
