// The back end as tests hold it: our handlers over the workbench's real table, queues and mail, a clock that only moves
// when told to, and queues that are emptied when told to.
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { APIGatewayProxyEventV2, Context, SQSEvent, SQSRecord } from 'aws-lambda';
import { accountIdOf } from '../../core/account-id.ts';
import { millisOf, secondsAfter } from '../../core/calendar.ts';
import type { CompanySettings } from '../../core/company-settings.ts';
import type { ReminderPreview, ReminderReceipt, ReminderRequest } from '../../core/reminder.ts';
import { reminderRequestSchema } from '../../core/reminder.ts';
import { createApi } from '../../functions/api.ts';
import type { Office } from '../../functions/call.ts';
import { connectMail } from '../../functions/email.ts';
import { createReportReader } from '../../functions/email-events.ts';
import { connectTable, type Table } from '../../functions/environment.ts';
import type { HintQueue } from '../../functions/reminder-hints.ts';
import { createSender, openSender } from '../../functions/send-reminder.ts';
import { createSettingsReader } from '../../functions/settings-in-force.ts';
import { createSweeper, type Swept } from '../../functions/sweep-reminders.ts';
import { type LocalAws, startLocalAws } from '../../workbench/aws/local-aws.ts';
import type { SendingQuota } from '../../workbench/aws/mail-limits.ts';
import type { QueueName } from '../../workbench/aws/queues.ts';
import { workbenchCompany } from '../../workbench/company.ts';

export const COMPANY = '6f1d2c7a-3b58-4e0e-9a41-0c5d8e7f2b10';

/** A reminder request for Acme Trading: three invoices, £4,120.00 together. */
export function acmeRequest(changes: Partial<ReminderRequest> = {}): ReminderRequest {
  const gbp = (minor: number) => ({ minor, currency: 'GBP' });
  const invoice = (invoiceNumber: string, dueDate: string, minor: number) => ({
    ...{ invoiceNumber, invoiceDate: null, dueDate, original: null },
    outstanding: gbp(minor),
  });
  return reminderRequestSchema.parse({
    customerName: 'Acme Trading Ltd',
    customerNumber: 'C-1001',
    contactName: 'Anna Bell',
    to: 'ap@acme.test',
    asOf: '2026-09-30',
    invoices: [
      invoice('INV-1', '2026-08-31', 200_000),
      invoice('INV-2', '2026-09-10', 150_000),
      invoice('INV-3', '2026-09-20', 62_000),
    ],
    credits: [],
    ...changes,
  });
}

export interface CallOptions {
  readonly body?: unknown;
  readonly key?: string;
  readonly roles?: string;
  readonly company?: string;
  readonly person?: { readonly id: string; readonly name: string };
  readonly headers?: Record<string, string>;
  readonly query?: Record<string, string>;
}

export interface Answered {
  readonly status: number;
  readonly body: unknown;
  /** Seconds after which a refused call may come again. */
  readonly retryAfter?: number;
}

const CLERK = { id: 'b7c1d3f0-0000-4000-8000-000000000001', name: 'Carol Clerk' };

/** An HTTP call as API Gateway hands it over once the token has passed. */
export function httpEvent(method: string, path: string, options: CallOptions = {}): APIGatewayProxyEventV2 {
  const { body, key, roles = '[Clerk]', company = COMPANY, person = CLERK, headers = {}, query } = options;
  const claims = { tid: company, oid: person.id, name: person.name, roles, scp: 'Duebook.Use' };
  const event = {
    version: '2.0',
    routeKey: 'ANY /v1/{proxy+}',
    rawPath: path,
    rawQueryString: '',
    headers: { 'content-type': 'application/json', ...(key ? { 'idempotency-key': key } : {}), ...headers },
    ...(query ? { queryStringParameters: query } : {}),
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    isBase64Encoded: false,
    requestContext: {
      ...{ accountId: '0', apiId: 'test', domainName: 'localhost', domainPrefix: '', routeKey: '', stage: '$default' },
      ...{ requestId: 'test', time: '', timeEpoch: 0 },
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
      authorizer: { jwt: { claims, scopes: ['Duebook.Use'] } },
    },
  };
  return event;
}

/** A message of a queue as Lambda hands it over. */
export const queueRecord = (body: string, messageId = 'message'): SQSRecord => ({
  ...{ messageId, receiptHandle: messageId, body, md5OfBody: '', messageAttributes: {}, awsRegion: 'eu-west-2' },
  ...{ eventSource: 'aws:sqs', eventSourceARN: 'arn:aws:sqs:eu-west-2:0:reminders' },
  attributes: {
    ...{ ApproximateReceiveCount: '1', SentTimestamp: '0', SenderId: '0', ApproximateFirstReceiveTimestamp: '0' },
  },
});

export const CONTEXT = { awsRequestId: 'test', getRemainingTimeInMillis: () => 60_000 } as Context;

export interface Clock {
  now(): string;
  pass(seconds: number): void;
}

export function testClock(start = '2026-09-30T09:00:00.000Z'): Clock {
  let now = start;
  return {
    now: () => now,
    pass: (seconds) => {
      now = secondsAfter(now, seconds);
    },
  };
}

export interface OfficeOptions {
  readonly company?: Partial<CompanySettings>;
  readonly sendTimeout?: number;
  readonly outcomeAfter?: number | null;
  readonly quota?: SendingQuota;
  readonly sandbox?: boolean;
}

export interface TestOffice {
  readonly aws: LocalAws;
  readonly clock: Clock;
  readonly table: Table;
  readonly office: Office;
  call(method: string, path: string, options?: CallOptions): Promise<Answered>;
  /** Hands every hint that is in the queue to the sender; says how many were not handled. */
  deliverHints(): Promise<number>;
  /** Waits until SES has nothing more to tell and hands every report to its reader. */
  deliverReports(): Promise<void>;
  /** Hands one hint to the sender, whatever the queue holds; false when it wants it again later. */
  hint(accountId: string, reminderId: string): Promise<boolean>;
  report(body: string): Promise<boolean>;
  sweep(): Promise<Swept>;
  stop(): Promise<void>;
}

async function* messagesIn(sqs: SQSClient, QueueUrl: string): AsyncGenerator<{ id: string; body: string }> {
  for (;;) {
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    if (Messages.length === 0) return;
    for (const { MessageId = '', Body = '', ReceiptHandle } of Messages) {
      yield { id: MessageId, body: Body };
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
  }
}

/** Starts AWS in memory and the handlers over it. */
export async function startOffice(options: OfficeOptions = {}): Promise<TestOffice> {
  const settings: CompanySettings = { ...workbenchCompany, ...options.company };
  const clock = testClock();
  const aws = await startLocalAws({
    dataDir: null,
    company: settings,
    clock: () => millisOf(clock.now()),
    outcomeAfter: options.outcomeAfter === undefined ? 1 : options.outcomeAfter,
    quota: options.quota ?? { in24Hours: 1_000_000, perSecond: 1_000_000 },
    sandbox: options.sandbox ?? false,
  });
  Object.assign(process.env, aws.environment);
  const table = connectTable();
  const sqs = new SQSClient({});
  const queue: HintQueue = { client: sqs, url: aws.queues.urlOf('reminders') };
  const reader = createSettingsReader(table, settings, clock.now);
  const office: Office = { table, queue, settings: reader, now: clock.now, onLostHint: () => {} };
  const api = createApi(() => office);
  const mail = { client: connectMail(options.sendTimeout ?? 2_000), configurationSet: 'duebook' };
  // Waiting for one's turn is time that passes.
  const wait = async (ms: number) => clock.pass(ms / 1000);
  const opened = openSender({ table, mail, queue, settings: reader, now: clock.now, senders: 1, wait });
  const sender = createSender(() => opened);
  const reports = createReportReader(() => ({ table, now: clock.now }));
  const sweep = createSweeper(() => ({ table, queue, mail: mail.client, now: clock.now }));
  const run = async (handler: (event: SQSEvent, context: Context) => Promise<unknown>, body: string) => {
    const answer = (await handler({ Records: [queueRecord(body)] }, CONTEXT)) as { batchItemFailures: unknown[] };
    return answer.batchItemFailures.length === 0;
  };
  const drain = async (name: QueueName, handler: Parameters<typeof run>[0]): Promise<number> => {
    let failures = 0;
    for await (const { body } of messagesIn(sqs, aws.queues.urlOf(name))) if (!(await run(handler, body))) failures++;
    return failures;
  };
  return {
    ...{ aws, clock, table, office, sweep },
    call: async (method, path, callOptions) => {
      const { statusCode = 0, body = '', headers = {} } = await api(httpEvent(method, path, callOptions));
      const retryAfter = headers['retry-after'];
      const answered = { status: statusCode, body: JSON.parse(body) as unknown };
      return retryAfter === undefined ? answered : { ...answered, retryAfter: Number(retryAfter) };
    },
    deliverHints: () => drain('reminders', sender),
    deliverReports: async () => {
      await aws.mail.settled();
      await drain('email-events', reports);
    },
    hint: (accountId, reminderId) => run(sender, JSON.stringify({ companyId: COMPANY, accountId, reminderId })),
    report: (body) => run(reports, body),
    stop: async () => {
      table.client.destroy();
      sqs.destroy();
      mail.client.destroy();
      await aws.stop();
    },
  };
}

/** The account id a request is about. */
export const accountOf = (request: ReminderRequest): string => accountIdOf(request);

/** Previews, confirms every warning and sends; gives the answer of the send. */
export async function sendReminder(
  office: TestOffice,
  request: ReminderRequest,
  options: CallOptions = {},
): Promise<Answered> {
  const path = `/v1/accounts/${accountOf(request)}/reminders`;
  const preview = (await office.call('POST', `${path}/preview`, { ...options, body: request })).body as ReminderPreview;
  const confirmed = preview.warnings.map(({ code }) => code);
  const body = { ...request, previewHash: preview.hash, confirmed };
  return office.call('POST', path, { key: crypto.randomUUID(), ...options, body });
}

/** Sends a reminder that must be accepted. */
export async function queued(
  office: TestOffice,
  request: ReminderRequest,
  options: CallOptions = {},
): Promise<ReminderReceipt> {
  const { status, body } = await sendReminder(office, request, options);
  if (status !== 202) throw new Error(`not accepted: ${status} ${JSON.stringify(body)}`);
  return body as ReminderReceipt;
}
