// A customer's number is the same on all rows of a customer: what differs on each is a reference of the invoice.
import { describe, expect, it } from 'vitest';
import { accountsOnSheet } from '../../core/account-on-sheet.ts';
import { columnOf, date, pounds, read, type TestCell } from './cells.ts';

const line = (customer: string, number: string, reference: TestCell, amount: number): TestCell[] => [
  customer,
  number,
  reference,
  date('2026-07-02'),
  date('2026-08-01'),
  pounds(amount),
];
const listOf = (heading: string, references: readonly TestCell[]): TestCell[][] => [
  ['Customer', 'Invoice no', heading, 'Invoice date', 'Due date', 'Balance'],
  ...['Alton Mills', 'Alton Mills', 'Alton Mills', 'Barrow Ltd', 'Cobb & Co'].map((name, i) =>
    line(name, `INV-${i + 1}`, references[i] ?? '', i === 2 ? -50 : 100 + i),
  ),
];
const accountsIn = (rows: readonly (readonly TestCell[])[]) =>
  [...accountsOnSheet(read(rows)).values()].map(({ customerName, customerNumber, rows }) => [
    customerName,
    customerNumber,
    rows.length,
  ]);
const BY_NAME = [
  ['Alton Mills', null, 3],
  ['Barrow Ltd', null, 1],
  ['Cobb & Co', null, 1],
];

describe('a reference of every invoice', () => {
  it.each([
    'Your ref',
    'P.O. No.',
    'Reference',
    'Customer ref',
    'Legal Number',
    'Unsere Referenz',
    'Vos réf.',
    'Réf. client',
    'Kundenreferenz',
    'Su referencia',
    'Uw kenmerk',
    'Rif.',
    'Referência',
  ])('is no number of the customer: %s', (heading) => {
    expect(accountsIn(listOf(heading, ['K-1001', 'K-1002', 'K-1003', 'K-1004', 'K-1005']))).toEqual(BY_NAME);
  });

  it.each([
    ['Account', ['1200', '1200', '1200', '1200', '1200']],
    ['Code', ['N', 'N', 'N', 'S', 'S']],
  ])('is none where it stands beside many names: %s', (heading, numbers) => {
    expect(accountsIn(listOf(heading, numbers)).map(([name]) => name)).toEqual(BY_NAME.map(([name]) => name));
  });

  it('is none where it stands on some rows only', () => {
    const rows = listOf('Factor ref', ['F-1', '', '', '', '']);
    expect(accountsIn(rows)).toEqual(BY_NAME);
    const seldom = rows.filter((_, i) => i !== 2 && i !== 3);
    expect(columnOf(read(seldom), 'customerId')).toBeNull();
  });

  it.each(['P.O. No.', 'Customer ref'])('is none where headings of groups name the customers: %s', (heading) => {
    const rows = [
      ['Project', 'Invoice no', heading, 'Invoice date', 'Due date', 'Balance'],
      ['Marlow Devices'],
      line('', 'INV-1', '4500112', 100),
      line('', 'INV-2', '4500090', 50),
      ['Total Quality Labs'],
      line('', 'INV-3', '', 20),
    ];
    expect(accountsIn(rows)).toEqual([
      ['Marlow Devices', null, 2],
      ['Total Quality Labs', null, 1],
    ]);
  });
});

describe('columns of money', () => {
  it('hold no numbers of customers, whatever stands above them', () => {
    const rows = [
      ['Núm.', '', '', '', '', '', ''],
      ['Factura', 'Cliente', 'Fecha', 'Vencimiento', 'Importe', 'Pagado', 'Saldo'],
      ...['Ashdown Ltd', 'Barrow Ltd'].map((name, i) => [
        `INV-${i}`,
        name,
        date('2026-07-02'),
        date('2026-08-01'),
        pounds(10),
        pounds(0),
        pounds(10),
      ]),
    ];
    expect(accountsIn(rows)).toHaveLength(2);
    expect(columnOf(read(rows), 'customerId')).toBeNull();
  });
});

describe('a number of the customer', () => {
  it.each([
    ['Customer No.', ['1001', '1001', '1001', '1002', '1003'], '1001'],
    ['Reference', ['R-17', 'R-17', 'R-17', 'R-18', 'R-19'], 'R-17'],
    ['A/C Ref', ['ALT001', 'ALT001', 'ALT001', 'BAR001', 'COB001'], 'ALT001'],
  ])('is the same on the rows of a customer: %s', (heading, numbers, first) => {
    const [alton, ...others] = accountsIn(listOf(heading, numbers));
    expect(alton).toEqual(['Alton Mills', first, 3]);
    expect(others).toHaveLength(2);
  });

  it.each([
    ['Customer No.', '1001', '1002'],
    ['A/C Ref', 'SMI001', 'SMI002'],
  ])('keeps two customers of one name apart: %s', (heading, first, second) => {
    const rows: TestCell[][] = [
      ['Customer', 'Invoice no', heading, 'Invoice date', 'Due date', 'Balance'],
      line('Smith Ltd', 'INV-1', first, 100),
      line('Smith Ltd', 'INV-2', second, 50),
      line('Barrow Ltd', 'INV-3', heading === 'A/C Ref' ? 'BAR001' : '1003', 20),
    ];
    expect(accountsIn(rows).slice(0, 2)).toEqual([
      ['Smith Ltd', first, 1],
      ['Smith Ltd', second, 1],
    ]);
  });

  it('keeps many of them apart, where customers are private persons', () => {
    const names = ['J Smith', 'J Smith', 'A Jones', 'A Jones', 'P Brown', 'P Brown', 'Z Hill'];
    const rows: TestCell[][] = [
      ['Customer', 'Invoice no', 'Customer no', 'Invoice date', 'Due date', 'Balance'],
      ...names.map((name, i) => line(name, `INV-${i}`, String(1001 + i), 100 + i)),
    ];
    expect(accountsIn(rows)).toHaveLength(7);
  });

  it('goes with the names above the lines', () => {
    const rows = [
      ['Project', 'Invoice no', 'Account', 'Invoice date', 'Due date', 'Balance'],
      ['Marlow Devices'],
      line('', 'INV-1', '1001', 100),
      line('', 'INV-2', '1001', 50),
      ['Total Quality Labs'],
      line('', 'INV-3', '1002', 20),
    ];
    expect(accountsIn(rows)).toEqual([
      ['Marlow Devices', '1001', 2],
      ['Total Quality Labs', '1002', 1],
    ]);
  });

  it('stands for the name where nothing names the customers', () => {
    const rows = [
      ['Invoice no', 'Account', 'Invoice date', 'Due date', 'Balance'],
      ['All open items'],
      line('', 'INV-1', '1001', 100).slice(1),
      line('', 'INV-2', '1001', 50).slice(1),
      line('', 'INV-3', '1002', 20).slice(1),
    ];
    expect(accountsIn(rows)).toEqual([
      ['1001', '1001', 2],
      ['1002', '1002', 1],
    ]);
  });

  it('may be headed by nothing but No. beside the names', () => {
    const rows = [
      ['No.', 'Customer', 'Invoice no', 'Due date', 'Balance'],
      ['7001', 'Alton Mills', 'INV-1', date('2026-08-01'), pounds(10)],
      ['7002', 'Barrow Ltd', 'INV-2', date('2026-08-01'), pounds(20)],
    ];
    expect(columnOf(read(rows), 'customerId')).toBe('A');
  });
});
