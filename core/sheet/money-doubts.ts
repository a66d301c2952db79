// When the columns of money leave room for doubt: two that may be what is owed, payments without a balance, sums that do not
// hold. Each becomes one question that stops flagging.
import type { Question } from '../sheet.ts';
import { isRunningSum } from './carried-balance.ts';
import { type Body, letterAt } from './evidence.ts';
import { at, differ, hasValues, MOST, type MoneyColumn, shareWithin } from './money-arithmetic.ts';

/** One way to read the columns of money, with its points. */
export interface Choice {
  readonly outstanding: MoneyColumn;
  readonly amount: MoneyColumn | null;
  readonly settled: readonly MoneyColumn[];
  readonly score: number;
  /** True when sums of other columns bear the choice out. */
  readonly addsUp: boolean;
  /** Evidence in words. */
  readonly because: readonly string[];
}

/** What all choices are judged against. */
export interface MoneySheet {
  readonly columns: readonly MoneyColumn[];
  /** A column whose heading says outright what is owed, and whose cells are texts. */
  readonly stray: number | null;
  readonly emptyCredits: MoneyColumn | null;
  readonly settled: readonly MoneyColumn[];
  readonly bucketSums: readonly number[] | null;
  /** Balances that carry the line above forward, and those of a customer that stand on each of its lines. */
  readonly running: ReadonlySet<MoneyColumn>;
  readonly repeated: ReadonlySet<MoneyColumn>;
  /** Amounts without their tax, and amounts of another column converted to the company's own currency. */
  readonly net: ReadonlySet<MoneyColumn>;
  readonly converted: ReadonlySet<MoneyColumn>;
  /** What the clerk answered: payments are taken off the amount; null without an answer. */
  readonly areDeducted: boolean | null;
}

const CLOSE = 0.15;
/** From here on a heading says outright that its column is what is owed. */
const PLAIN = 0.7;

interface Asking {
  readonly body: Body;
  readonly best: Choice;
  readonly choices: readonly Choice[];
  readonly sheet: MoneySheet;
}

const nameOf = (body: Body, { profile }: MoneyColumn): string =>
  `column ${letterAt(body, profile.at)} (“${profile.heading}”)`;

/** Another column that comes close; or any at all, where neither the heading nor a sum says what is owed. */
function rivalText({ body, best, choices, sheet }: Asking): string | null {
  const isLocal = best.outstanding.profile.said.concepts.has('local');
  const isSure = best.addsUp || (best.outstanding.outstanding >= PLAIN && !isLocal);
  const margin = isSure ? CLOSE : Number.POSITIVE_INFINITY;
  const rival = choices.find(
    ({ outstanding, score }) =>
      outstanding !== best.outstanding &&
      !sheet.repeated.has(outstanding) &&
      !sheet.net.has(outstanding) &&
      !sheet.converted.has(outstanding) &&
      score > best.score - margin &&
      differ(outstanding, best.outstanding),
  );
  if (!rival) return null;
  return `Both ${nameOf(body, best.outstanding)} and ${nameOf(body, rival.outstanding)} may hold what is still owed, and they differ. Which one counts?`;
}

/** The running sum of the very column that is headed as open, and of no other movements. */
const carriesOpen = (body: Body, running: MoneyColumn, { profile, outstanding }: MoneyColumn): boolean =>
  outstanding >= PLAIN && profile.said.concepts.has('open') && isRunningSum(body, running.profile.at, profile.at);

function runningText({ body, best, sheet }: Asking): string | null {
  const [running] = sheet.running;
  if (running && !(best.outstanding !== running && (best.addsUp || carriesOpen(body, running, best.outstanding))))
    return `In ${nameOf(body, running)} every line carries the one above forward. Which column holds what each invoice still owes?`;
  if (!sheet.repeated.has(best.outstanding)) return null;
  return `In ${nameOf(body, best.outstanding)} every line of a customer shows the customer’s whole balance. Which column holds what each invoice still owes?`;
}

/** Payments that stand on the sheet while no column is the amount less the payments, and no heading says what is owed. */
export function unsettled({ outstanding, settled }: Choice, sheet: MoneySheet): readonly MoneyColumn[] {
  if (settled.length > 0 || outstanding.outstanding >= PLAIN) return [];
  return sheet.settled.filter((column) => column !== outstanding && hasValues(column));
}

/** The document's own amount on one of two sides, never on both, and no more of it left: the credits are no payments. */
const areSides = (debit: MoneyColumn, credit: MoneyColumn, left: MoneyColumn): boolean => {
  const whole = debit.values.map((value, row) => value - (at(credit, row) || 0));
  const isEither = debit.values.every((value, row) => value === 0 || (at(credit, row) || 0) === 0);
  return debit.profile.said.concepts.has('debit') && isEither && shareWithin({ ...debit, values: whole }, left) === 1;
};

/** Where payments stand, less is left than was invoiced: they were taken off, with what no column shows. */
const wereTakenOff = (amount: MoneyColumn, paid: MoneyColumn, left: MoneyColumn): boolean =>
  paid.values.every((value, row) => (value || 0) === 0 || Math.abs(at(left, row)) < Math.abs(at(amount, row)));

/** Payments that the column of what is owed does not follow from. */
function paymentsText({ body, best, sheet }: Asking): string | null {
  const paid = sheet.settled.find(hasValues);
  if (!paid || best.settled.length > 0 || best.outstanding.outstanding < PLAIN) return null;
  const amount = sheet.columns.find((column) => column !== best.outstanding && column.amount > 0.4);
  if (!amount || areSides(amount, paid, best.outstanding)) return null;
  if (best.addsUp && best.amount && wereTakenOff(best.amount, paid, best.outstanding)) return null;
  return `${nameOf(body, amount)} less ${nameOf(body, paid)} is not ${nameOf(body, best.outstanding)}. Which column holds what is still owed?`;
}

/** No balance, but payments: taken off the amount, as the clerk is asked. */
function paymentsDoubt({ body, best, sheet }: Asking): Question[] {
  const paid = unsettled(best, sheet);
  if (paid.length === 0 || sheet.areDeducted !== null) return [];
  const places = paid.map((column) => nameOf(body, column)).join(' and ');
  const text = `In ${places} stand payments, but no column holds what is left. Is what is still owed ${nameOf(body, best.outstanding)} less these payments?`;
  return [{ topic: 'payments', text, assumed: 'takeOff', blocking: true, cells: [] }];
}

/** More owed than was invoiced, in more rows than a slip explains: one of the two columns is something else. */
function overText({ body, best, sheet }: Asking): string | null {
  const { outstanding } = best;
  if (best.addsUp || sheet.converted.has(outstanding)) return null;
  const amount = sheet.columns.find(
    (column) =>
      column !== outstanding &&
      column.amount > 0.4 &&
      column.profile.filled >= outstanding.profile.filled * 0.8 &&
      !sheet.net.has(column) &&
      !sheet.converted.has(column) &&
      !sheet.repeated.has(column) &&
      !sheet.settled.some((credit) => areSides(column, credit, outstanding)) &&
      shareWithin(column, outstanding) < MOST,
  );
  if (!amount) return null;
  return `${nameOf(body, outstanding)} shows more than ${nameOf(body, amount)} in some rows. Which column holds what each invoice still owes?`;
}

function weakText({ body, best, sheet }: Asking): string | null {
  const { profile, outstanding } = best.outstanding;
  const lines = sheet.columns.filter((column) => column.amount + column.outstanding > 0);
  if (sheet.stray !== null && outstanding < PLAIN)
    return `Column ${letterAt(body, sheet.stray)} is headed as what is still owed but holds no amounts. Is it ${nameOf(body, best.outstanding)}?`;
  const { concepts } = profile.said;
  const isOnly = lines.length === 1 && (concepts.has('money') || concepts.has('debit'));
  const isOriginal = profile.said.concepts.has('original') && outstanding < PLAIN;
  if (!isOriginal && (outstanding >= 0.45 || isOnly || best.settled.length > 0)) return null;
  return `No heading says what is still owed. Is it ${nameOf(body, best.outstanding)}?`;
}

/** The doubts about the best choice: which column it is, and whether payments are still to be taken off it. */
export function moneyDoubts(body: Body, best: Choice, choices: readonly Choice[], sheet: MoneySheet): Question[] {
  const asking: Asking = { body, best, choices, sheet };
  const text = runningText(asking) ?? paymentsText(asking) ?? rivalText(asking) ?? overText(asking) ?? weakText(asking);
  const assumed = letterAt(body, best.outstanding.profile.at);
  const column: Question[] =
    text === null ? [] : [{ topic: 'column.outstanding', text: capital(text), assumed, blocking: true, cells: [] }];
  return [...column, ...paymentsDoubt(asking)];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
