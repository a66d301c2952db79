// Whom to write to. One address in the sheet is shown, several are the clerk's choice, none is typed; Duebook never guesses.
import { Button, Field, Input, Link, Radio, RadioGroup } from '@fluentui/react-components';
import type { AccountOnSheet } from '../../core/account-on-sheet.ts';
import { readRecipient } from '../../core/recipient.ts';
import { isRefusal } from '../../core/refusal.ts';
import type { RecipientChoice } from '../recipient-choice.ts';
import { usePane } from './pane-context.tsx';

interface RecipientProps {
  readonly account: AccountOnSheet;
  readonly choice: RecipientChoice;
}

/** The recipient, the choice or the field. */
export function Recipient({ account, choice }: RecipientProps) {
  const { pane, words } = usePane();
  const t = words.t.recipient;
  const { accountId, addresses } = account;
  const set = (change: Partial<RecipientChoice>) => pane.recipients.change(accountId, (old) => ({ ...old, ...change }));
  const using = choice.useTyped ? choice.typed.trim() : addresses.length === 1 ? addresses[0] : null;
  if (choice.typing || (addresses.length === 0 && !choice.useTyped))
    return <TypedAddress account={account} choice={choice} />;
  if (using)
    return (
      <p>
        {t.label}: <strong className="breakable">{using}</strong>{' '}
        <Link as="button" onClick={() => set({ typing: true })}>
          {t.change}
        </Link>
      </p>
    );
  return (
    <Field label={t.choose}>
      <RadioGroup value={choice.chosen ?? ''} onChange={(_, { value }) => set({ chosen: value })}>
        {addresses.map((address) => (
          <Radio key={address} value={address} label={address} className="breakable" />
        ))}
      </RadioGroup>
      <Link as="button" className="start" onClick={() => set({ typing: true })}>
        {t.other}
      </Link>
    </Field>
  );
}

function TypedAddress({ account, choice }: RecipientProps) {
  const { pane, words } = usePane();
  const t = words.t.recipient;
  const { accountId, addresses } = account;
  const set = (change: Partial<RecipientChoice>) => pane.recipients.change(accountId, (old) => ({ ...old, ...change }));
  const asked = choice.useTyped ? readRecipient(choice.typed) : null;
  const fault = asked && isRefusal(asked) ? asked.because : null;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const read = readRecipient(choice.typed);
        set(isRefusal(read) ? { useTyped: true, typing: true } : { useTyped: true, typing: false });
      }}
    >
      {addresses.length === 0 && <p>{t.noAddress}</p>}
      <Field
        label={t.typed}
        hint={t.typedHint}
        {...(fault === null ? {} : { validationState: 'error' as const, validationMessage: words.sentence(fault) })}
      >
        <Input
          type="email"
          value={choice.typed}
          onChange={(_, { value }) => set({ typed: value, useTyped: false, typing: true })}
        />
      </Field>
      <div className="button-row">
        <Button type="submit">{t.use}</Button>
        {addresses.length > 0 && (
          <Button appearance="subtle" onClick={() => set({ typing: false, useTyped: false })}>
            {words.t.back}
          </Button>
        )}
      </div>
    </form>
  );
}
