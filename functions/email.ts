// The only file that sends. A mail is handed to SES once: no retries by the client, and an answer that is lost is told as
// lost. SES takes no idempotency token, so whatever is unsure must never be repeated by itself.
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { ReminderMail } from '../core/account-reminder.ts';
import type { DeliveryHappening } from '../core/delivery.ts';
import { MAIL_TAGS } from './settings.ts';
import type { ReminderIds } from './table.ts';

/** The client for handing mails over: it tries once, and a request without an answer ends after ten seconds. */
export const connectMail = (requestTimeout = 10_000): SESClient =>
  new SESClient({
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 5_000, requestTimeout, throwOnRequestTimeout: true },
  });

/** One line without control characters, so that no value can begin another header. */
const headerText = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

/** SES takes 10 MB with everything encoded; many mailboxes take less. */
const LARGEST_MAIL = 7_000_000;

/** Message-IDs as they stand in a header; anything else is left out. */
const MESSAGE_ID = /^<[\x21-\x3b=\x3f-\x7e]+@[\w.-]+>$/;

/** The mails of the thread before this one; the last of them is answered. */
function threadOf({ references = [] }: ReminderMail) {
  const ids = references.filter((id) => MESSAGE_ID.test(id));
  const last = ids.at(-1);
  return last ? { references: ids, inReplyTo: last } : {};
}

async function attachmentsOf({ statement }: ReminderMail) {
  if (!statement) return {};
  // Fonts and all, it is larger than everything else together: read only for a mail that has a statement.
  const { statementFile } = await import('./statement-pdf.ts');
  const { name, content } = await statementFile(statement);
  return { attachments: [{ filename: name, content, contentType: 'application/pdf' }] };
}

/**
 * The mail as MIME: text and HTML, one recipient, the statement if there is one. Throws when it cannot be built or is larger
 * than 7 MB; then nothing was sent.
 */
export async function composeMail(mail: ReminderMail): Promise<Buffer> {
  const composer = new MailComposer({
    from: { name: headerText(mail.from.name), address: headerText(mail.from.address) },
    to: [{ name: '', address: headerText(mail.to) }],
    replyTo: headerText(mail.replyTo),
    subject: headerText(mail.subject),
    text: mail.text,
    html: mail.html,
    textEncoding: 'quoted-printable',
    disableFileAccess: true,
    disableUrlAccess: true,
    ...threadOf(mail),
    ...(await attachmentsOf(mail)),
  });
  const raw = await composer.compile().build();
  if (raw.length > LARGEST_MAIL) throw new RangeError(`a mail of ${raw.length} bytes is larger than 7 MB`);
  return raw;
}

/** SES writes its own Message-ID: what it answers, at a domain that goes by the region. */
export const messageIdAt = (region: string, sesId: string): string =>
  `<${sesId}@${region === 'us-east-1' ? 'email' : region}.amazonses.com>`;

/** Where mails go: the client, and the configuration set whose events tell what became of them. */
export interface MailService {
  readonly client: SESClient;
  readonly configurationSet: string;
}

const tagsOf = ({ companyId, accountId, reminderId }: ReminderIds) => [
  { Name: MAIL_TAGS.company, Value: companyId },
  { Name: MAIL_TAGS.account, Value: accountId },
  { Name: MAIL_TAGS.reminder, Value: reminderId },
];

/** Refusals that pass: the mail was not taken, and may be once SES is less busy or its settings are mended. */
const FOR_NOW =
  /^(Throttling|ThrottlingException|TooManyRequestsException|LimitExceeded|LimitExceededException|RequestLimitExceeded|ServiceUnavailable|AccountSendingPausedException|ConfigurationSetSendingPausedException|AccessDenied|AccessDeniedException|ExpiredToken|ExpiredTokenException|RequestExpired|CredentialsProviderError)$/;

/** Failures before anything reached SES. */
const NEVER_CONNECTED = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN)$/;

const REFUSED = 'The mail service refused the mail. Nothing was sent.';

const wordOf = (error: object, field: 'name' | 'code'): string => {
  const value: unknown = (error as Record<string, unknown>)[field];
  return typeof value === 'string' ? value : '';
};

const statusOf = (error: object): number =>
  (error as { readonly $metadata?: { readonly httpStatusCode?: number } }).$metadata?.httpStatusCode ?? 0;

/** What an error of SES means for the mail. Whatever is not certainly a "no" is unsure: it may have been taken. */
export function happeningOf(error: unknown): DeliveryHappening {
  if (typeof error !== 'object' || error === null) return { happened: 'no-clear-answer' };
  const status = statusOf(error);
  if (FOR_NOW.test(wordOf(error, 'name')) && status < 500) return { happened: 'refused-for-now' };
  if (NEVER_CONNECTED.test(wordOf(error, 'code'))) return { happened: 'refused-for-now' };
  const isCertain = status >= 400 && status < 500 && status !== 408;
  return isCertain ? { happened: 'refused', because: REFUSED } : { happened: 'no-clear-answer' };
}

/** What came of handing a mail over: SES's id of it, and the Message-ID it bears. `error` is for the log's trace only. */
export interface HandedOver {
  readonly happening: DeliveryHappening;
  readonly messageId: string | null;
  readonly threadId?: string;
  readonly error: unknown;
}

/** Hands a composed mail to SES, once. Never throws. */
export async function handOver(
  service: MailService,
  ids: ReminderIds,
  mail: ReminderMail,
  raw: Buffer,
): Promise<HandedOver> {
  const command = new SendRawEmailCommand({
    Source: mail.from.address,
    Destinations: [mail.to],
    RawMessage: { Data: raw },
    ConfigurationSetName: service.configurationSet,
    Tags: tagsOf(ids),
  });
  try {
    // Asked before sending: whatever is thrown after it would make an accepted mail look unsure.
    const region = await service.client.config.region();
    const { MessageId: messageId = null } = await service.client.send(command);
    const threadId = messageId ? { threadId: messageIdAt(region, messageId) } : {};
    return { happening: { happened: 'accepted' }, messageId, ...threadId, error: null };
  } catch (error) {
    return { happening: happeningOf(error), messageId: null, error };
  }
}
