// Blocks of text above the lines of a customer: its name with a street, a person, a telephone number or a remark. Truths by hand.
import { describe, expect, it } from 'vitest';
import { type ReadingContext, readSheet, type SheetReading } from '../../core/sheet.ts';
import { date, pounds, sheetOf, type TestCell, TODAY } from './cells.ts';

const HEADINGS = ['Invoice', 'Date', 'Due', 'Balance'];
const line = (number: string, amount: number): TestCell[] => [
  number,
  date('2026-07-02'),
  date('2026-08-01'),
  pounds(amount),
];
const total = (amount: number): TestCell[] => ['', '', 'Total', pounds(amount)];

function readWith(rows: readonly (readonly TestCell[])[], answers: ReadingContext['answers'] = {}): SheetReading {
  const reading = readSheet(sheetOf(rows), { ...TODAY, answers });
  if ('refused' in reading) throw new Error('refused');
  return reading;
}
const blocking = ({ questions }: SheetReading): string[] =>
  questions.flatMap((question) => (question.blocking ? [question.topic] : []));
const customers = ({ rows }: SheetReading): (string | null)[] =>
  rows.filter(({ type }) => type === 'invoice').map(({ customer }) => customer);

/** Acme with two lines, then two customers of one. */
const three = (acme: TestCell[][], bolt: TestCell[][], cox: TestCell[][]): TestCell[][] => [
  HEADINGS,
  ...acme,
  line('1', 100),
  line('2', 50),
  ...bolt,
  line('3', 70),
  ...cox,
  line('4', 20),
  total(240),
];
const NAMES = ['Acme Ltd', 'Acme Ltd', 'Bolt Ltd', 'Cox Ltd'];

describe('a block of texts above the lines of a customer', () => {
  it.each<[string, TestCell[][], TestCell[][], TestCell[][]]>([
    ['names alone', [['Acme Ltd']], [['Bolt Ltd']], [['Cox Ltd']]],
    [
      'telephones',
      [['Acme Ltd'], ['Tel: 01632 960001']],
      [['Bolt Ltd'], ['Tel 01632 960002']],
      [['Cox Ltd'], ['Mobile 07700 900003']],
    ],
    [
      'streets with towns',
      [['Acme Ltd'], ['Hauptstr. 5, 10115 Berlin'], ['Tel. 030 1234567']],
      [['Bolt Ltd'], ['12 High Street, Leeds LS1 4AB']],
      [['Cox Ltd'], ['Via Roma 1, 20100 Milano']],
    ],
    [
      'a person of whom the post is for',
      [['Acme Ltd'], ['z. Hd. Frau Müller']],
      [['Bolt Ltd']],
      [['Cox Ltd'], ['c/o Fisher LLP']],
    ],
    ['a remark below the name', [['Acme Ltd']], [['Bolt Ltd'], ['on stop since Sept']], [['Cox Ltd']]],
    [
      'a remark above the name',
      [['Acme Ltd']],
      [['chased 3/11 JB'], ['Bolt Ltd']],
      [['promised for Friday'], ['Cox Ltd']],
    ],
    [
      'a telephone among the amounts',
      [['Acme Ltd', '', '', '020-5551234']],
      [['Bolt Ltd', '', '', '06 12345678']],
      [['Cox Ltd']],
    ],
    [
      'labels among the amounts',
      [['Acme Ltd', 'Contact: Ann Lee', '', 'Phone: 01632 960001']],
      [['Bolt Ltd', '', '', 'Credit limit: 5,000.00']],
      [['Cox Ltd']],
    ],
    [
      'labels',
      [['Customer: Acme Ltd', 'VAT 01234567890'], ['Upper Mill'], ['tel. 02 1234567']],
      [['Customer: Bolt Ltd'], ['Leeds']],
      [['Customer: Cox Ltd']],
    ],
  ])('is read without a question: %s', (_, acme, bolt, cox) => {
    const reading = readWith(three(acme, bolt, cox));
    expect(customers(reading)).toEqual(NAMES);
    expect(blocking(reading)).toEqual([]);
  });

  it.each<[string, TestCell[][], TestCell[][], TestCell[][], string, (string | null)[]]>([
    [
      'a person in one of three',
      [['Acme Ltd'], ['Tel: 01632 960001']],
      [['Bolt Ltd'], ['Tel: 01632 960002']],
      [['Cox Ltd'], ['Mrs Duval']],
      'first',
      ['Acme Ltd', 'Acme Ltd', 'Bolt Ltd', null],
    ],
    [
      'towns',
      [['Acme Ltd'], ['Leeds']],
      [['Bolt Ltd'], ['York']],
      [['Cox Ltd'], ['Hull']],
      'first',
      [null, null, null, null],
    ],
    ['a region', [['North'], ['Acme Ltd']], [['Bolt Ltd']], [['Cox Ltd']], 'last', [null, null, 'Bolt Ltd', 'Cox Ltd']],
    [
      'a region and a person',
      [['North'], ['Acme Ltd']],
      [['Bolt Ltd'], ['Mrs Duval']],
      [['Cox Ltd']],
      '3, 6',
      [null, null, null, 'Cox Ltd'],
    ],
  ])('is asked about where either text may be the name: %s', (_, acme, bolt, cox, answer, before) => {
    const rows = three(acme, bolt, cox);
    expect(blocking(readWith(rows))).toEqual(['names']);
    expect(customers(readWith(rows))).toEqual(before);
    const answered = readWith(rows, { names: answer });
    expect(customers(answered)).toEqual(NAMES);
    expect(blocking(answered)).toEqual([]);
    const nobody = readWith(rows, { 'column.customer': 'none' });
    expect(blocking(nobody)).toEqual([]);
    expect(customers(nobody)).toEqual(before);
  });

  it('has its name where totals repeat it', () => {
    const rows = [HEADINGS, ['North'], ['Acme Ltd'], line('1', 10), ['', '', 'Total Acme Ltd', pounds(10)]];
    const more = [
      ['Bolt Ltd'],
      line('2', 5),
      ['', '', 'Total Bolt Ltd', pounds(5)],
      ['', '', 'Total North', pounds(15)],
    ];
    const reading = readWith([...rows, ...more]);
    expect(customers(reading)).toEqual(['Acme Ltd', 'Bolt Ltd']);
    expect(blocking(reading)).toEqual([]);
  });

  it('has its name in the column in which the other names stand', () => {
    const rows = [
      HEADINGS,
      ['North'],
      ['', 'Acme Ltd'],
      line('1', 10),
      ['', 'Bolt Ltd'],
      line('2', 5),
      ['', 'Cox Ltd'],
    ];
    const reading = readWith([...rows, line('3', 7)]);
    expect(customers(reading)).toEqual(['Acme Ltd', 'Bolt Ltd', 'Cox Ltd']);
    expect(blocking(reading)).toEqual([]);
  });
});

describe('a text between two lines', () => {
  const between = (text: string, ...gap: TestCell[][]): TestCell[][] => [
    HEADINGS,
    ['Acme Ltd'],
    line('1', 100),
    [text],
    line('2', 50),
    ...gap,
    ['Bolt Ltd'],
    line('3', 70),
    ...gap,
    ['Cox Ltd'],
    line('4', 20),
  ];

  it.each(['disputed - short delivery', 'strittig, 3/11', 'en litige', '(on stop)'])(
    'is a remark by its words: %s',
    (text) => {
      const reading = readWith(between(text));
      expect(customers(reading)).toEqual(NAMES);
      expect(blocking(reading)).toEqual([]);
    },
  );

  it('names the customer of the lines below it where nothing parts the groups', () => {
    const reading = readWith(between('Dee Ltd'));
    expect(customers(reading)).toEqual(['Acme Ltd', 'Dee Ltd', 'Bolt Ltd', 'Cox Ltd']);
    expect(blocking(reading)).toEqual([]);
  });

  it.each([
    ['it begins as remarks do', between('Disputed, see mail')],
    ['it is written small', between('goes to head office')],
    ['gaps part the groups', between('Short by two boxes', [])],
  ])('is asked about where %s', (_, rows) => {
    expect(blocking(readWith(rows))).toEqual(['remarks']);
    const remark = readWith(rows, { remarks: 'remark' });
    expect(customers(remark)).toEqual(NAMES);
    expect(blocking(remark)).toEqual([]);
    const customer = readWith(rows, { remarks: 'customer' });
    expect(customers(customer)).toEqual(['Acme Ltd', rows[3]?.[0], 'Bolt Ltd', 'Cox Ltd']);
    expect(blocking(customer)).toEqual([]);
  });

  it('names a customer on a sheet with two totals at its end', () => {
    const totals = [
      ['', '', 'Total GBP', pounds(170)],
      ['', '', 'Total', pounds(170)],
    ];
    const reading = readWith([HEADINGS, ['Acme Ltd'], line('1', 100), ['Bolt Ltd'], line('2', 70), ...totals]);
    expect([customers(reading), blocking(reading)]).not.toEqual([['Acme Ltd', 'Acme Ltd'], []]);
  });
});

describe('blocks above headings that come again', () => {
  const sheet = (...titles: TestCell[][]): TestCell[][] => [
    ...titles,
    ['Acme Ltd'],
    ['Hauptstr. 5, 10115 Berlin'],
    ['Tel. 030 1234567'],
    HEADINGS,
    line('1', 100),
    line('2', 50),
    ['', '', 'Total', pounds(150)],
    [],
    ['Bolt Ltd'],
    ['12 rue du Lac, 1200 Genève'],
    ['compta@bolt.example'],
    HEADINGS,
    line('3', 70),
    ['', '', 'Total', pounds(70)],
    [],
    ['', '', 'Grand total', pounds(220)],
  ];

  it.each([
    ['nothing', []],
    ['a title and a gap', [['Open invoices'], []]],
  ])('name the first customer too, below %s', (_, titles) => {
    const reading = readWith(sheet(...titles));
    expect(customers(reading)).toEqual(['Acme Ltd', 'Acme Ltd', 'Bolt Ltd']);
    expect(blocking(reading)).toEqual([]);
    const named = reading.rows
      .filter(({ type }) => type === 'groupHeader')
      .map(({ customer, phone }) => [customer, phone]);
    expect(named[0]).toEqual(['Acme Ltd', '030 1234567']);
  });

  it('are asked about where the title stands right above the name', () => {
    expect(blocking(readWith(sheet(['Open invoices'])))).toEqual(['names']);
    const answered = readWith(sheet(['Open invoices']), { names: 'last' });
    expect(customers(answered)).toEqual(['Acme Ltd', 'Acme Ltd', 'Bolt Ltd']);
    expect(blocking(answered)).toEqual([]);
  });

  it('are none where the head of the page comes again with them', () => {
    const head = [['Kestrel Supply'], ['Open invoices'], HEADINGS];
    const rows = [...head, ['Acme Ltd'], line('1', 100), ...head, line('2', 50), ['Bolt Ltd'], line('3', 70)];
    const reading = readWith(rows);
    expect([customers(reading), blocking(reading)]).toEqual([['Acme Ltd', 'Acme Ltd', 'Bolt Ltd'], []]);
  });

  it('are not the report’s own name over the first customer', () => {
    for (const report of ['Debtors', 'Debitoren', 'Accounts receivable']) {
      const rows = [HEADINGS, [report], ['Acme Ltd'], line('1', 100), ['Bolt Ltd'], line('2', 50), line('3', 70)];
      const reading = readWith(rows);
      expect([customers(reading), blocking(reading)]).toEqual([['Acme Ltd', 'Bolt Ltd', 'Bolt Ltd'], []]);
    }
  });
});
