// The add-in's Excel side on the real Office.js over the workbench's Excel: what is read, flagged and taken off again, what
// it costs in requests and bytes, and what Excel's refusals become.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  flagOverdueRows,
  flagsShown,
  readActiveSheet,
  reminderStatusShown,
  removeDaysOverdueColumn,
  removeFlags,
  removeReminderStatus,
  selectCells,
  selectedRow,
  showDaysOverdueColumn,
  showReminderStatus,
} from '../../addin/excel.ts';
import { BAND_FILLS } from '../../addin/flags/ageing-bands.ts';
import type { OfficeInNode } from '../../workbench/excel/node-bridge.ts';
import { deleteCells, insertCells } from '../../workbench/excel/shifting.ts';
import { sortRows } from '../../workbench/excel/sorting.ts';
import { Workbook } from '../../workbench/excel/workbook.ts';
import { openWorkbook, saveWorkbook } from '../../workbench/excel/xlsx.ts';
import { OPEN_INVOICES_TABLE, writeOpenInvoicesTable } from '../sheets/open-invoices-table.ts';
import {
  granted,
  JUDGED,
  ledgerWorkbook,
  openInExcel,
  overdueRowsOf,
  readLedger,
  rowsFlagged,
  workbookAsText,
} from './excel-workbooks.ts';

const MEGABYTE = 1024 * 1024;
let office: OfficeInNode;

function open(workbook: Workbook, options = {}): Workbook {
  office = openInExcel(workbook, options);
  return workbook;
}

async function flagLedger(): Promise<{ flaggedRows: readonly number[]; rules: number }> {
  const { reading, cells } = await readLedger();
  return granted(await flagOverdueRows(reading, cells));
}

const shownIn = (workbook: Workbook): number[] => rowsFlagged(workbook, BAND_FILLS);

afterEach(() => {
  expect([...office.engine.missing]).toEqual([]);
});

describe.each([
  { rows: 200, reading: 4 },
  { rows: 5_000, reading: 4 },
  { rows: 50_000, reading: 7 },
])('a ledger of $rows rows and 12 columns', ({ rows, reading: readingSyncs }) => {
  it('is read with formats of its numbers, one request a block, none near Excel’s limit', async () => {
    open(ledgerWorkbook(rows));
    const cells = granted(await readActiveSheet());
    expect(cells).toMatchObject({ sheetName: 'Debtors', firstRow: 0, firstColumn: 0, dateEpoch: 1900 });
    expect(cells.values).toHaveLength(rows + 1);
    expect(cells.values[1]).toEqual([
      'Customer 0 Ltd',
      'C1000',
      'INV-10001',
      46270,
      46300,
      100,
      0,
      100,
      'GBP',
      'accounts0@customer.example',
      '01632 960001',
      'called in August',
    ]);
    const dated = ['', '', '', 'dd/mm/yyyy', 'dd/mm/yyyy', '#,##0.00', '#,##0.00', '#,##0.00', '', '', '', ''];
    expect(cells.numberFormats[1]).toEqual(dated);
    expect(cells.numberFormats.at(-1)).toEqual(dated);
    // One more request than readSheet needs: the library releases its ranges when a batch ends.
    expect(office.traffic.syncs).toBeLessThanOrEqual(readingSyncs + 1);
    expect(office.traffic.bytesSent).toBeLessThan(20_000);
  });

  it('is flagged and unflagged with the same few requests at any length', async () => {
    const workbook = open(ledgerWorkbook(rows));
    const { reading, cells } = await readLedger();
    office.engine.resetTraffic();
    const outcome = granted(await flagOverdueRows(reading, cells));
    expect(outcome.flaggedRows).toEqual(overdueRowsOf(rows));
    expect(outcome.rules).toBe(5);
    expect(office.traffic.syncs).toBeLessThanOrEqual(4);
    expect(office.traffic.bytesSent + office.traffic.bytesReceived).toBeLessThan(20_000);
    // The workbench evaluates a rule row by row; of a long sheet every 13th row is asked.
    const step = rows > 10_000 ? 13 : 1;
    const asked = overdueRowsOf(rows).filter((row) => (row - 1) % step === 0);
    expect(rowsFlagged(workbook, BAND_FILLS, step)).toEqual(asked);
    office.engine.resetTraffic();
    expect(await removeFlags()).toEqual({ removed: 5 });
    expect(office.traffic.syncs).toBeLessThanOrEqual(4);
    expect(rowsFlagged(workbook, BAND_FILLS, step)).toEqual([]);
  });
});

describe('reading', () => {
  it('comes in smaller blocks when long texts make an answer too large', async () => {
    open(ledgerWorkbook(2_000), { payloadLimit: 0.15 * MEGABYTE });
    const cells = granted(await readActiveSheet());
    expect(cells.values).toHaveLength(2_001);
    expect(cells.values.at(-1)?.[2]).toBe('INV-12000');
    expect(cells.numberFormats.at(-1)?.[4]).toBe('dd/mm/yyyy');
  });

  it('takes hidden and filtered rows too', async () => {
    const workbook = open(ledgerWorkbook(30));
    workbook.activeSheet.hiddenRows.add(4);
    workbook.activeSheet.filteredRows.add(5);
    expect(granted(await readActiveSheet()).values).toHaveLength(31);
  });

  it('starts where the sheet is filled', async () => {
    const workbook = new Workbook();
    const sheet = workbook.sheets[0] ?? workbook.addSheet();
    workbook.write(sheet, { row: 4, column: 2, rows: 1, columns: 1 }, () => 'Customer', 'clerk');
    open(workbook);
    expect(await readActiveSheet()).toMatchObject({ firstRow: 4, firstColumn: 2, values: [['Customer']] });
  });

  it('knows a workbook that counts its days from 1904', async () => {
    const workbook = ledgerWorkbook(3);
    workbook.dateEpoch = 1904;
    open(workbook);
    expect(await readActiveSheet()).toMatchObject({ dateEpoch: 1904 });
  });

  it('refuses an empty sheet', async () => {
    const workbook = new Workbook();
    workbook.addSheet('Nothing');
    workbook.activate(workbook.sheets.at(-1) ?? workbook.activeSheet);
    open(workbook);
    expect(await readActiveSheet()).toEqual({
      refused: 'sheet-empty',
      because: 'The sheet "Nothing" is empty. Go to the sheet that lists the invoices.',
    });
  });

  it('is not misled by stray formats below the list', async () => {
    const workbook = ledgerWorkbook(10);
    const far = { row: 900_000, column: 0, rows: 1, columns: 300 };
    workbook.changeStyle(workbook.activeSheet, [far], { fill: '#FF0000' }, 'clerk');
    open(workbook);
    expect(granted(await readActiveSheet()).values).toHaveLength(11);
  });

  it('waits while a cell is being edited', async () => {
    open(ledgerWorkbook(5));
    office.engine.cellBeingEdited = true;
    const reading = readActiveSheet();
    office.engine.cellBeingEdited = false;
    expect(granted(await reading).values).toHaveLength(6);
  });
});

describe('flags', () => {
  let workbook: Workbook;
  beforeEach(() => {
    workbook = open(ledgerWorkbook(60));
  });

  it('come off without a trace', async () => {
    const before = workbookAsText(workbook);
    await flagLedger();
    expect(workbookAsText(workbook)).not.toBe(before);
    await removeFlags();
    expect(workbookAsText(workbook)).toBe(before);
  });

  it('do not stack when set twice', async () => {
    await flagLedger();
    const once = workbook.activeSheet.conditionalFormats.length;
    await flagLedger();
    expect(workbook.activeSheet.conditionalFormats).toHaveLength(once);
    expect(await removeFlags()).toEqual({ removed: 5 });
  });

  it('leave the clerk’s fills and her own conditional formats as they are, in their order', async () => {
    const sheet = workbook.activeSheet;
    workbook.changeStyle(sheet, [{ row: 30, column: 0, rows: 2, columns: 12 }], { fill: '#00B0F0' }, 'clerk');
    const hers = (id: string, formula: string) => ({
      id,
      areas: [{ row: 1, column: 0, rows: 60, columns: 12 }],
      rule: { kind: 'custom' as const, formula },
      look: { font: { bold: true } },
      stopIfTrue: false,
    });
    sheet.conditionalFormats = [hers('{A}', '=$A2="Duebook"'), hers('{B}', '=$H2>120')];
    const before = workbookAsText(workbook);
    await flagLedger();
    expect(shownIn(workbook)).toEqual(overdueRowsOf(60));
    const herOrder = sheet.conditionalFormats.map(({ id }) => id).filter((id) => id === '{A}' || id === '{B}');
    expect(herOrder).toEqual(['{A}', '{B}']);
    await removeFlags();
    expect(workbookAsText(workbook)).toBe(before);
  });

  it('are known and removed after the workbook was saved and opened again', async () => {
    await flagLedger();
    const saved = await saveWorkbook(workbook);
    const reopened = open(await openWorkbook(saved, 'debtors.xlsx'));
    expect(await flagsShown()).toEqual({ sheetName: 'Debtors', shown: true });
    expect(shownIn(reopened)).toEqual(overdueRowsOf(60));
    expect(await removeFlags()).toEqual({ removed: 5 });
    expect(await flagsShown()).toEqual({ sheetName: 'Debtors', shown: false });
    expect(reopened.activeSheet.conditionalFormats).toEqual([]);
  });

  it('are not there before and none are removed', async () => {
    expect(await flagsShown()).toEqual({ sheetName: 'Debtors', shown: false });
    expect(await removeFlags()).toEqual({ removed: 0 });
  });

  it('go off a row that is paid', async () => {
    await flagLedger();
    const row = overdueRowsOf(60)[3] ?? 0;
    workbook.write(workbook.activeSheet, { row: row - 1, column: 7, rows: 1, columns: 1 }, () => 0, 'clerk');
    expect(shownIn(workbook)).toEqual(overdueRowsOf(60).filter((one) => one !== row));
  });

  it('follow their invoices when the clerk sorts', async () => {
    await flagLedger();
    const numbersOf = (rows: readonly number[]) => rows.map((row) => workbook.activeSheet.value(row - 1, 2)).toSorted();
    const before = numbersOf(shownIn(workbook));
    sortRows(
      workbook,
      workbook.activeSheet,
      { row: 1, column: 0, rows: 60, columns: 12 },
      [{ column: 5, ascending: false }],
      { hasHeaders: false, matchCase: false },
      'clerk',
    );
    expect(shownIn(workbook)).not.toEqual(overdueRowsOf(60));
    expect(numbersOf(shownIn(workbook))).toEqual(before);
  });

  it('move down with their invoices when a row is inserted, and flag an overdue invoice typed into it', async () => {
    await flagLedger();
    const sheet = workbook.activeSheet;
    insertCells(workbook, sheet, { row: 10, column: 0, rows: 1, columns: 16_384 }, 'Down', 'clerk');
    const moved = overdueRowsOf(60).map((row) => (row > 10 ? row + 1 : row));
    expect(shownIn(workbook)).toEqual(moved);
    const typed = ['New Ltd', 'C1', 'INV-1', 46200, 46230, 50, 0, 50];
    workbook.write(sheet, { row: 10, column: 0, rows: 1, columns: 8 }, (_, column) => typed[column], 'clerk');
    expect(shownIn(workbook)).toEqual([...moved, 11].toSorted((a, b) => a - b));
    deleteCells(workbook, sheet, { row: 10, column: 0, rows: 1, columns: 16_384 }, 'Up', 'clerk');
    expect(shownIn(workbook)).toEqual(overdueRowsOf(60));
  });

  it('refuse a protected sheet and change nothing', async () => {
    const { reading, cells } = await readLedger();
    workbook.activeSheet.protection = { password: null, allowed: new Set(), carried: {} };
    const before = workbookAsText(workbook);
    expect(await flagOverdueRows(reading, cells)).toMatchObject({ refused: 'sheet-protected' });
    expect(workbookAsText(workbook)).toBe(before);
  });

  it('are set on a protected sheet that lets cells be formatted', async () => {
    const { reading, cells } = await readLedger();
    workbook.activeSheet.protection = { password: null, allowed: new Set(['allowFormatCells']), carried: {} };
    expect(granted(await flagOverdueRows(reading, cells)).rules).toBe(5);
  });

  it('refuse a sheet that is no longer as it was read', async () => {
    const { reading, cells } = await readLedger();
    insertCells(workbook, workbook.activeSheet, { row: 1, column: 0, rows: 1, columns: 16_384 }, 'Down', 'clerk');
    expect(await flagOverdueRows(reading, cells)).toMatchObject({ refused: 'sheet-changed' });
  });

  it('refuse when another sheet is in front', async () => {
    const { reading, cells } = await readLedger();
    workbook.activate(workbook.addSheet('Other'));
    expect(await flagOverdueRows(reading, cells)).toEqual({
      refused: 'sheet-changed',
      because: 'Another sheet is in front now. Go back to "Debtors", then flag again.',
    });
  });

  it('follow Excel’s own day when the sheet is judged by today', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${JUDGED}T12:00:00`) });
    try {
      const cells = granted(await readActiveSheet());
      const { reading } = await readLedger();
      const outcome = granted(await flagOverdueRows({ ...reading, asOfFrom: 'today' }, cells));
      expect(outcome.followsToday).toBe(true);
      expect(shownIn(workbook)).toEqual(overdueRowsOf(60));
    } finally {
      vi.useRealTimers();
    }
  });
});

interface SheetTruth {
  readonly sheet: string;
  readonly asOf: string;
  readonly rows: readonly { readonly row: number; readonly overdue?: boolean }[];
}

async function clerksOwnSheet(): Promise<{ bytes: Uint8Array; truth: SheetTruth }> {
  const fileAt = (ending: string): Buffer =>
    readFileSync(new URL(`../sheets/06-clerk-own-simple.${ending}`, import.meta.url));
  return { bytes: new Uint8Array(fileAt('xlsx')), truth: JSON.parse(fileAt('truth.json').toString()) as SheetTruth };
}

async function sheetWithATable(): Promise<{ bytes: Uint8Array; truth: SheetTruth }> {
  const folder = mkdtempSync(join(tmpdir(), 'duebook-table-'));
  const path = join(folder, OPEN_INVOICES_TABLE.file);
  await writeOpenInvoicesTable(path);
  const bytes = new Uint8Array(readFileSync(path));
  rmSync(folder, { recursive: true });
  return { bytes, truth: OPEN_INVOICES_TABLE };
}

describe.each([
  ['a clerk’s own list with formulas, a filter and a hidden column', clerksOwnSheet],
  ['an Excel table with a totals row', sheetWithATable],
])('%s', (_what, sheetFile) => {
  it('is flagged in exactly its overdue rows, and Remove flags leaves the workbook as it was', async () => {
    const { bytes, truth } = await sheetFile();
    const workbook = open(await openWorkbook(bytes, 'debtors.xlsx'));
    workbook.activate(workbook.sheet(truth.sheet) ?? workbook.activeSheet);
    const before = workbookAsText(workbook);
    const { reading, cells } = await readLedger(truth.asOf);
    const outcome = granted(await flagOverdueRows(reading, cells));
    const overdue = truth.rows.filter((row) => row.overdue).map(({ row }) => row);
    expect(overdue.length).toBeGreaterThan(0);
    expect(shownIn(workbook)).toEqual(overdue);
    expect(outcome).toMatchObject({ flaggedRows: overdue, fixedRows: [], rules: 5 });
    await removeFlags();
    expect(workbookAsText(workbook)).toBe(before);
  });
});

describe('the Reminder status column', () => {
  let workbook: Workbook;
  beforeEach(() => {
    workbook = open(ledgerWorkbook(40));
  });
  const statuses = new Map([
    [22, 'Reminder 1: Delivered, 21 Nov 2026'],
    [23, '=HYPERLINK("http://evil.example")'],
  ]);

  it('stands beside the Days overdue column, each is read as none of the clerk’s, and both come off without a trace', async () => {
    const before = workbookAsText(workbook);
    const first = await readLedger();
    await showDaysOverdueColumn(first.reading, first.cells);
    const second = await readLedger();
    expect(await showReminderStatus(second.reading, second.cells, statuses)).toEqual({ column: 'N', rows: 2 });
    expect(await reminderStatusShown()).toBe(true);
    const third = await readLedger();
    expect(third.reading.columns).toEqual(first.reading.columns);
    expect([workbook.activeSheet.value(0, 13), workbook.activeSheet.value(21, 13)]).toEqual([
      'Reminder status',
      'Reminder 1: Delivered, 21 Nov 2026',
    ]);
    expect(await removeDaysOverdueColumn()).toEqual({ removed: true });
    expect(await removeReminderStatus()).toEqual({ removed: true });
    expect(await reminderStatusShown()).toBe(false);
    expect(workbookAsText(workbook)).toBe(before);
  });

  it('is as wide as its words, and keeps the width the clerk gives it', async () => {
    const sheet = workbook.activeSheet;
    const first = await readLedger();
    await showReminderStatus(first.reading, first.cells, new Map([[22, 'Disputed']]));
    expect(sheet.columnPixels(12)).toBeGreaterThanOrEqual('Reminder status'.length * 7);
    const second = await readLedger();
    await showReminderStatus(second.reading, second.cells, statuses);
    expect(sheet.columnPixels(12)).toBeGreaterThanOrEqual('Reminder 1: Delivered, 21 Nov 2026'.length * 7);
    sheet.setColumnPixels(12, 90);
    const third = await readLedger();
    await showReminderStatus(third.reading, third.cells, statuses);
    expect(sheet.columnPixels(12)).toBe(90);
    await removeReminderStatus();
    expect(sheet.columnPixels(12)).toBe(90);
  });

  it('gives the column the width back that it had, and narrows none', async () => {
    const sheet = workbook.activeSheet;
    sheet.setColumnPixels(12, 400);
    const before = workbookAsText(workbook);
    for (let times = 0; times < 2; times++) {
      const { reading, cells } = await readLedger();
      await showReminderStatus(reading, cells, statuses);
      expect(sheet.columnPixels(12)).toBe(400);
    }
    await removeReminderStatus();
    expect(workbookAsText(workbook)).toBe(before);
    sheet.setColumnPixels(12, 80);
    const { reading, cells } = await readLedger();
    await showReminderStatus(reading, cells, statuses);
    expect(sheet.columnPixels(12)).toBeGreaterThan(200);
    await removeReminderStatus();
    expect(sheet.columnPixels(12)).toBe(80);
  });

  it('never becomes a formula, whatever its words', async () => {
    const { reading, cells } = await readLedger();
    await showReminderStatus(reading, cells, statuses);
    const sheet = workbook.activeSheet;
    expect(sheet.formula(22, 12)).toBe(null);
    expect(sheet.value(22, 12)).toBe('=HYPERLINK("http://evil.example")');
  });

  it('is written again in its place, and an empty status empties the cell', async () => {
    const first = await readLedger();
    await showReminderStatus(first.reading, first.cells, statuses);
    const second = await readLedger();
    const later = new Map([[22, 'Reminder 1: Came back, 22 Nov 2026']]);
    expect(await showReminderStatus(second.reading, second.cells, later)).toEqual({ column: 'M', rows: 1 });
    expect(workbook.activeSheet.value(21, 12)).toBe('Reminder 1: Came back, 22 Nov 2026');
    expect(workbook.activeSheet.value(22, 12)).toBe('');
  });
});

describe('the Days overdue column', () => {
  let workbook: Workbook;
  beforeEach(() => {
    workbook = open(ledgerWorkbook(40));
  });
  const columnOf = (index: number): unknown[] =>
    Array.from({ length: 41 }, (_, row) => workbook.activeSheet.value(row, index));

  it('stands at the right edge, as numbers in overdue rows and nothing elsewhere', async () => {
    const { reading, cells } = await readLedger();
    expect(await showDaysOverdueColumn(reading, cells)).toEqual({ column: 'M', rows: overdueRowsOf(40).length });
    const written = columnOf(12);
    expect(written[0]).toBe('Days overdue');
    for (const [index, value] of written.slice(1).entries()) {
      expect(value).toBe(overdueRowsOf(40).includes(index + 2) ? (index % 200) - 20 : '');
    }
  });

  it('comes off without a trace, also after it was written twice', async () => {
    const before = workbookAsText(workbook);
    const first = await readLedger();
    await showDaysOverdueColumn(first.reading, first.cells);
    const second = await readLedger();
    expect(await showDaysOverdueColumn(second.reading, second.cells)).toMatchObject({ column: 'M' });
    expect(await removeDaysOverdueColumn()).toEqual({ removed: true });
    expect(workbookAsText(workbook)).toBe(before);
    expect(await removeDaysOverdueColumn()).toEqual({ removed: false });
  });

  it('is not read as a column of the clerk', async () => {
    const before = await readLedger();
    await showDaysOverdueColumn(before.reading, before.cells);
    const { reading } = await readLedger();
    expect(reading.columns.map(({ role, column }) => [role, column])).toEqual(
      before.reading.columns.map(({ role, column }) => [role, column]),
    );
  });

  it('is found again after the clerk put a column before it', async () => {
    const { reading, cells } = await readLedger();
    await showDaysOverdueColumn(reading, cells);
    insertCells(workbook, workbook.activeSheet, { row: 0, column: 2, rows: 1_048_576, columns: 1 }, 'Right', 'clerk');
    expect(columnOf(13)[0]).toBe('Days overdue');
    expect(await removeDaysOverdueColumn()).toEqual({ removed: true });
    expect(columnOf(13).every((value) => value === '')).toBe(true);
  });

  it('never takes a column of the clerk for ours, even of the same name', async () => {
    const sheet = workbook.activeSheet;
    workbook.write(
      sheet,
      { row: 0, column: 12, rows: 2, columns: 1 },
      (row) => (row === 0 ? 'Days overdue' : 99),
      'clerk',
    );
    expect(await removeDaysOverdueColumn()).toEqual({ removed: false });
    expect(sheet.value(1, 12)).toBe(99);
  });

  it('leaves what the clerk has put in its place under another heading', async () => {
    const { reading, cells } = await readLedger();
    await showDaysOverdueColumn(reading, cells);
    workbook.write(workbook.activeSheet, { row: 0, column: 12, rows: 1, columns: 1 }, () => 'My days', 'clerk');
    expect(await removeDaysOverdueColumn()).toEqual({ removed: false });
    expect(columnOf(12)[0]).toBe('My days');
  });

  it('gives back the number format of the cells it was written to', async () => {
    const cells = { row: 0, column: 12, rows: 41, columns: 1 };
    workbook.changeStyle(workbook.activeSheet, [cells], { numberFormat: 'dd/mm/yyyy' }, 'clerk');
    const read = await readLedger();
    await showDaysOverdueColumn(read.reading, read.cells);
    expect(workbook.displayText(workbook.activeSheet, 25, 12)).toMatch(/^\d{1,3}$/);
    await removeDaysOverdueColumn();
    expect(workbook.style(workbook.activeSheet, 25, 12).numberFormat).toBe('dd/mm/yyyy');
  });

  it('refuses a protected sheet', async () => {
    const { reading, cells } = await readLedger();
    workbook.activeSheet.protection = { password: null, allowed: new Set(), carried: {} };
    expect(await showDaysOverdueColumn(reading, cells)).toMatchObject({ refused: 'sheet-protected' });
  });

  it('costs few requests at 50,000 rows', async () => {
    workbook = open(ledgerWorkbook(50_000));
    const { reading, cells } = await readLedger();
    office.engine.resetTraffic();
    expect(await showDaysOverdueColumn(reading, cells)).toMatchObject({ column: 'M' });
    expect(office.traffic.syncs).toBeLessThanOrEqual(6);
    expect(office.traffic.bytesSent).toBeLessThan(MEGABYTE);
  });
});

describe('the selected row', () => {
  it('is told with its sheet, and several rows are said', async () => {
    const workbook = open(ledgerWorkbook(20));
    workbook.select(workbook.activeSheet, { row: 4, column: 2, rows: 3, columns: 2 });
    expect(await selectedRow()).toEqual({ sheetName: 'Debtors', row: 5, rowCount: 3, column: 'C', areaCount: 1 });
  });

  it('is selected for the clerk, on the sheet it stands on', async () => {
    const workbook = open(ledgerWorkbook(20));
    const debtors = workbook.activeSheet;
    workbook.activate(workbook.addSheet('Other'));
    expect(await selectCells('A7:B8', 'Debtors')).toBeNull();
    expect(workbook.activeSheet).toBe(debtors);
    expect(debtors.selection).toMatchObject({ row: 6, column: 0, rows: 2, columns: 2 });
  });

  it('is refused on a sheet that is gone', async () => {
    open(ledgerWorkbook(20));
    expect(await selectCells('A7', 'Deleted')).toMatchObject({ refused: 'sheet-gone' });
  });
});

describe('without Excel', () => {
  it('every request is refused in words', async () => {
    Object.assign(globalThis, { Excel: undefined });
    expect(await readActiveSheet()).toMatchObject({ refused: 'not-in-excel' });
    expect(await selectedRow()).toMatchObject({ refused: 'not-in-excel' });
  });
});
