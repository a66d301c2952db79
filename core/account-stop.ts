// What stops reminders to a customer, or for some of its invoices, until its day or until somebody lifts it: disputes,
// promises, holds, and what law and decency forbid to chase through. Every stop has a person and a reason.
import * as z from 'zod';
import { addDays, type CalendarDay, nextWorkingDay } from './calendar.ts';
import { invoiceName, plainLine } from './plain-line.ts';
import { daySchema } from './reminder.ts';

export const STOP_KINDS = [
  'dispute',
  'promise',
  'hold',
  'insolvency',
  'attorney',
  'cease',
  'deceased',
  'breathing-space',
  'opted-out',
] as const;
export type StopKind = (typeof STOP_KINDS)[number];

/** They stop the customer, not an invoice; nobody may set them aside, and only a finance lead lifts them. */
const HARD_KINDS: readonly StopKind[] = ['insolvency', 'attorney', 'cease', 'deceased', 'breathing-space', 'opted-out'];
const NEEDS_DAY: readonly StopKind[] = ['promise', 'hold'];

export const isHardStop = ({ kind }: Pick<AccountStop, 'kind'>): boolean => HARD_KINDS.includes(kind);

const stopShape = {
  kind: z.enum(STOP_KINDS),
  reason: z
    .string()
    .trim()
    .max(500)
    .refine((reason) => plainLine(reason) !== '', 'says nothing'),
  /** The last day it holds; null: until lifted. */
  until: daySchema.nullable(),
  /** The invoices it stops; null: the whole account. */
  invoices: z.array(z.string().trim().min(1).max(64)).min(1).max(100).nullable(),
};

/** What a clerk enters: what stops reminders, why, until when, for which invoices. */
export const addStopSchema = z
  .strictObject(stopShape)
  .refine((stop) => stop.until !== null || !NEEDS_DAY.includes(stop.kind), {
    path: ['until'],
    message: 'a promise or a hold names its last day',
  })
  .refine((stop) => stop.invoices === null || !isHardStop(stop), {
    path: ['invoices'],
    message: 'this stops the whole account',
  });
export type AddStop = z.infer<typeof addStopSchema>;

/** Why something is lifted, confirmed or let through. */
export const reasonSchema = z.strictObject({ reason: stopShape.reason });

/** A stop as the account remembers it and the API tells it. */
export const accountStopSchema = z.object({ stopId: z.string(), at: z.string(), by: z.string(), ...stopShape });
export type AccountStop = z.infer<typeof accountStopSchema>;

/** Working days after a promised day before it counts as broken: banks take their time. */
const PROMISE_GRACE_DAYS = 3;

function graceEnd(until: CalendarDay): CalendarDay {
  let day = until;
  for (let working = 0; working < PROMISE_GRACE_DAYS; working++) day = nextWorkingDay(addDays(day, 1));
  return day;
}

/** The last day a stop holds, null until it is lifted. A promise holds three working days longer than its day. */
export const lastDayOf = ({ kind, until }: Pick<AccountStop, 'kind' | 'until'>): CalendarDay | null =>
  until !== null && kind === 'promise' ? graceEnd(until) : until;

function holds(stop: Pick<AccountStop, 'kind' | 'until'>, today: CalendarDay): boolean {
  const last = lastDayOf(stop);
  return last === null || today <= last;
}

/** The stops that hold today. */
export const stopsInForce = (stops: readonly AccountStop[], today: CalendarDay): AccountStop[] =>
  stops.filter((stop) => holds(stop, today));

/** The kind that says most first: what stops the customer, then what stops an invoice. */
const TELLING: readonly StopKind[] = [...HARD_KINDS, 'dispute', 'promise', 'hold'];

const isAbout = ({ invoices }: Pick<AccountStop, 'invoices'>, invoiceNumber: string | null): boolean =>
  invoices === null ||
  (invoiceNumber !== null && invoices.some((its) => invoiceName(its) === invoiceName(invoiceNumber)));

/**
 * The stop that keeps an invoice out of reminders, of several the one that says most; null when none does. An invoice
 * without number is stopped with the whole account only.
 */
export const stopOn = <Stop extends Pick<AccountStop, 'kind' | 'invoices'>>(
  stops: readonly Stop[],
  invoiceNumber: string | null,
): Stop | null =>
  stops
    .filter((stop) => isAbout(stop, invoiceNumber))
    .sort((a, b) => TELLING.indexOf(a.kind) - TELLING.indexOf(b.kind))[0] ?? null;
