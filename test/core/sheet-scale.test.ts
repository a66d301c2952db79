// Amounts in thousands or millions are read in full, exactly, and never without asking.
import { describe, expect, it } from 'vitest';
import { scaleIn } from '../../core/sheet/scale.ts';
import { date, read, type TestCell, TODAY, topicsOf } from './cells.ts';

const list = (heading: string, amounts: readonly TestCell[], title: readonly TestCell[] = []): TestCell[][] => [
  [...title],
  ['Customer', 'Invoice', 'Due date', heading],
  ...amounts.map((amount, i): TestCell[] => [`Ashdown ${i} Ltd`, `A-${i}`, date('2026-08-01'), amount]),
  ['Total', '', '', amounts.reduce<number>((sum, amount) => sum + Number(amount), 0)],
];
const answeredWith = (scale: string) => ({ ...TODAY, answers: { scale } });

describe('amounts in thousands', () => {
  it('are read in full, to the minor unit, and asked about', () => {
    const reading = read(list('Balance (£000)', [4.2105, 0.98, 12.45009]));
    expect(reading.outstandingByCurrency).toEqual([{ minor: 421_050 + 98_000 + 1_245_009, currency: 'GBP' }]);
    expect(topicsOf(reading)).toContain('scale!');
    expect(reading.questions.find(({ topic }) => topic === 'scale')).toMatchObject({ assumed: '1000', cells: ['D2'] });
  });

  it('are settled by the clerk: in thousands, or in full as they stand', () => {
    const rows = list('Balance', [4.21, 0.98], ['All amounts in £ thousands']);
    const totalWith = (answer: string) => {
      const reading = read(rows, {}, answeredWith(answer));
      expect(topicsOf(reading)).not.toContain('scale!');
      return reading.outstandingByCurrency;
    };
    expect(totalWith('1000')).toEqual([{ minor: 519_000, currency: 'GBP' }]);
    expect(totalWith('1')).toEqual([{ minor: 519, currency: 'GBP' }]);
  });

  it.each([
    ['£’000', 1_000],
    ['Outstanding £k', 1_000],
    ['x1000', 1_000],
    ['Saldo in TEUR', 1_000],
    ['Betrag Tsd. €', 1_000],
    ['Solde en milliers d’euros', 1_000],
    ['Solde K€', 1_000],
    ['Importes en miles', 1_000],
    ['Bedragen x € 1.000', 1_000],
    ['Importi in migliaia di euro', 1_000],
    ['Valores em R$ mil', 1_000],
    ['Saldo Mio. €', 1_000_000],
    ['Amounts in millions', 1_000_000],
    ['Thousand Oaks Ltd', null],
    ['Mil Sabores SA', null],
    ['Total 1 000', null],
    ['Tel 0117 000 000', null],
    ['Balance (£)', null],
    ['Region 000', null],
  ])('are told by %s: %s', (text, scale) => {
    expect(scaleIn(text)).toBe(scale);
  });

  it('leave columns beside them alone', () => {
    const rows: TestCell[][] = [
      ['Customer', 'Invoice', 'Due date', 'Days overdue', 'Balance k€'],
      ['Ashdown Ltd', 'A-1', date('2026-08-01'), 45, 4.2],
      ['Brackley Ltd', 'A-2', date('2026-09-01'), 14, 1.05],
    ];
    const reading = read(rows);
    expect(reading.outstandingByCurrency).toEqual([{ minor: 525_000, currency: 'EUR' }]);
    expect(reading.rows.slice(1).map(({ daysOverdue }) => daysOverdue)).toEqual([45, 14]);
  });
});
