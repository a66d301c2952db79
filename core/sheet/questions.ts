// What the sheet leaves open, in words for the clerk. Questions whose answer changes which rows are flagged stop the flagging;
// the others show what was assumed.
import { formatMoney } from '../money.ts';
import type { Question, SheetRow, TieOut } from '../sheet.ts';
import type { Finding, FindingKind, Findings } from './findings.ts';
import type { PrintedTotal } from './ledger-sums.ts';

interface Wording {
  readonly kind: FindingKind;
  readonly topic: string;
  readonly blocking: boolean;
  readonly assumed: string | null;
  readonly text: (finding: Finding, places: string) => string;
}

const plural = (count: number, one: string, many: string): string => (count === 1 ? `1 ${one}` : `${count} ${many}`);

const WORDINGS: readonly Wording[] = [
  {
    kind: 'amountUnreadable',
    topic: 'outstanding',
    blocking: true,
    assumed: null,
    text: ({ count, example }, places) =>
      `${plural(count, 'amount', 'amounts')} of what is outstanding cannot be read: ${places} (“${example}”). Put the amount in as a number, or 0 if nothing is owed.`,
  },
  {
    kind: 'amountBlank',
    topic: 'outstanding',
    blocking: false,
    assumed: 'nothing outstanding',
    text: (_, places) =>
      `Nothing stands where the outstanding amount should be: ${places}. These rows are taken as not overdue.`,
  },
  {
    kind: 'balanceOff',
    topic: 'balance',
    blocking: false,
    assumed: 'the balance counts',
    text: (_, places) => `Amount less payments is not the balance in ${places}. The balance on the sheet counts.`,
  },
  {
    kind: 'dueDateUnreadable',
    topic: 'dateOrder',
    blocking: true,
    assumed: null,
    text: ({ count, example }, places) =>
      `${plural(count, 'due date is', 'due dates are')} no date that Excel knows: ${places} (“${example}”). Put them in as dates.`,
  },
  {
    kind: 'dueDateMissing',
    topic: 'dueDate',
    blocking: false,
    assumed: 'not overdue',
    text: ({ count }, places) =>
      `${plural(count, 'open invoice has', 'open invoices have')} no due date: ${places}. They are not flagged until they have one.`,
  },
  {
    kind: 'customerMissing',
    topic: 'customer',
    blocking: false,
    assumed: 'no customer',
    text: ({ count }, places) =>
      `${plural(count, 'row names', 'rows name')} no customer: ${places}. No reminder can be written for them.`,
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
      `Rows with an amount outstanding are marked as paid: ${places} (“${example}”). Are they settled? Set what is outstanding to 0, or take the mark away.`,
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
    kind: 'currencyShared',
    topic: 'currency',
    blocking: false,
    assumed: null,
    text: () => 'The sign on the sheet stands for several currencies; the usual one is assumed.',
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

function findingQuestions(findings: Findings, currencies: readonly string[]): Question[] {
  return WORDINGS.flatMap(({ kind, topic, blocking, assumed, text }) => {
    const finding = findings.of(kind);
    if (!finding) return [];
    const shown = topic === 'currency' && assumed === null ? currencies.join(', ') : assumed;
    return [{ topic, text: text(finding, placesOf(finding)), assumed: shown, blocking, cells: finding.cells }];
  });
}

function differenceQuestion({ currency, sheetTotal, ledgerTotal, difference, rows }: TieOut): Question[] {
  if (!sheetTotal || !difference || difference.minor === 0) return [];
  const amount = (minor: number): string => formatMoney({ minor, currency }, 'en-GB');
  const explained = rows.length === 0 ? '' : ` Rows that explain it: ${rows.join(', ')}.`;
  const text = `The sheet's total is ${amount(sheetTotal.minor)}, its rows come to ${amount(ledgerTotal.minor)}: a difference of ${amount(difference.minor)}.${explained} A filter that hides rows, or a sum that leaves rows out, does this.`;
  return [{ topic: 'tieOut', text, assumed: null, blocking: true, cells: [] }];
}

function totalsQuestion(totals: readonly PrintedTotal[], tieOut: readonly TieOut[]): Question[] {
  const compared = tieOut.some(({ difference }) => difference !== null);
  const open = totals.filter(({ tiesOut, isGrand }) => !tiesOut && !(isGrand && compared));
  if (open.length === 0) return [];
  const rows = open.map(({ row }) => row);
  const text = `Amounts that belong to no invoice and are no sum of the rows: row ${rows.slice(0, 10).join(', ')}. Are they totals, or debts without number and date?`;
  return [{ topic: 'tieOut', text, assumed: null, blocking: true, cells: [] }];
}

function duplicateQuestion(rows: readonly SheetRow[], repeated: ReadonlyMap<number, number>): Question[] {
  if (repeated.size === 0) return [];
  const pairs = [...repeated]
    .slice(0, 5)
    .map(([i, first]) => `${rows[i]?.invoiceNumber} (rows ${rows[first]?.row} and ${rows[i]?.row})`);
  const text = `Invoice numbers stand on several rows of the same customer: ${pairs.join(', ')}. Every row is counted; take one out if it was entered twice.`;
  return [{ topic: 'duplicates', text, assumed: 'every row counts', blocking: false, cells: [] }];
}

export interface OpenPoints {
  readonly doubts: readonly Question[];
  readonly findings: Findings;
  readonly rows: readonly SheetRow[];
  readonly tieOut: readonly TieOut[];
  readonly totals: readonly PrintedTotal[];
  readonly repeated: ReadonlyMap<number, number>;
}

/** Every open point as a question, blocking ones first. */
export function questionsOf({ doubts, findings, rows, tieOut, totals, repeated }: OpenPoints): Question[] {
  const questions = [
    ...doubts,
    ...findingQuestions(
      findings,
      tieOut.map(({ currency }) => currency),
    ),
    ...tieOut.flatMap(differenceQuestion),
    ...totalsQuestion(totals, tieOut),
    ...duplicateQuestion(rows, repeated),
  ];
  return questions.sort((a, b) => Number(b.blocking) - Number(a.blocking));
}
