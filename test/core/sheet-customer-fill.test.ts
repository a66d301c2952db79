// Rows without a customer: names that stand once for all their rows, names that were forgotten, and rows that may be either.
import { describe, expect, it } from 'vitest';
import { date, pounds, read, type TestCell, TODAY } from './cells.ts';

const HEADINGS = ['Customer', 'Invoice', 'Due', 'Outstanding'];
const line = (customer: string, n: number): TestCell[] => [customer, `INV-${n}`, date('2026-08-01'), pounds(10 + n)];
const listOf = (...customers: string[]): TestCell[][] => [HEADINGS, ...customers.map(line)];

const customersOf = (rows: TestCell[][], answers = {}): (string | null)[] =>
  [...read(rows, {}, { ...TODAY, answers }).rows].filter(({ type }) => type === 'invoice').map((row) => row.customer);
const asked = (rows: TestCell[][], answers = {}) =>
  read(rows, {}, { ...TODAY, answers }).questions.filter(({ topic }) => topic === 'customer');

describe('a row without a customer', () => {
  const names = ['Ashdown', 'Bell', 'Carr', 'Dunn', 'Eade', '', 'Ford', 'Gale'];

  it('may belong to the customer above where every name stands once: the clerk is asked', () => {
    const rows = listOf(...names);
    expect(asked(rows)).toMatchObject([{ blocking: true, assumed: 'missing', cells: ['A7'] }]);
    expect(customersOf(rows)[5]).toBe(null);
    expect(customersOf(rows, { customer: 'above' })[5]).toBe('Eade');
    expect(asked(rows, { customer: 'above' })).toMatchObject([{ blocking: false, assumed: 'above' }]);
  });

  it('is said to have none when the clerk says that a name is missing', () => {
    const rows = listOf(...names);
    expect(asked(rows, { customer: 'missing' })).toMatchObject([{ blocking: false, cells: ['A7'] }]);
    expect(customersOf(rows, { customer: 'missing' })[5]).toBe(null);
  });

  it('has lost its name where neighbouring rows repeat theirs', () => {
    const rows = listOf('Ashdown', 'Ashdown', 'Bell', '', 'Carr', 'Carr', 'Dunn');
    expect(asked(rows)).toMatchObject([{ blocking: false, cells: ['A5'] }]);
    expect(customersOf(rows)[3]).toBe(null);
  });

  it('has lost its name in a list by date, where names come back further down', () => {
    const rows = listOf('Ashdown', 'Bell', 'Ashdown', 'Carr', 'Bell', '', 'Ashdown', 'Carr');
    expect(asked(rows)).toMatchObject([{ blocking: false }]);
    expect(customersOf(rows)[5]).toBe(null);
  });

  it('is asked about in a list by date with several of them', () => {
    const rows = listOf('Ashdown', 'Bell', '', 'Ashdown', 'Carr', '', 'Bell', '', 'Carr', 'Dunn', 'Bell');
    expect(asked(rows)).toMatchObject([{ blocking: true, cells: ['A4', 'A7', 'A9'] }]);
    expect(customersOf(rows)).toContain(null);
  });

  it('belongs to the customer above where a good part of the rows is written so', () => {
    const rows = listOf('Ashdown', '', '', 'Bell', 'Carr', '', 'Dunn', 'Eade');
    expect(asked(rows)).toEqual([]);
    expect(customersOf(rows)).toEqual(['Ashdown', 'Ashdown', 'Ashdown', 'Bell', 'Carr', 'Carr', 'Dunn', 'Eade']);
  });

  it('is known by its number', () => {
    const numbered = ([customer, ...rest]: TestCell[], i: number): TestCell[] => [
      customer ?? '',
      i === 0 ? 'Customer no.' : `C10${i}`,
      ...rest,
    ];
    const rows = listOf('Ashdown', 'Bell', '', 'Carr', 'Dunn', 'Eade').map(numbered);
    expect(asked(rows).filter(({ blocking }) => blocking)).toEqual([]);
  });

  it('belongs to the customer above where every block with its sum names it once', () => {
    const sum = (amount: number): TestCell[] => ['', '', '', pounds(amount)];
    const rows = [
      HEADINGS,
      line('Ashdown', 1),
      line('', 2),
      sum(23),
      [],
      line('Bell', 3),
      sum(13),
      [],
      line('Carr', 4),
      sum(14),
    ];
    expect(asked(rows)).toEqual([]);
    expect(customersOf(rows)).toEqual(['Ashdown', 'Ashdown', 'Bell', 'Carr']);
  });

  describe('beside the name of a person', () => {
    const rows: TestCell[][] = [
      ['Firma', 'Vorname', 'Nachname', 'RgNr', 'Fällig', 'Offen'],
      ['Abel GmbH', 'Jan', 'Abel', '1', date('2026-08-01'), 100],
      ['', 'Eva', 'Kurz', '2', date('2026-08-01'), 50],
      ['', 'Eva', 'Lang', '3', date('2026-08-01'), 51],
      ['Bär KG', '', '', '4', date('2026-08-01'), 20],
    ];

    it('may be that person’s, or the firm’s above: the clerk is asked', () => {
      expect(asked(rows)).toMatchObject([{ blocking: true, assumed: 'person', cells: ['A3', 'A4'] }]);
      expect(customersOf(rows, { customer: 'person' })).toEqual(['Abel GmbH', 'Eva Kurz', 'Eva Lang', 'Bär KG']);
      expect(customersOf(rows, { customer: 'above' })).toEqual(['Abel GmbH', 'Abel GmbH', 'Abel GmbH', 'Bär KG']);
      expect(asked(rows, { customer: 'person' })).toEqual([]);
    });
  });
});

describe('a cell below a customer that holds no name', () => {
  const rows = [
    ['Customer', 'Invoice', 'Due', 'Balance'],
    ['Acme Ltd', '1', date('2026-08-01'), pounds(100)],
    ['01632 960001', '2', date('2026-08-01'), pounds(50)],
    ['ap@acme.example', '3', date('2026-08-01'), pounds(51)],
    ['Bolt Ltd', '4', date('2026-08-01'), pounds(70)],
    ['(on stop)', '5', date('2026-08-01'), pounds(20)],
    ['Cox', '6', date('2026-08-01'), pounds(21)],
  ];
  const blocking = (answers: Record<string, string>) =>
    read(rows, {}, { ...TODAY, answers }).questions.flatMap(({ topic, blocking }) => (blocking ? [topic] : []));

  it.each([
    [{}, 'ap@acme.example', ['noName']],
    [{ noName: 'named' }, 'ap@acme.example', []],
    [{ noName: 'above' }, 'Acme Ltd', []],
  ])('is asked about: %j', (answers, third, topics) => {
    const names = customersOf(rows, answers);
    expect(blocking(answers)).toEqual(topics);
    expect(names[2]).toBe(third);
    expect([names[0], names[3], names[5]]).toEqual(['Acme Ltd', 'Bolt Ltd', 'Cox']);
  });

  it('is a name where customers are known by their addresses', () => {
    const known = listOf('ann@a.example', 'ben@b.example', 'Cox Ltd', 'dee@d.example', 'eve@e.example');
    expect(asked(known)).toEqual([]);
    expect(read(known).questions.filter(({ topic }) => topic === 'noName')).toEqual([]);
  });
});
