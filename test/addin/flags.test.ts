// Which rows a flag shows on, judged twice: by the plan in code, and by the workbench evaluating the formulas themselves.
// 46280 is 15 September 2026, the day most of these sheets are judged by.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BAND_FILLS, dayBands } from '../../addin/flags/ageing-bands.ts';
import { isOurFormula } from '../../addin/flags/conditions.ts';
import { columnLetters, LONGEST_ADDRESS, rangesOf, runsOf } from '../../addin/flags/row-ranges.ts';
import { type FlagPlan, planFlags } from '../../addin/flags.ts';
import { isRefusal } from '../../core/refusal.ts';
import { day, fillsShown, type Sample, sampleCells, sampleReading, workbookWith } from './sheets-to-flag.ts';

const [PALEST, PALE, MIDDLE, STRONG, STRONGEST] = BAND_FILLS;
const INVOICE_ROLES = ['invoiceNumber', 'dueDate', 'outstanding'] as const;

function planned(sample: Sample, computerDay = '2026-09-15'): FlagPlan {
  const plan = planFlags(sampleReading(sample), sampleCells(sample), day(computerDay));
  if (isRefusal(plan)) throw new Error(plan.because);
  return plan;
}

/** Fills by row as the formulas show them. */
function shownFor(sample: Sample, plan: FlagPlan, today = '2026-09-15'): Map<number, string> {
  return fillsShown(workbookWith(sampleCells(sample), plan.rules, today), sample.rows.length + 1);
}

const DATED: Sample = {
  roles: INVOICE_ROLES,
  rows: [
    { cells: ['INV-1', 46281, 100], due: '2026-09-16' },
    { cells: ['INV-2', 46280, 100], due: '2026-09-15' },
    { cells: ['INV-3', 46279, 100], due: '2026-09-14', overdue: true },
    { cells: ['INV-4', 46250, 100], due: '2026-08-16', overdue: true },
    { cells: ['INV-5', 46249, 100], due: '2026-08-15', overdue: true },
    { cells: ['INV-6', 46160, 100], due: '2026-05-18', overdue: true },
    { cells: ['INV-7', 46159, 100], due: '2026-05-17', overdue: true },
    { cells: ['INV-8', 46159.75, 0.01], due: '2026-05-17', overdue: true },
    { cells: ['INV-9', 46159, 0], due: '2026-05-17' },
    { cells: ['CN-1', 46159, -50], type: 'credit', due: '2026-05-17' },
    { cells: ['INV-10', '', 100] },
    { cells: ['', '', ''] },
    { cells: ['Total', '', 800], type: 'total' },
  ],
};

describe('a sheet with real dates', () => {
  const plan = planned(DATED);

  it('needs one rule for each of the five bands, each over the whole list', () => {
    expect(plan.rules.map(({ address }) => address)).toEqual(Array.from({ length: 5 }, () => 'A2:C14'));
  });

  it('shows each overdue row in the colour of its band, and no other row', () => {
    const bands = new Map([
      [4, PALEST],
      [5, PALEST],
      [6, PALE],
      [7, STRONG],
      [8, STRONGEST],
      [9, STRONGEST],
    ]);
    expect(shownFor(DATED, plan)).toEqual(bands);
    expect(plan.flaggedRows).toEqual([...bands.keys()]);
    expect(plan.fixedRows).toEqual([]);
  });

  it('names every band in the legend, with how many rows show it now', () => {
    expect(plan.legend.map(({ words, rows }) => [words, rows])).toEqual([
      ['1–30 days overdue', 2],
      ['31–60 days overdue', 1],
      ['61–90 days overdue', 0],
      ['91–120 days overdue', 1],
      ['121 days or more overdue', 2],
    ]);
  });

  it('writes formulas that refer to cells, carry our mark and stay short', () => {
    expect(plan.rules[1]?.formula).toBe(
      '=AND(N("Duebook")=0,ISNUMBER($C2),$C2>=0.005,ISNUMBER($B2),$B2>=46220,$B2<46250)',
    );
    expect(plan.rules.every(({ formula }) => isOurFormula(formula) && formula.length <= 255)).toBe(true);
  });

  it('needs no more rules at 50,000 rows than at five', () => {
    const rows = Array.from({ length: 50_000 }, (_, i) => ({
      cells: [`INV-${i}`, 46279, 10],
      due: '2026-09-14',
      overdue: true,
    }));
    const large = planned({ roles: INVOICE_ROLES, rows });
    expect(large.rules).toHaveLength(5);
    expect(large.flaggedRows).toHaveLength(50_000);
  });
});

describe('after the clerk works on', () => {
  const plan = planned(DATED);
  const afterEdit = (row: number, column: number, value: number | string): Map<number, string> => {
    const workbook = workbookWith(sampleCells(DATED), plan.rules);
    const [sheet] = workbook.sheets;
    if (sheet !== undefined) workbook.write(sheet, { row: row - 1, column, rows: 1, columns: 1 }, () => value, 'clerk');
    return fillsShown(workbook, 14);
  };

  it('a paid row loses its flag', () => {
    expect(afterEdit(7, 2, 0).has(7)).toBe(false);
  });

  it('what a formula leaves over by rounding is not owed', () => {
    expect(afterEdit(7, 2, 4e-13).has(7)).toBe(false);
  });

  it('a later due date takes the flag off, an earlier one puts it on', () => {
    expect(afterEdit(4, 1, 46290).has(4)).toBe(false);
    expect(afterEdit(3, 1, 46270).get(3)).toBe(PALEST);
  });

  it('a word in the amount or the date takes the flag off', () => {
    expect(afterEdit(7, 2, 'disputed').has(7)).toBe(false);
    expect(afterEdit(7, 1, 'see letter').has(7)).toBe(false);
  });

  it('sorted rows keep their flags with their contents', () => {
    const sorted: Sample = { ...DATED, rows: DATED.rows.toReversed() };
    const fills = fillsShown(workbookWith(sampleCells(sorted), plan.rules), 14);
    expect([...fills]).toEqual([
      [7, STRONGEST],
      [8, STRONGEST],
      [9, STRONG],
      [10, PALE],
      [11, PALEST],
      [12, PALEST],
    ]);
  });
});

describe('the day to judge by', () => {
  const today: Sample = { ...DATED, asOfFrom: 'today' };

  it('is Excel’s own today when the sheet is judged by today, so that flags move on by themselves', () => {
    const plan = planned(today);
    expect(plan.followsToday).toBe(true);
    expect(plan.rules.every(({ formula }) => formula.includes('<TODAY()'))).toBe(true);
    expect(shownFor(today, plan).get(5)).toBe(PALEST);
    expect(shownFor(today, plan, '2026-09-16').get(5)).toBe(PALE);
    expect(shownFor(today, plan, '2026-09-16').get(3)).toBe(PALEST);
  });

  it('stands still when the sheet or the caller names it', () => {
    const plan = planned(DATED);
    expect(plan.followsToday).toBe(false);
    expect(shownFor(DATED, plan, '2026-12-31')).toEqual(shownFor(DATED, plan));
  });

  it('stands still when the computer is on another day than the company', () => {
    const plan = planned(today, '2026-09-16');
    expect(plan.followsToday).toBe(false);
    expect(plan.rules[0]?.formula).toContain('<46280)');
  });

  it('counts from 1904 in a workbook that does', () => {
    const since1904: Sample = {
      ...DATED,
      dateEpoch: 1904,
      rows: [{ cells: ['INV-1', 46279 - 1462, 100], due: '2026-09-14', overdue: true }],
    };
    const plan = planned(since1904);
    expect(plan.rules[0]?.formula).toContain('<44818)');
    expect(shownFor(since1904, plan)).toEqual(new Map([[2, PALEST]]));
  });
});

describe('rows that a formula would judge wrongly', () => {
  const sample: Sample = {
    roles: INVOICE_ROLES,
    rows: [
      { cells: ['INV-1', 46249, 100], due: '2026-08-15', overdue: true },
      { cells: ['CN-2', 46249, 60], type: 'credit', due: '2026-08-15' },
      { cells: ['INV-3', 46249, 100], due: '2026-08-15', overdue: true },
      { cells: ['Subtotal', 46249, 260], type: 'subtotal' },
      { cells: ['INV-5', '15 August', 70], due: '2026-08-15', overdue: true },
      { cells: ['INV-6', 46249, 100], due: '2026-08-15', overdue: true },
    ],
  };
  const plan = planned(sample);

  it('are left out of the rules, which then lie over the fewest ranges that remain', () => {
    expect(plan.rules.slice(0, 5).map(({ address }) => address)).toEqual(
      Array.from({ length: 5 }, () => 'A2:C2,A4:C4,A6:C7'),
    );
  });

  it('or flagged where they stand, for as long as something is owed', () => {
    expect(plan.rules).toHaveLength(6);
    expect(plan.rules[5]).toMatchObject({
      address: 'A6:C6',
      formula: '=AND(N("Duebook")=0,ISNUMBER($C6),$C6>=0.005)',
    });
    expect(plan.fixedRows).toEqual([6]);
  });

  it('so that the sheet shows what was read', () => {
    expect([...shownFor(sample, plan).keys()]).toEqual([2, 4, 6, 7]);
    expect(new Set(shownFor(sample, plan).values())).toEqual(new Set([PALE]));
  });
});

describe('dates and amounts as text', () => {
  it.each([
    ['DMY', '14.09.2026', '15.09.2026'],
    ['DMY', '14/09/2026', '15/09/2026'],
    ['MDY', '09/14/2026', '09/15/2026'],
    ['ISO', '2026-09-14', '2026-09-15'],
  ] as const)('%s: %s is judged by the formula, so sorting keeps the flags right', (dateOrder, late, onTime) => {
    const sample: Sample = {
      roles: INVOICE_ROLES,
      dateOrder,
      rows: [
        { cells: ['INV-1', late, 100], due: '2026-09-14', overdue: true },
        { cells: ['INV-2', onTime, 100], due: '2026-09-15' },
        { cells: ['INV-3', 46249, 100], due: '2026-08-15', overdue: true },
      ],
    };
    const plan = planned(sample);
    expect(plan.fixedRows).toEqual([]);
    expect(plan.rules).toHaveLength(5);
    expect(plan.rules.every(({ formula }) => formula.length <= 255)).toBe(true);
    expect(shownFor(sample, plan)).toEqual(
      new Map([
        [2, PALEST],
        [4, PALE],
      ]),
    );
  });

  it('1.234,56 is judged as an amount, 0,00 and -5,00 as nothing owed', () => {
    const sample: Sample = {
      roles: INVOICE_ROLES,
      dateOrder: 'DMY',
      rows: [
        { cells: ['RE-1', '14.09.2026', '1.234,56'], due: '2026-09-14', overdue: true },
        { cells: ['RE-2', '14.09.2026', '0,00'], due: '2026-09-14' },
        { cells: ['GS-3', '14.09.2026', '-5,00'], type: 'credit', due: '2026-09-14' },
        { cells: ['RE-4', '14.09.2026', 12.5], due: '2026-09-14', overdue: true },
      ],
    };
    const plan = planned(sample);
    expect(plan.rules.every(({ formula }) => formula.length <= 255)).toBe(true);
    expect([...shownFor(sample, plan).keys()]).toEqual([2, 5]);
  });

  it.each([
    ['1,250,000', '2,980', '0'],
    ['1,250,000.50', '980.50', '0.00'],
    ['1.250.000,50', '1.980,50', '0,00'],
    ['12,50,000', '2,50,000', '0'],
  ])('%s is an amount in groups, whether decimals follow or not', (large, other, nothing) => {
    const sample: Sample = {
      roles: INVOICE_ROLES,
      dateOrder: 'ISO',
      rows: [
        { cells: ['RE-1', '2026-09-14', large], due: '2026-09-14', overdue: true },
        { cells: ['RE-2', '2026-09-14', other], due: '2026-09-14', overdue: true },
        { cells: ['RE-3', '2026-09-14', nothing], due: '2026-09-14' },
        { cells: ['RE-4', '2026-12-14', large], due: '2026-12-14' },
      ],
    };
    expect([...shownFor(sample, planned(sample)).keys()]).toEqual([2, 3]);
  });

  it('dates no formula can read are flagged row by row, in as few rules as hold their ranges', () => {
    const rows = Array.from({ length: 3000 }, (_, i) => ({
      cells: [`INV-${i}`, i % 2 === 0 ? 'Mon 14 Sept' : 'Wed 16 Sept', 10],
      due: i % 2 === 0 ? '2026-09-14' : '2026-09-16',
      overdue: i % 2 === 0,
    }));
    const sample: Sample = { roles: INVOICE_ROLES, dateOrder: 'D-MON-Y', rows };
    const plan = planned(sample);
    expect(plan.fixedRows).toHaveLength(1500);
    expect(plan.rules.every(({ address }) => address.length <= LONGEST_ADDRESS)).toBe(true);
    expect(plan.rules).toHaveLength(3);
    expect([...shownFor(sample, plan).keys()]).toEqual(plan.flaggedRows);
  });
});

describe('a sheet with columns for the ageing buckets and no due dates', () => {
  const buckets = [
    { index: 1, label: 'Current', pastDue: false },
    { index: 2, label: 'Period 1', pastDue: true },
    { index: 3, label: 'Period 2', pastDue: true },
    { index: 4, label: 'Older', pastDue: true },
  ];
  const sample: Sample = {
    roles: ['customer', 'bucket', 'bucket', 'bucket', 'bucket', 'outstanding'],
    buckets,
    rows: [
      { cells: ['Ashdown', 100, '', '', '', 100] },
      { cells: ['Birch', 10, 20, '', '', 30], overdue: true },
      { cells: ['Cedar', '', 20, 30, '', 50], overdue: true },
      { cells: ['Dorset', '', 5, '', 40, 45], overdue: true },
      { cells: ['Elm', '', -20, '', '', -20], type: 'credit' },
      { cells: ['Total', 110, 25, 30, 40, 205], type: 'total' },
    ],
  };

  it('is flagged by the oldest column that something stands in', () => {
    const plan = planned(sample);
    expect(shownFor(sample, plan)).toEqual(
      new Map([
        [3, PALEST],
        [4, MIDDLE],
        [5, STRONGEST],
      ]),
    );
    expect(plan.legend.map(({ words, rows }) => [words, rows])).toEqual([
      ['Period 1 (past due)', 1],
      ['Period 2 (past due)', 1],
      ['Older (past due)', 1],
    ]);
  });

  it('whichever way round the columns stand', () => {
    const turned: Sample = {
      ...sample,
      buckets: [
        { index: 1, label: 'Older', pastDue: true },
        { index: 2, label: 'Period 1', pastDue: true },
        { index: 3, label: 'Current', pastDue: false },
      ],
      rows: [
        { cells: ['Ashdown', 50, 20, 10, '', 80], overdue: true },
        { cells: ['Birch', '', 20, 10, '', 30], overdue: true },
      ],
    };
    expect(shownFor(turned, planned(turned))).toEqual(
      new Map([
        [2, STRONGEST],
        [3, PALEST],
      ]),
    );
  });
});

describe('a sheet that must not be flagged yet', () => {
  const reading = sampleReading(DATED);
  const cells = sampleCells(DATED);

  it.each([
    ['dateOrder', 'question-open', 'Is 03/04/2026 in March or April?'],
    ['tieOut', 'does-not-tie-out', 'The sheet’s total is £900.00, its rows come to £800.00.'],
  ])('because of an open question about %s is refused as %s', (topic, refused, text) => {
    const question = { topic, text, assumed: null, blocking: true, cells: [] };
    const plan = planFlags({ ...reading, questions: [question] }, cells, day('2026-09-15'));
    expect(plan).toEqual({ refused, because: `${text} Nothing was flagged.` });
  });

  it('but is flagged when the question only shows an assumption', () => {
    const question = { topic: 'currency', text: 'No currency.', assumed: 'GBP', blocking: false, cells: [] };
    expect(isRefusal(planFlags({ ...reading, questions: [question] }, cells, day('2026-09-15')))).toBe(false);
  });
});

describe('whatever stands in the cells', () => {
  const number = fc.double({ min: -1000, max: 1000, noNaN: true });
  const due = fc.oneof(
    fc.constantFrom('', 'see letter', '14.09.2026', '30.02.2026', '00.13.2025', '#N/A', true, 0, 0.5),
    fc.integer({ min: 45900, max: 46400 }),
    number,
  );
  const owed = fc.oneof(fc.constantFrom('', 'disputed', '#N/A', true, 0, -5, 0.004, 0.005, '1.234,56', '0,00'), number);
  const row = fc.record({ due, owed, overdue: fc.boolean() });

  it('the plan shows exactly the rows read as overdue, and the formulas show the same', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 25 }), (rows) => {
        const sample: Sample = {
          roles: INVOICE_ROLES,
          dateOrder: 'DMY',
          rows: rows.map(({ due, owed, overdue }, i) => ({
            cells: [`INV-${i}`, due, owed],
            due: '2026-09-10',
            overdue,
          })),
        };
        const plan = planned(sample);
        const overdue = sample.rows.flatMap((one, i) => (one.overdue ? [i + 2] : []));
        expect(plan.flaggedRows).toEqual(overdue);
        expect([...shownFor(sample, plan).keys()]).toEqual(overdue);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the colours', () => {
  const luminance = (fill: string): number => {
    const channel = (at: number): number => {
      const part = Number.parseInt(fill.slice(at, at + 2), 16) / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  };

  it('carry black text at 8:1 or better', () => {
    for (const fill of BAND_FILLS) expect((luminance(fill) + 0.05) / 0.05).toBeGreaterThan(8);
  });

  it('get darker from band to band, by a step that shows in grey', () => {
    const steps = BAND_FILLS.map(luminance);
    for (const [i, step] of steps.slice(1).entries()) expect((steps[i] ?? 0) - step).toBeGreaterThan(0.07);
  });

  it('come with words for each band, the oldest in bold', () => {
    expect(dayBands().map(({ words }) => words)).toContain('61–90 days overdue');
    expect(dayBands().map(({ bold }) => bold)).toEqual([false, false, false, false, true]);
  });
});

describe('ranges', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
    [16_383, 'XFD'],
  ])('column %i is %s', (index, letters) => {
    expect(columnLetters(index)).toBe(letters);
  });

  it('join neighbouring rows', () => {
    expect(rangesOf(runsOf([2, 3, 5]), { first: 0, last: 11 })).toEqual([
      {
        address: 'A2:L3,A5:L5',
        runs: [
          { first: 2, last: 3 },
          { first: 5, last: 5 },
        ],
      },
    ]);
  });

  it('cover every row once and never exceed what Excel takes', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 900 }), { minLength: 1 }), (rows) => {
        const ascending = rows.toSorted((a, b) => a - b);
        const lists = rangesOf(runsOf(ascending), { first: 0, last: 3 }, 60);
        expect(lists.every(({ address }) => address.length <= 60)).toBe(true);
        const covered = lists.flatMap(({ address }) =>
          address.split(',').flatMap((one) => {
            const [first = 0, last = 0] = one.split(':').map((corner) => Number(corner.slice(1)));
            return Array.from({ length: last - first + 1 }, (_, i) => first + i);
          }),
        );
        expect(covered).toEqual(ascending);
      }),
    );
  });
});

describe('our mark', () => {
  it('is found however Excel writes it back, and in no formula of the clerk', () => {
    expect(isOurFormula('=and( n("Duebook") = 0, $C2>0)')).toBe(true);
    expect(isOurFormula('=$A2="Duebook"')).toBe(false);
    expect(isOurFormula('=AND($B2<TODAY(),$C2>0)')).toBe(false);
  });
});
