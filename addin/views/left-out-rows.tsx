// The rows that carry no money of their own, each with the reason: nothing is left out silently.
import { Button, Link } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { SheetReading } from '../../core/sheet.ts';
import { Fold } from './fold.tsx';
import { usePane } from './pane-context.tsx';

const PAGE = 20;

/** Left-out rows of the list in sheet order, a page at a time. */
export function LeftOutRows({ reading }: { readonly reading: SheetReading }) {
  const { pane, words } = usePane();
  const { t, sentence } = words;
  const [shown, setShown] = useState(PAGE);
  const rows = useMemo(() => reading.rows.leftOut(), [reading]);
  if (rows.length === 0) return null;
  return (
    <Fold heading={t.sheet.leftOut.heading(rows.length)}>
      <p className="caption">{t.sheet.leftOut.text}</p>
      <ul className="plain-list">
        {rows.slice(0, shown).map(({ row, type, because }) => (
          <li key={row}>
            <Link as="button" aria-label={t.sheet.goToRow(row)} onClick={() => void pane.sheet.goToRow(row)}>
              {t.sheet.row(row)}
            </Link>
            <span className="aside">{t.sheet.rowTypes[type]}</span>
            <span className="line caption">{sentence(because)}</span>
          </li>
        ))}
      </ul>
      {rows.length > shown && (
        <Button appearance="subtle" onClick={() => setShown(shown + PAGE)}>
          {t.timeline.more}
        </Button>
      )}
    </Fold>
  );
}
