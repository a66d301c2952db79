// The delivery of a reminder, written on its own entry: one conditional update for each step. The condition is what keeps
// two senders from both taking a mail, and a late report from undoing a newer one.
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  GetCommand,
  paginateQuery,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { ReminderMail } from '../core/account-reminder.ts';
import { secondsAfter } from '../core/calendar.ts';
import { type DeliveryHappening, LEASE_SECONDS, stepOf, type Transition, transitionOf } from '../core/delivery.ts';
import type { Table } from './environment.ts';
import type { ReminderItem } from './history-items.ts';
import { TABLE_KEYS } from './settings.ts';
import { unpackMail } from './stored-mail.ts';
import { idsOfOpenKey, OPEN, openPkOf, type ReminderIds, reminderKey } from './table.ts';

/** The reminder as it stands now, or null when there is none. */
export async function loadReminder(table: Table, ids: ReminderIds): Promise<ReminderItem | null> {
  const get = new GetCommand({ TableName: table.name, Key: reminderKey(ids), ConsistentRead: true });
  const item = (await table.client.send(get)).Item as ReminderItem | undefined;
  return item?.type === 'reminder' ? item : null;
}

/**
 * The reminder as it stood a moment ago, at half the price: for a first look before a write that is conditional anyway. One
 * that is not there yet, or is not as hoped for, is looked at properly.
 */
export async function glanceAtReminder(
  table: Table,
  ids: ReminderIds,
  isAsHoped: (reminder: ReminderItem) => boolean,
): Promise<ReminderItem | null> {
  const { Item } = await table.client.send(new GetCommand({ TableName: table.name, Key: reminderKey(ids) }));
  const item = Item as ReminderItem | undefined;
  return item?.type === 'reminder' && isAsHoped(item) ? item : loadReminder(table, ids);
}

/** The mail that was previewed for the reminder. Throws when it is not there: it is written with the reminder. */
export async function loadMail(table: Table, reminder: ReminderItem): Promise<ReminderMail> {
  const Key = { pk: reminder.pk, sk: reminder.request };
  // It never changes: only one that was written this moment has to be asked for again.
  for (const ConsistentRead of [false, true]) {
    const { Item } = await table.client.send(new GetCommand({ TableName: table.name, Key, ConsistentRead }));
    if (Item?.mail instanceof Uint8Array) return unpackMail(Item.mail);
  }
  throw new Error('the mail of a reminder is missing');
}

/** An update whose expression is there, as a transaction asks for it. */
type Update = UpdateCommandInput & { UpdateExpression: string };
type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** What else a move writes, and what its condition asks for besides the state. */
interface Extra {
  readonly set?: Readonly<Record<string, string>>;
  /** Attributes that must still have these values. */
  readonly while?: Readonly<Record<string, string>>;
  readonly dueBy?: string;
  /** What is written together with the move, or not at all. */
  readonly also?: readonly TransactItem[];
  /** The steps so far, where a repeated one is to be left out. */
  readonly steps?: ReminderItem['steps'];
}

function conditionOf({ from, evidence }: Transition, { dueBy, while: held = {} }: Extra) {
  if (from === null) return { text: 'evidence < :evidence', names: {}, values: { ':evidence': evidence } };
  const due = dueBy === undefined ? [] : [{ text: 'sendsAt <= :dueBy', name: ':dueBy', value: dueBy }];
  const holds = Object.entries(held).map(([name, value]) => ({ text: `#${name} = :${name}`, name: `:${name}`, value }));
  const states = from.map((state, i) => [`:from${i}`, state] as const);
  return {
    text: [
      `#state IN (${states.map(([name]) => name).join(', ')})`,
      ...[...due, ...holds].map(({ text }) => text),
    ].join(' AND '),
    names: Object.fromEntries(Object.keys(held).map((name) => [`#${name}`, name])),
    values: { ...Object.fromEntries(states), ...Object.fromEntries([...due, ...holds].map((c) => [c.name, c.value])) },
  };
}

function updateOf(table: Table, ids: ReminderIds, transition: Transition, at: string, extra: Extra) {
  const step = stepOf(transition, at, extra.steps);
  const condition = conditionOf(transition, extra);
  const set = Object.entries(extra.set ?? {});
  const { partition, sort } = TABLE_KEYS.openReminders;
  const openPk = openPkOf(ids.companyId, transition.to);
  const sets = [
    '#state = :to',
    'evidence = :evidence',
    ...(step ? ['steps = list_append(steps, :step)'] : []),
    ...set.map(([name]) => `#${name} = :${name}`),
    ...(openPk === null ? [] : [`${partition} = :openPk`]),
  ];
  const input: Update = {
    TableName: table.name,
    Key: reminderKey(ids),
    UpdateExpression: `SET ${sets.join(', ')}${openPk === null ? ` REMOVE ${partition}, ${sort}` : ''}`,
    ConditionExpression: condition.text,
    ExpressionAttributeNames: {
      '#state': 'state',
      ...condition.names,
      ...Object.fromEntries(set.map(([name]) => [`#${name}`, name])),
    },
    ExpressionAttributeValues: {
      ':to': transition.to,
      ':evidence': transition.evidence,
      ...(step ? { ':step': [step] } : {}),
      ...Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
      ...(openPk === null ? {} : { ':openPk': openPk }),
      ...condition.values,
    },
    ReturnValues: 'ALL_NEW',
  };
  return input;
}

/** Writes the move, alone or together with something else; the reminder after it, as far as that is told. */
async function write(table: Table, input: Update, also: Extra['also']): Promise<Record<string, unknown> | undefined> {
  if (!also) return (await table.client.send(new UpdateCommand(input))).Attributes;
  const { ReturnValues: _, ...Update } = input;
  await table.client.send(new TransactWriteCommand({ TransactItems: [{ Update }, ...also] }));
  return undefined;
}

const isUnmet = (error: unknown): boolean =>
  (error instanceof TransactionCanceledException &&
    error.CancellationReasons?.[0]?.Code === 'ConditionalCheckFailed') ||
  (error instanceof Error && error.name === 'ConditionalCheckFailedException');

/** The reminder after the move, or how it stands when the move does not apply (null when there is no such reminder). */
export type Moved =
  | { readonly moved: true; readonly reminder: ReminderItem }
  | { readonly moved: false; readonly reminder: ReminderItem | null };

/** Lets something happen to a reminder. What does not apply changes nothing and is told by `moved: false`. */
export async function moveReminder(
  table: Table,
  ids: ReminderIds,
  happening: DeliveryHappening,
  at: string,
  extra: Extra = {},
): Promise<Moved> {
  try {
    const after = await write(table, updateOf(table, ids, transitionOf(happening), at, extra), extra.also);
    const reminder = (after as ReminderItem | undefined) ?? (await loadReminder(table, ids));
    if (!reminder) throw new Error('a reminder that was moved is not there');
    return { moved: true, reminder };
  } catch (error) {
    if (!isUnmet(error)) throw error;
    return { moved: false, reminder: await loadReminder(table, ids) };
  }
}

/**
 * Claims a reminder whose time has come: for one sender only, under a lease. A claim whose answer was lost and that the
 * client repeated is recognised by its attempt.
 */
export async function claimReminder(
  table: Table,
  ids: ReminderIds,
  { attempt, now }: { readonly attempt: string; readonly now: string },
): Promise<Moved> {
  const set = { attempt, leaseUntil: secondsAfter(now, LEASE_SECONDS) };
  const claimed = await moveReminder(table, ids, { happened: 'claimed' }, now, { set, dueBy: now });
  const { reminder } = claimed;
  return reminder?.state === 'SENDING' && reminder.attempt === attempt ? { moved: true, reminder } : claimed;
}

/** The ids of all open reminders that were to go out until now, oldest first. */
export async function* openReminders(table: Table, now: string): AsyncGenerator<ReminderIds> {
  const pages = paginateQuery(
    { client: table.client },
    {
      TableName: table.name,
      IndexName: TABLE_KEYS.openReminders.index,
      KeyConditionExpression: 'openPk = :open AND openSk < :now',
      ExpressionAttributeValues: { ':open': OPEN, ':now': now },
      ProjectionExpression: 'openSk',
    },
  );
  for await (const { Items = [] } of pages) for (const { openSk } of Items) yield idsOfOpenKey(String(openSk));
}
