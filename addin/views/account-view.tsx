// The Account section follows the selected row: who it is, what is owed, the next reminder, and every contact so far.
import { Button } from '@fluentui/react-components';
import { useEffect } from 'react';
import { largestOverdue } from '../../core/account-on-sheet.ts';
import { isRefusal } from '../../core/refusal.ts';
import { type Selected, selectedOn } from '../selected-row.ts';
import type { ReadSheet } from '../sheet-state.ts';
import { useStore } from '../store.ts';
import { AccountFacts } from './account-facts.tsx';
import { AccountStops } from './account-stops.tsx';
import { Contacts } from './contacts.tsx';
import { CustomerFactsView } from './customer-facts.tsx';
import { usePane } from './pane-context.tsx';
import { ReminderBar } from './reminder-bar.tsx';
import { ReminderCard } from './reminder-card.tsx';
import { ReminderPreviewView } from './reminder-preview.tsx';
import { Statement } from './statement.tsx';
import { SummaryAccount } from './summary-account.tsx';
import { useMayWrite } from './use-may-write.ts';
import { useFollowed } from './use-reminder.ts';
import { useTopOfPage } from './use-top-of-page.ts';

/** The account of the selected row, or what to do to see one. */
export function AccountView() {
  const { pane, words } = usePane();
  const { previewOf } = useStore(pane.state);
  const { read, selection } = useStore(pane.sheet.state);
  if (previewOf !== null) return <ReminderPreviewView accountId={previewOf} />;
  if (read === null || isRefusal(read)) return <p className="page">{words.t.account.noSheet}</p>;
  const selected = selectedOn(read, selection);
  if (selected.kind === 'summary') return <SummaryAccount row={selected.row} />;
  if (selected.kind !== 'account') return <NoAccount sheet={read} selected={selected} />;
  return <SelectedAccount key={selected.account.accountId} sheet={read} selected={selected} />;
}

interface SelectedAccountProps {
  readonly sheet: ReadSheet;
  readonly selected: Extract<Selected, { kind: 'account' }>;
}

function SelectedAccount({ sheet, selected }: SelectedAccountProps) {
  const { pane } = usePane();
  const { wanted } = useStore(pane.state);
  const mayWrite = useMayWrite();
  const { account } = selected;
  const { accountId } = account;
  useFollowed(accountId);
  useTopOfPage(accountId);
  useEffect(() => {
    if (!mayWrite) return pane.wantNothing();
    if (wanted === 'preview') pane.openPreview(accountId);
    if (wanted !== 'call') return;
    pane.contacts.open(accountId, 'call', pane.today(), account.contactName ?? '');
    pane.wantNothing();
  }, [pane, wanted, mayWrite, accountId, account.contactName]);
  return (
    <>
      <div className="page">
        <AccountFacts selected={selected} />
        <ReminderCard account={account} sheet={sheet} />
        <AccountStops account={account} />
        <CustomerFactsView accountId={accountId} />
        <Statement account={account} asOf={sheet.reading.asOf} />
        <Contacts account={account} />
      </div>
      <ReminderBar account={account} sheet={sheet} />
    </>
  );
}

interface NoAccountProps {
  readonly sheet: ReadSheet;
  readonly selected: Exclude<Selected, { kind: 'account' | 'summary' }>;
}

function NoAccount({ sheet, selected }: NoAccountProps) {
  const { pane, words } = usePane();
  const t = words.t.account;
  const largest = largestOverdue(sheet.accounts.values(), sheet.reading, 3);
  return (
    <div className="page">
      <h1>{t.nothingSelectedHeading}</h1>
      <p>{useWordsOfSelection(selected)}</p>
      {largest.length > 0 && (
        <section className="block">
          <h2>{t.largest}</h2>
          <ul className="plain-list">
            {largest.map(({ accountId, customerName, overdueOwed, oldest, rows }) => (
              <li key={accountId}>
                <Button
                  className="account-button"
                  aria-label={t.openLargest(customerName, words.moneys(overdueOwed))}
                  onClick={() => void pane.sheet.goToRow((oldest ?? rows[0])?.row ?? 1)}
                >
                  <span>{customerName}</span>
                  <span className="amount">{words.moneys(overdueOwed)}</span>
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function useWordsOfSelection(selected: NoAccountProps['selected']): string {
  const { t } = usePane().words;
  switch (selected.kind) {
    case 'nothing':
      return t.account.nothingSelected;
    case 'outside':
      return `${t.account.outsideSheet(selected.row)} ${t.account.selectAnother}`;
    case 'no-customer':
      return t.account.noCustomer(selected.row.row);
    case 'not-an-account':
      return `${t.account.notAnAccount(selected.row.row, t.sheet.rowTypes[selected.row.type])} ${t.account.selectAnother}`;
  }
}
