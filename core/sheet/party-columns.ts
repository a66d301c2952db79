// The columns of who and which, put together: what headings and contents say, names beside numbers, contacts that are the
// customers, and what its contents disprove.
import type { ColumnProfile } from './column-profile.ts';
import { disprovedNumbers, withoutNumbersForNames } from './customer-numbers.ts';
import type { Body, ChosenColumn } from './evidence.ts';
import {
  numbersOfCustomers,
  withContactsAsCustomers,
  withNamesBeside,
  withoutLedgerAccount,
  withPartiesFirst,
} from './names-beside-numbers.ts';
import { chooseTexts } from './text-columns.ts';

/** Columns taken for something else, and whether the sheet has dates. */
export interface Known {
  readonly taken: ReadonlySet<number>;
  readonly hasDates: boolean;
}

/** The columns of who and which among those not taken; `noNumbers` were found to hold no numbers of customers. */
export function textsOf(
  body: Body,
  profiles: readonly ColumnProfile[],
  known: Known,
  noNumbers: ReadonlySet<number> = new Set(),
): readonly ChosenColumn[] {
  const texts = withoutLedgerAccount(body, chooseTexts(profiles, known.taken, noNumbers));
  const named = withNamesBeside(body, profiles, texts, known);
  const own = withoutNumbersForNames(body, named);
  const parties = withPartiesFirst(profiles, withContactsAsCustomers(body, profiles, own), known);
  const wrong = disprovedNumbers(body, profiles, parties, known.hasDates);
  if (wrong !== null) return textsOf(body, profiles, known, new Set([...noNumbers, wrong]));
  return numbersOfCustomers(parties, profiles, known.hasDates);
}
