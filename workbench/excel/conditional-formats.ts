// Which conditional formats show on a cell. Every rule becomes one formula relative to the format's first cell, is shifted to
// the cell asked about and evaluated once until a value, a look or the day changes.
import { containsCell, formatAddress, MAX_COLUMNS, singleCell } from './a1.ts';
import type { CellStyle, StyleBook } from './cell-style.ts';
import type { Calculation } from './formulas.ts';
import { sameAcrossColumns, shiftFormula } from './references.ts';
import type { Sheet } from './sheet.ts';
import type { CellValueOperator, ConditionalFormat, ConditionalRule } from './sheet-parts.ts';

/** How a cell shows, conditional formats included. */
export type ShownLook = CellStyle;

interface LooksWorkbook {
  readonly styles: StyleBook;
  readonly calculation: Calculation;
  readonly sheets: readonly Sheet[];
}

interface RuleMemo {
  readonly formula: string | null;
  readonly byRow: boolean;
  readonly answers: Map<number, boolean>;
}

const COMPARISONS: Readonly<Record<Exclude<CellValueOperator, 'Between' | 'NotBetween'>, string>> = {
  EqualTo: '=',
  NotEqualTo: '<>',
  GreaterThan: '>',
  LessThan: '<',
  GreaterThanOrEqual: '>=',
  LessThanOrEqual: '<=',
};

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** `=A1` and `100` as they are, other texts as text. */
function operand(formula: string): string {
  const text = formula.trim();
  if (text.startsWith('=')) return `(${text.slice(1)})`;
  return text !== '' && Number.isFinite(Number(text)) ? text : quoted(text);
}

/** The rule as one formula about its first cell (`cell`, "B2"); null for rules the workbench does not show. */
export function ruleFormula(rule: ConditionalRule, cell: string): string | null {
  switch (rule.kind) {
    case 'custom':
      return rule.formula.replace(/^=/, '') || null;
    case 'cellValue': {
      const first = operand(rule.formula1);
      if (rule.operator !== 'Between' && rule.operator !== 'NotBetween') {
        return `${cell}${COMPARISONS[rule.operator]}${first}`;
      }
      const within = `AND(${cell}>=${first},${cell}<=${operand(rule.formula2 ?? rule.formula1)})`;
      return rule.operator === 'Between' ? within : `NOT(${within})`;
    }
    case 'containsText': {
      const text = quoted(rule.text);
      if (rule.operator === 'Contains') return `ISNUMBER(SEARCH(${text},${cell}))`;
      if (rule.operator === 'NotContains') return `ISERROR(SEARCH(${text},${cell}))`;
      const end = rule.operator === 'BeginsWith' ? 'LEFT' : 'RIGHT';
      return `${end}(${cell},${rule.text.length})=${text}`;
    }
    default:
      return null;
  }
}

export class ConditionalLooks {
  readonly #workbook: LooksWorkbook;
  readonly #memos = new Map<ConditionalFormat, RuleMemo>();
  #key = '';

  constructor(workbook: LooksWorkbook) {
    this.#workbook = workbook;
  }

  /** The cell's own look with every format that applies laid over it, the first in the list winning. */
  shownLook(sheet: Sheet, row: number, column: number): ShownLook {
    const own = this.#workbook.styles.get(sheet.styleNumber(row, column));
    if (sheet.conditionalFormats.length === 0) return own;
    const showing = this.showing(sheet, row, column);
    if (showing.length === 0) return own;
    const looks = showing.map((format) => format.look).reverse();
    return Object.assign({}, own, ...looks, { font: Object.assign({}, own.font, ...looks.map((look) => look.font)) });
  }

  /** The formats whose rule holds for the cell, by priority, up to the first that stops the rest. */
  showing(sheet: Sheet, row: number, column: number): ConditionalFormat[] {
    this.#forgetIfStale();
    const found: ConditionalFormat[] = [];
    for (const format of sheet.conditionalFormats) {
      if (!format.areas.some((area) => containsCell(area, row, column))) continue;
      if (!this.#holds(format, sheet, row, column)) continue;
      found.push(format);
      if (format.stopIfTrue) break;
    }
    return found;
  }

  #forgetIfStale(): void {
    const versions = this.#workbook.sheets.map((sheet) => `${sheet.contentVersion}.${sheet.lookVersion}`).join();
    const key = `${this.#workbook.calculation.today()} ${versions}`;
    if (key === this.#key) return;
    this.#key = key;
    this.#memos.clear();
  }

  #holds(format: ConditionalFormat, sheet: Sheet, row: number, column: number): boolean {
    const memo = this.#memo(format);
    const origin = format.areas[0];
    if (memo.formula === null || !origin) return false;
    const key = memo.byRow ? row : row * MAX_COLUMNS + column;
    const known = memo.answers.get(key);
    if (known !== undefined) return known;
    const formula = shiftFormula(memo.formula, row - origin.row, column - origin.column);
    const answer = this.#workbook.calculation.evaluate(formula, sheet, row, column);
    const holds = answer === true || (typeof answer === 'number' && answer !== 0);
    memo.answers.set(key, holds);
    return holds;
  }

  #memo(format: ConditionalFormat): RuleMemo {
    const known = this.#memos.get(format);
    if (known) return known;
    const origin = format.areas[0];
    const formula = origin ? ruleFormula(format.rule, formatAddress(singleCell(origin.row, origin.column))) : null;
    const byRow = formula !== null && sameAcrossColumns(formula);
    const memo: RuleMemo = { formula, byRow, answers: new Map() };
    this.#memos.set(format, memo);
    return memo;
  }
}
