// A company's settings in the table: the folded state, every entry of its history, and the requests that were answered,
// written in one transaction on the version the decision was made on.
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { type CompanySettings, companySettingsSchema } from '../core/company-settings.ts';
import { type SettingsEvent, type SettingsState, settingsAsDeployed } from '../core/company-settings-change.ts';
import type { SettingsEntry, SettingsHistory } from '../core/company-settings-view.ts';
import type { Table } from './environment.ts';
import { type AskedPage, loadPage } from './history-pages.ts';
import { readItem } from './read-items.ts';
import { TABLE_KEYS } from './settings.ts';
import { ChangedMeanwhile, type StoredRequest } from './store.ts';
import { settingsEntryKey, settingsHistoryKey, settingsKey, settingsRequestKey } from './table.ts';

const WEEK_SECONDS = 7 * 86_400;

const storedSettingsSchema = companySettingsSchema.strip();

/**
 * The settings as they were last changed, or those of the deployment when nobody changed them. The address mails come from
 * is always the deployment's, and so is a field that is newer than the last change.
 */
export async function loadSettings(table: Table, companyId: string, deployed: CompanySettings): Promise<SettingsState> {
  const item = (await readItem(table, settingsKey(companyId))) as SettingsState | null;
  if (!item) return settingsAsDeployed(deployed);
  const { version, settings, change } = item;
  const known = { ...deployed, ...settings, senderEmail: deployed.senderEmail };
  return { version, settings: storedSettingsSchema.parse(known), change };
}

/** What a request with this key was answered before, or null. */
export async function findSettingsRequest(table: Table, companyId: string, key: string): Promise<StoredRequest | null> {
  const item = await readItem(table, settingsRequestKey(companyId, key));
  return item && { bodyHash: String(item.bodyHash), status: Number(item.status), answer: item.answer };
}

/** What is appended: the states before and after, what happened in between, and the request it answers if it has a key. */
export interface SettingsAppend {
  readonly before: SettingsState;
  readonly after: SettingsState;
  readonly events: readonly SettingsEvent[];
  readonly request?: StoredRequest & { readonly idempotencyKey: string };
}

function requestItem(
  companyId: string,
  at: string,
  { idempotencyKey, ...request }: NonNullable<SettingsAppend['request']>,
) {
  const expires = Math.floor(Date.parse(at) / 1000) + WEEK_SECONDS;
  return { ...settingsRequestKey(companyId, idempotencyKey), ...request, [TABLE_KEYS.timeToLive]: expires };
}

function writesOf(table: Table, companyId: string, { before, after, events, request }: SettingsAppend) {
  const TableName = table.name;
  const isNew = { ConditionExpression: 'attribute_not_exists(pk)' };
  const unchanged = {
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': before.version },
  };
  const entries = events.map((event) => ({ ...settingsEntryKey(companyId, event.entryId), event }));
  const at = events[0]?.at ?? '';
  return [
    {
      Put: { TableName, Item: { ...settingsKey(companyId), ...after }, ...(before.version === 0 ? isNew : unchanged) },
    },
    ...entries.map((Item) => ({ Put: { TableName, Item, ...isNew } })),
    ...(request ? [{ Put: { TableName, Item: requestItem(companyId, at, request), ...isNew } }] : []),
  ];
}

/** Appends all or nothing. Throws ChangedMeanwhile when the settings moved on or the request was answered meanwhile. */
export async function appendSettings(table: Table, companyId: string, change: SettingsAppend): Promise<void> {
  const command = new TransactWriteCommand({ TransactItems: writesOf(table, companyId, change) });
  try {
    await table.client.send(command);
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    throw new ChangedMeanwhile('the settings or the request were written meanwhile', { cause: error });
  }
}

function entryOf(event: SettingsEvent): SettingsEntry {
  const base = { entryId: event.entryId, at: event.at, by: event.by.name };
  switch (event.type) {
    case 'SettingsChanged':
      return { type: 'changed', ...base, reason: event.reason, fields: [...event.fields] };
    case 'SettingsProposed':
      return { type: 'proposed', ...base, reason: event.reason, fields: [...event.fields] };
    case 'SettingsApproved':
      return { type: 'approved', ...base, changeId: event.changeId, inForceFrom: event.inForceFrom };
    case 'SettingsWithdrawn':
      return { type: 'withdrawn', ...base, changeId: event.changeId };
  }
}

/** A page of the settings' history, newest first. */
export function loadSettingsHistory(table: Table, companyId: string, page: AskedPage): Promise<SettingsHistory> {
  const keyOf = (entryId: string) => settingsEntryKey(companyId, entryId);
  const history = { ...settingsHistoryKey(companyId), keyOf };
  return loadPage(table, history, page, ({ event }: { event: SettingsEvent }) => entryOf(event));
}
