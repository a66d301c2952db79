// What the check of a sheet prints: counted in words, and never a character that could steer or mislead a terminal.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SheetCheck } from '../../workbench/sheet-check.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const CUSTOMER = 'Acme\u001b[31m \u202eDTL\u202c\u009b2J Ltd';
const LEDGER = [
  'Customer,Invoice no,Invoice date,Due date,Outstanding,Currency',
  `${CUSTOMER},A\u0007-1,2026-01-02,2026-02-01,100.00,GBP`,
  'Beta GmbH,B-1,2026-09-20,2026-12-31,5.00,GBP',
].join('\r\n');
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be printed.
const STEERING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

let folder: string;

const check = (...args: readonly string[]): Promise<{ stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    const flags = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning', 'workbench/check-sheet.ts'];
    execFile(process.execPath, [...flags, ...args], { cwd: ROOT }, (_error, stdout, stderr) =>
      resolve({ stdout, stderr }),
    );
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duebook-check-'));
  await writeFile(join(folder, 'ledger.csv'), LEDGER);
  await writeFile(join(folder, 'no\u001b[2Jthing.csv'), 'Just,some\u001b[31m,words');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the check on the terminal', () => {
  it('says “1 row” of one row, and prints cells without what could steer the terminal', async () => {
    const { stdout } = await check(join(folder, 'ledger.csv'), '--as-of', '2026-09-30');
    expect(stdout).toContain('GBP 100.00 in 1 row; 1 row flagged');
    expect(stdout).not.toMatch(STEERING);
    expect(stdout).toContain('Acme [31m DTL 2J Ltd');
    expect(stdout).toContain('A -1');
  });

  it('keeps every character in JSON, written as escapes', async () => {
    const { stdout } = await check(join(folder, 'ledger.csv'), '--as-of', '2026-09-30', '--json');
    expect(stdout).not.toMatch(STEERING);
    expect((JSON.parse(stdout) as SheetCheck).rows.map(({ customer }) => customer)).toContain(CUSTOMER);
  });

  it('refuses in the same plain words', async () => {
    const { stderr } = await check(join(folder, 'no\u001b[2Jthing.csv'));
    expect(stderr.trim()).not.toBe('');
    expect(stderr).not.toMatch(STEERING);
    const { stderr: missing } = await check(join(folder, 'gone\u001b[2J.csv'));
    expect(missing).toMatch(/^There is no file .*gone \[2J\.csv\.\n$/);
  });
});
