// Rows and columns put in, taken out and sorted: what points at them goes along.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findReferences, shiftFormula } from '../../../workbench/excel/references.ts';
import { codeOf, openDebtors } from './debtors.ts';

type Step = (sheet: Excel.Worksheet) => unknown;

async function change(excel: typeof Excel, step: Step): Promise<void> {
  await excel.run(async (context) => {
    step(context.workbook.worksheets.getActiveWorksheet());
    await context.sync();
  });
}

describe('inserting and deleting', () => {
  it('a new row moves formulas, conditional formats, names and hidden rows', async () => {
    const { Excel, workbook, sheet } = openDebtors();
    workbook.hideRows(sheet, { row: 3, column: 0, rows: 1, columns: 1 }, true);
    workbook.names.push({ name: 'Ledger', refersTo: 'Debtors!$A$2:$F$4', sheetId: null, visible: true, comment: '' });
    await change(Excel, (active) => {
      active.getRange('A2:F4').conditionalFormats.add('Custom').custom.rule.formula = '=$F2>0';
      active.getRange('3:3').insert('Down');
    });
    expect([1, 3, 4, 5].map((row) => sheet.formula(row, 5))).toEqual(['=D2-E2', '=D4-E4', '=D5-E5', '=SUM(F2:F5)']);
    expect(sheet.conditionalFormats[0]?.areas).toEqual([{ row: 1, column: 0, rows: 4, columns: 6 }]);
    expect(workbook.names[0]?.refersTo).toBe('Debtors!$A$2:$F$5');
    expect([...sheet.hiddenRows]).toEqual([4]);
    expect(sheet.value(5, 5)).toBe(250);
  });

  it('a deleted row shrinks the total, and a reference to it alone is lost', async () => {
    const { Excel, workbook, sheet } = openDebtors();
    workbook.typeIntoCell(sheet, 0, 7, '=F2');
    await change(Excel, (active) => active.getRange('2:2').delete('Up'));
    expect(sheet.formula(3, 5)).toBe('=SUM(F2:F3)');
    expect(sheet.value(3, 5)).toBe(150);
    expect([sheet.formula(0, 7), sheet.value(0, 7)]).toEqual(['=#REF!', '#REF!']);
  });

  it('cells put in move only what is below them', async () => {
    const { Excel, sheet } = openDebtors();
    await change(Excel, (active) => active.getRange('A2:B2').insert('Down'));
    expect([1, 2].map((row) => [sheet.value(row, 0), sheet.value(row, 3)])).toEqual([
      ['', 100],
      ['Acme Ltd', 200],
    ]);
  });

  it('a new column moves columns and references', async () => {
    const { Excel, sheet } = openDebtors();
    await change(Excel, (active) => active.getRange('B:B').insert('Right'));
    expect(sheet.formula(1, 6)).toBe('=E2-F2');
    expect(sheet.value(0, 2)).toBe('Invoice');
  });

  it('a kept range follows its cells', async () => {
    const { Excel } = openDebtors();
    const address = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const row = sheet.getRange('A3:F3');
      row.load('address');
      await context.sync();
      sheet.getRange('1:2').insert('Down');
      row.load('address,values');
      await context.sync();
      return [row.address, row.values[0]?.[0]];
    });
    expect(address).toEqual(['Debtors!A5:F5', 'Bolton & Co']);
  });

  it('cells that would cut a table apart stay', async () => {
    const { Excel } = openDebtors();
    await change(Excel, (active) => active.tables.add('A1:F4', true));
    expect(await codeOf(change(Excel, (active) => active.getRange('A2').insert('Down')))).toBe('InvalidOperation');
  });
});

describe('sorting', () => {
  it('takes rows along with formulas and looks, numbers ascending, empty cells last', async () => {
    const { Excel, workbook, sheet } = openDebtors();
    workbook.typeIntoCell(sheet, 2, 3, '');
    await change(Excel, (active) => {
      active.getRange('A4').format.fill.color = '#FFC7CE';
      active.getRange('A1:F4').sort.apply([{ key: 3, ascending: false }], false, true);
    });
    expect([1, 2, 3].map((row) => [sheet.value(row, 0), sheet.formula(row, 5), sheet.value(row, 5)])).toEqual([
      ['Carter plc', '=D2-E2', 0],
      ['Acme Ltd', '=D3-E3', 100],
      ['Bolton & Co', '=D4-E4', -50],
    ]);
    expect([1, 2, 3].map((row) => workbook.style(sheet, row, 0).fill)).toEqual(['#FFC7CE', null, null]);
  });
});

describe('references in formulas', () => {
  it.each([
    ['=A1+$B$2*C$3-$D4', 2, 1, '=B3+$B$2*D$3-$D6'],
    ['=SUM(A:A)+SUM(2:3)', 5, 1, '=SUM(B:B)+SUM(7:8)'],
    ['=\'Aged debtors\'!A1&"A1"', 1, 0, '=\'Aged debtors\'!A2&"A1"'],
    ['=LOG10(A1)+Table1[A1]', 1, 0, '=LOG10(A2)+Table1[A1]'],
    ['=A1', -1, 0, '=#REF!'],
  ])('%s copied %i down and %i right is %s', (formula, rows, columns, expected) => {
    expect(shiftFormula(formula, rows, columns)).toBe(expected);
  });

  it('copying there and back changes nothing', () => {
    const cell = fc.tuple(
      fc.constantFrom('C', 'Z', 'AA', '$D'),
      fc.constantFrom('', '$'),
      fc.integer({ min: 20, max: 900 }),
    );
    fc.assert(
      fc.property(
        cell,
        cell,
        fc.integer({ min: -9, max: 90 }),
        fc.integer({ min: -2, max: 20 }),
        (a, b, rows, columns) => {
          const formula = `=${a.join('')}+SUM(${a.join('')}:${b.join('')})`;
          const back = shiftFormula(shiftFormula(formula, rows, columns), -rows, -columns);
          expect(back).toBe(formula);
          expect(findReferences(formula)).toHaveLength(2);
        },
      ),
    );
  });
});
