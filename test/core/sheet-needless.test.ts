// What ordinary exports show and settle by themselves: nothing is asked that the sheet says, and the nearest sheets that leave it
// open are still asked about.
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../core/refusal.ts';
import { readSheet } from '../../core/sheet.ts';
import { columnOf, date, read, rowAt, sheetOf, type TestCell, TODAY, topicsOf } from './cells.ts';

const DUE = date('2026-08-01');
const stops = (rows: TestCell[][], answers = {}): string[] =>
  topicsOf(read(rows, {}, { ...TODAY, answers })).filter((topic) => topic.endsWith('!'));

describe('a mark where the amount should be', () => {
  const rows = (mark: TestCell): TestCell[][] => [
    ['Customer', 'Inv no', 'Due', 'Invoice total £', 'Balance £'],
    ['Blagdon Dairy', '1204', DUE, 450, 450],
    ['Blagdon Dairy', '1209', DUE, 120, mark],
    ['Calder Ltd', '1211', DUE, 99.5, 49.5],
    ['Total', '', '', '', 499.5],
  ];

  it.each(['PAID', 'paid 2/10', 'Settled BACS 20/08', 'bezahlt am 20.08.'])('%s: nothing is owed', (mark) => {
    const reading = read(rows(mark));
    expect(rowAt(reading, 3)).toMatchObject({ outstanding: { minor: 0 }, overdue: false });
    expect(reading.tieOut[0]?.difference?.minor).toBe(0);
    expect(reading.questions.find(({ topic }) => topic === 'outstanding')?.text).toContain('E3');
    expect(stops(rows(mark))).toEqual([]);
  });

  it('is asked about where it says anything else', () => {
    expect(stops(rows('part paid'))).toEqual(['outstanding!']);
    expect(stops(rows('see note'))).toContain('outstanding!');
  });
});

describe('how a customer pays', () => {
  it.each(['Metodo', 'Method', 'Méthode'])('is no kind of document: %s', (heading) => {
    const rows: TestCell[][] = [
      ['Cliente', 'Fattura', 'Scadenza', 'Saldo', heading],
      ['Alfa Srl', 'F-1', DUE, 100, 'Bonifico'],
      ['Beta Spa', 'F-2', DUE, 250, 'RiBa'],
      ['Gamma Srl', 'F-3', DUE, 40, 'Bonifico'],
    ];
    expect(stops(rows)).toEqual([]);
    expect(read(rows).overdueRowCount).toBe(3);
  });
});

describe('debits and credits beside what is left of them', () => {
  const rows = (left: number, paid: TestCell = 0): TestCell[][] => [
    ['Naam', 'Nr. factuur', 'Vervaldatum', 'Bedrag debet', 'Bedrag credit', 'Openstaand bedrag'],
    ['Bakker Bouw', '2601', DUE, 500, paid, left],
    ['De Groot', '2602', DUE, 80, 0, 80],
    ['De Groot', '2690', DUE, 0, 20, -20],
    ['Van Dijk', '2603', DUE, 45.5, 0, 45.5],
  ];

  it('are the amounts of the documents: a part-payment is in no column', () => {
    expect(stops(rows(200))).toEqual([]);
    expect(columnOf(read(rows(200)), 'outstanding')).toBe('F');
  });

  it('are asked about where more is left, or both stand on a line', () => {
    expect(stops(rows(700))).toEqual(['column.outstanding!']);
    expect(stops(rows(200, 100))).toEqual(['column.outstanding!']);
  });
});

describe('ages that come to what is outstanding', () => {
  const rows = (owed: number, age: number): TestCell[][] => [
    ['Customer', 'Advance', 'Invoiced', 'Paid', 'Outstanding', 'Not due', '1-30', '31-60', '61+'],
    ['Acme', 0, 4675.8, 0, 4488.31, 541.82, 3946.49, 0, 0],
    ['Blue Ridge', 0, 6001.71, 0, 5609.37, 0, 728.54, 2849.95, 2030.88],
    ['Cedar', 0, 13130.08, 199.27, owed, 0, 0, age, 6592.3],
    ['Delta', 0, 2255.85, 0, 2255.85, 0, 0, 0, 2255.85],
  ];

  it('prove it, though advances and payments beside it do not', () => {
    expect(stops(rows(12_930.81, 6338.51))).toEqual([]);
  });

  it('prove nothing where a payment was not taken off', () => {
    expect(stops(rows(13_130.08, 6537.78))).toEqual(['column.outstanding!']);
  });
});

describe('the only amount of a list', () => {
  it('is what is owed, though it is headed as a debit', () => {
    const rows = (...more: TestCell[]): TestCell[][] => [
      ['Cliente', 'Factura', 'Vence el', 'Debe', ...more],
      ['Aceites Ruiz', 'F12', DUE, 1200, ...more.map(() => 100)],
      ['Bodegas Sanz', 'F15', DUE, 80.5, ...more.map(() => '')],
    ];
    expect(stops(rows())).toEqual([]);
    expect(columnOf(read(rows()), 'outstanding')).toBe('D');
    expect(stops(rows('Pagos'))).not.toEqual([]);
  });
});

describe('credits with positive amounts', () => {
  const rows = (total: number): TestCell[][] => [
    ['Customer', 'Type', 'Number', 'Date', 'Due date', 'Balance £'],
    ['Alton Mills', 'Invoice', 'UK-1', date('2026-07-01'), DUE, 100],
    ['Alton Mills', 'Credit note', 'CN-1', date('2026-07-05'), date('2026-07-05'), 30],
    ['Barrow Ltd', 'Invoice', 'UK-2', date('2026-07-01'), DUE, 250],
    ['Barrow Ltd', 'Payment on account', 'R-1', date('2026-07-09'), date('2026-07-09'), 40],
    ['Total', '', '', '', '', total],
  ];

  it('lower what is owed where only so the rows come to the printed total, several kinds together', () => {
    expect(stops(rows(280))).toEqual([]);
    expect(read(rows(280)).outstandingByCurrency).toEqual([{ minor: 28_000, currency: 'GBP' }]);
  });

  it('are asked about where no total says so', () => {
    expect(stops(rows(300))).toContain('credits!');
  });
});

describe('a title by which ages count from the invoice’s date', () => {
  const LINES: readonly TestCell[][] = [
    ['Ashdown Ltd', 'A-1', date('2026-09-01'), date('2026-09-14'), 820, '', '', 820],
    ['Brackley Ltd', 'A-2', date('2026-08-10'), date('2026-10-09'), '', 310, '', 310],
    ['Calder Ltd', 'A-3', date('2026-07-01'), date('2026-07-31'), '', '', 99.5, 99.5],
  ];
  const sheet = (title: string, withDue: boolean): TestCell[][] => [
    ['Aged receivables as at 15 September 2026'],
    [title],
    ['Customer', 'Invoice', 'Invoice date', withDue ? 'Due date' : '', '0-30', '31-60', '61+', 'Total £'],
    ...LINES.map((line) => (withDue ? line : line.map((cell, i) => (i === 3 ? '' : cell)))),
  ];

  it.each(['Ageing by invoice date', 'Alterung nach Rechnungsdatum', 'Balance âgée par date de facture'])(
    'explains why the due dates differ: %s',
    (title) => {
      expect(stops(sheet(title, true))).toEqual([]);
      expect(read(sheet(title, true)).rows.flatMap(({ row, overdue }) => (overdue ? [row] : []))).toEqual([4, 6]);
    },
  );

  it('asks for the days of credit where no due dates stand', () => {
    const rows = sheet('Ageing by invoice date', false);
    expect(stops(rows)).toContain('terms!');
    expect(stops(rows, { terms: '45' })).toEqual([]);
    expect(read(rows, {}, { ...TODAY, answers: { terms: '45' } }).overdueRowCount).toBe(1);
    expect(stops(sheet('Sorted by invoice date', false))).not.toContain('terms!');
  });

  it('judges ages without dates by the days of credit, and asks about an age across them', () => {
    const rows: TestCell[][] = [
      ['Aged receivables as at 15 September 2026'],
      ['Ageing by invoice date'],
      ['Customer', '0-30', '31-60', '61-90', '91+', 'Total £'],
      ['Ashdown Ltd', 100, 0, 0, 0, 100],
      ['Brackley Ltd', 0, 50, 0, 0, 50],
      ['Calder Ltd', 0, 0, 20, 0, 20],
    ];
    expect(stops(rows)).toContain('terms!');
    const reading = read(rows, {}, { ...TODAY, answers: { terms: '60' } });
    expect(reading.buckets.map(({ pastDue }) => pastDue)).toEqual([false, false, true, true]);
    expect(stops(rows, { terms: '60' })).toEqual([]);
    expect(stops(rows, { terms: '45' })).toEqual(['bucket.C!']);
  });
});

describe('Future, Current and the periods of one system', () => {
  const sheet = (...labels: string[]): TestCell[][] => [
    ['Aged debtors as at 15 September 2026'],
    ['A/C', 'Name', 'Balance £', ...labels],
    ['ABS001', 'ABS Garages Ltd', 2533, 0, 1200, 1333, 0, 0],
    ['BRO001', 'Bronson Inc', 309, 0, 309, 0, 0, 0],
    ['ZED001', 'Zed Works', 44, 0, 0, 0, 0, 44],
  ];

  it('are read as that system means them', () => {
    const rows = sheet('Future', 'Current', 'Period 1', 'Period 2', 'Older');
    expect(stops(rows)).toEqual([]);
    expect(read(rows).buckets.map(({ pastDue }) => pastDue)).toEqual([false, false, true, true, true]);
    expect(topicsOf(read(rows))).toContain('bucket.E');
  });

  it('are asked about beside ages in days', () => {
    expect(stops(sheet('Future', 'Current', '1-30', '31-60', '61+'))).toContain('bucket.E!');
  });
});

describe('a list without headings', () => {
  const LINES: TestCell[][] = [
    ['Abbott Sparks', 'INV-1', date('2026-07-01'), DUE, 1000],
    ['Bell Lighting', 'INV-2', date('2026-07-02'), DUE, 10],
    ['Cobb & Co', 'INV-3', date('2026-07-03'), DUE, 77.5],
  ];
  const refusalOf = (rows: TestCell[][], answers = {}): string => {
    const reading = readSheet(sheetOf(rows), { ...TODAY, answers });
    if (!isRefusal(reading)) throw new Error('not refused');
    return `${reading.refused}: ${reading.because}`;
  };
  const SAYS =
    'Insert a row above it and write over each column what it holds, such as Customer, Invoice no, Invoice date, Due date, Outstanding.';

  it('is refused with what to do, whatever row the clerk points at', () => {
    const first = `no-header: The list on “Debtors” has no headings: row 1 already is a line of it. ${SAYS}`;
    expect(refusalOf(LINES)).toBe(first);
    expect(refusalOf(LINES, { headerRow: '1' })).toBe(first);
    expect(refusalOf([['What they owe'], ...LINES])).toContain('row 2 already is a line of it');
  });

  it('is read once the row stands there', () => {
    const rows = [['Customer', 'Invoice no', 'Invoice date', 'Due date', 'Outstanding'], ...LINES];
    expect(read(rows).overdueRowCount).toBe(3);
  });

  it('is another thing than a sheet without lines', () => {
    expect(refusalOf([['Shopping'], ['Milk', 2], ['Bread', 1]])).toContain('Which row holds the headings?');
  });
});
