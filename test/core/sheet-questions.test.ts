import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../core/refusal.ts';
import { readSheet, type SheetCells } from '../../core/sheet.ts';
import { columnOf, date, pounds, read, rowAt, sheetOf, type TestCell, TODAY, topicsOf } from './cells.ts';

const DUE = date('2026-08-01');
const ISSUED = date('2026-07-02');

describe('columns that look alike', () => {
  it('are told apart by arithmetic: the amount less what was paid and credited', () => {
    const reading = read([
      ['Customer', 'Invoice', 'Due date', 'Invoiced Amount', 'Paid Amount', 'Credit Note', 'Outstanding Amount'],
      ['Ashdown Ltd', 'A-1', DUE, 100, 40, 10, 50],
      ['Brackley Ltd', 'A-2', DUE, 80, 0, 0, 80],
    ]);
    expect([columnOf(reading, 'amount'), columnOf(reading, 'outstanding')]).toEqual(['D', 'G']);
    expect(reading.columns.find(({ role }) => role === 'outstanding')?.because).toContain('it is D − E − F');
  });

  it('are told apart by the ageing columns that add up', () => {
    const reading = read([
      ['Customer', 'Invoice', 'Due date', 'Not due', '1-30', '31-60', '61+', 'Total'],
      ['Ashdown Ltd', 'A-1', DUE, 0, 0, 50, 0, 50],
      ['Brackley Ltd', 'A-2', DUE, 80, 0, 0, 0, 80],
    ]);
    expect(columnOf(reading, 'outstanding')).toBe('H');
    expect(reading.buckets.map(({ column, label, pastDue }) => [column, label, pastDue])).toEqual([
      ['D', 'Not due', false],
      ['E', '1-30', true],
      ['F', '31-60', true],
      ['G', '61+', true],
    ]);
  });

  it('prefer the document’s currency to the local one', () => {
    const reading = read([
      ['No.', 'Name', 'Document No.', 'Due Date', 'Remaining Amount (LCY)', 'Remaining Amount', 'Currency Code'],
      ['10000', 'Ashdown Ltd', 'A-1', DUE, 85, 100, 'EUR'],
      ['10010', 'Brackley Ltd', 'A-2', DUE, 80, 80, 'GBP'],
    ]);
    expect(columnOf(reading, 'outstanding')).toBe('F');
    expect(columnOf(reading, 'customerId')).toBe('A');
  });

  it('leave other dates, codes and limits alone', () => {
    const reading = read([
      [
        'Customer',
        'PO No',
        'Invoice',
        'Order date',
        'Date',
        'Due',
        'Promise date',
        'Credit limit',
        'VAT',
        'Balance',
        'Region',
      ],
      ['Ashdown Ltd', 'PO 7', 'A-1', date('2026-06-01'), ISSUED, DUE, date('2026-09-20'), 5000, 8.33, 50, 'North'],
      ['Brackley Ltd', 'PO 8', 'A-2', date('2026-06-01'), ISSUED, DUE, '', 4000, 13.33, 80, 'South'],
    ]);
    const letters = Object.fromEntries(reading.columns.map(({ role, column }) => [role, column]));
    expect(letters).toEqual({ customer: 'A', invoiceNumber: 'C', invoiceDate: 'E', dueDate: 'F', outstanding: 'J' });
    expect(topicsOf(reading)).toEqual(['currency', 'asOf']);
  });

  it.each<[string, string, TestCell[][]]>([
    [
      'two that both say what is owed',
      'column.outstanding!',
      [
        ['Customer', 'Invoice', 'Due date', 'Balance', 'Outstanding'],
        ['Ashdown Ltd', 'A-1', DUE, 100, 50],
        ['Brackley Ltd', 'A-2', DUE, 80, 80],
      ],
    ],
    [
      'two of which neither says it',
      'column.outstanding!',
      [
        ['Customer', 'Invoice', 'Due date', 'Amount', 'Total'],
        ['Ashdown Ltd', 'A-1', DUE, 100, 50],
        ['Brackley Ltd', 'A-2', DUE, 80, 80],
      ],
    ],
    [
      'an amount and payments, and no balance',
      'payments!',
      [
        ['Customer', 'Invoice', 'Due date', 'Amount', 'Paid'],
        ['Ashdown Ltd', 'A-1', DUE, 100, 100],
        ['Brackley Ltd', 'A-2', DUE, 80, 0],
      ],
    ],
    [
      'amount and balance under each other’s headings',
      'column.outstanding!',
      [
        ['Customer', 'Invoice', 'Due date', 'Balance', 'Paid', 'Amount'],
        ['Ashdown Ltd', 'A-1', DUE, 100, 40, 60],
        ['Brackley Ltd', 'A-2', DUE, 80, 0, 80],
        ['Calder Ltd', 'A-3', DUE, 70, 70, 0],
      ],
    ],
    [
      'a balance that every line carries forward',
      'column.outstanding!',
      [
        ['Customer', 'Invoice', 'Due date', 'Amount', 'Balance'],
        ['Ashdown Ltd', 'A-1', DUE, 100, 100],
        ['Ashdown Ltd', 'A-2', DUE, 80, 180],
        ['Ashdown Ltd', 'A-3', DUE, 20, 200],
        ['Ashdown Ltd', 'A-4', DUE, 5, 205],
        ['Ashdown Ltd', 'A-5', DUE, 7, 212],
        ['Ashdown Ltd', 'A-6', DUE, 1, 213],
      ],
    ],
    [
      'two due dates',
      'column.dueDate!',
      [
        ['Customer', 'Invoice', 'Due date', 'Revised due date', 'Balance'],
        ['Ashdown Ltd', 'A-1', DUE, date('2026-10-01'), 50],
        ['Brackley Ltd', 'A-2', DUE, DUE, 80],
      ],
    ],
    [
      'invoice and due date under each other’s headings',
      'column.dueDate!',
      [
        ['Customer', 'Invoice', 'Due date', 'Invoice date', 'Balance'],
        ['Ashdown Ltd', 'A-1', ISSUED, DUE, 50],
        ['Brackley Ltd', 'A-2', ISSUED, DUE, 80],
      ],
    ],
    [
      'a second date without a name',
      'column.dueDate!',
      [
        ['Customer', 'Invoice', 'Invoice date', 'Pay date', 'Balance'],
        ['Ashdown Ltd', 'A-1', ISSUED, DUE, 50],
        ['Brackley Ltd', 'A-2', ISSUED, DUE, 80],
      ],
    ],
    [
      'no due date at all',
      'terms!',
      [
        ['Customer', 'Invoice', 'Invoice date', 'Balance'],
        ['Ashdown Ltd', 'A-1', ISSUED, 50],
        ['Brackley Ltd', 'A-2', ISSUED, 80],
      ],
    ],
    [
      'no customer',
      'column.customer!',
      [
        ['Invoice', 'Invoice date', 'Due date', 'Balance'],
        ['A-1', ISSUED, DUE, 50],
        ['A-2', ISSUED, DUE, 80],
      ],
    ],
    [
      'amounts that are text and can be read in two ways',
      'numberStyle!',
      [
        ['Customer', 'Invoice', 'Due date', 'Balance'],
        ['Ashdown Ltd', 'A-1', DUE, '4.277'],
        ['Brackley Ltd', 'A-2', DUE, '887'],
      ],
    ],
    [
      'due dates that are text',
      'dateOrder!',
      [
        ['Customer', 'Invoice', 'Due date', 'Balance'],
        ['Ashdown Ltd', 'A-1', '09/08/2026', 50],
        ['Brackley Ltd', 'A-2', '10/08/2026', 80],
      ],
    ],
  ])('are asked about, and stop the flagging: %s', (_, topic, rows) => {
    expect(topicsOf(read(rows))).toContain(topic);
  });
});

const HEADINGS = ['Customer', 'Invoice', 'Type', 'Due date', 'Balance', 'Paid on', 'Status'];
const LINE: TestCell[] = ['Ashdown Ltd', 'A-1', 'Invoice', DUE, pounds(50)];

function firstQuestion(row: TestCell[]) {
  return read([HEADINGS, LINE, row, ['Calder Ltd', 'A-3', 'Invoice', DUE, pounds(7)]]).questions[0];
}

describe('cells that the sheet does not settle', () => {
  it('name the error value in an amount', () => {
    expect(firstQuestion(['Brackley Ltd', 'A-2', 'Invoice', DUE, '#N/A'])).toMatchObject({
      topic: 'outstanding',
      blocking: true,
      cells: ['E3'],
      text: '1 amount of what is outstanding cannot be read: E3 (“#N/A”). Put the amount in as a number, or 0 if nothing is owed.',
    });
  });

  it.each([
    ['1,234', 'numberStyle'],
    ['tbc', 'outstanding'],
    ['1.2.3', 'outstanding'],
    ['45 or so', 'outstanding'],
  ])('never read the text %s as an amount', (text, asked) => {
    const reading = read([HEADINGS, LINE, ['Brackley Ltd', 'A-2', 'Invoice', DUE, text]]);
    expect(rowAt(reading, 3)).toMatchObject({ type: 'invoice', outstanding: null, overdue: false });
    expect(reading.questions.filter(({ blocking }) => blocking)).toMatchObject([{ topic: asked, cells: ['E3'] }]);
  });

  it.each([
    ['1,234.50', 123_450],
    ['(45.00)', -4500],
    ['12 EUR', 1200],
    ['1 234,50', 123_450],
    ['99.10 CR', -9910],
  ])('read the text %s, which can only mean one amount', (text, minor) => {
    const reading = read([HEADINGS, LINE, ['Brackley Ltd', 'A-2', 'Invoice', DUE, text]]);
    expect(rowAt(reading, 3).outstanding?.minor).toBe(minor);
  });

  it.each<[string, TestCell, string]>([
    ['a text date', '09/08/2026', 'dateOrder'],
    ['a word', 'asap', 'dueDate'],
    ['an error', '#N/A', 'dueDate'],
    ['a day beyond belief', date('2206-09-15'), 'dueDate'],
    ['a day written as a number', 20_260_915, 'dueDate'],
  ])('never read as a due date: %s', (_, cell, topic) => {
    expect(firstQuestion(['Brackley Ltd', 'A-2', 'Invoice', cell, pounds(5)])).toMatchObject({
      topic,
      blocking: true,
      cells: ['D3'],
    });
  });

  it('show that an invoice without due date is not flagged', () => {
    const question = firstQuestion(['Brackley Ltd', 'A-2', 'Invoice', '', pounds(5)]);
    expect(question).toMatchObject({ topic: 'dueDate', blocking: false, assumed: 'not overdue', cells: ['D3'] });
  });

  it('show that a row without an amount is not flagged', () => {
    const reading = read([HEADINGS, LINE, ['Brackley Ltd', 'A-2', 'Invoice', DUE, '']]);
    expect(reading.questions[0]).toMatchObject({ topic: 'outstanding', blocking: false, cells: ['E3'] });
    expect(rowAt(reading, 3)).toMatchObject({ type: 'invoice', outstanding: null, overdue: false });
  });

  it('need no question where amount and payments settle a blank balance', () => {
    const reading = read([
      ['Customer', 'Invoice', 'Due date', 'Amount', 'Paid', 'Balance'],
      ['Ashdown Ltd', 'A-1', DUE, pounds(100), pounds(40), pounds(60)],
      ['Brackley Ltd', 'A-2', DUE, pounds(80), pounds(80), ''],
      ...Array.from({ length: 30 }, (_, i): TestCell[] => ['Calder Ltd', `B-${i}`, DUE, pounds(10), '', pounds(10)]),
    ]);
    expect(rowAt(reading, 3)).toMatchObject({ outstanding: { minor: 0 }, because: 'Nothing is outstanding: settled.' });
    expect(topicsOf(reading)).toEqual(['asOf']);
  });

  it('point out a balance that amount less payments is not', () => {
    const good = Array.from({ length: 30 }, (_, i): TestCell[] => ['Calder Ltd', `B-${i}`, DUE, 10, 1, 9]);
    const rows = [
      ['Customer', 'Invoice', 'Due date', 'Amount', 'Paid', 'Balance'],
      ...good,
      ['Ashdown', 'A-1', DUE, 10, 1, 8],
    ];
    expect(read(rows).questions).toContainEqual({
      topic: 'balance',
      text: 'Amount less payments is not the balance in F32. The balance on the sheet counts.',
      assumed: 'the balance counts',
      blocking: false,
      cells: ['F32'],
    });
  });

  it('ask whether credits with positive amounts lower what is owed', () => {
    expect(firstQuestion(['Brackley Ltd', 'A-2', 'Credit note', DUE, pounds(5)])).toMatchObject({
      topic: 'credits',
      blocking: true,
      cells: ['C3'],
    });
  });

  it.each<[string, TestCell[], string]>([
    ['a day of payment', [...LINE.slice(0, 5), date('2026-08-20')], 'F3'],
    ['a status', [...LINE.slice(0, 5), '', 'Paid'], 'G3'],
  ])('ask whether a row with %s and an amount is settled', (_, row, cell) => {
    expect(firstQuestion(row)).toMatchObject({ topic: 'settled', blocking: true, cells: [cell] });
  });

  it('take a remark for a remark', () => {
    expect(firstQuestion([...LINE.slice(0, 5), '', 'Part paid, chase the rest'])).toMatchObject({
      topic: 'duplicates',
    });
  });

  it('name rows without a customer', () => {
    expect(firstQuestion(['', 'A-2', 'Invoice', DUE, pounds(5)])).toMatchObject({
      topic: 'customer',
      blocking: true,
      cells: ['A3'],
    });
  });

  it('say which invoice numbers stand twice for a customer, and count both', () => {
    const reading = read([HEADINGS, LINE, ['Brackley Ltd', 'A-1', 'Invoice', DUE, pounds(5)], LINE]);
    expect(reading.questions[0]).toMatchObject({ topic: 'duplicates', blocking: false });
    expect(reading.questions[0]?.text).toContain('A-1 (rows 2 and 4)');
    expect(rowAt(reading, 4).because).toBe(
      'Due 1 Aug 2026, 45 days before 15 Sept 2026: overdue. Invoice A-1 is also on row 2.',
    );
    expect(rowAt(reading, 3).because).not.toContain('also on row');
    expect(reading.outstandingByCurrency).toEqual([{ minor: 10_500, currency: 'GBP' }]);
  });
});

describe('sheets that are no aged-debtor sheet', () => {
  const refusalOf = (rows: TestCell[][], more: Partial<SheetCells> = {}): string => {
    const reading = readSheet(sheetOf(rows, more), TODAY);
    if (!isRefusal(reading)) throw new Error('not refused');
    return `${reading.refused}: ${reading.because}`;
  };

  it('are refused with what was looked for', () => {
    expect(refusalOf([])).toBe('empty-sheet: Sheet “Debtors” is empty. Open the sheet with your aged debtors.');
    expect(refusalOf([['Shopping'], ['Milk', 2], ['Bread', 1]])).toBe(
      'no-header: No row of headings was found in the first 30 rows of “Debtors”. Duebook looks for one that names a customer, an invoice number, a due date and what is still outstanding. Which row holds the headings?',
    );
    expect(
      refusalOf([
        ['Customer', 'Invoice', 'Due date'],
        ['Ashdown', 'A-1', DUE],
      ]),
    ).toBe(
      'no-outstanding: The headings in row 1 of “Debtors” (Customer, Invoice, Due date) name no column of amounts that are still owed, such as Balance or Outstanding.',
    );
    expect(refusalOf([['Customer', 'Invoice', 'Due date', 'Balance']])).toMatch(/^no-(rows|outstanding): /);
  });

  it('are refused when headings stand below the thirtieth row', () => {
    const blank: TestCell[][] = Array.from({ length: 30 }, (_, i) => [`Line ${i}`]);
    expect(refusalOf([...blank, ['Customer', 'Invoice', 'Due date', 'Balance'], LINE])).toMatch(/^no-header/);
  });

  it.each<[string, TestCell[][], Partial<SheetCells>]>([
    [
      'by their headings',
      [
        ['Supplier', 'Invoice', 'Due date', 'Balance'],
        ['Ashdown Ltd', 'A-1', DUE, 50],
      ],
      {},
    ],
    [
      'by their title',
      [['Aged Payables'], ['Name', 'Invoice', 'Due date', 'Balance'], ['Ashdown Ltd', 'A-1', DUE, 50]],
      { sheetName: 'Sheet1' },
    ],
    [
      'by the name of the sheet',
      [
        ['Account', 'Invoice', 'Due date', 'Balance'],
        ['Ashdown Ltd', 'A-1', DUE, 50],
      ],
      { sheetName: 'Aged Creditors' },
    ],
  ])('are refused as lists of suppliers: %s', (_, rows, more) => {
    expect(refusalOf(rows, more)).toMatch(/^payables: .*what you owe, not of what customers owe you\.$/);
  });

  it('are not refused for a supplier number among customers', () => {
    const rows: TestCell[][] = [
      ['Customer', 'Our supplier no', 'Invoice', 'Due date', 'Balance'],
      ['Ashdown Ltd', 'S-17', 'A-1', DUE, 50],
    ];
    expect(read(rows).rows).toHaveLength(2);
  });
});

describe('a list without invoice numbers', () => {
  it('is read, and the clerk is told', () => {
    const reading = read([
      ['Customer', 'Due date', 'Balance'],
      ['Ashdown Ltd', DUE, pounds(50)],
      ['Brackley Ltd', DUE, pounds(80)],
      ['Total', '', pounds(130)],
    ]);
    expect(reading.rows.map(({ type }) => type)).toEqual(['header', 'invoice', 'invoice', 'total']);
    expect(topicsOf(reading)).toEqual(['column.invoiceNumber', 'asOf']);
  });
});
