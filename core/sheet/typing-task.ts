// The texts of a sheet that are to be typed: which columns, which rows, what the clerk has answered.
import { type CalendarDay, dayOfSerial } from '../calendar.ts';
import type { ReadingContext, SheetCells } from '../sheet.ts';
import { rowsInSteps, type Steps } from '../steps.ts';
import type { Answers } from './answers.ts';
import { isPlausibleSerial } from './column-profile.ts';
import type { DateTexts } from './date-order.ts';
import type { DateText } from './date-text.ts';
import { remembered } from './remembered.ts';
import type { Retyped } from './retyped.ts';
import { saidRole } from './sayings.ts';
import { isDateCell, type TextKind } from './text-kinds.ts';
import { conceptsOf } from './vocabulary.ts';

/** The number format of a day that was a text. */
export const DATE_FORMAT = 'yyyy-mm-dd';
/** A question names so many cells at most. */
export const NAMED = 20;

/** A column of texts with how they are to be read. */
export interface Column {
  readonly at: number;
  readonly heading: string;
  readonly kind: TextKind;
}

/** The rows from `from` to before `to`; `title` are the dates above them. */
export interface Task {
  readonly cells: SheetCells;
  readonly headings: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly context: ReadingContext;
  readonly answers: Answers;
  readonly title: readonly DateText[];
  readonly typed: Retyped;
}

/** Gives every text of a column with its row, some thousand a step. */
export function* textsInSteps(
  { cells, from, to }: Task,
  at: number,
  take: (row: number, text: string) => void,
): Steps<void> {
  yield* rowsInSteps(from, to, (first, end) => {
    for (let row = first; row < end; row += 1) {
      const value = cells.values[row]?.[at];
      if (typeof value === 'string' && value !== '') take(row, value);
    }
  });
}

/** The real dates of a column by row. */
export function* serialsIn({ cells, from, to }: Task, at: number): Steps<ReadonlyMap<number, CalendarDay>> {
  const days = new Map<number, CalendarDay>();
  const dayOf = remembered((serial: number) => dayOfSerial(serial, cells.dateEpoch));
  const take = (row: number): void => {
    const value = cells.values[row]?.[at];
    if (typeof value !== 'number' || !isPlausibleSerial(value, cells.dateEpoch)) return;
    const day = dayOf(value);
    if (day && isDateCell(cells, row, at)) days.set(row, day);
  };
  yield* rowsInSteps(from, to, (first, end) => {
    for (let row = first; row < end; row += 1) take(row);
  });
  return days;
}

/** Whether a heading speaks of due dates or of the invoices' own. */
export const roleOf = (heading: string): DateTexts['role'] => {
  const said = conceptsOf(heading);
  if (saidRole('dueDate', said) >= 0.8) return 'due';
  return saidRole('invoiceDate', said) >= 0.8 ? 'issued' : null;
};

/** About the day to judge by, so far as it is known before the sheet is read. */
export const latestOf = ({ answers, context }: Task): CalendarDay => answers.asOf ?? context.asOf ?? context.today;
