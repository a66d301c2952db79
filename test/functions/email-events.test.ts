import './quiet-log.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountView } from '../../core/account-view.ts';
import { readReport } from '../../functions/email-events.ts';
import { accountOf, acmeRequest, COMPANY, queued, sendReminder, startOffice, type TestOffice } from './office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startOffice({ outcomeAfter: null });
});
afterAll(() => office.stop());

let customers = 0;
async function sent() {
  customers += 1;
  const request = acmeRequest({ customerNumber: `E-${customers}`, to: `ap${customers}@acme.test` });
  const accountId = accountOf(request);
  const { reminderId } = await queued(office, request);
  office.clock.pass(30);
  await office.hint(accountId, reminderId);
  const kept = office.aws.mail.mails.find(({ mail }) => mail.tags.reminder?.[0] === reminderId);
  return { request, accountId, reminderId, messageId: kept?.mail.messageId ?? '' };
}
const view = async (accountId: string) => (await office.call('GET', `/v1/accounts/${accountId}`)).body as AccountView;
const stateOf = async (accountId: string) => (await view(accountId)).lastReminder?.state;

const tags = (accountId: string, reminderId: string) => ({
  ...{ company: [COMPANY], account: [accountId], reminder: [reminderId], 'ses:configuration-set': ['duebook'] },
});
const envelope = (event: unknown) => JSON.stringify({ Type: 'Notification', Message: JSON.stringify(event) });

describe('what SES reports', () => {
  it('becomes DELIVERED, then BOUNCED when the mail comes back, and the address is blocked', async () => {
    const { request, accountId, messageId } = await sent();
    await office.aws.mail.simulate(messageId, 'delivery');
    await office.deliverReports();
    expect(await stateOf(accountId)).toBe('DELIVERED');
    await office.aws.mail.simulate(messageId, 'bounce');
    await office.deliverReports();
    const account = await view(accountId);
    expect(account.lastReminder?.state).toBe('BOUNCED');
    expect(account.blockedAddresses).toMatchObject([{ address: request.to, because: 'bounced' }]);
    expect(account.reminderLevel).toBe(0);
    expect(await sendReminder(office, request)).toMatchObject({ status: 422, body: { refused: 'address-bounced' } });
  });

  it('blocks the address after a complaint, once, however often it is told', async () => {
    const { accountId, messageId } = await sent();
    office.aws.mail.disturbEvents(() => 3);
    await office.aws.mail.simulate(messageId, 'complaint');
    await office.deliverReports();
    office.aws.mail.disturbEvents(() => 1);
    const account = await view(accountId);
    expect(account.lastReminder?.state).toBe('COMPLAINED');
    expect(account.blockedAddresses).toHaveLength(1);
    const entry = account.recentEntries[0];
    expect(entry?.type === 'reminder' && entry.steps.filter(({ state }) => state === 'COMPLAINED')).toHaveLength(1);
  });

  it('is delayed and then delivered; a late report of the delay changes nothing', async () => {
    const { accountId, messageId } = await sent();
    for (const outcome of ['delay', 'delivery', 'delay'] as const) {
      await office.aws.mail.simulate(messageId, outcome);
      await office.deliverReports();
    }
    expect(await stateOf(accountId)).toBe('DELIVERED');
  });

  it('does not block an address for a full mailbox', async () => {
    const { accountId, reminderId } = await sent();
    const bounce = { bounceType: 'Transient', bounceSubType: 'MailboxFull' };
    expect(
      await office.report(envelope({ eventType: 'Bounce', bounce, mail: { tags: tags(accountId, reminderId) } })),
    ).toBe(true);
    const account = await view(accountId);
    expect(account.lastReminder?.state).toBe('BOUNCED');
    expect(account.blockedAddresses).toEqual([]);
  });

  it.each([
    ['text', 'not json'],
    ['a message that did not come over the topic', JSON.stringify({ eventType: 'Send' })],
    ['an event nobody needs', envelope({ eventType: 'Open', mail: { tags: {} } })],
    ['an identity notification without tags', envelope({ notificationType: 'Bounce', mail: {} })],
    ['a mail of another system', envelope({ eventType: 'Send', mail: { tags: { 'ses:from-domain': ['x.test'] } } })],
    ['forged ids', envelope({ eventType: 'Send', mail: { tags: tags('A#B', '01M3RRZMWGR3QB5DDHN83PZWM0') } })],
    [
      'a reminder that is not there',
      envelope({ eventType: 'Complaint', mail: { tags: tags('nobody', '01M3RRZMWGR3QB5DDHN83PZWM0') } }),
    ],
  ])('ignores %s without asking for it again', async (_, body) => {
    expect(await office.report(body)).toBe(true);
    expect(await view('nobody')).toMatchObject({ version: 0 });
  });

  it('is read from Amazon’s own examples once they carry our tags', () => {
    const delay = { eventType: 'DeliveryDelay', deliveryDelay: { delayType: 'TransientCommunicationFailure' } };
    const mail = { messageId: 'm', destination: ['a@x.test'], tags: tags('account', '01M3RRZMWGR3QB5DDHN83PZWM0') };
    expect(readReport(envelope({ ...delay, mail }))?.report).toEqual({ event: 'DeliveryDelay' });
    expect(readReport(envelope({ eventType: 'Rendering Failure', failure: {}, mail }))?.report).toEqual({
      event: 'Rendering Failure',
    });
  });
});
