// What ledger rows come to, per currency in minor units, and whether a printed amount is that sum.
import { type Money, minorDigits, NO_CURRENCY, toDecimal, toMoney } from '../money.ts';

/** A printed total or subtotal: its row as Excel shows it, its amount, and whether the rows it stands for come to it. */
export interface PrintedTotal {
  readonly row: number;
  readonly value: number;
  readonly isGrand: boolean;
  readonly tiesOut: boolean;
}

/** Sums of ledger rows; amounts of two currencies are never added, except to recognise a printed total that did so. */
export class LedgerSums {
  readonly #minor = new Map<string, number>();
  count = 0;

  add(money: Money | null): void {
    if (!money) return;
    this.count += 1;
    this.#minor.set(money.currency, (this.#minor.get(money.currency) ?? 0) + money.minor);
  }

  /** One sum per currency, in order of first appearance. */
  all(): Money[] {
    return [...this.#minor].map(([currency, minor]) => ({ minor, currency }));
  }

  /** The amount in the one currency of these rows; without currency when there are several. Null when too large to be exact. */
  moneyOf(value: number): Money | null {
    const [currency = NO_CURRENCY] = this.#minor.size === 1 ? this.#minor.keys() : [];
    return Math.abs(value) < 1e11 ? toMoney(value, currency) : null;
  }

  /** True when the amount is the sum of these rows: of their one currency, or of all currencies added as the sheet may do. */
  comesTo(value: number): boolean {
    const sums = this.all();
    const finest = Math.max(0, ...sums.map(({ currency }) => minorDigits(currency)));
    const together = sums.reduce((sum, money) => sum + toDecimal(money), 0);
    return Math.abs(value - together) < 0.5 / 10 ** finest;
  }
}
