// Lines whose customer cell is empty: the customer of the line above goes on, as reports write it that name a customer once, or
// the name was forgotten. Told by how names stand elsewhere in the column; where that leaves it open, the clerk is asked.
import type { Question } from '../sheet.ts';
import type { Steps } from '../steps.ts';
import { answered } from './answers.ts';
import { cellName, isEmpty, valueAt } from './grid.ts';
import type { Layout } from './layout.ts';
import { noNameQuestions } from './not-names.ts';
import { personNameOf } from './person-names.ts';
import type { RowForm } from './row-forms.ts';

export interface CustomerFill {
  /** The share of lines with a customer of their own. */
  readonly share: number;
  /** The customer stands on the first line of a block only: in an empty cell, that of the line above goes on. */
  readonly isSparse: boolean;
  /** The question whose lines they are, where the column does not tell. */
  readonly questions: readonly Question[];
}

const FULL: CustomerFill = { share: 1, isSparse: false, questions: [] };
const SPARSE = 0.8;
/** One or two lines without a customer may be an omission; more are a way of writing. */
const FEWEST_BLANKS = 3;

interface Names {
  readonly lines: number;
  readonly blanks: number;
  /** Neighbouring lines repeat a name: the column is filled line by line. */
  readonly repeats: boolean;
}

function namesOf({ body }: Layout, forms: readonly RowForm[], column: number): Names {
  let [lines, filled, repeats, before] = [0, 0, false, ''];
  for (let i = 0; i < forms.length; i += 1) {
    if (forms[i] !== 'ledger') {
      before = '';
      continue;
    }
    lines += 1;
    const value = valueAt(body.cells, body.from + i, column);
    const name = isEmpty(value) ? '' : String(value);
    if (name !== '') filled += 1;
    if (!repeats && name !== '' && name === before) repeats = true;
    before = name;
  }
  return { lines, blanks: lines - filled, repeats };
}

/** Lines below a named one that name nobody, neither by name nor by number; and whether a name comes back further down. */
function gapsOf(layout: Layout, forms: readonly RowForm[], column: number): { below: number[]; comesBack: boolean } {
  const { cells, from } = layout.body;
  const numbers = layout.at('customerId');
  const isBlank = (i: number, at: number | null): boolean => at === null || isEmpty(valueAt(cells, from + i, at));
  const [seen, below] = [new Set<string>(), [] as number[]];
  let [holds, comesBack] = [false, false];
  for (let i = 0; i < forms.length; i += 1) {
    if (forms[i] !== 'ledger') holds = false;
    else if (isBlank(i, column)) {
      if (holds && isBlank(i, numbers)) below.push(i);
    } else {
      const name = String(valueAt(cells, from + i, column));
      comesBack ||= seen.has(name);
      seen.add(name);
      holds = true;
    }
  }
  return { below, comesBack };
}

/** Every block of lines that a sum closes names its customer on its first line and nowhere else. */
function nameHeadsBlocks({ body }: Layout, forms: readonly RowForm[], column: number): boolean {
  let [blocks, inBlock] = [0, 0];
  for (let i = 0; i < forms.length; i += 1) {
    if (forms[i] === 'ledger') {
      if (isEmpty(valueAt(body.cells, body.from + i, column)) !== inBlock > 0) return false;
      inBlock += 1;
    } else if (forms[i] === 'amountOnly' && inBlock > 0) {
      blocks += 1;
      inBlock = 0;
    }
  }
  return blocks >= 2 && inBlock === 0;
}

function question({ body }: Layout, lines: readonly number[], column: number, mayBePerson: boolean): Question {
  const cells = lines.slice(0, 20).map((i) => cellName(body.cells, body.from + i, column));
  const places = `${cells.slice(0, 5).join(', ')}${lines.length > 5 ? ` and ${lines.length - 5} more` : ''}`;
  const rows = lines.length === 1 ? 'Does the row' : 'Do the rows';
  const text = mayBePerson
    ? `No customer stands in ${places}, but a person’s name beside it. Is that person the customer, or do the invoices belong to the customer above?`
    : `No customer stands in ${places}. ${rows} belong to the customer above, or is a name missing there?`;
  return { topic: 'customer', text, assumed: mayBePerson ? 'person' : 'missing', blocking: true, cells };
}

/** Lines without a customer that name a person beside it, on a sheet of firms and persons. */
function personsAmong({ body, profiles }: Layout, forms: readonly RowForm[], column: number): number[] {
  const person = personNameOf(profiles);
  if (person === null || person.last === column) return [];
  const isFilled = (i: number, at: number): boolean => !isEmpty(valueAt(body.cells, body.from + i, at));
  return forms.flatMap((form, i) => (form === 'ledger' && !isFilled(i, column) && isFilled(i, person.last) ? [i] : []));
}

/** What the lines without a customer are, by the names that stand in the column. */
function byNames(
  layout: Layout,
  forms: readonly RowForm[],
  column: number,
  { share, blanks }: { readonly share: number; readonly blanks: number },
): Pick<CustomerFill, 'isSparse' | 'questions'> {
  const persons = personsAmong(layout, forms, column);
  if (persons.length > 0) return { isSparse: false, questions: [question(layout, persons, column, true)] };
  const isWay = blanks >= (share <= 0.5 ? 2 : FEWEST_BLANKS) && share < SPARSE;
  const { below, comesBack } = gapsOf(layout, forms, column);
  const isSparse = (isWay && (!comesBack || share <= 0.5)) || nameHeadsBlocks(layout, forms, column);
  const isOpen = !isSparse && below.length > 0 && (isWay || !comesBack);
  return { isSparse, questions: isOpen ? [question(layout, below, column, false)] : [] };
}

/** How the column of customers is filled. */
export function* customerFillOf(layout: Layout, forms: readonly RowForm[]): Steps<CustomerFill> {
  const column = layout.at('customer');
  const questions = column === null ? [] : yield* noNameQuestions(layout, forms, column);
  const fill = fillOf(layout, forms, column);
  return questions.length === 0 ? fill : { ...fill, isSparse: false, questions };
}

function fillOf(layout: Layout, forms: readonly RowForm[], column: number | null): CustomerFill {
  // A column without a gap tells without a look at its cells.
  if (column === null || layout.profiles[column]?.filled === layout.body.to - layout.body.from)
    return { ...FULL, share: column === null ? 0 : 1 };
  const { lines, blanks, repeats } = namesOf(layout, forms, column);
  if (blanks === 0) return FULL;
  const share = 1 - blanks / lines;
  const answer = layout.answers.oneOf('customer', ['above', 'missing']);
  if (repeats) return { share, isSparse: answer === 'above', questions: [] };
  const { isSparse, questions } = byNames(layout, forms, column, { share, blanks });
  return {
    share,
    isSparse: answer === null ? isSparse : answer === 'above',
    questions: questions.map((asked) => answered(asked, answer)),
  };
}
