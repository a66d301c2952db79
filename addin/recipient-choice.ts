// Whom the clerk wants to write to, for one account: chosen among the sheet's addresses, or typed. Never guessed.
import type { AccountOnSheet } from '../core/account-on-sheet.ts';
import type { ChosenRecipient } from '../core/worklist.ts';

export interface RecipientChoice {
  readonly chosen: string | null;
  /** The field for another address is open. */
  readonly typing: boolean;
  readonly typed: string;
  /** The typed address was taken into use. */
  readonly useTyped: boolean;
}

export const NO_CHOICE: RecipientChoice = { chosen: null, typing: false, typed: '', useTyped: false };

/** Who would get the reminder now: the typed or chosen address, or the only one of the sheet; null while that is open. */
export function recipientOf({ addresses }: AccountOnSheet, choice: RecipientChoice): ChosenRecipient | null {
  if (choice.typing) return null;
  if (choice.useTyped && choice.typed.trim() !== '') return { to: choice.typed.trim(), addressFrom: 'typed' };
  if (choice.chosen !== null && addresses.includes(choice.chosen)) return { to: choice.chosen, addressFrom: 'sheet' };
  const [only, ...others] = addresses;
  return only !== undefined && others.length === 0 ? { to: only, addressFrom: 'sheet' } : null;
}
