// What a letter must contain, looked for in what was rendered and not in the wording it was made from, in the plain text
// and in the HTML alike. Source: the required elements of a reminder, the same for every language.

import type { LetterContent, LetterPlan } from './letter-content.ts';
import { valuesOf } from './letter-content.ts';
import { escapeHtml } from './letter-html.ts';
import { type LetterToken, levelTexts } from './letter-wording.ts';

/** What was rendered. */
interface Rendered {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** One required element: its name for the finance lead, and the words that show it. */
interface Required {
  readonly element: string;
  readonly words: readonly string[];
}

const ELEMENT_OF_TOKEN: Partial<Record<LetterToken, string>> = {
  payBy: 'the date to pay by',
  totalOpen: 'the total',
  lastReminderDate: 'the date of the earlier reminder',
  nextStep: 'the next step',
  senderPhone: 'a number to call',
  debtorName: 'who owes',
  creditorName: 'whom it is owed to',
  asOfDate: 'the day of the figures',
};

function everywhere(content: LetterContent): Required[] {
  const { sender, facts, note, howToPay, closing, signature, tables, enclosures, otherCredits } = content;
  return [
    { element: 'the creditor’s name and address', words: sender },
    { element: 'customer, account and dates', words: facts.map(({ value }) => value) },
    { element: 'the greeting', words: [content.greeting] },
    { element: 'the note', words: note === '' ? [] : [note] },
    {
      element: 'the invoices',
      words: tables.flatMap(({ rows }) => rows.flatMap((row) => [row.invoice, row.due, row.open])),
    },
    {
      element: 'open credits',
      words: [...tables.flatMap(({ credits }) => credits), ...otherCredits].flatMap(Object.values),
    },
    { element: 'a total in each currency', words: tables.map(({ total }) => total) },
    { element: 'interest and cost with their law', words: tables.flatMap(chargeWords) },
    { element: 'how to pay', words: howToPay },
    { element: 'paid already, questions, bank safety', words: closing.map(({ text }) => text) },
    { element: 'the sender', words: signature },
    { element: 'what is enclosed', words: enclosures === '' ? [] : [enclosures] },
  ];
}

const chargeWords = ({ charges, totalDue }: LetterContent['tables'][number]): string[] =>
  charges.length === 0
    ? []
    : [...charges.flatMap(({ label, details, amount }) => [label, ...details, amount]), totalDue];

/** The text part folds long lines; what was folded is still there. */
const onOneLine = (text: string): string => text.replace(/\s+/g, ' ');

const isShown = ({ text, html }: Rendered, words: string): boolean =>
  words !== '' && text.includes(onOneLine(words)) && html.includes(escapeHtml(words));

/** The 14-day letter names its term in the accepted words instead of a date. */
function tokensOf({ level, additions }: LetterPlan): readonly LetterToken[] {
  return additions.opening ? ['totalOpen', 'lastReminderDate'] : levelTexts(level).mustSay;
}

/** Names of the required elements that the rendered letter does not show; none is what a letter may go out with. */
export function missingFrom(letter: Rendered, content: LetterContent, plan: LetterPlan): string[] {
  const rendered = { ...letter, text: onOneLine(letter.text) };
  const missing = everywhere(content)
    .filter(({ words }) => !words.every((it) => isShown(rendered, it)))
    .map(({ element }) => element);
  const values = valuesOf(plan);
  const around = [...content.opening, ...content.afterTable];
  const isSaid = (token: LetterToken) =>
    around.some((paragraph) => paragraph.includes(values[token]) && isShown(rendered, paragraph));
  const unsaid = tokensOf(plan).filter((token) => values[token] === '' || !isSaid(token));
  if (rendered.subject === '') missing.push('a subject');
  if (plan.level >= 4 && plan.enclosures.length === 0) missing.push('what is enclosed');
  return [...new Set([...missing, ...unsaid.map((token) => ELEMENT_OF_TOKEN[token] ?? token)])];
}
