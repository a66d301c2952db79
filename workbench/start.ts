// `npm start`: the workbench on one machine. Prints one address once everything answers; Ctrl-C stops it.
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { WorkbenchOptions } from './server.ts';

const USAGE = `Usage: npm start -- [options]

  --port NUMBER  port of this machine to answer on (3000)
  --data FOLDER  where table and mails are kept (.workbench)
  --fresh        forget what was kept there
  --open FILE    open this .xlsx or .csv instead of the sample
  --https        serve over https with a certificate of its own making
  --help         show this
`;

/** Something the person at the terminal can put right. */
class CannotStart extends Error {}

/** The file's full path, once it has been read as a workbook. */
async function readableWorkbook(file: string): Promise<string> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new CannotStart(`${file} cannot be opened: there is no such file, or it may not be read`, { cause });
  });
  const { openWorkbook, UnreadableFile } = await import('./excel/xlsx.ts');
  await openWorkbook(bytes, basename(file)).catch((cause: unknown) => {
    throw cause instanceof UnreadableFile
      ? new CannotStart(`${file} cannot be opened: ${cause.message}`, { cause })
      : cause;
  });
  return resolve(file);
}

function portFrom(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new CannotStart(`${text} is not a port; ports are 0 to 65535`);
  return port;
}

function readArguments(): ReturnType<typeof parse> {
  try {
    return parse();
  } catch (cause) {
    throw new CannotStart(`${cause instanceof Error ? cause.message : cause}\n\n${USAGE}`, { cause });
  }
}

const parse = () =>
  parseArgs({
    options: {
      port: { type: 'string', default: '3000' },
      data: { type: 'string', default: '.workbench' },
      fresh: { type: 'boolean', default: false },
      open: { type: 'string' },
      https: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  }).values;

/** Stops once, when asked politely; a second Ctrl-C ends the process at once. */
function stopOnSignal(stop: () => Promise<void>): void {
  let asked = false;
  const onSignal = (): void => {
    if (asked) process.exit(1);
    asked = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

async function start(options: WorkbenchOptions): Promise<void> {
  const { startWorkbench } = await import('./server.ts');
  const workbench = await startWorkbench(options);
  stopOnSignal(workbench.stop);
  console.log(`Duebook is ready at ${workbench.address}`);
  console.log('Mails are at the same address under /inbox. Ctrl-C stops it.');
}

async function main(): Promise<void> {
  const values = readArguments();
  if (values.help) return console.log(USAGE);
  await start({
    port: portFrom(values.port),
    dataDir: resolve(values.data),
    fresh: values.fresh,
    openFile: values.open === undefined ? null : await readableWorkbook(values.open),
    secure: values.https,
  });
}

try {
  await main();
} catch (error) {
  const { PortTaken } = await import('./http-server.ts');
  const { DataFolderInUse } = await import('./data-folder.ts');
  const { TableOutOfDate } = await import('./aws/table.ts');
  const plain = [CannotStart, PortTaken, DataFolderInUse, TableOutOfDate].some((kind) => error instanceof kind);
  if (plain && error instanceof Error) console.error(error.message);
  else console.error(error);
  if (error instanceof PortTaken) console.error('Choose another with npm start -- --port NUMBER');
  process.exitCode = 1;
}
