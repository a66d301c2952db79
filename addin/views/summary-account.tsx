// The account of a sheet that has one line for each customer: what is owed by the sheet's own ageing columns, and why no
// reminder can be written from it.
import { ageingOf, USUAL_EDGES } from '../../core/ageing.ts';
import type { SheetRow } from '../../core/sheet.ts';
import { AgeingBars } from './ageing-bars.tsx';
import { Figures } from './figures.tsx';
import { Notice } from './notice.tsx';
import { usePane } from './pane-context.tsx';
import { useTopOfPage } from './use-top-of-page.ts';

/** What one line of a summary says of its customer. */
export function SummaryAccount({ row }: { readonly row: SheetRow }) {
  const { words } = usePane();
  const t = words.t.account;
  const { customer, customerId, contactName, outstanding, overdueAmount, inBuckets = [], because } = row;
  useTopOfPage(`${row.row} ${customer}`);
  const labels = inBuckets.map(({ label }) => label);
  const about = [
    ...(customerId === null ? [] : [t.number(customerId)]),
    ...(contactName === null ? [] : [t.contact(contactName)]),
  ];
  return (
    <div className="page">
      <section className="block">
        <h1>{customer ?? customerId ?? words.t.sheet.row(row.row)}</h1>
        {about.length > 0 && <p className="caption">{about.join(' · ')}</p>}
        <p className="caption">{t.thisRow(row.row, words.sentence(because))}</p>
        <Figures
          overdue={overdueAmount === undefined ? [] : [overdueAmount]}
          owed={outstanding === null ? [] : [outstanding]}
          countIn={() => t.byItsColumns}
        />
        {ageingOf([row], USUAL_EDGES, labels).map(({ currency, lines }) => (
          <AgeingBars key={currency} lines={lines} filled ownLabels={labels} />
        ))}
      </section>
      <section className="block" aria-labelledby="reminder-heading">
        <h2 id="reminder-heading">{words.t.reminder.heading}</h2>
        <Notice intent="info">{t.summaryNoReminder}</Notice>
      </section>
    </div>
  );
}
