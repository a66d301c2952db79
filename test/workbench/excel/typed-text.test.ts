// What Excel makes of typed texts and of .csv files, by region.
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../workbench/excel/csv.ts';
import { readTypedText } from '../../../workbench/excel/typed-text.ts';
import { Workbook } from '../../../workbench/excel/workbook.ts';

describe('a typed text', () => {
  it.each([
    ['12/06/2026', 'en-GB', 46185],
    ['12/06/2026', 'en-US', 46362],
    ['31/12/2026', 'en-US', '31/12/2026'],
    ['12.06.2026', 'de-DE', 46185],
    ['2026-06-12', 'en-GB', 46185],
    ['12 Jun 2026', 'en-GB', 46185],
    ['1,234.56', 'en-GB', 1234.56],
    ['1.234,56', 'de-DE', 1234.56],
    ['(100)', 'en-GB', -100],
    ['12%', 'en-GB', 0.12],
    ['00123', 'en-GB', 123],
    ['true', 'en-GB', true],
    ["'00123", 'en-GB', '00123'],
    ['INV-10234', 'en-GB', 'INV-10234'],
    ['+44 1632 960193', 'en-GB', '+44 1632 960193'],
  ])('%s in %s is %j', (text, locale, expected) => {
    expect(readTypedText(text, locale, 1900).value).toEqual(expected);
  });

  it('gives a General cell the format of what was typed, and leaves another format alone', () => {
    const workbook = new Workbook();
    const sheet = workbook.addSheet('Debtors');
    workbook.typeIntoCell(sheet, 0, 0, '12/06/2026');
    workbook.changeStyle(sheet, [{ row: 1, column: 0, rows: 2, columns: 1 }], { numberFormat: '@' }, 'clerk');
    workbook.typeIntoCell(sheet, 1, 0, '00123');
    expect(workbook.displayText(sheet, 0, 0)).toBe('12/06/2026');
    expect(sheet.value(1, 0)).toBe('00123');
  });

  it('counts days from 1904 in a workbook that does', () => {
    expect(readTypedText('12/06/2026', 'en-GB', 1904).value).toBe(46185 - 1462);
  });
});

describe('a .csv file', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const rows = (text: string, locale = 'en-GB') => {
    const workbook = readCsv(bytes(text), { name: 'Aged debtors.csv', locale });
    const sheet = workbook.activeSheet;
    const used = sheet.usedArea(false);
    return Array.from({ length: used?.rows ?? 0 }, (_, row) =>
      Array.from({ length: used?.columns ?? 0 }, (__, column) => sheet.value(row, column)),
    );
  };

  it('opens with numbers and days as numbers and days', () => {
    expect(rows('Customer,Due,Amount\r\n"Smith, ""Bob"" & Co",03/04/2026,"1,200.50"\r\n')).toEqual([
      ['Customer', 'Due', 'Amount'],
      ['Smith, "Bob" & Co', 46115, 1200.5],
    ]);
  });

  it('is cut at semicolons where the comma is the decimal sign', () => {
    expect(rows('Kunde;Fällig;Betrag\nMüller;03.04.2026;1.200,50', 'de-DE')).toEqual([
      ['Kunde', 'Fällig', 'Betrag'],
      ['Müller', 46115, 1200.5],
    ]);
  });

  it('obeys its own first line sep=', () => {
    expect(rows('sep=|\na|b\n1|2')).toEqual([
      ['a', 'b'],
      [1, 2],
    ]);
  });

  it('keeps line ends inside quotes', () => {
    expect(rows('"two\nlines",x\n')).toEqual([['two\nlines', 'x']]);
  });

  it('is read as Windows-1252 when it is not UTF-8', () => {
    const workbook = readCsv(new Uint8Array([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72]), { name: 'x.csv' });
    expect(workbook.activeSheet.value(0, 0)).toBe('Müller');
  });

  it('a sheet is called like its file', () => {
    expect(readCsv(bytes('a'), { name: 'Aged debtors 30-09.csv' }).activeSheet.name).toBe('Aged debtors 30-09');
  });
});
