// The gate every mail goes through before it is claimed: sending is not stopped, the day's limit is not reached, and its
// turn has come. Each of the senders at work keeps to its share of the rate SES allows, so that they need not agree with
// one another: Lambda never runs more of them than there are shares.
import { millisOf } from '../core/calendar.ts';
import { NEVER_STOPPED, roomIn, type SendingStanding, WAITS } from '../core/sending.ts';
import { newBucket, type TokenBucket, takeToken } from '../core/token-bucket.ts';
import type { Now, Table } from './environment.ts';
import type { QuotaReader } from './send-quota.ts';
import { loadStanding } from './sending-store.ts';

/** What a mail is told at the gate. */
type AtGate =
  | { readonly goes: 'now' }
  /** Later, and the sweeper says when. */
  | { readonly goes: 'when-allowed'; readonly because: string }
  /** After so many seconds: longer than a sender should stand still. */
  | { readonly goes: 'after'; readonly seconds: number };

export interface SendingGate {
  /** Whether the company may send at all. Writes nothing and waits for nothing. */
  look(companyId: string): Promise<AtGate>;
  /** Waits for its turn, unless that is too long. */
  turn(): Promise<AtGate>;
  /** SES said that it was too fast: everybody waits a second. */
  slowDown(): void;
}

/** How long a stop made elsewhere may go unnoticed. */
const STANDING_KEPT_MS = 3_000;
/** A sender stands still this long at most; what is left of its time is for mails without an answer. */
const LONGEST_WAIT_MS = 20_000;
/** Clocks and the way to SES are uneven: a little less than allowed is never too much. */
const OF_THE_RATE = 0.98;
/** The rate while SES has not said what it allows: that of its sandbox. */
const UNKNOWN_RATE = 1;

export interface GateOptions {
  readonly table: Table;
  readonly quota: QuotaReader;
  readonly now: Now;
  readonly wait: (ms: number) => Promise<unknown>;
  /** How many senders share the rate. */
  readonly senders: number;
}

function standings({ table, now }: Pick<GateOptions, 'table' | 'now'>) {
  let kept = { companyId: '', standing: NEVER_STOPPED as SendingStanding, until: 0 };
  return async (companyId: string): Promise<SendingStanding> => {
    const at = millisOf(now());
    if (kept.companyId === companyId && at < kept.until) return kept.standing;
    const standing = await loadStanding(table, companyId);
    kept = { companyId, standing, until: at + STANDING_KEPT_MS };
    return standing;
  };
}

/** The gate of one container. */
export function createGate(options: GateOptions): SendingGate {
  const { quota, now, wait, senders } = options;
  const standingOf = standings(options);
  let bucket: TokenBucket = newBucket(millisOf(now()));
  return {
    look: async (companyId) => {
      const [standing, allowed] = await Promise.all([standingOf(companyId), quota.inForce()]);
      if (standing.stopped) return { goes: 'when-allowed', because: WAITS.stopped };
      const isFull = allowed !== null && roomIn(allowed) === 0;
      return isFull ? { goes: 'when-allowed', because: WAITS.quota(allowed) } : { goes: 'now' };
    },
    turn: async () => {
      const rate = (await quota.inForce())?.aSecond ?? UNKNOWN_RATE;
      const taken = takeToken(bucket, (rate * OF_THE_RATE) / senders, millisOf(now()));
      if (taken.wait > LONGEST_WAIT_MS) return { goes: 'after', seconds: Math.ceil(taken.wait / 1000) };
      bucket = taken.bucket;
      if (taken.wait > 0) await wait(taken.wait);
      return { goes: 'now' };
    },
    slowDown: () => {
      bucket = { ...bucket, at: Math.max(bucket.at, millisOf(now()) + 1_000), tokens: Math.min(bucket.tokens, 0) };
    },
  };
}
