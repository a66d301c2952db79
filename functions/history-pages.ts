// A history a page at a time, newest entry first: what a page is asked for by, and how it is read from the table.
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { InputFaults } from '../core/account-reminder.ts';
import type { Table } from './environment.ts';
import { ENTRY_ID, type Key } from './table.ts';

/** A page as the API is asked for it: how many entries, and the cursor of the page before. */
export interface HistoryQuery {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** A page of `limit` entries, after the entry `after` when there is one. */
export interface AskedPage {
  readonly limit: number;
  readonly after: string | null;
}

const USUAL_LIMIT = 20;

/** Opaque to the client, and useless for reaching another history: it names an entry, never a partition. */
const cursorOf = (entryId: string): string => Buffer.from(entryId).toString('base64url');

/** The page that a query asks for, or the fault of a cursor that is none of ours. */
export function askedPage({ limit = USUAL_LIMIT, cursor }: HistoryQuery): AskedPage | InputFaults {
  if (cursor === undefined) return { limit, after: null };
  const after = Buffer.from(cursor, 'base64url').toString();
  return ENTRY_ID.test(after) ? { limit, after } : { faults: [{ where: 'cursor', fault: 'is not a cursor of ours' }] };
}

/** Where the entries of a history stand in the table. */
interface History {
  readonly pk: string;
  readonly begins: string;
  readonly keyOf: (entryId: string) => Key;
}

/** A page of a history, each item as `entryOf` tells it, with the cursor of the next page if there is one. */
export async function loadPage<Item, Entry extends { readonly entryId: string }>(
  table: Table,
  { pk, begins, keyOf }: History,
  { limit, after }: AskedPage,
  entryOf: (item: Item) => Entry,
): Promise<{ entries: Entry[]; cursor: string | null }> {
  const query = new QueryCommand({
    TableName: table.name,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :begins)',
    ExpressionAttributeValues: { ':pk': pk, ':begins': begins },
    ScanIndexForward: false,
    ConsistentRead: true,
    // One more than asked for tells whether there is another page, so that the last page says so.
    Limit: limit + 1,
    ...(after === null ? {} : { ExclusiveStartKey: keyOf(after) }),
  });
  const { Items = [] } = await table.client.send(query);
  const entries = (Items as Item[]).slice(0, limit).map(entryOf);
  const last = entries.at(-1);
  return { entries, cursor: Items.length > limit && last ? cursorOf(last.entryId) : null };
}
