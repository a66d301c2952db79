// Counts what people and companies send, in one item for each company and day: a press adds to it once, however many
// reminders it holds. What turns out not to be accepted is given back.
import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { AccountState } from '../core/account.ts';
import { fingerprint } from '../core/account-id.ts';
import type { AddressUser } from '../core/address-standing.ts';
import { dayIn } from '../core/calendar.ts';
import type { CompanySettings } from '../core/company-settings.ts';
import { minuteOf, refusalOfAddress, refusalOfMinute, roomToday, type SentSoFar } from '../core/rate-limits.ts';
import type { Refusal } from '../core/refusal.ts';
import { refusalOfStop, type SendingStanding } from '../core/sending.ts';
import type { Office } from './call.ts';
import type { Caller } from './caller.ts';
import type { Table } from './environment.ts';
import { untilUnchanged } from './request-once.ts';
import { loadStanding } from './sending-store.ts';
import { TABLE_KEYS } from './settings.ts';
import { ChangedMeanwhile, loadAccounts } from './store.ts';
import { type AccountIds, limitsKey } from './table.ts';

/** Short names keep the item of a day within a kilobyte for an office of twenty. */
const namesOf = (personId: string) => {
  const person = fingerprint(personId).slice(0, 8);
  return { '#all': 'all', '#day': `d${person}`, '#minute': `m${person}`, '#count': `c${person}` };
};

interface Whose {
  readonly companyId: string;
  readonly personId: string;
  readonly day: string;
}

/** What was sent so far on a day. */
export async function loadSentSoFar(table: Table, { companyId, personId, day }: Whose): Promise<SentSoFar> {
  const { Item } = await table.client.send(new GetCommand({ TableName: table.name, Key: limitsKey(companyId, day) }));
  const names = namesOf(personId);
  const count = (name: string): number => Number(Item?.[name] ?? 0);
  return {
    minute: count(names['#minute']),
    inTheMinute: count(names['#count']),
    byPerson: count(names['#day']),
    byCompany: count(names['#all']),
  };
}

const DAY_SECONDS = 86_400;

/** Adds a press of so many reminders, provided that nobody pressed in between. Throws ChangedMeanwhile otherwise. */
async function count(
  table: Table,
  whose: Whose,
  sent: SentSoFar,
  { added, presses, now }: { readonly added: number; readonly presses: number; readonly now: string },
): Promise<void> {
  const minute = minuteOf(now);
  const isSame = sent.minute === minute;
  const expires = Math.floor(Date.parse(now) / 1000) + 3 * DAY_SECONDS;
  const unchanged = (name: string, value: string, known: number): string =>
    known === 0 ? `(attribute_not_exists(${name}) OR ${name} = ${value})` : `${name} = ${value}`;
  const update = new UpdateCommand({
    TableName: table.name,
    Key: limitsKey(whose.companyId, whose.day),
    UpdateExpression: `SET #minute = :minute, #count = :count, #expires = :expires ADD #all :added, #day :added`,
    ConditionExpression: `${unchanged('#all', ':all', sent.byCompany)} AND ${unchanged('#day', ':day', sent.byPerson)}`,
    ExpressionAttributeNames: { ...namesOf(whose.personId), '#expires': TABLE_KEYS.timeToLive },
    ExpressionAttributeValues: {
      ...{ ':minute': minute, ':count': (isSame ? sent.inTheMinute : 0) + presses, ':expires': expires },
      ...{ ':added': added, ':all': sent.byCompany, ':day': sent.byPerson },
    },
  });
  try {
    await table.client.send(update);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ConditionalCheckFailedException') throw error;
    throw new ChangedMeanwhile('somebody sent something meanwhile', { cause: error });
  }
}

/** How many of the reminders of a press may be accepted, and what the others are answered. */
interface Reserved {
  readonly room: number;
  readonly refusal: Refusal | null;
}

/** How many reminders are wanted, and whether one press a minute of them counts: those of a run are held by the day alone. */
export interface Wanted {
  readonly reminders: number;
  readonly isPress: boolean;
}

async function reserve(
  office: Office,
  whose: Whose,
  { settings, wanted, sent }: { readonly settings: CompanySettings; readonly wanted: Wanted; readonly sent: SentSoFar },
): Promise<Reserved> {
  const now = office.now();
  const { timeZone, rateLimits } = settings;
  const tooFast = wanted.isPress ? refusalOfMinute(sent, rateLimits, now) : null;
  if (tooFast) return { room: 0, refusal: tooFast };
  const { room, refusal } = roomToday(sent, rateLimits, { wanted: wanted.reminders, now, timeZone });
  if (room > 0) await count(office.table, whose, sent, { added: room, presses: wanted.isPress ? 1 : 0, now });
  return { room, refusal };
}

async function giveBack(table: Table, { companyId, personId, day }: Whose, unused: number): Promise<void> {
  const { '#all': all, '#day': its } = namesOf(personId);
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: limitsKey(companyId, day),
      UpdateExpression: 'ADD #all :unused, #day :unused',
      ExpressionAttributeNames: { '#all': all, '#day': its },
      ExpressionAttributeValues: { ':unused': -unused },
    }),
  );
}

/** The room for the reminders of one press: asked for when the first is about to be accepted. */
export interface Allowances {
  /** Whether mails may leave at all, looked up once for the press. */
  readonly standing: Promise<SendingStanding>;
  /** Takes room for one more reminder: null when there is some, else why not. */
  take(): Promise<Refusal | null>;
  /** To be called for one that was taken and not used after all. */
  putBack(): void;
  /** Gives back what was not used, once the press is done with. */
  giveBack(): Promise<void>;
}

/** The room of one press by a caller. */
export function allowancesFor(office: Office, caller: Caller, settings: CompanySettings, wanted: Wanted): Allowances {
  const day = dayIn(settings.timeZone, office.now());
  const whose = { companyId: caller.companyId, personId: caller.person.id, day };
  let reserved: Promise<Reserved> | null = null;
  let taken = 0;
  const standing = loadStanding(office.table, caller.companyId);
  let sentSoFar: Promise<SentSoFar> | null = loadSentSoFar(office.table, whose);
  // Nobody may come to ask for them: then their failure matters to nobody.
  for (const asked of [standing, sentSoFar]) asked.catch(() => {});
  const reserveNow = async (): Promise<Reserved> => {
    const sent = await (sentSoFar ?? loadSentSoFar(office.table, whose));
    // What was read ahead is good for one try.
    sentSoFar = null;
    return reserve(office, whose, { settings, wanted, sent });
  };
  return {
    standing,
    take: async () => {
      reserved ??= untilUnchanged(reserveNow);
      const { room, refusal } = await reserved;
      if (taken >= room) return refusal;
      taken += 1;
      return null;
    },
    putBack: () => {
      taken -= 1;
    },
    giveBack: async () => {
      const unused = reserved === null ? 0 : (await reserved).room - taken;
      if (unused > 0) await giveBack(office.table, whose, unused);
    },
  };
}

/** What a reminder is admitted by besides what is decided on its account. */
interface AdmittedBy {
  readonly settings: CompanySettings;
  readonly allowances: Allowances;
}

/** When mails went to an account's address, whichever of its customers they were for. */
async function mailsAt(
  table: Table,
  { companyId, accountId }: AccountIds,
  account: AccountState,
  { users, now }: { readonly users: readonly AddressUser[]; readonly now: string },
): Promise<string[]> {
  const others = users.map((user) => user.accountId).filter((id) => id !== accountId);
  const accounts = others.length === 0 ? [] : [...(await loadAccounts(table, companyId, others)).values()];
  const contacts = [account, ...accounts].flatMap(({ recentContacts }) => recentContacts);
  // One that can still be taken back has not left; should both leave, the sender keeps them apart.
  return contacts.flatMap(({ channel, at }) => (channel === 'email' && at < now ? [at] : [])).sort();
}

/** The last look before a reminder is written: sending is not stopped, its address has not had enough, there is room. */
export function admission(office: Office, ids: AccountIds, { settings, allowances }: AdmittedBy) {
  let isTaken = false;
  return {
    refusalOf: async (account: AccountState, users: readonly AddressUser[]): Promise<Refusal | null> => {
      const now = office.now();
      const stopped = refusalOfStop(await allowances.standing);
      if (stopped) return stopped;
      // In test mode everything goes to one address, and in a dry run nothing goes anywhere.
      const isLive = settings.sendingMode === 'live';
      const sentAt = isLive ? await mailsAt(office.table, ids, account, { users, now }) : [];
      const tooMuch = refusalOfAddress(sentAt, settings.rateLimits, now);
      if (tooMuch || isTaken) return tooMuch;
      const refusal = await allowances.take();
      isTaken = refusal === null;
      return refusal;
    },
    /** The reminder was not written after all. */
    undo: (): void => {
      if (isTaken) allowances.putBack();
    },
  };
}
