// An account is its history; this is the bounded state folded from it: who it is, the last contact, the reminder level
// reached, the addresses nothing may go to. Whatever grows lives in the history.
import * as z from 'zod';
import { type CalendarDay, dayIn } from './calendar.ts';
import { historyEntrySchema, type LogContact } from './contact-log.ts';
import type { Money } from './money.ts';
import { type ReminderState, reminderStateSchema } from './reminder.ts';

const lastContactSchema = z.object({ at: z.string(), type: z.enum(['contact', 'reminder']), kind: z.string() });
type LastContact = z.infer<typeof lastContactSchema>;
const lastReminderSchema = z.object({
  reminderId: z.string(),
  level: z.int(),
  state: reminderStateSchema,
  to: z.string(),
  at: z.string(),
  sendsAt: z.string(),
});

const blockedAddressSchema = z.object({
  address: z.string(),
  because: z.enum(['bounced', 'complained']),
  at: z.string(),
});
export type BlockedAddress = z.infer<typeof blockedAddressSchema>;

/** What the API tells of an account. An account nobody has written to yet has version 0 and nulls. */
export const accountViewSchema = z.object({
  accountId: z.string(),
  version: z.int(),
  customerName: z.string().nullable(),
  customerNumber: z.string().nullable(),
  /** Highest reminder level that went out and was not taken back; 0 when none. */
  reminderLevel: z.int(),
  lastContact: lastContactSchema.nullable(),
  lastReminder: lastReminderSchema.nullable(),
  /** The address the last reminder was confirmed for. */
  knownAddress: z.string().nullable(),
  /** Addresses that bounced or complained: nothing is sent there. */
  blockedAddresses: z.array(blockedAddressSchema),
  recentEntries: z.array(historyEntrySchema),
});
export type AccountView = z.infer<typeof accountViewSchema>;

export const summariesRequestSchema = z.strictObject({
  accountIds: z.array(z.string().min(1).max(64)).min(1).max(100),
});
const accountSummarySchema = accountViewSchema.pick({
  accountId: true,
  reminderLevel: true,
  lastContact: true,
  lastReminder: true,
});
export const summariesSchema = z.object({ accounts: z.array(accountSummarySchema) });
export type AccountSummary = z.infer<typeof accountSummarySchema>;

/** Who does something: the id is kept for the audit, the name is what clerks read. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

/** What a reminder changes and what comes back when it never reached the customer. */
interface Standing {
  /** Level of the last reminder; it counts only while one of the invoices it asked for is still open. */
  readonly reminderLevel: number;
  /** Marks of the invoices that reminder asked for (see `invoiceMark`). */
  readonly remindedInvoices: readonly string[];
  /** Day of the last reminder that went out, in the company's time zone. */
  readonly remindedOn: CalendarDay | null;
  readonly knownAddress: string | null;
  readonly lastContact: LastContact | null;
}

/** The last reminder as the state remembers it. `items` is the fingerprint of its invoice numbers. */
interface LastReminder extends z.infer<typeof lastReminderSchema> {
  readonly items: string;
  readonly invoices: readonly string[];
  readonly on: CalendarDay;
  readonly before: Standing;
}

/** The folded state of one account; bounded whatever its history holds. `version` counts the events it was folded from. */
export interface AccountState extends Standing {
  readonly version: number;
  readonly customerName: string | null;
  readonly customerNumber: string | null;
  readonly lastReminder: LastReminder | null;
  readonly blockedAddresses: readonly BlockedAddress[];
}

export interface ReminderQueued {
  readonly type: 'ReminderQueued';
  readonly entryId: string;
  readonly at: string;
  readonly by: Person;
  /** `at` as a day of the company. */
  readonly on: CalendarDay;
  readonly customerName: string;
  readonly customerNumber: string | null;
  readonly level: number;
  readonly to: string;
  readonly subject: string;
  readonly asOf: CalendarDay;
  readonly invoiceCount: number;
  readonly totals: readonly Money[];
  readonly items: string;
  /** The mark of each invoice asked for. */
  readonly invoices: readonly string[];
  /** The previewed hash, and the warnings the clerk confirmed. */
  readonly previewHash: string;
  readonly confirmed: readonly string[];
  readonly sendsAt: string;
}

/** A step of the mail. It is stored on the reminder's own entry and does not count as a version of the account. */
interface ReminderMoved {
  readonly type: 'ReminderMoved';
  readonly reminderId: string;
  readonly state: ReminderState;
}

export interface ContactLogged {
  readonly type: 'ContactLogged';
  readonly entryId: string;
  readonly at: string;
  readonly by: Person;
  readonly contact: LogContact;
  readonly timeZone: string;
}

export interface AddressBlocked extends BlockedAddress {
  readonly type: 'AddressBlocked';
}

export type AccountEvent = ReminderQueued | ReminderMoved | ContactLogged | AddressBlocked;

/** The account nobody has written to yet. */
export const NEW_ACCOUNT: AccountState = {
  version: 0,
  customerName: null,
  customerNumber: null,
  reminderLevel: 0,
  remindedInvoices: [],
  remindedOn: null,
  knownAddress: null,
  lastContact: null,
  lastReminder: null,
  blockedAddresses: [],
};

/** More than this many blocked addresses of one account are forgotten, oldest first. */
const BLOCKED_KEPT = 20;

/** States in which the customer never got the mail: the level, the address and the contact it stood for come back. */
const NEVER_ARRIVED: readonly ReminderState[] = ['CANCELLED', 'FAILED', 'BOUNCED'];

/** The state after one more event. The level is the last reminder's that reached the customer. */
export function evolve(state: AccountState, event: AccountEvent): AccountState {
  switch (event.type) {
    case 'ReminderQueued':
      return afterReminder(state, event);
    case 'ReminderMoved':
      return afterMove(state, event);
    case 'ContactLogged':
      return afterContact(state, event);
    case 'AddressBlocked':
      return afterBlock(state, event);
  }
}

function afterReminder(state: AccountState, event: ReminderQueued): AccountState {
  const { entryId: reminderId, level, to, at, sendsAt, items, invoices, on, customerName, customerNumber } = event;
  const { reminderLevel, remindedInvoices, remindedOn, knownAddress, lastContact } = state;
  const before: Standing = { reminderLevel, remindedInvoices, remindedOn, knownAddress, lastContact };
  const last: LastReminder = { reminderId, level, state: 'QUEUED', to, at, sendsAt, items, invoices, on, before };
  return {
    ...state,
    ...standingWith(last),
    version: state.version + 1,
    customerName,
    customerNumber,
    lastReminder: last,
  };
}

/** How the account stands once its last reminder reached the customer. */
const standingWith = ({ level, invoices, on, to, at }: LastReminder): Standing => ({
  reminderLevel: level,
  remindedInvoices: invoices,
  remindedOn: on,
  knownAddress: to,
  lastContact: { at, type: 'reminder', kind: 'reminder' },
});

const isSameContact = (a: LastContact | null, b: LastContact | null): boolean => a?.at === b?.at && a?.type === b?.type;

function afterMove(state: AccountState, { reminderId, state: moved }: ReminderMoved): AccountState {
  const last = state.lastReminder;
  if (last?.reminderId !== reminderId) return state;
  const [before, after] = [last.before, standingWith(last)];
  const { lastContact, ...standing } = NEVER_ARRIVED.includes(moved) ? before : after;
  // A call or visit logged since then stays the last contact.
  const isBetween = [before, after].some((its) => isSameContact(its.lastContact, state.lastContact));
  const contact = isBetween ? lastContact : state.lastContact;
  return { ...state, ...standing, lastContact: contact, lastReminder: { ...last, state: moved } };
}

/** A note is no contact with the customer, and a call logged late does not hide a later reminder. */
function afterContact(state: AccountState, { at, contact, timeZone }: ContactLogged): AccountState {
  const { customerName, customerNumber, kind, on } = contact;
  const next = { ...state, version: state.version + 1, customerName, customerNumber };
  const isLatest = state.lastContact === null || on >= dayIn(timeZone, state.lastContact.at);
  return kind === 'note' || !isLatest ? next : { ...next, lastContact: { at, type: 'contact', kind } };
}

function afterBlock(state: AccountState, { address, because, at }: AddressBlocked): AccountState {
  const others = state.blockedAddresses.filter((blocked) => blocked.address !== address);
  const earlier = state.blockedAddresses.find((blocked) => blocked.address === address);
  // Somebody who complained is not asked for another address because a later mail bounced.
  const block = earlier?.because === 'complained' ? earlier : { address, because, at };
  const blockedAddresses = [...others, block].slice(-BLOCKED_KEPT);
  return { ...state, version: state.version + 1, blockedAddresses };
}
