// Headings as systems shorten them, names under a heading that says nothing of customers, and methods of payment that are no kinds.
import { describe, expect, it } from 'vitest';
import { bucketLabel } from '../../core/sheet/bucket-label.ts';
import { saidRole } from '../../core/sheet/sayings.ts';
import { conceptsOf } from '../../core/sheet/vocabulary.ts';
import type { ColumnRole } from '../../core/sheet.ts';
import { columnOf, date, read, rowAt, type TestCell, topicsOf } from './cells.ts';

describe('a heading', () => {
  it.each<[string, ColumnRole]>([
    ['Nettofäll.', 'dueDate'],
    ['Fäll.-Dat.', 'dueDate'],
    ['Verv.dat.', 'dueDate'],
    ['Date éch.', 'dueDate'],
    ['F. Vto.', 'dueDate'],
    ['Data scad.', 'dueDate'],
    ['Dt. Vencto.', 'dueDate'],
    ['duedate', 'dueDate'],
    ['VerzN', 'daysOverdue'],
    ['DBT', 'daysOverdue'],
    ['DPD', 'daysOverdue'],
    ['Dgn. over', 'daysOverdue'],
    ['Jrs retard', 'daysOverdue'],
    ['GG rit.', 'daysOverdue'],
    ['Dias Atr.', 'daysOverdue'],
    ['Pte. cobro', 'outstanding'],
    ['Imp. pdte.', 'outstanding'],
    ['Openst.', 'outstanding'],
    ['Total dû', 'outstanding'],
    ['Valor Pend.', 'outstanding'],
    ['OP-Rest', 'outstanding'],
    ['Amt. rem.', 'outstanding'],
    ['RG-Nr.', 'invoiceNumber'],
    ['Nº Fra.', 'invoiceNumber'],
    ['Num. doc.', 'invoiceNumber'],
    ['Factuurnr.', 'invoiceNumber'],
    ['CardName', 'customer'],
    ['Invoice Partner Display Name', 'customer'],
    ['Rag. soc.', 'customer'],
    ['Kd.-Nr.', 'customerId'],
    ['Bel.-Dat.', 'invoiceDate'],
    ['Fact.dat.', 'invoiceDate'],
    ['Betr. in HW', 'amount'],
  ])('%s says %s', (heading, role) => {
    expect(saidRole(role, conceptsOf(heading))).toBeGreaterThanOrEqual(0.6);
  });

  it.each([
    ['90 j et +', 90, null],
    ['+ de 90 j', 91, null],
    ['Échu + 90 j', 91, null],
    ['31-60 dgn', 31, 60],
    ['Scad. 61-90', 61, 90],
    ['De 1 a 30', 1, 30],
  ])('%s is an ageing column from %s days', (heading, from, to) => {
    expect(bucketLabel(heading)).toMatchObject({ pastDue: true, from, to });
  });

  it('of what was due at first is not what is owed now', () => {
    const rows: TestCell[][] = [
      ['Customer Name', 'Trx Number', 'Due Date', 'Amount Due Original', 'Amount Due Remaining'],
      ['Ashdown Ltd', 'T-1', date('2026-08-01'), 120, 100],
      ['Brackley Ltd', 'T-2', date('2026-08-01'), 80, 80],
    ];
    expect(columnOf(read(rows), 'outstanding')).toBe('E');
    expect(topicsOf(read(rows)).filter((topic) => topic.endsWith('!'))).toEqual([]);
  });

  it('may be the sign of a currency alone', () => {
    const rows: TestCell[][] = [
      ['Who', 'Inv', 'When due', '£'],
      ['Ashdown Ltd', '7001', date('2026-08-01'), 120],
      ['Brackley Ltd', '7002', date('2026-08-01'), 80],
    ];
    expect(read(rows)).toMatchObject({
      outstandingByCurrency: [{ minor: 20_000, currency: 'GBP' }],
      overdueRowCount: 2,
    });
  });
});

describe('names beside the numbers of customers', () => {
  const list = (names: readonly string[]): TestCell[][] => [
    ['Cuenta', 'Título', 'Documento', 'Vencimiento', 'Pendiente'],
    ...names.map((name, i): TestCell[] => [`4300000${i % 2}`, name, `F-${i}`, date('2026-08-01'), 100 + i]),
  ];

  it('are those of customers where one number has one name throughout', () => {
    const reading = read(list(['Ashdown SL', 'Brackley SA', 'Ashdown SL', 'Brackley SA']));
    expect(rowAt(reading, 3)).toMatchObject({ customerId: '43000001', customer: 'Brackley SA' });
  });

  it('are texts of the invoices where a number has several', () => {
    const reading = read(list(['Obra Norte', 'Obra Sur', 'Reforma', 'Mantenimiento']));
    expect(rowAt(reading, 3)).toMatchObject({ customer: '43000001' });
  });
});

describe('a method of payment', () => {
  it('is no kind of document', () => {
    const rows: TestCell[][] = [
      ['Client', 'Facture', 'Échéance', 'Mode rgt', 'Reste dû (€)'],
      ['Ashdown SARL', 'F-1', date('2026-08-01'), 'Virement', 120],
      ['Brackley SA', 'F-2', date('2026-08-01'), 'Chèque', 80],
    ];
    const reading = read(rows);
    expect(columnOf(reading, 'documentType')).toBeNull();
    expect(reading.overdueRowCount).toBe(2);
  });
});

describe('a list with a line for each customer', () => {
  it('is known by amounts of several ages in one line, whatever else may be taken for a number', () => {
    const rows: TestCell[][] = [
      ['Kd.-Nr.', 'Name', 'OP-Saldo', 'noch nicht', '1-30 Tg.', '31-60 Tg.', '61-90 Tg.', 'Nr.'],
      ['10021', 'Brennan', 60, 10, 20, 30, '', 7001],
      ['10034', 'Lomax', 15, 5, '', 10, '', 7002],
      ['10040', 'Mire', 40, 40, '', '', '', 7003],
    ];
    const reading = read(rows);
    expect(reading.kind).toBe('summary');
    expect(rowAt(reading, 2).overdueAmount?.minor).toBe(5000);
  });

  it('has no invoice numbers among its amounts', () => {
    const rows: TestCell[][] = [
      ['Kunde', 'Name', 'Saldo', 'n. fällig', '1-30 Tg.', 'über 30 Tg.'],
      ['10021', 'Brennan', 60.5, 10.5, 20, 30],
      ['10034', 'Lomax', 15.25, 5.25, '', 10],
    ];
    const reading = read(rows);
    expect(reading).toMatchObject({ kind: 'summary', buckets: [{ pastDue: false }, {}, {}] });
    expect(columnOf(reading, 'invoiceNumber')).toBeNull();
  });
});

describe('a customer after a label', () => {
  it('is the number and the name in the next two cells', () => {
    const rows: TestCell[][] = [
      ['Tipo', 'Numero', 'Data', 'Scadenza', 'Saldo'],
      ['Cliente:', '10021', 'Brennan Srl'],
      ['FT', '7001', date('2026-07-01'), date('2026-08-01'), 120],
      ['FT', '7002', date('2026-07-02'), date('2026-08-02'), 80],
    ];
    expect(rowAt(read(rows), 3)).toMatchObject({ customerId: '10021', customer: 'Brennan Srl' });
  });
});
