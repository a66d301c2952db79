// check-sheet FILE [--sheet NAME] [--as-of YYYY-MM-DD] [--json]: how Duebook reads and flags a sheet, for a finance lead to see
// before rolling out. Exit 0; 2 for a file or sheet that cannot be read; 3 when something open keeps the rows from being flagged.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type CalendarDay, parseDay } from '../core/calendar.ts';
import { isRefusal } from '../core/refusal.ts';
import { UnreadableFile } from './excel/xlsx.ts';
import { checkSheet } from './sheet-check.ts';
import { tableOf } from './sheet-check-table.ts';

const USAGE = 'Usage: npm run -s check-sheet -- FILE [--sheet NAME] [--as-of YYYY-MM-DD] [--json]';

/** What stands in the way, in words for the person at the terminal. */
class CannotCheck extends Error {}

interface Asked {
  readonly file: string;
  readonly sheet?: string;
  readonly asOf?: CalendarDay;
  readonly json: boolean;
}

function parseCommand(args: readonly string[]) {
  try {
    const options = { sheet: { type: 'string' }, 'as-of': { type: 'string' }, json: { type: 'boolean' } } as const;
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new CannotCheck(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}

function asked(args: readonly string[]): Asked {
  const { values, positionals } = parseCommand(args);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new CannotCheck(USAGE);
  const text = values['as-of'];
  const asOf = text === undefined ? null : parseDay(text);
  if (text !== undefined && !asOf) throw new CannotCheck(`${text} is no day; write it as 2026-09-30.`);
  return {
    file,
    json: values.json ?? false,
    ...(values.sheet === undefined ? {} : { sheet: values.sheet }),
    ...(asOf ? { asOf } : {}),
  };
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new CannotCheck(isMissing ? `There is no file ${file}.` : `${file} cannot be opened.`);
  }
}

/** Runs the command, prints its answer and gives its exit code. */
async function run(args: readonly string[]): Promise<number> {
  const { file, json, ...what } = asked(args);
  const outcome = await checkSheet(await bytesOf(file), file, what);
  if (isRefusal(outcome)) throw new CannotCheck(outcome.because);
  process.stdout.write(`${json ? JSON.stringify(outcome.check) : tableOf(outcome.check)}\n`);
  if (!outcome.notFlagged) return 0;
  process.stderr.write(`${outcome.notFlagged.because}\n`);
  return 3;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof CannotCheck || error instanceof UnreadableFile)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
