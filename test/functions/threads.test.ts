import './quiet-log.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountOf, acmeRequest, queued, startOffice, type TestOffice } from './office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startOffice({ company: { statementFromLevel: 2 } });
});
afterAll(() => office.stop());

const DAY = 86_400;

it('the second reminder answers the first one’s mail as it was delivered, and has the statement with it', async () => {
  const send = async (asOf: string) => {
    const request = acmeRequest({ asOf } as Parameters<typeof acmeRequest>[0]);
    const { reminderId } = await queued(office, request);
    office.clock.pass(60);
    expect(await office.hint(accountOf(request), reminderId)).toBe(true);
    await office.deliverReports();
  };
  await send('2026-09-30');
  office.clock.pass(8 * DAY);
  await send('2026-10-08');
  const [first, second] = office.aws.mail.mails.map(({ mail }) => mail);
  const headerOf = (mail: typeof first, wanted: string) =>
    mail?.headers.find(({ name }) => name.toLowerCase() === wanted)?.value;
  const id = headerOf(first, 'message-id');
  expect(id).toMatch(/^<0102[0-9a-f-]+@[a-z0-9-]+\.amazonses\.com>$/);
  expect([headerOf(first, 'in-reply-to'), headerOf(first, 'references')]).toEqual([undefined, undefined]);
  expect([headerOf(second, 'in-reply-to'), headerOf(second, 'references')]).toEqual([id, id]);
  expect([first?.subject, second?.subject]).toEqual([
    'Harbour Lane Supplies Ltd: 3 invoices to check',
    'Harbour Lane Supplies Ltd: second reminder, account C-1001',
  ]);
  expect([first, second].map((mail) => mail?.attachments.map(({ filename }) => filename))).toEqual([
    [],
    ['Account statement C-1001.pdf'],
  ]);
});
