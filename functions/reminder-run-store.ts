// A run in the table: its head, and one item for each account, written before the reminder is: whatever happens in
// between, the run knows of it. What became of each is read from the reminder's own entry.
import {
  BatchGetCommand,
  GetCommand,
  PutCommand,
  paginateQuery,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { Person } from '../core/account.ts';
import type { RunReminder } from '../core/reminder-run.ts';
import type { Table } from './environment.ts';
import type { ReminderItem } from './history-items.ts';
import { TABLE_KEYS } from './settings.ts';
import { type AccountIds, type Key, reminderKey, runItemKey, runKey, runsKey } from './table.ts';

/** How long a run can be looked at; the reminders' own history stays. */
const KEPT_SECONDS = 90 * 86_400;

/** Who began a run, and when. */
export interface RunHead {
  readonly runId: string;
  readonly at: string;
  readonly by: string;
}

const expiresAfter = (at: string): number => Math.floor(Date.parse(at) / 1000) + KEPT_SECONDS;

const headOf = ({ sk, at, by }: Record<string, unknown>): RunHead => ({
  runId: String(sk).slice('RUN#'.length),
  at: String(at),
  by: String(by),
});

/** Begins a run; one that was begun before is as it was. */
export async function beginRun(
  table: Table,
  { companyId, runId }: { readonly companyId: string; readonly runId: string },
  by: Person,
  now: string,
): Promise<RunHead> {
  const begin = new UpdateCommand({
    TableName: table.name,
    Key: runKey(companyId, runId),
    UpdateExpression:
      'SET #at = if_not_exists(#at, :at), #by = if_not_exists(#by, :by), #expires = if_not_exists(#expires, :expires)',
    ExpressionAttributeNames: { '#at': 'at', '#by': 'by', '#expires': TABLE_KEYS.timeToLive },
    ExpressionAttributeValues: { ':at': now, ':by': by.name, ':expires': expiresAfter(now) },
    ReturnValues: 'ALL_NEW',
  });
  const { Attributes = {} } = await table.client.send(begin);
  return headOf(Attributes);
}

/** A reminder of a run as it was asked for. */
export interface RunItem {
  readonly accountId: string;
  readonly customerName: string;
  readonly reminderId: string;
  /** Why it was not accepted; null while it was, or is being decided. */
  readonly refusal: string | null;
}

/** In which run of which company an item stands. */
interface InRun {
  readonly head: RunHead;
  readonly companyId: string;
}

const itemOf = ({ head, companyId }: InRun, item: RunItem) => ({
  ...runItemKey(companyId, head.runId, item.accountId),
  ...item,
  [TABLE_KEYS.timeToLive]: expiresAfter(head.at),
});

/**
 * Writes an account of a run down under the id that was planned for its reminder. False when a colleague put that account
 * there, and was not refused.
 */
export async function putRunItem(table: Table, run: InRun, planned: string, item: RunItem): Promise<boolean> {
  const put = new PutCommand({
    TableName: table.name,
    Item: itemOf(run, item),
    ConditionExpression: 'attribute_not_exists(pk) OR reminderId = :planned OR attribute_type(refusal, :text)',
    ExpressionAttributeValues: { ':planned': planned, ':text': 'S' },
  });
  try {
    await table.client.send(put);
    return true;
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
    return false;
  }
}

/** Writes down a reminder that was accepted: whatever else stands there of its account was not. */
export async function putAcceptedItem(table: Table, run: InRun, item: RunItem): Promise<void> {
  await table.client.send(new PutCommand({ TableName: table.name, Item: itemOf(run, item) }));
}

/** The head of a run, or null when there is none of that id. */
export async function findRun(table: Table, companyId: string, runId: string): Promise<RunHead | null> {
  const get = new GetCommand({ TableName: table.name, Key: runKey(companyId, runId), ConsistentRead: true });
  const { Item } = await table.client.send(get);
  return Item ? headOf(Item) : null;
}

/** The heads of the latest runs, newest first. */
export async function latestRuns(table: Table, companyId: string, limit: number): Promise<RunHead[]> {
  const { pk, begins } = runsKey(companyId);
  const query = new QueryCommand({
    TableName: table.name,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :begins)',
    ExpressionAttributeValues: { ':pk': pk, ':begins': begins },
    ScanIndexForward: false,
    Limit: limit,
  });
  const { Items = [] } = await table.client.send(query);
  return Items.map(headOf);
}

async function loadItems(table: Table, companyId: string, runId: string): Promise<RunItem[]> {
  const { pk, sk } = runItemKey(companyId, runId, 'any');
  const pages = paginateQuery(
    { client: table.client },
    {
      TableName: table.name,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :begins)',
      ExpressionAttributeValues: { ':pk': pk, ':begins': sk.slice(0, -'any'.length) },
      ConsistentRead: true,
    },
  );
  const items: RunItem[] = [];
  for await (const { Items = [] } of pages) items.push(...(Items as RunItem[]));
  return items;
}

const A_BATCH = 100;
const nameOf = ({ pk, sk }: Key): string => `${pk} ${sk}`;

async function readBatch(
  table: Table,
  keys: readonly Key[],
  into: Map<string, Record<string, unknown>>,
): Promise<void> {
  let left: readonly Record<string, unknown>[] = keys.map((key) => ({ ...key }));
  for (let round = 0; left.length > 0; round++) {
    if (round > 5) throw new Error(`${left.length} items were not read in ${round} rounds`);
    const RequestItems = { [table.name]: { Keys: [...left] } };
    const { Responses, UnprocessedKeys } = await table.client.send(new BatchGetCommand({ RequestItems }));
    for (const item of Responses?.[table.name] ?? []) into.set(nameOf(item as unknown as Key), item);
    left = UnprocessedKeys?.[table.name]?.Keys ?? [];
  }
}

/** The entries of many reminders, by account and reminder; those that are not there are left out. */
export async function loadReminders(
  table: Table,
  reminders: readonly (AccountIds & { readonly reminderId: string })[],
): Promise<Map<string, ReminderItem>> {
  const keys = reminders.map(reminderKey);
  const found = new Map<string, Record<string, unknown>>();
  const batches = Array.from({ length: Math.ceil(keys.length / A_BATCH) }, (_, i) =>
    keys.slice(i * A_BATCH, (i + 1) * A_BATCH),
  );
  await Promise.all(batches.map((batch) => readBatch(table, batch, found)));
  return new Map(
    reminders.flatMap((its) => {
      const item = found.get(nameOf(reminderKey(its)));
      return item ? [[its.reminderId, item as unknown as ReminderItem] as const] : [];
    }),
  );
}

function reminderOf(item: RunItem, entry: ReminderItem | undefined): RunReminder {
  const { accountId, customerName, reminderId, refusal } = item;
  const base = { accountId, customerName };
  if (entry) {
    const { level, totals, state, sendsAt, steps } = entry;
    const because = steps.findLast((step) => step.state === state)?.because ?? null;
    return { ...base, reminderId, level, totals: [...totals], state, because, sendsAt };
  }
  const nothing = { level: null, totals: [], state: null, sendsAt: null };
  return { ...base, ...nothing, reminderId: refusal === null ? reminderId : null, because: refusal };
}

/** Every reminder of a run as it stands now. */
export async function loadRun(table: Table, companyId: string, runId: string): Promise<RunReminder[]> {
  const items = await loadItems(table, companyId, runId);
  const entries = await loadReminders(
    table,
    items.map(({ accountId, reminderId }) => ({ companyId, accountId, reminderId })),
  );
  return items.map((item) => reminderOf(item, entries.get(item.reminderId)));
}
