// Marks under a customer's name that stand for it: `"`, `dto.`, `idem`. A row is the customer's above; nobody is called that.
import { describe, expect, it } from 'vitest';
import { date, pounds, read, type TestCell, TODAY } from './cells.ts';

const HEADINGS = ['Customer', 'Account', 'Invoice', 'Due', 'Outstanding'];
const listOf = (...parties: [string, string][]): TestCell[][] => [
  HEADINGS,
  ...parties.map(([name, account], n): TestCell[] => [name, account, `I-${n}`, date('2026-08-01'), pounds(10 + n)]),
];
const partiesOf = (rows: TestCell[][]) =>
  [...read(rows).rows]
    .filter(({ type }) => type === 'invoice')
    .map(({ customer, customerId }) => [customer, customerId]);
const blocking = (rows: TestCell[][]) =>
  read(rows, {}, TODAY)
    .questions.filter((question) => question.blocking)
    .map(({ topic, cells }) => [topic, cells]);

describe('a mark below a name', () => {
  it.each(['"', '""', "''", '”', '〃', 'ditto', 'Ditto.', 'do.', 'dto.', 'dto', 'idem', 'id.', 'dito', 's.o.'])(
    'stands for the customer above: %s',
    (mark) => {
      const rows = listOf(['Ashdown', 'A1'], [mark, mark], [mark, mark], ['Bell', 'B2'], [mark, mark], ['Carr', 'C3']);
      const [ashdown, bell, carr] = [
        ['Ashdown', 'A1'],
        ['Bell', 'B2'],
        ['Carr', 'C3'],
      ];
      expect(partiesOf(rows)).toEqual([ashdown, ashdown, ashdown, bell, bell, carr]);
      expect(blocking(rows)).toEqual([]);
    },
  );

  it('stands for the same address and currency', () => {
    const rows: TestCell[][] = [
      ['Customer', 'Invoice', 'Due', 'Outstanding', 'Currency', 'E-mail'],
      ['Ashdown', 'I-1', date('2026-08-01'), 10, 'EUR', 'ap@ashdown.example'],
      ['"', 'I-2', date('2026-08-01'), 20, '"', '"'],
      ['Bell', 'I-3', date('2026-08-01'), 30, 'USD', 'ap@bell.example'],
    ];
    expect(read(rows).rows.at(2)).toMatchObject({
      ...{ customer: 'Ashdown', email: 'ap@ashdown.example' },
      outstanding: { minor: 2000, currency: 'EUR' },
    });
  });

  it('stands for nobody right below the headings', () => {
    expect(partiesOf(listOf(['"', 'A1'], ['Bell', 'B2'], ['Carr', 'C3']))[0]).toEqual([null, 'A1']);
  });

  it('stands for nobody below a row without a name: the clerk is asked, or told', () => {
    const rows = listOf(['Ashdown', ''], ['Bell', ''], ['', ''], ['"', ''], ['Carr', ''], ['Dunn', ''], ['Eade', '']);
    expect(blocking(rows)).toEqual([['customer', ['A4', 'A5']]]);
  });
});

describe('a dash where a name should stand', () => {
  it.each(['-', '–', '--', '?', 'n/a'])('is nobody’s name or number: %s', (dash) => {
    const rows = listOf(['Ashdown', 'A1'], ['Ashdown', 'A1'], ['Bell', dash], [dash, dash], ['Carr', dash]);
    expect(partiesOf(rows).slice(2)).toEqual([
      ['Bell', null],
      [null, null],
      ['Carr', null],
    ]);
  });
});

describe('a short name', () => {
  it.each(['Do', 'ID', 'Same Ltd', 'Idem BV', 'X'])('is a name: %s', (name) => {
    expect(partiesOf(listOf(['Ashdown', 'A1'], [name, 'B2'], ['Carr', 'C3']))[1]).toEqual([name, 'B2']);
  });
});
