// Terms of payment in the words of invoices, and the days they come to.
import { describe, expect, it } from 'vitest';
import { dueByTerms, termsIn } from '../../core/sheet/terms.ts';
import { date, day, read, rowAt, type TestCell, topicsOf } from './cells.ts';

const days = (count: number) => ({ days: count, monthEnd: false });
const monthEnd = (count: number) => ({ days: count, monthEnd: true });

describe('terms', () => {
  it.each([
    ['30', 30],
    ['30 days', 30],
    ['Net 30', 30],
    ['NET30', 30],
    ['net 45 days', 45],
    ['2/10 net 30', 30],
    ['2% 10, Net 30', 30],
    ['2%/10 n/30', 30],
    ['14 Tage 2 % Skonto, 30 Tage netto', 30],
    ['10 Tage 3%, 30 Tage', 30],
    ['30 Tage netto', 30],
    ['Zahlbar innerhalb 14 Tagen ohne Abzug', 14],
    ['8 jours 2% escompte, 45 jours net', 45],
    ['30 jours', 30],
    ['30 días f.f.', 30],
    ['30 gg d.f.', 30],
    ['14 dagen netto', 14],
    ['28 DDL', 28],
    ['2 weeks', 14],
    ['Due on receipt', 0],
    ['sofort', 0],
    ['À réception', 0],
    ['Contado', 0],
    ['Cash discount 2% 10 days, net 30', 30],
  ])('%s are %i days', (text, count) => {
    expect(termsIn(text)).toEqual(days(count));
  });

  it.each([
    ['30 jours fin de mois', 30],
    ['45 j FDM', 45],
    ['30 days EOM', 30],
    ['60 gg FM', 60],
    ['30 días fin de mes', 30],
    ['30 Tage zum Monatsende', 30],
    ['End of month', 0],
  ])('%s run to the end of a month', (text, count) => {
    expect(termsIn(text)).toEqual(monthEnd(count));
  });

  it.each([
    '30/60/90',
    '1 month',
    '15th of the following month',
    'Z030',
    '0001',
    'Custom',
    '',
    'fin de mois le 10 et le 20',
  ])('are not told by “%s”', (text) => {
    expect(termsIn(text)).toBeNull();
  });

  it.each([
    ['2026-06-10', 30, '2026-07-30', '2026-07-31'],
    ['2026-01-31', 30, '2026-02-28', '2026-03-31'],
    ['2026-06-10', 45, '2026-07-31', '2026-08-14'],
    ['2026-06-10', 0, '2026-06-30', '2026-06-30'],
    ['2026-11-20', 60, '2027-01-29', '2027-01-31'],
  ])('from %s with %i days to the end of a month mean %s to %s', (issued, count, first, last) => {
    expect(dueByTerms(day(issued), monthEnd(count))).toEqual([first, last]);
  });

  it('judge an invoice where every custom agrees, and ask where they do not', () => {
    const list = (issued: string): TestCell[][] => [
      ['Client', 'Facture', 'Date facture', 'Conditions de paiement', 'Solde (€)'],
      ['Ashdown SARL', 'F-1', date('2026-05-10'), '30 jours fin de mois', 120],
      ['Brackley SA', 'F-2', date(issued), '45 jours fin de mois', 80],
    ];
    const agreed = read(list('2026-08-10'));
    expect(topicsOf(agreed).filter((topic) => topic.endsWith('!'))).toEqual([]);
    expect(rowAt(agreed, 2)).toMatchObject({ dueDate: '2026-06-30', overdue: true });
    expect(rowAt(agreed, 2).because).toContain('terms of 30 days, end of month');
    expect(rowAt(agreed, 3)).toMatchObject({ dueDate: '2026-10-15', overdue: false });
    const open = read(list('2026-07-20'));
    expect(topicsOf(open)).toContain('dueDate!');
    expect(rowAt(open, 3)).toMatchObject({ dueDate: null, overdue: false });
  });
});
