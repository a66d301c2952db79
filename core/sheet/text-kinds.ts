// Columns whose cells hold dates or amounts as text: told by the heading and by what most of the texts look like.
import type { CellValue, SheetCells } from '../sheet.ts';
import { amountText } from './amount-text.ts';
import { bucketLabel } from './bucket-label.ts';
import { compactDay, dateText } from './date-text.ts';
import { isEmpty, valueAt } from './grid.ts';
import { meaningOf } from './number-format.ts';
import { saidRole } from './sayings.ts';
import { conceptsOf } from './vocabulary.ts';
import { yearlessDay } from './yearless.ts';

/** How the texts of a column are to be read. `compact` is `20260312`, as text or number; `yearless` is `13 Sep`. */
export type TextKind = 'date' | 'compact' | 'yearless' | 'amount';

interface Looks {
  readonly size: number;
  readonly dates: number;
  readonly amounts: number;
  /** Amounts with decimals, a currency or a sign: plain whole numbers may be codes. */
  readonly plainAmounts: number;
  readonly compact: number;
}

const SAMPLE = 200;

function* textsOf(cells: SheetCells, column: number, from: number, to: number): Generator<CellValue> {
  const rows = Math.max(1, Math.floor((to - from) / SAMPLE));
  for (let row = from; row < to; row += rows > 3 ? rows : 1) {
    const value = valueAt(cells, row, column);
    if (!isEmpty(value)) yield value;
  }
}

const texts = (values: readonly CellValue[]): string[] =>
  values.filter((value): value is string => typeof value === 'string');

function looksOf(values: readonly CellValue[]): Looks {
  const written = texts(values);
  const amounts = written.flatMap((text) => amountText(text) ?? []);
  const isCompact = (value: CellValue): boolean => typeof value !== 'boolean' && compactDay(value) !== null;
  return {
    size: written.length,
    dates: written.filter((text) => dateText(text) !== null).length,
    amounts: amounts.length,
    plainAmounts: amounts.filter(({ decimal, currency, isOpen }) => decimal || currency || isOpen).length,
    compact: values.filter(isCompact).length,
  };
}

function isSaidDate(heading: string): boolean {
  const said = conceptsOf(heading);
  const isDate = (['date', 'due', 'issue'] as const).some((concept) => said.concepts.has(concept));
  return (
    isDate && !['money', 'open', 'days', 'terms', 'ident'].some((concept) => said.concepts.has(concept as 'money'))
  );
}

function isSaidAmount(heading: string): boolean {
  const said = conceptsOf(heading);
  const isMoney = ['money', 'open', 'settled', 'debit', 'tax', 'overdue', 'days', 'limit'] as const;
  const isOther = ['ident', 'date', 'comment', 'terms', 'kind', 'phone', 'email'] as const;
  if (bucketLabel(heading)) return true;
  if (isOther.some((concept) => said.concepts.has(concept))) return false;
  return isMoney.some((concept) => said.concepts.has(concept));
}

/** `Gross`, `Invoiced`: amounts when they look like amounts, else numbers of documents. */
const maySayAmount = (heading: string): boolean => saidRole('outstanding', conceptsOf(heading)) > 0;

/** How texts that look like days are to be read; null where they are none. */
function kindOfDays(values: readonly CellValue[], looks: Looks, saidDate: boolean): TextKind | null {
  const isDate = looks.dates >= looks.size * 0.5 || (saidDate && looks.dates > 0);
  if (isDate) return saidDate || looks.dates > looks.amounts ? 'date' : null;
  return saidDate && texts(values).filter(yearlessDay).length >= looks.size * 0.5 ? 'yearless' : null;
}

/** How the texts of a column from a row to before another are to be read; null where they are texts. */
export function textKindOf(
  cells: SheetCells,
  column: number,
  heading: string,
  from: number,
  to: number,
): TextKind | null {
  const values = [...textsOf(cells, column, from, to)];
  const looks = looksOf(values);
  const saidDate = isSaidDate(heading);
  if (saidDate && values.length > 0 && looks.compact >= values.length * 0.8) return 'compact';
  if (looks.size === 0) return null;
  const days = kindOfDays(values, looks, saidDate);
  if (days !== null) return days;
  const numbers = values.filter((value) => typeof value === 'number').length;
  if (isSaidAmount(heading)) return looks.amounts > 0 || numbers > 0 ? 'amount' : null;
  const isKnown = conceptsOf(heading).concepts.size > 0 && !maySayAmount(heading);
  return !isKnown && looks.plainAmounts >= looks.size * 0.8 && numbers === 0 ? 'amount' : null;
}

/** True for a number shown as a date. */
export const isDateCell = (cells: SheetCells, row: number, column: number): boolean =>
  typeof cells.values[row]?.[column] === 'number' && meaningOf(cells.numberFormats[row]?.[column] ?? '').isDate;
