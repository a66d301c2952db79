// What SES would refuse, the simulator refuses, in SES's words and before anything is kept.
import { GetSendQuotaCommand } from '@aws-sdk/client-ses';
import { describe, expect, it } from 'vitest';
import { rawMail, refusal, reminder, SENDER, startSimulator } from './started-mail.ts';

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
    const { mail, ses } = await startSimulator();

    const refused = await refusal(ses.send(command));

    expect(refused.name).toBe(name);
    expect(refused.message).toContain(words);
    expect(mail.mails).toEqual([]);
  });

  it('above fifty recipients, not at fifty', async () => {
    const { ses } = await startSimulator({ quota: { in24Hours: 1000, perSecond: 1000 } });
    const to = (count: number) => Array.from({ length: count }, (_, i) => `c${i}@acme.example`);

    expect((await refusal(ses.send(reminder(rawMail(), { Destinations: to(50) })))).name).toBe('accepted');
    expect((await refusal(ses.send(reminder(rawMail(), { Destinations: to(51) })))).message).toContain('exceeds 50');
  });

  it('above ten megabytes once encoded', async () => {
    const { ses } = await startSimulator();

    const refused = await refusal(ses.send(reminder(rawMail({ body: 'x'.repeat(8 * 1024 * 1024) }))));

    expect(refused).toMatchObject({ name: 'InvalidParameterValue', message: expect.stringContaining('10485760') });
  });

  it('above the rate, until the next second', async () => {
    let now = 1_000_000;
    const { ses } = await startSimulator({ clock: () => now, quota: { in24Hours: 100, perSecond: 2 } });
    const send = async () => (await refusal(ses.send(reminder()))).name;

    expect([await send(), await send(), await send()]).toEqual(['accepted', 'accepted', 'Throttling']);
    now += 500;
    expect([await send(), await send()]).toEqual(['accepted', 'Throttling']);
  });

  it('above the quota of 24 hours, where the mailbox simulator does not count', async () => {
    let now = 1_000_000;
    const { ses } = await startSimulator({ clock: () => now, quota: { in24Hours: 2, perSecond: 100 } });
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
    const { ses } = await startSimulator({ sandbox: true });

    expect((await refusal(ses.send(reminder()))).name).toBe('MessageRejected');
    expect(await ses.send(new GetSendQuotaCommand({}))).toMatchObject({ Max24HourSend: 200, MaxSendRate: 1 });
  });
});
