// The account statement over the API: as a file to be saved, and measured for the preview of a reminder it goes with.
import type { AccountState } from '../core/account.ts';
import { refusalOfFuture } from '../core/account-checks.ts';
import { accountIdOf } from '../core/account-id.ts';
import { dayIn } from '../core/calendar.ts';
import type { CompanySettings } from '../core/company-settings.ts';
import type { ReminderPreview } from '../core/reminder.ts';
import { refusalOfSize, statementFor } from '../core/reminder-statement.ts';
import type { StatementAnswer, StatementRequest } from '../core/statement-request.ts';
import { type Call, idsOf, type Outcome } from './call.ts';
import { loadAccount } from './store.ts';

/** Whose statement of which day. */
interface Asked {
  readonly request: StatementRequest;
  readonly account: Pick<AccountState, 'facts'>;
  readonly settings: CompanySettings;
  readonly now: string;
}

async function fileOf({ request, account, settings, now }: Asked): Promise<{ name: string; content: Buffer }> {
  // With the fonts it is larger than all the rest: read only when a statement is asked for.
  const { statementFile } = await import('./statement-pdf.ts');
  return statementFile(statementFor(request, { account, settings, today: dayIn(settings.timeZone, now) }));
}

/** The statement of an account as the sheet shows it now. Writes nothing. */
export async function showStatement(call: Call<StatementRequest, unknown>): Promise<Outcome> {
  const { office, body: request } = call;
  const ids = idsOf(call);
  if (accountIdOf(request) !== ids.accountId)
    return { faults: [{ where: 'customerNumber', fault: 'names another customer than the account in the address' }] };
  const [account, settings] = await Promise.all([
    loadAccount(office.table, ids),
    office.settings.inForce(ids.companyId),
  ]);
  const now = office.now();
  const unfit = refusalOfFuture(request, dayIn(settings.timeZone, now), settings.locale);
  if (unfit) return unfit;
  const { name, content } = await fileOf({ request, account, settings, now });
  const body: StatementAnswer = { name, contentType: 'application/pdf', base64: content.toString('base64') };
  return refusalOfSize(content.length) ?? { status: 200, body };
}

/** The preview with the size of the statement that goes with it; one that is too large stands against sending. */
export async function withStatementMeasured(preview: ReminderPreview, asked: Asked): Promise<ReminderPreview> {
  if (preview.attachments.length === 0) return preview;
  const { name, content } = await fileOf(asked);
  const attachments = [{ name, bytes: content.length }];
  return { ...preview, attachments, refusal: preview.refusal ?? refusalOfSize(content.length) };
}
