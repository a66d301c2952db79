// Which column holds what is still owed and which the invoice's original amount. Words hint, arithmetic decides: what was
// invoiced less what was paid, or the ageing columns added up, is what is outstanding; a running balance is not.
import type { Question } from '../sheet.ts';
import type { Answers } from './answers.ts';
import { overdueAmount, unreadAges } from './bucket-arithmetic.ts';
import { type LabelledBucket, labelledBuckets, overdueBucket, settledBuckets, unreadBucket } from './buckets.ts';
import { hasPaidDebits, isRepeated, isRunning } from './carried-balance.ts';
import type { ColumnProfile } from './column-profile.ts';
import { type Body, type ChosenColumn, letterAt, sampleRows } from './evidence.ts';
import { convertedColumns } from './local-money.ts';
import {
  at,
  hasValues,
  MOST,
  type MoneyColumn,
  settlement,
  settlementBetween,
  shareEqual,
  shareWithin,
} from './money-arithmetic.ts';
import { type Choice, type MoneySheet, moneyDoubts, unsettled } from './money-doubts.ts';
import { isNumeric, numericColumns } from './numeric-columns.ts';
import { besideBalance, onAccountColumn } from './on-account.ts';
import { saidRole } from './sayings.ts';

export interface MoneyColumns {
  readonly chosen: readonly ChosenColumn[];
  readonly buckets: readonly LabelledBucket[];
  /** Every column that gives an age, those too that only repeat what others hold. */
  readonly agesAt: readonly number[];
  readonly doubts: readonly Question[];
  /** Columns whose sum, taken from the amount, is what is outstanding. */
  readonly settled: readonly number[];
  /** Payments that are taken off what was invoiced, where no column holds what is left. */
  readonly deducted: readonly number[];
  /** Where nothing but debits and credits stand, or credits beside blank balances: the column of credits, taken from the other. */
  readonly credits: number | null;
  /** Columns in which money may stand where the balance is blank. */
  readonly beside: readonly number[];
}

/** What taken from an amount leaves another column, by headings that say it is settled or by all that stands between. */
const settlementOf = (amount: MoneyColumn, left: MoneyColumn, { settled, columns }: MoneySheet): MoneyColumn[] | null =>
  settlement(amount, left, settled) ?? settlementBetween(amount, left, columns);

/** Columns that less what is settled leave another of what is owed: `Net due` less `Received` is `Balance`. */
function wholesOf(open: readonly MoneyColumn[], { settled }: MoneySheet): ReadonlySet<MoneyColumn> {
  const leaves = (whole: MoneyColumn): boolean =>
    open.some((left) => left !== whole && left.outstanding >= 0.7 && settlement(whole, left, settled) !== null);
  return new Set(open.filter(leaves));
}

function choiceOf(body: Body, outstanding: MoneyColumn, amount: MoneyColumn | null, sheet: MoneySheet): Choice {
  const because = [`the heading “${outstanding.profile.heading}”`];
  let score = outstanding.outstanding + (amount ? amount.amount * 0.4 : 0);
  const paid = amount && settlementOf(amount, outstanding, sheet);
  if (amount && paid) {
    score += 0.5;
    because.push(
      `it is ${[amount, ...paid].map((column) => letterAt(body, column.profile.at)).join(' − ')} in the rows compared`,
    );
  } else if (amount) score += shareWithin(amount, outstanding) >= MOST ? 0.1 : -0.5;
  const bucketSum = (row: number): number => sheet.bucketSums?.[row] ?? Number.NaN;
  const isBucketSum = shareEqual(outstanding.values, bucketSum, (row) => at(outstanding, row) !== 0) >= MOST;
  if (isBucketSum) {
    score += 0.6;
    because.push('it is the sum of the ageing columns');
  }
  if (sheet.net.has(outstanding) || sheet.converted.has(outstanding)) score -= 1;
  if (sheet.running.has(outstanding) || sheet.repeated.has(outstanding)) score -= 1;
  const addsUp = isBucketSum || (paid ?? []).length > 0;
  return { outstanding, amount, settled: paid ?? [], score, addsUp, because };
}

function choicesOf(body: Body, sheet: MoneySheet, answer: string | null): Choice[] {
  const isAnswer = ({ profile }: MoneyColumn): boolean => letterAt(body, profile.at) === answer;
  const open = sheet.columns.filter((column) => column.outstanding > 0 || isAnswer(column));
  // `Net à payer` less payments on account is `Solde dû`; were the latter headed as an amount, the two would be exchanged.
  const wholes = wholesOf(open, sheet);
  const amounts = sheet.columns.filter((column) => column.amount > 0.4 || wholes.has(column));
  return open
    .flatMap((outstanding) =>
      [null, ...amounts.filter((amount) => amount !== outstanding)].map((amount) =>
        choiceOf(body, outstanding, amount, sheet),
      ),
    )
    .map((choice) => (wholes.has(choice.outstanding) ? { ...choice, score: choice.score - 0.5 } : choice))
    .sort((a, b) => b.score - a.score);
}

/** Debits and credits side by side, never both on a line, and no balance: what a line owes is one less the other. */
function creditColumn(
  body: Body,
  { outstanding, settled }: Choice,
  { columns, emptyCredits }: MoneySheet,
): MoneyColumn | null {
  if (!outstanding.profile.said.concepts.has('debit') || settled.length > 0) return null;
  const found = columns.find(({ isSettled }) => isSettled) ?? emptyCredits;
  if (!found) return null;
  const isEither = sampleRows(body).every((_, row) => {
    const [debit, credit] = [at(outstanding, row), at(found, row)];
    return !(debit !== 0 && credit !== 0) || Number.isNaN(credit);
  });
  return isEither ? found : null;
}

function becauseOf({ outstanding, amount, because }: Choice): ChosenColumn[] {
  const owed: ChosenColumn = {
    role: 'outstanding',
    at: outstanding.profile.at,
    because: `Still owed: ${because.join('; ')}.`,
  };
  if (!amount) return [owed];
  const { at: position, heading } = amount.profile;
  return [owed, { role: 'amount', at: position, because: `The heading “${heading}” says the invoice’s amount.` }];
}

/** The column that most plainly names the customer, by name or number. */
function customerColumn(profiles: readonly ColumnProfile[]): number | null {
  const said = ({ said }: ColumnProfile): number => Math.max(saidRole('customer', said), saidRole('customerId', said));
  const [best] = profiles.filter((profile) => said(profile) >= 0.6).sort((a, b) => said(b) - said(a));
  return best?.at ?? null;
}

/** A column headed as credits in which none stands. */
function emptyCreditsOf(profiles: readonly ColumnProfile[]): MoneyColumn | null {
  const isCredits = ({ filled, said: { concepts } }: ColumnProfile): boolean =>
    filled === 0 && concepts.has('settled') && !concepts.has('promise') && !concepts.has('date');
  const profile = profiles.find(isCredits);
  return profile ? { profile, values: [], amount: 0, outstanding: 0, isSettled: true } : null;
}

/** True when a net amount and its tax come to another column; to no less, where that one is what part-payments leave. */
function taxMakes(gross: MoneyColumn, net: MoneyColumn, tax: MoneyColumn): boolean {
  if (new Set([net, gross, tax]).size < 3 || !hasValues(tax)) return false;
  const values = gross.values.map((_, row) => at(net, row) + at(tax, row));
  const equal = shareEqual(
    gross.values,
    (row) => values[row] ?? Number.NaN,
    (row) => at(gross, row) !== 0,
  );
  return equal >= MOST || (equal >= 0.5 && gross.outstanding > 0 && shareWithin({ ...net, values }, gross) >= MOST);
}

/** What is left of an amount without its tax: the tax put back gives another column. */
function netColumns(columns: readonly MoneyColumn[]): ReadonlySet<MoneyColumn> {
  const taxes = columns.filter(({ profile }) => profile.said.concepts.has('tax'));
  const isNet = (column: MoneyColumn): boolean =>
    columns.some((gross) => taxes.some((tax) => taxMakes(gross, column, tax)));
  return new Set(columns.filter(isNet));
}

function moneySheet(
  body: Body,
  columns: readonly MoneyColumn[],
  inBuckets: readonly MoneyColumn[],
  profiles: readonly ColumnProfile[],
): MoneySheet {
  const customer = customerColumn(profiles);
  const lines = columns.filter((column) => column.amount + column.outstanding > 0 || column.isSettled);
  const sumOf = (row: number): number => inBuckets.reduce((sum, column) => sum + at(column, row), 0);
  const stray = profiles.find(
    (profile) =>
      profile.texts > 0 && !isNumeric(profile) && profile.dates === 0 && saidRole('outstanding', profile.said) >= 0.9,
  );
  return {
    columns,
    stray: stray?.at ?? null,
    emptyCredits: emptyCreditsOf(profiles),
    net: netColumns(columns),
    converted: convertedColumns(body, profiles, columns),
    areDeducted: null,
    settled: columns.filter(({ isSettled }) => isSettled),
    bucketSums: inBuckets.length > 0 ? sampleRows(body).map((_, row) => sumOf(row)) : null,
    running: new Set(lines.filter((column) => isRunning(body, column, lines))),
    repeated: new Set(lines.filter((column) => isRepeated(body, column, lines, customer))),
  };
}

/** The ageing columns: those whose labels are read, and those that the sums need besides. */
function bucketsOf(
  body: Body,
  free: readonly ColumnProfile[],
  numeric: readonly MoneyColumn[],
  answers: Answers,
): Pick<MoneyColumns, 'buckets' | 'agesAt'> {
  const mayAge = free.filter((profile) =>
    profile.filled === 0 ? !profile.said.concepts.has('currency') : isNumeric(profile),
  );
  const read = labelledBuckets(body, mayAge, answers);
  const readAt = new Set(read.map(({ index }) => index - body.cells.firstColumn));
  const unread = unreadAges(numeric, ({ profile }) => readAt.has(profile.at))
    .map(({ profile, values }) => unreadBucket(body, profile, values))
    .filter(({ column }) => !answers.isNoBucket(column));
  const owed = numeric.filter((column) => !readAt.has(column.profile.at) && column.outstanding > 0);
  const whole = owed.toSorted((a, b) => b.outstanding - a.outstanding)[0]?.values ?? null;
  const late = read.length + unread.length < 2 ? overdueAmount(numeric) : null;
  if (late && !answers.isNoBucket(letterAt(body, late.profile.at)))
    return { buckets: [overdueBucket(body, late.profile, answers)], agesAt: [late.profile.at] };
  const buckets = settledBuckets(body, [...read, ...unread], whole, answers);
  const ages = buckets.length === 0 ? [] : [...read, ...unread];
  return { buckets, agesAt: ages.map(({ index }) => index - body.cells.firstColumn) };
}

/** The column of credits, beside debits or blank balances; and where else money may stand beside a blank balance. */
function creditsOf(body: Body, best: Choice, sheet: MoneySheet, answers: Answers) {
  const debits = creditColumn(body, best, sheet);
  const told = [best.amount, ...best.settled];
  const others = sheet.columns.filter((column) => !told.includes(column) && !sheet.converted.has(column));
  const beside = debits === null ? besideBalance(others, best.outstanding) : [];
  const onAccount = onAccountColumn(beside, answers.oneOf('onAccount', ['credit']) !== null);
  return { debits, onAccount, beside: beside.filter((column) => column !== onAccount) };
}

/** Where the columns of money stand that are no roles of their own. */
export const moneyPlaces = ({ settled, credits, beside, deducted }: MoneyColumns) => ({
  settled,
  credits,
  beside,
  deducted,
});

/** Chooses the columns of money. `chosen` is empty when no column may hold what is still owed. */
export function chooseMoney(
  body: Body,
  profiles: readonly ColumnProfile[],
  taken: ReadonlySet<number>,
  answers: Answers,
): MoneyColumns {
  const free = profiles.filter((profile) => !taken.has(profile.at));
  const numeric = numericColumns(body, free);
  const { buckets, agesAt } = bucketsOf(body, free, numeric, answers);
  const bucketsAt = new Set(buckets.map(({ index }) => index - body.cells.firstColumn));
  const inBuckets = numeric.filter(({ profile }) => bucketsAt.has(profile.at));
  const columns = numeric.filter(({ profile }) => !agesAt.includes(profile.at));
  const sheet = moneySheet(body, columns, inBuckets, profiles);
  const answer = answers.column('outstanding');
  const all = choicesOf(body, sheet, answer);
  const choices =
    answer === null ? all : all.filter(({ outstanding }) => letterAt(body, outstanding.profile.at) === answer);
  const [best] = choices;
  if (!best) return { chosen: [], buckets, agesAt, doubts: [], settled: [], deducted: [], credits: null, beside: [] };
  const { debits, onAccount, beside } = creditsOf(body, best, sheet, answers);
  const credits = debits ?? onAccount;
  const payments = answers.oneOf('payments', ['takeOff', 'inFull']);
  const areDeducted = payments === null ? null : payments === 'takeOff';
  const isPlain = debits !== null && !(sheet.running.size > 0 && hasPaidDebits(body, best.outstanding, debits));
  const settled = sheet.settled.filter((column) => column !== onAccount);
  const judged = { ...sheet, settled, areDeducted: credits ? false : areDeducted };
  return {
    chosen: becauseOf(best),
    buckets,
    agesAt,
    doubts: answer !== null || isPlain ? [] : moneyDoubts(body, best, choices, judged),
    settled: placesOf(best.settled),
    deducted: credits === null && (areDeducted ?? answer === null) ? placesOf(unsettled(best, sheet)) : [],
    credits: credits?.profile.at ?? null,
    beside: placesOf(beside),
  };
}

const placesOf = (columns: readonly MoneyColumn[]): number[] => columns.map(({ profile }) => profile.at);
