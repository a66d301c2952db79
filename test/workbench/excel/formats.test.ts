// Looks and conditional formats through the real Office.js, and what the clerk then sees.
import { describe, expect, it } from 'vitest';
import { openDebtors } from './debtors.ts';

describe('looks of cells', () => {
  it('are set on a range and read back, null where cells differ', async () => {
    const { Excel } = openDebtors();
    const read = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('A2:B2').format.fill.color = '#ffc7ce';
      sheet.getRange('A2').format.font.bold = true;
      sheet.getRange('A2').numberFormat = [['@']];
      const both = sheet.getRange('A2:B2');
      both.load('format/fill/color,format/font/bold,format/columnWidth,numberFormat');
      const mixed = sheet.getRange('A2:A3');
      mixed.load('format/fill/color');
      await context.sync();
      return [both.format.fill.color, both.format.font.bold, both.numberFormat, mixed.format.fill.color];
    });
    expect(read).toEqual(['#FFC7CE', null, [['@', 'General']], null]);
  });

  it('are set on many areas in one request', async () => {
    const { Excel, workbook, sheet, traffic } = openDebtors();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRanges('A2:A3,C4').format.fill.color = 'yellow';
      await context.sync();
    });
    const fills = [1, 2, 3].map((row) => [workbook.style(sheet, row, 0).fill, workbook.style(sheet, row, 2).fill]);
    expect(fills).toEqual([
      ['#FFFF00', null],
      ['#FFFF00', null],
      [null, '#FFFF00'],
    ]);
    // One for the fills, one with which the library lets go of its ranges.
    expect(traffic.syncs).toBe(2);
  });

  it('of a whole column also hold for cells written later', async () => {
    const { Excel, workbook, sheet } = openDebtors();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('H:H').numberFormat = '0.00' as unknown as string[][];
      await context.sync();
    });
    workbook.typeIntoCell(sheet, 40, 7, '3');
    expect(workbook.displayText(sheet, 40, 7)).toBe('3.00');
  });

  it('come cell by cell when asked for', async () => {
    const { Excel } = openDebtors();
    const fills = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange('B1').format.fill.color = '#00FF00';
      const cells = sheet.getRange('A1:B1').getCellProperties({ address: true, format: { fill: { color: true } } });
      await context.sync();
      return cells.value;
    });
    expect(fills).toEqual([
      [
        { address: 'Debtors!A1', format: { fill: { color: '#FFFFFF' } } },
        { address: 'Debtors!B1', format: { fill: { color: '#00FF00' } } },
      ],
    ]);
  });

  it('column widths are in points, as Office.js gives them', async () => {
    const { Excel, sheet } = openDebtors();
    const width = await Excel.run(async (context) => {
      const column = context.workbook.worksheets.getActiveWorksheet().getRange('A:A');
      column.format.columnWidth = 120;
      column.load('format/columnWidth');
      await context.sync();
      return column.format.columnWidth;
    });
    expect([width, sheet.columnPixels(0)]).toEqual([120, 160]);
  });
});

describe('conditional formats', () => {
  const flag = (context: Excel.RequestContext, formula: string, color: string, address = 'A2:F4') => {
    const range = context.workbook.worksheets.getActiveWorksheet().getRange(address);
    const format = range.conditionalFormats.add('Custom');
    format.custom.rule.formula = formula;
    format.custom.format.fill.color = color;
    return format;
  };

  it('show where the rule holds, shifted to each row, and follow the clerk’s edits', async () => {
    const { Excel, workbook, sheet } = openDebtors();
    await Excel.run(async (context) => {
      flag(context, '=AND($C2<TODAY(),$F2>0)', '#FFC7CE');
      await context.sync();
    });
    const fills = () => [1, 2, 3, 4].map((row) => workbook.shownLook(sheet, row, 0).fill);
    expect(fills()).toEqual(['#FFC7CE', null, null, null]);
    workbook.typeIntoCell(sheet, 1, 4, '100');
    workbook.typeIntoCell(sheet, 2, 2, '29/09/2026');
    expect(fills()).toEqual([null, '#FFC7CE', null, null]);
  });

  it('take an empty cell for an empty text and for zero, as Excel does', async () => {
    const { Excel, workbook, sheet } = openDebtors();
    await Excel.run(async (context) => {
      flag(context, '=$C2=""', '#111111', 'A2:A5');
      flag(context, '=$B2="inv-1"', '#222222', 'B2:B5');
      await context.sync();
    });
    expect(workbook.shownLook(sheet, 4, 0).fill).toBe('#111111');
    expect(workbook.shownLook(sheet, 1, 0).fill).toBe(null);
    expect(workbook.shownLook(sheet, 1, 1).fill).toBe('#222222');
  });

  it('the newest comes first; its fill wins, and it can stop the rest', async () => {
    const { Excel, workbook, sheet } = openDebtors();
    await Excel.run(async (context) => {
      const first = flag(context, '=TRUE', '#111111');
      first.custom.format.font.color = '#9C0006';
      flag(context, '=$A2="Acme Ltd"', '#222222');
      await context.sync();
    });
    const shown = () => {
      const { fill, font } = workbook.shownLook(sheet, 1, 0);
      return [fill, font.color];
    };
    expect(shown()).toEqual(['#222222', '#9C0006']);
    await Excel.run(async (context) => {
      const formats = context.workbook.worksheets.getActiveWorksheet().getRange('A2').conditionalFormats;
      formats.getItemAt(0).stopIfTrue = true;
      await context.sync();
    });
    expect(shown()).toEqual(['#222222', '#000000']);
  });

  it('compare values and texts without a formula of one’s own', async () => {
    const { Excel, workbook, sheet } = openDebtors();
    await Excel.run(async (context) => {
      const active = context.workbook.worksheets.getActiveWorksheet();
      const value = active.getRange('D2:D4').conditionalFormats.add(Excel.ConditionalFormatType.cellValue);
      value.cellValue.rule = { formula1: '=100', formula2: '=200', operator: 'Between' };
      value.cellValue.format.fill.color = '#AAAAAA';
      const text = active.getRange('A2:A4').conditionalFormats.add(Excel.ConditionalFormatType.containsText);
      text.textComparison.rule = { operator: Excel.ConditionalTextOperator.contains, text: 'BOLTON' };
      text.textComparison.format.font.bold = true;
      await context.sync();
    });
    expect([1, 2, 3].map((row) => workbook.shownLook(sheet, row, 3).fill)).toEqual(['#AAAAAA', '#AAAAAA', null]);
    expect([1, 2, 3].map((row) => workbook.shownLook(sheet, row, 0).font.bold)).toEqual([false, true, false]);
  });

  it('are listed, found by id and deleted, leaving the clerk’s own untouched', async () => {
    const { Excel, sheet } = openDebtors();
    const found = await Excel.run(async (context) => {
      const own = flag(context, '=$D2>250', '#111111');
      const ours = flag(context, '=$F2>0', '#222222');
      own.load('id');
      ours.load('id,type,priority');
      await context.sync();
      const formats = context.workbook.worksheets.getActiveWorksheet().getRange().conditionalFormats;
      formats.load('items/id,items/type,items/priority,items/custom/rule/formula');
      const range = formats.getItem(ours.id).getRange();
      range.load('address');
      const count = formats.getCount();
      await context.sync();
      formats.getItem(ours.id).delete();
      await context.sync();
      return [count.value, range.address, formats.items.map((item) => [item.priority, item.custom.rule.formula])];
    });
    expect(found).toEqual([
      2,
      'Debtors!A2:F4',
      [
        [0, '=$F2>0'],
        [1, '=$D2>250'],
      ],
    ]);
    expect(sheet.conditionalFormats.map((format) => format.rule)).toEqual([{ kind: 'custom', formula: '=$D2>250' }]);
  });

  it('clearing part of the cells leaves the rest of a format', async () => {
    const { Excel, sheet } = openDebtors();
    await Excel.run(async (context) => {
      flag(context, '=$F2>0', '#222222');
      context.workbook.worksheets.getActiveWorksheet().getRange('A3:F3').conditionalFormats.clearAll();
      await context.sync();
    });
    expect(sheet.conditionalFormats.map((format) => format.areas)).toEqual([
      [
        { row: 1, column: 0, rows: 1, columns: 6 },
        { row: 3, column: 0, rows: 1, columns: 6 },
      ],
    ]);
  });
});
