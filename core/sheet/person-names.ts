// Customers who are persons, with their surname in one column and their first name in another: the two are one name. Taken
// alone, one of them would make one customer of all who share it.
import type { CellValue, SheetCells } from '../sheet.ts';
import { rowsInSteps, type Steps } from '../steps.ts';
import type { Answers } from './answers.ts';
import type { ColumnProfile } from './column-profile.ts';
import { withoutDittos } from './dittos.ts';
import type { Body, ChosenColumn } from './evidence.ts';
import { withCustomersAbove } from './not-names.ts';
import { Retyped } from './retyped.ts';
import { saidRole } from './sayings.ts';
import { conceptsOf } from './vocabulary.ts';
import { isOneOf } from './word-lists.ts';
import { wordsOf } from './words.ts';

/** Where the parts of a person's name stand. */
interface PersonName {
  readonly first: number;
  readonly last: number;
}

/** `Customer surname`, `Tenant first name`: what is left without the word for whose it is. */
const partOf = (heading: string): string =>
  wordsOf(heading)
    .filter((word) => !conceptsOf(word).concepts.has('party'))
    .join(' ');

/** `Name`, `Nom`, `Nombre`: beside a column for the other part of the name, it is the one that is left. */
function nameBeside(profiles: readonly ColumnProfile[], at: number): number | null {
  const isName = ({ said: { concepts, unknown } }: ColumnProfile): boolean => concepts.has('name') && unknown === 0;
  const beside = [profiles[at - 1], profiles[at + 1]].filter((profile) => profile !== undefined);
  return beside.find((profile) => isName(profile) && profile.texts > 0)?.at ?? null;
}

/** The columns of the two parts, where the sheet has one of each; null where it has not. */
export function personNameOf(profiles: readonly ColumnProfile[]): PersonName | null {
  const headed = (list: 'firstNames' | 'surnames') => profiles.filter(({ heading }) => isOneOf(partOf(heading), list));
  const [firsts, lasts] = [headed('firstNames'), headed('surnames')];
  const [one, other] = [firsts[0]?.at, lasts[0]?.at];
  if (firsts.length > 1 || lasts.length > 1) return null;
  const first = one ?? (other === undefined ? null : nameBeside(profiles, other));
  const last = other ?? (one === undefined ? null : nameBeside(profiles, one));
  return first === null || last === null || first === last ? null : { first, last };
}

/** The columns of who and which, with the surname as the customer unless a column of firms names them. */
export function withPersons(
  chosen: readonly ChosenColumn[],
  profiles: readonly ColumnProfile[],
): readonly ChosenColumn[] {
  const person = personNameOf(profiles);
  const isPart = (at: number): boolean => at === person?.last || at === person?.first;
  const customer = chosen.find(({ role }) => role === 'customer');
  // `Title`, `Anrede`: a column whose heading names nobody is no column of firms.
  const namesFirms = (at: number): boolean =>
    profiles.some((one) => one.at === at && saidRole('customer', one.said) > 0);
  if (person === null || (customer && !isPart(customer.at) && namesFirms(customer.at))) return chosen;
  const because = 'The two columns of surname and first name together name the customer.';
  const others = chosen.filter(({ role, at }) => !isPart(at) && role !== 'customer');
  return [...others, { role: 'customer', at: person.last, because }];
}

const textOf = (value: CellValue | undefined): string => (typeof value === 'string' ? value.trim() : '');

/** The cells with whole names in the column of customers: in every row, or in those of persons among firms. */
function* withWholeNames({ cells, from, to }: Body, { first, last }: PersonName, customer: number): Steps<SheetCells> {
  const typed = new Retyped(cells);
  yield* rowsInSteps(from, to, (begin, end) => {
    for (let row = begin; row < end; row += 1) {
      const [own, family] = [textOf(cells.values[row]?.[first]), textOf(cells.values[row]?.[last])];
      const isNamed = customer !== last && textOf(cells.values[row]?.[customer]) !== '';
      if (family === '' || isNamed || (own === '' && customer === last)) continue;
      typed.set(row, customer, `${own} ${family}`.trim(), cells.numberFormats[row]?.[customer] ?? '');
    }
  });
  return typed.cells;
}

/** The rows with everybody's whole name: what a mark below it stands for, and the two parts of a person's. */
export function* namedInFull(
  body: Body,
  chosen: readonly ChosenColumn[],
  profiles: readonly ColumnProfile[],
  answers: Answers,
): Steps<Body> {
  const customer = chosen.find(({ role }) => role === 'customer')?.at;
  const marked: Body = { ...body, cells: yield* withoutDittos(body, chosen) };
  const isNamed = customer === undefined || answers.oneOf('noName', ['above']) === null;
  const told: Body = isNamed ? marked : { ...marked, cells: yield* withCustomersAbove(marked, customer) };
  const person = personNameOf(profiles);
  // Beside a firm a person may be its contact: the clerk says so.
  const isMeant = customer === person?.last || answers.oneOf('customer', ['person']) !== null;
  if (person === null || customer === undefined || !isMeant) return told;
  return { ...told, cells: yield* withWholeNames(told, person, customer) };
}
