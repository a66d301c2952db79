// The facts that all rows of a sheet are asked for together (kind, amount, age), side by side in columns: a sheet of 100,000
// rows is summed, aged and flagged without a single row being put into words.
import type { Money } from '../money.ts';
import type { RowType, SheetRow } from '../sheet.ts';

/** The kinds of rows; the first four carry a debt or a credit. */
const TYPES: readonly RowType[] = [
  'invoice',
  'credit',
  'payment',
  'customerSummary',
  'title',
  'header',
  'header2',
  'repeatHeader',
  'groupHeader',
  'groupFooter',
  'contactLine',
  'subtotal',
  'total',
  'percent',
  'note',
  'separator',
  'footer',
  'blank',
];
const LEDGER_TYPES = 4;
const codeOf = new Map(TYPES.map((type, code) => [type, code]));

/** Credits and payments on account. */
const ON_ACCOUNT: ReadonlySet<number | undefined> = new Set([codeOf.get('credit'), codeOf.get('payment')]);

/** Rows of one age added up; `credit` stands for payments on account as well. */
class Heap {
  readonly type: 'invoice' | 'credit';
  readonly bucket: string | null;
  readonly outstanding: { minor: number; readonly currency: string };
  /** How many of them owe something. */
  count = 0;

  constructor(type: Heap['type'], bucket: string | null, currency: string) {
    this.type = type;
    this.bucket = bucket;
    this.outstanding = { minor: 0, currency };
  }

  add(minor: number): void {
    this.outstanding.minor += minor;
    if (minor !== 0) this.count += 1;
  }
}

/** What of a row is kept in columns. */
export interface RowFacts {
  readonly type: RowType;
  readonly currency: string;
  /** In minor units; null where there is none or it cannot be read. */
  readonly outstanding: number | null;
  readonly overdue: boolean;
  /** The ageing bucket by days overdue; null where no days are known. */
  readonly bucket: string | null;
}

const NO_AMOUNT = { currency: '', outstanding: null, overdue: false, bucket: null } as const;

/** Texts of which there are few, each kept once and meant by its number. */
class FewTexts {
  readonly all: string[] = [];
  readonly #numbers = new Map<string, number>();
  #last = 0;

  numberOf(text: string): number {
    // Neighbouring rows mostly say the same.
    if (this.all[this.#last] !== text) this.#last = this.#numbers.get(text) ?? this.#add(text);
    return this.#last;
  }

  #add(text: string): number {
    this.#numbers.set(text, this.all.length);
    return this.all.push(text) - 1;
  }
}

/** The columns of up to so many rows, by position: 0 is row 1 of the sheet. */
export class RowColumns {
  length = 0;
  readonly #types: Uint8Array;
  readonly #outstanding: Float64Array;
  readonly #overdue: Uint8Array;
  readonly #currency: Uint16Array;
  readonly #bucket: Uint16Array;
  readonly #currencies = new FewTexts();
  readonly #buckets = new FewTexts();
  #lastCode = 0;

  constructor(rows: number) {
    this.#types = new Uint8Array(rows);
    this.#outstanding = new Float64Array(rows);
    this.#overdue = new Uint8Array(rows);
    this.#currency = new Uint16Array(rows);
    this.#bucket = new Uint16Array(rows);
  }

  /** Adds a row below the others. */
  add(facts: RowFacts): void {
    this.length += 1;
    this.#put(this.length - 1, facts);
  }

  /** Adds a row that carries no debt and no credit, or makes the row at a position one. */
  setPlain(type: RowType, position = this.length): void {
    this.length = Math.max(this.length, position + 1);
    this.#put(position, { ...NO_AMOUNT, type });
  }

  #put(position: number, { type, currency, outstanding, overdue, bucket }: RowFacts): void {
    this.#types[position] = this.#codeOf(type);
    this.#outstanding[position] = outstanding ?? Number.NaN;
    this.#overdue[position] = overdue ? 1 : 0;
    this.#currency[position] = this.#currencies.numberOf(currency);
    this.#bucket[position] = bucket === null ? 0 : this.#buckets.numberOf(bucket) + 1;
  }

  /** Neighbouring rows mostly are of one type. */
  #codeOf(type: RowType): number {
    if (type !== TYPES[this.#lastCode]) this.#lastCode = codeOf.get(type) ?? 0;
    return this.#lastCode;
  }

  typeAt(position: number): RowType {
    return TYPES[this.#types[position] ?? 0] ?? 'blank';
  }

  /** True for a row that carries a debt or a credit: an invoice, a credit, a payment, or a customer's one row. */
  isLedgerAt(position: number): boolean {
    return (this.#types[position] ?? LEDGER_TYPES) < LEDGER_TYPES;
  }

  /** In minor units; NaN where there is none or it cannot be read. */
  outstandingAt(position: number): number {
    return this.#outstanding[position] ?? Number.NaN;
  }

  moneyAt(position: number): Money | null {
    const minor = this.outstandingAt(position);
    return Number.isNaN(minor) ? null : { minor, currency: this.#currencies.all[this.#currency[position] ?? 0] ?? '' };
  }

  isOverdueAt(position: number): boolean {
    return this.#overdue[position] === 1;
  }

  /** How many rows are overdue. */
  get overdue(): number {
    let count = 0;
    for (let position = 0; position < this.length; position += 1) count += this.#overdue[position] ?? 0;
    return count;
  }

  /** How many rows are overdue, by currency. */
  overdueByCurrency(): Map<string, number> {
    const counts = new Map<string, number>();
    for (let position = 0; position < this.length; position += 1) {
      if (this.#overdue[position] !== 1) continue;
      const currency = this.#currencies.all[this.#currency[position] ?? 0] ?? '';
      counts.set(currency, (counts.get(currency) ?? 0) + 1);
    }
    return counts;
  }

  /** Ledger rows of one currency, age and side of the ledger, added up; `others` are the positions without an age in days. */
  heaps(): { readonly heaps: readonly Heap[]; readonly others: readonly number[] } {
    const heaps = new Map<number, Heap>();
    const others: number[] = [];
    for (let position = 0; position < this.length; position += 1) {
      const minor = this.#outstanding[position] ?? Number.NaN;
      if (!this.isLedgerAt(position) || Number.isNaN(minor)) continue;
      if (this.#bucket[position] === 0) others.push(position);
      else this.#heapOf(heaps, position).add(minor);
    }
    return { heaps: [...heaps.values()], others };
  }

  #heapOf(heaps: Map<number, Heap>, position: number): Heap {
    const isOnAccount = ON_ACCOUNT.has(this.#types[position] ?? 0);
    const place = (this.#currency[position] ?? 0) * 65_536 + (this.#bucket[position] ?? 0);
    const key = 2 * place + (isOnAccount ? 1 : 0);
    const known = heaps.get(key);
    if (known) return known;
    const currency = this.#currencies.all[this.#currency[position] ?? 0] ?? '';
    const heap = new Heap(isOnAccount ? 'credit' : 'invoice', this.bucketAt(position), currency);
    heaps.set(key, heap);
    return heap;
  }

  bucketAt(position: number): string | null {
    return this.#buckets.all[(this.#bucket[position] ?? 0) - 1] ?? null;
  }
}

/** The columns of rows that stand in full. */
export function columnsOf(rows: readonly SheetRow[]): RowColumns {
  const columns = new RowColumns(rows.length);
  for (const { type, outstanding, overdue, bucket } of rows)
    columns.add({
      type,
      overdue,
      bucket,
      outstanding: outstanding?.minor ?? null,
      currency: outstanding?.currency ?? '',
    });
  return columns;
}
