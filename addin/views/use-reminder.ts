// What the views of a reminder share: the account as the server knows it, the recipient, the prepared preview, and what
// has to be looked at before sending.
import { useEffect } from 'react';
import { type AccountOnSheet, othersWithAddress } from '../../core/account-on-sheet.ts';
import { reminderRequestOf } from '../../core/account-requests.ts';
import { isRefusal, type Refusal } from '../../core/refusal.ts';
import type { ReminderRequest, Warning } from '../../core/reminder.ts';
import { CASH_QUESTION, type ChosenRecipient } from '../../core/worklist.ts';
import type { KnownAccount } from '../account-store.ts';
import type { RecipientChoice } from '../recipient-choice.ts';
import type { Asked, ReadyReminder, ReminderStep } from '../reminder-store.ts';
import type { ReadSheet } from '../sheet-state.ts';
import { useStore } from '../store.ts';
import { usePane } from './pane-context.tsx';

/** Going through rows quickly asks the server for the last of them only. */
const PAUSE_MS = 250;

/** Loads an account and follows what is under way for as long as the view stands. */
export function useFollowed(accountId: string): void {
  const { pane } = usePane();
  useEffect(() => {
    let stop = () => {};
    const timer = setTimeout(() => {
      stop = pane.follow(accountId);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [pane, accountId]);
}

export function useKnownAccount(accountId: string): KnownAccount {
  const { pane } = usePane();
  useStore(pane.accounts.known.all);
  return pane.accounts.known.of(accountId);
}

export function useStepOf(accountId: string): ReminderStep {
  const { pane } = usePane();
  useStore(pane.reminders.steps.all);
  return pane.reminders.steps.of(accountId);
}

/** What the account's preview was asked for; null while nothing is asked. */
export function useRequestOf(accountId: string): ReminderRequest | null {
  const step = useStepOf(accountId);
  return 'request' in step ? step.request : null;
}

export function useChoiceOf(accountId: string): RecipientChoice {
  const { pane } = usePane();
  useStore(pane.recipients.all);
  return pane.recipients.of(accountId);
}

/**
 * Asks for a preview once the account is known. `keep-current` asks again when sheet, recipient or history change; a
 * preview somebody is reading (`once`) stays as it is and is compared when it is sent. Returns why none can be written.
 */
export function usePreparedReminder(
  account: AccountOnSheet,
  { reading }: ReadSheet,
  recipient: ChosenRecipient | null,
  when: 'keep-current' | 'once',
): Refusal | null {
  const { pane } = usePane();
  const { accountId } = account;
  const { view } = useKnownAccount(accountId);
  const { step } = useStepOf(accountId);
  useStore(pane.notes.typed.all);
  const request =
    recipient === null ? null : pane.notes.added(accountId, reminderRequestOf(account, recipient.to, reading.asOf));
  const unfit = request !== null && isRefusal(request) ? request : null;
  const asked =
    recipient === null || request === null || isRefusal(request) || view === null
      ? null
      : ({ request, basis: basisOf(view), addressFrom: recipient.addressFrom } satisfies Asked);
  const wanted = asked !== null && step !== 'held' && (when === 'keep-current' || step === 'none');
  const key = wanted ? JSON.stringify(asked) : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` says whether `asked` is another one; its object is new on every drawing.
  useEffect(() => {
    if (key !== null && asked !== null) void pane.reminders.prepare(accountId, asked);
  }, [pane, accountId, key]);
  return unfit;
}

/** What of the server's account a preview depends on. */
const basisOf = ({ version, lastReminder, blockedAddresses }: NonNullable<KnownAccount['view']>): string =>
  `${version} ${lastReminder?.state ?? ''} ${blockedAddresses.length}`;

/** The server's warnings, and one of the pane's own: the address stands at other customers of the sheet too. */
export function useWarnings(account: AccountOnSheet | null, ready: ReadyReminder): Warning[] {
  const { preview, request, confirmed } = ready;
  const { pane, words } = usePane();
  const { read } = useStore(pane.sheet.state);
  const others =
    account === null || read === null || isRefusal(read)
      ? []
      : othersWithAddress(read.accounts.values(), account, request.to).slice(0, 3);
  const shared: Warning = {
    code: 'shared-address',
    because: words.t.recipient.alsoOn(others),
    needsConfirmation: true,
  };
  useStore(pane.cash.state);
  // What was said today about the cash is not asked again with the next reminder.
  const isSaid = read !== null && !isRefusal(read) && pane.cash.isConfirmed(read.reading);
  const warnings =
    isSaid && !confirmed.includes(CASH_QUESTION)
      ? preview.warnings.filter(({ code }) => code !== CASH_QUESTION)
      : preview.warnings;
  return others.length === 0 ? warnings : [...warnings, shared];
}
