// The name of a customer in what stands below its lines beside their sum: what belongs to the label and what to the name.
import { describe, expect, it } from 'vitest';
import { date, read, type TestCell, topicsOf } from './cells.ts';

const DUE = date('2026-08-01');

/** One invoice for each label, with its sum below. */
const sheet = (labels: readonly string[], heading = 'Invoice'): TestCell[][] => [
  [heading, 'Due date', 'Balance'],
  ...labels.flatMap((label, i): TestCell[][] => [
    [`F-${i}`, DUE, 70 + i],
    [label, '', 70 + i],
  ]),
  ['Grand total', '', labels.reduce((sum, _, i) => sum + 70 + i, 0)],
];
const customers = (rows: TestCell[][]): (string | null)[] =>
  read(rows)
    .rows.filter(({ type }) => type === 'invoice')
    .map(({ customer }) => customer);

describe('customers named below their lines', () => {
  it.each<[string, string[], string[]]>([
    ['Total', ['Total Acme Ltd', 'Total Total Fitness Ltd'], ['Acme Ltd', 'Total Fitness Ltd']],
    ['Total alone', ['Total Total Fitness Ltd'], ['Total Fitness Ltd']],
    [
      'Summe',
      ['Summe Abel GmbH', 'Summe Total Tankstelle', 'Summe Summa GmbH'],
      ['Abel GmbH', 'Total Tankstelle', 'Summa GmbH'],
    ],
    [
      'Total for',
      ['Total for Acme Ltd', 'Total for Balance Yoga', 'Total for Grand Hotel'],
      ['Acme Ltd', 'Balance Yoga', 'Grand Hotel'],
    ],
    ['Totaal', ['Totaal De Groot BV', 'Totaal De Boer', 'Totaal De Vries'], ['De Groot BV', 'De Boer', 'De Vries']],
    ['Total de', ['Total de García', 'Total de La Tasca'], ['García', 'La Tasca']],
    ['Total client', ['Total client Le Petit Bistro', 'Total client Dupont'], ['Le Petit Bistro', 'Dupont']],
    [
      'total below the name',
      ['Acme Ltd – total', 'Total Fitness – total', 'Grand Hotel – total'],
      ['Acme Ltd', 'Total Fitness', 'Grand Hotel'],
    ],
    ['a word on either side', ['Customer Acme Total:', 'Customer Bolt Total:'], ['Acme', 'Bolt']],
    ['two words', ['Gesamt Summe Abel', 'Gesamt Summe Bär', 'Gesamt Summe Cuno'], ['Abel', 'Bär', 'Cuno']],
    ['Sub-total', ['Sub-total Acme Ltd', 'Sub-total Bolt'], ['Acme Ltd', 'Bolt']],
    ['Sub Total for', ['Sub Total for Acme Ltd'], ['Acme Ltd']],
  ])('are told from the label: %s', (_, labels, names) => {
    expect(customers(sheet(labels))).toEqual(names);
    expect(topicsOf(read(sheet(labels))).filter((topic) => topic.endsWith('!'))).toEqual([]);
  });
});
