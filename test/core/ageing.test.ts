import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageingOf, bucketOf, bucketsOf, daysOverdue, USUAL_EDGES } from '../../core/ageing.ts';
import { day } from './cells.ts';

const gbp = (minor: number) => ({ minor, currency: 'GBP' });

describe('ageing', () => {
  it('counts calendar days from the due date; the due date itself is day 0', () => {
    expect(daysOverdue(day('2026-09-15'), day('2026-09-15'))).toBe(0);
    expect(daysOverdue(day('2026-09-14'), day('2026-09-15'))).toBe(1);
    expect(daysOverdue(day('2026-10-10'), day('2026-09-15'))).toBe(-25);
  });

  it.each([
    [-30, 'current'],
    [0, 'current'],
    [1, '1-30'],
    [30, '1-30'],
    [31, '31-60'],
    [60, '31-60'],
    [61, '61-90'],
    [90, '61-90'],
    [91, '91-120'],
    [120, '91-120'],
    [121, '121+'],
    [9999, '121+'],
  ])('%d days overdue is in bucket %s', (days, bucket) => {
    expect(bucketOf(days)).toBe(bucket);
  });

  it('takes other edges', () => {
    expect(bucketsOf([7, 14])).toEqual(['current', '1-7', '8-14', '15+']);
    expect(bucketOf(14, [7, 14])).toBe('8-14');
    expect(bucketOf(15, [7, 14])).toBe('15+');
    expect(bucketOf(5, [])).toBe('1+');
  });

  it('puts every day in exactly one of the buckets, in order', () => {
    const names = bucketsOf();
    fc.assert(
      fc.property(fc.integer({ min: -1000, max: 1000 }), (days) => {
        expect(names).toContain(bucketOf(days));
        expect(names.indexOf(bucketOf(days + 1))).toBeGreaterThanOrEqual(names.indexOf(bucketOf(days)));
      }),
    );
  });

  it('shows amount and count of every bucket, credits included, settled items not counted', () => {
    const lines = ageingOf([
      { bucket: '1-30', outstanding: gbp(1000) },
      { bucket: '1-30', outstanding: gbp(-250) },
      { bucket: '121+', outstanding: gbp(1) },
      { bucket: 'current', outstanding: gbp(0) },
      { bucket: null, outstanding: { minor: 7, currency: 'EUR' } },
      { bucket: '31-60', outstanding: null },
    ]);
    expect(lines.map(({ currency }) => currency)).toEqual(['GBP', 'EUR']);
    expect(lines[0]?.lines.map(({ bucket, amount, count }) => [bucket, amount.minor, count])).toEqual([
      ['current', 0, 0],
      ['1-30', 750, 2],
      ['31-60', 0, 0],
      ['61-90', 0, 0],
      ['91-120', 0, 0],
      ['121+', 1, 1],
    ]);
    expect(lines[1]?.lines[0]).toEqual({ bucket: 'current', amount: { minor: 7, currency: 'EUR' }, count: 1 });
  });

  it('refuses a bucket that the edges do not make', () => {
    expect(() => ageingOf([{ bucket: '0-30', outstanding: gbp(5) }])).toThrow(RangeError);
  });

  it('has buckets that sum to the total in every currency', () => {
    const item = fc.record({
      days: fc.integer({ min: -100, max: 400 }),
      minor: fc.integer({ min: -1e6, max: 1e6 }),
      currency: fc.constantFrom('GBP', 'EUR', 'JPY'),
    });
    fc.assert(
      fc.property(fc.array(item), fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { maxLength: 5 }), (items, cuts) => {
        const edges = cuts.length === 0 ? USUAL_EDGES : [...cuts].sort((a, b) => a - b);
        const aged = ageingOf(
          items.map(({ days, minor, currency }) => ({
            bucket: bucketOf(days, edges),
            outstanding: { minor, currency },
          })),
          edges,
        );
        for (const { currency, lines } of aged) {
          const total = items.filter((one) => one.currency === currency).reduce((sum, { minor }) => sum + minor, 0);
          expect(lines.reduce((sum, { amount }) => sum + amount.minor, 0)).toBe(total);
        }
      }),
    );
  });
});

describe('what is overdue without days counted', () => {
  const gbp = (minor: number) => ({ minor, currency: 'GBP' });
  const filled = (items: Parameters<typeof ageingOf>[0], labels: readonly string[] = []) =>
    (ageingOf(items, USUAL_EDGES, labels)[0]?.lines ?? [])
      .filter(({ count }) => count > 0)
      .map(({ bucket, amount }) => [bucket, amount.minor]);

  it('stands under the sheet’s own word, in the sheet’s order, and never under not due', () => {
    const items = [
      { bucket: null, outstanding: gbp(500), overdue: true, sheetBucket: 'Period 2' },
      { bucket: null, outstanding: gbp(300), overdue: true, sheetBucket: 'Period 1' },
      { bucket: null, outstanding: gbp(200), overdue: false, sheetBucket: 'Current' },
    ];
    expect(filled(items, ['Current', 'Period 1', 'Period 2'])).toEqual([
      ['current', 200],
      ['Period 1', 300],
      ['Period 2', 500],
    ]);
  });

  it('is parted from what is not due on a line that stands for a whole customer', () => {
    const customer = { bucket: null, outstanding: gbp(1000), overdue: true, overdueAmount: gbp(400) };
    const late = { bucket: null, outstanding: gbp(50), overdue: true, overdueAmount: gbp(50) };
    expect(filled([customer, late])).toEqual([
      ['current', 600],
      ['overdue', 450],
    ]);
  });

  it('stands under the sheet’s own ageing columns on a sheet of one row per customer, and what is in none of them is said', () => {
    const inBuckets = (current: number, late: number) => [
      { label: 'Current', amount: gbp(current) },
      { label: '1 - 30', amount: gbp(late) },
    ];
    const items = [
      { bucket: null, outstanding: gbp(700), overdueAmount: gbp(400), inBuckets: inBuckets(300, 400) },
      { bucket: null, outstanding: gbp(90), overdueAmount: gbp(-10), inBuckets: inBuckets(50, -10) },
    ];
    expect(filled(items, ['Current', '1 - 30'])).toEqual([
      ['Current', 350],
      ['1 - 30', 390],
      ['unaged', 50],
    ]);
  });
});

describe('credits and payments on account', () => {
  const gbp = (minor: number) => ({ minor, currency: 'GBP' });

  it('stand on a line of their own after the ages, whatever their date, and lower the total', () => {
    const lines = ageingOf([
      { type: 'payment', bucket: null, outstanding: gbp(-120) },
      { type: 'credit', bucket: '31-60', outstanding: gbp(-30) },
      { type: 'invoice', bucket: '31-60', outstanding: gbp(500) },
      { type: 'invoice', bucket: null, outstanding: gbp(70), overdue: true, sheetBucket: 'Older' },
    ])[0]?.lines.filter(({ count }) => count > 0);
    expect(lines?.map(({ bucket, amount, count }) => [bucket, amount.minor, count])).toEqual([
      ['31-60', 500, 1],
      ['Older', 70, 1],
      ['credits', -150, 2],
    ]);
  });
});
