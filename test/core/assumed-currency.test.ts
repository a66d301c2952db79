// What is only assumed of a currency is shown, and never asked for in a letter.
import { describe, expect, it } from 'vitest';
import { accountsOnSheet } from '../../core/account-on-sheet.ts';
import { reminderRequestOf } from '../../core/account-requests.ts';
import { date, read, type TestCell, TODAY } from './cells.ts';

describe('a currency that is only assumed', () => {
  const portuguese: TestCell[][] = [
    ['Cliente', 'CNPJ', 'Nota fiscal', 'Vencimento', 'Saldo'],
    ['Ashdown Ltda', '12.345.678/0001-90', 'NF-1', date('2026-08-01'), 120],
    ['Brackley Ltda', '98.765.432/0001-10', 'NF-2', date('2026-08-01'), 80],
  ];
  const requestWith = (rows: TestCell[][], answers = {}) => {
    const reading = read(rows, {}, { ...TODAY, answers });
    const [account] = accountsOnSheet(reading).values();
    if (!account) throw new Error('no account');
    return reminderRequestOf(account, 'ap@ashdown.example', reading.asOf);
  };

  it('is that of the country, and no letter asks for it before the clerk has said so', () => {
    expect(requestWith(portuguese)).toMatchObject({
      refused: 'currency-assumed',
      because: expect.stringContaining('are in BRL'),
    });
    expect(requestWith(portuguese, { currency: 'BRL' })).toMatchObject({
      invoices: [{ invoiceNumber: 'NF-1', outstanding: { minor: 12_000, currency: 'BRL' } }],
    });
  });

  it('is that of a sign which several countries share', () => {
    const dollars = ['Customer', 'Invoice', 'Due date', 'Balance ($)'];
    const rows = [dollars, ['Ashdown Inc', 'A-1', date('2026-08-01'), 120]];
    expect(requestWith(rows)).toMatchObject({ refused: 'currency-assumed' });
    expect(requestWith(rows, { currency: 'CAD' })).toMatchObject({ invoices: [{ outstanding: { currency: 'CAD' } }] });
    const named = [['Customer', 'Invoice', 'Due date', 'Balance (US$)'], ...rows.slice(1)];
    expect(requestWith(named)).toMatchObject({ invoices: [{ outstanding: { currency: 'USD' } }] });
  });
});
