// Sends reminders whose time has come: claims one, hands it to SES once, writes down what came of it. Whatever happens in
// between, it is never handed over again: a claim that is not finished becomes unknown, and a person or SES settles it.
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { ulid } from 'ulid';
import { blockOn } from '../core/account-checks.ts';
import type { ReminderMail } from '../core/account-reminder.ts';
import type { DeliveryHappening } from '../core/delivery.ts';
import { composeMail, connectMail, type HandedOver, handOver, type MailService } from './email.ts';
import { connectTable, type Now, once, realNow, setting, type Table } from './environment.ts';
import type { ReminderItem } from './history-items.ts';
import { createLogger, traceOf } from './log.ts';
import { readHint } from './reminder-hints.ts';
import { claimReminder, loadMail, moveReminder } from './reminder-store.ts';
import { loadAccount } from './store.ts';
import type { ReminderIds } from './table.ts';

const log = createLogger('send-reminder');

/** What the sender works with. */
export interface Sender {
  readonly table: Table;
  readonly mail: MailService;
  readonly now: Now;
}

/** Thrown so that the queue shows the hint again later. */
class NotYet extends Error {
  override readonly name = 'NotYet';
}

const nothingSent = (happening: DeliveryHappening, error: unknown): HandedOver => ({
  happening,
  messageId: null,
  error,
});

interface Prepared {
  readonly mail: ReminderMail;
  readonly raw: Buffer;
}

const BLOCKED = 'Mail to this address bounced or was complained about meanwhile. Nothing was sent.';
const NOT_MADE = 'The mail could not be put together. Nothing was sent.';

/** Reads and builds the mail, and looks once more whether its address was blocked since the press. */
async function prepare(table: Table, ids: ReminderIds, item: ReminderItem): Promise<Prepared | HandedOver> {
  const [mail, account] = await Promise.all([loadMail(table, item), loadAccount(table, ids)]);
  if (blockOn(account, mail.to)) return nothingSent({ happened: 'refused', because: BLOCKED }, null);
  try {
    return { mail, raw: await composeMail(mail) };
  } catch (error) {
    return nothingSent({ happened: 'refused', because: NOT_MADE }, error);
  }
}

/** Everything that fails before SES is asked means that nothing was sent. */
async function send({ table, mail: service, now }: Sender, ids: ReminderIds, item: ReminderItem): Promise<HandedOver> {
  let prepared: Prepared | HandedOver;
  try {
    prepared = await prepare(table, ids, item);
  } catch (error) {
    return nothingSent({ happened: 'refused-for-now' }, error);
  }
  if ('happening' in prepared) return prepared;
  // Past its lease a person may already have been told that it did not go out.
  if (now() >= (item.leaseUntil ?? '')) return nothingSent({ happened: 'refused-for-now' }, null);
  return handOver(service, ids, prepared.mail, prepared.raw);
}

async function sendOne(sender: Sender, ids: ReminderIds): Promise<void> {
  const now = sender.now();
  const attempt = ulid();
  const claimed = await claimReminder(sender.table, ids, { attempt, now });
  if (!claimed.moved) {
    if (claimed.reminder?.state === 'QUEUED') throw new NotYet('its time has not come');
    return log.info('not claimed', { ...ids, state: claimed.reminder?.state ?? 'none' });
  }
  const { happening, messageId, error } = await send(sender, ids, claimed.reminder);
  if (error !== null) log.warn('not sent, or not known', { ...ids, happened: happening.happened, ...traceOf(error) });
  await moveReminder(sender.table, ids, happening, sender.now(), {
    ...(messageId === null ? {} : { set: { messageId } }),
    // A repeated write of an earlier attempt must not give back a mail that another attempt is sending.
    while: { attempt },
    steps: claimed.reminder.steps,
  });
  log.info('handled', { ...ids, happened: happening.happened });
  if (happening.happened === 'refused-for-now') throw new NotYet('SES does not take it now');
}

/** The handler over a sender; the batch is worked on in order, so that a small batch keeps within SES's rate. */
export function createSender(sender: () => Sender) {
  return (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    const processor = new BatchProcessor(EventType.SQS);
    const handle = ({ body }: SQSRecord): Promise<void> => sendOne(sender(), readHint(body));
    return processPartialResponse(event, handle, processor, {
      context,
      processInParallel: false,
      throwOnFullBatchFailure: false,
    });
  };
}

const sender = once(
  (): Sender => ({
    table: connectTable(),
    mail: { client: connectMail(), configurationSet: setting('configurationSet') },
    now: realNow,
  }),
);

export const handler = createSender(sender);
