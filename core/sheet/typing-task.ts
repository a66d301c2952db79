// The texts of a sheet that are to be typed: which columns, which rows, what the clerk has answered.
import type { CalendarDay } from '../calendar.ts';
import type { ReadingContext, SheetCells } from '../sheet.ts';
import type { Answers } from './answers.ts';
import type { DateTexts } from './date-order.ts';
import type { DateText } from './date-text.ts';
import type { Retyped } from './retyped.ts';
import { saidRole } from './sayings.ts';
import type { TextKind } from './text-kinds.ts';
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

/** The texts of a column by row. */
export function textsIn({ cells, from, to }: Task, { at }: Column): Map<number, string> {
  const texts = new Map<number, string>();
  for (let row = from; row < to; row += 1) {
    const value = cells.values[row]?.[at];
    if (typeof value === 'string' && value !== '') texts.set(row, value);
  }
  return texts;
}

/** Whether a heading speaks of due dates or of the invoices' own. */
export const roleOf = (heading: string): DateTexts['role'] => {
  const said = conceptsOf(heading);
  if (saidRole('dueDate', said) >= 0.8) return 'due';
  return saidRole('invoiceDate', said) >= 0.8 ? 'issued' : null;
};

/** About the day to judge by, so far as it is known before the sheet is read. */
export const latestOf = ({ answers, context }: Task): CalendarDay => answers.asOf ?? context.asOf ?? context.today;
