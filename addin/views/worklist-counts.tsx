// How the overdue invoices of today's list divide and add up, and what has to be said once for all of its reminders.
import { Checkbox } from '@fluentui/react-components';
import type { Warning } from '../../core/reminder.ts';
import { addsUp, CASH_QUESTION, type InvoiceCounts, invoiceCountsOf } from '../../core/worklist.ts';
import { useStore } from '../store.ts';
import { Notice } from './notice.tsx';
import { usePane } from './pane-context.tsx';
import type { ListedWithStanding } from './worklist-item.tsx';

const PARTS = ['ticked', 'unticked', 'leftOut', 'notReminded', 'unseen'] as const;

/** How the overdue invoices divide, and that they add up. */
export function Counts({ all }: { readonly all: readonly ListedWithStanding[] }) {
  const { pane, words } = usePane();
  const { madeFrom, nobodysRows } = useStore(pane.many.worklist.state);
  const t = words.t.worklist.counts;
  if (madeFrom === null) return null;
  const { overdueRowCount, asOf } = madeFrom.reading;
  const waiting = all.filter(({ item }) => !item.isQueued);
  const queued = all.reduce((sum, { item }) => sum + (item.isQueued ? item.prospect.overdueCount : 0), 0);
  const listed = waiting.map(({ item, standing }) => ({ prospect: item.prospect, standing, isTicked: item.isTicked }));
  const counts: InvoiceCounts = invoiceCountsOf(overdueRowCount - queued, listed, nobodysRows.length);
  const sum = PARTS.reduce((total, part) => total + counts[part], queued);
  return (
    <div className="invoice-counts">
      <p>{t.overdue(overdueRowCount, words.day(asOf))}</p>
      <ul>
        {PARTS.filter((part) => counts[part] > 0).map((part) => (
          <li key={part}>{t[part](counts[part])}</li>
        ))}
        {queued > 0 && <li>{t.queued(queued)}</li>}
      </ul>
      {!addsUp(counts) && <Notice intent="error">{t.doesNotAddUp(sum, overdueRowCount)}</Notice>}
      {addsUp(counts) && counts.unseen === 0 && <p className="caption">{t.addsUp(overdueRowCount)}</p>}
    </div>
  );
}

/** What stands against every reminder alike is looked at once. */
export function CommonWarnings({ common }: { readonly common: readonly Warning[] }) {
  const { pane, words } = usePane();
  const { confirmed } = useStore(pane.many.worklist.state);
  const t = words.t.worklist;
  if (common.length === 0) return null;
  return (
    <section className="notices block" aria-label={t.once}>
      {common.map(({ code, because }) => (
        <Notice key={code} intent="warning">
          <span className="line">{words.sentence(because)}</span>
          <Checkbox
            label={code === CASH_QUESTION ? t.cashYes : words.t.reminder.confirm}
            checked={confirmed.includes(code)}
            onChange={(_, { checked }) => pane.many.worklist.confirm(code, checked === true)}
          />
        </Notice>
      ))}
    </section>
  );
}
