// Every driver the table may run on here, and what a test needs to call it.
import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe } from 'vitest';
import { findDynoxide } from '../../../workbench/aws/dynoxide.ts';
import { LOCAL_CREDENTIALS } from '../../../workbench/aws/local-credentials.ts';
import { type LocalTable, startTable, type TableDriver } from '../../../workbench/aws/table.ts';

export const TableName = 'duebook';
export const drivers: TableDriver[] = findDynoxide() === null ? ['dynalite'] : ['dynoxide', 'dynalite'];

/** A client that never tries again by itself. */
export const connect = (endpoint: string): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, ...LOCAL_CREDENTIALS, maxAttempts: 1 }));

/** The error a call is refused with, as the class it must be. */
export async function refusedWith<E extends Error>(
  call: Promise<unknown>,
  kind: abstract new (...args: never[]) => E,
): Promise<E> {
  const error: unknown = await call.then(
    () => new Error('the call went through'),
    (refusal: unknown) => refusal,
  );
  if (!(error instanceof kind)) throw error;
  return error;
}

/** A key nobody else uses. */
export const newKey = () => ({ pk: `ACCOUNT#${randomUUID()}`, sk: 'STATE' });

type Item = Record<string, unknown>;

/** A table as a test calls it. */
export interface TableInTest {
  client(): DynamoDBDocumentClient;
  put(item: Item): Promise<unknown>;
  /** The item as it is now, or undefined. */
  get(key: Item): Promise<Item | undefined>;
}

/** Runs the same tests on a table of each driver, in memory. */
export function describeEachTable(what: string, tests: (table: TableInTest) => void): void {
  describe.each(drivers)(`${what} on %s`, (driver) => {
    let table: LocalTable;
    let client: DynamoDBDocumentClient;
    beforeAll(async () => {
      table = await startTable({ dataDir: null, tableName: TableName, driver });
      client = connect(table.endpoint);
    });
    afterAll(async () => {
      client.destroy();
      await table.stop();
    });
    tests({
      client: () => client,
      put: (Item) => client.send(new PutCommand({ TableName, Item })),
      get: async (Key) => (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item,
    });
  });
}
