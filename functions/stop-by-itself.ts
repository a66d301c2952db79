// The stop that comes by itself: after every bounce and complaint the rates of the last days are looked at.
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { ulid } from 'ulid';
import { countedSince, daysOfWindow, evolveSending, NO_MAILS, reasonToStop, stopSending } from '../core/sending.ts';
import type { Table } from './environment.ts';
import { createLogger } from './log.ts';
import { untilUnchanged } from './request-once.ts';
import { appendSending, countedOn, loadMailDays, loadStanding } from './sending-store.ts';

const log = createLogger('stop-by-itself');
const metrics = new Metrics({ namespace: 'Duebook', serviceName: 'email-events' });

/** Stops a company's sending when too many of its mails bounced or were complained about; true when it did. */
export function stopIfTooMany(table: Table, companyId: string, now: string): Promise<boolean> {
  return untilUnchanged(async () => {
    const today = countedOn(now);
    const [before, days] = await Promise.all([
      loadStanding(table, companyId),
      loadMailDays(table, companyId, daysOfWindow(today)),
    ]);
    const because = reasonToStop(countedSince(before, days));
    const event =
      because === null
        ? 'already'
        : stopSending(before, because, { entryId: ulid(Date.parse(now)), at: now, by: null });
    if (event === 'already') return false;
    const after = evolveSending(before, event, { day: today, counts: days.get(today) ?? NO_MAILS });
    await appendSending(table, companyId, { before, after, event });
    log.error('sending stopped by itself', { companyId });
    metrics.addMetric('SendingStopped', MetricUnit.Count, 1);
    metrics.publishStoredMetrics();
    return true;
  });
}
