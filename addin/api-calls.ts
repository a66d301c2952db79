// Everything the pane asks the server, by what it is about: the path, what goes there, and the schema of what comes back.
import type * as z from 'zod';
import type { ConfirmAddress } from '../core/account-changes.ts';
import type { AddStop } from '../core/account-stop.ts';
import { accountViewSchema, type summariesRequestSchema, summariesSchema } from '../core/account-view.ts';
import { publicSettingsSchema } from '../core/company-settings.ts';
import type { ProposeSettings } from '../core/company-settings-proposal.ts';
import { companySettingsViewSchema, settingsHistorySchema } from '../core/company-settings-view.ts';
import { contactEntrySchema, historyPageSchema, type LogContact } from '../core/contact-log.ts';
import type { CustomerFacts } from '../core/customer-facts.ts';
import type { OwnLetterText } from '../core/letter-wording.ts';
import {
  type ReminderRequest,
  reminderPreviewSchema,
  reminderReceiptSchema,
  type SendReminder,
} from '../core/reminder.ts';
import {
  type AddToRun,
  type ManyPreviewsRequest,
  manyPreviewsSchema,
  openRemindersSchema,
  runOutcomesSchema,
  runSchema,
  runsSchema,
} from '../core/reminder-run.ts';
import {
  knownReportLayoutSchema,
  type ReportLayout,
  removedReportLayoutSchema,
  reportLayoutsSchema,
} from '../core/report-layout.ts';
import { sendingViewSchema } from '../core/sending.ts';
import { type StatementRequest, statementAnswerSchema } from '../core/statement-request.ts';
import { textPreviewSchema } from '../core/text-preview.ts';
import type { Answer } from './api.ts';

/** One request. With an idempotency key it may be sent again and happens once. */
export interface Call<Schema extends z.ZodType> {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly schema: Schema;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
}

type Caller = <Schema extends z.ZodType>(what: Call<Schema>) => Promise<Answer<z.infer<Schema>>>;

/** Every call of the API. */
export const callsOf = (call: Caller) => ({
  ...accountCalls(call),
  ...accountChangeCalls(call),
  ...reminderCalls(call),
  ...manyRemindersCalls(call),
  ...sendingCalls(call),
  ...companySettingsCalls(call),
  ...reportLayoutCalls(call),
});

const account = (accountId: string) => `/v1/accounts/${encodeURIComponent(accountId)}`;
const page = (path: string, cursor: string | null) =>
  `${path}?limit=20${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;

/** An account, its history, and contacts that are logged by hand. */
function accountCalls(call: Caller) {
  return {
    settings: () => call({ method: 'GET', path: '/v1/settings', schema: publicSettingsSchema }),
    account: (accountId: string) => call({ method: 'GET', path: account(accountId), schema: accountViewSchema }),
    /** Of at most 100 accounts. */
    summaries: (body: z.infer<typeof summariesRequestSchema>) =>
      call({ method: 'POST', path: '/v1/accounts/summaries', schema: summariesSchema, body }),
    history: (accountId: string, cursor: string | null) =>
      call({ method: 'GET', path: page(`${account(accountId)}/history`, cursor), schema: historyPageSchema }),
    /** The account statement as a file; writes nothing. */
    statement: (accountId: string, body: StatementRequest) =>
      call({ method: 'POST', path: `${account(accountId)}/statement`, schema: statementAnswerSchema, body }),
    logContact: (accountId: string, body: LogContact, idempotencyKey: string) =>
      call({
        method: 'POST',
        path: `${account(accountId)}/contacts`,
        schema: contactEntrySchema,
        body,
        idempotencyKey,
      }),
  };
}

/** What people decide about an account: facts, stops, addresses. Each answers the account as it is then. */
function accountChangeCalls(call: Caller) {
  const change = (path: string, body: unknown, idempotencyKey: string) =>
    call({ method: 'POST', path, schema: accountViewSchema, body, idempotencyKey });
  return {
    changeFacts: (accountId: string, body: CustomerFacts, key: string) =>
      change(`${account(accountId)}/facts`, body, key),
    addStop: (accountId: string, body: AddStop, key: string) => change(`${account(accountId)}/stops`, body, key),
    liftStop: (accountId: string, stopId: string, reason: string, key: string) =>
      change(`${account(accountId)}/stops/${encodeURIComponent(stopId)}/lift`, { reason }, key),
    confirmAddress: (accountId: string, body: ConfirmAddress, key: string) =>
      change(`${account(accountId)}/addresses/confirmation`, body, key),
  };
}

/** One reminder from its preview to its end. */
function reminderCalls(call: Caller) {
  const schema = reminderReceiptSchema;
  const reminder = (accountId: string, reminderId: string) =>
    `${account(accountId)}/reminders/${encodeURIComponent(reminderId)}`;
  return {
    preview: (accountId: string, body: ReminderRequest) =>
      call({ method: 'POST', path: `${account(accountId)}/reminders/preview`, schema: reminderPreviewSchema, body }),
    send: (accountId: string, body: SendReminder, idempotencyKey: string) =>
      call({ method: 'POST', path: `${account(accountId)}/reminders`, schema, body, idempotencyKey }),
    takeBack: (accountId: string, reminderId: string) =>
      call({ method: 'DELETE', path: reminder(accountId, reminderId), schema }),
    /** A finance lead lets a reminder go that waits for one; twice is the same as once. */
    approve: (accountId: string, reminderId: string) =>
      call({ method: 'POST', path: `${reminder(accountId, reminderId)}/approval`, schema }),
    review: (accountId: string, reminderId: string, outcome: 'sent' | 'not-sent') =>
      call({ method: 'POST', path: `${reminder(accountId, reminderId)}/review`, schema, body: { outcome } }),
  };
}

/** The company's settings as a whole: what is in force and what waits, changing them, and every change so far. */
function companySettingsCalls(call: Caller) {
  const path = '/v1/settings/company';
  const change = (changeId: string) => `${path}/changes/${encodeURIComponent(changeId)}`;
  const schema = companySettingsViewSchema;
  return {
    companySettings: () => call({ method: 'GET', path, schema }),
    /** `version` in the body is the one that was seen; the key makes a proposal sent again one change. */
    proposeSettings: (body: ProposeSettings, idempotencyKey: string) =>
      call({ method: 'POST', path: `${path}/changes`, schema, body, idempotencyKey }),
    /** Needs no key: approved, or withdrawn, twice is the same as once. */
    approveSettings: (changeId: string) => call({ method: 'POST', path: `${change(changeId)}/approval`, schema }),
    withdrawSettings: (changeId: string) => call({ method: 'DELETE', path: change(changeId), schema }),
    /** How a text being written reads in a letter to an invented customer; writes nothing. */
    previewText: (text: OwnLetterText) =>
      call({ method: 'POST', path: `${path}/text-preview`, schema: textPreviewSchema, body: { text } }),
    settingsHistory: (cursor: string | null) =>
      call({ method: 'GET', path: page(`${path}/history`, cursor), schema: settingsHistorySchema }),
  };
}

/** Many reminders with one press: their previews, the run that queues them, and what waits for a person. */
function manyRemindersCalls(call: Caller) {
  const run = (runId: string) => `/v1/reminder-runs/${encodeURIComponent(runId)}`;
  return {
    /** Of at most 25 accounts. */
    previews: (body: ManyPreviewsRequest) =>
      call({ method: 'POST', path: '/v1/reminders/previews', schema: manyPreviewsSchema, body }),
    /** Of at most 25 reminders; needs no key of its own, because each of them carries one. */
    addToRun: (body: AddToRun) => call({ method: 'POST', path: '/v1/reminder-runs', schema: runOutcomesSchema, body }),
    runs: () => call({ method: 'GET', path: '/v1/reminder-runs', schema: runsSchema }),
    run: (runId: string) => call({ method: 'GET', path: run(runId), schema: runSchema }),
    cancelRun: (runId: string) => call({ method: 'POST', path: `${run(runId)}/cancellation`, schema: runSchema }),
    openReminders: () => call({ method: 'GET', path: '/v1/reminders/open', schema: openRemindersSchema }),
  };
}

/** Whether mails may leave at all, stopping them, and letting them leave again. */
function sendingCalls(call: Caller) {
  const schema = sendingViewSchema;
  return {
    sending: () => call({ method: 'GET', path: '/v1/sending', schema }),
    stopSending: (reason: string) => call({ method: 'POST', path: '/v1/sending/stop', schema, body: { reason } }),
    resumeSending: (reason: string) =>
      call({ method: 'POST', path: '/v1/sending/resumption', schema, body: { reason } }),
  };
}

/** How the company's report layouts are read, taught and forgotten. */
function reportLayoutCalls(call: Caller) {
  return {
    reportLayouts: () => call({ method: 'GET', path: '/v1/report-layouts', schema: reportLayoutsSchema }),
    /** `seen` is the version the clerk saw, 0 for a layout new to her. Needs no key: taught twice is the same as once. */
    learnReportLayout: (layout: ReportLayout, seen: number) =>
      call({
        method: 'POST',
        path: '/v1/report-layouts',
        schema: knownReportLayoutSchema,
        body: { ...layout, version: seen },
      }),
    removeReportLayout: (layoutId: string) =>
      call({
        method: 'DELETE',
        path: `/v1/report-layouts/${encodeURIComponent(layoutId)}`,
        schema: removedReportLayoutSchema,
      }),
  };
}
