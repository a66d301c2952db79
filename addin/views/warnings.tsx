// What is unusual about a reminder, each to be ticked before sending. A domain nobody has written to before has to be
// typed, because ticking is too quick for the mistake that costs most.
import { Checkbox, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { Warning } from '../../core/reminder.ts';
import type { ReadyReminder } from '../reminder-store.ts';
import { Notice } from './notice.tsx';
import { usePane } from './pane-context.tsx';

/** Warnings that are confirmed by typing the domain. */
const TYPED: readonly string[] = ['new-domain', 'look-alike-domain'];

interface WarningsToCheckProps {
  readonly accountId: string;
  readonly ready: ReadyReminder;
  readonly warnings: readonly Warning[];
}

/** Every warning with what confirms it. */
export function WarningsToCheck({ accountId, ready, warnings }: WarningsToCheckProps) {
  const { pane, words } = usePane();
  const t = words.t.reminder;
  if (warnings.length === 0) return null;
  return (
    <section className="notices" aria-label={t.warnings}>
      {warnings.map(({ code, because, needsConfirmation }) => (
        <Notice key={code} intent="warning">
          <span className="line">{words.sentence(because)}</span>
          {needsConfirmation && TYPED.includes(code) && (
            <TypedDomain to={ready.preview.to} confirm={(ticked) => pane.reminders.confirm(accountId, code, ticked)} />
          )}
          {needsConfirmation && !TYPED.includes(code) && (
            <Checkbox
              label={t.confirm}
              checked={ready.confirmed.includes(code)}
              onChange={(_, { checked }) => pane.reminders.confirm(accountId, code, checked === true)}
            />
          )}
        </Notice>
      ))}
    </section>
  );
}

function TypedDomain({ to, confirm }: { readonly to: string; readonly confirm: (same: boolean) => void }) {
  const { words } = usePane();
  const [typed, setTyped] = useState('');
  const domain = to.slice(to.lastIndexOf('@') + 1);
  return (
    <Field label={words.t.reminder.typeDomain}>
      <Input
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={(_, { value }) => {
          setTyped(value);
          confirm(value.trim().toLowerCase() === domain.toLowerCase());
        }}
      />
    </Field>
  );
}
