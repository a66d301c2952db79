// What is asked about codes beside positive amounts: each code of which nothing on the sheet says whether it lowers what is
// owed, and what is shown about those that are understood.
import type { CellValue, Question } from '../sheet.ts';
import { rowsInSteps, type Steps } from '../steps.ts';
import type { Answers } from './answers.ts';
import { type CodeColumn, type CreditCodes, creditOfPair, isCredit, namesPair } from './credit-codes.ts';
import { type Body, letterAt } from './evidence.ts';
import { cellName, valueAt } from './grid.ts';
import { remembered } from './remembered.ts';
import { kindNamed } from './row-words.ts';
import type { SheetRows } from './sheet-rows.ts';
import { isOneOf } from './vocabulary.ts';
import { wordsOf } from './words.ts';

/** Rows of a ledger by the code they have. */
interface Coded {
  readonly column: CodeColumn;
  readonly code: string;
  readonly rows: readonly number[];
}

/** The lines by the code that stands in a column; neighbouring lines mostly have the same. */
function* codedRows({ cells }: Body, column: CodeColumn, lines: SheetRows): Steps<Coded[]> {
  const byCode = new Map<string, number[]>();
  const rowsOf = remembered((value: CellValue): number[] => {
    const code = String(value).trim();
    const rows = byCode.get(code) ?? [];
    byCode.set(code, rows);
    return rows;
  });
  yield* rowsInSteps(cells.firstRow, lines.length, (from, to) => {
    for (let position = from; position < to; position += 1)
      if (lines.isLedgerAt(position)) {
        const row = position - cells.firstRow;
        rowsOf(valueAt(cells, row, column.at)).push(row);
      }
  });
  return column.codes.flatMap((code) => {
    const rows = byCode.get(code) ?? [];
    return rows.length > 0 ? [{ column, code, rows }] : [];
  });
}

/** `Credit note` among descriptions; `Credit` alone may be a way to pay. */
const namesCredit = (code: string): boolean => isOneOf(code, 'credits') && wordsOf(code).join('') !== 'credit';

/** True when some code of the column may tell a credit: only then are the rows looked through. */
function mayTell(column: CodeColumn): boolean {
  if (column.says === 'sign') return !namesPair(column);
  return column.says === 'kind' ? column.codes.length >= 2 : column.codes.some(namesCredit);
}

/** Codes of which nothing says whether they lower what is owed: all but those known, and the one on most rows. */
function* openCodes(body: Body, column: CodeColumn, lines: SheetRows): Steps<Coded[]> {
  if (!mayTell(column)) return [];
  const coded = yield* codedRows(body, column, lines);
  if (column.says === 'sign') return coded.filter(({ code }) => code === creditOfPair(column.codes));
  if (column.says === 'other') return coded.filter(({ code }) => namesCredit(code));
  if (coded.length < 2) return [];
  const [usual] = coded.toSorted((a, b) => b.rows.length - a.rows.length);
  return coded.filter((one) => one !== usual && kindNamed(one.code) === null);
}

const isNamed = (column: CodeColumn, answers: Answers): boolean =>
  column.says === 'sign' &&
  namesPair(column) &&
  column.codes.every((code) => answers.oneOf(`credits.${code}`, ['lower', 'asShown']) === null);

const cellsOf = (body: Body, { rows, column }: Coded): string[] =>
  rows.slice(0, 20).map((row) => cellName(body.cells, row, column.at));

const countOf = ({ rows }: Coded): string => (rows.length === 1 ? '1 row' : `${rows.length} rows`);

function codeQuestion(body: Body, coded: Coded, where: string): Question {
  const cells = cellsOf(body, coded);
  const text = `In ${where} stands “${coded.code}” on ${countOf(coded)}, and no amount on the sheet is negative: ${cells.slice(0, 5).join(', ')}. ${coded.rows.length === 1 ? 'Does this row' : 'Do these rows'} lower what customers owe?`;
  return { topic: `credits.${coded.code}`, text, assumed: null, blocking: true, cells };
}

/** An indicator whose heading names the pair is understood, and shown. */
function knownCode(body: Body, coded: Coded, where: string): Question {
  const text = `In ${where} stands “${coded.code}” on ${countOf(coded)}: ${coded.rows.length === 1 ? 'it is counted as a credit' : 'they are counted as credits'}.`;
  return { topic: `credits.${coded.code}`, text, assumed: 'lower', blocking: false, cells: cellsOf(body, coded) };
}

/** Questions about codes beside positive amounts, unless a printed total has settled what they mean. */
export function* codeQuestions(
  body: Body,
  { columns }: CreditCodes,
  lines: SheetRows,
  answers: Answers,
  isProven: boolean,
): Steps<Question[]> {
  const questions: Question[] = [];
  for (const column of columns) {
    const where = `column ${letterAt(body, column.at)} (“${column.heading}”)`;
    const open = isProven ? [] : yield* openCodes(body, column, lines);
    const asked = open.filter(({ code }) => answers.oneOf(`credits.${code}`, ['lower', 'asShown']) === null);
    const named = isNamed(column, answers) ? yield* codedRows(body, column, lines) : [];
    const known = named.filter(({ code }) => isCredit(code));
    questions.push(...asked.map((coded) => codeQuestion(body, coded, where)));
    questions.push(...known.map((coded) => knownCode(body, coded, where)));
  }
  return questions;
}
