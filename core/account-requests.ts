// What is asked of the server for one customer of the sheet: the next reminder, or the statement of everything open. What could
// not be asked for is refused in words that name the row.
import type { AccountOnSheet } from './account-on-sheet.ts';
import type { CalendarDay } from './calendar.ts';
import { isCurrencyCode } from './money.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';
import type { ReminderCredit, ReminderInvoice, ReminderRequest } from './reminder.ts';
import type { SheetRow } from './sheet.ts';
import type { StatementRequest } from './statement-request.ts';

function invoiceOf(row: SheetRow): ReminderInvoice | Refusal {
  if (row.invoiceNumber === null)
    return refuse('no-invoice-number', `Row ${row.row} has no invoice number. Add it to the sheet first.`);
  if (row.outstanding === null || row.dueDate === null)
    return refuse('no-due-date', `Row ${row.row} has no due date or no amount that can be read.`);
  if (!isCurrencyCode(row.outstanding.currency))
    return refuse(
      'no-currency',
      'The sheet does not say which currency its amounts are in. Answer the question about the currency on the Sheet section, or name it in a heading or the title.',
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
