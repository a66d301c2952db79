// The currency of every row: its own column, else the number format of the amount, else the heading, else the title block,
// else the one currency that other amounts of the column show. A sheet that names none has amounts without currency.
import { isCurrencyCode, NO_CURRENCY } from '../money.ts';
import type { CellValue, SheetCells } from '../sheet.ts';
import { currencyOfCountry, DOLLARS, dollarOfCountry } from './country.ts';
import type { Findings } from './findings.ts';
import { formatAt, isEmpty, valueAt, widthOf } from './grid.ts';
import type { Layout } from './layout.ts';
import { currencyNamed, meaningOf, type NamedCurrency, SHARED_CODES } from './number-format.ts';
import { remembered } from './remembered.ts';
import type { SectionCurrency } from './section-currencies.ts';
import { conceptsOf } from './vocabulary.ts';

/** Gives the currency code of a row (position in the block) and notes in the findings what it had to assume. */
export type CurrencyOfRow = (row: number) => string;

// Words in capitals that happen to be currency codes, and headings use them: ALL, TOP, CUP …
const WORD_LIKE: ReadonlySet<string> = new Set([
  'ALL',
  'TOP',
  'CUP',
  'MOP',
  'TRY',
  'PEN',
  'GEL',
  'LAK',
  'BAM',
  'MAD',
  'SOS',
  'ANG',
  'AMD',
  'COP',
]);
const SIGN = /(US|A|AU|C|CA|NZ|HK|S|R)?\$|[£€¥₹₩₽₺₪₫₴₦฿]/;
const CODE = /(?<![\p{L}\p{N}])[A-Z]{3}(?![\p{L}\p{N}])/gu;
/** `TEUR` and `KEUR` name the euro. */
const IN_THOUSANDS = /(?<![\p{L}\p{N}])[TKk]\s?(EUR|GBP|USD|CHF)(?![\p{L}\p{N}])/gu;
const SPEAKS_OF_CURRENCY = /currenc|amounts?|values?|figures|stated|shown|balances/i;

/** A currency named in a heading: `Balance (£)`, `Amount EUR`. */
export function currencyInHeading(text: string): NamedCurrency | null {
  const sign = SIGN.exec(text)?.[0];
  if (sign) return currencyNamed(sign);
  const codes = (text.replace(IN_THOUSANDS, '$1').match(CODE) ?? []).filter(
    (code) => isCurrencyCode(code) && !WORD_LIKE.has(code),
  );
  const [code] = codes;
  return code ? { code, shared: false } : null;
}

const AT_END = /(?:^|[\s(,;:/–-])([A-Z]{3}|\p{Sc}|euros?)[)\].]?\s*$/iu;

/** A currency at the very end of a title: `Debtors at 31/10/2026 GBP`, `… (final) (EUR)`, `… in Euro`. */
function currencyAtEnd(text: string): NamedCurrency | null {
  const word = AT_END.exec(text)?.[1] ?? '';
  if (/^euros?$/i.test(word)) return { code: 'EUR', shared: false };
  return currencyInHeading(word);
}

/** In whatever language: a word for currency, or for amounts. */
function speaksOfCurrency(text: string): boolean {
  if (SPEAKS_OF_CURRENCY.test(text)) return true;
  const { concepts } = conceptsOf(text);
  return concepts.has('currency') || concepts.has('money') || concepts.has('open');
}

/** A currency named in the title block, where the text speaks of currency or stands in brackets: `All amounts in GBP`. */
function currencyInTitle({ header, body: { cells } }: Layout): NamedCurrency | null {
  for (let row = 0; row < header.at; row += 1)
    for (let column = 0; column < widthOf(cells); column += 1) {
      const value = valueAt(cells, row, column);
      if (typeof value !== 'string') continue;
      const bracketed = /\(([^)]*)\)/.exec(value)?.[1] ?? '';
      const left = String(valueAt(cells, row, column - 1));
      const text = speaksOfCurrency(value) || speaksOfCurrency(left) ? value : bracketed;
      const named = currencyInHeading(text) ?? currencyAtEnd(value);
      if (named) return named;
    }
  return null;
}

/** The currencies that the number formats of a column name, over all its numbers. */
function formatCurrencies(cells: SheetCells, column: number, from: number, to: number): Map<string, NamedCurrency> {
  const found = new Map<string, NamedCurrency>();
  let before = '';
  for (let row = from; row < to; row += 1) {
    const format = formatAt(cells, row, column);
    if (format === before || typeof valueAt(cells, row, column) !== 'number') continue;
    before = format;
    const named = meaningOf(format).currency;
    if (named) found.set(named.code, named);
  }
  return found;
}

interface Fallback {
  readonly named: NamedCurrency;
  readonly assumed: boolean;
}

const BODY_ROWS = 300;

/** A currency that a label somewhere below the headings names: `Credit Limit £:`. */
function currencyInLabels({ body: { cells, from, to, lines } }: Layout): NamedCurrency | null {
  const isLine = new Set(lines ?? []);
  for (let row = from; lines && row < Math.min(to, from + BODY_ROWS); row += 1) {
    if (isLine.has(row)) continue;
    for (const value of cells.values[row] ?? []) {
      const named = typeof value === 'string' && value.length <= 60 ? currencyInHeading(value) : null;
      if (named) return named;
    }
  }
  return null;
}

function fallbackOf(layout: Layout, column: number): Fallback | null {
  const { body, header } = layout;
  const said = currencyInHeading(header.headings[column] ?? '') ?? currencyInTitle(layout);
  if (said) return { named: said, assumed: false };
  const inFormats = formatCurrencies(body.cells, column, body.from, body.to);
  const [only] = inFormats.values();
  if (only && inFormats.size === 1) return { named: only, assumed: true };
  if (inFormats.size > 1 || layout.at('currency') !== null) return null;
  const inLabels = currencyInLabels(layout);
  return inLabels ? { named: inLabels, assumed: false } : null;
}

/** The columns whose formats may show the currency of what a row owes. */
function amountColumns({ at, buckets, credits, body }: Layout, column: number): number[] {
  const ages = at('outstanding') === null ? buckets.map(({ index }) => index - body.cells.firstColumn) : [];
  return [...new Set([column, at('amount') ?? column, credits ?? column, ...ages])];
}

/** The currency that the number format of one of the row's amounts shows. */
function currencyInFormats({ body: { cells } }: Layout, row: number, columns: readonly number[]): NamedCurrency | null {
  for (const column of columns) {
    const shown = meaningOf(formatAt(cells, row, column)).currency;
    if (shown) return shown;
  }
  return null;
}

/**
 * Currencies that nothing on the sheet names: those of its country, or of a sign that several share. The clerk sees them as
 * assumed; no letter asks for money in them.
 */
export function guessedCurrencies(findings: Findings, currencies: readonly string[]): string[] {
  if (findings.of('currencyUsual')) return [...currencies];
  return findings.of('currencyShared') ? currencies.filter((code) => SHARED_CODES.has(code) || DOLLARS.has(code)) : [];
}

/**
 * Finds where the sheet names its currencies. `column` is the position of what is outstanding, `inSection` the currency of the
 * part of the list that a row stands in, where parts name theirs.
 */
export function currencyReader(
  layout: Layout,
  column: number,
  findings: Findings,
  inSection: SectionCurrency | null,
): CurrencyOfRow {
  const codes = layout.at('currency');
  const columns = amountColumns(layout, column);
  const fallback = fallbackOf(layout, column);
  const usual = fallback ? null : currencyOfCountry(layout);
  const answer = layout.answers.currency;
  const dollar = dollarOfCountry(layout) ?? 'USD';
  const settle = (named: NamedCurrency | null, row: number, at: number): string => {
    if (answer && (!named || named.shared)) return answer;
    if (named?.shared) findings.note('currencyShared', row, at);
    if (named?.shared && named.code === 'USD') return dollar;
    if (named) return named.code;
    findings.note(usual ? 'currencyUsual' : 'currencyUnknown', row, at);
    return usual ?? NO_CURRENCY;
  };
  const named = remembered((written: CellValue) => currencyNamed(String(written)));
  return (row) => {
    const written = codes === null ? '' : valueAt(layout.body.cells, row, codes);
    if (codes !== null && !isEmpty(written)) return settle(named(written), row, codes);
    const shown = currencyInFormats(layout, row, columns);
    const ofSection = shown || !inSection ? null : inSection(row);
    if (ofSection) return settle(ofSection, row, column);
    if (!shown && fallback?.assumed) findings.note('currencyAssumed', row, column);
    return settle(shown ?? fallback?.named ?? null, row, column);
  };
}
