// A line that the clerk has marked as paid beside an amount: asked about, in seven languages and short forms; what says less is
// a remark, and days that are no days of payment are none.
import { describe, expect, it } from 'vitest';
import { isPaidMark } from '../../core/sheet/paid-marks.ts';
import { date, read, rowAt, type TestCell, TODAY, topicsOf } from './cells.ts';

describe('a remark says that an invoice is paid', () => {
  it.each([
    'PAID',
    'paid 20/10',
    'Paid in full 20 Oct',
    'Pd 20/10',
    'PAID - 20/10 BACS',
    'Settled - BACS 20/10',
    'paid by BACS',
    'paid £50.00',
    '20/10 paid',
    'Customer has paid Friday',
    'cheque received 20/10/26',
    'paid 20/10 - waiting for remittance advice',
    'bezahlt am 20.10.',
    'am 20.10. bezahlt',
    'abgeschrieben',
    'written off 20/10',
    'passé en pertes',
    'incobrable',
    'afgeboekt',
    'stralciata',
    'baixado',
    'bez. 20.10.',
    'Zahlung eingegangen 20.10.',
    'bereits überwiesen',
    'réglé le 20/10',
    'payé 120 € par virement',
    'viré le 3 octobre',
    'pagado 20/10',
    'cobrado el 20/10 por transferencia',
    'betaald 20-10',
    'bet. 20-10',
    'betaling ontvangen 20-10',
    'saldato il 20/10',
    'sald. 20/10',
    'pag. con bonifico',
    'pago em 20/10',
    'recebido 20/10 por transferência',
  ])('%s', (text) => {
    expect(isPaidMark(text)).toBe(true);
  });

  it.each([
    'paid 50 on account',
    'part paid',
    'Part paid 20/10, chase the rest',
    'paid 50% 20/10',
    'paid 20/10 less retention',
    'promised to pay 20/10',
    'will be paid 20/10',
    'to be paid 20/10',
    'not paid',
    'not paid 20/10, chase',
    'unpaid',
    'paid to the wrong account',
    'paid when delivered',
    'invoice paid?',
    'pays on the 20th',
    'payment terms 30 days',
    'nicht bezahlt',
    'noch nicht bezahlt 20.10.',
    'Anzahlung bezahlt 20.10.',
    'bezahlt 20.10., Rest offen',
    'wird am 20.10. bezahlt',
    'zahlt Ende Monat',
    'à payer',
    'à régler le 20/10',
    'payé 50 à valoir',
    'acompte réglé le 20/10',
    'Lettre 20/10',
    'no pagado',
    'pagado 20/10 a cuenta',
    'nog niet betaald',
    'deels betaald 20-10',
    'non pagato',
    'pagato acconto 20/10',
    'não pago',
    'pago 20/10 por conta',
    '',
  ])('not “%s”', (text) => {
    expect(isPaidMark(text)).toBe(false);
  });
});

const DUE = date('2026-08-01');
const marked = (heading: string, mark: TestCell): TestCell[][] => [
  ['Customer', 'Invoice', 'Due date', 'Balance £', heading],
  ['Ashdown Ltd', 'A-1', DUE, 100, ''],
  ['Brackley Ltd', 'A-2', DUE, 10, mark],
  ['Calder Ltd', 'A-3', DUE, 33, ''],
];
const stops = (rows: TestCell[][]): string[] => topicsOf(read(rows)).filter((topic) => topic.endsWith('!'));

describe('a mark beside an amount', () => {
  it.each(['Comments', 'Status', 'Libellé', 'Paid?', 'Chased', '', 'Jane'])('is asked about under “%s”', (heading) => {
    const [question] = read(marked(heading, 'PAID 20/08')).questions;
    expect(question).toMatchObject({ topic: 'settled', blocking: true, cells: ['E3'] });
  });

  it('is settled or open, as the clerk says', () => {
    const answered = (settled: string) =>
      read(marked('Comments', 'paid 20/08'), {}, { ...TODAY, answers: { settled } });
    expect(rowAt(answered('settled'), 3)).toMatchObject({ overdue: false });
    expect(rowAt(answered('open'), 3)).toMatchObject({ overdue: true });
    expect(answered('settled').overdueRowCount).toBe(2);
  });

  it('leaves nothing owed once the clerk says it is settled, and the printed total still ties', () => {
    const rows = [...marked('Comments', 'paid 20/08'), ['Total', '', '', 143, ''] as TestCell[]];
    const settled = read(rows, {}, { ...TODAY, answers: { settled: 'settled' } });
    expect(rowAt(settled, 3)).toMatchObject({ outstanding: { minor: 0 }, overdue: false });
    expect(settled.outstandingByCurrency).toEqual([{ minor: 13_300, currency: 'GBP' }]);
    expect(settled.tieOut[0]).toMatchObject({ ledgerTotal: { minor: 14_300 }, difference: { minor: 0 } });
    expect(settled.questions.some(({ blocking }) => blocking)).toBe(false);
    const open = read(rows, {}, { ...TODAY, answers: { settled: 'open' } });
    expect(open.outstandingByCurrency).toEqual([{ minor: 14_300, currency: 'GBP' }]);
  });

  it('shows a day of payment as a day', () => {
    expect(read(marked('Date paid', date('2026-08-20'))).questions[0]?.text).toContain('E3 (“20 Aug 2026”)');
  });

  it.each<[string, TestCell]>([
    ['Comments', 'will pay 20/10'],
    ['Libellé', 'Solde'],
    ['Comments', 'paid 5 on account'],
    ['Paid?', 'no'],
    ['Paid?', false],
    ['Discount date', date('2026-08-20')],
    ['Skonto bis', date('2026-08-20')],
    ['Pmt. Discount Date', date('2026-08-20')],
    ['Fecha últ. abono', date('2026-08-20')],
    ['Last payment', date('2026-08-20')],
  ])('is none under %s: %s', (heading, mark) => {
    expect(stops(marked(heading, mark))).toEqual([]);
  });

  it('is none where it is the day of a part-payment that the balance reckons with', () => {
    const rows = (balance: number): TestCell[][] => [
      ['Kunde', 'Rechnung', 'Fällig am', 'Brutto', 'Bezahlt', 'Offen', 'Bezahlt am'],
      ['Huber GmbH', 'RE-1', DUE, 1190, 0, 1190, ''],
      ['Meier KG', 'RE-2', DUE, 119, 119, 0, date('2026-08-12')],
      ['Meier KG', 'RE-3', DUE, 238, 38, balance, date('2026-08-15')],
    ];
    expect(stops(rows(200))).toEqual([]);
    expect(stops(rows(238))).toContain('settled!');
  });
});
