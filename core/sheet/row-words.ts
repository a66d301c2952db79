// Words in the rows: what kind of document a line is, and what amounts beside the debts are.

import { bucketLabel } from './bucket-label.ts';
import { conceptsOf } from './vocabulary.ts';
import { isOneOf, mentions } from './word-lists.ts';

/** What a line of the ledger is. */
export type LedgerType = 'invoice' | 'credit' | 'payment';

/** The kind of document that a text names, or null. */
export function kindNamed(text: string): LedgerType | null {
  if (text === '') return null;
  if (isOneOf(text, 'payments')) return 'payment';
  if (isOneOf(text, 'credits')) return 'credit';
  if (mentions(text, 'invoices')) return 'invoice';
  if (mentions(text, 'payments')) return 'payment';
  return mentions(text, 'credits') ? 'credit' : null;
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
