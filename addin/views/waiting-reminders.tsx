// Reminders that wait for a person: what is known of each, and the two things one can say about it.
import { Button } from '@fluentui/react-components';
import type { OpenReminder } from '../../core/reminder-run.ts';
import { useStore } from '../store.ts';
import type { Decision } from '../waiting-store.ts';
import { isSaidOnce, Notice, ProblemNotice } from './notice.tsx';
import { usePane } from './pane-context.tsx';
import { useMayWrite } from './use-may-write.ts';

/** Those to be reviewed, then those waiting for a finance lead. */
export function WaitingReminders() {
  const { pane, words } = usePane();
  const { needsReview, awaitingApproval, problem } = useStore(pane.many.waiting.state);
  const { view } = useStore(pane.companySettings.state);
  const t = words.t.worklist.waiting;
  const isLead = view?.mayPropose === true;
  const mayWrite = useMayWrite();
  const allowed = (choices: WaitingListProps['choices']) => (mayWrite ? choices : []);
  return (
    <>
      {problem && !isSaidOnce(problem) && (
        <ProblemNotice problem={problem} attempt="asking" tryAgain={() => void pane.many.waiting.load()} />
      )}
      <WaitingList
        heading={t.review}
        text={t.reviewText}
        reminders={needsReview ?? []}
        choices={allowed([
          ['sent', t.wasSent],
          ['not-sent', t.wasNotSent],
        ])}
      />
      <WaitingList
        heading={t.approval}
        text={isLead ? t.approvalText : t.approvalNotYours}
        reminders={awaitingApproval ?? []}
        choices={allowed(
          isLead
            ? [
                ['approve', t.approve],
                ['decline', t.decline],
              ]
            : [['decline', t.takeBack]],
        )}
      />
    </>
  );
}

interface WaitingListProps {
  readonly heading: (count: number) => string;
  readonly text: string;
  readonly reminders: readonly OpenReminder[];
  readonly choices: readonly (readonly [Decision, string])[];
}

function WaitingList({ heading, text, reminders, choices }: WaitingListProps) {
  if (reminders.length === 0) return null;
  return (
    <section className="block notices">
      <h2>{heading(reminders.length)}</h2>
      <p className="caption">{text}</p>
      {reminders.map((reminder) => (
        <WaitingReminder key={reminder.reminderId} reminder={reminder} choices={choices} />
      ))}
    </section>
  );
}

interface WaitingReminderProps extends Pick<WaitingListProps, 'choices'> {
  readonly reminder: OpenReminder;
}

function WaitingReminder({ reminder, choices }: WaitingReminderProps) {
  const { pane, words } = usePane();
  const { deciding } = useStore(pane.many.waiting.state);
  const t = words.t.worklist.waiting;
  const { customerName, to, level, totals, at, by, state, steps } = reminder;
  const known = steps.findLast((step) => step.state === state)?.because ?? null;
  const decide = async (decision: Decision) => {
    if (await pane.many.waiting.decide(reminder, decision))
      pane.tell((said) => said.t.worklist.waiting.decided[decision]);
  };
  return (
    <Notice intent="warning">
      <strong className="line">{customerName}</strong>
      <span className="line">
        <span className="breakable">{t.level(level, to)}</span>, {words.moneys(totals)}
      </span>
      <span className="line caption">{t.by(words.moment(at), by)}</span>
      {known !== null && <span className="line">{words.sentence(known)}</span>}
      <span className="button-row">
        {choices.map(([decision, label]) => (
          <Button
            key={decision}
            aria-label={t.for(label, customerName)}
            disabledFocusable={deciding !== null}
            onClick={() => void decide(decision)}
          >
            {label}
          </Button>
        ))}
      </span>
    </Notice>
  );
}
