// A reminder that was accepted is looked at again before it goes: when a finance lead approves it, and right before it is
// sent. What was decided then may no longer hold: a dispute, a bounce, a call too many, a rule's hour.
import type { AccountState, Person } from './account.ts';
import { invoiceMark, refusalOfAddress } from './account-checks.ts';
import type { ReminderQueued, RuleOverride } from './account-events.ts';
import { fingerprint } from './account-id.ts';
import type { ReminderMail } from './account-reminder.ts';
import { stopsInForce } from './account-stop.ts';
import type { AddressStanding } from './address-standing.ts';
import { type CalendarDay, dayIn, daysBetween, formatDay } from './calendar.ts';
import type { CompanySettings } from './company-settings.ts';
import type { DeliveryHappening } from './delivery.ts';
import { reasonOfStop } from './left-out.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { ReminderState, RuleDecision } from './reminder.ts';
import { judgeContact, refusalOfHardStop, refusalOfRules } from './reminder-decision.ts';

/** What an accepted reminder was accepted on. */
export interface AcceptedReminder {
  readonly reminderId: string;
  readonly to: string;
  readonly decision: RuleDecision;
  readonly override: RuleOverride | null;
  readonly mode?: ReminderQueued['mode'];
  /** Not there on reminders that are older than it. */
  readonly identity?: string;
}

/** How everything stands now. */
export interface PresentStanding {
  readonly account: AccountState;
  readonly mail: ReminderMail;
  readonly address: AddressStanding;
  readonly settings: CompanySettings;
  readonly now: string;
}

/** A short mark of who the company is and how it is paid: every mail says both, and neither may be out of date. */
export function identityMark(settings: CompanySettings): string {
  const { creditorName, creditorAddress, senderName, senderPhone, senderEmail, replyTo } = settings;
  const { paymentText, paymentTexts, bankDetailsChangedOn, legalMentions } = settings;
  const inLanguages = Object.entries(paymentTexts).sort(([one], [other]) => (one < other ? -1 : 1));
  const who = [creditorName, creditorAddress, senderName, senderPhone, senderEmail, replyTo, legalMentions];
  return fingerprint(JSON.stringify([who, paymentText, inLanguages, bankDetailsChangedOn])).slice(0, 8);
}

/** What the company has changed since: its mails do not go to customers now, or it is another or paid otherwise. */
function refusalOfSettings({ mode = 'live', identity }: AcceptedReminder, settings: CompanySettings): Refusal | null {
  if (mode === 'live' && settings.sendingMode !== 'live')
    return refuse('not-live', 'Your company only tries Duebook out now: no reminder goes to a customer.');
  if (identity === undefined || identity === identityMark(settings)) return null;
  return refuse(
    'settings-changed',
    'Who writes or how to pay has changed in your company’s settings since. Write it anew.',
  );
}

/** A stop for an invoice the reminder asks for: those that held when it was accepted were left out of it. */
function refusalOfInvoices(
  { lastReminder, stops }: AccountState,
  reminderId: string,
  today: CalendarDay,
  locale: string,
): Refusal | null {
  if (lastReminder?.reminderId !== reminderId) return null;
  const marks = new Set(lastReminder.invoices);
  const stop = stopsInForce(stops, today).find(
    ({ invoices }) => invoices === null || invoices.some((invoiceNumber) => marks.has(invoiceMark(invoiceNumber))),
  );
  if (!stop) return null;
  const { code, because } = reasonOfStop(stop, locale);
  return refuse(code, because);
}

/** The rules asked again, without the reminder itself among the contacts; those set aside then stay set aside. */
function refusalOfRulesNow({ decision, override, reminderId }: AcceptedReminder, standing: PresentStanding) {
  const { account, mail, settings, now } = standing;
  const setAside = override === null ? [] : decision.fired.map(({ ruleId }) => ruleId);
  const recentContacts = account.recentContacts.filter(({ entryId }) => entryId !== reminderId);
  const stops = stopsInForce(account.stops, dayIn(settings.timeZone, now));
  const { facts } = account;
  const judged = judgeContact({ account: { facts, recentContacts }, stops, mail, oldestDueDate: null, settings, now });
  const fired = judged.decision.fired.filter(({ ruleId }) => !setAside.includes(ruleId));
  return refusalOfRules({ ...judged.decision, fired });
}

/** Why an accepted reminder may not go out any more, or null. */
export function refusalBeforeSending(reminder: AcceptedReminder, standing: PresentStanding): Refusal | null {
  const { account, address, settings, now } = standing;
  const today = dayIn(settings.timeZone, now);
  const recipient = { address: reminder.to, shown: reminder.to };
  return (
    refusalOfHardStop(stopsInForce(account.stops, today)) ??
    refusalOfInvoices(account, reminder.reminderId, today, settings.locale) ??
    refusalOfAddress(account, recipient, { standing: address, ownDomains: settings.ownDomains }) ??
    refusalOfSettings(reminder, settings) ??
    refusalOfRulesNow(reminder, standing)
  );
}

/** A reminder that may wait for approval, and who asked for it. */
export interface WaitingReminder extends AcceptedReminder {
  readonly state: ReminderState;
  readonly byId: string;
  readonly at: string;
  readonly asOf: CalendarDay;
}

/** Waited too long: payments may have come in, or the day the mail asks to be paid by has come. */
function refusalOfWait({ at, asOf }: WaitingReminder, { settings, now }: PresentStanding): Refusal | null {
  const { timeZone, staleAfterDays, payWithinDays, locale } = settings;
  const today = dayIn(timeZone, now);
  const age = daysBetween(asOf, today);
  if (age > staleAfterDays)
    return refuse(
      'as-of-old',
      `The figures are as of ${formatDay(asOf, locale)}, ${age} days ago. Take it back and write it anew.`,
    );
  if (daysBetween(dayIn(timeZone, at), today) < payWithinDays) return null;
  return refuse('waited-too-long', 'The day it asks to be paid by has come. Take it back and write it anew.');
}

/**
 * A finance lead's approval: the reminder then goes out after the undo window. Refuses her own (`own-reminder`), one that
 * has waited too long (`as-of-old`, `waited-too-long`), and whatever stands against it by now; twice is the same as once.
 */
export function approveReminder(
  reminder: WaitingReminder,
  by: Person,
  standing: PresentStanding,
): DeliveryHappening | 'already' | Refusal {
  if (reminder.state === 'QUEUED') return 'already';
  if (reminder.state !== 'AWAITING_APPROVAL')
    return refuse('nothing-to-approve', 'This reminder does not wait for an approval any more.');
  if (reminder.byId === by.id)
    return refuse('own-reminder', 'You asked for this reminder yourself. Another finance lead has to approve it.');
  return refusalOfWait(reminder, standing) ?? refusalBeforeSending(reminder, standing) ?? { happened: 'approved', by };
}
