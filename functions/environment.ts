// What the functions are told by their environment, and the clock.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ENVIRONMENT } from './settings.ts';

/** The present instant, ISO in UTC. Handlers take it as an argument so that tests can move time. */
export type Now = () => string;

export const realNow: Now = () => new Date().toISOString();

/** The value of one of our environment variables. Throws when it is not set: a deployment without it must not start. */
export function setting(name: keyof typeof ENVIRONMENT): string {
  const value = process.env[ENVIRONMENT[name]];
  if (value === undefined || value === '') throw new Error(`the environment variable ${ENVIRONMENT[name]} is not set`);
  return value;
}

/** The table and the client that reaches it. */
export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
}

/** The table the environment names. A client given by the caller is used as it is. */
export const connectTable = (client = new DynamoDBClient({})): Table => ({
  client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
  name: setting('table'),
});

/** Makes a value when it is first asked for and keeps it: a warm function connects once. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
