// Money that stands beside a blank balance in a column of its own: payments that nobody has allocated, credits. A heading that
// says so settles it: they count against what the customer owes. Under any other heading the clerk is asked.
import type { ColumnProfile } from './column-profile.ts';
import { at, hasValues, type MoneyColumn } from './money-arithmetic.ts';
import type { Concept } from './vocabulary.ts';

/** What is no money of the customer's, or stands there for another reason. */
const OTHER: readonly Concept[] = [
  ...(['limit', 'percent', 'tax', 'price', 'days', 'terms', 'ident', 'invoice', 'order', 'period', 'date'] as const),
  ...(['phone', 'place', 'group', 'bank', 'promise', 'discount', 'local', 'debit'] as const),
];

const says = ({ profile: { said } }: MoneyColumn, concept: Concept): boolean => said.concepts.has(concept);

/** `Unallocated`, `On account`, `Credit balance`. */
const saysOnAccount = (column: MoneyColumn): boolean =>
  says(column, 'unallocated') || (says(column, 'settled') && says(column, 'open'));

/** Whole numbers without a format of money under a heading that says nothing of money may be anything. */
function isMoney(column: MoneyColumn): boolean {
  const { hasCurrencyFormat, negatives, patterns }: ColumnProfile = column.profile;
  if (OTHER.some((concept) => says(column, concept))) return false;
  const isSaid = (['money', 'settled', 'unallocated', 'open', 'original'] as const).some((one) => says(column, one));
  return isSaid || hasCurrencyFormat || negatives > 0 || patterns.wholeNumber < 1;
}

/** No row holds both: what stands in the one is no part of the other. */
const isBeside = (column: MoneyColumn, outstanding: MoneyColumn): boolean =>
  column.values.every((value, row) => value === 0 || Number.isNaN(value) || at(outstanding, row) === 0);

/** The columns in which money may stand where the balance is blank, those first in which some does. */
export function besideBalance(columns: readonly MoneyColumn[], outstanding: MoneyColumn): MoneyColumn[] {
  return columns
    .filter((column) => column !== outstanding && isMoney(column) && isBeside(column, outstanding))
    .sort((a, b) => Number(hasValues(b)) - Number(hasValues(a)));
}

/** Of those, the one that counts against what is owed: by its heading, or as the clerk says. */
export function onAccountColumn(beside: readonly MoneyColumn[], isCredit: boolean): MoneyColumn | null {
  return beside.find(saysOnAccount) ?? (isCredit ? (beside[0] ?? null) : null);
}
