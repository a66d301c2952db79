// The words of the Account section in English for what people decide about an account: stops, facts, addresses, overrides.
import type { STOP_KINDS } from '../../core/account-stop.ts';
import type { CustomerFacts } from '../../core/customer-facts.ts';
import type { ChangeFault } from '../account-change-store.ts';
import { counted, invoices, list } from './english-counts.ts';

const stopHints: Record<(typeof STOP_KINDS)[number], string> = {
  dispute: 'The customer disputes what is asked for.',
  promise: 'The customer has promised to pay by a day. Reminders wait three working days longer, for the bank.',
  hold: 'You wait until a day, for a reason of your own.',
  insolvency: 'Proceedings are open: nobody may chase. Only a finance lead lifts this.',
  attorney: 'An attorney acts for the customer: write there. Only a finance lead lifts this.',
  cease: 'The customer asked in writing not to be contacted. Only a finance lead lifts this.',
  deceased: 'The customer has died. Only a finance lead lifts this.',
  'breathing-space': 'A moratorium protects the customer. Only a finance lead lifts this.',
  'opted-out': 'The customer wants no e-mail. Only a finance lead lifts this.',
};

const stops = {
  heading: 'What stops reminders',
  none: 'Nothing stops reminders to this customer.',
  add: 'Stop reminders…',
  addHeading: 'Stop reminders to this customer',
  kind: 'Why',
  hints: stopHints,
  reason: 'In your words',
  until: 'Last day it holds',
  untilPromised: 'The day promised',
  untilOpen: 'Last day it holds; empty until somebody lifts it',
  notOverdueYet: (number: string) => `${number}, not overdue`,
  invoices: 'Only for these invoices; none ticked stops the whole account',
  save: 'Stop reminders',
  saved: 'Reminders to this customer are stopped.',
  savedFor: (numbers: readonly string[]) =>
    `Reminders no longer ask for ${list(numbers)}. What else is overdue is still reminded of.`,
  untilDay: (day: string) => `until ${day}`,
  promisedFor: (day: string) => `by ${day}`,
  waitsTo: (day: string) => `Reminders wait to the end of ${day}: three working days for the bank.`,
  open: 'until lifted',
  whole: 'The whole account',
  some: (numbers: readonly string[]) => list(numbers),
  someOf: (numbers: readonly string[], amount: string) => `${list(numbers)}: ${amount}`,
  by: (moment: string, person: string) => `${moment}, by ${person}`,
  lift: 'Lift',
  liftOf: (what: string) => `Lift: ${what}`,
  liftReason: 'Why does it not hold any more?',
  liftNow: 'Lift it',
  lifted: 'Lifted.',
};

const factNames: Record<keyof CustomerFacts, string> = {
  language: 'Language',
  country: 'Country',
  subdivision: 'State or part of the country',
  customerType: 'Kind of customer',
  groupName: 'Customer group',
  timeZones: 'Time zone',
};

const customerTypes: Record<NonNullable<CustomerFacts['customerType']>, string> = {
  consumer: 'Consumer',
  'sole-trader': 'Sole trader',
  business: 'Business',
  'public-authority': 'Public authority',
};

const facts = {
  heading: 'What is known of the customer',
  none: 'Nothing beyond the sheet: what is usual for your customers counts.',
  change: 'Change…',
  changeKnown: 'Change what is known of the customer…',
  names: factNames,
  types: customerTypes,
  notKnown: 'Not known',
  noGroup: 'None',
  groupGone: (name: string) => `${name} (your company has no such group any more)`,
  given: (name: string, value: string) => `${name}: ${value}`,
  hints: {
    language: 'Reminders are written in it.',
    country: 'Two letters, such as DE.',
    subdivision: 'Such as CA for California; empty where it does not matter.',
    customerType: '',
    groupName: 'A group is reminded by a ladder of its own. Your company’s settings name the groups.',
    timeZones: 'Such as Europe/Berlin; several with commas.',
  } satisfies Record<keyof CustomerFacts, string>,
  save: 'Save what is known',
  saved: 'Noted. The next reminder goes by it.',
};

const addresses = {
  confirm: 'Another address…',
  confirmThis: 'It is right again…',
  heading: 'Confirm an address',
  address: 'E-mail address',
  reason: 'How do you know that it is right?',
  save: 'Confirm this address',
  saved: 'Confirmed. Reminders may go there.',
};

const faults: Record<ChangeFault, string> = {
  reason: 'Say why first.',
  until: 'Choose the day.',
  address: 'This is not an e-mail address that can be written to.',
  language: 'Not a language such as de.',
  country: 'Two letters, such as DE.',
  subdivision: 'Not a part of a country such as CA.',
  customerType: 'Choose one of these.',
  timeZones: 'Not a time zone such as Europe/Berlin.',
  groupName: 'Not the name of a group.',
};

export const standing = {
  stops,
  facts,
  addresses,
  faults,
  saving: 'Saving…',
  discard: 'Discard',
  statement: 'Account statement (PDF)',
  statementMaking: 'Making the statement…',
  statementSave: (name: string) => `Save ${name}`,
  statementReady: 'The statement is ready to be saved.',
};

export const decision = {
  leftOut: (count: number) => `${invoices(count)} not asked for`,
  leftOutLine: (invoiceNumber: string) => invoiceNumber,
  rules: (count: number) => counted(count, 'contact rule', 'contact rules'),
  citation: (sources: readonly string[]) => sources.join('; '),
  effects: { block: 'Stops it', warn: 'Warns', info: 'For your information' },
  charges: 'Added by law or agreement',
  charge: (label: string, amount: string, law: string) => `${label}: ${amount} (${law})`,
  chargeKinds: {
    interest: 'Interest',
    compensation: 'Compensation',
    'collection-cost': 'Collection cost',
  } as Readonly<Record<string, string>>,
  attached: (name: string, kilobytes: number) =>
    kilobytes > 0 ? `Attached: ${name}, ${kilobytes.toLocaleString('en')} KB` : `Attached: ${name}`,
  waitsForLead: 'After you send it, a finance lead has to approve it.',
  sentTo: (address: string) => `Test mode: it goes to ${address}, not to the customer.`,
  dryRun: 'Dry run: it is written down as if sent. No mail leaves.',
  override: 'You may set this rule aside, with a reason that is kept with the reminder.',
  overrideReason: 'Why may this customer be written to all the same?',
  overrideFirst: 'Say why the rule is set aside, then send.',
};
