// The clock that calls the sweep, moved by hand.
import type { ScheduledEvent } from 'aws-lambda';
import { expect, it, vi } from 'vitest';
import { type ScheduleClock, startSchedule } from '../../../workbench/aws/schedule.ts';

/** A clock that moves only when told to. */
class HandClock implements ScheduleClock {
  #now = Date.parse('2026-09-30T08:00:00Z');
  #due: { readonly at: number; readonly ring: () => void } | null = null;

  now(): number {
    return this.#now;
  }

  wait(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#due = { at: this.#now + ms, ring: resolve };
      signal.addEventListener('abort', () => reject(new Error('stopped')));
    });
  }

  pass(seconds: number): void {
    this.#now += seconds * 1000;
    if (this.#due && this.#due.at <= this.#now) this.#due.ring();
  }
}

const sweep = { functionName: 'sweep-reminders', everySeconds: 60, timeoutMs: 1000 };

it('the sweep is called once a period, with the instant, and not before the first is over', async () => {
  const clock = new HandClock();
  const events: ScheduledEvent[] = [];
  const schedule = startSchedule(async (event) => events.push(event), { ...sweep, clock });

  clock.pass(59);
  await Promise.resolve();
  expect(events).toEqual([]);
  clock.pass(1);
  await vi.waitFor(() => expect(events.map(({ time }) => time)).toEqual(['2026-09-30T08:01:00.000Z']));
  await vi.waitFor(() => {
    clock.pass(60);
    expect(events.length).toBeGreaterThan(1);
  });
  expect(events[0]).toMatchObject({ source: 'aws.events', 'detail-type': 'Scheduled Event' });
  await schedule.stop();
});

it('a sweep that fails is told of, and the next one comes all the same', async () => {
  const clock = new HandClock();
  const told: unknown[] = [];
  const fail = async (): Promise<never> => {
    throw new Error('the table is away');
  };
  const schedule = startSchedule(fail, { ...sweep, clock, onFailure: (error) => told.push(error) });

  await vi.waitFor(() => {
    clock.pass(60);
    expect(told.length).toBeGreaterThan(1);
  });
  expect(String(told[0])).toBe('Error: the table is away');
  await schedule.stop();
});

it('a stopped clock calls nothing any more', async () => {
  const clock = new HandClock();
  const calls = vi.fn(async () => undefined);
  const schedule = startSchedule(calls, { ...sweep, clock });
  await schedule.stop();
  clock.pass(600);

  expect(calls).not.toHaveBeenCalled();
});
