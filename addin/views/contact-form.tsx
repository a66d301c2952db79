// Logging a call, a letter or a note. What is typed stays with its account until it is saved or discarded.
import { Field, Input, Select, Textarea } from '@fluentui/react-components';
import type { AccountOnSheet } from '../../core/account-on-sheet.ts';
import { CONTACT_RESULTS } from '../../core/contact-log.ts';
import type { ContactDraft, DraftFault } from '../contact-store.ts';
import { AccountForm } from './account-form.tsx';
import { usePane } from './pane-context.tsx';

interface ContactFormProps {
  readonly account: AccountOnSheet;
  readonly draft: ContactDraft;
}

/** The form for one contact. */
export function ContactForm({ account, draft }: ContactFormProps) {
  const { pane, words } = usePane();
  const t = words.t.contactForm;
  const { accountId } = account;
  const { kind, saving, problem } = draft;
  return (
    <AccountForm
      {...{ saving, problem, heading: t.heading[kind], label: t.save[kind] }}
      save={() => pane.contacts.save(account, pane.today())}
      saved={(said) => said.t.contactForm.saved}
      discard={() => pane.contacts.discard(accountId)}
    >
      <ContactFields accountId={accountId} draft={draft} />
    </AccountForm>
  );
}

function ContactFields({ accountId, draft }: { readonly accountId: string; readonly draft: ContactDraft }) {
  const { pane, words } = usePane();
  const t = words.t.contactForm;
  const type = (typed: Partial<ContactDraft>) => pane.contacts.type(accountId, typed);
  const fault = (...faults: DraftFault[]) => {
    const found = draft.faults.find((other) => faults.includes(other));
    return found ? { validationState: 'error' as const, validationMessage: t.faults[found] } : {};
  };
  return (
    <>
      <Field label={t.on} {...fault('day-needed', 'day-later')}>
        <Input type="date" value={draft.on} onChange={(_, { value }) => type({ on: value })} />
      </Field>
      {draft.kind !== 'note' && (
        <Field label={t.direction}>
          <Select
            value={draft.direction}
            onChange={(_, { value }) => type({ direction: value === 'in' ? 'in' : 'out' })}
          >
            <option value="out">{t.directions.out}</option>
            <option value="in">{t.directions.in}</option>
          </Select>
        </Field>
      )}
      {draft.kind !== 'note' && (
        <Field label={t.person}>
          <Input value={draft.person} maxLength={200} onChange={(_, { value }) => type({ person: value })} />
        </Field>
      )}
      {draft.kind === 'call' && (
        <Field label={t.result}>
          <Select
            value={draft.result ?? ''}
            onChange={(_, { value }) => type({ result: CONTACT_RESULTS.find((result) => result === value) ?? null })}
          >
            <option value="">{t.noResult}</option>
            {CONTACT_RESULTS.map((result) => (
              <option key={result} value={result}>
                {words.t.timeline.results[result]}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field label={t.note} hint={t.noteHint} {...fault('note-needed')}>
        <Textarea
          value={draft.note}
          maxLength={4000}
          resize="vertical"
          onChange={(_, { value }) => type({ note: value })}
        />
      </Field>
    </>
  );
}
