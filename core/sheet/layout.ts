// The layout of a sheet: where its headings stand and what its columns mean, put together from the evidence for dates,
// money and texts. What is missing or disputed among them is a doubt for the clerk.
import type { BucketColumn, ColumnRole, Question, RecognisedColumn, SheetCells } from '../sheet.ts';
import { type ColumnProfile, profileColumns } from './column-profile.ts';
import { chooseDates } from './date-columns.ts';
import { type Body, type ChosenColumn, letterAt } from './evidence.ts';
import { findHeader, type Header } from './header.ts';
import { chooseMoney } from './money-columns.ts';
import { chooseTexts } from './text-columns.ts';

export interface Layout {
  readonly header: Header;
  readonly body: Body;
  readonly profiles: readonly ColumnProfile[];
  readonly columns: readonly RecognisedColumn[];
  readonly buckets: readonly BucketColumn[];
  readonly doubts: readonly Question[];
  /** Position in the block of the column of a role, or null. */
  readonly at: (role: ColumnRole) => number | null;
  /** Columns that taken from the amount leave what is outstanding. */
  readonly settled: readonly number[];
}

const MISSING: readonly (Question & { readonly role: ColumnRole })[] = [
  {
    role: 'customer',
    topic: 'column.customer',
    text: 'No column of customers was found: none of the headings says customer, client, account or name. Which column holds the customer?',
    assumed: null,
    blocking: true,
    cells: [],
  },
  {
    role: 'invoiceNumber',
    topic: 'column.invoiceNumber',
    text: 'No column of invoice numbers was found. Invoices are told apart by customer, dates and amount alone.',
    assumed: 'none',
    blocking: false,
    cells: [],
  },
];

const missingDoubts = (chosen: readonly ChosenColumn[]): Question[] =>
  MISSING.filter(({ role }) => !chosen.some((column) => column.role === role)).map(
    ({ role: _, ...question }) => question,
  );

function recognised(body: Body, { headings }: Header, { role, at, because }: ChosenColumn): RecognisedColumn {
  return {
    role,
    column: letterAt(body, at),
    index: body.cells.firstColumn + at,
    heading: headings[at] ?? '',
    because,
  };
}

/** Recognises the layout, or null when no row of headings is found. The column of what is outstanding may still be missing. */
export function recogniseLayout(cells: SheetCells, height: number): Layout | null {
  const header = findHeader(cells, height);
  if (!header) return null;
  const body: Body = { cells, from: header.at + 1, to: height };
  const profiles = profileColumns(cells, header.headings, body.from, body.to);
  const dates = chooseDates(body, profiles);
  const takenByDates = new Set(dates.chosen.map(({ at }) => at));
  const money = chooseMoney(body, profiles, takenByDates);
  const bucketsAt = money.buckets.map(({ index }) => index - cells.firstColumn);
  const taken = new Set([...takenByDates, ...money.chosen.map(({ at }) => at), ...bucketsAt]);
  const chosen = [...chooseTexts(profiles, taken), ...dates.chosen, ...money.chosen];
  const positions = new Map(chosen.map(({ role, at }) => [role, at]));
  return {
    header,
    body,
    profiles,
    columns: chosen.map((column) => recognised(body, header, column)),
    buckets: money.buckets,
    doubts: [...missingDoubts(chosen), ...dates.doubts, ...money.doubts],
    at: (role) => positions.get(role) ?? null,
    settled: money.settled,
  };
}
