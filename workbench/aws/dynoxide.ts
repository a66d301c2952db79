// The table's first driver: dynoxide, a native DynamoDB look-alike on SQLite, run as a child process. A small shell
// stands between, which ends the child when this process goes away, however it goes.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { answersOn, findFreePort, LOOPBACK } from './free-port.ts';

/** A started table server. `stop` resolves once it has let go of its port and its file. */
export interface TableServer {
  readonly endpoint: string;
  stop(): Promise<void>;
}

// The watcher reads the pipe to this process; its end means this process is gone. Ctrl-C is left to this process.
const WATCHED = `trap '' INT
exec 3<&0
"$@" 3<&- &
child=$!
( while read -r _ <&3; do :; done; kill $child ) 2>/dev/null &
watcher=$!
wait $child
code=$?
kill $watcher 2>/dev/null
exit $code`;

/** Where the binary for this system is, or null when npm has none for it. */
export function findDynoxide(): string | null {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    return join(folder, 'dynoxide');
  } catch {
    return null;
  }
}

async function listens(child: ChildProcessWithoutNullStreams, port: number): Promise<boolean> {
  for (let tries = 0; tries < 1000 && child.exitCode === null; tries++) {
    if (await answersOn(port)) {
      // The port may belong to a stranger who took it first: then our child is about to give up.
      await wait(20);
      return child.exitCode === null;
    }
    await wait(10);
  }
  return false;
}

function stopper(child: ChildProcessWithoutNullStreams): () => Promise<void> {
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return async () => {
    child.stdin.end();
    if (child.exitCode === null && child.signalCode === null) await gone;
  };
}

/** Starts the binary over a file, or in memory when `file` is null. Throws with its own words when it will not start. */
export async function startDynoxide(binary: string, file: string | null): Promise<TableServer> {
  let said = '';
  for (let attempt = 0; attempt < 5; attempt++) {
    const port = await findFreePort();
    const options = ['--host', LOOPBACK, '--port', String(port), ...(file === null ? [] : ['--db-path', file])];
    const child = spawn('/bin/sh', ['-c', WATCHED, 'sh', binary, ...options]);
    child.stdin.on('error', () => {});
    child.stdout.resume();
    child.stderr.on('data', (words: Buffer) => {
      said = `${said}${words.toString()}`.slice(-2000);
    });
    const stop = stopper(child);
    if (await listens(child, port)) return { endpoint: `http://${LOOPBACK}:${port}`, stop };
    await stop();
  }
  throw new Error(`the table (${binary}) did not start: ${said.trim() || 'no word from it'}`);
}
