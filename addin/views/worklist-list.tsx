// Today's list: how the overdue invoices divide, what has to be said once for all of them, and the customers in groups.
import { Button } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { Warning } from '../../core/reminder.ts';
import type { ReadSheet } from '../sheet-state.ts';
import { useStore } from '../store.ts';
import { commonOf, mayTick, standsAs } from '../worklist-items.ts';
import { Fold } from './fold.tsx';
import { Notice } from './notice.tsx';
import { usePane } from './pane-context.tsx';
import { ProgressLine } from './progress-line.tsx';
import { RowLinks } from './row-links.tsx';
import { CommonWarnings, Counts } from './worklist-counts.tsx';
import { type ListedWithStanding, WorklistItem } from './worklist-item.tsx';

/** Every customer with something overdue, in groups. */
export function TodaysList({ sheet }: { readonly sheet: ReadSheet }) {
  const { pane, words } = usePane();
  const state = useStore(pane.many.worklist.state);
  const t = words.t.worklist;
  const items = state.items ?? [];
  const common = useMemo(() => commonOf(items), [items]);
  const all = useMemo(() => items.map((item) => ({ item, standing: standsAs(item, common) })), [items, common]);
  if (sheet.reading.overdueRowCount === 0) return <p className="block">{t.nothing(words.day(sheet.reading.asOf))}</p>;
  return (
    <section className="block" aria-labelledby="today-heading">
      <h2 id="today-heading">{t.today}</h2>
      <HowOld sheet={sheet} />
      <Looking />
      {state.items !== null && <Counts all={all} />}
      <CommonWarnings common={common} />
      <Groups all={all} common={common} />
      <LeftOut all={all} />
      {state.nobodysRows.length > 0 && (
        <p className="block">
          {t.nobody(state.nobodysRows.length)} <RowLinks rows={state.nobodysRows} />
        </p>
      )}
    </section>
  );
}

/** What a list was made from, as far as another list could come of it. */
const figuresOf = ({ reading }: ReadSheet): string =>
  JSON.stringify([
    reading.sheetName,
    reading.asOf,
    reading.overdueByCurrency,
    reading.outstandingByCurrency,
    reading.overdueRowCount,
  ]);

function HowOld({ sheet }: { readonly sheet: ReadSheet }) {
  const { pane, words } = usePane();
  const { madeFrom, looking } = useStore(pane.many.worklist.state);
  const t = words.t.worklist;
  if (looking !== null || madeFrom === null) return null;
  const anew = { label: t.anew, press: () => void pane.many.makeAnew() };
  if (madeFrom !== sheet && figuresOf(madeFrom) !== figuresOf(sheet))
    return (
      <Notice intent="warning" action={anew}>
        {t.isOld}
      </Notice>
    );
  return (
    <Button size="small" className="make-anew" onClick={anew.press}>
      {t.anew}
    </Button>
  );
}

function Looking() {
  const { pane, words } = usePane();
  const { looking, items } = useStore(pane.many.worklist.state);
  const t = words.t.worklist;
  if (looking !== null)
    return (
      <ProgressLine
        text={t.looking(looking.done, looking.all)}
        label={t.lookingLabel}
        {...looking}
        cancel={() => pane.many.worklist.cancel()}
      />
    );
  const isUnseen = items?.some(({ prospect, seen }) => prospect.asked !== null && seen === null) ?? false;
  if (!isUnseen) return null;
  return <Button onClick={() => void pane.many.worklist.goOn()}>{t.goOn}</Button>;
}

type GroupName = 'changed' | 'check' | 'ready' | 'not' | 'unseen' | 'queued';
const GROUPS: readonly GroupName[] = ['changed', 'check', 'ready', 'queued', 'unseen', 'not'];

function groupOf({ item, standing }: ListedWithStanding): GroupName {
  if (item.isQueued) return 'queued';
  return item.changes.length > 0 ? 'changed' : standing.stands;
}

interface GroupsProps {
  readonly all: readonly ListedWithStanding[];
  readonly common: readonly Warning[];
}

function Groups({ all, common }: GroupsProps) {
  const groups = useMemo(() => Map.groupBy(all, groupOf), [all]);
  return GROUPS.map((name) => {
    const listed = groups.get(name);
    return listed ? <Group key={name} name={name} listed={listed} common={common} /> : null;
  });
}

const PAGE = 25;

interface GroupProps {
  readonly name: GroupName;
  readonly listed: readonly ListedWithStanding[];
  readonly common: readonly Warning[];
}

function Group({ name, listed, common }: GroupProps) {
  const { words } = usePane();
  const [shown, setShown] = useState(PAGE);
  const page = listed.slice(0, shown);
  return (
    <section className="block worklist-group" aria-label={words.t.worklist.groups[name](listed.length)}>
      <h3>{words.t.worklist.groups[name](listed.length)}</h3>
      <GroupButtons name={name} listed={listed} page={page} common={common} />
      <ul className="plain-list">
        {page.map(({ item, standing }) =>
          name === 'queued' ? (
            <li key={item.prospect.accountId}>{item.prospect.customerName}</li>
          ) : (
            <WorklistItem key={item.prospect.accountId} item={item} standing={standing} common={common} />
          ),
        )}
      </ul>
      {listed.length > shown && (
        <Button appearance="subtle" onClick={() => setShown(shown + PAGE)}>
          {words.t.worklist.more(Math.min(PAGE, listed.length - shown))}
        </Button>
      )}
    </section>
  );
}

interface GroupButtonsProps extends GroupProps {
  /** The part of the group that is on screen: only what can be seen can be said to be checked. */
  readonly page: readonly ListedWithStanding[];
}

function GroupButtons({ name, listed, page, common }: GroupButtonsProps) {
  const { pane, words } = usePane();
  const t = words.t.worklist;
  const idsOf = (its: readonly ListedWithStanding[]) => its.map(({ item }) => item.prospect.accountId);
  const tick = (its: readonly ListedWithStanding[], isTicked: boolean) => {
    pane.many.worklist.tick(idsOf(its), isTicked);
    pane.tell((said) => said.t.worklist.tickedNow(isTicked ? its.length : 0));
  };
  if (name === 'changed') return <Button onClick={() => void pane.many.lookAgain(idsOf(listed))}>{t.lookAgain}</Button>;
  if (name !== 'ready' && name !== 'check') return null;
  const open = (name === 'ready' ? listed : page).filter(
    ({ item, standing }) => !item.isTicked && mayTick(standing, common),
  );
  const ticked = listed.filter(({ item }) => item.isTicked);
  return (
    <div className="button-row">
      {open.length > 0 && (
        <Button size="small" onClick={() => tick(open, true)}>
          {name === 'ready' ? t.tickAll : t.tickShown(open.length)}
        </Button>
      )}
      {ticked.length > 0 && (
        <Button size="small" appearance="subtle" onClick={() => tick(ticked, false)}>
          {t.untickAll}
        </Button>
      )}
    </div>
  );
}

/** Invoices of customers who are reminded, that are not asked for, each with its reason. */
function LeftOut({ all }: { readonly all: readonly ListedWithStanding[] }) {
  const { words } = usePane();
  const [shown, setShown] = useState(PAGE);
  const t = words.t.worklist;
  const left = all.flatMap(({ item, standing }) =>
    'preview' in standing
      ? standing.preview.leftOut.map((invoice) => ({ ...invoice, customerName: item.prospect.customerName }))
      : [],
  );
  if (left.length === 0) return null;
  return (
    <Fold heading={t.leftOut(left.length)}>
      <ul className="plain-list">
        {left.slice(0, shown).map(({ invoiceNumber, customerName, because }) => (
          <li key={`${customerName} ${invoiceNumber}`}>
            {t.leftOutOf(invoiceNumber, customerName)}
            <span className="line caption">{words.sentence(because)}</span>
          </li>
        ))}
      </ul>
      {left.length > shown && (
        <Button appearance="subtle" onClick={() => setShown(shown + PAGE)}>
          {t.more(left.length - shown)}
        </Button>
      )}
    </Fold>
  );
}
