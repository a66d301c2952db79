// How much one person, and all of a company together, may send: against a client gone wild and a stolen sign-in. Windows
// are fixed: the minute, and the company's calendar day. What a single address may get is counted apart.
import { dayIn, millisOf, secondsAfter } from './calendar.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { ReminderSettings } from './reminder-settings.ts';

type RateLimits = ReminderSettings['rateLimits'];

/** What one address may get. */
export type AddressLimits = Pick<RateLimits, 'minutesBetweenToAddress' | 'perAddressInSevenDays'>;

const MINUTE_MS = 60_000;

/** A refusal that time heals. */
export interface LimitReached extends Refusal {
  readonly retryAfterSeconds: number;
}

export const isLimitReached = (refusal: Refusal): refusal is LimitReached => 'retryAfterSeconds' in refusal;

const reached = (code: string, because: string, seconds: number): LimitReached => ({
  ...refuse(code, because),
  retryAfterSeconds: Math.max(1, Math.ceil(seconds)),
});

/** What a person and the company have sent: presses in the minute `minute`, reminders in the day. */
export interface SentSoFar {
  readonly minute: number;
  readonly inTheMinute: number;
  readonly byPerson: number;
  readonly byCompany: number;
}

/** The minute an instant lies in. */
export const minuteOf = (instant: string): number => Math.floor(millisOf(instant) / MINUTE_MS);

/** Seconds until the company's next day begins. */
function untilTomorrow(now: string, timeZone: string): number {
  const today = dayIn(timeZone, now);
  const isToday = (seconds: number): boolean => dayIn(timeZone, secondsAfter(now, seconds)) === today;
  // A day may have 23 or 25 hours; the quarter hour is what time zones agree on.
  const toQuarter = 900 - (Math.floor(millisOf(now) / 1000) % 900);
  let seconds = toQuarter;
  while (isToday(seconds)) seconds += 900;
  return seconds;
}

/** How many of `wanted` reminders may still be sent today, and the refusal of the others. */
export function roomToday(
  sent: SentSoFar,
  limits: RateLimits,
  { wanted, now, timeZone }: { readonly wanted: number; readonly now: string; readonly timeZone: string },
): { readonly room: number; readonly refusal: LimitReached | null } {
  const forPerson = limits.perPersonADay - sent.byPerson;
  const forCompany = limits.perCompanyADay - sent.byCompany;
  const room = Math.max(0, Math.min(wanted, forPerson, forCompany));
  if (room === wanted) return { room, refusal: null };
  const seconds = untilTomorrow(now, timeZone);
  const refusal =
    forPerson <= forCompany
      ? reached(
          'limit-of-person',
          `You have sent ${limits.perPersonADay} reminders today, the most for one person. Go on tomorrow, or ask your finance lead.`,
          seconds,
        )
      : reached(
          'limit-of-company',
          `${limits.perCompanyADay} reminders were sent today, the most for your company. Go on tomorrow, or ask your finance lead.`,
          seconds,
        );
  return { room, refusal };
}

/** The refusal of one press too many in a minute, or null. A bulk of reminders is one press for each of its posts. */
export function refusalOfMinute(sent: SentSoFar, limits: RateLimits, now: string): LimitReached | null {
  const inTheMinute = sent.minute === minuteOf(now) ? sent.inTheMinute : 0;
  if (inTheMinute < limits.perPersonAMinute) return null;
  const because = `You have sent ${limits.perPersonAMinute} reminders within a minute, the most for one person. Wait a moment.`;
  return reached('limit-of-minute', because, 60 - (Math.floor(millisOf(now) / 1000) % 60));
}

const WEEK_MS = 7 * 86_400_000;

/** The instants of the last seven days. */
export const ofSevenDays = (sentAt: readonly string[], now: string): string[] =>
  sentAt.filter((at) => millisOf(now) - millisOf(at) < WEEK_MS);

/** Why nothing may go to an address now that got mails at these instants, or null; the instants in ascending order. */
export function refusalOfAddress(sentAt: readonly string[], limits: AddressLimits, now: string): LimitReached | null {
  const recent = ofSevenDays(sentAt, now);
  const { perAddressInSevenDays: most, minutesBetweenToAddress: between } = limits;
  const first = recent.at(-most);
  if (first !== undefined) {
    const because = `${recent.length} reminders went to this address within seven days, the most for one address.`;
    return reached('limit-of-address', because, (WEEK_MS - (millisOf(now) - millisOf(first))) / 1000);
  }
  const last = recent.at(-1);
  const since = last === undefined ? Number.POSITIVE_INFINITY : millisOf(now) - millisOf(last);
  if (since >= between * MINUTE_MS) return null;
  const because = `A reminder went to this address less than ${between} minutes ago.`;
  return reached('address-too-soon', because, (between * MINUTE_MS - since) / 1000);
}
