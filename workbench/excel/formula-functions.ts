// Excel's functions beyond those fast-formula-parser has, taken from @formulajs/formulajs, and the few that need the workbook:
// TODAY and NOW from the injected clock, days in the workbook's own count, SUBTOTAL that passes over hidden rows, TEXT in its
// locale; SEARCH in any case, NUMBERVALUE with any number of group signs.
import * as formulajs from '@formulajs/formulajs';
import FormulaParser, { type CellReference, type FormulaArgument, type RangeReference } from 'fast-formula-parser';
import type { CellValue } from './cells.ts';
import { CONDITIONAL_TOTALS } from './conditional-totals.ts';
import { dateFunctions } from './date-functions.ts';
import { numberValue } from './number-value.ts';

type PlainFunction = (...args: unknown[]) => unknown;
type ArgumentFunction = (...args: FormulaArgument[]) => unknown;

const { FormulaError } = FormulaParser;

/** The error as the parser knows it; any other failure of a function is #VALUE!. */
export function formulaError(text: string): Error {
  return new FormulaError(text);
}

function excelResult(result: unknown): unknown {
  if (result instanceof Error) return formulaError(/^#/.test(result.message) ? result.message : '#VALUE!');
  if (result === undefined || result === null) return 0;
  return result;
}

function overPlainValues(call: PlainFunction): ArgumentFunction {
  return (...args) => {
    const failed = args.find((arg) => arg.value instanceof FormulaError);
    if (failed) return failed.value;
    return excelResult(call(...args.map((arg) => (arg.omitted ? undefined : arg.value))));
  };
}

/** formulajs functions the parser lacks, by name; nested ones (`STDEV.S`) under their dotted name. */
function missingFrom(supported: ReadonlySet<string>): Record<string, ArgumentFunction> {
  const found: Record<string, ArgumentFunction> = {};
  for (const [name, member] of Object.entries(formulajs)) {
    if (typeof member !== 'function' || name !== name.toUpperCase()) continue;
    if (!supported.has(name)) found[name] = overPlainValues(member as PlainFunction);
    for (const [suffix, nested] of Object.entries(member)) {
      const dotted = `${name}.${suffix}`;
      if (typeof nested === 'function' && !supported.has(dotted))
        found[dotted] = overPlainValues(nested as PlainFunction);
    }
  }
  return found;
}

const column = (value: unknown): unknown[] => (Array.isArray(value) ? value.flat() : [value]);

function sameValue(a: unknown, b: unknown): boolean {
  return typeof a === 'string' && typeof b === 'string' ? a.toLowerCase() === b.toLowerCase() : a === b;
}

/** The place of the last item that is not beyond the wanted one, as in sorted lists; -1 when all are. */
function lastNotBeyond(list: readonly unknown[], wanted: unknown, ascending: boolean): number {
  let place = -1;
  for (const [index, item] of list.entries()) {
    if (typeof item !== typeof wanted || item === null || wanted === null) continue;
    const beyond = ascending ? (item as number) > (wanted as number) : (item as number) < (wanted as number);
    if (beyond) break;
    place = index;
  }
  return place;
}

const match: ArgumentFunction = (wanted, list, kind) => {
  const items = column(list?.value);
  const type = kind && !kind.omitted ? Number(kind.value) : 1;
  const place =
    type === 0
      ? items.findIndex((item) => sameValue(item, wanted?.value))
      : lastNotBeyond(items, wanted?.value, type > 0);
  return place < 0 ? formulaError('#N/A') : place + 1;
};

const xlookup: ArgumentFunction = (wanted, list, results, ifMissing) => {
  const place = column(list?.value).findIndex((item) => sameValue(item, wanted?.value));
  if (place >= 0) return column(results?.value)[place] ?? 0;
  return ifMissing && !ifMissing.omitted ? ifMissing.value : formulaError('#N/A');
};

/** Where a text stands in another, in any case; `?` and `*` stand for any sign and any signs, `~` takes that away. */
const search: ArgumentFunction = (wanted, within, start) => {
  const failed = [wanted?.value, within?.value].find((value) => value instanceof FormulaError);
  if (failed) return failed;
  const from = start && !start.omitted ? Number(start.value) : 1;
  const text = String(within?.value ?? '');
  if (!(from >= 1) || from > text.length + 1) return formulaError('#VALUE!');
  const signs = String(wanted?.value ?? '').replace(
    /~([?*~])|[?*]|[\\^$.|+()[\]{}]/g,
    (sign, plain: string | undefined) => {
      if (plain !== undefined) return `\\${plain}`;
      if (sign === '?') return '.';
      return sign === '*' ? '.*' : `\\${sign}`;
    },
  );
  const place = text.slice(from - 1).search(new RegExp(signs, 'is'));
  return place < 0 ? formulaError('#VALUE!') : place + from;
};

const numberValueOf: ArgumentFunction = (text, decimal, group) => {
  const failed = [text, decimal, group].find((argument) => argument?.value instanceof FormulaError);
  if (failed) return failed.value;
  const signOf = (argument: FormulaArgument | undefined, usual: string): string =>
    argument && !argument.omitted ? String(argument.value) : usual;
  return numberValue(String(text?.value ?? ''), signOf(decimal, '.'), signOf(group, ',')) ?? formulaError('#VALUE!');
};

const ifs: ArgumentFunction = (...args) => {
  for (let index = 0; index + 1 < args.length; index += 2) {
    if (args[index]?.value) return args[index + 1]?.value ?? 0;
  }
  return formulaError('#N/A');
};

const TOTALS: Readonly<Record<number, PlainFunction>> = {
  1: formulajs.AVERAGE,
  2: formulajs.COUNT,
  3: formulajs.COUNTA,
  4: formulajs.MAX,
  5: formulajs.MIN,
  6: formulajs.PRODUCT,
  7: formulajs.STDEV.S,
  8: formulajs.STDEV.P,
  9: formulajs.SUM,
  10: formulajs.VAR.S,
  11: formulajs.VAR.P,
};

/** What SUBTOTAL and TEXT need of the workbook. */
export interface FunctionsWorkbook {
  /** `skipHidden` leaves out rows the clerk hid; rows a filter hides and other SUBTOTALs are always left out. */
  visibleValues(reference: CellReference | RangeReference, skipHidden: boolean): unknown[];
  /** A value through a number format, in the workbook's locale. */
  shownText(value: CellValue, numberFormat: string): string;
  /** The year from which the workbook counts days. */
  readonly dateEpoch: 1900 | 1904;
}

interface HasReference {
  readonly ref: CellReference | RangeReference;
}

function subtotal(workbook: FunctionsWorkbook): (parser: FormulaParser, ...args: unknown[]) => unknown {
  return (parser, which, ...ranges) => {
    const code = Number(parser.retrieveRef(plainValue(which)));
    const total = TOTALS[code > 100 ? code - 100 : code];
    if (!total) return formulaError('#VALUE!');
    const values = ranges.flatMap((range) => {
      if (typeof range !== 'object' || range === null || !('ref' in range)) return [];
      return workbook.visibleValues((range as HasReference).ref, code > 100);
    });
    return values.find((value) => value instanceof FormulaError) ?? excelResult(total(values));
  };
}

function plainValue(argument: unknown): unknown {
  if (typeof argument === 'object' && argument !== null && 'value' in argument) return argument.value;
  return argument;
}

const conditional: [string, ArgumentFunction][] = Object.entries(CONDITIONAL_TOTALS).map(([name, total]) => {
  return [name, (...args) => total(...args) ?? formulaError('#DIV/0!')];
});

/** The parser hands these two its own context first. */
const WITH_CONTEXT = ['SUMIF', 'AVERAGEIF'];
const plural = Object.fromEntries(conditional.filter(([name]) => !WITH_CONTEXT.includes(name)));
const singular = Object.fromEntries(
  conditional
    .filter(([name]) => WITH_CONTEXT.includes(name))
    .map(([name, total]) => [name, (_: FormulaParser, ...args: unknown[]) => total(...(args as FormulaArgument[]))]),
);

/** Names whose arguments the parser is to fetch like any other's, though it would not by itself. */
export const FETCHED = WITH_CONTEXT;

/** Everything a parser needs besides what it has. `today` and `now` give serial numbers. */
export function excelFunctions(clock: { today(): number; now(): number }, workbook: FunctionsWorkbook) {
  const supported = new Set(new FormulaParser().supportedFunctions());
  return {
    functions: {
      ...missingFrom(supported),
      ...dateFunctions(() => workbook.dateEpoch),
      MATCH: match,
      XLOOKUP: xlookup,
      ...plural,
      IFS: ifs,
      SEARCH: search,
      NUMBERVALUE: numberValueOf,
      TEXT: (value?: FormulaArgument, numberFormat?: FormulaArgument) => {
        if (value?.value instanceof FormulaError) return value.value;
        return workbook.shownText((value?.value ?? 0) as CellValue, String(numberFormat?.value ?? ''));
      },
      TODAY: () => clock.today(),
      NOW: () => clock.now(),
    },
    functionsNeedContext: { SUBTOTAL: subtotal(workbook), ...singular },
  };
}
