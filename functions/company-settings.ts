// The company's settings over the API: what is in force, proposing a change, a second finance lead's approval, withdrawing
// it, and every change so far.
import { monotonicFactory } from 'ulid';
import { publicSettingsSchema } from '../core/company-settings.ts';
import {
  approveSettings,
  evolveSettings,
  type SettingsContext,
  type SettingsEvent,
  type SettingsState,
  withdrawSettings,
} from '../core/company-settings-change.ts';
import { type ProposeSettings, proposeSettings } from '../core/company-settings-proposal.ts';
import { viewSettings } from '../core/company-settings-view.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import type { Call, Outcome } from './call.ts';
import { WRITERS } from './caller.ts';
import { appendSettings, findSettingsRequest, loadSettings, loadSettingsHistory } from './company-settings-store.ts';
import { askedPage, type HistoryQuery } from './history-pages.ts';
import { answerAgain, hashOfRequest, untilUnchanged } from './request-once.ts';
import { ROLES } from './settings.ts';

const newId = monotonicFactory();

/** What the pane may know of the company's settings, and of what the caller may do. */
export async function showSettings({ office, caller }: Call<unknown, unknown>): Promise<Outcome> {
  const mayWrite = caller.roles.some((role) => WRITERS.includes(role));
  const inForce = await office.settings.inForce(caller.companyId);
  return { status: 200, body: publicSettingsSchema.parse({ ...inForce, mayWrite }) };
}

const load = ({ office, caller }: Call<unknown, unknown>): Promise<SettingsState> =>
  loadSettings(office.table, caller.companyId, office.settings.deployed);

function viewFor({ office, caller }: Call<unknown, unknown>, state: SettingsState) {
  const isFinanceLead = caller.roles.includes(ROLES.financeLead);
  return viewSettings(state, office.now(), { personId: caller.person.id, isFinanceLead });
}

/** All settings in force, and the change that waits; the same for everybody. */
export async function showCompanySettings(call: Call<unknown, unknown>): Promise<Outcome> {
  return { status: 200, body: viewFor(call, await load(call)) };
}

function contextOf({ office, caller }: Call<unknown, unknown>): SettingsContext {
  const now = office.now();
  const at = Date.parse(now);
  return { by: caller.person, now, entryIds: [newId(at), newId(at)] };
}

const CHANGED: Outcome = {
  status: 409,
  body: { changed: true, because: 'A colleague changed the settings meanwhile. Look at them again.' },
};

async function proposeOnce(call: Call<ProposeSettings, unknown>, bodyHash: string): Promise<Outcome> {
  const { office, caller, body, idempotencyKey } = call;
  // In this order: settings that already show what this request did are always followed by the request itself.
  const before = await load(call);
  const earlier = await findSettingsRequest(office.table, caller.companyId, idempotencyKey);
  if (earlier) return answerAgain(earlier, bodyHash);
  if (body.version !== before.version) return CHANGED;
  const events = proposeSettings(before, body, contextOf(call));
  if (isRefusal(events) || 'faults' in events) return events;
  const after = events.reduce(evolveSettings, before);
  const answer = { status: 201, body: viewFor(call, after) };
  const request = { idempotencyKey, bodyHash, status: answer.status, answer: answer.body };
  await appendSettings(office.table, caller.companyId, { before, after, events, request });
  office.settings.forget();
  return answer;
}

/** Changes what counts at once and proposes what needs approval, on the version that was seen. */
export function addSettingsChange(call: Call<ProposeSettings, unknown>): Promise<Outcome> {
  const bodyHash = hashOfRequest(call, 'propose-settings');
  return untilUnchanged(() => proposeOnce(call, bodyHash));
}

type Decide = (state: SettingsState, changeId: string, context: SettingsContext) => SettingsEvent | 'already' | Refusal;

/** Decides on the change as it stands; done twice is the same as once. */
const decideOnChange = (call: Call<unknown, unknown>, decide: Decide): Promise<Outcome> =>
  untilUnchanged(async () => {
    const { office, caller, params } = call;
    const before = await load(call);
    const event = decide(before, params.changeId ?? '', contextOf(call));
    if (isRefusal(event)) return event;
    if (event === 'already') return { status: 200, body: viewFor(call, before) };
    const after = evolveSettings(before, event);
    await appendSettings(office.table, caller.companyId, { before, after, events: [event] });
    office.settings.forget();
    return { status: 200, body: viewFor(call, after) };
  });

/** A second finance lead's word on the change that waits. */
export const approveSettingsChange = (call: Call<unknown, unknown>): Promise<Outcome> =>
  decideOnChange(call, approveSettings);

/** Withdraws the change that waits. */
export const removeSettingsChange = (call: Call<unknown, unknown>): Promise<Outcome> =>
  decideOnChange(call, withdrawSettings);

/** A page of the history, newest first. */
export async function showSettingsHistory(call: Call<unknown, HistoryQuery>): Promise<Outcome> {
  const page = askedPage(call.query);
  if ('faults' in page) return page;
  return { status: 200, body: await loadSettingsHistory(call.office.table, call.caller.companyId, page) };
}
