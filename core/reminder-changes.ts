// What of a reminder is no longer as the clerk saw it in the preview: the sheet was edited meanwhile.
import type { CalendarDay } from './calendar.ts';
import type { Money } from './money.ts';
import type { ReminderInvoice, ReminderRequest } from './reminder.ts';
import { isOtherNote } from './reminder-note.ts';

/** One difference between the reminder that was previewed and what the sheet says now. */
export type ReminderChange =
  | { readonly change: 'invoice-added' | 'invoice-gone'; readonly invoiceNumber: string; readonly outstanding: Money }
  | { readonly change: 'amount'; readonly invoiceNumber: string; readonly before: Money; readonly now: Money }
  | {
      readonly change: 'dueDate';
      readonly invoiceNumber: string;
      readonly before: CalendarDay;
      readonly now: CalendarDay;
    }
  | { readonly change: 'asOf'; readonly before: CalendarDay; readonly now: CalendarDay }
  | { readonly change: 'address' | 'customer' | 'language' | 'credits' | 'invoice-details' | 'not-due' | 'note' };

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function changesOfInvoice(before: ReminderInvoice, now: ReminderInvoice): ReminderChange[] {
  const { invoiceNumber } = now;
  const changes: ReminderChange[] = [];
  if (!same(before.outstanding, now.outstanding))
    changes.push({ change: 'amount', invoiceNumber, before: before.outstanding, now: now.outstanding });
  if (before.dueDate !== now.dueDate)
    changes.push({ change: 'dueDate', invoiceNumber, before: before.dueDate, now: now.dueDate });
  return changes.length === 0 && !same(before, now) ? [{ change: 'invoice-details' }] : changes;
}

/**
 * What changed on the sheet since the preview; none when a mail written now would say the same. The order of rows does not
 * matter. An invoice number that stands twice is compared in pairs.
 */
export function reminderChanges(previewed: ReminderRequest, now: ReminderRequest): ReminderChange[] {
  const left = [...previewed.invoices];
  const changes: ReminderChange[] = [];
  for (const invoice of now.invoices) {
    const exact = left.findIndex((other) => same(other, invoice));
    const place = exact >= 0 ? exact : left.findIndex(({ invoiceNumber }) => invoiceNumber === invoice.invoiceNumber);
    const [before] = place < 0 ? [] : left.splice(place, 1);
    const { invoiceNumber, outstanding } = invoice;
    changes.push(
      ...(before
        ? changesOfInvoice(before, invoice)
        : [{ change: 'invoice-added' as const, invoiceNumber, outstanding }]),
    );
  }
  for (const { invoiceNumber, outstanding } of left)
    changes.push({ change: 'invoice-gone', invoiceNumber, outstanding });
  return [...changes, ...changesAroundInvoices(previewed, now)];
}

const sortedTexts = (items: readonly unknown[]): string[] => items.map((item) => JSON.stringify(item)).sort();

function changesAroundInvoices(previewed: ReminderRequest, now: ReminderRequest): ReminderChange[] {
  const changes: ReminderChange[] = [];
  if (previewed.asOf !== now.asOf) changes.push({ change: 'asOf', before: previewed.asOf, now: now.asOf });
  if (!same(sortedTexts(previewed.credits), sortedTexts(now.credits))) changes.push({ change: 'credits' });
  if (previewed.to !== now.to) changes.push({ change: 'address' });
  if (isOtherNote(previewed, now.note ?? '')) changes.push({ change: 'note' });
  const person = ({ customerName, customerNumber, contactName }: ReminderRequest) => [
    customerName,
    customerNumber,
    contactName,
  ];
  if (!same(person(previewed), person(now))) changes.push({ change: 'customer' });
  if ((previewed.language ?? null) !== (now.language ?? null)) changes.push({ change: 'language' });
  const notDue = ({ notDue = [], notDueMissing = 0 }: ReminderRequest) => [notDue, notDueMissing];
  if (!same(notDue(previewed), notDue(now))) changes.push({ change: 'not-due' });
  return changes;
}
