// A sheet and its truth: an Excel Table with a totals row, starting at B3, with machine-made headings, customer numbers only
// and no currency. All customers and amounts are invented. Judged by 30 June 2026.
import ExcelJS from 'exceljs';

type Line = readonly [
  country: number,
  customer: string,
  invoice: string,
  issued: string,
  due: string,
  amount: number,
  disputed: 'Yes' | 'No',
  daysOverdue: number | null,
  overdue: boolean,
];

// The last two of each line are counted by hand on a calendar. A credit has no days overdue.
const LINES: readonly Line[] = [
  [406, '7719-QWLOD', '0031877210', '2025-12-01', '2025-12-31', 61.4, 'No', 181, true],
  [818, '2204-MMTRE', '5519023348', '2026-01-30', '2026-03-01', 84.15, 'Yes', 121, true],
  [818, '9983-ZPLKA', '7740013925', '2026-01-31', '2026-03-02', 47.02, 'No', 120, true],
  [391, '2204-MMTRE', '0049120077', '2026-04-30', '2026-05-30', 112.9, 'No', 31, true],
  [406, '4470-BHUSX', '3381190452', '2026-05-01', '2026-05-31', 33.33, 'No', 30, true],
  [770, '1157-CCNWA', '8102277461', '2026-05-11', '2026-06-10', -25, 'No', null, false],
  [391, '6612-FYOPE', '6620345518', '2026-05-30', '2026-06-29', 0.01, 'No', 1, true],
  [406, '7719-QWLOD', '1937720064', '2026-05-31', '2026-06-30', 58.77, 'Yes', 0, false],
  [818, '9983-ZPLKA', '2250094183', '2026-06-01', '2026-07-01', 90.05, 'No', -1, false],
  [770, '1157-CCNWA', '0000481726', '2026-06-10', '2026-07-10', 0, 'No', -10, false],
  [391, '6612-FYOPE', '9914480357', '2026-06-30', '2026-07-30', 74.2, 'No', -30, false],
];
// 61.40 + 84.15 + 47.02 + 112.90 + 33.33 + 0.01 = 338.81 overdue; − 25.00 + 58.77 + 90.05 + 0 + 74.20 = 536.83 in all.
const OUTSTANDING = 536.83;
const OVERDUE = 338.81;
const FIRST = 4;

/** Writes the workbook to a file. */
export async function writeOpenInvoicesTable(path: string): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('AR');
  sheet.getCell('B1').value = 'Open receivables';
  const names = ['countryCode', 'customerID', 'invoiceNumber', 'InvoiceDate', 'DueDate', 'InvoiceAmount', 'Disputed'];
  sheet.addTable({
    name: 'tblOpenInvoices',
    ref: 'B3',
    totalsRow: true,
    style: { theme: 'TableStyleMedium2', showRowStripes: true },
    columns: names.map((name) => ({
      name,
      filterButton: true,
      ...(name === 'countryCode' ? { totalsRowLabel: 'Total' } : {}),
      ...(name === 'InvoiceAmount' ? { totalsRowFunction: 'sum', totalsRowResult: OUTSTANDING } : {}),
    })),
    rows: LINES.map(([country, customer, invoice, issued, due, amount, disputed]) => [
      country,
      customer,
      invoice,
      new Date(`${issued}T00:00:00Z`),
      new Date(`${due}T00:00:00Z`),
      amount,
      disputed,
    ]),
  });
  for (const column of ['E', 'F']) sheet.getColumn(column).numFmt = 'm/d/yyyy';
  await workbook.xlsx.writeFile(path);
}

/** What the workbook says, in the terms of the other truth files. */
export const OPEN_INVOICES_TABLE = {
  file: 'open-invoices-table.xlsx',
  sheet: 'AR',
  asOf: '2026-06-30',
  asOfOnSheet: null,
  headerRow: 3,
  firstDataRow: FIRST,
  lastDataRow: FIRST + LINES.length - 1,
  kind: 'detail',
  columns: {
    customer: 'C',
    customerId: 'C',
    invoiceNumber: 'D',
    invoiceDate: 'E',
    dueDate: 'F',
    amount: null,
    outstanding: 'G',
    currency: null,
    email: null,
    phone: null,
    buckets: [],
  },
  dateOrder: 'EXCEL',
  mustAsk: [{ topic: 'currency' }, { topic: 'asOf' }],
  totals: {
    outstandingByCurrency: { UNSPECIFIED: OUTSTANDING },
    overdueByCurrency: { UNSPECIFIED: OVERDUE },
    overdueRowCount: 6,
  },
  rows: [
    { row: 3, type: 'header' },
    ...LINES.map(([, customer, invoice, issued, due, amount, , daysOverdue, overdue], i) => ({
      row: FIRST + i,
      type: amount < 0 ? 'credit' : 'invoice',
      customer,
      customerId: customer,
      invoiceNumber: invoice,
      invoiceDate: issued,
      dueDate: due,
      outstanding: amount,
      currency: null,
      daysOverdue,
      overdue,
      bucket: null,
    })),
    { row: FIRST + LINES.length, type: 'total', outstanding: OUTSTANDING },
  ],
};
