// What the flags in the sheet mean, in words, and the Days overdue column for those who want numbers.
import { Button } from '@fluentui/react-components';
import { isRefusal } from '../../core/refusal.ts';
import { dayBands } from '../flags/ageing-bands.ts';
import { useStore } from '../store.ts';
import { useSheetPress } from './flag-bar.tsx';
import { Fold } from './fold.tsx';
import { usePane } from './pane-context.tsx';
import { StatusColumn } from './status-column.tsx';

/** The legend, and the column on request. */
export function FlagsLegend() {
  const { pane, words } = usePane();
  const { outcome, doing, read } = useStore(pane.sheet.state);
  const press = useSheetPress();
  const t = words.t.flags;
  // The flags follow an edit by themselves; how many rows each stands on was counted before it.
  const overdueRows = read === null || isRefusal(read) ? [] : read.reading.rows.overdueRows();
  const isCounted = String(outcome?.flaggedRows) === String(overdueRows);
  const lines =
    (isCounted && outcome?.legend) || (outcome?.legend ?? dayBands()).map((band) => ({ ...band, rows: null }));
  return (
    <Fold heading={t.legend.heading}>
      <p className="caption">{t.legend.text}</p>
      <ul className="legend">
        {lines.map(({ words: band, fill, bold, rows }) => (
          <li key={band}>
            <span className="swatch" style={{ backgroundColor: fill }} aria-hidden="true" />
            <span>{bold ? <strong>{band}</strong> : band}</span>
            {rows !== null && <span className="aside">{words.t.rows(rows)}</span>}
          </li>
        ))}
      </ul>
      <p className="caption">{t.daysColumnHint}</p>
      <div className="button-row">
        <Button disabled={doing !== null} onClick={() => void press(pane.sheet.addDaysOverdueColumn())}>
          {t.addColumn}
        </Button>
        <Button
          appearance="subtle"
          disabled={doing !== null}
          onClick={() => void press(pane.sheet.removeDaysOverdueColumn())}
        >
          {t.removeColumn}
        </Button>
      </div>
      <StatusColumn />
    </Fold>
  );
}
