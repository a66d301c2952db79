// Why a reminder did not go out, and the way on: send again, look at a new preview, or sign in.
import type { ReminderChange } from '../../core/reminder-changes.ts';
import type { Words } from '../messages.ts';
import type { Hindrance } from '../reminder-hindrance.ts';
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

/** What stood in the way, in words, with a button only where it leads somewhere. */
export function HindranceNotice({ hindrance, attempt, again, anew = again }: HindranceNoticeProps) {
  if (hindrance.kind === 'problem' && hindrance.problem.problem !== 'changed')
    return <ProblemNotice problem={hindrance.problem} attempt={attempt} tryAgain={again} />;
  return (
    <InTheWay hindrance={hindrance} {...(leadsOn(hindrance, attempt) ? { press: { attempt, does: anew } } : {})} />
  );
}

/** A new preview is shown of what was previewed before; without one, only what the clerk mends in the sheet is looked at again. */
const leadsOn = (hindrance: Hindrance, attempt: Attempt): boolean =>
  attempt !== 'asking' || hindrance.kind !== 'refusal' || hindrance.from === 'sheet';

interface InTheWayProps {
  readonly hindrance: Hindrance;
  readonly press?: { readonly attempt: Attempt; readonly does: () => void };
}

function InTheWay({ hindrance, press }: InTheWayProps) {
  const { words } = usePane();
  const t = words.t.reminder;
  const label = press?.attempt === 'asking' ? t.lookAgain : t.newPreview;
  return (
    <Notice intent="warning" {...(press ? { action: { label, press: press.does } } : {})}>
      {hindrance.kind === 'changes' ? <Changes changes={hindrance.changes} /> : wordsOf(hindrance, words)}
    </Notice>
  );
}

function wordsOf(hindrance: Exclude<Hindrance, { kind: 'changes' }>, { t, sentence }: Words): string {
  if (hindrance.kind === 'gone') return t.reminder.accountGone;
  if (hindrance.kind === 'refusal') return sentence(hindrance.refusal.because);
  return 'because' in hindrance.problem ? t.reminder.changedOnServer(sentence(hindrance.problem.because)) : '';
}

function Changes({ changes }: { readonly changes: readonly ReminderChange[] }) {
  const { words } = usePane();
  return (
    <>
      <strong>{words.t.reminder.changed}</strong>
      <ul>
        {changes.map((change) => (
          <li key={JSON.stringify(change)}>{wordsOfChange(change, words)}</li>
        ))}
      </ul>
    </>
  );
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
