// What is asked about codes beside positive amounts: each code of which nothing on the sheet says whether it lowers what is
// owed, and what is shown about those that are understood.
import type { CellValue, Question } from '../sheet.ts';
import { rowsInSteps, type Steps } from '../steps.ts';
import type { Answers } from './answers.ts';
import {
  type CodeColumn,
  type CreditCodes,
  creditOfPair,
  isCredit,
  isTold,
  mayTell,
  namesCredit,
  namesPair,
} from './credit-codes.ts';
import { type Body, letterAt } from './evidence.ts';
import { cellName, valueAt } from './grid.ts';
import { remembered } from './remembered.ts';
import { kindNamed } from './row-words.ts';
import type { SheetRows } from './sheet-rows.ts';

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
    const code = column.codeOf(String(value));
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

/** Codes of which nothing says whether they lower what is owed: all but those known, and the one on most rows. */
function* openCodes(body: Body, column: CodeColumn, lines: SheetRows): Steps<Coded[]> {
  if (!mayTell(column)) return [];
  const coded = yield* codedRows(body, column, lines);
  if (column.says === 'sign') return coded.filter(({ code }) => code === creditOfPair(column.codes));
  if (column.says === 'other') return coded.filter(({ code }) => namesCredit(code));
  if (isTold(column)) return coded;
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
  const amounts = coded.column.says === 'number' ? 'no such amount' : 'no amount on the sheet';
  const text = `In ${where} stands “${coded.code}” on ${countOf(coded)}, and ${amounts} is negative: ${cells.slice(0, 5).join(', ')}. ${coded.rows.length === 1 ? 'Does this row' : 'Do these rows'} lower what customers owe?`;
  return { topic: `credits.${coded.code}`, text, assumed: null, blocking: true, cells };
}

/** An indicator whose heading names the pair is understood, and shown. */
function knownCode(body: Body, coded: Coded, where: string): Question {
  const text = `In ${where} stands “${coded.code}” on ${countOf(coded)}: ${coded.rows.length === 1 ? 'it is counted as a credit' : 'they are counted as credits'}.`;
  return { topic: `credits.${coded.code}`, text, assumed: 'lower', blocking: false, cells: cellsOf(body, coded) };
}

/** Rows that the clerk has spoken of: by their code, or as credits with positive amounts. */
const isAnswered = ({ column, code }: Coded, answers: Answers): boolean =>
  answers.oneOf(`credits.${code}`, ['lower', 'asShown']) !== null ||
  (isTold(column) && answers.oneOf('credits', ['lower', 'asShown']) !== null);

/** Questions about codes beside positive amounts, unless a printed total has settled what they mean. */
export function* codeQuestions(
  body: Body,
  { columns }: CreditCodes,
  lowers: CreditCodes['lowers'],
  lines: SheetRows,
  answers: Answers,
  isProven: boolean,
): Steps<Question[]> {
  const questions: Question[] = [];
  for (const column of columns) {
    const where = `column ${letterAt(body, column.at)} (“${column.heading}”)`;
    // A sum that adds a number up among the others does not say that it is no credit's.
    const isSettled = isProven && (column.says !== 'number' || lowers !== null);
    const open = isSettled ? [] : yield* openCodes(body, column, lines);
    const asked = open.filter((coded) => !isAnswered(coded, answers));
    const named = isNamed(column, answers) ? yield* codedRows(body, column, lines) : [];
    const known = named.filter(({ code }) => isCredit(code));
    questions.push(...asked.map((coded) => codeQuestion(body, coded, where)));
    questions.push(...known.map((coded) => knownCode(body, coded, where)));
  }
  return questions;
}
