// Large aged-debtor sheets of every kind of layout, as many rows as are asked for: made row by row, the same every time.
import type { CellValue, SheetCells } from '../../core/sheet.ts';

type Row = readonly CellValue[];

/** A kind of sheet: its name, and its rows from the headings to the printed total. */
export interface LargeSheet {
  readonly kind: string;
  readonly cells: (rows: number) => SheetCells;
}

const FIRST_DAY = 46_000;
const LINES_A_CUSTOMER = 3;
const DATES = 'dd/mm/yyyy';
const AMOUNTS = '#,##0.00';

const amountOf = (i: number): number => ((i * 7919) % 90_000) / 100 + 1;
const issuedOn = (i: number): number => FIRST_DAY + (i % 250);
const nameOf = (customer: number): string => `Customer ${customer} Ltd`;
const pad = (value: number): string => String(value).padStart(2, '0');
const inCents = (amount: number): number => Math.round(amount * 100) / 100;
const sumOf = (amounts: readonly number[]): number => inCents(amounts.reduce((sum, amount) => sum + amount, 0));

/** `1.234,56`. */
const germanAmount = (amount: number): string =>
  amount
    .toFixed(2)
    .replace('.', ',')
    .replace(/(?<=\d)(?=(?:\d{3})+,)/g, '.');

/** Rows of a month each, so that every day of it exists. */
const textDay = (i: number, months: number): string =>
  `${pad((i % 28) + 1)}/${pad(((Math.floor(i / 28) + months) % 8) + 1)}/2026`;

/** Serials are dates, other numbers amounts. */
const formatOf = (value: CellValue): string => {
  if (typeof value !== 'number') return '';
  return value >= FIRST_DAY && value < FIRST_DAY + 400 && Number.isInteger(value) ? DATES : AMOUNTS;
};

/** The cells as they lie in memory when they come out of a message of Excel's. */
function cellsOf(rows: readonly Row[]): SheetCells {
  const values = JSON.parse(JSON.stringify(rows)) as CellValue[][];
  const numberFormats = values.map((row) => row.map(formatOf));
  return { sheetName: 'Debtors', firstRow: 0, firstColumn: 0, values, numberFormats, dateEpoch: 1900 };
}

/** A list of one row an invoice, with its total. */
const list =
  (headings: readonly string[], lineOf: (i: number) => Row, totalOf: (lines: readonly Row[]) => readonly Row[]) =>
  (rows: number): SheetCells => {
    const lines = Array.from({ length: rows }, (_, i) => lineOf(i));
    return cellsOf([headings, ...lines, ...totalOf(lines)]);
  };

/** Blocks of rows, one a customer, until there are rows enough; then the total of all. */
function inBlocks(
  headings: readonly string[],
  rows: number,
  blockOf: (customer: number) => readonly Row[],
  totalOf: (amount: number) => readonly Row[],
): SheetCells {
  const all: Row[] = [headings];
  const amounts: number[] = [];
  for (let customer = 0; all.length < rows; customer += 1) {
    all.push(...blockOf(customer));
    for (const i of linesOf(customer)) amounts.push(amountOf(i));
  }
  return cellsOf([...all, ...totalOf(sumOf(amounts))]);
}

const linesOf = (customer: number): number[] =>
  Array.from({ length: LINES_A_CUSTOMER }, (_, k) => customer * LINES_A_CUSTOMER + k);
const owedBy = (customer: number): number => sumOf(linesOf(customer).map(amountOf));

const DOCUMENT = ['Invoice no', 'Invoice date', 'Due date', 'Amount', 'Outstanding'];
const documentLine = (i: number): Row => [`INV-${10_000 + i}`, issuedOn(i), issuedOn(i) + 30, amountOf(i), amountOf(i)];
const documentTotal = (label: string, amount: number): Row => [label, '', '', amount, amount];
const totals = (amount: number): Row[] => [documentTotal('Total', amount)];

const PLAIN = ['Customer', 'Invoice no', 'Invoice date', 'Due date', 'Outstanding'];
const plainLine = (i: number): Row => [
  nameOf(i % 4000),
  `INV-${10_000 + i}`,
  issuedOn(i),
  issuedOn(i) + 30,
  amountOf(i),
];
const sumOfColumn = (lines: readonly Row[], at: number): number => sumOf(lines.map((line) => Number(line[at])));
const plainTotal = (lines: readonly Row[]): Row[] => [['Total', '', '', '', sumOfColumn(lines, 4)]];

const AGES = ['Not due', '1-30 days', '31-60 days', '61-90 days', '91 days and over'];

/** Invoices under the age they have, ages from young to old. */
function byAge(rows: number): SheetCells {
  const each = Math.ceil(rows / AGES.length);
  const groups = AGES.map((label, age) => {
    const lines = Array.from({ length: each }, (_, i) => {
      const due = FIRST_DAY + 250 - age * 30 + (age === 0 ? i % 20 : -(i % 30));
      return [nameOf(i % 4000), `INV-${age}${100_000 + i}`, due - 30, due, amountOf(i)];
    });
    const owed = sumOfColumn(lines, 4);
    return { rows: [[label, '', '', '', ''], ...lines, [`Total ${label}`, '', '', '', owed]], owed };
  });
  return cellsOf([
    ['Aged debtors as at 25/08/2026', '', '', '', ''],
    PLAIN,
    ...groups.flatMap(({ rows: ofAge }) => ofAge),
    ['Total', '', '', '', sumOf(groups.map(({ owed }) => owed))],
  ]);
}

const SUMMARY = ['Customer', 'Current', '1 - 30', '31 - 60', '61 - 90', '91+', 'Total'];

function summaryLine(i: number): Row {
  const ages = [0, 1, 2, 3, 4].map((age) => ((i + age) % 3 === 0 ? 0 : amountOf(i * 5 + age)));
  return [nameOf(i), ...ages, sumOf(ages)];
}

const sumsOfAges = (lines: readonly Row[]): number[] => [1, 2, 3, 4, 5, 6].map((at) => sumOfColumn(lines, at));

const TEXT = ['Kunde', 'Rechnungsnummer', 'Rechnungsdatum', 'Fällig am', 'Offener Betrag'];
const textLine = (i: number): Row => [
  nameOf(i % 4000),
  `RE-${10_000 + i}`,
  textDay(i, 0),
  textDay(i, 1),
  germanAmount(amountOf(i) + 1000),
];
const textTotal = (lines: readonly Row[]): Row[] => [
  ['Summe', '', '', '', germanAmount(sumOf(lines.map((_, i) => amountOf(i) + 1000)))],
];

/** Days of which none is above the twelfth: nothing but usual terms tells the day from the month. */
const openLine = (i: number): Row => {
  const [customer = '', number = ''] = plainLine(i);
  const [day, month] = [(i % 12) + 1, (Math.floor(i / 12) % 6) + 1];
  return [customer, number, `${pad(day)}/${pad(month)}/2026`, `${pad(day)}/${pad(month + 1)}/2026`, amountOf(i)];
};

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August'];
const dayInWords = (i: number): string => `${(i % 28) + 1} ${MONTHS[Math.floor(i / 28) % 8]} 2026`;
const wordsLine = (i: number): Row => {
  const [customer = '', number = ''] = plainLine(i);
  return [customer, number, dayInWords(i), dayInWords(i + 28), amountOf(i)];
};

const AGED = [...PLAIN, ...AGES];
const agedLine = (i: number): Row => {
  const due = FIRST_DAY + (i % 150);
  const age = due > FIRST_DAY + 120 ? 0 : Math.min(4, Math.floor((FIRST_DAY + 120 - due) / 30) + 1);
  return [
    ...plainLine(i).slice(0, 2),
    due - 30,
    due,
    amountOf(i),
    ...AGES.map((_, k) => (k === age ? amountOf(i) : '')),
  ];
};

const MONEY = [...PLAIN, 'Currency'];
const moneyLine = (i: number): Row => [...plainLine(i), i % 3 === 0 ? 'EUR' : 'GBP'];
const moneyTotal = (lines: readonly Row[]): Row[] =>
  ['EUR', 'GBP'].map((code) => {
    const own = lines.filter((line) => line[5] === code);
    return [`Total ${code}`, '', '', '', sumOfColumn(own, 4), code];
  });

const CODED = [...PLAIN, 'Type'];
const codedLine = (i: number): Row => [...plainLine(i), i % 9 === 0 ? 'NCC' : 'FA'];
const codedTotal = (lines: readonly Row[]): Row[] => {
  const signed = lines.map((line) => (line[5] === 'NCC' ? -1 : 1) * Number(line[4]));
  return [['Total', '', '', '', sumOf(signed), '']];
};
const creditLine = (i: number): Row => {
  const [customer = '', number = '', issued = '', due = ''] = plainLine(i);
  const isCredit = i % 9 === 0;
  return [customer, number, issued, due, isCredit ? -amountOf(i) : amountOf(i), isCredit ? 'Credit note' : 'Invoice'];
};

/** Numbers in no order, of which some stand twice. */
const duplicateLine = (i: number): Row => {
  const [customer = '', , ...rest] = plainLine(i);
  const number = i % 1000 === 999 ? i - 4000 : i;
  return [customer, `INV-${(number * 7919) % 1_000_003}`, ...rest];
};

/** A heading for each customer, its invoices, and their total, which is more than they come to by some amount. */
const customersAbove = (rows: number, titleOf: (customer: number) => string, more: number): SheetCells =>
  inBlocks(
    DOCUMENT,
    rows,
    (customer) => [
      [titleOf(customer), '', '', '', ''],
      ...linesOf(customer).map(documentLine),
      documentTotal(`Total ${titleOf(customer)}`, owedBy(customer) + more),
    ],
    totals,
  );

/** The last rows show some of the list once more. */
function withExcerpt(rows: number): SheetCells {
  const lines = Array.from({ length: rows }, (_, i) => duplicateLine(i * 3));
  const largest = lines.slice(100, 103);
  return cellsOf([PLAIN, ...lines, ...plainTotal(lines), ['', '', '', '', ''], ['Top 3', '', '', '', ''], ...largest]);
}

/** Every kind of sheet that large companies keep. */
export const LARGE_SHEETS: readonly LargeSheet[] = [
  { kind: 'one row an invoice', cells: list(PLAIN, plainLine, plainTotal) },
  { kind: 'customers above their invoices', cells: (rows) => customersAbove(rows, nameOf, 0) },
  {
    kind: 'customers below their invoices',
    cells: (rows) =>
      inBlocks(
        DOCUMENT,
        rows,
        (customer) => [
          ...linesOf(customer).map(documentLine),
          documentTotal(`Total ${nameOf(customer)}`, owedBy(customer)),
        ],
        totals,
      ),
  },
  { kind: 'invoices by age', cells: byAge },
  {
    kind: 'customer on the first line only',
    cells: (rows) =>
      inBlocks(
        ['Customer', ...DOCUMENT],
        rows,
        (customer) => linesOf(customer).map((i, k) => [k === 0 ? nameOf(customer) : '', ...documentLine(i)]),
        (amount) => [['Total', ...documentTotal('', amount)]],
      ),
  },
  {
    kind: 'blocks with contact lines',
    cells: (rows) =>
      inBlocks(
        DOCUMENT,
        rows,
        (customer) => [
          [`A/C: C${10_000 + customer}`, `Name: ${nameOf(customer)}`, '', '', ''],
          [`Tel: 0113 496 ${1000 + (customer % 9000)}`, `ap${customer}@firm.example`, '', '', ''],
          ...linesOf(customer).map(documentLine),
          documentTotal('Total', owedBy(customer)),
          ['', '', '', '', ''],
        ],
        (amount) => [documentTotal('Grand total', amount)],
      ),
  },
  {
    kind: 'one row a customer',
    cells: list(SUMMARY, summaryLine, (lines) => [['Total', ...sumsOfAges(lines)]]),
  },
  { kind: 'dates and amounts as text', cells: list(TEXT, textLine, textTotal) },
  { kind: 'dates that can be read both ways', cells: list(PLAIN, openLine, plainTotal) },
  { kind: 'dates in words', cells: list(PLAIN, wordsLine, plainTotal) },
  { kind: 'invoices with ageing columns', cells: list(AGED, agedLine, plainTotal) },
  {
    kind: 'totals that do not add up',
    cells: (rows) => customersAbove(rows, (customer) => `C${10_000 + customer} ${nameOf(customer)}`, 1),
  },
  { kind: 'numbers that stand twice', cells: list(PLAIN, duplicateLine, plainTotal) },
  { kind: 'two currencies', cells: list(MONEY, moneyLine, moneyTotal) },
  {
    kind: 'notes and blank lines',
    cells: (rows) =>
      inBlocks(
        PLAIN,
        rows,
        (customer) => [
          ...linesOf(customer).map(plainLine),
          [`Promised to pay by Friday, spoke to accounts (${customer})`, '', '', '', ''],
          ['', '', '', '', ''],
        ],
        (amount) => [['Total', '', '', '', amount]],
      ),
  },
  { kind: 'credits told by the total alone', cells: list(CODED, codedLine, codedTotal) },
  {
    kind: 'credits below zero',
    cells: list(CODED, creditLine, (lines) => [['Total', '', '', '', sumOfColumn(lines, 4), '']]),
  },
  { kind: 'rows shown once more', cells: withExcerpt },
];
