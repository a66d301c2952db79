// "In the last seven days" as the rules mean it: calendar days where the customer is, today included, today - 6 .. today.
import { dayIn, daysBetween, millisOf } from '../calendar.ts';
import type { PastContact } from './contact.ts';
import { type Question, zonesOf } from './question.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** How many contacts lie in the last days: surely, and at most when the customer's clock is not known. */
interface RollingCount {
  readonly sure: number;
  readonly atMost: number;
}

/** Contacts at most so old; what lies after `now` has not been made. */
const notOlder = (contacts: readonly PastContact[], now: string, age: number): PastContact[] =>
  contacts.filter(({ at }) => millisOf(at) <= millisOf(now) && millisOf(now) - millisOf(at) < age);

const countIn = (zone: string, contacts: readonly PastContact[], now: string, windowDays: number): number =>
  contacts.filter(({ at }) => daysBetween(dayIn(zone, at), dayIn(zone, now)) < windowDays).length;

/**
 * Counts contacts before `now` in the last `windowDays` calendar days including today. Several zones: the highest count.
 * An unknown zone leaves the contacts of the first day in doubt: they are in `atMost` only. A change of clocks makes a
 * day an hour longer or shorter.
 */
export function countInLastDays(
  contacts: readonly PastContact[],
  { account, now }: Question,
  windowDays: number,
): RollingCount {
  const { zones, complete } = zonesOf(account);
  const inSomeZone = notOlder(contacts, now, windowDays * DAY_MS + HOUR_MS);
  const inEveryZone = notOlder(inSomeZone, now, (windowDays - 1) * DAY_MS - HOUR_MS);
  const sure = Math.max(inEveryZone.length, ...zones.map((zone) => countIn(zone, inSomeZone, now, windowDays)));
  return { sure, atMost: complete ? sure : inSomeZone.length };
}
