// One mail as the simulator takes it: read from the bytes of SendRawEmail, or built from the fields of SendEmail.
// What is kept is what was handed over; SES's own rewriting of Message-ID and Date is not imitated.
import { randomUUID } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import PostalMime, { type Address, type Email } from 'postal-mime';
import * as z from 'zod';
import { LOCAL_REGION } from './local-credentials.ts';
import { membersOf, SesRefusal, tagsOf } from './mail-query.ts';

export const acceptedMailSchema = z.object({
  messageId: z.string(),
  acceptedAt: z.number(),
  operation: z.enum(['SendEmail', 'SendRawEmail']),
  source: z.string(),
  from: z.array(z.string()),
  to: z.array(z.string()),
  /** Everybody it goes to: To, Cc and Bcc, or the Destinations given beside the raw mail. */
  destination: z.array(z.string()),
  subject: z.string(),
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  tags: z.record(z.string(), z.array(z.string())),
  configurationSet: z.string().nullable(),
  attachments: z.array(z.object({ filename: z.string(), mimeType: z.string(), size: z.number() })),
  carriesTestVirus: z.boolean(),
});
/** A mail the simulator accepted. `acceptedAt` is milliseconds since 1970. */
export type AcceptedMail = z.infer<typeof acceptedMailSchema>;

/** Limit of the v1 API for the encoded message. */
const LARGEST_MESSAGE = 10 * 1024 * 1024;
const MOST_RECIPIENTS = 50;
const TEST_VIRUS = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE';

const addressesOf = (list: readonly Address[] | undefined): string[] =>
  (list ?? []).flatMap((entry) =>
    entry.address ? [entry.address] : (entry.group ?? []).map(({ address }) => address),
  );

const shown = ({ name, address = '' }: Address): string => (name ? `${name} <${address}>` : address);

/** The bare address of `Name <a@b>`, in lower case. */
export const bareAddress = (text: string): string => (/<([^<>]*)>\s*$/.exec(text)?.[1] ?? text).trim().toLowerCase();

function checkRecipients(destination: readonly string[]): void {
  if (destination.length === 0) throw new SesRefusal('InvalidParameterValue', 'Missing final recipients.');
  if (destination.length > MOST_RECIPIENTS) {
    throw new SesRefusal('InvalidParameterValue', `Recipient count exceeds ${MOST_RECIPIENTS}.`);
  }
  for (const address of destination.map(bareAddress)) {
    const [local, domain, ...rest] = address.split('@');
    if (!local || !domain || rest.length > 0) throw new SesRefusal('InvalidParameterValue', "Missing final '@domain'");
    if (!/^[\x21-\x7e]+$/.test(domain)) {
      throw new SesRefusal('InvalidParameterValue', 'Domain contains illegal character');
    }
    if (!/^[\x21-\x7e]+$/.test(local)) {
      throw new SesRefusal('InvalidParameterValue', 'Local address contains control or non-ASCII characters');
    }
  }
}

function headerTags(mail: Email): Record<string, string[]> {
  const header = mail.headers.find(({ key }) => key === 'x-ses-message-tags')?.value ?? '';
  const pairs = header.split(',').map((pair) => pair.trim().split('='));
  return Object.fromEntries(pairs.flatMap(([name, value]) => (name && value ? [[name, [value]]] : [])));
}

const newMessageId = (now: number): string => `0102${now.toString(16).padStart(12, '0')}-${randomUUID()}-000000`;

/** SES puts its own Message-ID in place of the sender's: to that one an answer, or a later reminder, refers. */
function withOwnMessageId(raw: Buffer, messageId: string): Buffer {
  const end = raw.indexOf('\r\n\r\n');
  if (end === -1) return raw;
  const own = `Message-ID: <${messageId}@${LOCAL_REGION}.amazonses.com>`;
  const head = raw
    .subarray(0, end)
    .toString('latin1')
    .replace(/^Message-ID:.*(?:\r\n[ \t].*)*$/im, own);
  return Buffer.concat([Buffer.from(head, 'latin1'), raw.subarray(end)]);
}

/** Where a mail stands once its fields and bytes are read; limits and identities are judged by the caller. */
export interface ReadMail {
  readonly mail: AcceptedMail;
  readonly raw: Buffer;
}

interface Handed {
  readonly operation: AcceptedMail['operation'];
  readonly raw: Buffer;
  readonly source: string | null;
  readonly destination: readonly string[];
}

async function read(form: URLSearchParams, handed: Handed, now: number): Promise<ReadMail> {
  const { operation } = handed;
  if ((handed.raw.length * 4) / 3 > LARGEST_MESSAGE) {
    throw new SesRefusal('InvalidParameterValue', `Message length is more than ${LARGEST_MESSAGE} bytes long.`);
  }
  const messageId = newMessageId(now);
  const raw = withOwnMessageId(handed.raw, messageId);
  const parsed = await PostalMime.parse(raw);
  const source = handed.source ?? (parsed.from ? shown(parsed.from) : null);
  if (source === null) throw new SesRefusal('InvalidParameterValue', "Missing required header 'From'.");
  const fromHeaders = [...addressesOf(parsed.to), ...addressesOf(parsed.cc), ...addressesOf(parsed.bcc)];
  const destination = handed.destination.length > 0 ? [...handed.destination] : fromHeaders;
  checkRecipients(destination);
  const apiTags = tagsOf(form);
  const setHeader = parsed.headers.find(({ key }) => key === 'x-ses-configuration-set')?.value ?? null;
  const mail: AcceptedMail = {
    messageId,
    acceptedAt: now,
    operation,
    source,
    from: [parsed.from ? shown(parsed.from) : source],
    to: addressesOf(parsed.to),
    destination,
    subject: parsed.subject ?? '',
    headers: parsed.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    // Tags given to the API replace those of the header; SES does not merge them.
    tags: Object.keys(apiTags).length > 0 ? apiTags : headerTags(parsed),
    configurationSet: form.get('ConfigurationSetName') ?? setHeader,
    attachments: parsed.attachments.map(({ filename, mimeType, content }) => ({
      filename: filename ?? 'unnamed',
      mimeType,
      size: typeof content === 'string' ? content.length : content.byteLength,
    })),
    carriesTestVirus: raw.includes(TEST_VIRUS),
  };
  return { mail, raw };
}

/** Reads a SendRawEmail. Throws SesRefusal for what SES would not take. */
export function readRawEmail(form: URLSearchParams, now: number): Promise<ReadMail> {
  const raw = Buffer.from(form.get('RawMessage.Data') ?? '', 'base64');
  const destination = membersOf(form, 'Destinations');
  return read(form, { operation: 'SendRawEmail', raw, source: form.get('Source'), destination }, now);
}

/** Reads a SendEmail and builds the mail SES would. Throws SesRefusal for what SES would not take. */
export async function readEmail(form: URLSearchParams, now: number): Promise<ReadMail> {
  const source = form.get('Source');
  if (source === null) throw new SesRefusal('ValidationError', "Value at 'source' failed to satisfy constraint");
  const [to, cc, bcc] = ['To', 'Cc', 'Bcc'].map((kind) => membersOf(form, `Destination.${kind}Addresses`));
  const composed = new MailComposer({
    from: source,
    to: to ?? [],
    cc: cc ?? [],
    replyTo: membersOf(form, 'ReplyToAddresses'),
    subject: form.get('Message.Subject.Data') ?? '',
    text: form.get('Message.Body.Text.Data') ?? '',
    ...(form.has('Message.Body.Html.Data') && { html: form.get('Message.Body.Html.Data') ?? '' }),
  });
  const raw = await composed.compile().build();
  const destination = [...(to ?? []), ...(cc ?? []), ...(bcc ?? [])];
  return read(form, { operation: 'SendEmail', raw, source, destination }, now);
}
