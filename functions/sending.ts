// Sending over the API: whether mails may leave, what SES allows, how many bounced; the switch that stops them, and the
// finance lead's that lets them leave again.
import { monotonicFactory } from 'ulid';
import { dayIn } from '../core/calendar.ts';
import { isRefusal } from '../core/refusal.ts';
import {
  countedSince,
  daysOfWindow,
  evolveSending,
  historyOf,
  isSandbox,
  NO_MAILS,
  ratesOf,
  resumeSending,
  type SendingEvent,
  type SendingReason,
  type SendingStanding,
  type SendingView,
  stopSending,
} from '../core/sending.ts';
import type { Call, Outcome } from './call.ts';
import { untilUnchanged } from './request-once.ts';
import { loadSentSoFar } from './sending-limits.ts';
import {
  appendSending,
  countedOn,
  loadMailDays,
  loadQuota,
  loadSendingHistory,
  loadStanding,
} from './sending-store.ts';

const newId = monotonicFactory();

/** How many stops and resumptions are told of. */
const HISTORY = 20;

/** How sending stands, for everybody to see. */
export async function showSending(call: Call<unknown, unknown>): Promise<Outcome> {
  const { office, caller } = call;
  const { companyId, person } = caller;
  const { table } = office;
  const now = office.now();
  const settings = await office.settings.inForce(companyId);
  const day = dayIn(settings.timeZone, now);
  const [standing, days, quota, events, sent] = await Promise.all([
    loadStanding(table, companyId),
    loadMailDays(table, companyId, daysOfWindow(countedOn(now))),
    loadQuota(table),
    loadSendingHistory(table, companyId, HISTORY),
    loadSentSoFar(table, { companyId, personId: person.id, day }),
  ]);
  const { perPersonADay, perCompanyADay } = settings.rateLimits;
  const body: SendingView = {
    mode: settings.sendingMode,
    testAddress: settings.testAddress,
    stopped: standing.stopped,
    quota,
    isSandbox: quota !== null && isSandbox(quota),
    rates: ratesOf(countedSince(standing, days)),
    left: {
      you: Math.max(0, Math.min(perPersonADay - sent.byPerson, perCompanyADay - sent.byCompany)),
      company: Math.max(0, perCompanyADay - sent.byCompany),
    },
    history: events.map(historyOf),
  };
  return { status: 200, body };
}

type Decide = (
  standing: SendingStanding,
  context: Parameters<typeof stopSending>[2],
) => ReturnType<typeof stopSending | typeof resumeSending>;

/** Decides on how sending stands and writes it down; once more when somebody was faster. */
function change(call: Call<unknown, unknown>, decide: Decide): Promise<Outcome> {
  const { office, caller } = call;
  const { companyId, person: by } = caller;
  return untilUnchanged(async () => {
    const at = office.now();
    const before = await loadStanding(office.table, companyId);
    const event = decide(before, { entryId: newId(Date.parse(at)), at, by });
    if (isRefusal(event)) return event;
    if (event !== 'already') await append(call, before, event);
    return showSending(call);
  });
}

async function append({ office, caller }: Call<unknown, unknown>, before: SendingStanding, event: SendingEvent) {
  const { companyId } = caller;
  const day = countedOn(event.at);
  const counts = (await loadMailDays(office.table, companyId, [day])).get(day) ?? NO_MAILS;
  const after = evolveSending(before, event, { day, counts });
  await appendSending(office.table, companyId, { before, after, event });
}

/** Stops sending at once: nothing new is accepted, and what waits goes on waiting. */
export const stopAllSending = (call: Call<SendingReason, unknown>): Promise<Outcome> =>
  change(call, (standing, context) => stopSending(standing, call.body.reason, context));

/** Lets mails leave again; the rates count anew from here. */
export const resumeAllSending = (call: Call<SendingReason, unknown>): Promise<Outcome> =>
  change(call, (standing, context) => resumeSending(standing, call.body.reason, context));
