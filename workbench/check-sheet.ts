// check-sheet FILE [--sheet NAME] [--as-of YYYY-MM-DD] [--answers FILE.json] [--json]: how Duebook reads and flags a sheet, for a finance lead to see
// before rolling out. Exit 0; 2 for a file or sheet that cannot be read; 3 when something open keeps the rows from being flagged,
// or the flags do not show what was read.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { parseDay } from '../core/calendar.ts';
import { plainLine } from '../core/plain-line.ts';
import { isRefusal } from '../core/refusal.ts';
import { UnreadableFile } from './excel/xlsx.ts';
import { type Asked, checkSheet } from './sheet-check.ts';
import { tableOf } from './sheet-check-table.ts';

const USAGE =
  'Usage: npm run -s check-sheet -- FILE [--sheet NAME] [--as-of YYYY-MM-DD] [--answers FILE.json] [--json]';

/** What stands in the way, in words for the person at the terminal. */
class CannotCheck extends Error {}

interface Command {
  readonly file: string;
  readonly json: boolean;
  readonly asked: Asked;
}

function parseCommand(args: readonly string[]) {
  try {
    const [text, yes] = [{ type: 'string' }, { type: 'boolean' }] as const;
    const options = { sheet: text, 'as-of': text, answers: text, json: yes } as const;
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new CannotCheck(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}

/** Answers by topic from a JSON file: `{ "dateOrder": "DMY" }`. */
async function answersIn(file: string): Promise<Readonly<Record<string, string>>> {
  const read = parseJson(file, new TextDecoder().decode(await bytesOf(file)));
  if (typeof read !== 'object' || read === null || Array.isArray(read))
    throw new CannotCheck(`${file} holds no answers; write them as {"topic": "value"}.`);
  return Object.fromEntries(Object.entries(read).map(([topic, value]) => [topic, String(value)]));
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CannotCheck(`${file} is not JSON; write the answers as {"topic": "value"}.`);
  }
}

async function commandOf(args: readonly string[]): Promise<Command> {
  const { values, positionals } = parseCommand(args);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new CannotCheck(USAGE);
  const text = values['as-of'];
  const asOf = text === undefined ? null : parseDay(text);
  if (text !== undefined && !asOf) throw new CannotCheck(`${text} is no day; write it as 2026-09-30.`);
  const asked: Asked = {
    ...(values.sheet === undefined ? {} : { sheet: values.sheet }),
    ...(asOf ? { asOf } : {}),
    ...(values.answers === undefined ? {} : { answers: await answersIn(values.answers) }),
  };
  return { file, json: values.json ?? false, asked };
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new CannotCheck(isMissing ? `There is no file ${file}.` : `${file} cannot be opened.`);
  }
}

/** JSON that steers no terminal: what JSON may leave as it is but a terminal obeys is written as an escape. */
const plainJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const asksForHelp = (args: readonly string[]): boolean => args.includes('--help') || args.includes('-h');

/** Runs the command, prints its answer and gives its exit code. */
async function run(args: readonly string[]): Promise<number> {
  if (asksForHelp(args)) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const { file, json, asked } = await commandOf(args);
  const outcome = await checkSheet(await bytesOf(file), file, asked);
  if (isRefusal(outcome)) throw new CannotCheck(outcome.because);
  process.stdout.write(`${json ? plainJson(outcome.check) : tableOf(outcome.check)}\n`);
  if (!outcome.notFlagged) return 0;
  process.stderr.write(`${plainLine(outcome.notFlagged.because)}\n`);
  return 3;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof CannotCheck || error instanceof UnreadableFile)) throw error;
  process.stderr.write(`${error.message.split('\n').map(plainLine).join('\n')}\n`);
  process.exitCode = 2;
}
