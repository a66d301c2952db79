// Formulas: their answers, and who is calculated anew after an edit.
import { describe, expect, it } from 'vitest';
import { Workbook } from '../../../workbench/excel/workbook.ts';
import { openDebtors, today } from './debtors.ts';

function answer(formula: string, cells: Readonly<Record<string, string>> = {}, dateEpoch: 1900 | 1904 = 1900): unknown {
  const workbook = new Workbook({ now: today });
  workbook.dateEpoch = dateEpoch;
  const sheet = workbook.addSheet('Debtors');
  for (const [address, text] of Object.entries(cells)) {
    const [, letter = 'A', row = '1'] = /^([A-Z])(\d+)$/.exec(address) ?? [];
    workbook.typeIntoCell(sheet, Number(row) - 1, letter.charCodeAt(0) - 65, text);
  }
  return workbook.calculation.evaluate(formula, sheet, 99, 99);
}

describe('the answer of a formula', () => {
  const cells = { A1: '12/06/2026', B1: '100', B2: '250.5', B3: 'Paid', C1: 'Acme Ltd', D1: 'TRUE' };
  it.each<[string, unknown]>([
    ['=TODAY()-A1', 110],
    ['=MAX(B1:B2)', 250.5],
    ['=SUMIFS(B1:B2,B1:B2,">150")', 250.5],
    ['=COUNTIFS(B1:B3,"paid")', 1],
    ['=COUNTIF(B1:B3,"p*")', 1],
    ['=SUMIF(B1:B2,"<200")', 100],
    ['=AVERAGEIF(B1:B2,">1000")', '#DIV/0!'],
    ['=IF(B3="PAID","settled","open")', 'settled'],
    ['=IF(E9="","empty","not")', 'empty'],
    ['=E9=0', true],
    ['=MATCH(250.5,B1:B3,0)', 2],
    ['=VLOOKUP(100,B1:C1,2,FALSE)', 'Acme Ltd'],
    ['=XLOOKUP("acme ltd",C1:C1,B1:B1)', 100],
    ['=IFERROR(1/0,"none")', 'none'],
    ['=1/0', '#DIV/0!'],
    ['=MATCH("x",B1:B3,0)', '#N/A'],
    ['=SEARCH("LTD",C1)', 6],
    ['=ISNUMBER(SEARCH("a.me",C1))', false],
    ['=TEXT(A1,"dd mmm yyyy")', '12 Jun 2026'],
    ['=NUMBERVALUE("1,250,000",".",",")', 1_250_000],
    ['=NUMBERVALUE("1.250.000,50",",",".")', 1_250_000.5],
    ['=NUMBERVALUE(" 3 000 ",".",",")', 3000],
    ['=NUMBERVALUE("-5.5%",".",",")', -0.055],
    ['=NUMBERVALUE("",".",",")', 0],
    ['=NUMBERVALUE("1.5.5",".",",")', '#VALUE!'],
    ['=NUMBERVALUE("1.5,000",".",",")', '#VALUE!'],
    ['=NUMBERVALUE("paid",".",",")', '#VALUE!'],
    ['=EOMONTH(A1,0)-A1', 18],
    ['=AND(ISNUMBER(A1),A1<TODAY(),D1)', true],
    ['=NOSUCHFUNCTION(1)', '#NAME?'],
    ['=Nowhere!A1', '#REF!'],
  ])('%s is %j', (formula, expected) => {
    expect(answer(formula, cells)).toEqual(expected);
  });
});

describe('days in a workbook that counts from 1904', () => {
  it.each<[string, unknown]>([
    ['=DATE(2026,6,12)=A1', true],
    ['=EDATE(A1,1)-A1', 30],
    ['=EOMONTH(A1,0)-A1', 18],
    ['=YEAR(A1)*10000+MONTH(A1)*100+DAY(A1)', 20_260_612],
    ['=WEEKDAY(A1,2)', 5],
    ['=DATEVALUE("12/6/2026")-DATE(2026,12,6)', 0],
    ['=DATEDIF(A1,DATE(2026,9,12),"m")', 3],
    ['=WORKDAY(A1,1)-A1', 3],
    ['=NETWORKDAYS(A1,A1+7)', 6],
    ['=TODAY()-A1', 110],
    ['=TEXT(DATE(2026,6,12),"dd mmm yyyy")', '12 Jun 2026'],
  ])('%s is %j', (formula, expected) => {
    expect(answer(formula, { A1: '12/06/2026' }, 1904)).toEqual(expected);
    expect(answer(formula, { A1: '12/06/2026' }, 1900)).toEqual(expected);
  });
});

describe('recalculation', () => {
  it('reaches everything that depends on an edited cell, in the right order', () => {
    const { workbook, sheet } = openDebtors();
    workbook.typeIntoCell(sheet, 0, 7, '=H2+1');
    workbook.typeIntoCell(sheet, 1, 7, '=F5*2');
    expect([sheet.value(4, 5), sheet.value(1, 7), sheet.value(0, 7)]).toEqual([250, 500, 501]);
    workbook.typeIntoCell(sheet, 1, 3, '1100');
    expect([sheet.value(1, 5), sheet.value(4, 5), sheet.value(1, 7), sheet.value(0, 7)]).toEqual([
      1100, 1250, 2500, 2501,
    ]);
  });

  it('follows other sheets, names and table columns', () => {
    const { workbook, sheet } = openDebtors();
    const other = workbook.addSheet('Aged debtors');
    workbook.names.push({ name: 'Rate', refersTo: "'Aged debtors'!$A$1", sheetId: null, visible: true, comment: '' });
    workbook.calculation.rebuild();
    workbook.typeIntoCell(other, 0, 0, '2');
    workbook.typeIntoCell(sheet, 0, 7, "='Aged debtors'!A1+Rate");
    expect(sheet.value(0, 7)).toBe(4);
    workbook.typeIntoCell(other, 0, 0, '5');
    expect(sheet.value(0, 7)).toBe(10);
    workbook.renameSheet(other, 'Ledger');
    expect(sheet.formula(0, 7)).toBe('=Ledger!A1+Rate');
  });

  it('adds a long running balance up from the top without running out of room', () => {
    const workbook = new Workbook();
    const sheet = workbook.addSheet('Balance');
    const area = { row: 0, column: 0, rows: 5000, columns: 1 };
    workbook.write(sheet, area, (row) => (row === 0 ? '1' : `=A${row}+1`), 'clerk');
    workbook.typeIntoCell(sheet, 0, 0, '11');
    expect(sheet.value(4999, 0)).toBe(5010);
  });

  it('lets a circle stand instead of going round for ever', () => {
    const workbook = new Workbook();
    const sheet = workbook.addSheet('Circle');
    workbook.typeIntoCell(sheet, 0, 0, '=B1+1');
    workbook.typeIntoCell(sheet, 0, 1, '=A1+1');
    expect([typeof sheet.value(0, 0), typeof sheet.value(0, 1)]).toEqual(['number', 'number']);
  });

  it('takes a new day into account at the next edit', () => {
    let now = today();
    const workbook = new Workbook({ now: () => now });
    const sheet = workbook.addSheet('Days');
    workbook.typeIntoCell(sheet, 0, 0, '30/09/2026');
    workbook.typeIntoCell(sheet, 0, 1, '=TODAY()-A1');
    expect(sheet.value(0, 1)).toBe(0);
    now = new Date(2026, 9, 2);
    workbook.typeIntoCell(sheet, 5, 5, 'x');
    expect(sheet.value(0, 1)).toBe(2);
  });

  it('SUBTOTAL passes over rows that a filter hides', () => {
    const { workbook, sheet } = openDebtors();
    sheet.filteredRows.add(1);
    workbook.typeIntoCell(sheet, 5, 5, '=SUBTOTAL(9,F2:F4)');
    expect(sheet.value(5, 5)).toBe(150);
  });

  it('a formula written through Office.js has its answer at once', async () => {
    const { Excel } = openDebtors();
    const values = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('H1:H2');
      range.formulas = [['=SUM(F2:F4)'], ['=H1/2']];
      range.load('values');
      await context.sync();
      return range.values;
    });
    expect(values).toEqual([[250], [125]]);
  });
});
