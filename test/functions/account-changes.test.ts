import './quiet-log.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountView } from '../../core/account-view.ts';
import { NO_FACTS } from '../../core/customer-facts.ts';
import type { ReminderRequest } from '../../core/reminder.ts';
import { blockAddress } from '../../functions/store.ts';
import { accountOf, acmeRequest, COMPANY, queued, startOffice, type TestOffice } from './office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startOffice();
});
afterAll(() => office.stop());

let customers = 0;
/** A customer no other test knows. */
const someCustomer = (): ReminderRequest => {
  customers += 1;
  return acmeRequest({ customerNumber: `C-60${customers}`, to: `ap${customers}@changes.test` });
};
const pathOf = (request: ReminderRequest) => `/v1/accounts/${accountOf(request)}`;
const view = async (request: ReminderRequest): Promise<AccountView> =>
  (await office.call('GET', pathOf(request))).body as AccountView;

/** Changes something on an account as a clerk, unless a role is named. */
const change = (
  request: ReminderRequest,
  what: string,
  body: unknown,
  roles = 'Clerk',
  key: string = crypto.randomUUID(),
) => office.call('POST', `${pathOf(request)}/${what}`, { body, key, roles });

const DISPUTE = { kind: 'dispute', reason: 'wrong price', until: null, invoices: ['INV-1'] };
const INSOLVENCY = { kind: 'insolvency', reason: 'court letter', until: null, invoices: null };

describe('a stop', () => {
  it('shows on the account and in the history, and is gone once lifted, with both reasons kept', async () => {
    const request = someCustomer();
    const added = await change(request, 'stops', DISPUTE);
    expect(added).toMatchObject({ status: 201, body: { version: 1, stops: [DISPUTE] } });
    const [stop] = (added.body as AccountView).stops;
    const lifted = await change(request, `stops/${stop?.stopId}/lift`, { reason: 'credit note sent' });
    expect(lifted).toMatchObject({ status: 200, body: { version: 2, stops: [] } });
    const { recentEntries } = await view(request);
    expect(recentEntries).toMatchObject([
      { type: 'lift', reason: 'credit note sent', stop: { kind: 'dispute', reason: 'wrong price' } },
      { type: 'stop', stop: { stopId: stop?.stopId, kind: 'dispute' } },
    ]);
    expect(Object.keys(recentEntries[1] ?? {}).sort()).toEqual('at by entryId stop type'.split(' '));
  });

  it('of an insolvent customer is lifted by a finance lead only', async () => {
    const request = someCustomer();
    const { body } = await change(request, 'stops', INSOLVENCY);
    const lift = `stops/${(body as AccountView).stops[0]?.stopId}/lift`;
    expect(await change(request, lift, { reason: 'x' })).toMatchObject({
      status: 422,
      body: { refused: 'needs-finance-lead' },
    });
    expect(await change(request, lift, { reason: 'withdrawn' }, 'FinanceLead')).toMatchObject({ status: 200 });
  });

  it('is added once however often it is posted, and by nobody who may only read', async () => {
    const request = someCustomer();
    const post = () => change(request, 'stops', DISPUTE, 'Clerk', 'the-same-key');
    const answers = await Promise.all([post(), post(), post()]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect((await view(request)).stops).toHaveLength(1);
    expect(await change(request, 'stops', DISPUTE, 'Auditor')).toMatchObject({ status: 403 });
  });

  it('shows in the summaries of the sheet’s rows', async () => {
    const request = someCustomer();
    await change(request, 'stops', DISPUTE);
    const body = { accountIds: [accountOf(request)] };
    expect(await office.call('POST', '/v1/accounts/summaries', { body })).toMatchObject({
      body: { accounts: [{ stops: [{ kind: 'dispute', invoices: ['INV-1'] }] }] },
    });
  });
});

describe('facts', () => {
  it('are kept, and what they were before stands in the history', async () => {
    const request = someCustomer();
    await change(request, 'facts', { ...NO_FACTS, country: 'DE' });
    const { body } = await change(request, 'facts', { ...NO_FACTS, country: 'AT', language: 'de' });
    expect(body).toMatchObject({ facts: { country: 'AT', language: 'de', groupName: null } });
    expect((await view(request)).recentEntries[0]).toMatchObject({
      before: { country: 'DE' },
      facts: { country: 'AT' },
    });
  });

  it('take no unknown field', async () => {
    expect(await change(someCustomer(), 'facts', { ...NO_FACTS, reminderLevel: 0 })).toMatchObject({ status: 400 });
  });
});

describe('an address that bounced', () => {
  it('is blocked for the customer until somebody confirms it with a reason', async () => {
    const request = someCustomer();
    const { reminderId } = await queued(office, request);
    office.clock.pass(31);
    await office.hint(accountOf(request), reminderId);
    const mail = office.aws.mail.mails.find((kept) => kept.mail.tags.reminder?.[0] === reminderId);
    await office.aws.mail.simulate(mail?.mail.messageId ?? '', 'bounce');
    await office.deliverReports();
    expect(await view(request)).toMatchObject({ blockedAddresses: [{ address: request.to, because: 'bounced' }] });
    const confirmed = await change(request, 'addresses/confirmation', {
      ...{ address: request.to, reason: 'their mailbox is there again' },
    });
    expect(confirmed).toMatchObject({ status: 200, body: { blockedAddresses: [], knownAddress: request.to } });
    expect((await view(request)).recentEntries[0]).toMatchObject({ type: 'address', unblocked: 'bounced' });
  });

  it('and was confirmed stays blocked after a complaint, however often the confirmation comes again', async () => {
    const [confirming, complaining] = [someCustomer(), someCustomer()];
    const address = complaining.to;
    const [body, key] = [{ address, reason: 'checked by telephone' }, crypto.randomUUID()];
    const confirm = () => change(confirming, 'addresses/confirmation', body, 'Clerk', key);
    expect(await confirm()).toMatchObject({ status: 200 });
    office.clock.pass(60);
    const ids = { companyId: COMPANY, accountId: accountOf(complaining) };
    await blockAddress(office.table, ids, {
      ...{ type: 'AddressBlocked', address, because: 'complained', at: office.clock.now() },
    });
    await confirm();
    const another = { ...someCustomer(), to: address };
    expect(await office.call('POST', `${pathOf(another)}/reminders/preview`, { body: another })).toMatchObject({
      body: { refusal: { refused: 'address-complained' } },
    });
  });

  it('is blocked for every customer of the company, and for no other company', async () => {
    const request = someCustomer();
    const address = request.to;
    await blockAddress(
      office.table,
      { companyId: COMPANY, accountId: accountOf(request) },
      {
        ...{ type: 'AddressBlocked', address, because: 'complained', at: office.clock.now() },
      },
    );
    const other = { ...someCustomer(), to: address.toUpperCase() };
    const preview = (options = {}) =>
      office.call('POST', `${pathOf(other)}/reminders/preview`, { body: other, ...options });
    expect(await preview()).toMatchObject({ body: { refusal: { refused: 'address-complained' } } });
    expect(await preview({ company: 'another-company' })).toMatchObject({ body: { refusal: null } });
    const body = { address, reason: 'they say it was a mistake' };
    expect(await change(other, 'addresses/confirmation', body)).toMatchObject({
      body: { refused: 'needs-finance-lead' },
    });
    await change(other, 'addresses/confirmation', body, 'FinanceLead');
    expect(await preview()).toMatchObject({ body: { refusal: null } });
    // The customer who complained is another matter.
    expect((await view(request)).blockedAddresses).toHaveLength(1);
  });

  it('cannot be confirmed as something that is no address', async () => {
    const body = { address: 'see note', reason: 'x' };
    expect(await change(someCustomer(), 'addresses/confirmation', body)).toMatchObject({
      status: 422,
      body: { refused: 'not-an-address' },
    });
  });
});
