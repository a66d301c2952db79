// A run in the table: its head, and one item for each post, written before its reminders are: whatever happens in between,
// the run knows of them. What became of each is read from the reminder's own entry.
import { GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Person } from '../core/account.ts';
import { secondsAfter } from '../core/calendar.ts';
import type { RunReminder } from '../core/reminder-run.ts';
import type { Table } from './environment.ts';
import type { ReminderItem } from './history-items.ts';
import { nameOf, readAll, readItems } from './read-items.ts';
import { TABLE_KEYS } from './settings.ts';
import { type ReminderIds, reminderKey, runKey, runPostKey, runPostsKey, runsKey } from './table.ts';

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

/** In which run of which company a post stands, and what tells it from others. */
interface PostIds {
  readonly head: RunHead;
  readonly companyId: string;
  readonly postId: string;
  readonly now: string;
}

/** A post is answered within seconds; what is not there long after was never queued. */
const POST_SECONDS = 900;
const NEVER_QUEUED = 'It was never queued, so nothing was sent. Look at it again and send it anew.';

/** Writes the reminders of a post down; written again, with what became of them, it takes its own place. */
export async function putRunPost(table: Table, ids: PostIds, reminders: readonly RunItem[]): Promise<void> {
  const { head, companyId, postId, now } = ids;
  const Item = {
    ...runPostKey(companyId, head.runId, postId),
    ...{ at: now, reminders },
    [TABLE_KEYS.timeToLive]: expiresAfter(head.at),
  };
  await table.client.send(new PutCommand({ TableName: table.name, Item }));
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

/** A reminder of a run, and until when it may yet be queued. */
interface AskedItem extends RunItem {
  readonly decidedBy: string;
}

interface PostItem {
  readonly reminders: readonly RunItem[];
  readonly at: string;
}

async function loadItems(table: Table, companyId: string, runId: string): Promise<AskedItem[]> {
  const posts = await readAll<PostItem>(table, runPostsKey(companyId, runId));
  return posts.flatMap(({ reminders, at }) => {
    const decidedBy = secondsAfter(at, POST_SECONDS);
    return reminders.map((item) => ({ ...item, decidedBy }));
  });
}

/** The entries of many reminders, by their ids; those that are not there are left out. */
export async function loadReminders(
  table: Table,
  reminders: readonly ReminderIds[],
): Promise<Map<string, ReminderItem>> {
  const each = [...new Map(reminders.map((ids) => [ids.reminderId, ids])).values()];
  const batches = Array.from({ length: Math.ceil(each.length / A_BATCH) }, (_, i) =>
    each.slice(i * A_BATCH, (i + 1) * A_BATCH),
  );
  const found = await Promise.all(batches.map((batch) => readItems(table, batch.map(reminderKey))));
  const items = new Map(found.flatMap((its) => [...its]));
  return new Map(
    each.flatMap((ids) => {
      const item = items.get(nameOf(reminderKey(ids)));
      return item ? [[ids.reminderId, item as unknown as ReminderItem] as const] : [];
    }),
  );
}

/** As many items as DynamoDB reads at once. */
const A_BATCH = 100;

function reminderOf(item: AskedItem, entry: ReminderItem | undefined, now: string): RunReminder {
  const { accountId, customerName, reminderId, decidedBy } = item;
  const base = { accountId, customerName };
  if (entry) {
    const { level, totals, state, sendsAt, steps } = entry;
    const because = steps.findLast((step) => step.state === state)?.because ?? null;
    return { ...base, reminderId, level, totals: [...totals], state, because, sendsAt };
  }
  const nothing = { level: null, totals: [], state: null, sendsAt: null };
  const refusal = item.refusal ?? (now < decidedBy ? null : NEVER_QUEUED);
  return { ...base, ...nothing, reminderId: refusal === null ? reminderId : null, because: refusal };
}

/** Of what two clerks, or two tries, came to for one account, the one that says most: accepted, under way, refused. */
const weightOf = ({ state, reminderId }: RunReminder): number => (state ? 2 : reminderId === null ? 0 : 1);

/** Every reminder of a run as it stands now, one for each account. */
export async function loadRun(
  table: Table,
  { companyId, runId, now }: { readonly companyId: string; readonly runId: string; readonly now: string },
): Promise<RunReminder[]> {
  const items = await loadItems(table, companyId, runId);
  const ids = items.map(({ accountId, reminderId }) => ({ companyId, accountId, reminderId }));
  const entries = await loadReminders(table, ids);
  const byAccount = new Map<string, RunReminder>();
  for (const item of items) {
    const its = reminderOf(item, entries.get(item.reminderId), now);
    const other = byAccount.get(item.accountId);
    if (!other || weightOf(its) > weightOf(other)) byAccount.set(item.accountId, its);
  }
  return [...byAccount.values()];
}
