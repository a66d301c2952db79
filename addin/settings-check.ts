// Looks a draft of the settings through before it goes to the server, by the server's own schemas and checks: the finance
// lead hears at the field what cannot be, before anything is sent.
import type * as z from 'zod';
import { type CompanySettings, isSameSetting, type SettingsField } from '../core/company-settings.ts';
import { settingsFaults } from '../core/company-settings-checks.ts';
import { proposeSettingsSchema } from '../core/company-settings-proposal.ts';
import type { InputFault } from '../core/refusal.ts';
import type { SettingsMessages } from './settings-messages.ts';
import { readTyped, type SettingsDraft } from './settings-typed.ts';

/** What is asked for, as the server takes it; only what differs from what is in force. */
type SettingsChanges = z.infer<typeof proposeSettingsSchema>['changes'];

/** A draft looked through: what it changes, or every fault with its place (`holidays.2.region`). */
export type Checked = { readonly changes: SettingsChanges } | { readonly faults: readonly InputFault[] };

const changesSchema = proposeSettingsSchema.shape.changes;

/** Words for what a schema says of numbers and lengths; it has its own for everything else. */
function inWords(issue: z.core.$ZodRawIssue, words: SettingsMessages['faults']): string {
  if (issue.code === 'invalid_type') {
    if (issue.expected === 'int') return words.whole;
    return issue.expected === 'string' ? words.empty : words.number;
  }
  if (issue.code === 'too_small') {
    if (issue.origin === 'number' || issue.origin === 'int') return words.atLeast(Number(issue.minimum));
    return words.empty;
  }
  if (issue.code !== 'too_big') return words.unusable;
  const isNumber = issue.origin === 'number' || issue.origin === 'int';
  return isNumber ? words.atMost(Number(issue.maximum)) : words.tooLong(Number(issue.maximum));
}

type Fields = readonly SettingsField[];

/** Reads every field by its own schema; what cannot be read is told, the rest goes on to be looked at together. */
function readFields(draft: SettingsDraft, words: SettingsMessages['faults']) {
  const faults: InputFault[] = [];
  const values = new Map<SettingsField, unknown>();
  for (const field of Object.keys(draft) as Fields) {
    const read = changesSchema.shape[field].safeParse(readTyped(draft[field]), {
      error: (issue) => inWords(issue, words),
    });
    if (read.success) values.set(field, read.data);
    else
      for (const { path, message } of read.error.issues)
        faults.push({ where: [field, ...path].join('.'), fault: message });
  }
  return { faults, values };
}

/** Reads what was typed. What is the same as in force is no change, whatever was typed on the way. */
export function checkDraft(
  draft: SettingsDraft,
  settings: CompanySettings,
  words: SettingsMessages['faults'],
): Checked {
  const { faults, values } = readFields(draft, words);
  const changed = [...values].filter(([field, value]) => value !== undefined && !isSameSetting(value, settings[field]));
  // Every value was read by its field's own schema just now.
  const changes = Object.fromEntries(changed) as SettingsChanges;
  const unfit = settingsFaults(
    { ...settings, ...changes } as CompanySettings,
    changed.map(([field]) => field),
  );
  return faults.length + unfit.length > 0 ? { faults: [...faults, ...unfit] } : { changes };
}
