// A protected sheet refuses what Excel refuses.
import { describe, expect, it } from 'vitest';
import { codeOf, openDebtors } from './debtors.ts';

type Step = (sheet: Excel.Worksheet) => unknown;

function attempt(excel: typeof Excel, step: Step): Promise<string> {
  return codeOf(
    excel.run(async (context) => {
      step(context.workbook.worksheets.getActiveWorksheet());
      await context.sync();
    }),
  );
}

const addRule: Step = (sheet) => {
  sheet.getRange('A2:F4').conditionalFormats.add('Custom').custom.rule.formula = '=$F2>0';
};

describe('a protected sheet', () => {
  it.each<[string, Step]>([
    [
      'writing a value',
      (sheet) => {
        sheet.getRange('A2').values = [['x']];
      },
    ],
    [
      'filling a cell',
      (sheet) => {
        sheet.getRange('A2').format.fill.color = '#FF0000';
      },
    ],
    ['adding a conditional format', addRule],
    ['inserting a row', (sheet) => sheet.getRange('2:2').insert('Down')],
    ['deleting a row', (sheet) => sheet.getRange('2:2').delete('Up')],
    ['clearing cells', (sheet) => sheet.getRange('A2').clear()],
    ['sorting', (sheet) => sheet.getRange('A1:F4').sort.apply([{ key: 0 }], false, true)],
    ['making a table', (sheet) => sheet.tables.add('A1:F4', true)],
    [
      'a column width',
      (sheet) => {
        sheet.getRange('A:A').format.columnWidth = 100;
      },
    ],
  ])('refuses %s', async (_, step) => {
    const { Excel } = openDebtors();
    expect(await attempt(Excel, (sheet) => sheet.protection.protect())).toBe('no error');
    expect(await attempt(Excel, step)).toBe('AccessDenied');
  });

  it('can still be read, and says that it is protected', async () => {
    const { Excel } = openDebtors();
    await attempt(Excel, (sheet) => sheet.protection.protect({ allowFormatCells: true }));
    const read = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.protection.load('protected,options');
      const range = sheet.getRange('A2');
      range.load('values');
      await context.sync();
      const { allowFormatCells, allowSort } = sheet.protection.options;
      return [sheet.protection.protected, allowFormatCells, allowSort, range.values];
    });
    expect(read).toEqual([true, true, false, [['Acme Ltd']]]);
  });

  it('lets through what the clerk allowed, and unlocked cells', async () => {
    const { Excel } = openDebtors();
    await attempt(Excel, (sheet) => {
      sheet.getRange('H1').format.protection.locked = false;
      sheet.protection.protect({ allowFormatCells: true });
    });
    expect(await attempt(Excel, addRule)).toBe('no error');
    expect(
      await attempt(Excel, (sheet) => {
        sheet.getRange('H1').values = [['Note']];
      }),
    ).toBe('no error');
    expect(
      await attempt(Excel, (sheet) => {
        sheet.getRange('A1').values = [['x']];
      }),
    ).toBe('AccessDenied');
  });

  it('opens again with its password only', async () => {
    const { Excel } = openDebtors();
    await attempt(Excel, (sheet) => sheet.protection.protect({}, 'ledger'));
    expect(await attempt(Excel, (sheet) => sheet.protection.unprotect('wrong'))).toBe('AccessDenied');
    expect(await attempt(Excel, (sheet) => sheet.protection.unprotect('ledger'))).toBe('no error');
    expect(
      await attempt(Excel, (sheet) => {
        sheet.getRange('A1').values = [['x']];
      }),
    ).toBe('no error');
  });
});
