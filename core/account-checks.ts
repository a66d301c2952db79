// What stands against a reminder: refusals (blocked address, one on its way, written just now) and warnings a clerk must
// confirm. Every one has a code that stays the same and a sentence she can act on.

import type { AccountState, BlockedAddress } from './account.ts';
import { fingerprint } from './account-id.ts';
import { daysOverdue } from './ageing.ts';
import { type CalendarDay, daysBetween, formatDay, millisOf } from './calendar.ts';
import type { CompanySettings } from './company-settings.ts';
import { totalsOf } from './letter.ts';
import { isOwnDomain, type Recipient } from './recipient.ts';
import { type InputFault, type Refusal, refuse } from './refusal.ts';
import type { ReminderRequest, ReminderState, Warning } from './reminder.ts';

const DAY_MS = 86_400_000;
/** Figures older than this many days need a second press. */
const FIGURES_DAYS = 7;

/** The same invoices give the same text, whatever their order and amounts. */
export const itemsOf = ({ invoices }: Pick<ReminderRequest, 'invoices'>): string =>
  fingerprint(JSON.stringify(invoices.map(({ invoiceNumber }) => invoiceNumber).sort())).slice(0, 22);

/** A short mark of an invoice number, by which an account remembers which invoices it was reminded of. */
export const invoiceMark = (invoiceNumber: string): string => fingerprint(invoiceNumber).slice(0, 8);

/** Every invoice that is not overdue on the as-of day, at its place in the request. */
export const notOverdue = ({ invoices, asOf }: ReminderRequest): InputFault[] =>
  invoices.flatMap(({ dueDate }, i) =>
    daysOverdue(dueDate, asOf) > 0
      ? []
      : [{ where: `invoices.${i}.dueDate`, fault: `due ${dueDate}: not overdue on ${asOf}` }],
  );

/** Refuses the same invoice twice, and a currency in which credits cover what is overdue. */
export function refusalOfItems(request: ReminderRequest): Refusal | null {
  const numbers = request.invoices.map(({ invoiceNumber }) => invoiceNumber);
  const twice = numbers.find((number, i) => numbers.indexOf(number) !== i);
  if (twice !== undefined)
    return refuse('invoice-twice', `Invoice ${twice} stands twice in this reminder. Correct the sheet first.`);
  const covered = totalsOf(request).find(({ minor }) => minor <= 0);
  if (covered === undefined) return null;
  return refuse(
    'credits-cover-it',
    `Open credits in ${covered.currency} cover everything that is overdue. Allocate them before writing.`,
  );
}

const OPEN: Partial<Record<ReminderState, string>> = {
  QUEUED: 'A reminder to this customer is about to go out.',
  SENDING: 'A reminder to this customer is being sent right now.',
  UNKNOWN: 'It is not yet known whether the last reminder went out. Wait a few minutes.',
  NEEDS_REVIEW: 'Nobody has said yet whether the last reminder went out. Decide that first.',
};

const GONE: readonly ReminderState[] = ['SENT', 'DELIVERED', 'DELAYED', 'COMPLAINED'];

/** How long after a reminder the same items may not be asked for again, and other items need a second press. */
const isWithinADay = (at: string, now: string): boolean => millisOf(now) - millisOf(at) < DAY_MS;

function refusalOfLast({ lastReminder }: AccountState, items: string, now: string): Refusal | null {
  if (!lastReminder) return null;
  if (lastReminder.state === 'AWAITING_APPROVAL')
    return refuse('approval-pending', 'A reminder to this customer waits for a finance lead to approve it.');
  const open = OPEN[lastReminder.state];
  if (open !== undefined) return refuse('reminder-open', open);
  if (!GONE.includes(lastReminder.state) || !isWithinADay(lastReminder.at, now)) return null;
  if (lastReminder.items !== items) return null;
  return refuse('written-just-now', 'A reminder for the same invoices went out within the last 24 hours.');
}

/** The block on an address, however it is written, or null. Asked once more right before a mail goes out. */
export const blockOn = ({ blockedAddresses }: AccountState, address: string): BlockedAddress | null =>
  blockedAddresses.find((blocked) => blocked.address.toLowerCase() === address.toLowerCase()) ?? null;

/** The first reason why nothing may be sent to this account or address now, or null. */
export function refusalOfAccount(
  account: AccountState,
  recipient: Recipient,
  items: string,
  context: { readonly settings: CompanySettings; readonly now: string },
): Refusal | null {
  if (isOwnDomain(recipient, context.settings.ownDomains))
    return refuse('own-company', `${recipient.shown} belongs to your own company.`);
  const blocked = blockOn(account, recipient.address);
  if (blocked?.because === 'bounced')
    return refuse('address-bounced', `Mail to ${recipient.shown} bounced. Ask the customer for another address.`);
  if (blocked)
    return refuse('address-complained', `${recipient.shown} reported a mail as unwanted. Call or write a letter.`);
  return refusalOfLast(account, items, context.now);
}

/** Figures of a day to come would call invoices overdue that are not due yet. */
export function refusalOfFuture({ asOf }: ReminderRequest, today: CalendarDay, locale: string): Refusal | null {
  if (asOf <= today) return null;
  const shown = formatDay(asOf, locale);
  return refuse(
    'as-of-future',
    `The figures are as of ${shown}, which is still to come. Correct the day in the sheet.`,
  );
}

const confirm = (code: string, because: string): Warning => ({ code, because, needsConfirmation: true });

/** What is unusual about the figures and the moment; each asks for a second press. */
export function warningsOfMoment(
  account: AccountState,
  request: ReminderRequest,
  context: { readonly today: CalendarDay; readonly now: string; readonly locale: string },
): Warning[] {
  const { today, now, locale } = context;
  const age = daysBetween(request.asOf, today);
  const shown = formatDay(request.asOf, locale);
  const warnings: Warning[] = [];
  if (age > FIGURES_DAYS)
    warnings.push(confirm('as-of-old', `The figures are as of ${shown}, ${age} days ago. Payments may have come in.`));
  const last = account.lastReminder;
  if (last && GONE.includes(last.state) && isWithinADay(last.at, now))
    warnings.push(confirm('written-today', 'A reminder for other invoices went out within the last 24 hours.'));
  return warnings;
}
