// Layouts of our own: other systems, seven languages, the traps of the trade, each as a style in which one ledger is written.
import type { Item, Style } from './composed-sheet.ts';

/** What the sheet says of its customers' languages, in the ways it may be written; of one it says nothing. */
const SPEAKS: Readonly<Record<string, string>> = {
  'Ashdown Joinery Ltd': 'EN',
  'Total Comfort Bäder': 'de-DE',
  'Current Électricité': 'Français',
  'Nuñez e Hijos': 'Spanish',
  'Zanetti S.r.l.': 'Italiano',
};

const item = (customer: string, number: string, issued: number, terms: number, amount: number, paid = 0): Item => ({
  customer,
  number,
  issued,
  terms,
  amount,
  paid,
  currency: 'EUR',
  ...(SPEAKS[customer] === undefined ? {} : { speaks: SPEAKS[customer] }),
});

/** Judged by the as-of day: due today, one day late, thirty and thirty-one days late, paid, part-paid, a credit, a penny. */
export const LEDGER: readonly Item[] = [
  item('Ashdown Joinery Ltd', 'INV-10234', -30, 30, 123_456_78),
  item('Ashdown Joinery Ltd', 'INV-10235', -31, 30, 271_05),
  item('Ashdown Joinery Ltd', 'INV-10236', -60, 30, 1_000_00, 400_00),
  item('Total Comfort Bäder', 'INV-10237', -61, 30, 44_10),
  item('Total Comfort Bäder', 'INV-10238', -10, 30, 912_00),
  item('Current Électricité', 'INV-10239', -135, 30, 5_303_26, 5_303_25),
  item('Current Électricité', 'INV-10240', -75, 30, -63_40),
  item('Nuñez e Hijos', 'INV-10241', -104, 14, 2_087_19),
  item('Nuñez e Hijos', 'INV-10242', -15, 14, 76_66),
  item('Nuñez e Hijos', 'INV-10243', -13, 14, 1_234_00),
  item('91 Opslag', 'INV-10244', -200, 60, 3_010_70),
  item('91 Opslag', 'INV-10245', -20, 60, 18_00),
  item('Zanetti S.r.l.', 'INV-10246', -92, 30, 640_05, 640_05),
  item('Zanetti S.r.l.', 'INV-10247', -47, 30, 999_99),
];

const plain: Style = {
  language: 'en',
  grouping: 'flat',
  dates: 'excel',
  numbers: 'number',
  currency: 'column',
  money: 'open',
  basis: 'due',
  title: 'named',
  total: 'word',
  subtotals: false,
  repeatHeader: false,
  twoRows: false,
  seed: 0,
};
const style = (change: Partial<Style>): Style => ({ ...plain, ...change });

export const LAYOUTS: readonly (readonly [name: string, style: Style])[] = [
  ['German open items, day first with points, comma decimals', style({ language: 'de', dates: 'D.M.Y', numbers: 'comma', title: 'as of' })],
  ['German groups under the customer’s name with sums', style({ language: 'de', grouping: 'heading', subtotals: true, dates: 'D.M.Y', numbers: 'comma', currency: 'title', seed: 3 })],
  ['German debits and credits without a balance', style({ language: 'de', money: 'debit credit', currency: 'title', seed: 1 })],
  ['German minus behind the amount', style({ language: 'de', numbers: 'trailing minus', dates: 'D.M.Y', money: 'paid', seed: 2 })],
  ['French échéancier with narrow spaces in amounts', style({ language: 'fr', dates: 'D/M/Y', numbers: 'space', seed: 1 })],
  ['French balance âgée, one row per customer', style({ language: 'fr', grouping: 'summary', money: 'ages', basis: 'ages', currency: 'heading', title: 'as of', dates: 'D/M/Y' })],
  ['French months by name', style({ language: 'fr', dates: 'D MON Y', money: 'amount', currency: 'format', seed: 2 })],
  ['Spanish cartera, days of delay instead of due dates', style({ language: 'es', basis: 'days', dates: 'D/M/Y', numbers: 'comma', seed: 3 })],
  ['Spanish ages alone, no total column', style({ language: 'es', grouping: 'summary', money: 'ages alone', basis: 'ages', currency: 'title', total: 'none' })],
  ['Spanish terms in days', style({ language: 'es', basis: 'terms', seed: 1 })],
  ['Dutch debtors, customer on the first line of a block only', style({ language: 'nl', grouping: 'sparse', dates: 'DD-MM-YY', numbers: 'comma' })],
  ['Dutch groups headed by labels', style({ language: 'nl', grouping: 'labelled', subtotals: true, currency: 'title', seed: 1 })],
  ['Dutch ageing columns without due dates', style({ language: 'nl', money: 'ages', basis: 'ages', currency: 'title', seed: 2 })],
  ['Italian scadenzario, customer named below its rows', style({ language: 'it', grouping: 'footing', currency: 'title', total: 'word', seed: 2 })],
  ['Italian partite aperte with payments', style({ language: 'it', money: 'paid', dates: 'D/M/Y', numbers: 'comma', title: 'as of', seed: 1 })],
  ['Italian grouped by age', style({ language: 'it', grouping: 'ages', subtotals: true, currency: 'title' })],
  ['Portuguese contas a receber', style({ language: 'pt', dates: 'D/M/Y', numbers: 'comma', seed: 2 })],
  ['Portuguese customer with its sum above its invoices', style({ language: 'pt', grouping: 'headingWithSum', currency: 'title', money: 'open', total: 'word' })],
  ['Portuguese short years', style({ language: 'pt', dates: 'DD-MM-YY', money: 'amount', numbers: 'comma', seed: 3 })],
  ['English Dr and Cr', style({ numbers: 'crdr', dates: 'D MON Y', seed: 1 })],
  ['English brackets for credits, month first', style({ numbers: 'brackets', dates: 'M/D/Y', currency: 'heading', seed: 3 })],
  ['English ISO days and codes in the amounts', style({ numbers: 'point', dates: 'ISO', currency: 'text', seed: 2 })],
  ['English headings on every page', style({ repeatHeader: true, total: 'no word', seed: 2 })],
  ['English headings over two rows', style({ twoRows: true, money: 'paid' })],
  ['English grouped by age without a word for the total', style({ grouping: 'ages', subtotals: true, total: 'no word', currency: 'format' })],
  ['English summary in a number format', style({ grouping: 'summary', money: 'ages', basis: 'ages', currency: 'format' })],
  ['English Dr and Cr joined to the amount', style({ numbers: 'crdr joined', dates: 'D MON Y', seed: 2 })],
  ['German short dates with the year first', style({ language: 'de', dates: 'YY.MM.DD', numbers: 'comma', seed: 2 })],
  ['French groups with short dates, the year first', style({ language: 'fr', grouping: 'heading', dates: 'YY.MM.DD', currency: 'title', subtotals: true })],
  ['Italian dates without a year, as the clerk says the nearest', style({ language: 'it', dates: 'D MON', money: 'paid', seed: 1 })],
  ['Spanish ages in thousands, as the title says', style({ language: 'es', grouping: 'summary', money: 'ages', basis: 'ages', scale: 'thousands in title', currency: 'column' })],
  ['Dutch amounts in thousands, as the heading says', style({ language: 'nl', scale: 'thousands in heading', seed: 1 })],
  ['English with the customers’ languages', style({ withLanguages: true, seed: 2 })],
  ['German with the customers’ languages beside the currency', style({ language: 'de', withLanguages: true, dates: 'D.M.Y', numbers: 'comma', seed: 1 })],
  ['Spanish, one row per customer with its language', style({ language: 'es', grouping: 'summary', money: 'ages', basis: 'ages', withLanguages: true })],
  ['Dutch blocks with the customers’ languages', style({ language: 'nl', grouping: 'sparse', withLanguages: true })],
  ['Italian groups with languages on every line', style({ language: 'it', grouping: 'heading', subtotals: true, withLanguages: true, total: 'none' })],
  ['English orders of the customers beside their invoices', style({ withReferences: true, seed: 2 })],
  ['Spanish groups with references on every line', style({ language: 'es', grouping: 'heading', withReferences: true, total: 'none', seed: 1 })],
  ['German accounts by label, number and name, with sums', style({ language: 'de', grouping: 'labelledCells', subtotals: true, dates: 'D.M.Y', numbers: 'comma', currency: 'title' })],
  ['French accounts by label, number and name', style({ language: 'fr', grouping: 'labelledCells', currency: 'title', total: 'none', seed: 2 })],
  ['Italian accounts over two lines', style({ language: 'it', grouping: 'labelledLines', subtotals: true, currency: 'title', seed: 1 })],
  ['English groups without sums', style({ grouping: 'heading', total: 'none', currency: 'format', seed: 2 })],
];
