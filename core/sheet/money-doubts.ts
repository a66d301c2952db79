// When the columns of money leave room for doubt: two that may be what is owed, payments without a balance, sums that do not
// hold. Each becomes one question that stops flagging.
import type { Question } from '../sheet.ts';
import { type Body, letterAt } from './evidence.ts';
import { differ, hasValues, type MoneyColumn } from './money-arithmetic.ts';

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
  readonly settled: readonly MoneyColumn[];
  readonly bucketSums: readonly number[] | null;
  readonly running: ReadonlySet<MoneyColumn>;
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
function rivalText({ body, best, choices }: Asking): string | null {
  const margin = best.addsUp || best.outstanding.outstanding >= PLAIN ? CLOSE : Number.POSITIVE_INFINITY;
  const rival = choices.find(
    ({ outstanding, score }) =>
      outstanding !== best.outstanding && score > best.score - margin && differ(outstanding, best.outstanding),
  );
  if (!rival) return null;
  return `Both ${nameOf(body, best.outstanding)} and ${nameOf(body, rival.outstanding)} may hold what is still owed, and they differ. Which one counts?`;
}

function runningText({ body, best, sheet }: Asking): string | null {
  const [running] = sheet.running;
  if (!running || (best.addsUp && best.outstanding !== running)) return null;
  return `In ${nameOf(body, running)} every line carries the one above forward. Which column holds what each invoice still owes?`;
}

/** Payments stand on the sheet, and no column is the amount less the payments. */
function paymentsText({ body, best, sheet }: Asking): string | null {
  const paid = sheet.settled.find(hasValues);
  if (!paid || best.settled.length > 0) return null;
  const named = nameOf(body, best.outstanding);
  if (best.outstanding.outstanding < PLAIN)
    return `In ${nameOf(body, paid)} stand payments, but no column holds what is left. Is ${named} still owed in full?`;
  const amount = sheet.columns.find((column) => column !== best.outstanding && column.amount > 0.4);
  if (!amount) return null;
  return `${nameOf(body, amount)} less ${nameOf(body, paid)} is not ${named}. Which column holds what is still owed?`;
}

function weakText({ body, best, sheet }: Asking): string | null {
  const { profile, outstanding } = best.outstanding;
  const lines = sheet.columns.filter((column) => column.amount + column.outstanding > 0);
  const isOnly = lines.length === 1 && profile.said.concepts.has('money');
  const isOriginal = profile.said.concepts.has('original') && outstanding < PLAIN;
  if (!isOriginal && (outstanding >= 0.45 || isOnly)) return null;
  return `No heading says what is still owed. Is it ${nameOf(body, best.outstanding)}?`;
}

/** The doubt about the best choice: at most one, about which column it is. */
export function moneyDoubts(body: Body, best: Choice, choices: readonly Choice[], sheet: MoneySheet): Question[] {
  const asking: Asking = { body, best, choices, sheet };
  const text = runningText(asking) ?? paymentsText(asking) ?? rivalText(asking) ?? weakText(asking);
  const assumed = letterAt(body, best.outstanding.profile.at);
  return text === null
    ? []
    : [{ topic: 'column.outstanding', text: capital(text), assumed, blocking: true, cells: [] }];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
