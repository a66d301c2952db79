// The built bundles behind gateway, queues and clock: a reminder from the preview to its delivery, as in AWS.
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { accountIdOf } from '../../../core/account-id.ts';
import { buildFunctions } from '../../../infra/build.ts';
import { portOf } from '../../../workbench/aws/free-port.ts';
import { createGateway } from '../../../workbench/aws/gateway.ts';
import { closeServer } from '../../../workbench/aws/http-messages.ts';
import { type LocalIdentity, startIdentity } from '../../../workbench/aws/identity.ts';
import { type LocalAws, startLocalAws } from '../../../workbench/aws/local-aws.ts';
import { loadFunctions, type RunningFunctions, runFunctions } from '../../../workbench/aws/run-functions.ts';
import { createAuthorizer } from '../../../workbench/aws/token-authorizer.ts';
import { WORKBENCH_COMPANY_ID, workbenchCompany } from '../../../workbench/company.ts';

const REMINDER = {
  customerName: 'Acme Trading Ltd',
  customerNumber: 'C-1001',
  contactName: null,
  to: 'ap@acme.example',
  asOf: '2026-09-30',
  invoices: [
    {
      invoiceNumber: 'INV-1',
      invoiceDate: null,
      dueDate: '2026-08-31',
      original: null,
      outstanding: { minor: 412_000, currency: 'GBP' },
    },
  ],
  credits: [],
};
const ACCOUNT = accountIdOf(REMINDER);

let folder = '';
let aws: LocalAws;
let identity: LocalIdentity;
let running: RunningFunctions;
let gateway: ReturnType<typeof createGateway>;
const failures: unknown[] = [];
const server = createServer((request, response) => gateway(request, response));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duebook-functions-'));
  await buildFunctions(folder);
  aws = await startLocalAws({ dataDir: null, company: { ...workbenchCompany, undoSeconds: 0 } });
  identity = await startIdentity(WORKBENCH_COMPANY_ID);
  const functions = await loadFunctions(folder, aws.environment);
  running = runFunctions(aws, functions, { sweepEverySeconds: 3600, onFailure: (error) => failures.push(error) });
  gateway = createGateway({
    mount: '/api',
    routes: [{ methods: ['GET', 'POST', 'DELETE'], path: '/v1/{proxy+}', scopes: ['Duebook.Use'] }],
    authorize: createAuthorizer({ ...identity, audience: [identity.audience] }),
    handler: functions.api,
    crossOrigin: { origins: [], methods: [], headers: [] },
    timeoutMs: 15_000,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await closeServer(server);
  await running.stop();
  await identity.stop();
  await aws.stop();
  await rm(folder, { recursive: true });
});

async function call(method: string, path: string, body?: unknown) {
  const { access_token } = await identity.issueToken('clerk');
  const response = await fetch(`http://127.0.0.1:${portOf(server)}/api/v1/accounts/${ACCOUNT}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${access_token}`,
      'content-type': 'application/json',
      'idempotency-key': '01J8ZZZZZZZZZZZZZZZZZZZZZZ',
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

it('a previewed reminder is accepted, sent once and told as delivered, then as bounced', async () => {
  running.disturbDeliveries('reminders', () => 2);
  running.disturbDeliveries('email-events', () => 2);
  const preview = await call('POST', '/reminders/preview', REMINDER);
  const confirmed = preview.body.warnings.map(({ code }: { code: string }) => code);
  const sent = await call('POST', '/reminders', { ...REMINDER, previewHash: preview.body.hash, confirmed });
  expect(sent).toMatchObject({ status: 202, body: { state: 'QUEUED' } });

  const state = async () => (await call('GET', '')).body.lastReminder?.state;
  await vi.waitFor(async () => expect(await state()).toBe('DELIVERED'), { timeout: 10_000, interval: 50 });
  expect(aws.mail.mails.map(({ mail }) => [mail.destination, mail.subject])).toEqual([
    [['ap@acme.example'], preview.body.subject],
  ]);

  await aws.mail.simulate(aws.mail.mails[0]?.mail.messageId ?? '', 'bounce');
  await vi.waitFor(async () => expect(await state()).toBe('BOUNCED'), { timeout: 10_000, interval: 50 });
  expect(failures).toEqual([]);
});
