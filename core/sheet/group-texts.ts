// The texts between the lines of a sheet that may head a group or tell how to reach its customer, and the texts beside
// amounts that stand alone. Each is looked at once: a sheet of 20,000 customers has 40,000 of them.
import type { CellValue } from '../sheet.ts';
import { listInSteps, type Steps } from '../steps.ts';
import { bucketLabel } from './bucket-label.ts';
import { contactFacts, firstTextOf, type GroupFacts, labelledFacts } from './labels.ts';
import type { Layout } from './layout.ts';
import { numberBesideName } from './number-and-name.ts';
import type { RowForm } from './row-forms.ts';

/** Where rows of a form stand. */
export function positionsOf(forms: readonly RowForm[], form: RowForm): number[] {
  const positions: number[] = [];
  for (let i = 0; i < forms.length; i += 1) if (forms[i] === form) positions.push(i);
  return positions;
}

const cellsAt = ({ body }: Layout, i: number): readonly CellValue[] => body.cells.values[body.from + i] ?? [];

/** True for cells with nothing but an address, a number or a person: `Tel: 01632 960048`. */
function areContact(layout: Layout, cells: readonly CellValue[]): boolean {
  const facts = contactFacts(cells);
  if (layout.at('customer') === null && numberBesideName(cells)) return false;
  if (facts.customer ?? facts.customerId) return false;
  return (facts.email ?? facts.phone ?? facts.contactName ?? null) !== null;
}

/** The rows of text that tell how to reach a customer. */
export function* contactRows(layout: Layout, texts: readonly number[]): Steps<ReadonlySet<number>> {
  const contacts = new Set<number>();
  yield* listInSteps(texts, (i) => {
    if (areContact(layout, cellsAt(layout, i))) contacts.add(i);
  });
  return contacts;
}

/** The texts beside amounts that stand alone, '' for none. */
export function* amountLabels(layout: Layout, amounts: readonly number[]): Steps<readonly string[]> {
  const labels: string[] = new Array(amounts.length);
  yield* listInSteps(amounts, (i, position) => {
    labels[position] = firstTextOf(cellsAt(layout, i));
  });
  return labels;
}

/** A text with lines below it. */
export interface TextRow {
  readonly i: number;
  readonly label: string;
  readonly labelled: Partial<GroupFacts>;
  readonly isBucket: boolean;
  readonly afterLine: boolean;
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
function textRow(layout: Layout, forms: readonly RowForm[], i: number, own: boolean): TextRow | null {
  const cells = cellsAt(layout, i);
  const beside = own ? null : numberBesideName(cells);
  const label = beside?.customer ?? firstTextOf(cells);
  if (label === '' || label.length > 80) return null;
  const labelled = { ...labelledFacts(cells), ...beside };
  return { i, label, labelled, isBucket: bucketLabel(label) !== null, afterLine: lastForm(forms, i) === 'ledger' };
}

/** The rows of text among some that lines follow. */
export function* textRows(
  layout: Layout,
  forms: readonly RowForm[],
  texts: readonly number[],
  known: { readonly contacts: ReadonlySet<number>; readonly own: boolean },
): Steps<readonly TextRow[]> {
  const { contacts, own } = known;
  const rows: TextRow[] = [];
  yield* listInSteps(texts, (i) => {
    if (contacts.has(i) || nextForm(forms, i, contacts) !== 'ledger') return;
    const row = textRow(layout, forms, i, own);
    if (row) rows.push(row);
  });
  return rows;
}
