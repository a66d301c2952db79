// Several tables on one sheet: the same headings in other words go on with the list, other columns are asked about, what we
// owe and what is paid is no debt, and rows above the headings are never passed over.
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../core/refusal.ts';
import { readSheet, type SheetReading } from '../../core/sheet.ts';
import { date, day, pounds, read, rowAt, sheetOf, type TestCell, TODAY } from './cells.ts';

type Rows = readonly (readonly TestCell[])[];

const AS_OF = day('2026-10-31');
const readWith = (rows: Rows, answers: Readonly<Record<string, string>> = {}): SheetReading =>
  read(rows, {}, { ...TODAY, asOf: AS_OF, answers });
const stopsOf = (reading: SheetReading): string[] =>
  reading.questions.filter(({ blocking }) => blocking).map(({ topic }) => topic);
const owed = ({ outstandingByCurrency }: SheetReading): number[] => outstandingByCurrency.map(({ minor }) => minor);
const flagged = ({ rows }: SheetReading): number[] => rows.overdueRows();

const HEADINGS = ['Customer', 'Invoice', 'Date', 'Due', 'Outstanding'];
const LATE: TestCell[] = ['Alton Mills', 'UK-1', date('2026-09-01'), date('2026-10-01'), pounds(100)];
const OPEN: TestCell[] = ['Barrow Ltd', 'UK-2', date('2026-10-10'), date('2026-11-09'), pounds(250)];
const total = (amount: number, label = 'Total'): TestCell[] => [label, '', '', '', pounds(amount)];
const FIRST = [['Sales ledger'], HEADINGS, LATE, OPEN, total(350), []];

describe('a second table', () => {
  it.each<[string, string[]]>([
    ['English', ['Customer name', 'Invoice no', 'Invoice date', 'Due date', 'Balance']],
    ['German', ['Kunde', 'Rechnungsnr.', 'Datum', 'Fällig am', 'Offen']],
    ['French', ['Client', 'N° facture', 'Date', 'Échéance', 'Solde']],
  ])('under %s headings that mean the same goes on with the first', (_, headings) => {
    const other = ['Cork Crafts', 'IE-1', date('2026-08-01'), date('2026-08-31'), pounds(75)];
    const reading = readWith([...FIRST, ['Export'], headings, other, total(75)]);
    expect(stopsOf(reading)).toEqual([]);
    expect(reading.headerRow).toBe(2);
    expect(rowAt(reading, 8).type).toBe('repeatHeader');
    expect(owed(reading)).toEqual([42_500]);
    expect(flagged(reading)).toEqual([3, 9]);
  });

  it.each<[string, string[], TestCell[]]>([
    [
      'with a column more',
      ['Customer', 'Invoice', 'Date', 'Due', 'Original', 'Outstanding'],
      ['Cork Crafts', 'IE-1', date('2026-08-01'), date('2026-08-31'), pounds(75), pounds(70)],
    ],
    [
      'with its days exchanged',
      ['Customer', 'Invoice', 'Due', 'Date', 'Outstanding'],
      ['Cork Crafts', 'IE-1', date('2026-08-31'), date('2026-08-01'), pounds(70)],
    ],
    [
      'with number and customer exchanged',
      ['Invoice', 'Customer', 'Date', 'Due', 'Outstanding'],
      ['IE-1', 'Cork Crafts', date('2026-08-01'), date('2026-08-31'), pounds(70)],
    ],
    ['with fewer columns', ['Customer', 'Due', 'Outstanding'], ['Cork Crafts', date('2026-08-31'), pounds(70)]],
  ])('%s is asked about, and the one that is named is read', (_, headings, line) => {
    const rows = [...FIRST, ['Export'], headings, line];
    expect(stopsOf(readWith(rows))).toEqual(['table']);
    const first = readWith(rows, { table: '2' });
    expect([stopsOf(first), owed(first), flagged(first)]).toEqual([[], [35_000], [3]]);
    expect(rowAt(first, 9)).toMatchObject({
      type: 'note',
      because: 'In another table, with headings of its own in row 8: left out.',
    });
    const second = readWith(rows, { table: '8' });
    expect([stopsOf(second), owed(second), flagged(second)]).toEqual([[], [7_000], [9]]);
    expect(rowAt(second, 3).because).toBe('In another table, with headings of its own in row 2: left out.');
  });

  it('is asked about in the same words whichever is read: an answer holds as long as they do', () => {
    const other = ['Customer', 'Invoice', 'Due', 'Date', 'Outstanding'];
    const line = ['Cork Crafts', 'IE-1', date('2026-08-31'), date('2026-08-01'), pounds(70)];
    const third = ['Dingle Deli', 'IE-2', date('2026-08-02'), date('2026-09-01'), pounds(30)];
    const rows = [...FIRST, ['Export'], other, line, [], HEADINGS, third];
    const wordsOf = ({ questions }: SheetReading) => questions.find(({ topic }) => topic === 'table')?.text;
    const [open, first, second] = [{}, { table: '2' }, { table: '8' }].map((answers) => readWith(rows, answers));
    if (!open || !first || !second) throw new Error('not read');
    expect([owed(first), owed(second)]).toEqual([[38_000], [7_000]]);
    expect(wordsOf(open)).toContain('Rows 2, 8 and 11 hold the headings');
    expect(new Set([open, first, second].map(wordsOf)).size).toBe(1);
  });

  it('far below is asked about as well', () => {
    const many = Array.from({ length: 40 }, (_, i) => [...OPEN.slice(0, 4), pounds(100 + i)]);
    const other = ['Customer', 'Invoice', 'Due', 'Date', 'Outstanding'];
    const line = ['Cork Crafts', 'IE-1', date('2026-11-20'), date('2026-10-21'), pounds(70)];
    const rows = [HEADINGS, ...many, [], ['Export'], other, line];
    expect(stopsOf(readWith(rows))).toEqual(['table']);
    expect(flagged(readWith(rows, { table: '1' }))).toEqual([]);
  });

  it('of telephone numbers is no list of debts', () => {
    const reading = readWith([...FIRST, ['Customer', 'Contact', 'Phone'], ['Alton Mills', 'Jo Marsh', '01632 960048']]);
    expect([stopsOf(reading), owed(reading)]).toEqual([[], [35_000]]);
  });

  it('on the next page under the same headings is no other table', () => {
    const reading = readWith([HEADINGS, LATE, ['Page 2'], HEADINGS, OPEN, total(350)]);
    expect([stopsOf(reading), owed(reading)]).toEqual([[], [35_000]]);
  });
});

describe('a table that adds the list up once more', () => {
  it.each<[string, Rows]>([
    [
      'by customer and age',
      [
        ['Customer', 'Not due', '1-30 days', 'Total'],
        ['Alton Mills', 0, 100, 100],
        ['Barrow Ltd', 250, 0, 250],
        ['Total', 250, 100, 350],
      ],
    ],
    [
      'by age alone',
      [
        ['Customer', 'Not due', '1-30 days'],
        ['Alton Mills', 0, 100],
        ['Barrow Ltd', 250, 0],
      ],
    ],
    [
      'by customer',
      [
        ['Customer', 'Balance'],
        ['Alton Mills', 100],
        ['Barrow Ltd', 250],
        ['Total', 350],
      ],
    ],
    [
      'in German',
      [
        ['Kunde', 'Saldo'],
        ['Alton Mills', 100],
        ['Barrow Ltd', 250],
      ],
    ],
  ])('%s is left out', (_, table) => {
    const reading = readWith([...FIRST, ['Summary'], ...table]);
    expect([stopsOf(reading), owed(reading), flagged(reading)]).toEqual([[], [35_000], [3]]);
    expect(rowAt(reading, 9).because).toBe('Adds up the rows of the list once more: not counted again.');
  });

  it('above the list is left out too', () => {
    const table = [
      ['Customer', 'Not due', '1-30 days', 'Total'],
      ['Alton Mills', 0, 100, 100],
      ['Barrow Ltd', 250, 0, 250],
    ];
    const reading = readWith([['Summary'], ...table, [], ['Detail'], HEADINGS, LATE, OPEN, total(350)]);
    expect([reading.headerRow, stopsOf(reading), owed(reading)]).toEqual([7, [], [35_000]]);
  });

  it.each<[string, Rows]>([
    [
      'other amounts',
      [
        ['Customer', 'Not due', '1-30 days', 'Total'],
        ['Cork Crafts', 0, 99, 99],
      ],
    ],
    [
      'other amounts under two headings',
      [
        ['Customer', 'Balance'],
        ['Cork Crafts', 99],
      ],
    ],
  ])('is asked about with %s', (_, table) => {
    const rows = [...FIRST, ['Old debts'], ...table];
    expect(stopsOf(readWith(rows))).toEqual(['table']);
    expect(owed(readWith(rows, { table: '2' }))).toEqual([35_000]);
  });
});

describe('what is no debt below the debts', () => {
  const bill: TestCell[] = ['Steel Supplies', 'S-1', date('2026-08-01'), date('2026-08-31'), pounds(75)];
  it.each<[string, Rows]>([
    ['headings of suppliers', [['CREDITORS'], ['Supplier', ...HEADINGS.slice(1)], bill, total(75)]],
    ['German headings of suppliers', [['Lieferant', 'Rechnung', 'Datum', 'Fällig', 'Offen'], bill]],
    [
      'headings of what is paid',
      [['Paid this month'], ['Customer', 'Invoice', 'Date', 'Due', 'Paid'], bill, total(75)],
    ],
  ])('is left out under %s', (_, below) => {
    const reading = readWith([...FIRST, ...below]);
    expect([stopsOf(reading), owed(reading), flagged(reading)]).toEqual([[], [35_000], [3]]);
    const line = reading.rows.find(({ row, because }) => row > 6 && /owe/.test(because));
    expect(line?.type).toBe('note');
  });

  it.each<[string, Rows, topic: string, answer: string]>([
    ['of suppliers', [['Creditors'], bill, total(75, 'Total creditors')], 'payables', 'leaveOut'],
    ['of suppliers over the same headings', [['Trade creditors'], HEADINGS, bill, total(75)], 'payables', 'leaveOut'],
    ['in French', [['Fournisseurs'], bill], 'payables', 'leaveOut'],
    ['of what is paid', [['Paid invoices'], bill], 'settled', 'settled'],
  ])('is asked about under a title %s, which may as well name a customer or a region', (_, below, topic, answer) => {
    expect(stopsOf(readWith([...FIRST, ...below]))).toEqual([topic]);
    const reading = readWith([...FIRST, ...below], { [topic]: answer });
    expect([stopsOf(reading), owed(reading), flagged(reading)]).toEqual([[], [35_000], [3]]);
  });

  it('is counted where the title names a customer or a region', () => {
    const region: TestCell[] = ['Sato KK', 'AP-1', date('2026-08-01'), date('2026-08-31'), pounds(75)];
    const emea = [['EMEA'], LATE, OPEN, total(350, 'Total EMEA')];
    const rows = [HEADINGS, ...emea, ['AP'], region, total(75, 'Total AP'), total(425, 'Grand total')];
    expect(stopsOf(readWith(rows))).toContain('payables');
    const reading = readWith(rows, { payables: 'count' });
    expect([stopsOf(reading), owed(reading)]).toEqual([[], [42_500]]);
  });

  it('is asked about, too, where such a title begins the list', () => {
    const rows = [HEADINGS, ['Suppliers Direct'], LATE, OPEN, total(350)];
    expect(stopsOf(readWith(rows))).toContain('payables');
    expect([owed(readWith(rows, { payables: 'count' })), stopsOf(readWith(rows, { payables: 'count' }))]).toEqual([
      [35_000],
      [],
    ]);
  });

  it('stands above them, too', () => {
    const suppliers = [['CREDITORS'], ['Supplier', ...HEADINGS.slice(1)], bill, total(75), [], ['DEBTORS']];
    const reading = readWith([...suppliers, HEADINGS, LATE, OPEN, total(350)]);
    expect([reading.headerRow, stopsOf(reading), owed(reading), flagged(reading)]).toEqual([7, [], [35_000], [8]]);
  });

  it('ends where the customers go on', () => {
    const line: TestCell[] = ['Cork Crafts', 'IE-1', date('2026-08-01'), date('2026-08-31'), pounds(60)];
    const reading = readWith([...FIRST, ['Creditors'], bill, ['Debtors abroad'], line], { payables: 'leaveOut' });
    expect([owed(reading), flagged(reading)]).toEqual([[41_000], [3, 10]]);
  });

  it('is asked about where the title may mean something else', () => {
    const rows = [...FIRST, ['Paid this week'], bill];
    expect(stopsOf(readWith(rows))).toEqual(['settled']);
    expect(flagged(readWith(rows, { settled: 'settled' }))).toEqual([3]);
    expect(flagged(readWith(rows, { settled: 'open' }))).toEqual([3, 8]);
  });

  it.each([
    'Written off',
    'WRITTEN-OFF INVOICES',
    'Bad debts written off',
    'Written off this year',
    'Ausgebucht',
    'Ausgebuchte Forderungen',
    'Passées en pertes',
    'Afgeboekt',
    'Incobrables',
    'Stralciati',
    'Fatture stralciate',
    'Baixados',
  ])('is asked about where it may be written off: %s', (title) => {
    for (const rows of [
      [...FIRST, [title], bill],
      [HEADINGS, LATE, OPEN, [], [title], bill],
    ]) {
      expect(stopsOf(readWith(rows))).toEqual(['settled']);
      expect([
        owed(readWith(rows, { settled: 'settled' })),
        flagged(readWith(rows, { settled: 'settled' })).length,
      ]).toEqual([[35_000], 1]);
      expect(owed(readWith(rows, { settled: 'open' }))).toEqual([42_500]);
    }
  });

  it.each<[string, TestCell[]]>([
    ['below a line', ['Supplier dispute']],
    ['of payment below a line', ['Paid by cheque']],
    ['right of the customers', ['', '', '', 'Supplier dispute']],
  ])('is not told by a remark %s', (_, remark) => {
    const reading = readWith([HEADINGS, LATE, remark, OPEN, bill, total(425)]);
    expect([stopsOf(reading), owed(reading)]).toEqual([[], [42_500]]);
  });

  it('is asked about under “Paid” alone', () => {
    expect(stopsOf(readWith([...FIRST, ['Paid'], bill]))).toEqual(['settled']);
  });

  it('is not a customer whose group is headed by such a name', () => {
    const line: TestCell[] = ['Vendor Services', 'UK-9', date('2026-08-01'), date('2026-08-31'), pounds(75)];
    const rows = [HEADINGS, ['Vendor Services'], line, total(75, 'Total Vendor Services'), ['Alton Mills'], LATE];
    expect(owed(readWith([...rows, total(100, 'Total Alton Mills'), total(175)]))).toEqual([17_500]);
  });

  it('leaves a list of suppliers refused', () => {
    const reading = readSheet(sheetOf([['Supplier', ...HEADINGS.slice(1)], bill]), TODAY);
    expect(isRefusal(reading) && reading.refused).toBe('payables');
  });
});

describe('rows above the headings', () => {
  it('with days and amounts are asked about', () => {
    const rows = [LATE, ['', '', '', '', ''], HEADINGS, OPEN];
    expect(stopsOf(readWith(rows))).toEqual(['table']);
    const reading = readWith(rows, { table: '3' });
    expect(rowAt(reading, 1)).toMatchObject({
      type: 'note',
      because: 'Above the headings in row 3, with a day and an amount: left out.',
    });
    expect([stopsOf(reading), owed(reading)]).toEqual([[], [25_000]]);
  });

  it('of a title with a day and a total are a title', () => {
    const reading = readWith([
      ['Debtors', date('2026-10-31')],
      ['Total', '', '', '', pounds(350)],
      HEADINGS,
      LATE,
      OPEN,
    ]);
    expect([stopsOf(reading), owed(reading)]).toEqual([[], [35_000]]);
  });
});
