// Whether a long history makes the account card slow: `GET account` of one with 10,000 entries beside one with 10, taking
// turns through the same function over the same table.
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { ulid } from 'ulid';
import { secondsAfter } from '../../core/calendar.ts';
import { entryKey } from '../../functions/table.ts';
import { accountOf, acmeRequest, COMPANY, queued, startOffice, type TestOffice } from '../functions/office.ts';
import { type Measurement, measurement, median } from './measurement.ts';

const LONG = 10_000;
const SHORT = 10;
const TURNS = 200;

/** An account that was reminded once, with so many calls logged before. */
async function accountWith(office: TestOffice, customerNumber: string, entries: number): Promise<string> {
  const request = acmeRequest({ customerNumber, to: `ap@${customerNumber.toLowerCase()}.test` });
  const accountId = accountOf(request);
  const start = '2020-01-01T09:00:00.000Z';
  const items = Array.from({ length: entries - 1 }, (_, i) => {
    const at = secondsAfter(start, i * 3_600);
    return {
      ...entryKey({ companyId: COMPANY, accountId }, ulid(Date.parse(at))),
      ...{ type: 'contact', at, kind: 'call', direction: 'out', on: at.slice(0, 10), person: 'Anna Bell' },
      ...{ result: 'left-message', note: 'Left a message with the switchboard.', corrects: null },
      ...{ by: 'Carol Clerk', byId: 'b7c1d3f0-0000-4000-8000-000000000001' },
    };
  });
  for (let i = 0; i < items.length; i += 25) {
    const puts = items.slice(i, i + 25).map((Item) => ({ PutRequest: { Item } }));
    await office.table.client.send(new BatchWriteCommand({ RequestItems: { [office.table.name]: puts } }));
  }
  await queued(office, request);
  return accountId;
}

async function show(office: TestOffice, accountId: string): Promise<number> {
  const start = performance.now();
  const { status, body } = await office.call('GET', `/v1/accounts/${accountId}`);
  const ms = performance.now() - start;
  const { recentEntries = [] } = body as { readonly recentEntries?: readonly unknown[] };
  if (status !== 200 || recentEntries.length !== SHORT)
    throw new Error(`answered ${status} with ${recentEntries.length}`);
  return ms;
}

/** Milliseconds of the card with a long history over those of the one with a short history. */
export async function accountCard(tell: (line: string) => void): Promise<Measurement[]> {
  const office = await startOffice();
  try {
    const [long, short] = [await accountWith(office, 'LONG', LONG), await accountWith(office, 'SHORT', SHORT)];
    const turns: { readonly long: number; readonly short: number }[] = [];
    for (let turn = 0; turn < TURNS; turn++)
      turns.push({ long: await show(office, long), short: await show(office, short) });
    const [ofLong, ofShort] = [median(turns.map((its) => its.long)), median(turns.map((its) => its.short))];
    tell(
      `account card: ${TURNS} turns, ${LONG} entries ${ofLong.toFixed(1)} ms, ${SHORT} entries ${ofShort.toFixed(1)} ms`,
    );
    return [measurement('account-card', 'ms', ofLong, ofShort)];
  } finally {
    await office.stop();
  }
}
