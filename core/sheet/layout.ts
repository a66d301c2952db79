// The layout of a sheet: where its headings stand and what its columns mean, put together from the evidence for dates,
// money and texts. What is missing or disputed among them is a doubt for the clerk.
import type { ColumnRole, Question, ReadingContext, RecognisedColumn, SheetCells, SheetReading } from '../sheet.ts';
import type { Steps } from '../steps.ts';
import { withAnswers } from './answered-columns.ts';
import { Answers } from './answers.ts';
import { type Apart, NOTHING_APART } from './apart.ts';
import { type LabelledBucket, misplacedBuckets, nestedQuestion, wholeAmongAges } from './buckets.ts';
import { type ColumnProfile, profileColumns } from './column-profile.ts';
import { type CreditCodes, creditCodes } from './credit-codes.ts';
import { chooseDates } from './date-columns.ts';
import type { DayOrder } from './date-order.ts';
import { type DateText, dateText } from './date-text.ts';
import { type Body, type ChosenColumn, letterAt, sampleRows } from './evidence.ts';
import { valueAt } from './grid.ts';
import { findHeader, type Header } from './header.ts';
import { linesOf } from './lines.ts';
import { codesBeside } from './local-money.ts';
import { chooseMoney, type MoneyColumns, moneyPlaces } from './money-columns.ts';
import { textsOf } from './party-columns.ts';
import { payablesDoubts } from './payables.ts';
import { namedInFull, withPersons } from './person-names.ts';
import { amountsInFull } from './scale.ts';
import { type Stack, stackOf } from './stacked-parties.ts';
import { typeCells } from './typed-cells.ts';

export interface Layout {
  readonly header: Header;
  /** The rows below the headings, text dates and text amounts typed. */
  readonly body: Body;
  readonly profiles: readonly ColumnProfile[];
  readonly columns: readonly RecognisedColumn[];
  readonly buckets: readonly LabelledBucket[];
  readonly doubts: readonly Question[];
  readonly kind: SheetReading['kind'];
  /** The column in which number, name and contact of a customer stand one below the other; null where there is none. */
  readonly stack: Stack | null;
  /** Position in the block of the column of a role, or null. */
  readonly at: (role: ColumnRole) => number | null;
  /** Columns that taken from the amount leave what is outstanding. */
  readonly settled: readonly number[];
  /** The column of credits where debits and credits stand side by side without a balance, or credits beside blank balances. */
  readonly credits: number | null;
  /** Columns in which money may stand where the balance is blank. */
  readonly beside: readonly number[];
  /** Columns of payments that are taken off the amount where no balance stands. */
  readonly deducted: readonly number[];
  /** Columns of codes that may tell credits from debts, and the rows that such codes make count against what is owed. */
  readonly codes: CreditCodes;
  readonly lowers: CreditCodes['lowers'];
  /** -1 where the clerk says that debts are written as negative amounts. */
  readonly sign: 1 | -1;
  /** Amounts without number and day that equal the line above are debts rather than its sum. */
  readonly loneDebts: boolean;
  /** Rows, as Excel numbers them, that are left out, each with the reason; null for none. */
  readonly leftOut: ReadonlyMap<number, string> | null;
  /** Rows, as Excel numbers them, that are customers though they are called like totals; null for none. */
  readonly calledTotal: ReadonlySet<number> | null;
  /** The row, as Excel numbers it, that shows above the customers what they owe together; null for none. */
  readonly sumAbove: number | null;
  /** What belongs to other tables on the sheet. */
  readonly apart: Apart;
  /** How the sheet writes text dates, once settled. */
  readonly dayOrder: DayOrder | null;
  readonly dateOrderOf: (column: number) => SheetReading['dateOrder'];
  readonly answers: Answers;
}

/** Where the columns of a ledger row stand in the block; looked up once, not for each of 100,000 rows. */
export const placesOf = ({ at }: Layout) => ({
  customer: at('customer'),
  customerId: at('customerId'),
  contactName: at('contactName'),
  invoiceNumber: at('invoiceNumber'),
  invoiceDate: at('invoiceDate'),
  amount: at('amount'),
  outstanding: at('outstanding'),
  language: at('language'),
  email: at('email'),
  phone: at('phone'),
  documentType: at('documentType'),
});

/** Positions in the block of all columns that a role was found for. */
export const positionsWithRole = ({ columns, body }: Pick<Layout, 'columns' | 'body'>): Set<number> =>
  new Set(columns.map(({ index }) => index - body.cells.firstColumn));

/** Positions in the block by role; null for a column that the sheet does not have. */
export type LedgerPlaces = ReturnType<typeof placesOf>;

function recognised(body: Body, { headings }: Header, { role, at, because }: ChosenColumn): RecognisedColumn {
  return {
    role,
    column: letterAt(body, at),
    index: body.cells.firstColumn + at,
    heading: headings[at] ?? '',
    because,
  };
}

/** The text dates above the headings: how they are written says how the others are. */
function titleDates(cells: SheetCells, { upper, at }: Header): DateText[] {
  return cells.values
    .slice(0, upper ?? at)
    .flatMap((row) => row.flatMap((value) => (typeof value === 'string' ? wordDates(value) : [])));
}

const wordDates = (text: string): DateText[] =>
  (text.match(/\d{1,4}[./-]\d{1,2}[./-]\d{2,4}/g) ?? []).flatMap((found) => {
    const date = dateText(found);
    return date?.form === 'numeric' ? [date] : [];
  });

/** What stands one below the other in a column is read from top to bottom: no single thing is in it. */
const withoutStack = (chosen: readonly ChosenColumn[], stack: Stack | null): readonly ChosenColumn[] =>
  chosen.filter(({ at }) => at !== stack?.at);

/** Of several columns of currency codes the one beside what is outstanding. */
function withOwnCurrency(
  texts: readonly ChosenColumn[],
  profiles: readonly ColumnProfile[],
  money: readonly ChosenColumn[],
): readonly ChosenColumn[] {
  const owed = money.find(({ role }) => role === 'outstanding');
  const own = owed ? codesBeside(profiles, owed.at) : null;
  if (own === null || texts.some(({ role, at }) => role !== 'currency' && at === own)) return texts;
  const because = 'It holds currency codes and stands beside what is outstanding.';
  return [...texts.filter(({ role }) => role !== 'currency'), { role: 'currency', at: own, because }];
}

const SPREAD = 0.3;

/** An invoice is of one age: rows with amounts of several are of customers. */
function spreadOverAges(body: Body, buckets: readonly LabelledBucket[]): boolean {
  const hasAmount = (row: number, { index }: LabelledBucket): boolean => {
    const value = valueAt(body.cells, row, index - body.cells.firstColumn);
    return typeof value === 'number' && value !== 0;
  };
  const filled = sampleRows(body).map((row) => buckets.filter((bucket) => hasAmount(row, bucket)).length);
  const several = filled.filter((count) => count > 1).length;
  return buckets.length >= 3 && several > filled.filter((count) => count > 0).length * SPREAD;
}

/** One row per customer: no document and no day of its own, but a name and what it owes or how old that is. */
function isSummary(
  body: Body,
  at: Layout['at'],
  buckets: readonly LabelledBucket[],
  profiles: readonly ColumnProfile[],
): boolean {
  if (at('dueDate') !== null || at('invoiceDate') !== null) return false;
  if (at('invoiceNumber') !== null && !spreadOverAges(body, buckets)) return false;
  const name = profiles[at('customer') ?? at('customerId') ?? -1];
  if (!name || at('daysOverdue') !== null) return false;
  return buckets.length >= 2 || (at('outstanding') !== null && name.patterns.distinct >= 0.9);
}

const INVOICE_NUMBER_MISSING: Question = {
  topic: 'column.invoiceNumber',
  text: 'No column of invoice numbers was found. Invoices are told apart by customer, dates and amount alone.',
  assumed: 'none',
  blocking: false,
  cells: [],
};

/** Nothing is left out. */
const ALL_READ = { leftOut: null, calledTotal: null, sumAbove: null, apart: NOTHING_APART } as const;

interface Evidence {
  readonly body: Body;
  readonly profiles: readonly ColumnProfile[];
}

function* evidenceOf(cells: SheetCells, headings: readonly string[], from: number, to: number): Steps<Evidence> {
  const all: Body = { cells, from, to, lines: null };
  const profiles = yield* profileColumns(cells, headings, all);
  const lines = yield* linesOf(all, profiles);
  yield;
  if (!lines) return { body: all, profiles };
  const body: Body = { ...all, lines };
  return { body, profiles: yield* profileColumns(cells, headings, body) };
}

/** Every column of money that a row is read from. */
const moneyAt = ({ chosen, settled, deducted, credits }: MoneyColumns, buckets: readonly number[]): number[] => [
  ...new Set([
    ...chosen.map(({ at }) => at),
    ...settled,
    ...deducted,
    ...(credits === null ? [] : [credits]),
    ...buckets,
  ]),
];

/** What is doubtful about the ageing columns among themselves. */
const ageDoubts = (body: Body, buckets: readonly LabelledBucket[], answers: Answers, hasSum: boolean): Question[] => [
  ...misplacedBuckets(buckets, answers),
  ...wholeAmongAges(body, buckets, answers),
  ...(hasSum ? [] : nestedQuestion(body, buckets, answers)),
];

/**
 * Recognises the layout, or null when no row of headings is found. The column of what is outstanding may still be missing.
 * `headerRow`, as Excel numbers it, is the row of headings where it is known.
 */
export function* recogniseLayout(
  cells: SheetCells,
  height: number,
  context: ReadingContext,
  headerRow: number | null = null,
): Steps<Layout | null> {
  const answers = new Answers(context);
  const header = findHeader(cells, height, headerRow ?? answers.headerRow);
  if (!header) return null;
  const [from, to] = [header.at + 1, height];
  const typed = yield* typeCells(cells, header.headings, { from, to }, titleDates(cells, header), context);
  const { body: found, profiles: asWritten } = yield* evidenceOf(typed.cells, header.headings, from, to);
  const dates = chooseDates(found, asWritten, answers);
  const takenByDates = new Set(dates.chosen.map(({ at }) => at));
  const money = chooseMoney(found, asWritten, takenByDates, answers);
  const bucketsAt = money.buckets.map(({ index }) => index - cells.firstColumn);
  const stack = stackOf(cells, header);
  const taken = new Set([...takenByDates, ...moneyAt(money, money.agesAt), ...(stack === null ? [] : [stack.at])]);
  const texts = textsOf(found, asWritten, { taken, hasDates: dates.chosen.length > 0 });
  const own = withPersons(withOwnCurrency(texts, asWritten, money.chosen), asWritten);
  const aged = { ages: bucketsAt, owedAt: money.chosen.find(({ role }) => role === 'outstanding')?.at ?? null };
  const full = amountsInFull(found, header, moneyAt(money, bucketsAt), aged, answers);
  const written: Body = { ...found, cells: full.cells };
  const all = [...own, ...dates.chosen, ...money.chosen];
  const chosen = withoutStack(withAnswers(written, asWritten, all, answers), stack);
  const body = yield* namedInFull(written, chosen, asWritten, answers);
  const profiles = body.cells === written.cells ? asWritten : yield* profileColumns(body.cells, header.headings, body);
  const positions = new Map(chosen.map(({ role, at }) => [role, at]));
  const at = (role: ColumnRole): number | null => positions.get(role) ?? null;
  const kind = stack === null && isSummary(body, at, money.buckets, profiles) ? 'summary' : 'detail';
  const missing = kind === 'detail' && at('invoiceNumber') === null ? [INVOICE_NUMBER_MISSING] : [];
  const { credits, buckets } = money;
  const ages = ageDoubts(body, buckets, answers, at('outstanding') !== null);
  const used = new Set([...bucketsAt, ...chosen.flatMap(({ role, at }) => (role === 'documentType' ? [] : [at]))]);
  const owedAt = kind === 'summary' || credits !== null ? [] : [at('outstanding') ?? bucketsAt].flat();
  const codes = yield* creditCodes({ body, profiles, used, at, owedAt, answers });
  const layout: Layout = {
    header,
    body,
    profiles,
    columns: chosen.map((column) => recognised(body, header, column)),
    buckets,
    doubts: [...full.doubts, ...missing, ...typed.doubts, ...dates.doubts, ...money.doubts, ...ages],
    kind,
    stack,
    at,
    ...moneyPlaces(money),
    codes,
    lowers: codes.lowers,
    sign: answers.oneOf('sign', ['debts']) === null ? 1 : -1,
    loneDebts: answers.oneOf('loneAmounts', ['debts']) !== null,
    ...ALL_READ,
    dayOrder: typed.order,
    dateOrderOf: typed.dateOrderOf,
    answers,
  };
  return { ...layout, doubts: [...payablesDoubts(layout, cells), ...layout.doubts] };
}
