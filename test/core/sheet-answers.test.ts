import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../core/refusal.ts';
import { chooseSheet, type SheetCandidate } from '../../core/sheet/choose-sheet.ts';
import { dayInName } from '../../core/sheet/sheet-period.ts';
import { readSheet, type SheetReading } from '../../core/sheet.ts';
import { columnOf, date, day, pounds, read, rowAt, sheetOf, type TestCell, TODAY, topicsOf } from './cells.ts';

const DUE = date('2026-08-01');
const blocking = (reading: SheetReading): string[] =>
  reading.questions.filter((question) => question.blocking).map(({ topic }) => topic);

/** The reading with an answer, and what stops flagging before and after. */
function answering(rows: TestCell[][], answers: Record<string, string>) {
  const after = read(rows, {}, { ...TODAY, answers });
  return { before: blocking(read(rows)), after: blocking(after), reading: after };
}

describe('an answer', () => {
  it.each([
    ['DMY', '2026-08-09', true],
    ['MDY', '2026-09-08', true],
  ])('settles the order of dates: %s', (order, due, overdue) => {
    const rows: TestCell[][] = [
      ['Customer', 'Invoice', 'Due date', 'Balance'],
      ['Ashdown Ltd', 'A-1', '09/08/2026', 50],
      ['Brackley Ltd', 'A-2', '10/08/2026', 80],
    ];
    const { before, after, reading } = answering(rows, { dateOrder: order });
    expect([before, after]).toEqual([['dateOrder'], []]);
    expect(reading.dateOrder).toBe(order);
    expect(rowAt(reading, 2)).toMatchObject({ dueDate: due, overdue });
  });

  it('gives the terms where the sheet has no due dates', () => {
    const rows: TestCell[][] = [
      ['Customer', 'Invoice', 'Invoice date', 'Balance'],
      ['Ashdown Ltd', 'A-1', date('2026-08-15'), 50],
      ['Brackley Ltd', 'A-2', date('2026-08-16'), 80],
    ];
    const { before, after, reading } = answering(rows, { terms: '30' });
    expect([before, after]).toEqual([['terms'], []]);
    expect(reading.overdueFrom).toBe('terms');
    expect(rowAt(reading, 2)).toMatchObject({ dueDate: '2026-09-14', overdue: true });
    expect(rowAt(reading, 2).because).toContain('from the invoice date and terms of 30 days');
    expect(rowAt(reading, 3)).toMatchObject({ dueDate: '2026-09-15', overdue: false });
  });

  it('says which column holds what', () => {
    const rows: TestCell[][] = [
      ['Customer', 'Invoice', 'Due date', 'Balance', 'Outstanding'],
      ['Ashdown Ltd', 'A-1', DUE, 100, 50],
      ['Brackley Ltd', 'A-2', DUE, 80, 80],
    ];
    const { before, after, reading } = answering(rows, { 'column.outstanding': 'e' });
    expect([before, after]).toEqual([['column.outstanding'], []]);
    expect(columnOf(reading, 'outstanding')).toBe('E');
    expect(rowAt(reading, 2).outstanding?.minor).toBe(5000);
  });

  it.each([
    ['pastDue', true],
    ['notDue', false],
  ])('says whether an ageing column is past due: %s', (answer, overdue) => {
    const rows: TestCell[][] = [
      ['Customer', '0-30', '31-60', 'Total'],
      ['Ashdown Ltd', 50, 0, 50],
      ['Brackley Ltd', 0, 80, 80],
    ];
    const { before, after, reading } = answering(rows, { 'bucket.B': answer });
    expect([before, after]).toEqual([['bucket.B'], []]);
    expect(reading.kind).toBe('summary');
    expect(reading.rows.slice(1).map((row) => row.overdue)).toEqual([overdue, true]);
  });

  it('names the currency of amounts without one, and of those only', () => {
    const rows: TestCell[][] = [
      ['Customer', 'Invoice', 'Due date', 'Balance'],
      ['Ashdown Ltd', 'A-1', DUE, 100],
      ['Brackley Ltd', 'A-2', DUE, { value: 80, format: '[$€-407]0.00' }],
    ];
    const money = read(rows, {}, { ...TODAY, answers: { currency: 'gbp' } }).outstandingByCurrency;
    expect(money.map(({ currency }) => currency)).toEqual(['EUR']);
    const bare = [rows[0] ?? [], rows[1] ?? []];
    const answered = read(bare, {}, { ...TODAY, answers: { currency: 'gbp' } });
    expect(answered.outstandingByCurrency).toEqual([{ minor: 10_000, currency: 'GBP' }]);
    expect(topicsOf(answered)).not.toContain('currency');
  });

  it('accepts a total that does not tie out, which stays shown', () => {
    const rows: TestCell[][] = [
      ['Customer', 'Invoice', 'Due date', 'Balance'],
      ['Ashdown Ltd', 'A-1', DUE, pounds(100)],
      ['Total', '', '', pounds(90)],
    ];
    const { before, after, reading } = answering(rows, { tieOut: 'accept' });
    expect(before).toContain('tieOut');
    expect(after).toEqual([]);
    expect(reading.questions.find(({ topic }) => topic === 'tieOut')).toMatchObject({ assumed: 'accept' });
    expect(reading.tieOut[0]?.difference?.minor).toBe(-1000);
  });

  it('is the day to judge by', () => {
    const rows: TestCell[][] = [
      ['Customer', 'Invoice', 'Due date', 'Balance'],
      ['Ashdown Ltd', 'A-1', DUE, 100],
    ];
    expect(read(rows, {}, { ...TODAY, answers: { asOf: '2026-08-01' } })).toMatchObject({
      asOf: '2026-08-01',
      asOfFrom: 'argument',
      overdueRowCount: 0,
    });
  });

  it('that nobody can understand leaves the question open', () => {
    const rows: TestCell[][] = [
      ['Customer', 'Invoice', 'Due date', 'Balance'],
      ['Ashdown Ltd', 'A-1', '09/08/2026', 50],
      ['Brackley Ltd', 'A-2', '10/08/2026', 80],
    ];
    expect(answering(rows, { dateOrder: 'whatever' }).after).toEqual(['dateOrder']);
  });
});

describe('dates that Excel exchanged on opening a file', () => {
  const rows: TestCell[][] = [
    ['Customer', 'Invoice', 'Due date', 'Balance'],
    ['Ashdown Ltd', 'A-1', '27/01/2026', 50],
    ['Brackley Ltd', 'A-2', date('2026-09-08'), 80],
    ['Calder Ltd', 'A-3', date('2026-10-08'), 80],
  ];

  it('are noticed, and the clerk is asked', () => {
    const reading = read(rows);
    expect(blocking(reading)).toEqual(['dateOrder']);
    expect(reading.questions[0]?.text).toContain('exchanged day and month');
  });

  it('are exchanged back, or left, as the clerk says', () => {
    const due = (answer: string) =>
      read(rows, {}, { ...TODAY, answers: { dateOrder: answer } })
        .rows.slice(1)
        .map(({ dueDate }) => dueDate);
    expect(due('DMY')).toEqual(['2026-01-27', '2026-08-09', '2026-08-10']);
    expect(due('MDY')).toEqual(due('EXCEL'));
    expect(due('EXCEL')).toEqual(['2026-01-27', '2026-09-08', '2026-10-08']);
  });
});

describe('the sheet of several that is read', () => {
  const list = (title: string, customer = 'Ashdown Ltd'): TestCell[][] => [
    [title],
    ['Customer', 'Invoice', 'Due date', 'Balance'],
    [customer, 'A-1', DUE, pounds(100)],
    ['Brackley Ltd', 'A-2', DUE, pounds(80)],
  ];
  const candidate = (sheetName: string, rows: TestCell[][], more: Partial<SheetCandidate> = {}): SheetCandidate => ({
    cells: sheetOf(rows, { sheetName }),
    isHidden: false,
    isActive: false,
    ...more,
  });
  const summary: TestCell[][] = [
    ['Customer', 'Not due', '1-30', '31-60', 'Total'],
    ['Ashdown Ltd', 0, 100, 0, 100],
    ['Brackley Ltd', 0, 80, 0, 80],
  ];

  function chosen(candidates: SheetCandidate[], answers: Record<string, string> = {}) {
    const choice = chooseSheet(candidates, { ...TODAY, answers });
    if (isRefusal(choice)) throw new Error(choice.because);
    return choice;
  }

  it('is this month’s rather than last month’s, and the reason is given', () => {
    const choice = chosen([
      candidate('August', list('As at 31 August 2026')),
      candidate('July', list('As at 31 July 2026'), { isActive: true }),
      candidate('About', [['Made by', 'Jo']]),
    ]);
    expect(choice).toMatchObject({
      sheetName: 'August',
      because: 'It has 2 lines of invoices, of 31 August 2026.',
      questions: [],
    });
    expect(choice.others[0]).toEqual({ sheetName: 'July', because: 'It is of 31 July 2026, an earlier day.' });
    expect(choice.others[1]?.because).toContain('No row of headings');
  });

  it('is that of the latest month in its name, unless each month has invoices of its own', () => {
    const copies = [candidate('Aug 26', list('Debtors')), candidate('Sep 26', list('Debtors'))];
    expect(chosen(copies)).toMatchObject({
      sheetName: 'Sep 26',
      because: 'It has 2 lines of invoices, of 30 September 2026.',
      questions: [],
    });
    const own = list('Debtors').map((row, i) => (i < 2 ? row : [row[0] ?? '', `B-${i}`, ...row.slice(2)]));
    expect(chosen([copies[0] ?? candidate('', []), candidate('Sep 26', own)]).questions).toMatchObject([
      { topic: 'sheet', blocking: true, assumed: 'Sep 26' },
    ]);
  });

  it.each([
    ['Sep 26', '2026-09-30'],
    ['Septembre 2026', '2026-09-30'],
    ['2026-02', '2026-02-28'],
    ['12-2025', '2025-12-31'],
    ['Stand 30.09.2026', '2026-09-30'],
    ['Okt', '2025-10-31'],
    ['Jan-Mar 2026', null],
    ['Sheet1', null],
    ['Debtors 26', null],
  ])('may be named %s', (name, last) => {
    expect(dayInName(name, day('2026-09-15'))).toBe(last);
  });

  it('is the one in view rather than its hidden copy or its summary', () => {
    const choice = chosen([
      candidate('Summary', summary, { isActive: true }),
      candidate('Data', list('As at 31 August 2026'), { isHidden: true }),
      candidate('Print', list('As at 31 August 2026')),
    ]);
    expect(choice.sheetName).toBe('Print');
    expect(choice.others.map(({ because }) => because)).toEqual([
      'It has one line for each customer only.',
      'It is hidden. It holds the same invoices.',
    ]);
  });

  it('is asked where two are as good, and the answer is kept', () => {
    const two = [candidate('North', list('Debtors')), candidate('South', list('Debtors', 'Calder Ltd'))];
    expect(chosen(two).questions).toMatchObject([{ topic: 'sheet', blocking: true, assumed: 'North' }]);
    expect(chosen(two, { sheet: 'south' })).toMatchObject({
      sheetName: 'South',
      because: 'Chosen by you.',
      questions: [],
    });
  });

  it('is none in a workbook of suppliers', () => {
    const payables: TestCell[][] = [
      ['Supplier', 'Invoice', 'Due date', 'Balance'],
      ['Ashdown Ltd', 'A-1', DUE, 50],
    ];
    const refusal = chooseSheet([candidate('AP', payables), candidate('About', [['x']])], TODAY);
    expect(refusal).toMatchObject({ refused: 'payables' });
    const foreign: TestCell[][] = [
      ['Lieferant', 'Rechnungsnummer', 'Fälligkeit', 'Offener Betrag'],
      ['Ashdown GmbH', 'A-1', DUE, 50],
    ];
    expect(readSheet(sheetOf(foreign), TODAY)).toMatchObject({ refused: 'payables' });
  });
});

describe('the row of headings', () => {
  const rows: TestCell[][] = [
    ['Weekly list'],
    ['who', 'what', 'when', 'how much'],
    ['Ashdown Ltd', 'A-1', DUE, pounds(50)],
    ['Brackley Ltd', 'A-2', date('2026-10-01'), pounds(80)],
  ];
  const columns = {
    ...{ 'column.customer': 'A', 'column.invoiceNumber': 'B', 'column.dueDate': 'C', 'column.outstanding': 'D' },
  };

  it('that no words tell can be pointed at, and the columns below it chosen', () => {
    const plain = readSheet(sheetOf(rows), TODAY);
    expect(isRefusal(plain) && plain.because).toMatch(/No row of headings .* Which row holds the headings\?$/);
    const reading = read(rows, {}, { ...TODAY, answers: { headerRow: '2', ...columns } });
    expect(reading).toMatchObject({ headerRow: 2, firstDataRow: 3, overdueRowCount: 1 });
    expect(rowAt(reading, 3)).toMatchObject({ customer: 'Ashdown Ltd', invoiceNumber: 'A-1', overdue: true });
  });

  it('is counted as Excel numbers rows, wherever the used range begins', () => {
    const lower = { firstRow: 4, firstColumn: 1 };
    const moved = { 'column.customer': 'B', 'column.dueDate': 'D', 'column.outstanding': 'E' };
    const reading = read(rows, lower, { ...TODAY, answers: { headerRow: '6', ...moved } });
    expect(reading).toMatchObject({ headerRow: 6, overdueRowCount: 1 });
  });

  it('that was taken for another is put right', () => {
    const twice: TestCell[][] = [
      ['Customer', 'Invoice', 'Due date', 'Balance', 'Notes'],
      ['all', 'open', 'any', 'above 0', 'the choice made'],
      ['Customer', 'Invoice', 'Due date', 'Balance', ''],
      ['Brackley Ltd', 'A-2', DUE, pounds(80), ''],
    ];
    expect(read(twice).headerRow).toBe(1);
    expect(read(twice, {}, { ...TODAY, answers: { headerRow: '3' } })).toMatchObject({
      headerRow: 3,
      overdueRowCount: 1,
    });
    expect(read(twice, {}, { ...TODAY, answers: { headerRow: '99' } }).headerRow).toBe(1);
  });
});
