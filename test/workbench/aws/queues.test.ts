// From a queue to its function and back: batches, failures that come again, dead letters, delays, duplicates, and SES's
// events in their SNS envelope.
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LOCAL_CREDENTIALS } from '../../../workbench/aws/local-credentials.ts';
import { type Poller, type PollerOptions, startPoller } from '../../../workbench/aws/queue-poller.ts';
import { DEPLOYED_RULES, type LocalQueues, type QueueRules, startQueues } from '../../../workbench/aws/queues.ts';

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const part of running.splice(0).reverse()) await part.stop();
});

interface Started {
  readonly queues: LocalQueues;
  /** Bodies of each batch the function was given. */
  readonly batches: string[][];
  readonly poller: Poller;
  send(body: string, delaySeconds?: number): Promise<void>;
}

async function start(
  handler: PollerOptions['handler'],
  rules: Partial<QueueRules> = {},
  over: Partial<PollerOptions> = {},
) {
  const queues = await startQueues({ ...DEPLOYED_RULES, reminders: { ...DEPLOYED_RULES.reminders, ...rules } });
  running.push(queues);
  const batches: string[][] = [];
  const poller = startPoller(queues, {
    queue: 'reminders',
    functionName: 'send-reminder',
    batchSize: 5,
    timeoutMs: 1000,
    handler: (event, context) => {
      batches.push(event.Records.map(({ body }) => body));
      return handler(event, context);
    },
    ...over,
  });
  running.push(poller);
  const sqs = new SQSClient({ endpoint: queues.endpoint, ...LOCAL_CREDENTIALS });
  const send = async (MessageBody: string, DelaySeconds = 0): Promise<void> => {
    await sqs.send(new SendMessageCommand({ QueueUrl: queues.urlOf('reminders'), MessageBody, DelaySeconds }));
  };
  return { queues, batches, poller, send } satisfies Started;
}

const handled = async () => undefined;
const seen = (batches: string[][]): string[] => batches.flat();
const empty = { ready: 0, delayed: 0, inFlight: 0 };

describe('a message', () => {
  it('reaches the function as an SQS event and is gone once handled', async () => {
    const events: SQSEvent[] = [];
    const { queues, send } = await start(async (event) => {
      events.push(event);
      return undefined;
    });
    await send('{"reminderId":"01J"}');

    await vi.waitFor(async () => expect(await queues.count('reminders')).toEqual(empty));
    expect(events[0]?.Records[0]).toMatchObject({
      body: '{"reminderId":"01J"}',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:eu-west-2:000000000000:reminders',
      attributes: { ApproximateReceiveCount: '1' },
    });
  });

  it('that the function lists as failed comes again, the others of its batch do not', async () => {
    let failures = 1;
    const { queues, batches, send } = await start(
      async ({ Records }) => {
        const failed = Records.filter(({ body }) => body === 'bad' && failures-- > 0);
        return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
      },
      { visibilitySeconds: 1 },
    );
    await send('good');
    await send('bad');

    await vi.waitFor(() => expect(seen(batches).sort()).toEqual(['bad', 'bad', 'good']), { timeout: 5000 });
    await vi.waitFor(async () => expect(await queues.count('reminders')).toEqual(empty));
  });

  it('whose function throws comes again until it is among the dead letters', async () => {
    const told: unknown[] = [];
    const { queues, batches, send } = await start(
      async () => {
        throw new Error('the table is away');
      },
      { visibilitySeconds: 0, maxReceiveCount: 3 },
      { onFailure: (error) => told.push(error) },
    );
    await send('poison');

    await vi.waitFor(async () => expect(await queues.deadLettersOf('reminders')).toEqual(['poison']), {
      timeout: 5000,
    });
    expect(seen(batches)).toEqual(['poison', 'poison', 'poison']);
    expect(told).toHaveLength(3);
  });

  it('whose function takes too long counts as failed', async () => {
    const told: unknown[] = [];
    const { send } = await start(
      () => new Promise(() => {}),
      {},
      { timeoutMs: 20, onFailure: (error) => told.push(error) },
    );
    await send('slow');

    await vi.waitFor(() => expect(String(told[0])).toContain('send-reminder took over 20 ms'));
  });

  it('waits out its delay', async () => {
    const { queues, batches, send } = await start(handled);
    await send('undoable', 1);

    expect(await queues.count('reminders')).toEqual({ ready: 0, delayed: 1, inFlight: 0 });
    expect(seen(batches)).toEqual([]);
    await vi.waitFor(() => expect(seen(batches)).toEqual(['undoable']), { timeout: 5000 });
  });

  it('may be handed over twice', async () => {
    const { queues, batches, poller, send } = await start(handled);
    poller.disturbDeliveries(({ body }) => (body === 'twice' ? 2 : 1));
    await send('once');
    await send('twice');

    await vi.waitFor(async () => expect(await queues.count('reminders')).toEqual(empty));
    expect(seen(batches).sort()).toEqual(['once', 'twice', 'twice']);
  });
});

it('a poller that stops finishes the batch it has begun and takes no other', async () => {
  let finish = (): void => {};
  let begun = false;
  const { batches, poller, send } = await start(
    () =>
      new Promise((resolve) => {
        begun = true;
        finish = () => resolve(undefined);
      }),
  );
  await send('first');
  await vi.waitFor(() => expect(begun).toBe(true));
  let stopped = false;
  const stopping = poller.stop().then(() => {
    stopped = true;
  });
  await send('second');

  expect(stopped).toBe(false);
  finish();
  await stopping;
  expect(seen(batches)).toEqual(['first']);
});

it('an event of SES reaches its queue in the envelope of SNS', async () => {
  const queues = await startQueues();
  running.push(queues);
  const bodies: string[] = [];
  const handler: PollerOptions['handler'] = async ({ Records }) => {
    bodies.push(...Records.map(({ body }) => body));
    return undefined;
  };
  const options = { queue: 'email-events', functionName: 'email-events', batchSize: 10, timeoutMs: 1000 } as const;
  running.push(startPoller(queues, { ...options, handler }));
  const event = { eventType: 'Send', mail: { messageId: 'M1', tags: { reminder: ['01J'] } }, send: {} } as const;
  await queues.publish({ ...event, mail: { ...event.mail, tags: { reminder: ['01J'] } } });

  await vi.waitFor(() => expect(bodies).toHaveLength(1));
  const envelope: { Type: string; Message: string } = JSON.parse(bodies[0] ?? '');
  expect(envelope.Type).toBe('Notification');
  expect(JSON.parse(envelope.Message)).toEqual(event);
});
