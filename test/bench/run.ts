// `npm run bench [-- --json] [name]`: the measurements of Duebook, one after another. Each line is a ratio of runs side by
// side; --json prints one object a line: name, value, unit, baseline, ratio.
import '../functions/quiet-log.ts';
import { parseArgs } from 'node:util';
import { accountCard } from './account-card.ts';
import { coldImport } from './cold-import.ts';
import { coreClassify } from './core-classify.ts';
import { type Measurement, measurement } from './measurement.ts';
import { type Fates, sendNaively, sendWithDuebook } from './never-twice.ts';
import { postReminder } from './post-reminder.ts';
import { reminderCost } from './reminder-cost.ts';
import { sheetFlag, sheetFlagGrowth, sheetFlagPerRow } from './sheet-flag.ts';
import { throughput } from './throughput.ts';

const SEEDS = [1, 2, 3, 4, 5];
const REMINDERS = 1_000;

type Tell = (line: string) => void;
/** Measures, telling its progress, and gives its lines. */
type Bench = (tell: Tell) => Promise<readonly Measurement[]>;

const figures = ({ sentTwice, lost, parked, parkedButSent }: Fates): string =>
  `sent twice ${String(sentTwice).padStart(3)}   silently lost ${String(lost).padStart(3)}   for review ${String(parked).padStart(3)} (sent: ${parkedButSent})`;

async function neverTwice(tell: Tell): Promise<Measurement[]> {
  const runs: { naive: Fates; duebook: Fates }[] = [];
  tell(`never twice: ${REMINDERS} reminders a run, the same faults for both senders`);
  for (const seed of SEEDS) {
    const naive = await sendNaively({ reminders: REMINDERS, seed });
    const duebook = await sendWithDuebook({ reminders: REMINDERS, seed });
    runs.push({ naive, duebook });
    tell(`  seed ${seed}  naive    ${figures(naive)}`);
    tell(`          Duebook  ${figures(duebook)}`);
  }
  const sum = (of: (run: (typeof runs)[number]) => number): number => runs.reduce((total, run) => total + of(run), 0);
  const wrong = ({ sentTwice, lost }: Fates): number => sentTwice + lost;
  return [
    measurement(
      'never-twice',
      'reminders',
      sum(({ duebook }) => wrong(duebook)),
      sum(({ naive }) => wrong(naive)),
    ),
    measurement(
      'never-twice-for-review',
      'reminders',
      sum(({ duebook }) => duebook.parked),
      SEEDS.length * REMINDERS,
    ),
  ];
}

const BENCHES: Readonly<Record<string, Bench>> = {
  'never-twice': neverTwice,
  throughput,
  'reminder-cost': reminderCost,
  'post-reminder': postReminder,
  'cold-import': coldImport,
  'account-card': accountCard,
  'sheet-flag': sheetFlag,
  'sheet-flag-growth': sheetFlagGrowth,
  'sheet-flag-per-row': sheetFlagPerRow,
  'core-classify': coreClassify,
};

const shown = ({ name, value, unit, baseline, ratio }: Measurement): string =>
  `${name.padEnd(36)} ${String(value).padStart(10)} ${unit.padEnd(10)} over ${String(baseline).padStart(10)}   ratio ${ratio}`;

const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true });
const unknown = positionals.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(2);
}
const chosen = Object.entries(BENCHES).filter(([name]) => positionals.length === 0 || positionals.includes(name));
for (const [, bench] of chosen) {
  const lines = await bench((line) => {
    if (!values.json) console.log(line);
  });
  for (const line of lines) console.log(values.json ? JSON.stringify(line) : shown(line));
}
