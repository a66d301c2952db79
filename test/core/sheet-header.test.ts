// Headings over two rows, and what stands right above them: part of the headings, never the name of a customer.
import { describe, expect, it } from 'vitest';
import { columnOf, date, pounds, read, rowAt, type TestCell } from './cells.ts';

const line = (number: string, amount: number): TestCell[] => [
  number,
  date('2026-07-01'),
  date('2026-08-01'),
  '',
  pounds(amount),
];

describe('headings over two rows', () => {
  const upper: TestCell[] = ['Customer/', '', 'Due', 'Discount'];
  const lower: TestCell[] = ['Invoice Number', 'Inv Date', 'Date', 'Date', 'Balance'];
  const rows: TestCell[][] = [
    ...[['Aged Invoice Report'], [], upper, lower],
    ...[
      ['Acme Supply Co.'],
      line('I-1', 100),
      line('I-2', 50),
      ['Customer Acme Supply Co. Totals:', '', '', '', pounds(150)],
    ],
    ...[['Blue Ridge Plumbing'], line('I-3', 70), ['Customer Blue Ridge Plumbing Totals:', '', '', '', pounds(70)]],
  ];

  it('may name the customer above and the invoice below a stroke', () => {
    const reading = read(rows);
    expect(reading.headerRow).toBe(4);
    expect(columnOf(reading, 'invoiceNumber')).toBe('A');
    expect(columnOf(reading, 'dueDate')).toBe('C');
    expect([6, 7, 10].map((row) => rowAt(reading, row).customer)).toEqual([
      ...['Acme Supply Co.', 'Acme Supply Co.', 'Blue Ridge Plumbing'],
    ]);
  });

  it('name no customer by a word for another column', () => {
    const reading = read([['Customer', '', 'Due'], ['Title'], [...lower], ...rows.slice(5)]);
    const names = [...reading.rows].flatMap(({ type, customer }) => (type === 'invoice' ? [customer] : []));
    expect(names).not.toContain('Due');
  });
});

describe('headings as programs write them', () => {
  it('tell the invoice number from the program’s own number of the row', () => {
    const reading = read([
      ['id', 'Amount Due', 'Customer Name', 'Due Date', 'Number', 'Amount Remaining'],
      ['in_1N0010x', 79.16, 'Acme Supply Co.', date('2026-08-03'), '7F2A1B-0010', 79.16],
      ['in_1N0013x', 41.26, 'Acme Supply Co.', date('2026-08-16'), '7F2A1B-0013', 41.26],
    ]);
    expect(columnOf(reading, 'invoiceNumber')).toBe('E');
  });

  it('may begin with the table they come from', () => {
    const table = (name: string) => (heading: string) => `${name}.${heading}`;
    const reading = read([
      [
        ...['ACCOUNT_REF', 'NAME', 'CONTACT_NAME'].map(table('SALES_LEDGER')),
        ...['INV_REF', 'DUE_DATE', 'OUTSTANDING'].map(table('AUDIT_HEADER')),
      ],
      ['ASH001', 'Ashdown Joinery Ltd', 'Anna Field', '7103', date('2026-08-09'), pounds(196)],
      ['BRA001', 'Brackley & Sons', 'Tom Reed', '7104', date('2026-08-10'), pounds(96)],
    ]);
    expect(rowAt(reading, 2)).toMatchObject({ customer: 'Ashdown Joinery Ltd', contactName: 'Anna Field' });
  });
});
