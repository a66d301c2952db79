// A list of what we owe rather than of what customers owe us. Words for suppliers, with none for customers, say so outright;
// bills, purchases and accounts of suppliers only hint at it, and then the clerk is asked.
import { type Refusal, refuse } from '../refusal.ts';
import type { Question, SheetCells } from '../sheet.ts';
import { firstLines } from './evidence.ts';
import { isEmpty, rowNumber, valueAt, widthOf } from './grid.ts';
import type { Layout } from './layout.ts';
import { languageOf } from './sheet-language.ts';
import { conceptsOf } from './vocabulary.ts';
import { isOneOf, longestMention, mentions, opensWith } from './word-lists.ts';

/** The texts above the headings, and the sheet's own name. */
function titlesOf({ header, body: { cells } }: Layout): string[] {
  const texts = [cells.sheetName];
  for (let row = 0; row < (header.upper ?? header.at); row += 1)
    for (let column = 0; column < widthOf(cells); column += 1) {
      const value = valueAt(cells, row, column);
      if (typeof value === 'string' && !isEmpty(value)) texts.push(value);
    }
  return texts;
}

const headingsOf = ({ header }: Layout): string[] => header.headings.filter((heading) => heading !== '');

const namesSuppliers = (heading: string): boolean => conceptsOf(heading).concepts.has('supplier');

const speaksOfCustomers = (texts: readonly string[]): boolean =>
  texts.some((text) => mentions(text, 'receivables') || opensWith(text, 'receivables'));

/** Who owes, as the clerk says: the customers, or we ourselves. */
const answerOf = ({ answers }: Layout): 'customers' | 'us' | null => answers.oneOf('owedBy', ['customers', 'us']);

function refusal({ body: { cells } }: Layout, who: string): Refusal {
  const text = `${who}: this is a list of what you owe, not of what customers owe you.`;
  return refuse('payables', text.replace('{sheet}', `“${cells.sheetName}”`));
}

/** A list that by its words, or by the clerk's, is of suppliers we owe; null for any other. */
export function refusePayables(layout: Layout): Refusal | null {
  const answer = answerOf(layout);
  if (answer === 'us') return refusal(layout, 'You say that you owe what stands on {sheet}');
  if (answer === 'customers') return null;
  const [headings, titles] = [headingsOf(layout), titlesOf(layout)];
  if (headings.some(namesSuppliers) && !speaksOfCustomers(headings)) {
    const row = rowNumber(layout.body.cells, layout.header.at);
    return refusal(layout, `The headings in row ${row} of {sheet} speak of suppliers`);
  }
  const byTitle = titles.some((text) => mentions(text, 'payables')) && !speaksOfCustomers([...titles, ...headings]);
  return byTitle ? refusal(layout, 'The title of {sheet} speaks of suppliers') : null;
}

const LOOKED_AT = 200;
const MOST = 0.5;

/** The first lines of a column as texts. */
function textsIn({ body }: Layout, column: number): string[] {
  return firstLines(body, LOOKED_AT)
    .map((row) => String(valueAt(body.cells, row, column)).trim())
    .filter((text) => text !== '');
}

/** A column in which most documents are of kinds that come from suppliers. */
function purchaseColumn(layout: Layout): string | null {
  const found = layout.profiles.find(({ at, texts, patterns }) => {
    if (texts === 0 || patterns.distinct > 0.5) return false;
    const kinds = textsIn(layout, at);
    return kinds.filter((text) => isOneOf(text, 'purchases')).length > kinds.length * MOST;
  });
  return found ? (textsIn(layout, found.at)[0] ?? null) : null;
}

/** Accounts that charts of accounts keep for suppliers: 7 to 9 of five digits with DATEV, 401 in France, 40 and 41 in Spain. */
const SUPPLIER_ACCOUNTS: Readonly<Record<string, RegExp>> = {
  de: /^[789]\d{4}$/,
  fr: /^401[\dA-Z]*$/,
  es: /^4[01]0\d{2,}$/,
  pt: /^221\d*$/,
};

function supplierAccounts(layout: Layout): string | null {
  const ofSuppliers = SUPPLIER_ACCOUNTS[languageOf(layout.header.headings)];
  const column = layout.at('customerId') ?? layout.at('customer');
  if (!ofSuppliers || column === null) return null;
  const accounts = textsIn(layout, column);
  return accounts.length > 0 && accounts.every((text) => ofSuppliers.test(text)) ? (accounts[0] ?? null) : null;
}

const isBillHeading = (heading: string): boolean => {
  const { concepts } = conceptsOf(heading);
  const isOurs = /invoice/i.test(heading) || concepts.has('party') || concepts.has('order');
  // A code of two letters means a kind of document in a cell; in a heading it is short for something else.
  return longestMention(heading, 'purchases') > 2 && !isOurs;
};

/** Numbers that begin as programs number bills of suppliers: `BILL/2026/0012`, `ACC-PINV-2026-00007`. */
const BILL_NUMBER = /^(?:ACC-)?(?:V?BILL|PINV|PUR|ER)[-/_ ]?\d|^(?:ACC-)?(?:V?BILL|PINV)[-/]/i;

function billNumbers(layout: Layout): string | null {
  const column = layout.at('invoiceNumber');
  const numbers = column === null ? [] : textsIn(layout, column);
  const [first = null] = numbers;
  return numbers.filter((text) => BILL_NUMBER.test(text)).length > numbers.length * MOST ? first : null;
}

const DEBIT = /\d\s*(?:dr|debit|soll)\.?$|"\s*dr\.?\s*"/i;

/** `1,23,456.00 Dr`: what stands on the debit side of an account is owed to us. */
function areDebits(layout: Layout, { values, numberFormats }: SheetCells): boolean {
  const column = layout.at('outstanding');
  if (column === null) return false;
  const rows = firstLines(layout.body, LOOKED_AT);
  const isDebit = (row: number): boolean =>
    DEBIT.test(String(values[row]?.[column] ?? '')) || DEBIT.test(numberFormats[row]?.[column] ?? '');
  return rows.filter(isDebit).length > rows.length * MOST;
}

/** What hints at a list of bills to be paid, in the sheet's own words; null where nothing does. */
function hintOf(layout: Layout, written: SheetCells): string | null {
  const [headings, titles] = [headingsOf(layout), titlesOf(layout)];
  if (speaksOfCustomers([...headings, ...titles])) return null;
  return (
    (areDebits(layout, written) ? undefined : headings.find(isBillHeading)) ??
    titles.find((text) => mentions(text, 'purchases')) ??
    purchaseColumn(layout) ??
    billNumbers(layout) ??
    supplierAccounts(layout)
  );
}

/** Where something only hints at a list of suppliers, the clerk says whose debts they are; `written` are the cells as they stand. */
export function payablesDoubts(layout: Layout, written: SheetCells): Question[] {
  const hint = answerOf(layout) === null ? hintOf(layout, written) : null;
  if (hint === null) return [];
  const text = `Nothing on the sheet speaks of customers, and “${hint}” may mean bills of suppliers. Do customers owe these amounts, or do you?`;
  return [{ topic: 'owedBy', text, assumed: 'customers', blocking: true, cells: [] }];
}
