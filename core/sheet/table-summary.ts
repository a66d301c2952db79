// A table beside the list that adds the list up once more, by customer or by age: it names no documents and no days, and one of
// its columns, or its ages together, come to what the lines of the list come to.
import type { SheetCells } from '../sheet.ts';
import type { Part } from './apart.ts';
import { bucketLabel } from './bucket-label.ts';
import { dayTest } from './evidence.ts';
import { valueAt } from './grid.ts';
import { type Header, moneyHeadings } from './header.ts';
import type { Layout } from './layout.ts';
import { outstandingReader } from './outstanding.ts';
import { saidRole } from './sayings.ts';
import { conceptsOf } from './vocabulary.ts';
import { saysTotal } from './word-lists.ts';

const OUTRIGHT = 0.8;
const thousandths = (value: number): number => Math.round(value * 1000);

/** Headings that speak of a document or of the day it is due. */
const namesDocuments = ({ headings }: Header): boolean =>
  headings.some((text) => {
    const said = conceptsOf(text);
    if (bucketLabel(text) !== null) return false;
    return saidRole('dueDate', said) >= OUTRIGHT || saidRole('invoiceNumber', said) >= OUTRIGHT;
  });

/** What the lines of the list come to, in thousandths: those with a day, but those of some parts; null where none has one. */
function sumOfLines(layout: Layout, parts: readonly Part[]): number | null {
  const { at, profiles, body } = layout;
  const profile = profiles[at('dueDate') ?? at('invoiceDate') ?? -1];
  if (!profile) return null;
  const isDay = dayTest(body.cells, profile);
  const owed = outstandingReader(layout);
  let sum = 0;
  for (let row = body.from; row < body.to; row += 1)
    if (isDay(row) && !parts.some(({ from, to }) => row >= from && row < to)) sum += thousandths(owed(row) ?? 0);
  return sum;
}

const saysSum = (cells: SheetCells, row: number): boolean =>
  (cells.values[row] ?? []).some((value) => typeof value === 'string' && saysTotal(value) !== 'no');

/** What a column comes to in the rows of a part, its totals aside. */
function sumOfColumn(cells: SheetCells, { from, to }: Part, column: number): number {
  let sum = 0;
  for (let row = from; row < to; row += 1) {
    const value = valueAt(cells, row, column);
    if (typeof value === 'number' && !saysSum(cells, row)) sum += thousandths(value);
  }
  return sum;
}

/** True where a table adds up the list that is read. */
export function addsUpList(
  layout: Layout,
  cells: SheetCells,
  part: Part & { readonly start: { readonly header: Header | null } },
  parts: readonly Part[],
): boolean {
  const { header } = part.start;
  if (header === null || namesDocuments(header)) return false;
  const list = sumOfLines(layout, parts);
  if (list === null || list === 0) return false;
  const money = moneyHeadings(header.headings).map((at) => ({ at, sum: sumOfColumn(cells, part, at) }));
  const ages = money.filter(({ at }) => bucketLabel(header.headings[at] ?? '') !== null);
  return money.some(({ sum }) => sum === list) || ages.reduce((sum, age) => sum + age.sum, 0) === list;
}
