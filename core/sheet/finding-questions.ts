// What was noticed in cells of the rows, as questions: amounts and dates that cannot be read or are missing, balances that do
// not follow, currencies that are assumed.
import type { Question } from '../sheet.ts';
import type { Finding, FindingKind, Findings } from './findings.ts';

interface Wording {
  readonly kind: FindingKind;
  readonly topic: string;
  readonly blocking: boolean;
  readonly assumed: string | null;
  readonly text: (finding: Finding, places: string) => string;
  /** Where not every answer to the topic settles it. */
  readonly settledBy?: readonly string[];
}

/** There is no amount that could be owed in full: nothing is owed, or the cell has to be corrected. */
const NOTHING = ['nothing'];

const plural = (count: number, one: string, many: string): string => (count === 1 ? `1 ${one}` : `${count} ${many}`);

const WORDINGS: readonly Wording[] = [
  {
    kind: 'amountUnreadable',
    topic: 'outstanding',
    blocking: true,
    assumed: null,
    settledBy: NOTHING,
    text: ({ count, example }, places) =>
      `${plural(count, 'amount', 'amounts')} of what is outstanding cannot be read: ${places} (“${example}”). Put the amount in as a number, or 0 if nothing is owed.`,
  },
  {
    kind: 'amountTooLarge',
    topic: 'outstanding',
    blocking: true,
    assumed: null,
    settledBy: NOTHING,
    text: ({ count, example }, places) =>
      `${plural(count, 'row holds', 'rows hold')} an amount larger than any that is counted: ${places} (“${example}”). Correct it, or put 0 if nothing is owed.`,
  },
  {
    kind: 'originalTooLarge',
    topic: 'amount',
    blocking: false,
    assumed: 'no original amount',
    text: ({ count, example }, places) =>
      `${plural(count, 'invoice has', 'invoices have')} an original amount larger than any that is counted: ${places} (“${example}”). Letters leave it out.`,
  },
  {
    kind: 'amountBlank',
    topic: 'outstanding',
    blocking: false,
    assumed: 'nothing outstanding',
    settledBy: NOTHING,
    text: ({ count }, places) =>
      `Nothing stands where the outstanding amount should be: ${places}. ${count === 1 ? 'This row is' : 'These rows are'} taken as not overdue.`,
  },
  {
    kind: 'amountPaid',
    topic: 'outstanding',
    blocking: false,
    assumed: 'nothing outstanding',
    settledBy: NOTHING,
    text: ({ example }, places) =>
      `“${example}” stands where the outstanding amount should be: ${places}. Nothing is owed there.`,
  },
  {
    kind: 'amountBeside',
    topic: 'onAccount',
    blocking: true,
    assumed: 'nothing',
    text: ({ example }, places) =>
      `Nothing stands where the outstanding amount should be, but money stands beside it: ${places} (“${example}”). Is that a credit, which lowers what the customer owes, or is nothing to be counted there?`,
  },
  {
    kind: 'balanceBlank',
    topic: 'outstanding',
    blocking: true,
    assumed: null,
    text: (_, places) =>
      `The balance is blank where an amount was invoiced: ${places}. Is the whole amount still owed there, or nothing?`,
  },
  {
    kind: 'balanceOff',
    topic: 'balance',
    blocking: false,
    assumed: 'the balance counts',
    text: (_, places) => `Amount less payments is not the balance in ${places}. The balance on the sheet counts.`,
  },
  {
    kind: 'bucketsOff',
    topic: 'balance',
    blocking: false,
    assumed: 'the balance counts',
    text: (_, places) => `The ageing columns do not add up to ${places}. The amount there counts.`,
  },
  {
    kind: 'agesOff',
    topic: 'balance',
    blocking: true,
    assumed: 'the balance counts',
    text: (_, places) =>
      `The ageing columns do not add up to what is outstanding in ${places}, and rows are judged by them. Is an ageing column missing, or does one include another?`,
  },
  {
    kind: 'dueDateUnreadable',
    topic: 'dueDate',
    blocking: true,
    assumed: null,
    text: ({ count, example }, places) =>
      `${plural(count, 'due date is', 'due dates are')} no date that Excel knows: ${places} (“${example}”). Put ${count === 1 ? 'it in as a date' : 'them in as dates'}.`,
  },
  {
    kind: 'dueDateMissing',
    topic: 'dueDate',
    blocking: false,
    assumed: 'not overdue',
    text: ({ count }, places) =>
      `${plural(count, 'open invoice has', 'open invoices have')} no due date: ${places}. ${count === 1 ? 'It is not flagged until it has one' : 'They are not flagged until they have one'}.`,
  },
  {
    kind: 'undated',
    topic: 'dueDate',
    blocking: true,
    assumed: null,
    text: ({ count }, places) =>
      `${plural(count, 'open invoice has', 'open invoices have')} neither a due date nor an age: ${places}. Put in when ${count === 1 ? 'it was' : 'they were'} due.`,
  },
  {
    kind: 'customerMissing',
    topic: 'customer',
    blocking: false,
    assumed: 'no customer',
    text: ({ count }, places) =>
      `${plural(count, 'row names', 'rows name')} no customer: ${places}. No reminder can be written for ${count === 1 ? 'it' : 'them'}.`,
  },
  {
    kind: 'creditPositive',
    topic: 'credits',
    blocking: true,
    assumed: null,
    text: (_, places) =>
      `Credits or payments stand with positive amounts: ${places}. Do they lower what the customer owes? Put a minus before them, or correct the type.`,
  },
  {
    kind: 'markedPaid',
    topic: 'settled',
    blocking: true,
    assumed: null,
    text: ({ example }, places) =>
      `Rows with an amount outstanding are marked as paid or written off: ${places} (“${example}”). Are they settled? Set what is outstanding to 0, or take the mark away.`,
  },
  {
    kind: 'currencyUnknown',
    topic: 'currency',
    blocking: false,
    assumed: 'no currency',
    text: ({ count }) =>
      `The sheet does not say the currency of ${plural(count, 'row', 'rows')}. Amounts are shown without one. Which currency are they in?`,
  },
  {
    kind: 'currencyUsual',
    topic: 'currency',
    blocking: false,
    assumed: null,
    text: () =>
      'The sheet names no currency. From its language and the names on it, that of its country is assumed. Which currency are the amounts in?',
  },
  {
    kind: 'currencyShared',
    topic: 'currency',
    blocking: false,
    assumed: null,
    text: () =>
      'The sign on the sheet stands for several currencies; that of the country its title names, or the usual one, is assumed.',
  },
  {
    kind: 'currencyAssumed',
    topic: 'currency',
    blocking: false,
    assumed: null,
    text: ({ count }, places) =>
      `${plural(count, 'amount shows', 'amounts show')} no currency, ${places}; the currency of the others is assumed.`,
  },
];

const placesOf = ({ cells, count }: Finding): string =>
  cells.slice(0, 5).join(', ') + (count > 5 ? ` and ${count - 5} more` : '');

/** A question for each kind of finding. */
export function findingQuestions(findings: Findings, currencies: readonly string[]): Question[] {
  return WORDINGS.flatMap(({ kind, topic, blocking, assumed, text, settledBy }) => {
    const finding = findings.of(kind);
    if (!finding) return [];
    const shown = topic === 'currency' && assumed === null ? currencies.join(', ') : assumed;
    const question = { topic, text: text(finding, placesOf(finding)), assumed: shown, blocking, cells: finding.cells };
    return [settledBy === undefined ? question : { ...question, settledBy }];
  });
}
