// The review before anything is saved: every change with old and new value, what counts at once and what waits, what cannot
// be saved yet and where, and why it is done.
import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { type SettingsField, TAKES_EFFECT } from '../../core/company-settings.ts';
import { fieldOf, sectionOf } from '../settings-sections.ts';
import { countsOf, touchedFields } from '../settings-store.ts';
import { readTyped } from '../settings-typed.ts';
import { Notice, ProblemNotice } from './notice.tsx';
import { FieldChanges } from './settings-change.tsx';
import { TextInput, useSettings } from './settings-form.tsx';

/** What is changed, and saving it. */
export function Review() {
  const { t, state } = useSettings();
  const fields = touchedFields(state);
  if (fields.length === 0) return <p>{t.draft.nothingLeft}</p>;
  const atOnce = fields.filter((field) => TAKES_EFFECT[field] === 'at-once');
  const guarded = fields.filter((field) => TAKES_EFFECT[field] !== 'at-once');
  return (
    <>
      <Faults />
      {atOnce.length > 0 && <Part heading={t.draft.now} fields={atOnce} />}
      {guarded.length > 0 && (
        <Part heading={t.draft.later} fields={guarded}>
          <Blocked fields={guarded} />
        </Part>
      )}
      <Save fields={fields} />
    </>
  );
}

interface PartProps {
  readonly heading: string;
  readonly fields: readonly SettingsField[];
  readonly children?: ReactNode;
}

function Part({ heading, fields, children }: PartProps) {
  const { state, store } = useSettings();
  const changes = fields.map((field) => ({
    field,
    before: state.view?.settings[field],
    after: readTyped(state.draft[field]),
    isUnusable: state.faults.some(({ where }) => fieldOf(where) === field),
  }));
  return (
    <section className="block">
      <h2>{heading}</h2>
      {children}
      <FieldChanges fields={changes} putBack={(field) => store.putBack(field)} />
    </section>
  );
}

/** Only one guarded change can be open: said before she presses rather than after. */
function Blocked({ fields }: { readonly fields: readonly SettingsField[] }) {
  const { t, state } = useSettings();
  const by = state.view?.waiting?.by;
  if (by === undefined) return null;
  const names = fields.map((field) => t.fields[field]);
  return <Notice intent="warning">{t.draft.blockedBy(by, names)}</Notice>;
}

/** Everything that cannot be saved yet, each with the way to its section. */
function Faults() {
  const { t, state, store } = useSettings();
  const faults = state.faults.filter(({ where }) => where !== 'reason');
  if (faults.length === 0) return null;
  return (
    <Notice intent="error">
      {t.draft.faults}
      <ul>
        {faults.map(({ where, fault }) => {
          const field = fieldOf(where);
          return (
            <li key={`${where} ${fault}`}>
              {field === null ? fault : `${t.fields[field]}: ${fault}`}{' '}
              {field !== null && (
                <Button size="small" onClick={() => store.go(sectionOf(field))}>
                  {t.draft.goTo(t.sections[sectionOf(field)])}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}

function Save({ fields }: { readonly fields: readonly SettingsField[] }) {
  const { pane, t, state, store } = useSettings();
  const { now, later } = countsOf(fields);
  const { attempt, faults, saving } = state;
  const unsaid = faults.find(({ where }) => where === 'reason');
  const save = async () => {
    if (await store.save(t)) pane.tell(() => t.draft.done(now, later));
  };
  return (
    <form
      className="block"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        label={t.draft.reason}
        hint={t.draft.reasonHint}
        rows={2}
        value={state.reason}
        change={(reason) => store.sayWhy(reason)}
        {...(unsaid ? { said: { validationState: 'error', validationMessage: unsaid.fault } } : {})}
      />
      {attempt?.at === 'saving' && <NotSaved tryAgain={() => void save()} />}
      <Button appearance="primary" type="submit" className="fact-button" disabledFocusable={saving}>
        {saving ? t.draft.saving : t.draft.save(now, later)}
      </Button>
      <Discard />
    </form>
  );
}

function NotSaved({ tryAgain }: { readonly tryAgain: () => void }) {
  const { t, state } = useSettings();
  const problem = state.attempt?.problem;
  if (problem === undefined) return null;
  if (problem.problem === 'changed') return <Notice intent="warning">{t.draft.changedMeanwhile}</Notice>;
  return <ProblemNotice problem={problem} attempt="logging" tryAgain={tryAgain} />;
}

/** Asks once more: what was typed cannot be had back. */
function Discard() {
  const { pane, t, store } = useSettings();
  const [asked, setAsked] = useState(false);
  const discard = () => {
    store.discard();
    pane.tell(() => t.draft.discarded);
  };
  return (
    <div className="button-row">
      {asked && <p>{t.draft.discardSure}</p>}
      {asked ? (
        <>
          <Button onClick={discard}>{t.draft.discardNow}</Button>
          <Button appearance="subtle" onClick={() => setAsked(false)}>
            {t.draft.keep}
          </Button>
        </>
      ) : (
        <Button appearance="subtle" onClick={() => setAsked(true)}>
          {t.draft.discard}
        </Button>
      )}
    </div>
  );
}
