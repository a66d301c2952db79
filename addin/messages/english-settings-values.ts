// The words for single settings in English: steps of a ladder, parts of a text, choices.
import type { CustomerType } from '../../core/contact-rules/contact.ts';
import {
  LETTER_LEVELS,
  type LetterLevel,
  type LetterToken,
  levelTexts,
  type NextStep,
} from '../../core/letter-wording.ts';
import type { LadderStep, ReminderLadder } from '../../core/reminder-ladder.ts';
import { counted } from './english-counts.ts';

const levelName = (level: LetterLevel): string => {
  const { name } = levelTexts(level);
  return level === 0 ? `${name.charAt(0).toUpperCase()}${name.slice(1)}` : `Level ${level}, ${name}`;
};
const levels = Object.fromEntries(LETTER_LEVELS.map((level) => [level, levelName(level)])) as Record<
  LetterLevel,
  string
>;

const names: Record<ReminderLadder['name'], string> = {
  gentle: 'Gentle',
  standard: 'Standard',
  strict: 'Strict',
  own: 'Your own steps',
};
const tones: Record<LadderStep['tone'], string> = {
  helpful: 'Helpful',
  friendly: 'Friendly',
  clear: 'Clear',
  firm: 'Firm',
  formal: 'Formal',
};
const channels: Record<LadderStep['channel'], string> = {
  email: 'E-mail',
  'email-and-call': 'E-mail and a call',
  'letter-and-email': 'Letter and e-mail',
};
const approvals: Record<LadderStep['approval'], string> = {
  none: 'The clerk alone',
  'clerk-confirms': 'The clerk, asked twice',
  'finance-lead': 'A finance lead, each mail',
};

const dayOf = (day: number): string => {
  if (day === 0) return 'on the due date';
  return day < 0
    ? `${counted(-day, 'day', 'days')} before the due date`
    : `from ${counted(day, 'day', 'days')} overdue`;
};

export const ladder = {
  preset: 'Ladder',
  presetHint: 'Change a step and it becomes your own.',
  names,
  levels,
  tones,
  channels,
  approvals,
  level: (level: LetterLevel) => levels[level],
  gap: 'Days between two reminders, at least',
  day: 'Day',
  dayHint: 'Days after the due date of the oldest invoice.',
  dayBeforeHint: 'Days from the due date: -5 is five days before it.',
  maximum: 'How often at most',
  tone: 'Tone',
  channel: 'Way',
  approval: 'Who decides',
  minimum: 'From which amount',
  addLevel: (level: LetterLevel) => `Add: ${levels[level]}`,
  removeLevel: (level: LetterLevel) => `Remove: ${levels[level]}`,
  groupsText:
    'Key accounts, public bodies: groups with a ladder of their own. A customer’s group is chosen on the account.',
  groupName: 'Name of the group',
  addGroup: 'Add a group',
  removeGroup: (name: string) => `Remove the group ${name}`,
  newGroup: 'New group',
  step: (step: Pick<LadderStep, 'level' | 'day' | 'maximumNumber' | 'approval'>, minimums: string) =>
    `${levels[step.level]}: ${dayOf(step.day)}, ${step.maximumNumber === 1 ? 'once' : `up to ${step.maximumNumber} times`}${minimums === '' ? '' : `, from ${minimums}`}. ${approvals[step.approval]}.`,
  summary: (name: ReminderLadder['name'], gap: number) =>
    `${names[name]}, ${counted(gap, 'day', 'days')} between reminders at least`,
};

const tokens: Record<LetterToken, string> = {
  accountNumber: 'customer number',
  asOfDate: 'day the figures are of',
  contactName: 'contact person, in the named greeting only',
  creditorAddress: 'your address',
  creditorName: 'your company',
  debtorName: 'the customer',
  invoiceCount: 'number of invoices',
  invoiceNumber: 'invoice number, where it is one invoice',
  lastReminderDate: 'day of the last reminder',
  letterDate: 'day of the letter',
  nextStep: 'what follows, from level 3 on',
  oldestDays: 'days the oldest invoice is overdue',
  payBy: 'day to pay by',
  paymentReference: 'what to quote',
  senderEmail: 'sender’s address',
  senderName: 'sender’s name',
  senderPhone: 'sender’s telephone',
  totalDue: 'what is asked for in all, with interest',
  totalOpen: 'what is open',
};

const places: Readonly<Record<string, string>> = {
  'subject.one': 'Subject, one invoice',
  'subject.many': 'Subject, very many invoices',
  'subject.other': 'Subject, several invoices',
  'greeting.named': 'Greeting with a name',
  'greeting.unnamed': 'Greeting without a name',
  opening: 'Before the invoices',
  openingOfSeveral: 'Before the invoices, when there are several',
  afterTable: 'After the invoices',
};

export const texts = {
  level: 'Level',
  language: 'Language',
  ownWords: 'Your own words are kept for this level and language.',
  usualWords: 'Duebook’s words are used for this level and language.',
  useUsual: 'Use Duebook’s words again',
  places,
  paragraphs: 'One paragraph a line.',
  optional: 'Empty: the one above is used.',
  fixed:
    'The list of invoices, how to pay, the warning about changed bank details and the closing stand in every reminder by themselves.',
  tokens,
  tokensHeading: 'Placeholders',
  required: 'this level must say it',
  lintHeading: 'Check',
  lintGood: 'Nothing to object to.',
  refused: 'Has to be mended',
  warning: 'Could be better',
  finding: (place: string, because: string) => `${place}: ${because}`,
  preview: 'Preview',
  previewText: 'In a reminder to an invented customer. Nothing is sent.',
  previewSubject: 'Subject',
  mine: (level: LetterLevel, language: string) => `${levels[level]}, ${language}`,
};

const nextSteps: Record<NextStep, string> = {
  'manager-decision': 'A manager decides',
  'stop-credit': 'No more credit',
  'collection-agency': 'A collection agency',
  court: 'Court proceedings',
};
const customerTypes: Record<CustomerType, string> = {
  consumer: 'Consumers',
  'sole-trader': 'Sole traders',
  business: 'Businesses',
  'public-authority': 'Public bodies',
};

export const values = {
  yes: 'Yes',
  no: 'No',
  nextSteps,
  customerTypes,
  collectorTypes: {
    'first-party': 'We do, under our own name',
    'third-party': 'An agency, or another name',
  },
  overrideRoles: { Clerk: 'A clerk', FinanceLead: 'A finance lead' },
  sendingModes: {
    live: 'Reminders go to customers',
    'dry-run': 'Nothing is sent; what would have been sent is written down',
    test: 'Everything goes to the test address, marked as a test',
  },
  fromLevel: (level: LetterLevel) => `From ${levels[level].replace(/^[NL]/, (letter) => letter.toLowerCase())}`,
  everywhere: 'everywhere',
  rate: (series: string, halfYear: string, percent: string) => `${series}, ${halfYear}: ${percent}`,
  limit: (name: string, count: number) => `${name}: ${count}`,
};
