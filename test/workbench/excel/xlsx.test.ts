// Opening .xlsx files and saving a copy: nothing a clerk sees is lost on the way.
import { readdirSync, readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { Sheet } from '../../../workbench/excel/sheet.ts';
import type { Workbook } from '../../../workbench/excel/workbook.ts';
import { openWorkbook, saveWorkbook } from '../../../workbench/excel/xlsx.ts';
import { openDebtors, today } from './debtors.ts';

const SHEETS = new URL('../../sheets/', import.meta.url);
const samples = readdirSync(SHEETS).filter((name) => name.endsWith('.xlsx'));

/** Everything of a sheet that a saved copy keeps, ids left out. */
function contentsOf(workbook: Workbook, sheet: Sheet) {
  const used = sheet.usedArea(false) ?? { row: 0, column: 0, rows: 0, columns: 0 };
  const cells: unknown[] = [];
  for (let row = 0; row < used.row + used.rows; row++) {
    for (let column = 0; column < used.column + used.columns; column++) {
      cells.push([sheet.value(row, column), sheet.formula(row, column), workbook.style(sheet, row, column)]);
    }
  }
  return {
    cells,
    name: sheet.name,
    visibility: sheet.visibility,
    frozen: sheet.frozen,
    merged: sheet.merged,
    tables: sheet.tables.map(({ id: _, ...table }) => table),
    formats: sheet.conditionalFormats.map(({ id: _, filePriority: __, ...format }) => format),
    filter: sheet.filter,
    protected: sheet.protection?.allowed,
    widths: [...sheet.columnWidths],
    hidden: [sheet.hiddenColumns, sheet.hiddenRows, sheet.filteredRows].map((lines) => [...lines]),
  };
}

async function savedCopy(workbook: Workbook): Promise<Workbook> {
  return await openWorkbook(await saveWorkbook(workbook), 'copy.xlsx', { now: today });
}

describe('a saved copy', () => {
  it.each(samples)('of %s shows what the original shows', async (name) => {
    const workbook = await openWorkbook(readFileSync(new URL(name, SHEETS)), name, { now: today });
    const copy = await savedCopy(workbook);
    expect(copy.sheets.map((sheet) => contentsOf(copy, sheet))).toEqual(
      workbook.sheets.map((sheet) => contentsOf(workbook, sheet)),
    );
  });

  it('keeps what was done to the workbook through Office.js', async () => {
    const { Excel, workbook, sheet } = openDebtors();
    await Excel.run(async (context) => {
      const active = context.workbook.worksheets.getActiveWorksheet();
      const table = active.tables.add('A1:F4', true);
      table.showTotals = true;
      active.freezePanes.freezeRows(1);
      active.getRange('A2').format.fill.color = '#C6EFCE';
      active.getRange('H1:I1').merge();
      active.getRange('B:B').format.columnWidth = 90;
      const flag = active.getRange('A2:F4').conditionalFormats.add('Custom');
      flag.custom.rule.formula = '=AND($C2<TODAY(),$F2>0)';
      flag.custom.format.fill.color = '#FFC7CE';
      flag.custom.format.font.color = '#9C0006';
      await context.sync();
    });
    workbook.hideRows(sheet, { row: 3, column: 0, rows: 1, columns: 1 }, true);
    const copy = await savedCopy(workbook);
    expect(contentsOf(copy, copy.activeSheet)).toEqual(contentsOf(workbook, sheet));
    expect(copy.shownLook(copy.activeSheet, 1, 3).fill).toBe('#FFC7CE');
  });

  it('keeps a result of zero, an error and an empty text', async () => {
    const { workbook, sheet } = openDebtors();
    const formulas = ['=D2-D2', '=1/0', '=""', '=TRUE'];
    workbook.write(sheet, { row: 0, column: 7, rows: 4, columns: 1 }, (row) => formulas[row], 'clerk');
    const file = new ExcelJS.Workbook();
    await file.xlsx.load((await saveWorkbook(workbook)).slice().buffer);
    const results = [1, 2, 4].map((row) => file.worksheets[0]?.getCell(row, 8).result);
    expect(results).toEqual([0, { error: '#DIV/0!' }, true]);
    const copy = await savedCopy(workbook);
    expect([0, 1, 2, 3].map((row) => copy.activeSheet.value(row, 7))).toEqual([0, '#DIV/0!', '', true]);
  });

  it('keeps days of a workbook that counts from 1904', async () => {
    const { workbook, sheet } = openDebtors();
    workbook.dateEpoch = 1904;
    workbook.typeIntoCell(sheet, 0, 8, '12/06/2026');
    const copy = await savedCopy(workbook);
    expect([copy.dateEpoch, copy.activeSheet.value(0, 8), copy.displayText(copy.activeSheet, 0, 8)]).toEqual([
      1904,
      44723,
      '12/06/2026',
    ]);
  });

  it('keeps custom XML parts, and rules that stop those after them', async () => {
    const { Excel, workbook } = openDebtors();
    await Excel.run(async (context) => {
      context.workbook.customXmlParts.add('<sheet xmlns="urn:duebook:sheet"><due>C &amp; D</due></sheet>');
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('A2:F4');
      for (const [color, stops] of [
        ['#111111', false],
        ['#222222', true],
      ] as const) {
        const format = range.conditionalFormats.add('Custom');
        format.custom.rule.formula = '=TRUE';
        format.custom.format.fill.color = color;
        format.stopIfTrue = stops;
      }
      await context.sync();
    });
    const copy = await savedCopy(workbook);
    expect(copy.customXmlParts).toEqual(workbook.customXmlParts);
    expect(copy.activeSheet.conditionalFormats.map(({ look, stopIfTrue }) => [look.fill, stopIfTrue])).toEqual([
      ['#222222', true],
      ['#111111', false],
    ]);
  });

  it('keeps protection with what it allows', async () => {
    const { workbook, sheet } = openDebtors();
    workbook.protect(sheet, { password: null, allowed: new Set(['allowSort', 'allowFormatCells']), carried: {} });
    const { protection } = (await savedCopy(workbook)).activeSheet;
    expect([...(protection?.allowed ?? [])].toSorted()).toEqual(['allowFormatCells', 'allowSort']);
  });
});

describe('opening', () => {
  it('turns shared formulas into each cell’s own', async () => {
    const file = new ExcelJS.Workbook();
    const worksheet = file.addWorksheet('Shared');
    for (let row = 1; row <= 3; row++) worksheet.getCell(row, 1).value = row * 10;
    worksheet.fillFormula('B1:B3', 'A1*2', [20, 40, 60]);
    const workbook = await openWorkbook(new Uint8Array(await file.xlsx.writeBuffer()), 'shared.xlsx');
    const sheet = workbook.activeSheet;
    expect([0, 1, 2].map((row) => [sheet.formula(row, 1), sheet.value(row, 1)])).toEqual([
      ['=A1*2', 20],
      ['=A2*2', 40],
      ['=A3*2', 60],
    ]);
  });

  it('calculates what depends on the day', async () => {
    const { workbook, sheet } = openDebtors();
    workbook.typeIntoCell(sheet, 1, 7, '=TODAY()-C2');
    const bytes = await saveWorkbook(workbook);
    const later = await openWorkbook(bytes, 'later.xlsx', { now: () => new Date(2026, 9, 10) });
    expect([sheet.value(1, 7), later.activeSheet.value(1, 7)]).toEqual([110, 120]);
  });

  it('says which file cannot be read', async () => {
    await expect(openWorkbook(new Uint8Array([1, 2, 3]), 'broken.xlsx')).rejects.toThrow(
      'broken.xlsx could not be read as an Excel workbook.',
    );
    await expect(openWorkbook(new Uint8Array(), 'letter.docx')).rejects.toThrow(
      'letter.docx is neither an .xlsx nor a .csv file.',
    );
  });
});
