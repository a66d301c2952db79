// Reminders over the API: preview, send, take back, and a person's word on one whose fate is unknown.
import { monotonicFactory } from 'ulid';
import { previewReminder, queueReminder } from '../core/account-reminder.ts';
import { secondsAfter } from '../core/calendar.ts';
import { cancelReminder, type DeliveryHappening, reviewReminder } from '../core/delivery.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { NO_RULE_FIRED, type ReminderReceipt, type ReminderRequest, type SendReminder } from '../core/reminder.ts';
import { approveReminder } from '../core/reminder-recheck.ts';
import { loadAddress, rememberUser } from './address-store.ts';
import { type Call, idsOf, type Outcome } from './call.ts';
import { type ReminderItem, reminderItem } from './history-items.ts';
import { contextFor } from './reminder-context.ts';
import { giveHint } from './reminder-hints.ts';
import { loadMail, loadReminder, moveReminder } from './reminder-store.ts';
import { requestOnce } from './request-once.ts';
import { type Allowances, admission, allowancesFor } from './sending-limits.ts';
import { withStatementMeasured } from './statements.ts';
import { ChangedMeanwhile, loadAccount } from './store.ts';
import { packMail } from './stored-mail.ts';
import { ENTRY_ID, openKey, type ReminderIds, requestKey } from './table.ts';

const newId = monotonicFactory();

/** The mail as it would go out now, and what stands against sending it. Writes nothing. */
export async function showPreview(call: Call<ReminderRequest, unknown>): Promise<Outcome> {
  const { office, body } = call;
  const ids = idsOf(call);
  const settings = await office.settings.inForce(ids.companyId);
  const [account, context] = await Promise.all([
    loadAccount(office.table, ids),
    contextFor(call, settings, { accountId: ids.accountId, to: body.to }),
  ]);
  const preview = previewReminder(account, body, context);
  if (isRefusal(preview) || 'faults' in preview) return preview;
  const statement = { request: body, account, settings, now: context.now };
  return { status: 200, body: await withStatementMeasured(preview, statement) };
}

/** Accepts a reminder and gives the sender a hint for the end of the undo window. */
export async function addReminder(call: Call<SendReminder, unknown>): Promise<Outcome> {
  const { office, caller } = call;
  const settings = await office.settings.inForce(caller.companyId);
  const allowances = allowancesFor(office, caller, settings, { reminders: 1, isPress: true });
  try {
    return await acceptReminder(call, newId(Date.parse(office.now())), allowances);
  } finally {
    await allowances.giveBack();
  }
}

/** Accepts one reminder under an id, whether it is sent alone or among many. */
export async function acceptReminder(
  call: Call<SendReminder, unknown>,
  reminderId: string,
  allowances: Allowances,
): Promise<Outcome> {
  const { office, caller, body } = call;
  const ids = idsOf(call);
  const settings = await office.settings.inForce(ids.companyId);
  const admit = admission(office, ids, { settings, allowances });
  const asked = { accountId: ids.accountId, to: body.to };
  // Read while the account is read.
  const around = contextFor(call, settings, asked);
  around.catch(() => {});
  let receipt: ReminderReceipt | null = null;
  let remembered: Promise<void> | null = null;
  const outcome = await requestOnce(call, 'send-reminder', async (account) => {
    const context = { ...(await around), reminderId, by: caller.person };
    const queued = queueReminder(account, body, context);
    if (isRefusal(queued) || 'faults' in queued) return queued;
    const { event, mail } = queued;
    // Known at the address before the reminder is there: customers at one address are kept apart whatever fails after.
    remembered ??= rememberUser(office.table, ids, event, context.standing);
    const [notNow] = await Promise.all([admit.refusalOf(account, context.standing.users), remembered]);
    if (notNow) return notNow;
    receipt = { reminderId, state: event.state, sendsAt: event.sendsAt };
    const { minutesBetweenToAddress, perAddressInSevenDays } = settings.rateLimits;
    const spacing = [minutesBetweenToAddress, perAddressInSevenDays] as const;
    const entry = { ...reminderItem(ids, event, requestKey(ids, call.idempotencyKey).sk), spacing };
    return { event, entry, answer: { status: 202, body: receipt }, mail: packMail(mail) };
  });
  // Any other receipt is the answer of an earlier time, whose hint was given then.
  const isNew = receipt !== null && outcome !== null && 'body' in outcome && outcome.body === receipt;
  if (!isNew || receipt === null) admit.undo();
  else if (isQueued(receipt)) await hint(call, { ...ids, reminderId }, settings.undoSeconds);
  return outcome;
}

const isQueued = ({ state }: ReminderReceipt): boolean => state === 'QUEUED';

/** A lost hint loses nothing: the reminder is written, and the sweeper will find it. */
async function hint({ office }: Call<unknown, unknown>, ids: ReminderIds, undoSeconds: number): Promise<void> {
  try {
    await giveHint(office.queue, ids, undoSeconds);
  } catch (error) {
    office.onLostHint(ids, error);
  }
}

const receiptOf = ({ state, sendsAt }: ReminderItem, { reminderId }: ReminderIds): Outcome => ({
  status: 200,
  body: { reminderId, state, sendsAt } satisfies ReminderReceipt,
});

type Decided = DeliveryHappening | 'already' | Refusal;
type DecideMove = (reminder: ReminderItem, now: string) => Promise<Decided> | Decided;
/** What else a move writes on the reminder. */
type Also = (now: string) => Readonly<Record<string, string>>;

/** Decides on the reminder as it stands; when it moved meanwhile, once more. */
async function decideAndMove(call: Call<unknown, unknown>, decide: DecideMove, also?: Also): Promise<Outcome> {
  const { office, params } = call;
  const ids = { ...idsOf(call), reminderId: params.reminderId ?? '' };
  if (!ENTRY_ID.test(ids.reminderId)) return null;
  let reminder = await loadReminder(office.table, ids);
  for (let attempt = 1; attempt <= 3; attempt++) {
    if (!reminder) return null;
    const now = office.now();
    const decided = await decide(reminder, now);
    if (isRefusal(decided)) return decided;
    if (decided === 'already') return receiptOf(reminder, ids);
    const moved = await moveReminder(office.table, ids, decided, now, also ? { set: also(now) } : {});
    if (moved.moved) return receiptOf(moved.reminder, ids);
    reminder = moved.reminder;
  }
  throw new ChangedMeanwhile('the reminder kept moving');
}

/** Takes a reminder back within the undo window. */
export const removeReminder = (call: Call<unknown, unknown>): Promise<Outcome> =>
  decideAndMove(call, (reminder, now) => cancelReminder(reminder, call.caller.person, now));

/** Settles a reminder whose fate is unknown. */
export const settleReminder = (call: Call<{ outcome: 'sent' | 'not-sent' }, unknown>): Promise<Outcome> =>
  decideAndMove(call, ({ state }) => reviewReminder(state, call.body.outcome, call.caller.person));

/** A finance lead's approval: what was decided is looked at again, then the reminder goes out after the undo window. */
export async function approveWaiting(call: Call<unknown, unknown>): Promise<Outcome> {
  const { office, caller, params } = call;
  const ids = { ...idsOf(call), reminderId: params.reminderId ?? '' };
  const settings = await office.settings.inForce(ids.companyId);
  const decide: DecideMove = async (item, now) => {
    const [account, mail, address] = await Promise.all([
      loadAccount(office.table, ids),
      loadMail(office.table, item),
      loadAddress(office.table, ids.companyId, item.to),
    ]);
    const { decision = NO_RULE_FIRED, override = null } = item;
    const waiting = { ...item, reminderId: ids.reminderId, decision, override };
    return approveReminder(waiting, caller.person, { account, mail, address, settings, now });
  };
  const outcome = await decideAndMove(call, decide, (now) => {
    const sendsAt = secondsAfter(now, settings.undoSeconds);
    return { sendsAt, openSk: openKey(ids, sendsAt, 'QUEUED').openSk };
  });
  // Approved twice gives a hint twice: the sender claims a reminder once.
  if (outcome && 'body' in outcome) await hint(call, ids, settings.undoSeconds);
  return outcome;
}
