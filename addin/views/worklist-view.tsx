// The Worklist section: what waits for a person, how far the last reminders are, who is to be reminded today and who is not,
// each with the reason; and the one press that queues what is ticked.
import { isRefusal } from '../../core/refusal.ts';
import type { Problem } from '../api.ts';
import type { Pane } from '../pane.ts';
import type { SheetState } from '../sheet-state.ts';
import { useStore } from '../store.ts';
import { whyNoList } from '../worklist-items.ts';
import { isSaidOnce, Notice, ProblemNotice, SignInNotice } from './notice.tsx';
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
  const { refusal } = useStore(pane.many.worklist.state);
  const mayWrite = useMayWrite();
  useTopOfPage('worklist');
  return (
    <>
      <div className="page worklist">
        <h1>{words.t.worklist.heading}</h1>
        <ServerAway />
        <WaitingReminders />
        <Runs />
        {mayWrite && <ListProblem />}
        {refusal && <Notice intent="warning">{words.sentence(refusal.because)}</Notice>}
        {mayWrite ? <ListOfSheet sheet={read} /> : <p className="block">{words.t.problems['not-allowed']}</p>}
        <SendingSwitch />
      </div>
      {mayWrite && <RemindBar />}
    </>
  );
}

/** What every part of the section was told alike is said once: sign in, or nobody answers. */
function ServerAway() {
  const { pane } = usePane();
  const list = useStore(pane.many.worklist.state).problem;
  const waiting = useStore(pane.many.waiting.state).problem;
  const runs = useStore(pane.many.runs.state).problem;
  const isTold = (what: Problem['problem']) => [list, waiting, runs].some((problem) => problem?.problem === what);
  const again = async () => {
    await pane.many.load();
    await pane.many.worklist.goOn();
  };
  if (isTold('sign-in')) return <SignInNotice andThen={again} />;
  if (!isTold('no-answer') || (list !== null && isQueueing(pane))) return null;
  return <ProblemNotice problem={{ problem: 'no-answer' }} attempt="asking" tryAgain={() => void again()} />;
}

/** True from the press that queues until all of it is queued: without an answer it is not known what was accepted. */
const isQueueing = ({ many }: Pane): boolean => many.worklist.state.get().runId !== null;

/** What came of looking at the customers, or of queueing their reminders. */
function ListProblem() {
  const { pane } = usePane();
  const { problem, runId } = useStore(pane.many.worklist.state);
  if (problem === null || problem.problem === 'sign-in') return null;
  const attempt = runId === null ? 'asking' : 'sending';
  if (attempt === 'asking' && isSaidOnce(problem)) return null;
  return <ProblemNotice problem={problem} attempt={attempt} tryAgain={() => void pane.many.worklist.goOn()} />;
}

function ListOfSheet({ sheet }: { readonly sheet: SheetState['read'] }) {
  const { words } = usePane();
  const t = words.t.worklist;
  if (sheet === null || isRefusal(sheet)) return <p className="block">{t.noSheet}</p>;
  const why = whyNoList(sheet);
  return why === null ? <TodaysList sheet={sheet} /> : <p className="block">{t[why]}</p>;
}
