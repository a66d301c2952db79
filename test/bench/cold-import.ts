// How long a function takes to be loaded over the bare SDK clients it uses: each built function and a bundle of its clients
// alone, built alike, in fresh processes that take turns; the middle of many. The slowest-relative function counts.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { FUNCTION_NAMES, type FunctionName } from '../../functions/settings.ts';
import { buildFunctions, bundle } from '../../infra/build.ts';
import { type Measurement, measurement, median } from './measurement.ts';

const TURNS = 21;

const TABLE = `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, QueryCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
DynamoDBDocumentClient.from(new DynamoDBClient({}));
export const table = [GetCommand, QueryCommand, TransactWriteCommand, UpdateCommand];`;
const QUEUE = `import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs';
new SQSClient({});
export const queue = SendMessageCommand;`;
const MAIL = `import { SESClient, GetSendQuotaCommand, SendRawEmailCommand } from '@aws-sdk/client-ses';
new SESClient({});
export const mail = [GetSendQuotaCommand, SendRawEmailCommand];`;

/** The clients each function makes. */
const CLIENTS: Readonly<Record<FunctionName, readonly string[]>> = {
  api: [TABLE, QUEUE],
  'send-reminder': [TABLE, QUEUE, MAIL],
  'email-events': [TABLE],
  'sweep-reminders': [TABLE, QUEUE, MAIL],
};

const run = promisify(execFile);

/** Milliseconds of importing a bundle in a process of its own. */
async function importing(file: string): Promise<number> {
  const script = `const start = performance.now(); await import(${JSON.stringify(pathToFileURL(file).href)}); process.stdout.write(String(performance.now() - start)); process.exit(0);`;
  const environment = { ...process.env, AWS_REGION: 'eu-west-2', POWERTOOLS_LOG_LEVEL: 'SILENT' };
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], { env: environment });
  return Number(stdout);
}

async function buildBare(folder: string, name: FunctionName): Promise<string> {
  const entry = join(folder, `${name}.entry.mjs`);
  await writeFile(entry, CLIENTS[name].join('\n'));
  const outfile = join(folder, `${name}.bare.mjs`);
  await bundle(entry, outfile);
  return outfile;
}

interface Timed {
  readonly name: FunctionName;
  readonly ours: number;
  readonly bare: number;
}

async function time(name: FunctionName, ours: string, bare: string): Promise<Timed> {
  const turns: { readonly ours: number; readonly bare: number }[] = [];
  for (let turn = 0; turn < TURNS; turn++) turns.push({ ours: await importing(ours), bare: await importing(bare) });
  return { name, ours: median(turns.map((its) => its.ours)), bare: median(turns.map((its) => its.bare)) };
}

/** Milliseconds of loading the function that adds most to its clients, over those of the clients. */
export async function coldImport(tell: (line: string) => void): Promise<Measurement[]> {
  // Inside the project, so that the bare bundles find the same clients.
  const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'duebook-cold-'));
  try {
    await buildFunctions(folder);
    tell(`cold import: the middle of ${TURNS} fresh processes each, in turns with the bare clients`);
    const timed: Timed[] = [];
    for (const name of FUNCTION_NAMES) {
      const bare = await buildBare(folder, name);
      const its = await time(name, join(folder, 'functions', name, 'index.mjs'), bare);
      tell(
        `  ${name.padEnd(16)} ${its.ours.toFixed(0)} ms, its clients ${its.bare.toFixed(0)} ms: ${(its.ours / its.bare).toFixed(2)}`,
      );
      timed.push(its);
    }
    const slowest = timed.toSorted((a, b) => b.ours / b.bare - a.ours / a.bare)[0];
    return [measurement('cold-import', 'ms', slowest?.ours ?? 0, slowest?.bare ?? 1)];
  } finally {
    await rm(folder, { recursive: true });
  }
}
