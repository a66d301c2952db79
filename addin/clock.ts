// The machine's clock, read in one place. A clerk's "today" is a day in a named time zone.
import { type CalendarDay, dayIn } from '../core/calendar.ts';

/** Milliseconds since 1970, for countdowns. */
export const nowMillis = (): number => Date.now();

/** Today in a time zone; without one, in the zone the machine is set to. */
export const todayIn = (timeZone: string | null): CalendarDay =>
  dayIn(timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone, new Date().toISOString());
