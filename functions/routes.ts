// Every route of the API, one line each: method, path, who may, what is read, what is answered, and what decides.
import * as z from 'zod';
import { confirmAddressSchema } from '../core/account-changes.ts';
import { addStopSchema, reasonSchema } from '../core/account-stop.ts';
import { accountViewSchema, summariesRequestSchema, summariesSchema } from '../core/account-view.ts';
import { publicSettingsSchema } from '../core/company-settings.ts';
import { proposeSettingsSchema } from '../core/company-settings-proposal.ts';
import { companySettingsViewSchema, settingsHistorySchema } from '../core/company-settings-view.ts';
import { contactEntrySchema, historyPageSchema, logContactSchema } from '../core/contact-log.ts';
import { customerFactsSchema } from '../core/customer-facts.ts';
import {
  reminderPreviewSchema,
  reminderReceiptSchema,
  reminderRequestSchema,
  sendReminderSchema,
} from '../core/reminder.ts';
import {
  addToRunSchema,
  manyPreviewsRequestSchema,
  manyPreviewsSchema,
  openRemindersSchema,
  runOutcomesSchema,
  runSchema,
  runsSchema,
} from '../core/reminder-run.ts';
import {
  knownReportLayoutSchema,
  learnReportLayoutSchema,
  removedReportLayoutSchema,
  reportLayoutsSchema,
} from '../core/report-layout.ts';
import { sendingReasonSchema, sendingViewSchema } from '../core/sending.ts';
import { statementAnswerSchema, statementRequestSchema } from '../core/statement-request.ts';
import { textPreviewRequestSchema, textPreviewSchema } from '../core/text-preview.ts';
import { addAccountStop, changeAccountFacts, confirmAccountAddress, liftAccountStop } from './account-changes.ts';
import { showAccount, showHistory, summariseAccounts } from './accounts.ts';
import type { Call, Outcome } from './call.ts';
import { type Role, WRITERS } from './caller.ts';
import {
  addSettingsChange,
  approveSettingsChange,
  removeSettingsChange,
  showCompanySettings,
  showSettings,
  showSettingsHistory,
} from './company-settings.ts';
import { addContact } from './contacts.ts';
import { addToRun, cancelRun, showManyPreviews, showRun, showRuns } from './reminder-runs.ts';
import { addReminder, approveWaiting, removeReminder, settleReminder, showPreview } from './reminders.ts';
import { addReportLayout, forgetReportLayout, showReportLayouts } from './report-layouts.ts';
import { resumeAllSending, showSending, stopAllSending } from './sending.ts';
import { ROLES } from './settings.ts';
import { showStatement } from './statements.ts';
import { showTextPreview } from './text-preview.ts';
import { showWaitingReminders } from './waiting-reminders.ts';

/** What a route reads besides its path. `once` asks for an Idempotency-Key and makes the request happen once. */
interface Reads<Body, Query> {
  readonly body?: z.ZodType<Body>;
  readonly query?: z.ZodType<Query>;
  readonly once?: true;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** With parameters in braces. */
  readonly path: string;
  readonly roles: readonly Role[];
  readonly body: z.ZodType | null;
  readonly query: z.ZodType;
  readonly once: boolean;
  readonly status: number;
  readonly answer: z.ZodType;
  /** Given a call whose body and query have passed the schemas above, and only then. */
  readonly decide: (call: Call<never, never>) => Promise<Outcome>;
}

const noQuerySchema = z.strictObject({});
const historyQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).optional(),
  cursor: z.string().min(1).max(64).optional(),
});
const reviewSchema = z.strictObject({ outcome: z.enum(['sent', 'not-sent']) });

const READ: readonly Role[] = [ROLES.clerk, ROLES.financeLead, ROLES.auditor];
const WRITE: readonly Role[] = WRITERS;

function route<Body, Query>(
  method: Route['method'],
  path: string,
  roles: readonly Role[],
  reads: Reads<Body, Query>,
  [status, answer]: readonly [number, z.ZodType],
  decide: (call: Call<Body, Query>) => Promise<Outcome>,
): Route {
  const { body = null, query = noQuerySchema, once = false } = reads;
  return { method, path, roles, body, query, once, status, answer, decide };
}

/** What changes money's way or the company's voice. */
const LEAD: readonly Role[] = [ROLES.financeLead];

const company = '/v1/settings/company';
const account = '/v1/accounts/{accountId}';

// biome-ignore format: a table is read across
export const ROUTES: readonly Route[] = [
  route('GET',    '/v1/settings',                               READ,  {},                                        [200, publicSettingsSchema],  showSettings),
  route('GET',    company,                                      READ,  {},                                        [200, companySettingsViewSchema], showCompanySettings),
  route('GET',    `${company}/history`,                         READ,  { query: historyQuerySchema },             [200, settingsHistorySchema], showSettingsHistory),
  route('POST',   `${company}/changes`,                         LEAD,  { body: proposeSettingsSchema, once: true }, [201, companySettingsViewSchema], addSettingsChange),
  route('POST',   `${company}/changes/{changeId}/approval`,     LEAD,  {},                                        [200, companySettingsViewSchema], approveSettingsChange),
  route('DELETE', `${company}/changes/{changeId}`,              LEAD,  {},                                        [200, companySettingsViewSchema], removeSettingsChange),
  route('POST',   `${company}/text-preview`,                    LEAD,  { body: textPreviewRequestSchema },        [200, textPreviewSchema],     showTextPreview),
  route('POST',   '/v1/accounts/summaries',                     READ,  { body: summariesRequestSchema },          [200, summariesSchema],       summariseAccounts),
  route('GET',    account,                                      READ,  {},                                        [200, accountViewSchema],     showAccount),
  route('GET',    `${account}/history`,                         READ,  { query: historyQuerySchema },             [200, historyPageSchema],     showHistory),
  route('POST',   `${account}/statement`,                       READ,  { body: statementRequestSchema },          [200, statementAnswerSchema], showStatement),
  route('POST',   `${account}/contacts`,                        WRITE, { body: logContactSchema, once: true },    [201, contactEntrySchema],    addContact),
  route('POST',   `${account}/facts`,                           WRITE, { body: customerFactsSchema, once: true }, [200, accountViewSchema],     changeAccountFacts),
  route('POST',   `${account}/stops`,                           WRITE, { body: addStopSchema, once: true },       [201, accountViewSchema],     addAccountStop),
  route('POST',   `${account}/stops/{stopId}/lift`,             WRITE, { body: reasonSchema, once: true },        [200, accountViewSchema],     liftAccountStop),
  route('POST',   `${account}/addresses/confirmation`,          WRITE, { body: confirmAddressSchema, once: true }, [200, accountViewSchema],    confirmAccountAddress),
  route('POST',   `${account}/reminders/preview`,               WRITE, { body: reminderRequestSchema },           [200, reminderPreviewSchema], showPreview),
  route('POST',   `${account}/reminders`,                       WRITE, { body: sendReminderSchema, once: true },  [202, reminderReceiptSchema], addReminder),
  route('DELETE', `${account}/reminders/{reminderId}`,          WRITE, {},                                        [200, reminderReceiptSchema], removeReminder),
  route('POST',   `${account}/reminders/{reminderId}/approval`, LEAD,  {},                                        [200, reminderReceiptSchema], approveWaiting),
  route('POST',   `${account}/reminders/{reminderId}/review`,   WRITE, { body: reviewSchema },                    [200, reminderReceiptSchema], settleReminder),
  route('POST',   '/v1/reminders/previews',                     WRITE, { body: manyPreviewsRequestSchema },       [200, manyPreviewsSchema],    showManyPreviews),
  route('GET',    '/v1/reminders/open',                         READ,  {},                                        [200, openRemindersSchema],   showWaitingReminders),
  route('POST',   '/v1/reminder-runs',                          WRITE, { body: addToRunSchema },                  [202, runOutcomesSchema],     addToRun),
  route('GET',    '/v1/reminder-runs',                          READ,  {},                                        [200, runsSchema],            showRuns),
  route('GET',    '/v1/reminder-runs/{runId}',                  READ,  {},                                        [200, runSchema],             showRun),
  route('POST',   '/v1/reminder-runs/{runId}/cancellation',     WRITE, {},                                        [200, runSchema],             cancelRun),
  route('GET',    '/v1/sending',                                READ,  {},                                        [200, sendingViewSchema],     showSending),
  route('POST',   '/v1/sending/stop',                           WRITE, { body: sendingReasonSchema },             [200, sendingViewSchema],     stopAllSending),
  route('POST',   '/v1/sending/resumption',                     LEAD,  { body: sendingReasonSchema },             [200, sendingViewSchema],     resumeAllSending),
  route('GET',    '/v1/report-layouts',                         READ,  {},                                        [200, reportLayoutsSchema],   showReportLayouts),
  route('POST',   '/v1/report-layouts',                         WRITE, { body: learnReportLayoutSchema },         [200, knownReportLayoutSchema], addReportLayout),
  route('DELETE', '/v1/report-layouts/{layoutId}',              WRITE, {},                                        [200, removedReportLayoutSchema], forgetReportLayout),
];

interface Found {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

const patternOf = ({ path }: Route): RegExp => new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);

const PATTERNS = ROUTES.map((its) => ({ route: its, pattern: patternOf(its) }));

/** The route of a method and path, and the parameters in the path; null when there is none. */
export function findRoute(method: string, path: string): Found | null {
  for (const { route: its, pattern } of PATTERNS) {
    const match = its.method === method ? pattern.exec(path) : null;
    if (match) return { route: its, params: { ...match.groups } };
  }
  return null;
}
