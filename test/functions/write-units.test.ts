import './quiet-log.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountView } from '../../core/account-view.ts';
import { accountOf, acmeRequest, queued, startOffice, type TestOffice } from './office.ts';

let office: TestOffice;
const spent: string[] = [];

const WRITES = ['TransactWriteItemsCommand', 'UpdateItemCommand', 'PutItemCommand'];

const unitsIn = (used: unknown): number =>
  [used].flat().reduce((sum: number, its) => sum + ((its as { CapacityUnits?: number })?.CapacityUnits ?? 0), 0);

beforeAll(async () => {
  office = await startOffice();
  office.table.client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        if (!WRITES.includes(commandName)) return next(args);
        // A write whose condition fails costs as much as one that succeeds, and tells nothing of its cost.
        const place = spent.push(`${commandName}: 1`) - 1;
        const result = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'INDEXES' } });
        spent[place] = `${commandName}: ${unitsIn((result.output as { ConsumedCapacity?: unknown }).ConsumedCapacity)}`;
        return result;
      },
    { step: 'initialize' },
  );
});
afterAll(() => office.stop());

async function unitsUntilDelivered(send: () => Promise<{ accountId: string; reminderId: string }>): Promise<number[]> {
  spent.length = 0;
  const { accountId, reminderId } = await send();
  office.clock.pass(31);
  await office.hint(accountId, reminderId);
  await office.deliverReports();
  const { lastReminder } = (await office.call('GET', `/v1/accounts/${accountId}`)).body as AccountView;
  expect(lastReminder?.state).toBe('DELIVERED');
  return spent.map((line) => Number(line.split(': ')[1]));
}

describe('the price of a reminder', () => {
  it('is at most 15 write units from the press to DELIVERED, and the address’s first costs one more', async () => {
    const request = acmeRequest();
    const units = await unitsUntilDelivered(async () => ({
      ...(await queued(office, request)),
      accountId: accountOf(request),
    }));
    // counted for the person; the address is remembered; accepted: account, entry and request with the mail, and the
    // index; claimed; sent, out of the index; delivered; counted for the day
    expect(units.length, spent.join(', ')).toBe(7);
    expect(
      units.reduce((a, b) => a + b, 0),
      spent.join(', '),
    ).toBeLessThanOrEqual(16);
  });
});
