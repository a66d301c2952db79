// Where else on a sheet a table begins: rows that read as headings over lines of their own, and texts such as “Creditors” or
// “Paid this month” above a block of rows. Each is compared with the headings that the sheet is read by.
import type { CellValue, SheetCells } from '../sheet.ts';
import { rowsInSteps, type Steps } from '../steps.ts';
import { amountText } from './amount-text.ts';
import { dayTest } from './evidence.ts';
import { isEmpty, valueAt } from './grid.ts';
import { findHeader, type Header, moneyHeadings, readsAsHeadings } from './header.ts';
import type { Layout } from './layout.ts';
import { sameColumns } from './table-columns.ts';
import { type SaidByTitle, saidByName, saidByTitle, speaksOfCustomers } from './table-titles.ts';
import { conceptsOf } from './vocabulary.ts';

/**
 * What stands below: debts in the same columns, debts in others, what customers owe again, or what is no debt: certain where
 * its own headings say so, else by a title that may as well name a customer or a region.
 */
type Holds = 'same' | 'others' | 'customers' | 'payables' | 'paid' | 'maybePayables' | 'maybePaid';

const HELD_BY_TITLE: Readonly<Record<SaidByTitle, Holds>> = {
  payables: 'maybePayables',
  paid: 'maybePaid',
  customers: 'customers',
};

/** The beginning of a table or section: its row by position in the block, its headings where it has any, its title. */
export interface Start {
  readonly at: number;
  readonly holds: Holds;
  readonly header: Header | null;
  readonly title: string;
}

const LEAST_HEADINGS = 3;
const LOOKED_BELOW = 12;
const TITLE_ABOVE = 3;

/** How many texts a row holds; -1 for a row with a number. */
function textsIn(row: readonly CellValue[]): number {
  let texts = 0;
  for (const value of row) {
    if (typeof value === 'number') return -1;
    if (!isEmpty(value)) texts += 1;
  }
  return texts;
}

const isAmount = (value: CellValue): boolean =>
  typeof value === 'number' || (typeof value === 'string' && value !== '' && amountText(value) !== null);

/** Amounts stand below a heading that speaks of money. */
function hasLines(cells: SheetCells, { at, headings }: Header, height: number): boolean {
  const columns = moneyHeadings(headings);
  for (let row = at + 1; row < Math.min(height, at + LOOKED_BELOW); row += 1)
    if (columns.some((column) => isAmount(valueAt(cells, row, column)))) return true;
  return false;
}

/** The headings in a row that has lines of its own below it, or null. */
function headingsAt(cells: SheetCells, row: number, height: number): Header | null {
  if (textsIn(cells.values[row] ?? []) < LEAST_HEADINGS || !readsAsHeadings(cells, row)) return null;
  const header = findHeader(cells, height, cells.firstRow + row + 1);
  return header && hasLines(cells, header, height) ? header : null;
}

/** The one text of a row that holds nothing else; '' for any other row. */
function textAlone(row: readonly CellValue[]): string {
  const filled = row.filter((value) => !isEmpty(value));
  return filled.length === 1 && typeof filled[0] === 'string' ? filled[0].trim() : '';
}

/** The text that stands alone above a row of headings. */
export function titleOf(cells: SheetCells, at: number): string {
  for (let row = at - 1; row >= Math.max(0, at - TITLE_ABOVE); row -= 1) {
    const text = textAlone(cells.values[row] ?? []);
    if (text !== '') return text;
    if (textsIn(cells.values[row] ?? []) !== 0) return '';
  }
  return '';
}

const isSettled = (heading: string): boolean => conceptsOf(heading).concepts.has('settled');

/** Headings or a title above them that speak of suppliers and not of customers. */
export const isOfSuppliers = ({ headings }: Header, title: string): boolean =>
  saidByTitle(title) === 'payables' ||
  (headings.some((heading) => conceptsOf(heading).concepts.has('supplier')) && !headings.some(speaksOfCustomers));

/** Headings or a title above them that speak of customers. */
export const isOfCustomers = ({ header, title }: Start): boolean =>
  header !== null && (header.headings.some(speaksOfCustomers) || saidByTitle(title) === 'customers');

/** What the rows below some headings hold, by their own words and by the title above them. */
function heldBelow(layout: Layout, header: Header, title: string): Holds {
  const said = saidByTitle(title);
  if (isOfSuppliers(header, '')) return 'payables';
  const money = moneyHeadings(header.headings);
  if (money.length > 0 && money.every((at) => isSettled(header.headings[at] ?? ''))) return 'paid';
  if (said === 'payables' || said === 'paid') return HELD_BY_TITLE[said];
  return sameColumns(layout, header.headings) ? 'same' : 'others';
}

/** The very headings that the sheet is read by, on a page of their own or above a section. */
function repeatsAll({ header }: Layout, cells: SheetCells, row: number): boolean {
  const [line, headings] = [cells.values[row] ?? [], cells.values[header.at] ?? []];
  return headings.every((text, column) => String(text).trim() === String(line[column] ?? '').trim());
}

function startAt(layout: Layout, cells: SheetCells, row: number, height: number): Start | null {
  if (repeatsAll(layout, cells, row)) {
    const title = titleOf(cells, row);
    const said = saidByTitle(title);
    return {
      at: row,
      holds: said === null || said === 'customers' ? 'same' : HELD_BY_TITLE[said],
      header: { ...layout.header, at: row, upper: null },
      title,
    };
  }
  const header = headingsAt(cells, row, height);
  if (!header) return null;
  const title = titleOf(cells, header.upper ?? header.at);
  return { at: header.upper ?? header.at, holds: heldBelow(layout, header, title), header, title };
}

/** `Customer | Balance` and nothing else, over amounts in another column than those of the list. */
function shortTableAt(layout: Layout, cells: SheetCells, row: number, owed: number): Start | null {
  const headings = (cells.values[row] ?? []).map((value) => String(value).trim());
  const money = moneyHeadings(headings);
  const names = headings.filter((text) => {
    const { concepts } = conceptsOf(text);
    return concepts.has('party') || concepts.has('name');
  });
  if (money.length !== 1 || names.length !== 1 || money[0] === owed) return null;
  const header: Header = { at: row, headings, upper: null };
  if (!hasLines(cells, header, cells.values.length)) return null;
  const title = titleOf(cells, row);
  return { at: row, holds: heldBelow(layout, header, title), header, title };
}

/** A text above rows of suppliers or of what is paid, or of customers again. The name that the next line has heads a group. */
function sectionAt(layout: Layout, row: number, customer: number | null): Start | null {
  const { cells } = layout.body;
  const title = textAlone(cells.values[row] ?? []);
  const said = customer === null ? saidByName(title) : saidByTitle(title);
  // A remark below a line may mention suppliers too, and stands further right; customers it may mention do no harm.
  const isDoubtful = customer !== null && said !== 'customers' && isRemark(layout, row, customer);
  const holds = isDoubtful ? saidByName(title) : said;
  const isGroup = customer !== null && String(valueAt(cells, row + 1, customer)).trim() === title;
  return holds === null || isGroup ? null : { at: row, holds: HELD_BY_TITLE[holds], header: null, title };
}

/** True for a text right below a line of the list, or right of its customers. */
function isRemark({ body: { cells }, profiles, at }: Layout, row: number, customer: number): boolean {
  const isRight = (cells.values[row] ?? []).findIndex((value) => !isEmpty(value)) > customer;
  const day = profiles[at('dueDate') ?? at('invoiceDate') ?? -1];
  return isRight || (day !== undefined && dayTest(cells, day)(row - 1));
}

/** The tables above the headings that the sheet is read by. */
function startsAbove(layout: Layout, cells: SheetCells, height: number): Start[] {
  const { at, upper } = layout.header;
  const starts: Start[] = [];
  for (let row = 0; row < (upper ?? at); row += 1) {
    const start = startAt(layout, cells, row, height);
    if (start && start.header !== null && start.header.at < (upper ?? at)) starts.push(start);
  }
  return starts;
}

/** The table or section that begins in a row below the headings, or null. A line is told by its amount. */
function startReader(layout: Layout, cells: SheetCells, height: number): (row: number) => Start | null {
  const customer = layout.at('customer');
  const owed = layout.at('outstanding') ?? (layout.buckets[0]?.index ?? cells.firstColumn) - cells.firstColumn;
  const { values } = layout.body.cells;
  return (row) => {
    const line = values[row] ?? [];
    if (typeof line[owed] === 'number') return null;
    const texts = textsIn(line);
    if (texts === 1) return sectionAt(layout, row, customer);
    if (texts === 2) return customer === null ? null : shortTableAt(layout, cells, row, owed);
    return texts < LEAST_HEADINGS ? null : startAt(layout, cells, row, height);
  };
}

/** Every table and section but the one that the sheet is read by, from the top. A line costs a look at one cell. */
export function* startsOf(layout: Layout, cells: SheetCells, height: number): Steps<Start[]> {
  const starts = startsAbove(layout, cells, height);
  const startIn = startReader(layout, cells, height);
  yield* rowsInSteps(layout.header.at + 1, height, (from, to) => {
    for (let row = from; row < to; row += 1) {
      const start = startIn(row);
      if (start) starts.push(start);
    }
  });
  return starts;
}
