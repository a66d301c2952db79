// What the add-in hears while the clerk works in the sheet: the row she is on, her edits, other sheets.
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Listening, SheetEdit } from '../../addin/excel/sheet-events.ts';
import { flagOverdueRows, onRowSelected, onSheetEdited } from '../../addin/excel.ts';
import type { OfficeInNode } from '../../workbench/excel/node-bridge.ts';
import { insertCells } from '../../workbench/excel/shifting.ts';
import { sortRows } from '../../workbench/excel/sorting.ts';
import type { Workbook } from '../../workbench/excel/workbook.ts';
import { granted, ledgerWorkbook, openInExcel, readLedger } from './excel-workbooks.ts';

let office: OfficeInNode;
let listening: Listening | null = null;

function open(): Workbook {
  const workbook = ledgerWorkbook(20);
  office = openInExcel(workbook);
  return workbook;
}

const selectRowOf = (workbook: Workbook, row: number): void =>
  workbook.select(workbook.activeSheet, { row: row - 1, column: 0, rows: 1, columns: 1 });

afterEach(async () => {
  await listening?.stop();
  listening = null;
  expect([...office.engine.missing]).toEqual([]);
});

describe('the selected row', () => {
  const told: unknown[] = [];
  const rowsTold = (): number[] => told.map((selection) => (selection as { row: number }).row);

  async function listen(): Promise<Workbook> {
    told.length = 0;
    const workbook = open();
    listening = granted(await onRowSelected((selection) => told.push(selection)));
    await vi.waitFor(() => expect(told).toHaveLength(1));
    return workbook;
  }

  it('is told at once and after every move', async () => {
    const workbook = await listen();
    expect(told).toEqual([{ sheetName: 'Debtors', row: 1, rowCount: 1, column: 'A', areaCount: 1 }]);
    selectRowOf(workbook, 7);
    await vi.waitFor(() => expect(rowsTold()).toEqual([1, 7]));
  });

  it('of many quick moves the last is told, and not each of them', async () => {
    const workbook = await listen();
    for (let row = 2; row <= 20; row += 1) selectRowOf(workbook, row);
    await vi.waitFor(() => expect(rowsTold().at(-1)).toBe(20));
    expect(told.length).toBeLessThanOrEqual(4);
  });

  it('is told on another sheet too, without anything registered anew', async () => {
    const workbook = await listen();
    const other = workbook.addSheet('Other');
    workbook.activate(other);
    await vi.waitFor(() => expect(told.at(-1)).toMatchObject({ sheetName: 'Other', row: 1 }));
    selectRowOf(workbook, 3);
    await vi.waitFor(() => expect(told.at(-1)).toMatchObject({ sheetName: 'Other', row: 3 }));
  });

  it('is not told any more once the listening stopped', async () => {
    const workbook = await listen();
    await listening?.stop();
    listening = null;
    selectRowOf(workbook, 9);
    // Another batch goes to Excel and back, so an event would have arrived before it.
    await readLedger();
    expect(rowsTold()).toEqual([1]);
  });
});

describe('edits', () => {
  const edits: SheetEdit[] = [];

  async function listen(): Promise<Workbook> {
    edits.length = 0;
    const workbook = open();
    listening = granted(await onSheetEdited((edit) => edits.push(edit)));
    return workbook;
  }
  const told = async (what: SheetEdit['what']): Promise<void> => {
    await vi.waitFor(() => expect(edits.map((edit) => edit.what)).toContain(what));
  };

  it('of a cell are told with their sheet', async () => {
    const workbook = await listen();
    workbook.typeIntoCell(workbook.activeSheet, 5, 7, '0');
    await told('cells');
    expect(edits).toEqual([{ sheetId: workbook.activeSheet.id, what: 'cells' }]);
  });

  it('by inserting rows and columns are told', async () => {
    const workbook = await listen();
    insertCells(workbook, workbook.activeSheet, { row: 3, column: 0, rows: 1, columns: 16_384 }, 'Down', 'clerk');
    await told('rows');
    insertCells(workbook, workbook.activeSheet, { row: 0, column: 3, rows: 1_048_576, columns: 1 }, 'Right', 'clerk');
    await told('columns');
  });

  it('by sorting are told', async () => {
    const workbook = await listen();
    const body = { row: 1, column: 0, rows: 20, columns: 12 };
    sortRows(
      workbook,
      workbook.activeSheet,
      body,
      [{ column: 5, ascending: false }],
      { hasHeaders: false, matchCase: false },
      'clerk',
    );
    await told('sorted');
  });

  it('end with another sheet in front, and on a sheet that came later are told as well', async () => {
    const workbook = await listen();
    const other = workbook.addSheet('Other');
    workbook.activate(other);
    await told('sheet');
    workbook.typeIntoCell(other, 0, 0, 'Customer');
    await vi.waitFor(() => expect(edits).toContainEqual({ sheetId: other.id, what: 'cells' }));
  });

  it('are not our own: flags are no edit', async () => {
    await listen();
    const { reading, cells } = await readLedger();
    granted(await flagOverdueRows(reading, cells));
    await readLedger();
    expect(edits).toEqual([]);
  });
});
