// The functions as they are deployed, run here: loaded from their built bundles, fed by the queues and called by the clock.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SQSRecord } from 'aws-lambda';
import { type FunctionName, SENDERS_AT_ONCE } from '../../functions/settings.ts';
import type { ApiHandler } from './gateway.ts';
import type { LocalAws } from './local-aws.ts';
import { type QueueHandler, startPoller } from './queue-poller.ts';
import type { QueueName } from './queues.ts';
import { type ScheduleClock, type ScheduleHandler, startSchedule } from './schedule.ts';

/** The four handlers, each by what calls it. */
export interface Functions {
  readonly api: ApiHandler;
  readonly sendReminder: QueueHandler;
  readonly emailEvents: QueueHandler;
  readonly sweepReminders: ScheduleHandler;
}

export interface RunOptions {
  readonly sweepEverySeconds: number;
  readonly clock?: ScheduleClock;
  /** Told of every call that threw or timed out. */
  readonly onFailure?: (error: unknown) => void;
}

export interface RunningFunctions {
  /** How many times each message of a queue is handed over from now on; 2 is a duplicate. */
  disturbDeliveries(queue: QueueName, copies: (record: SQSRecord) => number): void;
  /** Resolves once calls in work are finished. */
  stop(): Promise<void>;
}

let loads = 0;

async function load<Handler>(folder: string, name: FunctionName): Promise<Handler> {
  const bundle = pathToFileURL(join(folder, 'functions', name, 'index.mjs'));
  // Functions read their environment once, at start: a new start needs a new copy of the module.
  const module: { handler?: unknown } = await import(`${bundle.href}?start=${loads}`);
  if (typeof module.handler !== 'function') throw new Error(`${bundle.pathname} exports no handler`);
  return module.handler as Handler;
}

/** Loads the bundles that `buildFunctions` put into a folder, with the environment they are to read. */
export async function loadFunctions(folder: string, environment: Readonly<Record<string, string>>): Promise<Functions> {
  Object.assign(process.env, environment);
  loads += 1;
  const [api, sendReminder, emailEvents, sweepReminders] = await Promise.all([
    load<ApiHandler>(folder, 'api'),
    load<QueueHandler>(folder, 'send-reminder'),
    load<QueueHandler>(folder, 'email-events'),
    load<ScheduleHandler>(folder, 'sweep-reminders'),
  ]);
  return { api, sendReminder, emailEvents, sweepReminders };
}

/** Feeds the queues to their functions and starts the clock of the sweep, with the batches and limits infra deploys. */
export function runFunctions(aws: LocalAws, functions: Functions, options: RunOptions): RunningFunctions {
  const told = options.onFailure === undefined ? {} : { onFailure: options.onFailure };
  const pollers = {
    reminders: startPoller(aws.queues, {
      queue: 'reminders',
      functionName: 'send-reminder',
      handler: functions.sendReminder,
      batchSize: 10,
      timeoutMs: 60_000,
      concurrency: SENDERS_AT_ONCE,
      ...told,
    }),
    'email-events': startPoller(aws.queues, {
      queue: 'email-events',
      functionName: 'email-events',
      handler: functions.emailEvents,
      batchSize: 10,
      timeoutMs: 30_000,
      concurrency: 2,
      ...told,
    }),
  };
  const sweep = startSchedule(functions.sweepReminders, {
    functionName: 'sweep-reminders',
    everySeconds: options.sweepEverySeconds,
    timeoutMs: 60_000,
    ...(options.clock && { clock: options.clock }),
    ...told,
  });
  return {
    disturbDeliveries: (queue, copies) => pollers[queue].disturbDeliveries(copies),
    stop: async () => {
      await Promise.all([sweep.stop(), pollers.reminders.stop(), pollers['email-events'].stop()]);
    },
  };
}
