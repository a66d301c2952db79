// Proposing a change of the company's settings: what is asked for is read field by field, has to fit together, and is split
// into what counts at once and what waits for a second finance lead.
import * as z from 'zod';
import type { InputFaults } from './account-reminder.ts';
import {
  type CompanySettings,
  companySettingsSchema,
  isSameSetting,
  type SettingsField,
  TAKES_EFFECT,
} from './company-settings.ts';
import {
  type FieldChange,
  refusalOfOpen,
  type SettingsContext,
  type SettingsEvent,
  type SettingsState,
  settingsInForce,
  withFields,
} from './company-settings-change.ts';
import { settingsFaults } from './company-settings-checks.ts';
import { type Refusal, refuse } from './refusal.ts';

const DEPLOYED_ONLY = 'is the verified address of the deployment: change it there';

/** What a finance lead asks for; `version` is the one she saw. Only the fields that are to change are named. */
export const proposeSettingsSchema = z.strictObject({
  version: z.int().min(0),
  changes: z.strictObject({
    ...companySettingsSchema.partial().shape,
    senderEmail: z.never(DEPLOYED_ONLY).optional(),
  }),
  reason: z.string().trim().min(1, 'say why').max(500),
});
export type ProposeSettings = z.infer<typeof proposeSettingsSchema>;

function changedFields(before: CompanySettings, { changes }: ProposeSettings): FieldChange[] {
  const asked = Object.entries(changes) as [SettingsField, unknown][];
  return asked.flatMap(([field, after]) =>
    after === undefined || isSameSetting(before[field], after) ? [] : [{ field, before: before[field], after }],
  );
}

const faultsIn = (after: CompanySettings, fields: readonly FieldChange[]): InputFaults['faults'] =>
  settingsFaults(
    after,
    fields.map(({ field }) => field),
  ).map(({ where, fault }) => ({ where: `changes.${where}`, fault }));

/**
 * Changes the settings: what counts at once and what needs approval become two entries. Refuses when nothing is different
 * (`nothing-changed`) and when another change is open (`change-waits`, `not-yet-due`); lists what would not fit together.
 * Nothing of such a proposal counts.
 */
export function proposeSettings(
  state: SettingsState,
  command: ProposeSettings,
  { by, now, entryIds: [changedId, proposedId] }: SettingsContext,
): readonly SettingsEvent[] | InputFaults | Refusal {
  const before = settingsInForce(state, now);
  const fields = changedFields(before, command);
  if (fields.length === 0)
    return refuse('nothing-changed', 'These are the settings in force already. Nothing was changed.');
  const atOnce = fields.filter(({ field }) => TAKES_EFFECT[field] === 'at-once');
  const guarded = fields.filter(({ field }) => TAKES_EFFECT[field] === 'after-approval');
  const faults = faultsIn(withFields(before, fields), fields);
  if (faults.length > 0) return { faults };
  const refusal = guarded.length > 0 ? refusalOfOpen(state, now) : null;
  if (refusal) return refusal;
  const said = { at: now, by, reason: command.reason };
  const changed: SettingsEvent = { type: 'SettingsChanged', entryId: changedId, ...said, fields: atOnce };
  const proposed: SettingsEvent = { type: 'SettingsProposed', entryId: proposedId, ...said, fields: guarded };
  return [changed, proposed].filter((event) => 'fields' in event && event.fields.length > 0);
}
