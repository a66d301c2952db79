// The texts that stand together above the lines of a group: a customer's name alone, or with a region above it, or with a street
// or a person below it.
import { listInSteps, type Steps } from '../steps.ts';
import { bucketLabel } from './bucket-label.ts';
import { isEmpty } from './grid.ts';
import { type Contacts, cellsAt } from './group-texts.ts';
import { contactFacts, firstTextOf, type GroupFacts, labelledFacts, secondTextOf } from './labels.ts';
import type { Layout } from './layout.ts';
import { numberBesideName } from './number-and-name.ts';
import type { RowForm } from './row-forms.ts';
import { isOneOf } from './word-lists.ts';

/** A text of a block. */
export interface TextRow {
  readonly i: number;
  readonly label: string;
  /** The text that stands beside it, '' for none. */
  readonly second: string;
  /** Where in the row it stands. */
  readonly column: number;
  readonly labelled: Partial<GroupFacts>;
  readonly isBucket: boolean;
}

/** Texts in neighbouring rows with lines below them. */
export interface TextBlock {
  readonly rows: readonly TextRow[];
  /** A line stands right above them, without a gap or a sum between. */
  readonly afterLine: boolean;
}

/** A customer's name or number stands behind a label. */
export const hasParty = ({ labelled }: TextRow): boolean => (labelled.customer ?? labelled.customerId ?? null) !== null;

/** A text that no label and no age explains. */
export const isPlain = (text: TextRow): boolean => !text.isBucket && !hasParty(text);

/** The next row that is no blank, rule, heading or contact line. */
function nextForm(forms: readonly RowForm[], i: number, contacts: ReadonlySet<number>): RowForm | null {
  for (let next = Math.max(i + 1, 0); next < forms.length; next += 1) {
    const form = forms[next];
    if (form === 'blank' || form === 'separator' || form === 'repeatHeader' || contacts.has(next)) continue;
    return form ?? null;
  }
  return null;
}

function lastForm(forms: readonly RowForm[], i: number): RowForm | null {
  for (let before = i - 1; before >= 0; before -= 1) {
    const form = forms[before];
    if (form !== 'separator' && form !== 'repeatHeader') return form ?? null;
  }
  return null;
}

/** What a text says as the heading of a group; null where it is too long for one. `own` where lines name their customers. */
function textRow(layout: Layout, i: number, own: boolean): TextRow | null {
  const cells = cellsAt(layout, i);
  const beside = own ? null : numberBesideName(cells);
  const facts = contactFacts(cells);
  const isParty = (facts.customer ?? facts.customerId ?? null) !== null;
  const label = facts.customer ?? beside?.customer ?? firstTextOf(cells);
  if (label === '' || label.length > 80) return null;
  const labelled = { ...(isParty || !own ? facts : labelledFacts(cells)), ...beside };
  const isBucket = !isParty && bucketLabel(label) !== null;
  const column = cells.findIndex((value) => !isEmpty(value));
  return { i, label, second: secondTextOf(cells), column, labelled, isBucket };
}

/** The blocks of text that lines follow, without titles and what only tells how to reach a customer. */
export function* textBlocks(
  layout: Layout,
  forms: readonly RowForm[],
  texts: readonly number[],
  known: { readonly contacts: Contacts; readonly titles: ReadonlySet<string>; readonly own: boolean },
): Steps<readonly TextBlock[]> {
  const contacts = known.contacts.at;
  const { sheetName } = layout.body.cells;
  const isTitle = (at: number): boolean => known.titles.has(firstTextOf(cellsAt(layout, at)));
  // `Aged Receivable` over the first customer is what the report is called.
  const isOfReport = ({ label }: TextRow): boolean => label === sheetName.trim() || isOneOf(label, 'receivables');
  const blocks: TextBlock[] = [];
  let first = 0;
  yield* listInSteps(texts, (i, place) => {
    if (texts[place + 1] === i + 1) return;
    const run = texts.slice(first, place + 1);
    first = place + 1;
    if (nextForm(forms, i, contacts) !== 'ledger') return;
    const all = run.flatMap((at) => (contacts.has(at) || isTitle(at) ? [] : (textRow(layout, at, known.own) ?? [])));
    const rows = all.length > 1 && !all.every(isOfReport) ? all.filter((text) => !isOfReport(text)) : all;
    if (rows.length > 0) blocks.push({ rows, afterLine: lastForm(forms, run[0] ?? i) === 'ledger' });
  });
  return blocks;
}
