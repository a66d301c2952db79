// Why a reminder did not go out, and the way on: send again, look at a new preview, or sign in.
import type { ReminderChange } from '../../core/reminder-changes.ts';
import type { Words } from '../messages.ts';
import type { Hindrance } from '../reminder-store.ts';
import { type Attempt, Notice, ProblemNotice } from './notice.tsx';
import { usePane } from './pane-context.tsx';

interface HindranceNoticeProps {
  readonly hindrance: Hindrance;
  readonly attempt: Attempt;
  /** Does the same again. */
  readonly again: () => void;
  /** Makes a new preview of what the sheet says now; where missing, `again` does that. */
  readonly anew?: () => void;
}

/** What stood in the way, in words. */
export function HindranceNotice({ hindrance, attempt, again, anew = again }: HindranceNoticeProps) {
  const { words } = usePane();
  const t = words.t.reminder;
  const newPreview = { label: t.newPreview, press: anew };
  switch (hindrance.kind) {
    case 'gone':
      return (
        <Notice intent="warning" action={newPreview}>
          {t.accountGone}
        </Notice>
      );
    case 'changes':
      return (
        <Notice intent="warning" action={newPreview}>
          <strong>{t.changed}</strong>
          <ul>
            {hindrance.changes.map((change) => (
              <li key={JSON.stringify(change)}>{wordsOfChange(change, words)}</li>
            ))}
          </ul>
        </Notice>
      );
    case 'refusal':
      return (
        <Notice intent="warning" action={newPreview}>
          {words.sentence(hindrance.refusal.because)}
        </Notice>
      );
    case 'problem':
      if (hindrance.problem.problem === 'changed')
        return (
          <Notice intent="warning" action={newPreview}>
            {t.changedOnServer(words.sentence(hindrance.problem.because))}
          </Notice>
        );
      return <ProblemNotice problem={hindrance.problem} attempt={attempt} tryAgain={again} />;
  }
}

/** One difference between the sheet and the preview, in words. */
export function wordsOfChange(change: ReminderChange, { t, money, day }: Words): string {
  const c = t.reminder.changes;
  switch (change.change) {
    case 'invoice-added':
    case 'invoice-gone':
      return c[change.change](change.invoiceNumber, money(change.outstanding));
    case 'amount':
      return c.amount(change.invoiceNumber, money(change.before), money(change.now));
    case 'dueDate':
      return c.dueDate(change.invoiceNumber, day(change.before), day(change.now));
    case 'asOf':
      return c.asOf(day(change.before), day(change.now));
    default:
      return c[change.change];
  }
}
