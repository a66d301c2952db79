// The report layouts that the company remembers for all its clerks, each of which can be removed, and those of the workbook.
import { Button, Spinner } from '@fluentui/react-components';
import { useState } from 'react';
import type { KnownReportLayout } from '../../core/report-layout.ts';
import { useStore } from '../store.ts';
import { Fold } from './fold.tsx';
import { ProblemNotice } from './notice.tsx';
import { usePane } from './pane-context.tsx';
import { useLasting } from './use-lasting.ts';
import { useMayWrite } from './use-may-write.ts';
import { WorkbookLayouts } from './workbook-layouts.tsx';

/** The layouts of the company, and those of this workbook. */
export function LayoutsSection() {
  return (
    <>
      <RememberedLayouts />
      <WorkbookLayouts />
    </>
  );
}

function RememberedLayouts() {
  const { pane, words } = usePane();
  const { layouts, loading, problem } = useStore(pane.layouts.state);
  const t = words.t.settings;
  const slow = useLasting(loading && layouts === null);
  return (
    <section className="block">
      <h2>{t.layouts}</h2>
      <p className="caption">{t.layoutsText}</p>
      {slow && <Spinner size="tiny" label={words.t.loading} />}
      {problem && <ProblemNotice problem={problem} attempt="asking" tryAgain={() => void pane.layouts.load()} />}
      {layouts?.length === 0 && <p>{t.noLayouts}</p>}
      <ul className="plain-list">
        {layouts?.map((layout) => (
          <RememberedLayout key={layout.layoutId} layout={layout} />
        ))}
      </ul>
    </section>
  );
}

function RememberedLayout({ layout }: { readonly layout: KnownReportLayout }) {
  const { pane, words } = usePane();
  const { removing } = useStore(pane.layouts.state);
  const [asked, setAsked] = useState(false);
  const mayWrite = useMayWrite();
  const t = words.t.settings;
  const { layoutId, name, learntAt, learntBy, headings } = layout;
  const remove = async () => {
    if (await pane.layouts.remove(layoutId)) pane.tell((said) => said.t.settings.removed(name));
    else setAsked(false);
  };
  return (
    <li className="remembered-layout">
      <strong className="line">{name}</strong>
      <span className="line caption">{t.learnt(words.date(learntAt), learntBy)}</span>
      <Fold heading={t.headings}>
        <p className="caption">{words.t.list(headings.filter((heading) => heading !== ''))}</p>
      </Fold>
      {asked ? (
        <>
          <p>{t.confirm}</p>
          <div className="button-row">
            <Button disabledFocusable={removing !== null} onClick={() => void remove()}>
              {t.removeNow}
            </Button>
            <Button appearance="subtle" onClick={() => setAsked(false)}>
              {t.keep}
            </Button>
          </div>
        </>
      ) : (
        mayWrite && (
          <Button size="small" aria-label={t.removeNamed(name)} onClick={() => setAsked(true)}>
            {t.remove}
          </Button>
        )
      )}
    </li>
  );
}
