import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageingOf } from '../../core/ageing.ts';
import { addDays } from '../../core/calendar.ts';
import type { SheetReading, SheetRow } from '../../core/sheet.ts';
import { date, day, pounds, read, shownAs, type TestCell } from './cells.ts';

const HEADINGS = [
  'Customer',
  'Account no',
  'Invoice',
  'Invoice date',
  'Due date',
  'Amount',
  'Paid',
  'Balance',
  'Notes',
];
const CUSTOMERS = [
  'Ashdown Joinery Ltd',
  'Total Facilities Ltd',
  'Current Electrical Ltd',
  '91 Highway Storage',
  'O’Malley',
];

interface Line {
  readonly number: number;
  readonly customer: number;
  readonly issued: number;
  readonly terms: number;
  readonly amount: number;
  readonly paidShare: number;
  readonly euros: boolean;
}

const anyLine: fc.Arbitrary<Line> = fc.record({
  number: fc.integer({ min: 1000, max: 99_999 }),
  customer: fc.nat(CUSTOMERS.length - 1),
  issued: fc.integer({ min: -400, max: 0 }),
  terms: fc.integer({ min: 0, max: 60 }),
  amount: fc.integer({ min: -5_000_00, max: 5_000_00 }).filter((pence) => pence !== 0),
  paidShare: fc.constantFrom(0, 0, 0, 0.5, 1),
  euros: fc.boolean(),
});
const anyLedger = fc.uniqueArray(anyLine, { minLength: 2, maxLength: 40, selector: ({ number }) => number });

const openPence = ({ amount, paidShare }: Line): number => amount - Math.trunc(amount * paidShare);
const dueOf = ({ issued, terms }: Line): string => addDays(day('2026-09-15'), issued + terms);

function rowOf(line: Line): TestCell[] {
  const money = line.euros ? (value: number): TestCell => shownAs('[$€-407]0.00', value) : pounds;
  const [amount, open] = [line.amount, openPence(line)];
  return [
    CUSTOMERS[line.customer] ?? '',
    `C-${line.customer + 100}`,
    `INV-${line.number}`,
    date(addDays(day('2026-09-15'), line.issued)),
    date(dueOf(line)),
    money(amount / 100),
    money((amount - open) / 100),
    money(open / 100),
  ];
}

const sheetOfLines = (lines: readonly Line[]): TestCell[][] => [HEADINGS, ...lines.map(rowOf)];
const isLedgerRow = ({ type }: SheetRow): boolean => type === 'invoice' || type === 'credit' || type === 'payment';

/** What the reading says of every invoice, without its row number. */
const byInvoice = (reading: SheetReading) =>
  new Map(reading.rows.filter(isLedgerRow).map(({ row: _, because: __, ...facts }) => [facts.invoiceNumber, facts]));

const totalsOf = (reading: SheetReading) => ({
  open: Object.fromEntries(reading.outstandingByCurrency.map(({ currency, minor }) => [currency, minor])),
  overdue: Object.fromEntries(reading.overdueByCurrency.map(({ currency, minor }) => [currency, minor])),
  count: reading.overdueRowCount,
});

describe('any flat ledger', () => {
  it('is read as it was written: every row once, money and overdue exactly', () => {
    fc.assert(
      fc.property(anyLedger, (lines) => {
        const reading = read(sheetOfLines(lines));
        expect(reading.rows.map(({ row }) => row)).toEqual(Array.from({ length: lines.length + 1 }, (_, i) => i + 1));
        lines.forEach((line, i) => {
          const open = openPence(line);
          const isCredit = open < 0 || (open === 0 && line.amount < 0);
          expect(reading.rows.at(i + 1)).toMatchObject({
            type: isCredit ? 'credit' : 'invoice',
            customer: CUSTOMERS[line.customer],
            customerId: `C-${line.customer + 100}`,
            dueDate: dueOf(line),
            outstanding: { minor: open, currency: line.euros ? 'EUR' : 'GBP' },
            overdue: open > 0 && line.issued + line.terms < 0,
          });
        });
      }),
      { numRuns: 200 },
    );
  });

  it('gives the same answer in any order of rows', () => {
    fc.assert(
      fc.property(
        anyLedger.chain((lines) =>
          fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
        ),
        ([lines, shuffled]) => {
          const [one, other] = [read(sheetOfLines(lines)), read(sheetOfLines(shuffled))];
          expect(totalsOf(other)).toEqual(totalsOf(one));
          expect(byInvoice(other)).toEqual(byInvoice(one));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('gives the same answer under a title block, between blank rows and further right', () => {
    const blankAfter = fc.array(fc.nat(39), { maxLength: 5 });
    fc.assert(
      fc.property(anyLedger, blankAfter, fc.nat(8), fc.nat(3), (lines, blanks, titleRows, shift) => {
        const title: TestCell[][] = Array.from({ length: titleRows }, (_, i) =>
          i === 0 ? ['Fernhill Trading Ltd'] : [],
        );
        const body = lines.flatMap((line, i): TestCell[][] => (blanks.includes(i) ? [rowOf(line), []] : [rowOf(line)]));
        const moved = [...title, HEADINGS, ...body].map((row): TestCell[] => [
          ...Array<TestCell>(shift).fill(''),
          ...row,
        ]);
        const [one, other] = [read(sheetOfLines(lines)), read(moved)];
        expect(other.headerRow).toBe(titleRows + 1);
        expect(totalsOf(other)).toEqual(totalsOf(one));
        expect(byInvoice(other)).toEqual(byInvoice(one));
        expect(other.columns.map(({ role, index }) => [role, index - shift])).toEqual(
          one.columns.map(({ role, index }) => [role, index]),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('gives the same answer with its columns in any order', () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8], { minLength: 9 });
    fc.assert(
      fc.property(anyLedger, order, (lines, columns) => {
        const moved = sheetOfLines(lines).map((row) => columns.map((column): TestCell => row[column] ?? ''));
        expect(byInvoice(read(moved))).toEqual(byInvoice(read(sheetOfLines(lines))));
      }),
      { numRuns: 100 },
    );
  });

  it('gives the same answer with a total below, which is no debt and ties out', () => {
    fc.assert(
      fc.property(anyLedger, (ledger) => {
        const lines = ledger.map((line) => ({ ...line, euros: false }));
        const pence = lines.reduce((sum, line) => sum + openPence(line), 0);
        const withTotal = [...sheetOfLines(lines), ['Total', '', '', '', '', '', '', pounds(pence / 100)]];
        const [one, other] = [read(sheetOfLines(lines)), read(withTotal)];
        expect(totalsOf(other)).toEqual(totalsOf(one));
        expect(other.tieOut[0]?.difference).toEqual({ minor: 0, currency: 'GBP' });
        expect(other.rows.at(-1)?.type).toBe('total');
      }),
      { numRuns: 100 },
    );
  });

  it('notices any change of one amount beside a total', () => {
    fc.assert(
      fc.property(anyLedger, fc.nat(), fc.integer({ min: 1, max: 100_000 }), (ledger, pick, change) => {
        const lines = ledger.map((line) => ({ ...line, euros: false, paidShare: 0 }));
        const pence = lines.reduce((sum, line) => sum + openPence(line), 0);
        const changed = lines.map((line, i) =>
          i === pick % lines.length ? { ...line, amount: line.amount + change } : line,
        );
        const reading = read([...sheetOfLines(changed), ['Total', '', '', '', '', '', '', pounds(pence / 100)]]);
        expect(reading.questions.some(({ blocking }) => blocking)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('has ageing buckets that sum to what is outstanding', () => {
    fc.assert(
      fc.property(anyLedger, (lines) => {
        const reading = read(sheetOfLines(lines));
        const sums = ageingOf(reading.rows.filter(isLedgerRow)).map(({ currency, lines: aged }) => [
          currency,
          aged.reduce((sum, { amount }) => sum + amount.minor, 0),
        ]);
        expect(Object.fromEntries(sums)).toEqual(totalsOf(reading).open);
      }),
      { numRuns: 100 },
    );
  });
});
