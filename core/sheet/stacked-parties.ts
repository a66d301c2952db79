// Customers whose number, name, contact and telephone stand one below the other in one column, beside their invoices, under
// headings that stand one below the other as well: `Customer ID` over `Customer` over `Contact`.
import type { CellValue, SheetCells } from '../sheet.ts';
import { rowsInSteps, type Steps } from '../steps.ts';
import { isEmpty, valueAt } from './grid.ts';
import type { Header } from './header.ts';
import type { GroupFacts } from './labels.ts';
import { isLabel } from './plain-labels.ts';
import type { RowForm } from './row-forms.ts';
import { saidRole } from './sayings.ts';
import { type Concept, conceptsOf } from './vocabulary.ts';

type Fact = 'customer' | 'customerId' | 'contactName' | 'phone' | 'email';

/** Where the headings of a stack stand, and what they say from the top down; null for what is not kept of a customer. */
export interface Stack {
  readonly at: number;
  readonly says: readonly (Fact | null)[];
  /** Positions of the rows that hold nothing but one of these headings. */
  readonly rows: ReadonlySet<number>;
}

const MOST_STACKED = 8;

function factNamed(text: string): Fact | null {
  const { concepts } = conceptsOf(text);
  const of = (concept: Concept): boolean => concepts.has(concept);
  if (of('phone')) return 'phone';
  if (of('email')) return 'email';
  if (of('contact')) return 'contactName';
  if (of('party') && of('ident')) return 'customerId';
  return of('party') || of('name') ? 'customer' : null;
}

/** The label that stands alone in a row, in a column; '' for none. */
function labelAlone({ values }: SheetCells, row: number, at: number): string {
  const filled = (values[row] ?? []).filter((value) => !isEmpty(value));
  const text = String(values[row]?.[at] ?? '').trim();
  return filled.length === 1 && isLabel(text) ? text : '';
}

/** The rows from a heading on, upwards or downwards, that hold nothing but a label in its column. */
function labelsFrom(cells: SheetCells, header: Header, at: number, step: 1 | -1): number[] {
  const rows: number[] = [];
  for (let row = header.at + step; row >= 0 && rows.length < MOST_STACKED; row += step) {
    if (labelAlone(cells, row, at) === '') break;
    rows.push(row);
  }
  return step === 1 ? rows : rows.reverse();
}

function stackAt(cells: SheetCells, header: Header, at: number): Stack | null {
  const [above, below] = [labelsFrom(cells, header, at, -1), labelsFrom(cells, header, at, 1)];
  if (above.length + below.length === 0 || !isLabel(header.headings[at] ?? '')) return null;
  const says = [...above, header.at, ...below].map((row) => factNamed(String(valueAt(cells, row, at)).trim()));
  // A title may say `Customers` right above the heading of their numbers: in a stack the name stands below the number.
  const number = says.indexOf('customerId');
  const isStack = number >= 0 && says.indexOf('customer') === number + 1;
  return isStack ? { at, says, rows: new Set([...above, ...below]) } : null;
}

/** The stack of a sheet whose other headings say that its rows are documents; null where there is none. */
export function stackOf(cells: SheetCells, header: Header): Stack | null {
  const at = header.headings.findIndex((text) => text !== '');
  const others = header.headings.filter((_, i) => i !== at).map(conceptsOf);
  const hasDocuments = others.some((said) => saidRole('invoiceNumber', said) > 0.8);
  const hasNames = others.some((said) => saidRole('customer', said) > 0.5);
  return at < 0 || header.upper !== null || !hasDocuments || hasNames ? null : stackAt(cells, header, at);
}

/** The customers of a stacked sheet by their first lines, and the rows of text that tell more of them. */
export interface Stacked {
  readonly begins: ReadonlyMap<number, Partial<GroupFacts>>;
  readonly more: ReadonlySet<number>;
}

/** Goes down the rows: a customer begins with the first line after a gap, a sum or the headings, and ends with the next. */
class StackReader implements Stacked {
  readonly begins = new Map<number, Partial<GroupFacts>>();
  readonly more = new Set<number>();
  readonly #stack: Stack;
  #facts: Partial<Record<Fact, string>> | null = null;
  #depth = 0;

  constructor(stack: Stack) {
    this.#stack = stack;
  }

  read(i: number, form: RowForm, value: CellValue): void {
    // Below a sum its customer's name may stand once more, as a text of no block.
    if (form !== 'ledger' && form !== 'text') this.#facts = null;
    else if (form === 'ledger') this.#line(i, value);
    else if (this.#facts !== null) this.#take(value, i);
  }

  #line(i: number, value: CellValue): void {
    const isOver = this.#depth >= this.#stack.says.length && !isEmpty(value);
    if (this.#facts === null || isOver) {
      this.#facts = {};
      this.#depth = 0;
      this.begins.set(i, this.#facts);
    }
    this.#take(value, null);
  }

  #take(value: CellValue, text: number | null): void {
    const fact = this.#stack.says[this.#depth];
    this.#depth += 1;
    if (this.#facts !== null && fact && !isEmpty(value)) this.#facts[fact] = String(value).trim();
    if (text !== null) this.more.add(text);
  }
}

/** Reads the customers of a stacked sheet. */
export function* stackedCustomers(
  cells: SheetCells,
  from: number,
  forms: readonly RowForm[],
  stack: Stack,
): Steps<Stacked> {
  const reader = new StackReader(stack);
  yield* rowsInSteps(0, forms.length, (first, to) => {
    for (let i = first; i < to; i += 1) reader.read(i, forms[i] ?? 'blank', valueAt(cells, from + i, stack.at));
  });
  return reader;
}
