// Whether a company's mails may leave, what became of them day by day, and every stop and resumption, in the table.
import { BatchGetCommand, GetCommand, QueryCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { CalendarDay } from '../core/calendar.ts';
import {
  type MailCounts,
  NEVER_STOPPED,
  NO_MAILS,
  type SendingEvent,
  type SendingStanding,
  type SendQuota,
} from '../core/sending.ts';
import type { Table } from './environment.ts';
import { TABLE_KEYS } from './settings.ts';
import { ChangedMeanwhile } from './store.ts';
import { mailDayKey, QUOTA_KEY, sendingEntryKey, sendingKey } from './table.ts';

/** Whether a company's mails may leave. */
export async function loadStanding(table: Table, companyId: string): Promise<SendingStanding> {
  const Key = sendingKey(companyId);
  const { Item } = await table.client.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }));
  return (Item?.standing as SendingStanding | undefined) ?? NEVER_STOPPED;
}

/** Appends a stop or a resumption. Throws ChangedMeanwhile when there was another since `before`. */
export async function appendSending(
  table: Table,
  companyId: string,
  {
    before,
    after,
    event,
  }: { readonly before: SendingStanding; readonly after: SendingStanding; readonly event: SendingEvent },
): Promise<void> {
  const TableName = table.name;
  const isNew = { ConditionExpression: 'attribute_not_exists(pk)' };
  const unchanged = {
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': before.version },
  };
  const standing = { ...sendingKey(companyId), version: after.version, standing: after };
  const entry = { ...sendingEntryKey(companyId, event.entryId), event };
  const command = new TransactWriteCommand({
    TransactItems: [
      { Put: { TableName, Item: standing, ...(before.version === 0 ? isNew : unchanged) } },
      { Put: { TableName, Item: entry, ...isNew } },
    ],
  });
  try {
    await table.client.send(command);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'TransactionCanceledException') throw error;
    throw new ChangedMeanwhile('sending was stopped or resumed meanwhile', { cause: error });
  }
}

/** The latest stops and resumptions, newest first. */
export async function loadSendingHistory(table: Table, companyId: string, limit: number): Promise<SendingEvent[]> {
  const query = new QueryCommand({
    TableName: table.name,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :begins)',
    ExpressionAttributeValues: { ':pk': sendingKey(companyId).pk, ':begins': 'ENTRY#' },
    ScanIndexForward: false,
    Limit: limit,
    ConsistentRead: true,
  });
  const { Items = [] } = await table.client.send(query);
  return Items.map(({ event }) => event as SendingEvent);
}

/** The day mails are counted on: the world's, since reports know no company's clock. */
export const countedOn = (now: string): CalendarDay => now.slice(0, 10) as CalendarDay;

const KEPT_SECONDS = 60 * 86_400;

/** Adds to what became of today's mails; as an update that stands alone or within a transaction. */
export const countMails = (
  table: Table,
  companyId: string,
  { mails, bounced, complained }: MailCounts,
  now: string,
) => ({
  TableName: table.name,
  Key: mailDayKey(companyId, countedOn(now)),
  UpdateExpression: 'SET #expires = :expires ADD mails :mails, bounced :bounced, complained :complained',
  ExpressionAttributeNames: { '#expires': TABLE_KEYS.timeToLive },
  ExpressionAttributeValues: {
    ...{ ':mails': mails, ':bounced': bounced, ':complained': complained },
    ':expires': Math.floor(Date.parse(now) / 1000) + KEPT_SECONDS,
  },
});

/** Adds to what became of today's mails, by itself. */
export async function addMails(table: Table, companyId: string, counts: MailCounts, now: string): Promise<void> {
  await table.client.send(new UpdateCommand(countMails(table, companyId, counts, now)));
}

/** What became of the mails of some days; a day without any has none. */
export async function loadMailDays(
  table: Table,
  companyId: string,
  days: readonly CalendarDay[],
): Promise<Map<CalendarDay, MailCounts>> {
  const Keys = days.map((day) => mailDayKey(companyId, day));
  const get = new BatchGetCommand({ RequestItems: { [table.name]: { Keys, ConsistentRead: true } } });
  const { Responses, UnprocessedKeys } = await table.client.send(get);
  if ((UnprocessedKeys?.[table.name]?.Keys ?? []).length > 0) throw new Error('not every day was read');
  const found = new Map((Responses?.[table.name] ?? []).map((item) => [String(item.sk).slice('DAY#'.length), item]));
  return new Map(
    days.map((day) => {
      const { mails = 0, bounced = 0, complained = 0 } = (found.get(day) ?? NO_MAILS) as Partial<MailCounts>;
      return [day, { mails, bounced, complained }];
    }),
  );
}

/** Keeps what SES said it allows, for whoever may not ask SES. */
export async function keepQuota(table: Table, quota: SendQuota, at: string): Promise<void> {
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: QUOTA_KEY,
      UpdateExpression: 'SET quota = :quota, #at = :at',
      ExpressionAttributeNames: { '#at': 'at' },
      ExpressionAttributeValues: { ':quota': quota, ':at': at },
    }),
  );
}

/** What SES said last that it allows; null when it was never asked. */
export async function loadQuota(table: Table): Promise<SendQuota | null> {
  const { Item } = await table.client.send(new GetCommand({ TableName: table.name, Key: QUOTA_KEY }));
  return (Item?.quota as SendQuota | undefined) ?? null;
}
