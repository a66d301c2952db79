// Whether mails may leave at all: the finance lead's switch, the stop that comes by itself when too many bounce or are
// complained about, and what SES allows in a second and in a day. AWS reviews an account at 5 % bounces or 0.1 % complaints.
import * as z from 'zod';
import type { Person } from './account.ts';
import { addDays, type CalendarDay } from './calendar.ts';
import { type Refusal, refuse } from './refusal.ts';

/** What SES allows: mails in any 24 hours, those of them already sent, and mails in a second. */
const sendQuotaSchema = z.object({ inADay: z.number(), sentInADay: z.number(), aSecond: z.number() });
export type SendQuota = z.infer<typeof sendQuotaSchema>;

/** What every account starts with: SES tells it by these two figures alone. */
const SANDBOX = { inADay: 200, aSecond: 1 };

/** True while SES still writes to verified addresses only. */
export const isSandbox = ({ inADay, aSecond }: SendQuota): boolean =>
  inADay === SANDBOX.inADay && aSecond === SANDBOX.aSecond;

/** How many more mails may leave now; SES gives -1 for an account without a limit. */
export const roomIn = ({ inADay, sentInADay }: SendQuota): number =>
  inADay < 0 ? Number.POSITIVE_INFINITY : Math.max(0, inADay - sentInADay);

/** What was learned of the mails of some days. `mails` are those whose fate is known. */
export interface MailCounts {
  readonly mails: number;
  readonly bounced: number;
  readonly complained: number;
}
export const NO_MAILS: MailCounts = { mails: 0, bounced: 0, complained: 0 };

/** The mails of several days together. */
const together = (days: readonly MailCounts[]): MailCounts =>
  days.reduce(
    (sum, { mails, bounced, complained }) => ({
      mails: sum.mails + mails,
      bounced: sum.bounced + bounced,
      complained: sum.complained + complained,
    }),
    NO_MAILS,
  );

/** One thousandth of complaints and a twentieth of bounces end it; below these counts a rate says nothing. */
const STOP = { bounce: 0.05, fewestMails: 50, complaint: 0.001, fewestComplaints: 2 };
/** Rates are those of this many days up to today, or since sending was resumed. */
const WINDOW_DAYS = 7;

/** The days the rates are made of, oldest first. */
export const daysOfWindow = (today: CalendarDay): CalendarDay[] =>
  Array.from({ length: WINDOW_DAYS }, (_, back) => addDays(today, back + 1 - WINDOW_DAYS));

/** Rates between 0 and 1; 0 while no fate is known. */
export const ratesOf = ({ mails, bounced, complained }: MailCounts) => ({
  bounce: mails === 0 ? 0 : bounced / mails,
  complaint: mails === 0 ? 0 : complained / mails,
  mails,
});

/** Why sending has to stop, in words, or null while it may go on. */
export function reasonToStop(counts: MailCounts): string | null {
  const { bounce, complaint, mails } = ratesOf(counts);
  const { bounced, complained } = counts;
  if (bounce >= STOP.bounce && mails >= STOP.fewestMails)
    return `${bounced} of the last ${mails} mails bounced: at 5 in 100 the mail service reviews your account.`;
  if (complaint >= STOP.complaint && complained >= STOP.fewestComplaints)
    return `${complained} of the last ${mails} mails were reported as unwanted: at 1 in 1,000 the mail service reviews your account.`;
  return null;
}

const stoppedSchema = z.object({ at: z.string(), by: z.string(), because: z.string() });

/** Whether a company's mails may leave. `version` counts the stops and resumptions so far. */
export interface SendingStanding {
  readonly version: number;
  readonly stopped: z.infer<typeof stoppedSchema> | null;
  /** Since when the rates count, and what had been counted of that day before. */
  readonly countedFrom: { readonly day: CalendarDay; readonly before: MailCounts } | null;
}

export const NEVER_STOPPED: SendingStanding = { version: 0, stopped: null, countedFrom: null };

/** A stop or a resumption, kept for good; `by` is null when it stopped by itself. */
export interface SendingEvent {
  readonly type: 'SendingStopped' | 'SendingResumed';
  readonly entryId: string;
  readonly at: string;
  readonly by: Person | null;
  readonly because: string;
}

/** The mails that count for the rates now: those before the last resumption are forgiven. */
export function countedSince({ countedFrom }: SendingStanding, days: ReadonlyMap<CalendarDay, MailCounts>): MailCounts {
  const counted = together([...days].filter(([day]) => !countedFrom || day >= countedFrom.day).map(([, its]) => its));
  const first = countedFrom === null ? undefined : days.get(countedFrom.day);
  if (!countedFrom || !first) return counted;
  const { mails, bounced, complained } = countedFrom.before;
  return {
    mails: counted.mails - mails,
    bounced: counted.bounced - bounced,
    complained: counted.complained - complained,
  };
}

const BY_ITSELF = 'Duebook';

/** The standing after a stop or a resumption; `today` is the day of the resumption with what was counted of it so far. */
export function evolveSending(
  { version, countedFrom }: SendingStanding,
  { type, at, by, because }: SendingEvent,
  today: { readonly day: CalendarDay; readonly counts: MailCounts },
): SendingStanding {
  if (type === 'SendingStopped')
    return { version: version + 1, stopped: { at, by: by?.name ?? BY_ITSELF, because }, countedFrom };
  return { version: version + 1, stopped: null, countedFrom: { day: today.day, before: today.counts } };
}

/** Who does it, when, and under which id it is kept. */
export interface SendingContext {
  readonly entryId: string;
  readonly at: string;
  readonly by: Person | null;
}

/** Stops sending; stopping again is the same as once. */
export function stopSending(
  { stopped }: SendingStanding,
  because: string,
  context: SendingContext,
): SendingEvent | 'already' {
  return stopped ? 'already' : { type: 'SendingStopped', ...context, because };
}

/** Resumes sending. */
export function resumeSending(
  { stopped }: SendingStanding,
  because: string,
  context: SendingContext,
): SendingEvent | Refusal {
  if (!stopped) return refuse('not-stopped', 'Sending is not stopped.');
  return { type: 'SendingResumed', ...context, because };
}

/** The refusal of everything new while sending is stopped, or null. */
export function refusalOfStop({ stopped }: SendingStanding): Refusal | null {
  if (!stopped) return null;
  const reason = stopped.because.trim().replace(/[.\s]+$/, '');
  const because = `Sending was stopped by ${stopped.by}: ${reason}. A finance lead can resume it.`;
  return refuse('sending-stopped', because);
}

/** Words for a reminder that waits. */
export const WAITS = {
  stopped: 'Sending is stopped. It goes out once a finance lead resumes it; after a day it is given up.',
  day: 'The mail service’s limit for a day is reached. It goes out as soon as there is room.',
  quota: (quota: SendQuota): string =>
    isSandbox(quota)
      ? 'The mail service is still in its sandbox: 200 mails a day, to verified addresses only. It is tried again as soon as there is room.'
      : `The mail service’s limit of ${quota.inADay} mails a day is reached. It goes out as soon as there is room.`,
} as const;

/** Words for the reason of a stop or a resumption, as they are asked for. */
export const sendingReasonSchema = z.strictObject({ reason: z.string().trim().min(1).max(500) });
export type SendingReason = z.infer<typeof sendingReasonSchema>;

/** What the API tells of sending. */
export const sendingViewSchema = z.object({
  mode: z.enum(['live', 'dry-run', 'test']),
  testAddress: z.string().nullable(),
  stopped: stoppedSchema.nullable(),
  /** Null until the mail service was asked for the first time. */
  quota: sendQuotaSchema.nullable(),
  isSandbox: z.boolean(),
  rates: z.object({ bounce: z.number(), complaint: z.number(), mails: z.int() }),
  /** How many reminders this person, and all together, may still send today. */
  left: z.object({ you: z.int(), company: z.int() }),
  /** Stops and resumptions, newest first. */
  history: z.array(
    z.object({
      entryId: z.string(),
      type: z.enum(['stopped', 'resumed']),
      at: z.string(),
      by: z.string(),
      because: z.string(),
    }),
  ),
});
export type SendingView = z.infer<typeof sendingViewSchema>;

/** A stop or a resumption as the API tells it. */
export const historyOf = ({ entryId, type, at, by, because }: SendingEvent): SendingView['history'][number] => ({
  ...{ entryId, at, because, by: by?.name ?? BY_ITSELF },
  type: type === 'SendingStopped' ? 'stopped' : 'resumed',
});
