// What SES reports about mails (SNS → SQS): each report moves its reminder, and a bounce or a complaint blocks the address.
// Reports come twice, late and in any order; those that are not about a reminder of ours are counted and left.
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { applies, blockOf, type MailEvent, transitionOf } from '../core/delivery.ts';
import { connectTable, type Now, once, realNow, type Table } from './environment.ts';
import { createLogger } from './log.ts';
import { loadReminder, moveReminder } from './reminder-store.ts';
import { MAIL_TAGS } from './settings.ts';
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

/**
 * False when there is no such reminder. It is read first, because most reports tell nothing new (Send after the answer) and
 * a read costs a tenth of a refused write. The address is blocked before the move: a report read again after a crash finds
 * both still to do, or done.
 */
async function takeIn({ table, now }: ReportReader, ids: ReminderIds, report: MailEvent): Promise<boolean> {
  const reminder = await loadReminder(table, ids);
  if (!reminder) return false;
  const at = now();
  const because = blockOf(report);
  if (because !== null) await blockAddress(table, ids, { type: 'AddressBlocked', address: reminder.to, because, at });
  const happening = { happened: 'reported', report } as const;
  const isNews = applies(transitionOf(happening), reminder);
  const { moved } = isNews ? await moveReminder(table, ids, happening, at) : { moved: false };
  log.info('report', { ...ids, event: report.event, moved });
  return true;
}

/** The handler over a reader of reports. */
export function createReportReader(reader: () => ReportReader) {
  return async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    let ignored = 0;
    const handle = async ({ body }: SQSRecord): Promise<void> => {
      const read = readReport(body);
      const isOurs = read !== null && (await takeIn(reader(), read.ids, read.report));
      if (!isOurs) ignored += 1;
    };
    const processor = new BatchProcessor(EventType.SQS);
    const options = { context, processInParallel: false, throwOnFullBatchFailure: false };
    const response = await processPartialResponse(event, handle, processor, options);
    if (ignored > 0) log.warn('reports that are about no reminder of ours', { ignored });
    return response;
  };
}

const reader = once((): ReportReader => ({ table: connectTable(), now: realNow }));

export const handler = createReportReader(reader);
