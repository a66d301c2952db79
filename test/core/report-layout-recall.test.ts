// Next month's export: the layout is known again by its headings, and whatever is not as it was is said.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal, refuse } from '../../core/refusal.ts';
import { layoutOf, type ReportLayout } from '../../core/report-layout.ts';
import { columnsReadOtherwise, recallLayout } from '../../core/report-layout-recall.ts';
import { type Question, readSheet, type SheetCells } from '../../core/sheet.ts';
import { type Accepted, acceptedReading, letterUnder, rowNaming } from './accepted-reading.ts';
import { date, pounds, sheetOf, type TestCell, TODAY } from './cells.ts';

const HEADINGS = ['Customer', 'Invoice', 'Due', 'Amount', 'Open'];
const LINE: readonly TestCell[] = ['Ashdown Joinery', 'INV-1', date('2026-08-01'), pounds(120), pounds(100)];
const sheet = (headings: readonly TestCell[] = HEADINGS, line = LINE, more: Partial<SheetCells> = {}): SheetCells =>
  sheetOf([['Aged debtors'], headings, line, line], more);
const READ: Accepted = {
  headerRow: 2,
  columns: { customer: 'A', invoiceNumber: 'B', dueDate: 'C', outstanding: 'E' },
};
const NO_HEADER = refuse('no-header', 'No row of headings was found.');
const asks = (topic: string): Question => ({ topic, text: '', assumed: null, blocking: true, cells: [] });

function learn(cells: SheetCells, answers = {}, accepted = READ): ReportLayout {
  const layout = layoutOf(cells, acceptedReading(cells, accepted), answers);
  if (isRefusal(layout)) throw new Error(layout.because);
  return layout;
}
const known = learn(sheet(), { 'column.outstanding': 'E', dateOrder: 'DMY', 'column.email': 'none' });

function recalled(
  cells: SheetCells,
  layouts: readonly ReportLayout[] = [known],
  reading = acceptedReading(cells, READ),
) {
  const found = recallLayout(layouts, cells, reading);
  if (found.recalled === 'none') throw new Error('no layout was recalled');
  return found;
}
const changesOn = (headings: readonly TestCell[], line = LINE) => recalled(sheet(headings, line)).changes;

describe('the same report', () => {
  it('gets the clerk’s answers again', () => {
    expect(recalled(sheet())).toEqual({
      ...{ recalled: 'same', layout: known, headerRow: 2, changes: [], unproven: [] },
      answers: { 'column.outstanding': 'E', 'column.email': 'none' },
    });
  });

  it('turns amounts round only where it asks again: another export may have the same headings', () => {
    const turned = learn(sheet(), { sign: 'debts', 'credits.NCC': 'lower', currency: 'GBP' });
    const asking = acceptedReading(sheet(), { ...READ, questions: [asks('credits.NCC')] });
    expect(recalled(sheet(), [turned], asking).answers).toEqual({ 'credits.NCC': 'lower', currency: 'GBP' });
    expect(recalled(sheet(), [turned]).answers).toEqual({ currency: 'GBP' });
  });

  it('gets answers about how dates and amounts are written proposed only, and where it leaves them open', () => {
    const written = learn(sheet(), { dateOrder: 'MDY', numberStyle: 'comma' });
    const open = acceptedReading(sheet(), { ...READ, questions: [asks('dateOrder')] });
    expect(recalled(sheet(), [written], open)).toMatchObject({
      answers: {},
      unproven: [
        {
          ...{ topic: 'dateOrder', value: 'MDY' },
          because: 'Nothing on this sheet shows that its dates are month first, as they were.',
        },
      ],
    });
    expect(recalled(sheet(), [written])).toMatchObject({ recalled: 'same', answers: {}, unproven: [] });
  });

  it('is known in other letters, spaces, accents and columns', () => {
    const headings = ['', 'OPEN', 'Dué', '  invoice', 'cus\u00adtomer ', 'Amount'];
    const line = ['', pounds(100), date('2026-08-01'), 'INV-1', 'Ashdown Joinery', pounds(120)];
    const moved = sheet(headings, line, { firstColumn: 2, firstRow: 7 });
    const { recalled: how, answers, headerRow } = recalled(moved, [known], acceptedReading(moved, { headerRow: 9 }));
    expect({ how, answers, headerRow }).toEqual({
      ...{ how: 'same', headerRow: 9 },
      answers: { 'column.outstanding': 'D', 'column.email': 'none' },
    });
  });

  it('is found where the recognition found no header, and then gives every accepted column', () => {
    const found = recallLayout([known], sheet(), NO_HEADER);
    expect(found).toMatchObject({
      ...{ recalled: 'same', headerRow: 2 },
      answers: {
        'column.customer': 'A',
        'column.invoiceNumber': 'B',
        'column.dueDate': 'C',
        'column.outstanding': 'E',
      },
    });
  });

  it('answers a question about a column from what was accepted before', () => {
    const reading = acceptedReading(sheet(), { ...READ, questions: [asks('column.dueDate'), asks('currency')] });
    expect(recalled(sheet(), [known], reading).answers).toMatchObject({ 'column.dueDate': 'C' });
    expect(Object.keys(recalled(sheet(), [known], reading).answers)).not.toContain('column.customer');
  });

  it('is known with a column without a heading', () => {
    const blank = sheet(['', 'Invoice', 'Due', 'Amount', 'Open']);
    const layout = learn(blank, { 'column.customer': 'A' });
    expect(recalled(blank, [layout])).toMatchObject({ recalled: 'same', answers: { 'column.customer': 'A' } });
    const shifted = sheet(['', '', 'Invoice', 'Due', 'Amount', 'Open'], ['', ...LINE]);
    expect(recalled(shifted, [layout])).toMatchObject({ recalled: 'same', answers: { 'column.customer': 'B' } });
    const narrow = sheet(['Invoice', 'Due', 'Amount', 'Open'], LINE.slice(1));
    expect(recalled(narrow, [layout])).toMatchObject({ changes: ['A column without a heading is gone.'], answers: {} });
  });

  it('is known under a header of two rows, whatever the recognition took for the header', () => {
    const rows = [
      ['Aged debtors', '', ''],
      ['', 'Overdue', ''],
      ['Customer', '1-30', '31-60'],
      ['Ashdown Joinery', 10, 5],
    ];
    const cells = sheetOf(rows);
    const header = [rowNaming({ row: 2, type: 'header' }), rowNaming({ row: 3, type: 'header2' })];
    const read: Accepted = { headerRow: 3, columns: { customer: 'A' }, buckets: ['B', 'C'], rows: header };
    const layout = learn(cells, { 'bucket.C': 'pastDue' }, read);
    expect(recallLayout([layout], cells, acceptedReading(cells, { headerRow: 3 }))).toMatchObject({
      ...{ recalled: 'same', headerRow: 3, answers: { 'bucket.C': 'pastDue' } },
    });
  });

  it('as Duebook reads it is learnt whole, and next month needs no answer', () => {
    const own = ['Customer', 'Invoice No', 'Invoice Date', 'Due Date', 'Amount', 'Balance'];
    const line = ['Ashdown Joinery', 'INV-1', date('2026-07-01'), date('2026-08-01'), pounds(120), pounds(100)];
    const cells = sheetOf([own, line, ['Bell & Carr', 'INV-2', ...line.slice(2)]]);
    const reading = readSheet(cells, TODAY);
    if (isRefusal(reading)) throw new Error(reading.because);
    const layout = layoutOf(cells, reading, {});
    if (isRefusal(layout)) throw new Error(layout.because);
    expect(layout.columns.find(({ role }) => role === 'dueDate')).toMatchObject({
      heading: 'Due Date',
      holds: 'dates',
    });
    expect(recallLayout([layout], cells, reading)).toMatchObject({ recalled: 'same', headerRow: 1, answers: {} });
    expect(columnsReadOtherwise(layout, cells, reading)).toEqual([]);
  });

  it('is told from another with the same headings in another order when the order matters', () => {
    const one = sheet(['Customer', 'Invoice', 'Amount', 'Cur', 'Amount']);
    const other = sheet(['Customer', 'Invoice', 'Amount', 'Amount', 'Cur']);
    const read: Accepted = { headerRow: 2, columns: { outstanding: 'E' } };
    const [first, second] = [learn(one, {}, read), learn(other, {}, { ...read, columns: { outstanding: 'D' } })];
    expect(recalled(other, [first, second])).toMatchObject({ recalled: 'same', layout: second });
    expect(recalled(other, [first]).changes).toEqual(['The columns called “Amount” may have changed places.']);
  });
});

describe('a changed report', () => {
  it('says which column is gone and which is new, and only proposes the answers that are left', () => {
    const changed = recalled(sheet(['Customer', 'Invoice', 'Due by', 'Amount', 'Open']));
    expect(changed).toMatchObject({ recalled: 'changed', answers: { 'column.outstanding': 'E' } });
    expect(changed.changes).toEqual(['Column “Due” is gone.', 'Column “Due by” is new.']);
  });

  it('with one column more or less is not the same', () => {
    expect(changesOn([...HEADINGS, 'Disputed', 'Net'], [...LINE, '', 1])).toEqual([
      'Columns “Disputed”, “Net” are new.',
    ]);
    expect(changesOn(HEADINGS.slice(0, 4))).toEqual(['Column “Open” is gone.']);
  });

  it('is noticed when a column of the same name holds something else', () => {
    const swapped = ['Customer', 'Invoice', 'Open', 'Amount', 'Due'];
    expect(changesOn(swapped)).toEqual([
      'Column “Due” held dates, now it holds numbers.',
      'Column “Open” held numbers, now it holds dates.',
    ]);
    expect(changesOn(HEADINGS, ['Ashdown Joinery', 1001, date('2026-08-01'), 1, 1])).toEqual([]);
    expect(changesOn(HEADINGS, ['Ashdown Joinery', 'INV-1', '01/08/2026', 1, 1])).toEqual([
      'Column “Due” held dates, now it holds text.',
    ]);
  });

  it('is noticed when two headings of one kind change places, by what the reading then takes', () => {
    const cells = sheet(['Customer', 'Invoice', 'Due', 'Open', 'Amount']);
    const swapped = acceptedReading(cells, READ);
    expect(columnsReadOtherwise(known, cells, swapped)).toEqual([
      'What was read from “Open” is now read from “Amount”.',
    ]);
    const missing = acceptedReading(sheet(), {
      headerRow: 2,
      columns: { customer: 'A', invoiceNumber: 'B', outstanding: 'E' },
    });
    expect(columnsReadOtherwise(known, sheet(), missing)).toEqual(['Column “Due” is no longer used.']);
    expect(columnsReadOtherwise(known, sheet(), acceptedReading(sheet(), READ))).toEqual([]);
  });

  it('is another report when little is left of it', () => {
    const other = sheet(['Customer', 'Invoice', 'Ordered', 'Shipped', 'Margin', 'Depot', 'Rep']);
    expect(recallLayout([known], other, acceptedReading(other, READ))).toEqual({ recalled: 'none' });
    expect(recallLayout([], sheet(), acceptedReading(sheet(), READ))).toEqual({ recalled: 'none' });
  });
});

const anyHeadings = fc.uniqueArray(fc.stringMatching(/^[a-z]{2,8}$/), { minLength: 4, maxLength: 10 });

describe('whatever is done to a sheet', () => {
  const anyMoved = anyHeadings.chain((headings) =>
    fc.record({
      headings: fc.constant(headings),
      moved: fc.shuffledSubarray(headings, { minLength: headings.length, maxLength: headings.length }),
      titles: fc.array(fc.array(fc.stringMatching(/^[a-z ]{0,6}$/), { maxLength: 3 }), { maxLength: 5 }),
      firstColumn: fc.nat(800),
      used: fc.nat(headings.length - 1),
    }),
  );
  const learnt = (headings: readonly string[], used: number): ReportLayout => {
    const cells = sheetOf([headings, headings.map((_, i) => i)]);
    const letter = letterUnder(cells, 1, headings[used] ?? '');
    const read: Accepted = { headerRow: 1, columns: { outstanding: letter } };
    return learn(cells, { 'column.outstanding': letter }, read);
  };

  it('an answer names the column under the same heading, wherever it stands', () => {
    fc.assert(
      fc.property(anyMoved, ({ headings, moved, titles, firstColumn, used }) => {
        const cells = sheetOf([...titles, moved, moved.map((_, i) => i)], { firstColumn, firstRow: 3 });
        const found = recalled(
          cells,
          [learnt(headings, used)],
          acceptedReading(cells, { headerRow: titles.length + 4 }),
        );
        expect(found.recalled).toBe('same');
        expect(found.answers['column.outstanding']).toBe(letterUnder(cells, titles.length + 4, headings[used] ?? ''));
      }),
    );
  });

  it('a heading taken away, added or renamed is never taken for the same report', () => {
    const anyChange = fc.record({ at: fc.nat(9), how: fc.constantFrom('gone', 'new', 'renamed', 'twice') });
    fc.assert(
      fc.property(anyMoved, anyChange, ({ headings, moved, used }, { at, how }) => {
        const i = at % moved.length;
        const instead = { gone: [], new: [moved[i] ?? '', 'Zusatz'], renamed: ['Zusatz'], twice: [moved[i], moved[i]] }[
          how
        ];
        const changed = [...moved.slice(0, i), ...instead.map((text) => text ?? ''), ...moved.slice(i + 1)];
        const cells = sheetOf([changed, changed.map((_, n) => n)]);
        const found = recallLayout([learnt(headings, used)], cells, acceptedReading(cells, { headerRow: 1 }));
        expect(found.recalled).not.toBe('same');
        if (found.recalled === 'none') return;
        const letter = found.answers['column.outstanding'];
        if (letter !== undefined) expect(letterUnder(cells, 1, headings[used] ?? '')).toBe(letter);
      }),
    );
  });

  it('two headings that change places over other contents are never read silently', () => {
    const cells = sheet(['Customer', 'Invoice', 'Amount', 'Due', 'Open']);
    const found = recalled(cells);
    expect(found).toMatchObject({ recalled: 'changed', changes: ['Column “Due” held dates, now it holds numbers.'] });
  });
});
