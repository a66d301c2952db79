// A customer's number, name and contact one below the other in the first column, beside the invoices, and its number once more
// beside the sum.
import { describe, expect, it } from 'vitest';
import { date, read, rowAt, type TestCell, TODAY } from './cells.ts';

const AGES = ['Invoice/CM #', '0 - 30', '31 - 60', 'Over 60 days', 'Amount Due'];
const BODY: readonly TestCell[][] = [
  [],
  ['ARCHER01', '10332', 800, '', '', 800],
  ['Archer Scapes and Ponds', '10310', '', 250, '', 250],
  ['Nancy Archer', '10299', '', '', 12, 12],
  ['770-555-4660', '10150', '', '', 5, 5],
  ['', '10101', '', '', 3, 3],
  [],
  ['ARCHER01', '', 800, 250, 20, 1070],
  ['Archer Scapes and Ponds'],
  [],
  ['CANNON01', '10340', 349.5, '', '', 349.5],
  ['Cannon Healthcare'],
  [],
  ['CANNON01', '', 349.5, '', '', 349.5],
  ['Cannon Healthcare'],
  [],
  ['Report Total', '', 1149.5, 250, 20, 1419.5],
];
const LABELS = [['Customer'], ['Contact'], ['Telephone 1']];
const below: readonly TestCell[][] = [['Aged Receivables'], ['Customer ID', ...AGES], ...LABELS, ...BODY];
const above: readonly TestCell[][] = [
  ['Aged Receivables'],
  ['Customer ID'],
  ...LABELS.slice(0, 2),
  ['Telephone 1', ...AGES],
  ...BODY,
];
const answered = { ...TODAY, answers: { 'bucket.C': 'notDue', 'column.customer': 'A' } };

describe.each([
  ['below', below],
  ['above', above],
])('headings one below the other, %s the others', (_, rows) => {
  const reading = read(rows, {}, answered);
  const lines = reading.rows.filter(({ type }) => type === 'invoice' || type === 'customerSummary');

  it('give every invoice its customer', () => {
    const archer = ['Archer Scapes and Ponds', 'ARCHER01', 'Nancy Archer', '770-555-4660'];
    const cannon = ['Cannon Healthcare', 'CANNON01', null, null];
    const read = lines.map(({ invoiceNumber, customer, customerId, contactName, phone }) => [
      invoiceNumber,
      customer,
      customerId,
      contactName,
      phone,
    ]);
    expect(read).toEqual([
      ...['10332', '10310', '10299', '10150', '10101'].map((number) => [number, ...archer]),
      ['10340', ...cannon],
    ]);
  });

  it('count every debt once, by its age', () => {
    expect(reading.outstandingByCurrency.map(({ minor }) => minor)).toEqual([141_950]);
    expect(lines.filter(({ overdue }) => overdue).map(({ invoiceNumber }) => invoiceNumber)).toEqual([
      '10310',
      '10299',
      '10150',
      '10101',
    ]);
    expect(reading.questions.filter(({ blocking }) => blocking)).toEqual([]);
    expect(reading.tieOut.map(({ difference }) => difference?.minor)).toEqual([0]);
  });
});

describe('a title above the customers’ numbers', () => {
  it('is no heading of names', () => {
    const line = (account: string, number: string): TestCell[] => [account, number, date('2026-08-01'), 10];
    const rows = [
      ['Customers'],
      ['Customer ID', 'Invoice no', 'Due date', 'Balance'],
      line('A1', '7'),
      line('A2', '8'),
    ];
    const reading = read(rows);
    expect([rowAt(reading, 3).customerId, rowAt(reading, 4).customerId]).toEqual(['A1', 'A2']);
    expect(rowAt(reading, 1).type).toBe('title');
  });
});
