// The mail simulator through the real SES client: what it keeps, how it fails, and that it forgets nothing.
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
} from '@aws-sdk/client-ses';
import { describe, expect, it } from 'vitest';
import { LOCAL_CREDENTIALS } from '../../../workbench/aws/local-credentials.ts';
import { CUSTOMER, rawMail, refusal, reminder, SENDER, startSimulator } from './started-mail.ts';

describe('a mail', () => {
  it('is accepted, kept as it was handed over, and told as sent and delivered with its tags', async () => {
    const { mail, ses, events } = await startSimulator();
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
    const { mail, ses } = await startSimulator();
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
    const { mail, ses, events } = await startSimulator();
    await ses.send(new SendRawEmailCommand({ RawMessage: { Data: rawMail() } }));
    await mail.settled();

    expect(events).toEqual([]);
    expect(mail.mails[0]?.happened.map(({ eventType }) => eventType)).toEqual(['Send', 'Delivery']);
  });

  it('has the tags of the call, or those of its header when the call has none', async () => {
    const { mail, ses } = await startSimulator();
    const raw = rawMail({ headers: 'X-SES-MESSAGE-TAGS: account=A1, reminder=OLD\r\n' });
    await ses.send(reminder(raw));
    await ses.send(new SendRawEmailCommand({ RawMessage: { Data: raw } }));

    expect(mail.mails.map((kept) => kept.mail.tags)).toEqual([
      { reminder: ['01JABCDEF'] },
      { account: ['A1'], reminder: ['OLD'] },
    ]);
  });
});

describe('the simulator', () => {
  it('answers InvalidAction to what it does not know, and needs a signed request', async () => {
    const { mail, ses } = await startSimulator();
    const unsigned = await fetch(mail.endpoint, { method: 'POST', body: 'Action=GetSendQuota' });

    expect((await refusal(ses.send(new ListIdentitiesCommand({})))).name).toBe('InvalidAction');
    expect(unsigned.status).toBe(403);
    expect(await unsigned.text()).toContain('MissingAuthenticationToken');
  });

  it('tells which identities are verified', async () => {
    const { ses } = await startSimulator();
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
      const { mail, ses } = await startSimulator({}, fault === 'hang-after' ? 300 : undefined);
      mail.failNext(fault);

      expect((await refusal(ses.send(reminder()))).name).toBe(name);
      expect(mail.mails).toHaveLength(taken);
      expect((await refusal(ses.send(reminder()))).name).toBe('accepted');
    },
  );

  it('shows why a client that retries sends twice', async () => {
    const { mail } = await startSimulator();
    const ses = new SESClient({ endpoint: mail.endpoint, ...LOCAL_CREDENTIALS });
    mail.failNext('reset-after');
    await ses.send(reminder());

    expect(mail.mails).toHaveLength(2);
  });
});

describe('after a restart', () => {
  it('mails, what happened, suppressions and the quota are still there, and an outcome still due comes', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'duebook-mail-'));
    const first = await startSimulator({ dataDir, outcomeAfter: null });
    const { MessageId = '' } = await first.ses.send(reminder());
    first.mail.suppress('gone@acme.example');
    await first.mail.stop();

    const second = await startSimulator({ dataDir });
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
    const first = await startSimulator({ dataDir });
    await first.ses.send(reminder());
    await first.mail.stop();
    const journal = join(dataDir, 'journal.jsonl');
    const whole = await readFile(journal, 'utf8');

    await writeFile(journal, `${whole}{"line":"mail","ma`);
    const second = await startSimulator({ dataDir });
    await second.ses.send(reminder());
    await second.mail.settled();
    expect((await startSimulator({ dataDir })).mail.mails).toHaveLength(2);
    await writeFile(journal, `{"line":"nonsense"}\n${whole}`);
    await expect(startSimulator({ dataDir })).rejects.toThrow('line 1 cannot be read');
    await rm(dataDir, { recursive: true });
  });
});
