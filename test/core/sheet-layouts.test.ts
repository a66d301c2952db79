// Layouts composed at random: headings in many wordings, columns in any order, columns that mislead, a title, totals. Every
// reading has to equal what was written, or ask before anything is flagged.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../core/calendar.ts';
import { isRefusal } from '../../core/refusal.ts';
import { readSheet } from '../../core/sheet.ts';
import { date, day, pounds, sheetOf, type TestCell, TODAY } from './cells.ts';

interface Invoice {
  readonly customer: number;
  readonly issued: number;
  readonly terms: number;
  readonly amount: number;
  readonly paid: number;
}

const anyInvoice: fc.Arbitrary<Invoice> = fc.record({
  customer: fc.nat(5),
  issued: fc.integer({ min: -300, max: 0 }),
  terms: fc.constantFrom(7, 14, 30, 60),
  // Credits are few; a sheet with more credits than debts is asked about.
  amount: fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 1, max: 900_000 }) },
    { weight: 1, arbitrary: fc.integer({ min: -50_000, max: -1 }) },
  ),
  paid: fc.constantFrom(0, 0, 0, 0.25, 1),
});

const NAMES = [
  'Ashdown Joinery Ltd',
  'Brackley & Sons',
  'Total Facilities Ltd',
  'Current Electrical',
  'J. T. Pemberton',
  '3 Rivers',
];
const today = day('2026-09-15');

const paidOf = ({ amount, paid }: Invoice): number => Math.trunc(amount * paid);
const openOf = (invoice: Invoice): number => invoice.amount - paidOf(invoice);

type Cell = (invoice: Invoice, i: number) => TestCell;
interface Column {
  readonly heading: string;
  readonly cell: Cell;
  readonly totalled: boolean;
}

const column = (headings: readonly string[], cell: Cell, totalled = false): fc.Arbitrary<Column> =>
  fc.constantFrom(...headings).map((heading) => ({ heading, cell, totalled }));

const anyCase = (headings: readonly string[]): string[] => [
  ...headings,
  ...headings.map((heading) => heading.toUpperCase()),
  ...headings.map((heading) => heading.toLowerCase().replaceAll(' ', '_')),
];

const CUSTOMER = column(
  anyCase([
    'Customer',
    'Customer Name',
    'Client',
    'Client name',
    'Debtor',
    'Account Name',
    'Bill to',
    'Cust. name',
    'Company',
  ]),
  ({ customer }) => NAMES[customer] ?? '',
);
const NUMBER = column(
  anyCase(['Invoice', 'Invoice No', 'Invoice Number', 'Inv #', 'Document No.', 'Doc no', 'Bill number', 'Invoice ref']),
  (_, i) => `INV-${10_000 + i}`,
);
const ISSUED = column(
  anyCase(['Invoice Date', 'Inv date', 'Date', 'Document date', 'Posting Date', 'Bill date', 'Issued', 'Tax date']),
  ({ issued }) => date(addDays(today, issued)),
);
const DUE = column(
  anyCase(['Due Date', 'Due', 'Date due', 'Payment due', 'Net due date', 'Maturity date', 'Due on', 'Pay by']),
  ({ issued, terms }) => date(addDays(today, issued + terms)),
);
const OPEN = column(
  anyCase([
    'Balance',
    'Outstanding',
    'Open amount',
    'Amount due',
    'Balance due',
    'Remaining',
    'O/S',
    'Unpaid amount',
    'Amount owing',
    'Total due',
  ]),
  (invoice) => pounds(openOf(invoice) / 100),
  true,
);
const AMOUNT = column(
  anyCase(['Amount', 'Invoice Amount', 'Total', 'Gross', 'Original amount', 'Invoice total', 'Value', 'Invoiced']),
  ({ amount }) => pounds(amount / 100),
  true,
);
const PAID = column(
  anyCase(['Paid', 'Payments', 'Amount paid', 'Received', 'Paid to date', 'Receipts']),
  (invoice) => pounds(paidOf(invoice) / 100),
  true,
);
const EXTRAS: readonly fc.Arbitrary<Column>[] = [
  column(anyCase(['Customer no', 'Account code', 'Client ID', 'A/C ref']), ({ customer }) => `C${customer + 100}`),
  column(['Contact', 'Contact name', 'Attn'], () => 'Jo Shaw'),
  column(['Tel', 'Phone', 'Telephone no'], ({ customer }) => `01632 96010${customer}`),
  column(['Email', 'E-mail', 'Email address'], ({ customer }) => `ap${customer}@firm.example`),
  column(['Terms', 'Payment terms', 'Credit days'], ({ terms }) => terms),
  column(['Notes', 'Comments', 'Status'], (_, i) => (i % 3 === 0 ? 'chased' : '')),
  column(['PO No', 'Order number', 'Customer PO'], (_, i) => `PO ${i + 7}`),
  column(['Order date', 'Delivery date', 'Last contact', 'Promise date'], ({ issued }) =>
    date(addDays(today, issued - 9)),
  ),
  column(['Region', 'Sales rep', 'Branch', 'Country'], () => 'North'),
  column(['Credit limit', 'VAT', 'Exchange rate'], ({ customer }) => 1000 * customer + 1),
  column(['Last payment', 'Last payment date'], () => date('2026-01-05')),
];

const anyLayout = fc
  .record({
    customer: CUSTOMER,
    number: NUMBER,
    issued: fc.option(ISSUED, { nil: null }),
    due: DUE,
    open: OPEN,
    amount: fc.option(AMOUNT, { nil: null }),
    paid: fc.option(PAID, { nil: null }),
    extras: fc.subarray([...EXTRAS.keys()], { maxLength: 5 }),
    pick: fc.gen(),
  })
  .chain(({ extras, pick, paid, amount, ...needed }) => {
    const drawn = extras.flatMap((i) => EXTRAS[i] ?? []).map((extra) => pick(() => extra));
    const money = amount ? [amount, ...(paid ? [paid] : [])] : [];
    const columns = [...Object.values(needed), ...money, ...drawn].filter((one): one is Column => one !== null);
    return fc.shuffledSubarray(columns, { minLength: columns.length });
  });

const TITLES: readonly TestCell[][][] = [
  [],
  [['Fernhill Trading Ltd'], ['Aged debtors'], []],
  [['Debtors list'], ['As at 15 September 2026']],
  [['Report date:', date('2026-09-15')], []],
];

function totalRow(columns: readonly Column[], invoices: readonly Invoice[], word: string): TestCell[] {
  return columns.map(({ cell, totalled }, at) => {
    if (!totalled) return at === 0 ? word : '';
    const pence = invoices.map((invoice, i) => {
      const value = cell(invoice, i);
      return Math.round(Number(typeof value === 'object' ? value.value : value) * 100);
    });
    return pounds(pence.reduce((sum, amount) => sum + amount, 0) / 100);
  });
}

const anySheet = fc.record({
  columns: anyLayout,
  invoices: fc.array(anyInvoice, { minLength: 2, maxLength: 25 }),
  title: fc.constantFrom(...TITLES),
  total: fc.option(fc.constantFrom('Total', 'TOTAL', 'Grand total', ''), { nil: null }),
});

interface Verdict {
  readonly asked: readonly string[];
  readonly overdue: readonly number[];
  readonly pence: number;
}

function verdictOf(rows: readonly TestCell[][]): Verdict {
  const reading = readSheet(sheetOf(rows), TODAY);
  if (isRefusal(reading)) return { asked: [reading.refused], overdue: [], pence: 0 };
  return {
    asked: reading.questions.filter(({ blocking }) => blocking).map(({ topic }) => topic),
    overdue: reading.rows.filter(({ overdue }) => overdue).map(({ row }) => row),
    pence: reading.outstandingByCurrency[0]?.minor ?? 0,
  };
}

describe('layouts composed at random', () => {
  it('are read right or asked about, never wrong in silence; and most are read', () => {
    let [drawn, read] = [0, 0];
    fc.assert(
      fc.property(anySheet, ({ columns, invoices, title, total }) => {
        const rows: TestCell[][] = [
          ...title,
          columns.map(({ heading }) => heading),
          ...invoices.map((invoice, i) => columns.map(({ cell }) => cell(invoice, i))),
          ...(total === null ? [] : [totalRow(columns, invoices, total)]),
        ];
        const verdict = verdictOf(rows);
        drawn += 1;
        if (verdict.asked.length > 0) return;
        read += 1;
        const first = title.length + 2;
        const overdue = invoices.flatMap((invoice, i) =>
          openOf(invoice) > 0 && invoice.issued + invoice.terms < 0 ? [first + i] : [],
        );
        expect(verdict.overdue).toEqual(overdue);
        expect(verdict.pence).toBe(invoices.reduce((sum, invoice) => sum + openOf(invoice), 0));
      }),
      { numRuns: 600 },
    );
    expect(read / drawn).toBeGreaterThan(0.95);
  });
});
