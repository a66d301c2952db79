// The texts between the lines of a sheet that may head a group or tell how to reach its customer, and the texts beside
// amounts that stand alone. Each is looked at once: a sheet of 20,000 customers has 40,000 of them.
import type { CellValue } from '../sheet.ts';
import { listInSteps, type Steps } from '../steps.ts';
import { bucketLabel } from './bucket-label.ts';
import { beginsWithLabel, contactFacts, firstTextOf, type GroupFacts, labelledFacts, secondTextOf } from './labels.ts';
import type { Layout } from './layout.ts';
import { numberBesideName } from './number-and-name.ts';
import type { RowForm } from './row-forms.ts';

/** Where rows of a form stand. */
export function positionsOf(forms: readonly RowForm[], form: RowForm): number[] {
  const positions: number[] = [];
  for (let i = 0; i < forms.length; i += 1) if (forms[i] === form) positions.push(i);
  return positions;
}

/** The cells of a row by its position among the forms. */
export const cellsAt = ({ body }: Layout, i: number): readonly CellValue[] => body.cells.values[body.from + i] ?? [];

/** True for cells with nothing but an address, a number or a person: `Tel: 01632 960048`. */
function areContact(layout: Layout, cells: readonly CellValue[], facts: Partial<GroupFacts>): boolean {
  if (layout.at('customer') === null && numberBesideName(cells)) return false;
  if (facts.customer ?? facts.customerId) return false;
  return (facts.email ?? facts.phone ?? facts.contactName ?? null) !== null;
}

/** What the rows of text right above say of the customer of a group, the heading and the lines below it. */
interface Block {
  readonly end: number;
  readonly hasName: boolean;
  readonly hasNumber: boolean;
}

/** True where a row goes on with what the one above began: `Debitor | 10046`, then `Name | Lutz AG`, then `Ort | Köln`. */
function goesOn(before: Block, i: number, cells: readonly CellValue[], facts: Partial<GroupFacts>): boolean {
  if (before.end !== i - 1 || !beginsWithLabel(cells)) return false;
  return !(facts.customer && before.hasName) && !(facts.customerId && before.hasNumber);
}

/** What a text says that no label begins: a name, with its number or without; nothing more is said of either below it. */
const NAMED = { hasName: true, hasNumber: true };

/** The rows of text that tell more of a customer, and whether they tell terms. */
export interface Contacts {
  readonly at: ReadonlySet<number>;
  readonly tellTerms: boolean;
}

/** The rows of text that tell how to reach a customer, or more of the customer whom the row above names. */
export function* contactRows(layout: Layout, texts: readonly number[]): Steps<Contacts> {
  const contacts = new Set<number>();
  let tellTerms = false;
  let block: Block = { end: -2, hasName: false, hasNumber: false };
  yield* listInSteps(texts, (i) => {
    const cells = cellsAt(layout, i);
    const facts = contactFacts(cells);
    const isMore = goesOn(block, i, cells, facts);
    if (isMore || areContact(layout, cells, facts)) contacts.add(i);
    if (isMore && facts.terms) tellTerms = true;
    const isOwn = !isMore && !contacts.has(i);
    const begun = isOwn && !beginsWithLabel(cells) ? NAMED : isOwn ? { hasName: false, hasNumber: false } : block;
    block = {
      end: i,
      hasName: begun.hasName || facts.customer !== undefined,
      hasNumber: begun.hasNumber || facts.customerId !== undefined,
    };
  });
  return { at: contacts, tellTerms };
}

/** The texts beside amounts that stand alone, '' for none. */
export function* amountLabels(layout: Layout, amounts: readonly number[]): Steps<readonly string[]> {
  const labels: string[] = new Array(amounts.length);
  yield* listInSteps(amounts, (i, position) => {
    const cells = cellsAt(layout, i);
    labels[position] = labelledFacts(cells).customer ?? firstTextOf(cells);
  });
  return labels;
}

/** A text with lines below it. */
export interface TextRow {
  readonly i: number;
  readonly label: string;
  /** The text that stands beside it, '' for none. */
  readonly second: string;
  readonly labelled: Partial<GroupFacts>;
  readonly isBucket: boolean;
  readonly afterLine: boolean;
  /** Another text of its own stands right above: which of the two is the name (`Bolt Ltd` over `Leeds`) nobody can tell. */
  readonly isBelowText: boolean;
}

/** The next row that is no blank, rule, heading or contact line. */
function nextForm(forms: readonly RowForm[], i: number, contacts: ReadonlySet<number>): RowForm | null {
  for (let next = i + 1; next < forms.length; next += 1) {
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
function textRow(
  layout: Layout,
  forms: readonly RowForm[],
  i: number,
  { contacts, own }: { readonly contacts: Contacts; readonly own: boolean },
): TextRow | null {
  const cells = cellsAt(layout, i);
  const beside = own ? null : numberBesideName(cells);
  const facts = contactFacts(cells);
  const isParty = (facts.customer ?? facts.customerId ?? null) !== null;
  const label = facts.customer ?? beside?.customer ?? firstTextOf(cells);
  if (label === '' || label.length > 80) return null;
  const labelled = { ...(isParty ? facts : labelledFacts(cells)), ...beside };
  const isBucket = !isParty && bucketLabel(label) !== null;
  const isBelowText =
    forms[i - 1] === 'text' && !contacts.at.has(i - 1) && bucketLabel(firstTextOf(cellsAt(layout, i - 1))) === null;
  const afterLine = lastForm(forms, i) === 'ledger';
  return { i, label, second: secondTextOf(cells), labelled, isBucket, afterLine, isBelowText };
}

/** The rows of text among some that lines follow. */
export function* textRows(
  layout: Layout,
  forms: readonly RowForm[],
  texts: readonly number[],
  known: { readonly contacts: Contacts; readonly own: boolean },
): Steps<readonly TextRow[]> {
  const contacts = known.contacts.at;
  const rows: TextRow[] = [];
  yield* listInSteps(texts, (i) => {
    if (contacts.has(i) || nextForm(forms, i, contacts) !== 'ledger') return;
    const row = textRow(layout, forms, i, known);
    if (row) rows.push(row);
  });
  return rows;
}
