// A mail simulator with a client that sends once, as tests hold them; it stops when the test is over.
import { SESClient, SendRawEmailCommand, type SendRawEmailCommandInput } from '@aws-sdk/client-ses';
import { onTestFinished } from 'vitest';
import { LOCAL_CREDENTIALS } from '../../../workbench/aws/local-credentials.ts';
import { type MailOptions, type MailSimulator, startMail } from '../../../workbench/aws/mail.ts';
import type { SesEvent } from '../../../workbench/aws/mail-events.ts';

export const SENDER = 'accounts@harbourlane.example';
export const CUSTOMER = 'ap@acme.example';

interface Started {
  readonly mail: MailSimulator;
  readonly ses: SESClient;
  /** What reached the topic. */
  readonly events: SesEvent[];
}

/** Longer than any answer takes on a busy machine. */
const PATIENCE_MS = 20_000;

/** Starts a simulator in memory whose outcomes come at once; the client waits for an answer as long as it is told to. */
export async function startSimulator(
  options: Partial<MailOptions> = {},
  requestTimeout = PATIENCE_MS,
): Promise<Started> {
  const events: SesEvent[] = [];
  const mail = await startMail({
    dataDir: null,
    clock: Date.now,
    identities: ['harbourlane.example'],
    configurationSets: ['duebook'],
    publish: async (event) => {
      events.push(event);
    },
    outcomeAfter: 1,
    ...options,
  });
  onTestFinished(() => mail.stop());
  const requestHandler = { requestTimeout, throwOnRequestTimeout: true };
  const ses = new SESClient({ endpoint: mail.endpoint, ...LOCAL_CREDENTIALS, maxAttempts: 1, requestHandler });
  return { mail, ses, events };
}

/** A reminder's bytes. */
export function rawMail({ to = CUSTOMER, from = SENDER, headers = '', body = 'Please pay £5.' } = {}): Buffer {
  return Buffer.from(
    `From: Harbour Lane <${from}>\r\nTo: ${to}\r\nSubject: =?UTF-8?Q?Reminder_=C2=A35?=\r\n${headers}\r\n${body}`,
  );
}

/** A send as Duebook makes it. */
export const reminder = (raw = rawMail(), over: Partial<SendRawEmailCommandInput> = {}): SendRawEmailCommand =>
  new SendRawEmailCommand({
    RawMessage: { Data: raw },
    ConfigurationSetName: 'duebook',
    Tags: [{ Name: 'reminder', Value: '01JABCDEF' }],
    ...over,
  });

/** Name and message of what a send is refused with. */
export async function refusal(sending: Promise<unknown>): Promise<{ name: string; message: string }> {
  return sending.then(
    () => ({ name: 'accepted', message: '' }),
    (error: Error) => ({ name: error.name, message: error.message }),
  );
}
