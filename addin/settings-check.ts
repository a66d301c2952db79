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
export type SettingsChanges = z.infer<typeof proposeSettingsSchema>['changes'];

/** A draft looked through: what it changes, or every fault with its place (`holidays.2.region`). */
export type Checked = { readonly changes: SettingsChanges } | { readonly faults: readonly InputFault[] };

const changesSchema = proposeSettingsSchema.shape.changes;

/** Words for what a schema says of numbers and lengths; it has its own for everything else. */
function inWords(issue: z.core.$ZodRawIssue, words: SettingsMessages['faults']): string {
  if (issue.code === 'invalid_type') return issue.expected === 'string' ? words.empty : words.number;
  if (issue.code === 'too_small') {
    if (issue.origin === 'number' || issue.origin === 'int') return words.atLeast(Number(issue.minimum));
    return words.empty;
  }
  if (issue.code !== 'too_big') return words.unusable;
  const isNumber = issue.origin === 'number' || issue.origin === 'int';
  return isNumber ? words.atMost(Number(issue.maximum)) : words.tooLong(Number(issue.maximum));
}

/** Fields whose value is another one than that in force. */
const differing = (read: SettingsChanges, settings: CompanySettings): [SettingsField, unknown][] =>
  (Object.entries(read) as [SettingsField, unknown][]).filter(
    ([field, value]) => value !== undefined && !isSameSetting(value, settings[field]),
  );

/** Reads what was typed. What is the same as in force is no change, whatever was typed on the way. */
export function checkDraft(
  draft: SettingsDraft,
  settings: CompanySettings,
  words: SettingsMessages['faults'],
): Checked {
  const read = changesSchema.safeParse(readTyped(draft), { error: (issue) => inWords(issue, words) });
  if (!read.success)
    return { faults: read.error.issues.map(({ path, message }) => ({ where: path.join('.'), fault: message })) };
  const changed = differing(read.data, settings);
  const changes: SettingsChanges = Object.fromEntries(changed);
  const faults = settingsFaults(
    // What differs is never undefined.
    { ...settings, ...changes } as CompanySettings,
    changed.map(([field]) => field),
  );
  return faults.length > 0 ? { faults } : { changes };
}
