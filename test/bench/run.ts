// `npm run bench [-- --json] [name]`: the measurements of Duebook, one after another, for people or as one JSON object.
import '../functions/quiet-log.ts';
import { parseArgs } from 'node:util';
import { type Fates, sendNaively, sendWithDuebook } from './never-twice.ts';

const SEEDS = [1, 2, 3, 4];
const REMINDERS = 300;

interface Bench {
  /** Measures, telling its progress, and gives its figures. */
  readonly measure: (tell: (line: string) => void) => Promise<unknown>;
}

const figures = ({ sentTwice, lost, parked, parkedButSent }: Fates): string =>
  `sent twice ${String(sentTwice).padStart(3)}   silently lost ${String(lost).padStart(3)}   for review ${String(parked).padStart(3)} (sent: ${parkedButSent})`;

async function neverTwice(tell: (line: string) => void): Promise<unknown> {
  const runs: { seed: number; naive: Fates; duebook: Fates }[] = [];
  tell(`never twice: ${REMINDERS} reminders a run, the same faults for both senders`);
  for (const seed of SEEDS) {
    const naive = await sendNaively({ reminders: REMINDERS, seed });
    const duebook = await sendWithDuebook({ reminders: REMINDERS, seed });
    runs.push({ seed, naive, duebook });
    tell(`  seed ${seed}  naive    ${figures(naive)}`);
    tell(`          Duebook  ${figures(duebook)}`);
  }
  return runs;
}

const BENCHES: Readonly<Record<string, Bench>> = { 'never-twice': { measure: neverTwice } };

const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true });
const unknown = positionals.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(2);
}
const chosen = Object.entries(BENCHES).filter(([name]) => positionals.length === 0 || positionals.includes(name));
const results: Record<string, unknown> = {};
for (const [name, { measure }] of chosen)
  results[name] = await measure((line) => {
    if (!values.json) console.log(line);
  });
if (values.json) console.log(JSON.stringify(results));
