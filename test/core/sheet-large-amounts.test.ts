// Amounts larger than any debt: a slipped key, a bank account in the column of the balance, a number put together wrongly.
// They are asked about or left out of letters, and never stop the reading.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountsOnSheet } from '../../core/account-on-sheet.ts';
import { reminderRequestOf, statementRequestOf } from '../../core/account-requests.ts';
import { isRefusal } from '../../core/refusal.ts';
import { readSheet } from '../../core/sheet.ts';
import { date, read, rowAt, sheetOf, type TestCell, TODAY } from './cells.ts';

const LATE = date('2026-08-01');
const HUGE = 1e15;

const about = (rows: readonly TestCell[][]) =>
  read(rows).questions.flatMap(({ topic, blocking, cells, text }) =>
    /larger than any|do not add up/.test(text) ? [`${topic}${blocking ? '!' : ''} ${cells.join(' ')}`] : [],
  );

describe('an amount larger than any debt', () => {
  it.each<[string, TestCell[], TestCell[][], string]>([
    [
      'as the balance',
      ['Customer', 'Invoice', 'Due date', 'Balance'],
      [
        ['Ashdown', 'A-1', LATE, HUGE],
        ['Brackley', 'A-2', LATE, 60.25],
      ],
      'outstanding! D2',
    ],
    [
      'below zero',
      ['Customer', 'Invoice', 'Due date', 'Balance'],
      [
        ['Ashdown', 'A-1', LATE, 100.5],
        ['Brackley', 'A-2', LATE, -HUGE],
      ],
      'outstanding! D3',
    ],
    [
      'as text',
      ['Customer', 'Invoice', 'Due date', 'Balance'],
      [
        ['Ashdown', 'A-1', LATE, '999,999,999,999,999.00'],
        ['Brackley', 'A-2', LATE, '60.25'],
      ],
      'outstanding! D2',
    ],
    [
      'as a payment, where no balance stands',
      ['Customer', 'Invoice', 'Due date', 'Gross', 'Paid'],
      [
        ['Ashdown', 'A-1', LATE, 100.5, HUGE],
        ['Brackley', 'A-2', LATE, 60.25, ''],
      ],
      'outstanding! E2',
    ],
    [
      'as an age, where no balance stands',
      ['Customer', 'Not due', '1-30', '31-60', 'Over 60'],
      [
        ['Ashdown', '', '', HUGE, ''],
        ['Brackley', 60.25, 20, '', ''],
      ],
      'outstanding! D2',
    ],
    [
      'as an age beside the balance',
      ['Customer', 'Balance', 'Not due', '1-30', '31-60', 'Over 60'],
      [
        ['Ashdown', 120.5, 20.5, '', HUGE, ''],
        ['Brackley', 60.25, 40.25, 20, '', ''],
        ['Calder', 80, 80, '', '', ''],
      ],
      'balance! B2',
    ],
    [
      'as the original amount',
      ['Customer', 'Invoice', 'Due date', 'Invoice amount', 'Outstanding'],
      [
        ['Ashdown', 'A-1', LATE, HUGE, 100.5],
        ['Brackley', 'A-2', LATE, 60.25, 60.25],
      ],
      'amount D2',
    ],
  ])('%s is named with its cell', (_, headings, body, question) => {
    expect(about([headings, ...body])).toEqual([question]);
  });

  it('is left alone once the clerk says so, and the other rows are judged', () => {
    const rows = [
      ['Customer', 'Invoice', 'Due date', 'Balance'],
      ['Ashdown', 'A-1', LATE, HUGE],
      ['Brackley', 'A-2', LATE, 60.25],
    ];
    const reading = read(rows, {}, { ...TODAY, answers: { outstanding: 'nothing' } });
    expect(reading.questions.filter(({ blocking }) => blocking)).toEqual([]);
    expect(reading.outstandingByCurrency).toMatchObject([{ minor: 6025 }]);
    expect(reading.overdueRowCount).toBe(1);
  });

  it('as the original amount is not in the letter', () => {
    const reading = read([
      ['Customer', 'Invoice', 'Due date', 'Invoice amount', 'Outstanding EUR'],
      ['Ashdown', 'A-1', LATE, HUGE, 100.5],
      ['Brackley', 'A-2', LATE, 60.25, 60.25],
    ]);
    expect(rowAt(reading, 2)).toMatchObject({ amount: null, outstanding: { minor: 10_050, currency: 'EUR' } });
  });

  it('as the total of the sheet is compared with nothing', () => {
    const reading = read([
      ['Customer', 'Invoice', 'Due date', 'Balance'],
      ['Ashdown', 'A-1', LATE, 100.5],
      ['Brackley', 'A-2', LATE, 60.25],
      ['Total', '', '', HUGE],
    ]);
    expect(reading.outstandingByCurrency).toMatchObject([{ minor: 16_075 }]);
    expect(reading.questions.filter(({ blocking }) => blocking).length).toBeGreaterThan(0);
  });
});

describe('amounts that add up to more than can be counted to the penny', () => {
  it.each([
    ['debts alone', () => 99e9],
    ['debts that credits outweigh', (i: number) => (i % 2 === 0 ? 99e9 : -99e9)],
  ])('are refused: %s', (_, amountAt) => {
    const lines = Array.from({ length: 1_000 }, (__, i): TestCell[] => ['Ashdown', `A-${i}`, LATE, amountAt(i)]);
    const reading = readSheet(sheetOf([['Customer', 'Invoice', 'Due date', 'Balance EUR'], ...lines]), TODAY);
    expect(reading).toMatchObject({ refused: 'too-large' });
  });
});

const LAYOUTS: TestCell[][] = [
  ['Customer', 'Invoice', 'Date', 'Due date', 'Amount', 'Paid', 'Balance', 'Ccy'],
  ['Customer', 'Invoice', 'Date', 'Due date', 'Debit', 'Credit', 'Ccy'],
  ['Customer', 'Invoice', 'Date', 'Due date', 'Amount', 'Paid', 'Ccy'],
  ['Customer', 'Not due', '1-30', '31-60', 'Over 60', 'Balance', 'Ccy'],
  ['Customer', 'Not due', '1-30', '31-60', 'Over 60', 'Ccy'],
  ['Customer', 'Invoice', 'Due date', 'Not due', '1-30', '31-60', 'Balance', 'Ccy'],
  ['Customer', 'Invoice', 'Date', 'Days overdue', 'Net', 'VAT', 'Gross', 'Ccy'],
];

const anyAmount: fc.Arbitrary<TestCell> = fc.oneof(
  fc.constantFrom<TestCell[]>(
    HUGE,
    -HUGE,
    1e11,
    1e11 + 1,
    -1e300,
    1.5e308,
    2 ** 53 + 2,
    '9.999.999.999.999,99 EUR',
    '',
  ),
  fc.integer({ min: -5_000, max: 90_000 }).map((cents) => cents / 100),
);

const anyCellUnder = (heading: TestCell, i: number): fc.Arbitrary<TestCell> => {
  if (heading === 'Customer') return fc.constantFrom('Ashdown Ltd', 'Brackley & Sons');
  if (heading === 'Invoice') return fc.constant(`INV-${i}`);
  if (heading === 'Date' || heading === 'Due date') return fc.constantFrom(LATE, date('2026-11-01'));
  if (heading === 'Ccy') return fc.constantFrom('EUR', 'KWD', 'JPY');
  return anyAmount;
};

const anySheet = fc
  .tuple(fc.constantFrom(...LAYOUTS), fc.integer({ min: 1, max: 6 }))
  .chain(([headings, size]) =>
    fc
      .tuple(
        ...Array.from({ length: size }, (_, i) => fc.tuple(...headings.map((heading) => anyCellUnder(heading, i)))),
      )
      .map((rows): TestCell[][] => [headings, ...rows]),
  );

describe('amounts too large anywhere', () => {
  it('are read or refused, and so are accounts, reminders and statements; nothing is thrown', () => {
    const anyAnswers = fc.constantFrom({}, { sign: 'debts' }, { outstanding: 'nothing' }, { payments: 'takeOff' });
    fc.assert(
      fc.property(anySheet, anyAnswers, (rows, answers) => {
        const reading = readSheet(sheetOf(rows), { ...TODAY, answers });
        if (isRefusal(reading)) return;
        for (const { outstanding } of reading.rows) expect(Number.isSafeInteger(outstanding?.minor ?? 0)).toBe(true);
        for (const account of accountsOnSheet(reading).values()) {
          reminderRequestOf(account, 'ap@ashdown.example', reading.asOf);
          statementRequestOf(account, reading.asOf);
        }
      }),
      { numRuns: 1_500 },
    );
  });
});
