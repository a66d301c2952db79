// The block of the first customer where it stands above the first headings, as those of the others stand above theirs:
// `Current Events Ltd` over `12 High Street` over the headings, then its lines, and so on for the next.

import { isEmpty } from './grid.ts';
import { cellsAt, positionsOf } from './group-texts.ts';
import { beginsWithLabel, firstTextOf } from './labels.ts';
import type { Layout } from './layout.ts';
import type { RowForm } from './row-forms.ts';

const MOST = 8;

/** Positions, from the first row below the headings, of the rows of text right above them. */
function rowsAbove({ header, body }: Layout): number[] {
  const { values } = body.cells;
  const isBlank = (row: number): boolean => (values[row] ?? []).every(isEmpty);
  let last = (header.upper ?? header.at) - 1;
  if (isBlank(last)) last -= 1;
  const rows: number[] = [];
  for (let row = last; row >= 0 && !isBlank(row) && rows.length < MOST; row -= 1) rows.unshift(row - body.from);
  return rows;
}

/** The texts above the headings, without labels: where they come again, a page begins. */
export function titlesOf({ body, header }: Layout): ReadonlySet<string> {
  const titles = body.cells.values.slice(0, header.at).filter((cells) => !beginsWithLabel(cells));
  return new Set(titles.map(firstTextOf).filter((text) => text !== ''));
}

/** The texts above the first headings, by their positions, where other texts than these stand above them once more below. */
export function textsAboveHeadings(layout: Layout, forms: readonly RowForm[]): readonly number[] {
  if (layout.at('customer') !== null || layout.stack !== null) return [];
  const rows = rowsAbove(layout);
  if (rows.length === 0 || rows.some((i) => beginsWithLabel(cellsAt(layout, i)))) return [];
  const titles = titlesOf(layout);
  const isOther = (i: number): boolean => forms[i] === 'text' && !titles.has(firstTextOf(cellsAt(layout, i)));
  return positionsOf(forms, 'repeatHeader').some((i) => isOther(i - 1)) ? rows : [];
}
