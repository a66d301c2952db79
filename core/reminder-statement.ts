// The account statement that goes with a reminder or is asked for by itself: everything open on the sheet, overdue or not,
// with what is not asked for, in the customer's language.
import type { CalendarDay } from './calendar.ts';
import type { CompanySettings } from './company-settings.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { ReminderRequest } from './reminder.ts';
import { languageOf, type RemindedAccount } from './reminder-letter.ts';
import { statementOf } from './statement.ts';
import { type StatementContent, statementInWords } from './statement-content.ts';
import type { StatementRequest } from './statement-request.ts';

/** The largest file: in a mail it grows by a third, and an answer of the API ends at 6 MB. */
const LARGEST_BYTES = 4_000_000;

/** Refuses a statement that is too large to be sent or saved. */
export const refusalOfSize = (bytes: number): Refusal | null =>
  bytes <= LARGEST_BYTES
    ? null
    : refuse(
        'statement-too-large',
        `The account statement has ${(bytes / 1_000_000).toFixed(1)} MB; 4 MB is the most that can be sent or saved.`,
      );

/** Refuses to send a statement along from which open invoices would be missing. */
export const refusalOfMissing = ({ notDueMissing = 0 }: Pick<ReminderRequest, 'notDueMissing'>): Refusal | null =>
  notDueMissing === 0
    ? null
    : refuse(
        'statement-incomplete',
        `An account statement goes with this reminder, and ${notDueMissing} of the customer’s invoices that are not due yet would be missing from it. It has room for 500, each with its number, due date and currency. Complete them in the sheet, or write to this customer outside Duebook.`,
      );

/** The statement in words. What the request leaves out of a reminder (disputed, promised) stands in it all the same. */
export function statementFor(
  request: StatementRequest,
  context: {
    readonly account: Pick<RemindedAccount, 'facts'>;
    readonly settings: CompanySettings;
    readonly today: CalendarDay;
  },
): StatementContent {
  const { account, settings, today } = context;
  const { customerName, customerNumber, asOf, invoices, notDue = [], credits } = request;
  const statement = statementOf({ customerName, customerNumber, asOf, items: [...invoices, ...notDue], credits });
  return statementInWords(statement, { settings, language: languageOf(request, account, settings), today });
}

/** The name of its file: its title, without what a file system or a mail program could take for something else. */
export const statementFileName = ({ title }: StatementContent): string =>
  `${title
    .replace(/[^\p{L}\p{M}\p{N} ._-]+/gu, '-')
    .slice(0, 80)
    .replace(/^[\s.-]+|[\s.-]+$/g, '')}.pdf`;
