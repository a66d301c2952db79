// Columns of days without a year: each gets the year that is meant most likely, and the clerk is asked.
import { type CalendarDay, formatDay, serialOf } from '../calendar.ts';
import type { CellValue, Question } from '../sheet.ts';
import type { Steps } from '../steps.ts';
import { cellName } from './grid.ts';
import { daysWrittenIn } from './text-date.ts';
import { type Column, DATE_FORMAT, roleOf, type Task, textsInSteps } from './typing-task.ts';
import { dueIn, issuedIn, type YearSaid, yearlessDay } from './yearless.ts';

/** The last day that the rows above name in only one way, else the day to judge by so far as it is known here. */
function nearOf(task: Task): CalendarDay {
  const { answers, context, cells, from } = task;
  const said = answers.asOf ?? context.asOf;
  if (said) return said;
  const named = cells.values
    .slice(0, Math.max(from - 1, 0))
    .flatMap((row) => row.flatMap((value) => (typeof value === 'string' ? daysWrittenIn(value) : [])));
  const [last] = named
    .flatMap(({ readings }) => (readings.length === 1 ? readings : []))
    .sort()
    .reverse();
  return last ?? context.today;
}

/** The day that a text means as an invoice's own day or as its due date, or null where it is none. */
function dayOf(text: string, isOwn: boolean, issued: CalendarDay | null, said: YearSaid): CalendarDay | null {
  const date = yearlessDay(text);
  if (date === null) return null;
  return isOwn ? issuedIn(date, said) : dueIn(date, issued, said);
}

const isDue = ({ heading }: Column): boolean => roleOf(heading) === 'due';

/** Types days without a year. They get the one that is meant most likely, and the clerk is asked. */
export function* typeYearless(task: Task, columns: readonly Column[]): Steps<Question[]> {
  const [first] = columns;
  if (!first) return [];
  const said: YearSaid = { year: task.answers.year?.year ?? null, near: nearOf(task) };
  const issued = new Map<number, CalendarDay>();
  for (const column of [...columns].sort((a, b) => Number(isDue(a)) - Number(isDue(b))))
    yield* typeColumn(task, column, issued, said);
  return task.answers.year === null ? [yearlessDoubt(task, first, said.near)] : [];
}

/** Types a column; `issued` are the invoices' own days by row, which are read before their due dates. */
function* typeColumn(task: Task, column: Column, issued: Map<number, CalendarDay>, said: YearSaid): Steps<void> {
  const isOwn = !isDue(column);
  yield* textsInSteps(task, column.at, (row, text) => {
    const day = dayOf(text, isOwn, issued.get(row) ?? null, said);
    if (day === null) return;
    if (isOwn) issued.set(row, day);
    task.typed.set(row, column.at, serialOf(day, task.cells.dateEpoch), DATE_FORMAT);
  });
}

function yearlessDoubt({ cells, from, to }: Task, { at }: Column, near: CalendarDay): Question {
  const rows = Array.from({ length: to - from }, (_, i) => from + i);
  const row = rows.find((one) => isText(cells.values[one]?.[at])) ?? from;
  const text = `Dates give no year (“${cells.values[row]?.[at] ?? ''}”): each is taken for the one nearest to ${formatDay(near, 'en-GB')}. Is that so, or of which year are they?`;
  return { topic: 'year', text, assumed: 'nearest', blocking: true, cells: [cellName(cells, row, at)] };
}

const isText = (value: CellValue | undefined): boolean => typeof value === 'string' && value !== '';
