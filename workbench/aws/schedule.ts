// EventBridge's clock on this machine: calls a function every so many seconds, never two at a time.
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { ScheduledEvent } from 'aws-lambda';
import { invoke, type LambdaHandler } from './lambda-context.ts';
import { LOCAL_ACCOUNT, LOCAL_REGION } from './local-credentials.ts';

export type ScheduleHandler = LambdaHandler<ScheduledEvent, unknown>;

/** Tells the time in milliseconds and waits; `wait` rejects when the signal ends it. */
export interface ScheduleClock {
  now(): number;
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

const systemClock: ScheduleClock = {
  now: () => Date.now(),
  wait: async (ms, signal) => {
    await wait(ms, undefined, { signal });
  },
};

export interface ScheduleOptions {
  readonly functionName: string;
  readonly everySeconds: number;
  readonly timeoutMs: number;
  readonly clock?: ScheduleClock;
  /** Told of every call that threw or timed out; the next one comes all the same. */
  readonly onFailure?: (error: unknown) => void;
}

export interface Schedule {
  stop(): Promise<void>;
}

const eventAt = (ms: number): ScheduledEvent => ({
  version: '0',
  id: randomUUID(),
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account: LOCAL_ACCOUNT,
  time: new Date(ms).toISOString(),
  region: LOCAL_REGION,
  resources: [],
  detail: {},
});

/** Starts calling the handler; the first call comes after one whole period. */
export function startSchedule(handler: ScheduleHandler, options: ScheduleOptions): Schedule {
  const clock = options.clock ?? systemClock;
  const stopping = new AbortController();
  const pause = (): Promise<void> => clock.wait(options.everySeconds * 1000, stopping.signal).catch(() => {});
  const run = async (): Promise<void> => {
    for (await pause(); !stopping.signal.aborted; await pause()) {
      await invoke(handler, eventAt(clock.now()), options).catch((error: unknown) => options.onFailure?.(error));
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
