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

describe('the price of a reminder', () => {
  it('is at most 13 write units from the press to DELIVERED, with a claim, an answer and both reports', async () => {
    const request = acmeRequest();
    const { reminderId } = await queued(office, request);
    office.clock.pass(31);
    await office.hint(accountOf(request), reminderId);
    await office.deliverReports();
    const { lastReminder } = (await office.call('GET', `/v1/accounts/${accountOf(request)}`)).body as AccountView;
    expect(lastReminder?.state).toBe('DELIVERED');
    const units = spent.map((line) => Number(line.split(': ')[1])).reduce((a, b) => a + b, 0);
    // accepted: account, entry and request with the mail, and the index; claimed; sent, out of the index; delivered
    expect(spent.length).toBe(4);
    expect(units, spent.join(', ')).toBeLessThanOrEqual(13);
    expect(units).toBeGreaterThan(8);
  });
});
