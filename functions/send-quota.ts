// What SES allows, asked of SES itself, but at most once a minute: it answers such questions only once a second.
import { GetSendQuotaCommand, type SESClient } from '@aws-sdk/client-ses';
import { millisOf } from '../core/calendar.ts';
import type { SendQuota } from '../core/sending.ts';
import type { Now } from './environment.ts';

/** Asks SES. Throws when it does not answer. */
export async function askQuota(client: SESClient): Promise<SendQuota> {
  const { Max24HourSend = 0, SentLast24Hours = 0, MaxSendRate = 0 } = await client.send(new GetSendQuotaCommand({}));
  return { inADay: Max24HourSend, sentInADay: SentLast24Hours, aSecond: MaxSendRate };
}

/** What SES allows, as far as this container knows. */
export interface QuotaReader {
  /** Null while SES has not said yet: then nobody should be in a hurry. */
  inForce(): Promise<SendQuota | null>;
  /** One more mail was taken. */
  spend(): void;
  /** SES said that the day's limit is reached. */
  exhaust(): void;
}

const KEPT_MS = 60_000;
const ASK_AGAIN_MS = 5_000;

/** A reader for one container. */
export function createQuotaReader(client: SESClient, now: Now): QuotaReader {
  let known: SendQuota | null = null;
  let askAgainAt = 0;
  let asking: Promise<void> | null = null;
  const ask = async (): Promise<void> => {
    try {
      known = await askQuota(client);
      askAgainAt = millisOf(now()) + KEPT_MS;
    } catch {
      // What was known goes on counting; SES refuses to be asked twice in a second.
      askAgainAt = millisOf(now()) + ASK_AGAIN_MS;
    }
  };
  return {
    inForce: async () => {
      if (millisOf(now()) >= askAgainAt) {
        asking ??= ask().finally(() => {
          asking = null;
        });
        await asking;
      }
      return known;
    },
    spend: () => {
      if (known) known = { ...known, sentInADay: known.sentInADay + 1 };
    },
    exhaust: () => {
      if (known) known = { ...known, sentInADay: Math.max(known.sentInADay, known.inADay) };
    },
  };
}
