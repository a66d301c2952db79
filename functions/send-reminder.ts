// Sends reminders whose time has come: prepares the mail, waits for its turn, claims the reminder, hands the mail to SES
// once, writes down what came of it. Whatever happens in between, it is never handed over again: a claim that is not
// finished becomes unknown, and a person or SES settles it. All that can be done before the claim is done before it, so
// that as little as possible can happen while nobody knows.
import { setTimeout as wait } from 'node:timers/promises';
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { ulid } from 'ulid';
import { millisOf } from '../core/calendar.ts';
import { connectMail, type HandedOver, handOver, type MailService } from './email.ts';
import { connectTable, type Now, once, realNow, setting, type Table } from './environment.ts';
import type { ReminderItem } from './history-items.ts';
import { createLogger, traceOf } from './log.ts';
import { answered, type NotSendable, type Prepared, prepare } from './one-reminder.ts';
import { giveHint, type HintQueue, readHint } from './reminder-hints.ts';
import { claimReminder, glanceAtReminder, moveReminder } from './reminder-store.ts';
import { createQuotaReader, type QuotaReader } from './send-quota.ts';
import { createGate, type SendingGate } from './sending-gate.ts';
import { forgetSentTo, noteSentTo } from './sent-to-address.ts';
import { SENDERS_AT_ONCE } from './settings.ts';
import { createSettingsReader, deployedSettings, type SettingsReader } from './settings-in-force.ts';
import { ChangedMeanwhile } from './store.ts';
import type { ReminderIds } from './table.ts';

const log = createLogger('send-reminder');

/** What the sender works with. */
export interface Sender {
  readonly table: Table;
  readonly mail: MailService;
  readonly queue: HintQueue;
  readonly quota: QuotaReader;
  readonly gate: SendingGate;
  readonly settings: SettingsReader;
  readonly now: Now;
}

/** Thrown so that the queue shows the hint again later; after a few times it lies in the dead letters and somebody looks. */
class NotYet extends Error {
  override readonly name = 'NotYet';
}

/** A new hint instead of the one at hand: waiting is no failure, so it must not wear out the tries a message has. */
const hintAgain = ({ queue }: Sender, ids: ReminderIds, seconds: number): Promise<void> =>
  giveHint(queue, ids, Math.max(1, Math.ceil(seconds)));

/** Says once in the history why a reminder has to wait. */
async function holdBack(sender: Sender, ids: ReminderIds, item: ReminderItem, because: string): Promise<void> {
  log.info('held back', { ...ids });
  if (item.steps.at(-1)?.because === because) return;
  await moveReminder(sender.table, ids, { happened: 'has-to-wait', because }, sender.now(), { steps: item.steps });
}

async function notSendable(sender: Sender, ids: ReminderIds, item: ReminderItem, why: NotSendable): Promise<void> {
  const { because, afterSeconds } = why;
  if (afterSeconds === null) {
    await moveReminder(sender.table, ids, { happened: 'unsendable', because }, sender.now());
    return log.info('not sendable', { ...ids });
  }
  await holdBack(sender, ids, item, because);
  await hintAgain(sender, ids, afterSeconds);
}

/** Whether mails may leave at all; when not, the history says why it waits. */
async function mayLeave(sender: Sender, ids: ReminderIds, item: ReminderItem): Promise<boolean> {
  const atGate = await sender.gate.look(ids.companyId);
  if (atGate.goes !== 'when-allowed') return true;
  await holdBack(sender, ids, item, atGate.because);
  return false;
}

/** Waits for its turn; false when it has to come again. It may be a long time coming: sending may be stopped by then. */
async function lineUp(sender: Sender, ids: ReminderIds, item: ReminderItem): Promise<boolean> {
  const turn = await sender.gate.turn();
  if (turn.goes === 'now') return mayLeave(sender, ids, item);
  await hintAgain(sender, ids, turn.goes === 'after' ? turn.seconds : 1);
  return false;
}

/** Notes the mail on an address that several customers share; false when another mail to it came in between. */
async function noteOnAddress(sender: Sender, ids: ReminderIds, { isShared, mail, sentTo }: Prepared): Promise<boolean> {
  if (!isShared) return true;
  const to = { companyId: ids.companyId, address: mail.to, now: sender.now() };
  try {
    await noteSentTo(sender.table, to, sentTo, ids.reminderId);
    return true;
  } catch (error) {
    if (!(error instanceof ChangedMeanwhile)) throw error;
    await hintAgain(sender, ids, 1);
    return false;
  }
}

/** Hands the mail over under a claim of its own, and writes down what came of it. */
async function claimAndSend(sender: Sender, ids: ReminderIds, prepared: Prepared): Promise<void> {
  const { table, mail, now } = sender;
  const attempt = ulid();
  const claimed = await claimReminder(table, ids, { attempt, now: now() });
  if (!claimed.moved) {
    log.info('not claimed', { ...ids, state: claimed.reminder?.state ?? 'none' });
    return claimed.reminder?.state === 'CANCELLED' ? forget(sender, ids, prepared) : undefined;
  }
  // Past its lease a person may already have been told that it did not go out.
  const isLate = now() >= (claimed.reminder.leaseUntil ?? '');
  const handedOver: HandedOver = isLate
    ? { happening: { happened: 'refused-for-now' }, messageId: null, error: null }
    : await handOver(mail, ids, prepared.mail, prepared.raw);
  await writeDown(sender, ids, claimed.reminder, { ...handedOver, prepared });
}

type Came = HandedOver & { readonly prepared: Prepared };

async function writeDown(sender: Sender, ids: ReminderIds, item: ReminderItem, came: Came): Promise<void> {
  const { messageId, threadId, error, prepared } = came;
  const { happening, tooMuch } = answered(came, await sender.quota.inForce());
  if (error !== null) log.warn('not sent, or not known', { ...ids, happened: happening.happened, ...traceOf(error) });
  await moveReminder(sender.table, ids, happening, sender.now(), {
    ...(messageId === null ? {} : { set: { messageId, ...(threadId === undefined ? {} : { threadId }) } }),
    // A repeated write of an earlier attempt must not give back a mail that another attempt is sending.
    ...(item.attempt === undefined ? {} : { while: { attempt: item.attempt } }),
    steps: item.steps,
  });
  log.info('handled', { ...ids, happened: happening.happened });
  if (happening.happened === 'accepted') return sender.quota.spend();
  if (happening.happened === 'no-clear-answer') return;
  await forget(sender, ids, prepared);
  if (tooMuch === 'a-day') return sender.quota.exhaust();
  if (tooMuch === 'a-second') {
    sender.gate.slowDown();
    return hintAgain(sender, ids, 1 + Math.random() * 5);
  }
  if (happening.happened === 'refused-for-now') throw new NotYet('SES does not take it now');
}

/** It did not leave: its address has room for another. */
async function forget({ table, now }: Sender, ids: ReminderIds, { isShared, mail }: Prepared): Promise<void> {
  if (!isShared) return;
  const to = { companyId: ids.companyId, address: mail.to, now: now() };
  await forgetSentTo(table, to, ids.reminderId).catch((error: unknown) => {
    // At worst the next one to this address waits for nothing.
    log.warn('not forgotten', { ...ids, ...traceOf(error) });
  });
}

async function sendOne(sender: Sender, ids: ReminderIds): Promise<void> {
  const { table, now } = sender;
  const item = await glanceAtReminder(table, ids, ({ state }) => state === 'QUEUED');
  if (item?.state !== 'QUEUED') return log.info('nothing to send', { ...ids, state: item?.state ?? 'none' });
  const early = (millisOf(item.sendsAt) - millisOf(now())) / 1000;
  if (early > 0) return hintAgain(sender, ids, early);
  if (!(await mayLeave(sender, ids, item))) return;
  const isTriedOut = item.mode === 'dry-run';
  if (!isTriedOut && !(await lineUp(sender, ids, item))) return;
  // Only now: a stop, a bounce or another setting that came while it waited still keeps it back.
  const settings = await sender.settings.inForce(ids.companyId);
  const prepared = await prepare(table, ids, item, { settings, now: now() });
  if ('because' in prepared) return notSendable(sender, ids, item, prepared);
  if (isTriedOut) {
    await moveReminder(table, ids, { happened: 'tried-out' }, now());
    return log.info('tried out', { ...ids });
  }
  if (await noteOnAddress(sender, ids, prepared)) await claimAndSend(sender, ids, prepared);
}

/** The handler over a sender. The mails of a batch wait for their turns side by side. */
export function createSender(sender: () => Sender) {
  return (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    const processor = new BatchProcessor(EventType.SQS);
    const handle = ({ body }: SQSRecord): Promise<void> => sendOne(sender(), readHint(body));
    return processPartialResponse(event, handle, processor, {
      context,
      processInParallel: true,
      throwOnFullBatchFailure: false,
    });
  };
}

/** A sender with a quota reader and a gate of its own. `senders` share the rate. */
export function openSender(
  parts: Pick<Sender, 'table' | 'mail' | 'queue' | 'now' | 'settings'> & {
    readonly senders: number;
    readonly wait: (ms: number) => Promise<unknown>;
  },
): Sender {
  const { table, mail, queue, now, settings, senders, wait } = parts;
  const quota = createQuotaReader(mail.client, now);
  return { table, mail, queue, quota, now, settings, gate: createGate({ table, quota, now, wait, senders }) };
}

const sender = once((): Sender => {
  const table = connectTable();
  return openSender({
    table,
    mail: { client: connectMail(), configurationSet: setting('configurationSet') },
    queue: { client: new SQSClient({}), url: setting('reminderQueueUrl') },
    settings: createSettingsReader(table, deployedSettings(), realNow),
    now: realNow,
    senders: SENDERS_AT_ONCE,
    wait,
  });
});

export const handler = createSender(sender);
