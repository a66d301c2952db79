// The clerk's own choice of columns, put in place of what was found.
import type { ColumnRole } from '../sheet.ts';
import type { Answers } from './answers.ts';
import type { ColumnProfile } from './column-profile.ts';
import { type Body, type ChosenColumn, letterAt } from './evidence.ts';

const ANSWERABLE: readonly ColumnRole[] = [
  'customer',
  'customerId',
  'contactName',
  'invoiceNumber',
  'invoiceDate',
  'dueDate',
  'amount',
  'currency',
  'language',
  'email',
  'phone',
  'daysOverdue',
  'documentType',
];

const NUMBERS = 0.8;

/** True for a column of numbers that differ from row to row: taken for names, every invoice would be a customer of its own. */
const areNumbersOfInvoices = ({ patterns }: ColumnProfile): boolean =>
  patterns.codeLike >= NUMBERS && patterns.distinct >= NUMBERS;

/** True where the column answered for customers is known, by its heading and its cells, to hold the numbers of the invoices. */
function namesInvoices(
  profiles: readonly ColumnProfile[],
  chosen: readonly ChosenColumn[],
  answers: Answers,
  at: number,
): boolean {
  const profile = profiles[at];
  if (profile === undefined || answers.column('invoiceNumber') !== null) return false;
  return chosen.some((column) => column.role === 'invoiceNumber' && column.at === at) && areNumbersOfInvoices(profile);
}

/** The columns as the clerk has them. */
export function withAnswers(
  body: Body,
  profiles: readonly ColumnProfile[],
  chosen: readonly ChosenColumn[],
  answers: Answers,
): ChosenColumn[] {
  const width = body.cells.values[0]?.length ?? 0;
  const roles = [...new Set([...chosen.map(({ role }) => role), ...ANSWERABLE])];
  return roles.flatMap((role): ChosenColumn[] => {
    const answer = answers.column(role);
    const found = chosen.filter((column) => column.role === role);
    if (answer === null) return found;
    if (answer === 'none') return [];
    const at = Array.from({ length: width }, (_, i) => i).find((i) => letterAt(body, i) === answer);
    const isOf = role !== 'customer' || at === undefined || !namesInvoices(profiles, chosen, answers, at);
    return at === undefined || !isOf ? found : [{ role, at, because: 'Chosen by you.' }];
  });
}
