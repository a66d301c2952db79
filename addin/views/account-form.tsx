// The frame of every form about an account: its heading, its fields, what went wrong, Save and Discard.
import { Button } from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import type { Problem } from '../api.ts';
import type { Words } from '../messages.ts';
import { ProblemNotice } from './notice.tsx';
import { usePane } from './pane-context.tsx';

interface AccountFormProps {
  readonly heading: string;
  readonly label: string;
  readonly saving: boolean;
  readonly problem: Problem | null;
  /** Saves what was typed; true when it stands. */
  readonly save: () => Promise<boolean>;
  readonly saved: (words: Words) => string;
  readonly discard: () => void;
  readonly children: ReactNode;
}

/** A form that is there until it is saved or discarded; `label` is what the button that saves says. */
export function AccountForm({ heading, label, saving, problem, save, saved, discard, children }: AccountFormProps) {
  const { pane, words } = usePane();
  const t = words.t.standing;
  const headingId = useId();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus(), []);
  const press = async () => {
    if (await save()) pane.tell(saved);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void press();
  };
  return (
    <form ref={form} className="card" noValidate onSubmit={submit} aria-labelledby={headingId}>
      <h3 id={headingId}>{heading}</h3>
      {children}
      {problem && <ProblemNotice problem={problem} attempt="logging" tryAgain={() => void press()} />}
      <div className="button-row">
        <Button appearance="primary" type="submit" disabledFocusable={saving}>
          {saving ? t.saving : label}
        </Button>
        <Button appearance="subtle" disabled={saving} onClick={discard}>
          {t.discard}
        </Button>
      </div>
    </form>
  );
}
