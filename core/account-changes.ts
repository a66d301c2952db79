// What people decide about an account besides reminders: what is known of the customer, what stops reminders and what no
// longer does, which address is right. Nothing is overwritten unseen: every change leaves the value before it in the history.
import * as z from 'zod';
import type { AccountState, CompanyRole, Person } from './account.ts';
import { blockOn } from './account-checks.ts';
import type { AddressConfirmed, FactsChanged, StopAdded, StopLifted } from './account-events.ts';
import type { InputFaults } from './account-reminder.ts';
import { type AddStop, isHardStop, reasonSchema, stopsInForce } from './account-stop.ts';
import type { AddressStanding } from './address-standing.ts';
import { addDays, type CalendarDay } from './calendar.ts';
import type { CustomerFacts } from './customer-facts.ts';
import { isOwnDomain, type Recipient } from './recipient.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Around a change: the id its entry will have, who makes it in which roles, and when. */
export interface ChangeContext {
  readonly entryId: string;
  readonly by: Person;
  readonly roles: readonly CompanyRole[];
  readonly now: string;
  /** `now` as a day of the company. */
  readonly today: CalendarDay;
}

const MOST_STOPS = 30;
/** Invoices all stops of an account may name together: the state stays small. */
const MOST_INVOICES = 300;
const MOST_DAYS_AHEAD = 730;

const atHand = ({ entryId, now: at, by }: ChangeContext) => ({ entryId, at, by });

const NEEDS_LEAD = 'Only a finance lead can do this.';

const isLead = ({ roles }: Pick<ChangeContext, 'roles'>): boolean => roles.includes('FinanceLead');

/** Says what is known of the customer; everything that was known before is replaced and stays in the history. */
export function changeFacts(account: AccountState, facts: CustomerFacts, context: ChangeContext): FactsChanged {
  return { type: 'FactsChanged', ...atHand(context), before: account.facts, facts };
}

function faultOfDay(until: CalendarDay | null, today: CalendarDay): InputFaults | null {
  if (until === null) return null;
  if (until < today) return { faults: [{ where: 'until', fault: 'is over already' }] };
  if (until > addDays(today, MOST_DAYS_AHEAD))
    return { faults: [{ where: 'until', fault: 'lies more than two years ahead' }] };
  return null;
}

/** Stops reminders, for the account or some of its invoices. Refuses (`too-many-stops`) more than an account can hold. */
export function addStop(
  account: AccountState,
  command: AddStop,
  context: ChangeContext,
): StopAdded | InputFaults | Refusal {
  const { entryId: stopId, now: at, by, today } = context;
  const fault = faultOfDay(command.until, today);
  if (fault) return fault;
  const open = stopsInForce(account.stops, today);
  const named = [...open, command].reduce((sum, { invoices }) => sum + (invoices?.length ?? 0), 0);
  if (open.length >= MOST_STOPS || named > MOST_INVOICES)
    return refuse('too-many-stops', 'There are too many stops on this account. Lift some, or stop the whole account.');
  const stop = { stopId, at, by: by.name, ...command };
  return { type: 'StopAdded', ...atHand(context), stop, on: today };
}

/** Lifts a stop for a reason. What law or decency stops (`isHardStop`) only a finance lead lifts. */
export function liftStop(
  account: AccountState,
  { stopId, reason }: { readonly stopId: string; readonly reason: string },
  context: ChangeContext,
): StopLifted | Refusal {
  const stop = stopsInForce(account.stops, context.today).find((each) => each.stopId === stopId);
  if (!stop) return refuse('nothing-to-lift', 'This stop does not hold any more.');
  if (isHardStop(stop) && !isLead(context)) return refuse('needs-finance-lead', NEEDS_LEAD);
  return { type: 'StopLifted', ...atHand(context), stop, reason };
}

export const confirmAddressSchema = z.strictObject({ address: z.string().trim().max(320), ...reasonSchema.shape });
export type ConfirmAddress = z.infer<typeof confirmAddressSchema>;

/** What a confirmation rests on besides the account. */
interface Confirmation extends ChangeContext {
  readonly reason: string;
  readonly standing: AddressStanding;
  readonly ownDomains: readonly string[];
}

/**
 * Makes an address the customer's known one, and ends a block on it. A block after a complaint only a finance lead ends;
 * an address of the company itself is none of a customer's.
 */
export function confirmAddress(
  account: AccountState,
  recipient: Recipient,
  context: Confirmation,
): AddressConfirmed | Refusal {
  if (isOwnDomain(recipient, context.ownDomains))
    return refuse('own-company', `${recipient.shown} belongs to your own company.`);
  const { address } = recipient;
  const blocks = [blockOn(account, address), context.standing.blocked].flatMap((block) => block?.because ?? []);
  const unblocked = blocks.includes('complained') ? 'complained' : (blocks[0] ?? null);
  if (unblocked === 'complained' && !isLead(context)) return refuse('needs-finance-lead', NEEDS_LEAD);
  const { reason } = context;
  return { type: 'AddressConfirmed', ...atHand(context), address, before: account.knownAddress, unblocked, reason };
}
