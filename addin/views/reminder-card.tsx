// The account's next reminder: whom it goes to, what it says, and what stands against it. It is prepared by the server
// as soon as there is one address and something overdue.
import { Spinner } from '@fluentui/react-components';
import type { AccountOnSheet } from '../../core/account-on-sheet.ts';
import type { Refusal } from '../../core/refusal.ts';
import { recipientOf } from '../recipient-choice.ts';
import type { Hindrance } from '../reminder-hindrance.ts';
import type { ReadyReminder } from '../reminder-store.ts';
import type { ReadSheet } from '../sheet-state.ts';
import { DecisionFacts } from './decision-facts.tsx';
import { HindranceNotice } from './hindrance.tsx';
import { Notice, ProblemNotice, SignInNotice } from './notice.tsx';
import { usePane } from './pane-context.tsx';
import { Recipient } from './recipient.tsx';
import { useLasting } from './use-lasting.ts';
import { useMayWrite } from './use-may-write.ts';
import { useChoiceOf, useKnownAccount, usePreparedReminder, useStepOf, useWarnings } from './use-reminder.ts';

const HEADING = 'reminder-heading';

interface ReminderCardProps {
  readonly account: AccountOnSheet;
  readonly sheet: ReadSheet;
}

/** The next reminder, or why there is none. */
export function ReminderCard({ account, sheet }: ReminderCardProps) {
  const { words } = usePane();
  const mayWrite = useMayWrite();
  const t = words.t.reminder;
  return (
    <section className="block" aria-labelledby={HEADING}>
      <h2 id={HEADING} tabIndex={-1}>
        {t.heading}
      </h2>
      {account.overdue.length === 0 ? (
        <NothingOverdue account={account} sheet={sheet} />
      ) : mayWrite ? (
        <Next account={account} sheet={sheet} />
      ) : (
        <p>{words.t.problems['not-allowed']}</p>
      )}
    </section>
  );
}

function NothingOverdue({ account, sheet }: ReminderCardProps) {
  const { words } = usePane();
  const t = words.t.reminder;
  const next = account.rows
    .filter(({ type, dueDate }) => type === 'invoice' && dueDate !== null && dueDate >= sheet.reading.asOf)
    .sort((a, b) => (a.dueDate ?? '').localeCompare(b.dueDate ?? '', 'en'))[0];
  return (
    <p>
      {t.nothingOverdue(words.day(sheet.reading.asOf))}{' '}
      {next?.dueDate && t.nextDue(next.invoiceNumber ?? words.t.account.noNumber, words.day(next.dueDate))}
    </p>
  );
}

function Next({ account, sheet }: ReminderCardProps) {
  const { pane, words } = usePane();
  const { accountId } = account;
  const known = useKnownAccount(accountId);
  const choice = useChoiceOf(accountId);
  const recipient = recipientOf(account, choice);
  const unfit = usePreparedReminder(account, sheet, recipient, 'keep-current');
  const { step } = useStepOf(accountId);
  if (step === 'held') return <p>{words.t.reminder.heldHere}</p>;
  return (
    <>
      <Recipient account={account} choice={choice} />
      {known.problem?.problem === 'sign-in' ? (
        <SignInNotice why={words.t.account.signInFor} andThen={() => pane.accounts.refresh(accountId)} />
      ) : (
        known.problem && (
          <ProblemNotice
            problem={known.problem}
            attempt="asking"
            tryAgain={() => void pane.accounts.refresh(accountId)}
          />
        )
      )}
      {recipient !== null && <Prepared account={account} unfit={unfit} />}
    </>
  );
}

function Prepared({ account, unfit }: { readonly account: AccountOnSheet; readonly unfit: Refusal | null }) {
  const { words } = usePane();
  const step = useStepOf(account.accountId);
  const slow = useLasting(step.step === 'preparing');
  if (unfit) return <Notice intent="warning">{words.sentence(unfit.because)}</Notice>;
  if (slow) return <Spinner size="tiny" label={words.t.reminder.preparing} />;
  if (step.step === 'hindered') return <Hindered accountId={account.accountId} hindrance={step.hindrance} />;
  return step.step === 'ready' ? <ReadyFacts account={account} ready={step} /> : null;
}

function Hindered({ accountId, hindrance }: { readonly accountId: string; readonly hindrance: Hindrance }) {
  const { pane } = usePane();
  // The button that was pressed is gone meanwhile; the heading has the focus then, unless the clerk is in the sheet.
  const lookAgain = async () => {
    await pane.reminders.prepareAnew(accountId);
    if (document.hasFocus()) document.getElementById(HEADING)?.focus();
  };
  return <HindranceNotice hindrance={hindrance} attempt="asking" again={() => void lookAgain()} />;
}

function ReadyFacts({ account, ready }: { readonly account: AccountOnSheet; readonly ready: ReadyReminder }) {
  const { pane, words } = usePane();
  const { accountId } = account;
  const warnings = useWarnings(account, ready);
  const t = words.t.reminder;
  const { preview, hindrance } = ready;
  if (preview.refusal)
    return (
      <>
        <Notice intent="info">
          <span className="line">{words.sentence(preview.refusal.because)}</span>
          {preview.mayOverride && <span className="line">{words.t.worklist.mayOverride}</span>}
        </Notice>
        <DecisionFacts preview={preview} />
      </>
    );
  return (
    <>
      <p>
        <strong>{t.facts(preview.level, t.contents(preview.invoiceCount, words.moneys(preview.totals)))}</strong>
        <span className="line caption">
          {t.language(words.languageName(preview.language))}. {t.payBy(words.day(preview.payBy))}.
        </span>
      </p>
      {warnings.map(({ code, because }) => (
        <Notice key={code} intent="warning">
          {words.sentence(because)}
        </Notice>
      ))}
      <DecisionFacts preview={preview} />
      {hindrance && (
        <HindranceNotice
          hindrance={hindrance}
          attempt="sending"
          again={() => void pane.reminders.send(accountId)}
          anew={() => void pane.reminders.prepareAnew(accountId)}
        />
      )}
    </>
  );
}
