// When an invoice becomes late: at its due date; without one, 30 days after receipt, by a reminder or by formal notice.
// Sources: Directive 2011/7/EU art. 3; BGB § 286; Late Payment of Commercial Debts (Interest) Act 1998 s.4; Code civil 1344-1.
import { addDays, type CalendarDay } from '../calendar.ts';
import type { LatePaymentRule } from './rule.ts';

/** The days of an invoice that decide when it is late; null for what did not happen or is not known. */
export interface InvoiceDays {
  /** The agreed due date. */
  readonly dueDate: CalendarDay | null;
  readonly receivedOn?: CalendarDay | null;
  /** A warning on the invoice itself that the consumer is in default 30 days after receipt (BGB § 286(3)). */
  readonly carriesThirtyDayWarning?: boolean;
  readonly firstReminderOn?: CalendarDay | null;
  readonly formalNoticeOn?: CalendarDay | null;
  /** The last day before interest, where the company knows it better than the due date. */
  readonly defaultSince?: CalendarDay | null;
}

const earliest = (days: readonly (CalendarDay | null | undefined)[]): CalendarDay | null =>
  days.filter((day) => day !== null && day !== undefined).sort()[0] ?? null;

/** Receipt plus 30 days where that makes an invoice late under the rule. */
function thirtyDaysAfterReceipt({ withoutDueDate }: LatePaymentRule, invoice: InvoiceDays): CalendarDay | null {
  const lateFrom = withoutDueDate?.lateFrom;
  const counts =
    lateFrom === 'thirty-days-after-receipt' ||
    (lateFrom === 'thirty-days-after-receipt-if-warned' && invoice.carriesThirtyDayWarning === true);
  return counts && invoice.receivedOn ? addDays(invoice.receivedOn, 30) : null;
}

/** The last day before the first day of interest; null while the customer is not in default and no day is set. */
export function lateSince(rule: LatePaymentRule, invoice: InvoiceDays): CalendarDay | null {
  if (rule.withoutDueDate?.lateFrom === 'formal-notice')
    return invoice.formalNoticeOn ? addDays(invoice.formalNoticeOn, -1) : null;
  const reminder = rule.withoutDueDate?.orFirstReminder ? invoice.firstReminderOn : null;
  return invoice.defaultSince ?? invoice.dueDate ?? earliest([thirtyDaysAfterReceipt(rule, invoice), reminder]);
}
