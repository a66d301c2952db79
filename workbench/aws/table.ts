// DynamoDB on this machine. Drivers in order: DYNAMODB_ENDPOINT (yours), dynoxide (native), dynalite with our
// transactions in front (any system). The table is made from the synthesised template, so it cannot drift from AWS's.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CreateTableCommand,
  DynamoDBClient,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { startDynalite } from './dynalite-transactions.ts';
import { findDynoxide, startDynoxide, type TableServer } from './dynoxide.ts';
import { LOCAL_CREDENTIALS } from './local-credentials.ts';
import { statefulTemplate } from './stateful-template.ts';
import { tableCallsFrom } from './table-template.ts';

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

async function createTable(endpoint: string, tableName: string): Promise<void> {
  const client = new DynamoDBClient({ endpoint, ...LOCAL_CREDENTIALS });
  const calls = tableCallsFrom(await statefulTemplate(), tableName);
  try {
    await client.send(new CreateTableCommand(calls.create));
    await waitUntilTableExists({ client, maxWaitTime: 20, minDelay: 0.02, maxDelay: 0.2 }, { TableName: tableName });
    if (calls.timeToLive) await client.send(new UpdateTimeToLiveCommand(calls.timeToLive));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error; // it is there from last time
  } finally {
    client.destroy();
  }
}

/** Starts a table server and makes the table in it if it is not there yet. */
export async function startTable(options: TableOptions): Promise<LocalTable> {
  const driver = options.driver ?? chooseDriver();
  const server = await startServer(driver, options.dataDir);
  try {
    await createTable(server.endpoint, options.tableName);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { driver, tableName: options.tableName, ...server };
}
