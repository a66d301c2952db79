// A run: many reminders sent with one press. It is filled by several posts, each reminder goes through the same decision
// as a single one, and whoever looks at it sees the same.
import * as z from 'zod';
import {
  moneySchema,
  type ReminderState,
  refusalSchema,
  reminderPreviewSchema,
  reminderStateSchema,
} from './reminder.ts';

/** How many reminders one post may carry. */
const A_POST = 25;

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const accountId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'is not an account id');
/** Checked one by one: what is wrong with one reminder must not keep the others back. */
const unchecked = z.record(z.string(), z.unknown());

const eachAccountOnce = (reminders: readonly { readonly accountId: string }[]): boolean =>
  new Set(reminders.map((its) => its.accountId)).size === reminders.length;

/** What a preview of many asks for. */
export const manyPreviewsRequestSchema = z.strictObject({
  reminders: z
    .array(z.strictObject({ accountId, request: unchecked }))
    .min(1)
    .max(A_POST)
    .refine(eachAccountOnce, 'names an account twice'),
});
export type ManyPreviewsRequest = z.infer<typeof manyPreviewsRequestSchema>;

const faultsSchema = z.array(z.object({ where: z.string(), fault: z.string() }));

/** One preview for each, in order, without the text: that one is a press away. */
export const manyPreviewsSchema = z.object({
  previews: z.array(
    z.object({
      accountId: z.string(),
      preview: reminderPreviewSchema.omit({ text: true, html: true }).nullable(),
      refusal: refusalSchema.nullable(),
      faults: faultsSchema.nullable(),
    }),
  ),
});
export type ManyPreviews = z.infer<typeof manyPreviewsSchema>;

/** A post into a run. The run's id is a ULID of the client's; each reminder carries the key under which it happens once. */
export const addToRunSchema = z.strictObject({
  runId: z.string().regex(ULID, 'is not the id of a run (a ULID)'),
  reminders: z
    .array(
      z.strictObject({
        accountId,
        customerName: z.string().trim().min(1).max(200),
        send: unchecked,
        idempotencyKey: z.string().regex(/^[\x21-\x7e]{8,128}$/, 'must be 8 to 128 visible ASCII characters'),
      }),
    )
    .min(1)
    .max(A_POST)
    .refine(eachAccountOnce, 'names an account twice'),
});
export type AddToRun = z.infer<typeof addToRunSchema>;

const outcomeSchema = z.object({
  accountId: z.string(),
  reminderId: z.string().nullable(),
  refusal: refusalSchema.nullable(),
  faults: faultsSchema.nullable(),
});
/** What became of one reminder of a post. */
export type RunOutcome = z.infer<typeof outcomeSchema>;
export const runOutcomesSchema = z.object({ runId: z.string(), outcomes: z.array(outcomeSchema) });

const runCountsSchema = z.object({
  sent: z.int(),
  waiting: z.int(),
  failed: z.int(),
  needsReview: z.int(),
  cancelled: z.int(),
  refused: z.int(),
});
type RunCounts = z.infer<typeof runCountsSchema>;

const runReminderSchema = z.object({
  accountId: z.string(),
  customerName: z.string(),
  /** Null when it was refused. */
  reminderId: z.string().nullable(),
  level: z.int().nullable(),
  totals: z.array(moneySchema),
  /** Null when it was refused, or is being queued right now. */
  state: reminderStateSchema.nullable(),
  /** Why it was refused, or the words of its last step. */
  because: z.string().nullable(),
  sendsAt: z.string().nullable(),
});
export type RunReminder = z.infer<typeof runReminderSchema>;

const runBase = { runId: z.string(), at: z.string(), by: z.string(), counts: runCountsSchema };
/** The latest runs, newest first. */
export const runsSchema = z.object({ runs: z.array(z.object(runBase)) });
export type Runs = z.infer<typeof runsSchema>;
export const runSchema = z.object({ ...runBase, reminders: z.array(runReminderSchema) });
export type ReminderRun = z.infer<typeof runSchema>;

/** Where a state stands in the progress of a run. One that bounced reached nobody. */
const COUNTED_AS: Readonly<Record<ReminderState, keyof RunCounts>> = {
  AWAITING_APPROVAL: 'waiting',
  QUEUED: 'waiting',
  SENDING: 'waiting',
  UNKNOWN: 'waiting',
  NEEDS_REVIEW: 'needsReview',
  CANCELLED: 'cancelled',
  SENT: 'sent',
  WOULD_HAVE_SENT: 'sent',
  DELIVERED: 'sent',
  DELAYED: 'sent',
  COMPLAINED: 'sent',
  BOUNCED: 'failed',
  FAILED: 'failed',
};

/** The progress of a run. */
export function countsOf(reminders: readonly RunReminder[]): RunCounts {
  const counts: RunCounts = { sent: 0, waiting: 0, failed: 0, needsReview: 0, cancelled: 0, refused: 0 };
  for (const { state, reminderId } of reminders)
    counts[state ? COUNTED_AS[state] : reminderId === null ? 'refused' : 'waiting'] += 1;
  return counts;
}

const openReminderSchema = z.object({
  accountId: z.string(),
  customerName: z.string(),
  reminderId: z.string(),
  to: z.string(),
  level: z.int(),
  totals: z.array(moneySchema),
  at: z.string(),
  by: z.string(),
  state: reminderStateSchema,
  steps: z.array(z.object({ state: reminderStateSchema, at: z.string(), because: z.string().nullable() })),
});
export type OpenReminder = z.infer<typeof openReminderSchema>;
/** Reminders that wait for a person, oldest first. */
export const openRemindersSchema = z.object({
  needsReview: z.array(openReminderSchema),
  awaitingApproval: z.array(openReminderSchema),
});
