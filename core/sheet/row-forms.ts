// What form each row below the headings has, before anything is added up: a line of the ledger, an amount alone, text, a
// repeated heading, percentages, a rule of dashes, nothing.

import type { CellValue, ColumnRole } from '../sheet.ts';
import { rowsInSteps, type Steps } from '../steps.ts';
import { looksLikeDate } from './column-profile.ts';
import { dayTest } from './evidence.ts';
import { isEmpty, isError, valueAt } from './grid.ts';
import { beginsWithLabel, firstTextOf, isPhone, labelledFacts } from './labels.ts';
import type { Layout } from './layout.ts';
import { numberBesideName } from './number-and-name.ts';
import { meaningOf } from './number-format.ts';
import { outstandingReader } from './outstanding.ts';
import { mayBeName } from './plain-labels.ts';
import { saysAge } from './row-words.ts';
import { conceptsOf } from './vocabulary.ts';
import { mayStandBesideTotal, saysTotal } from './word-lists.ts';

export type RowForm = 'ledger' | 'amountOnly' | 'text' | 'blank' | 'repeatHeader' | 'percent' | 'separator';

const RULE = /^[-=_*~.–—\s]{3,}$/;
const REPEATED = 0.8;

export const isBlankRow = ({ body }: Layout, row: number): boolean => (body.cells.values[row] ?? []).every(isEmpty);

const same = (a: string, b: string): boolean =>
  a.toLowerCase().replace(/\s+/g, ' ') === b.toLowerCase().replace(/\s+/g, ' ');

/** True when most headings stand there again: those of one of the rows of headings. */
function repeatsHeader({ body, header, apart, stack }: Layout, row: number): boolean {
  if (apart.again.has(row) || stack?.rows.has(row)) return true;
  const values = body.cells.values[row] ?? [];
  return [header.at, ...(header.upper === null ? [] : [header.upper])].some((at) => {
    const headings = (body.cells.values[at] ?? []).flatMap((value, column) =>
      typeof value === 'string' && value.trim() !== '' ? [[value.trim(), column] as const] : [],
    );
    if (headings.length < 2) return false;
    const repeated = headings.filter(
      ([text, column]) => typeof values[column] === 'string' && same(String(values[column]).trim(), text),
    );
    return repeated.length >= headings.length * REPEATED;
  });
}

function isPercent({ body }: Layout, row: number, label: string): boolean {
  const numbers = (body.cells.values[row] ?? []).flatMap((value, column) =>
    typeof value === 'number' ? [meaningOf(body.cells.numberFormats[row]?.[column] ?? '').isPercent] : [],
  );
  if (numbers.length > 0 && numbers.every(Boolean)) return true;
  if (!conceptsOf(label).concepts.has('percent')) return false;
  const texts = (body.cells.values[row] ?? []).filter((value) => typeof value === 'string' && /\d\s*%$/.test(value));
  return numbers.length > 0 || texts.length > 0;
}

const isCode = (text: string): boolean =>
  /\d/.test(text) && text.length <= 30 && !/\s.*\p{Ll}{2}|\p{Ll}{2}.*\s/u.test(text);

/** `INV-10023`, told without a pattern: a code of plain capitals, digits and signs in which no word could stand. */
function isPlainCode(text: string): boolean {
  let [hasDigit, letters] = [false, 0];
  for (let i = 0; i < text.length; i += 1) {
    const character = text.charCodeAt(i);
    if (character <= 32 || character >= 127) return false;
    const isDigit = character >= 48 && character <= 57;
    if (isDigit) hasDigit = true;
    letters = isDigit || character < 65 ? 0 : letters + 1;
    if (letters === 4) return false;
  }
  return hasDigit && text.length <= 30;
}

/** What rowFormReader asks of a row. */
class RowLook {
  readonly #layout: Layout;
  readonly #tests: readonly ((row: number) => boolean)[];
  readonly #number: number | null;
  readonly outstanding: (row: number) => number | null;

  constructor(layout: Layout) {
    this.#layout = layout;
    this.#number = layout.at('invoiceNumber');
    this.outstanding = outstandingReader(layout);
    this.#tests = DAYS.flatMap((role) => {
      const profile = layout.profiles[layout.at(role) ?? -1];
      return profile ? [dayTest(layout.body.cells, profile)] : [];
    });
  }

  get hasDates(): boolean {
    return this.#tests.length > 0;
  }

  hasDay(row: number): boolean {
    for (const isDay of this.#tests) if (isDay(row)) return true;
    return false;
  }

  /** The contents of a role's cell, '' where the sheet has no such column. */
  value(row: number, role: ColumnRole): CellValue {
    const column = this.#layout.at(role);
    return column === null ? '' : valueAt(this.#layout.body.cells, row, column);
  }

  filled(row: number, role: ColumnRole): boolean {
    return !isEmpty(this.value(row, role));
  }

  /** True for a number of a document rather than the name of a customer standing in the same column. */
  isNumbered(row: number): boolean {
    const value = this.#number === null ? '' : valueAt(this.#layout.body.cells, row, this.#number);
    if (typeof value === 'number') return true;
    if (typeof value === 'string' && isPlainCode(value)) return true;
    const text = String(value).trim();
    return text !== '' && isCode(text) && !(WORD.test(text) && saysTotal(text) !== 'no');
  }

  /** True for a document without a number, but no sum that stands where lines have theirs; where there are dates it has one. */
  namesDocument(row: number, says: ReturnType<typeof saysTotal>, label: string): boolean {
    const number = String(this.value(row, 'invoiceNumber')).trim();
    return !this.hasDates && number !== '' && (says === 'no' || number !== label);
  }
}

const DAYS = ['dueDate', 'invoiceDate'] as const;
/** Total words have four letters and more. */
const WORD = /\p{L}{4}/u;

/** `of which overdue | 8,063.55`, `Balance | 655.00`, `Maxi-Teq | 1,077.00`: nothing but one text, in the column of days, and amounts. */
function isLabelledSum({ body, at }: Layout, look: RowLook, row: number): boolean {
  const due = look.value(row, 'dueDate');
  if (typeof due !== 'string') return false;
  const filled = (body.cells.values[row] ?? []).filter((value) => !isEmpty(value));
  if (filled.length === 2 && due.trim() !== '' && (saysAge(due) || mayStandBesideTotal(due))) return true;
  // Where groups name the customers and lines have numbers, a line would have one; what the rows do not come to is asked about.
  const isGrouped = at('customer') === null && at('invoiceNumber') !== null;
  const isAlone = filled.every((value) => value === due || typeof value === 'number');
  return isGrouped && isAlone && !isError(due) && mayBeName(due.trim()) && !looksLikeDate(due);
}

/** `Debitor | 10045 | Keller Maschinen GmbH | 350.00`: a customer with the sum of its lines. */
function isSumOfCustomer({ body }: Layout, look: RowLook, row: number): boolean {
  const cells = body.cells.values[row] ?? [];
  if (!look.hasDates || !beginsWithLabel(cells)) return false;
  const { customer, customerId } = labelledFacts(cells);
  return (customer ?? customerId ?? null) !== null;
}

/** The form of a row with an amount. */
function formWithAmount(layout: Layout, look: RowLook, row: number): RowForm {
  const label = firstTextOf(layout.body.cells.values[row] ?? []);
  if (isPercent(layout, row, label)) return 'percent';
  if (layout.kind === 'summary') return 'amountOnly';
  const says = saysTotal(label);
  if (look.hasDay(row)) return says === 'total' && !look.filled(row, 'invoiceNumber') ? 'amountOnly' : 'ledger';
  if (says === 'total' || isSumOfCustomer(layout, look, row) || isLabelledSum(layout, look, row)) return 'amountOnly';
  // `31-60` below the list is an age and no number of a document, on a sheet whose documents have days.
  const isNoDocument = look.hasDates && (says === 'maybe' || saysAge(label));
  if (look.isNumbered(row) && !isNoDocument) return 'ledger';
  return look.filled(row, 'dueDate') || look.namesDocument(row, says, label) ? 'ledger' : 'amountOnly';
}

/** The form of a row without an amount that can be read. */
function formWithoutAmount(layout: Layout, look: RowLook, row: number): RowForm {
  if (isPercent(layout, row, firstTextOf(layout.body.cells.values[row] ?? []))) return 'percent';
  const says = (roles: readonly ColumnRole[]): boolean => roles.some((role) => look.filled(row, role));
  if (look.hasDay(row) && says(['invoiceNumber', 'documentType', 'outstanding', 'amount'])) return 'ledger';
  // An amount that cannot be read beside a number or a day is asked about, not passed over.
  const isUnread =
    look.filled(row, 'outstanding') &&
    says(['invoiceNumber', 'dueDate']) &&
    !isLabelRow(layout, row) &&
    !isNameWithPhone(look, row);
  return isUnread ? 'ledger' : 'text';
}

/** `Phone: 01632 960100`, `Credit limit: 5,000.00`: a label with what it says is no amount. */
const LABELLED = /^\p{L}[^:]{1,30}:\s*\S/u;

/** `Jansen BV | | | 020-5551234`: a name with a telephone number, or something with a label, where the amounts stand. */
function isNameWithPhone(look: RowLook, row: number): boolean {
  const owed = String(look.value(row, 'outstanding'));
  if (look.hasDay(row)) return false;
  return LABELLED.test(owed) || (isPhone(owed) && !look.isNumbered(row));
}

/** The forms of the rows below the headings, in order. */
export function* rowForms(layout: Layout): Steps<readonly RowForm[]> {
  const formOf = rowFormReader(layout);
  const { from: top, to: end } = layout.body;
  const forms: RowForm[] = new Array(Math.max(0, end - top));
  yield* rowsInSteps(top, end, (from, to) => {
    for (let row = from; row < to; row += 1) forms[row - top] = formOf(row);
  });
  return forms;
}

/** Gives the form of a row by its position in the block. */
function rowFormReader(layout: Layout): (row: number) => RowForm {
  const look = new RowLook(layout);
  const { values } = layout.body.cells;
  return (row) => {
    const hasAmount = look.outstanding(row) !== null;
    if (hasAmount && look.hasDay(row) && look.isNumbered(row)) return 'ledger';
    if (isBlankRow(layout, row)) return 'blank';
    if (repeatsHeader(layout, row)) return 'repeatHeader';
    const filled = (values[row] ?? []).filter((value) => !isEmpty(value));
    if (filled.every((value) => typeof value === 'string' && RULE.test(value))) return 'separator';
    return hasAmount ? formWithAmount(layout, look, row) : formWithoutAmount(layout, look, row);
  };
}

/** A row of labels and their values: `A/C:`, `Name:`; or a customer's number and name with its labels: `Tel: 0113 496 0101`. */
function isLabelRow({ body }: Layout, row: number): boolean {
  const cells = body.cells.values[row] ?? [];
  if (cells.some((value) => typeof value === 'string' && value.trim().endsWith(':'))) return true;
  if (beginsWithLabel(cells)) return true;
  return numberBesideName(cells) !== null && Object.keys(labelledFacts(cells)).length > 0;
}
