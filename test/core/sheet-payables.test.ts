// A list of what we owe is never read as one of what customers owe us; where the words leave room for doubt, the clerk says.
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../core/refusal.ts';
import { readSheet } from '../../core/sheet.ts';
import { date, sheetOf, type TestCell, TODAY, topicsOf } from './cells.ts';

type Head = readonly [name: string, number: string, issued: string, due: string, open: string];

const list = ([name, number, issued, due, open]: Head, title: readonly TestCell[] = [], kind = ''): TestCell[][] => [
  ...(title.length === 0 ? [] : [[...title]]),
  [name, number, issued, due, open, ...(kind === '' ? [] : ['Type'])],
  ['Ashdown Ltd', 'A-1', date('2026-07-01'), date('2026-08-01'), 120, kind],
  ['Brackley Ltd', 'A-2', date('2026-08-20'), date('2026-09-20'), 80, kind],
];

const PLAIN: Head = ['Name', 'Invoice', 'Date', 'Due date', 'Balance'];
const outcome = (rows: readonly TestCell[][], sheetName = 'Sheet1', answers = {}): string => {
  const reading = readSheet(sheetOf(rows, { sheetName }), { ...TODAY, answers });
  return isRefusal(reading)
    ? reading.refused
    : topicsOf(reading)
        .filter((topic) => topic.endsWith('!'))
        .join(' ');
};

describe('a list of what we owe', () => {
  it.each<[string, Head]>([
    ['English', ['Vendor', 'Bill no', 'Bill date', 'Due date', 'Open balance']],
    ['English, in full', ['Supplier name', 'Reference', 'Date', 'Due', 'Outstanding']],
    ['German', ['Lieferantenname', 'Belegnr.', 'Belegdatum', 'Fällig am', 'Offener Betrag']],
    ['German, accounts', ['Kreditor', 'Rechnung', 'Datum', 'Fälligkeit', 'Saldo']],
    ['French', ['Fournisseur', 'Pièce', 'Date', 'Échéance', 'Reste dû']],
    ['Spanish', ['Proveedor', 'Nº factura', 'Fecha', 'Vencimiento', 'Pendiente']],
    ['Dutch', ['Leverancier', 'Factuurnr.', 'Datum', 'Vervaldatum', 'Openstaand']],
    ['Italian', ['Fornitore', 'N. documento', 'Data', 'Scadenza', 'Residuo']],
    ['Portuguese', ['Fornecedor', 'Documento', 'Data', 'Vencimento', 'Em aberto']],
  ])('is refused by its headings: %s', (_, head) => {
    expect(outcome(list(head))).toBe('payables');
  });

  it.each([
    ['Unpaid bills', PLAIN],
    ['Aged Payable Detail', PLAIN],
    ['Amounts we owe at 30 September 2026', PLAIN],
    ['Offene Posten Kreditoren', ['Konto', 'Rechnung', 'Datum', 'Fällig', 'Saldo']],
    ['Balance âgée fournisseurs', ['Compte', 'Facture', 'Date', 'Échéance', 'Solde']],
    ['Facturas pendientes de pago', ['Nombre', 'Factura', 'Fecha', 'Vencimiento', 'Pendiente']],
    ['Openstaande posten crediteuren', ['Naam', 'Factuur', 'Datum', 'Vervaldatum', 'Openstaand']],
    ['Scadenzario fornitori', ['Ragione sociale', 'Fattura', 'Data', 'Scadenza', 'Residuo']],
    ['Contas a pagar', ['Nome', 'Fatura', 'Data', 'Vencimento', 'Em aberto']],
  ] as [string, Head][])('is refused by its title: %s', (title, head) => {
    expect(outcome(list(head, [title]))).toBe('payables');
    expect(outcome(list(head), title)).toBe('payables');
  });

  it('is said to be one in a sentence that names where', () => {
    const reading = readSheet(sheetOf(list(PLAIN, ['Unpaid bills']), { sheetName: 'List' }), TODAY);
    expect(isRefusal(reading) && reading.because).toBe(
      'The title of “List” speaks of suppliers: this is a list of what you owe, not of what customers owe you.',
    );
  });
});

describe('a list that may be of what we owe', () => {
  it.each([
    ['bills without a word for customers', list(['Name', 'Bill no', 'Bill date', 'Due date', 'Open balance'])],
    ['purchase invoices by their kind', list(PLAIN, [], 'Purchase invoice')],
    ['Eingangsrechnungen by their kind', list(PLAIN, [], 'Eingangsrechnung')],
    ['a title that speaks of purchases', list(PLAIN, ['Purchases, unpaid'])],
  ])('is asked about: %s', (_, rows) => {
    expect(outcome(rows)).toContain('owedBy!');
  });

  it.each([
    ['70000 to 99999 with DATEV', ['Konto', 'Belegfeld 1', 'Belegdatum', 'Fälligkeit', 'Saldo'], [70_004, 90_012]],
    ['401 in France', ['Compte', 'Facture', 'Date', 'Échéance', 'Solde'], ['401ASH', '401BRA']],
    ['400 in Spain', ['Cuenta', 'Factura', 'Fecha', 'Vencimiento', 'Saldo'], [40_000_012, 41_000_003]],
  ] as [string, Head, TestCell[]][])('is asked about by accounts of suppliers: %s', (_, head, accounts) => {
    const [headings = [], ...lines] = list(head);
    const rows = [headings, ...lines.map((line, i) => [accounts[i] ?? '', ...line.slice(1)])];
    expect(outcome(rows)).toContain('owedBy!');
    const ours = rows.map((row, i) => (i === 0 ? row : [10_000 + i, ...row.slice(1)]));
    expect(outcome(ours)).not.toContain('owedBy');
  });

  it('is read when the clerk says that customers owe it, and refused when we do', () => {
    const bills = list(['Name', 'Bill no', 'Bill date', 'Due date', 'Open balance']);
    expect(outcome(bills, 'Sheet1', { owedBy: 'customers' })).toBe('');
    expect(outcome(bills, 'Sheet1', { owedBy: 'us' })).toBe('payables');
    expect(outcome(list(PLAIN, ['Unpaid bills']), 'Sheet1', { owedBy: 'customers' })).toBe('');
  });
});

describe('a list of what customers owe', () => {
  it.each([
    ['that calls its invoices bills', list(['Customer', 'Bill no', 'Bill date', 'Due date', 'Balance'])],
    ['of sundry debtors with bills', list(PLAIN, ['Sundry Debtors: bills outstanding'])],
    ['with the name to bill', list(['Bill to', 'Invoice', 'Date', 'Due date', 'Balance'])],
    ['that names our number with the customer', list(['Customer', 'Vendor no.', 'Date', 'Due date', 'Balance'])],
    ['in the words of a purchase order', list(['Client', 'Invoice', 'Purchase order', 'Due date', 'Balance'])],
    ['payable by a day', list(['Name', 'Invoice', 'Date', 'Payable by', 'Balance'])],
    ['of customers’ accounts', list(['Debitorenkonto', 'Beleg', 'Datum', 'Fälligkeit', 'Saldo'])],
  ])('is read without a question: %s', (_, rows) => {
    expect(outcome(rows)).not.toMatch(/payables|owedBy/);
  });
});
