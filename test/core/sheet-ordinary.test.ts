import { describe, expect, it } from 'vitest';
import { columnOf, date, pounds, read, rowAt, shownAs, type TestCell, TODAY, topicsOf } from './cells.ts';

const money = (value: number): TestCell => shownAs('#,##0.00', value);
const overdueRows = (rows: readonly (readonly TestCell[])[]): number[] =>
  read(rows)
    .rows.filter(({ overdue }) => overdue)
    .map(({ row }) => row);
const blocking = (rows: readonly (readonly TestCell[])[]): string[] =>
  read(rows)
    .questions.filter((question) => question.blocking)
    .map(({ topic }) => topic);
const customers = (rows: readonly (readonly TestCell[])[]): (string | null)[] =>
  read(rows)
    .rows.filter(({ type }) => type === 'invoice' || type === 'customerSummary')
    .map(({ customer }) => customer);

describe('customers under a heading that does not say so', () => {
  const ageing = ['Contact', 'Current', '< 1 Month', '1 Month', 'Older', 'Total'];
  it('are the contacts, where every row has one and nothing else names a customer', () => {
    const rows = [
      ageing,
      ['Ashdown Joinery Ltd', money(0), money(20), money(0), money(0), money(20)],
      ['Brackley & Sons', money(30.5), money(0), money(0), money(0), money(30.5)],
      ['Total', money(30.5), money(20), money(0), money(0), money(50.5)],
    ];
    expect(customers(rows)).toEqual(['Ashdown Joinery Ltd', 'Brackley & Sons']);
    expect(overdueRows(rows)).toEqual([2]);
    expect(blocking(rows)).toEqual([]);
  });

  it('are not the contacts where another column names them', () => {
    const rows = [
      ['Customer', 'Contact', 'Invoice', 'Due date', 'Balance'],
      ['Ashdown Joinery Ltd', 'Jo Marsh', 'A-1', date('2026-08-01'), pounds(100)],
      ['Brackley & Sons', 'Ed Hill', 'A-2', date('2026-10-01'), pounds(7)],
    ];
    expect(customers(rows)).toEqual(['Ashdown Joinery Ltd', 'Brackley & Sons']);
  });

  it('are not the contacts where headings of groups name them', () => {
    const rows = [
      ['Contact', 'Invoice', 'Due date', 'Balance'],
      ['Ashdown Joinery Ltd'],
      ['Jo Marsh', 'A-1', date('2026-08-01'), pounds(100)],
      ['Brackley & Sons'],
      ['Ed Hill', 'A-2', date('2026-10-01'), pounds(7)],
    ];
    expect(customers(rows)).not.toContain('Jo Marsh');
  });

  it('stand first on a sheet of ages, as particulars', () => {
    const rows = [
      ['Particulars', 'Pending', 'Not due', '1 to 30 days', '(> 30 days)'],
      ['Kaveri Textiles Pvt Ltd', money(50), money(30), money(20), money(0)],
      ['Bharat Auto Works', money(9), money(9), money(0), money(0)],
      ['Grand Total', money(59), money(39), money(20), money(0)],
    ];
    expect(customers(rows)).toEqual(['Kaveri Textiles Pvt Ltd', 'Bharat Auto Works']);
    expect(overdueRows(rows)).toEqual([2]);
  });

  it('are never the account of the ledger that stands on every line', () => {
    const head = (name: string, sum: number): TestCell[] => [name, '', '', '', money(sum)];
    const line = (number: string, due: string, amount: number): TestCell[] => [
      number,
      date('2026-07-01'),
      date(due),
      '121000 Account Receivable',
      money(amount),
    ];
    const rows = [
      ['', 'Invoice Date', 'Due Date', 'Account', 'Total'],
      head('Ashdown Joinery Ltd', 120.5),
      line('INV/2026/0041', '2026-07-31', 100),
      line('INV/2026/0057', '2026-10-31', 20.5),
      head('Brackley & Sons', 30),
      line('INV/2026/0044', '2026-08-05', 30),
      head('Total', 150.5),
    ];
    expect(customers(rows)).toEqual(['Ashdown Joinery Ltd', 'Ashdown Joinery Ltd', 'Brackley & Sons']);
  });

  it('are named beside their number above their lines, with whom to call', () => {
    const head = (id: string, name: string): TestCell[] => [id, name, 'Contact: Accounts', 'Tel: 0113 496 0101'];
    const rows = [
      ['Date', 'Reference', 'Due', 'Total'],
      head('ASH001', 'Ashdown Joinery Ltd'),
      [date('2026-07-01'), '10231', date('2026-07-31'), money(100)],
      [date('2026-07-02'), '10232', date('2026-08-01'), money(50)],
      ['', '', '', money(150)],
      head('BRA002', 'Brackley & Sons'),
      [date('2026-07-03'), '10233', date('2026-10-01'), money(7)],
      ['', '', '', money(7)],
    ];
    expect(customers(rows)).toEqual(['Ashdown Joinery Ltd', 'Ashdown Joinery Ltd', 'Brackley & Sons']);
    expect(blocking(rows)).toEqual([]);
  });

  it('may well be one customer throughout', () => {
    const rows = [
      ['Account', 'Invoice', 'Due date', 'Balance'],
      ['Client Earth Ltd', 'A-1', date('2026-08-01'), pounds(100)],
      ['Client Earth Ltd', 'A-2', date('2026-10-01'), pounds(7)],
    ];
    expect(customers(rows)).toEqual(['Client Earth Ltd', 'Client Earth Ltd']);
  });
});

describe('totals that are all called the same', () => {
  const line = (number: string, amount: number): TestCell[] => [
    number,
    date('2026-07-01'),
    date('2026-08-01'),
    '',
    money(amount),
  ];
  const total = (amount: number): TestCell[] => ['', '', '', 'Totale cliente', money(amount)];
  const sheet = (last: number): TestCell[][] => [
    ['N. documento', 'Data documento', 'Data scadenza', 'Causale', 'Saldo'],
    ['Cliente: C00101 Panificio Rossi S.r.l.'],
    line('214/A', 1220),
    line('377/A', 244),
    total(1464),
    ['Cliente: C00130 F.lli Bianchi snc'],
    line('340/A', 97.6),
    line('322/A', 1464),
    total(last),
  ];
  it('are each of their own group and none of the whole sheet', () => {
    expect(blocking(sheet(1561.6))).toEqual([]);
  });

  it('are asked about when one does not come to its group', () => {
    expect(blocking(sheet(1500))).toContain('tieOut');
  });
});

describe('the first line below the headings', () => {
  it('is no second row of headings, though its days, terms and amounts are all texts', () => {
    const rows = [
      ['Customer', 'Invoice', 'Doc date', 'Terms', 'Not due', '1-30 days', '31-60 days'],
      ['Ashdown Joinery Ltd', 'A-1', '8 Sep', '7 days', '0,01', '', ''],
      ['Brackley & Sons', 'A-2', '6 Aug', '30 days', '', '123,45', ''],
    ];
    const reading = read(rows, {}, { ...TODAY, answers: { year: 'nearest' } });
    expect(reading.rows.map(({ type }) => type)).toEqual(['header', 'invoice', 'invoice']);
    expect(reading.outstandingByCurrency.map(({ minor }) => minor)).toEqual([12346]);
  });
});

describe('amounts below the total', () => {
  const sheet = (label: string, amount: number): TestCell[][] => [
    ['Customer', 'Invoice', 'Due date', 'Outstanding'],
    ['Ashdown Joinery Ltd', 'A-1', date('2026-08-01'), money(100)],
    ['Brackley & Sons', 'A-2', date('2026-10-01'), money(7)],
    ['', '', 'Total', money(107)],
    ['', '', label, money(amount)],
  ];
  it.each([
    ['of which overdue', 100],
    ['Not yet due', 7],
  ])('that say how old it is are no debts: %s', (label, amount) => {
    expect(blocking(sheet(label, amount))).toEqual([]);
    expect(read(sheet(label, amount)).outstandingByCurrency.map(({ minor }) => minor)).toEqual([10700]);
  });

  it('that say anything else are asked about', () => {
    expect(blocking(sheet('Unallocated cash', -30))).not.toEqual([]);
  });
});

describe('columns of money that are told apart without a question', () => {
  it('are a net amount, its tax, and the balance that part-payments leave', () => {
    const rows = [
      ['Customer', 'Invoice', 'Due date', 'Goods Value', 'VAT', 'Balance'],
      ['Ashdown Joinery Ltd', 'A-1', date('2026-08-01'), money(100), money(20), money(120)],
      ['Ashdown Joinery Ltd', 'A-2', date('2026-08-02'), money(50), money(10), money(15)],
      ['Brackley & Sons', 'A-3', date('2026-08-03'), money(10), money(2), money(12)],
    ];
    expect(blocking(rows)).toEqual([]);
    expect(rowAt(read(rows), 3).outstanding?.minor).toBe(1500);
  });

  it('are the debt and, under a heading with one currency, the debt converted', () => {
    const rows = [
      ['Customer', 'Reference', 'Due date', 'Currency', 'Amount', 'Amount (GBP)'],
      ['Ashdown Joinery Ltd', 'A-1', date('2026-08-01'), 'GBP', money(100), money(100)],
      ['Brackley & Sons', 'A-2', date('2026-08-02'), 'USD', money(50), money(39)],
      ['Brackley & Sons', 'A-3', date('2026-08-03'), 'USD', money(10), money(7.8)],
    ];
    expect(blocking(rows)).toEqual([]);
    expect(rowAt(read(rows), 3).outstanding).toEqual({ minor: 5000, currency: 'USD' });
  });

  it('are asked about where the heading’s currency is that of a line with two amounts', () => {
    const rows = [
      ['Customer', 'Reference', 'Due date', 'Currency', 'Amount', 'Amount (GBP)'],
      ['Ashdown Joinery Ltd', 'A-1', date('2026-08-01'), 'GBP', money(100), money(60)],
      ['Brackley & Sons', 'A-2', date('2026-08-02'), 'USD', money(50), money(39)],
    ];
    expect(blocking(rows)).toContain('column.outstanding');
  });

  it('are debits, credits and a balance whose sign stands in a column of its own', () => {
    const rows = [
      ['Konto', 'Name', 'Rechnungsnr.', 'Fälligkeit', 'Soll', 'Haben', 'Saldo', 'S/H'],
      ['10010', 'Ashdown GmbH', 'RE-1', date('2026-08-01'), money(100), '', money(100), 'S'],
      ['10010', 'Ashdown GmbH', 'RE-2', date('2026-08-02'), money(80), money(30), money(50), 'S'],
      ['10020', 'Brackley KG', 'GS-3', date('2026-08-03'), '', money(45), money(45), 'H'],
    ];
    expect(blocking(rows)).toEqual([]);
    expect(read(rows).outstandingByCurrency.map(({ minor }) => minor)).toEqual([10500]);
  });

  it('are a balance that nothing names but the payments that lead to it', () => {
    const rows = [
      ['Cliente', 'Factura', 'Vence', 'Importe', 'A cuenta', 'Debe'],
      ['Talleres Iruña S.L.', 'F26/0188', date('2026-08-01'), money(1512.5), '', money(1512.5)],
      ['Hotel Playa', 'F26/0144', date('2026-08-02'), money(9680), money(5000), money(4680)],
    ];
    expect(blocking(rows)).toEqual([]);
    expect(rowAt(read(rows), 3).outstanding?.minor).toBe(468000);
  });

  it('are what was to be paid and, less payments on account, what is', () => {
    const rows = [
      ['Code client - Nom', 'Facture n°', 'Date d’échéance', 'Net à payer', 'Acomptes', 'Solde dû'],
      ['C00020 Mairie de Saint-Lô', 'FA2605-102', date('2026-08-01'), money(7480), '', money(7480)],
      ['C00031 Garage du Nord', 'FA2607-033', date('2026-08-02'), money(350.25), money(200), money(150.25)],
    ];
    expect(blocking(rows)).toEqual([]);
    expect(rowAt(read(rows), 3)).toMatchObject({ customer: 'Garage du Nord', outstanding: { minor: 15025 } });
  });

  it('may be headed by the currency of the company code', () => {
    const rows = [
      ['Customer Name', 'Journal Entry', 'Net Due Date', 'Amount in Co. Code Crcy', 'Company Code Currency'],
      ['Ashdown Joinery Ltd', '18000400', date('2026-08-01'), money(100), 'GBP'],
      ['Brackley & Sons', '18000401', date('2026-08-02'), money(50), 'GBP'],
    ];
    expect(blocking(rows)).toEqual([]);
    expect(rowAt(read(rows), 2).outstanding).toEqual({ minor: 10000, currency: 'GBP' });
  });

  it('are not the sums that stand beside a few lines only', () => {
    const rows = [
      ['Customer', 'Invoice', 'Due date', 'Amount due', 'Customer total'],
      ['Ashdown Joinery Ltd', 'A-1', date('2026-08-01'), money(100), ''],
      ['Ashdown Joinery Ltd', 'A-2', date('2026-08-02'), money(20), ''],
      ['Ashdown Joinery Ltd', 'A-3', date('2026-08-03'), money(3), money(123)],
      ['Brackley & Sons', 'A-4', date('2026-08-04'), money(7), ''],
      ['Brackley & Sons', 'A-5', date('2026-08-05'), money(8), money(15)],
    ];
    expect(blocking(rows)).toEqual([]);
    expect(rowAt(read(rows), 2).outstanding?.minor).toBe(10000);
  });

  it('are none of them numbers of invoices', () => {
    const rows = [
      ['Customer', 'Invoice', 'Invoice date', 'Due date', 'Outstanding'],
      ['Fern & Co', 501, date('2026-07-10'), date('2026-08-09'), money(120)],
      ['Fern & Co', 533, date('2026-07-15'), date('2026-08-14'), money(80)],
      ['Gale Ltd', 511, date('2026-07-01'), date('2026-07-31'), money(99.99)],
    ];
    expect(columnOf(read(rows), 'invoiceNumber')).toBe('B');
    expect(columnOf(read(rows), 'amount')).toBeNull();
  });
});

describe('ages', () => {
  const summary = (headings: readonly TestCell[]): TestCell[][] => [
    ['Customer', 'Total', ...headings],
    ['Ashdown Joinery Ltd', money(60), money(10), money(50), money(0), money(0)],
    ['Brackley & Sons', money(7), money(7), money(0), money(0), money(0)],
    ['Calder Foods', money(9), money(0), money(0), money(0), money(9)],
  ];

  it('may be headed by the days alone', () => {
    expect(overdueRows(summary(['Current', 30, 60, '90+']))).toEqual([2, 4]);
    expect(blocking(summary(['Current', 30, 60, '90+']))).toEqual([]);
  });

  it('headed by the days alone are asked about, where the first may hold what is not due', () => {
    expect(topicsOf(read(summary([30, 60, 90, 120])))).toContain('bucket.C!');
  });

  it('may be headed by days of the calendar beside a column of what is not due', () => {
    const headings = ['Not Due', '01/09/26..14/09/26', '01/08/26..31/08/26', 'Before 01/08/26'];
    expect(overdueRows(summary(headings))).toEqual([2, 4]);
    expect(blocking(summary(headings))).toEqual([]);
  });

  it('may be headed by days of the calendar with the age behind them', () => {
    const headings = ['Current', '9/29/2026 - 8/31/2026 (30)', '8/30/2026 - 8/1/2026 (60)', 'Before 8/1/2026 (>60)'];
    expect(overdueRows(summary(headings))).toEqual([2, 4]);
    expect(blocking(summary(headings))).toEqual([]);
  });
});

describe('due dates', () => {
  const sheet = (due: string): TestCell[][] => [
    ['Customer', 'Invoice', 'Invoice date', 'Due date', 'Balance'],
    ['Ashdown Joinery Ltd', 'A-1', date('2026-07-01'), date('2026-07-31'), pounds(100)],
    ['Brackley & Sons', 'A-2', date('2026-09-01'), due, pounds(7)],
    ['Calder Foods', 'A-3', date('2026-09-20'), date('2026-10-20'), pounds(9)],
  ];

  it.each(['On receipt', 'Due on receipt', 'immediately', 'sofort fällig', 'à réception', 'al contado', 'per direct'])(
    'in words, “%s”, are the invoice’s own date',
    (words) => {
      expect(rowAt(read(sheet(words)), 3).dueDate).toBe('2026-09-01');
      expect(overdueRows(sheet(words))).toEqual([2, 3]);
      expect(blocking(sheet(words))).toEqual([]);
    },
  );

  it.each(['On completion', 'tbc', 'see note', 'Due on delivery'])('in other words, “%s”, are asked about', (words) => {
    expect(blocking(sheet(words))).toEqual(['dueDate']);
  });

  it('may lie before the day of the report that stands on every line', () => {
    const report = date('2026-09-30');
    const rows = [
      ['Report date', 'Customer', 'Invoice', 'Due date', 'Remaining'],
      [report, 'Gale Ltd', 'A-1', date('2026-08-01'), money(5)],
      [report, 'Gale Ltd', 'A-2', date('2026-08-05'), money(80)],
      [report, 'Hope Trust', 'A-3', date('2026-09-25'), money(12.5)],
    ];
    expect(blocking(rows)).toEqual([]);
    expect(overdueRows(rows)).toEqual([2, 3]);
  });

  it('are not those on which a retention is released, and such a day marks nothing as paid', () => {
    const rows = [
      ['Client', 'Invoice No', 'Invoice Date', 'Net Payable', 'Balance Due', 'Due Date', 'Retention Release'],
      [
        'Ashdown Joinery Ltd',
        '10231',
        date('2026-07-01'),
        money(95),
        money(95),
        date('2026-07-31'),
        date('2027-07-01'),
      ],
      ['Brackley & Sons', '10232', date('2026-09-20'), money(9.5), money(9.5), date('2026-10-20'), date('2027-09-20')],
    ];
    expect(blocking(rows)).toEqual([]);
    expect(overdueRows(rows)).toEqual([2]);
  });
});
