import './quiet-log.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountView } from '../../core/account-view.ts';
import type { CompanySettingsView } from '../../core/company-settings-view.ts';
import type { ReminderEntry } from '../../core/contact-log.ts';
import type { ReminderReceipt, ReminderRequest } from '../../core/reminder.ts';
import { USUAL_REMINDER_SETTINGS } from '../../core/reminder-settings.ts';
import { accountOf, acmeRequest, queued, sendReminder, startOffice, type TestOffice } from './office.ts';

// A company in which the finance lead approves the very first reminder.
const { ladder } = USUAL_REMINDER_SETTINGS;
const strict = { ...ladder, steps: ladder.steps.map((step) => ({ ...step, approval: 'finance-lead' as const })) };
const LEAD = { roles: '[FinanceLead]', person: { id: 'b7c1d3f0-0000-4000-8000-0000000000ff', name: 'Lena Lead' } };

let office: TestOffice;
beforeAll(async () => {
  office = await startOffice({ company: { ladder: strict } });
});
afterAll(() => office.stop());

let customers = 0;
const someCustomer = (): ReminderRequest => {
  customers += 1;
  return acmeRequest({ customerNumber: `P-${customers}`, to: `ap${customers}@approval.test` });
};
const pathOf = (request: ReminderRequest) => `/v1/accounts/${accountOf(request)}`;
const approve = (request: ReminderRequest, reminderId: string, options = {}) =>
  office.call('POST', `${pathOf(request)}/reminders/${reminderId}/approval`, { ...LEAD, ...options });
const view = async (request: ReminderRequest) => (await office.call('GET', pathOf(request))).body as AccountView;
const mailsTo = ({ to }: ReminderRequest) =>
  office.aws.mail.mails.filter(({ mail }) => mail.destination.includes(to)).length;

/** A clerk's reminder that waits. */
async function waiting(request = someCustomer()): Promise<{ request: ReminderRequest; receipt: ReminderReceipt }> {
  const receipt = await queued(office, request);
  expect(receipt.state).toBe('AWAITING_APPROVAL');
  return { request, receipt };
}

/** Lets the undo window pass and the sender look at a reminder. */
async function pass(request: ReminderRequest, reminderId: string): Promise<void> {
  office.clock.pass(31);
  await office.hint(accountOf(request), reminderId);
}

/** Posts a send whatever its preview said. */
const press = (request: ReminderRequest, options = {}) =>
  office.call('POST', `${pathOf(request)}/reminders`, {
    ...{ key: crypto.randomUUID(), body: { ...request, previewHash: 'x'.repeat(43), confirmed: [] }, ...options },
  });

describe('a reminder that waits for a finance lead', () => {
  it('is not sent however long it waits, and then goes out after the undo window, once', async () => {
    const { request, receipt } = await waiting();
    office.clock.pass(7_200);
    expect(await office.sweep()).toMatchObject({ hinted: 0 });
    await pass(request, receipt.reminderId);
    expect(mailsTo(request)).toBe(0);
    const approved = await approve(request, receipt.reminderId);
    expect(approved).toMatchObject({ status: 200, body: { state: 'QUEUED' } });
    expect((approved.body as ReminderReceipt).sendsAt > office.clock.now()).toBe(true);
    await office.hint(accountOf(request), receipt.reminderId);
    expect(mailsTo(request)).toBe(0);
    await pass(request, receipt.reminderId);
    await pass(request, receipt.reminderId);
    expect(mailsTo(request)).toBe(1);
    const { recentEntries } = await view(request);
    expect((recentEntries[0] as ReminderEntry).steps.map(({ state, because }) => [state, because])).toEqual([
      ['AWAITING_APPROVAL', null],
      ['QUEUED', 'Approved by Lena Lead.'],
      ['SENT', null],
    ]);
  });

  it('is approved by a finance lead only, and never by who asked for it', async () => {
    const { request, receipt } = await waiting();
    expect(await approve(request, receipt.reminderId, { roles: '[Clerk]' })).toMatchObject({ status: 403 });
    const clerkAndLead = { person: undefined };
    expect(await approve(request, receipt.reminderId, clerkAndLead)).toMatchObject({
      status: 422,
      body: { refused: 'own-reminder' },
    });
  });

  it('goes out at once when a finance lead asks for it: she is the approver herself', async () => {
    expect(await queued(office, someCustomer(), LEAD)).toMatchObject({ state: 'QUEUED' });
  });

  it('keeps another reminder to the customer waiting, until it is taken back', async () => {
    const { request, receipt } = await waiting();
    expect(await press(request)).toMatchObject({ status: 422, body: { refused: 'approval-pending' } });
    const path = `${pathOf(request)}/reminders/${receipt.reminderId}`;
    expect(await office.call('DELETE', path)).toMatchObject({ status: 200, body: { state: 'CANCELLED' } });
    expect(await approve(request, receipt.reminderId)).toMatchObject({ body: { refused: 'nothing-to-approve' } });
    await waiting(request);
  });

  it('is approved twice as it is once', async () => {
    const { request, receipt } = await waiting();
    const answers = await Promise.all([approve(request, receipt.reminderId), approve(request, receipt.reminderId)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    await pass(request, receipt.reminderId);
    expect(mailsTo(request)).toBe(1);
  });

  it('is not approved once an invoice of it is disputed, or the customer is insolvent', async () => {
    const { request, receipt } = await waiting();
    const stop = (body: object) =>
      office.call('POST', `${pathOf(request)}/stops`, { body, key: crypto.randomUUID(), roles: '[Clerk]' });
    await stop({ kind: 'dispute', reason: 'not delivered', until: null, invoices: ['INV-2'] });
    expect(await approve(request, receipt.reminderId)).toMatchObject({
      status: 422,
      body: { refused: 'disputed', because: 'Disputed: not delivered' },
    });
    await stop({ kind: 'insolvency', reason: 'court letter', until: null, invoices: null });
    expect(await approve(request, receipt.reminderId)).toMatchObject({ body: { refused: 'insolvency' } });
  });

  it('is not approved when its figures have grown older than the company allows', async () => {
    const own = await startOffice({ company: { ladder: strict, staleAfterDays: 3 } });
    const request = acmeRequest();
    const { reminderId } = await queued(own, request);
    const path = `${pathOf(request)}/reminders/${reminderId}/approval`;
    own.clock.pass(4 * 86_400);
    expect(await own.call('POST', path, LEAD)).toMatchObject({ status: 422, body: { refused: 'as-of-old' } });
    await own.stop();
  });
});

describe('once the company is paid otherwise', () => {
  it('a reminder that says the old way is not approved', async () => {
    const own = await startOffice({ company: { ladder: strict } });
    const request = acmeRequest();
    const { reminderId } = await queued(own, request);
    const FIONA = { roles: '[FinanceLead]', person: { id: 'fiona', name: 'Fiona Lead' } };
    const body = { version: 0, changes: { paymentText: 'Please pay to our new account.' }, reason: 'new bank' };
    await own.call('POST', '/v1/settings/company/changes', { ...LEAD, body, key: crypto.randomUUID() });
    const { waiting: proposed } = (await own.call('GET', '/v1/settings/company', LEAD)).body as CompanySettingsView;
    await own.call('POST', `/v1/settings/company/changes/${proposed?.changeId}/approval`, FIONA);
    own.clock.pass(86_401);
    const approval = `${pathOf(request)}/reminders/${reminderId}/approval`;
    expect(await own.call('POST', approval, LEAD)).toMatchObject({
      status: 422,
      body: { refused: 'settings-changed' },
    });
    await own.stop();
  });
});

describe('right before a mail leaves', () => {
  it('a stop that came after the press keeps it back, and the history says why', async () => {
    const request = someCustomer();
    const { reminderId } = await queued(office, request, LEAD);
    const body = { kind: 'attorney', reason: 'letter of Smith & Partners', until: null, invoices: null };
    await office.call('POST', `${pathOf(request)}/stops`, { body, key: crypto.randomUUID() });
    await pass(request, reminderId);
    expect(mailsTo(request)).toBe(0);
    const { lastReminder, recentEntries, reminderLevel } = await view(request);
    expect([lastReminder?.state, reminderLevel]).toEqual(['FAILED', 0]);
    const entry = recentEntries.find(({ entryId }) => entryId === reminderId) as ReminderEntry;
    expect(entry.steps.at(-1)?.because).toContain('attorney');
  });

  it('an address that bounced at another customer meanwhile gets nothing', async () => {
    const [one, other] = [someCustomer(), someCustomer()];
    const shared = { ...other, to: one.to };
    const first = await queued(office, one, LEAD);
    await pass(one, first.reminderId);
    office.clock.pass(700);
    const second = await queued(office, shared, LEAD);
    const kept = office.aws.mail.mails.find(({ mail }) => mail.tags.reminder?.[0] === first.reminderId);
    await office.aws.mail.simulate(kept?.mail.messageId ?? '', 'bounce');
    await office.deliverReports();
    await pass(shared, second.reminderId);
    expect((await view(shared)).lastReminder?.state).toBe('FAILED');
    expect(mailsTo(one)).toBe(1);
    expect(await press(shared, LEAD)).toMatchObject({ body: { refused: 'address-bounced' } });
  });
});

describe('the decision', () => {
  it('stands with the reminder in the history: what was left out, which rules fired, who set one aside and why', async () => {
    const company = { rulePacks: ['au'], usualCountry: 'AU', usualCustomerType: 'consumer' } as const;
    const own = await startOffice({ company: { ...company, rulePacks: ['au'], usualTimeZone: 'Australia/Sydney' } });
    const request = acmeRequest();
    const log = {
      kind: 'call',
      direction: 'out',
      on: '2026-09-29',
      person: null,
      result: null,
      note: '',
      corrects: null,
    };
    const { customerName, customerNumber } = request;
    const post = (what: string, body: object, options = {}) =>
      own.call('POST', `${pathOf(request)}/${what}`, { body, key: crypto.randomUUID(), ...options });
    for (const _ of [1, 2, 3]) await post('contacts', { customerName, customerNumber, ...log });
    await post('stops', { kind: 'dispute', reason: 'not delivered', until: null, invoices: ['INV-2'] });
    expect(await sendReminder(own, request)).toMatchObject({
      body: { refused: 'rule-blocks', source: 'AU-FREQ-WEEK' },
    });
    const preview = (await post('reminders/preview', request, LEAD)).body as { hash: string; mayOverride: boolean };
    expect(preview.mayOverride).toBe(true);
    const send = { ...request, previewHash: preview.hash, confirmed: ['first-mail'] };
    const override = { reason: 'the customer asked for it in writing' };
    expect(await post('reminders', { ...send, override })).toMatchObject({ body: { refused: 'no-override' } });
    expect(await post('reminders', { ...send, override }, LEAD)).toMatchObject({ status: 202 });
    const { recentEntries } = (await own.call('GET', pathOf(request))).body as AccountView;
    expect(recentEntries[0]).toMatchObject({
      by: 'Lena Lead',
      invoiceCount: 2,
      leftOut: [{ invoiceNumber: 'INV-2', code: 'disputed', because: 'Disputed: not delivered' }],
      decision: { decision: 'block', fired: [{ ruleId: 'AU-FREQ-WEEK', citation: [expect.any(String)] }] },
      override: { role: 'FinanceLead', reason: 'the customer asked for it in writing' },
      confirmed: ['first-mail'],
    });
    own.clock.pass(31);
    await own.hint(accountOf(request), recentEntries[0]?.entryId ?? '');
    expect(own.aws.mail.mails).toHaveLength(1);
    await own.stop();
  });

  it('names another customer at the same address, and only when it is new for this one', async () => {
    const [one, other] = [someCustomer(), { ...someCustomer(), customerName: 'Beta Ltd' }];
    const shared = { ...other, to: one.to };
    const warned = async () => {
      const { body } = await office.call('POST', `${pathOf(shared)}/reminders/preview`, { ...LEAD, body: shared });
      return (body as { warnings?: { code: string; because: string }[] }).warnings ?? [];
    };
    await queued(office, one, LEAD);
    expect(await warned()).toMatchObject([
      { code: 'first-mail' },
      { code: 'address-of-another', because: expect.stringContaining('Acme Trading Ltd') },
    ]);
    const body = { address: shared.to, reason: 'one accounts department for both' };
    await office.call('POST', `${pathOf(shared)}/addresses/confirmation`, { body, key: crypto.randomUUID() });
    expect(await warned()).toEqual([]);
  });
});
