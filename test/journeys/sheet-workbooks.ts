// Workbooks for the journeys, made row by row: what a clerk opens, as bytes.
import { addDays, dayIn, serialOf } from '../../core/calendar.ts';
import type { CellValue } from '../../core/sheet.ts';
import { Workbook } from '../../workbench/excel/workbook.ts';
import { saveWorkbook } from '../../workbench/excel/xlsx.ts';

/** The day of the journey, where the company is. */
export const TODAY = dayIn('Europe/London', new Date().toISOString());

/** The date of a due date so many days ago, as a cell holds it. */
export const due = (daysAgo: number): number => serialOf(addDays(TODAY, -daysAgo));

/** Rows of a sheet from A1. */
export type Rows = readonly (readonly CellValue[])[];

/** An .xlsx file with these sheets in this order; the first is in front. `dates` are columns of real dates. */
export async function workbookOf(
  sheets: Readonly<Record<string, Rows>>,
  dates: readonly number[] = [],
): Promise<Uint8Array> {
  const workbook = new Workbook();
  for (const [at, [name, rows]] of Object.entries(sheets).entries()) {
    const sheet = (at === 0 && workbook.sheets[0]) || workbook.addSheet(name);
    sheet.name = name;
    const columns = Math.max(...rows.map((row) => row.length));
    for (const [row, cells] of rows.entries())
      for (const [column, value] of cells.entries()) if (value !== '') sheet.cells.setValue(row, column, value);
    const below = (column: number) => [{ row: 1, column, rows: rows.length, columns: 1 }];
    for (const column of dates) workbook.changeStyle(sheet, below(column), { numberFormat: 'dd/mm/yyyy' }, 'clerk');
    workbook.contentChanged(sheet, { row: 0, column: 0, rows: rows.length, columns });
  }
  const [first] = workbook.sheets;
  if (first) workbook.activate(first);
  return saveWorkbook(workbook);
}

const HEADINGS = ['Customer', 'Invoice no', 'Due date', 'Outstanding GBP', 'E-mail'];
const INVOICES: Rows = [
  ['Alder & Finch', 'HL-1', '05/10/2026', 120.5, 'ap@alder.example'],
  ['Beacon Bakery', 'HL-2', '11/12/2026', 80, 'a@beacon.example'],
  ['Calder Cycles', 'HL-3', '04/10/2026', 40.25, 'c@calder.example'],
  ['Driftwood', 'HL-4', '12/11/2026', 300, 'd@driftwood.example'],
  ['Elmhurst', 'HL-5', '06/12/2026', 75, 'e@elmhurst.example'],
];

/**
 * Due dates as text that can be read day first or month first; the day to judge by is 21 November 2026. Day first rows 3, 5
 * and 6 are overdue (£460.75), month first rows 3, 4, 5 and 7 (£315.75).
 */
export const AMBIGUOUS: Rows = [['Open items as of 21 November 2026'], HEADINGS, ...INVOICES];

/** The ambiguous report with a column more: another layout, which nobody answers about. */
export const UNSEEN: Rows = AMBIGUOUS.map((row, at) => (at === 0 ? row : [...row, at === 1 ? 'Region' : 'North']));

/** The same report a month later: other rows, still ambiguous; day first rows 3 and 4 are overdue. */
export const NEXT_MONTH: Rows = [
  ['Open items as of 12 December 2026'],
  HEADINGS,
  ['Granite & Sons', 'HL-8', '11/12/2026', 10, 'g@granite.example'],
  ['Meridian', 'HL-9', '10/12/2026', 20, 'm@meridian.example'],
  ['Parkside', 'HL-10', '12/12/2026', 30, 'p@parkside.example'],
];

/** Next month's report with its due dates gone and a column of promises come instead. */
export const CHANGED_REPORT: Rows = NEXT_MONTH.map((row, at) =>
  at === 1 ? row.map((heading) => (heading === 'Due date' ? 'Promised for' : heading)) : row,
);

const SUPPLIERS: Rows = [
  ['Aged payables as of 21 November 2026'],
  ['Supplier', 'Bill no', 'Due date', 'Balance due'],
  ['Timber Wholesale', 'B-1', 46300, 1200],
  ['Paper & Co', 'B-2', 46310, 80],
];
const DEBTORS: Rows = [
  ['Customer', 'Invoice no', 'Due date', 'Outstanding GBP'],
  ['Alder & Finch', 'HL-1', 46300, 120.5],
  ['Beacon Bakery', 'HL-2', 46310, 80],
  ['Calder Cycles', 'HL-3', 46400, 40.25],
];
/** What is owed to suppliers in front, what customers owe behind it. */
export const PAYABLES_FIRST = { Payables: SUPPLIERS, Debtors: DEBTORS };

/** Two columns of dates under headings that say nothing of due: the second is when payment is expected. */
export const UNCLEAR_HEADINGS: Rows = [
  ['Customer', 'Invoice no', 'Posted', 'Expected', 'Outstanding GBP'],
  ...Array.from({ length: 8 }, (_, i) => [
    `Customer ${i + 1}`,
    `N-${i + 1}`,
    46250 + i,
    46280 + 5 * i,
    10 + ((i * 5) % 8),
  ]),
];

/** Headings no dictionary knows, in row 3: which row and which columns they are, only the clerk can say. */
export const STRANGE_HEADINGS: Rows = [
  ['Quarterly pack'],
  [],
  ['Zork', 'Quux', 'Fnord', 'Blip'],
  ...Array.from({ length: 6 }, (_, i) => [`Firm ${i + 1}`, `Q-${i + 1}`, 46250 + i, 10.5 + i]),
];

/** A word for an amount, a total that is ten too high, and what is settled: two questions, and nothing of the settled row. */
export const UNREADABLE_AMOUNT: Rows = [
  HEADINGS,
  ['Alder & Finch', 'HL-1', 46250, 120.5, 'ap@alder.example'],
  ['Beacon Bakery', 'HL-2', 46251, 'tbc', 'a@beacon.example'],
  ['Calder Cycles', 'HL-3', 46252, 0, 'c@calder.example'],
  ['Total', '', '', 130.5, ''],
];

/** One row for each customer, by age: £48 of £60 are past due for the first. */
export const SUMMARY: Rows = [
  ['Aged debtors summary as of 21 November 2026'],
  ['Customer', 'Current', '1 - 30', '31 - 60', 'Total GBP'],
  ['Alder & Finch', 12, 40, 8, 60],
  ['Beacon Bakery', 5, 0, 0, 5],
  ['Total', 17, 40, 8, 65],
];

/** So many invoices that reading them takes a while. */
export const longLedger = (rows: number): Rows => [
  ['Customer no', 'Customer', 'Invoice no', 'Invoice date', 'Due date', 'Outstanding GBP', 'E-mail'],
  ...Array.from({ length: rows }, (_, i) => [
    ...[`C-${i % 900}`, `Customer ${i % 900} Ltd`, `INV-${i}`, 46200 + (i % 60), 46230 + (i % 60), 100 + (i % 977)],
    `ap${i % 900}@customer.example`,
  ]),
];
