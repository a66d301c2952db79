// The words of the company's settings in English: sections, fields, what a change does, and what is wrong with one.
import type { SettingsField } from '../../core/company-settings.ts';
import type { SettingsSection } from '../settings-sections.ts';
import { counted, list } from './english-counts.ts';
import { ladder, texts, values } from './english-settings-values.ts';

const settingsCount = (count: number): string => counted(count, 'setting', 'settings');

const sections: Record<SettingsSection, string> = {
  payment: 'Creditor and payment',
  sender: 'Sender and reply-to',
  ladder: 'Reminder ladder',
  texts: 'Texts',
  rules: 'Contact rules',
  minimums: 'Minimums and gaps',
  'late-payment': 'Late payment',
  languages: 'Languages and time zone',
  days: 'Quiet days and holidays',
  sending: 'Sending',
  statement: 'Account statement',
};

const fields: Record<SettingsField, string> = {
  creditorName: 'Company name',
  creditorAddress: 'Address',
  senderName: 'Sender’s name',
  senderPhone: 'Telephone',
  senderEmail: 'Mails come from',
  replyTo: 'Replies go to',
  paymentText: 'How to pay',
  ownDomains: 'Your own domains',
  locale: 'Language and region',
  timeZone: 'Time zone',
  undoSeconds: 'Seconds to undo a reminder',
  payWithinDays: 'Days to pay after a reminder',
  ladder: 'Ladder',
  customerGroups: 'Customer groups',
  languages: 'Languages of reminders',
  ownTexts: 'Texts of your own',
  paymentTexts: 'How to pay, in other languages',
  bankDetailsChangedOn: 'Bank details changed on',
  legalMentions: 'Legal details at the foot',
  nextStep: 'What follows an unpaid final reminder',
  rulePacks: 'Rule packs',
  rulesOff: 'Rules switched off',
  overrideRole: 'Who may override a rule that blocks',
  collectorType: 'Who collects',
  usualCustomerType: 'What customers usually are',
  usualCountry: 'Country of most customers',
  usualTimeZone: 'Time zone of most customers',
  minimumAmounts: 'Minimum amounts',
  latePaymentRules: 'Late-payment law',
  chargesFromLevel: 'Asked for from',
  lateRates: 'Reference rates added',
  statementFromLevel: 'Attach the account statement',
  quietDays: 'Quiet days',
  holidays: 'Holidays',
  staleAfterDays: 'Days until figures count as old',
  asksForCash: 'Ask once a day whether the cash is up to date',
  sendingMode: 'What happens to reminders',
  testAddress: 'Test address',
  rateLimits: 'Limits',
};

const hints: Partial<Record<SettingsField, string>> = {
  creditorAddress: 'One line each.',
  paymentText: 'Refer to the account on your invoices. Do not write a full account number.',
  paymentTexts: 'For reminders in another language than the company’s. Empty: the text above is used.',
  bankDetailsChangedOn:
    'Announce a change by post. For 90 days reminders then name this day instead of saying that nothing has changed.',
  legalMentions: 'One line each, such as a registration number.',
  ownDomains: 'One line each. Nothing is ever sent to them as a reminder.',
  senderEmail: 'The verified address of the deployment. It is changed there.',
  locale: 'Such as en-GB or de-AT: how days and amounts are written.',
  languages: 'A customer whose language is not among them gets the company’s.',
  usualCountry: 'Two letters, such as DE. Used where neither sheet nor account says.',
  usualCustomerType: 'Used where neither sheet nor account says.',
  usualTimeZone: 'Used where neither sheet nor account says.',
  minimumAmounts: 'Accounts that owe less are not chased. A currency without a minimum is always chased.',
  staleAfterDays: 'Older figures need a second press before a reminder goes out.',
  undoSeconds: 'From 0 to 900.',
  quietDays: 'Reminders on these days need a second press.',
  holidays:
    'Reminders on these days need a second press. Region: a country or part of one, such as DE-BY; empty is everywhere.',
  testAddress: 'In test mode every mail goes here.',
  overrideRole: 'With a typed reason. Hard stops, such as insolvency or a death, nobody can override.',
  lateRates: 'Published each half-year. Beyond the last rate no interest is computed.',
  nextStep: 'Said in final reminders. Name an agency or a court only when that will really happen.',
};

const counts = {
  atOnce: 'A change here counts at once.',
  waits: 'A change here waits for another finance lead and then 24 hours.',
  mixed: (fieldsAtOnce: readonly string[]) =>
    `A change here waits for another finance lead and then 24 hours. At once counts: ${list(fieldsAtOnce)}.`,
  readOnly: 'Only a finance lead can change settings.',
};

const draft = {
  heading: 'Changes',
  pending: (count: number) => `${settingsCount(count)} changed, not saved yet`,
  review: 'Review…',
  reviewHeading: 'Review the changes',
  now: 'Counts at once',
  later: 'Waits for another finance lead, then 24 hours',
  was: 'Now',
  becomes: 'New',
  none: '(nothing)',
  unusable: '(cannot be saved yet)',
  putBack: 'Put back',
  putBackOf: (field: string) => `Put back: ${field}`,
  nothingLeft: 'Everything is as it was. Nothing to save.',
  reason: 'Reason',
  reasonHint: 'Kept with the change for the auditor.',
  reasonNeeded: 'Say why.',
  save: (now: number, later: number): string => {
    if (later === 0) return `Change ${settingsCount(now)} now`;
    const proposed = `propose ${settingsCount(later)} for approval`;
    return now === 0 ? `P${proposed.slice(1)}` : `Change ${settingsCount(now)} now, ${proposed}`;
  },
  saving: 'Saving…',
  discard: 'Discard all',
  discardSure: 'Discard what you changed?',
  discardNow: 'Discard',
  keep: 'Keep',
  discarded: 'The changes were discarded.',
  done: (now: number, later: number): string => {
    const changed = now === 0 ? '' : `${settingsCount(now)} changed.`;
    const waits =
      later === 0 ? '' : `${settingsCount(later)} ${later === 1 ? 'waits' : 'wait'} for another finance lead.`;
    return `${changed} ${waits}`.trim();
  },
  blockedBy: (who: string, what: readonly string[]) =>
    `A change proposed by ${who} waits already, and only one can. Approve or withdraw it first, or put back: ${list(what)}.`,
  faults: 'This cannot be saved yet:',
  goTo: (place: string) => `Go to ${place}`,
  changedMeanwhile:
    'A colleague changed the settings meanwhile. What you typed is still here. Look at “Now” once more, then save again.',
};

const waiting = {
  heading: 'Change that waits',
  by: (who: string, when: string) => `Proposed by ${who}, ${when}`,
  reason: (reason: string) => `Reason: ${reason}`,
  open: (lapses: string) => `Waits for another finance lead. If nobody approves it, it lapses on ${lapses}.`,
  yours: 'You proposed it, so another finance lead has to approve it.',
  approved: (who: string, from: string) => `Approved by ${who}. In force from ${from}.`,
  approve: 'Approve: counts 24 hours from now',
  withdraw: 'Withdraw this change',
  approvedNow: 'Approved. It counts in 24 hours.',
  withdrawn: 'The change was withdrawn.',
  here: 'A change of this waits:',
};

const history = {
  heading: 'History of changes',
  empty: 'Nobody has changed the settings yet. They are those of the deployment.',
  more: 'Show more',
  was: 'Before',
  becomes: 'After',
  changed: 'Changed',
  proposed: 'Proposed',
  approved: (from: string) => `Approved, in force from ${from}`,
  withdrawn: 'Withdrawn',
  lapsed: (when: string) => `Lapsed on ${when}: nobody approved it.`,
  by: (who: string, when: string) => `${who}, ${when}`,
};

const faults = {
  number: 'Write a number.',
  whole: 'Write a whole number.',
  atLeast: (least: number) => `At least ${least}.`,
  atMost: (most: number) => `At most ${most}.`,
  tooLong: (most: number) => `Too long: at most ${most}.`,
  empty: 'Fill this in.',
  unusable: 'This cannot be used.',
};

const edit = {
  add: 'Add',
  remove: 'Remove',
  removeOf: (what: string) => `Remove ${what}`,
  on: 'On',
  off: 'Off',
  amount: 'Amount',
  currency: 'Currency',
  addAmount: 'Add a currency',
  amountIn: (currency: string) => `minimum in ${currency}`,
  day: 'Day',
  name: 'Name',
  region: 'Region',
  addHoliday: 'Add a holiday',
  holiday: (day: string) => `holiday ${day}`,
  percent: 'Percent a year',
  addRate: (halfYear: string) => `Add the rate of ${halfYear}`,
  rateOf: (series: string, halfYear: string) => `${series}, ${halfYear}`,
  lastRate: (halfYear: string, percent: string) => `Last known: ${halfYear}, ${percent}`,
  notChosen: 'Not chosen',
  never: 'Never',
  wholeAccount:
    'This names an account in full. Customers who are used to account numbers in mails pay whoever forges one. Better: “to the account on our invoices”.',
  paymentTextIn: (language: string) => `How to pay, in ${language}`,
  limits: {
    perPersonAMinute: 'Reminders a person may send in a minute',
    perPersonADay: 'Reminders a person may send in a day',
    perCompanyADay: 'Reminders the company may send in a day',
    minutesBetweenToAddress: 'Minutes between two reminders to one address',
    perAddressInSevenDays: 'Reminders to one address in seven days',
  },
  gapElsewhere: 'The days between two reminders to one customer are part of the ladder.',
  rules: {
    on: (count: number, all: number) => `${count} of ${counted(all, 'rule', 'rules')} on`,
    show: (pack: string) => `Rules: ${pack}`,
    notVerified: 'not yet read in the law itself: check with your counsel',
    advice: 'Compiled from the sources named. Not legal advice: switch packs on with your own counsel.',
    effects: { block: 'Blocks', warn: 'Warns', info: 'Reminds you' },
  },
  late: {
    advice:
      'What the law adds is shown on lines of its own, with the law named. Off until you switch it on. Not legal advice.',
    interest: (reference: string, points: number) =>
      points === 0 ? `Interest: ${reference}.` : `Interest: ${reference} and ${points} points.`,
    contractOnly: 'No interest by law; only a contract can give it.',
    compensation: (amounts: readonly string[]) => `Fixed sum per invoice: ${list(amounts)}, by amount.`,
    fixed: (amount: string) => `Fixed sum per invoice: ${amount}.`,
    scale: (amount: string) => `Collection cost by the Dutch scale, at least ${amount}.`,
    afterLetter: 'Collection cost only after the 14-day letter.',
  },
};

/** The words of the settings; the shape every other language has to fill. */
export const englishSettings = {
  language: 'en',
  unsaved: 'Changed',
  waits: 'Waits',
  list,
  sections,
  fields,
  hints,
  counts,
  draft,
  waiting,
  history,
  faults,
  edit,
  ladder,
  texts,
  values,
};
