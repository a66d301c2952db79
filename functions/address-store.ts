// How an address stands in the whole company: a bounce or a complaint at one customer blocks it for all, and two customers
// at one address are told of. Asked at the preview, when a reminder is accepted, and right before it is sent.
import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { BlockedAddress } from '../core/account.ts';
import { type AddressStanding, type AddressUser, NOTHING_KNOWN } from '../core/address-standing.ts';
import type { Table } from './environment.ts';
import { addressKey } from './table.ts';

/** Customers remembered at one address: enough to warn. */
const MOST_USERS = 10;

/** What the item of an address says; null when there is none. */
export function standingOf(item: Readonly<Record<string, unknown>> | null): AddressStanding {
  if (item === null) return NOTHING_KNOWN;
  const { blocked = null, users = [] } = item as Partial<AddressStanding>;
  return { blocked, users };
}

/** How an address stands, however it is written. */
export async function loadAddress(table: Table, companyId: string, address: string): Promise<AddressStanding> {
  const Key = addressKey(companyId, address);
  const { Item } = await table.client.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }));
  return standingOf(Item ?? null);
}

/** Blocks an address for every customer of the company; a complaint is not forgotten for a later bounce. */
export async function blockForCompany(table: Table, companyId: string, block: BlockedAddress): Promise<void> {
  const { address, because, at } = block;
  const update = new UpdateCommand({
    TableName: table.name,
    Key: addressKey(companyId, address),
    UpdateExpression: 'SET #blocked = :block',
    ConditionExpression: 'attribute_not_exists(#blocked) OR #blocked.because <> :complained',
    ExpressionAttributeNames: { '#blocked': 'blocked' },
    ExpressionAttributeValues: { ':block': { because, at }, ':complained': 'complained' },
  });
  try {
    await table.client.send(update);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
  }
}

/** Ends the block on an address for the company; blocks of single accounts stay until somebody confirms it there. */
export async function unblockForCompany(table: Table, companyId: string, address: string): Promise<void> {
  const update = new UpdateCommand({
    TableName: table.name,
    Key: addressKey(companyId, address),
    UpdateExpression: 'REMOVE #blocked',
    ExpressionAttributeNames: { '#blocked': 'blocked' },
  });
  await table.client.send(update);
}

/** Remembers that a customer is written to at an address. */
export async function rememberUser(table: Table, companyId: string, address: string, user: AddressUser): Promise<void> {
  const known = await loadAddress(table, companyId, address);
  if (known.users.length >= MOST_USERS || known.users.some(({ accountId }) => accountId === user.accountId)) return;
  const update = new UpdateCommand({
    TableName: table.name,
    Key: addressKey(companyId, address),
    UpdateExpression: 'SET #users = list_append(if_not_exists(#users, :none), :user)',
    ExpressionAttributeNames: { '#users': 'users' },
    ExpressionAttributeValues: { ':none': [], ':user': [user] },
  });
  await table.client.send(update);
}
