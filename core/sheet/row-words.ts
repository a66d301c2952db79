// Words in the rows: what kind of document a line is, where the clerk marks what is paid, and what amounts beside the debts are.

import { bucketLabel } from './bucket-label.ts';
import { type Layout, positionsWithRole } from './layout.ts';
import { conceptsOf, isOneOf, mentions } from './vocabulary.ts';

/** What a line of the ledger is. */
export type LedgerType = 'invoice' | 'credit' | 'payment';

/** A column in which a paid invoice may be marked: remarks and status (by a word), or its day of payment, or yes. */
export interface MarkColumn {
  readonly at: number;
  readonly isPaidColumn: boolean;
}

/** The kind of document that a text names, or null. */
export function kindNamed(text: string): LedgerType | null {
  if (text === '') return null;
  if (isOneOf(text, 'payments')) return 'payment';
  if (isOneOf(text, 'credits')) return 'credit';
  if (mentions(text, 'invoices')) return 'invoice';
  if (mentions(text, 'payments')) return 'payment';
  return mentions(text, 'credits') ? 'credit' : null;
}

/** The columns in which paid invoices may be marked; the column that gives an age in words is none of them. */
export function markColumns(layout: Layout, age: number | null): MarkColumn[] {
  const used = new Set([...positionsWithRole(layout), ...layout.settled, ...(age === null ? [] : [age])]);
  return layout.profiles
    .filter(({ at, filled, dates, texts, numbers }) => filled > 0 && !used.has(at) && dates + texts >= numbers)
    .filter(
      ({ said: { concepts } }) => concepts.has('comment') || (concepts.has('settled') && !concepts.has('promise')),
    )
    .map(({ at, said }) => ({ at, isPaidColumn: said.concepts.has('settled') && !said.concepts.has('terms') }));
}

const NO_DEBT = ['limit', 'percent', 'terms', 'promise'] as const;

/** Labels of amounts that are neither debts nor sums of them. */
export function saysNoDebt(label: string): boolean {
  const { concepts } = conceptsOf(label);
  return NO_DEBT.some((concept) => concepts.has(concept));
}

/** `of which overdue`, `31-60 days`: an age rather than anybody's name. */
export const saysAge = (label: string): boolean =>
  bucketLabel(label) !== null || conceptsOf(label).concepts.has('overdue');
