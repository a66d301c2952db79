// Hours of contact, by the customer's clock. Where several time zones are possible the contact must be inside the hours
// of all (Regulation F, comment 6(b)(1)); an unknown zone is asked for, never replaced by the clerk's own.
import { dayIn, timeIn, weekdayOf } from '../calendar.ts';
import { broken, FACTS, type Finding, KEPT, type Question, untold, zonesOf } from './question.ts';
import type { ContactWindow, TimeWindowRule, Weekday } from './rule.ts';

const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** Weekdays in words, Monday first. */
export const DAY_NAMES: { readonly [day in Weekday]: string } = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

const weekdayIn = (zone: string, now: string): Weekday => WEEKDAYS[weekdayOf(dayIn(zone, now)) - 1] ?? 'mon';
const placeOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

function isInside(windows: readonly ContactWindow[], zone: string, now: string): boolean {
  const day = weekdayIn(zone, now);
  const time = timeIn(zone, now);
  return windows.some(({ days, from, toExclusive }) => days.includes(day) && time >= from && time < toExclusive);
}

function hoursOn(windows: readonly ContactWindow[], day: Weekday): string {
  const hours = windows
    .filter(({ days }) => days.includes(day))
    .map(({ from, toExclusive }) => `${from} to ${toExclusive}`);
  return hours.length > 0
    ? `on a ${DAY_NAMES[day]} contact is allowed from ${hours.join(' and ')}`
    : `no contact is allowed on a ${DAY_NAMES[day]}`;
}

function outside(rule: TimeWindowRule, zone: string, now: string): Finding {
  const day = weekdayIn(zone, now);
  return broken(
    `It is ${timeIn(zone, now)} on ${DAY_NAMES[day]} in ${placeOf(zone)}; ${hoursOn(rule.limit.windows, day)}.`,
  );
}

/** The hours alone, before place and consent: outside in one possible zone is outside. */
function judgeHours(rule: TimeWindowRule, { account, contact, now }: Question): Finding {
  const { windows, publicHolidays } = rule.limit;
  const { zones, complete } = zonesOf(account);
  const closed = zones.find((zone) => !isInside(windows, zone, now));
  if (closed !== undefined) return outside(rule, closed, now);
  if (publicHolidays && contact.publicHoliday) return broken('Today is a public holiday where the customer is.');
  if (!complete) return untold(FACTS.timeZone, 'The hours of contact go by the customer’s clock.');
  if (publicHolidays && contact.publicHoliday === null)
    return untold(FACTS.publicHoliday, 'On a public holiday the customer may not be contacted.');
  return KEPT;
}

/** Broken outside the hours; kept when the customer agreed to this hour, or when only another place is clocked. */
export function judgeTimeWindow(rule: TimeWindowRule, question: Question): Finding {
  const { place, liftedBy } = rule.limit;
  const { account, contact } = question;
  if (place !== undefined && contact.place !== null && contact.place !== place) return KEPT;
  if (liftedBy && account.consents?.includes(liftedBy)) return KEPT;
  const finding = judgeHours(rule, question);
  if (!finding || place === undefined || contact.place !== null) return finding;
  return { ...finding, missing: [...finding.missing, FACTS.place] };
}
