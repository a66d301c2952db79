// The button that sends, always in reach. It carries the fact; one press sends when nothing is unusual, else it opens the
// preview, where what is unusual has to be looked at first.
import { Button, Spinner } from '@fluentui/react-components';
import { useEffect } from 'react';
import type { AccountOnSheet } from '../../core/account-on-sheet.ts';
import { reminderRequestOf } from '../../core/account-requests.ts';
import { isRefusal } from '../../core/refusal.ts';
import type { Pane } from '../pane.ts';
import { recipientOf } from '../recipient-choice.ts';
import { isRefused } from '../reminder-hindrance.ts';
import type { ReadyReminder } from '../reminder-store.ts';
import type { ReadSheet } from '../sheet-state.ts';
import { usePane } from './pane-context.tsx';
import { useMayWrite } from './use-may-write.ts';
import { useChoiceOf, useStepOf, useWarnings } from './use-reminder.ts';

/** Sends what was previewed and says what came of it. */
export async function sendAndTell(pane: Pane, accountId: string): Promise<boolean> {
  const ready = pane.reminders.steps.of(accountId);
  if (ready.step !== 'ready') return false;
  const { level, to, undoSeconds, approval } = ready.preview;
  const isHeld = (await pane.reminders.send(accountId)) === 'held';
  if (isHeld)
    pane.tell(({ t }) => {
      if (approval === 'finance-lead') return t.reminder.acceptedToWait(level, to);
      return undoSeconds > 0 ? t.reminder.accepted(level, to, undoSeconds) : t.reminder.acceptedNow(level, to);
    });
  return isHeld;
}

interface ReminderBarProps {
  readonly account: AccountOnSheet;
  readonly sheet: ReadSheet;
}

/** The bar of an account with something overdue; none while a reminder can still be taken back, or none can be written. */
export function ReminderBar({ account, sheet }: ReminderBarProps) {
  const step = useStepOf(account.accountId);
  const recipient = recipientOf(account, useChoiceOf(account.accountId));
  const mayWrite = useMayWrite();
  if (!mayWrite || account.overdue.length === 0 || step.step === 'held' || isRefused(step)) return null;
  const isUnfit = recipient !== null && isRefusal(reminderRequestOf(account, recipient.to, sheet.reading.asOf));
  if (isUnfit) return null;
  return (
    <div className="action-bar">
      {step.step === 'ready' ? <ReadyButtons account={account} ready={step} /> : <OpenButton account={account} />}
    </div>
  );
}

function OpenButton({ account }: { readonly account: AccountOnSheet }) {
  const { pane, words } = usePane();
  const recipient = recipientOf(account, useChoiceOf(account.accountId));
  useFocusAfterPreview(account.accountId);
  return (
    <Button
      id={OPENER}
      appearance="primary"
      disabledFocusable={recipient === null}
      onClick={() => pane.openPreview(account.accountId)}
    >
      {words.t.reminder.sendOpen}
    </Button>
  );
}

function ReadyButtons({ account, ready }: { readonly account: AccountOnSheet; readonly ready: ReadyReminder }) {
  const { pane, words } = usePane();
  const t = words.t.reminder;
  const { accountId } = account;
  const isUnusual = useWarnings(account, ready).some(({ needsConfirmation }) => needsConfirmation);
  useFocusAfterPreview(accountId);
  const preview = (
    <Button id={OPENER} disabled={ready.doing !== null} onClick={() => pane.openPreview(accountId)}>
      {t.preview}
    </Button>
  );
  if (ready.preview.refusal) return preview;
  if (isUnusual) return <OpenButton account={account} />;
  return (
    <>
      <Button
        appearance="primary"
        className="fact-button"
        disabledFocusable={ready.doing !== null || isRefusedAsIs(ready)}
        icon={ready.doing === null ? null : <Spinner size="tiny" />}
        onClick={() => void sendAndTell(pane, accountId)}
      >
        {ready.doing === null ? wordsOnButton(ready, words) : t[ready.doing]}
      </Button>
      {preview}
    </>
  );
}

/** What was refused stays refused until there is a new preview; only a problem on the way may be tried again as it is. */
export const isRefusedAsIs = ({ hindrance }: ReadyReminder): boolean =>
  hindrance !== null && hindrance.kind !== 'problem';

/** `Send reminder 1 to ap@acme.test: 3 invoices, £4,120.00`. */
export const wordsOnButton = (
  { preview: { level, to, invoiceCount, totals } }: ReadyReminder,
  { t, moneys }: ReturnType<typeof usePane>['words'],
): string => t.reminder.send(level, to, invoiceCount, moneys(totals));

const OPENER = 'open-preview';

/** The button that opened the preview has the focus again when the preview is closed. */
function useFocusAfterPreview(accountId: string): void {
  const { pane } = usePane();
  useEffect(() => {
    if (pane.cameBackFrom(accountId)) document.getElementById(OPENER)?.focus();
  }, [pane, accountId]);
}
