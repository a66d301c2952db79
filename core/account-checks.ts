// What stands against a reminder: refusals (blocked address, one on its way, written just now) and warnings a clerk must
// confirm. Every one has a code that stays the same and a sentence she can act on.

import type { AccountState, BlockedAddress } from './account.ts';
import { fingerprint } from './account-id.ts';
import type { ReminderContext } from './account-reminder.ts';
import type { AddressStanding } from './address-standing.ts';
import { daysOverdue } from './ageing.ts';
import { type CalendarDay, dayIn, daysBetween, formatDay, millisOf, secondsAfter, timeIn } from './calendar.ts';
import type { CompanySettings } from './company-settings.ts';
import { invoiceName, plainLine } from './plain-line.ts';
import { isOwnDomain, type Recipient } from './recipient.ts';
import { type InputFault, type Refusal, refuse } from './refusal.ts';
import type { ReminderRequest, ReminderState, Warning } from './reminder.ts';

const DAY_MS = 86_400_000;

/** The same invoices give the same text, whatever their order and amounts and however their numbers are written. */
export const itemsOf = ({ invoices }: { readonly invoices: readonly { readonly invoiceNumber: string }[] }): string =>
  fingerprint(JSON.stringify(invoices.map(({ invoiceNumber }) => invoiceName(invoiceNumber)).sort())).slice(0, 22);

/** A short mark of an invoice number, by which an account remembers which invoices it was reminded of. */
export const invoiceMark = (invoiceNumber: string): string => fingerprint(invoiceName(invoiceNumber)).slice(0, 8);

/** Every invoice that is not overdue on the as-of day, or is overdue in a note before the due date, at its place. */
export const wrongAge = ({ kind, invoices, asOf }: ReminderRequest): InputFault[] =>
  invoices.flatMap(({ dueDate }, i) => {
    const isOverdue = daysOverdue(dueDate, asOf) > 0;
    if (isOverdue !== (kind === 'coming-due')) return [];
    const fault = isOverdue ? `overdue on ${asOf}` : `not overdue on ${asOf}`;
    return [{ where: `invoices.${i}.dueDate`, fault: `due ${dueDate}: ${fault}` }];
  });

/** Refuses the same invoice twice, however its number is written. */
export function refusalOfTwice({ invoices }: ReminderRequest): Refusal | null {
  const names = invoices.map(({ invoiceNumber }) => invoiceName(invoiceNumber));
  const twice = invoices.find((_, i) => names.indexOf(names[i] ?? '') !== i);
  if (twice === undefined) return null;
  return refuse(
    'invoice-twice',
    `Invoice ${plainLine(twice.invoiceNumber)} stands twice in this reminder. Correct the sheet first.`,
  );
}

const OPEN: Partial<Record<ReminderState, string>> = {
  QUEUED: 'A reminder to this customer is about to go out.',
  SENDING: 'A reminder to this customer is being sent right now.',
  UNKNOWN: 'It is not yet known whether the last reminder went out. Wait a few minutes.',
  NEEDS_REVIEW: 'Nobody has said yet whether the last reminder went out. Decide that first.',
};

const GONE: readonly ReminderState[] = ['SENT', 'DELIVERED', 'DELAYED', 'COMPLAINED'];

/** The last mail was a note before the due date about one of these: beside reminders it takes no step of the ladder. */
export const wasNoted = (
  { lastReminder: last }: Pick<AccountState, 'lastReminder'>,
  invoices: readonly { readonly invoiceNumber: string }[],
): boolean =>
  last?.level === 0 &&
  GONE.includes(last.state) &&
  last.isRehearsed !== true &&
  invoices.some(({ invoiceNumber }) => last.invoices.includes(invoiceMark(invoiceNumber)));

/** How long after a reminder the same items may not be asked for again, and other items need a second press. */
const isWithinADay = (at: string, now: string): boolean => millisOf(now) - millisOf(at) < DAY_MS;

/** Refuses while the last reminder is not settled. */
export function refusalOfLast({ lastReminder }: Pick<AccountState, 'lastReminder'>): Refusal | null {
  if (lastReminder?.state === 'AWAITING_APPROVAL')
    return refuse('approval-pending', 'A reminder to this customer waits for a finance lead to approve it.');
  const open = lastReminder && OPEN[lastReminder.state];
  return open ? refuse('reminder-open', open) : null;
}

/** Refuses the same invoices again within a day, whatever the ladder allows, and says from when they may be asked for. */
export function refusalOfAgain(
  { lastReminder: last }: Pick<AccountState, 'lastReminder'>,
  items: string,
  { now, settings: { timeZone, locale } }: Pick<ReminderContext, 'now' | 'settings'>,
): Refusal | null {
  if (!last || !GONE.includes(last.state) || last.items !== items || !isWithinADay(last.at, now)) return null;
  const over = secondsAfter(last.at, DAY_MS / 1000);
  const from = `${formatDay(dayIn(timeZone, over), locale)}, ${timeIn(timeZone, over)}`;
  return refuse(
    'written-just-now',
    `A reminder for the same invoices went out within the last 24 hours. The next may go out from ${from}.`,
  );
}

/** The block on an address, however it is written, or null. Asked once more right before a mail goes out. */
export const blockOn = (
  { blockedAddresses }: Pick<AccountState, 'blockedAddresses'>,
  address: string,
): BlockedAddress | null =>
  blockedAddresses.find((blocked) => blocked.address.toLowerCase() === address.toLowerCase()) ?? null;

/** Refuses the company's own addresses, and one that bounced or was complained about at any of its customers. */
export function refusalOfAddress(
  account: Pick<AccountState, 'blockedAddresses'>,
  { address, shown }: Recipient,
  { standing, ownDomains }: { readonly standing: AddressStanding; readonly ownDomains: readonly string[] },
): Refusal | null {
  if (isOwnDomain({ address, shown }, ownDomains))
    return refuse('own-company', `${shown} belongs to your own company.`);
  const blocks = [blockOn(account, address), standing.blocked].flatMap((block) => block?.because ?? []);
  if (blocks.includes('complained'))
    return refuse('address-complained', `${shown} reported a mail as unwanted. Call or write a letter.`);
  if (blocks.length === 0) return null;
  return refuse(
    'address-bounced',
    `Mail to ${shown} bounced. Ask the customer for another address, or confirm this one.`,
  );
}

/** Figures of a day to come would call invoices overdue that are not due yet. */
export function refusalOfFuture(
  { asOf }: Pick<ReminderRequest, 'asOf'>,
  today: CalendarDay,
  locale: string,
): Refusal | null {
  if (asOf <= today) return null;
  const shown = formatDay(asOf, locale);
  return refuse(
    'as-of-future',
    `The figures are as of ${shown}, which is still to come. Correct the day in the sheet.`,
  );
}

const confirm = (code: string, because: string): Warning => ({ code, because, needsConfirmation: true });

/**
 * What is doubtful about the figures: their age, and whether the cash is up to date, which is asked when they are not of
 * today or yesterday or hold payments nobody has allocated. Each asks for a second press.
 */
export function warningsOfFigures(
  { asOf, credits }: Pick<ReminderRequest, 'asOf' | 'credits'>,
  { staleAfterDays, asksForCash, locale }: CompanySettings,
  today: CalendarDay,
): Warning[] {
  const age = daysBetween(asOf, today);
  const shown = formatDay(asOf, locale);
  if (age > staleAfterDays)
    return [confirm('as-of-old', `The figures are as of ${shown}, ${age} days ago. Payments may have come in.`)];
  if (!asksForCash || (age <= 1 && credits.length === 0)) return [];
  const why = age > 1 ? `The figures are as of ${shown}.` : 'There are payments or credits nobody has allocated.';
  return [confirm('cash-up-to-date', `${why} Is every payment received entered and allocated?`)];
}

/** Asks for a second press when another mail went out within the last day. */
export function warningsOfToday({ lastReminder: last }: AccountState, now: string): Warning[] {
  if (!last || !GONE.includes(last.state) || !isWithinADay(last.at, now)) return [];
  return [confirm('written-today', 'A reminder for other invoices went out within the last 24 hours.')];
}
