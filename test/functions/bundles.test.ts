import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { AccountView } from '../../core/account-view.ts';
import { buildFunctions } from '../../infra/build.ts';
import { type LocalAws, startLocalAws } from '../../workbench/aws/local-aws.ts';
import {
  type Functions,
  loadFunctions,
  type RunningFunctions,
  runFunctions,
} from '../../workbench/aws/run-functions.ts';
import { workbenchCompany } from '../../workbench/company.ts';
import { accountOf, acmeRequest, CONTEXT, httpEvent, queued, type TestOffice } from './office.ts';

let folder: string;
let aws: LocalAws;
let functions: Functions;
let running: RunningFunctions;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duebook-bundles-'));
  aws = await startLocalAws({ dataDir: null, company: { ...workbenchCompany, undoSeconds: 0 } });
  await buildFunctions(folder);
  functions = await loadFunctions(folder, aws.environment);
  running = runFunctions(aws, functions, { sweepEverySeconds: 3_600 });
});
afterAll(async () => {
  await running.stop();
  await aws.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('the functions as they are deployed', () => {
  it('take a reminder from the press to DELIVERED, one mail, while every message comes twice', async () => {
    running.disturbDeliveries('reminders', () => 2);
    running.disturbDeliveries('email-events', () => 2);
    const call: TestOffice['call'] = async (method, path, options) => {
      const event = httpEvent(method, path, options) as Parameters<Functions['api']>[0];
      const answer = (await functions.api(event, CONTEXT)) as { statusCode: number; body: string };
      return { status: answer.statusCode, body: JSON.parse(answer.body) as unknown };
    };
    const request = acmeRequest();
    await queued({ call } as TestOffice, request);
    const view = async () => (await call('GET', `/v1/accounts/${accountOf(request)}`)).body as AccountView;
    await vi.waitFor(async () => expect((await view()).lastReminder?.state).toBe('DELIVERED'), { timeout: 15_000 });
    expect(aws.mail.mails.map(({ mail }) => mail.to)).toEqual([['ap@acme.test']]);
    const [entry] = (await view()).recentEntries;
    expect(entry?.type === 'reminder' && entry.steps.map(({ state }) => state)).toEqual([
      'QUEUED',
      'SENT',
      'DELIVERED',
    ]);
  });
});
