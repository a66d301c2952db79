// One formula's answer over the workbook's cells, by fast-formula-parser. It stores nothing and recalculates nothing.
import FormulaParser, { type CellReference, type RangeReference } from 'fast-formula-parser';
import { Infix } from 'fast-formula-parser/formulas/operators.js';
import { type Area, MAX_COLUMNS, MAX_ROWS, parseAddress } from './a1.ts';
import type { CellValue } from './cells.ts';
import { displayText, isErrorText } from './display-text.ts';
import { excelFunctions, FETCHED, formulaError } from './formula-functions.ts';
import type { Sheet } from './sheet.ts';
import type { DefinedName, SheetTable } from './sheet-parts.ts';
import { resolveTableReferences } from './structured-references.ts';

/** What formulas can see of a workbook. */
export interface FormulaWorkbook {
  sheet(nameOrId: string): Sheet | undefined;
  readonly names: readonly DefinedName[];
  readonly tables: readonly { readonly sheet: Sheet; readonly table: SheetTable }[];
  readonly dateEpoch: 1900 | 1904;
  readonly locale: string;
}

/** A formula's answer; `supported` is false where a function or the notation is unknown here. */
export interface FormulaAnswer {
  readonly value: CellValue;
  readonly supported: boolean;
}

const { FormulaError } = FormulaParser;
const DAY = 86_400_000;
const SERIAL_OF_1970 = 25_569;
const DAYS_FROM_1900_TO_1904 = 1462;

/** Excel's `=`, `<` and friends: texts in any case, an empty cell is "" beside a text and 0 beside a number. */
function compareAsExcel(compare: typeof Infix.compareOp): typeof Infix.compareOp {
  const single = (value: unknown, isArray: boolean) => (isArray && Array.isArray(value) ? value[0][0] : value);
  const blankBeside = (value: unknown) => (typeof value === 'string' ? '' : typeof value === 'boolean' ? false : 0);
  const folded = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : value);
  return (left, operator, right, leftIsArray, rightIsArray) => {
    const a = single(left, leftIsArray) ?? null;
    const b = single(right, rightIsArray) ?? null;
    return compare(folded(a ?? blankBeside(b)), operator, folded(b ?? blankBeside(a)), false, false);
  };
}

Infix.compareOp = compareAsExcel(Infix.compareOp);

export class FormulaEvaluator {
  readonly #workbook: FormulaWorkbook;
  readonly #now: () => Date;
  readonly #parser: FormulaParser;
  #sheet: Sheet | null = null;

  constructor(workbook: FormulaWorkbook, now: () => Date) {
    this.#workbook = workbook;
    this.#now = now;
    this.#parser = new FormulaParser({
      ...excelFunctions({ today: () => Math.floor(this.nowSerial()), now: () => this.nowSerial() }, this),
      onCell: (reference) => this.#cell(reference.sheet, reference.row - 1, reference.col - 1),
      onRange: (reference) => this.#range(reference),
      onVariable: (name) => this.#named(name),
    });
    const unfetched = this.#parser.funsNeedContextAndNoDataRetrieve.filter((name) => !FETCHED.includes(name));
    this.#parser.funsNeedContextAndNoDataRetrieve = [...unfetched, 'SUBTOTAL'];
  }

  get dateEpoch(): 1900 | 1904 {
    return this.#workbook.dateEpoch;
  }

  /** Now as a serial number in the clock's own time zone. */
  nowSerial(): number {
    const now = this.#now();
    const serial = (now.getTime() - now.getTimezoneOffset() * 60_000) / DAY + SERIAL_OF_1970;
    return this.#workbook.dateEpoch === 1904 ? serial - DAYS_FROM_1900_TO_1904 : serial;
  }

  /** The answer of `formula` (with or without `=`) as if it stood in that cell. */
  evaluate(formula: string, sheet: Sheet, row: number, column: number): FormulaAnswer {
    this.#sheet = sheet;
    const body = formula.startsWith('=') ? formula.slice(1) : formula;
    const plain = resolveTableReferences(body, this.#workbook, sheet, row, column);
    try {
      const answer = this.#parser.parse(plain, { sheet: sheet.name, row: row + 1, col: column + 1 });
      return { value: answer instanceof FormulaError ? answer.name : cellValue(answer), supported: true };
    } catch (failure) {
      const cause = failure instanceof FormulaError ? (failure.details ?? failure) : null;
      const code =
        cause instanceof FormulaError ? cause.name : failure instanceof FormulaError ? failure.name : '#VALUE!';
      const unknown = code === '#ERROR!' || code === '#NAME?';
      return { value: unknown ? '#NAME?' : code, supported: !unknown };
    }
  }

  shownText(value: CellValue, numberFormat: string): string {
    return displayText(value, numberFormat, this.#workbook);
  }

  visibleValues(reference: CellReference | RangeReference, skipHidden: boolean): unknown[] {
    const sheet = this.#sheetNamed(reference.sheet);
    const area = this.#stored(sheet, areaOf(reference));
    const values: unknown[] = [];
    for (let row = area.row; row < area.row + area.rows; row++) {
      if (sheet.filteredRows.has(row) || (skipHidden && sheet.hiddenRows.has(row))) continue;
      for (let column = area.column; column < area.column + area.columns; column++) {
        if (!/^=.*\bSUBTOTAL\(/i.test(sheet.formula(row, column) ?? '')) values.push(known(sheet, row, column));
      }
    }
    return values;
  }

  #sheetNamed(name: string | undefined): Sheet {
    const sheet = name === undefined ? this.#sheet : this.#workbook.sheet(name);
    if (!sheet) throw formulaError('#REF!');
    return sheet;
  }

  #cell(sheetName: string | undefined, row: number, column: number): unknown {
    return known(this.#sheetNamed(sheetName), row, column);
  }

  #range(reference: RangeReference): unknown[][] {
    const sheet = this.#sheetNamed(reference.sheet);
    const area = this.#stored(sheet, areaOf(reference));
    const rows: unknown[][] = [];
    for (let row = area.row; row < area.row + area.rows; row++) {
      const line: unknown[] = [];
      for (let column = area.column; column < area.column + area.columns; column++)
        line.push(known(sheet, row, column));
      rows.push(line);
    }
    return rows;
  }

  /** Whole columns and rows cut to the cells there are, never to nothing. */
  #stored(sheet: Sheet, area: Area): Area {
    return sheet.storedPart(area) ?? { ...area, rows: 1, columns: 1 };
  }

  #named(name: string): CellReference | RangeReference | null {
    const lower = name.toLowerCase();
    const named = this.#workbook.names.filter((one) => one.name.toLowerCase() === lower);
    const defined = named.find((one) => one.sheetId === this.#sheet?.id) ?? named.find((one) => one.sheetId === null);
    const address = defined ? parseAddress(defined.refersTo) : null;
    if (!address) return null;
    const sheet = address.sheetName ?? this.#sheet?.name ?? '';
    const from = { row: address.row + 1, col: address.column + 1 };
    if (address.rows * address.columns === 1) return { sheet, ...from };
    return { sheet, from, to: { row: address.row + address.rows, col: address.column + address.columns } };
  }
}

function areaOf(reference: CellReference | RangeReference): Area {
  if ('row' in reference) return { row: reference.row - 1, column: reference.col - 1, rows: 1, columns: 1 };
  const row = (reference.from.row ?? 1) - 1;
  const column = (reference.from.col ?? 1) - 1;
  return {
    row,
    column,
    rows: (reference.to.row ?? MAX_ROWS) - row,
    columns: (reference.to.col ?? MAX_COLUMNS) - column,
  };
}

/** The value as the parser wants it: null for an empty cell, an error object for an error. */
function known(sheet: Sheet, row: number, column: number): unknown {
  const value = sheet.cells.value(row, column);
  if (value === undefined) return null;
  return isErrorText(value) ? formulaError(String(value)) : value;
}

function cellValue(answer: unknown): CellValue {
  if (typeof answer === 'number' || typeof answer === 'string' || typeof answer === 'boolean') return answer;
  return answer === null || answer === undefined ? 0 : '#VALUE!';
}
