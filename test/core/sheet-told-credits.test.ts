// Credits with positive amounts that nothing tells but a word in the number of the document or in a remark: the clerk is asked,
// unless the printed total settles it. Letters that say nothing ask nothing.
import { describe, expect, it } from 'vitest';
import { date, read, rowAt, type TestCell, TODAY, topicsOf } from './cells.ts';

const DUE = date('2026-08-01');
const stops = (rows: TestCell[][], answers = {}): string[] =>
  topicsOf(read(rows, {}, { ...TODAY, answers })).filter((topic) => topic.endsWith('!'));
const owed = (rows: TestCell[][], answers = {}): number[] =>
  read(rows, {}, { ...TODAY, answers }).outstandingByCurrency.map(({ minor }) => minor);

/** Debts of 500, 250 and 20, and 120 under another number between them. */
const list = (number: (i: number) => string, credit: string, amount = 120): TestCell[][] => [
  ['Customer', 'Invoice', 'Due date', 'Balance £'],
  ['Alton Mills', number(1), DUE, 500],
  ['Alton Mills', credit, DUE, amount],
  ['Barrow Ltd', number(2), DUE, 250],
  ['Corfe Ltd', number(3), DUE, 20],
];
const total = (printed: number): TestCell[] => ['Total', '', '', printed];

describe('credits told by their number', () => {
  it.each([
    ['INV', 'CN0020', 'CN'],
    ['RE-', 'GS-1002', 'GS'],
    ['FT ', 'NC 12', 'NC'],
    ['FA', 'AV20', 'AV'],
    ['SI-', 'SC-7', 'SC'],
    ['', '1002 CREDIT', 'CREDIT'],
    ['2026/', '2026/NC/15', 'NC'],
    ['FV-', 'Abono 3', 'Abono'],
    ['F-', 'Creditnota 3', 'Creditnota'],
    ['INV/2026/', 'RINV/2026/0001', 'RINV'],
    ['FT A/', 'NC A/3', 'NC'],
    ['INV', 'RCPT771', 'RCPT'],
    ['F', 'CN12', 'CN'],
  ])('are asked about: %s1, %s', (prefix, credit, code) => {
    const rows = list((i) => `${prefix}${i}001`, credit);
    expect(stops(rows)).toEqual([`credits.${code}!`]);
    expect(read(rows).questions.find(({ topic }) => topic === `credits.${code}`)?.cells).toEqual(['B3']);
    for (const answers of [{ [`credits.${code}`]: 'lower' }, { credits: 'lower' }]) {
      expect(stops(rows, answers)).toEqual([]);
      expect(owed(rows, answers)).toEqual([65_000]);
      expect(rowAt(read(rows, {}, { ...TODAY, answers }), 3)).toMatchObject({ type: 'credit', overdue: false });
    }
    for (const answers of [{ [`credits.${code}`]: 'asShown' }, { credits: 'asShown' }]) {
      expect(stops(rows, answers)).toEqual([]);
      expect(owed(rows, answers)).toEqual([89_000]);
    }
  });

  it('are settled by a printed total that takes them off; one that adds them up may be wrong itself', () => {
    const rows = list((i) => `INV${i}`, 'CN9');
    expect(stops([...rows, total(650)])).toEqual([]);
    expect(owed([...rows, total(650)])).toEqual([65_000]);
    expect(stops([...rows, total(890)])).toEqual(['credits.CN!']);
    expect(stops([...rows, total(890)], { 'credits.CN': 'asShown' })).toEqual([]);
    expect(stops([...rows, total(890)], { 'credits.CN': 'lower', tieOut: 'accept' })).toEqual([]);
    expect(owed([...rows, total(890)], { 'credits.CN': 'lower', tieOut: 'accept' })).toEqual([65_000]);
    expect(stops([...rows, total(800)])).toContain('tieOut!');
  });

  it.each<[string, TestCell[][]]>([
    ['initials of customers', list((i) => `${'ACF'[i - 1]}M-${i}`, 'AB-9')],
    ['branches', list((i) => `${['VA', 'SC', 'GA'][i - 1]}-${i}`, 'NC-9')],
    ['letters that say nothing', list((i) => `INV${i}`, 'ZX9')],
    ['one series that is called so', list((i) => `CN-${i}`, 'CN-9')],
    ['a credit below zero', list((i) => `INV${i}`, 'CN9', -120)],
    ['plain numbers', list((i) => `${i}`, '9')],
  ])('are not looked for in %s', (_, rows) => {
    expect(stops(rows)).toEqual([]);
  });

  it('may stand among debts of several ages', () => {
    const rows: TestCell[][] = [
      ['Customer', 'Invoice', 'Date', 'Not due', '1-30', '31-60', '61+'],
      ['Alton Mills', 'INV1', DUE, '', 500, '', ''],
      ['Alton Mills', 'CN9', DUE, '', 120, '', ''],
      ['Barrow Ltd', 'INV2', DUE, '', '', '', 250],
    ];
    expect(stops(rows)).toEqual(['credits.CN!']);
    expect(stops(rows, { credits: 'lower' })).toEqual([]);
    expect(owed(rows, { credits: 'lower' })).toEqual([63_000]);
  });
});

describe('credits told by a remark', () => {
  const rows = (remark: string): TestCell[][] => [
    ['Customer', 'Invoice', 'Due date', 'Balance £', 'Remarks'],
    ['Alton Mills', '1001', DUE, 500, 'see mail of 3/8'],
    ['Alton Mills', '1002', DUE, 120, remark],
    ['Barrow Ltd', '1003', DUE, 250, 'rang, will call back'],
  ];

  it.each([
    ['avoir sur FA100', 'avoir'],
    ['Gutschrift zu RE-1001', 'gutschrift'],
    ['Credit note for inv 1001', 'credit note'],
    ['Nota de crédito sobre factura 1001', 'nota de credito'],
    ['Creditnota voor 1001', 'creditnota'],
  ])('are asked about: %s', (remark, code) => {
    expect(stops(rows(remark))).toEqual([`credits.${code}!`]);
    expect(stops(rows(remark), { [`credits.${code}`]: 'lower' })).toEqual([]);
    expect(owed(rows(remark), { credits: 'lower' })).toEqual([63_000]);
  });

  it('are asked about once, where their column says the kinds of documents', () => {
    const kinds = rows('Credit note').map((row, i) => (i === 0 ? [...row.slice(0, 4), 'Type'] : row));
    expect(stops(kinds.map((row, i) => (i === 0 || i === 2 ? row : [...row.slice(0, 4), '']))).length).toBe(1);
  });

  it.each(['credit note requested 3/8', 'Gutschrift angefordert', 'credit limit 5000', 'credit 30 days', 'awaits CN'])(
    'are not seen in what is to come: %s',
    (remark) => {
      expect(stops(rows(remark))).toEqual([]);
    },
  );
});

describe('kinds of documents of which one is unknown', () => {
  it('are credits where only so the rows come to the printed total', () => {
    const rows: TestCell[][] = [
      ['Kunde', 'Art', 'Beleg', 'Fällig', 'Betrag'],
      ['Abel', 'RE', '1001', DUE, 500],
      ['Abel', 'GU', 'G-1', DUE, 120],
      ['Bär', 'RE', '1002', DUE, 250],
      ['Bär', 'AZ', 'Z-9', '', 40],
    ];
    expect(stops([...rows, ['Summe', '', '', '', 590]])).toEqual([]);
    expect(owed([...rows, ['Summe', '', '', '', 590]])).toEqual([59_000]);
    expect(stops(rows)).toEqual(expect.arrayContaining(['credits!', 'credits.AZ!']));
    expect(stops(rows, { credits: 'lower', 'credits.AZ': 'lower' })).toEqual([]);
    expect(owed(rows, { credits: 'lower', 'credits.AZ': 'lower' })).toEqual([59_000]);
  });
});
