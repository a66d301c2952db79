// Reminders that were just sent and can still be taken back, whatever row or section is shown meanwhile.
import { Button } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { nowMillis } from '../clock.ts';
import type { HeldReminder } from '../reminder-store.ts';
import { useStore } from '../store.ts';
import { ProblemNotice } from './notice.tsx';
import { usePane } from './pane-context.tsx';
import { NEXT_FOCUS } from './use-focus-kept.ts';

/** One line for each held reminder. */
export function UndoBars() {
  const { pane } = usePane();
  const held = [...useStore(pane.reminders.steps.all)].flatMap(([accountId, step]) =>
    step.step === 'held' ? [{ accountId, step }] : [],
  );
  if (held.length === 0) return null;
  return (
    <div className="undo-bars">
      {held.map(({ accountId, step }) => (
        <UndoBar key={accountId} accountId={accountId} held={step} />
      ))}
    </div>
  );
}

function UndoBar({ accountId, held }: { readonly accountId: string; readonly held: HeldReminder }) {
  const { pane, words } = usePane();
  const t = words.t.reminder;
  const { to, level, goesAt, undoing, problem } = held;
  const left = useSecondsUntil(goesAt);
  const over = left === 0 && !undoing && problem === null;
  useEffect(() => {
    if (over) pane.reminders.letGo(accountId);
  }, [pane, accountId, over]);
  const undo = async () => {
    if ((await pane.reminders.undo(accountId)) === 'taken-back') pane.tell((said) => said.t.reminder.takenBack(to));
  };
  return (
    <section className="undo-bar" aria-label={t.held(level, to)}>
      <div className="undo-line">
        <span className="undo-words">
          <span className="line">{t.held(level, to)}</span>
          <span className="line caption">{left > 0 ? t.goesIn(left) : t.goingNow}</span>
        </span>
        <Button {...NEXT_FOCUS} className="undo-button" disabledFocusable={undoing} onClick={() => void undo()}>
          {undoing ? t.undoing : t.undo}
        </Button>
      </div>
      {problem && (
        <>
          <ProblemNotice problem={problem} attempt="asking" tryAgain={() => void undo()} />
          <Button appearance="subtle" onClick={() => pane.reminders.letGo(accountId)}>
            {words.t.close}
          </Button>
        </>
      )}
    </section>
  );
}

/** Whole seconds left until a moment of this machine's clock, counted down once a second. */
function useSecondsUntil(moment: number): number {
  const [now, setNow] = useState(nowMillis);
  const left = Math.max(0, Math.ceil((moment - now) / 1000));
  useEffect(() => {
    if (left === 0) return;
    const timer = setTimeout(() => setNow(nowMillis()), Math.max(50, moment - nowMillis() - (left - 1) * 1000));
    return () => clearTimeout(timer);
  }, [moment, left]);
  return left;
}
