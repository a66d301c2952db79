// Marks that stand for the cell above (`"`, `dto.`, `idem`), and dashes where a name is missing: nobody is called that.
import type { CellValue, ColumnRole, SheetCells } from '../sheet.ts';
import { rowsInSteps, type Steps } from '../steps.ts';
import type { Body, ChosenColumn } from './evidence.ts';
import { Retyped } from './retyped.ts';
import { saysTotal } from './word-lists.ts';

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

/** Characters that marks begin with; most names are told from them by their length or their first letter. */
const BEGINNINGS = new Set(Array.from('"\'^`-_.?/ aAdDiInNsS', (character) => character.charCodeAt(0)));
const ASCII = 128;

function mayBeMark(text: string): boolean {
  if (text.length === 0 || text.length > LONGEST) return false;
  const first = text.charCodeAt(0);
  return first >= ASCII || BEGINNINGS.has(first);
}

/** What a mark stands for: the value above, unless nothing stands there that names anybody. */
function toldAbove(above: CellValue | undefined): CellValue {
  if (typeof above !== 'string') return above ?? '';
  return isDitto(above) || NO_NAME.test(above.trim()) || saysTotal(above) === 'total' ? '' : above;
}

/** What a cell tells, given what is told above it; null where it stands as it is. */
function toldBy(value: string, above: CellValue | undefined, isOfNames: boolean): CellValue | null {
  if (isDitto(value)) return toldAbove(above);
  return isOfNames && NO_NAME.test(value.trim()) ? '' : null;
}

/** Puts what the marks of a row stand for in their place; nothing is told above the first. */
function tellRow(typed: Retyped, { cells, from }: Body, row: number, columns: readonly ChosenColumn[]): void {
  const line = cells.values[row] ?? [];
  for (let i = 0; i < columns.length; i += 1) {
    const { role, at } = columns[i] as ChosenColumn;
    const value = line[at];
    if (typeof value !== 'string' || !mayBeMark(value)) continue;
    const told = toldBy(value, row === from ? '' : typed.cells.values[row - 1]?.[at], NAMES.has(role));
    if (told !== null) typed.set(row, at, told, cells.numberFormats[row]?.[at] ?? '');
  }
}

/** The cells with what such marks stand for, in the columns that tell whose a row is. */
export function* withoutDittos(body: Body, chosen: readonly ChosenColumn[]): Steps<SheetCells> {
  const typed = new Retyped(body.cells);
  const columns = chosen.filter(({ role }) => TOLD_ABOVE.has(role));
  yield* rowsInSteps(body.from, body.to, (first, end) => {
    for (let row = first; row < end; row += 1) tellRow(typed, body, row, columns);
  });
  return typed.cells;
}
