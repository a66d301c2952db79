// What a workbook remembers of its sheets, kept and read again through the real Office.js, saved as a file and opened again;
// and the look at all sheets from which the right one is chosen.
import JSZip from 'jszip';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forgetAnswers, readCandidateSheets, recallAnswers, rememberAnswers } from '../../addin/excel.ts';
import { isRefusal } from '../../core/refusal.ts';
import { layoutOf } from '../../core/report-layout.ts';
import { recallLayout } from '../../core/report-layout-recall.ts';
import { chooseSheet } from '../../core/sheet/choose-sheet.ts';
import type { OfficeInNode } from '../../workbench/excel/node-bridge.ts';
import type { Workbook } from '../../workbench/excel/workbook.ts';
import { Workbook as NewWorkbook } from '../../workbench/excel/workbook.ts';
import { openWorkbook, saveWorkbook } from '../../workbench/excel/xlsx.ts';
import { granted, JUDGED, ledgerWorkbook, openInExcel, readLedger } from './excel-workbooks.ts';
import { day } from './sheets-to-flag.ts';

let office: OfficeInNode;
let workbook: Workbook;

function open(opened: Workbook): Workbook {
  office = openInExcel(opened);
  return opened;
}

beforeEach(() => {
  workbook = open(ledgerWorkbook(60));
});

afterEach(() => {
  expect([...office.engine.missing]).toEqual([]);
});

const ANSWERS = {
  asOf: '2026-09-15',
  currency: 'GBP',
  terms: '30',
  dateOrder: 'DMY',
  'column.email': 'J',
  tieOut: 'accept',
};

/** Remembers the ledger with some answers, as the pane does after the clerk has answered. */
async function remember(answers: Readonly<Record<string, string>> = ANSWERS): Promise<void> {
  const { reading, cells } = await readLedger();
  const layout = granted(layoutOf(cells, reading, answers));
  expect(await rememberAnswers({ sheetName: 'Debtors', layout, answers })).toBeNull();
}

describe('the memory of a workbook', () => {
  it('is empty at first', async () => {
    expect(await recallAnswers()).toEqual([]);
  });

  it('forgets one sheet and keeps the others; after the last the file holds nothing of ours', async () => {
    await remember();
    const [kept] = granted(await recallAnswers());
    if (kept === undefined) throw new Error('nothing was remembered');
    await rememberAnswers({ ...kept, sheetName: 'September' });
    expect(granted(await forgetAnswers('Debtors'))).toMatchObject([{ sheetName: 'September' }]);
    expect(await recallAnswers()).toMatchObject([{ sheetName: 'September' }]);
    expect(await forgetAnswers('September')).toEqual([]);
    expect(workbook.customXmlParts).toHaveLength(0);
  });

  it('holds the answers of a sheet with the layout they belong to, and the latest ones only', async () => {
    await remember({ currency: 'EUR' });
    await remember();
    expect(await recallAnswers()).toMatchObject([{ sheetName: 'Debtors', answers: ANSWERS }]);
    expect(workbook.customXmlParts).toHaveLength(1);
  });

  it('comes back after the workbook was saved and opened again, and the layout is known by its headings', async () => {
    await remember();
    open(await openWorkbook(await saveWorkbook(workbook), 'debtors.xlsx'));
    const [memory] = granted(await recallAnswers());
    expect(memory).toMatchObject({ sheetName: 'Debtors', answers: ANSWERS });
    const { reading, cells } = await readLedger();
    expect(recallLayout([memory?.layout ?? never()], cells, reading)).toMatchObject({ recalled: 'same' });
  });

  it('notices a layout that has changed, so that its answers are not applied', async () => {
    await remember();
    const heading = { row: 0, column: 4, rows: 1, columns: 1 };
    workbook.write(workbook.activeSheet, heading, () => 'Pay by', 'clerk');
    const [memory] = granted(await recallAnswers());
    const { reading, cells } = await readLedger();
    expect(recallLayout([memory?.layout ?? never()], cells, reading)).toMatchObject({
      recalled: 'changed',
      changes: ['Column “Due date” is gone.', 'Column “Pay by” is new.'],
    });
  });

  it('holds no customer, number, address or amount, looked for in the file itself', async () => {
    await remember({ ...ANSWERS, sheet: 'Debtors of Jo Bloggs', note: 'Call Jo', customer: 'Customer 1 Ltd' });
    const zip = await JSZip.loadAsync(await saveWorkbook(workbook));
    const paths = Object.keys(zip.files).filter((path) => path.startsWith('customXml/'));
    const texts = await Promise.all(paths.map((path) => zip.file(path)?.async('string') ?? ''));
    const file = texts.join('\n');
    expect(file).toContain('Outstanding');
    expect(file).toContain('2026-09-15');
    const { cells } = await readLedger();
    const below = cells.values.slice(1).flatMap((row) => row.filter((cell) => cell !== '' && cell !== 'GBP'));
    const told = below.filter((cell) => String(cell).length > 3 && file.includes(String(cell)));
    expect(told).toEqual([]);
    for (const word of ['Jo', 'Bloggs', 'Customer 1']) expect(file).not.toContain(word);
  });

  it('survives signs that mean something in XML', async () => {
    workbook.write(
      workbook.activeSheet,
      { row: 0, column: 11, rows: 1, columns: 1 },
      () => 'Notes <&> "more"',
      'clerk',
    );
    await remember();
    open(await openWorkbook(await saveWorkbook(workbook), 'debtors.xlsx'));
    const [memory] = granted(await recallAnswers());
    expect(memory?.layout.headings.at(-1)).toBe('Notes <&> "more"');
  });

  it('keeps what stands for other sheets and leaves the parts of others alone', async () => {
    workbook.customXmlParts.push({ id: '{A}', xml: '<theirs xmlns="urn:theirs">1</theirs>' });
    await remember();
    const { reading, cells } = await readLedger();
    await rememberAnswers({ sheetName: 'Copy', layout: granted(layoutOf(cells, reading, {})), answers: {} });
    expect(granted(await recallAnswers()).map(({ sheetName }) => sheetName)).toEqual(['Copy', 'Debtors']);
    expect(workbook.customXmlParts[0]?.xml).toBe('<theirs xmlns="urn:theirs">1</theirs>');
  });

  it.each([
    ['is broken', 'not JSON', null],
    ['holds something else', '{"version":1,"sheets":[{"sheetName":"x"}]}', null],
    ['was written by a newer Duebook', '{"version":2,"sheets":[]}', 'memory-newer'],
  ])('that %s is nothing to recall', async (_what, json, refused) => {
    workbook.customXmlParts.push({ id: '{B}', xml: `<memory xmlns="urn:duebook:sheet-memory">${json}</memory>` });
    expect(await recallAnswers()).toEqual([]);
    const { reading, cells } = await readLedger();
    const told = await rememberAnswers({
      sheetName: 'Debtors',
      layout: granted(layoutOf(cells, reading, {})),
      answers: {},
    });
    expect(isRefusal(told) ? told.refused : null).toBe(refused);
    expect(granted(await recallAnswers())).toHaveLength(refused === null ? 1 : 0);
  });

  it('costs few requests', async () => {
    await remember();
    office.engine.resetTraffic();
    await recallAnswers();
    expect(office.traffic.syncs).toBeLessThanOrEqual(2);
  });
});

function never(): never {
  throw new Error('nothing was recalled');
}

describe('all sheets at a glance', () => {
  it('show their first rows with formats, whether they are hidden, and how much they hold, in few requests', async () => {
    const long = ledgerWorkbook(5_000);
    const hidden = long.addSheet('Data');
    hidden.cells.setValue(3, 2, 'Customer');
    hidden.contentVersion += 1;
    hidden.visibility = 'Hidden';
    long.addSheet('Empty');
    open(long);
    const sheets = granted(await readCandidateSheets());
    expect(sheets.map(({ cells, isHidden, isActive, used }) => [cells.sheetName, isHidden, isActive, used])).toEqual([
      ['Debtors', false, true, { rows: 5_001, columns: 12 }],
      ['Data', true, false, { rows: 1, columns: 1 }],
    ]);
    expect(sheets[0]?.cells.values).toHaveLength(300);
    expect(sheets[0]?.cells.numberFormats[1]?.[4]).toBe('dd/mm/yyyy');
    expect(sheets[1]?.cells).toMatchObject({ firstRow: 3, firstColumn: 2, values: [['Customer']] });
    expect(office.traffic.syncs).toBeLessThanOrEqual(5);
    expect(office.traffic.bytesReceived).toBeLessThan(100_000);
  });

  it('let the sheet with the invoices be proposed, whichever is in front', async () => {
    const notes = workbook.addSheet('Notes');
    notes.cells.setValue(0, 0, 'Call the bank on Monday');
    notes.contentVersion += 1;
    workbook.activate(notes);
    const sheets = granted(await readCandidateSheets());
    expect(chooseSheet(sheets, { today: day(JUDGED) })).toMatchObject({ sheetName: 'Debtors' });
  });

  it('know a workbook that counts its days from 1904', async () => {
    workbook.dateEpoch = 1904;
    expect(granted(await readCandidateSheets())[0]?.cells.dateEpoch).toBe(1904);
  });

  it('of a workbook with forty wide sheets still come well under Excel’s limit', async () => {
    const many = new NewWorkbook();
    for (let i = 0; i < 40; i += 1) {
      const sheet = many.addSheet(`Sheet ${i}`);
      for (let row = 0; row < 400; row += 1)
        for (let column = 0; column < 60; column += 1) sheet.cells.setValue(row, column, `text ${row} ${column}`);
      sheet.contentVersion += 1;
    }
    open(many);
    const sheets = granted(await readCandidateSheets());
    expect(sheets).toHaveLength(40);
    expect(office.traffic.bytesReceived).toBeLessThan(5 * 1024 * 1024);
  });
});
