// A history entry as it lies in the table, and as the API tells it: what is internal (keys, ids of people, leases) stays here.
import { isDeepStrictEqual } from 'node:util';
import type {
  AccountChange,
  AddressConfirmed,
  ContactLogged,
  FactsChanged,
  ReminderQueued,
  StopAdded,
  StopLifted,
} from '../core/account-events.ts';
import type { DeliveryStep, HistoryEntry } from '../core/contact-log.ts';
import { NO_RULE_FIRED, type ReminderState } from '../core/reminder.ts';
import { type AccountIds, entryKey, type Key, openKey } from './table.ts';

/** A reminder's item: its entry, and what its sender needs. Attributes of the open index are there while it is open. */
export interface ReminderItem extends Key {
  readonly type: 'reminder';
  readonly at: string;
  readonly by: string;
  readonly byId: string;
  readonly level: number;
  readonly to: string;
  readonly mode?: ReminderQueued['mode'];
  /** Not there on entries that are older than it. */
  readonly identity?: string;
  /** Minutes between mails to one address, and how many in seven days, as the settings were when it was accepted. */
  readonly spacing?: readonly [number, number];
  readonly subject: string;
  readonly asOf: ReminderQueued['asOf'];
  readonly invoiceCount: number;
  readonly totals: ReminderQueued['totals'];
  /** These three are there where they say something: an invoice left out, a rule that fired, an override. */
  readonly leftOut?: ReminderQueued['leftOut'];
  readonly decision?: ReminderQueued['decision'];
  readonly override?: ReminderQueued['override'];
  readonly previewHash: string;
  readonly confirmed: readonly string[];
  readonly sendsAt: string;
  readonly state: ReminderState;
  /** How strongly something is known of it; see core/delivery.ts. */
  readonly evidence: number;
  readonly steps: readonly DeliveryStep[];
  /** Sort key of the request that made it; the mail lies there. */
  readonly request: string;
  readonly attempt?: string;
  readonly leaseUntil?: string;
  readonly messageId?: string;
  /** The Message-ID the mail bears, to which the next reminder refers. */
  readonly threadId?: string;
}

interface ContactItem extends Key, Omit<ContactLogged['contact'], 'customerName' | 'customerNumber'> {
  readonly type: 'contact';
  readonly at: string;
  readonly by: string;
  readonly byId: string;
}

type ChangeItem = Key &
  Pick<ReminderItem, 'at' | 'by' | 'byId'> &
  (
    | ({ readonly type: 'facts' } & Pick<FactsChanged, 'before' | 'facts'>)
    | ({ readonly type: 'stop' } & Pick<StopAdded, 'stop'>)
    | ({ readonly type: 'lift' } & Pick<StopLifted, 'stop' | 'reason'>)
    | ({ readonly type: 'address' } & Pick<AddressConfirmed, 'address' | 'before' | 'unblocked' | 'reason'>)
  );

export type EntryItem = ReminderItem | ContactItem | ChangeItem;

/** Counts as a reminder to the customer: neither tried out nor sent to the company's own test address. */
export const isForCustomer = ({ mode = 'live' }: Pick<ReminderItem, 'mode'>): boolean => mode === 'live';

/** What most reminders have nothing to say about stays away: every write of an item over a kilobyte costs twice. */
const saidOf = ({ leftOut, decision, override }: ReminderQueued) => ({
  ...(leftOut.length === 0 ? {} : { leftOut }),
  ...(isDeepStrictEqual(decision, NO_RULE_FIRED) ? {} : { decision }),
  ...(override === null ? {} : { override }),
});

/** The item of a reminder that was just accepted; `request` is the sort key of its request. */
export function reminderItem(ids: AccountIds, event: ReminderQueued, request: string): ReminderItem {
  const { entryId, at, by, state, level, to, subject, asOf, invoiceCount, totals, sendsAt } = event;
  const { previewHash, confirmed, mode, identity } = event;
  return {
    ...entryKey(ids, entryId),
    ...openKey({ ...ids, reminderId: entryId }, sendsAt, state),
    ...{ type: 'reminder', at, level, to, subject, asOf, invoiceCount, totals, sendsAt },
    ...saidOf(event),
    ...{ previewHash, confirmed, state, identity },
    ...(mode === undefined || mode === 'live' ? {} : { mode }),
    by: by.name,
    byId: by.id,
    evidence: 0,
    steps: [{ state, at, because: null }],
    request,
  };
}

/** The item of a logged contact. */
export function contactItem(ids: AccountIds, { entryId, at, by, contact }: ContactLogged): ContactItem {
  const { kind, direction, on, person, result, note, corrects } = contact;
  return {
    ...entryKey(ids, entryId),
    ...{ type: 'contact', at, kind, direction, on, person, result, note, corrects },
    by: by.name,
    byId: by.id,
  };
}

/** The item of what a person changed on the account. */
export function changeItem(ids: AccountIds, event: AccountChange): ChangeItem {
  const { entryId, at, by } = event;
  const base = { ...entryKey(ids, entryId), at, by: by.name, byId: by.id };
  switch (event.type) {
    case 'FactsChanged':
      return { ...base, type: 'facts', before: event.before, facts: event.facts };
    case 'StopAdded':
      return { ...base, type: 'stop', stop: event.stop };
    case 'StopLifted':
      return { ...base, type: 'lift', stop: event.stop, reason: event.reason };
    case 'AddressConfirmed': {
      const { address, before, unblocked, reason } = event;
      return { ...base, type: 'address', address, before, unblocked, reason };
    }
  }
}

/** The ULID of an entry from its sort key. */
export const entryIdOf = ({ sk }: Pick<Key, 'sk'>): string => sk.slice('ENTRY#'.length);

/** An entry as the API tells it. */
export function entryOf(item: EntryItem): HistoryEntry {
  const base = { entryId: entryIdOf(item), at: item.at, by: item.by };
  if (item.type === 'contact') {
    const { type, kind, direction, on, person, result, note, corrects } = item;
    return { ...base, type, kind, direction, on, person, result, note, corrects };
  }
  if (item.type !== 'reminder') {
    const { pk: _pk, sk: _sk, byId: _byId, ...told } = item;
    return { ...told, ...base };
  }
  const { type, level, to, subject, asOf, invoiceCount, totals, state, sendsAt, steps } = item;
  const { leftOut = [], decision = NO_RULE_FIRED, override = null, confirmed } = item;
  return {
    ...{ ...base, type, level, to, subject, asOf, invoiceCount, state, sendsAt, decision, override },
    totals: [...totals],
    leftOut: [...leftOut],
    confirmed: [...confirmed],
    steps: [...steps],
  };
}
