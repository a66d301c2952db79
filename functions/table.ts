// The one table: who asks for what, and every key. A company's accounts never share a key with another company's.
//
//   asked for                                  how                        pk                       sk
//   ------------------------------------------ -------------------------- ------------------------ -----------------------
//   an account's folded state                  GetItem, BatchGetItem      COMPANY#c#ACCOUNT#a      ACCOUNT
//   its history, newest first, paged           Query, descending          COMPANY#c#ACCOUNT#a      ENTRY#<ULID>
//   one entry: a contact, or a reminder with
//     the steps of its delivery                GetItem, UpdateItem        COMPANY#c#ACCOUNT#a      ENTRY#<ULID>
//   what a request (idempotency key) asked for
//     and was answered, with the mail it made  GetItem                    COMPANY#c#ACCOUNT#a      REQUEST#<fingerprint>
//   the report layouts a company remembers     Query, GetItem             COMPANY#c                REPORT-LAYOUT#<layoutId>
//   how many they are (counted, never read:
//     the condition that keeps them to 200)    UpdateItem                 COMPANY#c                REPORT-LAYOUTS
//   a company's settings, folded, with the
//     change that waits                        GetItem                    COMPANY#c#SETTINGS       SETTINGS
//   every change of them, newest first         Query, descending          COMPANY#c#SETTINGS       ENTRY#<ULID>
//   what a request for a change was answered   GetItem                    COMPANY#c#SETTINGS       REQUEST#<fingerprint>
//   reminders the sweeper must look at         Query of openReminders     openPk: OPEN             openSk: <sendsAt>#…
//
// Every part of a key is an id of ours (letters, digits, - and _), so that no account number can forge another key.
import { fingerprint } from '../core/account-id.ts';

/** Whose account. The company comes from the token only. */
export interface AccountIds {
  readonly companyId: string;
  readonly accountId: string;
}

/** A reminder is addressed by its account and the ULID of its entry. */
export interface ReminderIds extends AccountIds {
  readonly reminderId: string;
}

/** A report layout is addressed by its company and the id its headings make. */
export interface LayoutIds {
  readonly companyId: string;
  readonly layoutId: string;
}

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** An id of a company, an account or a report layout. */
export const ID = /^[A-Za-z0-9_-]{1,64}$/;
/** The id of an entry: a ULID. */
export const ENTRY_ID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/** Thrown when a part of a key is not an id. Callers check what comes from outside first, so this is a bug. */
export class NotAnId extends RangeError {}

function checked(part: string, pattern: RegExp): string {
  if (!pattern.test(part)) throw new NotAnId(`a key part of ${part.length} characters is not an id`);
  return part;
}

const partitionOf = ({ companyId, accountId }: AccountIds): string =>
  `COMPANY#${checked(companyId, ID)}#ACCOUNT#${checked(accountId, ID)}`;

/** The item that holds an account's folded state. */
export const accountKey = (ids: AccountIds): Key => ({ pk: partitionOf(ids), sk: 'ACCOUNT' });

/** The item of one history entry. */
export const entryKey = (ids: AccountIds, entryId: string): Key => ({
  pk: partitionOf(ids),
  sk: `ENTRY#${checked(entryId, ENTRY_ID)}`,
});

/** The item of a reminder: its history entry. */
export const reminderKey = (ids: ReminderIds): Key => entryKey(ids, ids.reminderId);

/** What all entries of an account have in common: the partition, and how their sort keys begin. */
export const historyKey = (ids: AccountIds): { readonly pk: string; readonly begins: string } => ({
  pk: partitionOf(ids),
  begins: 'ENTRY#',
});

/** The item of a request. The client's key may be any text; only its fingerprint becomes part of a key. */
export const requestKey = (ids: AccountIds, idempotencyKey: string): Key => ({
  pk: partitionOf(ids),
  sk: `REQUEST#${fingerprint(idempotencyKey)}`,
});

const companyOf = (companyId: string): string => `COMPANY#${checked(companyId, ID)}`;

/** The item of a report layout. */
export const layoutKey = ({ companyId, layoutId }: LayoutIds): Key => ({
  pk: companyOf(companyId),
  sk: `REPORT-LAYOUT#${checked(layoutId, ID)}`,
});

/** What all report layouts of a company have in common: the partition, and how their sort keys begin. */
export const layoutsKey = (companyId: string): { readonly pk: string; readonly begins: string } => ({
  pk: companyOf(companyId),
  begins: 'REPORT-LAYOUT#',
});

/** The item that counts a company's report layouts. */
export const countKey = (companyId: string): Key => ({ pk: companyOf(companyId), sk: 'REPORT-LAYOUTS' });

const settingsOf = (companyId: string): string => `${companyOf(companyId)}#SETTINGS`;

/** The item that holds a company's folded settings. */
export const settingsKey = (companyId: string): Key => ({ pk: settingsOf(companyId), sk: 'SETTINGS' });

/** The item of one change of the settings, or of a word on one. */
export const settingsEntryKey = (companyId: string, entryId: string): Key => ({
  pk: settingsOf(companyId),
  sk: `ENTRY#${checked(entryId, ENTRY_ID)}`,
});

/** What all entries of a company's settings have in common: the partition, and how their sort keys begin. */
export const settingsHistoryKey = (companyId: string): { readonly pk: string; readonly begins: string } => ({
  pk: settingsOf(companyId),
  begins: 'ENTRY#',
});

/** The item of a request for a change of the settings. */
export const settingsRequestKey = (companyId: string, idempotencyKey: string): Key => ({
  pk: settingsOf(companyId),
  sk: `REQUEST#${fingerprint(idempotencyKey)}`,
});

export const OPEN = 'OPEN';

/** Where a reminder stands among the open ones: sorted by the instant it may go out. Set once, removed once. */
export const openKey = ({ companyId, accountId, reminderId }: ReminderIds, sendsAt: string) => ({
  openPk: OPEN,
  openSk: `${sendsAt}#${checked(companyId, ID)}#${checked(accountId, ID)}#${checked(reminderId, ENTRY_ID)}`,
});

/** The ids in an open reminder's sort key. Throws NotAnId when it is not one of ours. */
export function idsOfOpenKey(openSk: string): ReminderIds {
  const [, companyId = '', accountId = '', reminderId = ''] = openSk.split('#');
  return {
    companyId: checked(companyId, ID),
    accountId: checked(accountId, ID),
    reminderId: checked(reminderId, ENTRY_ID),
  };
}
