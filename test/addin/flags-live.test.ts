// Flags for every way a sheet can say that something is overdue: dates as text in each fixed form, terms from the invoice date,
// days and words of the sheet's own, buckets between subtotals. The workbench's evaluation of the formulas is the judge.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOurFormula } from '../../addin/flags/conditions.ts';
import { type FlagPlan, planFlags } from '../../addin/flags.ts';
import { isRefusal } from '../../core/refusal.ts';
import { day, fillsShown, type Sample, sampleCells, sampleReading, workbookWith } from './sheets-to-flag.ts';

const ROLES = ['invoiceNumber', 'dueDate', 'outstanding'] as const;
type Row = Sample['rows'][number];

/** The plan for a sheet judged on 15 September 2026, after it was checked against the formulas' own evaluation. */
function proved(sample: Sample): FlagPlan {
  const cells = sampleCells(sample);
  const plan = planFlags(sampleReading(sample), cells, day('2026-09-15'));
  if (isRefusal(plan)) throw new Error(plan.because);
  const overdue = sample.rows.flatMap(({ overdue }, i) => (overdue ? [i + 2] : []));
  expect(plan.flaggedRows).toEqual(overdue);
  expect([...fillsShown(workbookWith(cells, plan.rules), sample.rows.length + 1).keys()]).toEqual(overdue);
  expect(plan.rules.every(({ formula }) => isOurFormula(formula) && formula.length <= 255)).toBe(true);
  return plan;
}

const addresses = ({ rules }: FlagPlan): string[] => [...new Set(rules.map(({ address }) => address))];

describe('due dates as text', () => {
  it.each([
    ['14.09.2026', '15.09.2026', '01.02.2026'],
    ['14/09/2026', '15/09/2026', '01/02/2026'],
    ['14-09-2026', '15-09-2026', '01-02-2026'],
    ['14.09.2026 00:00', '15.09.2026 00:00', '01.02.2026 00:00'],
    ['2026-09-14', '2026-09-15', '2026-02-01'],
    ['2026-09-14T00:00:00', '2026-09-15T00:00:00', '2026-02-01T00:00:00'],
    ['20260914', '20260915', '20260201'],
    ['14.09.26', '15.09.26', '01.02.26'],
    ['09/14/26', '09/15/26', '02/01/26'],
    ['09/14/2026', '09/15/2026', '02/01/2026'],
    ['14-Sep-2026', '15-Sep-2026', '01-Feb-2026'],
    ['14 SEP 2026', '15 SEP 2026', '01 FEB 2026'],
    ['14-Sep-26', '15-Sep-26', '01-Feb-26'],
    ['14/9/2026', '15/9/2026', '1/2/2026'],
    ['9/14/2026', '9/15/2026', '2/1/2026'],
    ['14.9.2026', '15.9.2026', '1.2.2026'],
  ])('%s are judged by one rule a band over the whole list', (late, today, early) => {
    const plan = proved({
      roles: ROLES,
      rows: [
        { cells: ['INV-1', late, 100], due: '2026-09-14', overdue: true },
        { cells: ['INV-2', today, 100], due: '2026-09-15' },
        { cells: ['INV-3', early, 100], due: '2026-02-01', overdue: true },
        { cells: ['INV-4', early, 0], due: '2026-02-01' },
        { cells: ['INV-5', '', 100] },
        { cells: ['INV-6', 46249, 100], due: '2026-08-15', overdue: true },
      ],
    });
    expect(plan.fixedRows).toEqual([]);
    expect(addresses(plan)).toEqual(['A2:C7']);
  });

  it('in two forms are judged by the one that most rows keep; the others stay where they are', () => {
    const plan = proved({
      roles: ROLES,
      rows: [
        { cells: ['INV-1', '14.09.2026', 100], due: '2026-09-14', overdue: true },
        { cells: ['INV-2', '13.09.2026', 100], due: '2026-09-13', overdue: true },
        { cells: ['INV-3', 'Monday 14th', 100], due: '2026-09-14', overdue: true },
      ],
    });
    expect(plan.fixedRows).toEqual([4]);
  });

  it('that Excel may read in a way of its own are kept out of the rules', () => {
    const plan = proved({
      roles: ROLES,
      rows: [
        { cells: ['INV-1', '14.09.2026', 100], due: '2026-09-14', overdue: true },
        { cells: ['INV-2', '14 09 2026', 100] },
        { cells: ['INV-4', true, 100] },
        { cells: ['INV-5', '13.09.2026', 100], due: '2026-09-13', overdue: true },
      ],
    });
    expect(addresses(plan)).toEqual(['A2:C2,A5:C5']);
  });
});

describe('an invoice date and the same terms for all', () => {
  it('are judged live, thirty days on from the invoice date', () => {
    const dated: Sample = {
      roles: ['invoiceNumber', 'invoiceDate', 'outstanding'],
      rows: [
        // 30 days from 15 August is 14 September, a day overdue; from 16 August it is the 15th, due today.
        { cells: ['INV-1', 46249, 100], issued: '2026-08-15', due: '2026-09-14', overdue: true },
        { cells: ['INV-2', 46250, 100], issued: '2026-08-16', due: '2026-09-15' },
        { cells: ['INV-3', 46100, 100], issued: '2026-03-19', due: '2026-04-18', overdue: true },
        { cells: ['INV-4', 46100, 0], issued: '2026-03-19', due: '2026-04-18' },
      ],
    };
    const plan = proved(dated);
    expect(plan.fixedRows).toEqual([]);
    expect(addresses(plan)).toEqual(['A2:C5']);
    expect(plan.rules[0]?.formula).toContain('$B2<46250)');
  });
});

describe('the sheet’s own days overdue', () => {
  const sample: Sample = {
    roles: ['invoiceNumber', 'daysOverdue', 'outstanding'],
    rows: [
      { cells: ['INV-1', 1, 100], due: '2026-09-14', overdue: true },
      { cells: ['INV-2', 0, 100], due: '2026-09-15' },
      { cells: ['INV-3', -12, 100], due: '2026-09-27' },
      { cells: ['INV-4', 45, 100], due: '2026-08-01', overdue: true },
      { cells: ['INV-5', 45, 0], due: '2026-08-01' },
      { cells: ['INV-6', 300, 100], due: '2025-11-19', overdue: true },
      { cells: ['INV-7', '', 100] },
    ],
  };

  it('are judged live by band', () => {
    const plan = proved(sample);
    expect(plan.fixedRows).toEqual([]);
    expect(addresses(plan)).toEqual(['A2:C8']);
    expect(plan.legend.map(({ rows }) => rows)).toEqual([1, 1, 0, 0, 1]);
    expect(plan.followsToday).toBe(false);
  });

  it('or in words are judged by the words', () => {
    const worded: Sample = {
      ...sample,
      rows: [
        { cells: ['INV-1', '1-30 days', 100], due: '2026-09-01', overdue: true },
        { cells: ['INV-2', 'Not due', 100] },
        { cells: ['INV-3', '31-60 days', 100], due: '2026-08-10', overdue: true },
        { cells: ['INV-4', '1-30 DAYS', 100], due: '2026-09-01', overdue: true },
        { cells: ['INV-5', '31-60 days', 0], due: '2026-08-10' },
        { cells: ['INV-6', '"old"', 100], overdue: true },
      ],
    };
    const plan = proved(worded);
    expect(plan.fixedRows).toEqual([]);
    expect(plan.rules).toHaveLength(3);
    expect(addresses(plan)).toEqual(['A2:C7']);
  });
});

describe('rows that a rule would show and must not', () => {
  const buckets = [
    { index: 1, label: 'Current', pastDue: false },
    { index: 2, label: '1-30', pastDue: true },
    { index: 3, label: 'Older', pastDue: true },
  ];
  const group = (i: number): Row[] => [
    { cells: [`Customer ${i}`, '', '', '', '', ''], type: 'groupHeader' },
    { cells: ['', 10, '', '', 10, `INV-${i}1`] },
    { cells: ['', '', 20, '', 20, `INV-${i}2`], overdue: true },
    { cells: ['', '', '', 5, 5, `INV-${i}3`], overdue: true },
    { cells: ['Subtotal', 10, 20, 5, 35, ''], type: 'subtotal' },
  ];
  const roles: Sample['roles'] = ['customer', 'bucket', 'bucket', 'bucket', 'outstanding', 'invoiceNumber'];

  it('are told apart by what only invoices have, so that a thousand groups need one range', () => {
    const rows = Array.from({ length: 1000 }, (_, i) => group(i)).flat();
    const plan = proved({ roles, buckets, rows });
    expect(addresses(plan)).toEqual(['A2:F5001']);
    expect(plan.rules).toHaveLength(2);
    expect(plan.rules[0]?.formula).toBe('=AND(N("Duebook")=0,$F2<>"",ISNUMBER($C2),$C2>=0.005,N($D2)<0.005)');
  });

  it('are told apart by a word that stands on all of them', () => {
    const rows: Row[] = Array.from({ length: 12 }, (_, i) => [
      { cells: [`N-${i}`, 46249, 100, 'Invoice'], due: '2026-08-15', overdue: true },
      { cells: [`C-${i}`, 46249, 40, 'Credit note'], due: '2026-08-15', type: 'credit' as const },
    ]).flat();
    const plan = proved({ roles: [...ROLES, 'documentType'], rows });
    expect(addresses(plan)).toEqual(['A2:D25']);
    expect(plan.rules[0]?.formula).toContain('$D2<>"Credit note"');
  });

  it('are cut out where nothing tells them apart', () => {
    const rows: Row[] = [
      { cells: ['N-1', 46249, 100], due: '2026-08-15', overdue: true },
      { cells: ['N-2', 46249, 40], due: '2026-08-15', type: 'credit' },
      { cells: ['N-3', 46249, 100], due: '2026-08-15', overdue: true },
    ];
    expect(addresses(proved({ roles: ROLES, rows }))).toEqual(['A2:C2,A4:C4']);
  });
});

describe('whatever stands in the cells of a sheet with text', () => {
  const text = fc.constantFrom(
    '14.09.2026',
    '1.234,56',
    '12,00-',
    '(5,00)',
    '#N/A',
    'Jo',
    '30.02.2026',
    '14.9.26',
    '',
    ' ',
  );
  const cell = fc.oneof(
    text,
    fc.integer({ min: 45_900, max: 46_400 }),
    fc.double({ min: -9, max: 9, noNaN: true }),
    fc.boolean(),
  );
  const row = fc.record({ a: cell, b: cell, c: cell, d: cell, overdue: fc.boolean() });
  const buckets = [
    { index: 1, label: 'Current', pastDue: false },
    { index: 2, label: '1-30', pastDue: true },
    { index: 3, label: 'Older', pastDue: true },
  ];

  it.each<[string, Partial<Sample> & Pick<Sample, 'roles'>]>([
    ['due dates', { roles: ['invoiceNumber', 'dueDate', 'outstanding', 'documentType'] }],
    ['days overdue', { roles: ['invoiceNumber', 'daysOverdue', 'outstanding', 'customer'] }],
    ['buckets', { roles: ['customer', 'bucket', 'bucket', 'bucket'], buckets }],
  ])('with %s, the rules show exactly the rows read as overdue', (_what, made) => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (rows) => {
        proved({
          ...made,
          rows: rows.map(({ a, b, c, d, overdue }) => ({ cells: [a, b, c, d], due: '2026-09-14', overdue })),
        });
      }),
      { numRuns: 150 },
    );
  });
});
