// What a list shows below itself and does not owe, in seven languages and every grouping: bills of suppliers, paid invoices, the
// same debts by age. The truth is that of the sheet without it.
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../core/refusal.ts';
import { type CellValue, readSheet, type SheetReading } from '../../core/sheet.ts';
import { type ComposedSheet, compose, type Style } from '../sheets/composed-sheet.ts';
import { LEDGER } from '../sheets/made-up-layouts.ts';
import { day, TODAY } from './cells.ts';

const AS_OF = day('2026-09-15');
const LINES: ReadonlySet<string> = new Set(['invoice', 'credit', 'payment', 'customerSummary']);
const GROUPINGS = ['flat', 'sparse', 'heading', 'labelled', 'footing', 'ages'] as const;

const TITLES: Readonly<Record<Style['language'], readonly [suppliers: string, paid: string]>> = {
  en: ['Creditors', 'Paid invoices'],
  de: ['Kreditoren', 'Bezahlte Rechnungen'],
  fr: ['Fournisseurs', 'Factures payées'],
  es: ['Proveedores', 'Facturas pagadas'],
  nl: ['Crediteuren', 'Betaalde facturen'],
  it: ['Fornitori', 'Fatture pagate'],
  pt: ['Fornecedores', 'Faturas pagas'],
};
const LANGUAGES = Object.keys(TITLES) as Style['language'][];

const styleOf = (language: Style['language'], grouping: Style['grouping']): Style => ({
  language,
  grouping,
  dates: 'excel',
  numbers: 'number',
  currency: 'title',
  money: 'open',
  basis: 'due',
  title: 'as of',
  total: 'word',
  subtotals: grouping === 'heading' || grouping === 'labelled' || grouping === 'footing',
  repeatHeader: false,
  twoRows: false,
  seed: 0,
});

interface Row {
  readonly values: readonly CellValue[];
  readonly formats: readonly string[];
}

const texts = (...values: CellValue[]): Row => ({ values, formats: [] });

/** The sheet with some rows below its last. */
function withRows({ cells }: ComposedSheet, rows: readonly Row[]): ComposedSheet['cells'] {
  const width = cells.values[0]?.length ?? 0;
  const filled = <Of>(of: readonly Of[], nothing: Of): Of[] =>
    Array.from({ length: width }, (_, i) => of[i] ?? nothing);
  return {
    ...cells,
    values: [...cells.values, ...rows.map(({ values }) => filled(values, ''))],
    numberFormats: [...cells.numberFormats, ...rows.map(({ formats }) => filled(formats, ''))],
  };
}

const linesAt = ({ rows }: ComposedSheet): number[] =>
  rows.flatMap(({ row, type }) => (LINES.has(type) ? [row - 1] : []));

/** Some lines of the sheet under another number, as they would stand on another list. */
function otherLines(sheet: ComposedSheet): Row[] {
  const number = sheet.columns.indexOf('number');
  return linesAt(sheet)
    .slice(0, 3)
    .map((at) => ({
      values: (sheet.cells.values[at] ?? []).map((value, i) => (i === number ? `S-${at}9` : value)),
      formats: sheet.cells.numberFormats[at] ?? [],
    }));
}

type Answers = Readonly<Record<string, string>>;

function readingOf(cells: ComposedSheet['cells'], sheet: ComposedSheet, answers: Answers): SheetReading {
  const reading = readSheet(cells, { ...TODAY, asOf: sheet.asOf, answers: { ...sheet.mustAsk, ...answers } });
  if (isRefusal(reading)) throw new Error(`refused: ${reading.because}`);
  return reading;
}

const truthOf = ({ rows }: ComposedSheet): string[] =>
  rows.flatMap(({ row, type, minor, overdue }) => (LINES.has(type) ? [`${row}: ${minor} ${overdue}`] : []));
const readLines = ({ rows }: SheetReading): string[] =>
  rows.flatMap(({ row, type, outstanding, overdue }) =>
    LINES.has(type) ? [`${row}: ${outstanding?.minor} ${overdue}`] : [],
  );
const stopsOf = ({ questions }: SheetReading): string[] =>
  questions.filter(({ blocking }) => blocking).map(({ topic }) => topic);

const CASES = LANGUAGES.flatMap((language) => GROUPINGS.map((grouping) => [language, grouping] as const));

describe.each(CASES)('below a list in %s, written %s', (language, grouping) => {
  const sheet = compose(styleOf(language, grouping), LEDGER, AS_OF);
  const headings: Row = { values: sheet.cells.values[sheet.headerRow - 1] ?? [], formats: [] };
  const [suppliers, paid] = TITLES[language];
  const owed = sheet.columns.indexOf('open');
  const sum = linesAt(sheet).reduce((whole, at) => whole + Number(sheet.cells.values[at]?.[owed]), 0);
  const amount = (label: string, value: number): Row => {
    const values: CellValue[] = Array.from({ length: owed }, (_, i) => (i === 0 ? label : ''));
    return { values: [...values, Math.round(value * 100) / 100], formats: [] };
  };

  it.each<[string, Answers, readonly Row[]]>([
    ['bills of suppliers', { payables: 'leaveOut' }, [texts(suppliers), ...otherLines(sheet)]],
    ['bills of suppliers under headings', { payables: 'leaveOut' }, [texts(suppliers), headings, ...otherLines(sheet)]],
    ['paid invoices', { settled: 'settled' }, [texts(paid), ...otherLines(sheet)]],
    [
      'the same debts by age',
      {},
      [amount('1-30', 1000), amount('31-60', 2000.5), amount('61-90', sum - 3000.5), amount('Total', sum)],
    ],
  ])('%s are no debts, as far as titles need no word of the clerk’s', (_, answers, rows) => {
    const cells = withRows(sheet, [texts(''), ...rows]);
    expect(stopsOf(readingOf(cells, sheet, {}))).toEqual(Object.keys(answers));
    const reading = readingOf(cells, sheet, answers);
    expect(stopsOf(reading)).toEqual([]);
    expect(readLines(reading)).toEqual(truthOf(sheet));
  });
});
