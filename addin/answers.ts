// What the clerk has answered about a sheet: a value for each topic of a question, and what kind of answer a topic takes.
import { isOfLayout } from '../core/report-layout.ts';
import type { ColumnRole, Question, SheetReading } from '../core/sheet.ts';

/** Topic → value, as `ReadingContext.answers` takes them. */
export type Answers = Readonly<Record<string, string>>;

/** How a topic is answered: with a day, a currency, days of credit, a row, a column, or one of a few values. */
export type AnswerKind =
  | { readonly kind: 'day' | 'currency' | 'terms' | 'headerRow' }
  | { readonly kind: 'column'; readonly role: ColumnRole }
  | { readonly kind: 'choice'; readonly values: readonly ChoiceValue[] };

const CHOICES = {
  dateOrder: ['DMY', 'MDY'],
  year: ['nearest'],
  numberStyle: ['comma', 'point'],
  bucket: ['pastDue', 'notDue', 'none'],
  balance: ['accept'],
  ageing: ['dueDate'],
  credits: ['lower', 'asShown'],
  payments: ['takeOff', 'inFull'],
  loneAmounts: ['debts', 'totals', 'notOwed'],
  duplicates: ['leaveOut', 'count'],
  payables: ['leaveOut', 'count'],
  settled: ['settled', 'open'],
  sign: ['debts', 'credits'],
  outstanding: ['nothing', 'amount'],
  onAccount: ['credit', 'nothing'],
  dueDate: ['notOverdue'],
  customer: ['above', 'missing'],
  noName: ['above', 'named'],
  names: ['first', 'last'],
  remarks: ['remark', 'customer'],
  oddDates: ['right'],
  scale: ['1', '1000', '1000000'],
  owedBy: ['customers', 'us'],
  tieOut: ['accept'],
} as const;
type ChoiceTopic = keyof typeof CHOICES;
export type ChoiceValue = (typeof CHOICES)[ChoiceTopic][number] | 'YMD' | 'EXCEL' | 'person';

/** What columns can be chosen for, in the order a clerk looks for them. */
export const ROLES = [
  ...['customer', 'customerId', 'contactName', 'invoiceNumber', 'documentType', 'invoiceDate', 'dueDate'],
  ...['daysOverdue', 'amount', 'outstanding', 'currency', 'language', 'email', 'phone'],
] as const satisfies readonly ColumnRole[];

/** The answer that the sheet has no column for a role. */
export const NO_COLUMN = 'none';

/** The row of headings, as Excel numbers it. */
export const HEADER_ROW = 'headerRow';

/** The row of headings of the one table that is read, where a sheet has several. */
const TABLE = 'table';

export const columnTopic = (role: ColumnRole): string => `column.${role}`;

const isChoice = (topic: string): topic is ChoiceTopic => Object.hasOwn(CHOICES, topic);

/** The kind of answer a topic takes in the pane; null where only the sheet itself can settle it. */
export function answerKindOf(topic: string): AnswerKind | null {
  if (topic === 'asOf') return { kind: 'day' };
  if (topic === HEADER_ROW || topic === TABLE) return { kind: 'headerRow' };
  if (topic === 'currency') return { kind: 'currency' };
  if (topic === 'terms' || topic === 'missingDueDate') return { kind: 'terms' };
  const role = ROLES.find((one) => topic === columnTopic(one));
  if (role !== undefined) return { kind: 'column', role };
  if (isBucketTopic(topic)) return { kind: 'choice', values: CHOICES.bucket };
  if (isCodeTopic(topic)) return { kind: 'choice', values: CHOICES.credits };
  return isChoice(topic) ? { kind: 'choice', values: CHOICES[topic] } : null;
}

/**
 * The kind of answer to a question. Where Excel seems to have exchanged day and month of some dates on opening a file, the
 * choice is between putting them right and leaving them as Excel has them; where the year of short dates may stand first, it
 * is one of the choices. Of the choices only those are offered that settle every question of the topic that is `asked`;
 * null where there is none.
 */
export function answerKindOfQuestion(question: Question, asked: readonly Question[] = [question]): AnswerKind | null {
  const kind = kindBefore(question);
  if (kind?.kind !== 'choice') return kind;
  const settles = (value: ChoiceValue): boolean =>
    asked.every(({ topic, settledBy }) => topic !== question.topic || (settledBy?.includes(value) ?? true));
  const values = kind.values.filter(settles);
  return values.length === 0 ? null : { kind: 'choice', values };
}

function kindBefore({ topic, assumed, blocking }: Question): AnswerKind | null {
  if (topic === 'dateOrder' && assumed === 'YMD') return { kind: 'choice', values: ['YMD', ...CHOICES.dateOrder] };
  if (topic === 'customer' && assumed === 'person') return { kind: 'choice', values: ['person', ...CHOICES.customer] };
  const order = topic === 'dateOrder' && blocking ? CHOICES.dateOrder.find((one) => one === assumed) : undefined;
  return order === undefined ? answerKindOf(topic) : { kind: 'choice', values: EXCHANGED[order] };
}

const EXCHANGED = { DMY: ['DMY', 'EXCEL'], MDY: ['MDY', 'EXCEL'] } as const;

/** The code of a kind of document, or of debit and credit: `credits.NCC`. */
const isCodeTopic = (topic: string): boolean => /^credits\..{1,25}$/u.test(topic);
const isBucketTopic = (topic: string): boolean => /^bucket\.[A-Z]{1,3}$/.test(topic);

/**
 * Answers that accept what a question says of certain cells or amounts. They hold for those only: when the question's words
 * are others, it has to be asked again.
 */
const ACCEPTANCES: readonly string[] = [
  'tieOut',
  'balance',
  'outstanding',
  'dueDate',
  'ageing',
  'table',
  'customer',
  'noName',
  'names',
  'remarks',
  'oddDates',
  'onAccount',
  'payables',
];

/**
 * How far an answer is kept: for the company's next exports, in this workbook, there until a week after the day it gives, or
 * while the pane is open.
 */
export type KeptPlace = 'company' | 'workbook' | 'week' | 'pane';

/** Where the answer to a topic is kept, once somebody is signed in. */
export function placeOfAnswer(topic: string): KeptPlace {
  if (ACCEPTANCES.includes(topic)) return 'pane';
  if (topic === 'asOf') return 'week';
  return isOfLayout(topic) ? 'company' : 'workbook';
}

/** What was accepted, by topic: the words of the questions at that time. */
export type Accepted = Readonly<Record<string, string>>;

const wordsAbout = (topic: string, questions: readonly Question[]): string =>
  questions.flatMap((question) => (question.topic === topic ? [question.text] : [])).join('\n');

/** The words of every question that was answered by accepting what it says. */
export const acceptedIn = ({ questions }: SheetReading, answers: Answers): Accepted =>
  Object.fromEntries(
    ACCEPTANCES.flatMap((topic) => (Object.hasOwn(answers, topic) ? [[topic, wordsAbout(topic, questions)]] : [])),
  );

/** The answers without acceptances of what is no longer so. What an answer settles so that nothing is said of it, it settled. */
export function stillAccepted(answers: Answers, accepted: Accepted, { questions }: SheetReading): Answers {
  const isOther = (words: string, before: string): boolean => words !== '' && words !== before;
  const isStale = (topic: string) =>
    ACCEPTANCES.includes(topic) && isOther(wordsAbout(topic, questions), accepted[topic] ?? '');
  const kept = Object.entries(answers).filter(([topic]) => !isStale(topic));
  return kept.length === Object.keys(answers).length ? answers : Object.fromEntries(kept);
}

/** Answers about one sheet that no report layout keeps: not about a column, and not accepting what may no longer be so. */
export const ofThisSheet = (answers: Answers): Answers =>
  Object.fromEntries(
    Object.entries(answers).filter(
      ([topic]) => (isCodeTopic(topic) || !topic.includes('.')) && !ACCEPTANCES.includes(topic),
    ),
  );
