// `npm start` as a newcomer meets it: one address once everything answers, plain words when it cannot start, nothing left
// behind when it stops, and everything still there when it starts again.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { accountIdOf } from '../../core/account-id.ts';
import { buildFunctions } from '../../infra/build.ts';
import { portOf } from '../../workbench/aws/free-port.ts';
import { closeServer } from '../../workbench/aws/http-messages.ts';
import { startWorkbench, type Workbench, type WorkbenchOptions } from '../../workbench/server.ts';

// Three starts, each with a build, on a machine that runs other tests as well.
vi.setConfig({ testTimeout: 90_000 });

const START = new URL('../../workbench/start.ts', import.meta.url).pathname;
const folders: string[] = [];
const children: ChildProcess[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'duebook-start-'));
  folders.push(folder);
  return folder;
}

interface Started {
  readonly child: ChildProcess;
  said(): string;
  /** Exit code, once the process has ended. */
  readonly ended: Promise<number | null>;
}

function start(...options: string[]): Started {
  const child = spawn(process.execPath, ['--experimental-strip-types', START, ...options]);
  children.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (words: Buffer) => {
      said += words.toString();
    });
  }
  return { child, said: () => said, ended: new Promise((resolve) => child.once('exit', resolve)) };
}

async function addressOf({ said }: Started): Promise<string> {
  return vi.waitFor(
    () => {
      const [, address] = /Duebook is ready at (\S+)/.exec(said()) ?? [];
      if (address === undefined) throw new Error(`no address yet, only: ${said()}`);
      return address;
    },
    { timeout: 25_000, interval: 50 },
  );
}

/** Command lines of the processes that have to do with a folder. */
const processesOf = (folder: string): string[] =>
  execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(folder));

describe('a start', () => {
  it('prints one address, behind which sheet, pane, inbox, API and sign-in answer, and stops when asked to', async () => {
    const dataDir = await newFolder();
    const started = start('--port', '0', '--data', dataDir);
    const address = await addressOf(started);
    const statusOf = async (path: string) => (await fetch(address + path)).status;

    expect(started.said().match(/http/g)).toHaveLength(1);
    expect(await statusOf('')).toBe(200);
    expect(await statusOf('addin/taskpane.html')).toBe(200);
    expect(await statusOf('inbox')).toBe(200);
    expect(await statusOf('inbox.json')).toBe(200);
    expect(await statusOf('api/v1/openapi.json')).toBe(200);
    expect(await statusOf('api/v1/settings')).toBe(401);
    expect(await statusOf('dev/token?role=boss')).toBe(400);
    expect(await statusOf('nowhere')).toBe(404);
    expect(processesOf(dataDir).length).toBeGreaterThan(0);

    started.child.kill('SIGINT');
    expect(await started.ended).toBe(0);
    expect(processesOf(dataDir)).toEqual([]);
  });

  it('leaves nothing running even when it is killed', async () => {
    const dataDir = await newFolder();
    const started = start('--port', '0', '--data', dataDir);
    await addressOf(started);

    started.child.kill('SIGKILL');
    await started.ended;
    await vi.waitFor(() => expect(processesOf(dataDir)).toEqual([]));
  });
});

describe('it says plainly', () => {
  it('that the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const started = start('--port', String(portOf(other)), '--data', await newFolder());

    expect(await started.ended).toBe(1);
    expect(started.said()).toContain(`port ${portOf(other)} is taken by another program`);
    expect(started.said()).not.toContain('    at ');
    await closeServer(other);
  });

  it.each([
    ['that a file is not there', ['--open', 'nowhere.xlsx'], 'nowhere.xlsx cannot be opened: there is no such file'],
    ['that a file is of another kind', ['--open', START], 'start.ts is neither an .xlsx nor a .csv file'],
    ['that an option is not known', ['--prot', '3000'], 'Usage: npm start'],
    ['that a port is none', ['--port', 'x'], 'x is not a port'],
    ['that a port is too high', ['--port', '65536'], '65536 is not a port'],
  ])('%s', async (_, options, words) => {
    const started = start(...options, '--data', await newFolder());

    expect(await started.ended).toBe(1);
    expect(started.said()).toContain(words);
    expect(started.said()).not.toContain('    at ');
  });

  it('that a workbook cannot be read', async () => {
    const folder = await newFolder();
    const file = join(folder, 'broken.xlsx');
    await writeFile(file, 'this is no workbook');
    const started = start('--port', '0', '--open', file, '--data', folder);

    expect(await started.ended).toBe(1);
    expect(started.said()).toContain('broken.xlsx cannot be opened');
  });

  it('that another workbench uses the folder', async () => {
    const dataDir = await newFolder();
    await writeFile(join(dataDir, 'workbench.pid'), String(process.pid));
    const started = start('--port', '0', '--data', dataDir);

    expect(await started.ended).toBe(1);
    expect(started.said()).toContain(`is used by another workbench (process ${process.pid})`);
  });

  it('how it is used, when asked', async () => {
    const started = start('--help');

    expect(await started.ended).toBe(0);
    expect(started.said()).toContain('--fresh');
  });
});

describe('what was sent and logged', () => {
  const CUSTOMER = { customerName: 'Acme Trading Ltd', customerNumber: 'C-1001' };
  let builtFolder = '';
  const open = async (over: Partial<WorkbenchOptions> = {}): Promise<Workbench> => {
    const usual = { port: 0, dataDir: await newFolder(), fresh: false, openFile: null, secure: false };
    return startWorkbench({ ...usual, undoSeconds: 0, deliveryAfter: 20, builtFolder, ...over });
  };

  beforeAll(async () => {
    builtFolder = await mkdtemp(join(tmpdir(), 'duebook-built-'));
    await buildFunctions(builtFolder);
  });
  afterAll(async () => {
    await rm(builtFolder, { recursive: true });
  });

  async function call({ address }: Workbench, method: string, path: string, body?: unknown) {
    const token = await (await fetch(`${address}dev/token?role=clerk&name=Ann`)).json();
    const response = await fetch(`${address}api/v1/accounts/${accountIdOf(CUSTOMER)}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token.access_token}`,
        'content-type': 'application/json',
        'idempotency-key': '01J8ZZZZZZZZZZZZZZZZZZZZZZ',
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return response.json();
  }

  async function sendReminder(workbench: Workbench): Promise<void> {
    const outstanding = { minor: 50_000, currency: 'GBP' };
    const invoice = { invoiceNumber: 'INV-7', invoiceDate: null, dueDate: '2026-08-31', original: null, outstanding };
    const reminder = {
      ...CUSTOMER,
      ...{ contactName: null, to: 'ap@acme.example', asOf: '2026-09-30', invoices: [invoice], credits: [] },
    };
    const preview = await call(workbench, 'POST', '/reminders/preview', reminder);
    const confirmed = preview.warnings.map(({ code }: { code: string }) => code);
    await call(workbench, 'POST', '/reminders', { ...reminder, previewHash: preview.hash, confirmed });
    await vi.waitFor(async () => expect((await call(workbench, 'GET', '')).lastReminder?.state).toBe('DELIVERED'), {
      timeout: 10_000,
      interval: 50,
    });
  }

  it('is still there after a restart, and gone after a fresh one', async () => {
    const dataDir = await newFolder();
    const inboxOf = async ({ address }: Workbench) => (await fetch(`${address}inbox.json`)).json();
    const first = await open({ dataDir });
    await sendReminder(first);
    const [history, inbox] = [await call(first, 'GET', '/history'), await inboxOf(first)];
    await first.stop();

    const second = await open({ dataDir });
    expect(history.entries).toHaveLength(1);
    expect(await call(second, 'GET', '/history')).toEqual(history);
    expect(inbox.mails).toHaveLength(1);
    expect(await inboxOf(second)).toEqual(inbox);
    await second.stop();

    await writeFile(join(dataDir, 'notes.txt'), 'not ours');
    const third = await open({ dataDir, fresh: true });
    expect((await call(third, 'GET', '')).version).toBe(0);
    expect((await inboxOf(third)).mails).toEqual([]);
    await third.stop();
    expect(await rm(join(dataDir, 'notes.txt'))).toBeUndefined();
  });

  it('is not given to a page that points another name at this machine', async () => {
    const workbench = await open();
    const { port } = new URL(workbench.address);
    const status = await new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port, path: '/dev/token', headers: { host: `evil.example:${port}` } };
      request(options, ({ statusCode }) => resolve(statusCode))
        .on('error', reject)
        .end();
    });

    expect(status).toBe(421);
    await workbench.stop();
  });

  it('is served over https when asked to', async () => {
    const workbench = await open({ secure: true });

    expect(workbench.address).toMatch(/^https:\/\/localhost:\d+\/$/);
    await expect(fetch(workbench.address)).rejects.toThrow('fetch failed'); // nobody vouches for its certificate
    await workbench.stop();
  });
});
