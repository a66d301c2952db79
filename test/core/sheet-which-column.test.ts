// Two columns that may each be meant: the number of the invoice and a reference beside it.
import { describe, expect, it } from 'vitest';
import { columnOf, date, read, rowAt, type TestCell } from './cells.ts';

const DUE = date('2026-08-01');

describe('an invoice reference beside the invoice number', () => {
  const rows = (number: string, reference: string): TestCell[][] => [
    ['Contact', 'Due Date', number, reference, 'Total'],
    ['Ashdown Ltd', DUE, 'INV-01040', 'PO4007', 120],
    ['Ashdown Ltd', '', '', 'BACS', -20],
    ['Brackley Ltd', DUE, 'INV-01041', 'PO4014', 80],
    ['Cullen plc', DUE, 'INV-01042', 'PO4021', 60.5],
  ];

  it.each([
    ['Invoice Number', 'Invoice Reference'],
    ['Invoice', 'Invoice Ref'],
    ['Rechnungsnummer', 'Rechnung Referenz'],
    ['N° facture', 'Référence facture'],
  ])('%s | %s: a payment without a number leaves the numbers where they are', (number, reference) => {
    const reading = read(rows(number, reference));
    expect(columnOf(reading, 'invoiceNumber')).toBe('C');
    expect(rowAt(reading, 2).invoiceNumber).toBe('INV-01040');
    expect(rowAt(reading, 3).invoiceNumber).toBeNull();
  });

  it('is the invoice number where no other column is', () => {
    expect(columnOf(read(rows('Due from', 'Invoice Ref')), 'invoiceNumber')).toBe('D');
    expect(columnOf(read(rows('Order No', 'Invoice Reference')), 'invoiceNumber')).toBe('D');
  });
});
