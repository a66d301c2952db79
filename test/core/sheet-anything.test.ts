import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../core/refusal.ts';
import { readSheet } from '../../core/sheet.ts';
import { date, sheetOf, shownAs, type TestCell, TODAY } from './cells.ts';

const anyCell: fc.Arbitrary<TestCell> = fc.constantFrom<TestCell[]>(
  '',
  '',
  'Customer',
  'Kunde',
  'Invoice',
  'Due date',
  'Fälligkeit',
  'Balance',
  'Saldo',
  '1-30',
  'Current',
  'Total',
  'Total Ashdown Ltd',
  'Ashdown Ltd',
  'A/C:',
  'INV-1',
  '03/04/2026',
  '31.12.2025',
  '1.234,56',
  '1.234',
  '(45.00)',
  '#N/A',
  '---',
  '50%',
  ' ',
  true,
  0,
  -5.5,
  1e15,
  1234.5,
  46_280,
  date('2026-08-01'),
  shownAs('0%', 0.5),
  shownAs('[$€-407]0.00', 12.5),
);

describe('whatever stands on a sheet', () => {
  it('is read or refused, every row is accounted for once, and nothing is thrown', () => {
    const anySheet = fc.array(fc.array(anyCell, { minLength: 1, maxLength: 7 }), { maxLength: 14 });
    fc.assert(
      fc.property(anySheet, (rows) => {
        const reading = readSheet(sheetOf(rows), TODAY);
        if (isRefusal(reading)) return;
        expect(reading.rows.map(({ row }) => row)).toEqual(reading.rows.map((_, i) => i + 1));
        const overdue = reading.rows.filter((row) => row.overdue);
        expect(overdue).toHaveLength(reading.overdueRowCount);
        for (const { type } of overdue) expect(['invoice', 'customerSummary']).toContain(type);
      }),
      { numRuns: 3_000 },
    );
  });

  it('is read under plain headings too', () => {
    const headings: TestCell[] = ['Customer', 'Invoice', 'Date', 'Due date', 'Amount', 'Balance', 'Ccy'];
    const anyBody = fc.array(fc.array(anyCell, { minLength: 7, maxLength: 7 }), { maxLength: 14 });
    fc.assert(
      fc.property(anyBody, (rows) => {
        const reading = readSheet(sheetOf([headings, ...rows]), TODAY);
        if (!isRefusal(reading)) expect(reading.rows.every(({ because }) => because !== '')).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
