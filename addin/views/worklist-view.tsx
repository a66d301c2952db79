// The Worklist section: what waits for a person, how far the last reminders are, who is to be reminded today and who is not,
// each with the reason; and the one press that queues what is ticked.
import { isRefusal } from '../../core/refusal.ts';
import type { SheetState } from '../sheet-state.ts';
import { useStore } from '../store.ts';
import { whyNoList } from '../worklist-items.ts';
import { Notice, ProblemNotice, SignInNotice } from './notice.tsx';
import { usePane } from './pane-context.tsx';
import { ReminderPreviewView } from './reminder-preview.tsx';
import { Runs } from './runs.tsx';
import { SendingSwitch } from './sending-banner.tsx';
import { useMayWrite } from './use-may-write.ts';
import { useTopOfPage } from './use-top-of-page.ts';
import { WaitingReminders } from './waiting-reminders.tsx';
import { RemindBar } from './worklist-bar.tsx';
import { TodaysList } from './worklist-list.tsx';

/** The section, or the preview that was opened from it. */
export function WorklistView() {
  const { pane } = usePane();
  const { previewOf } = useStore(pane.state);
  if (previewOf !== null) return <ReminderPreviewView accountId={previewOf} />;
  return <Worklist />;
}

function Worklist() {
  const { pane, words } = usePane();
  const { read } = useStore(pane.sheet.state);
  const { problem, refusal } = useStore(pane.many.worklist.state);
  const waiting = useStore(pane.many.waiting.state);
  const mayWrite = useMayWrite();
  useTopOfPage('worklist');
  const isSignedOut = problem?.problem === 'sign-in' || waiting.problem?.problem === 'sign-in';
  return (
    <>
      <div className="page worklist">
        <h1>{words.t.worklist.heading}</h1>
        {isSignedOut && <SignInNotice andThen={() => pane.many.load()} />}
        <WaitingReminders />
        <Runs />
        {problem && !isSignedOut && mayWrite && (
          <ProblemNotice problem={problem} attempt="sending" tryAgain={() => void pane.many.worklist.goOn()} />
        )}
        {refusal && <Notice intent="warning">{words.sentence(refusal.because)}</Notice>}
        {mayWrite ? <ListOfSheet sheet={read} /> : <p className="block">{words.t.problems['not-allowed']}</p>}
        <SendingSwitch />
      </div>
      {mayWrite && <RemindBar />}
    </>
  );
}

function ListOfSheet({ sheet }: { readonly sheet: SheetState['read'] }) {
  const { words } = usePane();
  const t = words.t.worklist;
  if (sheet === null || isRefusal(sheet)) return <p className="block">{t.noSheet}</p>;
  const why = whyNoList(sheet);
  return why === null ? <TodaysList sheet={sheet} /> : <p className="block">{t[why]}</p>;
}
