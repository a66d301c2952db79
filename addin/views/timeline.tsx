// The contacts with an account, newest first. A reminder shows where its mail is; while that can still change it is asked
// for again and again, gently.
import { Button, Spinner } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import type { ChangeEntry, ContactEntry, HistoryEntry } from '../../core/contact-log.ts';
import type { Messages } from '../messages.ts';
import { usePane } from './pane-context.tsx';
import { ReminderEntryView } from './reminder-entry.tsx';
import { useLasting } from './use-lasting.ts';
import { useKnownAccount } from './use-reminder.ts';

/** The loaded contacts, with older ones on request. */
export function Timeline({ accountId }: { readonly accountId: string }) {
  const { pane, words } = usePane();
  const t = words.t.timeline;
  const { view, entries, cursor, loading } = useKnownAccount(accountId);
  const slow = useLasting(loading === 'account' && view === null);
  if (slow) return <Spinner size="tiny" label={words.t.loading} />;
  if (view === null) return null;
  return (
    <>
      {entries.length === 0 && <p className="caption">{t.empty}</p>}
      <ol className="timeline">
        {entries.map((entry) => (
          <li key={entry.entryId}>
            <EntryView accountId={accountId} entry={entry} />
          </li>
        ))}
      </ol>
      <div className="button-row">
        {cursor !== null && (
          <Button disabled={loading !== null} onClick={() => void pane.accounts.showMore(accountId)}>
            {t.more}
          </Button>
        )}
        <Button
          appearance="subtle"
          className="refresh"
          icon={<ArrowClockwiseRegular />}
          onClick={() => void pane.accounts.refresh(accountId)}
        >
          {t.refresh}
        </Button>
      </div>
    </>
  );
}

function EntryView({ accountId, entry }: { readonly accountId: string; readonly entry: HistoryEntry }) {
  if (entry.type === 'contact') return <ContactEntryView entry={entry} />;
  if (entry.type === 'reminder') return <ReminderEntryView accountId={accountId} entry={entry} />;
  return <ChangeEntryView entry={entry} />;
}

/** A change somebody made to the account: what, why, who. */
function ChangeEntryView({ entry }: { readonly entry: ChangeEntry }) {
  const { words } = usePane();
  const t = words.t.timeline;
  const { invoices, reasons } = detailsOf(entry);
  return (
    <>
      <p>
        <strong>{changeInWords(entry, words.t)}</strong>
        {invoices !== null && <span className="aside">{words.t.list(invoices)}</span>}
      </p>
      {reasons.map((reason) => (
        <p key={reason} className="note">
          {words.note(reason)}
        </p>
      ))}
      <p className="caption">
        {words.moment(entry.at)}, {t.by(entry.by)}
      </p>
    </>
  );
}

/** The invoices a change concerns, null where it is not about single ones, and the reasons given for it. */
function detailsOf(entry: ChangeEntry): {
  readonly invoices: readonly string[] | null;
  readonly reasons: readonly string[];
} {
  switch (entry.type) {
    case 'stop':
      return { invoices: entry.stop.invoices, reasons: [entry.stop.reason] };
    case 'lift':
      return { invoices: entry.stop.invoices, reasons: [entry.reason] };
    case 'address':
      return { invoices: null, reasons: [entry.reason] };
    case 'facts':
      return { invoices: null, reasons: [] };
  }
}

function changeInWords(entry: ChangeEntry, { timeline: t }: Messages): string {
  if (entry.type === 'facts') return t.factsChanged;
  if (entry.type === 'address') return t.addressConfirmed(entry.address);
  return entry.type === 'stop' ? t.stops[entry.stop.kind] : t.lifted(t.stops[entry.stop.kind]);
}

function ContactEntryView({ entry }: { readonly entry: ContactEntry }) {
  const { words } = usePane();
  const t = words.t.timeline;
  const { kind, direction, on, person, result, note, by } = entry;
  const kindWords = direction === 'in' ? t.received(t.kinds[kind]) : t.kinds[kind];
  return (
    <>
      <p>
        <strong>{kindWords}</strong> {person !== null && t.withPerson(person)}
        {result !== null && <span className="badge">{t.results[result]}</span>}
      </p>
      {note !== '' && <p className="note">{words.note(note)}</p>}
      <p className="caption">
        {words.day(on)}, {t.by(by)}
      </p>
    </>
  );
}
