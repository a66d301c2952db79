// The rows down to the headings: title, headings, and the customer whose block begins above the first headings.
import type { CellValue, SheetRow } from '../sheet.ts';
import { rowNumber } from './grid.ts';
import { factsOf, type Grouping } from './groups.ts';
import { beginsWithLabel, contactFacts, firstTextOf, type GroupFacts, labelledFacts, NO_FACTS } from './labels.ts';
import type { Layout } from './layout.ts';
import type { Group } from './ledger-row.ts';
import { plainRow } from './plain-rows.ts';
import { isBlankRow } from './row-forms.ts';
import { conceptsOf } from './vocabulary.ts';
import { isOneOf } from './word-lists.ts';

/** A customer is named right above the headings, or in labels that lead there without a gap. */
const NEAR = 3;
const NO_GROUP: Group = { ...NO_FACTS, bucket: null };

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
interface BlockAbove {
  readonly rows: ReadonlySet<number>;
  readonly facts: Partial<Group>;
}

/** A block without labels, as the grouping of the rows below has it. */
function plainBlock({ header, body }: Layout, grouping: Grouping): BlockAbove {
  const rows = new Set<number>();
  let facts: Partial<Group> = {};
  for (let row = header.at - 1; row >= 0; row -= 1) {
    const found = grouping.at(row);
    if (found === null) continue;
    rows.add(row);
    facts = {
      ...(found.type === 'contactLine' ? contactFacts(body.cells.values[row] ?? []) : factsOf(found, NO_GROUP)),
      ...facts,
    };
  }
  return { rows, facts };
}

function blockAbove(layout: Layout, grouping: Grouping): BlockAbove {
  const labelled = labelledBlock(layout);
  return labelled.rows.size > 0 ? labelled : plainBlock(layout, grouping);
}

/** A block of labels. */
function labelledBlock({ body, header, at }: Layout): BlockAbove {
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
function titlesOf(layout: Layout, block: ReadonlySet<number>): SheetRow[] {
  const { cells } = layout.body;
  const { header } = layout;
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
export const factsAboveHeader = (layout: Layout, grouping: Grouping): Partial<Group> =>
  blockAbove(layout, grouping).facts;

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
export function rowsAbove(layout: Layout, grouping: Grouping): SheetRow[] {
  const { rows, facts } = blockAbove(layout, grouping);
  const titles = titlesOf(layout, rows).map((row) =>
    row.type === 'groupHeader' ? { ...row, ...firstGroup(facts) } : row,
  );
  return [...titles, ...headingsOf(layout)];
}
