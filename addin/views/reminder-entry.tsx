// One reminder of the timeline: its level, where its mail is, and, when nobody knows whether it went out, the question.
import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReminderEntry } from '../../core/contact-log.ts';
import type { ReminderState } from '../../core/reminder.ts';
import type { Problem } from '../api.ts';
import { Notice, ProblemNotice } from './notice.tsx';
import { usePane } from './pane-context.tsx';
import { useMayWrite } from './use-may-write.ts';
import { useStepOf } from './use-reminder.ts';

type Tone = 'good' | 'bad' | 'open' | 'quiet';
const TONES: Record<ReminderState, Tone> = {
  AWAITING_APPROVAL: 'open',
  QUEUED: 'open',
  CANCELLED: 'quiet',
  SENDING: 'open',
  UNKNOWN: 'open',
  NEEDS_REVIEW: 'bad',
  SENT: 'open',
  DELIVERED: 'good',
  DELAYED: 'open',
  BOUNCED: 'bad',
  COMPLAINED: 'bad',
  FAILED: 'bad',
  WOULD_HAVE_SENT: 'quiet',
};

/** How a state is shown: well, badly, on its way, or over. */
export const toneOf = (state: ReminderState): Tone => TONES[state];

interface ReminderEntryProps {
  readonly accountId: string;
  readonly entry: ReminderEntry;
}

/** A reminder with its present state, and the way there. */
export function ReminderEntryView({ accountId, entry }: ReminderEntryProps) {
  const { words } = usePane();
  const t = words.t.timeline;
  const { level, to, state, steps, invoiceCount, totals, at, by } = entry;
  const reason = steps.findLast((step) => step.state === state)?.because ?? null;
  return (
    <>
      <p>
        <strong>{t.reminder(level)}</strong> <span className="breakable">{t.to(to)}</span>
        <span className={`badge ${TONES[state]}`}>{t.states[state]}</span>
      </p>
      {reason !== null && <p>{words.sentence(reason)}</p>}
      {entry.override !== null && <p className="note">{words.note(t.override(entry.override.reason))}</p>}
      <p className="caption">
        {words.t.reminder.contents(invoiceCount, words.moneys(totals))}. {words.moment(at)}, {t.by(by)}
      </p>
      {steps.length > 1 && (
        <ol className="steps" aria-label={t.steps}>
          {steps.map((step) => (
            <li key={`${step.state} ${step.at}`}>
              {t.states[step.state]} {words.time(step.at)}
            </li>
          ))}
        </ol>
      )}
      <WaitingActions accountId={accountId} entry={entry} />
    </>
  );
}

/** What the clerk can do about a reminder that waits: take it back, or say whether it went out. */
function WaitingActions({ accountId, entry }: ReminderEntryProps) {
  const { pane, words } = usePane();
  const step = useStepOf(accountId);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [last, setLast] = useState<(() => Promise<Problem | null>) | null>(null);
  const { entryId, state } = entry;
  const mayWrite = useMayWrite();
  const isHeldHere = step.step === 'held' && step.reminderId === entryId;
  const mayTakeBack = (state === 'QUEUED' && !isHeldHere) || state === 'AWAITING_APPROVAL';
  if (!mayWrite || (!mayTakeBack && state !== 'NEEDS_REVIEW')) return null;
  const t = words.t.timeline.review;
  const act = async (task: () => Promise<Problem | null>) => {
    setLast(() => task);
    setProblem(await task());
  };
  const settle = (outcome: 'sent' | 'not-sent') => void act(() => pane.reminders.review(accountId, entryId, outcome));
  return (
    <>
      {mayTakeBack ? (
        <Button onClick={() => void act(() => pane.reminders.takeBack(accountId, entryId))}>
          {state === 'QUEUED' ? words.t.reminder.undo : words.t.worklist.waiting.takeBack}
        </Button>
      ) : (
        <Notice intent="warning">
          <span className="line">{t.text}</span>
          <span className="button-row">
            <Button onClick={() => settle('sent')}>{t.wentOut}</Button>
            <Button onClick={() => settle('not-sent')}>{t.notSent}</Button>
          </span>
        </Notice>
      )}
      {problem && last && <ProblemNotice problem={problem} attempt="asking" tryAgain={() => void act(last)} />}
    </>
  );
}
