// What each answer to a question would come to, so that the clerk sees what she decides before she does.
import type { Money } from '../core/money.ts';
import { isRefusal } from '../core/refusal.ts';
import type { ReadWith } from './answer-book.ts';
import type { Answers } from './answers.ts';

/** What an answer would come to. */
export interface WhatIf {
  readonly overdueRows: number;
  readonly overdue: readonly Money[];
  /** Flagging would still wait for another answer. */
  readonly isBlocked: boolean;
}

interface AskedWhatIf {
  readonly topic: string;
  readonly values: readonly string[];
  readonly signal: AbortSignal;
}

/** The outcome of each value, by value; one that the sheet cannot be read with is left out. */
export async function whatIf(
  read: ReadWith,
  answers: Answers,
  { topic, values, signal }: AskedWhatIf,
): Promise<ReadonlyMap<string, WhatIf>> {
  const found = new Map<string, WhatIf>();
  for (const value of values) {
    if (signal.aborted) break;
    const reading = await read({ ...answers, [topic]: value });
    if (isRefusal(reading)) continue;
    const { overdueRowCount, overdueByCurrency, questions } = reading;
    const isBlocked = questions.some(({ blocking }) => blocking);
    found.set(value, { overdueRows: overdueRowCount, overdue: overdueByCurrency, isBlocked });
  }
  return found;
}
