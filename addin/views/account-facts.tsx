// Who the account is and what it owes, as the sheet says: per currency, by age, and the oldest invoice.
import type { AccountOnSheet } from '../../core/account-on-sheet.ts';
import { ageingOf } from '../../core/ageing.ts';
import type { Selected } from '../selected-row.ts';
import { AgeingBars } from './ageing-bars.tsx';
import { Figures } from './figures.tsx';
import { usePane } from './pane-context.tsx';

/** The facts of the sheet; nothing here needs a server. */
export function AccountFacts({ selected }: { readonly selected: Extract<Selected, { kind: 'account' }> }) {
  const { words } = usePane();
  const { row, account, severalRows } = selected;
  const { customerName, customerNumber, contactName, overdue, overdueOwed, owed } = account;
  const t = words.t.account;
  const invoicesIn = (currency: string) =>
    words.t.invoices(overdue.filter(({ outstanding }) => outstanding?.currency === currency).length);
  const about = [
    ...(customerNumber === null ? [] : [t.number(customerNumber)]),
    ...(contactName === null ? [] : [t.contact(contactName)]),
  ];
  return (
    <section className="block">
      <h1>{customerName}</h1>
      {about.length > 0 && <p className="caption">{about.join(' · ')}</p>}
      <p className="caption">
        {severalRows ? t.severalRows(row.row) : t.thisRow(row.row, words.sentence(row.because))}
      </p>
      <Figures overdue={overdueOwed} owed={owed} countIn={invoicesIn} />
      <Oldest account={account} />
      {ageingOf(account.rows).map(({ currency, lines }) => (
        <AgeingBars key={currency} lines={lines} filled />
      ))}
    </section>
  );
}

function Oldest({ account: { oldest } }: { readonly account: AccountOnSheet }) {
  const { words } = usePane();
  const t = words.t.account;
  if (oldest === null || oldest.dueDate === null || oldest.daysOverdue === null) return null;
  return <p>{t.oldest(oldest.invoiceNumber ?? t.noNumber, words.day(oldest.dueDate), oldest.daysOverdue)}</p>;
}
