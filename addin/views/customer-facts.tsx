// What is known of a customer beyond the sheet: language, country, kind, group. The next reminder goes by it.
import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useEffect } from 'react';
import type { CustomerFacts } from '../../core/customer-facts.ts';
import { LETTER_LANGUAGES } from '../../core/letter-wording.ts';
import { type AccountChange, FACTS, factsAsTyped } from '../account-change-store.ts';
import type { Words } from '../messages.ts';
import { useStore } from '../store.ts';
import { ChangeFormView, faultOf } from './change-form.tsx';
import { usePane } from './pane-context.tsx';
import { useMayWrite } from './use-may-write.ts';
import { useKnownAccount } from './use-reminder.ts';

/** The facts in one line each, and the form to change them. */
export function CustomerFactsView({ accountId }: { readonly accountId: string }) {
  const { pane, words } = usePane();
  const t = words.t.standing.facts;
  const { view } = useKnownAccount(accountId);
  const mayWrite = useMayWrite();
  const change = useStore(pane.changes.changes.all).get(accountId) ?? null;
  const groups = useGroups(view?.facts.groupName ?? null);
  if (view === null) return null;
  const known = FACTS.flatMap((field) => {
    const value = wordsOfFact(field, view.facts, groups, words);
    return value === null ? [] : [t.given(t.names[field], value)];
  });
  const open = () => {
    void pane.companySettings.load();
    pane.changes.open(accountId, { form: 'facts', facts: factsAsTyped(view.facts) });
  };
  return (
    <section className="block" aria-labelledby="facts-heading">
      <div className="column-line">
        <h2 id="facts-heading">{t.heading}</h2>
        {mayWrite && change?.typed.form !== 'facts' && (
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

/** The names of the company's customer groups; null while nobody has told. They are asked for where a group is named. */
function useGroups(groupName: string | null): readonly string[] | null {
  const { pane } = usePane();
  const { view } = useStore(pane.companySettings.state);
  const isWanted = groupName !== null && view === null;
  useEffect(() => {
    if (isWanted) void pane.companySettings.load();
  }, [pane, isWanted]);
  return view?.settings.customerGroups.map(({ name }) => name) ?? null;
}

/** As the ladder is found: without regard to capital letters. */
const isGroup = (group: string, name: string): boolean => group.toLowerCase() === name.trim().toLowerCase();

function wordsOfFact(
  field: keyof CustomerFacts,
  facts: CustomerFacts,
  groups: readonly string[] | null,
  words: Words,
): string | null {
  const { customerType, groupName, language, timeZones } = facts;
  switch (field) {
    case 'customerType':
      return customerType === null ? null : words.t.standing.facts.types[customerType];
    case 'language':
      return language === null ? null : words.languageName(language);
    case 'timeZones':
      return timeZones === null ? null : words.t.list(timeZones);
    case 'groupName':
      return groupName === null ? null : wordsOfGroup(groupName, groups, words);
    default:
      return facts[field];
  }
}

const wordsOfGroup = (name: string, groups: readonly string[] | null, { t }: Words): string =>
  groups === null || groups.some((group) => isGroup(group, name)) ? name : t.standing.facts.groupGone(name);

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
      <option value="">
        {field === 'groupName' ? words.t.standing.facts.noGroup : words.t.standing.facts.notKnown}
      </option>
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
  const groups = useGroups(null);
  switch (field) {
    case 'customerType':
      return TYPES.map((type) => [type, words.t.standing.facts.types[type]] as const);
    case 'language':
      return withStanding(LETTER_LANGUAGES, value).map((language) => [language, words.languageName(language)] as const);
    case 'groupName':
      return groups === null ? null : groupChoices(groups, value, words);
    default:
      return null;
  }
}

const withStanding = (choices: readonly string[], value: string): readonly string[] =>
  value === '' || choices.includes(value) ? choices : [value, ...choices];

/** The company's groups; one that the company does not have any more stands last and says so. */
function groupChoices(groups: readonly string[], value: string, { t }: Words): readonly (readonly [string, string])[] {
  const isKnown = value === '' || groups.some((group) => isGroup(group, value));
  return [
    ...groups.map((group) => [isGroup(group, value) ? value : group, group] as const),
    ...(isKnown ? [] : [[value, t.standing.facts.groupGone(value)] as const]),
  ];
}
