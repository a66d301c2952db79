// What is known of a customer beyond the sheet: language, country, kind, group. The next reminder goes by it.
import { Button, Field, Input, Select } from '@fluentui/react-components';
import type { CustomerFacts } from '../../core/customer-facts.ts';
import { LETTER_LANGUAGES } from '../../core/letter-wording.ts';
import { type AccountChange, FACTS, factsAsTyped } from '../account-change-store.ts';
import type { Words } from '../messages.ts';
import { useStore } from '../store.ts';
import { ChangeFormView, faultOf } from './change-form.tsx';
import { usePane } from './pane-context.tsx';
import { useKnownAccount } from './use-reminder.ts';

/** The facts in one line each, and the form to change them. */
export function CustomerFactsView({ accountId }: { readonly accountId: string }) {
  const { pane, words } = usePane();
  const t = words.t.standing.facts;
  const { view } = useKnownAccount(accountId);
  const change = useStore(pane.changes.changes.all).get(accountId) ?? null;
  if (view === null) return null;
  const known = FACTS.flatMap((field) => {
    const value = wordsOfFact(field, view.facts, words);
    return value === null ? [] : [t.given(t.names[field], value)];
  });
  const open = () => pane.changes.open(accountId, { form: 'facts', facts: factsAsTyped(view.facts) });
  return (
    <section className="block" aria-labelledby="facts-heading">
      <div className="column-line">
        <h2 id="facts-heading">{t.heading}</h2>
        {change?.typed.form !== 'facts' && (
          <Button size="small" aria-label={t.changeKnown} disabled={change !== null} onClick={open}>
            {t.change}
          </Button>
        )}
      </div>
      <p className="caption">{known.length === 0 ? t.none : known.join('. ')}</p>
      {change?.typed.form === 'facts' && <FactsForm accountId={accountId} change={change} typed={change.typed.facts} />}
    </section>
  );
}

function wordsOfFact(field: keyof CustomerFacts, facts: CustomerFacts, words: Words): string | null {
  const { customerType, language, timeZones } = facts;
  switch (field) {
    case 'customerType':
      return customerType === null ? null : words.t.standing.facts.types[customerType];
    case 'language':
      return language === null ? null : words.languageName(language);
    case 'timeZones':
      return timeZones === null ? null : words.t.list(timeZones);
    default:
      return facts[field];
  }
}

const TYPES = ['consumer', 'sole-trader', 'business', 'public-authority'] as const;

interface FactsFormProps {
  readonly accountId: string;
  readonly change: AccountChange;
  readonly typed: Readonly<Record<keyof CustomerFacts, string>>;
}

function FactsForm({ accountId, change, typed }: FactsFormProps) {
  const { pane, words } = usePane();
  const t = words.t.standing.facts;
  const type = (field: keyof CustomerFacts, value: string) =>
    pane.changes.type(accountId, { form: 'facts', facts: { ...typed, [field]: value } });
  return (
    <ChangeFormView
      accountId={accountId}
      change={change}
      heading={t.heading}
      save={t.save}
      saved={(said) => said.t.standing.facts.saved}
    >
      {FACTS.map((field) => (
        <Field
          key={field}
          label={t.names[field]}
          {...(t.hints[field] === '' ? {} : { hint: t.hints[field] })}
          {...faultOf(field, change, words)}
        >
          <FactInput field={field} value={typed[field]} type={type} />
        </Field>
      ))}
    </ChangeFormView>
  );
}

interface FactInputProps {
  readonly field: keyof CustomerFacts;
  readonly value: string;
  readonly type: (field: keyof CustomerFacts, value: string) => void;
}

function FactInput({ field, value, type }: FactInputProps) {
  const { words } = usePane();
  const choices = useChoices(field, value);
  if (choices === null)
    return <Input value={value} autoComplete="off" onChange={(_, data) => type(field, data.value)} />;
  return (
    <Select value={value} onChange={(_, data) => type(field, data.value)}>
      <option value="">{words.t.standing.facts.notKnown}</option>
      {choices.map(([choice, label]) => (
        <option key={choice} value={choice}>
          {label}
        </option>
      ))}
    </Select>
  );
}

/** What a fact can be, where it is one of a few; null where it is typed. A value that stands already stays among them. */
function useChoices(field: keyof CustomerFacts, value: string): readonly (readonly [string, string])[] | null {
  const { words } = usePane();
  const languages: readonly string[] = LETTER_LANGUAGES;
  if (field === 'customerType') return TYPES.map((type) => [type, words.t.standing.facts.types[type]] as const);
  if (field !== 'language') return null;
  const all = value === '' || languages.includes(value) ? languages : [value, ...languages];
  return all.map((language) => [language, words.languageName(language)] as const);
}
