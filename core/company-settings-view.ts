// The company's settings and their history as people read them: what is in force, what waits for whom, and every change
// with old and new value. A clerk and an auditor read the same and may change nothing.
import * as z from 'zod';
import { companySettingsSchema } from './company-settings.ts';
import {
  fieldChangeSchema,
  type GuardedChange,
  lapsesAt,
  type SettingsState,
  settingsInForce,
  standingOf,
} from './company-settings-change.ts';

const waitingSchema = z.object({
  changeId: z.string(),
  at: z.string(),
  by: z.string(),
  reason: z.string(),
  fields: z.array(fieldChangeSchema),
  /** Null until a second finance lead has approved it. Instants are ISO in UTC. */
  approved: z.object({ at: z.string(), by: z.string(), inForceFrom: z.string() }).nullable(),
  /** When it lapses unless it is approved before. */
  lapsesAt: z.string(),
});

/** All settings in force, the change that waits if there is one, and what the reader may do about them. */
export const companySettingsViewSchema = z.object({
  version: z.int(),
  settings: companySettingsSchema.strip(),
  waiting: waitingSchema.nullable(),
  mayPropose: z.boolean(),
  mayApprove: z.boolean(),
  mayWithdraw: z.boolean(),
});
export type CompanySettingsView = z.infer<typeof companySettingsViewSchema>;

function waitingOf({ changeId, at, by, reason, fields, approved }: GuardedChange): CompanySettingsView['waiting'] {
  return {
    ...{ changeId, at, by: by.name, reason, fields: [...fields] },
    approved: approved && { at: approved.at, by: approved.by.name, inForceFrom: approved.inForceFrom },
    lapsesAt: lapsesAt(at),
  };
}

/** What a reader sees. Whoever is no finance lead sees the same and may do nothing. Names only, no ids of people. */
export function viewSettings(
  state: SettingsState,
  now: string,
  reader: { readonly personId: string; readonly isFinanceLead: boolean },
): CompanySettingsView {
  const { change, version } = state;
  const standing = standingOf(change, now);
  const isOpen = standing === 'proposed' || standing === 'approved';
  return {
    version,
    settings: settingsInForce(state, now),
    waiting: change && isOpen ? waitingOf(change) : null,
    mayPropose: reader.isFinanceLead,
    mayApprove: reader.isFinanceLead && standing === 'proposed' && change?.by.id !== reader.personId,
    mayWithdraw: reader.isFinanceLead && isOpen,
  };
}

const entryBase = { entryId: z.string(), at: z.string(), by: z.string() };
const fieldsBase = { ...entryBase, reason: z.string(), fields: z.array(fieldChangeSchema) };
const settingsEntrySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('changed'), ...fieldsBase }),
  z.object({ type: z.literal('proposed'), ...fieldsBase }),
  z.object({ type: z.literal('approved'), ...entryBase, changeId: z.string(), inForceFrom: z.string() }),
  z.object({ type: z.literal('withdrawn'), ...entryBase, changeId: z.string() }),
]);
/** An entry of the settings' history; a proposal's id is the id of its change. */
export type SettingsEntry = z.infer<typeof settingsEntrySchema>;

/** A page of the settings' history, newest first; `cursor` is opaque and null on the last page. */
export const settingsHistorySchema = z.object({ entries: z.array(settingsEntrySchema), cursor: z.string().nullable() });
export type SettingsHistory = z.infer<typeof settingsHistorySchema>;
