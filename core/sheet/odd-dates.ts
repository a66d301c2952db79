// Due dates far from the date of their own invoice: a year that was mistyped makes an invoice long overdue that is not, or hides
// one that is. The clerk looks at them before anything is flagged.
import { dayOfSerial, formatDay } from '../calendar.ts';
import type { CellValue, Question } from '../sheet.ts';
import { rowsInSteps, type Steps } from '../steps.ts';
import { answered } from './answers.ts';
import { cellName, rowNumber, valueAt } from './grid.ts';
import type { Layout } from './layout.ts';
import type { SheetRows } from './sheet-rows.ts';

/** Days before its invoice, and days after it, beyond which nobody writes a due date on purpose. */
const [EARLIEST, LATEST] = [-90, 3653];
/** Where more of the dates are like that, the columns are not what they seem, which is asked elsewhere. */
const MOST = 0.5;
const NAMED = 20;

const isOdd = (due: CellValue | undefined, issued: CellValue | undefined): boolean =>
  typeof due === 'number' &&
  typeof issued === 'number' &&
  issued > 0 &&
  due > 0 &&
  (due - issued < EARLIEST || due - issued > LATEST);

/** The days as the clerk sees them: `5 Dec 2025 for an invoice of 5 Nov 2026`. */
function exampleOf({ body: { cells } }: Layout, row: number, [dueAt, issuedAt]: readonly [number, number]): string {
  const [due, issued] = [dueAt, issuedAt].map((at) => {
    const day = dayOfSerial(Number(valueAt(cells, row, at)), cells.dateEpoch);
    return day === null ? '' : formatDay(day, 'en-GB', 'medium');
  });
  return `due ${due}, invoiced ${issued}`;
}

/** Due dates of open invoices that lie far from the date of the invoice. */
export function* oddDatesQuestion(layout: Layout, rows: SheetRows): Steps<Question[]> {
  const [due, issued] = [layout.at('dueDate'), layout.at('invoiceDate')];
  const { body, answers } = layout;
  if (due === null || issued === null) return [];
  const odd: number[] = [];
  yield* rowsInSteps(body.from, body.to, (from, to) => {
    for (let row = from; row < to; row += 1) {
      const line = body.cells.values[row] ?? [];
      if (isOdd(line[due], line[issued]) && rows.outstandingAt(rowNumber(body.cells, row) - 1) > 0) odd.push(row);
    }
  });
  const [first] = odd;
  if (first === undefined || odd.length > (body.to - body.from) * MOST) return [];
  const cells = odd.slice(0, NAMED).map((row) => cellName(body.cells, row, due));
  const places = `${cells.slice(0, 5).join(', ')}${odd.length > 5 ? ` and ${odd.length - 5} more` : ''}`;
  const lies = odd.length === 1 ? 'The due date lies' : 'Due dates lie';
  const text = `${lies} far from the date of the invoice: ${places} (${exampleOf(layout, first, [due, issued])}). Correct what is mistyped, or say that it is right.`;
  const asked: Question = { topic: 'oddDates', text, assumed: null, blocking: true, cells };
  return [answered(asked, answers.oneOf('oddDates', ['right']))];
}
