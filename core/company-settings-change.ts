// How the company's settings change. Everyday fields count at once; payment details, the sender's identity and texts wait
// for a second finance lead and then a day more, because whoever takes over one mailbox or one account changes exactly
// these first. Every change is an entry with old and new value, who, when and why; nothing is ever overwritten.
import * as z from 'zod';
import type { Person } from './account.ts';
import { dayIn, formatDay, millisOf, secondsAfter, timeIn } from './calendar.ts';
import { type CompanySettings, companySettingsSchema, type SettingsField, TAKES_EFFECT } from './company-settings.ts';
import { type Refusal, refuse } from './refusal.ts';

/** How long an approved change waits before it counts. */
const WAIT_SECONDS = 86_400;

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

/** The value of any field, as JSON: it was read by the field's own schema when it was proposed. */
const valueSchema = z.unknown();
const FIELDS = companySettingsSchema.keyof();
/** A field with the value it had and the value it gets. */
export const fieldChangeSchema = z.object({ field: FIELDS, before: valueSchema, after: valueSchema });
type FieldChange = z.infer<typeof fieldChangeSchema>;

/** A change that needed, or needs, a second finance lead. Its id is the id of its entry. */
export interface GuardedChange {
  readonly changeId: string;
  readonly at: string;
  readonly by: Person;
  readonly reason: string;
  readonly fields: readonly FieldChange[];
  readonly approved: { readonly at: string; readonly by: Person; readonly inForceFrom: string } | null;
  readonly withdrawn: { readonly at: string; readonly by: Person } | null;
}

/** The settings folded from their history; `version` counts its entries. One guarded change is open at most. */
export interface SettingsState {
  readonly version: number;
  /** As of the last entry: a change whose day came since is not in them. Read them with `settingsInForce`. */
  readonly settings: CompanySettings;
  readonly change: GuardedChange | null;
}

interface Happened {
  readonly entryId: string;
  readonly at: string;
  readonly by: Person;
}

export type SettingsEvent =
  | (Happened & {
      readonly type: 'SettingsChanged' | 'SettingsProposed';
      readonly reason: string;
      readonly fields: readonly FieldChange[];
    })
  | (Happened & { readonly type: 'SettingsApproved'; readonly changeId: string; readonly inForceFrom: string })
  | (Happened & { readonly type: 'SettingsWithdrawn'; readonly changeId: string });

/** The settings before anybody changed them: those of the deployment. */
export const settingsAsDeployed = (deployed: CompanySettings): SettingsState => ({
  version: 0,
  settings: deployed,
  change: null,
});

type Standing = 'none' | 'proposed' | 'approved' | 'in-force' | 'withdrawn';

/** How far a guarded change has come at an instant; `none` when there is none. */
export function standingOf(change: GuardedChange | null, now: string): Standing {
  if (!change) return 'none';
  if (change.withdrawn) return 'withdrawn';
  if (!change.approved) return 'proposed';
  return millisOf(change.approved.inForceFrom) <= millisOf(now) ? 'in-force' : 'approved';
}

const withFields = (settings: CompanySettings, fields: readonly FieldChange[]): CompanySettings => ({
  ...settings,
  ...Object.fromEntries(fields.map(({ field, after }) => [field, after])),
});

/** The settings that count at an instant: an approved change is in them from its `inForceFrom` on, by itself. */
export const settingsInForce = ({ settings, change }: SettingsState, now: string): CompanySettings =>
  change && standingOf(change, now) === 'in-force' ? withFields(settings, change.fields) : settings;

const openedBy = ({ entryId: changeId, at, by }: Happened, reason: string, fields: readonly FieldChange[]) => ({
  ...{ changeId, at, by, reason, fields },
  approved: null,
  withdrawn: null,
});

/** The state after an event. Approving and withdrawing mean the open change, whatever id the event carries. */
export function evolveSettings(state: SettingsState, event: SettingsEvent): SettingsState {
  const isSettled = standingOf(state.change, event.at) === 'in-force';
  const change = isSettled ? null : state.change;
  const next = { version: state.version + 1, settings: settingsInForce(state, event.at), change };
  const { at, by } = event;
  switch (event.type) {
    case 'SettingsChanged':
      return { ...next, settings: withFields(next.settings, event.fields) };
    case 'SettingsProposed':
      return { ...next, change: openedBy(event, event.reason, event.fields) };
    case 'SettingsApproved':
      return {
        ...next,
        change: change && { ...change, approved: { at, by, inForceFrom: event.inForceFrom } },
      };
    case 'SettingsWithdrawn':
      return { ...next, change: change && { ...change, withdrawn: { at, by } } };
  }
}

/** Around a decision: who decides, when, and the ids the entries will have (a proposal can leave two). */
export interface SettingsContext {
  readonly by: Person;
  readonly now: string;
  readonly entryIds: readonly [string, string];
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

function changedFields(before: CompanySettings, { changes }: ProposeSettings): FieldChange[] {
  const asked = Object.entries(changes) as [SettingsField, FieldChange['after'] | undefined][];
  return asked.flatMap(([field, after]) =>
    after === undefined || isSame(before[field], after) ? [] : [{ field, before: before[field], after }],
  );
}

function inWords(instant: string, { timeZone, locale }: CompanySettings): string {
  return `${formatDay(dayIn(timeZone, instant), locale)} at ${timeIn(timeZone, instant)}`;
}

function refusalOfOpen(state: SettingsState, now: string): Refusal | null {
  const { change } = state;
  const standing = standingOf(change, now);
  if (change && standing === 'proposed')
    return refuse(
      'change-waits',
      `A change proposed by ${change.by.name} waits for approval. Have it approved or withdrawn first.`,
    );
  if (change?.approved && standing === 'approved')
    return refuse(
      'not-yet-due',
      `A change proposed by ${change.by.name} takes effect on ${inWords(change.approved.inForceFrom, settingsInForce(state, now))}. Wait until then, or withdraw it first.`,
    );
  return null;
}

/** Mail from the company to its own domain is refused as a reminder; without the sender's domain that would not hold. */
function refusalOfDomains({ ownDomains, senderEmail }: CompanySettings): Refusal | null {
  const domain = senderEmail.slice(senderEmail.lastIndexOf('@') + 1).toLowerCase();
  if (ownDomains.some((own) => domain === own.toLowerCase() || domain.endsWith(`.${own.toLowerCase()}`))) return null;
  return refuse('own-domain-missing', `Your own domains have to name ${domain}, or reminders could go to colleagues.`);
}

/**
 * Changes the settings: what counts at once and what needs approval become two entries. Refuses when nothing is different
 * (`nothing-changed`), when another change is open (`change-waits`, `not-yet-due`), or when the company's own domain
 * would be left out (`own-domain-missing`). Nothing of a refused proposal counts.
 */
export function proposeSettings(
  state: SettingsState,
  command: ProposeSettings,
  { by, now, entryIds: [changedId, proposedId] }: SettingsContext,
): readonly SettingsEvent[] | Refusal {
  const before = settingsInForce(state, now);
  const fields = changedFields(before, command);
  if (fields.length === 0)
    return refuse('nothing-changed', 'These are the settings in force already. Nothing was changed.');
  const atOnce = fields.filter(({ field }) => TAKES_EFFECT[field] === 'at-once');
  const guarded = fields.filter(({ field }) => TAKES_EFFECT[field] === 'after-approval');
  const refusal =
    refusalOfDomains(withFields(before, fields)) ?? (guarded.length > 0 ? refusalOfOpen(state, now) : null);
  if (refusal) return refusal;
  const said = { at: now, by, reason: command.reason };
  const changed: SettingsEvent = { type: 'SettingsChanged', entryId: changedId, ...said, fields: atOnce };
  const proposed: SettingsEvent = { type: 'SettingsProposed', entryId: proposedId, ...said, fields: guarded };
  return [changed, proposed].filter((event) => 'fields' in event && event.fields.length > 0);
}

const NOT_OPEN = refuse('not-waiting', 'This change does not wait any more. Look at the settings and their history.');

const withdrawnBy = ({ withdrawn }: GuardedChange): Refusal =>
  refuse('change-withdrawn', `${withdrawn?.by.name} withdrew this change. Propose it again if it is still wanted.`);

/**
 * Approves the open change; it counts a day later. `already` when that was done before. Refuses whoever proposed it
 * (`same-person`), and a change that was withdrawn or is not the open one.
 */
export function approveSettings(
  { change }: SettingsState,
  changeId: string,
  { by, now, entryIds: [entryId] }: SettingsContext,
): SettingsEvent | 'already' | Refusal {
  if (change?.changeId !== changeId) return NOT_OPEN;
  if (change.withdrawn) return withdrawnBy(change);
  if (change.by.id === by.id)
    return refuse('same-person', 'You proposed this change yourself. Another finance lead has to approve it.');
  if (change.approved) return 'already';
  const inForceFrom = secondsAfter(now, WAIT_SECONDS);
  return { type: 'SettingsApproved', entryId, at: now, by, changeId, inForceFrom };
}

/**
 * Withdraws the open change: any finance lead may, also when it is approved, until it counts. `already` when that was done
 * before. Refuses once it is in force (`in-force`), and a change that is not the open one.
 */
export function withdrawSettings(
  state: SettingsState,
  changeId: string,
  { by, now, entryIds: [entryId] }: SettingsContext,
): SettingsEvent | 'already' | Refusal {
  const { change } = state;
  if (change?.changeId !== changeId) return NOT_OPEN;
  if (change.withdrawn) return 'already';
  if (change.approved && standingOf(change, now) === 'in-force')
    return refuse(
      'in-force',
      `This change has been in effect since ${inWords(change.approved.inForceFrom, settingsInForce(state, now))}. Propose the old values again.`,
    );
  return { type: 'SettingsWithdrawn', entryId, at: now, by, changeId };
}
