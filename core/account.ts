// An account is its history; this is the bounded state folded from it: who it is, the last contact, the reminder level
// reached, what is known of the customer, what stops reminders. Whatever grows lives in the history.
import type * as z from 'zod';
import type {
  AccountChange,
  AccountEvent,
  AddressBlocked,
  ContactLogged,
  ReminderMoved,
  ReminderQueued,
} from './account-events.ts';
import { type AccountStop, stopsInForce } from './account-stop.ts';
import type { blockedAddressSchema, lastContactSchema, lastReminderSchema } from './account-view.ts';
import { type CalendarDay, dayIn } from './calendar.ts';
import { type CustomerFacts, NO_FACTS } from './customer-facts.ts';
import { afterLogged, type RecentContact, reminderContact, withContact, withoutContact } from './recent-contacts.ts';
import type { ReminderState } from './reminder.ts';

type LastContact = z.infer<typeof lastContactSchema>;
export type BlockedAddress = z.infer<typeof blockedAddressSchema>;

/** Who does something: the id is kept for the audit, the name is what clerks read. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

/** What a person may do in her company; the sign-in says it. */
export type CompanyRole = 'Clerk' | 'FinanceLead' | 'Auditor';

/** What a reminder changes and what comes back when it never reached the customer. */
interface Standing {
  /** Level of the last reminder; it counts only while one of the invoices it asked for is still open. */
  readonly reminderLevel: number;
  /** How many reminders went out at that level; a note before the due date is one at level 0. */
  readonly sentAtLevel: number;
  /** Marks of the invoices that reminder asked for (see `invoiceMark`). */
  readonly remindedInvoices: readonly string[];
  /** Day of the last reminder that went out, in the company's time zone. */
  readonly remindedOn: CalendarDay | null;
  readonly knownAddress: string | null;
  readonly lastContact: LastContact | null;
  /** Message-IDs of the reminders of this series that went out, newest last: the next one refers to them. */
  readonly threadIds: readonly string[];
}

/** The last reminder as the state remembers it. `items` is the fingerprint of its invoice numbers. */
interface LastReminder extends z.infer<typeof lastReminderSchema> {
  readonly items: string;
  readonly invoices: readonly string[];
  readonly on: CalendarDay;
  /** It was only tried out, or went to the company's own test address. */
  readonly isRehearsed?: true;
  readonly before: Standing;
  /** The Message-ID its mail bears, once it went out. */
  readonly threadId?: string;
  /** The address somebody confirmed after it: whatever becomes of the mail, that one is known. */
  readonly confirmedSince?: string;
}

/** The folded state of one account; bounded whatever its history holds. `version` counts the events it was folded from. */
export interface AccountState extends Standing {
  readonly version: number;
  readonly customerName: string | null;
  readonly customerNumber: string | null;
  readonly lastReminder: LastReminder | null;
  readonly blockedAddresses: readonly BlockedAddress[];
  readonly facts: CustomerFacts;
  /** Stops nobody has lifted; see `stopsInForce` for those that hold today. */
  readonly stops: readonly AccountStop[];
  /** What the contact rules count over. */
  readonly recentContacts: readonly RecentContact[];
}

/** The account nobody has written to yet. */
export const NEW_ACCOUNT: AccountState = {
  version: 0,
  customerName: null,
  customerNumber: null,
  reminderLevel: 0,
  sentAtLevel: 0,
  remindedInvoices: [],
  remindedOn: null,
  knownAddress: null,
  lastContact: null,
  lastReminder: null,
  blockedAddresses: [],
  facts: NO_FACTS,
  stops: [],
  recentContacts: [],
  threadIds: [],
};

/** More than this many blocked addresses of one account are forgotten, oldest first. */
const BLOCKED_KEPT = 20;

/** A reminder refers to this many mails before it at most. */
const THREAD_KEPT = 10;

/** States in which the customer never got the mail: the level, the address and the contact it stood for come back. */
const NEVER_ARRIVED: readonly ReminderState[] = ['CANCELLED', 'FAILED', 'BOUNCED', 'WOULD_HAVE_SENT'];

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
    default:
      return { ...afterChange(state, event), version: state.version + 1 };
  }
}

/** A reminder of a dry run or of test mode: no customer gets it, so nothing of the account changes by it. */
const isRehearsal = ({ mode = 'live' }: ReminderQueued): boolean => mode !== 'live';

function afterReminder(state: AccountState, event: ReminderQueued): AccountState {
  const { entryId: reminderId, level, state: itsState, to, at, sendsAt, items, invoices, on } = event;
  const { reminderLevel, sentAtLevel, remindedInvoices, remindedOn, knownAddress, lastContact, threadIds } = state;
  const before = { reminderLevel, sentAtLevel, remindedInvoices, remindedOn, knownAddress, lastContact, threadIds };
  const isRehearsed = isRehearsal(event);
  const last: LastReminder = {
    ...{ reminderId, level, state: itsState, to, at, sendsAt, items, invoices, on, before },
    ...(isRehearsed ? { isRehearsed } : {}),
  };
  return {
    ...state,
    ...(isRehearsed ? before : standingWith(last)),
    version: state.version + 1,
    customerName: event.customerName,
    customerNumber: event.customerNumber,
    lastReminder: last,
    recentContacts: isRehearsed
      ? state.recentContacts
      : withContact(state.recentContacts, reminderContact(reminderId, sendsAt)),
  };
}

/** The level, what it was reached for and when. A note before the due date takes nothing back of what is being chased. */
function ladderWith({ level, invoices, on, before }: LastReminder) {
  if (level === 0 && before.reminderLevel > 0) {
    const { reminderLevel, sentAtLevel, remindedInvoices, remindedOn } = before;
    return { reminderLevel, sentAtLevel, remindedInvoices, remindedOn };
  }
  const goesOn = level === before.reminderLevel && before.remindedInvoices.some((mark) => invoices.includes(mark));
  const sentAtLevel = goesOn ? before.sentAtLevel + 1 : 1;
  return { reminderLevel: level, sentAtLevel, remindedInvoices: invoices, remindedOn: on };
}

/** The mails the next reminder refers to: those of the series so far, or none when this one began anew. */
function threadWith({ level, invoices, threadId, before }: LastReminder): readonly string[] {
  const isSame = before.remindedInvoices.some((mark) => invoices.includes(mark));
  if (level === 0 && !isSame && before.reminderLevel > 0) return before.threadIds ?? [];
  const earlier = isSame ? (before.threadIds ?? []) : [];
  return threadId === undefined ? earlier : [...earlier, threadId].slice(-THREAD_KEPT);
}

/** How the account stands once its last reminder reached the customer. */
const standingWith = (last: LastReminder): Standing => ({
  ...ladderWith(last),
  knownAddress: last.to,
  lastContact: { at: last.at, type: 'reminder', kind: 'reminder' },
  threadIds: threadWith(last),
});

const isSameContact = (a: LastContact | null, b: LastContact | null): boolean => a?.at === b?.at && a?.type === b?.type;

function afterMove(state: AccountState, { reminderId, state: moved, sendsAt, threadId }: ReminderMoved): AccountState {
  if (state.lastReminder?.reminderId !== reminderId) return state;
  const last: LastReminder = threadId === undefined ? state.lastReminder : { ...state.lastReminder, threadId };
  const neverArrived = last.isRehearsed === true || NEVER_ARRIVED.includes(moved);
  const [before, after] = [last.before, standingWith(last)];
  const { lastContact, ...standing } = neverArrived ? before : after;
  // A call or visit logged since then stays the last contact.
  const isBetween = [before, after].some((its) => isSameContact(its.lastContact, state.lastContact));
  return {
    ...state,
    ...standing,
    knownAddress: last.confirmedSince ?? standing.knownAddress,
    lastContact: isBetween ? lastContact : state.lastContact,
    lastReminder: { ...last, state: moved, sendsAt },
    recentContacts: neverArrived
      ? withoutContact(state.recentContacts, reminderId)
      : withContact(state.recentContacts, reminderContact(reminderId, sendsAt)),
  };
}

/** A note is no contact with the customer, and a call logged late does not hide a later reminder. */
function afterContact(state: AccountState, event: ContactLogged): AccountState {
  const { at, contact, timeZone } = event;
  const { customerName, customerNumber, kind, on } = contact;
  const recentContacts = afterLogged(state.recentContacts, event);
  const next = { ...state, version: state.version + 1, customerName, customerNumber, recentContacts };
  const isLatest = state.lastContact === null || on >= dayIn(timeZone, state.lastContact.at);
  return kind === 'note' || !isLatest ? next : { ...next, lastContact: { at, type: 'contact', kind } };
}

/** What a person changed; a stop that no longer holds is forgotten when another comes. */
function afterChange(state: AccountState, event: AccountChange): AccountState {
  switch (event.type) {
    case 'FactsChanged':
      return { ...state, facts: event.facts };
    case 'StopAdded':
      return { ...state, stops: [...stopsInForce(state.stops, event.on), event.stop] };
    case 'StopLifted':
      return { ...state, stops: state.stops.filter(({ stopId }) => stopId !== event.stop.stopId) };
    case 'AddressConfirmed': {
      const isIts = ({ address }: BlockedAddress) => address.toLowerCase() === event.address.toLowerCase();
      const blockedAddresses = state.blockedAddresses.filter((blocked) => !isIts(blocked));
      const last = state.lastReminder && { ...state.lastReminder, confirmedSince: event.address };
      return { ...state, knownAddress: event.address, blockedAddresses, lastReminder: last };
    }
  }
}

function afterBlock(state: AccountState, { address, because, at }: AddressBlocked): AccountState {
  const others = state.blockedAddresses.filter((blocked) => blocked.address !== address);
  const earlier = state.blockedAddresses.find((blocked) => blocked.address === address);
  // Somebody who complained is not asked for another address because a later mail bounced.
  const block = earlier?.because === 'complained' ? earlier : { address, because, at };
  const blockedAddresses = [...others, block].slice(-BLOCKED_KEPT);
  return { ...state, version: state.version + 1, blockedAddresses };
}
