// The tie-out: what the sheet prints as its total beside what the ledger rows come to, per currency, and where they differ
// the rows that explain it.
import { type Money, toMoney } from '../money.ts';
import type { TieOut } from '../sheet.ts';
import type { LedgerSums, PrintedTotal } from './ledger-sums.ts';
import { MOST_OF_A_CELL } from './outstanding.ts';
import type { SheetRows } from './sheet-rows.ts';

const NAMED = 20;

interface Line {
  readonly row: number;
  readonly minor: number;
}

function linesOf(rows: SheetRows): Line[] {
  const lines: Line[] = [];
  for (let i = 0; i < rows.length; i += 1) {
    const minor = rows.isLedgerAt(i) ? rows.outstandingAt(i) : Number.NaN;
    if (!Number.isNaN(minor)) lines.push({ row: i + 1, minor });
  }
  return lines;
}

/** The shortest run of lines, taken from one end of the ledger, that comes to the difference: a sum that stops short. */
function endRun(lines: readonly Line[], difference: number): number[] {
  let sum = 0;
  for (const [i, { minor }] of lines.slice(0, NAMED).entries()) {
    sum += minor;
    if (sum === difference) return lines.slice(0, i + 1).map(({ row }) => row);
  }
  return [];
}

/** Rows whose amounts explain a difference: counted on one side only, with the wrong sign, left out at an end, or all credits. */
function explainedBy(lines: readonly Line[], difference: number): number[] {
  const single = lines.filter(({ minor }) => minor === -difference || minor * -2 === difference);
  if (single.length > 0) return single.slice(0, NAMED).map(({ row }) => row);
  const tail = endRun([...lines].reverse(), -difference);
  const head = tail.length > 0 ? tail : endRun(lines, -difference);
  if (head.length > 0) return head;
  const credits = lines.filter(({ minor }) => minor < 0);
  const creditSum = credits.reduce((sum, { minor }) => sum + minor, 0);
  return creditSum !== 0 && creditSum === -difference ? credits.slice(0, NAMED).map(({ row }) => row) : [];
}

function tieOutOf(rows: SheetRows, ledgerTotal: Money, total: PrintedTotal): TieOut {
  const { currency } = ledgerTotal;
  const sheetTotal = toMoney(total.value, currency);
  const difference = sheetTotal.minor - ledgerTotal.minor;
  const explained = difference === 0 ? [] : explainedBy(linesOf(rows), difference);
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
export function tieOutRows(rows: SheetRows, totals: readonly PrintedTotal[], sums: LedgerSums): TieOut[] {
  const ledger = sums.all();
  const total = totals.find(({ isGrand }) => isGrand);
  const [only] = ledger;
  if (only && ledger.length > 1)
    return ledger.map((money) => {
      const own = totals.find(({ currency }) => currency === money.currency);
      return own ? tieOutOf(rows, money, own) : withoutTotal(money);
    });
  if (!total || !only || Math.abs(total.value) >= MOST_OF_A_CELL) return ledger.map(withoutTotal);
  return [tieOutOf(rows, only, total)];
}
