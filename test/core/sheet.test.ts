import { describe, expect, it } from 'vitest';
import { columnOf, date, day, pounds, read, rowAt, type TestCell, TODAY, topicsOf } from './cells.ts';

const HEADINGS = [
  'Customer',
  'Inv No',
  'Inv Date',
  'Due Date',
  'Amount',
  'Paid',
  'Balance',
  'Contact',
  'Tel',
  'Email',
  'Notes',
];

function line(customer: string, number: string, issued: string, due: string, amount: number, paid = 0): TestCell[] {
  return [
    customer,
    number,
    date(issued),
    date(due),
    pounds(amount),
    pounds(paid),
    pounds(Math.round((amount - paid) * 100) / 100),
  ];
}

// Judged by 15 September 2026.
const CLERKS_LIST: TestCell[][] = [
  HEADINGS,
  [
    ...line('Quantock Timber', 'INV-101', '2026-07-17', '2026-08-16', 591.9),
    'Fran Reid',
    '01632 960606',
    'accounts@quantock.example',
  ],
  [
    ...line('Moorland Feeds Ltd', 'INV-102', '2026-08-16', '2026-09-15', 441.3, 41.3),
    'Alex Hale',
    '01632 960208',
    'feeds@moorland.example',
    'PTP 20/9',
  ],
  [
    ...line('Moorland Feeds Ltd', 'INV-103', '2026-08-15', '2026-09-14', 0.01),
    'Alex Hale',
    '01632 960208',
    'feeds@moorland.example',
  ],
  [
    ...line('Total Facilities Ltd', 'INV-104', '2026-05-01', '2026-05-16', 1000),
    'Mo Shaw',
    '01632 960664',
    'ap@total.example; boss@total.example',
  ],
  [
    ...line('Current Electrical Ltd', 'INV-105', '2026-03-01', '2026-03-31', 250, 250),
    'Uma Kerr',
    '01632 960400',
    '',
    'PAID',
  ],
  [
    ...line('Ravensworth Estates', 'INV-106', '2026-05-21', '2026-06-20', -12.52),
    'Jo Shaw',
    '01632 960984',
    'accounts@raven.example',
  ],
  [
    ...line('Yarrow Textiles Ltd', 'INV-107', '2026-09-10', '2026-10-10', 70.25),
    'Hal Bell',
    '01632 960465',
    'pay@yarrow.example',
  ],
  [],
  ['TOTAL', '', '', '', pounds(2340.94), pounds(291.3), pounds(2049.64)],
];
// 591.90 + 400.00 + 0.01 + 1000.00 + 0 − 12.52 + 70.25 = 2,049.64

describe('a clerk’s own list', () => {
  const reading = read(CLERKS_LIST);

  it('is recognised: headings, columns, kind, currency', () => {
    expect(reading).toMatchObject({
      headerRow: 1,
      firstDataRow: 2,
      lastDataRow: 8,
      kind: 'detail',
      dateOrder: 'EXCEL',
    });
    const letters = Object.fromEntries(reading.columns.map(({ role, column }) => [role, column]));
    expect(letters).toEqual({
      customer: 'A',
      invoiceNumber: 'B',
      invoiceDate: 'C',
      dueDate: 'D',
      amount: 'E',
      outstanding: 'G',
      contactName: 'H',
      phone: 'I',
      email: 'J',
    });
    expect(reading.outstandingByCurrency).toEqual([{ minor: 204_964, currency: 'GBP' }]);
  });

  it('says of every row what it is', () => {
    expect(reading.rows.map(({ row, type }) => [row, type])).toEqual([
      [1, 'header'],
      [2, 'invoice'],
      [3, 'invoice'],
      [4, 'invoice'],
      [5, 'invoice'],
      [6, 'invoice'],
      [7, 'credit'],
      [8, 'invoice'],
      [9, 'blank'],
      [10, 'total'],
    ]);
  });

  it('finds overdue what was due before the day and is still owed', () => {
    expect(reading.rows.filter(({ overdue }) => overdue).map(({ row, daysOverdue }) => [row, daysOverdue])).toEqual([
      [2, 30],
      [4, 1],
      [5, 122],
    ]);
    expect(reading.overdueRowCount).toBe(3);
    expect(reading.overdueByCurrency).toEqual([{ minor: 159_191, currency: 'GBP' }]);
  });

  it('reads a row as it stands', () => {
    expect(rowAt(reading, 5)).toEqual({
      row: 5,
      type: 'invoice',
      customer: 'Total Facilities Ltd',
      customerId: null,
      contactName: 'Mo Shaw',
      invoiceNumber: 'INV-104',
      invoiceDate: '2026-05-01',
      dueDate: '2026-05-16',
      amount: { minor: 100_000, currency: 'GBP' },
      outstanding: { minor: 100_000, currency: 'GBP' },
      email: 'ap@total.example; boss@total.example',
      phone: '01632 960664',
      daysOverdue: 122,
      overdue: true,
      bucket: '121+',
      because: 'Due 16 May 2026, 122 days before 15 Sept 2026: overdue.',
    });
  });

  it('says why a row is or is not overdue', () => {
    const because = (row: number): string => rowAt(reading, row).because;
    expect(because(3)).toBe('Due on 15 Sept 2026 itself: not overdue yet.');
    expect(because(4)).toBe('Due 14 Sept 2026, 1 day before 15 Sept 2026: overdue.');
    expect(because(6)).toBe('Nothing is outstanding: settled.');
    expect(because(7)).toBe('A credit in the customer’s favour: never overdue.');
    expect(because(8)).toBe('Due 10 Oct 2026: not due for 25 days.');
    expect(because(9)).toBe('Nothing in the row.');
    expect(because(10)).toBe('A total of the rows above or below, not a debt.');
  });

  it('gives a credit no days overdue and a settled invoice its own', () => {
    expect(rowAt(reading, 7)).toMatchObject({ daysOverdue: null, overdue: false, outstanding: { minor: -1252 } });
    expect(rowAt(reading, 6)).toMatchObject({ daysOverdue: 168, overdue: false, outstanding: { minor: 0 } });
  });

  it('ties out with the printed total', () => {
    expect(reading.tieOut).toEqual([
      {
        currency: 'GBP',
        sheetTotal: { minor: 204_964, currency: 'GBP' },
        ledgerTotal: { minor: 204_964, currency: 'GBP' },
        difference: { minor: 0, currency: 'GBP' },
        rows: [],
      },
    ]);
  });

  it('asks only for the day to judge by, and goes on with today', () => {
    expect(reading).toMatchObject({ asOf: '2026-09-15', asOfFrom: 'today' });
    expect(reading.questions).toMatchObject([{ topic: 'asOf', assumed: '2026-09-15', blocking: false }]);
  });

  it('says of every column why it was chosen', () => {
    const because = (role: string): string => reading.columns.find((column) => column.role === role)?.because ?? '';
    expect(because('outstanding')).toBe('Still owed: the heading “Balance”; it is E − F in the rows compared.');
    expect(because('dueDate')).toBe(
      'The heading “Due Date” says due date; 7 of 7 cells are dates, never before the date in C.',
    );
  });
});

describe('other flat lists', () => {
  it('has its headings anywhere in the first thirty rows and columns', () => {
    const title: TestCell[][] = [['Fernhill Trading Ltd'], ['Open items'], [], ['Prepared by: Jo'], []];
    const reading = read([...title, ...CLERKS_LIST], { firstRow: 3, firstColumn: 2 });
    expect(reading).toMatchObject({ headerRow: 9, firstDataRow: 10, lastDataRow: 16, overdueRowCount: 3 });
    expect(columnOf(reading, 'outstanding')).toBe('I');
    expect(reading.rows.slice(0, 9).map(({ row, type }) => [row, type])).toEqual([
      [1, 'blank'],
      [2, 'blank'],
      [3, 'blank'],
      [4, 'title'],
      [5, 'title'],
      [6, 'blank'],
      [7, 'title'],
      [8, 'blank'],
      [9, 'header'],
    ]);
  });

  it('splits machine-made headings into words', () => {
    const reading = read([
      ['countryCode', 'customerID', 'invoice_number', 'InvoiceDate', 'dueDate', 'InvoiceAmount', 'Disputed'],
      [406, '5573-KSOIA', '0049331333', date('2026-05-17'), date('2026-06-16'), 98.88, 'Yes'],
      [818, '9181-HEKGV', '2966579935', date('2026-08-18'), date('2026-09-17'), 99.85, 'No'],
      [406, '5573-KSOIA', '2882083969', date('2026-08-22'), date('2026-09-21'), 66.06, 'Yes'],
      ['Total', '', '', '', '', 264.79],
    ]);
    expect(reading.columns.map(({ role, column }) => `${role} ${column}`).sort()).toEqual([
      'customer B',
      'customerId B',
      'dueDate E',
      'invoiceDate D',
      'invoiceNumber C',
      'outstanding F',
    ]);
    expect(rowAt(reading, 2)).toMatchObject({
      customer: '5573-KSOIA',
      customerId: '5573-KSOIA',
      invoiceNumber: '0049331333',
      outstanding: { minor: 9888, currency: 'XXX' },
      overdue: true,
    });
    expect(rowAt(reading, 5).type).toBe('total');
    expect(topicsOf(reading)).toEqual(['currency', 'asOf']);
  });

  it('tells names from numbers of customers', () => {
    const reading = read([
      ['Account', 'Name', 'Document No.', 'Document Type', 'Net due date', 'Remaining Amount', 'Ccy'],
      ['10004711', 'Carl Weiß & Söhne KG', '1800004000', 'Invoice', date('2026-08-30'), 301.03, 'EUR'],
      ['10004711', 'Carl Weiß & Söhne KG', '1800004001', 'Credit Memo', date('2026-08-31'), -42.93, 'EUR'],
      ['10004748', 'Dachdeckerei Müller GmbH', '1800004005', 'Payment', date('2026-07-31'), -0.01, 'GBP'],
      ['10004748', 'Dachdeckerei Müller GmbH', '1800004006', 'Invoice', date('2026-09-30'), 12_000, 'JPY'],
    ]);
    expect([columnOf(reading, 'customerId'), columnOf(reading, 'customer')]).toEqual(['A', 'B']);
    expect(reading.rows.slice(1).map(({ type }) => type)).toEqual(['invoice', 'credit', 'payment', 'invoice']);
    expect(reading.outstandingByCurrency).toEqual([
      { minor: 25_810, currency: 'EUR' },
      { minor: -1, currency: 'GBP' },
      { minor: 12_000, currency: 'JPY' },
    ]);
    expect(reading.tieOut.map(({ sheetTotal }) => sheetTotal)).toEqual([null, null, null]);
    expect(topicsOf(reading)).toEqual(['asOf']);
  });

  it('knows a column of names under the heading Account as customers', () => {
    const reading = read([
      ['Account', 'Invoice', 'Due', 'Outstanding'],
      ['Ashdown Joinery Ltd', 'A-1', date('2026-08-01'), pounds(10)],
      ['Brackley & Sons', 'A-2', date('2026-08-02'), pounds(20)],
    ]);
    expect(columnOf(reading, 'customer')).toBe('A');
    expect(columnOf(reading, 'customerId')).toBeNull();
  });

  it('counts from 1904 where the workbook does', () => {
    const serial = (text: string): TestCell => ({ value: (date(text).value as number) - 1462, format: 'dd/mm/yyyy' });
    const reading = read(
      [
        ['Customer', 'Invoice', 'Due date', 'Balance'],
        ['Ashdown Joinery Ltd', 'A-1', serial('2026-09-14'), pounds(10)],
        ['Brackley & Sons', 'A-2', serial('2026-09-15'), pounds(20)],
      ],
      { dateEpoch: 1904 },
    );
    expect(rowAt(reading, 2)).toMatchObject({ dueDate: '2026-09-14', daysOverdue: 1, overdue: true });
    expect(rowAt(reading, 3)).toMatchObject({ dueDate: '2026-09-15', daysOverdue: 0, overdue: false });
  });

  it('reads dates that lost their number format, because the heading says dates', () => {
    const reading = read([
      ['Customer', 'Invoice', 'Due date', 'Balance'],
      ['Ashdown Joinery Ltd', 'A-1', 46_279, pounds(10)],
      ['Brackley & Sons', 'A-2', 46_280.75, pounds(20)],
    ]);
    expect(rowAt(reading, 2)).toMatchObject({ dueDate: '2026-09-14', overdue: true });
    expect(rowAt(reading, 3)).toMatchObject({ dueDate: '2026-09-15', daysOverdue: 0, overdue: false });
  });

  it('shows a number as its format pads it', () => {
    const reading = read([
      ['Customer', 'Invoice no', 'Due date', 'Balance'],
      ['Ashdown Joinery Ltd', { value: 1264, format: '00000' }, date('2026-09-01'), pounds(10)],
    ]);
    expect(rowAt(reading, 2).invoiceNumber).toBe('01264');
  });

  it('takes the caller’s day', () => {
    const reading = read(CLERKS_LIST, {}, { ...TODAY, asOf: day('2026-06-16') });
    expect(reading).toMatchObject({ asOf: '2026-06-16', asOfFrom: 'argument', overdueRowCount: 1 });
    expect(rowAt(reading, 5).daysOverdue).toBe(31);
  });
});
