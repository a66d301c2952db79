// The account statement: what is open with one customer on a day, currency by currency, credits apart, aged by due date.
// It shows the sheet's open items, not the movements that led to them: the sheet does not know those.
import { type AgeingLine, ageingOf, bucketOf, daysOverdue, USUAL_EDGES } from './ageing.ts';
import type { CalendarDay } from './calendar.ts';
import { type Money, sumByCurrency } from './money.ts';
import { byNumber } from './plain-line.ts';
import type { ReminderCredit } from './reminder.ts';

/** An open invoice, overdue or not. Without a due date it is not overdue, and the statement says that it has none. */
interface StatementItem {
  readonly invoiceNumber: string;
  readonly invoiceDate: CalendarDay | null;
  readonly dueDate: CalendarDay | null;
  readonly original: Money | null;
  readonly outstanding: Money;
}

export interface StatementInput {
  readonly customerName: string;
  readonly customerNumber: string | null;
  readonly asOf: CalendarDay;
  readonly items: readonly StatementItem[];
  readonly credits: readonly ReminderCredit[];
  /** Last day of each ageing bucket but the open one; 30, 60, 90 and 120 when left out. */
  readonly edges?: readonly number[];
}

/** `daysOverdue` is null without a due date, 0 or less before and on it. */
interface AgedStatementItem extends StatementItem {
  readonly daysOverdue: number | null;
}

/** One currency: `open` is the invoices, `credited` the credits (never positive), `balance` both together. */
export interface CurrencyStatement {
  readonly currency: string;
  readonly items: readonly AgedStatementItem[];
  readonly credits: readonly ReminderCredit[];
  readonly open: Money;
  readonly overdue: Money;
  readonly credited: Money;
  readonly balance: Money;
  /** Of the invoices; the buckets add up to `open`. */
  readonly ageing: readonly AgeingLine[];
}

export interface AccountStatement {
  readonly customerName: string;
  readonly customerNumber: string | null;
  readonly asOf: CalendarDay;
  readonly currencies: readonly CurrencyStatement[];
}

const LAST = '9999-12-31';
const byDueDate = (a: StatementItem, b: StatementItem): number =>
  (a.dueDate ?? LAST).localeCompare(b.dueDate ?? LAST) || byNumber(a.invoiceNumber, b.invoiceNumber);
const byDate = (a: ReminderCredit, b: ReminderCredit): number =>
  (a.date ?? LAST).localeCompare(b.date ?? LAST) || (a.reference ?? '').localeCompare(b.reference ?? '');

function sumIn(currency: string, items: readonly { readonly outstanding: Money }[]): Money {
  return sumByCurrency(items.map(({ outstanding }) => outstanding))[0] ?? { minor: 0, currency };
}

function inCurrency(
  currency: string,
  { items, credits, asOf, edges = USUAL_EDGES }: StatementInput,
): CurrencyStatement {
  const isIts = ({ outstanding }: { outstanding: Money }) => outstanding.currency === currency;
  const aged = items
    .filter(isIts)
    .sort(byDueDate)
    .map((item) => ({ ...item, daysOverdue: item.dueDate ? daysOverdue(item.dueDate, asOf) : null }));
  const itsCredits = credits.filter(isIts).sort(byDate);
  const buckets = aged.map(({ daysOverdue: days, outstanding }) => ({
    bucket: bucketOf(days ?? 0, edges),
    outstanding,
  }));
  const [ageing] = ageingOf(
    buckets.length > 0 ? buckets : [{ bucket: null, outstanding: { minor: 0, currency } }],
    edges,
  );
  return {
    currency,
    items: aged,
    credits: itsCredits,
    open: sumIn(currency, aged),
    overdue: sumIn(
      currency,
      aged.filter(({ daysOverdue: days }) => days !== null && days > 0),
    ),
    credited: sumIn(currency, itsCredits),
    balance: sumIn(currency, [...aged, ...itsCredits]),
    ageing: ageing?.lines ?? [],
  };
}

/** The statement of an account, its currencies in the order of their codes; the order of what is given does not matter. */
export function statementOf(input: StatementInput): AccountStatement {
  const { customerName, customerNumber, asOf, items, credits } = input;
  const currencies = new Set([...items, ...credits].map(({ outstanding }) => outstanding.currency));
  return {
    customerName,
    customerNumber,
    asOf,
    currencies: [...currencies].sort().map((currency) => inCurrency(currency, input)),
  };
}
