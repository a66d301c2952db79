// Workbooks for the tests of the add-in's Excel side, opened by the real Office.js: aged-debtor sheets of any length, and
// everything about a workbook that Remove flags must leave as it was.

import { readActiveSheet } from '../../addin/excel.ts';
import { isRefusal, type Refusal } from '../../core/refusal.ts';
import { readSheet, type SheetCells, type SheetReading } from '../../core/sheet.ts';
import type { EngineOptions } from '../../workbench/excel/engine.ts';
import { type OfficeInNode, openOffice } from '../../workbench/excel/node-bridge.ts';
import type { Workbook as WorkbookModel } from '../../workbench/excel/workbook.ts';
import { Workbook } from '../../workbench/excel/workbook.ts';
import { day } from './sheets-to-flag.ts';

const HEADINGS = [
  'Customer',
  'Account',
  'Invoice no',
  'Invoice date',
  'Due date',
  'Amount',
  'Paid',
  'Outstanding',
  'Currency',
  'Email',
  'Phone',
  'Notes',
];
const DATE_COLUMNS = [3, 4];
const MONEY_COLUMNS = [5, 6, 7];
/** 15 September 2026: the day the ledgers below are judged by. */
export const JUDGED = '2026-09-15';
const JUDGED_SERIAL = 46280;

function ledgerRow(index: number): (string | number)[] {
  const number = index + 1;
  const due = JUDGED_SERIAL + 20 - (index % 200);
  const amount = 100 + (index % 37);
  const paid = index % 10 === 9 ? amount : 0;
  const customer = `Customer ${index % 97} Ltd`;
  return [
    customer,
    `C${1000 + (index % 97)}`,
    `INV-${10_000 + number}`,
    due - 30,
    due,
    amount,
    paid,
    amount - paid,
    'GBP',
    `accounts${index % 97}@customer.example`,
    '01632 960001',
    index % 50 === 0 ? 'called in August' : '',
  ];
}

/** A workbook with one sheet "Debtors": headings in row 1, then so many invoices; every tenth is settled, most are late. */
export function ledgerWorkbook(rows: number): WorkbookModel {
  const workbook = new Workbook({ now: () => new Date(`${JUDGED}T12:00:00`) });
  const sheet = workbook.sheets[0] ?? workbook.addSheet('Debtors');
  sheet.name = 'Debtors';
  for (const [column, heading] of HEADINGS.entries()) sheet.cells.setValue(0, column, heading);
  for (let row = 0; row < rows; row += 1) {
    for (const [column, value] of ledgerRow(row).entries()) {
      if (value !== '') sheet.cells.setValue(row + 1, column, value);
    }
  }
  const formatColumn = (column: number, numberFormat: string): void =>
    workbook.changeStyle(sheet, [{ row: 1, column, rows, columns: 1 }], { numberFormat }, 'clerk');
  for (const column of DATE_COLUMNS) formatColumn(column, 'dd/mm/yyyy');
  for (const column of MONEY_COLUMNS) formatColumn(column, '#,##0.00');
  workbook.contentChanged(sheet, { row: 0, column: 0, rows: rows + 1, columns: HEADINGS.length });
  workbook.activate(sheet);
  return workbook;
}

/** Rows (1-based) of a ledger workbook that are overdue on the day it is judged by, counted from how it was made. */
export function overdueRowsOf(rows: number): number[] {
  return Array.from({ length: rows }, (_, i) => i).flatMap((i) => (i % 200 > 20 && i % 10 !== 9 ? [i + 2] : []));
}

/** Puts the real Office.js over a workbook where the add-in looks for it. */
export function openInExcel(workbook: WorkbookModel, options: EngineOptions = {}): OfficeInNode {
  const office = openOffice(workbook, options);
  const { Excel, Office, OfficeExtension } = office;
  Object.assign(globalThis, { Excel, Office, OfficeExtension });
  return office;
}

/** What was asked for, or the refusal's words as a failure. */
export function granted<Value>(value: Value | Refusal): Value {
  if (isRefusal(value)) throw new Error(`${value.refused}: ${value.because}`);
  return value;
}

/** The active sheet read as of the day the ledgers are judged by. */
export async function readLedger(asOf = JUDGED): Promise<{ cells: SheetCells; reading: SheetReading }> {
  const cells = granted(await readActiveSheet());
  return { cells, reading: granted(readSheet(cells, { today: day(asOf), asOf: day(asOf) })) };
}

/** Rows (1-based) in which one of our rules shows, as the workbench's own evaluation has it; every `step`th row is asked. */
export function rowsFlagged(workbook: WorkbookModel, fills: readonly string[], step = 1): number[] {
  const sheet = workbook.activeSheet;
  const used = sheet.usedArea(true);
  const rows = used === null ? [] : Array.from({ length: Math.ceil(used.rows / step) }, (_, i) => used.row + i * step);
  return rows.flatMap((row) => {
    const { fill } = workbook.shownLook(sheet, row, used?.column ?? 0);
    return fill !== null && fills.includes(fill) ? [row + 1] : [];
  });
}

/** Everything a workbook is made of, as text to compare. */
export function workbookAsText(workbook: WorkbookModel): string {
  const sheets = workbook.sheets.map((sheet) => {
    const used = sheet.usedArea(false);
    const cells: unknown[] = [];
    for (let row = 0; used !== null && row < used.row + used.rows; row += 1) {
      for (let column = 0; column < used.column + used.columns; column += 1) {
        cells.push([sheet.cells.value(row, column), sheet.cells.formula(row, column), sheet.styleNumber(row, column)]);
      }
    }
    const { name, conditionalFormats, merged, tables, protection, frozen } = sheet;
    const hidden = [[...sheet.hiddenRows], [...sheet.hiddenColumns], [...sheet.filteredRows]];
    const widths = [[...sheet.columnWidths], [...sheet.rowHeights]];
    return {
      name,
      used,
      cells,
      conditionalFormats,
      merged,
      tables,
      protection,
      frozen,
      hidden,
      widths,
      filter: sheet.filter,
    };
  });
  const { names, customXmlParts } = workbook;
  return JSON.stringify({ sheets, names, settings: [...workbook.settings], customXmlParts }, null, 1);
}
