// The contact log: every contact with an account, newest first, append-only. A correction is a new entry that names the
// one it corrects. A reminder's entry also carries its delivery steps.
import * as z from 'zod';
import type { Person } from './account.ts';
import type { ContactLogged } from './account-events.ts';
import { accountIdOf } from './account-id.ts';
import type { InputFaults } from './account-reminder.ts';
import { accountStopSchema } from './account-stop.ts';
import { dayIn } from './calendar.ts';
import { customerFactsSchema } from './customer-facts.ts';
import { type Refusal, refuse } from './refusal.ts';
import { daySchema, leftOutSchema, moneySchema, reminderStateSchema, ruleDecisionSchema } from './reminder.ts';

export const CONTACT_KINDS = ['call', 'letter', 'email', 'meeting', 'note'] as const;
/** How a call or visit ended: the trade's usual result codes. */
export const CONTACT_RESULTS = [
  'spoke-to-customer',
  'left-message',
  'no-answer',
  'wrong-number',
  'invoice-not-received',
  'awaiting-approval',
  'disputes-invoice',
  'payment-in-progress',
  'payment-sent',
] as const;

/** What a clerk logs by hand. `on` is the day of the contact in the company's time zone. */
export const logContactSchema = z.strictObject({
  customerName: z.string().trim().min(1).max(200),
  customerNumber: z.string().trim().min(1).max(64).nullable(),
  kind: z.enum(CONTACT_KINDS),
  direction: z.enum(['out', 'in']),
  on: daySchema,
  person: z.string().trim().min(1).max(200).nullable(),
  result: z.enum(CONTACT_RESULTS).nullable(),
  note: z.string().trim().max(4000),
  corrects: z.string().max(26).nullable(),
});
export type LogContact = z.infer<typeof logContactSchema>;

const deliveryStepSchema = z.object({
  state: reminderStateSchema,
  at: z.string(),
  /** Words for the clerk: why it bounced, who decided a review. Never a raw SMTP dump. */
  because: z.string().nullable(),
});
export type DeliveryStep = z.infer<typeof deliveryStepSchema>;

const entryBase = { entryId: z.string(), at: z.string(), by: z.string() };
export const contactEntrySchema = z.object({
  ...entryBase,
  type: z.literal('contact'),
  ...logContactSchema.pick({
    kind: true,
    direction: true,
    on: true,
    person: true,
    result: true,
    note: true,
    corrects: true,
  }).shape,
});
const reminderEntrySchema = z.object({
  ...entryBase,
  type: z.literal('reminder'),
  level: z.int(),
  to: z.string(),
  subject: z.string(),
  asOf: daySchema,
  invoiceCount: z.int(),
  totals: z.array(moneySchema),
  leftOut: z.array(leftOutSchema),
  /** What the contact rules said, and who set a blocking rule aside, as it was when the reminder was accepted. */
  decision: ruleDecisionSchema,
  override: z.object({ role: z.string(), reason: z.string() }).nullable(),
  confirmed: z.array(z.string()),
  state: reminderStateSchema,
  sendsAt: z.string(),
  steps: z.array(deliveryStepSchema),
});
/** What was known of the customer before, and from then on. */
const factsEntrySchema = z.object({
  ...entryBase,
  type: z.literal('facts'),
  before: customerFactsSchema,
  facts: customerFactsSchema,
});
const stopEntrySchema = z.object({ ...entryBase, type: z.literal('stop'), stop: accountStopSchema });
const liftEntrySchema = z.object({
  ...entryBase,
  type: z.literal('lift'),
  stop: accountStopSchema,
  reason: z.string(),
});
/** Somebody said that this is the customer's address; `unblocked` when mail to it had bounced or been complained about. */
const addressEntrySchema = z.object({
  ...entryBase,
  type: z.literal('address'),
  address: z.string(),
  before: z.string().nullable(),
  unblocked: z.enum(['bounced', 'complained']).nullable(),
  reason: z.string(),
});
export const historyEntrySchema = z.discriminatedUnion('type', [
  contactEntrySchema,
  reminderEntrySchema,
  factsEntrySchema,
  stopEntrySchema,
  liftEntrySchema,
  addressEntrySchema,
]);
export type ContactEntry = z.infer<typeof contactEntrySchema>;
export type ReminderEntry = z.infer<typeof reminderEntrySchema>;
/** What a person changed on the account, besides contacts and reminders. */
export type ChangeEntry = Exclude<HistoryEntry, ContactEntry | ReminderEntry>;
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

/** A page of history, newest first; `cursor` is opaque and null on the last page. */
export const historyPageSchema = z.object({ entries: z.array(historyEntrySchema), cursor: z.string().nullable() });
export type HistoryPage = z.infer<typeof historyPageSchema>;

/** Around a contact that is logged: the id it will have, who logs it, and the entry it corrects if it names one. */
export interface LogContext {
  readonly entryId: string;
  readonly accountId: string;
  readonly by: Person;
  readonly now: string;
  readonly timeZone: string;
  readonly corrected: HistoryEntry | null;
}

/** Logs a contact. Refuses one of tomorrow or later (`in-the-future`) and a correction of what is no logged contact. */
export function logContact(contact: LogContact, context: LogContext): ContactLogged | InputFaults | Refusal {
  const { entryId, accountId, by, now, timeZone, corrected } = context;
  if (accountIdOf(contact) !== accountId)
    return { faults: [{ where: 'customerNumber', fault: 'names another customer than the account in the address' }] };
  if (contact.on > dayIn(timeZone, now))
    return refuse('in-the-future', 'A contact can be logged once it has happened, not before.');
  if (contact.corrects !== null && corrected?.type !== 'contact')
    return refuse('nothing-to-correct', 'The entry this corrects is not a logged contact of this account.');
  return { type: 'ContactLogged', entryId, at: now, by, contact, timeZone };
}
