// A reminder from the clerk's press to the queue: the mail is written from the request and the company's settings, shown
// with what stands against it, and accepted only when what is asked for is still exactly what was shown.
import type { AccountState, CompanyRole, Person } from './account.ts';
import { invoiceMark } from './account-checks.ts';
import type { ReminderQueued, RuleOverride } from './account-events.ts';
import type { AddressStanding } from './address-standing.ts';
import { secondsAfter } from './calendar.ts';
import type { CompanySettings } from './company-settings.ts';
import { type InputFault, isRefusal, type Refusal, refuse } from './refusal.ts';
import type { ReminderPreview, ReminderRequest, SendReminder } from './reminder.ts';
import { roleToOverride } from './reminder-decision.ts';
import { draftReminder, type ReminderDraft } from './reminder-draft.ts';
import { identityMark } from './reminder-recheck.ts';
import { statementFileName } from './reminder-statement.ts';
import type { StatementContent } from './statement-content.ts';

/** Faults in what was posted, every one with its place. */
export interface InputFaults {
  readonly faults: readonly InputFault[];
}

/** Around a request: whose account, who asks in which roles, the settings, and the present instant. */
export interface ReminderContext {
  readonly accountId: string;
  readonly roles: readonly CompanyRole[];
  readonly settings: CompanySettings;
  /** How the address of the request stands in the company. */
  readonly standing: AddressStanding;
  readonly now: string;
}

/** A mail exactly as it goes out. Every part that comes from a sheet or a person is plain text without line breaks. */
export interface ReminderMail {
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The mails of the same thread before it, oldest first. */
  readonly references?: readonly string[];
  /** The account statement that is attached; its file is made when the mail is put together. */
  readonly statement?: StatementContent;
}

function contentsOf({ letter, recipient, mail, asked, charges }: ReminderDraft) {
  const { level, language, totals, payBy } = letter;
  const { to: sentTo, subject, text, html } = mail;
  return {
    ...{ to: recipient.address, sentTo, level, language, subject, text, html, payBy },
    invoiceCount: asked.invoices.length,
    leftOut: [...asked.leftOut],
    totals: [...totals],
    charges: charges.map(({ kind, amount, law }) => ({ kind, amount, law: [law] })),
  };
}

/**
 * The mail as it would go out now, its hash, and what stands against sending it. Faults when an invoice is not overdue or
 * the request is about another account; a refusal when no mail can be written at all.
 */
export function previewReminder(
  account: AccountState,
  request: ReminderRequest,
  context: ReminderContext,
): ReminderPreview | InputFaults | Refusal {
  const drafted = draftReminder(account, request, context);
  if (!('mail' in drafted)) return drafted;
  const { hash, mail, warnings, refusal, ruleRefusal, decision, approval } = drafted;
  return {
    ...{ hash, decision, approval, ...contentsOf(drafted) },
    mode: context.settings.sendingMode,
    undoSeconds: context.settings.undoSeconds,
    attachments: mail.statement ? [{ name: statementFileName(mail.statement), bytes: 0 }] : [],
    warnings: [...warnings],
    refusal: refusal ?? ruleRefusal,
    mayOverride:
      refusal === null && ruleRefusal !== null && roleToOverride(decision, context.roles, context.settings) !== null,
  };
}

/** What a send adds to the context: the id the reminder will have, and who pressed the button. */
export interface SendContext extends ReminderContext {
  readonly reminderId: string;
  readonly by: Person;
}

/** Why the blocking rules are set aside, or that they are not. */
function overrideOf(
  { decision, ruleRefusal }: ReminderDraft,
  { override }: SendReminder,
  { roles, settings }: ReminderContext,
): RuleOverride | Refusal | null {
  if (ruleRefusal === null) return null;
  const role = roleToOverride(decision, roles, settings);
  if (!override) return ruleRefusal;
  if (role === null) return refuse('no-override', 'Nobody in your role can set this rule aside.', ruleRefusal.source);
  return { role, reason: override.reason };
}

function refusalOfSend(drafted: ReminderDraft, { previewHash, confirmed }: SendReminder): Refusal | null {
  if (drafted.refusal) return drafted.refusal;
  if (previewHash !== drafted.hash)
    return refuse('data-changed', 'The data changed since the preview. Look at the reminder again before sending.');
  const open = drafted.warnings.find(({ code, needsConfirmation }) => needsConfirmation && !confirmed.includes(code));
  return open ? refuse('not-confirmed', open.because) : null;
}

/**
 * Accepts a reminder: for sending after the undo window, or to wait for a finance lead's approval. Refuses when something
 * stands against it, when the data changed since the preview, or when a warning was not confirmed.
 */
export function queueReminder(
  account: AccountState,
  command: SendReminder,
  context: SendContext,
): { readonly event: ReminderQueued; readonly mail: ReminderMail } | InputFaults | Refusal {
  const drafted = draftReminder(account, command, context);
  if (!('mail' in drafted)) return drafted;
  const refusal = refusalOfSend(drafted, command);
  if (refusal) return refusal;
  const override = overrideOf(drafted, command, context);
  if (isRefusal(override)) return override;
  return { event: eventOf(drafted, command, context, override), mail: drafted.mail };
}

function eventOf(
  { letter, recipient, mail, asked, items, today, hash, decision, approval }: ReminderDraft,
  command: SendReminder,
  { reminderId, now, by, settings }: SendContext,
  override: RuleOverride | null,
): ReminderQueued {
  const { customerName, customerNumber, asOf, confirmed } = command;
  const { level, totals } = letter;
  const { subject } = mail;
  return {
    type: 'ReminderQueued',
    ...{ entryId: reminderId, at: now, by, on: today },
    state: approval === 'finance-lead' ? 'AWAITING_APPROVAL' : 'QUEUED',
    ...{ customerName, customerNumber, level, to: recipient.address, subject, asOf, totals, items },
    invoiceCount: asked.invoices.length,
    invoices: asked.invoices.map(({ invoiceNumber }) => invoiceMark(invoiceNumber)),
    ...{ leftOut: asked.leftOut, decision, override, previewHash: hash, confirmed },
    ...(settings.sendingMode === 'live' ? {} : { mode: settings.sendingMode }),
    sendsAt: secondsAfter(now, settings.undoSeconds),
    identity: identityMark(settings),
  };
}
