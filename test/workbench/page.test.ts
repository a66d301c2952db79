import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Workbook } from '../../workbench/excel/workbook.ts';
import { openWorkbook, saveWorkbook } from '../../workbench/excel/xlsx.ts';
import { openBrowser, type TestBrowser } from '../browser.ts';
import { type ServedPage, servePage } from './served-page.ts';

const STUB_PANE = '<!doctype html><title>Pane</title><p>Pane</p>';

/** Four invoices below a title; C is a day, D money, E a formula. Row 9 stands apart. */
async function ledger(): Promise<Uint8Array> {
  const workbook = new Workbook({ name: 'Ledger.xlsx' });
  const sheet = workbook.addSheet('Debtors');
  const rows = [
    ['Customer', 'Invoice', 'Due', 'Owed', 'With VAT'],
    ['Clover', 'A3', 46000, 50, '=D3*1.2'],
    ['Alder', 'A1', 46010, 1234.5, '=D4*1.2'],
    ['Brook', 'A2', 46005, -20, '=D5*1.2'],
    ['Alder', 'A4', 46001, 7, '=D6*1.2'],
  ];
  workbook.write(sheet, { row: 0, column: 0, rows: 1, columns: 1 }, () => 'Debtors of a very small company', 'clerk');
  workbook.write(sheet, { row: 1, column: 0, rows: 5, columns: 5 }, (row, column) => rows[row]?.[column], 'clerk');
  workbook.changeStyle(sheet, [{ row: 2, column: 2, rows: 4, columns: 1 }], { numberFormat: 'dd/mm/yyyy' }, 'clerk');
  const money = { numberFormat: '£#,##0.00;[Red]-£#,##0.00' };
  workbook.changeStyle(sheet, [{ row: 2, column: 3, rows: 4, columns: 2 }], money, 'clerk');
  workbook.changeStyle(sheet, [{ row: 3, column: 0, rows: 1, columns: 1 }], { fill: '#FFF2CC' }, 'clerk');
  sheet.conditionalFormats = [
    {
      id: 'late',
      areas: [{ row: 2, column: 3, rows: 4, columns: 1 }],
      rule: { kind: 'custom', formula: '=$D3>1000' },
      look: { fill: '#F8CBAD' },
      stopIfTrue: false,
    },
  ];
  sheet.filter = { area: { row: 1, column: 0, rows: 5, columns: 5 }, criteria: new Map() };
  for (let column = 0; column < 5; column += 1) sheet.setColumnPixels(column, 96);
  sheet.frozen = { rows: 2, columns: 0 };
  const notes = workbook.addSheet('Notes');
  workbook.write(notes, { row: 0, column: 0, rows: 1, columns: 1 }, () => 'Rules of the house', 'clerk');
  notes.merged = [{ row: 0, column: 0, rows: 2, columns: 3 }];
  return await saveWorkbook(workbook);
}

let served: ServedPage;
let browser: TestBrowser;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  served = await servePage({ file: ['Ledger.xlsx', await ledger()], pane: STUB_PANE, secure: false });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

beforeEach(async () => {
  faults.length = 0;
  await page?.close();
  page = await browser.context.newPage();
  page.on('pageerror', (fault) => faults.push(String(fault)));
  await page.goto(served.address);
  await cell('A3').waitFor();
});

const cell = (address: string) => page.locator(`[data-address="${address}"]`);
const shown = async (address: string) => (await cell(address).innerText()).trim();
const css = (address: string, property: string) =>
  cell(address).evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
const column = async (letters: string) => Promise.all([3, 4, 5, 6].map((row) => shown(`${letters}${row}`)));
const click = (address: string) => cell(address).click();

describe('the page of the workbench', () => {
  it('says whose workbook it shows and that it is not Excel', async () => {
    expect(await page.locator('h1').innerText()).toBe('Ledger.xlsx');
    expect(await page.locator('.title-bar').innerText()).toContain('Duebook workbench, not Excel');
    expect(await page.title()).toBe('Ledger.xlsx · Duebook workbench');
    expect(faults).toEqual([]);
  });

  it('shows numbers and days in their formats, formulas by their results', async () => {
    expect(await column('C')).toEqual(['09/12/2025', '19/12/2025', '14/12/2025', '10/12/2025']);
    expect(await column('D')).toEqual(['£50.00', '£1,234.50', '-£20.00', '£7.00']);
    expect(await column('E')).toEqual(['£60.00', '£1,481.40', '-£24.00', '£8.40']);
    expect(await css('D5', 'color')).toBe('rgb(255, 0, 0)');
    expect(await css('D3', 'justify-content')).toBe('flex-end');
  });

  it('shows fills, and conditional formats over them', async () => {
    expect(await css('A4', 'background-color')).toBe('rgb(255, 242, 204)');
    expect(await css('D4', 'background-color')).toBe('rgb(248, 203, 173)');
    expect(await css('D3', 'background-color')).toBe('rgba(0, 0, 0, 0)');
    await page.evaluate(() => window.workbench?.type('D4', '999'));
    await expect.poll(() => css('D4', 'background-color')).toBe('rgba(0, 0, 0, 0)');
    expect(await css('D4', 'border-bottom-color')).toBe(await css('D3', 'border-bottom-color'));
  });

  it('lets a long text run over the empty cells beside it and no further than a filled one', async () => {
    const text = await cell('A1').locator('.text').boundingBox();
    const neighbour = await cell('B1').boundingBox();
    expect((text?.x ?? 0) + (text?.width ?? 0)).toBeGreaterThan(neighbour?.x ?? Number.POSITIVE_INFINITY);
  });

  it('selects with a click, a drag, a row heading, a column heading and the name box', async () => {
    await click('B4');
    expect(await page.inputValue('#name-box')).toBe('B4');
    expect(await page.inputValue('#formula-bar')).toBe('A1');
    await cell('D3').hover();
    await page.mouse.down();
    await cell('D6').hover();
    await page.mouse.up();
    expect(await page.locator('#sums').innerText()).toBe('Average: £317.88   Count: 4   Sum: £1,271.50');
    await page.locator('.rowHeaders [data-row="4"]').click();
    expect(await css('E4', 'background-image')).toContain('gradient');
    expect(await css('E5', 'background-image')).toBe('none');
    await page.locator('.rgHeaderCell[data-column="E"]').click();
    expect(await css('E5', 'background-image')).toContain('gradient');
    await page.fill('#name-box', 'b60');
    await page.keyboard.press('Enter');
    await expect.poll(() => cell('B60').isVisible()).toBe(true);
  });

  it('edits by typing and recalculates what depends on the cell', async () => {
    await click('D4');
    await page.keyboard.type('2000');
    expect(await page.inputValue('#formula-bar')).toBe('2000');
    await page.keyboard.press('Enter');
    await expect.poll(() => shown('E4')).toBe('£2,400.00');
    expect(await page.inputValue('#name-box')).toBe('D5');
    await page.keyboard.type('1500');
    await page.keyboard.press('Tab');
    await expect.poll(() => css('D5', 'background-color')).toBe('rgb(248, 203, 173)');
    expect(await page.inputValue('#name-box')).toBe('E5');
  });

  it('edits a formula with F2, and Escape leaves it as it was', async () => {
    await click('E3');
    await page.keyboard.press('F2');
    expect(await page.inputValue('#cell-editor')).toBe('=D3*1.2');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('5');
    await page.keyboard.press('Enter');
    await expect.poll(() => shown('E3')).toBe('£75.00');
    await click('E3');
    await page.keyboard.press('F2');
    await page.keyboard.type('0000');
    await page.keyboard.press('Escape');
    expect(await shown('E3')).toBe('£75.00');
    expect(await page.inputValue('#formula-bar')).toBe('=D3*1.5');
  });

  it('edits in the formula bar', async () => {
    await click('A5');
    await page.fill('#formula-bar', 'Brook & Sons');
    await page.keyboard.press('Enter');
    await expect.poll(() => shown('A5')).toBe('Brook & Sons');
  });

  it('reads what is typed as Excel does', async () => {
    await click('C3');
    await page.keyboard.type('24/12/2025');
    await page.keyboard.press('Enter');
    await expect.poll(() => shown('C3')).toBe('24/12/2025');
    expect(await page.evaluate(() => window.workbench?.value('C3'))).toBe(46015);
  });

  it('widens a column that nobody has sized for the day typed into it', async () => {
    await click('H3');
    await page.keyboard.type('24/12/2025');
    await page.keyboard.press('Enter');
    await expect.poll(() => shown('H3')).toBe('24/12/2025');
  });

  it('empties cells with Delete', async () => {
    await click('D3');
    await page.keyboard.press('Delete');
    await expect.poll(() => shown('E3')).toBe('£0.00');
  });

  it('copies cells and pastes them with their formulas moved along', async () => {
    await click('E3');
    await page.keyboard.press('Control+C');
    await click('F3');
    await page.keyboard.press('Control+V');
    await expect.poll(() => page.evaluate(() => window.workbench?.formula('F3'))).toBe('=E3*1.2');
  });

  it('sorts the rows by a column from its filter arrow', async () => {
    await cell('D2').getByRole('button').click();
    await page.getByRole('button', { name: 'Sort largest to smallest' }).click();
    await expect.poll(() => column('A')).toEqual(['Alder', 'Clover', 'Alder', 'Brook']);
    expect(await column('E')).toEqual(['£1,481.40', '£60.00', '£8.40', '-£24.00']);
    expect(await shown('A2')).toBe('Customer');
  });

  it('filters a column and shows all rows again', async () => {
    await cell('A2').getByRole('button').click();
    await page.getByLabel('Alder').uncheck();
    await page.getByRole('button', { name: 'OK' }).click();
    await expect.poll(() => page.locator('.rowHeaders [data-row="4"]').count()).toBe(0);
    expect(await page.locator('.rowHeaders [data-row="5"]').count()).toBe(1);
    await page.getByRole('tab', { name: 'Home' }).click();
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(() => page.locator('.rowHeaders [data-row="4"]').count()).toBe(1);
  });

  it('inserts, hides and deletes rows', async () => {
    await page.getByRole('tab', { name: 'Home' }).click();
    await page.locator('.rowHeaders [data-row="4"]').click();
    await page.getByRole('button', { name: 'Insert' }).click();
    await expect.poll(() => shown('A5')).toBe('Alder');
    expect(await page.evaluate(() => window.workbench?.formula('E5'))).toBe('=D5*1.2');
    await page.getByRole('button', { name: 'Delete' }).click();
    await expect.poll(() => shown('A4')).toBe('Alder');
    await page.getByRole('button', { name: 'Hide', exact: true }).click();
    await expect.poll(() => cell('A4').count()).toBe(0);
  });

  it('builds the Duebook tab and the cell menu from the manifest', async () => {
    const manifest = await readFile(new URL('../../manifest.xml', import.meta.url), 'utf8');
    const label = /<bt:String id="Flag\.Label" DefaultValue="([^"]+)"/.exec(manifest)?.[1] ?? 'missing';
    const tab = page.getByRole('tab', { name: 'Duebook' });
    expect(await tab.getAttribute('aria-selected')).toBe('true');
    await expect.poll(() => page.getByRole('button', { name: label }).isVisible()).toBe(true);
    await cell('A4').click({ button: 'right' });
    const lines = await page.getByRole('menuitem').allInnerTexts();
    expect(lines.map((line) => line.trim())).toContain('Send reminder');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('menu').count()).toBe(0);
  });

  it('changes sheets by their tabs', async () => {
    await page.getByRole('tab', { name: 'Notes' }).click();
    await expect.poll(() => shown('A3')).toBe('');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => shown('A3')).toBe('Clover');
  });

  it('shows a merged cell over all its cells and selects it as one', async () => {
    await page.getByRole('tab', { name: 'Notes' }).click();
    await expect.poll(() => shown('A1')).toBe('Rules of the house');
    const box = await cell('A1').boundingBox();
    expect([box?.width, box?.height]).toEqual([192, 40]);
    await page.mouse.click((box?.x ?? 0) + 180, (box?.y ?? 0) + 30);
    expect(await page.inputValue('#name-box')).toBe('A1');
    expect(
      await page.locator('.rgHeaderCell[data-column="C"]').evaluate((heading) => getComputedStyle(heading).boxShadow),
    ).toContain('inset');
  });

  it('opens a .csv from disk', async () => {
    const csv = 'Customer,Due,Owed\nÄsch GmbH,24/12/2025,"1,200.50"\n';
    await page.setInputFiles('#file-chooser', { name: 'export.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await expect.poll(() => page.locator('h1').innerText()).toBe('export.csv');
    await expect.poll(() => shown('A2')).toBe('Äsch GmbH');
    expect(await shown('B2')).toBe('24/12/2025');
    expect(await page.evaluate(() => window.workbench?.value('C2'))).toBe(1200.5);
  });

  it('opens a file that is dropped on it', async () => {
    const dropped = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['Kunde\nBirke\n'], 'Dropped.csv'));
      return transfer;
    });
    await page.locator('#sheet-area').dispatchEvent('drop', { dataTransfer: dropped });
    await expect.poll(() => page.locator('h1').innerText()).toBe('Dropped.csv');
    await expect.poll(() => shown('A2')).toBe('Birke');
  });

  it('refuses a file that is no workbook and keeps the one that is open', async () => {
    await page.setInputFiles('#file-chooser', {
      name: 'broken.xlsx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('no zip'),
    });
    await expect.poll(() => page.getByRole('alert').innerText()).toContain('broken.xlsx could not be read');
    expect(await shown('A3')).toBe('Clover');
    await page.getByRole('alert').getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => page.getByRole('alert').count()).toBe(0);
  });

  it('downloads a copy that reads back with the changes', async () => {
    await click('A3');
    await page.keyboard.type('Clover & Co');
    await page.keyboard.press('Enter');
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+S')]);
    expect(download.suggestedFilename()).toBe('Ledger.xlsx');
    const saved = await openWorkbook(await readFile(await download.path()), 'Ledger.xlsx');
    const sheet = saved.activeSheet;
    expect(sheet.value(2, 0)).toBe('Clover & Co');
    expect(sheet.formula(3, 4)).toBe('=D4*1.2');
    expect(saved.displayText(sheet, 3, 3)).toBe('£1,234.50');
    expect(saved.shownLook(sheet, 3, 3).fill).toBe('#F8CBAD');
  });
});
