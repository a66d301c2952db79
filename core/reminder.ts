// A reminder from preview to delivery: what is asked for, what is previewed, and the states a mail goes through.
// A mail is claimed once, sent once, and what is unsure waits for a person.
import * as z from 'zod';
import { type CalendarDay, parseDay } from './calendar.ts';
import { isCurrencyCode } from './money.ts';
import { plainLine } from './plain-line.ts';

const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((value) => plainLine(value) !== '', 'holds nothing readable');
export const daySchema = z
  .string()
  .refine((value) => parseDay(value) !== null, 'not a calendar day (YYYY-MM-DD)')
  .transform((value) => value as CalendarDay);
/** What the clerk's own note has room for. */
export const NOTE_AT_MOST = 500;

/** Far above any invoice, and so far below what is exact that five hundred of them can be added. */
const LARGEST_AMOUNT = 10 ** 13;

export const moneySchema = z.strictObject({
  minor: z.int().min(-LARGEST_AMOUNT).max(LARGEST_AMOUNT),
  currency: z.string().refine(isCurrencyCode, 'not an ISO 4217 currency code'),
});

/** One overdue invoice as the sheet shows it; `outstanding` is what is still owed, `original` what was invoiced. */
const reminderInvoiceSchema = z.strictObject({
  invoiceNumber: text(64),
  invoiceDate: daySchema.nullable(),
  dueDate: daySchema,
  original: moneySchema.nullable(),
  outstanding: moneySchema.refine(({ minor }) => minor > 0, 'nothing is outstanding'),
});

/** A credit or payment on account not yet applied: shown on its own line; `outstanding` is negative. */
const reminderCreditSchema = z.strictObject({
  reference: text(64).nullable(),
  date: daySchema.nullable(),
  outstanding: moneySchema.refine(({ minor }) => minor < 0, 'a credit is negative'),
});

/**
 * What the pane asks a preview for: all overdue invoices of the customer, of which the server decides which are asked
 * for. Texts, sender and payment details are the server's; unknown fields are refused.
 */
export const reminderRequestSchema = z.strictObject({
  /** `coming-due` is the note before the due date, about invoices that are not due yet; absent, a reminder. */
  kind: z.enum(['reminder', 'coming-due']).optional(),
  customerName: text(200),
  customerNumber: text(64).nullable(),
  contactName: text(200).nullable(),
  /** The customer's language as the sheet gives it; without one, what is noted at the account, then the company's. */
  language: text(35).nullable().optional(),
  to: text(320),
  asOf: daySchema,
  invoices: z.array(reminderInvoiceSchema).min(1).max(500),
  credits: z.array(reminderCreditSchema).max(500),
  /** Open and not due yet: for the account statement only. */
  notDue: z.array(reminderInvoiceSchema).max(500).optional(),
  /** How many more are not due yet, for which `notDue` has no room or which lack their number, due date or currency. */
  notDueMissing: z.int().min(1).max(1_000_000).optional(),
  /** A word of the clerk's own to this customer: plain text, a paragraph of the letter. */
  note: text(NOTE_AT_MOST).optional(),
});
export type ReminderRequest = z.infer<typeof reminderRequestSchema>;
export type ReminderInvoice = z.infer<typeof reminderInvoiceSchema>;
export type ReminderCredit = z.infer<typeof reminderCreditSchema>;

/** A send is the same request, the hash its preview was issued with, and the codes of the warnings the clerk confirmed. */
export const sendReminderSchema = z.strictObject({
  ...reminderRequestSchema.shape,
  previewHash: z.string().length(43),
  confirmed: z.array(z.string().max(64)).max(20),
  /** Why a rule that blocks is set aside, typed by somebody the company allows to; hard stops nobody sets aside. */
  override: z.strictObject({ reason: text(500) }).optional(),
});
export type SendReminder = z.infer<typeof sendReminderSchema>;

export const REMINDER_STATES = [
  'AWAITING_APPROVAL', // written; waits for a finance lead, nothing is in the sender's queue
  'QUEUED', // accepted; may be taken back until sendsAt
  'CANCELLED', // taken back by the clerk
  'SENDING', // claimed by one sender, under a lease
  'UNKNOWN', // handed over without a clear answer; never sent again by itself
  'NEEDS_REVIEW', // still unsure after the grace time: a person decides
  'SENT', // accepted by SES
  'DELIVERED',
  'DELAYED', // the receiving server asks to wait; SES goes on trying
  'BOUNCED',
  'COMPLAINED',
  'FAILED', // definitely refused; nothing went out
  'WOULD_HAVE_SENT', // the company only tries Duebook out: nothing went out, and nothing counts as sent
] as const;
export type ReminderState = (typeof REMINDER_STATES)[number];
export const reminderStateSchema = z.enum(REMINDER_STATES);

/** Something that stands against sending. `needsConfirmation` asks for a second, explicit press; otherwise it is information. */
const warningSchema = z.object({ code: z.string(), because: z.string(), needsConfirmation: z.boolean() });
export type Warning = z.infer<typeof warningSchema>;

export const refusalSchema = z.object({ refused: z.string(), because: z.string(), source: z.string().optional() });

/** One contact rule that fired, as it is shown to the clerk and stored with the reminder. */
const firedRuleSchema = z.object({
  ruleId: z.string(),
  effect: z.enum(['block', 'warn', 'info']),
  because: z.string(),
  citation: z.array(z.string()),
});

/** What the contact rules say; `override` is who may set aside the strictest of those that fired. */
export const ruleDecisionSchema = z.object({
  decision: z.enum(['allow', 'warn', 'block']),
  override: z.enum(['none', 'named-role', 'second-press']).nullable(),
  fired: z.array(firedRuleSchema),
  notes: z.array(firedRuleSchema),
});
export type RuleDecision = z.infer<typeof ruleDecisionSchema>;

/** No rule fired. */
export const NO_RULE_FIRED: RuleDecision = { decision: 'allow', override: null, fired: [], notes: [] };

/** An invoice of the request that is not asked for, with a stable code and one sentence why. */
export const leftOutSchema = z.object({ invoiceNumber: z.string(), code: z.string(), because: z.string() });
export type LeftOut = z.infer<typeof leftOutSchema>;

/** A line of interest or cost beside the invoices, with the law it rests on. */
const chargeSchema = z.object({
  kind: z.string(),
  label: z.string().optional(),
  amount: moneySchema,
  law: z.array(z.string()),
});

/** The rendered mail, exactly as it will go out, with its hash and what stands against sending it. */
export const reminderPreviewSchema = z.object({
  hash: z.string(),
  to: z.string(),
  /** Where it really goes: the test address in test mode, else `to`. */
  sentTo: z.string(),
  mode: z.enum(['live', 'dry-run', 'test']),
  level: z.int().min(0),
  language: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  attachments: z.array(z.object({ name: z.string(), bytes: z.int() })),
  /** How many invoices are asked for; with those left out, all of the request. */
  invoiceCount: z.int(),
  leftOut: z.array(leftOutSchema),
  totals: z.array(moneySchema),
  charges: z.array(chargeSchema),
  payBy: daySchema,
  undoSeconds: z.int(),
  warnings: z.array(warningSchema),
  refusal: refusalSchema.nullable(),
  decision: ruleDecisionSchema,
  /** True when the refusal is a rule that this caller may set aside with a reason. */
  mayOverride: z.boolean(),
  /** `finance-lead`: a send of this caller waits for a finance lead. */
  approval: z.enum(['none', 'finance-lead']),
});
export type ReminderPreview = z.infer<typeof reminderPreviewSchema>;

/** What the API answers when a reminder is accepted (202) or taken back. Instants are ISO in UTC. */
export const reminderReceiptSchema = z.object({
  reminderId: z.string(),
  state: reminderStateSchema,
  sendsAt: z.string(),
});
export type ReminderReceipt = z.infer<typeof reminderReceiptSchema>;
