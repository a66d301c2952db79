// What a sheet's new name changes: every formula, rule and defined name that mentions the old one.
import { quoteSheetName } from './a1.ts';
import { rewriteReferences } from './references.ts';
import type { Sheet } from './sheet.ts';
import type { DefinedName } from './sheet-parts.ts';

interface Named {
  readonly sheets: readonly Sheet[];
  readonly names: readonly DefinedName[];
}

/** Writes the new name wherever formulas of the workbook say the old one. */
export function renameInFormulas(workbook: Named, before: string, after: string): void {
  const rename = (formula: string): string =>
    rewriteReferences(formula, (reference) => {
      const text = formula.slice(reference.start, reference.end);
      const meant = reference.sheetName?.toLowerCase() === before.toLowerCase();
      return meant ? `${quoteSheetName(after)}!${text.slice(reference.prefix.length)}` : text;
    });
  for (const sheet of workbook.sheets) {
    for (const { row, column, formula } of [...sheet.cells.formulas()]) {
      const renamed = rename(formula);
      if (renamed !== formula) sheet.cells.setFormula(row, column, renamed);
    }
    for (const format of sheet.conditionalFormats) {
      if (format.rule.kind === 'custom') format.rule = { ...format.rule, formula: rename(format.rule.formula) };
    }
  }
  for (const name of workbook.names) name.refersTo = rename(name.refersTo);
}
