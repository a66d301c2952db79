// What a reminder costs in AWS, from the press to the last report: units of the table as the table itself counts them, calls
// of functions and queues, in dollars at the prices named below. A bulk in the batches that are deployed, and single presses.
import { SQSClient } from '@aws-sdk/client-sqs';
import { ulid } from 'ulid';
import type { ReminderRequest } from '../../core/reminder.ts';
import type { ManyPreviews } from '../../core/reminder-run.ts';
import { connectMail } from '../../functions/email.ts';
import { createReportReader } from '../../functions/email-events.ts';
import { createSender, openSender } from '../../functions/send-reminder.ts';
import { workbenchCompany } from '../../workbench/company.ts';
import {
  accountOf,
  acmeRequest,
  CONTEXT,
  queued,
  queueRecord,
  startOffice,
  type TestOffice,
} from '../functions/office.ts';
import { type Measurement, measurement } from './measurement.ts';
import { takeAll } from './take-all.ts';

/** Dollars; on demand, us-east-1, November 2026, as third parties list them (see docs/deploying.md). */
const PRICES = {
  writeUnit: 0.625e-6,
  readUnit: 0.125e-6,
  mail: 160e-6,
  invocation: 0.2e-6,
  /** An arm64 function of 512 MB for the time an invocation is billed, most of it waiting for AWS. */
  invocationTime: 0.5 * 0.2 * 13.3334e-6,
  httpCall: 1e-6,
  queueCall: 0.4e-6,
  notification: 0.5e-6,
};

const BULK = 100;
const SINGLES = 20;
const A_POST = 25;
const BATCH = 10;

interface Spent {
  writeUnits: number;
  readUnits: number;
  functions: number;
  httpCalls: number;
  queueCalls: number;
}

const nothing = (): Spent => ({ writeUnits: 0, readUnits: 0, functions: 0, httpCalls: 0, queueCalls: 0 });

const unitsIn = (used: unknown): number =>
  [used].flat().reduce((sum: number, its) => sum + ((its as { CapacityUnits?: number })?.CapacityUnits ?? 0), 0);

const WRITES = /^(TransactWriteItems|UpdateItem|PutItem|DeleteItem)Command$/;

/** Adds up what the table says each call has cost; one whose condition does not hold costs a unit and says nothing. */
function countUnits(office: TestOffice, spent: () => Spent): void {
  office.table.client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const kind = WRITES.test(commandName) ? 'writeUnits' : 'readUnits';
        try {
          const result = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } });
          spent()[kind] += unitsIn((result.output as { ConsumedCapacity?: unknown }).ConsumedCapacity);
          return result;
        } catch (error) {
          spent()[kind] += 1;
          throw error;
        }
      },
    { step: 'initialize', name: 'count-units' },
  );
}

/** Calls the API, and counts the function and the gateway. */
async function call<T>(office: TestOffice, spent: Spent, path: string, body: unknown): Promise<T> {
  spent.functions += 1;
  spent.httpCalls += 1;
  const answer = await office.call('POST', path, { body });
  if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body as T;
}

async function pressMany(office: TestOffice, spent: Spent, requests: readonly ReminderRequest[]): Promise<void> {
  const runId = ulid(Date.parse(office.clock.now()));
  for (let i = 0; i < requests.length; i += A_POST) {
    const some = requests.slice(i, i + A_POST);
    const asked = some.map((request) => ({ accountId: accountOf(request), request }));
    const { previews } = await call<ManyPreviews>(office, spent, '/v1/reminders/previews', { reminders: asked });
    const reminders = some.map((request, place) => ({
      ...{ accountId: accountOf(request), customerName: request.customerName },
      send: {
        ...request,
        previewHash: previews[place]?.preview?.hash,
        confirmed: previews[place]?.preview?.warnings.map(({ code }) => code),
      },
      idempotencyKey: `${runId}-${i + place}`,
    }));
    await call(office, spent, '/v1/reminder-runs', { runId, reminders });
  }
}

async function pressEach(office: TestOffice, spent: Spent, requests: readonly ReminderRequest[]): Promise<void> {
  for (const request of requests) {
    await queued(office, request);
    // A preview and a press.
    spent.functions += 2;
    spent.httpCalls += 2;
  }
}

/** Hands what is in the queues to their functions, so many at once, and counts receiving and deleting as SQS bills them. */
async function deliver(office: TestOffice, spent: Spent, atOnce: number): Promise<void> {
  const sqs = new SQSClient({});
  const mail = { client: connectMail(), configurationSet: 'duebook' };
  const { table, clock } = office;
  const { queue, settings } = office.office;
  const parts = { table, mail, queue, settings, now: clock.now, senders: 1, wait: async () => {} };
  const opened = openSender(parts);
  const reader = () => ({ table, now: clock.now });
  const batches = async (
    name: 'reminders' | 'email-events',
    handle: ReturnType<typeof createSender>,
  ): Promise<void> => {
    const bodies = await takeAll(sqs, office.aws.queues.urlOf(name));
    for (let i = 0; i < bodies.length; i += atOnce) {
      spent.functions += 1;
      spent.queueCalls += 2;
      const Records = bodies.slice(i, i + atOnce).map((body, place) => queueRecord(body, `${i + place}`));
      const { batchItemFailures } = await handle({ Records }, CONTEXT);
      if (batchItemFailures.length > 0) throw new Error(`${batchItemFailures.length} messages of ${name} failed`);
    }
    // Giving a message into the queue.
    spent.queueCalls += bodies.length;
  };
  await batches(
    'reminders',
    createSender(() => opened),
  );
  await office.aws.mail.settled();
  await batches('email-events', createReportReader(reader));
  mail.client.destroy();
  sqs.destroy();
}

interface Cost extends Spent {
  readonly dollars: number;
}

/** The cost of each reminder; `reports` are the notifications SES gives of each. */
function each(spent: Spent, reminders: number, reports: number): Cost {
  const of = (total: number): number => total / reminders;
  const { writeUnits, readUnits, functions, httpCalls, queueCalls } = spent;
  const cost = {
    ...{ writeUnits: of(writeUnits), readUnits: of(readUnits), functions: of(functions) },
    ...{ httpCalls: of(httpCalls), queueCalls: of(queueCalls) },
  };
  const dollars =
    cost.writeUnits * PRICES.writeUnit +
    cost.readUnits * PRICES.readUnit +
    cost.functions * (PRICES.invocation + PRICES.invocationTime) +
    cost.httpCalls * PRICES.httpCall +
    cost.queueCalls * PRICES.queueCall +
    reports * PRICES.notification +
    PRICES.mail;
  return { ...cost, dollars };
}

const said = (name: string, { writeUnits, readUnits, functions, queueCalls, dollars }: Cost): string =>
  `  ${name}  ${writeUnits.toFixed(2)} WRU  ${readUnits.toFixed(2)} RRU  ${functions.toFixed(2)} invocations  ` +
  `${queueCalls.toFixed(2)} SQS calls  $${(dollars * 1000).toFixed(4)} per 1,000 (SES $${PRICES.mail * 1000})`;

/** Write units of a delivered reminder of a bulk, over the aim of twelve; read units over five; dollars beside SES alone. */
export async function reminderCost(tell: (line: string) => void): Promise<Measurement[]> {
  const rateLimits = { ...workbenchCompany.rateLimits, perPersonAMinute: 600 };
  const office = await startOffice({ company: { undoSeconds: 0, rateLimits } });
  let spent = nothing();
  countUnits(office, () => spent);
  const some = (name: string, count: number): ReminderRequest[] =>
    Array.from({ length: count }, (_, i) =>
      acmeRequest({ customerNumber: `${name}-${i}`, to: `ap@${name}-${i}.test` }),
    );
  try {
    await pressMany(office, spent, some('bulk', BULK));
    await deliver(office, spent, BATCH);
    const bulk = each(spent, BULK, 2);
    spent = nothing();
    for (const request of some('single', SINGLES)) {
      await pressEach(office, spent, [request]);
      await deliver(office, spent, 1);
    }
    const single = each(spent, SINGLES, 2);
    tell(
      'reminder cost: each delivered reminder to a customer nobody wrote to before, previews and both reports included',
    );
    tell(said(`of a bulk of ${BULK} `, bulk));
    tell(said('pressed one by one', single));
    return [
      measurement('reminder-cost', 'WRU', bulk.writeUnits, 12),
      measurement('reminder-cost-single', 'WRU', single.writeUnits, 12),
      measurement('reminder-cost-reads', 'RRU', bulk.readUnits, 5),
      measurement('reminder-cost-dollars', '$/1,000', bulk.dollars * 1000, PRICES.mail * 1000),
    ];
  } finally {
    await office.stop();
  }
}
