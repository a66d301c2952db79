// What the add-in hears of the clerk's work and of its own.
import { describe, expect, it } from 'vitest';
import { eventsTold, openDebtors } from './debtors.ts';

describe('events', () => {
  it('tells of selections and edits of the clerk, with the value before and after', async () => {
    const { Excel, workbook, sheet } = openDebtors();
    const heard: unknown[] = [];
    await Excel.run(async (context) => {
      const active = context.workbook.worksheets.getActiveWorksheet();
      active.onSelectionChanged.add(async ({ address }) => {
        heard.push(['selected', address]);
      });
      active.onChanged.add(async ({ address, changeType, source, details }) => {
        heard.push(['changed', address, changeType, source, details.valueBefore, details.valueAfter]);
      });
      context.workbook.worksheets.onChanged.add(async ({ address, worksheetId }) => {
        heard.push(['some sheet changed', address, worksheetId === sheet.id]);
      });
      context.workbook.onSelectionChanged.add(async () => {
        heard.push(['selection']);
      });
      await context.sync();
    });
    workbook.select(sheet, { row: 3, column: 1, rows: 1, columns: 2 });
    workbook.typeIntoCell(sheet, 3, 4, '250');
    await eventsTold();
    expect(heard).toEqual([
      ['selected', 'B4:C4'],
      ['selection'],
      ['changed', 'E4', 'RangeEdited', 'Local', 300, 250],
      ['some sheet changed', 'E4', true],
    ]);
  });

  it('lets a handler read the changed range', async () => {
    const { Excel, workbook, sheet } = openDebtors();
    const heard: unknown[] = [];
    await Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().onChanged.add(async (event) => {
        await Excel.run(async (inner) => {
          const range = event.getRange(inner);
          range.load('values,address');
          await inner.sync();
          heard.push([range.address, range.values]);
        });
      });
      await context.sync();
    });
    workbook.typeIntoCell(sheet, 1, 3, '175.5');
    await expect.poll(() => heard).toEqual([['Debtors!D2', [[175.5]]]]);
  });

  it('tells the add-in’s own changes apart from the clerk’s', async () => {
    const { Excel, workbook, sheet } = openDebtors();
    const triggers: unknown[] = [];
    await Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().onChanged.add(async (event) => {
        triggers.push(event.triggerSource);
      });
      await context.sync();
      context.workbook.worksheets.getActiveWorksheet().getRange('H1').values = [['Note']];
      await context.sync();
    });
    workbook.typeIntoCell(sheet, 1, 7, 'called');
    await eventsTold();
    expect(triggers).toEqual(['ThisLocalAddin', 'Unknown']);
  });

  it('falls silent when the handler is removed, and while events are off', async () => {
    const { Excel, workbook, sheet } = openDebtors();
    const heard: string[] = [];
    const handler = await Excel.run(async (context) => {
      const added = context.workbook.worksheets.getActiveWorksheet().onSelectionChanged.add(async ({ address }) => {
        heard.push(address);
      });
      await context.sync();
      return added;
    });
    const select = async (row: number) => {
      workbook.select(sheet, { row, column: 0, rows: 1, columns: 1 });
      await eventsTold();
    };
    const setEvents = (on: boolean) =>
      Excel.run(async (context) => {
        context.runtime.enableEvents = on;
        await context.sync();
      });
    await select(0);
    await setEvents(false);
    await select(1);
    await setEvents(true);
    await select(2);
    await Excel.run(handler.context, async (context) => {
      handler.remove();
      await context.sync();
    });
    await select(3);
    expect(heard).toEqual(['A1', 'A3']);
  });

  it('tells of other sheets coming to the front, being added and deleted', async () => {
    const { Excel, workbook } = openDebtors();
    const heard: string[] = [];
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.onActivated.add(async ({ worksheetId }) => {
        heard.push(`front ${workbook.sheet(worksheetId)?.name}`);
      });
      worksheets.onAdded.add(async () => {
        heard.push('added');
      });
      worksheets.onDeleted.add(async () => {
        heard.push('deleted');
      });
      await context.sync();
    });
    const second = workbook.addSheet('October');
    workbook.activate(second);
    await eventsTold();
    workbook.deleteSheet(second);
    await eventsTold();
    expect(heard).toEqual(['added', 'front October', 'deleted', 'front Debtors']);
  });

  it('tells of sorted rows', async () => {
    const { Excel } = openDebtors();
    const heard: string[] = [];
    await Excel.run(async (context) => {
      const active = context.workbook.worksheets.getActiveWorksheet();
      active.onRowSorted.add(async ({ address }) => {
        heard.push(address);
      });
      await context.sync();
      active.getRange('A1:F4').sort.apply([{ key: 3, ascending: false }], false, true);
      await context.sync();
    });
    await expect.poll(() => heard).toEqual(['A1:F4']);
  });
});
