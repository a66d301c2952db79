// Amounts alone below the total of a list: numbers of invoices, averages, cash at bank, ages and customers added up once more.
// Where the rows above come to the total they are no debts, unless they name a customer and are not what that customer owes.
import type { CellValue } from '../sheet.ts';
import { amountText } from './amount-text.ts';
import { valueAt } from './grid.ts';
import type { Layout } from './layout.ts';
import { outstandingReader } from './outstanding.ts';
import type { RowForm } from './row-forms.ts';
import { saysTotal } from './word-lists.ts';

/** The text that says what an amount is: the nearest to its left would be best, the first mostly is. */
export function labelOf(cells: readonly CellValue[]): string {
  const texts = cells.filter(
    (value): value is string => typeof value === 'string' && value.trim() !== '' && amountText(value) === null,
  );
  return texts.find((text) => saysTotal(text) !== 'no') ?? texts.at(-1)?.trim() ?? '';
}

const thousandths = (value: number): number => Math.round(value * 1000);

const NO_DEBT = 'Below the total that the rows above come to: not an amount that is owed.';
const ONCE_MORE = 'What the customer owes in the rows above, once more: not counted again.';

/** What is known of a list when an amount alone stands below its last line. */
export class BelowList {
  readonly #layout: Layout;
  readonly #forms: readonly RowForm[];
  readonly #lastLine: number;
  /** What each customer owes in the lines, once somebody asks. */
  #owed: Map<string, number> | null = null;

  constructor(layout: Layout, forms: readonly RowForm[]) {
    this.#layout = layout;
    this.#forms = forms;
    this.#lastLine = forms.lastIndexOf('ledger') + layout.body.from;
  }

  /** Why an amount below a total that was reached is no debt; null where it may be one. */
  reasonAt(row: number, label: string, value: number): string | null {
    const { kind, loneDebts, body } = this.#layout;
    const hasLines = this.#lastLine >= body.from;
    if (kind === 'summary' || loneDebts || !hasLines || row < this.#lastLine || label === '') return null;
    const owed = this.owedBy(label);
    if (owed === null) return NO_DEBT;
    return owed === thousandths(value) ? ONCE_MORE : null;
  }

  /** What a customer owes in the lines of the list, in thousandths; null where no line names it. */
  owedBy(name: string): number | null {
    this.#owed ??= this.#owedByName();
    return this.#owed.get(name) ?? this.#owedByFirst(name);
  }

  /** The same of a customer whose name a text begins with: `Bolt - unallocated receipt`. */
  #owedByFirst(text: string): number | null {
    for (const [name, owed] of this.#owed ?? [])
      if (name !== '' && text.startsWith(name) && /^[^\p{L}\d]/u.test(text.slice(name.length))) return owed;
    return null;
  }

  #owedByName(): Map<string, number> {
    const { at, body } = this.#layout;
    const owed = new Map<string, number>();
    const customer = at('customer');
    if (customer === null) return owed;
    const outstanding = outstandingReader(this.#layout);
    this.#forms.forEach((form, i) => {
      if (form !== 'ledger') return;
      const name = String(valueAt(body.cells, body.from + i, customer)).trim();
      owed.set(name, (owed.get(name) ?? 0) + thousandths(outstanding(body.from + i) ?? 0));
    });
    return owed;
  }
}
