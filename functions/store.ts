// Loads an account and appends to its history. State, entry and request are written in one transaction, conditioned on the
// version the decision was made on: two clerks cannot both decide on the same past, and a request happens once.
import { TransactWriteCommand, type TransactWriteCommandInput, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type AccountState, evolve, NEW_ACCOUNT } from '../core/account.ts';
import type { AddressBlocked } from '../core/account-events.ts';
import type { HistoryEntry, HistoryPage } from '../core/contact-log.ts';
import { blockForCompany } from './address-store.ts';
import type { Table } from './environment.ts';
import { type EntryItem, entryIdOf, entryOf } from './history-items.ts';
import { type AskedPage, loadPage } from './history-pages.ts';
import { nameOf, readItem, readItems } from './read-items.ts';
import { TABLE_KEYS } from './settings.ts';
import { type AccountIds, accountKey, ENTRY_ID, entryKey, historyKey, requestKey } from './table.ts';

/** Thrown when the account, or the request, was written by somebody else since it was read. Load and decide again. */
export class ChangedMeanwhile extends Error {
  override readonly name = 'ChangedMeanwhile';
}

/** What a request asked for (as a fingerprint) and what it was answered. */
export interface StoredRequest {
  readonly bodyHash: string;
  readonly status: number;
  readonly answer: unknown;
}

/** What is appended: the state before and after, the new entry, and the request it answers. */
export interface Append {
  readonly before: AccountState;
  readonly after: AccountState;
  readonly entry: EntryItem;
  readonly idempotencyKey: string;
  readonly request: StoredRequest;
  /** The packed mail, kept for good; a request without one may be forgotten after a week. */
  readonly mail?: Uint8Array;
}

const WEEK_SECONDS = 7 * 86_400;

const stateOf = (item: Record<string, unknown> | null): AccountState =>
  // An account that was written before a field came to be has that field as a new account has it.
  item === null ? NEW_ACCOUNT : { ...NEW_ACCOUNT, ...(item.account as AccountState) };

/** The state with the present step of its last reminder: delivery is written on the reminder's entry alone. */
const caughtUp = (state: AccountState, entry: EntryItem | null): AccountState =>
  entry?.type === 'reminder'
    ? evolve(state, {
        type: 'ReminderMoved',
        reminderId: entryIdOf(entry),
        state: entry.state,
        sendsAt: entry.sendsAt,
        ...(entry.threadId === undefined ? {} : { threadId: entry.threadId }),
      })
    : state;

/** The account as it stands now; a new one when nobody has written to it yet. */
export async function loadAccount(table: Table, ids: AccountIds): Promise<AccountState> {
  const state = stateOf(await readItem(table, accountKey(ids)));
  if (!state.lastReminder) return state;
  return caughtUp(state, await loadEntry(table, ids, state.lastReminder.reminderId));
}

/** The account as it was last written; how far its last reminder is stands on that reminder's entry. */
export const loadFolded = async (table: Table, ids: AccountIds): Promise<AccountState> =>
  stateOf(await readItem(table, accountKey(ids)));

async function loadEntry(table: Table, ids: AccountIds, entryId: string): Promise<EntryItem | null> {
  return (await readItem(table, entryKey(ids, entryId))) as EntryItem | null;
}

/** One entry of the history, or null when there is none of that id. */
export async function findEntry(table: Table, ids: AccountIds, entryId: string): Promise<HistoryEntry | null> {
  const item = ENTRY_ID.test(entryId) ? await loadEntry(table, ids, entryId) : null;
  return item && entryOf(item);
}

/** What a request with this key was answered before, or null. */
export async function findRequest(table: Table, ids: AccountIds, key: string): Promise<StoredRequest | null> {
  const item = await readItem(table, requestKey(ids, key));
  return item && { bodyHash: String(item.bodyHash), status: Number(item.status), answer: item.answer };
}

const isCancelled = (error: unknown): boolean =>
  error instanceof Error && error.name === 'TransactionCanceledException';

const isUnmet = (error: unknown): boolean => error instanceof Error && error.name === 'ConditionalCheckFailedException';

interface Condition {
  readonly ConditionExpression: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ExpressionAttributeValues?: Record<string, unknown>;
}

const unchangedSince = (before: AccountState): Condition =>
  before.version === 0
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': before.version },
      };

/** What a new account does not have anyway: reading puts the rest back, and a kilobyte less is two write units less. */
const differing = (state: AccountState): Partial<AccountState> =>
  Object.fromEntries(
    Object.entries(state).filter(
      ([field, value]) => JSON.stringify(value) !== JSON.stringify(NEW_ACCOUNT[field as keyof AccountState]),
    ),
  );

function writesOf(table: Table, ids: AccountIds, append: Append): TransactWriteCommandInput['TransactItems'] {
  const { before, after, entry, idempotencyKey, request, mail } = append;
  const TableName = table.name;
  const isNew = 'attribute_not_exists(pk)';
  const kept = mail ? { mail } : { [TABLE_KEYS.timeToLive]: Math.floor(Date.parse(entry.at) / 1000) + WEEK_SECONDS };
  const account = { ...accountKey(ids), version: after.version, account: differing(after) };
  const asked = { ...requestKey(ids, idempotencyKey), ...request, ...kept };
  return [
    { Put: { TableName, Item: account, ...unchangedSince(before) } },
    { Put: { TableName, Item: { ...entry }, ConditionExpression: isNew } },
    { Put: { TableName, Item: asked, ConditionExpression: isNew } },
  ];
}

/** Appends all or nothing. Throws ChangedMeanwhile when the account moved on or the request was answered meanwhile. */
export async function append(table: Table, ids: AccountIds, change: Append): Promise<void> {
  const command = new TransactWriteCommand({ TransactItems: writesOf(table, ids, change) });
  try {
    await table.client.send(command);
  } catch (error) {
    if (!isCancelled(error)) throw error;
    throw new ChangedMeanwhile('the account or the request was written meanwhile', { cause: error });
  }
}

/**
 * Blocks an address for the account and for every customer of the company; twice is the same as once. Throws
 * ChangedMeanwhile.
 */
export async function blockAddress(table: Table, ids: AccountIds, event: AddressBlocked): Promise<void> {
  await blockForCompany(table, ids.companyId, event);
  const before = stateOf(await readItem(table, accountKey(ids)));
  if (before.blockedAddresses.some(({ address, because }) => address === event.address && because === event.because))
    return;
  const after = evolve(before, event);
  const { ExpressionAttributeValues: values, ...unchanged } = unchangedSince(before);
  const update = new UpdateCommand({
    TableName: table.name,
    Key: accountKey(ids),
    UpdateExpression: 'SET #version = :next, #account = :account',
    ...unchanged,
    ExpressionAttributeNames: { '#version': 'version', '#account': 'account' },
    ExpressionAttributeValues: { ':next': after.version, ':account': differing(after), ...values },
  });
  try {
    await table.client.send(update);
  } catch (error) {
    if (!isUnmet(error)) throw error;
    throw new ChangedMeanwhile('the account was written meanwhile', { cause: error });
  }
}

/** A page of the account's history, newest first. */
export function loadHistory(table: Table, ids: AccountIds, page: AskedPage): Promise<HistoryPage> {
  const history = { ...historyKey(ids), keyOf: (entryId: string) => entryKey(ids, entryId) };
  return loadPage(table, history, page, entryOf);
}

/** The states of up to 100 accounts of a company, by account id; accounts nobody wrote to are new. */
export async function loadAccounts(
  table: Table,
  companyId: string,
  accountIds: readonly string[],
): Promise<Map<string, AccountState>> {
  const wanted = [...new Set(accountIds)].map((accountId) => ({ companyId, accountId }));
  const items = await readItems(table, wanted.map(accountKey));
  const states = wanted.map((ids) => ({ ids, state: stateOf(items.get(nameOf(accountKey(ids))) ?? null) }));
  const last = states.flatMap(({ ids, state }) =>
    state.lastReminder ? [entryKey(ids, state.lastReminder.reminderId)] : [],
  );
  const entries = await readItems(table, last);
  return new Map(
    states.map(({ ids, state }) => {
      const key = state.lastReminder ? nameOf(entryKey(ids, state.lastReminder.reminderId)) : '';
      return [ids.accountId, caughtUp(state, (entries.get(key) as EntryItem | undefined) ?? null)];
    }),
  );
}
