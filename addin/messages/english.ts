// Every word of the pane in English. Figures arrive as words already: amounts, days and lists are formatted by the caller.

import type { StopKind } from '../../core/account-stop.ts';
import type { CONTACT_KINDS, CONTACT_RESULTS } from '../../core/contact-log.ts';
import type { ReminderState } from '../../core/reminder.ts';
import type { SignInFailure } from '../sign-in.ts';
import { decision, standing } from './english-account.ts';
import { counted, invoices, list, rows } from './english-counts.ts';
import { flags, settings, sheet } from './english-sheet.ts';
import { sending, worklist } from './english-worklist.ts';

const general = {
  language: 'en',
  brand: 'Duebook',
  tabs: { label: 'Sections', sheet: 'Sheet', account: 'Account', worklist: 'Worklist' },
  list,
  invoices,
  credits: (count: number) => counted(count, 'credit', 'credits'),
  rows,
  days: (count: number) => counted(count, 'day', 'days'),
  seconds: (count: number) => counted(count, 'second', 'seconds'),
  hidden: '•••',
  hideAmounts: 'Hide amounts and notes',
  showAmounts: 'Show amounts and notes',
  withKey: (what: string, key: string) => `${what} (${key})`,
  amountsHidden: 'Amounts and notes are hidden.',
  amountsShown: 'Amounts and notes are shown.',
  signIn: 'Sign in',
  signOut: 'Sign out',
  signedInAs: (name: string) => `Signed in as ${name}`,
  signedOut: 'Signed out.',
  tryAgain: 'Try again',
  close: 'Close',
  back: 'Back',
  loading: 'Loading…',
  brokenSection:
    'This section cannot be shown because of a fault in Duebook. Nothing was sent or changed by it, and the other sections go on working.',
  noConfiguration:
    'Duebook could not start: its config.json did not arrive. Check your connection and try again, or tell whoever runs Duebook here.',
  overdueOf: (count: string) => `Overdue, ${count}`,
  owedInAll: 'Owed in all',
};

const problems = {
  'no-answer': "We couldn't reach the server. Check your connection and try again.",
  'no-answer-after-send':
    "We couldn't reach the server, so it is not sure whether the reminder was accepted. Try again: it goes out once at most.",
  'no-answer-after-note': "We couldn't reach the server. What you typed is kept. Try again: it is logged once.",
  'sign-in': 'Sign in to go on. Nothing you typed is lost.',
  'not-allowed': 'Your role may read accounts but not write to customers. Ask your finance lead.',
  'too-many': 'Too many requests in a short time. Wait a minute, then try again.',
  'too-large': 'That is more than the server takes at once. Shorten the note, or split the account.',
  broken: 'Something went wrong on the server. Nothing you typed is lost. Try again in a minute.',
  reference: (id: string) => `Reference for your finance lead: ${id}`,
  faults: 'The server could not use what was sent:',
};

const signInFailures: Record<SignInFailure, string> = {
  closed: 'The sign-in window was closed. Sign in when you are ready.',
  blocked: 'The sign-in window was blocked. Allow pop-ups for this page, then sign in again.',
  'not-supported':
    'This version of Excel cannot sign in to Duebook. Update Excel, or open the workbook in Excel on the web.',
  'no-answer': "We couldn't reach the sign-in service. Check your connection and try again.",
  failed: 'Signing in did not work. Try again, or ask your finance lead whether you have access.',
};

const account = {
  nothingSelectedHeading: 'No account selected',
  nothingSelected: 'Select a row in the sheet to see the account.',
  noSheet: 'The account of a row shows here once the sheet can be read.',
  largest: 'Most overdue',
  openLargest: (customer: string, amount: string) => `Go to ${customer}, ${amount} overdue`,
  notAnAccount: (row: number, type: string) => `Row ${row} is not an invoice: ${type.toLowerCase()}.`,
  outsideSheet: (row: number) => `Row ${row} is outside the list.`,
  noCustomer: (row: number) =>
    `Row ${row} names no customer. Fill in the customer or customer number, and it shows here.`,
  selectAnother: 'Select a row with an invoice to see who owes it.',
  number: (number: string) => `Customer number ${number}`,
  contact: (name: string) => `Contact ${name}`,
  oldest: (invoiceNumber: string, dueDay: string, days: number) =>
    `Oldest: ${invoiceNumber}, due ${dueDay}, ${counted(days, 'day', 'days')} overdue`,
  noNumber: 'an invoice without number',
  byItsColumns: 'by its ageing columns',
  summaryNoReminder:
    'No reminder can be sent from this sheet: it has one line for each customer, and a reminder names every invoice. Open the detailed list of the same report to write to this customer.',
  severalRows: (row: number) => `Several rows are selected; this is the account of row ${row}.`,
  thisRow: (row: number, because: string) => `Row ${row}: ${because}`,
  signInFor: 'Sign in to see what was already written to this customer and to send reminders.',
  blockedAddress: {
    bounced: (address: string) =>
      `Mail to ${address} bounced. Nothing is sent there; ask the customer for another address.`,
    complained: (address: string) => `${address} reported a mail as unwanted. Nothing is sent there; call instead.`,
  },
};

const recipient = {
  choose: 'Several addresses stand in the sheet. Whom to write to?',
  label: 'Write to',
  noAddress: 'There is no e-mail address in this row.',
  typed: 'E-mail address',
  other: 'Another address',
  typedHint: 'Used for this reminder; the sheet stays as it is.',
  use: 'Use this address',
  change: 'Change address',
  alsoOn: (customers: readonly string[]) =>
    `The same address stands at ${list(customers)} too. Check whom it belongs to.`,
};

const note = {
  add: 'Add a note',
  edit: 'Edit the note',
  addOf: (customer: string) => `Add a note to the reminder to ${customer}`,
  editOf: (customer: string) => `Edit the note in the reminder to ${customer}`,
  label: 'Note in this reminder',
  hint: 'The customer reads this. No links, and nothing about where to pay.',
  room: (count: number) => `${counted(count, 'character', 'characters')} left.`,
  use: 'Use this note',
  leaveOut: 'Leave the note out',
  useFirst: 'Use the note, or undo what you typed, then send.',
};

const reminder = {
  heading: 'Next reminder',
  send: (level: number, to: string, count: number, totals: string) =>
    `Send reminder ${level} to ${to}: ${invoices(count)}, ${totals}`,
  sendOpen: 'Send reminder…',
  preview: 'Preview…',
  preparing: 'Preparing the reminder…',
  facts: (level: number, contents: string) => `Reminder ${level}: ${contents}`,
  contents: (count: number, totals: string) => `${invoices(count)}, ${totals}`,
  language: (language: string) => `Written in ${language}`,
  payBy: (day: string) => `Asks for payment by ${day}`,
  nothingOverdue: (day: string) => `No reminder: nothing is overdue as of ${day}.`,
  nextDue: (invoiceNumber: string, day: string) => `Next due: ${invoiceNumber} on ${day}.`,
  headingWithout: (customer: string) => `Reminder to ${customer}`,
  previewHeading: (level: number, customer: string) => `Reminder ${level} to ${customer}`,
  to: 'To',
  subject: 'Subject',
  asSeen: 'The mail as the customer sees it',
  textPart: 'The same as plain text',
  previewHidden: 'The mail is hidden in the privacy view.',
  warnings: 'Check before sending',
  confirm: 'I have checked this',
  typeDomain: 'Type the part after the @ to confirm it',
  confirmFirst: 'Check the points above, then send.',
  undoable: (seconds: number) => `You can take it back for ${counted(seconds, 'second', 'seconds')} after sending.`,
  checking: 'Checking the sheet…',
  sending: 'Sending…',
  newPreview: 'Show the new preview',
  lookAgain: 'Look again',
  changed: 'The sheet changed since this preview. Nothing was sent.',
  accountGone:
    'This customer is no longer on the active sheet. Nothing was sent. Go back to the sheet with the account.',
  changedOnServer: (because: string) => `${because} Nothing was sent.`,
  changes: {
    'invoice-added': (invoiceNumber: string, amount: string) => `${invoiceNumber} is now overdue as well: ${amount}`,
    'invoice-gone': (invoiceNumber: string, amount: string) =>
      `${invoiceNumber} (${amount}) is paid, gone or no longer overdue`,
    amount: (invoiceNumber: string, before: string, now: string) => `${invoiceNumber}: ${before} is now ${now}`,
    dueDate: (invoiceNumber: string, before: string, now: string) => `${invoiceNumber}: due ${before} is now ${now}`,
    asOf: (before: string, now: string) => `The sheet's day: ${before} is now ${now}`,
    address: 'The address is another one',
    customer: "The customer's name, number or contact person is another one",
    language: 'The customer’s language on the sheet is another one',
    credits: 'The credits of the account are others',
    'invoice-details': 'The date or original amount of an invoice is another one',
    'not-due': 'What is not due yet, for the statement, has changed',
    note: 'Your note is another one than the preview shows',
  },
  note,
  otherRow: (customer: string) => `You selected ${customer} in the sheet. This preview is still for the account above.`,
  goToOther: 'Close the preview',
  heldHere: 'A reminder is about to go out. You can still take it back above.',
  held: (level: number, to: string) => `Reminder ${level} to ${to}`,
  goesIn: (seconds: number) => `Goes out in ${counted(seconds, 'second', 'seconds')}`,
  goingNow: 'On its way',
  undo: 'Undo',
  undoing: 'Taking it back…',
  accepted: (level: number, to: string, seconds: number) =>
    `Reminder ${level} to ${to} goes out in ${counted(seconds, 'second', 'seconds')}. You can still undo it.`,
  acceptedNow: (level: number, to: string) => `Reminder ${level} to ${to} is on its way.`,
  acceptedToWait: (level: number, to: string) =>
    `Reminder ${level} to ${to} waits for a finance lead. It does not go out before.`,
  takenBack: (to: string) => `Taken back. Nothing was sent to ${to}.`,
};

const states: Record<ReminderState, string> = {
  AWAITING_APPROVAL: 'Waiting for a finance lead',
  QUEUED: 'Waiting to go out',
  CANCELLED: 'Taken back',
  SENDING: 'Sending',
  UNKNOWN: 'Not sure yet',
  NEEDS_REVIEW: 'Needs your decision',
  SENT: 'Sent',
  DELIVERED: 'Delivered',
  DELAYED: 'Delayed',
  BOUNCED: 'Bounced',
  COMPLAINED: 'Reported as unwanted',
  FAILED: 'Not sent',
  WOULD_HAVE_SENT: 'Would have been sent',
};
const kinds: Record<(typeof CONTACT_KINDS)[number], string> = {
  call: 'Call',
  letter: 'Letter',
  email: 'E-mail',
  meeting: 'Meeting',
  note: 'Note',
};
const stops: Record<StopKind, string> = {
  dispute: 'Disputed',
  promise: 'Promised to pay',
  hold: 'On hold',
  insolvency: 'Insolvent',
  attorney: 'An attorney acts for the customer',
  cease: 'Asked in writing not to be contacted',
  deceased: 'Has died',
  'breathing-space': 'Breathing space',
  'opted-out': 'Opted out of e-mail',
};
const results: Record<(typeof CONTACT_RESULTS)[number], string> = {
  'spoke-to-customer': 'Spoke to the customer',
  'left-message': 'Left a message',
  'no-answer': 'No answer',
  'wrong-number': 'Wrong number',
  'invoice-not-received': 'Did not get the invoice',
  'awaiting-approval': 'Waiting for approval',
  'disputes-invoice': 'Disputes an invoice',
  'payment-in-progress': 'Payment in progress',
  'payment-sent': 'Payment sent',
};

const timeline = {
  heading: 'Contacts',
  empty: 'Nobody has written to or called this customer yet.',
  more: 'Show more',
  refresh: 'Refresh',
  reminder: (level: number) => `Reminder ${level}`,
  to: (address: string) => `to ${address}`,
  states,
  steps: 'Delivery steps',
  kinds,
  stops,
  lifted: (stop: string) => `Lifted: ${stop}`,
  factsChanged: 'What is known of the customer changed',
  addressConfirmed: (address: string) => `Address confirmed: ${address}`,
  received: (kind: string) => `${kind} received`,
  results,
  withPerson: (person: string) => `with ${person}`,
  by: (name: string) => `by ${name}`,
  stateChanged: (level: number, state: string) => `Reminder ${level}: ${state}`,
  override: (reason: string) => `A contact rule was set aside: ${reason}`,
  review: {
    text: 'The mail server gave no clear answer, so this mail may or may not have gone out. It is not sent again by itself.',
    wentOut: 'It went out',
    notSent: 'It did not go out',
  },
};

const contactForm = {
  heading: { call: 'Log a call', letter: 'Log a letter', note: 'Add a note' },
  on: 'Day',
  direction: 'Direction',
  directions: { out: 'To the customer', in: 'From the customer' },
  person: 'Person',
  result: 'Result',
  noResult: 'None',
  note: 'Note',
  noteHint: 'The customer may ask to read this.',
  faults: {
    'note-needed': 'Write the note first.',
    'day-needed': 'Choose the day.',
    'day-later': 'The day cannot be after today.',
  },
  save: { call: 'Save call', letter: 'Save letter', note: 'Save note' },
  saved: 'Logged.',
};

/** The catalogue; its shape is what every other language has to fill. */
export const english = {
  ...general,
  problems,
  signInFailures,
  sheet,
  settings,
  flags,
  account,
  recipient,
  reminder,
  timeline,
  contactForm,
  worklist,
  sending,
  standing,
  decision,
};
