// The Reminder status column: written beside the list for clerks who want to see in their rows where each reminder is.
import { Button } from '@fluentui/react-components';
import { useEffect } from 'react';
import { stopOn } from '../../core/account-stop.ts';
import type { AccountSummary } from '../../core/account-view.ts';
import type { Words } from '../messages.ts';
import type { Pane } from '../pane.ts';
import { useStore } from '../store.ts';
import { Notice, ProblemNotice } from './notice.tsx';
import { usePane } from './pane-context.tsx';

/** The Reminder status column on request. */
export function StatusColumn() {
  const { pane, words } = usePane();
  const { isShown, isWriting, refusal, problem } = useStore(pane.statusColumn.state);
  const t = words.t.flags.status;
  const write = async () => {
    if (await pane.statusColumn.write()) pane.tell((said) => said.t.flags.status.written);
  };
  const remove = async () => {
    if (await pane.statusColumn.remove()) pane.tell((said) => said.t.flags.status.removed);
  };
  return (
    <>
      <p className="caption">{t.hint}</p>
      <div className="button-row">
        <Button disabledFocusable={isWriting} onClick={() => void write()}>
          {isShown ? t.update : t.add}
        </Button>
        <Button appearance="subtle" disabled={!isShown} onClick={() => void remove()}>
          {t.remove}
        </Button>
      </div>
      {refusal && <Notice intent="warning">{refusal.because}</Notice>}
      {problem && <ProblemNotice problem={problem} attempt="asking" tryAgain={() => void write()} />}
    </>
  );
}

/** Has the column speak as the pane does, also where it is brought up to date without being on screen. */
export function useStatusWords(pane: Pane, words: Words): void {
  useEffect(
    () => pane.statusColumn.speakLike((summary, invoiceNumber) => wordsOfStatus(summary, invoiceNumber, words)),
    [pane, words],
  );
}

/** What stops reminders about the row's invoice, else where the customer's last one is: the words in the clerk's own rows. */
export function wordsOfStatus(
  { stops, lastReminder }: Pick<AccountSummary, 'stops' | 'lastReminder'>,
  invoiceNumber: string | null,
  { t, date }: Pick<Words, 't' | 'date'>,
): string {
  const stop = stopOn(stops, invoiceNumber);
  if (stop) return t.timeline.stops[stop.kind];
  if (lastReminder === null) return '';
  return t.flags.status.reminder(lastReminder.level, t.timeline.states[lastReminder.state], date(lastReminder.at));
}
