// Amounts that look like balances rather than debts where nothing else on the sheet tells: the same on every line of a
// customer, or carried forward from line to line as on a statement.
import { byNumber } from '../plain-line.ts';
import type { Question, SheetRow, TieOut } from '../sheet.ts';
import type { Layout } from './layout.ts';
import type { SheetRows } from './sheet-rows.ts';

/** The lines that are looked at. */
const LOOKED_AT = 400;
/** Fewer lines rise by chance. */
const RISING = 8;
/** Debts differ; a rise of less than this part of the first balance is none. */
const SMALL = 10;

/** True when all customers with several lines, two of them or one with three, owe the same on each. */
function areSame(rows: readonly SheetRow[]): boolean {
  const first = new Map<string, { readonly minor: number; lines: number }>();
  for (const { customer, customerId, outstanding } of rows) {
    const name = customerId ?? customer;
    if (name === null || outstanding === null) continue;
    const known = first.get(name);
    if (!known) first.set(name, { minor: outstanding.minor, lines: 1 });
    else if (known.minor !== outstanding.minor) return false;
    else known.lines += 1;
  }
  const several = [...first.values()].filter(({ lines, minor }) => lines > 1 && minor !== 0);
  return several.length > 1 || several.some(({ lines }) => lines > 2);
}

const minorOf = ({ outstanding }: SheetRow): number => outstanding?.minor ?? 0;
/** By what the lines of a statement follow each other. */
const placeOf = ({ invoiceDate, dueDate, invoiceNumber }: SheetRow): string =>
  invoiceDate ?? dueDate ?? invoiceNumber ?? '';
const sameCustomer = (a: SheetRow, b: SheetRow): boolean =>
  (a.customerId ?? a.customer) === (b.customerId ?? b.customer);

/**
 * True when the lines read like a statement's balances: each more than the one above, line after line of one customer in the
 * order of its days, and what comes to them is of the size of debts. Amounts that rise because the list is sorted by them
 * are none, nor amounts of many customers, nor 101, 102, 103.
 */
function areCarried(rows: readonly SheetRow[]): boolean {
  const [first, ...below] = rows;
  if (!first || rows.length < RISING) return false;
  const pairs = below.map((here, i) => ({ here, before: rows[i] ?? first }));
  const rises = pairs.map(({ here, before }) => minorOf(here) - minorOf(before)).sort((a, b) => a - b);
  const together = pairs.filter(({ here, before }) => sameCustomer(here, before));
  const order = together.map(({ here, before }) => byNumber(placeOf(before), placeOf(here)));
  const isStatement = order.every((one) => one <= 0) && order.filter((one) => one < 0).length * 2 >= pairs.length;
  const usual = rises[Math.floor(rises.length / 2)] ?? 0;
  return minorOf(first) > 0 && (rises[0] ?? 0) > 0 && isStatement && usual * SMALL >= minorOf(first);
}

function firstLines(rows: SheetRows): SheetRow[] {
  const lines: SheetRow[] = [];
  for (let position = 0; position < rows.length && lines.length < LOOKED_AT; position += 1) {
    const row = rows.isLedgerAt(position) ? rows.at(position) : undefined;
    if (row) lines.push(row);
  }
  return lines;
}

/** Asks whether amounts are balances; a printed total that they come to, or invoices of that amount and more, have settled it. */
export function balanceQuestion(layout: Layout, rows: SheetRows, tieOut: readonly TieOut[]): Question[] {
  const column = layout.columns.find(({ role }) => role === 'outstanding');
  const isProven = tieOut.some(({ difference }) => difference?.minor === 0);
  if (!column || isProven || layout.kind === 'summary' || layout.answers.column('outstanding') !== null) return [];
  const lines = firstLines(rows);
  const isWithin = ({ amount, outstanding }: SheetRow): boolean =>
    Math.abs(outstanding?.minor ?? 0) <= Math.abs(amount?.minor ?? 0);
  if (lines.every(isWithin)) return [];
  const named = `column ${column.column} (“${column.heading}”)`;
  const look = areSame(lines)
    ? `Every line of a customer shows the same amount in ${named}: is that the customer’s whole balance`
    : areCarried(lines)
      ? `Each line shows more than the one above in ${named}: is that a balance carried forward`
      : null;
  if (look === null) return [];
  const text = `${look}, or what each invoice still owes? Choose the column of what is still owed.`;
  return [{ topic: 'column.outstanding', text, assumed: column.column, blocking: true, cells: [] }];
}
