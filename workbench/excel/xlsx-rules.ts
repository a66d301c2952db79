// Conditional formats between a file and the workbook. exceljs keeps no "stop if true" and writes only some text rules:
// the others are written as the formula they amount to.
import type { ConditionalFormattingOptions, ConditionalFormattingRule } from 'exceljs';
import { type Area, areaOfAddress, formatAddress, singleCell } from './a1.ts';
import { ruleFormula } from './conditional-formats.ts';
import type { CellValueOperator, ConditionalFormat, ConditionalRule } from './sheet-parts.ts';
import { readConditionalLook, writeConditionalLook } from './xlsx-styles.ts';

const OPERATORS: Readonly<Record<string, CellValueOperator>> = {
  between: 'Between',
  notBetween: 'NotBetween',
  equal: 'EqualTo',
  notEqual: 'NotEqualTo',
  greaterThan: 'GreaterThan',
  lessThan: 'LessThan',
  greaterThanOrEqual: 'GreaterThanOrEqual',
  lessThanOrEqual: 'LessThanOrEqual',
};

/** A rule as it comes from the file; exceljs' own types leave out what the file may hold. */
interface FileRule {
  readonly type?: string;
  readonly operator?: string;
  readonly priority?: number;
  readonly formulae?: readonly unknown[];
  readonly style?: ConditionalFormattingRule['style'];
}

function readRule(rule: FileRule): ConditionalRule {
  const formulas = (rule.formulae ?? []).map((formula) => `=${formula}`);
  const [formula1 = '', formula2] = formulas;
  const operator = OPERATORS[rule.operator ?? ''];
  if (rule.type === 'expression' && formula1) return { kind: 'custom', formula: formula1 };
  if (rule.type === 'cellIs' && operator && formula1) {
    return { kind: 'cellValue', operator, formula1, ...(formula2 === undefined ? {} : { formula2 }) };
  }
  const searched = /SEARCH\("((?:[^"]|"")*)"/i.exec(formula1)?.[1];
  if (rule.type === 'containsText' && searched !== undefined) {
    return { kind: 'containsText', operator: 'Contains', text: searched.replaceAll('""', '"') };
  }
  if (['beginsWith', 'endsWith', 'notContainsText'].includes(rule.type ?? '') && formula1) {
    return { kind: 'custom', formula: formula1 };
  }
  return { kind: 'other', type: rule.type ?? 'unknown', carried: { ...rule } };
}

/** The sheet's conditional formats in order of priority. */
export function readRules(blocks: readonly ConditionalFormattingOptions[], newId: () => string): ConditionalFormat[] {
  const read = blocks.flatMap(({ ref, rules }) => {
    const areas = ref.split(/\s+/).flatMap((part): Area[] => {
      const address = areaOfAddress(part);
      return address ? [address] : [];
    });
    return rules.map((rule: FileRule) => ({ priority: rule.priority ?? 0, areas, rule }));
  });
  read.sort((a, b) => a.priority - b.priority);
  return read.map(({ priority, areas, rule }) => ({
    id: newId(),
    areas,
    rule: readRule(rule),
    look: readConditionalLook(rule.style),
    stopIfTrue: false,
    filePriority: priority,
  }));
}

function writeRule(format: ConditionalFormat, priority: number): FileRule | null {
  const { rule } = format;
  const style = writeConditionalLook(format.look);
  const origin = format.areas[0];
  if (rule.kind === 'other') return { ...rule.carried, priority };
  if (rule.kind === 'cellValue') {
    const operator = Object.entries(OPERATORS).find(([, name]) => name === rule.operator)?.[0] ?? 'equal';
    const given = rule.formula2 === undefined ? [rule.formula1] : [rule.formula1, rule.formula2];
    return { type: 'cellIs', operator, formulae: given.map(fileOperand), style, priority };
  }
  const formula = origin ? ruleFormula(rule, formatAddress(singleCell(origin.row, origin.column))) : null;
  if (formula === null) return null;
  const contains = rule.kind === 'containsText' && rule.operator === 'Contains';
  if (contains) return { type: 'containsText', operator: 'containsText', formulae: [formula], style, priority };
  return { type: 'expression', formulae: [formula], style, priority };
}

function fileOperand(formula: string): string {
  if (formula.startsWith('=')) return formula.slice(1);
  return Number.isFinite(Number(formula)) ? formula : `"${formula.replaceAll('"', '""')}"`;
}

/** What exceljs is given to write, priorities from 1. */
export function writeRules(formats: readonly ConditionalFormat[]): ConditionalFormattingOptions[] {
  return formats.flatMap((format, index) => {
    const rule = writeRule(format, index + 1);
    if (!rule) return [];
    return [{ ref: format.areas.map(formatAddress).join(' '), rules: [rule as ConditionalFormattingRule] }];
  });
}
