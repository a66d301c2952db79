// Small aged-debtor sheets for the flag tests: cells with a reading made by hand, and the workbench's own evaluation of
// conditional formats as the independent judge of what a rule shows.
import type { FlagRule } from '../../addin/flags.ts';
import { bucketOf } from '../../core/ageing.ts';
import { type CalendarDay, daysBetween, parseDay } from '../../core/calendar.ts';
import { toMoney } from '../../core/money.ts';
import { SheetRows } from '../../core/sheet/sheet-rows.ts';
import type {
  BucketColumn,
  CellValue,
  ColumnRole,
  RowType,
  SheetCells,
  SheetReading,
  SheetRow,
} from '../../core/sheet.ts';
import { columnLetters, parseAddress } from '../../workbench/excel/a1.ts';
import { Workbook } from '../../workbench/excel/workbook.ts';

export const day = (text: string): CalendarDay => {
  const parsed = parseDay(text);
  if (parsed === null) throw new RangeError(`not a day: ${text}`);
  return parsed;
};

/** One row of a sheet: what stands in its cells and how it is read. */
interface SampleRow {
  readonly cells: readonly CellValue[];
  readonly type?: RowType;
  readonly issued?: string;
  readonly due?: string;
  readonly overdue?: boolean;
}

/** A sheet with its headings in row 1; roles are those of the columns from A on. */
export interface Sample {
  readonly roles: readonly (ColumnRole | 'bucket' | null)[];
  readonly rows: readonly SampleRow[];
  readonly asOf?: string;
  readonly asOfFrom?: SheetReading['asOfFrom'];
  readonly dateOrder?: SheetReading['dateOrder'];
  readonly dateEpoch?: 1900 | 1904;
  readonly currency?: string;
  readonly buckets?: readonly { readonly index: number; readonly label: string; readonly pastDue: boolean }[];
}

const NOTHING = {
  customer: null,
  customerId: null,
  contactName: null,
  invoiceNumber: null,
  amount: null,
  outstanding: null,
  email: null,
  phone: null,
  because: 'made for the test',
};

export function sampleCells(sample: Sample): SheetCells {
  const width = sample.roles.length;
  const heading = sample.roles.map((role, i) => role ?? `note ${i}`);
  const values = [heading, ...sample.rows.map(({ cells }) => Array.from({ length: width }, (_, i) => cells[i] ?? ''))];
  const numberFormats = values.map((row) => row.map(() => ''));
  return {
    sheetName: 'Debtors',
    firstRow: 0,
    firstColumn: 0,
    values,
    numberFormats,
    dateEpoch: sample.dateEpoch ?? 1900,
  };
}

function sampleRow(
  { type = 'invoice', issued, due, overdue = false }: SampleRow,
  index: number,
  asOf: CalendarDay,
): SheetRow {
  const dueDate = due === undefined ? null : day(due);
  const daysOverdue = dueDate === null ? null : daysBetween(dueDate, asOf);
  const bucket = daysOverdue === null ? null : bucketOf(daysOverdue);
  const invoiceDate = issued === undefined ? null : day(issued);
  return { ...NOTHING, row: index + 2, type, invoiceDate, dueDate, daysOverdue, bucket, overdue };
}

const HEADING: SheetRow = {
  ...NOTHING,
  ...{ row: 1, type: 'header', invoiceDate: null, dueDate: null, daysOverdue: null, overdue: false, bucket: null },
};

export function sampleReading(sample: Sample): SheetReading {
  const asOf = day(sample.asOf ?? '2026-09-15');
  const rows = sample.rows.map((row, i) => sampleRow(row, i, asOf));
  const buckets: BucketColumn[] = (sample.buckets ?? []).map((one) => ({ ...one, column: columnLetters(one.index) }));
  return {
    sheetName: 'Debtors',
    kind: 'detail',
    headerRow: 1,
    firstDataRow: 2,
    lastDataRow: rows.length + 1,
    asOf,
    asOfFrom: sample.asOfFrom ?? 'sheet',
    columns: sample.roles.flatMap((role, index) =>
      role === null || role === 'bucket'
        ? []
        : [{ role, index, column: columnLetters(index), heading: role, because: '' }],
    ),
    buckets,
    dateOrder: sample.dateOrder ?? 'EXCEL',
    questions: [],
    rows: SheetRows.of([HEADING, ...rows]),
    outstandingByCurrency: [toMoney(100, sample.currency ?? 'GBP')],
    overdueByCurrency: [],
    overdueRowCount: rows.filter(({ overdue }) => overdue).length,
    tieOut: [],
  };
}

/** A workbook of the workbench with these cells and rules on its only sheet; `today` is what TODAY() says there. */
export function workbookWith(cells: SheetCells, rules: readonly FlagRule[], today = '2026-09-15'): Workbook {
  const workbook = new Workbook({ now: () => new Date(`${today}T12:00:00`) });
  const sheet = workbook.sheets[0] ?? workbook.addSheet(cells.sheetName);
  workbook.dateEpoch = cells.dateEpoch;
  for (const [i, row] of cells.values.entries()) {
    for (const [j, value] of row.entries()) {
      if (value !== '') sheet.cells.setValue(cells.firstRow + i, cells.firstColumn + j, value);
    }
  }
  sheet.contentVersion++;
  sheet.conditionalFormats = rules.map(({ address, formula, condition }, i) => ({
    id: String(i),
    areas: address.split(',').flatMap((one) => parseAddress(one) ?? []),
    rule: { kind: 'custom', formula },
    look: { fill: condition.band.fill },
    stopIfTrue: false,
  }));
  return workbook;
}

/** The fill that each row (1-based) shows in its first cell, as the workbench evaluates the formulas; rows without one are left out. */
export function fillsShown(workbook: Workbook, lastRow: number): Map<number, string> {
  const [sheet] = workbook.sheets;
  const shown = new Map<number, string>();
  for (let row = 1; sheet !== undefined && row <= lastRow; row += 1) {
    const { fill } = workbook.shownLook(sheet, row - 1, 0);
    if (fill !== undefined && fill !== null) shown.set(row, fill);
  }
  return shown;
}
