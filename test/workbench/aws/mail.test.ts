// The mail simulator through the real SES client: what it takes, what it refuses, how it fails and what it tells.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  GetIdentityVerificationAttributesCommand,
  GetSendQuotaCommand,
  ListIdentitiesCommand,
  SESClient,
  SendEmailCommand,
  SendRawEmailCommand,
  type SendRawEmailCommandInput,
} from '@aws-sdk/client-ses';
import { afterEach, describe, expect, it } from 'vitest';
import { LOCAL_CREDENTIALS } from '../../../workbench/aws/local-credentials.ts';
import { type MailOptions, type MailSimulator, startMail } from '../../../workbench/aws/mail.ts';
import type { SesEvent } from '../../../workbench/aws/mail-events.ts';

const SENDER = 'accounts@harbourlane.example';
const CUSTOMER = 'ap@acme.example';
const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const simulator of running.splice(0)) await simulator.stop();
});

interface Started {
  readonly mail: MailSimulator;
  readonly ses: SESClient;
  readonly events: SesEvent[];
}

async function start(options: Partial<MailOptions> = {}): Promise<Started> {
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
  running.push(mail);
  const requestHandler = { requestTimeout: 300, throwOnRequestTimeout: true };
  const ses = new SESClient({ endpoint: mail.endpoint, ...LOCAL_CREDENTIALS, maxAttempts: 1, requestHandler });
  return { mail, ses, events };
}

function rawMail({ to = CUSTOMER, from = SENDER, headers = '', body = 'Please pay £5.' } = {}): Buffer {
  return Buffer.from(
    `From: Harbour Lane <${from}>\r\nTo: ${to}\r\nSubject: =?UTF-8?Q?Reminder_=C2=A35?=\r\n${headers}\r\n${body}`,
  );
}

const reminder = (raw = rawMail(), over: Partial<SendRawEmailCommandInput> = {}): SendRawEmailCommand =>
  new SendRawEmailCommand({
    RawMessage: { Data: raw },
    ConfigurationSetName: 'duebook',
    Tags: [{ Name: 'reminder', Value: '01JABCDEF' }],
    ...over,
  });

/** Name and message of what a send is refused with. */
async function refusal(sending: Promise<unknown>): Promise<{ name: string; message: string }> {
  return sending.then(
    () => ({ name: 'accepted', message: '' }),
    (error: Error) => ({ name: error.name, message: error.message }),
  );
}

describe('a mail', () => {
  it('is accepted, kept as it was handed over, and told as sent and delivered with its tags', async () => {
    const { mail, ses, events } = await start();
    const { MessageId = '' } = await ses.send(reminder());
    await mail.settled();

    expect(mail.find(MessageId)?.mail).toMatchObject({
      source: `Harbour Lane <${SENDER}>`,
      destination: [CUSTOMER],
      subject: 'Reminder £5',
      operation: 'SendRawEmail',
    });
    expect(mail.rawOf(MessageId)?.equals(rawMail())).toBe(true);
    expect(events.map(({ eventType }) => eventType)).toEqual(['Send', 'Delivery']);
    expect(events[0]?.mail.tags).toMatchObject({
      reminder: ['01JABCDEF'],
      'ses:configuration-set': ['duebook'],
      'ses:operation': ['SendRawEmail'],
    });
  });

  it('may be built by SES from its fields', async () => {
    const { mail, ses } = await start();
    const { MessageId = '' } = await ses.send(
      new SendEmailCommand({
        Source: SENDER,
        Destination: { ToAddresses: [CUSTOMER], BccAddresses: ['lead@harbourlane.example'] },
        Message: {
          Subject: { Data: 'Überfällig: 3 Rechnungen' },
          Body: { Text: { Data: 'Bitte zahlen' }, Html: { Data: '<p>Bitte zahlen</p>' } },
        },
      }),
    );

    expect(mail.find(MessageId)?.mail).toMatchObject({
      subject: 'Überfällig: 3 Rechnungen',
      destination: [CUSTOMER, 'lead@harbourlane.example'],
      operation: 'SendEmail',
    });
    expect(mail.rawOf(MessageId)?.toString()).not.toContain('lead@harbourlane.example');
  });

  it('tells nothing to the topic when it names no configuration set', async () => {
    const { mail, ses, events } = await start();
    await ses.send(new SendRawEmailCommand({ RawMessage: { Data: rawMail() } }));
    await mail.settled();

    expect(events).toEqual([]);
    expect(mail.mails[0]?.happened.map(({ eventType }) => eventType)).toEqual(['Send', 'Delivery']);
  });

  it('has the tags of the call, or those of its header when the call has none', async () => {
    const { mail, ses } = await start();
    const raw = rawMail({ headers: 'X-SES-MESSAGE-TAGS: account=A1, reminder=OLD\r\n' });
    await ses.send(reminder(raw));
    await ses.send(new SendRawEmailCommand({ RawMessage: { Data: raw } }));

    expect(mail.mails.map((kept) => kept.mail.tags)).toEqual([
      { reminder: ['01JABCDEF'] },
      { account: ['A1'], reminder: ['OLD'] },
    ]);
  });
});

describe('a mail is refused', () => {
  it.each([
    [
      'from an address nobody verified',
      reminder(rawMail({ from: 'ceo@evil.example' })),
      'MessageRejected',
      'EU-WEST-2',
    ],
    [
      'with a configuration set that is not there',
      reminder(rawMail(), { ConfigurationSetName: 'other' }),
      'ConfigurationSetDoesNotExistException',
      'other',
    ],
    [
      'without a recipient',
      reminder(Buffer.from(`From: ${SENDER}\r\nSubject: x\r\n\r\nx`)),
      'InvalidParameterValue',
      'final recipients',
    ],
    [
      'to an address that is none',
      reminder(rawMail(), { Destinations: ['acme'] }),
      'InvalidParameterValue',
      "final '@domain'",
    ],
    [
      'to an address with a letter SES cannot carry',
      reminder(rawMail(), { Destinations: ['müller@acme.example'] }),
      'InvalidParameterValue',
      'Local address',
    ],
    [
      'to a domain that is not in its ASCII form',
      reminder(rawMail(), { Destinations: ['info@müller.example'] }),
      'InvalidParameterValue',
      'Domain contains',
    ],
    [
      'with a sign in a tag that tags cannot have',
      reminder(rawMail(), { Tags: [{ Name: 'customer', Value: 'Acme Ltd' }] }),
      'InvalidParameterValue',
      'tag',
    ],
  ])('%s', async (_, command, name, words) => {
    const { mail, ses } = await start();

    const refused = await refusal(ses.send(command));

    expect(refused.name).toBe(name);
    expect(refused.message).toContain(words);
    expect(mail.mails).toEqual([]);
  });

  it('above fifty recipients, not at fifty', async () => {
    const { ses } = await start({ quota: { in24Hours: 1000, perSecond: 1000 } });
    const to = (count: number) => Array.from({ length: count }, (_, i) => `c${i}@acme.example`);

    expect((await refusal(ses.send(reminder(rawMail(), { Destinations: to(50) })))).name).toBe('accepted');
    expect((await refusal(ses.send(reminder(rawMail(), { Destinations: to(51) })))).message).toContain('exceeds 50');
  });

  it('above ten megabytes once encoded', async () => {
    const { ses } = await start();

    const refused = await refusal(ses.send(reminder(rawMail({ body: 'x'.repeat(8 * 1024 * 1024) }))));

    expect(refused).toMatchObject({ name: 'InvalidParameterValue', message: expect.stringContaining('10485760') });
  });

  it('above the rate, until the next second', async () => {
    let now = 1_000_000;
    const { ses } = await start({ clock: () => now, quota: { in24Hours: 100, perSecond: 2 } });
    const send = async () => (await refusal(ses.send(reminder()))).name;

    expect([await send(), await send(), await send()]).toEqual(['accepted', 'accepted', 'Throttling']);
    now += 500;
    expect([await send(), await send()]).toEqual(['accepted', 'Throttling']);
  });

  it('above the quota of 24 hours, where the mailbox simulator does not count', async () => {
    let now = 1_000_000;
    const { ses } = await start({ clock: () => now, quota: { in24Hours: 2, perSecond: 100 } });
    const send = async (to?: string) => refusal(ses.send(reminder(rawMail(to === undefined ? {} : { to }))));

    expect((await send('success@simulator.amazonses.com')).name).toBe('accepted');
    expect([(await send()).name, (await send()).name]).toEqual(['accepted', 'accepted']);
    expect(await send()).toEqual({ name: 'Throttling', message: 'Daily message quota exceeded.' });
    expect(await ses.send(new GetSendQuotaCommand({}))).toMatchObject({
      Max24HourSend: 2,
      MaxSendRate: 100,
      SentLast24Hours: 2,
    });
    now += 24 * 3_600_000;
    expect((await send()).name).toBe('accepted');
  });

  it('to anybody not verified while the account is in the sandbox', async () => {
    const { ses } = await start({ sandbox: true });

    expect((await refusal(ses.send(reminder()))).name).toBe('MessageRejected');
    expect(await ses.send(new GetSendQuotaCommand({}))).toMatchObject({ Max24HourSend: 200, MaxSendRate: 1 });
  });
});

describe('the simulator', () => {
  it('answers InvalidAction to what it does not know, and needs a signed request', async () => {
    const { mail, ses } = await start();
    const unsigned = await fetch(mail.endpoint, { method: 'POST', body: 'Action=GetSendQuota' });

    expect((await refusal(ses.send(new ListIdentitiesCommand({})))).name).toBe('InvalidAction');
    expect(unsigned.status).toBe(403);
    expect(await unsigned.text()).toContain('MissingAuthenticationToken');
  });

  it('tells which identities are verified', async () => {
    const { ses } = await start();
    const Identities = ['harbourlane.example', 'evil.example'];

    const { VerificationAttributes } = await ses.send(new GetIdentityVerificationAttributesCommand({ Identities }));

    expect(VerificationAttributes?.['harbourlane.example']?.VerificationStatus).toBe('Success');
    expect(VerificationAttributes?.['evil.example']?.VerificationStatus).toBe('Pending');
  });

  it.each([
    ['throttle', 'Throttling', 0],
    ['error500', 'InternalFailure', 0],
    ['reset-before', 'TimeoutError', 0],
    ['reset-after', 'TimeoutError', 1],
    ['hang-after', 'TimeoutError', 1],
  ] as const)(
    'on the fault %s shows the caller %s and has taken %i mails; the next one passes',
    async (fault, name, taken) => {
      const { mail, ses } = await start();
      mail.failNext(fault);

      expect((await refusal(ses.send(reminder()))).name).toBe(name);
      expect(mail.mails).toHaveLength(taken);
      expect((await refusal(ses.send(reminder()))).name).toBe('accepted');
    },
  );

  it('shows why a client that retries sends twice', async () => {
    const { mail } = await start();
    const ses = new SESClient({ endpoint: mail.endpoint, ...LOCAL_CREDENTIALS });
    mail.failNext('reset-after');
    await ses.send(reminder());

    expect(mail.mails).toHaveLength(2);
  });
});

describe('what happens to a mail', () => {
  const happenedTo = async (to: string, prepare: (mail: MailSimulator) => void = () => {}) => {
    const { mail, ses, events } = await start();
    prepare(mail);
    await ses.send(reminder(rawMail({ to })));
    await mail.settled();
    return events;
  };

  it.each([
    ['success@simulator.amazonses.com', ['Send', 'Delivery']],
    ['ooto@simulator.amazonses.com', ['Send', 'Delivery']],
    ['bounce@simulator.amazonses.com', ['Send', 'Bounce']],
    ['bounce+01JABC@simulator.amazonses.com', ['Send', 'Bounce']],
    ['complaint+x@simulator.amazonses.com', ['Send', 'Delivery', 'Complaint']],
    ['suppressionlist@simulator.amazonses.com', ['Send', 'Bounce']],
  ])('at %s is %j', async (to, types) => {
    expect((await happenedTo(to)).map(({ eventType }) => eventType)).toEqual(types);
  });

  it('is a bounce for an address on the suppression list, whatever its case', async () => {
    const events = await happenedTo('AP@Acme.example', (mail) => mail.suppress(CUSTOMER));

    expect(events[1]?.bounce).toMatchObject({
      bounceType: 'Permanent',
      bounceSubType: 'OnAccountSuppressionList',
      bouncedRecipients: [{ emailAddress: CUSTOMER }],
    });
  });

  it('is a rejection for a virus', async () => {
    const { mail, ses, events } = await start();
    await ses.send(reminder(rawMail({ body: 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE' })));
    await mail.settled();

    expect(events.map(({ eventType }) => eventType)).toEqual(['Send', 'Reject']);
    expect(events[1]?.reject).toEqual({ reason: 'Bad content' });
  });

  it('may be a bounce after the delivery, which suppresses the address from then on', async () => {
    const { mail, ses, events } = await start();
    const { MessageId = '' } = await ses.send(reminder());
    await mail.settled();
    await mail.simulate(MessageId, 'bounce');
    await ses.send(reminder());
    await mail.settled();

    expect(events.map(({ eventType }) => eventType)).toEqual(['Send', 'Delivery', 'Bounce', 'Send', 'Bounce']);
    expect(events[4]?.bounce).toMatchObject({ bounceSubType: 'OnAccountSuppressionList' });
  });

  it('is told without headers for a delay, with them for the rest', async () => {
    const { mail, ses, events } = await start({ outcomeAfter: null });
    const { MessageId = '' } = await ses.send(reminder());
    for (const outcome of ['delay', 'delivery', 'complaint'] as const) await mail.simulate(MessageId, outcome);

    const withHeaders = events.map(({ eventType, mail: told }) => [
      eventType,
      'commonHeaders' in told && 'headers' in told,
    ]);
    expect(withHeaders).toEqual([
      ['Send', true],
      ['DeliveryDelay', false],
      ['Delivery', true],
      ['Complaint', true],
    ]);
    expect(events[1]?.deliveryDelay).toMatchObject({
      delayedRecipients: [{ emailAddress: CUSTOMER, status: '4.2.2' }],
    });
    expect(events[3]?.complaint).toMatchObject({ complaintFeedbackType: 'abuse', complaintSubType: null });
  });

  it('may be lost or told twice on its way to the topic', async () => {
    const { mail, ses, events } = await start();
    mail.disturbEvents(({ eventType }) => (eventType === 'Send' ? 0 : 2));
    await ses.send(reminder());
    await mail.settled();

    expect(events.map(({ eventType }) => eventType)).toEqual(['Delivery', 'Delivery']);
  });

  it('cannot be made to happen to a mail that is not there', async () => {
    const { mail } = await start();

    await expect(mail.simulate('nobody', 'bounce')).rejects.toThrow('no mail has the id nobody');
  });
});

describe('after a restart', () => {
  it('mails, what happened, suppressions and the quota are still there, and an outcome still due comes', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'duebook-mail-'));
    const first = await start({ dataDir, outcomeAfter: null });
    const { MessageId = '' } = await first.ses.send(reminder());
    first.mail.suppress('gone@acme.example');
    await first.mail.stop();
    running.splice(0);

    const second = await start({ dataDir });
    await second.mail.settled();
    await second.ses.send(reminder(rawMail({ to: 'gone@acme.example' })));
    await second.mail.settled();

    expect(second.mail.rawOf(MessageId)?.equals(rawMail())).toBe(true);
    expect(second.mail.find(MessageId)?.happened.map(({ eventType }) => eventType)).toEqual(['Send', 'Delivery']);
    expect(second.mail.mails[1]?.happened.map(({ eventType }) => eventType)).toEqual(['Send', 'Bounce']);
    expect((await second.ses.send(new GetSendQuotaCommand({}))).SentLast24Hours).toBe(2);
    await rm(dataDir, { recursive: true });
  });

  it('a line that a crash cut short is passed over, a broken line before it is not', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'duebook-mail-'));
    const first = await start({ dataDir });
    await first.ses.send(reminder());
    await first.mail.stop();
    running.splice(0);
    const journal = join(dataDir, 'journal.jsonl');
    const whole = await readFile(journal, 'utf8');

    await writeFile(journal, `${whole}{"line":"mail","ma`);
    const second = await start({ dataDir });
    await second.ses.send(reminder());
    await second.mail.settled();
    expect((await start({ dataDir })).mail.mails).toHaveLength(2);
    await writeFile(journal, `{"line":"nonsense"}\n${whole}`);
    await expect(start({ dataDir })).rejects.toThrow('line 1 cannot be read');
    await rm(dataDir, { recursive: true });
  });
});
