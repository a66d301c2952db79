// One section of the settings: when a change counts, what waits already, what is wrong, and the fields. Whoever may not
// change them reads them in words.
import type { ComponentType } from 'react';
import { type SettingsField, TAKES_EFFECT } from '../../core/company-settings.ts';
import { fieldOf, SETTINGS_SECTIONS, type SettingsSection } from '../settings-sections.ts';
import { Notice } from './notice.tsx';
import { FieldChanges, InWords } from './settings-change.tsx';
import {
  MinimumsFields,
  PaymentFields,
  PlaceFields,
  SenderFields,
  SendingFields,
  StatementField,
} from './settings-company.tsx';
import { DaysFields } from './settings-days.tsx';
import { asSentence, useSettings } from './settings-form.tsx';
import { LadderFields } from './settings-ladder.tsx';
import { LatePaymentFields } from './settings-late-payment.tsx';
import { RulesFields } from './settings-rules.tsx';
import { TextsFields } from './settings-texts.tsx';

const FIELDS: Readonly<Record<SettingsSection, ComponentType>> = {
  payment: PaymentFields,
  sender: SenderFields,
  ladder: LadderFields,
  texts: TextsFields,
  rules: RulesFields,
  minimums: MinimumsFields,
  'late-payment': LatePaymentFields,
  languages: PlaceFields,
  days: DaysFields,
  sending: SendingFields,
  statement: StatementField,
};

/** Sections that show more than values: they have a way of their own to be read only. */
const READ_THEMSELVES: readonly SettingsSection[] = ['rules', 'late-payment', 'texts'];

/** A section. */
export function SettingsSectionView({ section }: { readonly section: SettingsSection }) {
  const { t, state } = useSettings();
  const isReadOnly = !state.view?.mayPropose;
  const Fields = FIELDS[section];
  const fields: readonly SettingsField[] = SETTINGS_SECTIONS[section];
  return (
    <>
      <p className="caption section-note">{isReadOnly ? t.counts.readOnly : <WhenItCounts fields={fields} />}</p>
      <WaitingHere fields={fields} />
      <FaultsHere fields={fields} />
      {isReadOnly && !READ_THEMSELVES.includes(section) ? <InWords fields={fields} /> : <Fields />}
    </>
  );
}

function WhenItCounts({ fields }: { readonly fields: readonly SettingsField[] }) {
  const { t } = useSettings();
  const atOnce = fields.filter((field) => TAKES_EFFECT[field] === 'at-once');
  if (atOnce.length === fields.length) return t.counts.atOnce;
  return atOnce.length === 0 ? t.counts.waits : t.counts.mixed(atOnce.map((field) => t.fields[field]));
}

function WaitingHere({ fields }: { readonly fields: readonly SettingsField[] }) {
  const { t, state } = useSettings();
  const waiting = state.view?.waiting?.fields.filter(({ field }) => fields.includes(field)) ?? [];
  if (waiting.length === 0) return null;
  return (
    <Notice intent="info">
      {t.waiting.here}
      <FieldChanges fields={waiting} />
    </Notice>
  );
}

function FaultsHere({ fields }: { readonly fields: readonly SettingsField[] }) {
  const { t, state } = useSettings();
  const here = state.faults.flatMap(({ where, fault }) => {
    const field = fieldOf(where);
    return field !== null && fields.includes(field)
      ? [{ where, said: `${t.fields[field]}: ${asSentence(fault)}` }]
      : [];
  });
  if (here.length === 0) return null;
  return (
    <Notice intent="error">
      {t.draft.faults}
      <ul>
        {here.map(({ where, said }) => (
          <li key={`${where} ${said}`}>{said}</li>
        ))}
      </ul>
    </Notice>
  );
}
