// What the sheet leaves open, in words for the clerk. Questions whose answer changes which rows are flagged stop the flagging;
// the others show what was assumed.
import { formatMoney } from '../money.ts';
import type { Question, TieOut } from '../sheet.ts';
import { rowsInSteps, type Steps } from '../steps.ts';
import { answered } from './answers.ts';
import { balanceQuestion } from './balance-doubts.ts';
import { doubtfulNotDue, openBuckets } from './buckets.ts';
import { codeQuestions } from './code-questions.ts';
import type { DueBasis } from './due-basis.ts';
import { letterAt } from './evidence.ts';
import { findingQuestions } from './finding-questions.ts';
import type { Findings } from './findings.ts';
import { invoiceAgesQuestion } from './invoice-ages.ts';
import { unitOfLateness } from './lateness-unit.ts';
import type { Layout } from './layout.ts';
import type { LedgerSums, PrintedTotal } from './ledger-sums.ts';
import { oddDatesQuestion } from './odd-dates.ts';
import type { SheetRows } from './sheet-rows.ts';

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

/** Amounts that may be one more debt or the sum of the line above; a printed total that the rows come to has settled it. */
function loneQuestion({ answers }: Layout, totals: readonly PrintedTotal[], tieOut: readonly TieOut[]): Question[] {
  const open = totals.filter(({ mayBeDebt, isGrand }) => mayBeDebt && !isGrand);
  const isProven = tieOut.some(({ difference }) => difference?.minor === 0);
  if (open.length === 0 || isProven || answers.oneOf('loneAmounts', ['totals']) !== null) return [];
  const rows = open.slice(0, 10).map(({ row }) => row);
  const text = `Amounts without number and date that equal the row above: row ${rows.join(', ')}. Are they debts of their own, or the sum of that row?`;
  return [{ topic: 'loneAmounts', text, assumed: 'totals', blocking: true, cells: [], settledBy: ['debts', 'totals'] }];
}

function duplicateQuestion(rows: SheetRows, repeated: ReadonlyMap<number, number>): Question[] {
  if (repeated.size === 0) return [];
  const pairs = [...repeated]
    .slice(0, 5)
    .map(([i, first]) => `${rows.at(i)?.invoiceNumber} (rows ${first + 1} and ${i + 1})`);
  const text = `Invoice numbers stand on several rows of the same customer: ${pairs.join(', ')}. Every row is counted; take one out if it was entered twice.`;
  return [{ topic: 'duplicates', text, assumed: 'every row counts', blocking: false, cells: [], settledBy: [] }];
}

/** Lines that name no customer, on a sheet that has no column for them. */
function* customerQuestion(
  { answers, at, body }: Layout,
  nameless: readonly number[],
  rows: SheetRows,
): Steps<Question[]> {
  if (nameless.length === 0) return [];
  const places = nameless.slice(0, 5).map((position) => position + 1);
  const blocking = answers.column('customer') !== 'none';
  const text =
    nameless.length === (yield* countLines(rows))
      ? 'No column of customers was found: none of the headings says customer, client, account or name. Which column holds the customer?'
      : `No customer is named for row ${places.join(', ')}${nameless.length > 5 ? ` and ${nameless.length - 5} more` : ''}. Which column holds the customer?`;
  const number = at('invoiceNumber');
  const isOfInvoices = number !== null && answers.column('customer') === letterAt(body, number);
  const why = isOfInvoices ? ` Column ${letterAt(body, number)} holds the numbers of the invoices.` : '';
  return [{ topic: 'column.customer', text: text + why, assumed: blocking ? null : 'none', blocking, cells: [] }];
}

function* countLines(rows: SheetRows): Steps<number> {
  let lines = 0;
  yield* rowsInSteps(0, rows.length, (from, to) => {
    for (let position = from; position < to; position += 1) if (rows.isLedgerAt(position)) lines += 1;
  });
  return lines;
}

/** Debts written as negative amounts, as some reports do: most rows are negative, or all of them together. */
function signQuestion({ answers }: Layout, sums: LedgerSums, tieOut: readonly TieOut[]): Question[] {
  if (answers.oneOf('sign', ['debts', 'credits']) !== null) return [];
  const negative = sums.below;
  const amounts = sums.above + negative;
  const isInCredit = tieOut.length > 0 && tieOut.every(({ ledgerTotal }) => ledgerTotal.minor < 0);
  if (negative * 2 <= amounts && !isInCredit) return [];
  const text = `${negative} of ${amounts} amounts are negative. Are negative amounts what customers owe (debts), or credits?`;
  return [{ topic: 'sign', text, assumed: null, blocking: true, cells: [] }];
}

/** Codes beside positive amounts; a printed total that the rows come to has settled them. */
function* codesQuestion(
  { body, codes, lowers, answers }: Layout,
  rows: SheetRows,
  tieOut: readonly TieOut[],
): Steps<Question[]> {
  if (codes.columns.length === 0) return [];
  const isProven = tieOut.length > 0 && tieOut.every(({ difference }) => difference?.minor === 0);
  return yield* codeQuestions(body, codes, lowers, rows, answers, isProven);
}

const BASES: Readonly<Record<DueBasis['kind'], string>> = {
  dueDate: '',
  terms: 'they are worked out from the invoice date and the terms',
  days: 'rows are judged by the days overdue on the sheet',
  bucket: 'rows are judged by the ageing column their amount stands in',
  ageText: 'rows are judged by the age the sheet gives in words',
  nothing: '',
};

/** A sheet without due dates: from what rows are judged instead, or that the clerk must say. */
function basisQuestions(layout: Layout, basis: DueBasis['kind']): Question[] {
  if (basis === 'dueDate' || layout.kind === 'summary') return summaryQuestions(layout, basis);
  if (basis !== 'nothing') {
    const terms = basis === 'bucket' ? ' Or give the days of credit, to work them out from the invoice date.' : '';
    const { days, many } = unitOfLateness(layout);
    const judged =
      basis === 'days' && days > 1
        ? `rows are judged by the ${many} overdue on the sheet, less than one of them counts as not overdue`
        : BASES[basis];
    const text = `The sheet has no due dates: ${judged}.${terms}`;
    const open = basis === 'bucket' ? bucketQuestions(layout) : [];
    return [...open, { topic: 'missingDueDate', text, assumed: basis, blocking: false, cells: [] }];
  }
  if (layout.doubts.some(({ topic }) => topic === 'column.dueDate')) return [];
  const hasIssued = layout.at('invoiceDate') !== null;
  const topic = hasIssued ? 'terms' : 'column.dueDate';
  const text = hasIssued
    ? 'The sheet has no due dates, no terms and no ageing. How many days after the invoice date are invoices due?'
    : 'No column of due dates was found: none of the headings says “due”. Which column holds the due dates?';
  return [{ topic, text, assumed: null, blocking: true, cells: [] }];
}

function bucketQuestions(layout: Layout): Question[] {
  const { buckets, answers, kind } = layout;
  return [...invoiceAgesQuestion(layout), ...openBuckets(buckets, answers), ...doubtfulNotDue(buckets, answers, kind)];
}

function summaryQuestions(layout: Layout, basis: DueBasis['kind']): Question[] {
  if (layout.kind !== 'summary') return [];
  if (basis === 'bucket') return bucketQuestions(layout);
  const text = 'The sheet gives one amount for each customer and no age. Nothing on it says what is overdue.';
  return [{ topic: 'missingDueDate', text, assumed: null, blocking: true, cells: [] }];
}

export interface OpenPoints {
  readonly layout: Layout;
  readonly findings: Findings;
  readonly rows: SheetRows;
  readonly sums: LedgerSums;
  readonly tieOut: readonly TieOut[];
  readonly totals: readonly PrintedTotal[];
  readonly repeated: ReadonlyMap<number, number>;
  readonly nameless: readonly number[];
  /** Whether lines without a name belong to the customer above them. */
  readonly ofCustomers: readonly Question[];
  readonly basis: DueBasis['kind'];
}

export const blockingFirst = (questions: readonly Question[]): Question[] =>
  [...questions].sort((a, b) => Number(b.blocking) - Number(a.blocking));

/** Answers that let a question of findings or of the tie-out rest. */
function rested(question: Question, { answers }: Layout): Question {
  if (question.topic === 'tieOut') return answered(question, answers.oneOf('tieOut', ['accept']));
  if (question.topic === 'balance') return answered(question, answers.oneOf('balance', ['accept']));
  if (question.topic === 'outstanding') return answered(question, answers.oneOf('outstanding', ['nothing']));
  if (question.topic === 'onAccount') return answered(question, answers.oneOf('onAccount', ['nothing']));
  if (question.topic === 'dueDate') return answered(question, answers.oneOf('dueDate', ['notOverdue']));
  return question;
}

/** Every open point of the rows as a question, blocking ones first. */
export function* questionsOf(open: OpenPoints): Steps<Question[]> {
  const { layout, findings, rows, sums, tieOut, totals, repeated, nameless, basis } = open;
  const isAsked = (topic: string): boolean => open.ofCustomers.some((question) => question.topic === topic);
  // Who is named may leave no line without a customer.
  const mayBeNamed = open.ofCustomers.some(({ topic, blocking }) => blocking && topic !== 'customer');
  const ofNameless = mayBeNamed ? [] : yield* customerQuestion(layout, nameless, rows);
  const ofCodes = yield* codesQuestion(layout, rows, tieOut);
  const ofDates = yield* oddDatesQuestion(layout, rows);
  const currencies = tieOut.map(({ currency }) => currency);
  const questions = [
    ...layout.doubts,
    ...ofNameless,
    ...open.ofCustomers,
    ...signQuestion(layout, sums, tieOut),
    ...ofCodes,
    ...ofDates,
    ...balanceQuestion(layout, rows, tieOut),
    ...basisQuestions(layout, basis),
    ...findingQuestions(findings, currencies)
      .filter(({ topic }) => !isAsked(topic))
      .map((question) => rested(question, layout)),
    ...[...tieOut.flatMap(differenceQuestion), ...totalsQuestion(totals, tieOut)].map((question) =>
      rested(question, layout),
    ),
    ...loneQuestion(layout, totals, tieOut),
    ...duplicateQuestion(rows, repeated),
  ];
  yield;
  return blockingFirst(questions);
}
