// Which columns were recognised, and by what evidence.
import type { SheetReading } from '../../core/sheet.ts';
import { Fold } from './fold.tsx';
import { usePane } from './pane-context.tsx';

/** Every recognised column with its heading in the sheet and why it was taken for that. */
export function Columns({ reading }: { readonly reading: SheetReading }) {
  const { words } = usePane();
  const { t, sentence } = words;
  return (
    <Fold heading={t.sheet.columnsHeading(reading.columns.length + reading.buckets.length)}>
      <ul className="plain-list">
        {reading.columns.map(({ role, column, heading, because }) => (
          <li key={role}>
            <strong>{t.sheet.columns[role]}</strong>
            <span className="aside">{t.sheet.column(column)}</span>
            <span className="line caption">
              {heading === '' ? sentence(because) : `“${heading}”. ${sentence(because)}`}
            </span>
          </li>
        ))}
        {reading.buckets.length > 0 && (
          <li>
            <strong>{t.sheet.buckets}</strong>
            <span className="line caption">
              {t.list(reading.buckets.map(({ column, label }) => `${column} “${label}”`))}
            </span>
          </li>
        )}
      </ul>
    </Fold>
  );
}
