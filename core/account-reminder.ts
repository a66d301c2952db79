// A reminder from the clerk's press to the queue: the mail is written from the request and the company's settings, shown
// with what stands against it, and accepted only when what is asked for is still exactly what was shown.
import type { AccountState, Person } from './account.ts';
import {
  invoiceMark,
  itemsOf,
  notOverdue,
  refusalOfAccount,
  refusalOfFuture,
  refusalOfItems,
  warningsOfMoment,
} from './account-checks.ts';
import type { ReminderQueued } from './account-events.ts';
import { accountIdOf, fingerprint } from './account-id.ts';
import { type CalendarDay, dayIn, secondsAfter } from './calendar.ts';
import type { CompanySettings } from './company-settings.ts';
import type { Letter } from './letter.ts';
import { type Recipient, readRecipient, recipientWarnings } from './recipient.ts';
import { type InputFault, isRefusal, type Refusal, refuse } from './refusal.ts';
import {
  NO_RULE_FIRED,
  type ReminderPreview,
  type ReminderRequest,
  type SendReminder,
  type Warning,
} from './reminder.ts';
import { type ChosenReminder, chooseReminder } from './reminder-letter.ts';
import { statementFileName, statementFor } from './reminder-statement.ts';
import type { StatementContent } from './statement-content.ts';

/** Faults in what was posted, every one with its place. */
export interface InputFaults {
  readonly faults: readonly InputFault[];
}

/** Around a request: whose account, the company's settings, and the present instant. */
export interface ReminderContext {
  readonly accountId: string;
  readonly settings: CompanySettings;
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

interface Draft {
  readonly letter: Letter;
  readonly charges: ChosenReminder['charges'];
  readonly recipient: Recipient;
  readonly mail: ReminderMail;
  readonly hash: string;
  readonly items: string;
  readonly today: CalendarDay;
  readonly warnings: readonly Warning[];
  readonly refusal: Refusal | null;
}

function faultsOf(request: ReminderRequest, accountId: string): InputFault[] {
  const isOthers = accountIdOf(request) !== accountId;
  return [
    ...(isOthers ? [{ where: 'customerNumber', fault: 'names another customer than the account in the address' }] : []),
    // A note before the due date is refused for an overdue invoice when it is written.
    ...(request.kind === 'coming-due' ? [] : notOverdue(request)),
  ];
}

const mailOf = (
  { letter, references }: ChosenReminder,
  recipient: Recipient,
  settings: CompanySettings,
  statement: StatementContent | null,
): ReminderMail => ({
  from: { name: settings.senderName, address: settings.senderEmail },
  replyTo: settings.replyTo,
  to: recipient.address,
  subject: letter.subject,
  text: letter.text,
  html: letter.html,
  ...(references.length > 0 ? { references } : {}),
  ...(statement ? { statement } : {}),
});

/** The request without what a send adds to it, its fields always in the same order. */
const requestOf = ({ customerName, customerNumber, contactName, to, asOf, invoices, credits }: ReminderRequest) => ({
  customerName,
  customerNumber,
  contactName,
  to,
  asOf,
  invoices,
  credits,
});

function draft(
  account: AccountState,
  request: ReminderRequest,
  context: ReminderContext,
): Draft | InputFaults | Refusal {
  const { accountId, settings, now } = context;
  const faults = faultsOf(request, accountId);
  if (faults.length > 0) return { faults };
  const recipient = readRecipient(request.to);
  if (isRefusal(recipient)) return recipient;
  const today = dayIn(settings.timeZone, now);
  const unfit = refusalOfFuture(request, today, settings.locale) ?? refusalOfItems(request);
  if (unfit) return unfit;
  const items = itemsOf(request);
  const refusal = refusalOfAccount(account, recipient, items, { settings, now });
  const chosen = chooseReminder({ account, request, invoices: request.invoices, settings, today });
  // What stands against any mail is said before what the ladder says about this one.
  if (isRefusal(chosen)) return refusal ?? chosen;
  const { letter, charges } = chosen;
  const statement = chosen.hasStatement ? statementFor(request, { account, settings, today }) : null;
  const mail = mailOf(chosen, recipient, settings, statement);
  return {
    letter,
    charges,
    recipient,
    mail,
    hash: fingerprint(JSON.stringify([accountId, letter.level, mail, requestOf(request)])),
    items,
    today,
    warnings: [
      ...recipientWarnings(recipient, account),
      ...warningsOfMoment(account, request, { today, now, locale: settings.locale }),
      ...chosen.warnings,
    ],
    refusal,
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
  const drafted = draft(account, request, context);
  if (!('mail' in drafted)) return drafted;
  const { letter, charges, mail, hash, warnings, refusal } = drafted;
  const { level, language, totals, payBy } = letter;
  const { to, subject, text, html } = mail;
  const { sendingMode: mode, testAddress, undoSeconds } = context.settings;
  return {
    ...{ hash, to, mode, level, language, subject, text, html, payBy, undoSeconds, refusal },
    sentTo: (mode === 'test' && testAddress) || to,
    invoiceCount: request.invoices.length,
    leftOut: [],
    attachments: mail.statement ? [{ name: statementFileName(mail.statement), bytes: 0 }] : [],
    charges: charges.map(({ kind, amount, law }) => ({ kind, amount, law: [law] })),
    totals: [...totals],
    warnings: [...warnings],
    decision: NO_RULE_FIRED,
    mayOverride: false,
    approval: 'none',
  };
}

/** What a send adds to the context: the id the reminder will have, and who pressed the button. */
export interface SendContext extends ReminderContext {
  readonly reminderId: string;
  readonly by: Person;
}

function refusalOfSend(drafted: Draft, { previewHash, confirmed }: SendReminder): Refusal | null {
  if (drafted.refusal) return drafted.refusal;
  if (previewHash !== drafted.hash)
    return refuse('data-changed', 'The data changed since the preview. Look at the reminder again before sending.');
  const open = drafted.warnings.find(({ code, needsConfirmation }) => needsConfirmation && !confirmed.includes(code));
  return open ? refuse('not-confirmed', open.because) : null;
}

/**
 * Accepts a reminder for sending after the undo window. Refuses when something stands against it, when the data changed
 * since the preview, or when a warning was not confirmed.
 */
export function queueReminder(
  account: AccountState,
  command: SendReminder,
  context: SendContext,
): { readonly event: ReminderQueued; readonly mail: ReminderMail } | InputFaults | Refusal {
  const drafted = draft(account, command, context);
  if (!('mail' in drafted)) return drafted;
  const refusal = refusalOfSend(drafted, command);
  if (refusal) return refusal;
  const { letter, mail, items, today } = drafted;
  const event: ReminderQueued = {
    type: 'ReminderQueued',
    entryId: context.reminderId,
    at: context.now,
    by: context.by,
    on: today,
    state: 'QUEUED',
    customerName: command.customerName,
    customerNumber: command.customerNumber,
    level: letter.level,
    to: mail.to,
    subject: letter.subject,
    asOf: command.asOf,
    invoiceCount: command.invoices.length,
    totals: letter.totals,
    items,
    invoices: command.invoices.map(({ invoiceNumber }) => invoiceMark(invoiceNumber)),
    ...{ leftOut: [], decision: NO_RULE_FIRED, override: null },
    previewHash: drafted.hash,
    confirmed: command.confirmed,
    sendsAt: secondsAfter(context.now, context.settings.undoSeconds),
  };
  return { event, mail };
}
