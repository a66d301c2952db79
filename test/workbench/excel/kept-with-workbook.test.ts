// What an add-in keeps with the workbook: settings, custom XML parts, names, properties; and the workbook's own facts.
import { describe, expect, it } from 'vitest';
import { codeOf, openDebtors } from './debtors.ts';

const ALL_SETS = { requirementSets: { ExcelApi: '1.14', SharedRuntime: '1.2' } };

describe('what an add-in keeps with the workbook', () => {
  it('settings are set, read, replaced and deleted', async () => {
    const { Excel, workbook } = openDebtors();
    const read = await Excel.run(async (context) => {
      const { settings } = context.workbook;
      settings.add('columns', { due: 'C' });
      settings.add('columns', { due: 'D' });
      const columns = settings.getItemOrNullObject('columns');
      const none = settings.getItemOrNullObject('nothing');
      columns.load('value');
      none.load('value');
      await context.sync();
      const seen = [columns.value, none.isNullObject];
      columns.delete();
      await context.sync();
      return seen;
    });
    expect(read).toEqual([{ due: 'D' }, true]);
    expect(workbook.settings.size).toBe(0);
  });

  it('custom XML parts are found by their namespace', async () => {
    const { Excel } = openDebtors();
    const read = await Excel.run(async (context) => {
      const parts = context.workbook.customXmlParts;
      parts.add('<d:sheet xmlns:d="urn:duebook:sheet"><due>C</due></d:sheet>');
      parts.add('<other xmlns="urn:other"/>');
      const ours = parts.getByNamespace('urn:duebook:sheet').getOnlyItemOrNullObject();
      const none = parts.getByNamespace('urn:none').getOnlyItemOrNullObject();
      const xml = ours.getXml();
      ours.load('namespaceUri');
      none.load('id');
      await context.sync();
      return [ours.namespaceUri, xml.value, none.isNullObject];
    });
    expect(read).toEqual(['urn:duebook:sheet', '<d:sheet xmlns:d="urn:duebook:sheet"><due>C</due></d:sheet>', true]);
  });

  it('names point at ranges', async () => {
    const { Excel } = openDebtors();
    const read = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const { names } = context.workbook;
      names.add('Outstanding', sheet.getRange('F2:F4'));
      const range = names.getItem('outstanding').getRange();
      range.load('address');
      const name = names.getItem('Outstanding');
      name.load('formula,type');
      const byName = sheet.getRange('Outstanding');
      byName.load('values');
      await context.sync();
      return [range.address, name.formula, name.type, byName.values];
    });
    expect(read).toEqual(['Debtors!F2:F4', '=Debtors!$F$2:$F$4', 'Range', [[100], [150], [0]]]);
  });

  it('a sheet has properties of its own', async () => {
    const { Excel } = openDebtors(ALL_SETS);
    const value = await Excel.run(async (context) => {
      const properties = context.workbook.worksheets.getActiveWorksheet().customProperties;
      properties.add('layout', 'flat');
      const property = properties.getItem('layout');
      property.load('value');
      await context.sync();
      return property.value;
    });
    expect(value).toBe('flat');
  });
});

describe('the workbook', () => {
  it('tells its region’s habits', async () => {
    const { Excel } = openDebtors(ALL_SETS);
    const read = await Excel.run(async (context) => {
      const { cultureInfo } = context.application;
      cultureInfo.load('name');
      cultureInfo.numberFormat.load('numberDecimalSeparator');
      cultureInfo.datetimeFormat.load('shortDatePattern');
      await context.sync();
      const { name, numberFormat, datetimeFormat } = cultureInfo;
      return [name, numberFormat.numberDecimalSeparator, datetimeFormat.shortDatePattern];
    });
    expect(read).toEqual(['en-GB', '.', 'dd/MM/yyyy']);
  });

  it('has sheets that can be added, renamed, hidden and brought to the front, but not all hidden', async () => {
    const { Excel, workbook } = openDebtors();
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.add('October').activate();
      worksheets.getItem('Debtors').visibility = 'Hidden';
      await context.sync();
      worksheets.getItem('October').name = 'Nov 2026';
      await context.sync();
    });
    expect(workbook.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
      ['Debtors', 'Hidden'],
      ['Nov 2026', 'Visible'],
    ]);
    const hideLast = Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Nov 2026').visibility = 'Hidden';
      await context.sync();
    });
    expect(await codeOf(hideLast)).toBe('InvalidOperation');
  });

  it('has no charts, and freezes panes where it is told', async () => {
    const { Excel } = openDebtors();
    const read = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.charts.load('items');
      const before = sheet.freezePanes.getLocationOrNullObject();
      before.load('address');
      sheet.freezePanes.freezeAt(sheet.getRange('A1:B1'));
      const after = sheet.freezePanes.getLocation();
      after.load('address');
      await context.sync();
      return [sheet.charts.items.length, before.isNullObject, after.address];
    });
    expect(read).toEqual([0, true, 'Debtors!A1:B1']);
  });

  it('runs a function the add-in associated with a button', async () => {
    const { Office, runCommand } = openDebtors();
    const done: string[] = [];
    Office.actions.associate('flagOverdueRows', (event: { completed(): void }) => {
      done.push('flagged');
      event.completed();
    });
    await runCommand('flagOverdueRows');
    expect(done).toEqual(['flagged']);
    expect(() => runCommand('other')).toThrow('The add-in associated no function with other');
  });
});
