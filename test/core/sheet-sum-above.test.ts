// The report's own line above its customers, with what they owe together, is no customer; a customer that owes by chance what
// others come to is one.
import { describe, expect, it } from 'vitest';
import { read, rowAt, type TestCell, TODAY, topicsOf } from './cells.ts';

const HEADINGS = ['', 'Not due', '1-30', '31-60', 'Older', 'Total'];
const ACME: TestCell[] = ['Acme Ltd', 100, 20.5, '', '', 120.5];
const BOLT: TestCell[] = ['Bolt GmbH', '', '', 40, 60, 100];
const CORFE: TestCell[] = ['Corfe SA', 30, '', '', 5.25, 35.25];
const sum = (label: string): TestCell[] => [label, 130, 20.5, 40, 65.25, 255.75];

const stops = (rows: TestCell[][], answers = {}): string[] =>
  topicsOf(read(rows, {}, { ...TODAY, answers })).filter((topic) => topic.endsWith('!'));
const owed = (rows: TestCell[][], answers = {}): number[] =>
  read(rows, {}, { ...TODAY, answers }).outstandingByCurrency.map(({ minor }) => minor);

describe('a first row that comes to all below it', () => {
  it.each([
    ['Aged Receivable', 'Total Aged Receivable'],
    ['Altersstruktur Debitoren', 'Gesamt Altersstruktur Debitoren'],
    ['Überfällige Forderungen', 'Überfällige Forderungen gesamt'],
    ['All of them', 'Total'],
  ])('is their total above the total below: %s', (above, below) => {
    const rows = [HEADINGS, sum(above), ACME, BOLT, CORFE, sum(below)];
    expect([stops(rows), owed(rows)]).toEqual([[], [25_575]]);
    expect(read(rows).tieOut[0]?.difference?.minor).toBe(0);
    expect(read(rows).overdueRowCount).toBe(3);
    expect(rowAt(read(rows), 2)).toMatchObject({ type: 'subtotal', customer: null });
  });

  it('is their total by its name', () => {
    const rows = [HEADINGS, sum('Aged Receivable'), ACME, BOLT, CORFE];
    expect([stops(rows), owed(rows)]).toEqual([[], [25_575]]);
  });

  it('is asked about where nothing else says so', () => {
    const rows = [HEADINGS, sum('Northern Group'), ACME, BOLT, CORFE];
    expect(stops(rows)).toEqual(['loneAmounts!']);
    expect([stops(rows, { loneAmounts: 'totals' }), owed(rows, { loneAmounts: 'totals' })]).toEqual([[], [25_575]]);
    expect([stops(rows, { loneAmounts: 'debts' }), owed(rows, { loneAmounts: 'debts' })]).toEqual([[], [51_150]]);
  });

  it.each<[string, TestCell[][]]>([
    ['the total counts it', [sum('Northern Group'), ACME, BOLT, CORFE, ['Total', 260, 41, 80, 130.5, 511.5]]],
    ['two others come to it', [['Northern Group', 100, 20.5, 40, 60, 220.5], ACME, BOLT]],
    ['their ages differ', [['Northern Group', 255.75, '', '', '', 255.75], ACME, BOLT, CORFE]],
  ])('is a customer where %s', (_, lines) => {
    expect(stops([HEADINGS, ...lines])).toEqual([]);
    expect(rowAt(read([HEADINGS, ...lines]), 2)).toMatchObject({ type: 'customerSummary', customer: 'Northern Group' });
  });
});

describe('the age “Älter”', () => {
  it.each(['Älter', 'A\u0308lter'])('is past due, and no age in days: %s', (heading) => {
    const rows = [['Kunde', 'Nicht fällig', '1-30', '31-60', heading, 'Gesamt'], ACME, BOLT, CORFE];
    expect(read(rows).buckets.map(({ pastDue }) => pastDue)).toEqual([false, true, true, true]);
    expect(stops(rows)).toEqual([]);
  });
});
