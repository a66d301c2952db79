// Reading a sheet through the real Office.js, and the errors an add-in meets when it asks wrongly.
import { describe, expect, it } from 'vitest';
import { codeOf, openDebtors } from './debtors.ts';

describe('reading a range', () => {
  it('gives values, texts, formulas, number formats and kinds of every cell', async () => {
    const { Excel } = openDebtors();
    const read = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('Debtors').getRange('A2:F2');
      range.load('values,text,formulas,numberFormat,valueTypes,address,rowIndex,columnIndex,rowCount,columnCount');
      await context.sync();
      return range.toJSON();
    });
    expect(read).toMatchObject({
      address: 'Debtors!A2:F2',
      values: [['Acme Ltd', 'INV-1', 46185, 100, 0, 100]],
      text: [['Acme Ltd', 'INV-1', '12/06/2026', '100', '0', '100']],
      formulas: [['Acme Ltd', 'INV-1', 46185, 100, 0, '=D2-E2']],
      numberFormat: [['General', 'General', 'mm-dd-yy', 'General', 'General', 'General']],
      valueTypes: [['String', 'String', 'Double', 'Double', 'Double', 'Double']],
      rowIndex: 1,
      columnIndex: 0,
      rowCount: 1,
      columnCount: 6,
    });
  });

  it('finds the used range, and none on an empty sheet', async () => {
    const { Excel } = openDebtors();
    const found = await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const used = worksheets.getActiveWorksheet().getUsedRangeOrNullObject(true);
      const empty = worksheets.add('Empty').getUsedRangeOrNullObject(true);
      used.load('address');
      empty.load('address');
      await context.sync();
      return [used.address, empty.isNullObject];
    });
    expect(found).toEqual(['Debtors!A1:F5', true]);
  });

  it('gives no values for whole columns, only where they are', async () => {
    const { Excel } = openDebtors();
    const read = await Excel.run(async (context) => {
      const column = context.workbook.worksheets.getActiveWorksheet().getRange('C:C');
      column.load('values,address,isEntireColumn,rowCount');
      await context.sync();
      return [column.values, column.address, column.isEntireColumn, column.rowCount];
    });
    expect(read).toEqual([null, 'Debtors!C:C', true, 1_048_576]);
  });

  it('says which rows and columns are hidden, and gives what is visible', async () => {
    const { Excel, workbook, sheet } = openDebtors();
    workbook.hideRows(sheet, { row: 2, column: 0, rows: 1, columns: 6 }, true);
    sheet.hiddenColumns.add(1);
    const read = await Excel.run(async (context) => {
      const active = context.workbook.worksheets.getActiveWorksheet();
      const rows = ['A2', 'A3', 'A2:A3'].map((address) => active.getRange(address));
      for (const row of rows) row.load('rowHidden,hidden');
      const view = active.getRange('A1:C4').getVisibleView();
      view.load('values,rowCount');
      const visible = active.getRange('A1:C4').getSpecialCells(Excel.SpecialCellType.visible);
      visible.load('address,areaCount');
      await context.sync();
      return { rows: rows.map((row) => row.rowHidden), view: view.values, visible: visible.address };
    });
    expect(read).toEqual({
      rows: [false, true, null],
      view: [
        ['Customer', 'Due'],
        ['Acme Ltd', 46185],
        ['Carter plc', 46266],
      ],
      visible: 'Debtors!A1:A2,Debtors!C1:C2,Debtors!A4,Debtors!C4',
    });
  });

  it('finds constants, formulas and blanks, or nothing', async () => {
    const { Excel } = openDebtors();
    const found = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:F5');
      const formulas = range.getSpecialCells(Excel.SpecialCellType.formulas);
      const blanks = range.getSpecialCells(Excel.SpecialCellType.blanks);
      const errors = range.getSpecialCellsOrNullObject(
        Excel.SpecialCellType.constants,
        Excel.SpecialCellValueType.errors,
      );
      for (const areas of [formulas, blanks, errors]) areas.load('address');
      await context.sync();
      return [formulas.address, blanks.address, errors.isNullObject];
    });
    expect(found).toEqual(['Debtors!F2:F5', 'Debtors!B5,Debtors!C5,Debtors!D5,Debtors!E5', true]);
  });

  it('moves from range to range as Excel does', async () => {
    const { Excel } = openDebtors({ requirementSets: { ExcelApi: '1.14' } });
    const addresses = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('B2:C4');
      const moved = [
        range.getEntireRow(),
        range.getOffsetRange(1, -1),
        range.getResizedRange(1, 1),
        range.getLastCell(),
        range.getBoundingRect('F1'),
        range.getIntersection('C3:D9'),
        range.getCell(0, 0).getRangeEdge('Down'),
        range.getCell(0, 0).getSurroundingRegion(),
        range.getRowsBelow(2),
        range.getColumnsBefore(1),
      ];
      for (const one of moved) one.load('address');
      const none = range.getIntersectionOrNullObject('X1');
      none.load('address');
      await context.sync();
      return [...moved.map((one) => one.address.replace('Debtors!', '')), none.isNullObject];
    });
    expect(addresses).toEqual(['2:4', 'A3:B5', 'B2:D5', 'C4', 'B1:F4', 'C3:C4', 'B4', 'A1:F5', 'B5:C6', 'A2:A4', true]);
  });
});

describe('asking wrongly', () => {
  const { Excel, engine } = openDebtors();

  it('fails before a property is loaded', async () => {
    expect(await codeOf(Excel.run(async (context) => context.workbook.getSelectedRange().values))).toBe(
      'PropertyNotLoaded',
    );
  });

  it.each([
    [
      'a sheet that is not there',
      'ItemNotFound',
      (sheets: Excel.WorksheetCollection) => sheets.getItem('Nope').load('name'),
    ],
    [
      'an address that is none',
      'InvalidArgument',
      (sheets: Excel.WorksheetCollection) => sheets.getFirst().getRange('not a ref').load('values'),
    ],
    [
      'a range outside the sheet',
      'InvalidArgument',
      (sheets: Excel.WorksheetCollection) => sheets.getFirst().getRange('A1').getOffsetRange(-1, 0).load('values'),
    ],
    [
      'values of another size',
      'InvalidArgument',
      (sheets: Excel.WorksheetCollection) => {
        sheets.getFirst().getRange('A1:B1').values = [[1, 2, 3]];
      },
    ],
    [
      'a colour that is none',
      'InvalidArgument',
      (sheets: Excel.WorksheetCollection) => {
        sheets.getFirst().getRange('A1').format.fill.color = 'sunny';
      },
    ],
    [
      'an API above the claimed set',
      'ApiNotFound',
      (sheets: Excel.WorksheetCollection) => sheets.getFirst().getRange('A1').getDependents(),
    ],
    ['a sheet name taken already', 'ItemAlreadyExists', (sheets: Excel.WorksheetCollection) => sheets.add('debtors')],
  ])('%s is answered with %s', async (_, code, ask) => {
    const asked = Excel.run(async (context) => {
      ask(context.workbook.worksheets);
      await context.sync();
    });
    expect(await codeOf(asked)).toBe(code);
  });

  it('lists what the workbench does not have', async () => {
    const asked = Excel.run(async (context) => {
      context.workbook.pivotTables.load('items/name');
      await context.sync();
    });
    expect(await codeOf(asked)).toBe('NotImplemented');
    expect([...engine.missing]).toContain('Workbook.PivotTables');
  });
});
