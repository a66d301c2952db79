import './quiet-log.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountIdOf } from '../../core/account-id.ts';
import type { AccountView } from '../../core/account-view.ts';
import type { HistoryPage, LogContact } from '../../core/contact-log.ts';
import type { ReminderPreview, ReminderReceipt, ReminderRequest } from '../../core/reminder.ts';
import { createApi } from '../../functions/api.ts';
import { accountOf, acmeRequest, httpEvent, queued, sendReminder, startOffice, type TestOffice } from './office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startOffice();
});
afterAll(() => office.stop());

let customers = 0;
const someCustomer = (changes: Partial<ReminderRequest> = {}): ReminderRequest => {
  customers += 1;
  return acmeRequest({ customerNumber: `A-${customers}`, to: `ap${customers}@acme.test`, ...changes });
};
const accountPath = (request: ReminderRequest) => `/v1/accounts/${accountOf(request)}`;
const view = async (request: ReminderRequest) => (await office.call('GET', accountPath(request))).body as AccountView;

const call = (request: ReminderRequest, note: string): LogContact => ({
  ...{ customerName: request.customerName, customerNumber: request.customerNumber, kind: 'call', direction: 'out' },
  ...{ on: request.asOf, person: null, result: 'no-answer', note, corrects: null },
});
const logCall = (request: ReminderRequest, note: string, options = {}) =>
  office.call('POST', `${accountPath(request)}/contacts`, {
    ...{ key: crypto.randomUUID(), body: call(request, note) },
    ...options,
  });

describe('an account', () => {
  it('nobody has written to is there with version 0', async () => {
    expect(await office.call('GET', '/v1/accounts/never-contacted')).toEqual({
      status: 200,
      body: {
        ...{ accountId: 'never-contacted', version: 0, customerName: null, customerNumber: null, reminderLevel: 0 },
        ...{ lastContact: null, lastReminder: null, knownAddress: null, blockedAddresses: [], recentEntries: [] },
        facts: {
          ...{ language: null, country: null, subdivision: null, customerType: null, timeZones: null, groupName: null },
        },
        stops: [],
      },
    });
  });

  it('tells what was logged, who logged it, and nothing internal', async () => {
    const request = someCustomer();
    const logged = await logCall(request, 'rings again on Monday');
    expect(logged.status).toBe(201);
    const { recentEntries, lastContact, version } = await view(request);
    expect({ lastContact, version }).toMatchObject({ version: 1, lastContact: { type: 'contact', kind: 'call' } });
    expect(recentEntries).toEqual([logged.body]);
    expect(Object.keys(recentEntries[0] ?? {}).sort()).toEqual(
      'at by corrects direction entryId kind note on person result type'.split(' '),
    );
  });

  it('is another one in another company', async () => {
    const request = someCustomer();
    await logCall(request, 'ours');
    const { body } = await office.call('GET', accountPath(request), { company: 'another-company' });
    expect(body).toMatchObject({ version: 0, recentEntries: [] });
  });

  it.each([
    ['a number with # and /', { customerNumber: 'A#B/ENTRY#1' }],
    ['a number that looks like a key', { customerNumber: 'COMPANY#x#ACCOUNT#y' }],
    ['spaces', { customerNumber: '  00 42  ' }],
    ['an Arabic name', { customerNumber: null, customerName: 'شركة النور للتجارة' }],
    ['an emoji', { customerNumber: '🧾-7', customerName: 'Crêperie 🥞 “Chez Zoé”' }],
  ])('with %s makes the round trip', async (_, customer) => {
    const request = acmeRequest({ ...customer, to: 'round.trip@acme.test' });
    const { reminderId } = await queued(office, request);
    const { body } = await office.call('GET', `${accountPath(request)}/history`);
    expect((body as HistoryPage).entries.map(({ entryId }) => entryId)).toEqual([reminderId]);
    expect(await view(request)).toMatchObject({
      customerName: request.customerName,
      customerNumber: request.customerNumber,
    });
  });
});

describe('the history', () => {
  it('comes newest first, a page at a time, and says which page is the last', async () => {
    const request = someCustomer();
    for (let i = 1; i <= 5; i++) {
      await logCall(request, `note ${i}`);
      office.clock.pass(60);
    }
    const notes: string[][] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: Record<string, string> = { limit: '2', ...(cursor ? { cursor } : {}) };
      const page: HistoryPage = (await office.call('GET', `${accountPath(request)}/history`, { query }))
        .body as HistoryPage;
      notes.push(page.entries.map((entry) => (entry.type === 'contact' ? entry.note : '')));
      cursor = page.cursor;
    }
    expect(notes).toEqual([['note 5', 'note 4'], ['note 3', 'note 2'], ['note 1']]);
  });

  it.each([
    ['an invented cursor', { cursor: 'QUNDT1VOVA' }, 'cursor'],
    ['a limit of 0', { limit: '0' }, 'limit'],
    ['a limit of 101', { limit: '101' }, 'limit'],
    ['an unknown question', { company: 'other' }, 'company'],
  ])('refuses %s', async (_, query, where) => {
    const { status, body } = await office.call('GET', '/v1/accounts/some-account/history', { query });
    expect({ status, body }).toMatchObject({ status: 400, body: { faults: [{ where }] } });
  });

  it('is corrected by a new entry that names the old one', async () => {
    const request = someCustomer();
    const { entryId } = (await logCall(request, 'pays on Friday')).body as { entryId: string };
    const correction = { ...call(request, 'pays on Monday'), corrects: entryId };
    expect((await logCall(request, '', { body: correction })).status).toBe(201);
    const { recentEntries } = await view(request);
    expect(recentEntries.map((entry) => entry.type === 'contact' && entry.note)).toEqual([
      'pays on Monday',
      'pays on Friday',
    ]);
    const ofNothing = { ...call(request, 'x'), corrects: '01ARZ3NDEKTSV4RRFFQ69G5FAV' };
    expect(await logCall(request, '', { body: ofNothing })).toMatchObject({ status: 422 });
  });
});

describe('summaries', () => {
  it('tell 100 accounts in the order asked for, with the present state of their last reminder', async () => {
    const request = someCustomer();
    const { reminderId } = await queued(office, request);
    await office.call('DELETE', `${accountPath(request)}/reminders/${reminderId}`);
    const others = Array.from({ length: 99 }, (_, i) => `nobody-${i}`);
    const accountIds = [...others, accountOf(request)];
    const { body } = await office.call('POST', '/v1/accounts/summaries', { body: { accountIds } });
    const { accounts } = body as { accounts: { accountId: string }[] };
    expect(accounts.map(({ accountId }) => accountId)).toEqual(accountIds);
    expect(accounts[99]).toMatchObject({ reminderLevel: 0, lastReminder: { reminderId, state: 'CANCELLED' } });
  });

  it('refuse more than 100 and what is no id', async () => {
    const many = { accountIds: Array(101).fill('a') };
    expect(await office.call('POST', '/v1/accounts/summaries', { body: many })).toMatchObject({ status: 400 });
    const forged = { accountIds: ['fine', 'A#B'] };
    expect(await office.call('POST', '/v1/accounts/summaries', { body: forged })).toMatchObject({
      ...{ status: 400, body: { faults: [{ where: 'accountIds.1' }] } },
    });
  });
});

describe('a strict reader', () => {
  it('lists every fault at once, unknown fields among them', async () => {
    const request = { ...someCustomer(), iban: 'GB33BUKB20201555555555', asOf: '2026-02-30', invoices: [{ x: 1 }] };
    const { status, body } = await office.call('POST', '/v1/accounts/A#B/reminders/preview', { body: request });
    const where = (body as { faults: { where: string }[] }).faults.map((fault) => fault.where);
    expect(status).toBe(400);
    expect(where).toEqual(
      expect.arrayContaining(['accountId', 'iban', 'asOf', 'invoices.0.invoiceNumber', 'invoices.0.x']),
    );
  });

  it.each([
    ['text that is not JSON', { body: '{"a":' }, 'body'],
    ['a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 'Content-Type'],
    ['a missing Idempotency-Key', { key: '' }, 'Idempotency-Key'],
    ['a key with a line break', { key: 'a\r\nb-1234567' }, 'Idempotency-Key'],
  ])('refuses %s', async (_, options, where) => {
    const { status, body } = await logCall(someCustomer(), 'x', options);
    expect({ status, body }).toMatchObject({ status: 400, body: { faults: [{ where }] } });
  });

  it('refuses more than 256 KB, and 500 invoices pass', async () => {
    const large = JSON.stringify({ note: 'x'.repeat(256 * 1024) });
    expect(await logCall(someCustomer(), '', { body: large })).toMatchObject({ status: 413 });
    const invoices = Array.from({ length: 500 }, (_, i) => ({
      ...{ invoiceNumber: `INV-2026-${i}`, invoiceDate: '2026-07-01', dueDate: '2026-08-01' },
      ...{ original: { minor: 100_000 + i, currency: 'GBP' }, outstanding: { minor: 100_000 + i, currency: 'GBP' } },
    }));
    const request = someCustomer({ invoices: invoices as ReminderRequest['invoices'] });
    const { reminderId } = await queued(office, request);
    office.clock.pass(30);
    await office.hint(accountOf(request), reminderId);
    expect(office.aws.mail.mails.filter(({ mail }) => mail.destination.includes(request.to))).toHaveLength(1);
  });

  it('says 404 to what is not there', async () => {
    const somewhere = ['/v1/nothing', '/v1/accounts', '/v1/accounts/a/reminders/01ARZ3NDEKTSV4RRFFQ69G5FAV'];
    for (const path of somewhere) expect(await office.call('DELETE', path)).toMatchObject({ status: 404 });
    expect(await office.call('PUT', '/v1/settings')).toMatchObject({ status: 404 });
  });
});

describe('roles', () => {
  it.each([
    ['[Clerk]', 200, 201],
    ['[FinanceLead Clerk]', 200, 201],
    ['[Auditor]', 200, 403],
    ['Auditor', 200, 403],
    ['[Visitor]', 403, 403],
    ['', 403, 403],
  ])('%s reads with %i and writes with %i', async (roles, reads, writes) => {
    const request = someCustomer();
    expect((await office.call('GET', accountPath(request), { roles })).status).toBe(reads);
    expect((await logCall(request, 'x', { roles })).status).toBe(writes);
  });

  it('need a company and a person in the token', async () => {
    const event = httpEvent('GET', '/v1/settings');
    const api = createApi(() => office.office);
    const nobody = { ...event, requestContext: { ...event.requestContext, authorizer: undefined } };
    expect((await api(nobody)).statusCode).toBe(403);
    expect((await office.call('GET', '/v1/settings', { company: 'a#b' })).status).toBe(403);
  });

  it.each([
    ['[Clerk]', true],
    ['[FinanceLead]', true],
    ['[Auditor]', false],
    ['[Auditor Clerk]', true],
  ])('%s is told whether it may write: %s', async (roles, mayWrite) => {
    expect((await office.call('GET', '/v1/settings', { roles })).body).toMatchObject({ mayWrite });
  });

  it('tell the pane no payment details', async () => {
    const { body } = await office.call('GET', '/v1/settings');
    expect(Object.keys(body as object).sort()).toEqual(
      'asksForCash creditorName locale mayWrite senderEmail sendingMode staleAfterDays testAddress timeZone undoSeconds'.split(
        ' ',
      ),
    );
  });
});

describe('once', () => {
  it('a double click sends one reminder and both clicks get the same answer', async () => {
    const request = someCustomer();
    const key = crypto.randomUUID();
    const path = `${accountPath(request)}/reminders`;
    const { hash } = (await office.call('POST', `${path}/preview`, { body: request })).body as ReminderPreview;
    const body = { ...request, previewHash: hash, confirmed: ['first-mail'] };
    const click = () => office.call('POST', path, { key, body });
    const [one, two] = await Promise.all([click(), click()]);
    expect(one).toMatchObject({ status: 202 });
    expect(two).toEqual(one);
    expect((await view(request)).recentEntries).toHaveLength(1);
  });

  it('a retry after a lost answer gets the first answer, even when the account has moved on', async () => {
    const request = someCustomer();
    const key = crypto.randomUUID();
    const path = `${accountPath(request)}/reminders`;
    const { hash } = (await office.call('POST', `${path}/preview`, { body: request })).body as ReminderPreview;
    const body = { ...request, previewHash: hash, confirmed: ['first-mail'] };
    const first = await office.call('POST', path, { key, body });
    const { reminderId } = first.body as ReminderReceipt;
    await office.call('DELETE', `${path}/${reminderId}`);
    expect(await office.call('POST', path, { key, body })).toEqual(first);
    expect((await view(request)).recentEntries).toHaveLength(1);
  });

  it('the same key with another body is refused', async () => {
    const request = someCustomer();
    const key = crypto.randomUUID();
    expect((await logCall(request, 'one', { key })).status).toBe(201);
    expect(await logCall(request, 'two', { key })).toMatchObject({ status: 422, body: { refused: 'key-used' } });
  });

  it('two clerks who both saw the preview send one reminder, and the other is told', async () => {
    const request = someCustomer();
    const people = ['Anna', 'Bo', 'Cy', 'Di'].map((name) => ({ person: { id: name, name } }));
    const answers = await Promise.all(people.map((person) => sendReminder(office, request, person)));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 422, 422, 422]);
    expect(answers.filter(({ status }) => status === 422)[0]?.body).toMatchObject({ refused: 'reminder-open' });
    expect((await view(request)).recentEntries).toHaveLength(1);
  });

  it('contacts logged at the same moment by several clerks are all kept', async () => {
    const request = someCustomer();
    const answers = await Promise.all(['a', 'b', 'c'].map((note) => logCall(request, note)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(await view(request)).toMatchObject({ version: 3 });
  });

  it('the account’s history names its own account, not the path of another', async () => {
    const [mine, other] = [someCustomer(), someCustomer()];
    const { body } = await office.call('POST', `${accountPath(other)}/reminders/preview`, { body: mine });
    expect(body).toMatchObject({ faults: [{ where: 'customerNumber' }] });
    expect(accountIdOf(mine)).not.toBe(accountIdOf(other));
  });
});

describe('taking back', () => {
  it('works within the undo window, twice like once, and gives the level back', async () => {
    const request = someCustomer();
    const { reminderId } = await queued(office, request);
    const path = `${accountPath(request)}/reminders/${reminderId}`;
    office.clock.pass(29);
    expect(await office.call('DELETE', path)).toMatchObject({ status: 200, body: { state: 'CANCELLED' } });
    expect(await office.call('DELETE', path)).toMatchObject({ status: 200, body: { state: 'CANCELLED' } });
    office.clock.pass(60);
    expect(await office.hint(accountOf(request), reminderId)).toBe(true);
    expect(office.aws.mail.mails.filter(({ mail }) => mail.destination.includes(request.to))).toEqual([]);
    expect(await view(request)).toMatchObject({ reminderLevel: 0, lastReminder: { state: 'CANCELLED' } });
    expect(await sendReminder(office, request)).toMatchObject({ status: 202 });
  });

  it('is refused once the window is over', async () => {
    const request = someCustomer();
    const { reminderId } = await queued(office, request);
    office.clock.pass(30);
    const late = await office.call('DELETE', `${accountPath(request)}/reminders/${reminderId}`);
    expect(late).toMatchObject({ status: 422, body: { refused: 'too-late' } });
  });
});

describe('what breaks', () => {
  it('is answered with an id and nothing else, and nothing is sent', async () => {
    const api = createApi(() => {
      throw new Error('table duebook at 10.0.0.1 is gone, customer Acme');
    });
    const { statusCode, body = '' } = await api(httpEvent('GET', '/v1/settings'));
    expect(statusCode).toBe(500);
    expect(Object.keys(JSON.parse(body) as object).sort()).toEqual(['error', 'id']);
    expect(body).not.toMatch(/duebook|10\.0|Acme/);
  });

  it('a reminder whose hint is lost is written all the same, and the sweep finds it', async () => {
    const request = someCustomer();
    const lost: string[] = [];
    const client = office.office.queue.client;
    const queue = { client, url: `${office.office.queue.url}-that-is-not-there` };
    const api = createApi(() => ({ ...office.office, queue, onLostHint: (ids) => lost.push(ids.accountId) }));
    const path = `${accountPath(request)}/reminders`;
    const preview = (await office.call('POST', `${path}/preview`, { body: request })).body as ReminderPreview;
    const body = { ...request, previewHash: preview.hash, confirmed: ['first-mail'] };
    const { statusCode } = await api(httpEvent('POST', path, { key: crypto.randomUUID(), body }));
    expect({ statusCode, lost }).toEqual({ statusCode: 202, lost: [accountOf(request)] });
    office.clock.pass(331);
    expect((await office.sweep()).hinted).toBeGreaterThan(0);
    await office.deliverHints();
    expect(office.aws.mail.mails.filter(({ mail }) => mail.destination.includes(request.to))).toHaveLength(1);
  });
});
