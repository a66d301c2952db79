// A form that changes an account, and the fields such forms have in common.
import { Field, Input } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AccountChange, ChangeFault, ChangeForm } from '../account-change-store.ts';
import type { Words } from '../messages.ts';
import { AccountForm } from './account-form.tsx';
import { usePane } from './pane-context.tsx';

interface ChangeFormViewProps {
  readonly accountId: string;
  readonly change: AccountChange;
  readonly heading: string;
  readonly save: string;
  readonly saved: (words: Words) => string;
  readonly children: ReactNode;
}

/** The form of one change. */
export function ChangeFormView({ accountId, change, heading, save, saved, children }: ChangeFormViewProps) {
  const { changes } = usePane().pane;
  const { saving, problem } = change;
  return (
    <AccountForm
      {...{ heading, saving, problem, saved, label: save }}
      save={() => changes.save(accountId)}
      discard={() => changes.discard(accountId)}
    >
      {children}
    </AccountForm>
  );
}

/** What is wrong with a field, as Fluent's fields take it. */
export const faultOf = (field: ChangeFault, { faults }: AccountChange, { t }: Words) =>
  faults.includes(field) ? { validationState: 'error' as const, validationMessage: t.standing.faults[field] } : {};

interface ReasonFieldProps {
  readonly accountId: string;
  readonly change: AccountChange;
  readonly typed: Extract<ChangeForm, { readonly reason: string }>;
  readonly label: string;
}

/** The reason, which every change but that of the facts has. */
export function ReasonField({ accountId, change, typed, label }: ReasonFieldProps) {
  const { pane, words } = usePane();
  return (
    <Field label={label} {...faultOf('reason', change, words)}>
      <Input
        value={typed.reason}
        maxLength={500}
        onChange={(_, { value }) => pane.changes.type(accountId, { ...typed, reason: value })}
      />
    </Field>
  );
}
