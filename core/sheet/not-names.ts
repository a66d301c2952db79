// Cells of the column of customers that hold no name: a telephone number, an address or a remark in brackets, which clerks put
// into the free cell below a name. Whose the line is, the clerk says.
import type { Question, SheetCells } from '../sheet.ts';
import { rowsInSteps, type Steps } from '../steps.ts';
import type { Body } from './evidence.ts';
import { cellName, valueAt } from './grid.ts';
import { isContactText, isPhone } from './labels.ts';
import type { Layout } from './layout.ts';
import { isBracketed } from './remark-texts.ts';
import { Retyped } from './retyped.ts';
import type { RowForm } from './row-forms.ts';

const BEGINNINGS = '(+0[{';
const PARTED = /[\s()/+-]/;

/** True for `01632 960001`, `ap@acme.example` and `(on stop)`; a number without spaces may be a customer's. */
function isNoName(text: string): boolean {
  if (text.includes('@')) return isContactText(text) && !text.includes(' ');
  if (!BEGINNINGS.includes(text.charAt(0))) return false;
  return isBracketed(text) || (PARTED.test(text) && isPhone(text));
}

const hasNoName = (cells: SheetCells, row: number, column: number): boolean => {
  const value = valueAt(cells, row, column);
  return typeof value === 'string' && value !== '' && isNoName(value);
};

/** Where customers are known by their addresses, an address names one. */
const MOST_ADDRESSES = 0.3;

/** Asks whose the lines are whose customer cell holds no name; nothing where it is answered, or no name stands above. */
export function* noNameQuestions(
  { body, profiles, answers }: Layout,
  forms: readonly RowForm[],
  column: number,
): Steps<Question[]> {
  if (answers.oneOf('noName', ['above', 'named']) !== null) return [];
  if ((profiles[column]?.patterns.email ?? 0) > MOST_ADDRESSES) return [];
  const found: string[] = [];
  let example = '';
  yield* rowsInSteps(1, forms.length, (first, end) => {
    for (let i = first; i < end; i += 1) {
      if (forms[i] !== 'ledger' || forms[i - 1] !== 'ledger' || !hasNoName(body.cells, body.from + i, column)) continue;
      if (found.length === 0) example = String(valueAt(body.cells, body.from + i, column));
      found.push(cellName(body.cells, body.from + i, column));
    }
  });
  if (found.length === 0) return [];
  const places = `${found.slice(0, 5).join(', ')}${found.length > 5 ? ` and ${found.length - 5} more` : ''}`;
  const text = `No customer’s name stands in ${places} (“${example}”). Does the row belong to the customer above, or is that what the customer is called? Where a name is missing, put it in.`;
  return [{ topic: 'noName', text, assumed: 'above', blocking: true, cells: found.slice(0, 20) }];
}

/** The cells with the customer above where no name stands in the column of customers; with nothing where none is above. */
export function* withCustomersAbove({ cells, from, to }: Body, column: number): Steps<SheetCells> {
  const typed = new Retyped(cells);
  yield* rowsInSteps(from, to, (first, end) => {
    for (let row = first; row < end; row += 1) {
      if (!hasNoName(cells, row, column)) continue;
      const above = row === from ? '' : (typed.cells.values[row - 1]?.[column] ?? '');
      typed.set(row, column, above, cells.numberFormats[row]?.[column] ?? '');
    }
  });
  return typed.cells;
}
