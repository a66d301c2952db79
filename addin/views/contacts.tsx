// Every contact with the account, newest first, and the form to log one by hand.
import { Button } from '@fluentui/react-components';
import type { AccountOnSheet } from '../../core/account-on-sheet.ts';
import { useStore } from '../store.ts';
import { BlockedAddresses } from './blocked-addresses.tsx';
import { ContactForm } from './contact-form.tsx';
import { usePane } from './pane-context.tsx';
import { Timeline } from './timeline.tsx';
import { useMayWrite } from './use-may-write.ts';

const LOGGED_KINDS = ['call', 'letter', 'note'] as const;

/** Blocked addresses, the buttons to log, and the timeline. */
export function Contacts({ account }: { readonly account: AccountOnSheet }) {
  const { pane, words } = usePane();
  const mayWrite = useMayWrite();
  const t = words.t;
  const { accountId, contactName } = account;
  const draft = useStore(pane.contacts.drafts.all).get(accountId) ?? null;
  const open = (kind: (typeof LOGGED_KINDS)[number]) =>
    pane.contacts.open(accountId, kind, pane.today(), contactName ?? '');
  return (
    <section className="block" aria-labelledby="contacts-heading">
      <h2 id="contacts-heading">{t.timeline.heading}</h2>
      <BlockedAddresses accountId={accountId} />
      {draft === null && mayWrite && (
        <div className="button-row">
          {LOGGED_KINDS.map((kind) => (
            <Button key={kind} size="small" className="log-button" onClick={() => open(kind)}>
              {t.contactForm.heading[kind]}
            </Button>
          ))}
        </div>
      )}
      {draft !== null && <ContactForm account={account} draft={draft} />}
      <Timeline accountId={accountId} />
    </section>
  );
}
