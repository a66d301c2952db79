// Currencies of parts of a list: a row “Currency: USD” or “Irish customers (EUR)” above its lines, the headings of a second
// block (“Outstanding €”), a sum called “Total USD” that the lines above it come to.
import { isCurrencyCode } from '../money.ts';
import type { CellValue } from '../sheet.ts';
import { rowsInSteps, type Steps } from '../steps.ts';
import { currencyInHeading } from './currencies.ts';
import { isEmpty, valueAt } from './grid.ts';
import type { Layout } from './layout.ts';
import { currencyNamed, type NamedCurrency } from './number-format.ts';
import { outstandingReader } from './outstanding.ts';
import type { RowForm } from './row-forms.ts';
import { conceptsOf } from './vocabulary.ts';
import { saysTotal } from './word-lists.ts';

/** The currency of the part of the list that a row (position in the block) stands in; null where its part names none. */
export type SectionCurrency = (row: number) => NamedCurrency | null;

/** From a row on, until the next mark, a currency holds. */
interface Mark {
  readonly row: number;
  readonly named: NamedCurrency | null;
}

const MAY_NAME = /[A-Z]{3}|[^\p{L}\p{N}\p{P}\p{Z}]/u;
const LONGEST = 60;

const textsIn = (cells: readonly CellValue[]): string[] =>
  cells.flatMap((value) => (typeof value === 'string' && !isEmpty(value) ? [value.trim()] : []));

/** `Currency: USD`, `Devise : EUR`, `USD`: nothing but a currency, with the word for it or without. */
function currencyAlone(text: string): NamedCurrency | null {
  const named = currencyInHeading(text);
  if (!named) return null;
  const rest = text.replace(/\p{Sc}|(?<![\p{L}\p{N}])[A-Z]{3}(?![\p{L}\p{N}])/gu, ' ').trim();
  if (!/\p{L}|\p{N}/u.test(rest)) return named;
  const { concepts, unknown } = conceptsOf(rest);
  return unknown === 0 && concepts.size === 1 && concepts.has('currency') ? named : null;
}

/** `Irish customers (EUR)`: a code or a sign in brackets at the end. */
function currencyInBrackets(text: string): NamedCurrency | null {
  const inside = /[([]([^()[\]]{1,4})[)\]]$/.exec(text)?.[1]?.trim() ?? '';
  return inside === '' || (/\p{L}/u.test(inside) && !isCurrencyCode(inside)) ? null : currencyInHeading(inside);
}

/** What a row of text says of the currency of the rows below it: in one cell, or as a label and its value. */
function currencyOfText(cells: readonly CellValue[]): NamedCurrency | null {
  const texts = textsIn(cells);
  if (texts.length === 0 || texts.length > 4 || !texts.some((text) => MAY_NAME.test(text))) return null;
  const [first = ''] = texts;
  if (texts.length === 1) return first.length > LONGEST ? null : (currencyAlone(first) ?? currencyInBrackets(first));
  const label = texts.findIndex((text) => /[:\p{L}]$/u.test(text) && isWordForCurrency(text));
  return label < 0 ? null : currencyNamed(texts[label + 1] ?? '');
}

const isWordForCurrency = (text: string): boolean => {
  const { concepts, unknown } = conceptsOf(text);
  return unknown === 0 && concepts.size === 1 && concepts.has('currency');
};

/** Follows the rows from the top and marks where another currency begins to hold. */
class SectionMarks {
  readonly marks: Mark[] = [];
  readonly #layout: Layout;
  readonly #owed: number;
  /** Of a part of the list, and of one customer's block in it. */
  #outer: NamedCurrency | null = null;
  #inner: NamedCurrency | null = null;
  #isAfterText = false;

  constructor(layout: Layout, owed: number) {
    this.#layout = layout;
    this.#owed = owed;
  }

  takeLine(): void {
    this.#isAfterText = false;
  }

  /** A row that is no line, and whether a line comes next. */
  take(row: number, form: RowForm, isAboveLine: boolean): void {
    if (form === 'text') this.#takeText(row, isAboveLine);
    else if (form === 'repeatHeader') this.#takeHeadings(row);
    if (form !== 'blank' && form !== 'separator') this.#isAfterText = form === 'text';
  }

  #takeText(row: number, isAboveLine: boolean): void {
    const cells = this.#layout.body.cells.values[row] ?? [];
    const named = currencyOfText(cells);
    // Right below the name of a customer, or beside it, it is that customer's; the next name ends it.
    const isBesideName = isAboveLine && named !== null && textsIn(cells).every((text) => currencyInBrackets(text));
    const isInner = this.#layout.at('customer') === null && (this.#isAfterText || isBesideName);
    if (named && isInner) this.#inner = named;
    else if (named) [this.#outer, this.#inner] = [named, null];
    else if (!this.#isAfterText) this.#inner = null;
    this.#mark(row);
  }

  #takeHeadings(row: number): void {
    const named = currencyInHeading(String(valueAt(this.#layout.body.cells, row, this.#owed)));
    if (named) [this.#outer, this.#inner] = [named, null];
    this.#mark(row);
  }

  #mark(row: number): void {
    const named = this.#inner ?? this.#outer;
    if ((this.marks.at(-1)?.named ?? null) !== named) this.marks.push({ row, named });
  }
}

/** A sum whose label names a currency, by its place among the forms. */
interface NamedTotal {
  readonly i: number;
  readonly named: NamedCurrency;
}

/** `Total USD`: the currency in the label of a sum. */
function currencyOfTotal(cells: readonly CellValue[]): NamedCurrency | null {
  for (const value of cells) {
    const isLabel = typeof value === 'string' && MAY_NAME.test(value) && saysTotal(value) !== 'no';
    const named = isLabel ? currencyInHeading(value) : null;
    if (named) return named;
  }
  return null;
}

/** Marks by sums that name a currency, where the lines since the sum before come to it. */
function* marksByTotals(layout: Layout, forms: readonly RowForm[], totals: readonly NamedTotal[]): Steps<Mark[]> {
  const top = layout.body.from;
  const owed = outstandingReader(layout);
  const thousandths = (i: number): number => Math.round((owed(top + i) ?? 0) * 1000);
  const marks: Mark[] = [];
  let start = 0;
  for (const { i, named } of totals) {
    let sum = 0;
    yield* rowsInSteps(start, i, (from, to) => {
      for (let line = from; line < to; line += 1) if (forms[line] === 'ledger') sum += thousandths(line);
    });
    marks.push({ row: top + start, named: sum === thousandths(i) ? named : null });
    start = i + 1;
  }
  return marks.length === 0 ? marks : [...marks, { row: top + start, named: null }];
}

/** The mark that holds at a row: the last at or above it. */
function markAt(marks: readonly Mark[], row: number): NamedCurrency | null {
  let [low, high] = [0, marks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.row ?? 0) <= row) low = middle + 1;
    else high = middle;
  }
  return marks[low - 1]?.named ?? null;
}

/** The currencies of the parts of a list, told by its rows of text; null where none names any. `owed` is a column's position. */
export function* sectionCurrencies(
  layout: Layout,
  forms: readonly RowForm[],
  owed: number,
): Steps<SectionCurrency | null> {
  const sections = new SectionMarks(layout, owed);
  const { from: top, cells } = layout.body;
  const mayTotal = layout.kind === 'detail' && layout.at('currency') === null;
  const totals: NamedTotal[] = [];
  const takeOther = (i: number, form: RowForm): void => {
    sections.take(top + i, form, forms[i + 1] === 'ledger');
    const named = mayTotal && form === 'amountOnly' ? currencyOfTotal(cells.values[top + i] ?? []) : null;
    if (named) totals.push({ i, named });
  };
  yield* rowsInSteps(0, forms.length, (from, to) => {
    for (let i = from; i < to; i += 1) {
      const form = forms[i] ?? 'blank';
      if (form === 'ledger') sections.takeLine();
      else takeOther(i, form);
    }
  });
  const byTotals = yield* marksByTotals(layout, forms, totals);
  const { marks } = sections;
  if (marks.length === 0 && byTotals.length === 0) return null;
  return (row) => markAt(marks, row) ?? markAt(byTotals, row);
}
