// Reminders that were sent together: how far they are, the same for every clerk; what has not left can be taken back, and
// what failed can be looked at again.
import { Button } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { ReminderRun, RunReminder } from '../../core/reminder-run.ts';
import type { Words } from '../messages.ts';
import { failedIn, isSettled, mayCancel } from '../run-store.ts';
import { useStore } from '../store.ts';
import { Fold } from './fold.tsx';
import { isSaidOnce, ProblemNotice } from './notice.tsx';
import { usePane } from './pane-context.tsx';
import { ProgressLine } from './progress-line.tsx';
import { toneOf } from './reminder-entry.tsx';
import { useMayWrite } from './use-may-write.ts';

/** The run on screen, or the latest ones to open. */
export function Runs() {
  const { pane, words } = usePane();
  const { runs, run, problem } = useStore(pane.many.runs.state);
  const t = words.t.worklist.runs;
  const shown = problem && !isSaidOnce(problem) && (
    <ProblemNotice problem={problem} attempt="asking" tryAgain={() => void pane.many.runs.load()} />
  );
  if (run !== null)
    return (
      <section className="block card" aria-label={t.heading}>
        {shown}
        <RunView run={run} />
      </section>
    );
  if (runs === null || runs.length === 0) return shown;
  return (
    <>
      {shown}
      <Fold heading={t.heading}>
        <ul className="plain-list">
          {runs.map(({ runId, at, by, counts }) => (
            <li key={runId} className="column-line">
              <span>
                {t.of(words.moment(at), by)}
                <span className="line caption">{countWords(counts, words)}</span>
              </span>
              <Button
                size="small"
                aria-label={t.openOf(words.moment(at))}
                onClick={() => void pane.many.runs.open(runId)}
              >
                {t.open}
              </Button>
            </li>
          ))}
        </ul>
      </Fold>
    </>
  );
}

const COUNTS = ['sent', 'waiting', 'failed', 'needsReview', 'cancelled', 'refused'] as const;

/** `3 sent, 1 failed`: what there is none of is not said. */
function countWords(counts: ReminderRun['counts'], { t }: Words): string {
  return COUNTS.filter((count) => counts[count] > 0)
    .map((count) => t.worklist.runs.counts[count](counts[count]))
    .join(', ');
}

function RunView({ run }: { readonly run: ReminderRun }) {
  const { pane, words } = usePane();
  const { isCancelling } = useStore(pane.many.runs.state);
  const mayWrite = useMayWrite();
  const t = words.t.worklist.runs;
  const { at, by, counts, reminders } = run;
  const failed = failedIn(run);
  const done = reminders.length - counts.waiting;
  const said = countWords(counts, words);
  useToldProgress(said);
  const cancel = async () => {
    if (await pane.many.runs.cancel()) pane.tell((told) => told.t.worklist.runs.cancelled(counts.waiting));
  };
  const retry = async () => {
    await pane.many.lookAgain(failed);
    pane.tell((told) => told.t.worklist.runs.retried(failed.length));
  };
  return (
    <>
      <h2>{t.heading}</h2>
      <p className="caption">{t.of(words.moment(at), by)}</p>
      <ProgressLine
        text={t.progress(done, reminders.length)}
        label={t.progressLabel}
        done={done}
        all={reminders.length}
      />
      <p>
        <strong>{said}</strong>. {isSettled(run) && t.settled}
      </p>
      <div className="button-row">
        {mayWrite && mayCancel(run) && (
          <Button disabledFocusable={isCancelling} onClick={() => void cancel()}>
            {isCancelling ? t.cancelling : t.cancel}
          </Button>
        )}
        {mayWrite && failed.length > 0 && <Button onClick={() => void retry()}>{t.retry(failed.length)}</Button>}
        <Button appearance="subtle" onClick={() => pane.many.runs.close()}>
          {t.all}
        </Button>
      </div>
      <RunReminders reminders={reminders} />
    </>
  );
}

/** Says aloud how the run stands, when that changed. */
function useToldProgress(said: string): void {
  const { pane } = usePane();
  useEffect(() => pane.tell(() => said), [pane, said]);
}

const PAGE = 25;

function RunReminders({ reminders }: { readonly reminders: readonly RunReminder[] }) {
  const { words } = usePane();
  const [shown, setShown] = useState(PAGE);
  const order = reminders.toSorted((a, b) => placeOf(a) - placeOf(b));
  return (
    <Fold heading={words.t.worklist.groups.queued(reminders.length)}>
      <ul className="plain-list">
        {order.slice(0, shown).map((reminder) => (
          <RunLine key={reminder.accountId} reminder={reminder} />
        ))}
      </ul>
      {order.length > shown && (
        <Button appearance="subtle" onClick={() => setShown(shown + PAGE)}>
          {words.t.worklist.more(order.length - shown)}
        </Button>
      )}
    </Fold>
  );
}

/** What did not go well comes first. */
const placeOf = ({ state, reminderId }: RunReminder): number =>
  (state === null ? reminderId === null : toneOf(state) === 'bad') ? 0 : 1;

function RunLine({ reminder }: { readonly reminder: RunReminder }) {
  const { words } = usePane();
  const t = words.t.worklist.runs;
  const { customerName, reminderId, level, totals, state, because } = reminder;
  const isRefused = state === null && reminderId === null;
  const standing = state === null ? (isRefused ? t.refused : t.queueing) : words.t.timeline.states[state];
  const tone = state === null ? (isRefused ? 'bad' : 'open') : toneOf(state);
  return (
    <li>
      <span>
        {customerName} <span className={`badge ${tone}`}>{standing}</span>
      </span>
      {level !== null && (
        <span className="line caption">
          {words.t.timeline.reminder(level)}, {words.moneys(totals)}
        </span>
      )}
      {because !== null && <span className="line caption">{words.sentence(because)}</span>}
    </li>
  );
}
