// The events SES publishes about a mail, in the JSON shape of its SNS messages (Developer Guide, "Contents of event data
// that Amazon SES publishes to Amazon SNS"). Delays carry neither headers nor commonHeaders, as in Amazon's examples.
import * as z from 'zod';
import { type AcceptedMail, bareAddress } from './mail-message.ts';

const EVENT_TYPES = ['Send', 'Delivery', 'DeliveryDelay', 'Bounce', 'Complaint', 'Reject'] as const;
export type MailEventType = (typeof EVENT_TYPES)[number];

/** What happened to a mail: the event's type, its instant in milliseconds, and its own part of the JSON. */
export const mailHappeningSchema = z.object({
  eventType: z.enum(EVENT_TYPES),
  at: z.number(),
  detail: z.record(z.string(), z.unknown()),
});
export type MailHappening = z.infer<typeof mailHappeningSchema>;

/** An event as it reaches the topic; its detail stands under `send`, `delivery`, `bounce` and so on. */
export type SesEvent = {
  readonly eventType: MailEventType;
  readonly mail: {
    readonly messageId: string;
    readonly tags: Record<string, string[]>;
    readonly [field: string]: unknown;
  };
  readonly [detail: string]: unknown;
};

export interface SendingAccount {
  readonly region: string;
  readonly account: string;
}

const DETAIL_FIELD: Record<MailEventType, string> = {
  Send: 'send',
  Delivery: 'delivery',
  DeliveryDelay: 'deliveryDelay',
  Bounce: 'bounce',
  Complaint: 'complaint',
  Reject: 'reject',
};

const iso = (ms: number): string => new Date(ms).toISOString();

function describe(mail: AcceptedMail, { region, account }: SendingAccount, withHeaders: boolean): SesEvent['mail'] {
  const domain = bareAddress(mail.source).replace(/^.*@/, '');
  return {
    timestamp: iso(mail.acceptedAt),
    source: mail.source,
    sourceArn: `arn:aws:ses:${region}:${account}:identity/${domain}`,
    sendingAccountId: account,
    messageId: mail.messageId,
    destination: mail.destination,
    headersTruncated: false,
    ...(withHeaders && {
      headers: mail.headers,
      commonHeaders: { from: mail.from, to: mail.to, messageId: mail.messageId, subject: mail.subject },
    }),
    tags: {
      'ses:operation': [mail.operation],
      ...(mail.configurationSet !== null && { 'ses:configuration-set': [mail.configurationSet] }),
      'ses:source-ip': ['192.0.2.0'],
      'ses:from-domain': [domain],
      'ses:caller-identity': ['workbench'],
      ...mail.tags,
    },
  };
}

/** The event SES would publish for something that happened to a mail. */
export function sesEventOf(
  mail: AcceptedMail,
  { eventType, detail }: MailHappening,
  account: SendingAccount,
): SesEvent {
  const described = describe(mail, account, eventType !== 'DeliveryDelay');
  return { eventType, mail: described, [DETAIL_FIELD[eventType]]: detail };
}

const feedbackId = (mail: AcceptedMail): string => `0102${mail.messageId.slice(4)}`;

const bounced = (addresses: readonly string[], diagnosticCode: string) =>
  addresses.map((emailAddress) => ({ emailAddress, action: 'failed', status: '5.1.1', diagnosticCode }));

/** The six things that can happen to a mail, each told as SES tells it. Addresses are bare. */
export const happenings = {
  sent: (at: number): MailHappening => ({ eventType: 'Send', at, detail: {} }),

  rejected: (at: number): MailHappening => ({ eventType: 'Reject', at, detail: { reason: 'Bad content' } }),

  delivered: (at: number, mail: AcceptedMail, recipients: readonly string[]): MailHappening => ({
    eventType: 'Delivery',
    at,
    detail: {
      timestamp: iso(at),
      processingTimeMillis: Math.max(0, at - mail.acceptedAt),
      recipients,
      smtpResponse: '250 2.6.0 Message received',
      reportingMTA: 'a8-50.smtp-out.amazonses.com',
    },
  }),

  delayed: (at: number, addresses: readonly string[]): MailHappening => ({
    eventType: 'DeliveryDelay',
    at,
    detail: {
      timestamp: iso(at),
      delayType: 'MailboxFull',
      expirationTime: iso(at + 12 * 3_600_000),
      delayedRecipients: addresses.map((emailAddress) => ({
        emailAddress,
        status: '4.2.2',
        diagnosticCode: 'smtp; 452 4.2.2 The mailbox is full',
      })),
    },
  }),

  bounced: (at: number, mail: AcceptedMail, addresses: readonly string[]): MailHappening => ({
    eventType: 'Bounce',
    at,
    detail: {
      bounceType: 'Permanent',
      bounceSubType: 'General',
      bouncedRecipients: bounced(addresses, 'smtp; 550 5.1.1 user unknown'),
      timestamp: iso(at),
      feedbackId: feedbackId(mail),
      reportingMTA: 'dns; a8-50.smtp-out.amazonses.com',
    },
  }),

  suppressed: (at: number, mail: AcceptedMail, addresses: readonly string[]): MailHappening => ({
    eventType: 'Bounce',
    at,
    detail: {
      bounceType: 'Permanent',
      bounceSubType: 'OnAccountSuppressionList',
      bouncedRecipients: bounced(
        addresses,
        'Amazon SES did not send the message to this address because it is on the suppression list for your account.',
      ),
      timestamp: iso(at),
      feedbackId: feedbackId(mail),
      reportingMTA: 'dns; amazonses.com',
    },
  }),

  complained: (at: number, mail: AcceptedMail, addresses: readonly string[]): MailHappening => ({
    eventType: 'Complaint',
    at,
    detail: {
      complainedRecipients: addresses.map((emailAddress) => ({ emailAddress })),
      timestamp: iso(at),
      feedbackId: feedbackId(mail),
      complaintSubType: null,
      userAgent: 'Amazon SES Mailbox Simulator',
      complaintFeedbackType: 'abuse',
      arrivalDate: iso(at),
    },
  }),
} as const;
