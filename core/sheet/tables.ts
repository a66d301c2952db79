// Several tables on one sheet. One is read: a table whose headings mean the same in the same places goes on with it, what we
// owe and what is paid is left out with the reason, and any other table is asked about: its columns are not those of the first.
import type { Question, ReadingContext, SheetCells } from '../sheet.ts';
import type { Steps } from '../steps.ts';
import { answered } from './answers.ts';
import { type Apart, type Part, rowsOfParts, withoutRows } from './apart.ts';
import { letterOf, rowNumber } from './grid.ts';
import { type Layout, recogniseLayout } from './layout.ts';
import { linesAbove } from './lines-above.ts';
import { isOfCustomers, isOfSuppliers, type Start, startsOf, titleOf } from './table-starts.ts';
import { addsUpList } from './table-summary.ts';

const REASONS = {
  payables: 'what you owe, not what customers owe you.',
  maybePayables: 'by that title what you owe, not what customers owe you.',
  paid: 'paid, so nothing is owed.',
  maybePaid: 'by that title paid or written off, so nothing is owed.',
} as const;
type NoDebt = keyof typeof REASONS;

const isNoDebt = (start: Start): start is Start & { holds: NoDebt } => Object.hasOwn(REASONS, start.holds);

/** What a table or section is part of, from where it begins: that of the start, or what went on before it. */
function heldFrom(before: Start | null, start: Start): Start | null {
  const isSection = before !== null && before.header === null && isNoDebt(before);
  if (start.header !== null) return start.holds === 'same' && isSection && start.title === '' ? before : start;
  if (start.holds !== 'customers') return start;
  return isSection || (before !== null && isNoDebt(before)) ? null : before;
}

function reasonOf(cells: SheetCells, start: Start): string {
  const { title } = start;
  const row = rowNumber(cells, start.header?.at ?? start.at);
  if (isNoDebt(start))
    return `Below ${title === '' ? `the headings in row ${row}` : `“${title}”`}: ${REASONS[start.holds]}`;
  return `In another table, with headings of its own in row ${row}: left out.`;
}

/** Where the last row with a number ends, of the rows from one position to before another. */
function endOfLines({ values }: SheetCells, from: number, to: number): number {
  let end = to;
  while (end > from + 1 && !(values[end - 1] ?? []).some((value) => typeof value === 'number')) end -= 1;
  return end;
}

interface StartedPart extends Part {
  readonly start: Start;
  /** By its title no debts of customers, but the clerk counts them. */
  readonly isCounted: boolean;
}

/** The blocks of rows that belong to no list of debts, each with the start that it belongs to. */
function partsOf(layout: Layout, cells: SheetCells, starts: readonly Start[], height: number): StartedPart[] {
  const own: Start = { at: layout.header.upper ?? layout.header.at, holds: 'same', header: layout.header, title: '' };
  const all = [...starts, own].sort((a, b) => a.at - b.at);
  const isCounted = ({ holds }: Start): boolean =>
    (holds === 'maybePaid' && layout.answers.oneOf('settled', ['open']) !== null) ||
    (holds === 'maybePayables' && layout.answers.oneOf('payables', ['count']) !== null);
  let current: Start | null = null;
  return all.flatMap((start, i) => {
    current = heldFrom(current, start);
    const isRead = current === null || current.holds === 'same' || current.holds === 'customers';
    if (current === null || isRead) return [];
    const to = endOfLines(cells, start.at, all[i + 1]?.at ?? height);
    const from = start.header === null ? start.at + 1 : start.at;
    if (from >= to) return [];
    return [{ from, to, because: reasonOf(cells, current), start: current, isCounted: isCounted(current) }];
  });
}

/** Rows of headings that are named in a question. */
const NAMED = 10;

/** Every row of headings of a list of debts, whichever of them is read, as Excel numbers it. */
const headingRows = ({ header }: Layout, cells: SheetCells, starts: readonly Start[]): number[] =>
  [header.at, ...starts.flatMap((start) => (isNoDebt(start) ? [] : (start.header?.at ?? [])))]
    .sort((a, b) => a - b)
    .map((at) => rowNumber(cells, at))
    .slice(0, NAMED);

/** One list is read: which one, where rows that are not read may be debts too. */
function tableQuestion(layout: Layout, cells: SheetCells, starts: readonly Start[], above: readonly Part[]): Question {
  const rows = headingRows(layout, cells, starts);
  const read = rowNumber(cells, layout.header.at);
  const lines = above.map(({ from }) => rowNumber(cells, from));
  const differ = `Rows ${rows.slice(0, -1).join(', ')} and ${rows.at(-1)} hold the headings of lists, and not all of them have the same columns. `;
  const without = `Above the headings stand days and amounts: row ${lines.join(', ')}. `;
  const text = `${rows.length > 1 ? differ : ''}${lines.length > 0 ? without : ''}One list is read, the rows that do not fit its columns are left out. Which row holds the headings of the list to be read? To have all of them read, put them under the same headings.`;
  const first = layout.header.headings.findIndex((heading) => heading !== '');
  const column = letterOf(cells.firstColumn + Math.max(0, first));
  const named = [...rows, ...lines].map((row) => `${column}${row}`);
  const blocking = layout.answers.table !== read;
  return { topic: 'table', text, assumed: String(read), blocking, cells: named };
}

/** Rows left out by nothing but a title, which may as well be the name of a customer or a region: the clerk is asked. */
function titleQuestions({ answers }: Layout, cells: SheetCells, parts: readonly StartedPart[]): Question[] {
  const doubtful = [
    { holds: 'maybePaid', topic: 'settled', values: ['settled', 'open'], ask: 'Are they settled?' },
    {
      holds: 'maybePayables',
      topic: 'payables',
      values: ['leaveOut', 'count'],
      ask: 'Do you owe them, so that they are left out?',
    },
  ] as const;
  return doubtful.flatMap(({ holds, topic, values, ask }): Question[] => {
    const these = parts.filter(({ start }) => start.holds === holds);
    if (these.length === 0) return [];
    const rows = these
      .slice(0, 5)
      .map(
        ({ from, to, start }) => `rows ${rowNumber(cells, from)} to ${rowNumber(cells, to - 1)} below “${start.title}”`,
      );
    const text = `By their title these may be no debts of customers: ${rows.join(', ')}. ${ask}`;
    const asked: Question = { topic, text, assumed: values[0], blocking: true, cells: [] };
    return [answered(asked, answers.oneOf<string>(topic, values))];
  });
}

/** The headings to read by: those the clerk names, those of customers rather than of suppliers, the first of several alike. */
function betterHeadings(layout: Layout, cells: SheetCells, starts: readonly Start[]): number | null {
  const { answers, header } = layout;
  const rowOf = (start: Start | undefined): number | null => (start?.header ? rowNumber(cells, start.header.at) : null);
  if (answers.table === rowNumber(cells, header.at)) return null;
  const named = starts.find((start) => answers.table !== null && rowOf(start) === answers.table);
  if (named) return rowOf(named);
  if (answers.headerRow !== null) return null;
  if (isOfSuppliers(header, titleOf(cells, header.upper ?? header.at))) return rowOf(starts.find(isOfCustomers));
  return rowOf(starts.find(({ at, holds }) => holds === 'same' && at < header.at));
}

const ONCE_MORE = 'Adds up the rows of the list once more: not counted again.';

/** The layout read by these headings, what belongs to other tables left out. */
function* withoutOthers(
  found: Layout,
  cells: SheetCells,
  starts: readonly Start[],
  height: number,
  context: ReadingContext,
): Steps<Layout> {
  const started = partsOf(found, cells, starts, height);
  const byTitle = titleQuestions(found, cells, started);
  const all = started.filter(({ isCounted }) => !isCounted);
  const isSum = (part: (typeof all)[number]): boolean =>
    part.start.holds === 'others' && addsUpList(found, cells, part, all);
  const parts = all.map((part) =>
    isSum(part) ? { ...part, because: ONCE_MORE, isSum: true } : { ...part, isSum: false },
  );
  const above = linesAbove(found, cells, parts);
  const rows = rowsOfParts(cells, [...parts, ...above]);
  const again = new Set(starts.flatMap(({ holds, header }) => (holds === 'same' && header ? [header.at] : [])));
  const apart: Apart = { rows, again };
  if (rows.size === 0 && again.size === 0 && byTitle.length === 0) return found;
  if (rows.size === 0) return { ...found, apart, doubts: [...byTitle, ...found.doubts] };
  const headerRow = rowNumber(cells, found.header.at);
  const layout = (yield* recogniseLayout(withoutRows(cells, rows), height, context, headerRow)) ?? found;
  // A title right below the headings would leave nothing to read: all of it is read, and asked about.
  const isNothingLeft = layout.at('outstanding') === null && layout.buckets.length === 0;
  if (isNothingLeft && byTitle.length > 0) return { ...found, doubts: [...byTitle, ...found.doubts] };
  const mayOwe = above.length > 0 || parts.some(({ start, isSum }) => start.holds === 'others' && !isSum);
  const doubts = [...(mayOwe ? [tableQuestion(layout, cells, starts, above)] : []), ...byTitle, ...layout.doubts];
  return { ...layout, apart, doubts };
}

/** Recognises the layout of the one table of a sheet, or of the one among several that is read; null without headings. */
export function* recogniseTable(cells: SheetCells, height: number, context: ReadingContext): Steps<Layout | null> {
  let found = yield* recogniseLayout(cells, height, context);
  if (!found) return null;
  let starts = yield* startsOf(found, cells, height);
  const better = betterHeadings(found, cells, starts);
  if (better !== null) {
    found = (yield* recogniseLayout(cells, height, context, better)) ?? found;
    starts = yield* startsOf(found, cells, height);
  }
  return yield* withoutOthers(found, cells, starts, height, context);
}
