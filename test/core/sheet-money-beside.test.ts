// Columns of money beside the one that counts which leave no doubt: converted, carried forward, a part of it, charges between
// amount and balance, numbers of documents, a small table of ages. And the nearest ones that do.
import { describe, expect, it } from 'vitest';
import { columnOf, date, read, type TestCell, topicsOf } from './cells.ts';

const DUE = date('2026-08-01');
const stops = (rows: TestCell[][]): string[] => topicsOf(read(rows)).filter((topic) => topic.endsWith('!'));

const money = (headings: TestCell[], ...amounts: TestCell[][]): TestCell[][] => [
  ['Customer', 'Invoice', 'Due date', ...headings],
  ...amounts.map((row, i): TestCell[] => [i < 2 ? 'Ashdown Ltd' : 'Brackley Ltd', `A-${i}`, DUE, ...row]),
];

describe('a column of money that is not the one that counts', () => {
  it.each<[string, string, TestCell[][]]>([
    [
      'in the accounting currency',
      'E',
      money(
        ['Currency', 'Balance', 'Balance in accounting currency'],
        ['USD', 1250, 1150],
        ['EUR', 12.5, 12.5],
        ['USD', 20, 18.4],
      ),
    ],
    [
      'accounted beside entered',
      'E',
      money(
        ['Entered Currency', 'Entered Balance Due', 'Accounted Balance Due'],
        ['USD', 100, 92],
        ['EUR', 50, 50],
        ['USD', -10, -9.2],
      ),
    ],
    [
      'the running sum of what is open',
      'D',
      money(['Amount outstanding', 'Cumulative balance'], [100, 100], [50, 150], [10, 10]),
    ],
    [
      'in dispute',
      'E',
      money(['Factuurbedrag', 'Openstaand bedrag', 'Betwist bedrag'], [121, 121, 21], [250, 100, 0], [80, 80, 0]),
    ],
    ['insured', 'D', money(['Encours', 'Encours assuré'], [100, 80], [250, 250], [80, 0])],
    [
      'charges, discounts and what was written off between amount and balance',
      'H',
      money(
        ['Amount', 'Paid', 'Bank charges', 'Written off', 'Outstanding', 'Interest'],
        [100, 40, 0, 0, 60, 0.41],
        [500, 485, 5, 10, 0, 0],
        [90, 20, 0, 20, 50, 1.1],
      ),
    ],
    [
      'numbers of documents',
      'C',
      [
        ['Client', 'Pièce', 'Solde', 'Échéance'],
        ['Alfa', 101, 1234.56, DUE],
        ['Beta', 102, 99, DUE],
        ['Gamma', 103, 10.1, DUE],
      ],
    ],
    [
      'numbers of documents of several lengths',
      'C',
      [
        ['Kunde', 'Rechnung', 'Offen', 'Fällig'],
        ['Alfa', 1001, 100, DUE],
        ['Beta', 1002, 250, DUE],
        ['Gamma', 501, 75, DUE],
      ],
    ],
    [
      'of the ages in a small table beside the list',
      'D',
      money(
        ['Balance', '', 'Summary', 'Amount'],
        [1000, '', 'Not due', 85],
        [10, '', '1-30 days', 10],
        [85, '', '31-60 days', 1000],
      ),
    ],
  ])('%s leaves no doubt', (_, outstanding, rows) => {
    expect(stops(rows)).toEqual([]);
    expect(columnOf(read(rows), 'outstanding')).toBe(outstanding);
  });

  it.each<[string, TestCell[][]]>([
    [
      'a balance that carries other movements forward',
      money(['Amount outstanding', 'Balance'], [100, 100], [50, 170], [10, 180]),
    ],
    ['two balances without a word for either', money(['Balance', 'Outstanding'], [100, 90], [50, 50], [10, 20])],
    [
      'payments that do not come to the balance',
      money(['Amount', 'Paid', 'Charges', 'Outstanding'], [100, 40, 0, 60], [500, 400, 5, 90], [90, 20, 0, 50]),
    ],
  ])('is asked about: %s', (_, rows) => {
    expect(stops(rows)).toContain('column.outstanding!');
  });

  it('is the amount where it is owed in full on some line, though headed by the document alone', () => {
    const rows: TestCell[][] = [
      ['Kunde', 'Belegnummer', 'Rechnung', 'Offen', 'Fällig'],
      ['Alfa', 'B-1', 1200, 1200, DUE],
      ['Beta', 'B-2', 250, 100, DUE],
    ];
    expect(columnOf(read(rows), 'amount')).toBe('C');
    expect(columnOf(read(rows), 'outstanding')).toBe('D');
  });
});
