// The column of the language that a customer is written to in: told by its heading and by what stands in it, never taken
// for a country, a currency or anything else, and never in the way of reading the sheet.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageTag } from '../../core/language-names.ts';
import { columnOf, date, read, rowAt, type TestCell, TODAY, topicsOf } from './cells.ts';

const LATE = date('2026-08-01');

// The sheets below carry no day to judge by, and nothing else is asked.

/** Three invoices in euros with one column more, in front or at the end. */
function sheetWith(heading: string, values: readonly TestCell[], place: 'first' | 'last' = 'last'): TestCell[][] {
  const rows: TestCell[][] = [
    ['Customer', 'Invoice no', 'Due date', 'Outstanding', 'Currency'],
    ['Ostsee Werft GmbH', 'OW-1', LATE, 100.5, 'EUR'],
    ['Atelier Brume', 'AB-1', LATE, 200.5, 'EUR'],
    ['Calder Cycles Ltd', 'CC-1', LATE, 300.5, 'GBP'],
  ];
  const cells = [heading, ...values];
  return rows.map((row, i) => (place === 'first' ? [cells[i] ?? '', ...row] : [...row, cells[i] ?? '']));
}

describe('the column of the customer’s language', () => {
  it.each([
    ['Language', ['DE', 'FR', 'EN']],
    ['Lang', ['de-DE', 'fr_FR', 'en-GB']],
    ['Lang.', ['German', 'French', 'English']],
    ['Language Code', ['DEU', 'FRA', 'ENU']],
    ['Customer language', ['german', '', 'English (UK)']],
    ['Sprache', ['Deutsch', 'Französisch', 'Englisch']],
    ['Spr.', ['D', 'F', 'E']],
    ['Kundensprache', ['DE', 'FR', 'EN']],
    ['Sprachenschlüssel', ['DE', 'FR', 'EN']],
    ['Korrespondenzsprache', ['DE', '', '']],
    ['Langue', ['allemand', 'français', 'anglais']],
    ['Code langue', ['DE', 'FR', 'EN']],
    ['Idioma', ['alemán', 'francés', 'inglés']],
    ['Idioma', ['alemão', 'francês', 'inglês']],
    ['Taal', ['Duits', 'Frans', 'Engels']],
    ['Voorkeurstaal', ['DE', 'FR', 'NL']],
    ['Lingua', ['tedesco', 'francese', 'inglese']],
    ['Língua', ['DE', 'FR', 'PT']],
  ])('is known by its heading and its cells: %s, %j', (heading, values) => {
    for (const place of ['first', 'last'] as const) {
      const reading = read(sheetWith(heading, values, place));
      expect(columnOf(reading, 'language')).toBe(place === 'first' ? 'A' : 'F');
      expect(rowAt(reading, 2).language).toBe(values[0]);
      expect(topicsOf(reading)).toEqual(['asOf']);
    }
  });

  it.each([
    ['Country', ['DE', 'FR', 'ES']],
    ['Land', ['DE', 'FR', 'NL']],
    ['Country/Language', ['DE', 'FR', 'ES']],
    ['Pays', ['FR', 'DE', 'ES']],
    ['', ['DE', 'FR', 'EN']],
    ['Region', ['DE', 'FR', 'ES']],
    ['Language', ['North', 'South', 'West']],
    ['Language', [1, 2, 3]],
    ['Language', ['', '', '']],
    ['Idioma', ['EUR', 'USD', 'GBP']],
    ['Comment on language', ['DE', 'FR', 'EN']],
  ])('is not one of another heading or with other cells: “%s”, %j', (heading, values) => {
    const reading = read(sheetWith(heading, values));
    expect(columnOf(reading, 'language')).toBeNull();
    expect(columnOf(reading, 'currency')).toBe('E');
    expect(rowAt(reading, 2)).not.toHaveProperty('language');
    expect(topicsOf(reading)).toEqual(['asOf']);
  });

  it('changes nothing else that is read', () => {
    const without = read(sheetWith('', ['', '', '']));
    const withIt = read(sheetWith('Spr.', ['D', 'S', 'E']));
    const factsOf = ({ rows }: typeof without) => rows.map(({ language: _, ...row }) => row);
    expect(factsOf(withIt)).toEqual(factsOf(without));
    expect(withIt.columns.filter(({ role }) => role !== 'language')).toEqual(without.columns);
  });

  it('is the one the clerk chooses, or none', () => {
    const rows = sheetWith('Ref', ['DE', 'FR', 'EN']);
    expect(columnOf(read(rows), 'language')).toBeNull();
    const chosen = read(rows, {}, { ...TODAY, answers: { 'column.language': 'F' } });
    expect(rowAt(chosen, 3).language).toBe('FR');
    const none = read(
      sheetWith('Language', ['DE', 'FR', 'EN']),
      {},
      { ...TODAY, answers: { 'column.language': 'none' } },
    );
    expect(columnOf(none, 'language')).toBeNull();
  });

  it('is read above a customer’s invoices too', () => {
    const reading = read([
      ['Invoice no', 'Due date', 'Outstanding EUR'],
      ['Customer:', 'Ostsee Werft GmbH', 'Language: German'],
      ['OW-1', LATE, 100.5],
      ['Customer:', 'Calder Cycles Ltd', ''],
      ['CC-1', LATE, 300.5],
    ]);
    expect(rowAt(reading, 3)).toMatchObject({ customer: 'Ostsee Werft GmbH', language: 'German' });
    expect(rowAt(reading, 5)).toMatchObject({ customer: 'Calder Cycles Ltd' });
    expect(rowAt(reading, 5)).not.toHaveProperty('language');
  });

  it('stands on the one row of a customer', () => {
    const reading = read([
      ['Customer', 'Language', 'Not due', '1-30', '31-60', 'Balance EUR'],
      ['Ostsee Werft GmbH', 'DE', 100.5, '', 20.25, 120.75],
      ['Calder Cycles Ltd', 'EN', 300.5, 10, '', 310.5],
    ]);
    expect(rowAt(reading, 2)).toMatchObject({ type: 'customerSummary', language: 'DE' });
  });
});

describe('a text that names a language', () => {
  it.each([
    ['DE', 'de'],
    ['D', 'de'],
    ['de-DE', 'de-DE'],
    ['fr_FR', 'fr-FR'],
    ['GER', 'de'],
    ['German', 'de'],
    ['deutsch', 'de'],
    ['alemão', 'de'],
    ['Aleman', 'de'],
    ['English (UK)', 'en'],
    ['Français / FR', 'fr'],
    ['ESP', 'es'],
    ['Tedesco', 'de'],
    ['Polish', null],
    ['PL', 'pl'],
    ['GB', null],
    ['EUR', null],
    ['North', null],
    ['Ostsee Werft GmbH', null],
    ['', null],
    ['#N/A', null],
  ])('%s: %s', (text, tag) => {
    expect(languageTag(text)).toBe(tag);
  });

  it('is a tag that the API takes, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const tag = languageTag(text);
        if (tag !== null) expect(Intl.getCanonicalLocales(tag)).toEqual([tag]);
      }),
    );
  });
});
