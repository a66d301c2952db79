// What can happen to an account, in the order it was written. Each event says who, when and why; none is ever changed.
import type { BlockedAddress, Person } from './account.ts';
import type { AccountStop } from './account-stop.ts';
import type { CalendarDay } from './calendar.ts';
import type { LogContact } from './contact-log.ts';
import type { CustomerFacts } from './customer-facts.ts';
import type { Money } from './money.ts';
import type { LeftOut, ReminderState, RuleDecision } from './reminder.ts';
import type { ReminderSettings } from './reminder-settings.ts';

type SendingMode = ReminderSettings['sendingMode'];

export interface ReminderQueued {
  readonly type: 'ReminderQueued';
  readonly entryId: string;
  readonly at: string;
  readonly by: Person;
  /** `at` as a day of the company. */
  readonly on: CalendarDay;
  /** Queued for the sender, or kept for a finance lead to approve. */
  readonly state: 'QUEUED' | 'AWAITING_APPROVAL';
  readonly customerName: string;
  readonly customerNumber: string | null;
  readonly level: number;
  readonly to: string;
  /** Absent: live. In test mode it went to the test address, in a dry run nowhere; neither counts as a reminder. */
  readonly mode?: SendingMode;
  readonly subject: string;
  readonly asOf: CalendarDay;
  readonly invoiceCount: number;
  readonly totals: readonly Money[];
  readonly items: string;
  /** The mark of each invoice asked for. */
  readonly invoices: readonly string[];
  /** Invoices of the request that are not asked for, and why not. */
  readonly leftOut: readonly LeftOut[];
  /** What the contact rules said, and why somebody set a blocking rule aside. */
  readonly decision: RuleDecision;
  readonly override: RuleOverride | null;
  /** The previewed hash, and the warnings the clerk confirmed. */
  readonly previewHash: string;
  readonly confirmed: readonly string[];
  readonly sendsAt: string;
  /** The mark of who the company was and how it was to be paid (see `identityMark`). */
  readonly identity: string;
}

/** Somebody the company allows to has set blocking rules aside, with a typed reason. */
export interface RuleOverride {
  readonly role: string;
  readonly reason: string;
}

/** A step of the mail. It is stored on the reminder's own entry and does not count as a version of the account. */
export interface ReminderMoved {
  readonly type: 'ReminderMoved';
  readonly reminderId: string;
  readonly state: ReminderState;
  /** When it may go out, which an approval sets anew. */
  readonly sendsAt: string;
  /** The Message-ID its mail bears, once it went out. */
  readonly threadId?: string;
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

interface ByHand {
  readonly entryId: string;
  readonly at: string;
  readonly by: Person;
}

export interface FactsChanged extends ByHand {
  readonly type: 'FactsChanged';
  readonly before: CustomerFacts;
  readonly facts: CustomerFacts;
}

export interface StopAdded extends ByHand {
  readonly type: 'StopAdded';
  readonly stop: AccountStop;
  /** Day of the company on which it was added. */
  readonly on: CalendarDay;
}

export interface StopLifted extends ByHand {
  readonly type: 'StopLifted';
  readonly stop: AccountStop;
  readonly reason: string;
}

/** Somebody says that this is the customer's address; a block on it ends. */
export interface AddressConfirmed extends ByHand {
  readonly type: 'AddressConfirmed';
  readonly address: string;
  readonly before: string | null;
  readonly unblocked: BlockedAddress['because'] | null;
  readonly reason: string;
}

/** What a person changes on an account besides reminders and contacts. */
export type AccountChange = FactsChanged | StopAdded | StopLifted | AddressConfirmed;

export type AccountEvent = ReminderQueued | ReminderMoved | ContactLogged | AddressBlocked | AccountChange;
