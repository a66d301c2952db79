// Which sheet of a workbook is the aged-debtor sheet: the one that reads as such, in view, with a line for each invoice, of
// the latest day. Copies of last month, summaries, hidden data sheets and sheets of suppliers lose, each with its reason.
import { type CalendarDay, formatDay } from '../calendar.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { type Question, type ReadingContext, readSheet, type SheetCells, type SheetReading } from '../sheet.ts';
import { isLedgerRow } from './ledger-sums.ts';
import { dayInName } from './sheet-period.ts';

/** A sheet of the workbook: its cells, whether it is hidden, whether it is in front. */
export interface SheetCandidate {
  readonly cells: SheetCells;
  readonly isHidden: boolean;
  readonly isActive: boolean;
}

/** The sheet proposed and why; the others with why not; a question where two are as good. */
export interface ChosenSheet {
  readonly sheetName: string;
  readonly because: string;
  readonly others: readonly { readonly sheetName: string; readonly because: string }[];
  readonly questions: readonly Question[];
}

interface Judged {
  readonly candidate: SheetCandidate;
  readonly reading: SheetReading;
  readonly invoices: ReadonlySet<string>;
  readonly lines: number;
  /** The day that the sheet itself, or its name, says it is of. */
  readonly day: CalendarDay | null;
  readonly isDayOfName: boolean;
}

function judge(candidate: SheetCandidate, context: ReadingContext): Judged | Refusal {
  const reading = readSheet(candidate.cells, context);
  if (isRefusal(reading)) return reading;
  const ledger = reading.rows.filter(isLedgerRow);
  const numbers = ledger.flatMap(({ invoiceNumber }) => invoiceNumber ?? []);
  const named = dayInName(reading.sheetName, context.today);
  const isDayOfName = reading.asOfFrom !== 'sheet';
  const day = isDayOfName ? named : reading.asOf;
  return { candidate, reading, invoices: new Set(numbers), lines: ledger.length, day, isDayOfName };
}

/** More is better, the first that differs decides: in view, a line for each invoice, nothing open, the latest day, more lines. */
function compare(a: Judged, b: Judged): number {
  const isDetail = ({ reading }: Judged): number => Number(reading.kind === 'detail');
  const open = ({ reading }: Judged): number => Number(!reading.questions.some(({ blocking }) => blocking));
  return (
    Number(b.candidate.isHidden === false) - Number(a.candidate.isHidden === false) ||
    isDetail(b) - isDetail(a) ||
    (b.day ?? '').localeCompare(a.day ?? '') ||
    open(b) - open(a) ||
    Number(b.candidate.isActive) - Number(a.candidate.isActive) ||
    b.lines - a.lines
  );
}

const sharedInvoices = (a: Judged, b: Judged): number =>
  [...a.invoices].filter((number) => b.invoices.has(number)).length;

const sameInvoices = (a: Judged, b: Judged): boolean => {
  if (a.invoices.size === 0 || b.invoices.size === 0) return false;
  return sharedInvoices(a, b) >= 0.95 * Math.max(a.invoices.size, b.invoices.size);
};

/** Sheets named by months that have no invoice in common may each hold the invoices of a month. */
const arePartsByMonth = (a: Judged, b: Judged): boolean =>
  a.isDayOfName && b.isDayOfName && a.invoices.size > 0 && b.invoices.size > 0 && sharedInvoices(a, b) === 0;

/** Two sheets in view, of the same kind and no different day: only the clerk knows. */
const isToss = (best: Judged, next: Judged): boolean =>
  !next.candidate.isHidden &&
  best.reading.kind === next.reading.kind &&
  (best.day === null || next.day === null || best.day === next.day || arePartsByMonth(best, next));

const shown = (day: CalendarDay): string => formatDay(day, 'en-GB');

function whyNot(best: Judged, other: Judged): string {
  const same = sameInvoices(best, other) ? ' It holds the same invoices.' : '';
  if (other.candidate.isHidden) return `It is hidden.${same}`;
  if (other.reading.kind !== best.reading.kind)
    return other.reading.kind === 'summary'
      ? 'It has one line for each customer only.'
      : 'It has a line for each invoice.';
  if (other.day !== null && best.day !== null && other.day < best.day)
    return `It is of ${shown(other.day)}, an earlier day.`;
  return `It may be the list as well.${same}`;
}

const why = ({ reading, lines, day }: Judged): string =>
  reading.kind === 'detail'
    ? `It has ${lines} ${lines === 1 ? 'line' : 'lines'} of invoices${day === null ? '' : `, of ${shown(day)}`}.`
    : `It has a line for each of ${lines} customers.`;

function nothingFound(refusals: readonly (readonly [string, Refusal])[]): Refusal {
  const [only] = refusals;
  if (refusals.length === 1 && only) return only[1];
  const payables = refusals.find(([, { refused }]) => refused === 'payables');
  if (payables) return payables[1];
  const names = refusals.map(([name]) => `“${name}”`).join(', ');
  return refuse('no-debtor-sheet', `None of the sheets ${names} reads as a list of what customers owe.`);
}

function answeredChoice(found: readonly Judged[], name: string): Judged | undefined {
  return found.find(({ reading }) => reading.sheetName.toLowerCase() === name.trim().toLowerCase());
}

/**
 * Proposes the sheet to read, with the reason. The answer to the topic `sheet` goes first; where two sheets are as good the
 * clerk is asked. Refuses a workbook in which no sheet reads as an aged-debtor sheet, and says so of a list of suppliers.
 */
export function chooseSheet(candidates: readonly SheetCandidate[], context: ReadingContext): ChosenSheet | Refusal {
  const judged = candidates.map((candidate) => [candidate.cells.sheetName, judge(candidate, context)] as const);
  const found = judged.flatMap(([, outcome]) => (isRefusal(outcome) ? [] : [outcome])).sort(compare);
  const refused = judged.flatMap(([name, outcome]) => (isRefusal(outcome) ? [[name, outcome] as const] : []));
  const answer = context.answers?.sheet;
  const chosen = answer === undefined ? undefined : answeredChoice(found, answer);
  const best = chosen ?? found[0];
  if (!best) return nothingFound(refused);
  const others = found.filter((one) => one !== best);
  const toss = chosen ? [] : others.filter((other) => isToss(best, other));
  const names = [best, ...toss].map(({ reading }) => `“${reading.sheetName}”`).join(' and ');
  const text = `${names} may each be the list of what customers owe. Which one is to be read?`;
  return {
    sheetName: best.reading.sheetName,
    because: chosen ? 'Chosen by you.' : why(best),
    others: [
      ...others.map((other) => ({ sheetName: other.reading.sheetName, because: whyNot(best, other) })),
      ...refused.map(([sheetName, { because }]) => ({ sheetName, because })),
    ],
    questions:
      toss.length === 0 ? [] : [{ topic: 'sheet', text, assumed: best.reading.sheetName, blocking: true, cells: [] }],
  };
}
