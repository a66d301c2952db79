// What a press costs in time over the one transaction it cannot do without: `POST reminders` of the built function through
// the gateway with its token, beside the bare TransactWriteItems of the same items into the same table, taking turns.
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { ReminderPreview } from '../../core/reminder.ts';
import { connectTable, type Table } from '../../functions/environment.ts';
import { API_SCOPE } from '../../functions/settings.ts';
import { accountKey } from '../../functions/table.ts';
import { buildFunctions } from '../../infra/build.ts';
import { LOOPBACK, portOf } from '../../workbench/aws/free-port.ts';
import { createGateway } from '../../workbench/aws/gateway.ts';
import { startIdentity } from '../../workbench/aws/identity.ts';
import { type LocalAws, startLocalAws } from '../../workbench/aws/local-aws.ts';
import { loadFunctions } from '../../workbench/aws/run-functions.ts';
import { createAuthorizer } from '../../workbench/aws/token-authorizer.ts';
import { WORKBENCH_COMPANY_ID, workbenchCompany } from '../../workbench/company.ts';
import { accountOf, acmeRequest } from '../functions/office.ts';
import { type Measurement, measurement, median } from './measurement.ts';

const WARM_UP = 20;
const TURNS = 120;

/** The built function behind the gateway; `ask` calls it as the pane does, signed in as a clerk. */
async function startApi(aws: LocalAws) {
  const folder = await mkdtemp(join(tmpdir(), 'duebook-bench-'));
  await buildFunctions(folder);
  const identity = await startIdentity(WORKBENCH_COMPANY_ID);
  const { api } = await loadFunctions(folder, aws.environment);
  const gateway = createGateway({
    mount: '/api',
    routes: [{ methods: ['GET', 'POST', 'DELETE'], path: '/v1/{proxy+}', scopes: [API_SCOPE] }],
    handler: api,
    authorize: createAuthorizer({ ...identity, audience: [identity.audience] }),
    crossOrigin: { origins: [], methods: [], headers: [] },
    timeoutMs: 15_000,
  });
  const server = createServer((request, response) => void gateway(request, response));
  await new Promise<void>((resolve) => server.listen(0, LOOPBACK, resolve));
  const { access_token: token } = await identity.issueToken('clerk', undefined);
  const ask = async (path: string, body: unknown, status: number): Promise<unknown> => {
    const headers = {
      ...{ 'content-type': 'application/json', authorization: `Bearer ${token}` },
      'idempotency-key': crypto.randomUUID(),
    };
    const address = `http://${LOOPBACK}:${portOf(server)}/api/v1${path}`;
    const answer = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
    const text = await answer.text();
    if (answer.status !== status) throw new Error(`${path} answered ${answer.status}: ${text}`);
    return JSON.parse(text);
  };
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await identity.stop();
    await rm(folder, { recursive: true });
  };
  return { ask, stop };
}

type Ask = Awaited<ReturnType<typeof startApi>>['ask'];

/** Previews, then measures the press; gives the account. */
async function press(ask: Ask, place: number): Promise<{ accountId: string; ms: number }> {
  const request = acmeRequest({ customerNumber: `P-${place}`, to: `ap@press-${place}.test`, asOf: today() });
  const accountId = accountOf(request);
  const path = `/accounts/${accountId}/reminders`;
  const { hash, warnings } = (await ask(`${path}/preview`, request, 200)) as ReminderPreview;
  const body = { ...request, previewHash: hash, confirmed: warnings.map(({ code }) => code) };
  const start = performance.now();
  await ask(path, body, 202);
  return { accountId, ms: performance.now() - start };
}

const today = () => acmeRequest({ asOf: new Date().toISOString().slice(0, 10) as never }).asOf;

/** Writes what the press wrote once more, under keys nobody has, in one transaction that asks for as much. */
async function writeBare({ client, name: TableName }: Table, accountId: string): Promise<number> {
  const { pk } = accountKey({ companyId: WORKBENCH_COMPANY_ID, accountId });
  const query = new QueryCommand({
    TableName,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
    ConsistentRead: true,
  });
  const { Items = [] } = await client.send(query);
  const TransactItems = Items.map((item) => ({
    Put: { TableName, Item: { ...item, pk: `${pk}-BARE` }, ConditionExpression: 'attribute_not_exists(pk)' },
  }));
  if (TransactItems.length !== 3) throw new Error(`a press wrote ${TransactItems.length} items`);
  const start = performance.now();
  await client.send(new TransactWriteCommand({ TransactItems }));
  return performance.now() - start;
}

/** Milliseconds of a press over those of its bare transaction. */
export async function postReminder(tell: (line: string) => void): Promise<Measurement[]> {
  const rateLimits = { ...workbenchCompany.rateLimits, perPersonAMinute: 600 };
  const aws = await startLocalAws({ dataDir: null, company: { ...workbenchCompany, rateLimits }, outcomeAfter: null });
  const { ask, stop } = await startApi(aws);
  const table = connectTable();
  try {
    const [presses, bare]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < WARM_UP + TURNS; turn++) {
      const { accountId, ms } = await press(ask, turn);
      const alone = await writeBare(table, accountId);
      if (turn < WARM_UP) continue;
      presses.push(ms);
      bare.push(alone);
    }
    tell(`post reminder: ${TURNS} presses through gateway and token, each beside its own bare transaction`);
    tell(`  press ${median(presses).toFixed(1)} ms, transaction ${median(bare).toFixed(1)} ms (the middle ones)`);
    return [measurement('post-reminder', 'ms', median(presses), median(bare))];
  } finally {
    table.client.destroy();
    await stop();
    await aws.stop();
  }
}
