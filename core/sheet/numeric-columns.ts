// Which columns may hold money at all: numbers that are no days, no numbers of documents, and no small table beside the list.
import type { ColumnProfile } from './column-profile.ts';
import { creditRowsOf } from './credit-codes.ts';
import { type Body, numbersIn, sampleRows } from './evidence.ts';
import type { MoneyColumn } from './money-arithmetic.ts';
import { saidRole } from './sayings.ts';

/** Mostly numbers; where the heading says outright what is owed, unreadable cells are asked about rather than passed over. */
export function isNumeric({ filled, numbers, dates, patterns, said }: ColumnProfile): boolean {
  if (filled === 0 || dates / filled > 0.4) return false;
  return numbers / filled + patterns.textAmount >= (saidRole('outstanding', said) >= 0.7 ? 0.2 : 0.6);
}

function outstandingSaid(profile: ColumnProfile): number {
  const { concepts } = profile.said;
  const said = saidRole('outstanding', profile.said) * (concepts.has('local') ? 0.7 : 1);
  return said * (concepts.has('overdue') ? 0.5 : 1) + (said > 0 && profile.hasCurrencyFormat ? 0.05 : 0);
}

const SAYS_MONEY = ['money', 'original', 'open', 'due', 'debit'] as const;

/** `Invoice`, `Pièce` over something that may be the numbers of documents as well as amounts. */
const maySayNumbers = ({ said: { concepts }, hasCurrencyFormat }: ColumnProfile): boolean =>
  (concepts.has('invoice') || concepts.has('document')) &&
  !hasCurrencyFormat &&
  !SAYS_MONEY.some((concept) => concepts.has(concept));

/**
 * Whole numbers, each of them once, and of one length or nowhere the amount beside: numbers of documents. Of what was invoiced
 * something mostly still is owed in full.
 */
function isNumberSeries(body: Body, profile: ColumnProfile, others: readonly ColumnProfile[]): boolean {
  const { at, patterns } = profile;
  if (!maySayNumbers(profile) || patterns.wholeNumber < 1 || patterns.distinct < 1) return false;
  const rows = sampleRows(body);
  const numbers = numbersIn(body, at, rows);
  const filled = numbers.filter((value) => value !== 0);
  if (filled.length < 2) return false;
  if (new Set(filled.map((value) => String(value).length)).size === 1) return true;
  const amounts = others.filter((other) => other.at !== at && isNumeric(other));
  return amounts.every((other) =>
    numbersIn(body, other.at, rows).every((value, i) => value !== numbers[i] || value === 0),
  );
}

/** A small table of ages beside the list: set off by an empty column, its amounts behind the labels of ages. */
function isOfAges(profiles: readonly ColumnProfile[], { at }: ColumnProfile): boolean {
  const [gap, labels] = [at - 2, at - 1].map((place) => profiles.find((profile) => profile.at === place));
  return gap?.filled === 0 && gap.heading === '' && (labels?.patterns.ageLabel ?? 0) >= 0.5;
}

/** Every column that may hold money, with its values in the rows compared. */
export function numericColumns(body: Body, profiles: readonly ColumnProfile[]): MoneyColumn[] {
  const rows = sampleRows(body);
  const numeric = profiles.filter(
    (profile) => isNumeric(profile) && !isNumberSeries(body, profile, profiles) && !isOfAges(profiles, profile),
  );
  const credits = creditRowsOf(body, profiles, rows);
  // A balance without signs beside a column that gives them counts with them.
  const isSigned = ({ negatives, said: { concepts } }: ColumnProfile): boolean =>
    credits !== null && negatives === 0 && concepts.has('open');
  return numeric.map((profile) => ({
    profile,
    values: numbersIn(body, profile.at, rows).map((value, i) =>
      credits?.has(i) && isSigned(profile) ? -value : value,
    ),
    amount: saidRole('amount', profile.said) * (profile.said.concepts.has('local') ? 0.7 : 1),
    outstanding: outstandingSaid(profile),
    isSettled: profile.said.concepts.has('settled') && !profile.said.concepts.has('promise'),
  }));
}
