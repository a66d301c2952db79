// Remind all…, always in reach: what would be sent, then the second press that queues it, then how far that is.
import { Button } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { sumByCurrency } from '../../core/money.ts';
import { isRefusal } from '../../core/refusal.ts';
import type { ListedPreview } from '../../core/worklist.ts';
import { useStore } from '../store.ts';
import { commonOf, standsAs } from '../worklist-items.ts';
import { usePane } from './pane-context.tsx';
import { ProgressLine } from './progress-line.tsx';

/** The bar of the Worklist; none while there is nothing to send. */
export function RemindBar() {
  const { pane } = usePane();
  const { items, queueing, looking } = useStore(pane.many.worklist.state);
  const { read } = useStore(pane.sheet.state);
  const [asked, setAsked] = useState(false);
  const ticked = useTicked();
  const isThere = items !== null && read !== null && !isRefusal(read);
  if (!isThere || (ticked.length === 0 && looking !== null)) return null;
  return (
    <div className="action-bar">
      {queueing !== null ? (
        <Queueing />
      ) : asked && ticked.length > 0 ? (
        <SecondPress ticked={ticked} close={() => setAsked(false)} />
      ) : (
        <FirstPress ticked={ticked} ask={() => setAsked(true)} />
      )}
    </div>
  );
}

/** The previews of what is ticked. */
function useTicked(): readonly ListedPreview[] {
  const { pane } = usePane();
  const { items } = useStore(pane.many.worklist.state);
  const common = commonOf(items ?? []);
  return (items ?? []).flatMap((item) => {
    const standing = standsAs(item, common);
    return item.isTicked && !item.isQueued && 'preview' in standing ? [standing.preview] : [];
  });
}

function Queueing() {
  const { pane, words } = usePane();
  const { queueing } = useStore(pane.many.worklist.state);
  const t = words.t.worklist;
  if (queueing === null) return null;
  return <ProgressLine text={t.queueing(queueing.done, queueing.all)} label={t.queueingLabel} {...queueing} />;
}

const invoicesIn = (ticked: readonly ListedPreview[]): number =>
  ticked.reduce((sum, { invoiceCount }) => sum + invoiceCount, 0);

interface FirstPressProps {
  readonly ticked: readonly ListedPreview[];
  readonly ask: () => void;
}

function FirstPress({ ticked, ask }: FirstPressProps) {
  const { pane, words } = usePane();
  const { items, confirmed } = useStore(pane.many.worklist.state);
  const { view } = useStore(pane.many.sending.state);
  const t = words.t.worklist;
  const open = commonOf(items ?? []).filter(({ code }) => !confirmed.includes(code));
  const totals = sumByCurrency(ticked.flatMap(({ totals: its }) => its));
  const isStopped = view !== null && view.stopped !== null;
  const why = ticked.length === 0 ? t.nothingTicked : open.length > 0 ? t.confirmFirst : null;
  return (
    <>
      <p className="caption">{why ?? t.remindFacts(ticked.length, invoicesIn(ticked), words.moneys(totals))}</p>
      <Button appearance="primary" disabledFocusable={why !== null || isStopped} onClick={ask}>
        {t.remindAll}
      </Button>
    </>
  );
}

interface SecondPressProps {
  readonly ticked: readonly ListedPreview[];
  readonly close: () => void;
}

const NOT_YET = 'remind-not-yet';

function SecondPress({ ticked, close }: SecondPressProps) {
  const { pane, words } = usePane();
  const t = words.t.worklist.confirm;
  // A press of Enter that was meant for the first button must not be the second one as well.
  useEffect(() => document.getElementById(NOT_YET)?.focus(), []);
  const levels = [...Map.groupBy(ticked, ({ level }) => level)].sort(([a], [b]) => a - b);
  const waits = ticked.filter(({ approval }) => approval === 'finance-lead').length;
  const totals = sumByCurrency(ticked.flatMap(({ totals: its }) => its));
  const queue = async () => {
    const done = await pane.many.worklist.remindAll();
    close();
    pane.tell((said) => (done === 'queued' ? said.t.worklist.queued(ticked.length) : said.t.worklist.hindered));
  };
  return (
    <section aria-label={t.heading(ticked.length)}>
      <p>
        <strong>{t.heading(ticked.length)}</strong> {t.contents(invoicesIn(ticked), words.moneys(totals))}
      </p>
      <p className="caption">
        {t.levels(levels.map(([level, its]) => t.level(level, its.length)))}. {waits > 0 && t.approval(waits)}{' '}
        {t.undo(ticked[0]?.undoSeconds ?? 0)} {t.again}
      </p>
      <div className="button-row">
        <Button appearance="primary" onClick={() => void queue()}>
          {t.press(ticked.length)}
        </Button>
        <Button id={NOT_YET} onClick={close}>
          {t.back}
        </Button>
      </div>
    </section>
  );
}
