// The words of the Worklist section in English: today's list, runs of many reminders, what waits for a person, sending.
import { counted, invoices, list } from './english-counts.ts';

const customers = (count: number) => counted(count, 'customer', 'customers');
const reminders = (count: number) => counted(count, 'reminder', 'reminders');

const counts = {
  overdue: (count: number, day: string) => `${counted(count, 'invoice is', 'invoices are')} overdue as of ${day}.`,
  ticked: (count: number) => `${count.toLocaleString('en')} in reminders that are ticked`,
  unticked: (count: number) => `${count.toLocaleString('en')} in reminders that are not ticked`,
  leftOut: (count: number) => `${count.toLocaleString('en')} left out of their customer’s reminder`,
  notReminded: (count: number) => `${count.toLocaleString('en')} not to be reminded`,
  unseen: (count: number) => `${count.toLocaleString('en')} not looked at yet`,
  queued: (count: number) => `${count.toLocaleString('en')} queued just now`,
  addsUp: (count: number) => `Together ${invoices(count)}: each is in a reminder or has a reason.`,
  doesNotAddUp: (sum: number, overdue: number) =>
    `These come to ${sum.toLocaleString('en')}, but ${overdue.toLocaleString('en')} are overdue. Make the list anew before you send.`,
};

const groups = {
  ready: (count: number) => `Ready: ${customers(count)}`,
  check: (count: number) => `To look at first: ${customers(count)}`,
  changed: (count: number) => `Changed since you looked: ${customers(count)}`,
  not: (count: number) => `Not to be reminded: ${customers(count)}`,
  unseen: (count: number) => `Not looked at yet: ${customers(count)}`,
  queued: (count: number) => `Queued: ${customers(count)}`,
};

const confirm = {
  heading: (count: number) => `Send ${reminders(count)}?`,
  levels: (levels: readonly string[]) => list(levels),
  level: (level: number, count: number) => `${counted(count, 'reminder', 'reminders')} at level ${level}`,
  contents: (invoiceCount: number, totals: string) => `${invoices(invoiceCount)}, ${totals}.`,
  approval: (count: number) => `${reminders(count)} of them then ${count === 1 ? 'waits' : 'wait'} for a finance lead.`,
  undo: (seconds: number) =>
    seconds > 0 ? `You can take them back for ${counted(seconds, 'second', 'seconds')}.` : 'They leave at once.',
  again: 'The sheet is read once more first. What has changed there is not sent.',
  press: (count: number) => `Queue ${reminders(count)}`,
  back: 'Not yet',
};

const runs = {
  heading: 'Reminders sent together',
  none: 'No reminders were sent together yet.',
  of: (moment: string, person: string) => `${moment}, by ${person}`,
  open: 'Open',
  openOf: (moment: string) => `Open the reminders of ${moment}`,
  all: 'All runs',
  progress: (done: number, all: number) =>
    `${done.toLocaleString('en')} of ${all.toLocaleString('en')} have left or ended`,
  progressLabel: 'Progress of the reminders',
  counts: {
    sent: (count: number) => `${count.toLocaleString('en')} sent`,
    waiting: (count: number) => `${count.toLocaleString('en')} waiting`,
    failed: (count: number) => `${count.toLocaleString('en')} failed`,
    needsReview: (count: number) => `${count.toLocaleString('en')} to be reviewed`,
    cancelled: (count: number) => `${count.toLocaleString('en')} cancelled`,
    refused: (count: number) => `${count.toLocaleString('en')} refused`,
  },
  settled: 'Nothing moves any more.',
  cancel: 'Cancel what has not left',
  cancelling: 'Cancelling…',
  cancelled: (count: number) => `${reminders(count)} in this run did not go out because of you or a colleague.`,
  retry: (count: number) =>
    count === 1 ? 'Look again at the one that failed' : `Look again at the ${count.toLocaleString('en')} that failed`,
  retried: (count: number) => `${customers(count)} looked at again. What can be sent is on the list below.`,
  queueing: 'Being queued',
  refused: 'Refused',
};

const waiting = {
  review: (count: number) => `${reminders(count)} to be reviewed`,
  reviewText:
    'The mail server gave no clear answer, so nobody knows yet whether these went out. Nothing is sent again by itself.',
  wasSent: 'It was sent',
  wasNotSent: 'It was not sent',
  approval: (count: number) => `${reminders(count)} waiting for a finance lead`,
  approvalText: 'A colleague wrote these. They go out once a finance lead approves them.',
  approvalNotYours: 'They go out once a finance lead approves them.',
  approve: 'Approve',
  decline: 'Decline',
  takeBack: 'Take back',
  for: (what: string, customer: string) => `${what}: ${customer}`,
  level: (level: number, address: string) => `Reminder ${level} to ${address}`,
  by: (moment: string, person: string) => `${moment}, by ${person}`,
  decided: { sent: 'Noted as sent.', 'not-sent': 'Noted as not sent.', approve: 'Approved.', decline: 'Declined.' },
};

export const sending = {
  stopped: (person: string, moment: string) => `Sending was stopped by ${person}, ${moment}. Nothing leaves.`,
  'dry-run': 'Dry run: reminders are written down as if sent. No mail leaves.',
  test: (address: string) => `Test mode: every mail goes to ${address} and to no customer.`,
  sandbox: 'The mail service is still in its sandbox: 200 mails a day, to verified addresses only.',
  left: (you: number) => `You may send ${reminders(you)} more today.`,
  quota: (left: number) => `The mail service takes ${left.toLocaleString('en')} more mails today.`,
  rates: (bounced: string, complained: string, mails: number) =>
    `Of the last ${counted(mails, 'mail', 'mails')} ${bounced} came back and ${complained} were reported as unwanted.`,
  heading: 'Sending',
  stop: 'Stop all sending',
  stopReason: 'Why does sending have to stop?',
  stopNow: 'Stop sending now',
  stopText: 'For the whole company. What is on its way is not called back; only a finance lead lets mails leave again.',
  resume: 'Let mails leave again',
  resumeReason: 'Why may mails leave again?',
  resumeNow: 'Resume sending',
  onlyLead: 'A finance lead can let mails leave again.',
  reasonNeeded: 'Say why first.',
  told: { stop: 'Sending is stopped.', resume: 'Mails leave again.' },
};

export const worklist = {
  heading: 'Worklist',
  noSheet: 'The list of the day is made from the sheet. Go to the Sheet section to see why it cannot be read.',
  openQuestions: 'A question about the sheet is open. Answer it on the Sheet section; then the list can be made.',
  summary:
    'This sheet has one line for each customer, and a reminder names every invoice. Open the detailed list of the same report.',
  nothing: (day: string) => `Nothing is overdue as of ${day}. Nobody is to be reminded.`,
  today: 'To be reminded today',
  looking: (done: number, all: number) =>
    `Looking at ${customers(all)}: ${done.toLocaleString('en')} of ${all.toLocaleString('en')} done`,
  lookingLabel: 'Progress of looking at the customers',
  queueing: (done: number, all: number) => `Queueing ${reminders(all)}: ${done.toLocaleString('en')} done`,
  queueingLabel: 'Progress of queueing',
  cancel: 'Cancel',
  goOn: 'Go on looking',
  anew: 'Make the list anew',
  isOld: 'The sheet has changed since this list was made.',
  counts,
  groups,
  confirm,
  runs,
  waiting,
  once: 'Once for all of these reminders',
  cashYes: 'The cash is up to date',
  tickAll: 'Tick all',
  untickAll: 'Untick all',
  tickShown: (count: number) => `I have checked these ${count.toLocaleString('en')}`,
  tickedNow: (count: number) => `${reminders(count)} ticked.`,
  more: (count: number) => `Show ${count.toLocaleString('en')} more`,
  facts: (level: number, address: string, count: number) => `Reminder ${level} to ${address}: ${invoices(count)}`,
  overdue: (amount: string) => `${amount} overdue`,
  lessCredits: (overdue: string) => `${overdue} overdue, less open credits.`,
  lessLeftOut: (overdue: string) => `${overdue} overdue; not all of it is asked for.`,
  shared: (names: readonly string[]) => `The same address stands at ${list(names)} too. Check whom it belongs to.`,
  waitsForLead: 'Then waits for a finance lead.',
  inLanguage: (language: string) => `In ${language}`,
  testTo: (address: string) => `Goes to ${address} for now`,
  open: 'Open',
  chooseAddress: 'Choose the address',
  chooseAddressOf: (customer: string) => `Choose the address of ${customer}`,
  openOf: (customer: string) => `Open the reminder to ${customer}`,
  goTo: (customer: string) => `Go to ${customer} in the sheet`,
  row: 'Row',
  mayOverride: 'May be let through with a reason: open it.',
  typeFirst: 'Open it to confirm the domain by typing it.',
  lookAgain: 'Look again',
  nobody: (count: number) => `${invoices(count)} on rows that name no customer:`,
  leftOut: (count: number) => `${invoices(count)} left out of reminders`,
  leftOutOf: (invoiceNumber: string, customer: string) => `${invoiceNumber} of ${customer}`,
  remindAll: 'Remind all…',
  remindFacts: (customerCount: number, invoiceCount: number, totals: string) =>
    `${customers(customerCount)}, ${invoices(invoiceCount)}, ${totals}`,
  nothingTicked: 'Tick a reminder to send it.',
  confirmFirst: 'Confirm the points at the top of the list first.',
  queued: (count: number) => `${reminders(count)} queued.`,
  hindered: 'Not everything was queued. The list says why.',
};
