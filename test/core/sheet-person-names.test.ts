// Customers who are persons, their surname and first name in columns of their own: two people of one name are two customers.
import { describe, expect, it } from 'vitest';
import { date, pounds, read, type TestCell, topicsOf } from './cells.ts';

const rowsOf = (headings: readonly string[], people: readonly (readonly string[])[]): TestCell[][] => [
  [...headings, 'Invoice', 'Due', 'Outstanding'],
  ...people.map((cells, n): TestCell[] => [...cells, `I-${n}`, date('2026-08-01'), pounds(10 + n)]),
];
const customersOf = (rows: TestCell[][]): (string | null)[] =>
  [...read(rows).rows].flatMap(({ type, customer }) => (type === 'invoice' ? [customer] : []));

describe('a customer who is a person', () => {
  it.each([
    ['Surname', 'First name'],
    ['Last name', 'First Name'],
    ['Tenant surname', 'Tenant forename'],
    ['Nachname', 'Vorname'],
    ['Name', 'Vorname'],
    ['Nom', 'Prénom'],
    ['Apellidos', 'Nombre'],
    ['Achternaam', 'Voornaam'],
    ['Cognome', 'Nome'],
    ['Sobrenome', 'Nome'],
  ])('has one name in two columns: %s, %s', (last, first) => {
    const people = [
      ['Smith', 'John'],
      ['Smith', 'Anna'],
      ['Jones', 'Anna'],
      ['Jones', 'Anna'],
    ];
    const names = ['John Smith', 'Anna Smith', 'Anna Jones', 'Anna Jones'];
    expect(customersOf(rowsOf([last, first], people))).toEqual(names);
    expect(
      customersOf(
        rowsOf(
          [first, last],
          people.map(([a = '', b = '']) => [b, a]),
        ),
      ),
    ).toEqual(names);
    expect(topicsOf(read(rowsOf([last, first], people))).filter((topic) => topic.endsWith('!'))).toEqual([]);
  });

  it('may be a contact beside the firm that is the customer', () => {
    const rows = rowsOf(
      ['Company name', 'First name', 'Last name'],
      [
        ['Ashdown Ltd', 'Ann', 'Bell'],
        ['Carr & Co', 'Bo', 'Dunn'],
      ],
    );
    expect(customersOf(rows)).toEqual(['Ashdown Ltd', 'Carr & Co']);
  });

  it('has a form of address in a column of its own', () => {
    const rows = rowsOf(
      ['Title', 'Forename', 'Surname'],
      [
        ['Mr', 'John', 'Smith'],
        ['Mrs', 'Ann', 'Smith'],
        ['Mr', 'Bo', 'Dunn'],
      ],
    );
    expect(customersOf(rows)).toEqual(['John Smith', 'Ann Smith', 'Bo Dunn']);
  });

  it('may have a surname only', () => {
    expect(
      customersOf(
        rowsOf(
          ['Surname', 'First name'],
          [
            ['Smith', ''],
            ['Jones', 'Anna'],
          ],
        ),
      ),
    ).toEqual([...['Smith', 'Anna Jones']]);
  });
});
