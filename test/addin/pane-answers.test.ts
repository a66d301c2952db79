// What the clerk answers about a sheet: it follows its columns, is kept in the workbook and for the company, is recalled on
// the next sheet, and is never used where it no longer fits.
import { describe, expect, it, vi } from 'vitest';
import { AnswerBook, type AnsweredReading } from '../../addin/answer-book.ts';
import type { Answers } from '../../addin/answers.ts';
import { isProblem, type Problem } from '../../addin/api.ts';
import type { SheetMemory } from '../../addin/excel/workbook-memory.ts';
import { LayoutStore } from '../../addin/layout-store.ts';
import { choiceOf } from '../../addin/sheet-choice-store.ts';
import type { ReadSheet } from '../../addin/sheet-state.ts';
import { SheetStore } from '../../addin/sheet-store.ts';
import { isRefusal, type Refusal } from '../../core/refusal.ts';
import { type KnownReportLayout, layoutOf, type ReportLayout } from '../../core/report-layout.ts';
import { readSheet, type SheetCells, type SheetReading } from '../../core/sheet.ts';
import { date, day, pounds, sheetOf, type TestCell } from '../core/cells.ts';
import { sheetInMemory } from './pane-sheet.ts';

const TODAY = day('2026-11-21');
const HEADINGS = ['Customer', 'Invoice no', 'Due date', 'Outstanding'];
/** Due dates that can be read both ways; day first the first two rows are overdue, month first the first and the last. */
const INVOICES: readonly (readonly TestCell[])[] = [
  ['Alder & Finch', 'HL-1', '05/10/2026', pounds(120.5)],
  ['Calder Cycles', 'HL-2', '12/11/2026', pounds(300)],
  ['Elmhurst', 'HL-3', '06/12/2026', pounds(75)],
];
const ambiguous = (headings: readonly TestCell[] = HEADINGS, rows = INVOICES): SheetCells =>
  sheetOf([['Open items as of 21 November 2026'], headings, ...rows], { sheetName: 'Open items' });
/** The same list with a column of regions put in front. */
const moved = (): SheetCells =>
  ambiguous(
    ['Region', ...HEADINGS],
    INVOICES.map((row) => ['North', ...row]),
  );

const readIn = (cells: SheetCells) => async (answers: Answers) => readSheet(cells, { today: TODAY, answers });
const read = (book: AnswerBook, cells: SheetCells) => book.read(cells, readIn(cells));

function readingOf({ reading }: AnsweredReading): SheetReading {
  if (isRefusal(reading)) throw new Error(reading.because);
  return reading;
}
const overdueRows = (answered: AnsweredReading): number[] =>
  readingOf(answered).rows.flatMap(({ row, overdue }) => (overdue ? [row] : []));
const isBlocked = (answered: AnsweredReading): boolean =>
  readingOf(answered).questions.some(({ blocking }) => blocking);

/** A layout as another clerk taught it from the ambiguous list. */
async function taught(answers: Answers, cells = ambiguous()): Promise<KnownReportLayout> {
  const reading = await readIn(cells)(answers);
  const layout = isRefusal(reading) ? reading : layoutOf(cells, reading, answers);
  if (isRefusal(layout)) throw new Error(layout.because);
  return { ...layout, version: 1, learntAt: '2026-10-03T09:00:00.000Z', learntBy: 'Carla' };
}

describe('an answer', () => {
  it('holds for every later reading of the sheet, and another one changes what is overdue', async () => {
    const book = new AnswerBook(() => TODAY);
    const cells = ambiguous();
    const plain = await read(book, cells);
    expect(isBlocked(plain)).toBe(true);
    book.answer(cells, readingOf(plain), { dateOrder: 'DMY' });
    const answered = await read(book, ambiguous());
    expect({ blocked: isBlocked(answered), rows: overdueRows(answered), by: answered.answeredBy.by }).toEqual({
      ...{ blocked: false, rows: [3, 4], by: 'clerk' },
    });
    book.answer(cells, readingOf(answered), { dateOrder: 'MDY' });
    expect(overdueRows(await read(book, cells))).toEqual([3, 5]);
  });

  it('about a column follows the column when another is put in before it', async () => {
    const book = new AnswerBook(() => TODAY);
    const unclear = (before: readonly string[]): SheetCells =>
      sheetOf([
        [...before, 'Customer', 'Invoice no', 'Posted', 'Expected', 'Outstanding'],
        ...[1, 2, 3, 4].map((n) => [
          ...before,
          ...[`Customer ${n}`, `N-${n}`, date('2026-08-20'), date(`2026-09-0${n}`), pounds(n)],
        ]),
      ]);
    const cells = unclear([]);
    book.answer(cells, readingOf(await read(book, cells)), { 'column.dueDate': 'D' });
    const answered = await read(book, cells);
    book.learn(cells.sheetName, await taught({ 'column.dueDate': 'D' }, cells));
    expect(overdueRows(answered)).toEqual([2, 3, 4, 5]);
    const later = await read(book, unclear(['']));
    expect(later.answers).toEqual({ 'column.dueDate': 'E' });
    expect(overdueRows(later)).toEqual([2, 3, 4, 5]);
  });

  it('that accepts a difference holds for that difference only', async () => {
    const withTotal = (total: number): SheetCells =>
      sheetOf([
        ['Customer', 'Invoice no', 'Due date', 'Outstanding'],
        ...[1, 2, 3].map((n) => [`Customer ${n}`, `N-${n}`, date(`2026-09-0${n}`), pounds(100 * n)]),
        ['Total', '', '', pounds(total)],
      ]);
    const book = new AnswerBook(() => TODAY);
    const cells = withTotal(650);
    const plain = await read(book, cells);
    expect(isBlocked(plain)).toBe(true);
    book.answer(cells, readingOf(plain), { tieOut: 'accept' });
    expect(isBlocked(await read(book, withTotal(650)))).toBe(false);
    const worse = await read(book, withTotal(900));
    expect({ blocked: isBlocked(worse), answers: worse.answers }).toEqual({ blocked: true, answers: {} });
  });
});

describe('an answer about certain rows', () => {
  const HEADED = ['Customer', 'Invoice no', 'Date', 'Due date', 'Outstanding'];
  const line = (customer: string, n: number, due = '2026-10-01'): TestCell[] => [
    ...[customer, `N-${n}`, date('2026-09-01'), date(due), pounds(10 * n)],
  ];
  const names = ['Ashdown', 'Bell', 'Carr', 'Dunn', 'Eade'].map((name, n) => line(name, n + 1));
  const suppliers = [[], ['Suppliers Direct'], line('Ford', 8)];

  it.each<[string, string, TestCell[][], TestCell[][]]>([
    ['customer', 'above', [...names, line('', 6)], [...names, line('', 6), line('Ford', 7), line('', 8)]],
    ['customer', 'missing', [...names, line('', 6)], [...names, line('', 6), line('Ford', 7), line('', 8)]],
    [
      'oddDates',
      'right',
      [...names, line('Ford', 6, '2025-10-01')],
      [...names, line('Ford', 6, '2025-10-01'), line('Gale', 7, '2062-10-01')],
    ],
    ['payables', 'count', [...names, ...suppliers], [...names, ...suppliers, line('Gale', 9)]],
    ['payables', 'leaveOut', [...names, ...suppliers], [...names, ...suppliers, line('Gale', 9)]],
  ])('%s: %s holds for them, and not for others', async (topic, value, rows, later) => {
    const book = new AnswerBook(() => TODAY);
    const [cells, other] = [rows, later].map((these) => sheetOf([HEADED, ...these], { sheetName: 'Open items' }));
    if (!cells || !other) throw new Error('no sheets');
    const plain = await read(book, cells);
    expect(readingOf(plain).questions.find((question) => question.topic === topic)?.blocking).toBe(true);
    book.answer(cells, readingOf(plain), { [topic]: value });
    const answered = await read(book, cells);
    expect({ blocked: isBlocked(answered), answers: answered.answers }).toEqual({
      ...{ blocked: false, answers: { [topic]: value } },
    });
    expect(isBlocked(await read(book, cells))).toBe(false);
    const grown = await read(book, other);
    expect({ blocked: isBlocked(grown), answers: grown.answers }).toEqual({ blocked: true, answers: {} });
  });
});

describe('an answer about cells that hold no name', () => {
  it.each(['above', 'named'])('stays: %s, and empty cells are asked about by themselves', async (value) => {
    const line = (customer: string, n: number): TestCell[] => [customer, `N-${n}`, date('2026-10-01'), pounds(10 * n)];
    const names = ['Ashdown', '01632 960001', 'Bell', 'Carr', 'Dunn', '', 'Eade'];
    const cells = sheetOf([HEADINGS, ...names.map((name, n) => line(name, n + 1))], { sheetName: 'Open items' });
    const book = new AnswerBook(() => TODAY);
    const plain = readingOf(await read(book, cells));
    book.answer(cells, plain, { noName: value });
    const answered = await read(book, cells);
    expect(answered.answers).toEqual({ noName: value });
    book.answer(cells, readingOf(answered), { noName: value, customer: 'missing' });
    const settled = await read(book, cells);
    expect({ blocked: isBlocked(settled), answers: settled.answers }).toEqual({
      ...{ blocked: false, answers: { noName: value, customer: 'missing' } },
    });
  });
});

describe('a sheet nobody has answered about yet', () => {
  it('is recognised by what the company remembers, wherever the columns stand', async () => {
    const book = new AnswerBook(() => TODAY);
    const layout = await taught({ currency: 'GBP' });
    book.takeCompany([layout]);
    const answered = await read(book, ambiguous());
    expect(answered).toMatchObject({ answers: { currency: 'GBP' }, answeredBy: { by: 'company', layout } });
  });

  it('is not read day first because another company’s export under the same headings was', async () => {
    const book = new AnswerBook(() => TODAY);
    book.takeCompany([await taught({ dateOrder: 'DMY' })]);
    const answered = await read(book, ambiguous());
    expect(answered).toMatchObject({
      answers: {},
      changed: {
        changes: ['Nothing on this sheet shows that its dates are day first, as they were.'],
        proposed: { dateOrder: 'DMY' },
      },
    });
    expect(isBlocked(answered)).toBe(true);
  });

  it('is known by its headings, and its own dates say how they are written', async () => {
    const book = new AnswerBook(() => TODAY);
    book.takeCompany([await taught({ dateOrder: 'DMY' })]);
    const proven = ambiguous(HEADINGS, [...INVOICES, ['Finch', 'HL-4', '10/31/2026', pounds(5)]]);
    const own = await read(book, proven);
    expect(own).toMatchObject({ answers: {}, answeredBy: { by: 'company' }, changed: null });
    expect({ blocked: isBlocked(own), rows: overdueRows(own) }).toEqual({ blocked: false, rows: [3, 5, 6] });
  });

  it('is recognised by the workbook before the company', async () => {
    const book = new AnswerBook(() => TODAY);
    const { version: _, learntAt: __, learntBy: ___, ...layout } = await taught({ dateOrder: 'MDY' });
    book.takeWorkbook([{ sheetName: 'Open items', layout, answers: { dateOrder: 'MDY' } }]);
    book.takeCompany([await taught({ dateOrder: 'DMY' })]);
    const answered = await read(book, ambiguous());
    expect(answered.answeredBy.by).toBe('workbook');
    expect(overdueRows(answered)).toEqual([3, 5]);
  });

  it('is recognised once the company’s answers arrive', async () => {
    const book = new AnswerBook(() => TODAY);
    const terms = (answered: AnsweredReading) => readingOf(answered).overdueFrom;
    const undated = sheetOf([
      ['Customer', 'Invoice no', 'Invoice date', 'Outstanding'],
      ['Alder & Finch', 'HL-1', date('2026-10-05'), pounds(120.5)],
      ['Calder Cycles', 'HL-2', date('2026-11-12'), pounds(300)],
    ]);
    expect(terms(await read(book, undated))).toBe('nothing');
    book.takeCompany([await taught({ terms: '30' }, undated)]);
    expect(terms(await read(book, undated))).toBe('terms');
  });

  it('is not read by the answers of a layout that has changed, which are only proposed', async () => {
    const book = new AnswerBook(() => TODAY);
    book.takeCompany([await taught({ dateOrder: 'DMY' })]);
    const answered = await read(book, moved());
    expect(answered).toMatchObject({
      ...{ answers: {}, answeredBy: { by: 'nobody' } },
      changed: {
        changes: ['Column “Region” is new.', 'Nothing on this sheet shows that its dates are day first, as they were.'],
        proposed: { dateOrder: 'DMY' },
      },
    });
    expect(isBlocked(answered)).toBe(true);
  });

  it.each([
    ['a day given this week', '2026-11-16', '2026-11-16'],
    ['no day given last month', '2026-10-31', undefined],
  ])('is judged by %s in the workbook', async (_, asOf, used) => {
    const cells = ambiguous();
    const layout = (await taught({ dateOrder: 'DMY' })) satisfies ReportLayout;
    const memory: SheetMemory = {
      sheetName: 'Open items',
      layout,
      answers: { asOf, dateOrder: 'DMY', tieOut: 'accept' },
    };
    const book = new AnswerBook(() => TODAY);
    book.takeWorkbook([memory]);
    const { answers } = await read(book, cells);
    expect(answers).toEqual(used === undefined ? { dateOrder: 'DMY' } : { asOf: used, dateOrder: 'DMY' });
  });
});

describe('a column chosen in the sheet', () => {
  async function opened(headings?: readonly string[]) {
    const sheet = sheetInMemory();
    if (headings) sheet.headings = headings;
    const kept: Answers[] = [];
    const store = new SheetStore(sheet.excel, { today: () => TODAY, answered: ({ answers }) => kept.push(answers) });
    await store.start();
    return { sheet, store, kept, read: () => store.state.get().read };
  }
  const outstandingColumn = (read: ReadSheet | Refusal | null) =>
    read === null || isRefusal(read) ? null : read.reading.columns.find(({ role }) => role === 'outstanding')?.column;

  it('is the next one that is clicked, and only while one is awaited', async () => {
    const { sheet, store, kept } = await opened();
    sheet.select(1, 'B');
    store.pick('contactName');
    store.pick(null);
    sheet.select(1, 'B');
    expect(kept).toEqual([]);
    store.pick('contactName');
    sheet.select(1, 'B');
    await vi.waitFor(() => expect(kept).toEqual([{ 'column.contactName': 'B' }]));
    expect(store.state.get().picking).toBeNull();
  });

  it('can be what is still owed where no heading says so', async () => {
    const { sheet, store, read } = await opened(['Customer no', 'Customer', 'Invoice no', 'Due date', 'Aaa', 'E-mail']);
    expect(read()).toMatchObject({ refused: 'no-outstanding' });
    store.pick('outstanding');
    sheet.select(1, 'E');
    await vi.waitFor(() => expect(outstandingColumn(read())).toBe('E'));
  });

  it('is not taken when the sheet could not be read any more, and it is said why', async () => {
    const { store, read, kept } = await opened();
    await store.answer({ 'column.outstanding': 'none', 'column.amount': 'none' });
    expect(outstandingColumn(read())).toBe('E');
    expect(store.state.get().refusal).toMatchObject({ refused: expect.any(String) });
    expect(kept).toEqual([]);
    await store.readNow();
    expect(outstandingColumn(read())).toBe('E');
  });
});

describe('what is kept for the company', () => {
  const apiOf = (
    learn: (seen: number) => { value: KnownReportLayout } | Problem,
    layouts: KnownReportLayout[] | Problem,
  ) => ({
    reportLayouts: async () => ('problem' in layouts ? layouts : { value: { layouts: [...layouts] } }),
    learnReportLayout: async (_: ReportLayout, seen: number) => learn(seen),
    removeReportLayout: async (layoutId: string) => ({ value: { layoutId } }),
  });

  it('waits in the workbook while nobody is signed in', async () => {
    const store = new LayoutStore(apiOf(() => ({ problem: 'sign-in' }), { problem: 'sign-in' }));
    expect(await store.load()).toBe(false);
    await store.teach(await taught({ dateOrder: 'DMY' }));
    expect(store.state.get().kept).toEqual({ kept: 'in-workbook' });
  });

  it('is not taught over what a colleague taught meanwhile before the clerk has seen it', async () => {
    const theirs = { ...(await taught({ dateOrder: 'MDY' })), version: 2 };
    const seen: number[] = [];
    const known = [await taught({})];
    const store = new LayoutStore(
      apiOf((version) => {
        seen.push(version);
        return version === 2
          ? { value: { ...theirs, version: 3 } }
          : { problem: 'changed', because: 'A colleague did.' };
      }, known),
    );
    await store.load();
    known.splice(0, 1, theirs);
    const mine = await taught({ dateOrder: 'DMY' });
    await store.teach(mine);
    expect(store.state.get().kept).toMatchObject({ kept: 'not-for-company', problem: { problem: 'changed' } });
    await store.teach(mine);
    expect(store.state.get().kept).toEqual({ kept: 'for-company' });
    expect(seen).toEqual([1, 2]);
  });

  it('is not sent again when the company knows it already, and can be removed', async () => {
    const known = await taught({ dateOrder: 'DMY' });
    const store = new LayoutStore(apiOf(() => ({ problem: 'broken', id: null }), [known]));
    await store.load();
    await store.teach(known);
    expect(store.state.get().kept).toEqual({ kept: 'for-company' });
    expect(await store.remove(known.layoutId)).toBe(true);
    expect(store.state.get().layouts).toEqual([]);
    expect(isProblem({ value: store })).toBe(false);
  });
});

describe('the sheets of a workbook', () => {
  const suppliers = sheetOf(
    [
      ['Supplier', 'Bill no', 'Due date', 'Balance due'],
      ['Timber Wholesale', 'B-1', date('2026-10-01'), pounds(1200)],
      ['Paper & Co', 'B-2', date('2026-10-02'), pounds(80)],
    ],
    { sheetName: 'Payables' },
  );
  const debtors = sheetOf(
    [
      ['Customer', 'Invoice no', 'Due date', 'Outstanding'],
      ['Alder', 'A-1', date('2026-10-01'), pounds(1200)],
      ['Beacon', 'A-2', date('2026-10-02'), pounds(80)],
    ],
    { sheetName: 'Debtors' },
  );
  const candidate = (cells: SheetCells, isActive: boolean) => ({ cells, isActive, isHidden: false });

  it('with suppliers in front propose the one that lists what customers owe', () => {
    const choice = choiceOf([candidate(suppliers, true), candidate(debtors, false)], { today: TODAY });
    expect(choice).toEqual({ instead: expect.objectContaining({ sheetName: 'Debtors' }), also: [] });
  });

  it('need no word when the right one is in front', () => {
    expect(choiceOf([candidate(suppliers, false), candidate(debtors, true)], { today: TODAY })).toEqual({
      ...{ instead: null, also: [] },
    });
  });

  it('that may each be the list are both named', () => {
    const copy = { ...debtors, sheetName: 'Debtors (2)' };
    expect(choiceOf([candidate(debtors, true), candidate(copy, false)], { today: TODAY })).toEqual({
      ...{ instead: null, also: ['Debtors (2)'] },
    });
  });
});
