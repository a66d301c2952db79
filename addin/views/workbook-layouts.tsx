// What this workbook remembers of its sheets, each of which can be removed: it travels with the file, so whoever passes the
// file on may want it gone.
import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { SheetMemory } from '../excel/workbook-memory.ts';
import { useStore } from '../store.ts';
import { Fold } from './fold.tsx';
import { Notice } from './notice.tsx';
import { usePane } from './pane-context.tsx';

/** The layouts kept in the workbook, by sheet. */
export function WorkbookLayouts() {
  const { pane, words } = usePane();
  const { sheets, refusal } = useStore(pane.workbookLayouts.state);
  const t = words.t.settings.workbook;
  return (
    <section className="block">
      <h2>{t.heading}</h2>
      <p className="caption">{t.text}</p>
      {refusal && (
        <Notice intent="warning" action={{ label: words.t.tryAgain, press: () => void pane.workbookLayouts.load() }}>
          {refusal.because}
        </Notice>
      )}
      {sheets?.length === 0 && <p>{t.none}</p>}
      <ul className="plain-list">
        {sheets?.map((sheet) => (
          <WorkbookLayout key={sheet.sheetName} sheet={sheet} />
        ))}
      </ul>
    </section>
  );
}

function WorkbookLayout({ sheet: { sheetName, layout } }: { readonly sheet: SheetMemory }) {
  const { pane, words } = usePane();
  const [asked, setAsked] = useState(false);
  const t = words.t.settings;
  const remove = async () => {
    if (await pane.workbookLayouts.remove(sheetName)) pane.tell((said) => said.t.settings.removed(sheetName));
    else setAsked(false);
  };
  return (
    <li className="remembered-layout">
      <strong className="line">{sheetName}</strong>
      <Fold heading={t.headings}>
        <p className="caption">{words.t.list(layout.headings.filter((heading) => heading !== ''))}</p>
      </Fold>
      {asked ? (
        <>
          <p>{t.workbook.confirm}</p>
          <div className="button-row">
            <Button onClick={() => void remove()}>{t.workbook.removeNow}</Button>
            <Button appearance="subtle" onClick={() => setAsked(false)}>
              {t.keep}
            </Button>
          </div>
        </>
      ) : (
        <Button size="small" aria-label={t.workbook.removeNamed(sheetName)} onClick={() => setAsked(true)}>
          {t.remove}
        </Button>
      )}
    </li>
  );
}
