// The amounts on a sheet that are no lines of the ledger, once all rows are read: which of them is the total of the whole, and
// whether the rows come to each.

import { listInSteps, type Steps } from '../steps.ts';
import type { LedgerSums, PrintedTotal } from './ledger-sums.ts';
import { plainRow } from './plain-rows.ts';
import type { RowLedger } from './row-ledger.ts';

/** An amount that is no line, until all rows are read. */
export interface Pending {
  readonly row: number;
  readonly value: number;
  readonly says: 'total' | 'maybe' | 'no';
  /** True when the rows since the last subtotal, or all rows so far, came to it. */
  readonly addsUp: boolean;
  /** Lines that it adds up, where a customer stands beside it and no word for a total. */
  readonly linesOfCustomer: number;
}

/** The total: what comes to the whole ledger, else what only says so, unless several do and come to the rows of their groups. */
function grandTotal(pending: readonly Pending[], sums: LedgerSums): Pending | undefined {
  const called = pending.filter(({ says }) => says === 'total');
  return (
    pending.findLast(({ value, says }) => says === 'total' && sums.count > 0 && sums.comesTo(value)) ??
    pending.findLast(({ value }) => sums.count > 0 && sums.comesTo(value)) ??
    pending.findLast(({ says, addsUp }) => says === 'total' && !addsUp) ??
    (called.length === 1 ? called[0] : undefined) ??
    pending.findLast(({ says, addsUp }) => says === 'maybe' && !addsUp)
  );
}

/** The printed total of an amount that is no line; what comes to the whole is put down as a total. */
function printedTotal(entry: Pending, grand: Pending | undefined, ledger: RowLedger): Omit<PrintedTotal, 'mayBeDebt'> {
  const { row, value } = entry;
  const currency = ledger.sums.currencyWith(value);
  const isGrand = entry === grand;
  const isWhole = isGrand || (currency !== null && entry.says === 'total' && !entry.addsUp);
  if (isWhole) ledger.put({ ...plainRow(row, 'total'), outstanding: ledger.sums.moneyOf(value) });
  const tiesOut = ledger.sums.comesTo(value) || currency !== null || (!isGrand && entry.addsUp);
  return { row, value, isGrand, currency, tiesOut };
}

/** Every amount that is no line as a printed total. */
export function* printedTotals(pending: readonly Pending[], ledger: RowLedger): Steps<PrintedTotal[]> {
  const grand = grandTotal(pending, ledger.sums);
  const sumsCustomers = pending.some(({ linesOfCustomer }) => linesOfCustomer > 1);
  const totals: PrintedTotal[] = [];
  yield* listInSteps(pending, (entry) => {
    const mayBeDebt = entry.linesOfCustomer === 1 && !sumsCustomers;
    totals.push({ ...printedTotal(entry, grand, ledger), mayBeDebt });
  });
  return totals;
}
