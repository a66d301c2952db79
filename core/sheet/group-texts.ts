// The texts between the lines of a sheet that tell how to reach a customer, and the texts beside amounts that stand alone. Each
// is looked at once: a sheet of 20,000 customers has 40,000 of them.
import type { CellValue } from '../sheet.ts';
import { listInSteps, type Steps } from '../steps.ts';
import { beginsWithLabel, contactFacts, firstTextOf, type GroupFacts, isContactText, labelledFacts } from './labels.ts';
import type { Layout } from './layout.ts';
import { numberBesideName } from './number-and-name.ts';
import { mayBeName } from './plain-labels.ts';
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

/** True where the first text of a row is no label and no way to reach somebody. */
const beginsWithName = (cells: readonly CellValue[]): boolean => {
  const first = firstTextOf(cells);
  return first !== '' && !first.includes(':') && !isContactText(first) && !beginsWithLabel(cells) && mayBeName(first);
};

/** True where the row above is text, or the one above some blank ones. */
function isBelowText(forms: readonly RowForm[], i: number): boolean {
  let before = i - 1;
  while (forms[before] === 'blank') before -= 1;
  return forms[before] === 'text' || before < -1;
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

/**
 * What is said down to a row. A text that no label begins says a name, with its number or without: nothing more is said of either
 * below it. `isLabelled` is null for a row that tells more of the customer above.
 */
function blockAfter(before: Block, end: number, facts: Partial<GroupFacts>, isLabelled: boolean | null): Block {
  const isNamed = isLabelled === false;
  const begun = isLabelled === null ? before : { hasName: isNamed, hasNumber: isNamed };
  return {
    end,
    hasName: begun.hasName || facts.customer !== undefined,
    hasNumber: begun.hasNumber || facts.customerId !== undefined,
  };
}

/** The rows of text that tell more of a customer, and whether they tell terms. */
export interface Contacts {
  readonly at: ReadonlySet<number>;
  readonly tellTerms: boolean;
}

/** The rows of text that tell how to reach a customer, or more of the customer whom the row above names. */
export function* contactRows(layout: Layout, forms: readonly RowForm[], texts: readonly number[]): Steps<Contacts> {
  const contacts = new Set<number>();
  let tellTerms = false;
  let block: Block = { end: -2, hasName: false, hasNumber: false };
  yield* listInSteps(texts, (i) => {
    const cells = cellsAt(layout, i);
    const facts = contactFacts(cells);
    const isMore = goesOn(block, i, cells, facts);
    // `Jansen BV | 020-5551234`: below no other text a name begins its group, whatever stands beside it.
    const isNamed = (): boolean => !isBelowText(forms, i) && beginsWithName(cells);
    const isContact = isMore || (areContact(layout, cells, facts) && !isNamed());
    if (isContact) contacts.add(i);
    if (isMore && facts.terms) tellTerms = true;
    block = blockAfter(block, i, facts, isContact ? null : beginsWithLabel(cells));
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
