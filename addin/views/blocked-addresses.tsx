// Addresses nothing is sent to because mail came back or was reported: said, and lifted by confirming an address.
import { Button, Field, Input } from '@fluentui/react-components';
import type { AccountChange, ChangeForm } from '../account-change-store.ts';
import { useStore } from '../store.ts';
import { ChangeFormView, faultOf, ReasonField } from './change-form.tsx';
import { Notice } from './notice.tsx';
import { usePane } from './pane-context.tsx';
import { useMayWrite } from './use-may-write.ts';
import { useKnownAccount } from './use-reminder.ts';

/** The blocks of an account, and the form that confirms an address. */
export function BlockedAddresses({ accountId }: { readonly accountId: string }) {
  const { pane, words } = usePane();
  const { view } = useKnownAccount(accountId);
  const mayWrite = useMayWrite();
  const change = useStore(pane.changes.changes.all).get(accountId) ?? null;
  const t = words.t.standing.addresses;
  if (view === null || view.blockedAddresses.length === 0) return null;
  const open = (address: string) => pane.changes.open(accountId, { form: 'address', address, reason: '' });
  return (
    <>
      {view.blockedAddresses.map(({ address, because }) => (
        <Notice key={address} intent="warning">
          <span className="line breakable">{words.t.account.blockedAddress[because](address)}</span>
          {mayWrite && (
            <span className="button-row">
              <Button size="small" disabled={change !== null} onClick={() => open('')}>
                {t.confirm}
              </Button>
              <Button size="small" disabled={change !== null} onClick={() => open(address)}>
                {t.confirmThis}
              </Button>
            </span>
          )}
        </Notice>
      ))}
      {change?.typed.form === 'address' && <AddressForm accountId={accountId} change={change} typed={change.typed} />}
    </>
  );
}

interface AddressFormProps {
  readonly accountId: string;
  readonly change: AccountChange;
  readonly typed: Extract<ChangeForm, { form: 'address' }>;
}

function AddressForm({ accountId, change, typed }: AddressFormProps) {
  const { pane, words } = usePane();
  const t = words.t.standing.addresses;
  return (
    <ChangeFormView
      accountId={accountId}
      change={change}
      heading={t.heading}
      save={t.save}
      saved={(said) => said.t.standing.addresses.saved}
    >
      <Field label={t.address} {...faultOf('address', change, words)}>
        <Input
          type="email"
          value={typed.address}
          onChange={(_, { value }) => pane.changes.type(accountId, { ...typed, address: value })}
        />
      </Field>
      <ReasonField accountId={accountId} change={change} typed={typed} label={t.reason} />
    </ChangeFormView>
  );
}
