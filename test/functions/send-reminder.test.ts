import './quiet-log.ts';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountView } from '../../core/account-view.ts';
import { blockAddress } from '../../functions/store.ts';
import { accountOf, acmeRequest, COMPANY, queued, startOffice, type TestOffice } from './office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startOffice();
});
afterAll(() => office.stop());

let customers = 0;
/** A customer nobody else in this file writes to. */
function someCustomer(changes: Parameters<typeof acmeRequest>[0] = {}) {
  customers += 1;
  return acmeRequest({ customerNumber: `S-${customers}`, to: `ap${customers}@acme.test`, ...changes });
}

const mailsTo = (address: string) => office.aws.mail.mails.filter(({ mail }) => mail.destination.includes(address));

async function view(request: ReturnType<typeof acmeRequest>): Promise<AccountView> {
  return (await office.call('GET', `/v1/accounts/${accountOf(request)}`)).body as AccountView;
}

describe('sending a reminder', () => {
  it('sends what was previewed, once, after the undo window, and writes every step into the history', async () => {
    const request = someCustomer();
    const { reminderId, sendsAt } = await queued(office, request);
    expect(sendsAt).toBe('2026-09-30T09:00:30.000Z');
    // Too early: another hint is given for the time it is due.
    expect(await office.hint(accountOf(request), reminderId)).toBe(true);
    expect(mailsTo(request.to)).toHaveLength(0);
    office.clock.pass(30);
    expect(await office.hint(accountOf(request), reminderId)).toBe(true);
    expect(await office.hint(accountOf(request), reminderId)).toBe(true);
    expect(mailsTo(request.to)).toHaveLength(1);
    await office.deliverReports();
    const { recentEntries, reminderLevel, knownAddress } = await view(request);
    expect({ reminderLevel, knownAddress }).toEqual({ reminderLevel: 1, knownAddress: request.to });
    expect(recentEntries[0]).toMatchObject({ type: 'reminder', state: 'DELIVERED', totals: [{ minor: 412_000 }] });
    expect(recentEntries[0]?.type === 'reminder' && recentEntries[0].steps.map(({ state }) => state)).toEqual([
      'QUEUED',
      'SENT',
      'DELIVERED',
    ]);
  });

  it('carries text and HTML, one recipient, and the company as sender', async () => {
    const request = someCustomer();
    const { reminderId } = await queued(office, request);
    office.clock.pass(30);
    await office.hint(accountOf(request), reminderId);
    const [kept] = mailsTo(request.to);
    const mail = await PostalMime.parse(office.aws.mail.rawOf(kept?.mail.messageId ?? '') ?? '');
    expect(mail.to?.map(({ address }) => address)).toEqual([request.to]);
    expect(mail.from?.address).toBe('accounts@harbourlane.example');
    expect(mail.text).toContain('£4,120.00');
    expect(mail.html).toContain('£4,120.00');
    expect(kept?.mail.tags).toMatchObject({ reminder: [reminderId] });
  });

  it('is not sent to an address that was blocked during the undo window', async () => {
    const request = someCustomer();
    const { reminderId } = await queued(office, request);
    const ids = { companyId: COMPANY, accountId: accountOf(request) };
    const now = office.clock.now();
    await blockAddress(office.table, ids, { type: 'AddressBlocked', address: request.to, because: 'bounced', at: now });
    office.clock.pass(30);
    expect(await office.hint(ids.accountId, reminderId)).toBe(true);
    expect(mailsTo(request.to)).toEqual([]);
    expect(await view(request)).toMatchObject({ reminderLevel: 0, lastReminder: { state: 'FAILED' } });
  });

  it('is given back, not sent, by a sender that slept past its lease', async () => {
    const request = someCustomer();
    const { reminderId } = await queued(office, request);
    office.clock.pass(30);
    const sleepAfterClaim = (next: (args: unknown) => Promise<unknown>) => async (args: { input?: unknown }) => {
      const answer = await next(args);
      if (JSON.stringify(args.input ?? {}).includes('"SENDING"')) office.clock.pass(91);
      return answer;
    };
    office.table.client.middlewareStack.add(sleepAfterClaim as never, { step: 'initialize', name: 'sleepy' });
    expect(await office.hint(accountOf(request), reminderId)).toBe(false);
    office.table.client.middlewareStack.remove('sleepy');
    expect(mailsTo(request.to)).toEqual([]);
    expect(await view(request)).toMatchObject({ lastReminder: { state: 'QUEUED' } });
  });

  it('hands what is no hint to the dead letters, and drops a hint for what is not there', async () => {
    expect(await office.hint('nobody', 'not-a-reminder')).toBe(false);
    expect(await office.hint('nobody', '01M3RRZMWGR3QB5DDHN83PZWM0')).toBe(true);
  });
});
