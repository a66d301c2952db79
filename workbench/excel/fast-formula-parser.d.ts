// The parts of fast-formula-parser the workbench uses; the package ships no types.
declare module 'fast-formula-parser' {
  export interface CellReference {
    readonly sheet?: string;
    readonly row: number;
    readonly col: number;
  }
  export interface RangeReference {
    readonly sheet?: string;
    readonly from: { readonly row: number | null; readonly col: number | null };
    readonly to: { readonly row: number | null; readonly col: number | null };
  }
  export interface FormulaArgument {
    readonly value: unknown;
    readonly isArray: boolean;
    readonly omitted?: boolean;
  }
  export interface FormulaParserOptions {
    readonly functions: Readonly<Record<string, (...args: FormulaArgument[]) => unknown>>;
    readonly functionsNeedContext: Readonly<Record<string, (parser: FormulaParser, ...args: unknown[]) => unknown>>;
    readonly onCell: (reference: CellReference) => unknown;
    readonly onRange: (reference: RangeReference) => unknown;
    readonly onVariable: (name: string, sheetName: string) => CellReference | RangeReference | null;
  }
  export class FormulaError extends Error {
    constructor(code: string);
    /** What went wrong inside, when the parser wrapped it. */
    readonly details?: unknown;
  }
  class FormulaParser {
    static readonly FormulaError: typeof FormulaError;
    constructor(options?: Partial<FormulaParserOptions>);
    /** Names whose arguments arrive as references instead of values. */
    funsNeedContextAndNoDataRetrieve: readonly string[];
    supportedFunctions(): string[];
    retrieveRef(valueOrReference: unknown): unknown;
    parse(formula: string, position: { sheet: string; row: number; col: number }, allowArray?: boolean): unknown;
  }
  // biome-ignore lint/style/noDefaultExport: the package exports the parser itself.
  export default FormulaParser;
}

declare module 'fast-formula-parser/formulas/operators.js' {
  export const Infix: {
    compareOp(left: unknown, operator: string, right: unknown, leftIsArray: boolean, rightIsArray: boolean): unknown;
  };
}

declare module 'fast-formula-parser/formulas/functions/date.js' {
  import type { FormulaArgument } from 'fast-formula-parser';

  const DATES: Readonly<Record<string, (...args: FormulaArgument[]) => unknown>>;
  // biome-ignore lint/style/noDefaultExport: the module is one object.
  export default DATES;
}
