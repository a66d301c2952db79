// Every contact with the account, newest first, and the form to log one by hand.
import { Button } from '@fluentui/react-components';
import type { AccountOnSheet } from '../../core/account-on-sheet.ts';
import { useStore } from '../store.ts';
import { ContactForm } from './contact-form.tsx';
import { Notice } from './notice.tsx';
import { usePane } from './pane-context.tsx';
import { Timeline } from './timeline.tsx';
import { useKnownAccount } from './use-reminder.ts';

const LOGGED_KINDS = ['call', 'letter', 'note'] as const;

/** Blocked addresses, the buttons to log, and the timeline. */
export function Contacts({ account }: { readonly account: AccountOnSheet }) {
  const { pane, words } = usePane();
  const t = words.t;
  const { accountId, contactName } = account;
  const { view } = useKnownAccount(accountId);
  const draft = useStore(pane.contacts.drafts.all).get(accountId) ?? null;
  const open = (kind: (typeof LOGGED_KINDS)[number]) =>
    pane.contacts.open(accountId, kind, pane.today(), contactName ?? '');
  return (
    <section className="block" aria-labelledby="contacts-heading">
      <h2 id="contacts-heading">{t.timeline.heading}</h2>
      {view?.blockedAddresses.map(({ address, because }) => (
        <Notice key={address} intent="warning">
          {t.account.blockedAddress[because](address)}
        </Notice>
      ))}
      {draft === null ? (
        <div className="button-row">
          {LOGGED_KINDS.map((kind) => (
            <Button key={kind} size="small" className="log-button" onClick={() => open(kind)}>
              {t.contactForm.heading[kind]}
            </Button>
          ))}
        </div>
      ) : (
        <ContactForm account={account} draft={draft} />
      )}
      <Timeline accountId={accountId} />
    </section>
  );
}
