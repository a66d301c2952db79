// What the API tells of an account: its standing, what is known of the customer, what stops reminders, the newest entries.
import * as z from 'zod';
import { accountStopSchema } from './account-stop.ts';
import { historyEntrySchema } from './contact-log.ts';
import { customerFactsSchema } from './customer-facts.ts';
import { reminderStateSchema } from './reminder.ts';

export const lastContactSchema = z.object({
  at: z.string(),
  type: z.enum(['contact', 'reminder']),
  kind: z.string(),
});
export const lastReminderSchema = z.object({
  reminderId: z.string(),
  level: z.int(),
  state: reminderStateSchema,
  to: z.string(),
  at: z.string(),
  sendsAt: z.string(),
});

export const blockedAddressSchema = z.object({
  address: z.string(),
  because: z.enum(['bounced', 'complained']),
  at: z.string(),
});

/** What the API tells of an account. An account nobody has written to yet has version 0 and nulls. */
export const accountViewSchema = z.object({
  accountId: z.string(),
  version: z.int(),
  customerName: z.string().nullable(),
  customerNumber: z.string().nullable(),
  /** Highest reminder level that went out and was not taken back; 0 when none. */
  reminderLevel: z.int(),
  lastContact: lastContactSchema.nullable(),
  lastReminder: lastReminderSchema.nullable(),
  /** The address the last reminder was confirmed for. */
  knownAddress: z.string().nullable(),
  /** Addresses that bounced or complained: nothing is sent there. */
  blockedAddresses: z.array(blockedAddressSchema),
  facts: customerFactsSchema,
  /** What stops reminders today. */
  stops: z.array(accountStopSchema),
  recentEntries: z.array(historyEntrySchema),
});
export type AccountView = z.infer<typeof accountViewSchema>;

export const summariesRequestSchema = z.strictObject({
  accountIds: z.array(z.string().min(1).max(64)).min(1).max(100),
});
const accountSummarySchema = accountViewSchema.pick({
  accountId: true,
  reminderLevel: true,
  lastContact: true,
  lastReminder: true,
  stops: true,
});
export const summariesSchema = z.object({ accounts: z.array(accountSummarySchema) });
export type AccountSummary = z.infer<typeof accountSummarySchema>;
