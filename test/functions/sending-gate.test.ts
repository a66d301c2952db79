import './quiet-log.ts';
import PostalMime from 'postal-mime';
import { afterEach, describe, expect, it } from 'vitest';
import type { AccountView } from '../../core/account-view.ts';
import type { ReminderPreview } from '../../core/reminder.ts';
import type { SendingView } from '../../core/sending.ts';
import { connectMail } from '../../functions/email.ts';
import { createSender, openSender } from '../../functions/send-reminder.ts';
import { workbenchCompany } from '../../workbench/company.ts';
import {
  accountOf,
  acmeRequest,
  COMPANY,
  CONTEXT,
  type OfficeOptions,
  queued,
  queueRecord,
  sendReminder,
  startOffice,
  type TestOffice,
} from './office.ts';

let office: TestOffice;
afterEach(() => office.stop());

const rateLimits = { ...workbenchCompany.rateLimits, perPersonAMinute: 600 };
const open = async (options: OfficeOptions = {}) => {
  office = await startOffice({ ...options, company: { undoSeconds: 0, rateLimits, ...options.company } });
};

let customers = 0;
function someCustomer(changes: Parameters<typeof acmeRequest>[0] = {}) {
  customers += 1;
  return acmeRequest({ customerNumber: `G-${customers}`, to: `ap@gate-${customers}.test`, ...changes });
}
const view = async (request: ReturnType<typeof acmeRequest>) =>
  (await office.call('GET', `/v1/accounts/${accountOf(request)}`)).body as AccountView;
const lastStep = async (request: ReturnType<typeof acmeRequest>) => {
  const entry = (await view(request)).recentEntries.find(({ type }) => type === 'reminder');
  return entry?.type === 'reminder' ? entry.steps.at(-1) : undefined;
};
const sending = async () => (await office.call('GET', '/v1/sending')).body as SendingView;
const LEAD = { roles: '[FinanceLead]', person: { id: 'fiona', name: 'Fiona Lead' } };

describe('while sending is stopped', () => {
  it('what was queued waits with a word why, is not lost, and goes out once after it is resumed', async () => {
    await open();
    const request = someCustomer();
    await queued(office, request);
    await office.call('POST', '/v1/sending/stop', { body: { reason: 'wrong letterhead' } });
    expect(await office.deliverHints()).toBe(0);
    office.clock.pass(301);
    expect((await office.sweep()).hinted).toBe(0);
    expect(await lastStep(request)).toMatchObject({
      state: 'QUEUED',
      because: expect.stringMatching(/^Sending is stopped/),
    });
    expect(office.aws.mail.mails).toHaveLength(0);
    await office.call('POST', '/v1/sending/resumption', { body: { reason: 'letterhead mended' }, ...LEAD });
    office.clock.pass(301);
    expect((await office.sweep()).hinted).toBe(1);
    await office.deliverHints();
    await office.deliverReports();
    expect(await view(request)).toMatchObject({ reminderLevel: 1, lastReminder: { state: 'DELIVERED' } });
    expect(office.aws.mail.mails).toHaveLength(1);
  });
});

describe('what happens while a mail waits for its turn', () => {
  /** Sends to two customers at one mail a second; while the second one waits, something happens. */
  async function sendTwo(requests: readonly ReturnType<typeof someCustomer>[], meanwhile: () => Promise<unknown>) {
    const { table, office: parts, clock } = office;
    const mail = { client: connectMail(2_000), configurationSet: 'duebook' };
    const wait = async (): Promise<void> => {
      await meanwhile();
      clock.pass(20);
    };
    const { queue, settings } = parts;
    const opened = openSender({ table, mail, queue, settings, now: clock.now, senders: 1, wait });
    for (const request of requests) {
      const { reminderId } = await queued(office, request);
      const hint = JSON.stringify({ companyId: COMPANY, accountId: accountOf(request), reminderId });
      await createSender(() => opened)({ Records: [queueRecord(hint)] }, CONTEXT);
    }
    mail.client.destroy();
    expect(office.aws.mail.mails).toHaveLength(1);
  }

  it('keeps it back when sending is stopped: the turn may come half a minute after the mail was looked at', async () => {
    await open({ quota: { in24Hours: 50_000, perSecond: 1 } });
    const [first, second] = [someCustomer(), someCustomer()];
    await sendTwo([first, second], () =>
      office.call('POST', '/v1/sending/stop', { body: { reason: 'wrong letterhead' } }),
    );
    expect(await lastStep(second)).toMatchObject({
      state: 'QUEUED',
      because: expect.stringMatching(/^Sending is stopped/),
    });
  });

  it('keeps it from going out at all when the customer turns out to be insolvent', async () => {
    await open({ quota: { in24Hours: 50_000, perSecond: 1 } });
    const [first, second] = [someCustomer(), someCustomer()];
    const body = { kind: 'insolvency', reason: 'letter of the court', until: null, invoices: null };
    await sendTwo([first, second], () =>
      office.call('POST', `/v1/accounts/${accountOf(second)}/stops`, { body, key: 'insolvent' }),
    );
    expect(await lastStep(second)).toMatchObject({
      state: 'FAILED',
      because: expect.stringMatching(/Nothing was sent\.$/),
    });
  });
});

describe('what SES allows in a day', () => {
  it('sends as far as it goes, says so of the rest, and sends that when there is room again', async () => {
    await open({ quota: { in24Hours: 3, perSecond: 1_000 } });
    const requests = Array.from({ length: 5 }, () => someCustomer());
    for (const request of requests) await queued(office, request);
    expect(await office.deliverHints()).toBe(0);
    expect(office.aws.mail.mails).toHaveLength(3);
    const waiting = (await Promise.all(requests.map(view))).filter(
      ({ lastReminder }) => lastReminder?.state === 'QUEUED',
    );
    expect(waiting).toHaveLength(2);
    expect(waiting[0]?.recentEntries[0]).toMatchObject({
      steps: [
        {},
        { because: 'The mail service’s limit of 3 mails a day is reached. It goes out as soon as there is room.' },
      ],
    });
    office.clock.pass(400);
    expect((await office.sweep()).hinted).toBe(0);
    expect(await sending()).toMatchObject({ quota: { inADay: 3, sentInADay: 3 }, isSandbox: false });
    office.clock.pass(86_400 - 500);
    await office.sweep();
    await office.deliverHints();
    office.clock.pass(120);
    await office.sweep();
    await office.deliverHints();
    expect(office.aws.mail.mails).toHaveLength(5);
  });

  it('is the sandbox’s 200 and one a second: said plainly, and an address that is not verified is refused with words', async () => {
    await open({ sandbox: true, quota: { in24Hours: 200, perSecond: 1 } });
    const [verified, other] = [someCustomer({ to: 'success@simulator.amazonses.com' }), someCustomer()];
    for (const request of [verified, other]) await queued(office, request);
    await office.deliverHints();
    await office.sweep();
    expect(await sending()).toMatchObject({ isSandbox: true, quota: { inADay: 200, aSecond: 1 } });
    expect((await view(verified)).lastReminder?.state).toBe('SENT');
    expect(await lastStep(other)).toMatchObject({
      state: 'FAILED',
      because: expect.stringContaining('still in its sandbox and writes to verified addresses only'),
    });
  });
});

describe('what SES allows in a second', () => {
  it('is kept to by waiting: thirty mails at five a second take six seconds, and none is refused', async () => {
    await open({ quota: { in24Hours: 50_000, perSecond: 5 } });
    const requests = Array.from({ length: 30 }, () => someCustomer());
    for (const request of requests) await queued(office, request);
    const started = Date.parse(office.clock.now());
    expect(await office.deliverHints()).toBe(0);
    expect(office.aws.mail.mails).toHaveLength(30);
    const seconds = (Date.parse(office.clock.now()) - started) / 1000;
    expect(seconds).toBeGreaterThan(5);
    expect(seconds).toBeLessThan(7);
    for (const request of requests) expect((await view(request)).recentEntries[0]).toMatchObject({ state: 'SENT' });
  });
});

describe('two customers at one address', () => {
  it('asked for in one moment are sent ten minutes apart', async () => {
    await open();
    const [first, second] = [someCustomer({ to: 'ap@shared.test' }), someCustomer({ to: 'ap@shared.test' })];
    const queuedAt = [await queued(office, first), await queued(office, second)];
    await office.hint(accountOf(first), queuedAt[0]?.reminderId ?? '');
    await office.hint(accountOf(second), queuedAt[1]?.reminderId ?? '');
    expect(office.aws.mail.mails).toHaveLength(1);
    expect(await lastStep(second)).toMatchObject({
      state: 'QUEUED',
      because: expect.stringContaining('less than 10 minutes ago'),
    });
    office.clock.pass(600);
    await office.hint(accountOf(second), queuedAt[1]?.reminderId ?? '');
    expect(office.aws.mail.mails).toHaveLength(2);
  });
});

describe('a customer written to at an address', () => {
  it('is known there before the reminder is: whatever fails after that, the next one at the address is kept apart', async () => {
    await open();
    const order: string[] = [];
    office.table.client.middlewareStack.add(
      (next, { commandName = '' }) =>
        async (args) => {
          const sent = JSON.stringify(args.input);
          const isAddress = commandName === 'UpdateItemCommand' && sent.includes('#ADDRESS#');
          if (commandName === 'TransactWriteItemsCommand') order.push('reminder begun');
          const result = await next(args);
          if (isAddress) order.push('address written');
          return result;
        },
      { step: 'initialize' },
    );
    await queued(office, someCustomer());
    expect(order).toEqual(['address written', 'reminder begun']);
  });
});

describe('a dry run', () => {
  it('goes all the way but to SES: it would have been sent, and nothing of the account changes', async () => {
    await open({ company: { sendingMode: 'dry-run' } });
    const request = someCustomer();
    const path = `/v1/accounts/${accountOf(request)}/reminders`;
    const preview = (await office.call('POST', `${path}/preview`, { body: request })).body as ReminderPreview;
    expect(preview).toMatchObject({ mode: 'dry-run', to: request.to, sentTo: request.to });
    await queued(office, request);
    await office.deliverHints();
    expect(office.aws.mail.mails).toHaveLength(0);
    expect(await lastStep(request)).toMatchObject({ state: 'WOULD_HAVE_SENT' });
    expect(await view(request)).toMatchObject({
      reminderLevel: 0,
      knownAddress: null,
      lastContact: null,
      lastReminder: { state: 'WOULD_HAVE_SENT' },
    });
    expect((await sendReminder(office, request)).status).toBe(202);
  });
});

describe('a company that turns to a dry run', () => {
  it('writes to no customer any more, not even what was accepted before', async () => {
    await open({ company: { undoSeconds: 30 } });
    const request = someCustomer();
    const { reminderId } = await queued(office, request);
    const { version } = (await office.call('GET', '/v1/settings/company', LEAD)).body as { version: number };
    const body = { version, changes: { sendingMode: 'dry-run' }, reason: 'something looks wrong' };
    await office.call('POST', '/v1/settings/company/changes', { ...LEAD, body, key: crypto.randomUUID() });
    office.clock.pass(31);
    await office.hint(accountOf(request), reminderId);
    expect(office.aws.mail.mails).toHaveLength(0);
    expect(await lastStep(request)).toMatchObject({
      state: 'FAILED',
      because: expect.stringContaining('only tries Duebook out now'),
    });
  });
});

describe('test mode', () => {
  it('sends everything to the test address, says so in subject, text and picture, and the account is as before', async () => {
    await open({ company: { sendingMode: 'test', testAddress: 'rehearsal@harbourlane.example' } });
    const request = someCustomer();
    const path = `/v1/accounts/${accountOf(request)}/reminders`;
    const preview = (await office.call('POST', `${path}/preview`, { body: request })).body as ReminderPreview;
    expect(preview).toMatchObject({ mode: 'test', to: request.to, sentTo: 'rehearsal@harbourlane.example' });
    await queued(office, request);
    await office.deliverHints();
    await office.deliverReports();
    const [kept] = office.aws.mail.mails;
    expect(kept?.mail.destination).toEqual(['rehearsal@harbourlane.example']);
    const mail = await PostalMime.parse(office.aws.mail.rawOf(kept?.mail.messageId ?? '') ?? '');
    expect(mail.subject).toBe(preview.subject);
    expect(mail.subject).toMatch(/^\[Test\] /);
    for (const part of [mail.text, mail.html]) expect(part).toContain(`Without test mode it would go to ${request.to}`);
    expect(await view(request)).toMatchObject({ reminderLevel: 0, knownAddress: null, lastContact: null });
  });

  it('does not hold a bounce of the test address against the customer’s', async () => {
    await open({ company: { sendingMode: 'test', testAddress: 'bounce@simulator.amazonses.com' } });
    const request = someCustomer();
    await queued(office, request);
    await office.deliverHints();
    await office.deliverReports();
    expect(await view(request)).toMatchObject({ blockedAddresses: [], lastReminder: { state: 'BOUNCED' } });
  });
});

describe('the stop that comes by itself', () => {
  async function sendTo(addresses: readonly string[]): Promise<void> {
    for (const to of addresses) await queued(office, someCustomer({ to }));
    await office.deliverHints();
    await office.deliverReports();
  }
  const good = (count: number) => Array.from({ length: count }, (_, i) => `ap@good-${customers}-${i}.test`);
  const bad = (count: number) => Array.from({ length: count }, (_, i) => `bounce+${i}@simulator.amazonses.com`);

  it('comes at three bounces of sixty mails, not at two, nor when reports are told twice', async () => {
    await open();
    office.aws.mail.disturbEvents(() => 2);
    await sendTo([...good(57), ...bad(2)]);
    expect(await sending()).toMatchObject({ stopped: null, rates: { mails: 59, bounce: 2 / 59 } });
    await sendTo(['bounce+third@simulator.amazonses.com']);
    const { stopped, rates, history } = await sending();
    expect(rates).toMatchObject({ mails: 60, bounce: 0.05 });
    expect(stopped).toMatchObject({ by: 'Duebook', because: expect.stringMatching(/^3 of the last 60 mails bounced/) });
    expect(history).toHaveLength(1);
    expect(await sendReminder(office, someCustomer())).toMatchObject({ body: { refused: 'sending-stopped' } });
    await office.call('POST', '/v1/sending/resumption', { body: { reason: 'addresses corrected' }, ...LEAD });
    expect(await sending()).toMatchObject({ stopped: null, rates: { mails: 0, bounce: 0 } });
    await sendTo(['bounce+fourth@simulator.amazonses.com']);
    expect(await sending()).toMatchObject({ stopped: null, rates: { mails: 1, bounce: 1 } });
  });

  it('comes at the second complaint', async () => {
    await open();
    await sendTo(['complaint+one@simulator.amazonses.com']);
    expect(await sending()).toMatchObject({ stopped: null });
    await sendTo(['complaint+two@simulator.amazonses.com']);
    expect((await sending()).stopped?.because).toMatch(/^2 of the last 2 mails were reported as unwanted/);
  });
});

describe('what waits for a person', () => {
  it('is a short list with what is known, and leaves it when she has decided; nothing is sent again', async () => {
    await open({ sendTimeout: 300 });
    const request = someCustomer();
    const { reminderId } = await queued(office, request);
    office.aws.mail.disturbEvents(() => 0);
    office.aws.mail.failNext('reset-before');
    await office.deliverHints();
    office.clock.pass(1_000);
    await office.sweep();
    const list = async () => (await office.call('GET', '/v1/reminders/open')).body as { needsReview: unknown[] };
    expect(await list()).toEqual({
      needsReview: [
        {
          accountId: accountOf(request),
          customerName: 'Acme Trading Ltd',
          ...{ reminderId, to: request.to, level: 1, totals: [{ minor: 412_000, currency: 'GBP' }] },
          ...{ at: expect.any(String), by: 'Carol Clerk', state: 'NEEDS_REVIEW' },
          steps: [{ state: 'QUEUED' }, { state: 'UNKNOWN' }, { state: 'NEEDS_REVIEW' }].map((step) =>
            expect.objectContaining(step),
          ),
        },
      ],
      awaitingApproval: [],
    });
    expect(await office.call('GET', '/v1/reminders/open', { company: 'other-company' })).toMatchObject({
      body: { needsReview: [] },
    });
    await office.sweep();
    await office.deliverHints();
    expect(office.aws.mail.mails).toHaveLength(0);
    const path = `/v1/accounts/${accountOf(request)}/reminders/${reminderId}/review`;
    await office.call('POST', path, { body: { outcome: 'not-sent' } });
    expect((await list()).needsReview).toEqual([]);
  });
});
