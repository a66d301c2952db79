// A customer named above its invoices by a word and what stands beside it: `Debitor | 10045 | Keller Maschinen GmbH`. The word is
// nobody's name.
import { describe, expect, it } from 'vitest';
import { readSheet } from '../../core/sheet.ts';
import { date, pounds, read, rowAt, sheetOf, type TestCell, TODAY, topicsOf } from './cells.ts';

const HEADINGS = ['Type', 'Number', 'Date', 'Due date', 'Balance'];
const line = (number: string, amount: number): TestCell[] => [
  'INV',
  number,
  date('2026-07-02'),
  date('2026-08-01'),
  pounds(amount),
];
const invoicesOf = (rows: readonly (readonly TestCell[])[]) =>
  read(rows)
    .rows.filter(({ type }) => type === 'invoice')
    .map(({ invoiceNumber, customer, customerId }) => [invoiceNumber, customer, customerId]);

describe('the heading of a group made of a label and what it says', () => {
  it.each<[string, string[], string[], string, string | null]>([
    ['number and name', ['Debitor', '10045', 'Keller GmbH'], ['Debitor', '10046', 'Lutz AG'], 'Keller GmbH', '10045'],
    ['number and name in one cell', ['Kunde', '10045 Keller Ltd'], ['Kunde', '10046 Lutz AG'], 'Keller Ltd', '10045'],
    ['all in one cell', ['Debitor 10045 Keller Ltd'], ['Debitor 10046 Lutz AG'], 'Keller Ltd', '10045'],
    ['a name', ['Customer', 'Keller Ltd'], ['Customer', 'Lutz AG'], 'Keller Ltd', null],
    ['a code', ['Client n°', '411KEL', 'Keller Ltd'], ['Client n°', '411LUT', 'Lutz AG'], 'Keller Ltd', '411KEL'],
    ['French', ['Compte', '411KELLER', 'Keller Ltd'], ['Compte', '411LUTZ', 'Lutz AG'], 'Keller Ltd', '411KELLER'],
    ['Dutch', ['Debiteur', '1001', 'Keller Ltd'], ['Debiteur', '1002', 'Lutz AG'], 'Keller Ltd', '1001'],
    ['Italian', ['Cliente', '00123', 'Keller Ltd'], ['Cliente', '00124', 'Lutz AG'], 'Keller Ltd', '00123'],
    ['with a colon', ['Customer:', '10045', 'Keller Ltd'], ['Customer:', '10046', 'Lutz AG'], 'Keller Ltd', '10045'],
    [
      'short names',
      ['KELLER', 'Keller, Inc.', '1 Main St'],
      ['LUTZ', 'Lutz AG', '2 Pine Rd'],
      'Keller, Inc.',
      'KELLER',
    ],
  ])('names the customer: %s', (_, first, second, name, number) => {
    const rows = [HEADINGS, first, line('A-1', 10), line('A-2', 20), second, line('A-3', 5), ['Total', '', '', '', 35]];
    const [one, two, three] = invoicesOf(rows);
    expect([one, two]).toEqual([
      ['A-1', name, number],
      ['A-2', name, number],
    ]);
    expect(three?.[1]).toBe('Lutz AG');
  });

  it('tells the telephone and the address beside it', () => {
    const head = ['Account', 'KEL001', 'Keller Ltd', '01632 960100', 'ap@keller.example'];
    const reading = read([HEADINGS, head, line('A-1', 10), ['Account', 'LUT001', 'Lutz Ltd'], line('A-2', 5)]);
    expect(rowAt(reading, 3)).toMatchObject({
      customer: 'Keller Ltd',
      customerId: 'KEL001',
      phone: '01632 960100',
      email: 'ap@keller.example',
    });
    expect(rowAt(reading, 5)).toMatchObject({ customer: 'Lutz Ltd', phone: null, email: null });
  });

  it('may go on over several lines, above the first headings too', () => {
    const block = (number: string, name: string, town: string) => [
      ['Debitor', number],
      ['Name', name],
      ['Ort', town],
    ];
    const headings = ['St', 'Belegnr', 'Belegdatum', 'Nettofällig', 'Betrag'];
    const rows = [
      ['Debitoren Einzelpostenliste, offen zum 15.09.2026'],
      ...block('10045', 'Keller Maschinen GmbH', 'Ulm'),
      headings,
      line('1800', 100),
      [],
      ...block('10046', 'Lutz AG', 'Köln'),
      headings,
      line('1801', 50),
    ];
    expect(invoicesOf(rows)).toEqual([
      ['1800', 'Keller Maschinen GmbH', '10045'],
      ['1801', 'Lutz AG', '10046'],
    ]);
  });

  it('may hold label and value in one cell, wide apart; the currency beside a sum is no customer', () => {
    const rows: TestCell[][] = [
      ['Debitor          10045'],
      ['Name             Keller Maschinen GmbH'],
      ['Ort              Ulm'],
      [],
      ['St', 'Belegnr', 'Belegdatum', 'Nettofälligkeit', 'Betrag', 'Währg'],
      [...line('1800', 100), 'EUR'],
      ['*', '', '', '', 100, 'EUR'],
    ];
    expect(invoicesOf(rows)).toEqual([['1800', 'Keller Maschinen GmbH', '10045']]);
  });

  it.each(['Company: Kestrel Supply Co', 'Firma: Kestrel Supply Co', 'Société : Kestrel Supply Co'])(
    'above a list without customers is none where it says whose list it is: %s',
    (title) => {
      const reading = read([[title], HEADINGS, line('A-1', 10), line('A-2', 5)]);
      expect(topicsOf(reading)).toContain('column.customer!');
      expect(rowAt(reading, 3).customer).toBeNull();
    },
  );

  it('may stand with the sum of its lines, above them or below them', () => {
    const [keller, lutz] = [
      ['Customer', '10045', 'Keller Ltd', '', 30],
      ['Customer', '10046', 'Lutz Ltd', '', 9],
    ];
    const [ofKeller, ofLutz] = [
      [line('A-1', 10), line('A-2', 20)],
      [line('A-3', 4), line('A-4', 5)],
    ];
    const total = ['Total', '', '', '', 39];
    const names = (rows: readonly (readonly TestCell[])[]) => invoicesOf(rows).map(([, name]) => name);
    const expected = ['Keller Ltd', 'Keller Ltd', 'Lutz Ltd', 'Lutz Ltd'];
    expect(names([HEADINGS, keller, ...ofKeller, lutz, ...ofLutz, total])).toEqual(expected);
    expect(names([HEADINGS, ...ofKeller, keller, ...ofLutz, lutz, total])).toEqual(expected);
  });

  it('that says nothing is asked about, and a list without customers may be flagged', () => {
    const rows = [HEADINGS, ['Customer'], line('A-1', 10), ['Customer'], line('A-2', 5)];
    expect(topicsOf(read(rows))).toContain('column.customer!');
    const settled = readSheet(sheetOf(rows), { ...TODAY, answers: { 'column.customer': 'none' } });
    expect('refused' in settled ? [] : topicsOf(settled)).toContain('column.customer');
  });

  it('is a name where it only holds such a word', () => {
    const rows = [HEADINGS, ['Account Partners Ltd'], line('A-1', 10), ['Client First'], line('A-2', 5)];
    expect(invoicesOf(rows).map(([, name]) => name)).toEqual(['Account Partners Ltd', 'Client First']);
  });

  it('is a name where towns stand beside', () => {
    const rows = [HEADINGS, ['KELLER', 'Ulm'], line('A-1', 10), ['LUTZ', 'Bonn'], line('A-2', 5)];
    expect(invoicesOf(rows).map(([, name]) => name)).toEqual(['KELLER', 'LUTZ']);
  });
});

describe('the name of a customer beside the sum of its lines, in the column of days', () => {
  const headings = ['#', 'Customer Code', 'Doc. No.', 'Posting Date', 'Due Date', 'Balance Due'];
  const lineOf = (number: string, amount: number): TestCell[] => ['', '', ...line(number, amount).slice(1)];
  const sheet = (sum: number): TestCell[][] => [
    headings,
    ['', 'C20000', 'Maxi-Teq'],
    lineOf('412', 900),
    lineOf('399', 120),
    ['', '', '', '', 'Maxi-Teq', sum],
    ['', 'C30000', 'Microchips'],
    lineOf('201', 45.1),
    ['', '', '', '', 'Microchips', 45.1],
    ['', '', '', '', '', 1065.1],
  ];

  it('is no day: the row is a sum', () => {
    const reading = read(sheet(1020));
    expect(reading.rows.filter(({ type }) => type === 'invoice').map(({ customer }) => customer)).toEqual([
      'Maxi-Teq',
      'Maxi-Teq',
      'Microchips',
    ]);
    expect(reading.outstandingByCurrency.map(({ minor }) => minor)).toEqual([106_510]);
    expect(topicsOf(reading).filter((topic) => topic.endsWith('!'))).toEqual([]);
  });

  it('is asked about where the lines do not come to the amount', () => {
    expect(topicsOf(read(sheet(1000)))).toContain('tieOut!');
  });

  it('is a day that cannot be read where the line has a number', () => {
    const rows = sheet(1020).with(4, ['', '', '413', '', 'soon', 7]);
    expect(topicsOf(read(rows))).toContain('dueDate!');
  });
});

describe('customers above their lines and with a total below them', () => {
  const headings = ['', 'Invoice Date', 'Due Date', 'Currency', 'Amount', 'Total'];
  const lineOf = (number: string, amount: number): TestCell[] => [
    number,
    date('2026-07-02'),
    date('2026-08-01'),
    'EUR',
    pounds(amount),
    '',
  ];
  const sum = (name: string, amount: number): TestCell[] => [name, '', '', '', '', pounds(amount)];
  const sheet = (word: string): TestCell[][] => [
    headings,
    sum(word, 185),
    sum('Azure Interior', 150),
    lineOf('INV/2026/00100', 100),
    lineOf('INV/2026/00101', 50),
    sum(`${word} Azure Interior`, 150),
    sum('Total Fitness Ltd', 35),
    lineOf('INV/2026/00102', 35),
    sum(`${word} Total Fitness Ltd`, 35),
  ];

  it.each(['Total', 'Gesamt', 'Totale', 'Totaal'])('are read where the sums have a column of their own: %s', (word) => {
    expect(invoicesOf(sheet(word)).map(([, customer]) => customer)).toEqual([
      'Azure Interior',
      'Azure Interior',
      'Total Fitness Ltd',
    ]);
    expect(topicsOf(read(sheet(word))).filter((topic) => topic.endsWith('!'))).toEqual([]);
  });

  it('are read where the sums stand among the amounts', () => {
    const rows = sheet('Total').map((row) => row.slice(0, 5));
    const sums = new Map([
      [1, 185],
      [2, 150],
      [5, 150],
      [6, 35],
      [8, 35],
    ]);
    const reading = read(rows.map((row, i) => (sums.has(i) ? row.with(4, pounds(sums.get(i) ?? 0)) : row)));
    const names = reading.rows.filter(({ type }) => type === 'invoice').map(({ customer }) => customer);
    expect(names).toEqual(['Azure Interior', 'Azure Interior', 'Total Fitness Ltd']);
    expect(topicsOf(reading).filter((topic) => topic.endsWith('!'))).toEqual([]);
  });
});

describe('the column of invoice numbers', () => {
  const rows: TestCell[][] = [HEADINGS, line('A-1', 10), line('A-2', 20), line('A-3', 5)];
  const answeredWith = (answers: Record<string, string>) => {
    const reading = readSheet(sheetOf(rows), { ...TODAY, answers });
    return 'refused' in reading ? [] : [...topicsOf(reading), ...reading.rows.map(({ customer }) => customer)];
  };

  it('names no customers, though the clerk says so', () => {
    const found = answeredWith({ 'column.customer': 'B' });
    expect(found).toContain('column.customer!');
    expect(found).not.toContain('A-1');
  });

  it('does where the numbers are said to stand elsewhere', () => {
    expect(answeredWith({ 'column.customer': 'B', 'column.invoiceNumber': 'none' })).toContain('A-1');
  });
});
