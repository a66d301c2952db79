// How an address stands in the whole company: a bounce or a complaint at one customer blocks it for all, and two customers
// at one address are told of. Asked at the preview, when a reminder is accepted, and right before it is sent.
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { BlockedAddress } from '../core/account.ts';
import type { ReminderQueued } from '../core/account-events.ts';
import { type AddressStanding, type AddressUser, NOTHING_KNOWN } from '../core/address-standing.ts';
import type { Table } from './environment.ts';
import { nameOf, readItem, readItems } from './read-items.ts';
import { type AccountIds, addressKey } from './table.ts';

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
  return standingOf(await readItem(table, addressKey(companyId, address)));
}

/** How up to 100 addresses stand, in the order asked for. */
export async function loadAddresses(
  table: Table,
  companyId: string,
  addresses: readonly string[],
): Promise<AddressStanding[]> {
  const keys = addresses.map((address) => addressKey(companyId, address));
  const items = await readItems(table, [...new Map(keys.map((key) => [nameOf(key), key])).values()]);
  return keys.map((key) => standingOf(items.get(nameOf(key)) ?? null));
}

/** A write whose condition does not hold changes nothing, and that is meant. */
async function unlessUnmet(write: Promise<unknown>): Promise<void> {
  try {
    await write;
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
  }
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
  await unlessUnmet(table.client.send(update));
}

/**
 * Ends a block on an address for the company, if it is still that one: a newer one stays. Blocks of single accounts stay
 * until somebody confirms it there.
 */
export async function unblockForCompany(
  table: Table,
  companyId: string,
  { address, because, at }: BlockedAddress,
): Promise<void> {
  const update = new UpdateCommand({
    TableName: table.name,
    Key: addressKey(companyId, address),
    UpdateExpression: 'REMOVE #blocked',
    ConditionExpression: '#blocked.#at = :at AND #blocked.because = :because',
    ExpressionAttributeNames: { '#blocked': 'blocked', '#at': 'at' },
    ExpressionAttributeValues: { ':at': at, ':because': because },
  });
  await unlessUnmet(table.client.send(update));
}

/** Remembers that a customer is written to at an address; a rehearsal writes to nobody. `known` is what was read before. */
export async function rememberUser(
  table: Table,
  { companyId, accountId }: AccountIds,
  { to, customerName, mode = 'live' }: Pick<ReminderQueued, 'to' | 'customerName' | 'mode'>,
  known: AddressStanding,
): Promise<void> {
  const isKnown = known.users.some((user) => user.accountId === accountId);
  if (mode !== 'live' || isKnown || known.users.length >= MOST_USERS) return;
  const user: AddressUser = { accountId, customerName };
  const update = new UpdateCommand({
    TableName: table.name,
    Key: addressKey(companyId, to),
    UpdateExpression: 'SET #users = list_append(if_not_exists(#users, :none), :user)',
    ExpressionAttributeNames: { '#users': 'users' },
    ExpressionAttributeValues: { ':none': [], ':user': [user] },
  });
  await table.client.send(update);
}
