// The sheet as if its texts had been typed in: text dates become dates and text amounts numbers, each only where the sheet
// settles what is meant. Everything after this reads numbers and dates alone.
import { serialOf } from '../calendar.ts';
import type { Question, ReadingContext, SheetCells, SheetReading } from '../sheet.ts';
import { listInSteps, rowsInSteps, type Steps } from '../steps.ts';
import { type AmountText, amountText, amountValue, type DecimalSign, isDash } from './amount-text.ts';
import { Answers } from './answers.ts';
import type { DayOrder } from './date-order.ts';
import { compactDay, type DateText } from './date-text.ts';
import { cellName, valueAt } from './grid.ts';
import { Retyped } from './retyped.ts';
import { type TextKind, textKindOf } from './text-kinds.ts';
import { typeDateColumns } from './typed-dates.ts';
import { typeYearless } from './typed-yearless.ts';
import { type Column, DATE_FORMAT, NAMED, type Task, textsInSteps } from './typing-task.ts';

export interface TypedCells {
  readonly cells: SheetCells;
  /** How the dates of a column are written; EXCEL where they are dates. */
  readonly dateOrderOf: (column: number) => SheetReading['dateOrder'];
  /** How the sheet writes its days, once that is settled: the title's days follow it. */
  readonly order: DayOrder | null;
  readonly doubts: readonly Question[];
}

interface AmountCell {
  readonly row: number;
  readonly at: number;
  readonly amount: AmountText;
}

/** The amounts of some columns, and the decimal signs that they prove. */
interface Amounts {
  readonly cells: readonly AmountCell[];
  readonly signs: ReadonlySet<DecimalSign>;
}

function* amountsIn(task: Task, columns: readonly Column[]): Steps<Amounts> {
  const { typed } = task;
  const cells: AmountCell[] = [];
  const signs = new Set<DecimalSign>();
  for (const { at } of columns)
    yield* textsInSteps(task, at, (row, text) => {
      const amount = amountText(text);
      if (amount) cells.push({ row, at, amount });
      else if (isDash(text)) typed.set(row, at, 0, '');
      if (amount?.decimal) signs.add(amount.decimal);
    });
  return { cells, signs };
}

function decimalSignOf({ answers }: Task, { signs }: Amounts): DecimalSign | null {
  const answer = answers.oneOf('numberStyle', ['comma', 'point', ',', '.'] as const);
  if (answer) return answer === 'comma' || answer === ',' ? ',' : '.';
  const [only = null] = signs;
  return signs.size === 1 ? only : null;
}

function* typeAmounts(task: Task, columns: readonly Column[]): Steps<Question[]> {
  const amounts = yield* amountsIn(task, columns);
  const sign = decimalSignOf(task, amounts);
  const open: AmountCell[] = [];
  yield* listInSteps(amounts.cells, (cell) => {
    const { row, at, amount } = cell;
    const format = amount.currency ? `[$${amount.currency}]0.00` : '';
    if (amount.isOpen && !sign) open.push(cell);
    else task.typed.set(row, at, amountValue(amount, sign ?? '.'), format);
  });
  if (open.length === 0) return [];
  const cells = open.slice(0, NAMED).map(({ row, at }) => cellName(task.cells, row, at));
  const [first] = open;
  const example = first ? String(valueAt(task.cells, first.row, first.at)) : '';
  const text = `Amounts are text and can be read in two ways: ${cells.slice(0, 3).join(', ')} (“${example}”). Is the comma or the point the decimal sign?`;
  return [{ topic: 'numberStyle', text, assumed: null, blocking: true, cells }];
}

function* typeCompact({ cells, from, to, typed }: Task, columns: readonly Column[]): Steps<void> {
  const type = (row: number, at: number): void => {
    const value = valueAt(cells, row, at);
    const day = typeof value === 'boolean' ? null : compactDay(value);
    if (day) typed.set(row, at, serialOf(day, cells.dateEpoch), DATE_FORMAT);
  };
  for (const { at } of columns)
    yield* rowsInSteps(from, to, (first, end) => {
      for (let row = first; row < end; row += 1) type(row, at);
    });
}

/** Types the texts of the rows from `from` to before `to` that are dates or amounts; `title` are the dates above them. */
export function* typeCells(
  cells: SheetCells,
  headings: readonly string[],
  rows: { readonly from: number; readonly to: number },
  title: readonly DateText[],
  context: ReadingContext,
): Steps<TypedCells> {
  const task: Task = {
    cells,
    headings,
    ...rows,
    context,
    answers: new Answers(context),
    title,
    typed: new Retyped(cells),
  };
  const columns = headings.flatMap((heading, at): Column[] => {
    const kind = textKindOf(cells, at, heading, rows.from, rows.to);
    return kind ? [{ at, heading, kind }] : [];
  });
  const ofKind = (kind: TextKind): Column[] => columns.filter((column) => column.kind === kind);
  const numberDoubts = yield* typeAmounts(task, ofKind('amount'));
  yield* typeCompact(task, ofKind('compact'));
  const yearless = yield* typeYearless(task, ofKind('yearless'));
  const dates = yield* typeDateColumns(task, ofKind('date'));
  const isCompact = (at: number): boolean => columns.some((one) => one.at === at && one.kind === 'compact');
  return {
    cells: task.typed.cells,
    dateOrderOf: (at) => dates.orders.get(at) ?? (isCompact(at) ? 'YMD' : 'EXCEL'),
    order: dates.order,
    doubts: [...numberDoubts, ...yearless, ...dates.doubts],
  };
}
