// Settings that change, old value and new one under the field's name.
import { Button } from '@fluentui/react-components';
import { Fragment } from 'react';
import type { SettingsField } from '../../core/company-settings.ts';
import { changedLines, linesOf } from '../settings-words.ts';
import { useSettings } from './settings-form.tsx';

interface ChangedField {
  readonly field: SettingsField;
  readonly before: unknown;
  readonly after: unknown;
  /** What was typed is no value of the setting yet. */
  readonly isUnusable?: boolean;
}

interface FieldChangesProps {
  readonly fields: readonly ChangedField[];
  /** Puts a field back to what is in force, where that can still be done. */
  readonly putBack?: (field: SettingsField) => void;
  /** It has happened: the old value is not the present one any more. */
  readonly isPast?: boolean;
}

/** Every field that changes, with what goes and what comes. */
export function FieldChanges({ fields, putBack, isPast = false }: FieldChangesProps) {
  const { t } = useSettings();
  return (
    <ul className="plain-list field-changes">
      {fields.map((each) => (
        <li key={each.field}>
          <strong className="line">{t.fields[each.field]}</strong>
          <OldAndNew change={each} isPast={isPast} />
          {putBack && (
            <Button
              size="small"
              aria-label={t.draft.putBackOf(t.fields[each.field])}
              onClick={() => putBack(each.field)}
            >
              {t.draft.putBack}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function OldAndNew({ change, isPast }: { readonly change: ChangedField; readonly isPast: boolean }) {
  const { words, t } = useSettings();
  const { was, becomes } = changedLines(change, { words, t });
  return (
    <dl className="old-and-new">
      <dt>{isPast ? t.history.was : t.draft.was}</dt>
      <dd>
        <Lines lines={was} />
      </dd>
      <dt>{isPast ? t.history.becomes : t.draft.becomes}</dt>
      <dd className="new-value">
        {change.isUnusable ? <span className="caption">{t.draft.unusable}</span> : <Lines lines={becomes} />}
      </dd>
    </dl>
  );
}

/** Lines of a value; nothing is said as such. */
function Lines({ lines }: { readonly lines: readonly string[] }) {
  const { t } = useSettings();
  if (lines.length === 0) return <span className="caption">{t.draft.none}</span>;
  return lines.map((line) => (
    <span key={line} className="line">
      {line}
    </span>
  ));
}

/** Fields as they are in force, for whoever may not change them. */
export function InWords({ fields }: { readonly fields: readonly SettingsField[] }) {
  const { words, t, state } = useSettings();
  return (
    <dl className="settings-values">
      {fields.map((field) => (
        <Fragment key={field}>
          <dt>{t.fields[field]}</dt>
          <dd>
            <Lines lines={linesOf(field, state.view?.settings[field], { words, t })} />
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
