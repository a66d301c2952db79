// The frame of every form that changes an account: its heading, its fields, what went wrong, Save and Discard.
import { Button, Field, Input } from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import type { AccountChange, ChangeFault, ChangeForm } from '../account-change-store.ts';
import type { Words } from '../messages.ts';
import { ProblemNotice } from './notice.tsx';
import { usePane } from './pane-context.tsx';

interface ChangeFormViewProps {
  readonly accountId: string;
  readonly change: AccountChange;
  readonly heading: string;
  readonly save: string;
  readonly saved: (words: Words) => string;
  readonly children: ReactNode;
}

/** A form that is there until it is saved or discarded. */
export function ChangeFormView({ accountId, change, heading, save, saved, children }: ChangeFormViewProps) {
  const { pane, words } = usePane();
  const t = words.t.standing;
  const headingId = useId();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus(), []);
  const press = async () => {
    if (await pane.changes.save(accountId)) pane.tell(saved);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void press();
  };
  return (
    <form ref={form} className="card" noValidate onSubmit={submit} aria-labelledby={headingId}>
      <h3 id={headingId}>{heading}</h3>
      {children}
      {change.problem && <ProblemNotice problem={change.problem} attempt="logging" tryAgain={() => void press()} />}
      <div className="button-row">
        <Button appearance="primary" type="submit" disabledFocusable={change.saving}>
          {change.saving ? t.saving : save}
        </Button>
        <Button appearance="subtle" disabled={change.saving} onClick={() => pane.changes.discard(accountId)}>
          {t.discard}
        </Button>
      </div>
    </form>
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
