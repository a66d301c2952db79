import './quiet-log.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SendingView } from '../../core/sending.ts';
import { accountOf, acmeRequest, queued, sendReminder, startOffice, type TestOffice } from './office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startOffice();
});
afterAll(() => office.stop());

const LEAD = { roles: '[FinanceLead]', person: { id: 'fiona', name: 'Fiona Lead' } };
const stop = (reason: string) => office.call('POST', '/v1/sending/stop', { body: { reason } });
const resume = (options = {}) =>
  office.call('POST', '/v1/sending/resumption', { body: { reason: 'addresses corrected' }, ...LEAD, ...options });
const view = async () => (await office.call('GET', '/v1/sending')).body as SendingView;

let customers = 0;
function someCustomer() {
  customers += 1;
  return acmeRequest({ customerNumber: `K-${customers}`, to: `ap@kept-${customers}.test` });
}
const mailsTo = (to: string) => office.aws.mail.mails.filter(({ mail }) => mail.destination.includes(to)).length;

describe('the switch that stops sending', () => {
  it('is pressed by a clerk, refuses everything new with the reason, and only a finance lead lets it go on', async () => {
    const request = someCustomer();
    expect(await view()).toMatchObject({ mode: 'live', stopped: null, quota: null, isSandbox: false, history: [] });
    expect(await stop('a customer was written to by mistake')).toMatchObject({
      status: 200,
      body: { stopped: { by: 'Carol Clerk', because: 'a customer was written to by mistake' } },
    });
    const refused = await sendReminder(office, request);
    expect(refused).toMatchObject({ status: 422, body: { refused: 'sending-stopped' } });
    expect((refused.body as { because: string }).because).toContain('a customer was written to by mistake');
    expect((await resume({ roles: '[Clerk]' })).status).toBe(403);
    expect(await resume()).toMatchObject({ status: 200, body: { stopped: null } });
    expect(await resume()).toMatchObject({ status: 422, body: { refused: 'not-stopped' } });
    expect((await sendReminder(office, request)).status).toBe(202);
    expect((await view()).history).toMatchObject([
      { type: 'resumed', by: 'Fiona Lead', because: 'addresses corrected' },
      { type: 'stopped', by: 'Carol Clerk', because: 'a customer was written to by mistake' },
    ]);
  });

  it('pressed by two at once is one stop', async () => {
    const answers = await Promise.all([stop('first'), stop('second')]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await view()).history.filter(({ type }) => type === 'stopped')).toHaveLength(2);
    await resume();
  });

  it('is another company’s own', async () => {
    await stop('ours');
    const theirs = await office.call('GET', '/v1/sending', { company: 'other-company' });
    expect(theirs.body).toMatchObject({ stopped: null, history: [] });
    await resume();
  });
});

describe('what one person may send', () => {
  it('is thirty presses a minute; the thirty-first is told when to come back', async () => {
    const eve = { id: 'eve', name: 'Eve Clerk' };
    for (let i = 0; i < 30; i++) expect((await sendReminder(office, someCustomer(), { person: eve })).status).toBe(202);
    const request = someCustomer();
    const tooMany = await sendReminder(office, request, { person: eve });
    expect(tooMany).toMatchObject({ status: 429, body: { refused: 'limit-of-minute' } });
    const wait = tooMany.retryAfter ?? 0;
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect((await sendReminder(office, someCustomer())).status).toBe(202);
    office.clock.pass(wait);
    expect((await sendReminder(office, request, { person: eve })).status).toBe(202);
  });

  it('counts what was accepted only: refusals and repeated presses are free', async () => {
    const finn = { person: { id: 'finn', name: 'Finn Clerk' } };
    const left = async () => ((await office.call('GET', '/v1/sending', finn)).body as SendingView).left.you;
    const before = await left();
    const request = someCustomer();
    const path = `/v1/accounts/${accountOf(request)}/reminders`;
    const { hash } = (await office.call('POST', `${path}/preview`, { body: request })).body as { hash: string };
    const press = (previewHash: string) =>
      office.call('POST', path, {
        ...finn,
        key: 'the-same-press',
        body: { ...request, previewHash, confirmed: ['first-mail'] },
      });
    expect(await press('z'.repeat(43))).toMatchObject({ status: 422, body: { refused: 'data-changed' } });
    for (let time = 1; time <= 3; time++) expect((await press(hash)).status).toBe(202);
    expect(await left()).toBe(before - 1);
  });
});

describe('one address', () => {
  it('of several customers is written to every ten minutes and twice in seven days at most', async () => {
    const shared = () => ({ ...someCustomer(), to: 'shared@group.test' });
    const send = async () => {
      const request = shared();
      const { reminderId } = await queued(office, request);
      office.clock.pass(31);
      await office.hint(accountOf(request), reminderId);
    };
    await send();
    const soon = await sendReminder(office, shared());
    expect(soon).toMatchObject({ status: 429, body: { refused: 'address-too-soon' } });
    office.clock.pass(600);
    await send();
    office.clock.pass(600);
    expect(await sendReminder(office, shared())).toMatchObject({ status: 429, body: { refused: 'limit-of-address' } });
    expect(mailsTo('shared@group.test')).toBe(2);
    office.clock.pass(7 * 86_400);
    expect((await sendReminder(office, shared())).status).toBe(202);
  });
});
