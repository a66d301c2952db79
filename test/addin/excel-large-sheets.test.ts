// Sheets that are not just a list from A1 down, on the real Office.js: very wide and very tall ones, what is far away from the
// list, protected, filtered and frozen sheets, merged titles, formulas and errors; with progress told and stopped at once.
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ReadingProgress } from '../../addin/excel/reading-cells.ts';
import { type FlagOutcome, flagOverdueRows, readActiveSheet } from '../../addin/excel.ts';
import type { CellValue } from '../../core/sheet.ts';
import type { OfficeInNode } from '../../workbench/excel/node-bridge.ts';
import type { Workbook } from '../../workbench/excel/workbook.ts';
import { Workbook as NewWorkbook } from '../../workbench/excel/workbook.ts';
import { granted, ledgerWorkbook, openInExcel, overdueRowsOf, readLedger } from './excel-workbooks.ts';

let office: OfficeInNode;

function open(workbook: Workbook, options = {}): Workbook {
  office = openInExcel(workbook, options);
  return workbook;
}

/** A workbook with one empty sheet. */
function emptyWorkbook(): Workbook {
  const workbook = new NewWorkbook();
  workbook.addSheet('Debtors');
  return workbook;
}

/** A ledger whose sheet also holds these cells, by row and column. */
function ledgerWith(rows: number, cells: Iterable<readonly [number, number, CellValue]>): Workbook {
  const workbook = ledgerWorkbook(rows);
  for (const [row, column, value] of cells) workbook.activeSheet.cells.setValue(row, column, value);
  workbook.activeSheet.contentVersion += 1;
  return open(workbook);
}

function* block(rows: readonly [number, number], columns: readonly [number, number], value: CellValue) {
  for (let row = rows[0]; row < rows[1]; row += 1) {
    for (let column = columns[0]; column < columns[1]; column += 1) yield [row, column, value] as const;
  }
}

afterEach(() => {
  expect([...office.engine.missing]).toEqual([]);
});

describe('a cell far away from the list', () => {
  it.each([
    ['a million rows below it', 1_048_575, 11, 'L1048576'],
    ['sixteen thousand columns beside it', 0, 16_383, 'XFD1'],
    ['in the last corner of the sheet', 1_048_575, 16_383, 'XFD1048576'],
  ])('%s is named and not read', async (_where, row, column, address) => {
    ledgerWith(300, [[row, column, 'x']]);
    const cells = granted(await readActiveSheet());
    expect(cells).toMatchObject({ firstRow: 0, firstColumn: 0, beyond: [address] });
    expect(cells.values).toHaveLength(301);
    expect(cells.values[0]).toHaveLength(12);
    expect(office.traffic.syncs).toBeLessThanOrEqual(9);
  });

  it('above it is named too, and the list keeps its place', async () => {
    const workbook = emptyWorkbook();
    const sheet = workbook.activeSheet;
    sheet.cells.setValue(0, 0, 'kept by Jo');
    for (let row = 900_000; row < 900_040; row += 1) sheet.cells.setValue(row, 5, row);
    sheet.cells.setValue(900_000, 300, 'x');
    sheet.contentVersion += 1;
    open(workbook);
    expect(await readActiveSheet()).toMatchObject({ firstRow: 900_000, firstColumn: 5, beyond: ['KO900001', 'A1'] });
  });

  it('does not keep the list from being flagged', async () => {
    ledgerWith(60, [[1_048_575, 0, 'x']]);
    const { reading, cells } = await readLedger();
    expect(granted(await flagOverdueRows(reading, cells)).flaggedRows).toEqual(overdueRowsOf(60));
  });
});

describe('formulas that show nothing', () => {
  it('down to the last row of the sheet are not part of the list', async () => {
    ledgerWith(50, block([51, 1_048_576], [4, 5], ''));
    const told: ReadingProgress[] = [];
    const cells = granted(await readActiveSheet({ onProgress: (progress) => told.push(progress) }));
    expect(cells.values).toHaveLength(51);
    expect(cells.numberFormats).toHaveLength(51);
    expect(told.at(-1)).toEqual({ rowsRead: 1_048_576, rows: 1_048_576 });
  });

  it('out to the last column are not part of the list', async () => {
    ledgerWith(20, block([0, 21], [12, 16_384], ''));
    const cells = granted(await readActiveSheet());
    expect(cells.values[0]?.length).toBeLessThanOrEqual(64);
    expect(cells.values[20]?.[2]).toBe('INV-10020');
  });
});

describe('more than can be read', () => {
  it('a list wider than any aged-debtor sheet is refused, and the cell named', async () => {
    ledgerWith(3, block([0, 4], [12, 400], 'x'));
    expect(await readActiveSheet()).toMatchObject({
      refused: 'sheet-too-large',
      because: expect.stringContaining('as far as cell OJ4'),
    });
  });

  it('a list longer than can be held is refused', async () => {
    const workbook = emptyWorkbook();
    const sheet = workbook.activeSheet;
    for (let row = 0; row < 300_000; row += 1) {
      sheet.cells.setValue(row, 0, row);
      sheet.cells.setValue(row, 10, row);
    }
    sheet.contentVersion += 1;
    open(workbook);
    expect(await readActiveSheet()).toMatchObject({
      refused: 'sheet-too-large',
      because: expect.stringContaining('as far as cell K300000'),
    });
  });
});

describe('a long reading', () => {
  it('tells how far it has come after every block', async () => {
    open(ledgerWorkbook(45_000));
    const told: number[] = [];
    granted(await readActiveSheet({ onProgress: ({ rowsRead }) => told.push(rowsRead) }));
    expect(told).toEqual([200, 20_200, 40_200, 45_001]);
  });

  it('stops before its next block when it is stopped', async () => {
    open(ledgerWorkbook(45_000));
    const stop = new AbortController();
    const onProgress = ({ rowsRead }: ReadingProgress): void => {
      if (rowsRead > 200) stop.abort();
    };
    expect(await readActiveSheet({ onProgress, signal: stop.signal })).toMatchObject({ refused: 'reading-stopped' });
    expect(office.traffic.syncs).toBeLessThanOrEqual(4);
  });

  it('that was stopped before it began asks for no cells', async () => {
    open(ledgerWorkbook(10));
    expect(await readActiveSheet({ signal: AbortSignal.abort() })).toMatchObject({ refused: 'reading-stopped' });
    expect(office.traffic.bytesReceived).toBeLessThan(1000);
  });

  it('never asks for more than Excel hands over at once, long notes or not', async () => {
    const notes = Array.from({ length: 6000 }, (_, i) => [i + 1, 11, 'note '.repeat(200)] as const);
    ledgerWith(6000, notes);
    const bytes: number[] = [];
    const answer = office.engine.answer.bind(office.engine);
    vi.spyOn(office.engine, 'answer').mockImplementation(async (text, flags) => {
      const before = office.traffic.bytesReceived;
      const answered = await answer(text, flags);
      bytes.push(office.traffic.bytesReceived - before);
      return answered;
    });
    expect(granted(await readActiveSheet()).values).toHaveLength(6001);
    expect(Math.max(...bytes)).toBeLessThan(5 * 1024 * 1024);
    expect(bytes.length).toBeLessThanOrEqual(7);
  });
});

describe('an ordinary sheet of a clerk', () => {
  const flag = async (): Promise<FlagOutcome> => {
    const { reading, cells } = await readLedger();
    return granted(await flagOverdueRows(reading, cells));
  };

  it.each<[string, (workbook: Workbook) => void]>([
    ['with hidden columns', ({ activeSheet }) => activeSheet.hiddenColumns.add(8).add(9)],
    ['with rows that a filter hides', ({ activeSheet }) => activeSheet.filteredRows.add(30).add(31)],
    ['with frozen panes', (workbook) => workbook.freeze(workbook.activeSheet, { rows: 1, columns: 2 })],
    ['with an error in a cell of notes', ({ activeSheet }) => activeSheet.cells.setValue(30, 11, '#N/A')],
  ])('%s is read and flagged like any other', async (_what, change) => {
    const workbook = open(ledgerWorkbook(60));
    change(workbook);
    workbook.activeSheet.contentVersion += 1;
    expect((await flag()).flaggedRows).toEqual(overdueRowsOf(60));
  });

  it('with a merged title above the headings is read from its title down', async () => {
    const workbook = open(ledgerWorkbook(60));
    const { activeSheet: sheet } = workbook;
    sheet.cells.shiftRows(0, 3, 0, 12);
    workbook.write(sheet, { row: 0, column: 0, rows: 1, columns: 1 }, () => 'Aged debtors', 'clerk');
    sheet.merged = [{ row: 0, column: 0, rows: 1, columns: 12 }];
    sheet.contentVersion += 1;
    expect(granted(await readActiveSheet()).values[0]?.slice(0, 2)).toEqual(['Aged debtors', '']);
    expect((await flag()).flaggedRows).toEqual(overdueRowsOf(60).map((row) => row + 3));
  });

  it('with a balance by formula is read by what the formula shows, and an error there is no debt', async () => {
    const workbook = open(ledgerWorkbook(60));
    const balance = { row: 1, column: 7, rows: 60, columns: 1 };
    workbook.write(workbook.activeSheet, balance, (row) => `=F${row + 2}-G${row + 2}`, 'clerk');
    const cells = granted(await readActiveSheet());
    expect(cells.values[1]?.[7]).toBe(100);
    expect((await flag()).flaggedRows).toEqual(overdueRowsOf(60));
    workbook.write(workbook.activeSheet, { ...balance, row: 40, rows: 1 }, () => '=NA()', 'clerk');
    expect(granted(await readActiveSheet()).values[40]?.[7]).toBe('#N/A');
  });

  it('that is protected is read all the same', async () => {
    const workbook = open(ledgerWorkbook(60));
    workbook.activeSheet.protection = { password: null, allowed: new Set(), carried: {} };
    expect(granted(await readActiveSheet()).values).toHaveLength(61);
  });
});

describe('what is no worksheet', () => {
  it('a workbook without anything in it is refused in words', async () => {
    open(emptyWorkbook());
    expect(await readActiveSheet()).toMatchObject({ refused: 'sheet-empty' });
  });

  it('a chart sheet is refused in words', async () => {
    open(ledgerWorkbook(5));
    const failure = { Code: 'UnsupportedSheet', Message: '', Location: '', HttpStatusCode: 400, ActionIndex: 0 };
    vi.spyOn(office.engine, 'process').mockReturnValue({ Results: [], TraceIds: [], Error: failure } as never);
    expect(await readActiveSheet()).toEqual({
      refused: 'not-a-worksheet',
      because: 'This is not a worksheet. Go to the sheet that lists the invoices.',
    });
  });
});
