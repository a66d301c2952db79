// A reminder from the clerk's press to the queue: the mail is written from the request and the company's settings, shown
// with what stands against it, and accepted only when what is asked for is still exactly what was shown.
import type { AccountState, Person } from './account.ts';
import {
  invoiceMark,
  itemsOf,
  levelReached,
  notOverdue,
  refusalOfAccount,
  refusalOfFuture,
  refusalOfItems,
  warningsOfMoment,
} from './account-checks.ts';
import type { ReminderQueued } from './account-events.ts';
import { accountIdOf, fingerprint } from './account-id.ts';
import { daysOverdue } from './ageing.ts';
import { type CalendarDay, dayIn, secondsAfter } from './calendar.ts';
import type { CompanySettings } from './company-settings.ts';
import { type Letter, writeReminder } from './letter.ts';
import { type Recipient, readRecipient, recipientWarnings } from './recipient.ts';
import { type InputFault, isRefusal, type Refusal, refuse } from './refusal.ts';
import {
  NO_RULE_FIRED,
  type ReminderPreview,
  type ReminderRequest,
  type SendReminder,
  type Warning,
} from './reminder.ts';
import { nextReminderLevel } from './reminder-ladder.ts';

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
}

interface Draft {
  readonly letter: Letter;
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
    ...notOverdue(request),
  ];
}

function letterFor(account: AccountState, request: ReminderRequest, settings: CompanySettings, today: CalendarDay) {
  const oldest = Math.max(...request.invoices.map(({ dueDate }) => daysOverdue(dueDate, request.asOf)));
  const level = nextReminderLevel(levelReached(account, request), oldest);
  return writeReminder({ request, level, lastReminderOn: account.remindedOn, settings, today });
}

const mailOf = (letter: Letter, recipient: Recipient, settings: CompanySettings): ReminderMail => ({
  from: { name: settings.senderName, address: settings.senderEmail },
  replyTo: settings.replyTo,
  to: recipient.address,
  subject: letter.subject,
  text: letter.text,
  html: letter.html,
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
  const letter = letterFor(account, request, settings, today);
  if (isRefusal(letter)) return letter;
  const mail = mailOf(letter, recipient, settings);
  const items = itemsOf(request);
  return {
    letter,
    recipient,
    mail,
    hash: fingerprint(JSON.stringify([accountId, letter.level, mail, requestOf(request)])),
    items,
    today,
    warnings: [
      ...recipientWarnings(recipient, account),
      ...warningsOfMoment(account, request, { today, now, locale: settings.locale }),
    ],
    refusal: refusalOfAccount(account, recipient, items, { settings, now }),
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
  const { letter, mail, hash, warnings, refusal } = drafted;
  const { level, language, totals, payBy } = letter;
  const { to, subject, text, html } = mail;
  const { sendingMode: mode, testAddress, undoSeconds } = context.settings;
  return {
    ...{ hash, to, mode, level, language, subject, text, html, payBy, undoSeconds, refusal },
    sentTo: (mode === 'test' && testAddress) || to,
    invoiceCount: request.invoices.length,
    ...{ attachments: [], charges: [], leftOut: [] },
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
