// Which column holds what is still owed and which the invoice's original amount. Words hint, arithmetic decides: what was
// invoiced less what was paid, or the ageing columns added up, is what is outstanding; a running balance is not.
import type { BucketColumn } from '../sheet.ts';
import { bucketLabel } from './bucket-label.ts';
import type { ColumnProfile } from './column-profile.ts';
import { type Body, type ChosenColumn, type Doubt, letterAt, numbersIn, sampleRows } from './evidence.ts';
import { cellName } from './grid.ts';
import { saidRole } from './sayings.ts';

export interface MoneyColumns {
  readonly chosen: readonly ChosenColumn[];
  readonly buckets: readonly BucketColumn[];
  readonly doubts: readonly Doubt[];
  /** Columns whose sum, taken from the amount, is what is outstanding. */
  readonly settled: readonly number[];
}

interface MoneyColumn {
  readonly profile: ColumnProfile;
  readonly values: readonly number[];
  readonly amount: number;
  readonly outstanding: number;
  readonly isSettled: boolean;
}

const CENT = 0.005;
const MOST = 0.95;

function isNumeric({ filled, numbers, dates, patterns }: ColumnProfile): boolean {
  if (filled === 0 || dates / filled > 0.4) return false;
  return numbers / filled + patterns.textAmount >= 0.6;
}

function outstandingSaid(profile: ColumnProfile): number {
  const { concepts } = profile.said;
  const said = saidRole('outstanding', profile.said) * (concepts.has('local') ? 0.7 : 1);
  return said * (concepts.has('overdue') ? 0.5 : 1) + (said > 0 && profile.hasCurrencyFormat ? 0.05 : 0);
}

function moneyColumnsOf(body: Body, profiles: readonly ColumnProfile[]): MoneyColumn[] {
  const rows = sampleRows(body);
  return profiles.filter(isNumeric).map((profile) => ({
    profile,
    values: numbersIn(body, profile.at, rows),
    amount: saidRole('amount', profile.said) * (profile.said.concepts.has('local') ? 0.7 : 1),
    outstanding: outstandingSaid(profile),
    isSettled: profile.said.concepts.has('settled'),
  }));
}

function bucketsOf(body: Body, columns: readonly MoneyColumn[]): BucketColumn[] {
  const found = columns.flatMap(({ profile: { at, heading } }) => {
    const label = bucketLabel(heading);
    const index = body.cells.firstColumn + at;
    return label ? [{ column: letterAt(body, at), index, label: heading, pastDue: label.pastDue }] : [];
  });
  return found.length >= 2 ? found : [];
}

/** Share of rows (with a number other than 0 in play) in which a column equals a sum of others. */
function shareEqual(whole: readonly number[], sum: (row: number) => number): number {
  let [held, tested] = [0, 0];
  whole.forEach((value, row) => {
    const other = sum(row);
    if (Number.isNaN(value + other) || (value === 0 && other === 0)) return;
    tested += 1;
    if (Math.abs(value - other) < CENT) held += 1;
  });
  return tested === 0 ? 0 : held / tested;
}

const at = (column: MoneyColumn, row: number): number => column.values[row] ?? Number.NaN;
const hasValues = (column: MoneyColumn): boolean => column.values.some((value) => value !== 0 && !Number.isNaN(value));

/** The settled columns (all of them, or one) that taken from `amount` leave `outstanding`; null when none do. */
function settlement(
  amount: MoneyColumn,
  outstanding: MoneyColumn,
  settled: readonly MoneyColumn[],
): MoneyColumn[] | null {
  const used = settled.filter((column) => column !== amount && column !== outstanding && hasValues(column));
  const choices = [used, ...used.map((column) => [column])].filter((choice) => choice.length > 0);
  for (const choice of choices)
    for (const sign of [-1, 1]) {
      const left = (row: number): number =>
        choice.reduce((sum, column) => sum + sign * at(column, row), at(amount, row));
      if (shareEqual(outstanding.values, left) >= MOST) return choice;
    }
  return null;
}

/** A balance that carries the line above forward is a statement's running balance, not what the line still owes. */
function isRunning(body: Body, balance: MoneyColumn, others: readonly MoneyColumn[]): boolean {
  const rows = Array.from({ length: Math.min(60, body.to - body.from) }, (_, i) => body.from + i);
  const carried = numbersIn(body, balance.profile.at, rows);
  return others.some((other) => {
    if (other === balance) return false;
    const lines = numbersIn(body, other.profile.at, rows);
    const steps = rows
      .slice(1)
      .map((_, i) => (carried[i + 1] ?? Number.NaN) - (carried[i] ?? Number.NaN) - (lines[i + 1] ?? Number.NaN));
    const known = steps.filter((step) => !Number.isNaN(step));
    return known.length >= 4 && known.filter((step) => Math.abs(step) < CENT).length / known.length >= MOST;
  });
}

/** Share of rows in which no more is outstanding than was invoiced, with the same sign. */
function shareWithin(amount: MoneyColumn, outstanding: MoneyColumn): number {
  const tested = outstanding.values.filter((value) => value !== 0 && !Number.isNaN(value)).length;
  const held = outstanding.values.filter((value, row) => {
    const whole = at(amount, row);
    return value !== 0 && Math.sign(value) === Math.sign(whole) && Math.abs(value) <= Math.abs(whole) + CENT;
  }).length;
  return tested === 0 ? 1 : held / tested;
}

interface Choice {
  readonly outstanding: MoneyColumn;
  readonly amount: MoneyColumn | null;
  readonly settled: readonly MoneyColumn[];
  readonly score: number;
  readonly because: readonly string[];
}

function choiceOf(body: Body, outstanding: MoneyColumn, amount: MoneyColumn | null, sheet: Sheet): Choice {
  const because = [`the heading “${outstanding.profile.heading}”`];
  let score = outstanding.outstanding + (amount ? amount.amount * 0.4 : 0);
  const paid = amount && settlement(amount, outstanding, sheet.settled);
  if (amount && paid) {
    score += 0.5;
    because.push(
      `it is ${[amount, ...paid].map((column) => letterAt(body, column.profile.at)).join(' − ')} in the rows compared`,
    );
  } else if (amount) score += shareWithin(amount, outstanding) >= MOST ? 0.1 : -0.5;
  if (sheet.bucketSums && shareEqual(outstanding.values, (row) => sheet.bucketSums?.[row] ?? Number.NaN) >= MOST) {
    score += 0.6;
    because.push('it is the sum of the ageing columns');
  }
  if (sheet.running.has(outstanding)) score -= 1;
  return { outstanding, amount, settled: paid ?? [], score, because };
}

interface Sheet {
  readonly settled: readonly MoneyColumn[];
  readonly bucketSums: readonly number[] | null;
  readonly running: ReadonlySet<MoneyColumn>;
}

function choicesOf(body: Body, columns: readonly MoneyColumn[], sheet: Sheet): Choice[] {
  const open = columns.filter((column) => column.outstanding > 0);
  const amounts = columns.filter((column) => column.amount > 0.4);
  return open
    .flatMap((outstanding) =>
      [null, ...amounts.filter((amount) => amount !== outstanding)].map((amount) =>
        choiceOf(body, outstanding, amount, sheet),
      ),
    )
    .sort((a, b) => b.score - a.score);
}

const differ = (a: MoneyColumn, b: MoneyColumn): boolean =>
  a.values.some(
    (value, row) => Math.abs(value - at(b, row)) >= CENT || Number.isNaN(value) !== Number.isNaN(at(b, row)),
  );

function doubtsOf(body: Body, best: Choice, choices: readonly Choice[], sheet: Sheet): Doubt[] {
  const { outstanding } = best;
  const letter = letterAt(body, outstanding.profile.at);
  const ask = (text: string): Doubt[] => [{ topic: 'column.outstanding', text, assumed: letter, cells: [] }];
  const rival = choices.find(
    (choice) =>
      choice.outstanding !== outstanding && choice.score > best.score - 0.15 && differ(choice.outstanding, outstanding),
  );
  const named = `column ${letter} (“${outstanding.profile.heading}”)`;
  if (rival) {
    const its = `${letterAt(body, rival.outstanding.profile.at)} (“${rival.outstanding.profile.heading}”)`;
    return ask(`Both ${named} and column ${its} may hold what is still owed, and they differ. Which one counts?`);
  }
  if (sheet.running.has(outstanding))
    return ask(
      `In ${named} every line carries the one above forward. Which column holds what each invoice still owes?`,
    );
  const paid = sheet.settled.find(hasValues);
  if (paid && outstanding.outstanding < 0.7 && best.settled.length === 0)
    return ask(
      `Column ${letterAt(body, paid.profile.at)} (“${paid.profile.heading}”) holds payments, but no column holds what is left. Is ${named} still owed in full?`,
    );
  if (
    outstanding.outstanding < 0.45 ||
    (outstanding.profile.said.concepts.has('original') && outstanding.outstanding < 0.7)
  )
    return ask(`No heading says what is still owed. Is it ${named}?`);
  return [];
}

/** Amounts that are text in most rows are not read yet: never a number by guess. */
function textDoubt(body: Body, { profile }: MoneyColumn): Doubt[] {
  if (profile.patterns.textAmount < 0.3) return [];
  const row = Array.from({ length: body.to - body.from }, (_, i) => body.from + i).find(
    (r) => typeof body.cells.values[r]?.[profile.at] === 'string' && body.cells.values[r]?.[profile.at] !== '',
  );
  const cell = cellName(body.cells, row ?? body.from, profile.at);
  const text = `The amounts in column ${letterAt(body, profile.at)} are text, not numbers (${cell} is “${body.cells.values[row ?? body.from]?.[profile.at] ?? ''}”). They have to be numbers before rows can be flagged.`;
  return [{ topic: 'numberStyle', text, assumed: null, cells: [cell] }];
}

/** Chooses the columns of money. `chosen` is empty when no column may hold what is still owed. */
export function chooseMoney(body: Body, profiles: readonly ColumnProfile[], taken: ReadonlySet<number>): MoneyColumns {
  const numeric = moneyColumnsOf(
    body,
    profiles.filter((profile) => !taken.has(profile.at)),
  );
  const buckets = bucketsOf(body, numeric);
  const bucketsAt = new Set(buckets.map(({ index }) => index - body.cells.firstColumn));
  const inBuckets = numeric.filter(({ profile }) => bucketsAt.has(profile.at));
  const columns = numeric.filter(({ profile }) => !bucketsAt.has(profile.at));
  const bucketSums =
    buckets.length > 0
      ? sampleRows(body).map((_, row) => inBuckets.reduce((sum, column) => sum + at(column, row), 0))
      : null;
  const lines = columns.filter((column) => column.amount + column.outstanding > 0);
  const running = new Set(lines.filter((column) => isRunning(body, column, lines)));
  const sheet: Sheet = { settled: columns.filter(({ isSettled }) => isSettled), bucketSums, running };
  const choices = choicesOf(body, columns, sheet);
  const [best] = choices;
  if (!best) return { chosen: [], buckets, doubts: [], settled: [] };
  const chosen: ChosenColumn[] = [
    { role: 'outstanding', at: best.outstanding.profile.at, because: `Still owed: ${best.because.join('; ')}.` },
  ];
  if (best.amount) {
    const { at: amountAt, heading } = best.amount.profile;
    chosen.push({ role: 'amount', at: amountAt, because: `The heading “${heading}” says the invoice's amount.` });
  }
  const doubts = [...doubtsOf(body, best, choices, sheet), ...textDoubt(body, best.outstanding)];
  return { chosen, buckets, doubts, settled: best.settled.map(({ profile }) => profile.at) };
}
