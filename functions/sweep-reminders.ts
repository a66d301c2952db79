// The sweep makes lost hints, crashed senders and lost answers harmless: it gives waiting reminders another hint as far as
// there is room for them, calls an overrun claim unknown, and asks a person when no report came. It never sends.
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { SESClient } from '@aws-sdk/client-ses';
import { SQSClient } from '@aws-sdk/client-sqs';
import { afterWaiting } from '../core/delivery.ts';
import { roomIn } from '../core/sending.ts';
import { connectTable, type Now, once, realNow, setting, type Table } from './environment.ts';
import { createLogger, traceOf } from './log.ts';
import { giveHint, type HintQueue } from './reminder-hints.ts';
import { loadReminder, moveReminder, openReminders } from './reminder-store.ts';
import { askQuota } from './send-quota.ts';
import { keepQuota, loadStanding } from './sending-store.ts';
import type { ReminderIds } from './table.ts';

const log = createLogger('sweep-reminders');
const metrics = new Metrics({ namespace: 'Duebook', serviceName: 'sweep-reminders' });

/** What the sweeper works with. */
export interface Sweeper {
  readonly table: Table;
  readonly queue: HintQueue;
  /** SES is asked what it allows, and nothing else. */
  readonly mail: SESClient;
  readonly now: Now;
}

/** How many reminders were looked at, given another hint, became unknown, were parked for a person, or were given up. */
export type Swept = Record<'looked-at' | 'hinted' | 'unknown' | 'parked' | 'given-up' | 'failed', number>;

/** How many hints may still be given, to whom. */
interface Room {
  left: number;
  isStopped(companyId: string): Promise<boolean>;
}

async function hintIfRoom({ queue }: Sweeper, ids: ReminderIds, room: Room): Promise<keyof Swept> {
  if (room.left <= 0 || (await room.isStopped(ids.companyId))) return 'looked-at';
  room.left -= 1;
  await giveHint(queue, ids, 0);
  return 'hinted';
}

async function sweepOne(sweeper: Sweeper, ids: ReminderIds, room: Room): Promise<keyof Swept> {
  const { table, now } = sweeper;
  const reminder = await loadReminder(table, ids);
  if (!reminder) return 'looked-at';
  const at = now();
  const { state, sendsAt, leaseUntil = null } = reminder;
  const since = reminder.steps.at(-1)?.at ?? reminder.at;
  const due = afterWaiting({ state, sendsAt, leaseUntil, since }, at);
  if (due === null) return 'looked-at';
  if (due === 'hint-again') return hintIfRoom(sweeper, ids, room);
  const { moved } = await moveReminder(table, ids, due, at, leaseUntil === null ? {} : { while: { leaseUntil } });
  if (!moved) return 'looked-at';
  log.info('moved', { ...ids, happened: due.happened });
  if (due.happened === 'lease-over') return 'unknown';
  return due.happened === 'grace-over' ? 'parked' : 'given-up';
}

/** Asks SES how much room there is and keeps the answer; when it does not say, the senders will find out. */
async function roomNow({ table, mail, now }: Sweeper): Promise<Room> {
  const stopped = new Map<string, Promise<boolean>>();
  const isStopped = (companyId: string): Promise<boolean> => {
    const its = stopped.get(companyId) ?? loadStanding(table, companyId).then((standing) => standing.stopped !== null);
    stopped.set(companyId, its);
    return its;
  };
  try {
    const quota = await askQuota(mail);
    await keepQuota(table, quota, now());
    metrics.addMetric(
      'DayOfMailsUsed',
      MetricUnit.Percent,
      quota.inADay > 0 ? (100 * quota.sentInADay) / quota.inADay : 0,
    );
    return { left: roomIn(quota), isStopped };
  } catch (error) {
    log.warn('SES does not say what it allows', { ...traceOf(error) });
    return { left: Number.POSITIVE_INFINITY, isStopped };
  }
}

/** Looks at every open reminder once. One that cannot be handled now does not keep the others waiting. */
export async function sweep(sweeper: Sweeper): Promise<Swept> {
  const swept: Swept = { 'looked-at': 0, hinted: 0, unknown: 0, parked: 0, 'given-up': 0, failed: 0 };
  const room = await roomNow(sweeper);
  for await (const ids of openReminders(sweeper.table, sweeper.now())) {
    try {
      swept[await sweepOne(sweeper, ids, room)] += 1;
    } catch (error) {
      swept.failed += 1;
      log.error('could not sweep', { ...ids, ...traceOf(error) });
    }
  }
  return swept;
}

/** The handler over a sweeper. Its metric of parked reminders is what an alarm can watch. */
export function createSweeper(sweeper: () => Sweeper) {
  return async (): Promise<Swept> => {
    const swept = await sweep(sweeper());
    metrics.addMetric('RemindersParked', MetricUnit.Count, swept.parked);
    metrics.publishStoredMetrics();
    log.info('swept', swept);
    return swept;
  };
}

const sweeper = once(
  (): Sweeper => ({
    table: connectTable(),
    queue: { client: new SQSClient({}), url: setting('reminderQueueUrl') },
    mail: new SESClient({}),
    now: realNow,
  }),
);

export const handler = createSweeper(sweeper);
