// The rows down to the headings: title, headings, and the customer whose block begins above the first headings.
import type { CellValue, SheetRow } from '../sheet.ts';
import { rowNumber } from './grid.ts';
import { beginsWithLabel, firstTextOf, type GroupFacts, labelledFacts } from './labels.ts';
import type { Layout } from './layout.ts';
import { plainRow } from './plain-rows.ts';
import { isBlankRow } from './row-forms.ts';
import { conceptsOf, isOneOf } from './vocabulary.ts';

/** A customer is named right above the headings, or in labels that lead there without a gap. */
const NEAR = 3;

const namesParty = (facts: Partial<GroupFacts>): boolean => (facts.customer ?? facts.customerId ?? null) !== null;

/** `Company: Kestrel Supply`: above a list stands whose list it is. */
function namesOwnFirm(cells: readonly CellValue[]): boolean {
  const [label = ''] = firstTextOf(cells).split(/:|\s{2,}/);
  return isOneOf(label, 'firms');
}

/** `Customer | Due`: nothing but words of headings, which is nobody's name. */
function isHeading(name: string | null | undefined): boolean {
  const { concepts, unknown } = conceptsOf(name ?? '');
  return concepts.size > 0 && unknown === 0;
}

/** What a row right above the headings adds to what those below it say; null where it says nothing of a customer, or it again. */
function moreFacts(
  cells: readonly CellValue[],
  known: Partial<GroupFacts>,
  goesOn: boolean,
): Partial<GroupFacts> | null {
  const labelled = namesOwnFirm(cells) ? {} : labelledFacts(cells);
  const own = isHeading(labelled.customer) ? {} : labelled;
  if ((own.customer && known.customer) || (own.customerId && known.customerId)) return null;
  const isMore = goesOn && beginsWithLabel(cells);
  return isMore || (namesParty(own) && !namesParty(known)) ? own : null;
}

/** The rows above the headings that say whose block begins there, by position, and what they say together. */
function blockAbove({ body, header, at }: Layout): {
  readonly rows: ReadonlySet<number>;
  readonly facts: Partial<GroupFacts>;
} {
  const rows = new Set<number>();
  let facts: Partial<GroupFacts> = {};
  const isInReach = (row: number): boolean => row >= 0 && (header.at - row <= NEAR || rows.has(row + 1));
  for (let row = (header.upper ?? header.at) - 1; isInReach(row); row -= 1) {
    const more = moreFacts(body.cells.values[row] ?? [], facts, rows.size === 0 || rows.has(row + 1));
    if (more === null) continue;
    facts = { ...more, ...facts };
    rows.add(row);
  }
  return namesParty(facts) && at('customer') === null ? { rows, facts } : { rows: new Set(), facts: {} };
}

/** The rows above the headings, from the first of the sheet. */
function titlesOf(layout: Layout): SheetRow[] {
  const { cells } = layout.body;
  const { header } = layout;
  const block = blockAbove(layout).rows;
  const above = Array.from({ length: cells.firstRow }, (_, i) => plainRow(i + 1, 'blank'));
  for (let at = 0; at < (header.upper ?? header.at); at += 1) {
    const row = rowNumber(cells, at);
    const type = block.has(at) ? (block.has(at - 1) ? 'contactLine' : 'groupHeader') : 'title';
    const because = layout.apart.rows.get(row);
    if (layout.stack?.rows.has(at)) above.push(plainRow(row, 'header'));
    else if (because !== undefined) above.push(plainRow(row, 'note', because));
    else above.push(plainRow(row, isBlankRow(layout, at) ? 'blank' : type));
  }
  return above;
}

/** A customer's block may begin above the first headings: its facts hold for the rows below them. */
export const factsAboveHeader = (layout: Layout): Partial<GroupFacts> => blockAbove(layout).facts;

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
