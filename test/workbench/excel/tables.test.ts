// Excel tables through the real Office.js: body, totals, rows, columns, filter and sort.
import { describe, expect, it } from 'vitest';
import { codeOf, openDebtors } from './debtors.ts';

async function withTable<Result>(
  excel: typeof Excel,
  batch: (table: Excel.Table, context: Excel.RequestContext) => Promise<Result>,
): Promise<Result> {
  return await excel.run(async (context) => {
    const table = context.workbook.worksheets.getActiveWorksheet().tables.add('A1:F4', true);
    table.name = 'Ledger';
    await context.sync();
    return await batch(table, context);
  });
}

describe('a table', () => {
  it('has a header, a body and columns by name', async () => {
    const { Excel } = openDebtors();
    const read = await withTable(Excel, async (table, context) => {
      const body = table.getDataBodyRange();
      const due = table.columns.getItem('Due').getDataBodyRange();
      body.load('address');
      due.load('address,values');
      table.columns.load('items/name');
      table.load('name,showTotals,showHeaders,id');
      const inSheet = context.workbook.worksheets.getActiveWorksheet().tables.getItem('ledger');
      inSheet.load('name');
      await context.sync();
      return [table.name, body.address, due.address, table.columns.items.map(({ name }) => name), table.showTotals];
    });
    expect(read).toEqual([
      'Ledger',
      'Debtors!A2:F4',
      'Debtors!C2:C4',
      ['Customer', 'Invoice', 'Due', 'Amount', 'Paid', 'Outstanding'],
      false,
    ]);
  });

  it('shows a totals row below its body, moving what stood there', async () => {
    const { Excel, sheet } = openDebtors();
    const totals = await withTable(Excel, async (table, context) => {
      table.showTotals = true;
      const row = table.getTotalRowRange();
      row.load('address,values,formulas');
      await context.sync();
      return [row.address, row.values[0]?.[0], row.formulas[0]?.[5], row.values[0]?.[5]];
    });
    expect(totals).toEqual(['Debtors!A5:F5', 'Total', '=SUBTOTAL(109,Ledger[Outstanding])', 250]);
    expect(sheet.value(5, 0)).toBe('Total');
  });

  it('takes new rows and columns and gives them up again', async () => {
    const { Excel, sheet } = openDebtors();
    const addresses = await withTable(Excel, async (table, context) => {
      table.rows.add(undefined, [['Dale Ltd', 'INV-4', 46000, 10, 0, 10]]);
      table.columns.add(undefined, [['Note'], ['a'], ['b'], ['c'], ['d']]);
      const whole = table.getRange();
      whole.load('address');
      await context.sync();
      table.rows.getItemAt(0).delete();
      table.columns.getItem('Note').delete();
      const after = table.getRange();
      after.load('address');
      table.rows.load('items/values');
      await context.sync();
      return [whole.address, after.address, table.rows.items.map((row) => row.values[0]?.[0])];
    });
    expect(addresses).toEqual(['Debtors!A1:G5', 'Debtors!A1:F4', ['Bolton & Co', 'Carter plc', 'Dale Ltd']]);
    expect(sheet.value(4, 0)).toBe('Total');
  });

  it('is filtered by values and criteria, and hides the other rows', async () => {
    const { Excel, sheet } = openDebtors();
    const states = await withTable(Excel, async (table, context) => {
      table.columns.getItem('Customer').filter.applyValuesFilter(['Acme Ltd', 'Carter plc']);
      table.autoFilter.load('isDataFiltered,enabled');
      await context.sync();
      const hidden = [...sheet.filteredRows];
      table.columns.getItem('Customer').filter.clear();
      table.columns.getItem('Amount').filter.applyCustomFilter('>150', '<300', 'And');
      await context.sync();
      return [table.autoFilter.isDataFiltered, hidden, [...sheet.filteredRows]];
    });
    expect(states).toEqual([true, [2], [1, 3]]);
  });

  it('is sorted by a column and remembers it', async () => {
    const { Excel, sheet } = openDebtors();
    const fields = await withTable(Excel, async (table, context) => {
      table.sort.apply([{ key: 0, ascending: false }]);
      table.sort.load('fields');
      await context.sync();
      return table.sort.fields.map(({ key, ascending }) => [key, ascending]);
    });
    expect(fields).toEqual([[0, false]]);
    expect([1, 2, 3, 4].map((row) => sheet.value(row, 0))).toEqual(['Carter plc', 'Bolton & Co', 'Acme Ltd', 'Total']);
  });

  it('cannot overlap another, nor be called like another', async () => {
    const { Excel } = openDebtors();
    await withTable(Excel, async () => undefined);
    const overlap = Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().tables.add('E4:H9', true);
      await context.sync();
    });
    expect(await codeOf(overlap)).toBe('InvalidOperation');
    const twin = Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().tables.add('J1:K3', true).name = 'LEDGER';
      await context.sync();
    });
    expect(await codeOf(twin)).toBe('ItemAlreadyExists');
  });

  it('calls a column what the clerk types into its heading', async () => {
    const { Excel, workbook, sheet } = openDebtors();
    await withTable(Excel, async () => undefined);
    workbook.typeIntoCell(sheet, 0, 2, 'Due date');
    expect(sheet.tables[0]?.columns[2]?.name).toBe('Due date');
  });
});

describe('a sheet’s own filter', () => {
  it('hides rows, is cleared and taken away', async () => {
    const { Excel, sheet } = openDebtors();
    const seen = await Excel.run(async (context) => {
      const active = context.workbook.worksheets.getActiveWorksheet();
      active.autoFilter.apply('A1:F4', 0, { filterOn: 'Values', values: ['Acme Ltd'] });
      active.autoFilter.load('enabled,isDataFiltered,criteria');
      const range = active.autoFilter.getRange();
      range.load('address');
      await context.sync();
      const hidden = [...sheet.filteredRows];
      active.autoFilter.clearCriteria();
      await context.sync();
      const cleared = [...sheet.filteredRows];
      active.autoFilter.remove();
      active.autoFilter.load('enabled');
      await context.sync();
      return [range.address, hidden, cleared, active.autoFilter.enabled];
    });
    expect(seen).toEqual(['Debtors!A1:F4', [2, 3], [], false]);
  });
});
