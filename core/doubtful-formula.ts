// Formulas whose result somebody outside the workbook decides: the web, another workbook, another program, a link. What they
// give is read and flagged like any value, but neither a recipient nor an amount may be taken from it.
import { type AccountOnSheet, isLedgerRow } from './account-on-sheet.ts';
import { type Refusal, refuse } from './refusal.ts';
import { letterOf } from './sheet/grid.ts';
import type { SheetCells, SheetReading } from './sheet.ts';

/** Where a doubtful formula gets its result from. */
export type Doubt = 'web' | 'other-workbook' | 'other-program' | 'link';

/** A cell that a reminder takes something from; `row` is 1-based. */
export interface SourceCell {
  readonly column: string;
  readonly row: number;
  readonly use: 'address' | 'amount';
}

/** A source whose formula is doubtful. */
export interface DoubtfulCell extends SourceCell {
  readonly doubt: Doubt;
}

/** Texts, names in quotes and names in brackets: what stands in them is no function. Quotes are doubled inside quotes. */
const QUOTED = /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[(?:'.|[^[\]']|\[(?:'.|[^[\]'])*\])*\]/g;

/** `[Book]Sheet!`, `Book.xlsx!Name`, and a name in quotes with a path or a workbook in it: no sheet's name may hold those signs. */
const OTHER_WORKBOOK = /\[\][^\s[\]'"(),;+\-*/&=<>^{}]*!|\.xl\w{1,3}!/i;
const NAME_OF_WORKBOOK = /[[\]\\/]|\.xl\w{1,3}'$/i;

const FUNCTIONS: readonly (readonly [Doubt, RegExp])[] = [
  ['web', /(?<!\w)(?:WEBSERVICE|STOCKHISTORY)\s*\(/i],
  ['other-program', /(?<!\w)(?:RTD|DDE|CALL|REGISTER(?:\.ID)?|CUBE\w+)\s*\(|\|/i],
  ['link', /(?<!\w)HYPERLINK\s*\(/i],
];

/** INDIRECT makes a reference out of a text, also one into another workbook. */
const INDIRECT = /(?<!\w)INDIRECT\s*\(/i;
const TEXT_OF_WORKBOOK = /(?:^"|['\\/])\[/;

/**
 * Why a cell's formula, as Excel gives it in English, makes the cell no source; null for ordinary formulas and for values.
 * References within the workbook are ordinary: `=E5-F5`, `=Open[@Amount]`, `='Last year'!B2`.
 */
export function doubtOf(formula: unknown): Doubt | null {
  if (typeof formula !== 'string' || !formula.startsWith('=')) return null;
  const quoted = formula.match(QUOTED) ?? [];
  const names = quoted.filter((text) => text.startsWith("'"));
  const texts = quoted.filter((text) => text.startsWith('"'));
  const bare = formula.replace(QUOTED, (text) => (text.startsWith('[') ? '[]' : '0'));
  const found = FUNCTIONS.find(([, pattern]) => pattern.test(bare));
  if (found) return found[0];
  const reaches = INDIRECT.test(bare) && texts.some((text) => TEXT_OF_WORKBOOK.test(text));
  return reaches || OTHER_WORKBOOK.test(bare) || names.some((name) => NAME_OF_WORKBOOK.test(name))
    ? 'other-workbook'
    : null;
}

/** A sheet as far as sources are looked up in it. */
interface Sheet {
  readonly cells: SheetCells;
  readonly reading: Pick<SheetReading, 'columns' | 'buckets' | 'rows'>;
}

/**
 * The cells a reminder to an account takes its amounts from, and its recipient when that is the sheet's: every cell with one
 * of the account's addresses, in its rows or in the headings of its group.
 */
export function sourcesOf(account: AccountOnSheet, sheet: Sheet, addressFrom: 'sheet' | 'typed'): SourceCell[] {
  const { columns, buckets } = sheet.reading;
  const outstanding = columns.filter(({ role }) => role === 'outstanding');
  const amounts = [
    ...(outstanding.length > 0 ? outstanding : buckets),
    ...columns.filter(({ role }) => role === 'amount'),
  ].flatMap(({ column }) => account.rows.map(({ row }): SourceCell => ({ column, row, use: 'amount' })));
  return addressFrom === 'typed' ? amounts : [...addressCells(account, sheet), ...amounts];
}

function addressCells(account: AccountOnSheet, { cells, reading }: Sheet): SourceCell[] {
  const email = reading.columns.find(({ role }) => role === 'email')?.index ?? -1;
  const own = account.rows.flatMap(({ row }) =>
    textsOfRow(cells, row).filter(
      ({ column, text }) => column === email || account.addresses.some((address) => text.includes(address)),
    ),
  );
  return [...own, ...inHeadings(account, { cells, reading })]
    .sort((a, b) => a.row - b.row)
    .map(({ column, row }) => ({ column: letterOf(column), row, use: 'address' }));
}

/** What stands in a cell: `column` counts from 0, `row` as Excel shows it. */
interface TextCell {
  readonly column: number;
  readonly row: number;
  readonly text: string;
}

const textsOfRow = ({ values, firstRow, firstColumn }: SheetCells, row: number): TextCell[] =>
  (values[row - 1 - firstRow] ?? []).map((value, at) => ({
    ...{ column: firstColumn + at, row },
    text: typeof value === 'string' ? value : '',
  }));

/** The cells outside the accounts' own rows that hold one of the account's addresses. */
function inHeadings({ addresses }: AccountOnSheet, sheet: Sheet): TextCell[] {
  const headings = headingsOf(sheet);
  const found = new Set<TextCell>();
  for (const address of addresses)
    for (const label of labelsIn(address))
      for (const cell of headings.get(label) ?? []) if (cell.text.includes(address)) found.add(cell);
  return [...found];
}

/** How the domains in a text begin: a text that holds an address holds the beginning of its domain too. */
const labelsIn = (text: string): ReadonlySet<string> =>
  new Set(Array.from(text.matchAll(/@([\p{L}\p{N}-]*)/gu), ([, label = '']) => label));

/** Gone through once for a reading, however many accounts are asked about: a long sheet has thousands of both. */
const headingsOfRows = new WeakMap<Sheet['reading']['rows'], ReadonlyMap<string, readonly TextCell[]>>();

/** The cells with addresses on rows that are no account's own, by how the addresses' domains begin, in sheet order. */
function headingsOf({ cells, reading: { rows } }: Sheet): ReadonlyMap<string, readonly TextCell[]> {
  const known = headingsOfRows.get(rows);
  if (known) return known;
  const found = new Map<string, TextCell[]>();
  for (const row of rows) {
    if (isLedgerRow(row)) continue;
    for (const cell of textsOfRow(cells, row.row))
      for (const label of labelsIn(cell.text)) {
        const its = found.get(label);
        if (its) its.push(cell);
        else found.set(label, [cell]);
      }
  }
  headingsOfRows.set(rows, found);
  return found;
}

const FROM: Readonly<Record<Doubt, string>> = {
  web: 'the web',
  'other-workbook': 'another workbook',
  'other-program': 'another program',
  link: 'a HYPERLINK formula',
};

/** The refusal that names the first doubtful cell and how many more there are; null when there is none. */
export function refusalOfDoubts(doubtful: readonly DoubtfulCell[]): Refusal | null {
  const [first, ...more] = doubtful;
  if (!first) return null;
  const what = first.use === 'address' ? 'e-mail address' : 'amount';
  const others = more.length === 0 ? '' : ` The same is true of ${more.length} more of this customer's cells.`;
  return refuse(
    `doubtful-${first.use}`,
    `The ${what} in ${first.column}${first.row} comes from ${FROM[first.doubt]}, so it can change without you. Type the ${what} into the cell as a value, then prepare the reminder again.${others}`,
  );
}
