// How much of what SES allows is used: a bulk of reminders through the real sender over the real table, queue and mail
// service, five batches at once as they are deployed, with the calls as slow as in AWS. Time is virtual: see virtual-time.ts.
import { SQSClient } from '@aws-sdk/client-sqs';
import { ulid } from 'ulid';
import type { ReminderRequest } from '../../core/reminder.ts';
import type { ManyPreviews, ReminderRun } from '../../core/reminder-run.ts';
import { createApi } from '../../functions/api.ts';
import type { Office } from '../../functions/call.ts';
import { connectMail } from '../../functions/email.ts';
import { connectTable } from '../../functions/environment.ts';
import { createSender, openSender } from '../../functions/send-reminder.ts';
import { SENDERS_AT_ONCE } from '../../functions/settings.ts';
import { createSettingsReader } from '../../functions/settings-in-force.ts';
import { startLocalAws } from '../../workbench/aws/local-aws.ts';
import { workbenchCompany } from '../../workbench/company.ts';
import { accountOf, acmeRequest, CONTEXT, httpEvent, queueRecord } from '../functions/office.ts';
import { type Measurement, measurement } from './measurement.ts';
import { VirtualTime } from './virtual-time.ts';

/** Milliseconds as they are usual within a region. */
const TABLE_MS = 6;
const QUEUE_MS = 10;
const MAIL_MS = 120;
/** From the end of an invocation to the next with a new batch. */
const BETWEEN_BATCHES_MS = 30;
const BATCH = 10;
const A_POST = 25;

type Api = ReturnType<typeof createApi>;

async function ask<T>(api: Api, method: string, path: string, body: unknown, status: number): Promise<T> {
  const answer = await api(httpEvent(method, path, { body }));
  if (answer.statusCode !== status) throw new Error(`${path} answered ${answer.statusCode}: ${answer.body}`);
  return JSON.parse(answer.body ?? '') as T;
}

/** Posts the reminders as the pane does; gives the id of the run. */
async function queueMany(api: Api, requests: readonly ReminderRequest[], at: number): Promise<string> {
  const runId = ulid(at);
  for (let i = 0; i < requests.length; i += A_POST) {
    const some = requests.slice(i, i + A_POST);
    const reminders = some.map((request) => ({ accountId: accountOf(request), request }));
    const { previews } = await ask<ManyPreviews>(api, 'POST', '/v1/reminders/previews', { reminders }, 200);
    const posted = some.map((request, place) => ({
      ...{ accountId: accountOf(request), customerName: request.customerName },
      send: {
        ...request,
        previewHash: previews[place]?.preview?.hash,
        confirmed: previews[place]?.preview?.warnings.map(({ code }) => code),
      },
      idempotencyKey: `${runId}-${i + place}`,
    }));
    await ask(api, 'POST', '/v1/reminder-runs', { runId, reminders: posted }, 202);
  }
  return runId;
}

/** A queue in memory with delays: hints that were given go in here, as SQS would show them. */
class HintsInTime {
  readonly #time: VirtualTime;
  #waiting: { readonly body: string; readonly from: number }[] = [];

  constructor(time: VirtualTime) {
    this.#time = time;
  }

  get size(): number {
    return this.#waiting.length;
  }

  add(body: string, delaySeconds: number): void {
    this.#waiting.push({ body, from: this.#time.ms() + delaySeconds * 1000 });
  }

  take(most: number): string[] {
    const due = this.#waiting.filter(({ from }) => from <= this.#time.ms()).slice(0, most);
    this.#waiting = this.#waiting.filter((hint) => !due.includes(hint));
    return due.map(({ body }) => body);
  }
}

/** Takes what is sent to the real queue's client into the one that knows the virtual time. */
function divert(sqs: SQSClient, hints: HintsInTime): void {
  const middleware = () => async (args: { input: { MessageBody?: string; DelaySeconds?: number } }) => {
    hints.add(args.input.MessageBody ?? '', args.input.DelaySeconds ?? 0);
    return { output: { $metadata: {} }, response: {} };
  };
  sqs.middlewareStack.add(middleware as never, { step: 'initialize', name: 'divert', priority: 'low' });
}

/** One sender after another batch, as Lambda's event source calls it, until nothing is left. */
async function poll(send: ReturnType<typeof createSender>, hints: HintsInTime, time: VirtualTime): Promise<void> {
  while (hints.size > 0) {
    const bodies = hints.take(BATCH);
    if (bodies.length > 0) {
      const Records = bodies.map((body, i) => queueRecord(body, `${i}`));
      const { batchItemFailures } = await send({ Records }, CONTEXT);
      for (const { itemIdentifier } of batchItemFailures) hints.add(bodies[Number(itemIdentifier)] ?? '', 360);
    }
    await time.wait(BETWEEN_BATCHES_MS);
  }
}

interface Bulk {
  readonly mails: number;
  readonly seconds: number;
  readonly throttled: number;
  readonly failed: number;
}

async function sendBulk(reminders: number, perSecond: number): Promise<Bulk> {
  const time = new VirtualTime(Date.parse('2026-09-30T09:00:00.000Z'));
  const rateLimits = { ...workbenchCompany.rateLimits, perPersonADay: 10_000, perCompanyADay: 50_000 };
  const company = { ...workbenchCompany, undoSeconds: 0, rateLimits };
  const quota = { in24Hours: 50_000, perSecond };
  const aws = await startLocalAws({ dataDir: null, company, quota, clock: time.ms, outcomeAfter: null });
  Object.assign(process.env, aws.environment);
  const [table, sqs, slowTable] = [connectTable(), new SQSClient({}), connectTable()];
  const hints = new HintsInTime(time);
  divert(sqs, hints);
  const queue = { client: sqs, url: aws.queues.urlOf('reminders') };
  const office: Office = {
    ...{ table, queue, now: time.now, onLostHint: () => {} },
    settings: createSettingsReader(table, company, time.now),
  };
  const mail = { client: connectMail(), configurationSet: 'duebook' };
  let throttled = 0;
  countThrottling(mail.client, () => {
    throttled += 1;
  });
  try {
    const requests = Array.from({ length: reminders }, (_, i) =>
      acmeRequest({ customerNumber: `T-${i}`, to: `ap@customer-${i}.test` }),
    );
    const api = createApi(() => office);
    const runId = await queueMany(api, requests, time.ms());
    time.slow(slowTable.client, TABLE_MS);
    time.slow(sqs, QUEUE_MS);
    time.slow(mail.client, MAIL_MS);
    const start = time.ms();
    // Each sender is a container of its own: none knows of the others.
    const senders = Array.from({ length: SENDERS_AT_ONCE }, () => {
      const parts = {
        table: slowTable,
        mail,
        queue,
        settings: office.settings,
        now: time.now,
        senders: SENDERS_AT_ONCE,
        wait: time.wait,
      };
      const opened = openSender(parts);
      return poll(
        createSender(() => opened),
        hints,
        time,
      );
    });
    await time.run(Promise.all(senders));
    const seconds = (time.ms() - start) / 1000;
    const run = await ask<ReminderRun>(api, 'GET', `/v1/reminder-runs/${runId}`, undefined, 200);
    return { mails: aws.mail.mails.length, seconds, throttled, failed: reminders - run.counts.sent };
  } finally {
    for (const client of [table.client, slowTable.client, sqs, mail.client]) client.destroy();
    await aws.stop();
  }
}

function countThrottling(client: ReturnType<typeof connectMail>, tell: () => void): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      try {
        return await next(args);
      } catch (error) {
        if (error instanceof Error && error.name.startsWith('Throttling')) tell();
        throw error;
      }
    },
    { step: 'initialize', name: 'count-throttling' },
  );
}

const REMINDERS = 2_000;
const RATES = [14, 200];

/** Mails a second over what SES allows, the lower of two quotas; one that failed is one too many. */
export async function throughput(tell: (line: string) => void): Promise<Measurement[]> {
  tell(
    `throughput: a bulk of ${REMINDERS}, ${SENDERS_AT_ONCE} senders, virtual time (table ${TABLE_MS} ms, SES ${MAIL_MS} ms)`,
  );
  const kept: { readonly rate: number; readonly perSecond: number; readonly failed: number }[] = [];
  for (const rate of RATES) {
    const { mails, seconds, throttled, failed } = await sendBulk(REMINDERS, rate);
    const perSecond = mails / seconds;
    kept.push({ rate, perSecond, failed });
    tell(
      `  ${rate}/s allowed: ${perSecond.toFixed(1)}/s sent in ${seconds.toFixed(1)} s, ${throttled} answers "too fast", ${failed} not sent`,
    );
  }
  const lowest = kept.toSorted((a, b) => a.perSecond / a.rate - b.perSecond / b.rate)[0];
  const failed = kept.reduce((sum, its) => sum + its.failed, 0);
  return [
    measurement('throughput', 'mails/s', lowest?.perSecond ?? 0, lowest?.rate ?? 1),
    measurement('throughput-not-sent', 'reminders', failed, REMINDERS * RATES.length),
  ];
}
