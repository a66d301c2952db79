// The tie-out: what the sheet prints as its total beside what the ledger rows come to, per currency, and where they differ
// the rows that explain it.
import { type Money, toMoney } from '../money.ts';
import type { TieOut } from '../sheet.ts';
import { rowsInSteps, type Steps } from '../steps.ts';
import type { LedgerSums, PrintedTotal } from './ledger-sums.ts';
import { MOST_OF_A_CELL } from './outstanding.ts';
import type { SheetRows } from './sheet-rows.ts';

const NAMED = 20;

interface Line {
  readonly row: number;
  readonly minor: number;
}

/** What lines may explain a difference, as they are gone through from the top. */
class Explanations {
  /** The first lines, the last, and of those that are a half or the whole of the difference, and of all credits, the first. */
  readonly first: Line[] = [];
  readonly last: Line[] = [];
  readonly single: number[] = [];
  readonly credits: number[] = [];
  creditSum = 0;
  readonly #difference: number;

  constructor(difference: number) {
    this.#difference = difference;
  }

  take(row: number, minor: number): void {
    if (this.first.length < NAMED) this.first.push({ row, minor });
    this.last.push({ row, minor });
    if (this.last.length > NAMED) this.last.shift();
    const isSingle = minor === -this.#difference || minor * -2 === this.#difference;
    if (isSingle && this.single.length < NAMED) this.single.push(row);
    if (minor >= 0) return;
    this.creditSum += minor;
    if (this.credits.length < NAMED) this.credits.push(row);
  }
}

function* explanationsIn(rows: SheetRows, difference: number): Steps<Explanations> {
  const found = new Explanations(difference);
  yield* rowsInSteps(0, rows.length, (from, to) => {
    for (let i = from; i < to; i += 1) {
      const minor = rows.isLedgerAt(i) ? rows.outstandingAt(i) : Number.NaN;
      if (!Number.isNaN(minor)) found.take(i + 1, minor);
    }
  });
  return found;
}

/** The shortest run of lines, taken from one end of the ledger, that comes to the difference: a sum that stops short. */
function endRun(lines: readonly Line[], difference: number): number[] {
  let sum = 0;
  const end = lines.findIndex(({ minor }) => {
    sum += minor;
    return sum === difference;
  });
  return lines.slice(0, end + 1).map(({ row }) => row);
}

/** Rows whose amounts explain a difference: counted on one side only, with the wrong sign, left out at an end, or all credits. */
function* explainedBy(rows: SheetRows, difference: number): Steps<readonly number[]> {
  if (difference === 0) return [];
  const { single, first, last, credits, creditSum } = yield* explanationsIn(rows, difference);
  if (single.length > 0) return single;
  const tail = endRun(last.toReversed(), -difference);
  const head = tail.length > 0 ? tail : endRun(first, -difference);
  if (head.length > 0) return head;
  return creditSum !== 0 && creditSum === -difference ? credits : [];
}

function* tieOutOf(rows: SheetRows, ledgerTotal: Money, total: PrintedTotal): Steps<TieOut> {
  const { currency } = ledgerTotal;
  const sheetTotal = toMoney(total.value, currency);
  const difference = sheetTotal.minor - ledgerTotal.minor;
  const explained = yield* explainedBy(rows, difference);
  return { currency, sheetTotal, ledgerTotal, difference: { minor: difference, currency }, rows: explained };
}

const withoutTotal = (ledgerTotal: Money): TieOut => ({
  currency: ledgerTotal.currency,
  sheetTotal: null,
  ledgerTotal,
  difference: null,
  rows: [],
});

/** Ties the printed totals to the ledger, each currency to its own. A total over several currencies compares with none. */
export function* tieOutRows(rows: SheetRows, totals: readonly PrintedTotal[], sums: LedgerSums): Steps<TieOut[]> {
  const ledger = sums.all();
  const grand = totals.find(({ isGrand }) => isGrand);
  const isCounted = grand !== undefined && Math.abs(grand.value) < MOST_OF_A_CELL;
  const tied: TieOut[] = [];
  for (const money of ledger) {
    const ofCurrency = totals.find(({ currency }) => currency === money.currency);
    const own = ledger.length > 1 ? ofCurrency : isCounted ? grand : undefined;
    tied.push(own ? yield* tieOutOf(rows, money, own) : withoutTotal(money));
  }
  return tied;
}
