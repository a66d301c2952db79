// How the company's settings change. Everyday fields count at once; payment details, the sender's identity and texts wait
// for a second finance lead and then a day more, because whoever takes over one mailbox or one account changes exactly
// these first. Every change is an entry with old and new value, who, when and why; nothing is ever overwritten.
import * as z from 'zod';
import type { Person } from './account.ts';
import { dayIn, formatDay, millisOf, secondsAfter, timeIn } from './calendar.ts';
import { type CompanySettings, companySettingsSchema } from './company-settings.ts';
import { type Refusal, refuse } from './refusal.ts';

/** How long an approved change waits before it counts. */
const WAIT_SECONDS = 86_400;

/** A change that nobody approves does not keep others waiting for ever. */
const LAPSES_AFTER_SECONDS = 30 * 86_400;

/** The value of any field, as JSON: it was read by the field's own schema when it was proposed. */
const valueSchema = z.unknown();
const FIELDS = companySettingsSchema.keyof();
/** A field with the value it had and the value it gets. */
export const fieldChangeSchema = z.object({ field: FIELDS, before: valueSchema, after: valueSchema });
export type FieldChange = z.infer<typeof fieldChangeSchema>;

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

type Standing = 'none' | 'proposed' | 'lapsed' | 'approved' | 'in-force' | 'withdrawn';

/** When a change proposed at an instant lapses if nobody approves it until then. */
export const lapsesAt = (proposedAt: string): string => secondsAfter(proposedAt, LAPSES_AFTER_SECONDS);

/** How far a guarded change has come at an instant; `none` when there is none. */
export function standingOf(change: GuardedChange | null, now: string): Standing {
  if (!change) return 'none';
  if (change.withdrawn) return 'withdrawn';
  if (!change.approved) return millisOf(lapsesAt(change.at)) <= millisOf(now) ? 'lapsed' : 'proposed';
  return millisOf(change.approved.inForceFrom) <= millisOf(now) ? 'in-force' : 'approved';
}

/** Settings with the new values of some fields. */
export const withFields = (settings: CompanySettings, fields: readonly FieldChange[]): CompanySettings => ({
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

function inWords(instant: string, { timeZone, locale }: CompanySettings): string {
  return `${formatDay(dayIn(timeZone, instant), locale)} at ${timeIn(timeZone, instant)}`;
}

/** Why no other guarded change can be opened now, or null when one can. */
export function refusalOfOpen(state: SettingsState, now: string): Refusal | null {
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

const NOT_OPEN = refuse('not-waiting', 'This change does not wait any more. Look at the settings and their history.');

/** A lapsed change cannot come back to life by somebody's late press. */
function lapsed(change: GuardedChange, state: SettingsState, now: string): Refusal {
  const day = inWords(lapsesAt(change.at), settingsInForce(state, now));
  return refuse(
    'change-lapsed',
    `Nobody approved this change of ${change.by.name} within 30 days; it lapsed on ${day}. Propose it again if it is still wanted.`,
  );
}

const withdrawnBy = ({ withdrawn }: GuardedChange): Refusal =>
  refuse('change-withdrawn', `${withdrawn?.by.name} withdrew this change. Propose it again if it is still wanted.`);

/**
 * Approves the open change; it counts a day later. `already` when that was done before. Refuses whoever proposed it
 * (`same-person`), and a change that was withdrawn, lapsed or is not the open one.
 */
export function approveSettings(
  state: SettingsState,
  changeId: string,
  { by, now, entryIds: [entryId] }: SettingsContext,
): SettingsEvent | 'already' | Refusal {
  const { change } = state;
  if (change?.changeId !== changeId) return NOT_OPEN;
  if (change.withdrawn) return withdrawnBy(change);
  if (standingOf(change, now) === 'lapsed') return lapsed(change, state, now);
  if (change.by.id === by.id)
    return refuse('same-person', 'You proposed this change yourself. Another finance lead has to approve it.');
  if (change.approved) return 'already';
  const inForceFrom = secondsAfter(now, WAIT_SECONDS);
  return { type: 'SettingsApproved', entryId, at: now, by, changeId, inForceFrom };
}

/**
 * Withdraws the open change: any finance lead may, also when it is approved, until it counts. `already` when that was done
 * before. Refuses once it is in force (`in-force`) or lapsed, and a change that is not the open one.
 */
export function withdrawSettings(
  state: SettingsState,
  changeId: string,
  { by, now, entryIds: [entryId] }: SettingsContext,
): SettingsEvent | 'already' | Refusal {
  const { change } = state;
  if (change?.changeId !== changeId) return NOT_OPEN;
  if (change.withdrawn) return 'already';
  if (standingOf(change, now) === 'lapsed') return lapsed(change, state, now);
  if (change.approved && standingOf(change, now) === 'in-force')
    return refuse(
      'in-force',
      `This change has been in effect since ${inWords(change.approved.inForceFrom, settingsInForce(state, now))}. Propose the old values again.`,
    );
  return { type: 'SettingsWithdrawn', entryId, at: now, by, changeId };
}
