// What recognition costs: 100,000 lines of twelve columns read, classified, aged and tied out, beside a bare pass that only
// adds up one column of the same arrays; the two take turns in one process.
import { ageingOf } from '../../core/ageing.ts';
import { type CalendarDay, parseDay, serialOf } from '../../core/calendar.ts';
import { isRefusal } from '../../core/refusal.ts';
import { type CellValue, readSheet, type SheetCells } from '../../core/sheet.ts';
import { type Measurement, measurement, median } from './measurement.ts';

const ROWS = 100_000;
const TURNS = 15;
/** Turns before the figures count, in which both passes are compiled. */
const FIRST_TURNS = 6;
const OUTSTANDING = 8;
const HEADINGS = [
  'Customer',
  'Account',
  'Invoice',
  'Type',
  'Invoice date',
  'Due date',
  'Amount',
  'Paid',
  'Balance',
  'Currency',
  'Email',
  'Notes',
];
const FORMATS = ['', '', '', '', 'dd/mm/yyyy', 'dd/mm/yyyy', '#,##0.00', '#,##0.00', '#,##0.00', '', '', ''];

function dayOf(text: string): CalendarDay {
  const day = parseDay(text);
  if (!day) throw new Error(`no day: ${text}`);
  return day;
}

const TODAY = dayOf('2026-09-15');
const FIRST_SERIAL = serialOf(dayOf('2025-12-01'));

function lineOf(i: number): CellValue[] {
  const customer = i % 4000;
  const amount = ((i * 7919) % 900_000) / 100 + 1;
  const paid = i % 5 === 0 ? amount : 0;
  const issued = FIRST_SERIAL + (i % 280);
  const balance = Math.round((amount - paid) * 100) / 100;
  return [
    `Customer ${customer} Ltd`,
    `C${10_000 + customer}`,
    `INV-${100_000 + i}`,
    'Invoice',
    issued,
    issued + 30,
    amount,
    paid,
    balance,
    'GBP',
    `ap${customer}@firm.example`,
    '',
  ];
}

function ledger(): SheetCells {
  const written: CellValue[][] = [HEADINGS, ...Array.from({ length: ROWS }, (_, i) => lineOf(i))];
  // As cells lie in memory when they come out of a message of Excel's.
  const values = JSON.parse(JSON.stringify(written)) as CellValue[][];
  const numberFormats = values.map((_, row) => (row === 0 ? HEADINGS.map(() => '') : FORMATS));
  return { sheetName: 'Debtors', firstRow: 0, firstColumn: 0, values, numberFormats, dateEpoch: 1900 };
}

function classify(cells: SheetCells): number {
  const reading = readSheet(cells, { today: TODAY });
  if (isRefusal(reading)) throw new Error(reading.because);
  return ageingOf(reading.rows.aged()).length;
}

function addUp({ values }: SheetCells): number {
  let sum = 0;
  for (const row of values) {
    const value = row[OUTSTANDING];
    if (typeof value === 'number') sum += value;
  }
  return sum;
}

function seconds(task: () => number): number {
  const start = performance.now();
  if (task() === 0) throw new Error('nothing was read');
  return (performance.now() - start) / 1000;
}

const perRow = (seconds: number): number => (seconds * 1e6) / ROWS;

/** Microseconds a row of recognition over those of the bare pass. */
export async function coreClassify(tell: (line: string) => void): Promise<Measurement[]> {
  const cells = ledger();
  const turns = Array.from(
    { length: TURNS },
    () => [seconds(() => classify(cells)), seconds(() => addUp(cells))] as const,
  );
  const counted = turns.slice(FIRST_TURNS);
  const [read, bare] = [median(counted.map(([time]) => time)), median(counted.map(([, time]) => time))];
  tell(`core classify: ${ROWS} lines of ${HEADINGS.length} columns, the middle of ${counted.length} turns`);
  tell(
    `  ${Math.round(ROWS / read)} rows a second read, classified, aged and tied out; ${Math.round(ROWS / bare)} added up`,
  );
  return [measurement('core-classify', 'µs/row', perRow(read), perRow(bare))];
}
