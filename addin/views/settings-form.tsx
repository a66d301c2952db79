// The fields of a settings form: each shows its name, what is wrong with it, and what was typed, letter by letter.
import { Button, Checkbox, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { SettingsField } from '../../core/company-settings.ts';
import { settingsMessagesFor } from '../settings-messages.ts';
import { typedValue } from '../settings-store.ts';
import type { TypedLines, TypedNumber, TypedSettings } from '../settings-typed.ts';
import { useStore } from '../store.ts';
import { usePane } from './pane-context.tsx';

/** The settings with the words for them. */
export function useSettings() {
  const { pane, words } = usePane();
  const state = useStore(pane.companySettings.state);
  return { pane, words, t: settingsMessagesFor(words.t.language), store: pane.companySettings, state };
}

/** A fault as it is said: `not a region` is at the field as `Not a region.` */
export const asSentence = (fault: string): string =>
  `${fault.slice(0, 1).toUpperCase()}${fault.slice(1)}${/[.?…]$/.test(fault) ? '' : '.'}`;

export interface Said {
  readonly validationState?: 'error' | 'warning';
  readonly validationMessage?: string;
}

/** One setting: its value in the form, typing it, and what is wrong at a place inside it. Throws before the settings are there. */
export function useSetting<Name extends SettingsField>(field: Name) {
  const { store, state, t, words } = useSettings();
  if (state.view === null) throw new Error('the settings are shown before they are there');
  const value: TypedSettings[Name] = typedValue(state, state.view.settings, field);
  const faultAt = (inside = ''): Said => {
    const where = inside === '' ? field : `${field}.${inside}`;
    const found = state.faults.find((fault) => fault.where === where);
    return found ? { validationState: 'error', validationMessage: asSentence(found.fault) } : {};
  };
  const isReadOnly = !state.view.mayPropose;
  const hint = t.hints[field];
  return {
    ...{ value, faultAt, isReadOnly, t, words, label: t.fields[field] },
    ...(hint === undefined ? {} : { hint }),
    change: (next: TypedSettings[Name]) => store.type(field, next),
  };
}

interface Labelled {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly said?: Said;
}

/** What every input is told. */
interface InputProps<Value> extends Labelled {
  readonly value: Value;
  readonly change: (value: Value) => void;
}

const shown = ({ label, hint, said }: Labelled) => ({ label, ...(hint ? { hint } : {}), ...said });

/** A line of text. */
export function LineInput(props: InputProps<string> & { readonly type?: 'text' | 'email' | 'date' }) {
  const { value, change, type = 'text' } = props;
  return (
    <Field {...shown(props)}>
      <Input type={type} value={value} autoComplete="off" onChange={(_, data) => change(data.value)} />
    </Field>
  );
}

/** Lines a text takes in a narrow pane, so that nothing of it is scrolled away. */
const rowsOf = (text: string): number =>
  text.split('\n').reduce((rows, line) => rows + Math.max(1, Math.ceil(line.length / 32)), 0);

/** Text of several lines, of which line breaks are part. */
export function TextInput(props: InputProps<string> & { readonly rows?: number; readonly lang?: string }) {
  const { value, change, rows = 4, lang } = props;
  return (
    <Field {...shown(props)}>
      <Textarea
        value={value}
        resize="vertical"
        textarea={{ rows: Math.max(rows, rowsOf(value)), ...(lang === undefined ? {} : { lang }) }}
        onChange={(_, data) => change(data.value)}
      />
    </Field>
  );
}

/** A list of short texts, one a line. */
export function LinesInput({
  value,
  change,
  ...rest
}: InputProps<readonly string[] | TypedLines> & { readonly rows?: number; readonly lang?: string }) {
  const text = 'lines' in value ? value.lines : value.join('\n');
  return <TextInput {...rest} value={text} change={(typed) => change({ lines: typed })} />;
}

/** A number, kept as it is typed. */
export function NumberInput(props: InputProps<number | TypedNumber>) {
  const { value, change } = props;
  return (
    <Field {...shown(props)}>
      <Input
        className="short-input"
        inputMode="decimal"
        autoComplete="off"
        value={typeof value === 'number' ? String(value) : value.typed}
        onChange={(_, data) => change({ typed: data.value })}
      />
    </Field>
  );
}

interface ChoiceProps<Value extends string> extends InputProps<Value> {
  readonly choices: readonly (readonly [Value, string])[];
}

/** One of several values. */
export function ChoiceInput<Value extends string>(props: ChoiceProps<Value>) {
  const { value, change, choices } = props;
  return (
    <Field {...shown(props)}>
      <Select
        value={value}
        onChange={(_, data) => {
          const chosen = choices.find(([each]) => each === data.value);
          if (chosen) change(chosen[0]);
        }}
      >
        {choices.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** Something that is so or not. */
export function YesInput({ label, value, change, hint }: InputProps<boolean>) {
  return (
    <div className="yes-input">
      <Checkbox label={label} checked={value} onChange={(_, { checked }) => change(checked === true)} />
      {hint && <p className="caption">{hint}</p>}
    </div>
  );
}

interface OnOffProps {
  readonly label: string;
  readonly isOn: boolean;
  /** Null where it cannot be changed: then it is said in words. */
  readonly change: ((isOn: boolean) => void) | null;
}

/** Something that is switched on or off, to be ticked or only read. */
export function OnOff({ label, isOn, change }: OnOffProps) {
  const { t } = useSettings();
  if (change === null)
    return (
      <p className="on-off">
        <span className={isOn ? 'badge good' : 'badge'}>{isOn ? t.edit.on : t.edit.off}</span> {label}
      </p>
    );
  return <Checkbox label={label} checked={isOn} onChange={(_, { checked }) => change(checked === true)} />;
}

interface ChecksProps<Value extends string | number> {
  readonly legend: string;
  readonly hint?: string | undefined;
  readonly said?: Said;
  readonly value: readonly Value[];
  readonly choices: readonly (readonly [Value, string])[];
  readonly change: (value: readonly Value[]) => void;
}

/** Any of several values, kept in the order of the choices. */
export function ChecksInput<Value extends string | number>({
  legend,
  hint,
  said = {},
  value,
  choices,
  change,
}: ChecksProps<Value>) {
  const toggle = (each: Value, isOn: boolean) =>
    change(choices.map(([one]) => one).filter((one) => (one === each ? isOn : value.includes(one))));
  return (
    <fieldset className="settings-group">
      <legend>{legend}</legend>
      {hint && <p className="caption">{hint}</p>}
      {choices.map(([each, words]) => (
        <Checkbox
          key={each}
          label={words}
          checked={value.includes(each)}
          onChange={(_, { checked }) => toggle(each, checked === true)}
        />
      ))}
      <FaultLine said={said} />
    </fieldset>
  );
}

/** What is wrong with a group of fields as a whole. */
export function FaultLine({ said }: { readonly said: Said }) {
  if (said.validationMessage === undefined) return null;
  return (
    <p role="alert" className="fault-line">
      {said.validationMessage}
    </p>
  );
}

/** A button that goes back to where one came from. */
export function BackButton({
  id,
  label,
  press,
}: {
  readonly id: string;
  readonly label: ReactNode;
  readonly press: () => void;
}) {
  return (
    <Button id={id} appearance="subtle" className="back" icon={<ArrowLeftRegular />} onClick={press}>
      {label}
    </Button>
  );
}
