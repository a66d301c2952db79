import './quiet-log.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountView } from '../../core/account-view.ts';
import { createApi } from '../../functions/api.ts';
import { claimReminder, moveReminder } from '../../functions/reminder-store.ts';
import { createSettingsReader } from '../../functions/settings-in-force.ts';
import { accountOf, acmeRequest, COMPANY, httpEvent, queued, startOffice, type TestOffice } from './office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startOffice({ sendTimeout: 300 });
});
afterAll(() => office.stop());

let customers = 0;
async function due() {
  customers += 1;
  const request = acmeRequest({ customerNumber: `W-${customers}`, to: `ap${customers}@acme.test` });
  const accountId = accountOf(request);
  const { reminderId } = await queued(office, request);
  await office.deliverHints();
  office.clock.pass(31);
  const ids = { companyId: COMPANY, accountId, reminderId };
  return { request, accountId, reminderId, ids, path: `/v1/accounts/${accountId}/reminders/${reminderId}` };
}
const view = async (accountId: string) => (await office.call('GET', `/v1/accounts/${accountId}`)).body as AccountView;
const stateOf = async (accountId: string) => (await view(accountId)).lastReminder?.state;
const delivered = (to: string) => office.aws.mail.mails.filter(({ mail }) => mail.destination.includes(to)).length;

describe('faults of SES', () => {
  it.each([
    ['throttle', 'QUEUED', 0],
    ['error500', 'UNKNOWN', 0],
    ['reset-before', 'UNKNOWN', 0],
    ['reset-after', 'UNKNOWN', 1],
    ['hang-after', 'UNKNOWN', 1],
  ] as const)('%s leaves the reminder %s and %i mails', async (fault, state, mails) => {
    const { request, accountId, reminderId } = await due();
    office.aws.mail.disturbEvents(() => 0);
    office.aws.mail.failNext(fault);
    await office.hint(accountId, reminderId);
    expect(await stateOf(accountId)).toBe(state);
    expect(delivered(request.to)).toBe(mails);
    await office.hint(accountId, reminderId);
    expect(delivered(request.to)).toBe(state === 'QUEUED' ? 1 : mails);
    await office.aws.mail.settled();
    office.aws.mail.disturbEvents(() => 1);
  });

  it('a lost answer is settled by the report of SES', async () => {
    const { accountId, reminderId } = await due();
    office.aws.mail.failNext('reset-after');
    await office.hint(accountId, reminderId);
    expect(await stateOf(accountId)).toBe('UNKNOWN');
    await office.deliverReports();
    expect(await stateOf(accountId)).toBe('DELIVERED');
  });

  it('throttled ten times over is one line in the history, and then it goes out', async () => {
    const { request, accountId, reminderId } = await due();
    for (let i = 0; i < 10; i++) {
      office.aws.mail.failNext('throttle');
      // Being too fast is no failure: the hint is handled, and another one given.
      expect(await office.hint(accountId, reminderId)).toBe(true);
      expect(delivered(request.to)).toBe(0);
    }
    expect(await office.hint(accountId, reminderId)).toBe(true);
    const entry = (await view(accountId)).recentEntries[0];
    expect(entry?.type === 'reminder' && entry.steps.map(({ state }) => state)).toEqual(['QUEUED', 'QUEUED', 'SENT']);
    expect(delivered(request.to)).toBe(1);
  });

  it('a mail SES refuses fails for good, and the level comes back', async () => {
    const { table, now, settings: usual } = office.office;
    const deployed = { ...usual.deployed, senderEmail: 'nobody-verified@elsewhere.test' };
    const settings = createSettingsReader(table, deployed, now);
    const api = createApi(() => ({ ...office.office, settings }));
    const request = acmeRequest({ customerNumber: 'W-refused', to: 'refused@acme.test' });
    const accountId = accountOf(request);
    const call: TestOffice['call'] = async (method, path, options) => {
      const { statusCode = 0, body = '' } = await api(httpEvent(method, path, options));
      return { status: statusCode, body: JSON.parse(body) as unknown };
    };
    const { reminderId } = await queued({ ...office, call }, request);
    office.clock.pass(31);
    expect(await office.hint(accountId, reminderId)).toBe(true);
    expect(await view(accountId)).toMatchObject({ reminderLevel: 0, lastReminder: { state: 'FAILED' } });
    expect(delivered(request.to)).toBe(0);
  });
});

describe('the sweep', () => {
  it('parks what stays unknown for a person, never sends it, and takes her word', async () => {
    const { request, accountId, reminderId, ids, path } = await due();
    await claimReminder(office.table, ids, { attempt: 'crashed', now: office.clock.now() });
    await office.hint(accountId, reminderId);
    expect(await stateOf(accountId)).toBe('SENDING');
    office.clock.pass(90);
    expect((await office.sweep()).unknown).toBe(1);
    expect(await stateOf(accountId)).toBe('UNKNOWN');
    office.clock.pass(900);
    expect((await office.sweep()).parked).toBeGreaterThanOrEqual(1);
    expect(await stateOf(accountId)).toBe('NEEDS_REVIEW');
    await office.hint(accountId, reminderId);
    expect(delivered(request.to)).toBe(0);
    const found = { body: { outcome: 'not-sent' } };
    expect(await office.call('POST', `${path}/review`, found)).toMatchObject({
      status: 200,
      body: { state: 'FAILED' },
    });
    expect(await office.call('POST', `${path}/review`, found)).toMatchObject({
      status: 200,
      body: { state: 'FAILED' },
    });
    const other = await office.call('POST', `${path}/review`, { body: { outcome: 'sent' } });
    expect(other).toMatchObject({ status: 422, body: { refused: 'nothing-to-review' } });
    expect(await view(accountId)).toMatchObject({ reminderLevel: 0 });
  });

  it('gives up what could not be sent for a day', async () => {
    const { accountId } = await due();
    office.clock.pass(93_600);
    expect((await office.sweep())['given-up']).toBeGreaterThanOrEqual(1);
    expect(await stateOf(accountId)).toBe('FAILED');
  });

  it('forgets what is finished', async () => {
    const { accountId, reminderId } = await due();
    await office.hint(accountId, reminderId);
    office.clock.pass(86_400);
    await office.sweep();
    expect((await office.sweep())['looked-at']).toBe(0);
  });

  it('does not give back a claim of another sender when an old write is repeated', async () => {
    const { ids } = await due();
    const now = office.clock.now();
    await claimReminder(office.table, ids, { attempt: 'second', now });
    const repeated = await moveReminder(office.table, ids, { happened: 'refused-for-now' }, now, {
      while: { attempt: 'first' },
    });
    expect(repeated).toMatchObject({ moved: false, reminder: { state: 'SENDING', attempt: 'second' } });
  });

  it('recognises its own claim when the answer was lost and the client asked again', async () => {
    const { ids } = await due();
    const now = office.clock.now();
    await claimReminder(office.table, ids, { attempt: 'mine', now });
    expect(await claimReminder(office.table, ids, { attempt: 'mine', now })).toMatchObject({ moved: true });
    expect(await claimReminder(office.table, ids, { attempt: 'other', now })).toMatchObject({ moved: false });
  });
});
