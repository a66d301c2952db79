// One customer as the sheet shows it now: everything owed, what is overdue, where to write. Found by customer number or
// name, never by row index, so that sorting or inserting rows cannot shift a reminder to somebody else.
import { accountIdOf } from './account-id.ts';
import { languageTag } from './language-names.ts';
import { type Money, sumByCurrency } from './money.ts';
import { plainLine } from './plain-line.ts';
import { findAddresses } from './recipient.ts';
import type { SheetReading, SheetRow } from './sheet.ts';
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

/** How many customers the sheet names, with those of whom no amount can be read; found in steps of a few milliseconds. */
export function* customersInSteps(
  { rows }: SheetReading,
  accounts: ReadonlyMap<string, AccountOnSheet>,
): Generator<void, number> {
  const others = new Set<string>();
  for (let at = 0; at < rows.length; at += 1) {
    if (at % ROWS_A_STEP === 0) yield;
    if (!rows.isLedgerAt(at) || !Number.isNaN(rows.outstandingAt(at))) continue;
    const row = rows.at(at);
    const id = row === undefined ? null : keyOf(row);
    if (id !== null && !accounts.has(id)) others.add(id);
  }
  return accounts.size + others.size;
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
