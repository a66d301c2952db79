// The aged-debtor workbook that the workbench opens when it is given none: the sales ledger of an invented wholesaler as its
// clerk keeps it, due dates counted from today so that every ageing bucket is filled. All companies and addresses are invented.
import exceljs from 'exceljs';
import { addDays, type CalendarDay, serialOf } from '../core/calendar.ts';
import {
  NEXT_CREDIT,
  NEXT_INVOICE,
  SAMPLE_CUSTOMERS,
  type SampleCustomer,
  type SampleItem,
} from './sample-customers.ts';

const HEADER_ROW = 4;
const FIRST_ROW = HEADER_ROW + 1;
const MONEY = '£#,##0.00;[Red]-£#,##0.00';
const DAY = 'dd/mm/yyyy';
const HEADINGS: readonly [heading: string, width: number, format?: string][] = [
  ['Account', 11],
  ['Customer', 27],
  ['Invoice no', 13],
  ['Invoice date', 15, DAY],
  ['Due date', 13, DAY],
  ['Amount', 13, MONEY],
  ['Paid', 13, MONEY],
  ['Balance', 13, MONEY],
  ['E-mail', 44],
  ['Phone', 16],
  ['Notes', 40],
];

interface LedgerRow {
  readonly customer: SampleCustomer;
  readonly item: SampleItem;
  readonly issued: CalendarDay;
  readonly due: CalendarDay;
  readonly number: string;
}

/**
 * The sample as .xlsx bytes: title in rows 1 and 2, headings in row 4, one row for each invoice or credit of every customer
 * and a TOTAL row below a blank one. The same day gives the same cells.
 */
export async function writeSampleWorkbook(today: CalendarDay): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  const rows = ledgerRows(today);
  const sheet = workbook.addWorksheet('Aged debtors', { views: [{ state: 'frozen', ySplit: HEADER_ROW }] });
  writeTitle(sheet);
  writeHeadings(sheet);
  rows.forEach((row, index) => {
    writeRow(sheet, FIRST_ROW + index, row);
  });
  writeTotal(sheet, FIRST_ROW + rows.length + 1, FIRST_ROW + rows.length - 1);
  sheet.autoFilter = {
    from: { row: HEADER_ROW, column: 1 },
    to: { row: FIRST_ROW + rows.length - 1, column: HEADINGS.length },
  };
  writeContacts(workbook.addWorksheet('Contacts', { views: [{ state: 'frozen', ySplit: 1 }] }));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Customer by customer as the clerk files them; invoice numbers run with the invoice date over the whole ledger. */
function ledgerRows(today: CalendarDay): LedgerRow[] {
  const rows = SAMPLE_CUSTOMERS.flatMap((customer) =>
    customer.items.map((item) => {
      const due = addDays(today, -item.daysOverdue);
      return { customer, item, due, issued: addDays(due, item.amount < 0 ? 0 : -customer.terms) };
    }),
  );
  const byDate = [...rows].sort((a, b) => (a.issued < b.issued ? -1 : 1));
  const invoices = byDate.filter((row) => row.item.amount >= 0);
  const credits = byDate.filter((row) => row.item.amount < 0);
  return rows.map((row) => ({
    ...row,
    number:
      row.item.amount < 0 ? `CN-${NEXT_CREDIT + credits.indexOf(row)}` : `HL-${NEXT_INVOICE + invoices.indexOf(row)}`,
  }));
}

function writeTitle(sheet: exceljs.Worksheet): void {
  sheet.getCell('A1').value = 'Harbour Lane Supplies Ltd';
  sheet.getCell('A1').font = { name: 'Calibri', size: 16, bold: true, color: { argb: 'FF1F3864' } };
  sheet.getCell('A2').value = 'Unpaid invoices, sales ledger (credit control)';
  sheet.getCell('A2').font = { name: 'Calibri', size: 11, italic: true, color: { argb: 'FF595959' } };
  sheet.getRow(1).height = 24;
}

function writeHeadings(sheet: exceljs.Worksheet): void {
  HEADINGS.forEach(([heading, width, format], index) => {
    const column = sheet.getColumn(index + 1);
    column.width = width;
    if (format !== undefined) column.numFmt = format;
    const cell = sheet.getCell(HEADER_ROW, index + 1);
    cell.value = heading;
    cell.font = { name: 'Calibri', size: 11, bold: true, color: { argb: 'FFFFFFFF' } };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF1F3864' } };
    cell.alignment = { horizontal: format === undefined ? 'left' : 'right', vertical: 'middle' };
  });
  sheet.getRow(HEADER_ROW).height = 20;
}

function writeRow(sheet: exceljs.Worksheet, row: number, { customer, item, issued, due, number }: LedgerRow): void {
  const paid = item.paid ?? 0;
  const balance = Math.round((item.amount - paid) * 100) / 100;
  sheet.getRow(row).values = [
    customer.account,
    customer.name,
    number,
    serialOf(issued),
    serialOf(due),
    item.amount,
    paid === 0 ? null : paid,
    { formula: `F${row}-G${row}`, result: balance },
    customer.email === '' ? null : customer.email,
    customer.phone,
    item.note ?? null,
  ];
  if (item.marked === true) {
    sheet.getCell(row, HEADINGS.length).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF2CC' } };
  }
}

function writeTotal(sheet: exceljs.Worksheet, row: number, lastRow: number): void {
  sheet.getCell(row, 1).value = 'TOTAL';
  for (const column of ['F', 'G', 'H']) {
    const cell = sheet.getCell(`${column}${row}`);
    cell.value = {
      formula: `SUM(${column}${FIRST_ROW}:${column}${lastRow})`,
      result: columnSum(sheet, column, lastRow),
    };
  }
  for (let column = 1; column <= HEADINGS.length; column += 1) {
    const cell = sheet.getCell(row, column);
    cell.font = { name: 'Calibri', size: 11, bold: true };
    cell.border = { top: { style: 'thin' }, bottom: { style: 'double' } };
  }
}

/** The sum as it stands before anyone recalculates, so that a program that only reads cached results sees the right total. */
function columnSum(sheet: exceljs.Worksheet, column: string, lastRow: number): number {
  let pence = 0;
  for (let row = FIRST_ROW; row <= lastRow; row += 1) {
    const cell = sheet.getCell(`${column}${row}`);
    pence += Math.round(Number(cell.result ?? cell.value ?? 0) * 100);
  }
  return pence / 100;
}

function writeContacts(sheet: exceljs.Worksheet): void {
  sheet.columns = [{ width: 10 }, { width: 30 }, { width: 24 }, { width: 16 }, { width: 12 }];
  sheet.addRow(['Account', 'Customer', 'Ask for', 'Phone', 'Terms']).font = { name: 'Calibri', size: 11, bold: true };
  for (const { account, name, contact, phone, terms } of SAMPLE_CUSTOMERS) {
    sheet.addRow([account, name, contact, phone, `${terms} days`]);
  }
}
