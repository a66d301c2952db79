// The built functions, run one call at a time against AWS on this machine: each with exactly the environment its template
// gives it, and with every call it makes to AWS written down under its name.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DeleteMessageCommand, type Message, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { ENVIRONMENT, FUNCTION_NAMES, type FunctionName } from '../../functions/settings.ts';
import { buildFunctions } from '../../infra/build.ts';
import { invoke, type LambdaHandler } from '../../workbench/aws/lambda-context.ts';
import type { LocalAws } from '../../workbench/aws/local-aws.ts';
import { LOCAL_CREDENTIALS } from '../../workbench/aws/local-credentials.ts';
import type { QueueName } from '../../workbench/aws/queues.ts';
import { recordCalls } from './call-recorder.ts';
import type { DeployedFunction } from './deployed-functions.ts';
import type { Call } from './role-policy.ts';

type Handler = LambdaHandler<unknown, unknown>;

/** The functions, and what they did so far. */
export type RecordedFunctions = {
  /** Calls a function with an event and gives its answer. */
  run(name: FunctionName, event: unknown): Promise<unknown>;
  /** Waits until so many messages came into the queue and hands them to a function, as its event source would. */
  handOver(queue: QueueName, name: FunctionName, count: number): Promise<void>;
  readonly calls: ReadonlyMap<FunctionName, Call[]>;
  stop(): Promise<void>;
};

/** Builds and loads the functions. `deployed` says what each may read of the environment. */
export async function recordFunctions(
  aws: LocalAws,
  deployed: ReadonlyMap<FunctionName, DeployedFunction>,
): Promise<RecordedFunctions> {
  const calls = new Map<FunctionName, Call[]>(FUNCTION_NAMES.map((name) => [name, []]));
  let running: FunctionName = 'api';
  const record = (call: Call) => calls.get(running)?.push(call);
  const [table, mail, queues] = await Promise.all(
    [aws.endpoints.table, aws.endpoints.mail, aws.endpoints.queues].map((endpoint) => recordCalls(endpoint, record)),
  );
  const recorded = {
    AWS_ENDPOINT_URL_DYNAMODB: table?.url,
    AWS_ENDPOINT_URL_SES: mail?.url,
    AWS_ENDPOINT_URL_SQS: queues?.url,
    // The SDK goes where the queue's own address points.
    [ENVIRONMENT.reminderQueueUrl]: aws.queues.urlOf('reminders').replace(/^http:\/\/[^/]+/, queues?.url ?? ''),
    POWERTOOLS_LOG_LEVEL: 'ERROR',
  };
  const folder = await mkdtemp(join(tmpdir(), 'duebook-functions-'));
  await buildFunctions(folder);
  const handlers = new Map<FunctionName, Handler>();
  const sqs = new SQSClient({ endpoint: aws.endpoints.queues, ...LOCAL_CREDENTIALS });

  const run = async (name: FunctionName, event: unknown): Promise<unknown> => {
    running = name;
    setEnvironment({ ...aws.environment, ...recorded }, Object.keys(deployed.get(name)?.environment ?? {}));
    const handler = handlers.get(name) ?? (await load(folder, name));
    handlers.set(name, handler);
    return invoke(handler, event, { functionName: name, timeoutMs: 30_000 });
  };
  return {
    run,
    calls,
    handOver: async (queue, name, count) => {
      const QueueUrl = aws.queues.urlOf(queue);
      for (let handled = 0; handled < count; ) {
        const { Messages = [] } = await sqs.send(
          new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 10 }),
        );
        if (Messages.length === 0) throw new Error(`of ${count} messages only ${handled} came into ${queue}`);
        handled += Messages.length;
        await run(name, { Records: Messages.map(recordOf) });
        for (const { ReceiptHandle } of Messages) await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      }
    },
    stop: async () => {
      sqs.destroy();
      await Promise.all([table?.stop(), mail?.stop(), queues?.stop(), rm(folder, { recursive: true })]);
    },
  };
}

const recordOf = ({ MessageId, Body }: Message) => ({ messageId: MessageId, body: Body, eventSource: 'aws:sqs' });

async function load(folder: string, name: FunctionName): Promise<Handler> {
  const bundle = pathToFileURL(join(folder, 'functions', name, 'index.mjs'));
  const { handler } = (await import(/* @vite-ignore */ bundle.href)) as { handler: Handler };
  return handler;
}

/** Sets what Lambda would set: of Duebook's variables only those the template names. */
function setEnvironment(environment: Record<string, string | undefined>, named: string[]): void {
  for (const [variable, value] of Object.entries(environment)) {
    const isOurs = Object.values<string>(ENVIRONMENT).includes(variable);
    if (value === undefined || (isOurs && !named.includes(variable))) delete process.env[variable];
    else process.env[variable] = value;
  }
}
