// Excel's limits on requests, what requests cost, and a clerk who is typing into a cell.
import { describe, expect, it } from 'vitest';
import { codeOf, openDebtors } from './debtors.ts';

const MEGABYTE = 1024 * 1024;

describe('the size of requests and responses', () => {
  it('refuses a response above 5 MB', async () => {
    const { Excel, sheet } = openDebtors();
    for (let row = 0; row < 60_000; row++) sheet.cells.setValue(row, 7, 'x'.repeat(100));
    const read = Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('H1:H60000').load('values');
      await context.sync();
    });
    expect(await codeOf(read)).toBe('ResponsePayloadSizeLimitExceeded');
  });

  it('refuses a request above 5 MB', async () => {
    const { Excel } = openDebtors();
    const write = Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('H1').values = [['x'.repeat(6 * MEGABYTE)]];
      await context.sync();
    });
    expect(await codeOf(write)).toBe('RequestPayloadSizeLimitExceeded');
  });

  it('refuses to list more than 5,000,000 cells', async () => {
    const { Excel } = openDebtors();
    const read = Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('A1:E1000001').load('values');
      await context.sync();
    });
    expect(await codeOf(read)).toBe('RangeExceedsLimit');
  });

  it('refuses an address list longer than Excel takes', async () => {
    const { Excel } = openDebtors();
    const list = Array.from({ length: 2000 }, (_, index) => `A${index + 1}`).join(',');
    const read = Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRanges(list).load('address');
      await context.sync();
    });
    expect(await codeOf(read)).toBe('InvalidArgument');
  });
});

describe('what requests cost', () => {
  it('counts syncs, actions and bytes', async () => {
    const { Excel, traffic, engine } = openDebtors();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().load('name');
      await context.sync();
      context.workbook.worksheets.getActiveWorksheet().load('id');
      await context.sync();
    });
    expect(traffic.syncs).toBe(2);
    expect(traffic.actions).toBeGreaterThanOrEqual(4);
    expect(traffic.bytesSent).toBeGreaterThan(200);
    expect(traffic.bytesReceived).toBeGreaterThan(100);
    engine.resetTraffic();
    expect(traffic).toEqual({ syncs: 0, actions: 0, bytesSent: 0, bytesReceived: 0 });
  });

  it('writes a long column through the library’s own pieces', async () => {
    const { Excel, sheet, engine } = openDebtors();
    await Excel.run(async (context) => {
      const column = context.workbook.worksheets.getActiveWorksheet().getRangeByIndexes(0, 7, 20_000, 1);
      column.values = Array.from({ length: 20_000 }, (_, row) => [row * 2]);
      await context.sync();
    });
    expect([0, 1499, 1500, 1501, 19_999].map((row) => sheet.value(row, 7))).toEqual([0, 2998, 3000, 3002, 39_998]);
    expect([...engine.missing]).toEqual([]);
  });

  it('forgets the ranges of a batch when it is over', async () => {
    const { Excel, engine } = openDebtors();
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:B2');
      range.load('address');
      await context.sync();
    });
    await expect.poll(() => engine.keptCount).toBe(0);
  });
});

describe('while the clerk types into a cell', () => {
  it('a request fails as in Excel', async () => {
    const { Excel, engine } = openDebtors();
    engine.cellBeingEdited = true;
    const read = Excel.run(async (context) => {
      context.workbook.getSelectedRange().load('address');
      await context.sync();
    });
    expect(await codeOf(read)).toBe('InvalidOperationInCellEditMode');
  });

  it('a request that may wait is answered when the clerk is done', async () => {
    const { Excel, engine } = openDebtors();
    engine.cellBeingEdited = true;
    let done = false;
    const read = Excel.run({ delayForCellEdit: true }, async (context) => {
      const range = context.workbook.getSelectedRange();
      range.load('address');
      await context.sync();
      done = true;
      return range.address;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(done).toBe(false);
    engine.cellBeingEdited = false;
    expect(await read).toBe('Debtors!A1');
  });
});
