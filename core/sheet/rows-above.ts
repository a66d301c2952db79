// The rows down to the headings: title, headings, and the customer whose block begins above the first headings.
import type { SheetRow } from '../sheet.ts';
import { rowNumber } from './grid.ts';
import { type GroupFacts, labelledFacts } from './labels.ts';
import type { Layout } from './layout.ts';
import { plainRow } from './plain-rows.ts';
import { isBlankRow } from './row-forms.ts';

/** The rows above the headings, from the first of the sheet. */
function titlesOf(layout: Layout): SheetRow[] {
  const { cells } = layout.body;
  const { header } = layout;
  const above = Array.from({ length: cells.firstRow }, (_, i) => plainRow(i + 1, 'blank'));
  for (let at = 0; at < (header.upper ?? header.at); at += 1) {
    const row = rowNumber(cells, at);
    const facts = labelledFacts(cells.values[at] ?? []);
    const isGroup = header.at - at <= 3 && (facts.customer ?? facts.customerId) && layout.at('customer') === null;
    above.push(plainRow(row, isBlankRow(layout, at) ? 'blank' : isGroup ? 'groupHeader' : 'title'));
  }
  return above;
}

/** A customer's block may begin above the first headings: its facts hold for the rows below them. */
export function factsAboveHeader({ body, header, at }: Layout): Partial<GroupFacts> {
  if (at('customer') !== null) return {};
  for (let row = header.at - 1; row >= Math.max(0, header.at - 3); row -= 1) {
    const facts = labelledFacts(body.cells.values[row] ?? []);
    if (facts.customer ?? facts.customerId) return facts;
  }
  return {};
}

const headingsOf = ({ header, body: { cells } }: Layout): SheetRow[] =>
  header.upper === null
    ? [plainRow(rowNumber(cells, header.at), 'header')]
    : [plainRow(rowNumber(cells, header.upper), 'header'), plainRow(rowNumber(cells, header.at), 'header2')];

const firstGroup = ({
  customer = null,
  customerId = null,
  phone = null,
  email = null,
  contactName = null,
}: Partial<GroupFacts>) => ({
  customer,
  customerId,
  phone,
  email,
  contactName,
});

/** The rows from the first of the sheet to the headings. */
export function rowsAbove(layout: Layout): SheetRow[] {
  const titles = titlesOf(layout).map((row) =>
    row.type === 'groupHeader' ? { ...row, ...firstGroup(factsAboveHeader(layout)) } : row,
  );
  return [...titles, ...headingsOf(layout)];
}
