// What people change on an account: what is known of the customer, stops and their lifting, the address that is right.
import { monotonicFactory } from 'ulid';
import type { AccountState } from '../core/account.ts';
import {
  addStop,
  type ChangeContext,
  type ConfirmAddress,
  changeFacts,
  confirmAddress,
  liftStop,
} from '../core/account-changes.ts';
import type { AccountChange } from '../core/account-events.ts';
import type { InputFaults } from '../core/account-reminder.ts';
import type { AddStop } from '../core/account-stop.ts';
import { dayIn } from '../core/calendar.ts';
import type { CompanySettings } from '../core/company-settings.ts';
import type { CustomerFacts } from '../core/customer-facts.ts';
import { readRecipient } from '../core/recipient.ts';
import { isRefusal, type Refusal } from '../core/refusal.ts';
import { viewAccount } from './accounts.ts';
import { loadAddress, unblockForCompany } from './address-store.ts';
import { type Answer, type Call, idsOf, type Outcome } from './call.ts';
import { changeItem } from './history-items.ts';
import { requestOnce } from './request-once.ts';

const newId = monotonicFactory();

type Changed = AccountChange | InputFaults | Refusal;
type Decide = (account: AccountState, context: ChangeContext, settings: CompanySettings) => Promise<Changed> | Changed;

/** When a change was written; a request that comes again is told the instant of the first time. */
interface Written {
  readonly at: string;
}

/** Decides and appends. */
async function write(
  call: Call<unknown, unknown>,
  what: string,
  status: number,
  decide: Decide,
): Promise<Written | Exclude<Outcome, Answer>> {
  const { office, caller } = call;
  const ids = idsOf(call);
  const settings = await office.settings.inForce(ids.companyId);
  const now = office.now();
  const entryId = newId(Date.parse(now));
  const context = { entryId, by: caller.person, roles: caller.roles, now, today: dayIn(settings.timeZone, now) };
  const outcome = await requestOnce(call, what, async (account) => {
    const event = await decide(account, context, settings);
    if (isRefusal(event) || 'faults' in event) return event;
    return { event, entry: changeItem(ids, event), answer: { status, body: { at: now } satisfies Written } };
  });
  return outcome && 'body' in outcome ? (outcome.body as Written) : outcome;
}

/** Decides, appends, and answers with the account as it then stands. */
async function change(call: Call<unknown, unknown>, what: string, status: number, decide: Decide): Promise<Outcome> {
  const written = await write(call, what, status, decide);
  return written && 'at' in written ? { status, body: await viewAccount(call) } : written;
}

/** Says what is known of the customer. */
export const changeAccountFacts = (call: Call<CustomerFacts, unknown>): Promise<Outcome> =>
  change(call, 'change-facts', 200, (account, context) => changeFacts(account, call.body, context));

/** Stops reminders to the customer, or for some of its invoices. */
export const addAccountStop = (call: Call<AddStop, unknown>): Promise<Outcome> =>
  change(call, 'add-stop', 201, (account, context) => addStop(account, call.body, context));

/** Lifts a stop. */
export const liftAccountStop = (call: Call<{ reason: string }, unknown>): Promise<Outcome> =>
  change(call, `lift-stop ${call.params.stopId}`, 200, (account, context) =>
    liftStop(account, { stopId: call.params.stopId ?? '', reason: call.body.reason }, context),
  );

/** Confirms the customer's address; a block on it ends, for this account and for the company. */
export async function confirmAccountAddress(call: Call<ConfirmAddress, unknown>): Promise<Outcome> {
  const { table } = call.office;
  const { companyId } = idsOf(call);
  const recipient = readRecipient(call.body.address);
  if (isRefusal(recipient)) return recipient;
  const { address } = recipient;
  const standing = await loadAddress(table, companyId, address);
  const written = await write(call, 'confirm-address', 200, (account, context, { ownDomains }) =>
    confirmAddress(account, recipient, { ...context, reason: call.body.reason, standing, ownDomains }),
  );
  if (!written || !('at' in written)) return written;
  // After the entry is written: nobody unblocks an address without a trace, and asking again finishes what a crash left.
  // What bounced or was complained about since then is not what was confirmed.
  const { blocked } = standing;
  if (blocked && blocked.at <= written.at) await unblockForCompany(table, companyId, { address, ...blocked });
  return { status: 200, body: await viewAccount(call) };
}
