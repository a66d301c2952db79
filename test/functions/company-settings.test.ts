// A company's settings over the API: two finance leads and a day for what matters, at once for the rest, a trail of all of it.
import './quiet-log.ts';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { secondsAfter } from '../../core/calendar.ts';
import type { CompanySettingsView, SettingsHistory } from '../../core/company-settings-view.ts';
import type { ReminderPreview } from '../../core/reminder.ts';
import { createApi } from '../../functions/api.ts';
import { createSettingsReader } from '../../functions/settings-in-force.ts';
import { settingsKey } from '../../functions/table.ts';
import { workbenchCompany } from '../../workbench/company.ts';
import {
  type Answered,
  accountOf,
  acmeRequest,
  type CallOptions,
  httpEvent,
  sendReminder,
  startOffice,
  type TestOffice,
} from './office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startOffice();
});
afterAll(() => office.stop());

const PATH = '/v1/settings/company';
const DAY = 86_400;
const lead = (name: string) => ({ roles: '[FinanceLead]', person: { id: name.toLowerCase(), name } });
const FIONA = lead('Fiona');
const GEORGE = lead('George');

/** Works with one company's settings; every test has its own company. */
function settingsOf(company: string, call: TestOffice['call'] = office.call) {
  const view = async (options: CallOptions = FIONA) =>
    (await call('GET', PATH, { ...options, company })).body as CompanySettingsView;
  return {
    view,
    pane: async () => (await call('GET', '/v1/settings', { company })).body,
    propose: async (changes: object, options: CallOptions & { version?: number } = {}): Promise<Answered> => {
      const { version = (await view()).version, ...rest } = options;
      const body = { version, changes, reason: 'as agreed with the bank' };
      return call('POST', `${PATH}/changes`, { ...FIONA, key: crypto.randomUUID(), body, company, ...rest });
    },
    approve: (changeId: string, options: CallOptions = GEORGE) =>
      call('POST', `${PATH}/changes/${changeId}/approval`, { ...options, company }),
    withdraw: (changeId: string, options: CallOptions = FIONA) =>
      call('DELETE', `${PATH}/changes/${changeId}`, { ...options, company }),
    history: async (query: Record<string, string> = {}) =>
      (await call('GET', `${PATH}/history`, { query, company })).body as SettingsHistory,
  };
}
const waitingIn = ({ body }: Answered): string => (body as CompanySettingsView).waiting?.changeId ?? '';

describe('settings nobody has changed', () => {
  it('are those of the deployment, version 0, for every role to read', async () => {
    const { view, pane, history } = settingsOf('untouched');
    expect(await view()).toEqual({
      ...{ version: 0, settings: workbenchCompany, waiting: null },
      ...{ mayPropose: true, mayApprove: false, mayWithdraw: false },
    });
    const clerks = await view({ roles: '[Clerk]' });
    expect(clerks).toEqual({ ...(await view()), mayPropose: false });
    expect(await view({ roles: '[Auditor]' })).toEqual(clerks);
    expect(await pane()).toMatchObject({ creditorName: workbenchCompany.creditorName, undoSeconds: 30 });
    expect(await history()).toEqual({ entries: [], cursor: null });
  });
});

describe('undo seconds', () => {
  it('changed by a finance lead count at once, for the pane and for the next reminder', async () => {
    const company = 'at-once';
    const { propose, pane, history } = settingsOf(company);
    expect(await pane()).toMatchObject({ undoSeconds: 30 });
    const { status, body } = await propose({ undoSeconds: 120 });
    expect({ status, body }).toMatchObject({
      ...{ status: 201, body: { version: 1, waiting: null, settings: { ...workbenchCompany, undoSeconds: 120 } } },
    });
    expect(await pane()).toMatchObject({ undoSeconds: 120 });
    const { body: receipt } = await sendReminder(office, acmeRequest(), { company });
    const sendsIn = Date.parse((receipt as { sendsAt: string }).sendsAt) - Date.parse(office.clock.now());
    expect(sendsIn).toBe(120_000);
    expect((await history()).entries).toEqual([
      {
        ...{ type: 'changed', entryId: expect.any(String), at: office.clock.now(), by: 'Fiona' },
        ...{ reason: 'as agreed with the bank', fields: [{ field: 'undoSeconds', before: 30, after: 120 }] },
      },
    ]);
  });
});

describe('payment details', () => {
  const paymentText = 'To our account at Tidewater Bank.';

  it('need another finance lead and a day, and everybody sees them wait', async () => {
    const { propose, approve, view } = settingsOf('two-leads');
    const changeId = waitingIn(await propose({ paymentText }));
    expect((await view({ roles: '[Clerk]' })).waiting).toEqual({
      ...{ changeId, at: office.clock.now(), by: 'Fiona', reason: 'as agreed with the bank', approved: null },
      fields: [{ field: 'paymentText', before: workbenchCompany.paymentText, after: paymentText }],
      lapsesAt: secondsAfter(office.clock.now(), 30 * DAY),
    });
    expect(await approve(changeId, FIONA)).toMatchObject({ status: 422, body: { refused: 'same-person' } });
    office.clock.pass(7 * DAY);
    expect((await view()).settings.paymentText).toBe(workbenchCompany.paymentText);
    expect(await approve(changeId)).toMatchObject({ status: 200, body: { waiting: { approved: { by: 'George' } } } });
    office.clock.pass(DAY - 1);
    expect((await view()).settings.paymentText).toBe(workbenchCompany.paymentText);
    office.clock.pass(1);
    expect(await view()).toMatchObject({ settings: { paymentText }, waiting: null });
  });

  it('that come into force make a preview shown before go stale, and the next letter shows them', async () => {
    const company = 'stale-preview';
    const { propose, approve } = settingsOf(company);
    await approve(waitingIn(await propose({ paymentText, senderName: 'Receivables' })));
    office.clock.pass(DAY - 60);
    const request = acmeRequest();
    const path = `/v1/accounts/${accountOf(request)}/reminders`;
    const preview = async () => (await office.call('POST', `${path}/preview`, { body: request, company })).body;
    const before = (await preview()) as ReminderPreview;
    expect(before.text).toContain('account shown on our invoices');
    office.clock.pass(60);
    const send = ({ hash, warnings }: ReminderPreview) => {
      const body = { ...request, previewHash: hash, confirmed: warnings.map(({ code }) => code) };
      return office.call('POST', path, { body, company, key: crypto.randomUUID() });
    };
    expect(await send(before)).toMatchObject({ status: 422, body: { refused: 'data-changed' } });
    const after = (await preview()) as ReminderPreview;
    expect(after.text).toContain('Tidewater Bank');
    expect(await send(after)).toMatchObject({ status: 202 });
  });

  it('are never taken from the request of a reminder', async () => {
    const request = { ...acmeRequest(), paymentText: 'Pay me instead' };
    const path = `/v1/accounts/${accountOf(request)}/reminders/preview`;
    expect(await office.call('POST', path, { body: request })).toMatchObject({
      ...{ status: 400, body: { faults: [{ where: 'paymentText' }] } },
    });
  });

  it('withdrawn in time never count; withdrawn twice is withdrawn once', async () => {
    const { propose, approve, withdraw, view, history } = settingsOf('withdrawn');
    const changeId = waitingIn(await propose({ paymentText }));
    await approve(changeId);
    expect(await withdraw(changeId)).toMatchObject({ status: 200, body: { version: 3, waiting: null } });
    expect(await withdraw(changeId, GEORGE)).toMatchObject({ status: 200, body: { version: 3 } });
    expect(await approve(changeId)).toMatchObject({ status: 422, body: { refused: 'change-withdrawn' } });
    office.clock.pass(2 * DAY);
    expect((await view()).settings.paymentText).toBe(workbenchCompany.paymentText);
    expect((await history()).entries.map(({ type, by }) => [type, by])).toEqual([
      ['withdrawn', 'Fiona'],
      ['approved', 'George'],
      ['proposed', 'Fiona'],
    ]);
  });

  it('approved by two at once, or again after a lost answer, are approved once', async () => {
    const { propose, approve, view } = settingsOf('approved-once');
    const changeId = waitingIn(await propose({ paymentText }));
    const answers = await Promise.all(['George', 'Hana', 'Ida'].map((name) => approve(changeId, lead(name))));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await approve(changeId)).toMatchObject({ status: 200 });
    expect((await view()).version).toBe(2);
  });
});

describe('a proposal', () => {
  it('sent twice with one key is one change, and its key is no good for another', async () => {
    const { propose, view } = settingsOf('keyed');
    const key = crypto.randomUUID();
    const [one, two] = await Promise.all([1, 2].map(() => propose({ undoSeconds: 60 }, { key, version: 0 })));
    expect(one).toMatchObject({ status: 201, body: { version: 1 } });
    expect(two).toEqual(one);
    expect(await propose({ undoSeconds: 60 }, { key, version: 0 })).toEqual(one);
    expect(await propose({ undoSeconds: 90 }, { key })).toMatchObject({ status: 422, body: { refused: 'key-used' } });
    expect((await view()).version).toBe(1);
  });

  it('on settings a colleague changed meanwhile is not taken', async () => {
    const { propose, view } = settingsOf('meanwhile');
    const answers = await Promise.all(
      [60, 90, 120].map((undoSeconds) => propose({ undoSeconds, payWithinDays: 14 }, { version: 0 })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ changed: true });
    expect((await view()).version).toBe(1);
  });

  it('has every fault listed at once, and nothing of it counts', async () => {
    const { propose, view } = settingsOf('faulty');
    const changes = { undoSeconds: -1, timeZone: 'Mars', senderEmail: 'x@harbourlane.example', iban: 'GB33' };
    const { status, body } = await propose(changes);
    const where = (body as { faults: { where: string }[] }).faults.map((fault) => fault.where).sort();
    expect({ status, where }).toEqual({
      status: 400,
      where: ['changes.iban', 'changes.senderEmail', 'changes.timeZone', 'changes.undoSeconds'],
    });
    expect((await view()).version).toBe(0);
  });

  it('that changes nothing is refused in words', async () => {
    const answer = await settingsOf('refused').propose({ undoSeconds: 30 });
    expect(answer).toMatchObject({ status: 422, body: { refused: 'nothing-changed' } });
  });

  it('whose fields do not fit together is told every place at once, and nothing of it counts', async () => {
    const { propose, view } = settingsOf('unfit');
    const changes = { ownDomains: [], sendingMode: 'test', rulesOff: ['NO-SUCH-RULE'], undoSeconds: 60 };
    const { status, body } = await propose(changes);
    const where = (body as { faults: { where: string }[] }).faults.map((fault) => fault.where);
    expect({ status, where }).toEqual({
      status: 400,
      where: ['changes.ownDomains', 'changes.rulesOff.0', 'changes.sendingMode'],
    });
    expect(await view()).toMatchObject({ version: 0, settings: { undoSeconds: 30 } });
  });

  it('that nobody approves lapses after 30 days, and another takes its place', async () => {
    const { propose, approve, view } = settingsOf('lapsed');
    const changeId = waitingIn(await propose({ replyTo: 'team@harbourlane.example' }));
    office.clock.pass(30 * DAY - 1);
    expect((await view()).waiting).toMatchObject({ changeId });
    office.clock.pass(1);
    expect((await view(GEORGE)).waiting).toBeNull();
    expect(await approve(changeId)).toMatchObject({ status: 422, body: { refused: 'change-lapsed' } });
    const next = await propose({ replyTo: 'desk@harbourlane.example' }, GEORGE);
    expect(next).toMatchObject({ status: 201, body: { waiting: { by: 'George' } } });
  });

  it('while another waits is refused, its everyday half with it', async () => {
    const { propose, view } = settingsOf('one-at-a-time');
    await propose({ replyTo: 'team@harbourlane.example' });
    const second = await propose({ undoSeconds: 60, senderPhone: '+44 1632 960 119' }, GEORGE);
    expect(second).toMatchObject({ status: 422, body: { refused: 'change-waits' } });
    expect((await view()).settings.undoSeconds).toBe(30);
    expect(await propose({ undoSeconds: 60 }, GEORGE)).toMatchObject({ status: 201 });
  });
});

describe('roles', () => {
  it.each(['[Clerk]', '[Auditor]', '[Visitor]', ''])('%s can change, approve and withdraw nothing', async (roles) => {
    const { propose, approve, withdraw, view } = settingsOf(`role-${roles.replace(/\W/g, '')}`);
    const changeId = waitingIn(await propose({ paymentText: 'Elsewhere' }));
    const person = { id: 'clara', name: 'Clara' };
    expect((await propose({ undoSeconds: 60 }, { roles, person })).status).toBe(403);
    expect((await approve(changeId, { roles, person })).status).toBe(403);
    expect((await withdraw(changeId, { roles, person })).status).toBe(403);
    expect((await view()).version).toBe(1);
  });

  it('a change of another company cannot be reached', async () => {
    const changeId = waitingIn(await settingsOf('ours').propose({ paymentText: 'Elsewhere' }));
    const theirs = settingsOf('theirs');
    expect(await theirs.approve(changeId)).toMatchObject({ status: 422, body: { refused: 'not-waiting' } });
    expect(await theirs.withdraw(changeId)).toMatchObject({ status: 422, body: { refused: 'not-waiting' } });
    expect(await settingsOf('ours').approve('A#B')).toMatchObject({ body: { faults: [{ where: 'changeId' }] } });
  });
});

describe('the history of the settings', () => {
  it('comes newest first, a page at a time, and says which page is the last', async () => {
    const { propose, history } = settingsOf('pages');
    for (const undoSeconds of [1, 2, 3, 4, 5]) {
      office.clock.pass(1);
      await propose({ undoSeconds });
    }
    const pages: unknown[][] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: SettingsHistory = await history({ limit: '2', ...(cursor ? { cursor } : {}) });
      pages.push(page.entries.map((entry) => entry.type === 'changed' && entry.fields[0]?.after));
      cursor = page.cursor;
    }
    expect(pages).toEqual([[5, 4], [3, 2], [1]]);
    expect(await history({ cursor: 'QUNDT1VOVA' })).toMatchObject({ faults: [{ where: 'cursor' }] });
  });
});

describe('settings stored before a field was thought of', () => {
  it('are read with that field as it is deployed, and keep everything they held', async () => {
    const company = 'stored-long-ago';
    const { propose, view } = settingsOf(company);
    await propose({ undoSeconds: 60 });
    const { ladder, ownTexts, rateLimits, quietDays, ...older } = (await view()).settings;
    const { table } = office.office;
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: settingsKey(company),
        UpdateExpression: 'SET settings = :older',
        ExpressionAttributeValues: { ':older': { ...older, faxNumber: '+44 1632 960 199' } },
      }),
    );
    office.clock.pass(3);
    expect((await view()).settings).toEqual({ ...workbenchCompany, undoSeconds: 60 });
    expect(await propose({ quietDays: [6, 7] })).toMatchObject({
      ...{ status: 201, body: { settings: { quietDays: [6, 7], ladder: workbenchCompany.ladder } } },
    });
  });
});

describe('a warm container', () => {
  /** Another container over the same table, and how often it reads. */
  function container() {
    const { table, now, settings } = office.office;
    const reader = createSettingsReader(table, settings.deployed, now);
    const api = createApi(() => ({ ...office.office, settings: reader }));
    const call: TestOffice['call'] = async (method, path, options) => {
      const { statusCode = 0, body = '' } = await api(httpEvent(method, path, options));
      return { status: statusCode, body: JSON.parse(body) as unknown };
    };
    return { call, reader };
  }

  it('sees what another one changed within three seconds', async () => {
    const company = 'two-containers';
    const { pane } = settingsOf(company, container().call);
    expect(await pane()).toMatchObject({ undoSeconds: 30 });
    await settingsOf(company).propose({ undoSeconds: 60 });
    office.clock.pass(3);
    expect(await pane()).toMatchObject({ undoSeconds: 60 });
  });

  it('reads once for calls that follow one another, and sees a day pass without reading', async () => {
    const { reader } = container();
    const { propose, approve } = settingsOf('reads');
    await approve(waitingIn(await propose({ creditorName: 'Harbour Lane Ltd' })));
    office.clock.pass(DAY - 1);
    const reads: string[] = [];
    office.table.client.middlewareStack.add(
      (next, { commandName = '' }) =>
        (args) => {
          reads.push(commandName);
          return next(args);
        },
      { step: 'initialize', name: 'count-reads' },
    );
    expect((await reader.inForce('reads')).creditorName).toBe(workbenchCompany.creditorName);
    office.clock.pass(1);
    expect((await reader.inForce('reads')).creditorName).toBe('Harbour Lane Ltd');
    office.table.client.middlewareStack.remove('count-reads');
    expect(reads).toEqual(['GetItemCommand']);
  });

  it('never gives one company another’s settings, whoever calls in between', async () => {
    const { call } = container();
    const names = ['tenant-a', 'tenant-b'];
    for (const [i, company] of names.entries()) await settingsOf(company, call).propose({ undoSeconds: 100 + i });
    const turns = [0, 1, 1, 0, 1, 0, 0];
    const inTurn: unknown[] = [];
    for (const i of turns) inTurn.push(await settingsOf(names[i] ?? '', call).pane());
    const atOnce = await Promise.all(turns.map((i) => settingsOf(names[i] ?? '', call).pane()));
    for (const seen of [inTurn, atOnce])
      expect(seen.map((settings) => (settings as { undoSeconds: number }).undoSeconds)).toEqual(
        turns.map((i) => 100 + i),
      );
  });

  it('keeps the address mails come from as it was deployed last', async () => {
    const company = 'moved-domain';
    await settingsOf(company).propose({ undoSeconds: 60 });
    const { table, now, settings } = office.office;
    const deployed = { ...settings.deployed, senderEmail: 'ar@moved.example', undoSeconds: 5, paymentText: 'New' };
    expect(await createSettingsReader(table, deployed, now).inForce(company)).toEqual({
      ...{ ...settings.deployed, undoSeconds: 60, senderEmail: 'ar@moved.example' },
    });
  });
});
