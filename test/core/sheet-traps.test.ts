// Sheets that mislead: credits told by a code, balances that are not the line's own, ages that cannot be read, blocks that
// show rows once more. Each is read as what it is, or stops with a question whose answer brings out the truth.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../core/refusal.ts';
import { readSheet, type SheetReading } from '../../core/sheet.ts';
import { type ComposedSheet, compose, type Item, type Style } from '../sheets/composed-sheet.ts';
import { LEDGER } from '../sheets/made-up-layouts.ts';
import { TRAPS, type Trap, withTrap } from '../sheets/trapped-sheet.ts';
import { day, TODAY } from './cells.ts';

const AS_OF = day('2026-09-15');
const LINES: ReadonlySet<string> = new Set(['invoice', 'credit', 'payment', 'customerSummary']);

const plain: Style = {
  language: 'en',
  grouping: 'flat',
  dates: 'excel',
  numbers: 'number',
  currency: 'column',
  money: 'open',
  basis: 'due',
  title: 'named',
  total: 'word',
  subtotals: false,
  repeatHeader: false,
  twoRows: false,
  seed: 0,
};

type Answers = Readonly<Record<string, string>>;

function readingOf({ cells, asOf }: ComposedSheet, answers: Answers = {}): SheetReading {
  const reading = readSheet(cells, { ...TODAY, asOf, answers });
  if (isRefusal(reading)) throw new Error(`refused: ${reading.because}`);
  return reading;
}

const stopsOf = ({ questions }: SheetReading): string[] =>
  questions.filter(({ blocking }) => blocking).map(({ topic }) => topic);

interface Line {
  readonly row: number;
  readonly customer: string;
  readonly minor: number;
  readonly overdue: boolean;
}

const truthOf = ({ rows }: ComposedSheet): Line[] =>
  rows.flatMap(({ row, type, customer = '', minor = 0, overdue = false }) =>
    LINES.has(type) ? [{ row, customer, minor, overdue }] : [],
  );

const linesOf = ({ rows }: SheetReading): Line[] =>
  rows.flatMap(({ row, type, customer, outstanding, overdue }) =>
    LINES.has(type) ? [{ row, customer: customer ?? '', minor: outstanding?.minor ?? 0, overdue }] : [],
  );

const SUMMARY: Partial<Style> = { grouping: 'summary', money: 'ages', basis: 'ages' };

/** What a trap is laid in, what the sheet then stops for, and the answers after which nothing is open. */
const CASES: readonly (readonly [Trap, Partial<Style>, stops: readonly string[], Answers])[] = [
  ['kinds of documents instead of signs', {}, [], {}],
  ['kinds of documents instead of signs', { total: 'none' }, ['credits.Q7'], { 'credits.Q7': 'lower' }],
  ['kinds of documents instead of signs', { grouping: 'heading', subtotals: true }, [], {}],
  ['debit and credit indicator', { language: 'de' }, [], {}],
  ['debit and credit indicator', { language: 'de', total: 'none' }, [], {}],
  ['a mark on credits only', { language: 'nl', total: 'no word' }, [], {}],
  ['a mark on credits only', { language: 'nl', total: 'none' }, ['credits.CR'], { 'credits.CR': 'lower' }],
  ['an age whose label says nothing', { language: 'fr', money: 'ages' }, [], {}],
  ['an age whose label says nothing', { ...SUMMARY, language: 'it' }, ['bucket.H'], { 'bucket.H': 'pastDue' }],
  [
    'an age whose label says nothing',
    { ...SUMMARY, language: 'pt', money: 'ages alone', currency: 'title' },
    ['bucket.F'],
    { 'bucket.F': 'pastDue' },
  ],
  ['debts below zero', {}, ['sign'], { sign: 'debts' }],
  ['debts below zero', { ...SUMMARY, language: 'es' }, ['sign'], { sign: 'debts' }],
  ['the customer’s balance on every line', { total: 'none' }, [], {}],
  ['a running balance', { total: 'none' }, ['column.outstanding'], { 'column.outstanding': 'F' }],
  ['a running balance of each customer', { total: 'none' }, ['column.outstanding'], { 'column.outstanding': 'F' }],
  [
    'balances of part-paid invoices only',
    { money: 'amount', total: 'none' },
    ['outstanding'],
    { outstanding: 'amount' },
  ],
  ['the worst once more below', {}, [], {}],
  ['the worst once more below', { total: 'none' }, ['duplicates'], { duplicates: 'leaveOut' }],
  ['the worst once more above', {}, [], {}],
  ['ages that include one another', SUMMARY, [], {}],
  ['an amount past due beside the balance', { basis: 'days', total: 'none' }, [], {}],
];

describe('a sheet that misleads', () => {
  it.each(CASES)('by %s, written as %j', (trap, change, stops, answers) => {
    const sheet = withTrap(compose({ ...plain, ...change }, LEDGER, AS_OF), trap);
    expect(stopsOf(readingOf(sheet))).toEqual(stops);
    const answered = readingOf(sheet, answers);
    expect(stopsOf(answered)).toEqual([]);
    expect(linesOf(answered)).toEqual(truthOf(sheet));
  });
});

const anyItem: fc.Arbitrary<Omit<Item, 'number' | 'currency'>> = fc.record({
  customer: fc.constantFrom('Ashdown Joinery Ltd', 'Total Comfort HVAC', 'Möbel Maier', '91 Highway Storage'),
  issued: fc.integer({ min: -220, max: 0 }),
  terms: fc.constantFrom(7, 14, 30, 60),
  amount: fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 1, max: 900_000 }) },
    { weight: 1, arbitrary: fc.integer({ min: -50_000, max: -1 }) },
  ),
  paid: fc.constant(0),
});

const anyLedger = fc
  .tuple(
    // No two amounts are alike: after a credit of 10 and an invoice of 10 a running balance is that of a paid invoice.
    fc.uniqueArray(anyItem, { minLength: 4, maxLength: 20, selector: ({ amount }) => Math.abs(amount) }),
    fc.nat(3),
  )
  .map(([items, part]) =>
    [...items, { customer: 'Zanetti S.r.l.', issued: -40, terms: 30, amount: 12_345, paid: 0 }]
      .sort((a, b) => a.customer.localeCompare(b.customer))
      .map(
        (item, i): Item => ({
          ...item,
          paid: i % 4 === part && item.amount > 1 ? Math.floor(item.amount / 2) : 0,
          number: `INV-${10_000 + i * 3}`,
          currency: 'EUR',
        }),
      ),
  );

const NEEDS_AGES: readonly Trap[] = ['an age whose label says nothing', 'ages that include one another'];
const NEEDS_BALANCE: readonly Trap[] = [
  'the customer’s balance on every line',
  'a running balance',
  'a running balance of each customer',
];

/** A style in which the trap can be laid. */
function fitting(style: Style, trap: Trap): Style {
  if (NEEDS_AGES.includes(trap)) return { ...style, grouping: 'summary', money: 'ages', basis: 'ages' };
  if (NEEDS_BALANCE.includes(trap)) return { ...style, grouping: 'flat', money: 'open', subtotals: false };
  if (trap === 'balances of part-paid invoices only') return { ...style, money: 'amount' };
  if (trap === 'an amount past due beside the balance') return { ...style, money: 'open', grouping: 'flat' };
  const isFlat = trap === 'the worst once more below' || trap === 'the worst once more above';
  return isFlat ? { ...style, grouping: 'flat' } : style;
}

/** More debts than credits: turned round, a ledger of more credits is one of debts. */
function isInDebt(items: readonly Item[]): boolean {
  const owed = items.map(({ amount, paid }) => amount - paid);
  return owed.filter((minor) => minor > 0).length > owed.length / 2 && owed.reduce((sum, minor) => sum + minor, 0) > 0;
}

const anyStyle: fc.Arbitrary<Style> = fc.record<Style>({
  language: fc.constantFrom('en', 'de', 'fr', 'es', 'nl', 'it', 'pt'),
  grouping: fc.constantFrom('flat', 'flat', 'sparse', 'heading'),
  dates: fc.constantFrom('excel', 'D.M.Y', 'ISO'),
  numbers: fc.constant('number'),
  currency: fc.constantFrom('column', 'format', 'title', 'none'),
  money: fc.constantFrom('open', 'amount'),
  basis: fc.constantFrom('due', 'due', 'terms'),
  title: fc.constantFrom('none', 'named'),
  total: fc.constantFrom('none', 'word', 'no word'),
  subtotals: fc.boolean(),
  repeatHeader: fc.constant(false),
  twoRows: fc.constant(false),
  seed: fc.nat(40),
});

const DRAWS = 1_500;
const MINUTES = 3;

describe('sheets that mislead, composed at random', () => {
  it(
    'are read as what they are, or stop with a question; never wrong in silence',
    () => {
      let [drawn, read] = [0, 0];
      fc.assert(
        fc.property(anyStyle, fc.constantFrom(...TRAPS), anyLedger, (style, trap, items) => {
          fc.pre(trap !== 'debts below zero' || isInDebt(items));
          const sheet = withTrap(compose(fitting(style, trap), items, AS_OF), trap);
          const reading = readSheet(sheet.cells, { ...TODAY, asOf: AS_OF });
          drawn += 1;
          if (isRefusal(reading) || stopsOf(reading).length > 0) return;
          if (reading.questions.some(({ topic }) => topic === 'customer')) return;
          read += 1;
          expect({ trap, lines: linesOf(reading) }).toEqual({ trap, lines: truthOf(sheet) });
        }),
        { numRuns: DRAWS },
      );
      expect(read / drawn).toBeGreaterThan(0.3);
    },
    MINUTES * 60_000,
  );
});
