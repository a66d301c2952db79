// Which formulas make a cell no source of a recipient or an amount, and which cells a reminder draws on.
import { describe, expect, it, vi } from 'vitest';
import { accountsOnSheet } from '../../core/account-on-sheet.ts';
import type { CalendarDay } from '../../core/calendar.ts';
import { type DoubtfulCell, doubtOf, refusalOfDoubts, sourcesOf } from '../../core/doubtful-formula.ts';
import { isRefusal } from '../../core/refusal.ts';
import { type CellValue, readSheet } from '../../core/sheet.ts';

describe('a formula', () => {
  it.each([
    '=E5-F5',
    '=SUM(E5:F5)',
    '=IF(D2="WEBSERVICE(x)","a|b","[Book.xlsx]Sheet1!A1")',
    "=VLOOKUP(A2,'Customers 2026'!A:F,6,FALSE)",
    "='Jan:Mar'!B2",
    "='O''Brien'!B2",
    '=Open[@Amount]-Open[[#This Row],[Paid]]',
    '=[@[O\'[x\']]]&"!"',
    '=SUM(Open[Amount])*Rates!B1',
    '=INDIRECT("Open["&A1&"]")',
    '=INDIRECT("B"&ROW())',
    '=A2&"@acme.example"',
    '=MYHYPERLINK(A1)',
    'ap@acme.example',
    'WEBSERVICE("http://x.example")',
    '',
    12.5,
  ])('%s is ordinary', (formula) => {
    expect(doubtOf(formula)).toBeNull();
  });

  it.each([
    ['=WEBSERVICE("http://x.example/a")', 'web'],
    ['=IF(A1,_xlfn.WEBSERVICE(B1),"")', 'web'],
    ['=filterxml( webservice (A1),"//a")', 'web'],
    ['=[Book.xlsx]Sheet1!A1', 'other-workbook'],
    ['=E5-[1]Sheet1!$A$1', 'other-workbook'],
    ['=[2]!Rate', 'other-workbook'],
    ['=Book.xlsx!Rate', 'other-workbook'],
    ["='Book two.xlsb'!Rate", 'other-workbook'],
    ["='C:\\ledgers\\[Book.xlsx]Sheet1'!A1", 'other-workbook'],
    ["='https://x.example/[Book.xlsx]It''s'!A1", 'other-workbook'],
    ["='\\\\server\\share\\[Book.xlsx]S'!A1", 'other-workbook'],
    ['=INDIRECT("["&A1&"]Sheet1!B2")', 'other-workbook'],
    ['=INDIRECT("\'[Book.xlsx]S\'!B2")', 'other-workbook'],
    ["=cmd|'/c calc'!A0", 'other-program'],
    ["='cmd'|'/c calc'!A0", 'other-program'],
    ['=RTD("feed",,"x")', 'other-program'],
    ['=HYPERLINK("mailto:a@x.example","a@x.example")', 'link'],
  ])('%s is doubtful: %s', (formula, doubt) => {
    expect(doubtOf(formula)).toBe(doubt);
  });
});

function sheetOf(...values: CellValue[][]) {
  const width = Math.max(...values.map((row) => row.length));
  const rows = values.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ''));
  const cells = {
    sheetName: 'Ledger',
    firstRow: 2,
    firstColumn: 1,
    values: rows,
    numberFormats: rows.map((row) =>
      row.map((value) => (typeof value === 'number' && value > 40_000 ? 'yyyy-mm-dd' : '')),
    ),
    dateEpoch: 1900,
  } as const;
  const reading = readSheet(cells, { today: '2026-11-21' as CalendarDay });
  if (isRefusal(reading)) throw new Error(reading.because);
  const account = [...accountsOnSheet(reading).values()].find(({ customerName }) => customerName === 'Acme Ltd');
  if (!account) throw new Error('no account of Acme Ltd');
  return { account, sheet: { cells, reading } };
}

const addressesOf = (cells: readonly { column: string; row: number }[]) => cells.map(({ column, row }) => column + row);

describe('what a reminder draws on', () => {
  const { account, sheet } = sheetOf(
    ['Customer', 'Invoice no', 'Due date', 'Outstanding', 'E-mail'],
    ['Acme Ltd', 'A-1', 46_083, 100, 'ap@acme.example'],
    ['Beta GmbH', 'B-1', 46_083, 5, 'ap@beta.example'],
    ['Acme Ltd', 'A-2', 46_090, 20.5, ''],
  );

  it('is the e-mail and outstanding cells of the account and of nobody else', () => {
    expect(addressesOf(sourcesOf(account, sheet, 'sheet'))).toEqual(['F4', 'F6', 'E4', 'E6']);
  });

  it('is the outstanding cells alone when the address was typed', () => {
    expect(addressesOf(sourcesOf(account, sheet, 'typed'))).toEqual(['E4', 'E6']);
  });

  it('is the address in the heading of its group, and the ageing columns where nothing else says what is outstanding', () => {
    const grouped = sheetOf(
      ['Invoice no', 'Due date', 'Current', '1-30 days', '31-60 days', '61-90 days', 'Older'],
      ['Customer: Acme Ltd', '', '', '', 'E-mail: ap@acme.example'],
      ['A-1', 46_083, '', '', '', '', 100],
      ['A-2', 46_090, '', '', '', '', 20.5],
    );
    const found = addressesOf(sourcesOf(grouped.account, grouped.sheet, 'sheet'));
    expect(found).toContain('F4');
    expect(found).toEqual(expect.arrayContaining(['H5', 'H6', 'D5']));
    expect(found).not.toContain('C5');
  });

  it('is found in one walk over the sheet, however many customers there are', () => {
    const { sheet } = sheetOf(
      ['Customer', 'Invoice no', 'Due date', 'Outstanding', 'E-mail'],
      ...Array.from({ length: 40 }, (_, i) => [
        i === 0 ? 'Acme Ltd' : `Firm ${i}`,
        `F-${i}`,
        46_083,
        100 + i,
        `ap@firm${i}.example`,
      ]),
    );
    const accounts = [...accountsOnSheet(sheet.reading).values()];
    const looked = vi.spyOn(sheet.reading.rows, 'at');
    const found = accounts.map((account) => addressesOf(sourcesOf(account, sheet, 'sheet')));
    expect(found).toHaveLength(40);
    expect([found[0], found[39]]).toEqual([
      ['F4', 'E4'],
      ['F43', 'E43'],
    ]);
    expect(looked.mock.calls.length).toBeLessThanOrEqual(sheet.reading.rows.length);
  });
});

describe('the refusal', () => {
  const email: DoubtfulCell = { column: 'F', row: 5, use: 'address', doubt: 'web' };

  it('names the cell, says where its content comes from and what to do', () => {
    expect(refusalOfDoubts([email])).toEqual({
      refused: 'doubtful-address',
      because:
        'The e-mail address in F5 comes from the web, so it can change without you. Type the e-mail address into the cell as a value, then prepare the reminder again.',
    });
  });

  it('counts the other cells', () => {
    const amount: DoubtfulCell = { column: 'E', row: 5, use: 'amount', doubt: 'other-workbook' };
    expect(refusalOfDoubts([amount, email])).toMatchObject({
      refused: 'doubtful-amount',
      because: expect.stringMatching(
        /^The amount in E5 comes from another workbook.* 1 more of this customer's cells\.$/,
      ),
    });
    expect(refusalOfDoubts([])).toBeNull();
  });
});
