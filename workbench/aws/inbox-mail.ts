// A kept mail as a person reads it: both parts, headers, attachments, and what happened to it in words.
import PostalMime from 'postal-mime';
import type { MailSimulator } from './mail.ts';
import type { MailEventType, MailHappening } from './mail-events.ts';
import type { KeptMail } from './mail-journal.ts';

/** A line of the inbox. Instants are ISO in UTC. */
export interface InboxLine {
  readonly id: string;
  readonly at: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  /** `Accepted`, then what happened last: `Sent`, `Delivered`, `Delayed`, `Bounced`, `Complained`, `Rejected`. */
  readonly state: string;
}

/** Something that happened, in words. */
export interface InboxStep {
  readonly at: string;
  readonly state: string;
  readonly because: string | null;
}

/** A mail opened. A part the mail does not have is null. */
export interface InboxMail extends InboxLine {
  readonly text: string | null;
  readonly html: string | null;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly size: number }[];
  readonly tags: Readonly<Record<string, string>>;
  readonly steps: readonly InboxStep[];
}

const STATES: Record<MailEventType, string> = {
  Send: 'Sent',
  Delivery: 'Delivered',
  DeliveryDelay: 'Delayed',
  Bounce: 'Bounced',
  Complaint: 'Complained',
  Reject: 'Rejected',
};

const iso = (ms: number): string => new Date(ms).toISOString();

/** What a list of recipients in an event says of the first of them. */
function diagnosisIn(recipients: unknown): string | null {
  const first: unknown = Array.isArray(recipients) ? recipients[0] : null;
  if (typeof first !== 'object' || first === null || !('diagnosticCode' in first)) return null;
  return String(first.diagnosticCode);
}

function stepOf({ eventType, at, detail }: MailHappening): InboxStep {
  const because =
    diagnosisIn(detail.bouncedRecipients) ??
    diagnosisIn(detail.delayedRecipients) ??
    (typeof detail.reason === 'string' ? detail.reason : null);
  return { at: iso(at), state: STATES[eventType], because };
}

function inboxLineOf({ mail, happened }: KeptMail): InboxLine {
  const last = happened.at(-1);
  return {
    id: mail.messageId,
    at: iso(mail.acceptedAt),
    from: mail.from.join(', '),
    to: mail.destination,
    subject: mail.subject,
    state: last ? STATES[last.eventType] : 'Accepted',
  };
}

/** The newest mail comes first. */
export const inboxLines = (simulator: MailSimulator): InboxLine[] => simulator.mails.map(inboxLineOf).reverse();

/** Opens a mail, or null for an id that is not known. */
export async function openMail(simulator: MailSimulator, id: string): Promise<InboxMail | null> {
  const [kept, raw] = [simulator.find(id), simulator.rawOf(id)];
  if (kept === null || raw === null) return null;
  const { text, html } = await PostalMime.parse(raw);
  return {
    ...inboxLineOf(kept),
    text: text ?? null,
    html: html ?? null,
    headers: kept.mail.headers,
    attachments: kept.mail.attachments.map(({ filename, mimeType, size }) => ({
      name: filename,
      type: mimeType,
      size,
    })),
    tags: Object.fromEntries(Object.entries(kept.mail.tags).map(([name, values]) => [name, values.join(', ')])),
    steps: kept.happened.map(stepOf),
  };
}

/** An attachment's bytes by its position, or null when there is none. */
export async function openAttachment(simulator: MailSimulator, id: string, position: number): Promise<Buffer | null> {
  const raw = simulator.rawOf(id);
  if (raw === null) return null;
  const attachment = (await PostalMime.parse(raw)).attachments[position];
  if (attachment === undefined) return null;
  const { content } = attachment;
  return typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content));
}
