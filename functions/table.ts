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
//   how an address stands in the company:
//     blocked, its customers, mails of a week  GetItem, UpdateItem        COMPANY#c#ADDRESS#f      ADDRESS
//   the report layouts a company remembers     Query, GetItem             COMPANY#c                REPORT-LAYOUT#<layoutId>
//   how many they are (counted, never read:
//     the condition that keeps them to 200)    UpdateItem                 COMPANY#c                REPORT-LAYOUTS
//   a company's settings, folded, with the
//     change that waits                        GetItem                    COMPANY#c#SETTINGS       SETTINGS
//   every change of them, newest first         Query, descending          COMPANY#c#SETTINGS       ENTRY#<ULID>
//   what a request for a change was answered   GetItem                    COMPANY#c#SETTINGS       REQUEST#<fingerprint>
//   the latest runs of reminders               Query, descending          COMPANY#c#RUNS           RUN#<ULID>
//   what a run asked for, post by post         Query                      COMPANY#c#RUN#<ULID>     POST#<fingerprint>
//   whether the company's mails may leave      GetItem                    COMPANY#c#SENDING        SENDING
//   every stop and resumption, newest first    Query, descending          COMPANY#c#SENDING        ENTRY#<ULID>
//   what became of a day's mails (counted)     BatchGetItem, UpdateItem   COMPANY#c#SENDING        DAY#<day>
//   what everybody sent on a day (counted)     GetItem, UpdateItem        COMPANY#c#LIMITS         DAY#<day>
//   what SES allows, as it said last           GetItem, UpdateItem        SES                      QUOTA
//   reminders the sweeper must look at         Query of openReminders     openPk: OPEN             openSk: <sendsAt>#…
//   reminders that wait for a person           Query of openReminders     openPk: c#<state>        openSk: <sendsAt>#…
//
// Every part of a key is an id of ours (letters, digits, - and _), so that no account number can forge another key.
import { fingerprint } from '../core/account-id.ts';
import { isOpenForSweeping } from '../core/delivery.ts';
import type { ReminderState } from '../core/reminder.ts';

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

/** The item of an address; only its fingerprint becomes part of a key, so that no key tells whose it is. */
export const addressKey = (companyId: string, address: string): Key => ({
  pk: `${companyOf(companyId)}#ADDRESS#${fingerprint(address.toLowerCase())}`,
  sk: 'ADDRESS',
});

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

const runsOf = (companyId: string): string => `${companyOf(companyId)}#RUNS`;

/** The item of one run: who began it and when. */
export const runKey = (companyId: string, runId: string): Key => ({
  pk: runsOf(companyId),
  sk: `RUN#${checked(runId, ENTRY_ID)}`,
});

/** What all runs of a company have in common: the partition, and how their sort keys begin. */
export const runsKey = (companyId: string): { readonly pk: string; readonly begins: string } => ({
  pk: runsOf(companyId),
  begins: 'RUN#',
});

const runOf = (companyId: string, runId: string): string => `${companyOf(companyId)}#RUN#${checked(runId, ENTRY_ID)}`;

/** The item of one post into a run. */
export const runPostKey = (companyId: string, runId: string, postId: string): Key => ({
  pk: runOf(companyId, runId),
  sk: `POST#${checked(postId, ID)}`,
});

/** What all posts into a run have in common: the partition, and how their sort keys begin. */
export const runPostsKey = (companyId: string, runId: string): { readonly pk: string; readonly begins: string } => ({
  pk: runOf(companyId, runId),
  begins: 'POST#',
});

const sendingOf = (companyId: string): string => `${companyOf(companyId)}#SENDING`;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The item that says whether a company's mails may leave. */
export const sendingKey = (companyId: string): Key => ({ pk: sendingOf(companyId), sk: 'SENDING' });

/** The item of one stop or resumption. */
export const sendingEntryKey = (companyId: string, entryId: string): Key => ({
  pk: sendingOf(companyId),
  sk: `ENTRY#${checked(entryId, ENTRY_ID)}`,
});

/** The item that counts what became of the mails of a day. */
export const mailDayKey = (companyId: string, day: string): Key => ({
  pk: sendingOf(companyId),
  sk: `DAY#${checked(day, DAY)}`,
});

/** The item that counts what everybody of a company sent on a day. */
export const limitsKey = (companyId: string, day: string): Key => ({
  pk: `${companyOf(companyId)}#LIMITS`,
  sk: `DAY#${checked(day, DAY)}`,
});

/** What SES allows is the same for everybody of an AWS account. */
export const QUOTA_KEY: Key = { pk: 'SES', sk: 'QUOTA' };

export const OPEN = 'OPEN';

/** Where the reminders of a company stand that wait for a person. */
export const waitingPk = (companyId: string, state: 'NEEDS_REVIEW' | 'AWAITING_APPROVAL'): string =>
  `${checked(companyId, ID)}#${state}`;

/** The part of the index a reminder of this state stands in: the sweeper's, its company's, or none. */
export function openPkOf(companyId: string, state: ReminderState): string | null {
  if (isOpenForSweeping(state)) return OPEN;
  return state === 'NEEDS_REVIEW' || state === 'AWAITING_APPROVAL' ? waitingPk(companyId, state) : null;
}

/** Where a reminder stands in the index of those that are open: sorted by the instant it may go out. */
export const openKey = (
  { companyId, accountId, reminderId }: ReminderIds,
  sendsAt: string,
  state: 'QUEUED' | 'AWAITING_APPROVAL',
) => ({
  openPk: openPkOf(companyId, state) ?? OPEN,
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
