// When mails went to an address, whichever customer it was for: the last week's instants, beside what else the company
// knows of the address.
import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { AddressStanding } from '../core/address-standing.ts';
import { ofSevenDays } from '../core/rate-limits.ts';
import { standingOf } from './address-store.ts';
import type { Table } from './environment.ts';
import { ChangedMeanwhile } from './store.ts';
import { addressKey } from './table.ts';

/** A mail to an address: which reminder, and when it left. */
export interface SentTo {
  readonly reminderId: string;
  readonly at: string;
}

/** An address of a company, at an instant. */
export interface AddressNow {
  readonly companyId: string;
  readonly address: string;
  readonly now: string;
}

/** How an address stands, and the mails to it, oldest first. */
export async function loadAddressUse(
  table: Table,
  { companyId, address }: Pick<AddressNow, 'companyId' | 'address'>,
): Promise<{ readonly standing: AddressStanding; readonly sent: readonly SentTo[] }> {
  const Key = addressKey(companyId, address);
  const { Item } = await table.client.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }));
  return { standing: standingOf(Item ?? null), sent: (Item?.sent ?? []) as SentTo[] };
}

/** Replaces the mails to an address. Throws ChangedMeanwhile when they are not `known` any more. */
async function replace(
  table: Table,
  { companyId, address }: AddressNow,
  known: readonly SentTo[],
  sent: readonly SentTo[],
): Promise<void> {
  const update = new UpdateCommand({
    TableName: table.name,
    Key: addressKey(companyId, address),
    UpdateExpression: 'SET sent = :sent',
    ConditionExpression: known.length === 0 ? 'attribute_not_exists(sent) OR sent = :known' : 'sent = :known',
    ExpressionAttributeValues: { ':sent': sent, ':known': known },
  });
  try {
    await table.client.send(update);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
    throw new ChangedMeanwhile('another mail to the address is being sent', { cause: error });
  }
}

/** The mails of the last week but those of one reminder. */
function others(known: readonly SentTo[], reminderId: string, now: string): SentTo[] {
  const recent = new Set(
    ofSevenDays(
      known.map(({ at }) => at),
      now,
    ),
  );
  return known.filter((its) => its.reminderId !== reminderId && recent.has(its.at));
}

/** The instants at which other reminders left for the address. */
export const sentAtBesides = (sent: readonly SentTo[], reminderId: string): string[] =>
  sent.filter((its) => its.reminderId !== reminderId).map(({ at }) => at);

/** Writes down that a reminder leaves for an address now; `known` is what was read. Throws ChangedMeanwhile. */
export const noteSentTo = (table: Table, to: AddressNow, known: readonly SentTo[], reminderId: string): Promise<void> =>
  replace(table, to, known, [...others(known, reminderId, to.now), { reminderId, at: to.now }]);

/** Takes back what was written down of a reminder that did not leave after all. */
export async function forgetSentTo(table: Table, to: AddressNow, reminderId: string): Promise<void> {
  const { sent } = await loadAddressUse(table, to);
  if (sent.some((its) => its.reminderId === reminderId))
    await replace(table, to, sent, others(sent, reminderId, to.now));
}
