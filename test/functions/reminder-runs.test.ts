import './quiet-log.ts';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReminderRequest } from '../../core/reminder.ts';
import type { ManyPreviews, ReminderRun, RunOutcome } from '../../core/reminder-run.ts';
import { accountOf, acmeRequest, startOffice, type TestOffice } from './office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startOffice({ company: { undoSeconds: 0, rateLimits: { ...WIDE, perPersonADay: 60 } } });
});
afterAll(() => office.stop());

const WIDE = {
  ...{ perPersonAMinute: 600, perPersonADay: 10_000, perCompanyADay: 50_000 },
  ...{ minutesBetweenToAddress: 0, perAddressInSevenDays: 50 },
};
const BEN = { id: 'b7c1d3f0-0000-4000-8000-000000000002', name: 'Ben Clerk' };

let customers = 0;
const someCustomers = (count: number): ReminderRequest[] =>
  Array.from({ length: count }, () => {
    customers += 1;
    return acmeRequest({ customerNumber: `R-${customers}`, to: `ap@customer-${customers}.test` });
  });

/** What the pane posts for these customers, with every warning confirmed. */
async function asked(requests: readonly ReminderRequest[], options = {}) {
  const reminders = requests.map((request) => ({ accountId: accountOf(request), request }));
  const { body } = await office.call('POST', '/v1/reminders/previews', { body: { reminders }, ...options });
  const { previews } = body as ManyPreviews;
  return requests.map((request, i) => ({
    accountId: accountOf(request),
    customerName: request.customerName,
    send: {
      ...request,
      previewHash: previews[i]?.preview?.hash ?? 'x'.repeat(43),
      confirmed: previews[i]?.preview?.warnings.map(({ code }) => code) ?? [],
    },
    idempotencyKey: crypto.randomUUID(),
  }));
}

async function post(runId: string, reminders: unknown, options = {}): Promise<RunOutcome[]> {
  const { status, body } = await office.call('POST', '/v1/reminder-runs', { body: { runId, reminders }, ...options });
  expect(status, JSON.stringify(body)).toBe(202);
  return (body as { outcomes: RunOutcome[] }).outcomes;
}

const look = async (runId: string) => (await office.call('GET', `/v1/reminder-runs/${runId}`)).body as ReminderRun;
const newRun = () => ulid(Date.parse(office.clock.now()));
const mailsTo = ({ to }: ReminderRequest) =>
  office.aws.mail.mails.filter(({ mail }) => mail.destination.includes(to)).length;

describe('previews of many', () => {
  it('are those of each one alone, without the text, and one that is faulty keeps no other back', async () => {
    const [first, second] = someCustomers(2) as [ReminderRequest, ReminderRequest];
    const reminders = [
      { accountId: accountOf(first), request: first },
      { accountId: accountOf(second), request: { ...second, asOf: 'yesterday' } },
      { accountId: 'somebody-else', request: second },
    ];
    const { status, body } = await office.call('POST', '/v1/reminders/previews', { body: { reminders } });
    expect(status).toBe(200);
    const { previews } = body as ManyPreviews;
    const alone = await office.call('POST', `/v1/accounts/${accountOf(first)}/reminders/preview`, { body: first });
    const { text: _text, html: _html, ...shown } = alone.body as Record<string, unknown>;
    expect(previews[0]).toEqual({ accountId: accountOf(first), preview: shown, refusal: null, faults: null });
    expect(previews[1]).toMatchObject({ preview: null, faults: [{ where: 'asOf' }] });
    expect(previews[2]).toMatchObject({ preview: null, faults: [{ where: 'customerNumber' }] });
  });

  it('are refused for the same account twice, and for more than 25', async () => {
    const [one] = someCustomers(1) as [ReminderRequest];
    const its = { accountId: accountOf(one), request: one };
    expect((await office.call('POST', '/v1/reminders/previews', { body: { reminders: [its, its] } })).status).toBe(400);
    const many = someCustomers(26).map((request) => ({ accountId: accountOf(request), request }));
    expect((await office.call('POST', '/v1/reminders/previews', { body: { reminders: many } })).status).toBe(400);
  });
});

describe('a run of reminders', () => {
  it('is filled by several posts, sends each once, and everybody sees the same', async () => {
    const requests = someCustomers(4);
    const [a, b, c, d] = await asked(requests);
    const runId = newRun();
    await post(runId, [a, b]);
    await post(runId, [c, d]);
    expect(await look(runId)).toMatchObject({ runId, by: 'Carol Clerk', counts: { waiting: 4, sent: 0 } });
    await office.deliverHints();
    await office.deliverReports();
    const seenByBen = (await office.call('GET', `/v1/reminder-runs/${runId}`, { person: BEN })).body as ReminderRun;
    expect(seenByBen.counts).toEqual({ sent: 4, waiting: 0, failed: 0, needsReview: 0, cancelled: 0, refused: 0 });
    expect(seenByBen.reminders[0]).toMatchObject({
      customerName: 'Acme Trading Ltd',
      level: 1,
      totals: [{ minor: 412_000, currency: 'GBP' }],
      state: 'DELIVERED',
    });
    expect(requests.map(mailsTo)).toEqual([1, 1, 1, 1]);
    const { runs } = (await office.call('GET', '/v1/reminder-runs')).body as { runs: ReminderRun[] };
    expect(runs[0]).toEqual({ runId, at: seenByBen.at, by: 'Carol Clerk', counts: seenByBen.counts });
  });

  it('posted again and again, as a pane does that got no answer, sends nothing twice', async () => {
    const requests = someCustomers(3);
    const reminders = await asked(requests);
    const runId = newRun();
    const answers = await Promise.all([post(runId, reminders), post(runId, reminders), post(runId, reminders)]);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect((await look(runId)).reminders).toHaveLength(3);
    await office.deliverHints();
    expect(requests.map(mailsTo)).toEqual([1, 1, 1]);
  });

  it('of two clerks at once sends one mail to each customer, and says to the other why not', async () => {
    const requests = someCustomers(5);
    const [mine, bens] = [await asked(requests), await asked(requests, { person: BEN })];
    const runId = newRun();
    const [first, second] = await Promise.all([post(runId, mine), post(runId, bens, { person: BEN })]);
    for (const [i, outcome] of first.entries()) {
      const both = [outcome, second[i]];
      expect(both.filter((its) => its?.reminderId)).toHaveLength(1);
      expect(both.find((its) => !its?.reminderId)?.refusal).toMatchObject({ refused: 'reminder-open' });
    }
    expect((await look(runId)).counts).toMatchObject({ waiting: 5, refused: 0 });
    await office.deliverHints();
    expect(requests.map(mailsTo)).toEqual([1, 1, 1, 1, 1]);
  });

  it('tells of each that was refused or faulty, and queues the others', async () => {
    const [good, changed, faulty] = (await asked(someCustomers(3))) as [object, { send: object }, { send: object }];
    const runId = newRun();
    const outcomes = await post(runId, [
      good,
      { ...changed, send: { ...changed.send, previewHash: 'y'.repeat(43) } },
      { ...faulty, send: { ...faulty.send, to: '' } },
    ]);
    expect(outcomes[0]).toMatchObject({ refusal: null, faults: null });
    expect(outcomes[1]).toMatchObject({ reminderId: null, refusal: { refused: 'data-changed' } });
    expect(outcomes[2]).toMatchObject({
      reminderId: null,
      faults: expect.arrayContaining([{ where: 'to', fault: 'holds nothing readable' }]),
    });
    const { counts, reminders } = await look(runId);
    expect(counts).toMatchObject({ waiting: 1, refused: 2 });
    expect(reminders.filter(({ state }) => state === null).map(({ because }) => because)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^The data changed/), expect.stringMatching(/^to: /)]),
    );
    // Refused once, looked at again: it takes its place in the same run.
    await post(runId, [changed]);
    expect((await look(runId)).counts).toMatchObject({ waiting: 2, refused: 1 });
  });

  it('does not wait for ever for what was never queued because the post broke off', async () => {
    const own = await startOffice();
    const [request] = someCustomers(1) as [ReminderRequest];
    const { body } = await own.call('POST', `/v1/accounts/${accountOf(request)}/reminders/preview`, { body: request });
    const send = { ...request, previewHash: (body as { hash: string }).hash, confirmed: ['first-mail'] };
    const its = { accountId: accountOf(request), customerName: request.customerName, send };
    const press = { body: { runId: newRun(), reminders: [{ ...its, idempotencyKey: 'broken-off-1' }] } };
    const path = `/v1/reminder-runs/${press.body.runId}`;
    let isBroken = true;
    own.table.client.middlewareStack.add(
      (next, { commandName = '' }) =>
        async (args) => {
          if (isBroken && commandName === 'TransactWriteItemsCommand') throw new Error('the table is away');
          return next(args);
        },
      { step: 'initialize' },
    );
    expect((await own.call('POST', '/v1/reminder-runs', press)).status).toBe(500);
    expect(await own.call('GET', path)).toMatchObject({ body: { counts: { waiting: 1, refused: 0 } } });
    own.clock.pass(900);
    expect(await own.call('GET', path)).toMatchObject({
      body: {
        counts: { waiting: 0, refused: 1 },
        reminders: [{ because: expect.stringMatching(/^It was never queued/) }],
      },
    });
    isBroken = false;
    expect((await own.call('POST', '/v1/reminder-runs', press)).status).toBe(202);
    expect(await own.call('GET', path)).toMatchObject({ body: { counts: { waiting: 1, refused: 0 } } });
    await own.stop();
  });

  it('gives back what has not left, and nothing that has', async () => {
    const requests = someCustomers(3);
    const runId = newRun();
    const outcomes = await post(runId, await asked(requests));
    await office.hint(outcomes[0]?.accountId ?? '', outcomes[0]?.reminderId ?? '');
    const { status, body } = await office.call('POST', `/v1/reminder-runs/${runId}/cancellation`);
    expect({ status, counts: (body as ReminderRun).counts }).toMatchObject({
      status: 200,
      counts: { sent: 1, cancelled: 2 },
    });
    await office.deliverHints();
    expect(requests.map(mailsTo)).toEqual([1, 0, 0]);
    expect((await office.call('POST', `/v1/reminder-runs/${runId}/cancellation`)).status).toBe(200);
  });

  it('is not there for another company, and an auditor may look but not press', async () => {
    const runId = newRun();
    const reminders = await asked(someCustomers(1));
    await post(runId, reminders);
    expect((await office.call('GET', `/v1/reminder-runs/${runId}`, { company: 'other-company' })).status).toBe(404);
    const other = await office.call('POST', `/v1/reminder-runs/${runId}/cancellation`, { company: 'other-company' });
    expect(other.status).toBe(404);
    const auditor = { roles: '[Auditor]' };
    expect((await office.call('GET', `/v1/reminder-runs/${runId}`, auditor)).status).toBe(200);
    const press = { body: { runId, reminders }, ...auditor };
    expect((await office.call('POST', '/v1/reminder-runs', press)).status).toBe(403);
    expect((await office.call('GET', '/v1/reminder-runs/not-a-run')).status).toBe(400);
  });

  it('beyond what a person may send in a day is queued as far as there is room, and says so of the others', async () => {
    const dora = { id: 'dora', name: 'Dora Clerk' };
    const runs = [await asked(someCustomers(25)), await asked(someCustomers(25)), await asked(someCustomers(25))];
    const runId = newRun();
    const outcomes = [];
    for (const reminders of runs) outcomes.push(...(await post(runId, reminders, { person: dora })));
    expect(outcomes.filter(({ reminderId }) => reminderId !== null)).toHaveLength(60);
    const [refused] = outcomes.flatMap(({ refusal }) => (refusal ? [refusal] : []));
    expect(refused).toEqual({
      refused: 'limit-of-person',
      because: 'You have sent 60 reminders today, the most for one person. Go on tomorrow, or ask your finance lead.',
    });
    expect((await look(runId)).counts).toMatchObject({ waiting: 60, refused: 15 });
  });
});
