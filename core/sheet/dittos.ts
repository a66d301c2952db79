// Marks that stand for the cell above (`"`, `dto.`, `idem`), and dashes where a name is missing: nobody is called that.
import type { CellValue, ColumnRole, SheetCells } from '../sheet.ts';
import { rowsInSteps, type Steps } from '../steps.ts';
import type { Body, ChosenColumn } from './evidence.ts';
import { Retyped } from './retyped.ts';
import { saysTotal } from './vocabulary.ts';

const LONGEST = 10;
/** Signs, and words in the seven languages; the shortest only with their point. */
const DITTO =
  /^(?:["“”„″〃^↑]{1,2}|['’´`]{2}|ditto|dito|dto\.?|do\.|idem|id\.|desgl\.?|s\.\s?o\.|as above|see above|same)[.,]?$/i;
const NO_NAME = /^(?:[-–—_.?/]+|n\/a)$/i;

const TOLD_ABOVE: ReadonlySet<ColumnRole> = new Set([
  ...(['customer', 'customerId', 'contactName', 'currency', 'language', 'email', 'phone'] as const),
]);
const NAMES: ReadonlySet<ColumnRole> = new Set(['customer', 'customerId', 'contactName'] as const);

/** A mark that stands for the cell above. */
const isDitto = (text: string): boolean => DITTO.test(text.trim());

const isShort = (value: CellValue | undefined): value is string =>
  typeof value === 'string' && value !== '' && value.length <= LONGEST;

/** What a mark stands for: the value above, unless nothing stands there that names anybody. */
function toldAbove(above: CellValue | undefined): CellValue {
  if (typeof above !== 'string') return above ?? '';
  return isDitto(above) || NO_NAME.test(above.trim()) || saysTotal(above) === 'total' ? '' : above;
}

/** What a cell tells, given what is told above it; null where it stands as it is. */
function toldBy(value: CellValue | undefined, above: CellValue | undefined, isOfNames: boolean): CellValue | null {
  if (!isShort(value)) return null;
  if (isDitto(value)) return toldAbove(above);
  return isOfNames && NO_NAME.test(value.trim()) ? '' : null;
}

/** The cells with what such marks stand for, in the columns that tell whose a row is. */
export function* withoutDittos({ cells, from, to }: Body, chosen: readonly ChosenColumn[]): Steps<SheetCells> {
  const typed = new Retyped(cells);
  for (const { role, at } of chosen) {
    if (!TOLD_ABOVE.has(role)) continue;
    let above: CellValue | undefined = '';
    yield* rowsInSteps(from, to, (first, end) => {
      for (let row = first; row < end; row += 1) {
        const value = cells.values[row]?.[at];
        const told = toldBy(value, above, NAMES.has(role));
        if (told !== null) typed.set(row, at, told, cells.numberFormats[row]?.[at] ?? '');
        above = told ?? value;
      }
    });
  }
  return typed.cells;
}
