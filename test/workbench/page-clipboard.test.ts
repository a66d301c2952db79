import { describe, expect, it } from 'vitest';
import type { Sheet } from '../../workbench/excel/sheet.ts';
import { Workbook } from '../../workbench/excel/workbook.ts';
import { copyCells, pastedCells } from '../../workbench/page/clipboard.ts';
import { sumsOf } from '../../workbench/page/status-bar.ts';

const B2_D4 = { row: 1, column: 1, rows: 3, columns: 3 };
const AT_F10 = { row: 9, column: 5, rows: 1, columns: 1 };

function ledger(): { workbook: Workbook; sheet: Sheet } {
  const workbook = new Workbook();
  const sheet = workbook.addSheet('Ledger');
  const rows = [
    ['Alder', 100, '=C2*2'],
    ['say "hi"\tnow', 200, '=C3*2'],
    ['Calder', 300.5, '=C4*2'],
  ];
  workbook.write(sheet, B2_D4, (row, column) => rows[row]?.[column], 'clerk');
  return { workbook, sheet };
}

describe('copying and pasting cells', () => {
  it('copies what the cells show as tab-separated text', () => {
    const { workbook, sheet } = ledger();
    expect(copyCells(workbook, sheet, B2_D4).text).toBe(
      'Alder\t100\t200\r\n"say ""hi""\tnow"\t200\t400\r\nCalder\t300.5\t601',
    );
  });

  it('leaves hidden rows behind', () => {
    const { workbook, sheet } = ledger();
    sheet.filteredRows.add(2);
    expect(copyCells(workbook, sheet, B2_D4).text).toBe('Alder\t100\t200\r\nCalder\t300.5\t601');
  });

  it('cuts a whole column to the cells there are', () => {
    const { workbook, sheet } = ledger();
    const column = { row: 0, column: 2, rows: 1_048_576, columns: 1 };
    expect(copyCells(workbook, sheet, column).text).toBe('\r\n100\r\n200\r\n300.5');
  });

  it('shifts the formulas of its own cells to where they land', () => {
    const { workbook, sheet } = ledger();
    const copied = copyCells(workbook, sheet, { ...B2_D4, rows: 1 });
    const pasted = pastedCells(copied.text, copied, AT_F10);
    expect(pasted.rows).toEqual([['Alder', 100, '=G10*2']]);
    expect(pasted.area).toEqual({ row: 9, column: 5, rows: 1, columns: 3 });
  });

  it('reads a table from another program', () => {
    const pasted = pastedCells('a\t"two\nlines"\r\n3\t\r\n', null, AT_F10);
    expect(pasted.rows).toEqual([
      ['a', 'two\nlines'],
      ['3', ''],
    ]);
    expect(pasted.area).toEqual({ row: 9, column: 5, rows: 2, columns: 2 });
  });
});

describe('the sums in the status bar', () => {
  it('give average, count and sum of the visible cells', () => {
    const { workbook, sheet } = ledger();
    expect(sumsOf(workbook, sheet, B2_D4)).toBe('Average: 300.25   Count: 9   Sum: 1801.5');
    sheet.filteredRows.add(1);
    expect(sumsOf(workbook, sheet, { ...B2_D4, column: 2, columns: 1 })).toBe(
      'Average: 250.25   Count: 2   Sum: 500.5',
    );
  });

  it('count days without adding them up', () => {
    const { workbook, sheet } = ledger();
    workbook.changeStyle(sheet, [{ ...B2_D4, column: 3, columns: 1 }], { numberFormat: 'dd/mm/yyyy' }, 'clerk');
    expect(sumsOf(workbook, sheet, { ...B2_D4, column: 2, columns: 2 })).toBe(
      'Average: 200.1666667   Count: 6   Sum: 600.5',
    );
  });

  it('stay silent for a single cell', () => {
    const { workbook, sheet } = ledger();
    expect(sumsOf(workbook, sheet, { ...B2_D4, rows: 1, columns: 1 })).toBe('');
  });
});
