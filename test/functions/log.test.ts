import './loud-log.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompanySettingsView } from '../../core/company-settings-view.ts';
import { createApi } from '../../functions/api.ts';
import { traceOf } from '../../functions/log.ts';
import { accountOf, acmeRequest, httpEvent, queued, startOffice, type TestOffice } from './office.ts';

let office: TestOffice;
const lines: string[] = [];
const { write } = process.stdout;
const writeError = process.stderr.write;

beforeAll(async () => {
  const keep = (chunk: unknown): boolean => {
    lines.push(String(chunk));
    return true;
  };
  process.stdout.write = keep;
  process.stderr.write = keep;
  office = await startOffice({ sendTimeout: 300 });
});
afterAll(async () => {
  process.stdout.write = write;
  process.stderr.write = writeError;
  await office.stop();
});

const CUSTOMER = { customerNumber: 'SECRET-NUMBER-77', customerName: 'Geheim & Söhne\n{"level":"ERROR"}' };

/** Everything a clerk's day writes into the log: sent, refused, throttled, lost, bounced, broken, ignored. */
async function aDay(): Promise<{ readonly reminderId: string; readonly accountId: string }> {
  const request = acmeRequest({ ...CUSTOMER, to: 'secret.person@geheim.test', contactName: 'Frieda Geheim' });
  const accountId = accountOf(request);
  const person = { id: 'person-1', name: 'Carol Clerk-Secret' };
  const { reminderId } = await queued(office, request, { person });
  office.clock.pass(31);
  office.aws.mail.failNext('throttle', 'reset-after');
  await office.hint(accountId, reminderId);
  await office.hint(accountId, reminderId);
  await office.deliverReports();
  const [kept] = office.aws.mail.mails;
  await office.aws.mail.simulate(kept?.mail.messageId ?? '', 'bounce');
  await office.deliverReports();
  await office.report('{"Type":"Notification","Message":"about secret.person@geheim.test"}');
  await office.call('POST', `/v1/accounts/${accountId}/reminders/preview`, {
    body: { ...request, iban: 'GB33BUKB20201555555555' },
    person,
  });
  const call = { ...CUSTOMER, kind: 'call', direction: 'out', on: '2026-09-30', person: 'Frieda Geheim' };
  const body = { ...call, result: null, note: 'owes 4,120.00 and is angry', corrects: null };
  await office.call('POST', `/v1/accounts/${accountId}/contacts`, { body, key: 'a-key-of-hers', person });
  await changeSettings();
  const broken = createApi(() => {
    throw new Error('cannot reach secret.person@geheim.test about 4,120.00', { cause: new Error('Geheim') });
  });
  await broken(httpEvent('GET', '/v1/settings', { person, headers: { authorization: 'Bearer secret-token' } }));
  await office.sweep();
  return { reminderId, accountId };
}

/** Payment details are proposed, refused and approved. */
async function changeSettings(): Promise<void> {
  const lead = (id: string) => ({ roles: '[FinanceLead]', person: { id, name: 'Frieda Lead-Secret' } });
  const changes = { paymentText: 'IBAN GB33BUKB20201555555555', replyTo: 'secret.person@geheim.test' };
  const body = { version: 0, changes, reason: 'secret deal with Geheim' };
  const propose = (its: object) =>
    office.call('POST', '/v1/settings/company/changes', { ...lead('lead-1'), key: crypto.randomUUID(), body: its });
  await propose({ ...body, iban: 'GB33BUKB20201555555555' });
  const { waiting } = (await propose(body)).body as CompanySettingsView;
  for (const id of ['lead-1', 'lead-2'])
    await office.call('POST', `/v1/settings/company/changes/${waiting?.changeId}/approval`, lead(id));
  office.clock.pass(86_400);
  await office.call('GET', '/v1/settings/company/history');
}

describe('the log', () => {
  it('tells what happened by ids, and no name, address, amount, note, mail or token', async () => {
    const { reminderId, accountId } = await aDay();
    const log = lines.filter((line) => line.startsWith('{'));
    expect(log.length).toBeGreaterThan(8);
    const all = lines.join('');
    expect(all).toContain(reminderId);
    expect(all).toContain(accountId);
    expect(all).toContain('POST /v1/settings/company/changes/{changeId}/approval');
    expect(all).not.toMatch(/secret|geheim|söhne|frieda|carol|harbour|4,120|412000|angry|GB33BUKB|iban|bearer/i);
    expect(all).not.toContain('Acme');
    for (const line of log) expect(() => JSON.parse(line) as unknown).not.toThrow();
  });

  it('tells of an error its name, its cause’s name and where it was thrown, never its words', () => {
    const trace = traceOf(new TypeError('secret\n    at secret', { cause: new RangeError('secret') }));
    expect(trace.failure).toBe('TypeError < RangeError');
    expect(trace.frames.join()).not.toContain('secret');
    expect(trace.frames[0]).toContain('log.test');
    expect(traceOf('secret')).toEqual({ failure: 'string', frames: [] });
  });
});
