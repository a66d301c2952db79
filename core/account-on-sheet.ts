// One customer as the sheet shows it now: everything owed, what is overdue, where to write. Found by customer number or
// name, never by row index, so that sorting or inserting rows cannot shift a reminder to somebody else.
import { accountIdOf } from './account-id.ts';
import type { CalendarDay } from './calendar.ts';
import { languageTag } from './language-names.ts';
import { isCurrencyCode, type Money, sumByCurrency } from './money.ts';
import { plainLine } from './plain-line.ts';
import { findAddresses } from './recipient.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';
import type { ReminderCredit, ReminderInvoice, ReminderRequest } from './reminder.ts';
import { isOtherNote } from './reminder-note.ts';
import type { SheetReading, SheetRow } from './sheet.ts';
import type { StatementRequest } from './statement-request.ts';
import { atOnce } from './steps.ts';

/** A customer's rows on the sheet, in sheet order. `owed` counts credits; `overdueOwed` does not. */
export interface AccountOnSheet {
  readonly accountId: string;
  readonly customerName: string;
  readonly customerNumber: string | null;
  readonly contactName: string | null;
  /** The language the rows name, as a tag; null where they name none, or several: then what is noted at the account counts. */
  readonly language: string | null;
  /** Every address found in the customer's rows, in order, each once. */
  readonly addresses: readonly string[];
  readonly rows: readonly SheetRow[];
  readonly overdue: readonly SheetRow[];
  readonly owed: readonly Money[];
  readonly overdueOwed: readonly Money[];
  /** The overdue row with the earliest due date. */
  readonly oldest: SheetRow | null;
  /** Currencies of the sheet that are only assumed. */
  readonly guessedCurrencies: readonly string[];
}

const LEDGER_ROWS: readonly string[] = ['invoice', 'credit', 'payment'];

/** True for a row that carries a customer's money: an invoice, a credit or a payment. */
export const isLedgerRow = (row: SheetRow): boolean => LEDGER_ROWS.includes(row.type) && row.outstanding !== null;

const keyOf = (row: SheetRow): string | null => {
  const number = row.customerId?.trim() ?? '';
  const name = row.customer?.trim() ?? '';
  if (number === '' && name === '') return null;
  return accountIdOf({ customerNumber: number, customerName: name });
};

/** The first readable text among the rows; later rows are not looked at. */
function firstOf(rows: readonly SheetRow[], read: (row: SheetRow) => string | null): string | null {
  for (const row of rows) {
    const text = plainLine(read(row) ?? '');
    if (text !== '') return text;
  }
  return null;
}

/** The language that the rows name, whatever their order: `de` for `de` and `de-AT`; null where they name several. */
function languageOf(rows: readonly SheetRow[]): string | null {
  const texts = new Set<string>();
  for (const { language } of rows) if (language !== undefined) texts.add(language);
  const tags = new Set([...texts].flatMap((text) => languageTag(text) ?? []));
  const languages = new Set([...tags].map((tag) => tag.replace(/-.*/, '')));
  const [[tag = null], [language = null]] = [tags, languages];
  if (tags.size <= 1) return tag;
  return languages.size === 1 ? language : null;
}

const moneyOf = (rows: readonly SheetRow[]): Money[] =>
  sumByCurrency(rows.flatMap(({ outstanding }) => (outstanding ? [outstanding] : [])));

const earlier = (a: SheetRow, b: SheetRow): SheetRow => ((b.dueDate ?? '9999') < (a.dueDate ?? '9999') ? b : a);

function accountFrom(
  accountId: string,
  rows: readonly SheetRow[],
  { guessedCurrencies = [] }: SheetReading,
): AccountOnSheet {
  const overdue = rows.filter(({ overdue }) => overdue);
  const customerNumber = firstOf(rows, ({ customerId }) => customerId);
  return {
    accountId,
    customerName: firstOf(rows, ({ customer }) => customer) ?? customerNumber ?? '',
    customerNumber,
    contactName: firstOf(rows, ({ contactName }) => contactName),
    language: languageOf(rows),
    addresses: [...new Set(rows.flatMap(({ email }) => (email === null ? [] : findAddresses(email))))],
    rows,
    overdue,
    owed: moneyOf(rows),
    overdueOwed: moneyOf(overdue),
    oldest: overdue.length === 0 ? null : overdue.reduce(earlier),
    guessedCurrencies,
  };
}

/** Rows that are looked at between two steps. */
const ROWS_A_STEP = 500;

function moneyRowAt(rows: SheetReading['rows'], position: number): SheetRow | null {
  const row = rows.isLedgerAt(position) ? rows.at(position) : undefined;
  return row && isLedgerRow(row) ? row : null;
}

/** The ledger rows of each account, in sheet order. */
function* rowsOfAccounts({ rows }: SheetReading): Generator<void, ReadonlyMap<string, SheetRow[]>> {
  const ids = new Map<string, string | null>();
  const found = new Map<string, SheetRow[]>();
  for (let at = 0; at < rows.length; at += 1) {
    if (at % ROWS_A_STEP === 0) yield;
    const row = moneyRowAt(rows, at);
    if (row === null) continue;
    const words = JSON.stringify([row.customerId, row.customer]);
    const id = ids.has(words) ? (ids.get(words) ?? null) : keyOf(row);
    ids.set(words, id);
    if (id === null) continue;
    const its = found.get(id);
    if (its) its.push(row);
    else found.set(id, [row]);
  }
  return found;
}

/**
 * Every account of the sheet by its id, in order of first appearance, found in steps of a few milliseconds. Rows without
 * customer number and name are not in it.
 */
export function* accountsInSteps(reading: SheetReading): Generator<void, ReadonlyMap<string, AccountOnSheet>> {
  const accounts = new Map<string, AccountOnSheet>();
  let looked = 0;
  for (const [id, its] of yield* rowsOfAccounts(reading)) {
    accounts.set(id, accountFrom(id, its, reading));
    looked += its.length;
    if (looked < ROWS_A_STEP) continue;
    looked = 0;
    yield;
  }
  return accounts;
}

/** Every account of the sheet at once, as {@link accountsInSteps} finds them. */
export const accountsOnSheet = (reading: SheetReading): ReadonlyMap<string, AccountOnSheet> =>
  atOnce(accountsInSteps(reading));

/** True for a ledger row with a customer's number or name. */
export const namesSomebody = (row: SheetRow): boolean =>
  isLedgerRow(row) && ((row.customerId ?? '').trim() !== '' || (row.customer ?? '').trim() !== '');

/** The id of the account a ledger row belongs to; null for totals, headings and rows that name nobody. */
export const accountIdOfRow = (row: SheetRow): string | null => (isLedgerRow(row) ? keyOf(row) : null);

/** The accounts with most overdue money, largest first, in the sheet's main currency (the one with most overdue). */
export function largestOverdue(
  accounts: Iterable<AccountOnSheet>,
  reading: SheetReading,
  count: number,
): AccountOnSheet[] {
  const main = [...reading.overdueByCurrency].sort((a, b) => b.minor - a.minor)[0]?.currency;
  const inMain = (account: AccountOnSheet): number =>
    account.overdueOwed.find(({ currency }) => currency === main)?.minor ?? 0;
  return [...accounts]
    .filter((account) => inMain(account) > 0)
    .sort((a, b) => inMain(b) - inMain(a))
    .slice(0, count);
}

function invoiceOf(row: SheetRow): ReminderInvoice | Refusal {
  if (row.invoiceNumber === null)
    return refuse('no-invoice-number', `Row ${row.row} has no invoice number. Add it to the sheet first.`);
  if (row.outstanding === null || row.dueDate === null)
    return refuse('no-due-date', `Row ${row.row} has no due date or no amount that can be read.`);
  if (!isCurrencyCode(row.outstanding.currency))
    return refuse(
      'no-currency',
      'The sheet does not say which currency its amounts are in. Name it in a heading or the title first.',
    );
  if (row.invoiceNumber.length > INVOICE_NUMBER_AT_MOST)
    return refuse(
      'invoice-number-too-long',
      `The invoice number in row ${row.row} has more than ${INVOICE_NUMBER_AT_MOST} characters. Shorten it in the sheet.`,
    );
  const { invoiceNumber, invoiceDate, dueDate, amount, outstanding } = row;
  return { invoiceNumber, invoiceDate, dueDate, original: amount, outstanding };
}

/** Earliest due date first, so that sorting the sheet does not make another mail of it. */
const byDueDate = (a: SheetRow, b: SheetRow): number => wordsOf(a).localeCompare(wordsOf(b), 'en');
const wordsOf = ({ dueDate, invoiceNumber }: SheetRow): string => `${dueDate} ${invoiceNumber}`;

const creditsOf = (account: AccountOnSheet): ReminderCredit[] =>
  account.rows
    .filter(({ outstanding, overdue }) => !overdue && outstanding !== null && outstanding.minor < 0)
    .flatMap(({ invoiceNumber, invoiceDate, outstanding }) =>
      outstanding ? [{ reference: invoiceNumber, date: invoiceDate, outstanding }] : [],
    );

/** What a letter has room for; the server holds to the same. */
const INVOICES_AT_MOST = 500;
const NAME_AT_MOST = 200;
const INVOICE_NUMBER_AT_MOST = 64;

/** A letter must not ask for euros where the sheet means reais: what is only assumed has to be said first. */
function refusalOfCurrency({ overdue, guessedCurrencies }: AccountOnSheet): Refusal | null {
  const guessed = overdue.find(({ outstanding }) => guessedCurrencies.includes(outstanding?.currency ?? ''));
  return guessed === undefined
    ? null
    : refuse(
        'currency-assumed',
        `Nothing on the sheet says for certain that its amounts are in ${guessed.outstanding?.currency}. Answer the question about the currency on the Sheet section first.`,
      );
}

function refusalOfSize({ customerName, contactName, overdue }: AccountOnSheet): Refusal | null {
  if (customerName.length > NAME_AT_MOST || (contactName?.length ?? 0) > NAME_AT_MOST)
    return refuse(
      'name-too-long',
      `A name in these rows has more than ${NAME_AT_MOST} characters. Shorten it in the sheet before writing.`,
    );
  if (overdue.length <= INVOICES_AT_MOST) return null;
  return refuse(
    'too-many-invoices',
    `${overdue.length} invoices are overdue, and a reminder has room for ${INVOICES_AT_MOST}. Write to this customer outside Duebook.`,
  );
}

/** The overdue invoices, oldest first; a refusal when one of them lacks what a letter has to say. */
function overdueInvoices(account: AccountOnSheet): ReminderInvoice[] | Refusal {
  const unfit = refusalOfSize(account) ?? refusalOfCurrency(account);
  if (unfit) return unfit;
  const invoices: ReminderInvoice[] = [];
  for (const row of [...account.overdue].sort(byDueDate)) {
    const invoice = invoiceOf(row);
    if ('refused' in invoice) return invoice;
    invoices.push(invoice);
  }
  return invoices;
}

/** What is open and not due yet, earliest due date first: invoices, and refusals for rows that name too little. */
const notDueOf = ({ rows }: AccountOnSheet): (ReminderInvoice | Refusal)[] =>
  rows
    .filter(({ type, overdue, outstanding }) => type === 'invoice' && !overdue && (outstanding?.minor ?? 0) > 0)
    .sort(byDueDate)
    .map(invoiceOf);

type NotDue = Pick<ReminderRequest, 'notDue' | 'notDueMissing'>;

/** What is not due yet for the statement that may go along with a reminder, and how many of it there is no place for. */
function notDueAlong(account: AccountOnSheet): NotDue {
  const all = notDueOf(account);
  const notDue = all.flatMap((invoice) => (isRefusal(invoice) ? [] : [invoice])).slice(0, INVOICES_AT_MOST);
  const missing = all.length - notDue.length;
  return { ...(notDue.length === 0 ? {} : { notDue }), ...(missing === 0 ? {} : { notDueMissing: missing }) };
}

/** What is not due yet, in full: a statement that leaves something out without a word would be wrong. */
function wholeNotDue(account: AccountOnSheet): NotDue | Refusal {
  const notDue: ReminderInvoice[] = [];
  for (const invoice of notDueOf(account)) {
    if (isRefusal(invoice)) return invoice;
    notDue.push(invoice);
  }
  if (notDue.length > INVOICES_AT_MOST)
    return refuse(
      'too-many-invoices',
      `${notDue.length} invoices are not due yet, and a statement has room for ${INVOICES_AT_MOST}. Make this customer's statement outside Duebook.`,
    );
  return notDue.length === 0 ? {} : { notDue };
}

/** The language for the letter; nothing where the sheet does not settle it. */
const languageIn = ({ language }: AccountOnSheet): { readonly language?: string } =>
  language === null ? {} : { language };

/**
 * What a preview is asked for: all overdue invoices of the account, its unapplied credits, what is not due yet, one
 * recipient. Refuses when nothing is overdue or an overdue row lacks its number, due date or currency.
 */
export function reminderRequestOf(account: AccountOnSheet, to: string, asOf: CalendarDay): ReminderRequest | Refusal {
  if (account.overdue.length === 0)
    return refuse('nothing-overdue', `${account.customerName} owes nothing that is overdue.`);
  const invoices = overdueInvoices(account);
  if (isRefusal(invoices)) return invoices;
  const { customerName, customerNumber, contactName } = account;
  return {
    ...{ customerName, customerNumber, contactName, to, asOf, invoices },
    ...{ credits: creditsOf(account), ...notDueAlong(account), ...languageIn(account) },
  };
}

/** What an account statement is asked for: everything open on the sheet, overdue or not; refuses rather than leave some out. */
export function statementRequestOf(account: AccountOnSheet, asOf: CalendarDay): StatementRequest | Refusal {
  const invoices = overdueInvoices(account);
  if (isRefusal(invoices)) return invoices;
  const notDue = wholeNotDue(account);
  if (isRefusal(notDue)) return notDue;
  const { customerName, customerNumber } = account;
  return {
    ...{ customerName, customerNumber, asOf, invoices },
    ...{ credits: creditsOf(account), ...notDue, ...languageIn(account) },
  };
}

/** Names of other customers whose rows carry the same address; a mail to it could tell one customer about another. */
export const othersWithAddress = (
  accounts: Iterable<AccountOnSheet>,
  account: AccountOnSheet,
  address: string,
): string[] =>
  [...accounts]
    .filter(({ accountId, addresses }) => accountId !== account.accountId && addresses.some(sameAddress(address)))
    .map(({ customerName }) => customerName);

const sameAddress =
  (address: string) =>
  (other: string): boolean =>
    other.toLowerCase() === address.toLowerCase();

/** One difference between the reminder that was previewed and what the sheet says now. */
export type ReminderChange =
  | { readonly change: 'invoice-added' | 'invoice-gone'; readonly invoiceNumber: string; readonly outstanding: Money }
  | { readonly change: 'amount'; readonly invoiceNumber: string; readonly before: Money; readonly now: Money }
  | {
      readonly change: 'dueDate';
      readonly invoiceNumber: string;
      readonly before: CalendarDay;
      readonly now: CalendarDay;
    }
  | { readonly change: 'asOf'; readonly before: CalendarDay; readonly now: CalendarDay }
  | { readonly change: 'address' | 'customer' | 'language' | 'credits' | 'invoice-details' | 'not-due' | 'note' };

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function changesOfInvoice(before: ReminderInvoice, now: ReminderInvoice): ReminderChange[] {
  const { invoiceNumber } = now;
  const changes: ReminderChange[] = [];
  if (!same(before.outstanding, now.outstanding))
    changes.push({ change: 'amount', invoiceNumber, before: before.outstanding, now: now.outstanding });
  if (before.dueDate !== now.dueDate)
    changes.push({ change: 'dueDate', invoiceNumber, before: before.dueDate, now: now.dueDate });
  return changes.length === 0 && !same(before, now) ? [{ change: 'invoice-details' }] : changes;
}

/**
 * What changed on the sheet since the preview; none when a mail written now would say the same. The order of rows does not
 * matter. An invoice number that stands twice is compared in pairs.
 */
export function reminderChanges(previewed: ReminderRequest, now: ReminderRequest): ReminderChange[] {
  const left = [...previewed.invoices];
  const changes: ReminderChange[] = [];
  for (const invoice of now.invoices) {
    const exact = left.findIndex((other) => same(other, invoice));
    const place = exact >= 0 ? exact : left.findIndex(({ invoiceNumber }) => invoiceNumber === invoice.invoiceNumber);
    const [before] = place < 0 ? [] : left.splice(place, 1);
    const { invoiceNumber, outstanding } = invoice;
    changes.push(
      ...(before
        ? changesOfInvoice(before, invoice)
        : [{ change: 'invoice-added' as const, invoiceNumber, outstanding }]),
    );
  }
  for (const { invoiceNumber, outstanding } of left)
    changes.push({ change: 'invoice-gone', invoiceNumber, outstanding });
  return [...changes, ...changesAroundInvoices(previewed, now)];
}

const sortedTexts = (items: readonly unknown[]): string[] => items.map((item) => JSON.stringify(item)).sort();

function changesAroundInvoices(previewed: ReminderRequest, now: ReminderRequest): ReminderChange[] {
  const changes: ReminderChange[] = [];
  if (previewed.asOf !== now.asOf) changes.push({ change: 'asOf', before: previewed.asOf, now: now.asOf });
  if (!same(sortedTexts(previewed.credits), sortedTexts(now.credits))) changes.push({ change: 'credits' });
  if (previewed.to !== now.to) changes.push({ change: 'address' });
  if (isOtherNote(previewed, now.note ?? '')) changes.push({ change: 'note' });
  const person = ({ customerName, customerNumber, contactName }: ReminderRequest) => [
    customerName,
    customerNumber,
    contactName,
  ];
  if (!same(person(previewed), person(now))) changes.push({ change: 'customer' });
  if ((previewed.language ?? null) !== (now.language ?? null)) changes.push({ change: 'language' });
  const notDue = ({ notDue = [], notDueMissing = 0 }: ReminderRequest) => [notDue, notDueMissing];
  if (!same(notDue(previewed), notDue(now))) changes.push({ change: 'not-due' });
  return changes;
}
