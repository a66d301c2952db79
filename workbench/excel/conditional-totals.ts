// COUNTIF, SUMIF, AVERAGEIF and their plural forms, by the same criteria as filters: texts in any case, with wildcards.
import * as formulajs from '@formulajs/formulajs';
import type { FormulaArgument } from 'fast-formula-parser';
import type { CellValue } from './cells.ts';
import { meetsCriterion } from './criterion.ts';

const listed = (argument: FormulaArgument | undefined): unknown[] => {
  const value = argument?.value;
  return Array.isArray(value) ? value.flat() : [value];
};

function meets(value: unknown, criterion: unknown): boolean {
  const plain = (value ?? '') as CellValue;
  if (typeof criterion === 'number' || typeof criterion === 'boolean') return value === criterion;
  return meetsCriterion(plain, String(plain), String(criterion ?? ''));
}

/** Places at which every range meets its criterion; `pairs` are range, criterion, range, criterion… */
function placesMeeting(pairs: readonly (FormulaArgument | undefined)[]): number[] {
  const count = listed(pairs[0]).length;
  const tests: { values: unknown[]; criterion: unknown }[] = [];
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    tests.push({ values: listed(pairs[index]), criterion: listed(pairs[index + 1])[0] });
  }
  const places = Array.from({ length: count }, (_, place) => place);
  return places.filter((place) => tests.every(({ values, criterion }) => meets(values[place], criterion)));
}

function numbersAt(argument: FormulaArgument | undefined, places: readonly number[]): number[] {
  const values = listed(argument);
  return places.map((place) => values[place]).filter((value) => typeof value === 'number');
}

const sum = (numbers: readonly number[]): number => formulajs.SUM([...numbers]) as number;

/** What the average of no number is: undefined, which the caller turns into #DIV/0!. */
function average(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : sum(numbers) / numbers.length;
}

type Totals = (...args: (FormulaArgument | undefined)[]) => number | undefined;

/** By name; COUNTIF(range, criterion), SUMIF(range, criterion, sums), SUMIFS(sums, range, criterion…). */
export const CONDITIONAL_TOTALS: Readonly<Record<string, Totals>> = {
  COUNTIF: (range, criterion) => placesMeeting([range, criterion]).length,
  COUNTIFS: (...pairs) => placesMeeting(pairs).length,
  SUMIF: (range, criterion, sums) => sum(numbersAt(sums ?? range, placesMeeting([range, criterion]))),
  SUMIFS: (sums, ...pairs) => sum(numbersAt(sums, placesMeeting(pairs))),
  AVERAGEIF: (range, criterion, values) => average(numbersAt(values ?? range, placesMeeting([range, criterion]))),
  AVERAGEIFS: (values, ...pairs) => average(numbersAt(values, placesMeeting(pairs))),
};
