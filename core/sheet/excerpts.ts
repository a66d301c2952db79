// Rows that stand apart and are each a row of the list once more, as a “Top 3” does.

import type { SheetReading, SheetRow } from '../sheet.ts';
import { rowsInSteps, type Steps } from '../steps.ts';
import type { SheetRows } from './sheet-rows.ts';

/** Neighbouring lines: positions from one to before another. */
interface Block {
  readonly from: number;
  readonly to: number;
}

const sizeOf = ({ from, to }: Block): number => to - from;

function blocksOf(rows: SheetRows): Block[] {
  const blocks: Block[] = [];
  let from = 0;
  for (let position = 0; position <= rows.length; position += 1) {
    if (position < rows.length && rows.isLedgerAt(position)) continue;
    if (position > from) blocks.push({ from, to: position });
    from = position + 1;
  }
  return blocks;
}

const factsOf = ({ customer, invoiceNumber, outstanding, dueDate }: SheetRow): string =>
  JSON.stringify([customer, invoiceNumber, outstanding, dueDate]);

const NO_INVOICE = -1;

/** Which lines say the same: a number for each line's facts, and on how many lines they stand. */
class SameLines {
  readonly #numbers = new Map<string, number>();
  readonly #counts: number[] = [];
  readonly #numberAt: Int32Array;

  constructor(rows: number) {
    this.#numberAt = new Int32Array(rows).fill(NO_INVOICE);
  }

  take(position: number, row: SheetRow): void {
    if (row.invoiceNumber === null) return;
    const facts = factsOf(row);
    const number = this.#numbers.get(facts) ?? this.#numbers.size;
    this.#numbers.set(facts, number);
    this.#numberAt[position] = number;
    this.#counts[number] = (this.#counts[number] ?? 0) + 1;
  }

  #isRepeated(position: number): boolean {
    return (this.#counts[this.#numberAt[position] ?? NO_INVOICE] ?? 0) > 1;
  }

  /** True for a block of lines that all stand elsewhere too, each of them once in the block. */
  areAll({ from, to }: Block): boolean {
    for (let position = from; position < to; position += 1) if (!this.#isRepeated(position)) return false;
    return new Set(this.#numberAt.subarray(from, to)).size === to - from;
  }
}

function* sameLines(rows: SheetRows): Steps<SameLines> {
  const same = new SameLines(rows.length);
  yield* rowsInSteps(0, rows.length, (from, to) => {
    for (let position = from; position < to; position += 1) {
      const row = rows.isLedgerAt(position) ? rows.at(position) : undefined;
      if (row) same.take(position, row);
    }
  });
  return same;
}

/** The shortest block of such rows, as Excel numbers them; none where no number stands twice. */
export function* excerptOf({ rows, questions }: SheetReading): Steps<readonly number[]> {
  if (!questions.some(({ topic }) => topic === 'duplicates')) return [];
  const blocks = blocksOf(rows);
  if (blocks.length < 2) return [];
  yield;
  const same = yield* sameLines(rows);
  const excerpt = blocks.sort((a, b) => sizeOf(a) - sizeOf(b)).find((block) => same.areAll(block));
  return excerpt ? Array.from({ length: sizeOf(excerpt) }, (_, i) => excerpt.from + i + 1) : [];
}
