// A small aged-debtor sheet, opened in the real Office.js over the workbench's Excel.
import type { EngineOptions } from '../../../workbench/excel/engine.ts';
import { type OfficeInNode, openOffice } from '../../../workbench/excel/node-bridge.ts';
import type { Sheet } from '../../../workbench/excel/sheet.ts';
import { type CellEntry, Workbook } from '../../../workbench/excel/workbook.ts';

export interface Debtors extends OfficeInNode {
  readonly workbook: Workbook;
  readonly sheet: Sheet;
}

const ROWS: readonly (readonly CellEntry[])[] = [
  ['Customer', 'Invoice', 'Due', 'Amount', 'Paid', 'Outstanding'],
  ['Acme Ltd', 'INV-1', '12/06/2026', 100, 0, '=D2-E2'],
  ['Bolton & Co', 'INV-2', '30/11/2026', 200, 50, '=D3-E3'],
  ['Carter plc', 'INV-3', '01/09/2026', 300, 300, '=D4-E4'],
  ['Total', null, null, null, null, '=SUM(F2:F4)'],
];

/** 30 September 2026, 10 o'clock. */
export const today = (): Date => new Date(2026, 8, 30, 10);

/** The sheet "Debtors": header, three invoices (Acme overdue by 110 days, Bolton not due, Carter settled), a total of 250. */
export function openDebtors(options: EngineOptions = {}): Debtors {
  const workbook = new Workbook({ name: 'Debtors.xlsx', now: today });
  const sheet = workbook.addSheet('Debtors');
  workbook.write(sheet, { row: 0, column: 0, rows: 5, columns: 6 }, (row, column) => ROWS[row]?.[column], 'clerk');
  return { workbook, sheet, ...openOffice(workbook, options) };
}

/** What an add-in gets when a batch fails: the code of Office's error. */
export async function codeOf(batch: Promise<unknown>): Promise<string> {
  try {
    await batch;
    return 'no error';
  } catch (failure) {
    return (failure as { code?: string }).code ?? String(failure);
  }
}

/** Lets events that were told reach the add-in's handlers. */
export async function eventsTold(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}
