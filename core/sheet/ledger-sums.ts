// What ledger rows come to, per currency in minor units, and whether a printed amount is that sum.
import { type Money, minorDigits, NO_CURRENCY, toDecimal, toMoney } from '../money.ts';
import type { SheetRow } from '../sheet.ts';
import { MOST_OF_A_CELL } from './outstanding.ts';

/** True for a row that carries a debt or a credit: an invoice, a credit, a payment, or a customer's one row. */
export const isLedgerRow = ({ type }: SheetRow): boolean =>
  type === 'invoice' || type === 'credit' || type === 'payment' || type === 'customerSummary';

/** A printed total or subtotal: its row as Excel shows it, its amount, and whether the rows it stands for come to it. */
export interface PrintedTotal {
  readonly row: number;
  readonly value: number;
  readonly isGrand: boolean;
  /** The one currency whose rows come to it, where there are several. */
  readonly currency: string | null;
  readonly tiesOut: boolean;
  /** True for an amount as large as the line above beside a customer's name: its sum, or one more debt. */
  readonly mayBeDebt: boolean;
}

interface Sum {
  minor: number;
  readonly currency: string;
}

/** Sums of ledger rows; amounts of two currencies are never added, except to recognise a printed total that did so. */
export class LedgerSums {
  readonly #sums = new Map<string, Sum>();
  /** What each currency came to at a mark, in order of first appearance. */
  readonly #checkpoints: (readonly number[])[] = [];
  /** The sum that was last added to: the next row is mostly of the same currency. */
  #last: Sum | null = null;
  count = 0;
  /** Amounts above zero, and below. */
  above = 0;
  below = 0;
  /** All amounts without their signs: while that is exact, so is every sum of some of them. */
  #whole = 0;

  /** Adds an amount in minor units; null, an amount that cannot be read, adds nothing. */
  add(minor: number | null, currency: string): void {
    if (minor === null) return;
    this.count += 1;
    if (minor > 0) this.above += 1;
    else if (minor < 0) this.below += 1;
    if (this.#last?.currency !== currency) this.#last = this.#sumOf(currency);
    this.#last.minor += minor;
    this.#whole += Math.abs(minor);
  }

  /** False where the amounts are so many or so large that their sums are no longer exact to the minor unit. */
  get isExact(): boolean {
    return this.#whole <= Number.MAX_SAFE_INTEGER;
  }

  #sumOf(currency: string): Sum {
    const known = this.#sums.get(currency);
    if (known) return known;
    const begun: Sum = { minor: 0, currency };
    this.#sums.set(currency, begun);
    return begun;
  }

  /** One sum per currency, in order of first appearance. */
  all(): Money[] {
    return Array.from(this.#sums.values(), ({ minor, currency }) => ({ minor, currency }));
  }

  /** The amount in the one currency of these rows; without currency when there are several. Null when too large to be exact. */
  moneyOf(value: number): Money | null {
    const [currency = NO_CURRENCY] = this.#sums.size === 1 ? this.#sums.keys() : [];
    return Math.abs(value) < MOST_OF_A_CELL ? toMoney(value, currency) : null;
  }

  /** Marks this place; what came since can be asked for by the number given back. 0 is the beginning. */
  checkpoint(): number {
    this.#checkpoints.push(Array.from(this.#sums.values(), ({ minor }) => minor));
    return this.#checkpoints.length;
  }

  /** True when the amount is the sum of the rows since a mark. */
  comesToSince(mark: number, value: number): boolean {
    return this.#isSince(this.#checkpoints[mark - 1] ?? NOTHING, value);
  }

  /** The currency of several whose rows alone come to the amount, or null. */
  currencyWith(value: number): string | null {
    if (this.#sums.size < 2) return null;
    return this.all().find((money) => isSum(money, value))?.currency ?? null;
  }

  /** True when the amount is the sum of these rows: of their one currency, or of all currencies added as the sheet may do. */
  comesTo(value: number): boolean {
    return this.#isSince(NOTHING, value);
  }

  /** Asked of every printed sum of a sheet: nothing is put together for it. */
  #isSince(before: readonly number[], value: number): boolean {
    let [finest, together, currencies] = [0, 0, 0];
    for (const { minor, currency } of this.#sums.values()) {
      together += toDecimal({ minor: minor - (before[currencies] ?? 0), currency });
      finest = Math.max(finest, minorDigits(currency));
      currencies += 1;
    }
    return Math.abs(value - together) < 0.5 / 10 ** finest;
  }
}

const NOTHING: readonly number[] = [];

const isSum = (money: Money, value: number): boolean =>
  Math.abs(value - toDecimal(money)) < 0.5 / 10 ** minorDigits(money.currency);
