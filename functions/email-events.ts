// What SES reports about mails (SNS → SQS): each report moves its reminder, and a bounce or a complaint blocks the address.
// Reports come twice, late and in any order; those that are not about a reminder of ours are counted and left.
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { applies, blockOf, FATE_IS_KNOWN, type MailEvent, transitionOf } from '../core/delivery.ts';
import { type MailCounts, NO_MAILS } from '../core/sending.ts';
import { connectTable, type Now, once, realNow, type Table } from './environment.ts';
import { isForCustomer, type ReminderItem } from './history-items.ts';
import { createLogger, traceOf } from './log.ts';
import { glanceAtReminder, moveReminder } from './reminder-store.ts';
import { addMails, countMails } from './sending-store.ts';
import { MAIL_TAGS } from './settings.ts';
import { stopIfTooMany } from './stop-by-itself.ts';
import { blockAddress } from './store.ts';
import { ENTRY_ID, ID, type ReminderIds } from './table.ts';

const log = createLogger('email-events');

const envelopeSchema = z.object({ Type: z.literal('Notification'), Message: z.string() });
const tag = (pattern: RegExp) => z.tuple([z.string().regex(pattern)]);
const base = {
  mail: z.object({
    tags: z.object({
      [MAIL_TAGS.company]: tag(ID),
      [MAIL_TAGS.account]: tag(ID),
      [MAIL_TAGS.reminder]: tag(ENTRY_ID),
    }),
  }),
};
const reportSchema = z.discriminatedUnion('eventType', [
  z.object({
    ...base,
    eventType: z.enum(['Send', 'Delivery', 'DeliveryDelay', 'Complaint', 'Reject', 'Rendering Failure']),
  }),
  z.object({
    ...base,
    eventType: z.literal('Bounce'),
    bounce: z.object({ bounceType: z.string(), bounceSubType: z.string() }),
  }),
]);
type Report = z.infer<typeof reportSchema>;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The report in a message of the queue, or null when it is not about a reminder of ours. */
export function readReport(body: string): { readonly ids: ReminderIds; readonly report: MailEvent } | null {
  const envelope = envelopeSchema.safeParse(parseJson(body));
  const read = reportSchema.safeParse(envelope.success ? parseJson(envelope.data.Message) : null);
  if (!read.success) return null;
  const [[companyId], [accountId], [reminderId]] = [
    read.data.mail.tags.company,
    read.data.mail.tags.account,
    read.data.mail.tags.reminder,
  ];
  return { ids: { companyId, accountId, reminderId }, report: mailEventOf(read.data) };
}

const mailEventOf = (report: Report): MailEvent =>
  report.eventType === 'Bounce'
    ? {
        event: 'Bounce',
        permanent: report.bounce.bounceType === 'Permanent',
        subType: report.bounce.bounceSubType,
      }
    : { event: report.eventType };

/** What the reader of reports works with. */
export interface ReportReader {
  readonly table: Table;
  readonly now: Now;
}

/** True when the report is the first to tell what became of a mail: it came to somebody, or it came back. */
const isFirstFate = ({ evidence }: ReminderItem, after: number): boolean =>
  evidence < FATE_IS_KNOWN && after >= FATE_IS_KNOWN;

/** What a report adds to the day's counts. An address SES itself holds back says nothing about the company's sheets. */
function countsOf(report: MailEvent, isFirst: boolean): MailCounts {
  const isBounce = report.event === 'Bounce' && report.permanent && report.subType !== 'OnAccountSuppressionList';
  return {
    mails: isFirst ? 1 : 0,
    bounced: isBounce ? 1 : 0,
    complained: report.event === 'Complaint' ? 1 : 0,
  };
}

/** Counts of the companies of one batch that can wait for its end. */
type Tally = Map<string, number>;

/**
 * False when there is no such reminder. It is read first, because most reports tell nothing new (Send after the answer) and
 * a read costs a tenth of a refused write. The address is blocked before the move: a report read again after a crash finds
 * both still to do, or done. A bounce is counted together with the move, so that it counts once; deliveries, which only
 * make the rates look better, are counted together at the end of the batch.
 */
async function takeIn(reader: ReportReader, ids: ReminderIds, report: MailEvent, tally: Tally): Promise<boolean> {
  const { table, now } = reader;
  const happening = { happened: 'reported', report } as const;
  const transition = transitionOf(happening);
  // Nothing that is known is ever forgotten: what a glance shows as known already needs no closer look.
  const reminder = await glanceAtReminder(table, ids, () => true);
  if (!reminder) return false;
  const at = now();
  const because = blockOf(report);
  if (because !== null && isForCustomer(reminder))
    await blockAddress(table, ids, { type: 'AddressBlocked', address: reminder.to, because, at });
  const isNews = applies(transition, reminder);
  const counts = countsOf(report, isFirstFate(reminder, transition.evidence));
  const isBad = counts.bounced + counts.complained > 0;
  const also = isBad ? { also: [{ Update: countMails(table, ids.companyId, counts, at) }] } : {};
  const { moved } = isNews ? await moveReminder(table, ids, happening, at, also) : { moved: false };
  if (moved && !isBad) tally.set(ids.companyId, (tally.get(ids.companyId) ?? 0) + counts.mails);
  if (isBad) await stopIfTooMany(table, ids.companyId, at);
  log.info('report', { ...ids, event: report.event, moved });
  return true;
}

/** Counts what was delivered. Lost, it makes the rates look worse than they are, never better. */
async function addTally({ table, now }: ReportReader, tally: Tally): Promise<void> {
  for (const [companyId, mails] of tally) {
    if (mails === 0) continue;
    await addMails(table, companyId, { ...NO_MAILS, mails }, now()).catch((error: unknown) =>
      log.warn('not counted', { companyId, ...traceOf(error) }),
    );
  }
}

/** The handler over a reader of reports. */
export function createReportReader(reader: () => ReportReader) {
  return async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    let ignored = 0;
    const tally: Tally = new Map();
    const handle = async ({ body }: SQSRecord): Promise<void> => {
      const read = readReport(body);
      const isOurs = read !== null && (await takeIn(reader(), read.ids, read.report, tally));
      if (!isOurs) ignored += 1;
    };
    const processor = new BatchProcessor(EventType.SQS);
    const options = { context, processInParallel: false, throwOnFullBatchFailure: false };
    const response = await processPartialResponse(event, handle, processor, options);
    await addTally(reader(), tally);
    if (ignored > 0) log.warn('reports that are about no reminder of ours', { ignored });
    return response;
  };
}

const reader = once((): ReportReader => ({ table: connectTable(), now: realNow }));

export const handler = createReportReader(reader);
