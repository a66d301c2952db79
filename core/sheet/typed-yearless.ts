// Columns of days without a year: each gets the year that is meant most likely, and the clerk is asked.
import { type CalendarDay, formatDay, serialOf } from '../calendar.ts';
import type { Question } from '../sheet.ts';
import { cellName } from './grid.ts';
import { daysWrittenIn } from './text-date.ts';
import { type Column, DATE_FORMAT, roleOf, type Task, textsIn } from './typing-task.ts';
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

/** The day that a text of a column means, or null where it is none. */
function dayOf(column: Column, text: string, issued: CalendarDay | null, said: YearSaid): CalendarDay | null {
  const date = yearlessDay(text);
  if (date === null) return null;
  return isDue(column) ? dueIn(date, issued, said) : issuedIn(date, said);
}

const isDue = ({ heading }: Column): boolean => roleOf(heading) === 'due';

/** Types days without a year. They get the one that is meant most likely, and the clerk is asked. */
export function typeYearless(task: Task, columns: readonly Column[]): Question[] {
  const [first] = columns;
  if (!first) return [];
  const said: YearSaid = { year: task.answers.year?.year ?? null, near: nearOf(task) };
  const issued = new Map<number, CalendarDay>();
  for (const column of [...columns].sort((a, b) => Number(isDue(a)) - Number(isDue(b))))
    for (const [row, text] of textsIn(task, column)) {
      const day = dayOf(column, text, issued.get(row) ?? null, said);
      if (day === null) continue;
      if (!isDue(column)) issued.set(row, day);
      task.typed.set(row, column.at, serialOf(day, task.cells.dateEpoch), DATE_FORMAT);
    }
  return task.answers.year === null ? [yearlessDoubt(task, first, said.near)] : [];
}

function yearlessDoubt(task: Task, column: Column, near: CalendarDay): Question {
  const [[row, example] = [task.from, '']] = textsIn(task, column);
  const text = `Dates give no year (“${example}”): each is taken for the one nearest to ${formatDay(near, 'en-GB')}. Is that so, or of which year are they?`;
  return { topic: 'year', text, assumed: 'nearest', blocking: true, cells: [cellName(task.cells, row, column.at)] };
}
