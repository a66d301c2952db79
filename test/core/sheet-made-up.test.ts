// Layouts of our own in seven languages, each with the truth of the ledger it was written from; and layouts composed at random.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountsOnSheet } from '../../core/account-on-sheet.ts';
import { isRefusal } from '../../core/refusal.ts';
import { type Question, readSheet } from '../../core/sheet.ts';
import { type ComposedSheet, compose, type Item, type Style } from '../sheets/composed-sheet.ts';
import { LAYOUTS, LEDGER } from '../sheets/made-up-layouts.ts';
import { day, TODAY } from './cells.ts';

const AS_OF = day('2026-09-15');
const NO_CURRENCY = 'XXX';

/** What was read, in the shape of the truth; or why nothing would be flagged. */
function readingOf(sheet: ComposedSheet, answers = sheet.mustAsk) {
  const reading = readSheet(sheet.cells, { ...TODAY, asOf: sheet.asOf, answers });
  if (isRefusal(reading)) return { stopped: [reading.because], reading: null };
  // A row without a customer gets no reminder; the clerk is told.
  const stops = ({ blocking, topic }: Question): boolean => blocking || topic === 'customer';
  const stopped = reading.questions.filter(stops).map(({ topic, text }) => `${topic}: ${text}`);
  return { stopped, reading };
}

const LEDGER_TYPES: ReadonlySet<string> = new Set(['invoice', 'credit', 'payment', 'customerSummary']);

/** A ledger row's facts as lines of text, so that a difference shows itself. */
const lineOf = (row: number, type: string, facts: readonly unknown[]): string => [row, type, ...facts].join(' | ');

function truthLines({ rows }: ComposedSheet): string[] {
  return rows.map(({ row, type, customer, invoiceNumber, minor, currency, overdue, speaks }) =>
    LEDGER_TYPES.has(type)
      ? lineOf(row, type, [customer, invoiceNumber ?? '', minor, currency ?? 'any', overdue, speaks ?? ''])
      : lineOf(row, type, []),
  );
}

function readLines(sheet: ComposedSheet): string[] {
  const { reading } = readingOf(sheet);
  const truth = new Map(sheet.rows.map((row) => [row.row, row]));
  return (reading?.rows ?? []).map(({ row, type, customer, invoiceNumber, outstanding, overdue, language }) => {
    if (!LEDGER_TYPES.has(type)) return lineOf(row, type, []);
    const currency = truth.get(row)?.currency === undefined ? 'any' : (outstanding?.currency ?? NO_CURRENCY);
    return lineOf(row, type, [customer, invoiceNumber ?? '', outstanding?.minor, currency, overdue, language ?? '']);
  });
}

/** How many accounts the ledger rows are of: one each customer, whatever else stands on the rows. */
const accountsRead = ({ reading }: ReturnType<typeof readingOf>): number =>
  reading?.kind === 'detail' ? accountsOnSheet(reading).size : 0;
const accountsTrue = ({ kind, rows }: ComposedSheet): number =>
  kind === 'detail'
    ? new Set(rows.flatMap(({ type, customer }) => (LEDGER_TYPES.has(type) ? [customer] : []))).size
    : 0;

describe('a layout of our own', () => {
  it.each(LAYOUTS)('%s', (_, style) => {
    const sheet = compose(style, LEDGER, AS_OF);
    const { stopped, reading } = readingOf(sheet);
    expect(stopped).toEqual([]);
    expect(reading).toMatchObject({ headerRow: sheet.headerRow, kind: sheet.kind });
    expect(readLines(sheet)).toEqual(truthLines(sheet));
    expect(accountsRead({ stopped, reading })).toBe(accountsTrue(sheet));
    for (const { difference } of reading?.tieOut ?? []) expect(difference?.minor ?? 0).toBe(0);
  });
});

const NAMES = [
  'Ashdown Joinery Ltd',
  'Total Comfort HVAC',
  'Current Electrical Ltd',
  'Grand Union Boats',
  '91 Highway Storage',
  'Möbel Maier',
];

const anyItem: fc.Arbitrary<Omit<Item, 'number' | 'currency'>> = fc.record({
  customer: fc.constantFrom(...NAMES),
  issued: fc.integer({ min: -220, max: 0 }),
  terms: fc.constantFrom(7, 14, 30, 60),
  amount: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 900_000 }) },
    { weight: 1, arbitrary: fc.integer({ min: -50_000, max: -1 }) },
  ),
  paid: fc.constant(0),
  speaks: fc.constantFrom('EN', 'de-DE', 'French', 'E'),
});

const anyLedger = fc
  .tuple(fc.array(anyItem, { minLength: 3, maxLength: 24 }), fc.constantFrom('EUR', 'GBP', 'USD'))
  .map(([items, currency]) =>
    // A lone footing "Total Comfort HVAC" reads two ways; with a second customer it does not.
    [...items, { customer: 'Zanetti S.r.l.', issued: -40, terms: 30, amount: 12_345, paid: 0 }]
      .sort((a, b) => a.customer.localeCompare(b.customer))
      .map((item, i): Item => ({ ...item, number: `INV-${10_000 + i * 3}`, currency })),
  );

const anyStyle: fc.Arbitrary<Style> = fc
  .record<Style>({
    language: fc.constantFrom('en', 'de', 'fr', 'es', 'nl', 'it', 'pt'),
    grouping: fc.constantFrom(
      'flat',
      'flat',
      'sparse',
      'heading',
      'labelled',
      'labelledCells',
      'labelledLines',
      'headingWithSum',
      'footing',
      'ages',
      'summary',
    ),
    dates: fc.constantFrom(
      'excel',
      'excel',
      'D/M/Y',
      'D.M.Y',
      'M/D/Y',
      'ISO',
      'D MON Y',
      'DD-MM-YY',
      'YY.MM.DD',
      'D MON',
    ),
    numbers: fc.constantFrom(
      'number',
      'number',
      'comma',
      'point',
      'space',
      'crdr',
      'crdr joined',
      'brackets',
      'trailing minus',
    ),
    currency: fc.constantFrom('column', 'format', 'heading', 'title', 'text', 'none'),
    money: fc.constantFrom('open', 'amount', 'paid', 'debit credit', 'ages', 'ages alone'),
    basis: fc.constantFrom('due', 'due', 'terms', 'days', 'ages'),
    title: fc.constantFrom('none', 'named', 'as of'),
    total: fc.constantFrom('none', 'word', 'no word'),
    subtotals: fc.boolean(),
    repeatHeader: fc.boolean(),
    twoRows: fc.boolean(),
    scale: fc.constantFrom('full', 'full', 'full', 'full', 'thousands in title', 'thousands in heading'),
    withLanguages: fc.boolean(),
    withReferences: fc.boolean(),
    seed: fc.nat(40),
  })
  .map(possible);

/** A style that somebody would write: ages where rows are judged by them, no month first outside English. */
function possible(style: Style): Style {
  const isSummary = style.grouping === 'summary';
  const needsAges = isSummary || style.basis === 'ages';
  const money = needsAges && !style.money.startsWith('ages') ? 'ages' : style.money;
  // What labels say stands in the column of days: a day without a year is not known for one there.
  const hasLabels = style.grouping === 'labelledCells' || style.grouping === 'labelledLines';
  const isForeign = style.language !== 'en' && style.dates === 'M/D/Y';
  const dates = isForeign || (hasLabels && style.dates === 'D MON') ? 'D/M/Y' : style.dates;
  const hasOpen = money !== 'ages alone' && money !== 'debit credit';
  const scale = style.scale === 'thousands in heading' && !hasOpen ? 'thousands in title' : style.scale;
  return { ...style, money, dates, scale, basis: isSummary ? 'ages' : style.basis };
}

const DRAWS = 2_000;
const MINUTES = 3;

describe('layouts composed at random from language, grouping, money, dates, numbers, currency and totals', () => {
  it(
    'are read as they were written, or stop with a question; never wrong in silence',
    () => {
      let [drawn, read] = [0, 0];
      fc.assert(
        fc.property(anyStyle, anyLedger, (style, items) => {
          const sheet = compose(style, items, AS_OF);
          drawn += 1;
          const reading = readingOf(sheet);
          if (reading.stopped.length > 0) return;
          read += 1;
          expect(accountsRead(reading)).toBe(accountsTrue(sheet));
          const below = (lines: string[]): string[] => lines.slice(sheet.headerRow);
          expect(below(readLines(sheet))).toEqual(below(truthLines(sheet)));
        }),
        { numRuns: DRAWS },
      );
      expect(read / drawn).toBeGreaterThan(0.85);
    },
    MINUTES * 60_000,
  );

  it('stop for what only the clerk can settle: amounts in thousands, dates without a year', () => {
    fc.assert(
      fc.property(anyStyle, anyLedger, (style, items) => {
        const sheet = compose(style, items, AS_OF);
        if (Object.keys(sheet.mustAsk).length > 0) expect(readingOf(sheet, {}).stopped).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('are refused, or asked about, when they are of what we owe', () => {
    fc.assert(
      fc.property(anyStyle, anyLedger, (style, items) => {
        const sheet = compose({ ...style, owedBy: 'us' }, items, AS_OF);
        expect(readingOf(sheet).stopped).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
