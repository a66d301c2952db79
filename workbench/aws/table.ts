// DynamoDB on this machine. Drivers in order: DYNAMODB_ENDPOINT (yours), dynoxide (native), dynalite with our
// transactions in front (any system). The table is made from the synthesised template, so it cannot drift from AWS's.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  type KeySchemaElement,
  ResourceInUseException,
  type TableDescription,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { startDynalite } from './dynalite-transactions.ts';
import { findDynoxide, startDynoxide, type TableServer } from './dynoxide.ts';
import { LOCAL_CREDENTIALS } from './local-credentials.ts';
import { statefulTemplate } from './stateful-template.ts';
import { type TableCalls, tableCallsFrom } from './table-template.ts';

export type TableDriver = 'yours' | 'dynoxide' | 'dynalite';

export interface LocalTable {
  readonly driver: TableDriver;
  readonly endpoint: string;
  readonly tableName: string;
  stop(): Promise<void>;
}

export interface TableOptions {
  /** Folder for the data; null keeps everything in memory. */
  readonly dataDir: string | null;
  readonly tableName: string;
  /** Leave out to take the first that this system has. */
  readonly driver?: TableDriver;
  /** The CloudFormation template that holds the table; the stateful stack's when left out. */
  readonly template?: unknown;
}

function chooseDriver(): TableDriver {
  if (process.env.DYNAMODB_ENDPOINT) return 'yours';
  return findDynoxide() === null ? 'dynalite' : 'dynoxide';
}

async function startServer(driver: TableDriver, dataDir: string | null): Promise<TableServer> {
  if (driver === 'yours') return { endpoint: process.env.DYNAMODB_ENDPOINT ?? '', stop: async () => {} };
  if (dataDir !== null) await mkdir(dataDir, { recursive: true });
  if (driver === 'dynalite') return startDynalite(dataDir === null ? null : join(dataDir, 'table-dynalite'));
  const binary = findDynoxide();
  if (binary === null) throw new Error(`there is no dynoxide for ${process.platform}-${process.arch}`);
  return startDynoxide(binary, dataDir === null ? null : join(dataDir, 'table.db'));
}

/** Thrown when the folder holds a table with other keys or indexes than infra describes today. */
export class TableOutOfDate extends Error {}

/** Keys and indexes in a form that can be compared. */
const shapeOf = (table: Pick<TableDescription, 'KeySchema' | 'GlobalSecondaryIndexes'>): string => {
  const keys = (schema: KeySchemaElement[] = []) => schema.map((key) => `${key.AttributeName} ${key.KeyType}`);
  const indexes = (table.GlobalSecondaryIndexes ?? []).map((index) => [index.IndexName, ...keys(index.KeySchema)]);
  return JSON.stringify([keys(table.KeySchema), indexes.sort()]);
};

async function checkTable(client: DynamoDBClient, { create }: TableCalls): Promise<void> {
  const { Table = {} } = await client.send(new DescribeTableCommand({ TableName: create.TableName }));
  if (shapeOf(Table) === shapeOf(create as TableDescription)) return;
  throw new TableOutOfDate('the table that was kept has other keys than infra describes today; forget it with --fresh');
}

async function createTable(client: DynamoDBClient, calls: TableCalls): Promise<void> {
  const { TableName } = calls.create;
  try {
    await client.send(new CreateTableCommand(calls.create));
  } catch (error) {
    if (error instanceof ResourceInUseException) return checkTable(client, calls); // it is there from last time
    throw error;
  }
  await waitUntilTableExists({ client, maxWaitTime: 20, minDelay: 0.02, maxDelay: 0.2 }, { TableName });
  if (calls.timeToLive) await client.send(new UpdateTimeToLiveCommand(calls.timeToLive));
}

/** Starts a table server and makes the table in it if it is not there yet. */
export async function startTable(options: TableOptions): Promise<LocalTable> {
  const driver = options.driver ?? chooseDriver();
  const server = await startServer(driver, options.dataDir);
  const client = new DynamoDBClient({ endpoint: server.endpoint, ...LOCAL_CREDENTIALS });
  try {
    await createTable(client, tableCallsFrom(options.template ?? (await statefulTemplate()), options.tableName));
  } catch (error) {
    await server.stop();
    throw error;
  } finally {
    client.destroy();
  }
  return { driver, tableName: options.tableName, ...server };
}
